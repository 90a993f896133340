"""The work behind the operator's commands."""
