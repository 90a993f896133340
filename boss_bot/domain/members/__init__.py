"""Who asks, what they may use, and what they and their server have set."""
