"""Finished results are done away with: a private card's files, and posts that everybody sees."""

import asyncio

import pytest
import pytest_asyncio

from boss_bot.playground.local_discord.world.permissions import EVERYONE, Permission

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/1"


def job_of(card):
    return card.text.rpartition("Job ")[2][:8]


def kept(house):
    return [path for path in house.folder.rglob("*") if path.suffix == ".png" and "trash" not in path.parts]


async def ask(discord, member, card):
    """Press Delete file and return the question, which comes beside the card."""
    seen = [one.id for one in discord.sees(member)]
    await discord.press(member, card, "Delete file")
    changes = discord.local.world.changes
    return await changes.until(lambda: next((one for one in discord.sees(member) if one.id not in seen), None), 10)


@pytest_asyncio.fixture(loop_scope="session")
async def done(discord, ann, led, house):
    """A download of Ann's whose file is on her card."""
    card = await discord.slash(ann, "download link", url=LINK)
    (await led.next()).finish(b"cat")
    done = await card.until(lambda now: now.title.startswith("Done"))
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    return done


@pytest_asyncio.fixture(loop_scope="session")
async def post(discord, ann, bob, done, local):
    """The post of Ann's file, as Bob sees it."""
    await discord.press(ann, done, "Post to channel")
    return next(card for card in discord.sees(bob) if card.title.startswith("Done"))


async def test_files_are_deleted_from_the_card_and_the_disk_once_it_was_meant(discord, ann, done, house):
    assert len(kept(house)) == 1
    question = await ask(discord, ann, done)
    assert (question.title, question.ephemeral, question.id != done.id) == ("Delete these files?", True, True)
    assert (await discord.press(ann, question, "Keep")).title == "Nothing was deleted"
    assert len(kept(house)) == 1
    assert len(done.now.shown_files) == 1

    question = await ask(discord, ann, done)
    told = await discord.press(ann, question, "Delete")
    assert told.id == question.id
    assert "The files are gone from my disk." in told.text
    card = done.now
    assert (card.title, card.attachments) == ("Deleted – file no longer kept", ())
    assert [button.label for button in card.buttons] == ["Download again", "Details"]
    assert kept(house) == []
    assert await house.store.library.shelf.of(owner=ann.id) == []
    late = await discord.press(ann, card, force_custom_id=f"b1:share:{job_of(card)}")
    assert (late.title, late.id != card.id) == ("File no longer kept", True)
    assert [button.label for button in late.buttons] == ["Download again", "Details"]
    assert "[Send again]" not in (await discord.slash(ann, "history")).outline()


async def test_a_card_that_is_out_of_reach_is_named(discord, ann, done, house):
    told = await discord.press(ann, done, force_custom_id=f"b1:erase:{job_of(done)}")
    assert "Dismiss the message that shows them" in told.text
    assert kept(house) == []


@pytest_asyncio.fixture(loop_scope="session")
async def many(discord, ann, led, house):
    """The messages, oldest first, with 25 files of Ann's."""
    card = await discord.slash(ann, "download link", url=LINK)
    (await led.next()).finish(*(bytes([number]) for number in range(25)))
    await card.until(lambda now: now.title.startswith("Done"))
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    return [one for one in discord.sees(ann) if one.shown_files]


async def test_messages_with_further_files_go_with_the_first(discord, ann, many, house):
    assert [len(one.shown_files) for one in many] == [10, 10, 5]
    question = await ask(discord, ann, many[0])
    assert "25 files, 25 B go from my messages to you and from my disk." in question.text
    told = await discord.press(ann, question, "Delete")
    assert "more message" not in told.text
    assert [one.gone for one in many] == [False, True, True]
    assert many[0].now.title == "Deleted – file no longer kept"
    assert kept(house) == []


async def test_the_first_goes_with_one_of_the_further_ones_and_one_that_is_gone_is_no_trouble(
    discord, ann, many, local, house
):
    local.faults.refuse("DELETE", "/webhooks/*", status=404, body={"message": "Unknown Message", "code": 10008})
    told = await discord.press(ann, await ask(discord, ann, many[2]), "Delete")
    assert "more message" not in told.text
    assert [one.now.title for one in (many[0], many[2])] == ["Deleted – file no longer kept"] * 2
    assert [one.now.attachments for one in (many[0], many[2])] == [(), ()]


async def test_what_discord_does_not_let_go_any_more_is_counted(discord, ann, many, local, house):
    local.clock.advance(16 * 60)
    told = await discord.press(ann, await ask(discord, ann, many[1]), "Delete")
    assert "2 more messages still show files: only you see them, and I can't reach them any more." in told.text
    assert [len(one.now.shown_files) for one in many] == [10, 0, 5]
    assert kept(house) == []


async def test_after_a_restart_they_go_by_the_token_of_the_download_while_it_lives(discord, ann, many, house):
    await house.stop()
    await house.ready()
    told = await discord.press(ann, await ask(discord, ann, many[0]), "Delete")
    assert "more message" not in told.text
    assert [one.gone for one in many] == [False, True, True]


async def test_what_all_see_of_a_download_goes_by_the_bots_own_right(discord, ann, bob, led, house, local):
    card = await discord.slash(ann, "download link", url=LINK, visibility="public")
    (await led.next()).finish(*(bytes([number]) for number in range(12)))
    await card.until(lambda now: now.title.startswith("Done"))
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    first, further = [one for one in discord.sees(bob) if one.shown_files]
    local.clock.advance(16 * 60)
    told = await discord.press(ann, await ask(discord, ann, first), "Delete")
    assert "could not be removed" not in told.text
    assert (first.now.title, first.now.attachments, further.gone) == ("Deleted – file no longer kept", (), True)


async def test_what_all_see_and_discord_does_not_let_go_is_told(discord, ann, bob, led, house, local):
    card = await discord.slash(ann, "download link", url=LINK, visibility="public")
    (await led.next()).finish(*(bytes([number]) for number in range(12)))
    await card.until(lambda now: now.title.startswith("Done"))
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    [first, _] = [one for one in discord.sees(bob) if one.shown_files]
    local.clock.advance(16 * 60)
    local.faults.refuse("DELETE", "/channels/*/messages/*", status=403, body={"message": "No", "code": 50013})
    told = await discord.press(ann, await ask(discord, ann, first), "Delete")
    assert "1 post could not be removed. Try again, or delete it by hand." in told.text


async def test_a_post_names_its_source_and_shows_its_details_to_everybody(discord, bob, post):
    assert [button.label for button in post.buttons] == ["Details", "Source ↗", "Remove"]
    assert post.button("Source ↗").url == LINK
    details = await discord.press(bob, post, "Details")
    assert details.ephemeral
    assert LINK in details.text


async def test_a_post_is_removed_by_its_owner(discord, ann, post, house):
    question = await discord.press(ann, post, "Remove")
    assert (question.title, question.ephemeral) == ("Remove this post?", True)
    told = await discord.press(ann, question, "Delete")
    assert "1 post is removed." in told.text
    assert post.gone
    assert kept(house) == []


async def test_a_moderator_removes_posts_of_others_and_nobody_else_does(discord, bob, done, post, local, house):
    for action in ("remove", "erase", "delete", "spare"):
        refused = await discord.press(bob, post, force_custom_id=f"b1:{action}:{job_of(post)}")
        assert refused.title == "This isn't your download", action
    assert not post.gone
    assert len(kept(house)) == 1
    mod = discord.member("Mod", permissions=EVERYONE | Permission.MANAGE_MESSAGES)
    told = await discord.press(mod, await discord.press(mod, post, "Remove"), "Delete")
    assert "1 post is removed." in told.text
    assert post.gone
    assert len(done.now.shown_files) == 1  # the member's own card is theirs


async def test_who_manages_the_server_removes_posts_too_and_the_log_names_them(discord, post, log):
    boss = discord.member("Boss", permissions=EVERYONE | Permission.MANAGE_GUILD)
    told = await discord.press(boss, await discord.press(boss, post, "Remove"), "Delete")
    assert "1 post is removed." in told.text
    assert post.gone
    await log.until(str(boss.id))


async def test_a_moderator_has_no_business_with_what_nobody_else_sees(discord, done, house):
    mod = discord.member("Mod", permissions=EVERYONE | Permission.MANAGE_MESSAGES)
    hers = await discord.slash(mod, "queue")
    refused = await discord.press(mod, hers, force_custom_id=f"b1:erase:{job_of(done)}")
    assert refused.title == "This isn't your download"
    assert len(kept(house)) == 1


async def test_a_post_that_discord_does_not_let_go_is_told_and_one_that_is_gone_is_no_trouble(
    discord, ann, post, local
):
    question = await discord.press(ann, post, "Remove")
    local.faults.refuse("DELETE", "/channels/*/messages/*", status=403, body={"message": "No", "code": 50013})
    told = await discord.press(ann, question, "Delete")
    assert "1 post could not be removed." in told.text
    assert not post.gone
    for _ in range(2):
        told = await discord.press(ann, told, force_custom_id=f"b1:erase:{job_of(post)}")
        assert "1 post is removed." in told.text
    assert post.gone


async def test_what_somebody_else_downloaded_too_is_kept(discord, ann, bob, done, led, house):
    card = await discord.slash(bob, "download link", url=LINK)
    await card.until(lambda now: now.title.startswith("Done"))
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    told = await discord.press(ann, await ask(discord, ann, done), "Delete")
    assert "Somebody else downloaded the same" in told.text
    assert done.now.attachments == ()
    assert len(kept(house)) == 1
    told = await discord.press(bob, await ask(discord, bob, card.now), "Delete")
    assert len(card.now.shown_files) == 0
