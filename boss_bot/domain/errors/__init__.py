"""Everything that can go wrong, as values: refusals of a request, and failures of a job by where they came from."""
