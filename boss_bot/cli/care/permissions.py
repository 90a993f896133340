"""What the bot needs in a server, and the link that asks for exactly that."""

from collections.abc import Mapping

NEEDED: Mapping[str, int] = {
    "View Channels": 1 << 10,
    "Send Messages": 1 << 11,
    "Send Messages in Threads": 1 << 38,
    "Embed Links": 1 << 14,
    "Attach Files": 1 << 15,
}
"""What the bot needs in a server (Discord, Permissions: bitwise permission flags)."""

_ADMINISTRATOR = 1 << 3


def invite(application: int) -> str:
    """Return the link that brings the app into a server, with exactly the needed permissions."""
    asked = f"client_id={application}&scope=bot+applications.commands&permissions={sum(NEEDED.values())}"
    return f"https://discord.com/oauth2/authorize?{asked}"


def lacking_in(held: int) -> list[str]:
    """Name what is needed and not among the permissions that are held."""
    return [] if held & _ADMINISTRATOR else [name for name, bit in NEEDED.items() if not held & bit]
