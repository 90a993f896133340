"""What buttons, selects and panels carry, and how it is read back."""
