"""The table of jobs, its waiting line, its lanes and its deliveries, in SQL."""
