"""Whatever breaks: the member gets an apology with a reference, and the log has it."""

import re
from itertools import count

import pytest

from boss_bot.playground.driver import NoAnswer

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINKS = (f"https://x.com/ann/status/{n}" for n in count(1))


def reference_in(card):
    found = re.search(r"BUG-1 · ([0-9a-f]{8})", card.text)
    assert found, card.text
    return found[1]


async def test_when_the_store_breaks_everything_apologises(discord, ann, house, led, log):
    shown = await discord.slash(ann, "download link", url=next(LINKS))
    await led.next()
    shown = await shown.until(lambda now: bool(now.buttons))
    panel = await discord.slash(ann, "settings")
    await house.store.close()
    setting = await discord.select(ann, panel, ["minimal"], custom_id="s1:set:notify")
    command = await discord.slash(ann, "queue")
    assert command.title == "Something went wrong on my side"
    press = await discord.press(ann, shown, "Pause")
    assert press.id != shown.id
    download = await discord.slash(ann, "download link", url=next(LINKS))
    download = await download.until(lambda now: now.title != "Checking link")
    for card in (command, press, download, setting):
        assert any(reference_in(card) in line and "Traceback" in line for line in log.lines)
    assert await discord.autocomplete(ann, "cancel", "job", "") == []
    assert any("no jobs to suggest" in line for line in log.lines)


async def test_what_discord_refuses_is_noted_without_the_token(discord, ann, local, log):
    local.faults.refuse("POST", "/interactions/*/callback", status=400)
    with pytest.raises(NoAnswer):
        await discord.slash(ann, "help", timeout=0.5)
    [line] = [line for line in log.lines if "was not taken" in line]
    assert "status=400" in line
    assert local.journal.callbacks()[0].path.split("/")[-2] not in line
