"""Boss-Bot."""
