"""A site in trouble: the bot tries again by itself, says so, and lets people decide in the end."""

import re


async def test_a_site_with_errors_is_tried_again_then_the_member_decides(world, discord, site, ann, titled):
    await world.start(max_retries=1, retry_seconds=0.2)
    card = await discord.slash(ann, "download link", url=site.url("/fail/500.jpg"))
    failed = await card.until(titled("Failed"), timeout=90)
    assert "NET-1" in failed.text
    seen = [text for text in failed.history if "trying again" in text]
    assert seen
    assert re.search(r"Attempt 2 of 2 starts <t:\d+:R>", seen[-1])
    [row] = world.jobs()
    assert (row["state"], row["retries"], row["attempt"]) == (7, 1, 2)

    await discord.press(ann, failed, "Retry")
    begun_anew = await card.until(lambda now: "trying again" in now.text, timeout=90)
    assert begun_anew.id == card.id
    await discord.press(ann, begun_anew, "Cancel")
    await card.until(titled("Cancelled"))
    await world.settled()
    [row] = world.jobs()
    assert (row["state"], row["retries"]) == (8, 1)
    assert row["attempt"] in (3, 4)  # the cancel may have met the fourth already


async def test_status_tells_of_the_database_and_of_a_site_that_is_left_alone(world, discord, site, ann, titled):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/busy.mp4"))
    await card.until(titled("Failed"), timeout=90)
    status = await discord.slash(ann, "status")
    status = await status.until(lambda now: "Database" in now.text)
    assert "**Database** – OK – sound" in status.text
    assert site.address in status.text.replace("\\", "")
    assert "left alone for" in status.text


async def test_a_damaged_database_is_kept_and_said(world, discord, site, ann, titled):
    stop = await world.start()
    await (await discord.slash(ann, "download link", url=site.url("/cat.jpg"))).until(titled("Done"))
    await stop()
    world._stops.clear()
    database = world.folder / "data" / "boss-bot.sqlite3"
    damaged = b"\xa5" * database.stat().st_size
    database.write_bytes(damaged)

    await world.start()
    status = await (await discord.slash(ann, "status")).until(lambda now: "Database" in now.text)
    assert "was damaged" in status.text
    [kept] = [path for path in database.parent.iterdir() if ".damaged-" in path.name and path.stat().st_size]
    assert kept.read_bytes() == damaged
    await (await discord.slash(ann, "download link", url=site.url("/cat.jpg"))).until(titled("Done"))
