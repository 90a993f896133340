"""What `/help` shows below each topic: commands as they are typed, without the stroke, and further topics."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "links": ("download link url:https://x.com/ann/status/1",),
    "sites": ("download link url:https://vimeo.com/76979871", "history site:reddit"),
    "limits": ("settings", "queue"),
    "options": (
        "download youtube url:https://youtu.be/BaW_jenozKc start:1:30 end:2:00",
        "download reddit url:https://redd.it/abc123 gallery:first",
        "download link url:https://x.com/ann/status/1 media:audio",
    ),
    "cards": ("queue", "pause job:K7QD2M3X"),
    "waiting": ("queue show:server",),
    "errors": ("help topic:AUTH-2", "retry job:K7QD2M3X"),
    "privacy": ("privacy", "privacy action:export"),
}
"""Examples by topic."""

SEE_ALSO: Mapping[str, tuple[str, ...]] = {
    "links": ("sites", "options", "errors"),
    "sites": ("links", "limits"),
    "limits": ("waiting", "options"),
    "options": ("links", "limits"),
    "cards": ("waiting", "errors"),
    "waiting": ("limits", "cards"),
    "errors": ("links", "limits"),
    "privacy": ("cards",),
}
"""Further topics by topic."""
