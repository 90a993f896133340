"""What members may do with their jobs, and who may do it."""
