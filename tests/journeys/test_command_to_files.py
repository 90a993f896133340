"""A member types a command and gets the files."""

import asyncio
import re
from pathlib import Path


async def test_a_video_from_a_page_by_yt_dlp(world, discord, site, ann, titled, hashes):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/watch/clip"))
    assert card.ephemeral
    assert card.title == "Checking link"

    done = await card.until(titled("Done"))
    assert await hashes(done) == [site.files["/clip.mp4"].sha256]
    assert done.id == card.id
    assert len(discord.sees(ann)) == 1
    await world.settled()
    (row,) = world.jobs()
    assert (row["state"], row["site"], row["attempt"]) == (6, "own", 1)


async def test_a_set_of_images_by_gallery_dl(world, discord, site, ann, titled, hashes):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/gallery/"))
    done = await card.until(titled("Done"))
    images = {file.sha256 for path, file in site.files.items() if file.content_type.startswith("image/")}
    assert len(done.attachments) >= 3
    assert set(await hashes(done)) <= images
    assert all(done.alt_texts)


async def test_of_a_set_that_came_in_part_the_rest_is_tried_again_in_a_message_of_its_own(
    world, discord, site, ann, titled, hashes
):
    cat, dog, gif = (site.files[path].sha256 for path in ("/cat.jpg", "/dog.png", "/gif.gif"))
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/gallery/late/"))
    partly = await card.until(titled("Done – 2 of 3 files"))
    assert await hashes(partly) == [cat, gif]
    assert "Item 2 could not be fetched." in partly.text
    labels = [button.label for button in partly.buttons]
    assert labels == ["Retry failed", "Post 2 files", "Send to my DMs", "Details", "Delete file"]
    await world.settled()

    rest = await (await discord.press(ann, partly, "Retry failed")).until(titled("Done – 1 file"))
    assert rest.id != card.id
    assert await hashes(rest) == [dog]
    assert await hashes(card.now) == [cat, gif]

    whole = await discord.slash(ann, "download link", url=site.url("/gallery/late/"))  # what was kept in part is no hit
    assert await hashes(await whole.until(titled("Done – 3 files"))) == [cat, dog, gif]


async def test_progress_is_edited_into_the_same_message_with_all_that_a_person_wants_to_know(
    world, discord, site, ann, titled
):
    site.speed = 2_000_000
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    half = await card.until(lambda now: re.match(r"Downloading – [3-9]\d %", now.title) is not None)
    assert re.search(r"`[▰▱]{20}`", half.text)
    assert re.search(r"[\d.]+ of [\d.]+ MB · [\d.]+ [kM]B/s · done <t:\d+:R>", half.text)
    assert [button.label for button in half.buttons] == ["Pause", "Details", "Cancel"]
    assert all(re.fullmatch(r"b1:\w+:[0-9A-Z]{8}", button.custom_id) for button in half.buttons)
    await card.until(titled("Done"))
    assert len(world.local.journal.callbacks()) == 1
    assert not world.local.journal.posts()


async def test_the_job_is_on_disk_before_anything_is_said_about_it(world, discord, site, ann, titled):
    site.speed = 1_000_000
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    started = await card.until(lambda now: now.title != "Checking link")
    (row,) = world.jobs()
    assert row["id"] in started.text
    await discord.press(ann, started, "Cancel")
    await card.until(titled("Cancelled"))


async def test_a_command_for_a_site_checks_the_host(world, discord, site, ann):
    await world.start()
    for command, wanted in (("download twitter", "X (Twitter)"), ("download reddit", "Reddit")):
        card = await discord.slash(ann, command, url=site.url("/clip.mp4"))
        refused = await card.until(lambda now: "URL-4" in now.text)
        assert wanted in refused.text
    assert world.jobs() == []


async def test_the_lists_and_answers_of_the_other_commands(world, discord, site, ann, bob, titled):
    site.speed = 500_000
    await world.start()
    empty = await discord.slash(ann, "queue")
    assert "no downloads" in empty.text
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    running = await card.until(lambda now: re.match(r"Downloading – \d+ %", now.title) is not None)
    job = world.jobs()[0]["id"]

    assert job in str(await discord.autocomplete(ann, "cancel", "job", ""))
    assert await discord.autocomplete(bob, "cancel", "job", "") == []
    queue = await discord.slash(ann, "queue")
    assert queue.ephemeral
    assert re.search(r"\d+ %", queue.text)
    assert "no downloads" in (await discord.slash(bob, "queue")).text

    help_card = await discord.slash(bob, "help")
    assert "/download link" in help_card.text or "</download link:" in help_card.text
    status = await discord.slash(bob, "status")
    assert "yt-dlp" in status.text
    assert "OK" in status.text

    assert "Cancelled" in (await discord.slash(ann, "cancel", job=job)).text
    await running.until(titled("Cancelled"))


async def test_cancel_deletes_the_partial_files_and_frees_the_slot(world, discord, site, ann, bob, titled):
    gate = site.hold("/talk.mp4")
    await world.start(max_concurrent_downloads=1)
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    await asyncio.wait_for(gate.reached(), 30)
    other = await discord.slash(bob, "download link", url=site.url("/clip.mp4"))
    waiting = await other.until(titled("Queued"))
    assert waiting.title == "Queued – position 1 of 1"

    running = await card.until(titled("Downloading"))
    cancelled = await discord.press(ann, running, "Cancel")
    await cancelled.until(titled("Cancelled"))
    assert cancelled.id == card.id
    await other.until(titled("Done"))
    await world.settled()
    assert {row["state"] for row in world.jobs()} == {8, 6}
    assert list(Path(world.folder / "data" / "temp").iterdir()) == []


async def test_two_members_see_only_their_own(world, discord, site, ann, bob, titled, hashes):
    site.speed = 3_000_000
    await world.start()
    cards = [
        await discord.slash(member, "download link", url=site.url(path))
        for member, path in ((ann, "/clip.mp4"), (bob, "/cat.jpg"))
    ]
    done = [await card.until(titled("Done")) for card in cards]
    assert await hashes(done[0]) == [site.files["/clip.mp4"].sha256]
    assert await hashes(done[1]) == [site.files["/cat.jpg"].sha256]
    assert [card.id for card in discord.sees(ann)] == [done[0].id]
    assert [card.id for card in discord.sees(bob)] == [done[1].id]


async def test_in_a_direct_message_too(world, discord, site, ann, titled, hashes):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/dog.png"), context="dm")
    done = await card.until(titled("Done"))
    assert await hashes(done) == [site.files["/dog.png"].sha256]


async def test_nothing_that_the_bot_sends_can_mention_anybody(world, discord, site, ann, titled):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
    await card.until(titled("Done"))
    bodies = [entry.body for entry in world.local.journal if "allowed_mentions" in str(entry.body)]
    assert bodies
    assert all(body.get("data", body)["allowed_mentions"]["parse"] == [] for body in bodies)
    assert discord.pings(ann) == []
