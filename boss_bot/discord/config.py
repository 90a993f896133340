"""What the Discord room has to be told by the one who builds it."""

from collections.abc import Callable
from ssl import SSLContext

import attrs

from boss_bot.domain.ports import Clock


@attrs.frozen(kw_only=True)
class BotConfig:
    """How to reach Discord.

    Attributes:
        token: The bot's token. Secret: never logged.
        clock: Tells when the right to edit an answer ends.
        rest_url: Where the REST interface is, without a slash at the end; None for Discord's own.
        progress_interval: Seconds between two edits of a card in which only the progress changed.
        commands_a_minute, presses_a_minute: How many of them one member may use in any 60 seconds.
        owner_server: Discord id of the server where the commands of the bot's owner are, None for none.
        silence: Seconds that Discord may leave a request without a byte of an answer, once it was sent whole; then it
            is asked again. An upload itself may take longer.
        certificates: Tell whether a server is Discord's; None for the system's, which are read then.
        on_command: Told of each command that has ended: its name and the seconds it took.
    """

    token: str = attrs.field(repr=False)
    clock: Clock
    rest_url: str | None = None
    progress_interval: float = 5.0
    commands_a_minute: int = 10
    presses_a_minute: int = 30
    owner_server: int | None = None
    silence: float = 60.0
    certificates: SSLContext | None = None
    on_command: Callable[[str, float], None] | None = None


class TokenRefusedError(Exception):
    """Discord does not take the bot's token."""


@attrs.frozen
class UnreachedError(Exception):
    """Discord was not reached at the start; the cause is what the network said.

    Attributes:
        status: What Discord answered (HTTP), None when nothing answered.
    """

    status: int | None = None
