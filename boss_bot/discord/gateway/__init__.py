"""The connection to Discord: the client, its life, and what an operator sees of it."""
