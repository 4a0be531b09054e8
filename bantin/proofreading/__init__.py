"""What is found in one entry from nothing but its own fields and text."""
