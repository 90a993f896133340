"""What names resolve to: one answer that is not public refuses all of them, at whichever question it comes."""

import json
import os
from pathlib import Path

import pytest

from boss_bot.domain.links.addresses import is_public
from boss_bot.downloaders.egress.judge import Judge
from boss_bot.downloaders.egress.refusal import Refusal, RefusedError

PUBLIC, PUBLIC_6 = "93.184.215.14", "2606:4700::1111"
PRIVATE = (
    "127.0.0.1", "0.0.0.0", "10.0.0.1", "100.64.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1", "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1", "255.255.255.255", "168.63.129.16", "::", "::1", "::ffff:10.0.0.1", "::10.0.0.1", "64:ff9b::a00:1",
    "64:ff9b:1::a00:1", "2002:a00:1::1", "2001:0:7f00:1::", "fe80::1", "fe80::1%eth0", "fec0::1", "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1", "3fff::1", "100::1", "5f00::1", "nonsense", "",
)  # fmt: skip


class Names:
    """A resolver that gives one answer a question; the last is given again and again."""

    def __init__(self, answers):
        self.answers = [list(answer) for answer in answers]

    async def __call__(self, _host, _port):
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


async def led_to(answers, questions=4):
    """Ask a few times; return all addresses that would be connected to, and how often it was refused."""
    judge, refusals = Judge(frozenset(), resolve=Names(answers)), 0
    found: list[str] = []
    for _ in range(questions):
        try:
            found += (await judge.destination("name.example.com", 443)).addresses
        except RefusedError as error:
            refusals += error.reason is Refusal.ADDRESS
        except OSError:
            refusals += 1
    return found, refusals


@pytest.mark.parametrize("bad", PRIVATE)
async def test_one_bad_answer_refuses_all_at_every_question(bad):
    for answer in ([bad], [PUBLIC, bad], [bad, PUBLIC], [PUBLIC, PUBLIC_6, *[PUBLIC] * 50, bad]):
        assert await led_to([answer]) == ([], 4)
        found, refusals = await led_to([[PUBLIC], [PUBLIC_6], answer])
        assert (found, refusals) == ([PUBLIC, PUBLIC_6], 2)


async def test_answers_of_the_corpus_lead_nowhere_private():
    path = Path(os.environ.get("BOSS_BOT_CORPUS", "/nonexistent")) / "bad_urls.jsonl"
    for entry in map(json.loads, path.read_text("utf-8").splitlines() if path.exists() else ()):
        if answers := entry.get("dns", {}).get("answers"):
            found, refusals = await led_to(answers)
            assert all(map(is_public, found)), entry["id"]
            assert refusals, entry["id"]
