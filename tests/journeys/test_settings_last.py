"""What members and servers have set outlives the bot's process; what is to be forgotten is gone from the disk."""

MANAGE_GUILD = 1 << 5


async def test_settings_rules_and_limits_hold_after_a_restart(world, discord, site, ann, titled):
    await world.start(limits_normal="at_once=1,waiting=1,day_jobs=none,day_mb=none")
    boss = discord.member("Boss", permissions=MANAGE_GUILD)
    await discord.select(ann, await discord.slash(ann, "settings"), ["text"], custom_id="s1:set:style")
    await discord.slash(boss, "admin sites", site="reddit", allowed=False)
    await discord.slash(boss, "admin block", user=discord.member("Bob"))
    await world.stop()

    await world.start(limits_normal="at_once=1,waiting=1,day_jobs=none,day_mb=none")
    site.speed = 300_000
    running = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    shown = await running.until(lambda now: now.title.startswith("Downloading – ") and "%" in now.title)
    assert "▰" not in shown.text
    waiting = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
    await waiting.until(lambda now: "waiting, position 1" in now.text)
    third = await discord.slash(ann, "download link", url=site.url("/gallery/"))
    full = await third.until(titled("You have enough downloads waiting"))
    assert "QUEUE-2" in full.text
    off = await discord.slash(ann, "download link", url="https://www.reddit.com/r/pics/comments/abc123/")
    await off.until(titled("That site is switched off here"))
    bob = await discord.slash(discord.member("Bob"), "download link", url=site.url("/clip.mp4"))
    await bob.until(titled("You can't use downloads here"))

    asked = await discord.slash(ann, "privacy", action="delete")
    deleted = await discord.press(ann, asked, "Delete everything", timeout=10)
    await deleted.until(titled("Deleted"))
    await world.settled()
    assert world.jobs() == []


async def test_a_kept_file_is_sent_again_and_then_forgotten(world, discord, site, ann, titled, hashes):
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
    await card.until(titled("Done"))
    await world.settled()
    again = await discord.press(ann, await discord.slash(ann, "history"), "Send again", timeout=10)
    sent = await again.until(titled("Done"))
    assert await hashes(sent) == await hashes(card.now)
    kept = [path for path in (world.folder / "data" / "downloads").rglob("*") if path.is_file()]
    assert kept

    boss = discord.member("Boss", permissions=MANAGE_GUILD)
    cleared = await discord.slash(boss, "admin cleanup", timeout=10)
    assert "There was nothing to delete." in cleared.text
    assert all(path.exists() for path in kept)

    asked = await discord.slash(ann, "privacy", action="delete")
    deleted = await discord.press(ann, asked, "Delete everything", timeout=10)
    await deleted.until(titled("Deleted"))
    assert [path for path in (world.folder / "data" / "downloads").rglob("*") if path.is_file()] == []
    assert world.jobs() == []
