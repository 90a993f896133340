"""The steps of the Dockerfile and of the workflows, walked as far as that goes without a container."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import attrs
import pytest
import yaml

from boss_bot.cli.program import program
from boss_bot.settings import Settings

HOUSE = Path(__file__).parents[2]
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
JOINED = (HOUSE / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
STEPS = [line.split(maxsplit=1) for line in JOINED.splitlines() if line and not line.startswith("#")]


def told(instruction):
    return [rest for word, rest in STEPS if word == instruction]


def test_what_the_image_copies_is_all_that_a_build_needs(tmp_path):
    for copied in told("COPY"):
        if not copied.startswith("--from"):
            *names, target = copied.split()
            for name in names:
                there = tmp_path / target if target != "./" else tmp_path / name
                copy = shutil.copytree if (HOUSE / name).is_dir() else shutil.copy
                copy(HOUSE / name, there)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    built = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=100, check=False)
    assert built.returncode == 0, built.stderr
    assert len(list((tmp_path / "dist").glob("*.whl"))) == 1


def test_what_the_image_starts_is_a_script_of_ours_and_its_variables_are_knobs():
    [entry], [command] = map(json.loads, told("ENTRYPOINT")), map(json.loads, told("CMD"))
    assert entry == list(PROJECT["project"]["scripts"])
    assert command[0] in program
    named = re.findall(r"(BOSS_BOT_\w+)=", " ".join(told("ENV")))
    assert named
    assert set(named) <= {knob.metadata["env"] for knob in attrs.fields(Settings)}
    folder = re.search(r"BOSS_BOT_DATA_DIR=(\S+)", " ".join(told("ENV")))
    assert folder
    assert told("VOLUME") == [folder[1]]


class Ready(BaseHTTPRequestHandler):
    status = 200

    def do_GET(self):
        self.send_response(self.status if self.path == "/readyz" else 404)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.mark.parametrize(("status", "healthy"), [(200, True), (503, False)])
def test_the_health_check_says_what_readyz_says(status, healthy):
    [check] = told("HEALTHCHECK")
    words = json.loads(check.partition("CMD ")[2])
    server = HTTPServer(("127.0.0.1", 0), type("Answer", (Ready,), {"status": status}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        code = words[2].replace("127.0.0.1:9464", f"127.0.0.1:{server.server_port}")
        assert words[:2] == ["python", "-c"]
        assert code != words[2]
        asked = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=30, check=False)
        assert (asked.returncode == 0) is healthy
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def sessions():
    """The names of the sessions of nox."""
    tree = ast.parse((HOUSE / "noxfile.py").read_text("utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list]
    return {node.name for node in functions}


@pytest.mark.parametrize("path", sorted((HOUSE / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.name)
def test_what_a_workflow_runs_exists(path):
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    lines = [line for job in jobs.values() for step in job["steps"] for line in step.get("run", "").splitlines()]
    assert {name for line in lines for name in re.findall(r"nox -s (\w+)", line)} <= sessions()
    for line in lines:
        first = line.split()[0]
        if "/" in first and not first.startswith(".venv/"):
            assert os.access(HOUSE / first, os.X_OK), line
        if found := re.search(r"boss-bot (\w+)", line):
            assert found[1] in program
    for job in jobs.values():
        assert job["timeout-minutes"] <= 90
        assert {need for need in [job.get("needs")] if need} <= set(jobs)


def test_an_image_and_an_installation_by_root_keep_what_the_bot_cannot(tmp_path):
    [step] = [rest.split() for rest in told("RUN") if "boss_bot." in rest]
    by_root = re.search(
        r"^sudo (/opt/boss-bot/bin/python -m boss_bot\S+)", (HOUSE / "docs/operate.md").read_text("utf-8"), re.MULTILINE
    )
    assert by_root
    assert step == by_root[1].split()
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command, env = [sys.executable, *step[1:]], clean | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    done = subprocess.run(command, env=env, capture_output=True, timeout=100, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    [kept] = tmp_path.rglob("*.attrs")
    assert kept.stat().st_mode & 0o044 == 0o044, "whoever runs the bot may read it"
