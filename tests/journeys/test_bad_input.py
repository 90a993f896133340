"""Bad input: one clear sentence to the one who caused it, nothing kept, nothing lost, no unhandled error."""

import asyncio

import pytest
from loguru import logger


@pytest.fixture
def errors():
    """Collect what is logged as an error while the bot runs in this process."""
    lines = []
    number = logger.add(lambda message: lines.append(str(message)), level="ERROR")
    yield lines
    logger.remove(number)


@pytest.mark.parametrize(
    ("url", "code", "sentence"),
    [
        ("cats please", "URL-1", "isn't a web link"),
        ("ftp://example.com/a.mp4", "URL-1", "isn't a web link"),
        ("file:///etc/passwd", "URL-1", "isn't a web link"),
        ("https://example.com/about", "URL-2", "don't know this"),
        ("http://192.168.0.1/a.mp4", "URL-3", "private network"),
        ("http://127.0.0.1:9/a.mp4", "URL-3", "private network"),
        ("https://x.com/" + "a" * 2000, "URL-1", "isn't a web link"),
    ],
)
async def test_a_link_that_is_not_for_us_is_refused_in_one_sentence(world, discord, ann, errors, url, code, sentence):
    await world.start()
    card = await discord.slash(ann, "download link", url=url)
    refused = await card.until(lambda now: code in now.text)
    assert refused.ephemeral
    assert sentence in refused.text
    assert world.jobs() == []
    assert errors == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/missing.mp4", "GONE-1"),
        ("/gone.mp4", "GONE-1"),
        ("/forbidden.mp4", "AUTH-1"),
        ("/fail/500.mp4", "NET-1"),
        ("/busy.mp4", "RATE-1"),
        ("/drop/clip.mp4", "NET-1"),
        ("/page-without-media", "NONE-1"),
        ("/empty", "NONE-1"),
        ("/html-as.mp4", "FILE-1"),
    ],
)
async def test_a_source_that_fails_says_why_and_leaves_its_own_folder_alone(
    world, discord, site, ann, titled, errors, path, code
):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url(path))
    failed = await card.until(titled("Failed"), timeout=90)
    await world.settled()
    assert code in failed.text
    assert failed.attachments == ()
    [row] = world.jobs()
    assert row["state"] == 7
    # What came stays in the job's own folder for another try, until the clean-up takes it.
    assert [folder.name for folder in (world.folder / "data" / "temp").iterdir()] in ([], [row["id"]])
    assert errors == []


async def test_a_file_that_cannot_be_made_to_fit_is_named_with_its_size(world, discord, site, titled):
    await world.start()
    guild = world.local.world.add_guild(name="Small", attachment_size_limit=100_000)
    eve = discord.member("Eve", guild=guild)
    card = await discord.slash(eve, "download link", url=site.url("/clip.mp4"))
    failed = await card.until(titled("Failed"))
    assert "SIZE-" in failed.text
    assert "1.4 MB" in failed.text


async def test_a_file_over_the_limit_of_this_answer_is_made_to_fit(world, discord, site, titled):
    await world.start()
    guild = world.local.world.add_guild(name="Small", attachment_size_limit=1_000_000)
    eve = discord.member("Eve", guild=guild)
    card = await discord.slash(eve, "download link", url=site.url("/clip.mp4"))
    done = await card.until(titled("Done"))
    (file,) = done.attachments
    assert file.size <= 1_000_000 < site.files["/clip.mp4"].size


async def test_the_full_queue_turns_the_51st_waiting_job_away(world, discord, site, titled, errors):
    gate = site.hold("/talk.mp4")
    gate.after = 0
    await world.start(max_concurrent_downloads=1, user_concurrent_downloads=1)
    members = [discord.member(f"Member {number}") for number in range(52)]
    first = await discord.slash(members[0], "download link", url=site.url("/talk.mp4"))
    await first.until(titled("Downloading"))
    links = [site.url(f"/talk.mp4?copy={number}") for number in range(52)]  # the same link would be the same fetch
    asked = zip(members[1:51], links[1:51], strict=True)
    cards = [await discord.slash(member, "download link", url=link) for member, link in asked]
    for number, card in enumerate(cards, 1):
        await card.until(titled(f"Queued – position {number} "))
    late = await discord.slash(members[51], "download link", url=links[51])
    refused = await late.until(lambda now: "QUEUE-1" in now.text)
    assert "50" in refused.text
    assert len(world.jobs()) == 51
    assert errors == []


async def test_a_stranger_cannot_press_a_button(world, discord, site, ann, bob, titled):
    gate = site.hold("/talk.mp4")
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    await asyncio.wait_for(gate.reached(), 30)
    running = await card.until(titled("Downloading"))
    own = await discord.slash(bob, "download link", url=site.url("/cat.jpg"))
    await own.until(titled("Done"))
    bobs = await discord.slash(bob, "download link", url=site.url("/talk.mp4?of=bob"))
    bobs = await bobs.until(titled("Downloading"))

    stolen = running.button("Cancel").custom_id
    answer = await discord.press(bob, bobs, force_custom_id=stolen)
    assert answer.ephemeral
    assert "Only the person who started this download" in answer.text
    assert card.now.title.startswith("Downloading")
    await world.until_states([3, 6, 3])


@pytest.mark.parametrize(
    "custom_id",
    [
        "b1:cancel:00000000", "b1:cancel:K7QD2M4X", "b1:cancel:", "b1:cancel:-1", "b1:cancel: 1",
        "cancel:1", "b0:cancel:K7QD2M4X",
        "b1:explode:K7QD2M4X", "b1:cancel:K7QD2M4X:x", "b1:cancel:k7qd2m4\u0661",
        "__proto__", "x" * 100, "b1:pause:' OR 1=1",
    ],
)  # fmt: skip
async def test_a_button_of_a_job_that_does_not_exist_gets_one_sentence(
    world, discord, site, ann, titled, errors, custom_id
):
    site.hold("/talk.mp4")
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    running = await card.until(titled("Downloading"))
    answer = await discord.press(ann, running, force_custom_id=custom_id)
    assert answer.ephemeral
    assert answer.id != card.id
    assert answer.text
    assert card.now.title.startswith("Downloading")
    assert [row["state"] for row in world.jobs()] == [3]
    assert errors == []


async def test_a_copied_button_means_nothing_in_another_server(world, discord, site, ann, titled):
    site.hold("/talk.mp4")
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    stolen = (await card.until(titled("Downloading"))).button("Cancel").custom_id
    elsewhere = discord.member("Ann", guild=world.local.world.add_guild(name="Elsewhere"))
    other = await discord.slash(elsewhere, "queue")
    answer = await discord.press(elsewhere, other, force_custom_id=stolen)
    assert "JOB-1" in answer.text
    assert [row["state"] for row in world.jobs()] == [3]
