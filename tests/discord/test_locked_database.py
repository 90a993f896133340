"""The database is locked from outside: every command is answered in time, and what was accepted comes to its end."""

import sqlite3
from contextlib import closing

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/{}"


async def test_commands_are_answered_while_another_program_locks_the_database(discord, house, led, local):
    local.state.interactions.answer_within_s = 3.0
    members = [discord.member(f"Member {number}") for number in range(2)]
    with closing(sqlite3.connect(house.folder / "db.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        cards = [
            await discord.slash(member, "download link", url=LINK.format(number))
            for number, member in enumerate(members)
        ]
        refused = [await card.until(lambda now: "DB-1" in now.text, timeout=60) for card in cards]
        assert all(card.ephemeral for card in refused)
        other.execute("ROLLBACK")
    card = await discord.slash(members[0], "download link", url=LINK.format(99))
    (await led.next()).finish(b"x")
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"x"]
