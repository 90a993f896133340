"""One file a command, with the buttons that belong to it. Each is loaded by being here."""
