"""Words and rules: the standard library and attrs only; no I/O, no clock of its own.

From the ground up: ``errors``, ``links``, ``content``, ``members``, ``jobs``, ``keeping``, ``operating``. A module is
imported from its room by name; ``ports`` holds on one page what the queue needs of the rooms around it.
"""
