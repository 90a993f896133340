"""A job's process has its own home, cache and place for temporary files, and nothing of the host's environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import json, os, sys, tempfile
from pathlib import Path
from boss_bot.downloaders.worker import confine

private = Path(sys.argv[1])
confine._settle(private)
print("for the log")
sys.stdout.flush()
with open(private / "seen.json", "w") as file:
    json.dump({"environment": dict(os.environ), "temporary": tempfile.gettempdir()}, file)
"""


def test_a_process_lives_in_places_of_its_own(tmp_path):
    private, root = tmp_path / "private", Path(__file__).parents[2]
    host = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root), "DISCORD_TOKEN": "secret", "TMPDIR": "/", "HOME": "/"}
    told = subprocess.run([sys.executable, "-c", SCRIPT, str(private)], env=host, capture_output=True, check=True)
    seen = json.loads((private / "seen.json").read_text())

    places = {"HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config"}
    assert {name: seen["environment"][name] for name in places} == {
        name: str(private / folder) for name, folder in places.items()
    }
    assert all((private / folder).is_dir() for folder in places.values())
    assert seen["temporary"] == str(private / "tmp")
    assert "DISCORD_TOKEN" not in seen["environment"]
    assert (told.stdout, (private / "log").read_text()) == (b"", "for the log\n")
