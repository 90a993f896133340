"""The file with all that is kept about a member: packed where it is large, refused where Discord takes no such size."""

import gzip
import json

import pytest

from boss_bot.discord.views.privacy_card import export_card
from boss_bot.domain.errors.failures import FileTooLargeError

ROWS = {"downloads": [{"url": f"https://x.com/ann/status/{number}" * 4} for number in range(50_000)]}


async def file_of(card):
    [resource] = card[0].build()[1]
    async with resource.stream() as stream:
        return resource.filename, await stream.read()


async def test_a_small_file_is_plain_json():
    name, content = await file_of(export_card(7, {"settings": [{"settings": {"notify": "none"}}]}, 10**7))
    assert name == "boss-bot-my-data.json"
    assert json.loads(content) == {"member": 7, "settings": [{"settings": {"notify": "none"}}]}


async def test_a_large_one_is_packed():
    name, content = await file_of(export_card(7, ROWS, 10**7))
    assert name == "boss-bot-my-data.json.gz"
    assert len(json.loads(gzip.decompress(content))["downloads"]) == 50_000


def test_one_that_discord_does_not_take_is_told():
    with pytest.raises(FileTooLargeError):
        export_card(7, ROWS, 1000)
