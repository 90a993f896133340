"""What a member sees of a job that is tried again, by itself and by hand, and of a line that can be foretold."""

import re
from itertools import count

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.errors.failures import NetworkError, PrivatePostError, RateLimitedError
from boss_bot.domain.jobs.retry import RetryRule
from boss_bot.playground.driver import Driver

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINKS = (f"https://x.com/ann/status/{n}" for n in count(1))
OTHER = "https://www.reddit.com/r/cats/comments/abc/x/"


async def test_a_recording_that_failed_is_tried_again_in_another_quality(house, discord, ann, led):
    card = await discord.slash(ann, "download link", url=next(LINKS), quality="720p")
    download = await led.next()
    download.found(metadata=Metadata(title="Talk", duration=60.0))
    download.fail(NetworkError())
    failed = await card.until(lambda now: now.title.startswith("Failed"))
    assert [button.label for button in failed.buttons] == ["Retry", "Try other quality", "Details"]
    asked = await discord.press(ann, failed, "Try other quality")
    assert [button.label for button in asked.buttons] == ["1080p", "480p", "Smallest", "Audio only", "Back"]
    assert (await discord.press(ann, asked, "Back")).title == failed.title
    await discord.press(ann, await discord.press(ann, card, "Try other quality"), "480p")
    again = await led.next()
    assert (again.task.options.quality, again.task.options.media) == ("480p", "everything")
    again.found(metadata=Metadata(title="Talk", duration=60.0))
    again.fail(NetworkError())
    await card.until(lambda now: "Try other quality" in [button.label for button in now.buttons])
    await discord.press(ann, await discord.press(ann, card, "Try other quality"), "Audio only")
    sound = await led.next()
    assert (sound.task.options.quality, sound.task.options.media) == ("480p", "audio")
    sound.finish(b"sound", ending=".mp3")
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"sound"]


async def test_a_broken_connection_is_said_tried_again_and_ends_well(house, local, led):
    await house.ready(retry=RetryRule(most=2, first_wait=0.4))
    discord = Driver(local)
    card = await discord.slash(discord.member("Ann"), "download link", url=next(LINKS))
    (await led.next()).fail(NetworkError())
    waiting = await card.until(lambda now: now.title == "Connection problem – trying again")
    assert re.search(r"Attempt 2 of 3 starts <t:\d+:R>\.", waiting.text)
    assert [button.label for button in waiting.buttons] == ["Try now", "Hold", "Cancel"]
    (await led.next()).finish()
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert done.id == card.id


async def test_try_now_does_not_wait(house, local, led):
    await house.ready(retry=RetryRule(most=1, first_wait=3000))
    discord = Driver(local)
    ann = discord.member("Ann")
    card = await discord.slash(ann, "download link", url=next(LINKS))
    (await led.next()).fail(NetworkError())
    waiting = await card.until(lambda now: "trying again" in now.title)
    listed = await discord.slash(ann, "queue")
    assert "next try <t:" in listed.text
    await discord.press(ann, waiting, "Try now")
    (await led.next()).finish()
    await card.until(lambda now: now.title.startswith("Done"))


async def test_a_failed_job_has_a_button_where_it_may_help_and_a_command_in_any_case(house, discord, ann, led):
    card = await discord.slash(ann, "download link", url=next(LINKS))
    (await led.next()).fail(NetworkError())
    failed = await card.until(lambda now: now.title == "Failed – connection problem")
    assert [button.label for button in failed.buttons] == ["Retry", "Details"]
    again = await discord.press(ann, failed, "Retry")
    await again.until(lambda now: now.title.startswith(("Queued", "Checking link")))
    (await led.next()).fail(PrivatePostError())
    private = await card.until(lambda now: now.title == "Failed – the post is private")
    assert [button.label for button in private.buttons] == ["Details", "Help"]

    [(label, job)] = await discord.autocomplete(ann, "retry", "job", "")
    assert "x.com" in label
    assert job in private.text
    answer = await discord.slash(ann, "retry", job=job.lower())
    (await led.next()).finish()
    await answer.until(lambda now: now.title.startswith("Done"))
    await house.queue.service.scheduler.idle()
    over = await discord.slash(ann, "retry", job=job)
    assert over.title == "Already done"
    assert (await discord.slash(ann, "retry", job="nonsense")).title == "I don't know this download"


async def test_a_site_that_needs_a_pause_is_named_on_the_cards_of_its_jobs(house, local, led):
    await house.ready(concurrent=1)
    discord = Driver(local)
    ann = discord.member("Ann")
    card = await discord.slash(ann, "download link", url=next(LINKS))
    (await led.next()).fail(RateLimitedError(retry_after=600))
    await card.until(lambda now: now.title.startswith("Failed"))
    held = await discord.slash(ann, "download link", url=next(LINKS))
    held = await held.until(lambda now: "needs a pause" in now.text)
    assert re.search(r"X \(Twitter\) needs a pause from me. I ask it again <t:\d+:R>; other sites go on\.", held.text)
    other = await discord.slash(ann, "download link", url=OTHER)
    (await led.next()).finish()
    await other.until(lambda now: now.title.startswith("Done"))


async def test_once_something_is_known_a_waiting_card_says_when_it_starts(house, local, led):
    await house.ready(concurrent=1)
    await house.store.lanes.learn("twitter", -1, 600.0)
    discord = Driver(local)
    ann = discord.member("Ann")
    await discord.slash(discord.member("Bob"), "download link", url=next(LINKS))
    await led.next()
    card = await discord.slash(ann, "download link", url=next(LINKS))
    card = await card.until(lambda now: "(estimate)" in now.text)
    assert re.search(r"Starts <t:\d+:R> at the earliest, <t:\d+:R> at the latest \(estimate\)\.", card.text)
    assert re.search(r"Done <t:\d+:R> at the earliest, <t:\d+:R> at the latest \(estimate\)\.", card.text)


async def test_move_up_is_offered_behind_another_one_of_ones_own(house, local, led):
    await house.ready(concurrent=1)
    discord = Driver(local)
    ann = discord.member("Ann")
    await discord.slash(discord.member("Bob"), "download link", url=next(LINKS))
    await led.next()
    first = await discord.slash(ann, "download link", url=next(LINKS))
    first = await first.until(lambda now: now.title == "Queued – position 1 of 1")
    assert [button.label for button in first.buttons] == ["Hold", "Cancel"]
    elsewhere = local.world.default_guild.channel("18+")
    second = await discord.slash(ann, "download link", url=next(LINKS), channel=elsewhere)
    second = await second.until(lambda now: now.title == "Queued – position 2 of 2")
    assert [button.label for button in second.buttons] == ["Move up", "Hold", "Cancel"]
    moved = await discord.press(ann, second, "Move up")
    await moved.until(lambda now: now.title == "Queued – position 1 of 2")
    await first.until(lambda now: now.title == "Queued – position 2 of 2")
