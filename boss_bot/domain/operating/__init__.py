"""What those who run the bot see, ask of it and are told."""
