"""Uploads, their limits, and the addresses of files."""

import asyncio
from pathlib import Path

import aiohttp
import pytest
from yarl import URL

V2 = 1 << 15
MIB = 2**20


def showing(*names):
    return [{"type": 13, "file": {"url": f"attachment://{name}"}} for name in names]


async def fetched(bot, url, **headers):
    async with bot.http.get(url, headers=headers) as response:
        return response.status, await response.read()


async def test_files_come_with_components_that_show_them(bot, general):
    gallery = {"type": 12, "items": [{"media": {"url": "attachment://clip.mp4"}, "description": "A cat"}]}
    thumbnail = {"type": 11, "media": {"url": "https://example.com/a.png"}}
    section = {"type": 9, "components": [{"type": 10, "content": "x"}], "accessory": thumbnail}
    body = {
        "flags": V2,
        "components": [gallery, section, *showing("my notes.txt")],
        "attachments": [{"id": "0", "description": "moving"}, {"id": 1, "filename": "my notes.txt"}],
    }
    files = [("clip.mp4", b"video"), ("unnamed.bin", b"notes")]
    posted = await bot.call("POST", f"/channels/{general.id}/messages", body, files=files)
    clip, notes = posted.body["attachments"]

    assert (clip["filename"], clip["size"], clip["content_type"]) == ("clip.mp4", 5, "video/mp4")
    assert clip["description"] == "moving"
    assert (notes["filename"], notes["content_type"]) == ("my_notes.txt", "text/plain")
    shown, aside, file = posted.body["components"]
    media = shown["items"][0]["media"]
    assert (media["url"], media["attachment_id"], media["content_type"]) == (clip["url"], clip["id"], "video/mp4")
    assert aside["accessory"]["media"]["url"] == "https://example.com/a.png"
    assert (file["name"], file["size"], file["file"]["url"]) == ("my_notes.txt", 5, notes["url"])
    assert await fetched(bot, clip["url"]) == (200, b"video")
    assert await fetched(bot, clip["proxy_url"], Range="bytes=1-2") == (206, b"id")


async def test_an_address_expires_and_cannot_be_made_up(local, bot, general):
    posted = await bot.call("POST", f"/channels/{general.id}/messages", {"content": "x"}, files=[("a.bin", b"a")])
    file = posted.body["attachments"][0]
    url = file["url"]
    assert "content_type" not in file
    assert {"ex", "is", "hm"} == set(URL(url).query)

    assert (await fetched(bot, url.split("?")[0]))[0] == 404
    assert (await fetched(bot, url[:-2] + "zz"))[0] == 404
    assert (await fetched(bot, url.replace(file["id"], "12345")))[0] == 404
    local.clock.advance(25 * 3600)
    assert (await fetched(bot, url))[0] == 404
    again = await bot.call("GET", f"/channels/{general.id}/messages/{posted.body['id']}")
    assert (await fetched(bot, again.body["attachments"][0]["url"]))[0] == 200
    await bot.call("DELETE", f"/channels/{general.id}/messages/{posted.body['id']}")
    assert (await fetched(bot, again.body["attachments"][0]["url"]))[0] == 404


async def test_an_edit_keeps_what_it_lists(bot, begun, tmp_path):
    interaction, _ = await begun()
    body = {"flags": 64 | V2, "components": showing("a.txt", "b.txt")}
    await bot.answer(interaction, 4, body, files=[("a.txt", b"a"), ("b.txt", b"b")])
    message = (await bot.webhook("GET", interaction, "@original")).body
    assert message["attachments"][0]["ephemeral"] is True
    kept = [{"id": message["attachments"][1]["id"], "description": "the second"}, {"id": 0}]
    change = {"components": showing("b.txt", "c.txt"), "attachments": kept}
    edited = await bot.webhook("PATCH", interaction, "@original", change, files=[("c.txt", b"c")])

    assert [a["filename"] for a in edited.body["attachments"]] == ["b.txt", "c.txt"]
    assert edited.body["attachments"][0]["description"] == "the second"
    untouched = await bot.webhook("PATCH", interaction, "@original", {"components": showing("c.txt")})
    assert len(untouched.body["attachments"]) == 2
    gone = await bot.webhook("PATCH", interaction, "@original", {"components": showing("a.txt")})
    assert gone.code == 50035
    assert len(list((tmp_path / "files").iterdir())) == 2
    bare = {"attachments": [], "components": [{"type": 10, "content": "nothing"}]}
    assert (await bot.webhook("PATCH", interaction, "@original", bare)).body["attachments"] == []
    assert list((tmp_path / "files").iterdir()) == []


async def test_a_file_over_the_limit_is_refused_whole(local, bot, begun, general, tmp_path):
    local.world.default_guild.attachment_size_limit = 1000
    interaction, _ = await begun()
    refused = await bot.answer(interaction, 4, {"content": "x"}, files=[("big", b"x" * 1001), ("small", b"y")])
    assert (refused.status, refused.code) == (413, 40005)
    posted = await bot.call(
        "POST", f"/channels/{general.id}/messages", {"content": "x"}, files=[("big", b"x" * 5 * MIB)]
    )
    assert posted.status == 413
    assert list((tmp_path / "files").iterdir()) == []

    assert (await bot.answer(interaction, 4, {"content": "x"}, files=[("big", b"x" * 1000)])).status == 204


async def test_the_promised_limit_may_not_be_the_truth(local, bot, begun):
    local.faults.upload_limit = 10
    interaction, _ = await begun()

    assert interaction["attachment_size_limit"] == 20 * MIB
    assert (await bot.answer(interaction, 4, {"content": "x"}, files=[("a", b"x" * 11)])).status == 413


async def test_a_subscription_counts_for_the_token_not_for_the_channel(local, bot, begun, discord, general):
    local.world.default_guild.attachment_size_limit = 100
    rich = discord.member("Rich", nitro_limit=200)
    interaction, _ = await begun(discord.slash(rich, "ping"))
    file = [("a", b"x" * 150)]

    assert (await bot.answer(interaction, 4, {"content": "x"}, files=file)).status == 204
    assert (await bot.call("POST", f"/channels/{general.id}/messages", {"content": "x"}, files=file)).status == 413


@pytest.mark.parametrize(("count", "status"), [(10, 200), (11, 400)])
async def test_ten_files_at_most(bot, general, count, status):
    files = [(f"{number}.txt", b"x") for number in range(count)]
    posted = await bot.call("POST", f"/channels/{general.id}/messages", {"content": "x"}, files=files)

    assert posted.status == status
    assert status == 200 or posted.code == 30015


async def test_other_parts_of_a_form_are_passed_over(local, bot, general):
    form = aiohttp.FormData()
    form.add_field("note", "ignored")
    form.add_field("payload_json", '{"content": "x"}', content_type="application/json")
    url = f"{local.rest_url}/channels/{general.id}/messages"
    async with bot.http.post(url, data=form, headers={"Authorization": f"Bot {local.token}"}) as response:
        assert response.status == 200


async def test_an_upload_that_breaks_off_leaves_nothing(local, bot, general, tmp_path, caplog):
    address = local.rest_url.split("/")[2].split(":")
    head = (
        f"POST /api/v10/channels/{general.id}/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\nContent-Disposition: form-data; "
        'name="files[0]"; filename="a"\r\n\r\nhalf'
    )
    _, writer = await asyncio.open_connection(*address)
    writer.write(head.encode())
    await writer.drain()
    folder = tmp_path / "files"
    async with asyncio.timeout(10):
        while not list(folder.iterdir()):
            await bot.call("GET", "/gateway")
    writer.transport.abort()
    async with asyncio.timeout(10):
        while list(folder.iterdir()):
            await bot.call("GET", "/gateway")

    assert local.journal.posts() == []
    assert [record.message for record in caplog.records] == []


async def test_without_a_folder_a_temporary_one_is_used_and_removed():
    from boss_bot.playground.local_discord import LocalDiscord

    local = await LocalDiscord.start()
    folder = local.state.files.folder or Path()
    assert folder.is_dir()
    await local.stop()

    assert not folder.exists()
    closed = type(local.state.files)(local.clock)
    with pytest.raises(RuntimeError):
        closed.keep(b"x")
