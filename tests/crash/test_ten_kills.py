"""A small slice of the kill-9 suite, for every run; ``nox -s crash`` has the whole of it."""

import pytest

KILLS = [
    ("journal.intend after", 1), ("rest.create_message after", 1), ("rest.edit_interaction_response after", 4),
    ("journal.settle after", 2), ("store.move completed before", 1), ("rest.execute_webhook after", 1),
    ("library.keep after", 1), ("store.move cancelled after", 1), ("store.move paused after", 1),
]  # fmt: skip


@pytest.mark.timeout(120)
async def test_ten_kills_at_the_worst_moments(crashes):
    crash = await crashes(seed=3)
    for place, passes in KILLS:
        crash.ask(2)
        await crash.life(1.5, place, passes)
        crash.pass_time(40)
    await crash.life(0.1)
    assert await crash.life(60)
    assert crash.broken() == []
    assert crash.kills >= 5
