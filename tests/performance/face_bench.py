"""The face's figures: ``nox -s bench -- face``. Each row is printed beside a peer that is measured in the same run.

Every bot is a process of its own at a local Discord in this one. The bare hikari listener keeps its connections and
answers with the same card as ours; the bare lightbulb bot registers as many commands. ``FACE_ROUNDS`` (default 20)
says how often 200 members ask at once, ``FACE_STARTS`` (default 9) how often each bot is started, ``FACE_SECONDS``
(default 60) how long fifty downloads are watched. Each bot is started once before it is measured: what Python compiles
and keeps is there for both, as it is after an installation.
"""

import asyncio
import gc
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

from boss_bot.discord.views.help_card import help_card
from boss_bot.playground import Driver, LocalDiscord, SampleSite

ROUNDS, SECONDS = int(os.environ.get("FACE_ROUNDS", "20")), float(os.environ.get("FACE_SECONDS", "60"))
MEMBERS, JOBS = 200, 50
TABLE = Table("what", "Boss-Bot", "reach", "beside it", title="Boss-Bot's face")

TEXT = help_card({})[0].build()[0]["components"][0]["content"]
COMMANDS = 14  # that Boss-Bot registers; `starts` sees to it that this is true

HIKARI = """
import os, hikari
bot = hikari.GatewayBot(os.environ["DISCORD_TOKEN"], banner=None, logs=None, intents=hikari.Intents.GUILDS,
    rest_url=os.environ["BOSS_BOT_DISCORD_REST_URL"],
    http_settings=hikari.impl.HTTPSettings(force_close_transports=False))
@bot.listen()
async def start(event: hikari.StartingEvent) -> None:
    app = await bot.rest.fetch_application()
    await bot.rest.set_application_commands(app, [bot.rest.slash_command_builder("help", "Bare")])
@bot.listen()
async def answer(event: hikari.InteractionCreateEvent) -> None:
    card = hikari.impl.ContainerComponentBuilder(accent_color=hikari.Color(0x5865F2))
    card.add_text_display(os.environ["FACE_TEXT"])
    await event.interaction.create_initial_response(hikari.ResponseType.MESSAGE_CREATE, components=[card],
        flags=hikari.MessageFlag.EPHEMERAL)
bot.run(check_for_updates=False)
"""
LIGHTBULB = """
import os, hikari, lightbulb
bot = hikari.GatewayBot(os.environ["DISCORD_TOKEN"], banner=None, logs=None, intents=hikari.Intents.GUILDS,
    rest_url=os.environ["BOSS_BOT_DISCORD_REST_URL"],
    http_settings=hikari.impl.HTTPSettings(force_close_transports=False))
client = lightbulb.client_from_app(bot)
bot.subscribe(hikari.StartingEvent, client.start)
for number in range(int(os.environ["FACE_COMMANDS"])):
    class Bare(lightbulb.SlashCommand, name=f"bare{number}", description="Bare"):
        @lightbulb.invoke
        async def invoke(self, ctx: lightbulb.Context) -> None:
            await ctx.respond("Bare", ephemeral=True)
    client.register(Bare)
bot.run(check_for_updates=False)
"""


@asynccontextmanager
async def bot(*words: str, **settings: str) -> AsyncIterator[tuple[LocalDiscord, SampleSite, float]]:
    """Run a bot at a fresh Discord; yield that, a sample site, and the seconds from its start to READY and synced."""
    with tempfile.TemporaryDirectory() as folder:
        local, site = await LocalDiscord.start(), await SampleSite.start(folder=Path(folder) / "site")
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("BOSS_BOT_", "DISCORD_", "PYTHON"))}
        env = {
            "DISCORD_TOKEN": local.token,
            "BOSS_BOT_DISCORD_REST_URL": local.rest_url,
            "BOSS_BOT_DATA_DIR": f"{folder}/data",
            "BOSS_BOT_ALLOWED_ADDRESSES": site.address,
            "FACE_TEXT": TEXT,
            "FACE_COMMANDS": str(COMMANDS),
            **settings,
        }
        begun = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *words,
            env=clean | env,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            await local.bot_ready(timeout=60)
            yield local, site, time.monotonic() - begun
        finally:
            process.terminate()
            await process.wait()
            await site.stop()
            await local.stop()


async def ask(driver: Driver, name: str) -> float:
    """Let a member use `/help` and return the seconds to the first answer."""
    begun = time.monotonic()
    await driver.slash(driver.member(name), "help", timeout=30)
    return time.monotonic() - begun


Times = dict[int, list[float]]
"""Seconds to the first answer, by how many asked at once."""


async def answers(driver: Driver, at_once: int, number: int) -> list[float]:
    """Let so many members ask at once; return the seconds to each first answer."""
    names = [f"Member {(number * at_once + one) % (5 * MEMBERS)}" for one in range(at_once)]
    return await asyncio.gather(*(ask(driver, name) for name in names))


async def in_turns(bots: Sequence[LocalDiscord]) -> list[Times]:
    """Ask each bot in turn, so that what else the machine does meets all of them alike; each is first as often."""
    found: list[Times] = [defaultdict(list) for _ in bots]
    asked = [(Driver(local), times) for local, times in zip(bots, found, strict=True)]
    gc.freeze()  # else looking through this process, where Discord is, stops one bot or another for a tenth of a second
    for driver, _ in asked:
        driver.local.state.interactions.answer_within_s = 30
        await ask(driver, "Warm")
    for at_once, rounds in ((1, 10 * ROUNDS), (50, ROUNDS), (200, ROUNDS)):
        for number in range(rounds):
            for driver, times in asked[:: -1 if number % 2 else 1]:
                times[at_once] += await answers(driver, at_once, number)
    return found


def milliseconds(times: list[float]) -> tuple[float, float]:
    """Return the median and the 99th percentile."""
    ranked = sorted(times)
    return statistics.median(ranked) * 1e3, ranked[min(len(ranked) - 1, int(len(ranked) * 0.99))] * 1e3


async def first_answers() -> None:
    """Compare the first answer with that of a bare hikari listener."""
    async with bot("-c", HIKARI) as (theirs, *_), bot("-m", "boss_bot", "run") as (mine, *_):
        bare, ours = await in_turns([theirs, mine])
    for at_once, times in ours.items():
        (middle, worst), (floor, _) = milliseconds(times), milliseconds(bare[at_once])
        figure = f"p50 {middle:.1f} ms ({middle / floor:.2f}×), p99 {worst:.0f} ms"
        TABLE.add_row(
            f"first answer, {at_once} at once", figure, "≤ 1.5×, p99 < 1 s", f"bare hikari p50 {floor:.1f} ms"
        )


async def starts() -> None:
    """Compare the start with that of a bare lightbulb bot; which of them is first changes with each round."""
    found: dict[str, list[float]] = {"ours": [], "bare": []}
    bots = [("bare", ("-c", LIGHTBULB)), ("ours", ("-m", "boss_bot", "run"))]
    for number in range(int(os.environ.get("FACE_STARTS", "9")) + 1):
        for name, words in bots if number % 2 else bots[::-1]:
            async with bot(*words) as (local, _site, seconds):
                if number:
                    found[name].append(seconds)
                if len(local.state.commands.all(None)) != COMMANDS:
                    raise SystemExit(f"the bare bot has to register {len(local.state.commands.all(None))} commands")
    mine, theirs = (statistics.median(found[name]) for name in ("ours", "bare"))
    figure = f"{mine:.2f} s ({mine / theirs:.2f}×); quickest {min(found['ours']):.2f} s"
    beside = f"bare lightbulb {theirs:.2f} s; quickest {min(found['bare']):.2f} s"
    TABLE.add_row("start to READY and synced", figure, "≤ 1.3×", beside)


async def edits() -> None:
    """Watch fifty downloads at once: requests that were too many, and the oldest card."""
    many = {f"BOSS_BOT_{name}": str(JOBS) for name in ("MAX_CONCURRENT_DOWNLOADS", "SITE_CONCURRENT_DOWNLOADS")}
    many["BOSS_BOT_TEMP_BYTES"] = str(64 << 30)  # each sets aside what its file may have before its size is known
    async with bot("-m", "boss_bot", "run", **many) as (local, site, _):
        driver, clip = Driver(local), site.url("/talk.mp4")
        local.state.interactions.answer_within_s = 30
        site.speed = 4_000
        cards = [
            await driver.slash(driver.member(f"Member {n}"), "download link", url=f"{clip}?n={n}", timeout=30)
            for n in range(JOBS)
        ]
        await asyncio.gather(*(card.until(lambda now: now.title.startswith("Downloading –"), 120) for card in cards))
        begun = local.clock.now()
        await asyncio.sleep(SECONDS)
        moments: dict[str, list[float]] = defaultdict(lambda: [begun])
        for entry in local.journal.edits():
            if entry.at >= begun:
                moments[entry.path].append(entry.at)
        gaps = [late - early for times in moments.values() for early, late in pairwise(times)]
        refused = len(local.journal.find("*", "*", status=429))
        figure = f"{refused} × 429; {len(moments)} cards, oldest {max(gaps, default=SECONDS):.1f} s"
        TABLE.add_row(f"edits, {JOBS} downloads, {SECONDS:.0f} s", figure, "0 × 429, ≤ 10 s")


async def main() -> None:
    """Measure every row, or those that are named."""
    rows = {"starts": starts, "answers": first_answers, "edits": edits}
    for name in [name for name in sys.argv[1:] if name in rows] or rows:
        await rows[name]()
    Console().print(TABLE)


if __name__ == "__main__":
    asyncio.run(main())
