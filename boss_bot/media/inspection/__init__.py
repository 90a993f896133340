"""What a file really is, by its own bytes."""
