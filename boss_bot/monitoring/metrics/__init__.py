"""What is counted and measured, and the watchers that see it happen."""
