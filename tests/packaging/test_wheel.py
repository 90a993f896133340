"""The wheel, built as a release builds it and installed into an empty environment; without a network."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]


def run(*command, **options):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTHON"))}
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=110, check=False, env=clean | options.pop("env", {}), **options
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=HOUSE)
    [built] = folder.glob("*.whl")
    return built


def test_it_holds_all_that_the_bot_reads(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (HOUSE / "migrations").glob("*.sql"):
        assert f"boss_bot/migrations/{path.name}" in names
    for path in (HOUSE / "boss_bot").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert str(path.relative_to(HOUSE)) in names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_source_archive_holds_what_a_build_and_an_operator_need(tmp_path):
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path), cwd=HOUSE)
    [built] = tmp_path.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {"pyproject.toml", "Dockerfile", "compose.yaml", "deploy/boss-bot.service", "docs/operate.md"}
    needed |= {"boss_bot/monitoring/files/dashboard.json", "boss_bot/monitoring/files/alerts.yml"}
    needed |= {f"migrations/{path.name}" for path in (HOUSE / "migrations").glob("*.sql")}
    needed |= {str(path.relative_to(HOUSE)) for path in (HOUSE / "boss_bot").rglob("*.po")}
    assert needed - names == set()
    assert not [name for name in names if name.endswith((".env", ".sqlite3", ".log"))]


def test_installed_into_an_empty_environment_it_runs(wheel, tmp_path):
    """Its dependencies are lent by the environment of the tests; the bot itself comes from the wheel."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "--no-index", "--no-deps", wheel, env={"PIP_FIND_LINKS": ""})
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")

    program = str(home / "bin" / "boss-bot")
    assert run(program, "--version", cwd=tmp_path).strip() in wheel.name
    found = run(python, "-c", "import boss_bot; print(boss_bot.__file__)", cwd=tmp_path).strip()
    assert found.startswith(str(site))
    shipped = (
        "from boss_bot.store.database.migrations import read_all, shipped; print(shipped(), len(read_all(shipped())))"
    )
    folder, number = run(python, "-c", shipped, cwd=tmp_path).split()
    assert folder.startswith(str(site))
    assert int(number) == len(list((HOUSE / "migrations").glob("*.sql")))
    assert "Every setting" in run(
        program, "config", "check", cwd=tmp_path, env={"DISCORD_TOKEN": "MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y"}
    )
