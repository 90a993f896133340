"""What lies on the host for the tools, or stands in the bot's environment, changes nothing and runs nothing."""

import json
import textwrap

import pytest

from boss_bot.downloaders import Engine
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.haul import Haul
from boss_bot.downloaders.tools.ytdlp.hooks import Hooks
from boss_bot.downloaders.tools.ytdlp.options import options

TOOLS = ("yt-dlp", "gallery-dl")


@pytest.fixture
def bad_host(tmp_path, canary, monkeypatch):
    """A home with configurations, plugins and logins that give themselves away when they are used."""
    home, mark = tmp_path / "home", tmp_path / "mark"
    plugin = f"import pathlib\npathlib.Path({str(mark)!r}).write_text('plugin')\n"
    config = {"extractor": {"postprocessors": [{"name": "exec", "command": f"touch {mark}"}], "cookies": str(mark)}}
    files = {
        ".config/gallery-dl/config.json": json.dumps(config),
        ".config/yt-dlp/config": f"--exec 'touch {mark}'\n--netrc",
        ".config/yt-dlp/plugins/bad/yt_dlp_plugins/extractor/bad.py": plugin,
        ".netrc": "machine 127.0.0.1 login ann password secret-of-the-host",
        "sitecustomize.py": plugin,
    }
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(textwrap.dedent(text))
    proxy = f"http://127.0.0.1:{canary.port}"
    variables = {"HOME": home, "XDG_CONFIG_HOME": home / ".config", "PYTHONPATH": home, "NETRC": home / ".netrc"}
    variables |= {
        "http_proxy": proxy,
        "HTTPS_PROXY": proxy,
        "ALL_PROXY": proxy,
        "no_proxy": "*",
        "BOSS_BOT_X": "secret",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, str(value))
    return mark


@pytest.mark.asyncio(loop_scope="session")
async def test_the_host_has_no_say(raw_site, new_task, follow_to_end, canary, bad_host, tmp_path):
    body = b"\x00\x00\x00\x18ftypmp42" + bytes(5000)
    raw_site.answers["/host.mp4"] = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    raw_site.heads.clear()
    engine = await Engine.start(work=tmp_path, allowed=frozenset({raw_site.address}))
    for tool in TOOLS:
        async with engine.download(new_task(raw_site.link("/host.mp4"), tool)) as download:
            assert (await follow_to_end(download)).error is None
    await engine.stop()

    assert not bad_host.exists()
    assert canary.visits == 0
    assert all(b"authorization" not in head for head in raw_site.asked("/host.mp4"))


def test_no_option_of_yt_dlp_starts_a_program_or_reads_a_file_of_the_host():
    order = Order("run1", "", (), "/nowhere", 1, 1, ("127.0.0.1", 9), "http://127.0.0.1:9", "/ffmpeg")
    given = options(order, Hooks(Haul(order, Reporter(bytes))))

    dangerous = {
        "exec_cmd", "postprocessors", "netrc_cmd", "usenetrc", "netrc_location", "external_downloader", "batchfile",
        "cookiesfrombrowser", "load_info_filename", "writelink", "writeurllink", "writedesktoplink", "writesubtitles",
        "writeinfojson", "enable_file_urls", "nocheckcertificate", "download_archive", "plugin_dirs",
        "remote_components", "ap_username", "client_certificate", "source_address",
    }  # fmt: skip
    assert dangerous.isdisjoint(given)
    assert given["cookiefile"] is None
    assert given["paths"] == {"home": order.content}
