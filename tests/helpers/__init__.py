"""What several test files use: places, fixtures, readers, validators."""
