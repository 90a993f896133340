"""What a job's process says, and how little of it is believed."""
