"""A member who does too much at once is told when they can go on; others notice nothing."""

import pytest

from boss_bot.playground.driver import Driver

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_command_that_is_too_many_is_answered_with_a_time(house, local):
    house.acts = 3
    await house.ready()
    discord = Driver(local)
    ann, bob = discord.member("Ann"), discord.member("Bob")
    for _ in range(3):
        assert "Your downloads" in (await discord.slash(ann, "queue")).title
    refused = await discord.slash(ann, "help")
    until = round(local.clock.now()) + 60
    assert refused.title == "A little slower, please"
    assert any(f"<t:{moment}:R>" in refused.text for moment in range(until - 15, until + 1))
    assert "COOL-1" in refused.text
    assert "Your downloads" in (await discord.slash(bob, "queue")).title
    local.clock.advance(61)
    assert "Your downloads" in (await discord.slash(ann, "queue")).title


async def test_presses_are_counted_apart_from_commands(house, local, led):
    house.acts = 2
    await house.ready()
    discord = Driver(local)
    ann = discord.member("Ann")
    card = await discord.slash(ann, "download link", url="https://x.com/ann/status/1")
    (await led.next()).progress(42)
    card = await card.until(lambda now: now.title == "Downloading – 42 %")
    await discord.press(ann, card, "Pause")
    card = await card.until(lambda now: now.title == "Paused – 42 % kept")
    await discord.press(ann, card, "Resume")
    card = await card.until(lambda now: now.title.startswith("Downloading"))
    refused = await discord.press(ann, card, "Pause")
    assert refused.title == "A little slower, please"
    assert refused.ephemeral
    assert "You can go on <t:" in refused.text
    assert card.title.startswith("Downloading")
