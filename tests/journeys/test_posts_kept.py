"""What a post says is kept apart from its files by a real download, and is gone when its member wants it so."""

from boss_bot.playground.sample_site.pages import SPOKEN, TITLE


async def test_subtitles_and_facts_of_a_page_are_kept_and_deleted_with_their_member(world, ann, bob, discord, site):
    await world.start()
    link = site.url("/watch/spoken")
    for member in (ann, bob):
        card = await discord.slash(member, "download link", url=link, visibility="private")
        await card.until(lambda now: now.title.startswith("Done"))
    await world.settled()
    jobs = [row["id"] for row in world.jobs()]
    [post] = world.rows("SELECT * FROM post")  # both wanted the same, so it was asked for once
    assert (post["job"], post["owner"], post["url"], post["title"]) == (jobs[0], ann.user.id, link, f"{TITLE} (1)")
    texts = {row["kind"]: row for row in world.rows("SELECT * FROM post_text")}
    assert texts["subtitles"]["text"] == "\n".join(SPOKEN)
    assert (texts["subtitles"]["language"], texts["subtitles"]["automatic"]) == ("en", 0)
    statuses = {row["kind"]: row["status"] for row in world.rows("SELECT * FROM text_status")}
    assert statuses == {"post": "none", "alt": "none", "subtitles": "kept"}

    asked = await discord.slash(ann, "privacy", action="delete")
    await (await discord.press(ann, asked, "Delete everything")).until(lambda now: now.title == "Deleted")
    for table in ("post", "post_text", "text_status"):
        assert world.rows(f"SELECT * FROM {table}") == []
    assert [row["owner"] for row in world.jobs()] == [bob.user.id]
