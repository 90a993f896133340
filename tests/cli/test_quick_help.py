"""Help, completion and most of the care commands do without Discord's library, which takes seconds to load."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "entry", ["boss_bot.cli.program", "boss_bot.cli.care.told", "boss_bot.cli.care.logs", "boss_bot.cli.care.config"]
)
def test_what_needs_no_discord_does_not_load_it(entry):
    code = f"import sys, {entry}; print(*sorted({{'hikari', 'lightbulb', 'yt_dlp'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == []


def test_a_start_of_the_bot_loads_nothing_that_only_other_commands_need():
    others = "{'cyclopts', 'httpx', 'rich', 'yt_dlp', 'gallery_dl'}"
    code = f"import sys, boss_bot.cli.starting, boss_bot.cli.run; print(*sorted({others} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == []
