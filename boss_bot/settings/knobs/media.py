"""What is done with files before they are handed over."""

import attrs

from boss_bot.settings.reading.knob import count, knob
from boss_bot.settings.reading.plain import socket_address, switch


@attrs.frozen(kw_only=True, slots=False)
class MediaKnobs:
    """The group «Files that came»."""

    encodes: int = knob(
        "BOSS_BOT_ENCODES",
        "Files that are made smaller at once; each takes as many cores as it has threads. A whole number from 1.",
        count,
        "1",
        1,
    )
    encode_threads: int = knob(
        "BOSS_BOT_ENCODE_THREADS",
        "Threads of one encode. A whole number from 1.",
        count,
        "2",
        2,
    )
    scanner: str | None = knob(
        "BOSS_BOT_SCANNER",
        "Where ClamAV's daemon listens: `unix:/path` or `host:port`. Every fetched file is sent there before "
        "anything else looks at it. Set `StreamMaxLength` and `MaxFileSize` in `clamd.conf` over your limits, "
        "and `AlertExceedsMax yes`.",
        socket_address,
        "unix:/run/clamav/clamd.ctl",
        None,
    )
    scanner_required: bool = knob(
        "BOSS_BOT_SCANNER_REQUIRED",
        "`yes`: a file that the scanner does not judge, because it is away or the file is too large for it, "
        "is refused. `no`: it is passed on, and the log warns.",
        switch,
        "no",
        True,
    )
