"""Lists with their pages and their buttons for all, commands about one job, and the menus of messages."""

import re

import pytest
import pytest_asyncio

from boss_bot.domain.members.server_rules import ServerRules

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/1"
JOBS = re.compile(r"Job ([0-9A-Z]{8})")


def titles(card):
    return [line for line in card.text.splitlines() if line.startswith("###")]


@pytest_asyncio.fixture(loop_scope="session")
async def three(discord, ann, led):
    """Three downloads of Ann's: two run, one waits."""
    cards = [await discord.slash(ann, "download link", url=f"{LINK}{number}") for number in range(3)]
    for card in cards[:2]:
        await card.until(lambda now: now.title.startswith("Moved to the newer panel"))
    await cards[2].until(lambda now: now.title == "Your downloads – 3 active")
    return cards


def job_of(card):
    """The job that a card names: the last, where it is a list of several in their order."""
    return JOBS.findall(card.text)[-1]


async def test_all_are_paused_resumed_and_cancelled_at_once(discord, ann, bob, three, local):
    elsewhere = local.world.default_guild.channel("18+")
    shown = await discord.slash(ann, "queue", channel=elsewhere)
    assert shown.title == "Your downloads – 3 jobs"
    assert [one.label for one in shown.buttons][-3:] == ["Pause all", "Cancel all", "Refresh"]
    paused = await discord.press(ann, shown, "Pause all")
    assert paused.id == shown.id
    assert paused.text.count("paused") == 3
    resumed = await discord.press(ann, paused, "Resume all")
    assert "paused" not in resumed.text
    assert JOBS.findall(resumed.text) == JOBS.findall(shown.text)  # the same two run as before
    assert (await discord.press(ann, resumed, "Refresh")).title == "Your downloads – 3 jobs"
    strangers = await discord.press(bob, await discord.slash(bob, "queue"), force_custom_id="b1:cancelall:00000000")
    assert strangers.title == "Your downloads"
    assert (await discord.press(ann, resumed, "Cancel all")).title == "Your downloads"
    for card in three:
        await card.until(lambda now: now.title == "Cancelled")


async def test_a_job_is_paused_resumed_and_all_are_cancelled_by_command(discord, ann, three):
    suggested = await discord.autocomplete(ann, "pause", "job", "")
    assert len(suggested) == 3
    job = job_of(three[0].now)
    paused = await discord.slash(ann, "pause", job=job.lower())
    assert (paused.title, paused.text.count("paused")) == ("Your downloads – 3 active", 1)
    [(label, value)] = await discord.autocomplete(ann, "resume", "job", "")
    assert (label, value) == ("⏸ paused · x.com · X (Twitter)", job)
    assert "paused" not in (await discord.slash(ann, "resume", job=job)).text
    assert (await discord.slash(ann, "resume", job="nothing")).title == "I don't know this download"
    everything = (await discord.autocomplete(ann, "cancel", "job", "all my"))[0]
    assert everything == ("All my downloads (3)", "all")
    assert (await discord.slash(ann, "cancel", job="all")).title == "Your downloads"


async def test_the_queue_of_the_server_shows_others_work_but_not_what_it_is(discord, ann, bob, three):
    shown = await discord.slash(bob, "queue", show="server", page=7)
    assert shown.title == "Queue of this server – 1 waiting, 2 running"
    assert shown.text.count("private download") == 3
    assert "x.com" not in shown.text
    assert shown.selects == ()
    assert (await discord.press(bob, shown, "Only mine")).title == "Your downloads"
    hers = await discord.slash(ann, "queue", show="server")
    job = job_of(three[2].now)
    opened = await discord.select(ann, hers, [job])
    assert opened.id == hers.id
    assert f"Job {job}" in opened.text
    stolen = await discord.slash(bob, "queue", show="server")
    refused = await discord.press(bob, stolen, force_custom_id=f"b1:cancel:{job}")
    assert refused.title == "This isn't your download"
    alone = await discord.slash(bob, "queue", show="server", context="dm")
    assert alone.title == "Your downloads"


async def test_the_last_links_are_suggested_and_can_be_chosen(discord, ann, bob, three):
    suggested = await discord.autocomplete(ann, "download link", "url", "status/12")
    assert [label for label, _ in suggested] == [f"x.com · {LINK}2"]
    [(_, value)] = suggested
    again = await discord.slash(ann, "download link", url=value)
    await again.until(lambda now: now.title == "Your downloads – 4 active")
    assert await discord.autocomplete(bob, "download link", "url", "") == []
    stolen = await discord.slash(bob, "download link", url=value)
    assert (await stolen.until(lambda now: now.title != "Checking link")).title == "This isn't your download"


async def test_a_message_with_one_link_is_downloaded_from_its_menu(discord, ann, led):
    message = discord.say(ann, f"look (at <{LINK}>)!")
    card = await discord.message_command(ann, "Download media", message)
    assert card.ephemeral
    assert (await led.next()).task.link.url == LINK
    sound = await discord.message_command(ann, "Download as audio", message)
    await sound.until(lambda now: now.title == "Your downloads – 2 active")
    assert (await led.next()).task.options.media.value == "audio"


async def test_of_several_links_one_is_chosen(discord, ann, led):
    message = discord.say(ann, f"{LINK} {LINK}2, {LINK}2 and https://example.com/a.png")
    card = await discord.message_command(ann, "Download media", message)
    assert card.title == "This message has 3 links"
    answer = await discord.select(ann, card, ["1"])
    assert answer.id == card.id
    assert (await led.next()).task.link.url == f"{LINK}2"


async def test_a_message_without_a_link_says_what_to_do(discord, ann):
    card = await discord.message_command(ann, "Download media", discord.say(ann, "no link here"))
    assert card.title == "There is no link in this message"


async def test_an_offer_that_is_gone_is_told(discord, ann, house, local):
    message = discord.say(ann, f"{LINK} {LINK}2")
    card = await discord.message_command(ann, "Download media", message)
    await house.stop()
    await house.ready()
    assert (await discord.select(ann, card, ["0"])).title == "I don't have these links any more"


async def test_help_has_a_screen_for_every_topic_command_and_error(discord, ann, house):
    first = await discord.autocomplete(ann, "help", "topic", "is private")
    assert first == [("Failed – the post is private · AUTH-2", "AUTH-2")]
    assert (await discord.slash(ann, "help", topic="auth-2")).title == "Failed – the post is private"
    assert (await discord.slash(ann, "help", topic="privacy")).title == "Privacy – what I keep"
    assert (await discord.slash(ann, "help", topic="nonsense")).title == "Help – what I can do"
    limits = await discord.slash(ann, "help", topic="limits")
    assert "You are here: normal member" in limits.text
    assert "Last 24 hours: 0 downloads" in limits.text
    assert "</settings:" in limits.text
    await house.store.members.keep_rules(ann.guild_id, ServerRules(sites_off=frozenset({"reddit"})))
    assert "Switched off on this server: Reddit." in (await discord.slash(ann, "help", topic="sites")).text
    every = await discord.slash(ann, "help", topic="commands")
    assert "</download youtube:" in every.text
    assert "</resume:" in every.text
