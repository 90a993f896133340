"""What is kept after a job is over: folders, posts, usage and history, for how long, and the room they need."""
