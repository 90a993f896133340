"""Pictures, looked at and written anew."""
