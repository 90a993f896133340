"""The one door: ``nox`` runs the gate, ``nox -s NAME`` one session. CI calls the same names.

With uv on the machine its backend is used, else virtualenv and pip; either way the versions are those of the lock,
through ``.ci/constraints.txt``, which is exported from it (``nox -s constraints``).
"""

import os

import nox

nox.needs_version = ">=2026.4"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "imports", "tests"]
nox.options.reuse_existing_virtualenvs = True

PROJECT = nox.project.load_toml("pyproject.toml")
PINS = ("-c", ".ci/constraints.txt")
# Most tests wait for a process or a socket, so one worker more than there are cores keeps the cores busy.
WORKERS = str(min((os.cpu_count() or 1) + 1, 8))


def install(session: nox.Session, *groups: str, project: bool = True) -> None:
    """Install dependency groups at the versions of the lock, and the project itself as it stands."""
    wanted = nox.project.dependency_groups(PROJECT, *groups) if groups else ()
    session.install("-q", *PINS, *wanted, *(("-e", ".") if project else ()))


@nox.session
def tests(session: nox.Session) -> None:
    """Run the whole suite with branch coverage; under 90 % it fails."""
    install(session, "tests")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", "-n", WORKERS, "--dist", "worksteal", *session.posargs)
    session.run("coverage", "combine", "-q")
    session.run("coverage", "report")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format."""
    install(session, "lint", project=False)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check every type, strictly."""
    install(session, "types")
    session.run("mypy")


@nox.session
def imports(session: nox.Session) -> None:
    """Check who knows whom."""
    install(session, "imports")
    session.run("lint-imports")


@nox.session
def fmt(session: nox.Session) -> None:
    """Put code into the house's format."""
    install(session, "lint", project=False)
    session.run("ruff", "check", "--fix", ".")
    session.run("ruff", "format", ".")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a link that leads nowhere fails."""
    install(session, "docs", project=False)
    session.run("zensical", "build", "--clean", "--strict")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure beside floors and peers: all, ``-- start`` one row of the engine's, ``-- media`` and so on a set."""
    install(session, "tests")
    sets = ("queue", "cleanup", "face", "media", "care")
    rows = [name for name in session.posargs if name not in sets]
    if rows or not session.posargs:
        session.run("python", "tests/performance/bench.py", *rows)
    if "face" in session.posargs or not session.posargs:
        session.run("python", "tests/performance/face_bench.py")
    if "cleanup" in session.posargs or not session.posargs:
        session.run("python", "tests/performance/cleanup_bench.py")
    if "queue" in session.posargs or not session.posargs:
        session.run("pytest", "--override-ini=addopts=--import-mode=importlib", "tests/performance", "-q", "-s")
    if "media" in session.posargs or not session.posargs:
        session.run("python", "tests/performance/media_bench.py")
    if "care" in session.posargs or not session.posargs:
        session.run("python", "tests/performance/care_bench.py")


@nox.session
def crash(session: nox.Session) -> None:
    """Kill the bot at 300 moments (``BOSS_BOT_KILLS``), see that eight mistakes are caught, and what else takes long.

    Its gateway is troubled 20 times in five ways; 1000 copies (``BOSS_BOT_COPIES``) of a database in use are opened.
    """
    install(session, "tests")
    session.run("pytest", "--override-ini=addopts=--import-mode=importlib", "tests/crash", "-q", "-s", *session.posargs)


@nox.session
def operator(session: nox.Session) -> None:
    """Live through an operator's first day: install the wheel, set up, care, break, mend; two minutes."""
    install(session, "tests")
    session.run(
        "pytest", "--override-ini=addopts=--import-mode=importlib", "tests/operator", "-q", "-s", "--timeout=600"
    )


@nox.session
def words(session: nox.Session) -> None:
    """Bring the catalogues of translations in step with the code, and say what is left to translate."""
    install(session)
    session.run("python", ".ci/catalogues.py", *session.posargs)


@nox.session
def constraints(session: nox.Session) -> None:
    """Export the lock's versions for machines without uv."""
    session.install("-q", "uv")
    session.run(
        "uv", "export", "-q", "--all-groups", "--all-extras", "--no-hashes", "--no-emit-project", "--no-annotate",
        "--no-header", "-o", ".ci/constraints.txt",
    )  # fmt: skip


@nox.session
def settings(session: nox.Session) -> None:
    """Write the page of settings and .env.example anew from the knobs."""
    install(session)
    session.run("python", ".ci/env_example.py")


@nox.session
def reference(session: nox.Session) -> None:
    """Write the reference of commands anew from what Discord and the program are told."""
    install(session)
    session.run("python", ".ci/command_reference.py")


@nox.session
def playground(session: nox.Session) -> None:
    """Keep a local Discord with the real bot running."""
    install(session)
    session.run("boss-bot", "playground", *session.posargs)
