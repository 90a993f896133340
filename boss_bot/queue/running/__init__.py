"""One run of one job: the download, the work on what came, the hand-over, and how it ended."""
