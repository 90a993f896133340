"""The process that every job's process is born from."""
