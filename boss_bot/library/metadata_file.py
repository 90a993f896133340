"""``metadata.json``: what a kept download is, beside its files. It ends with them."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from boss_bot.domain.job import Job
from boss_bot.domain.media import StoredFile


def write_metadata(path: Path, job: Job, files: Sequence[StoredFile], now: datetime) -> None:
    """Write the record of a job's files, whole or not at all."""
    content = {
        "job": job.id,
        "url": job.request.link.url,
        "site": job.request.site,
        "user": job.request.owner,
        "stored_at": now.isoformat(),
        "files": [
            {"file": file.path.name, "mime": file.mime, "bytes": file.size, "sha256": file.sha256} for file in files
        ],
    }
    part = path.with_suffix(".part")
    part.write_text(json.dumps(content, indent=2), "utf-8")
    part.replace(path)
