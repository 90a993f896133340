"""The programs that look at files of strangers: which they are, and how they are shut in."""
