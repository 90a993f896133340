"""What the demo is judged by: every file that a member got, against the bytes of its source."""

from collections.abc import Sequence

import attrs
from rich.table import Table

from boss_bot.playground import LiveCard, SampleSite


@attrs.frozen
class Delivered:
    """A file in a member's hands."""

    name: str
    size: int
    sha256: str
    source: str | None

    @property
    def same(self) -> bool:
        """Whether its bytes are those of one of the site's files."""
        return self.source is not None


async def files_of(card: LiveCard, site: SampleSite) -> list[Delivered]:
    """Fetch what a card carries, as a member's client does, and look for the source of each."""
    sources = {file.sha256: path for path, file in site.files.items()}
    found = []
    for file in card.attachments:
        digest = await file.sha256()
        found.append(Delivered(file.filename, file.size, digest, sources.get(digest)))
    return found


def table_of(files: Sequence[Delivered]) -> Table:
    """Draw the closing table."""
    table = Table(title="Files delivered", title_justify="left")
    for heading in ("File", "Bytes", "SHA-256", "Same bytes as"):
        table.add_column(heading, justify="right" if heading == "Bytes" else "left", overflow="fold")
    for file in files:
        table.add_row(file.name, f"{file.size:,}", file.sha256, file.source or "nothing on the site")
    return table
