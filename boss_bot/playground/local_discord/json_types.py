"""The type of what comes off the wire."""

from typing import Any

Json = dict[str, Any]
"""A JSON object."""
