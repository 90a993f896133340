"""From what a member typed, or found in a message, to a request."""
