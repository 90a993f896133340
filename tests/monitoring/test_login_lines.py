"""What `/status` tells of the operator's logins."""

from datetime import timedelta

from boss_bot.domain.operating.status import State
from boss_bot.monitoring.lines.logins import Login, login_lines


def test_each_login_says_how_long_it_lasts(clock):
    now = clock.now()
    lines = login_lines(
        [
            Login("reddit", 1),
            Login("twitter", 3, now + timedelta(days=30)),
            Login("instagram", 2, now + timedelta(days=2)),
            Login("youtube", 2, now),
            Login("tiktok", 0, problem="is no text"),
        ],
        now,
    )

    assert [(line.name, line.state, line.detail) for line in lines] == [
        ("Login for reddit", State.OK, "1 cookie"),
        ("Login for twitter", State.OK, "3 cookies, the first ends on 2026-12-22"),
        ("Login for instagram", State.WARNING, "2 cookies, the first ends on 2026-11-24"),
        ("Login for youtube", State.FAILED, "2 cookies, expired since 2026-11-22"),
        ("Login for tiktok", State.FAILED, "not used: the file is no text"),
    ]
    assert [bool(line.hint) for line in lines] == [False, False, True, True, True]
