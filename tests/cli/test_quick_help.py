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
