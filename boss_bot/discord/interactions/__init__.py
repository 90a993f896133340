"""One interaction at a time: its answer, its handler, its errors, and who comes too fast."""
