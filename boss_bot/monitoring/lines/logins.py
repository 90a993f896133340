"""The operator's logins, as `/status` tells of them: how many cookies, and when the first of them ends."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import attrs

from boss_bot.domain.operating.status import State, StatusLine

_SOON = timedelta(days=3)


@attrs.frozen
class Login:
    """What may be told of one site's cookie file.

    Attributes:
        site: The site's short name.
        cookies: How many cookies it has.
        ends_at: When the first of them ends, None when none says.
        problem: Why the file is not used, empty when it is.
    """

    site: str
    cookies: int
    ends_at: datetime | None = None
    problem: str = ""


def login_lines(logins: Sequence[Login], now: datetime) -> list[StatusLine]:
    """Say of each login how it is."""
    return [_line(login, now) for login in logins]


def _line(login: Login, now: datetime) -> StatusLine:
    name = f"Login for {login.site}"
    if login.problem:
        return StatusLine(
            name, State.FAILED, f"not used: the file {login.problem}", "Mend the file in the data folder."
        )
    number = f"{login.cookies} cookie{'' if login.cookies == 1 else 's'}"
    if login.ends_at is None:
        return StatusLine(name, State.OK, number)
    hint = "Export the cookies anew from a browser."
    if login.ends_at <= now:
        return StatusLine(name, State.FAILED, f"{number}, expired since {login.ends_at:%Y-%m-%d}", hint)
    soon = login.ends_at - now < _SOON
    state = State.WARNING if soon else State.OK
    return StatusLine(name, state, f"{number}, the first ends on {login.ends_at:%Y-%m-%d}", hint if soon else "")
