"""The same link asked for by several members: it is fetched once in a server, and to each their own card and files."""

import asyncio

CLIP = "/talk.mp4"
KEPT = "I had this already"


async def test_one_cancels_the_other_gets_the_files_a_third_gets_them_at_once_and_another_server_its_own(
    world, discord, site, ann, bob, titled, hashes
):
    gate = site.hold(CLIP, 3_000_000)
    await world.start()
    first = await discord.slash(ann, "download link", url=site.url(CLIP))
    await asyncio.wait_for(gate.reached(), 30)
    await first.until(titled("Downloading – 4"))
    second = await discord.slash(bob, "download link", url=site.url(CLIP))
    waiting = await second.until(titled("Waiting for the same download"))
    assert "Somebody here is fetching the same already" in waiting.text

    await discord.press(ann, first, "Cancel")
    cancelled = await first.until(titled("Cancelled"))
    assert "it goes on for them" in cancelled.text
    await second.until(titled("Downloading – 4"))
    gate.release()
    done = await second.until(titled("Done"), timeout=60)
    assert await hashes(done) == [site.files[CLIP].sha256]
    assert KEPT not in done.text  # he has waited for it
    await world.until_states([8, 6])
    asked = len(site.requests)
    assert sum(end - start for start, end in site.fetched(CLIP)) < 1.5 * site.files[CLIP].size  # once, and a first look

    third = await discord.slash(discord.member("Carol"), "download link", url=site.url(CLIP))
    at_once = await third.until(titled("Done"))
    assert KEPT in at_once.text
    assert await hashes(at_once) == [site.files[CLIP].sha256]
    assert len(site.requests) == asked
    assert (await first.until(titled("Cancelled"))).attachments == ()

    elsewhere = world.local.world.add_guild("Elsewhere")
    other = await discord.slash(discord.member("Dan", elsewhere), "download link", url=site.url(CLIP))
    apart = await other.until(titled("Done"), timeout=60)
    assert KEPT not in apart.text
    assert len(site.requests) > asked
    await world.until_states([8, 6, 6, 6])
    leader, follower, late, stranger = (row["fetch"] for row in world.jobs())
    assert leader == follower == late != stranger
