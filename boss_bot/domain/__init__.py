"""Words and rules: the standard library and attrs only; no I/O, no clock of its own."""
