"""Kills a worker again and again at a Discord that loses replies, and says afterwards what was broken by it."""

import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import attrs

from boss_bot.domain.jobs.job import MOVES, JobState
from boss_bot.playground.driver import Driver
from boss_bot.playground.driver.place import place_of
from boss_bot.playground.driver.starting import begin
from boss_bot.playground.local_discord import LocalDiscord
from boss_bot.playground.local_discord.interactions import Answer, InteractionType
from boss_bot.playground.local_discord.rate_limits import Limit
from boss_bot.playground.local_discord.rest.posting import post
from boss_bot.playground.local_discord.world import Permission

ROOT = Path(__file__).parents[2]
V2_FOR_ONE = 1 << 15 | 1 << 6
LOSING = 0.03  # share of the replies that are lost after the request was done
JOINING = 0.4  # share of the members who ask for what somebody asked for shortly before
STRANGE = "in a message that names no job, or another link's"


@attrs.define(eq=False)
class Crash:
    """One worker, its members and its Discord."""

    folder: Path
    local: LocalDiscord
    chance: random.Random
    mutant: str = ""
    kills: int = 0
    _zygote: Any = None
    _asked: int = 0
    _links: list = attrs.field(factory=list)

    @classmethod
    async def start(cls, folder, seed, mutant=""):
        local = await LocalDiscord.start()
        crash = cls(folder, local, random.Random(seed), mutant)
        local.state.limits.messages = local.state.limits.everything_else = Limit(1000, 1.0)
        local.faults.losing, local.faults.chance = LOSING, random.Random(seed + 1).random
        hidden = local.world.add_channel(local.world.default_guild, "no-history")
        hidden.bot_permissions &= ~Permission.READ_MESSAGE_HISTORY
        for name in ("asked", "acknowledged", "cancelled", "doubled"):
            (folder / name).touch()
        log = (folder / "log").open("ab")
        crash._zygote = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.crash.crash_worker", folder, local.rest_url, local.token,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=log, cwd=ROOT,
        )  # fmt: skip
        log.close()
        return crash

    async def stop(self):
        self._zygote.stdin.close()
        await self._zygote.wait()
        await self.local.stop()

    def ask(self, jobs, *, visibility=None, press=None, token=None, channel=None, joining=None):
        """Let members ask for so many downloads, each with an answer of its own that can be edited.

        Some ask for what somebody has asked for shortly before; with ``joining`` all ask for one thing, or each for
        their own.
        """
        draw, one_link = self.chance, self._link(12) if joining else None
        with (self.folder / "asked").open("a") as asked:
            for _ in range(jobs):
                self._asked += 1
                one = self._one(
                    visibility or draw.choice(["private", "private", "post"]),
                    channel or draw.choice(["general", "general", "no-history"]),
                    one_link or (self._drawn_link() if joining is None else self._link(draw.choice([1, 2, 3, 12]))),
                )
                shown = draw.random() < 0.7 if token is None else token
                one |= {
                    "token": one["token"] if shown else "",
                    "press": draw.choice(["", "", "", "pause", "cancel"]) if press is None else press,
                    "after": draw.uniform(0.0, 0.08),
                }
                asked.write(json.dumps(one) + "\n")

    def _link(self, files):
        """Return a link that nobody has asked for; how many files it has is in its number."""
        self._links.append(f"https://x.com/ann/status/{self._asked * 100 + files}")
        return self._links[-1]

    def _drawn_link(self):
        """Return a link: one of its own, or one of the last."""
        if self._links and self.chance.random() < JOINING:
            return self.chance.choice(self._links[-3:])
        return self._link(self.chance.choice([1, 1, 2, 3, 12]))

    def _one(self, visibility, channel, link):
        local, state = self.local, self.local.state
        member = Driver(local).member(f"Member {self._asked % 7}")
        place = place_of(local, member, local.world.default_guild.channel(channel))
        interaction = begin(local, InteractionType.COMMAND, place, {"id": "1", "name": "download", "type": 1})
        text = {"components": [{"type": 10, "content": "…"}], "flags": V2_FOR_ONE}
        message = post(state, place.channel, local.world.bot, text, {}, viewer=member.id, by_webhook=True)
        state.interactions.settle(interaction, Answer(4, {}, message))
        return {
            "key": f"key-{self._asked}", "user": member.id, "guild": member.guild_id, "channel": place.channel.id,
            "link": link, "application": local.application_id,
            "token": interaction.token, "expires": interaction.created_at + 900, "visibility": visibility,
        }  # fmt: skip

    async def life(self, seconds, place="", passes=1):
        """Let the worker live for so many seconds, or until it dies at a place; True when it came to its end."""
        life = {"place": place, "passes": passes, "mutant": self.mutant, "offset": self.local.clock._offset}
        self._zygote.stdin.write(json.dumps(life).encode() + b"\n")
        child = int((await self._line()).split()[1])
        begun = await self._line()
        if begun == "begun":
            try:
                async with asyncio.timeout(seconds):
                    begun = await self._line()
            except TimeoutError:
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
                begun = await self._line()
        ended = int(begun.split()[1])
        assert ended in (0, -signal.SIGKILL), (self.folder / "log").read_text()[-3000:]
        self.kills += ended != 0
        return ended == 0

    async def _line(self):
        return (await self._zygote.stdout.readline()).decode().strip()

    def pass_time(self, seconds):
        """Let time pass for Discord and for the next life: nonces are forgotten after five minutes, tokens after 15."""
        self.local.clock.advance(seconds)

    def told(self):
        """Return the figures of the run in words."""
        findings = Findings.of(self)
        states = Counter(JobState(row["state"]).name.lower() for row in findings.jobs.values())
        routes = Counter(f"{parcel['route']} {parcel['fate']}" for parcel in findings.parcels)
        again = sum(move["was"] in (3, 4, 5) and move["now"] == 0 for move in findings.moves)
        fetches = Counter(row["fetch"] for row in findings.jobs.values())
        shared = sum(count for count in fetches.values() if count > 1)
        return (
            f"{len(findings.jobs)} jobs {dict(states)}, {shared} of them share {sum(n > 1 for n in fetches.values())} "
            f"fetches, {again} taken up again, parcels {dict(routes)}"
        )

    def broken(self):
        """Return what was promised and not kept."""
        return sorted(set(Findings.of(self).all()))


@attrs.frozen
class Findings:
    jobs: dict
    parcels: list
    moves: list
    acknowledged: dict
    cancelled: set
    doubled: set
    shown: dict
    sound: bool

    @classmethod
    def of(cls, crash):
        with closing(sqlite3.connect(crash.folder / "jobs.sqlite3")) as db:
            db.row_factory = sqlite3.Row
            jobs = {row["id"]: row for row in db.execute("SELECT * FROM jobs")}
            parcels = db.execute("SELECT * FROM parcels ORDER BY number").fetchall()
            moves = db.execute("SELECT job, was, now FROM job_moves ORDER BY number").fetchall()
            sound = [tuple(row) for row in db.execute("PRAGMA integrity_check")] == [("ok",)]
        lines = (crash.folder / "acknowledged").read_text().splitlines()
        cancelled, doubled = (set((crash.folder / name).read_text().split()) for name in ("cancelled", "doubled"))
        acknowledged = dict(line.split() for line in lines)
        shown = shown_files(crash.local, {job: link_number(row["url"]) for job, row in jobs.items()})
        return cls(jobs, parcels, moves, acknowledged, cancelled, doubled, shown, sound)

    def all(self):
        if not self.sound:
            yield "integrity"
        if set(self.acknowledged.values()) != set(self.jobs) or len(self.acknowledged) != len(self.jobs):
            yield "a job is lost"
        completed = Counter(move["job"] for move in self.moves if move["now"] == JobState.COMPLETED)
        if any(count > 1 for count in completed.values()):
            yield "completed twice"
        if self.doubled:
            yield "fetched by two at a time"
        if STRANGE in self.shown:
            yield "files that nobody asked for"
        if any(m["was"] is not None and JobState(m["now"]) not in MOVES[JobState(m["was"])] for m in self.moves):
            yield "an illegal move"
        for job, row in self.jobs.items():
            yield from self.of_job(job, row)

    def of_job(self, job, row):
        state, files = JobState(row["state"]), json.loads(row["files"])
        shown = self.shown.get(job, Counter())
        inbox = [p for p in self.of_parcels(job, "files", ("sent",)) if p["route"] == "inbox"]
        kept = [key for parcel in inbox for key in json.loads(parcel["files"])]
        if not state.over:
            yield f"stuck in {state.name.lower()}"
        if any(count > 1 for count in shown.values()):
            yield "shown twice"
        if state is JobState.COMPLETED and sum(shown.values()) + len(kept) < len(files):
            yield "completed and not delivered"
        if job in self.cancelled and (state is not JobState.CANCELLED or shown):
            yield "a cancelled job went on"
        if state is JobState.FAILED and "UnsurePostError" not in row["error"]:
            yield f"failed: {row['error']}"
        if state is JobState.FAILED and len(self.of_parcels(job, "news", ("sent",))) != 1:
            yield "a failure was not told once"

    def of_parcels(self, job, content, fates):
        return [p for p in self.parcels if p["job"] == job and p["content"] == content and p["fate"] in fates]


def link_number(url):
    return url.rpartition("/")[2]


def shown_files(local, links):
    """Return how often each file is there to be seen, job by job.

    A message names its job; who shares a fetch has the same files. A file's first line is the number of its link, and
    its place.
    """
    found: dict[str, Counter[str]] = {}
    for message in local.world.messages.values():
        drawn = json.dumps(message.components)
        named = [job for job in links if job in drawn]
        for file in () if message.deleted else message.attachments:
            if f"attachment://{file.filename}" in drawn:
                link, place = file.path.read_bytes().decode().splitlines()[0].split(":")
                job = named[0] if len(named) == 1 and links[named[0]] == link else STRANGE
                found.setdefault(job, Counter())[place] += 1
    return found
