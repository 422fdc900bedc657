"""Text of both directions in one line."""
