"""Discord's list of the commands is in step with ours, in every language, and is only written when it has to be."""

import asyncio

import pytest

from boss_bot.discord import HealthSource
from boss_bot.discord.language.catalogues import languages
from boss_bot.domain.operating.status import State
from boss_bot.playground.driver import Driver

WAIT = 10

pytestmark = pytest.mark.asyncio(loop_scope="session")

PUT = ("PUT", "*/commands")


def told(local):
    """What Discord was sent last, by name."""
    return {command["name"]: command for command in local.journal.find(*PUT)[-1].body}


async def test_descriptions_options_and_choices_are_told_in_every_language(house, local):
    await house.ready()
    queue, download = told(local)["cancel"], told(local)["download"]
    assert queue["description_localizations"]["de"] == "Einen deiner Downloads abbrechen"
    assert queue["options"][0]["description_localizations"]["de"] == "Welcher Download"
    assert "name_localizations" not in queue or not queue["name_localizations"]
    [link] = [one for one in download["options"] if one["name"] == "link"]
    [media] = [one for one in link["options"] if one["name"] == "media"]
    assert media["choices"][0]["name_localizations"] == {"en-US": "Everything", "de": "Alles"}
    for command in told(local).values():
        if command.get("description"):
            assert set(command["description_localizations"]) <= {"en-US", *languages()}


async def test_a_list_that_is_in_step_is_not_written_again(house, local):
    await house.ready()
    await house.stop()
    await house.ready()
    assert len(local.journal.find(*PUT)) == 1


async def test_a_change_of_nothing_but_the_permissions_is_told(house, local):
    await house.ready()
    await house.stop()
    [queue] = [one for one in local.state.commands.all(None) if one["name"] == "queue"]
    local.state.commands.edit(None, int(queue["id"]), {"default_member_permissions": "32"})
    await house.ready()
    assert len(local.journal.find(*PUT)) == 2
    [queue] = [one for one in local.state.commands.all(None) if one["name"] == "queue"]
    assert queue["default_member_permissions"] is None


async def test_a_sync_that_fails_is_tried_again_and_told_by_status_meanwhile(house, local):
    await house.ready()
    await house.stop()
    local.state.commands.replace(None, [])
    local.faults.refuse("PUT", "*/commands", status=403, times=2)
    await house.start()
    house.bot._sync.pause = 0.01
    await local.world.changes.until(lambda: house.bot._sync.line().state is State.WARNING, WAIT)
    assert house.bot._sync.line().detail == "not in step with Discord: ForbiddenError"
    worst, *_ = await HealthSource(house._status).worst_first(house.bot._sync.line())
    assert worst.name == "Commands"
    await asyncio.wait_for(house.bot._sync._trying, WAIT)
    assert house.bot._sync.line().state is State.OK


async def test_a_member_who_reads_german_is_answered_in_german(house, local, led):
    await house.ready()
    driver = Driver(local)
    anna = driver.member("Anna", locale="de")
    ben = driver.member("Ben")
    card = await driver.slash(anna, "download link", url="https://x.com/ann/status/1")
    assert "Ich frage X (Twitter)" in (await card.until(lambda now: bool(now.buttons))).text
    (await led.next()).progress(42)
    half = await card.until(lambda now: "42" in now.title)
    assert [one.label for one in half.buttons] == [
        "Anhalten",
        "Details",
        "Abbrechen",
    ]
    other = await driver.slash(ben, "queue")
    assert other.title == "Your downloads"
