"""From a command in Discord to posts on X and Reddit, through the tools' real extractors, behind a company's proxy."""

import asyncio
import json

from tests.stand_ins import reddit, x


def on_x(number):
    return f"https://x.com/ann/status/{number}"


def on_reddit(number):
    return f"https://www.reddit.com/r/pics/comments/{number}/a_title/"


def log_in(folder, *cookies):
    """Lay the operator's login for X down, as a browser exports it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    lines = ["\t".join((".x.com", "TRUE", "/", "TRUE", "1893456000", *cookie.split("="))) for cookie in cookies]
    (file := folder / "twitter.txt").write_text("\n".join(["# Netscape HTTP Cookie File", *lines, ""]), "utf-8")
    file.chmod(0o600)


async def test_posts_arrive_with_their_files_and_words(ask, discord, ann, bob, site, places, hashes, bot):
    cat, clip = site.files["/cat.jpg"].sha256, site.files["/clip.mp4"].sha256
    pictures, both, quoted, gallery, video = await asyncio.gather(
        ask(ann, on_x(x.PICTURES)),
        ask(ann, on_x(x.BOTH)),
        ask(ann, on_x(x.QUOTING), "download twitter", scope="quoted"),
        ask(bob, on_reddit(reddit.GALLERY)),
        ask(bob, on_reddit(reddit.VIDEO)),
    )

    assert await hashes(pictures) == [cat] * 4
    assert "Four pictures" in pictures.text
    assert await hashes(both) == sorted([cat, clip])
    assert await hashes(quoted) == [cat] * 2
    assert await hashes(gallery) == [cat] * 2
    assert f"The title of {reddit.GALLERY} – 猫の写真" in gallery.text
    name = f"The_title_of_{reddit.GALLERY}_–_猫の写真"
    assert [file.filename for file in gallery.attachments] == [f"{name}_1.jpg", f"{name}_2.jpg"]
    (file,) = video.attachments
    assert file.size > site.files["/clip.mp4"].size * 0.95
    assert {where.rpartition(":")[0] for where in places.tunnels} >= {"x.com", "pbs.twimg.com", "v.redd.it"}
    await bot.until_states([6] * 5)
    await what_the_first_says_is_kept_and_can_be_deleted(bot, discord, ann, bob)

    asked = await ask(ann, on_x(x.THREAD), "download twitter", scope="thread")
    assert "AUTH-1" in asked.text  # X shows threads to signed-in people
    log_in(bot.folder / "data" / "cookies", "auth_token=secret-of-x", "ct0=token-of-x")
    thread = await ask(bob, on_x(x.THREAD), "download twitter", scope="thread")
    assert await hashes(thread) == [cat] * 2


async def what_the_first_says_is_kept_and_can_be_deleted(bot, discord, ann, bob):
    """X's pictures, as gallery-dl tells of them: words, author, tags, alt texts, counts; then Ann wants all deleted."""
    posts = {row["url"]: row for row in bot.rows("SELECT * FROM post")}
    assert len(posts) == 5
    post = posts[on_x(x.PICTURES)]
    assert (post["author"], post["source_id"], post["author_id"], post["language"]) == ("ann", x.PICTURES, x.ANN, "en")
    assert (json.loads(post["tags"]), json.loads(post["counts"])["likes"]) == (["testcard", "colours"], 7)
    texts = bot.rows(f"SELECT kind, item, text FROM post_text WHERE job = '{post['job']}' ORDER BY kind, item")
    assert [tuple(row) for row in texts] == [
        ("alt", 1, "A test card"), ("alt", 4, "Bars, again"), ("post", 0, "Four pictures"),
    ]  # fmt: skip
    statuses = bot.rows(f"SELECT kind, status FROM text_status WHERE job = '{post['job']}'")
    assert {row["kind"]: row["status"] for row in statuses} == {"alt": "kept", "post": "kept", "subtitles": "none"}

    asked = await discord.slash(ann, "privacy", action="delete")
    await (await discord.press(ann, asked, "Delete everything")).until(lambda now: now.title == "Deleted")
    assert {row["owner"] for row in bot.rows("SELECT owner FROM post")} == {bob.user.id}
    left = {row["job"] for row in bot.rows("SELECT job FROM post_text UNION SELECT job FROM text_status")}
    assert left == {row["id"] for row in bot.jobs()}


REFUSED = {
    on_x(x.PROTECTED): ("AUTH-2", "X (Twitter) only shows this post to followers of the account."),
    on_x(x.DELETED): ("GONE-1", "X (Twitter) says this post doesn't exist any more."),
    on_x(x.AGE): ("AGE-2", "X (Twitter) marks this as 18+ and wants a proof of age that I can't give."),
    on_reddit(reddit.DELETED): ("GONE-1", "Reddit says this post doesn't exist any more."),
    on_reddit(reddit.PRIVATE): ("AUTH-2", "Reddit only shows this post to followers of the account."),
    on_reddit(reddit.TEXT): ("NONE-1", "Reddit"),
}


async def test_what_a_site_refuses_is_said_in_plain_words(ask, ann, bob, bot):
    members = [ann, ann, ann, bob, bob, bob]
    cards = await asyncio.gather(*(ask(member, link) for member, link in zip(members, REFUSED, strict=True)))

    for card, (code, sentence) in zip(cards, REFUSED.values(), strict=True):
        assert card.title.startswith("Failed")
        assert code in card.text
        assert sentence in card.text
        assert card.attachments == ()
    busy = await ask(ann, on_x(x.BUSY)), await ask(bob, on_reddit(reddit.BUSY))
    assert ["asks me to slow down" in card.title for card in busy] == [True, True]
    assert [card.text.partition("Try again in ")[2].partition(".")[0] for card in busy] == ["about 1 h", "about 2 min"]
    await bot.settled()
    assert [row["state"] for row in bot.jobs()] == [7] * 8
