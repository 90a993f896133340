"""Files that our programs write beside those that came."""

from pathlib import Path


def size_of(path: Path) -> int:
    """Return how many bytes a program wrote."""
    return path.stat().st_size


def beside(path: Path, what: str) -> Path:
    """Return a path for a new file beside another; what an interrupted try left there is deleted."""
    new = path.with_name(f"{path.name}.{what}")
    new.unlink(missing_ok=True)
    return new
