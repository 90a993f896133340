"""No version of a video fits: the member is asked before anything is fetched, and what they take is what comes."""

import json

import pytest

STREAM = "/stream.m3u8"
LIMIT = 400_000  # the smallest version has more


@pytest.fixture
def ann(world):
    guild = world.local.world.add_guild("Small", attachment_size_limit=LIMIT)
    return world.discord.member("Ann", guild)


def fetched(site):
    return [seen.path for seen in site.requests if seen.path.endswith(".ts")]


async def test_the_member_sees_what_each_version_would_cost_and_takes_one(world, discord, site, ann, titled):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url(STREAM))
    asked = await card.until(titled("Choose"))
    assert "here a file may have up to 391 kB" in asked.text
    labels = [button.label for button in asked.buttons]
    assert labels == ["720p – made smaller", "480p – made smaller", "240p – made smaller", "Audio", "Cancel"]
    assert "If you don't choose, I take 720p <t:" in asked.text
    assert fetched(site) == []

    taken = await discord.press(ann, asked, "240p – made smaller")
    done = await taken.until(titled("Done"))
    assert fetched(site) == ["/stream-240.ts"]
    assert done.attachments[0].size <= LIMIT
    await world.settled()
    (row,) = world.jobs()
    question = json.loads(row["question"])
    assert question["chosen"] == "smallest"
    (offer,) = [offer for offer in question["offers"] if offer["key"] == "smallest"]
    assert abs(offer["size"] - question["came"]) / question["came"] < 0.1


async def test_a_version_that_fits_is_taken_without_a_question(world, discord, site, titled):
    guild = world.local.world.add_guild("Larger", attachment_size_limit=1_200_000)
    await world.start()
    card = await discord.slash(discord.member("Bob", guild), "download link", url=site.url(STREAM))
    await card.until(titled("Done"))
    assert fetched(site) == ["/stream-480.ts"]


async def test_the_sound_alone_can_be_taken(world, discord, site, ann, titled):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url(STREAM))
    done = await (await discord.press(ann, await card.until(titled("Choose")), "Audio")).until(titled("Done"))
    assert done.attachments[0].filename.endswith(".m4a")


async def test_the_beginning_that_fits_can_be_taken(world, discord, site, titled):
    guild = world.local.world.add_guild("Middle", attachment_size_limit=2_050_000)  # a little less than it has
    await world.start()
    eve = discord.member("Eve", guild)
    card = await discord.slash(eve, "download link", url=site.url(STREAM), quality="720p")
    asked = await card.until(titled("Choose"))
    (first,) = [button.label for button in asked.buttons if button.label.startswith("First")]
    assert first == "First 5 s – 1.9 MB, fits"
    done = await (await discord.press(eve, asked, first)).until(titled("Done"))
    assert fetched(site) == ["/stream-720.ts"]
    assert [(file.filename[-4:], file.size <= 2_050_000) for file in done.attachments] == [(".mp4", True)]


async def test_a_question_outlives_the_bot(world, discord, site, ann, titled):
    first = await world.start_process()
    card = await discord.slash(ann, "download link", url=site.url(STREAM))
    asked = await card.until(titled("Choose"))
    await world.kill(first)
    await world.start_process()
    taken = await discord.press(ann, asked, "480p – made smaller", timeout=10)
    await taken.until(titled("Done"))
    assert fetched(site) == ["/stream-480.ts"]


async def test_who_does_not_choose_gets_what_the_card_said(world, discord, site, ann, titled):
    await world.start(choice_seconds=1)
    card = await discord.slash(ann, "download link", url=site.url(STREAM))
    await card.until(titled("Done"))
    assert fetched(site) == ["/stream-720.ts"]


async def test_a_tampered_or_late_choice_is_told_so(world, discord, site, ann, bob, titled):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url(STREAM))
    asked = await card.until(titled("Choose"))
    job = world.jobs()[0]["id"]
    refused = await discord.press(ann, asked, force_custom_id=f"b1:choose:{job}:99")
    assert refused.id != asked.id
    await discord.press(ann, asked, "Cancel")
    late = await discord.press(ann, asked, force_custom_id=f"b1:choose:{job}:1")
    assert "JOB-3" in late.text
    assert fetched(site) == []
