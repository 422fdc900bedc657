"""What is known of characters and scripts."""
