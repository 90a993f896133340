"""A download whose card all see: its progress, its files, and what happens where Discord keeps it private."""

import asyncio
from itertools import count

import pytest

from boss_bot.domain.members.server_rules import ServerRules

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINKS = (f"https://x.com/ann/status/{n}" for n in count(1))


async def begin(discord, member, led, **where):
    card = await discord.slash(member, "download link", url=next(LINKS), visibility="public", **where)
    download = await led.next()
    download.progress(42)
    return await card.until(lambda now: "42 %" in now.title), download


async def test_all_see_the_progress_and_the_files_in_the_servers_language_and_the_buttons_stay_its_members(
    discord, ann, bob, led, house
):
    await house.store.members.keep_rules(ann.guild_id, ServerRules(language="de"))
    card, download = await begin(discord, ann, led)
    assert not card.ephemeral
    assert [seen.id for seen in discord.sees(bob)] == [card.id]
    assert card.title == "Download läuft – 42 %"
    refused = await discord.press(bob, card, "Anhalten")
    assert refused.title == "This isn't your download"
    assert refused.ephemeral
    assert (await discord.press(bob, card, "Details")).title.startswith("Details")
    await discord.press(ann, card, "Anhalten")
    await card.until(lambda now: now.title.startswith("Angehalten"))
    await discord.press(ann, card, "Fortsetzen")
    await card.until(lambda now: now.title == "Download läuft – 42 %")
    download.finish(*(bytes([number]) for number in range(12)))
    done = await card.until(lambda now: now.title.startswith("Fertig"))
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    assert f"<@{ann.user.id}>" in done.text
    assert not discord.pings(ann)
    shown = [file for seen in discord.sees(bob) for file in seen.shown_files]
    assert len(shown) == 12


async def test_where_discord_keeps_it_private_the_member_is_told_and_the_result_is_posted(
    discord, ann, bob, led, local
):
    local.faults.force_ephemeral()
    card, download = await begin(discord, ann, led)
    assert card.ephemeral
    [told] = [seen for seen in discord.sees(ann) if seen.title == "Only you can see the progress"]
    assert told.ephemeral
    assert discord.sees(bob) == []
    download.finish(b"for all")
    [post] = await local.world.changes.until(lambda: [seen for seen in discord.sees(bob) if seen.shown_files], 10)
    assert [await file.read() for file in post.shown_files] == [b"for all"]


async def test_a_refusal_is_nobody_elses_business(discord, ann, bob, local):
    await discord.slash(ann, "download link", url="no link", visibility="public")
    await local.world.changes.until(lambda: [c for c in discord.sees(ann) if c.title.startswith("That isn't")], 10)
    await local.world.changes.until(lambda: discord.sees(bob) == [] or None, 10)
    assert all(card.ephemeral for card in discord.sees(ann))


async def test_in_direct_messages_there_is_nobody_else(discord, ann, led):
    card, download = await begin(discord, ann, led, context="dm")
    download.finish(b"hers")
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert done.ephemeral


async def test_it_is_started_again_and_deleted_in_the_same_message_for_all(discord, ann, bob, led, house):
    card, _download = await begin(discord, ann, led)
    await discord.press(ann, card, "Cancel")
    cancelled = await card.until(lambda now: now.title == "Cancelled")
    again = await discord.press(ann, cancelled, "Start again")
    (await led.next()).finish(b"again")
    done = await again.until(lambda now: now.title.startswith("Done"))
    assert (done.id, done.ephemeral) == (card.id, False)
    assert [await file.read() for file in done.shown_files] == [b"again"]
    assert [seen.id for seen in discord.sees(bob)] == [card.id]
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    seen = [one.id for one in discord.sees(ann)]
    await discord.press(ann, done, "Delete file")
    asked = await discord.local.world.changes.until(
        lambda: next((one for one in discord.sees(ann) if one.id not in seen), None), 10
    )
    assert asked.ephemeral
    await discord.press(ann, asked, asked.buttons[0].label)
    gone = await done.until(lambda now: not now.shown_files)
    assert gone.id == card.id


async def test_a_link_that_is_refused_at_a_press_is_told_in_its_message(discord, ann, led, house):
    card, _download = await begin(discord, ann, led)
    await discord.press(ann, card, "Cancel")
    cancelled = await card.until(lambda now: now.title == "Cancelled")
    await house.store.members.keep_rules(ann.guild_id, ServerRules(sites_off=frozenset({"twitter"})))
    refused = await discord.press(ann, cancelled, "Start again")
    assert (await refused.until(lambda now: now.title != "Checking link")).title == "That site is switched off here"


async def test_it_stands_apart_from_the_panel_of_private_ones(discord, ann, bob, led):
    card, _download = await begin(discord, ann, led)
    private = await discord.slash(ann, "download link", url=next(LINKS))
    other = await led.next()
    other.progress(7)
    await private.until(lambda now: now.title == "Downloading – 7 %")
    assert "42 %" in card.now.title
    assert [seen.id for seen in discord.sees(bob)] == [card.id]
