"""The commands as the command line declares them; their work is loaded when they are called."""
