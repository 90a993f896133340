"""The small world of the demo and the playground, and how its cards are drawn in a terminal."""
