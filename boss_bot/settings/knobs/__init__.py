"""Every knob once, in groups: its name, what it is for, how it is read, and what holds without it."""
