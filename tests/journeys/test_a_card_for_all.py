"""A download whose card all see, whole: the real tools, the real store, two members at the local Discord."""


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
