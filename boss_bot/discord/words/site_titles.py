"""How people call the sites, by the short names that the store keeps."""

from boss_bot.discord.language import _
from boss_bot.discord.text.escape import plain
from boss_bot.sites import SITES

_NAMES = {site.name: site.title for site in SITES}


def site_title(name: str) -> str:
    """Return how people call a site, safe to show."""
    others = {"direct": _("direct links"), "enabled": _("the operator's further sites"), "own": _("the operator's own")}
    return _NAMES.get(name) or others.get(name) or plain(name, 60)
