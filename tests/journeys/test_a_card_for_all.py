"""A download whose card all see, whole: the real tools, the real store, two members at the local Discord."""

import asyncio

QUARTER = 15 * 60


async def test_everybody_sees_the_progress_and_the_file(world, discord, site, ann, bob, titled, hashes):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/clip.mp4"), visibility="public")
    done = await card.until(titled("Done"))
    await world.settled()
    [seen] = discord.sees(bob)
    assert (seen.id, seen.ephemeral) == (card.id, False)
    assert await hashes(seen) == await hashes(done)
    assert f"Requested by <@{ann.user.id}>" in seen.text
    assert [row["state"] for row in world.jobs()] == [6]


async def test_a_bot_that_comes_back_too_late_for_the_token_ends_it_in_the_same_message(
    world, discord, site, ann, bob, titled, hashes
):
    gate = site.hold("/talk.mp4")
    gate.after = 3_000_000
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"), visibility="public")
    await asyncio.wait_for(gate.reached(), 30)
    await card.until(titled("Downloading – 4"))
    await world.stop()
    world.local.clock.advance(QUARTER)  # Discord's: the bot's own clock takes the token for good
    gate.release()
    await world.start()
    done = await card.until(titled("Done"))
    await world.settled()
    assert [seen.id for seen in discord.sees(bob)] == [card.id]
    assert await hashes(done) == [site.files["/talk.mp4"].sha256]
