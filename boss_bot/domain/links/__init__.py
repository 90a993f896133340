"""The text gate: what a member types becomes a link, or is refused, from its text alone."""
