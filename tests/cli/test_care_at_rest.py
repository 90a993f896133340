"""Care of a data directory while no bot runs: jobs, cookies, backup and restore, check and vacuum."""

import asyncio
import json
import stat
import time
import zipfile
from pathlib import Path

import attrs
import pytest

from boss_bot.app import SystemClock
from boss_bot.cli.program import program
from boss_bot.domain.jobs.error_record import ErrorRecord
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.job_store import ClaimLimits
from boss_bot.store import open_store, take

COOKIES = "# Netscape HTTP Cookie File\n.{host}\tTRUE\t/\tTRUE\t{end}\tauth_token\thush-hush-hush\n"


@pytest.fixture
def data(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    for name, value in {"BOSS_BOT_DATA_DIR": str(folder), "HOME": str(tmp_path), "COLUMNS": "200"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("BOSS_BOT_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def boss_bot(capsys):
    """Run a command; return its exit code, what it printed, and what it said of trouble."""

    def run(*words):
        code = program([str(word) for word in words], result_action="return_value") or 0
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def kept(data, new_request):
    """A database with a job that waits, one that failed and one that is done."""

    async def fill():
        clock = SystemClock()
        store = await open_store(data / "boss-bot.sqlite3")
        for state in (JobState.COMPLETED, JobState.FAILED):
            await store.add(new_request(), capacity=50, now=clock.now())
            job = await store.claim(ClaimLimits(5, 5), clock.now())
            assert job
            if state is JobState.COMPLETED:
                await store.move(job.id, JobState.UPLOADING)
            await store.move(job.id, state, error=ErrorRecord("NetworkError"), finished_at=clock.now())
            yield state, job.id
        waiting = await store.add(new_request(), capacity=50, now=clock.now())
        yield JobState.QUEUED, waiting.id
        await store.close()

    async def collect():
        return {state: job async for state, job in fill()}

    data.mkdir(mode=0o700)
    return asyncio.run(collect())


def test_the_report_on_the_disk_changes_nothing(data, boss_bot, kept):
    (data / "temp" / "ABCDEFGH").mkdir(parents=True)
    (data / "temp" / "ABCDEFGH" / "part").write_bytes(bytes(2048))
    code, out, err = boss_bot("storage")
    assert (code, err) == (0, "")
    for words in ("Disk", "Under way   2 kB of 1 GB in 1 files", "Servers", "Clean-up", "Nothing yet."):
        assert words in out
    assert (data / "temp" / "ABCDEFGH" / "part").exists()


def test_jobs_are_listed_and_shown(boss_bot, kept):
    code, out, _ = boss_bot("jobs", "list")
    assert code == 0
    assert kept[JobState.QUEUED] in out
    assert kept[JobState.FAILED] not in out
    assert kept[JobState.FAILED] in boss_bot("jobs", "list", "--failed")[1]
    out = boss_bot("jobs", "show", "#" + kept[JobState.FAILED].lower())[1]
    assert "NET-1" in out
    assert "queued by user, downloading by scheduler, failed by worker" in out
    assert "https://x.com/ann/status/2" in out


def test_a_job_is_cancelled_once_and_for_all(boss_bot, kept):
    job = kept[JobState.QUEUED]
    assert boss_bot("jobs", "cancel", job)[:2] == (0, f"{job} is cancelled now.\n")
    code, _, err = boss_bot("jobs", "cancel", job)
    assert code == 1
    assert "(JOB-3)" in err
    assert "(JOB-3)" in boss_bot("jobs", "retry", job)[2]


def test_a_failed_job_is_tried_again(boss_bot, kept):
    job = kept[JobState.FAILED]
    assert boss_bot("jobs", "retry", job)[:2] == (0, f"{job} is queued now.\n")
    assert boss_bot("jobs", "retry", job)[:2] == (0, f"{job} is queued now.\n")


@pytest.mark.parametrize("job", ["ZZZZZZZZ", "nonsense'; DROP TABLE jobs", "", "../../etc"])
def test_a_job_that_is_none_is_told(boss_bot, kept, job):
    code, out, err = boss_bot("jobs", "show", job)
    assert (code, out) == (1, "")
    assert "(JOB-1)" in err


def test_without_jobs_it_is_said(boss_bot, data):
    assert boss_bot("jobs", "list") == (0, "No downloads.\n", "")


def test_words_to_a_running_bot_need_one(boss_bot, data):
    for command in (["drain"], ["reload"], ["drain", "--off"]):
        code, _, err = boss_bot(*command)
        assert code == 1
        assert "No bot runs" in err


def test_while_another_process_holds_the_directory_nothing_is_written(boss_bot, kept, data, tmp_path):
    lock = take(data)
    try:
        for command in (["jobs", "list"], ["db", "vacuum"], ["restore", tmp_path / "b.zip"]):
            (tmp_path / "b.zip").touch()
            code, _, err = boss_bot(*command)
            assert code == 1
            assert "Another Boss-Bot is running" in err
    finally:
        lock.release()


def test_a_backup_is_whole_private_and_without_secrets(boss_bot, kept, data, tmp_path, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y")
    monkeypatch.setenv("BOSS_BOT_MAX_QUEUE_SIZE", "7")
    monkeypatch.setenv("BOSS_BOT_SITES", "imgur.com,bsky.app")
    (data / "cookies").mkdir()
    (data / "cookies" / "twitter.txt").write_text("hush")
    target = tmp_path / "b.zip"
    assert boss_bot("backup", target)[0] == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with zipfile.ZipFile(target) as archive:
        assert set(archive.namelist()) == {"database.sqlite3", "settings.toml", "backup.json"}
        settings = archive.read("settings.toml").decode()
    assert 'max_queue_size = "7"\n' in settings
    assert 'sites = "bsky.app,imgur.com"\n' in settings
    assert "token" not in settings.lower()
    code, _, err = boss_bot("backup", target)
    assert (code, "nothing is overwritten" in err) == (1, True)
    assert boss_bot("backup", tmp_path / "c.zip", "--cookies")[0] == 0
    with zipfile.ZipFile(tmp_path / "c.zip") as archive:
        assert archive.read("cookies/twitter.txt") == b"hush"
    assert [path.name for path in tmp_path.glob(".backup-*")] == []


def test_a_backup_comes_back_as_it_was_and_overwrites_nothing(boss_bot, kept, data, tmp_path):
    (data / "cookies").mkdir()
    (data / "cookies" / "twitter.txt").write_text("hush")
    boss_bot("backup", tmp_path / "b.zip", "--cookies")
    before = boss_bot("jobs", "list")[1]
    code, _, err = boss_bot("restore", tmp_path / "b.zip")
    assert (code, "nothing is overwritten" in err) == (1, True)
    data.rename(tmp_path / "lost")
    code, out, err = boss_bot("restore", tmp_path / "b.zip")
    assert (code, err) == (0, "")
    assert "settings-of-backup.toml" in out
    assert boss_bot("jobs", "list")[1] == before
    assert (data / "cookies" / "twitter.txt").read_text() == "hush"
    assert stat.S_IMODE((data / "cookies" / "twitter.txt").stat().st_mode) == 0o600


def test_what_is_no_backup_is_refused_and_leaves_nothing(boss_bot, kept, data, tmp_path):
    boss_bot("backup", tmp_path / "good.zip")
    with zipfile.ZipFile(tmp_path / "good.zip") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    data.rename(tmp_path / "lost")

    def written(name, **changed):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for part, content in (parts | changed).items():
                archive.writestr(part, content)
        return tmp_path / name

    about = json.loads(parts["backup.json"])
    (tmp_path / "no.zip").write_bytes(b"PK nonsense")
    bad = [
        tmp_path / "no.zip",
        written("changed.zip", **{"database.sqlite3": parts["database.sqlite3"] + b"x"}),
        written("kind.zip", **{"backup.json": json.dumps(about | {"kind": "other"})}),
        written("list.zip", **{"backup.json": "[]"}),
        written("lost.zip", **{"backup.json": json.dumps(about | {"sha256": about["sha256"] | {"x": "y"}})}),
    ]
    for path in bad:
        code, _, err = boss_bot("restore", path)
        assert (code, "is no backup of Boss-Bot, or it is damaged" in err) == (1, True), path
    assert "There is no file" in boss_bot("restore", tmp_path / "none.zip")[2]
    assert [path.name for path in data.iterdir()] == ["boss-bot.lock"]


def test_an_archive_whose_database_does_not_fit_is_refused(boss_bot, kept, data, tmp_path):
    import hashlib
    import sqlite3

    boss_bot("backup", tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    (tmp_path / "x.sqlite3").write_bytes(parts["database.sqlite3"])
    connection = sqlite3.connect(tmp_path / "x.sqlite3")
    connection.execute("PRAGMA user_version = 9000")
    connection.close()
    parts["database.sqlite3"] = (tmp_path / "x.sqlite3").read_bytes()
    about = json.loads(parts["backup.json"])
    about["sha256"]["database.sqlite3"] = hashlib.sha256(parts["database.sqlite3"]).hexdigest()
    parts["backup.json"] = json.dumps(about).encode()
    with zipfile.ZipFile(tmp_path / "new.zip", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    data.rename(tmp_path / "lost")
    assert "is of a newer Boss-Bot" in boss_bot("restore", tmp_path / "new.zip")[2]


def test_the_database_is_checked_and_made_compact(boss_bot, kept, data):
    assert boss_bot("db", "check") == (0, "The database is sound.\n", "")
    assert "bytes before" in boss_bot("db", "vacuum")[1]
    path = data / "boss-bot.sqlite3"
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 2 + 300] = b"\xff" * 300
    path.write_bytes(content)
    code, out, _ = boss_bot("db", "check")
    assert code == 1
    assert "put a backup back" in out


def test_without_a_database_there_is_nothing_to_care_for(boss_bot, data, tmp_path):
    for command in (["db", "check"], ["db", "vacuum"], ["backup", tmp_path / "b.zip"]):
        code, _, err = boss_bot(*command)
        assert code == 1
        assert "there is no database yet" in err


@attrs.define
class Export:
    """What a browser extension writes."""

    path: Path

    def write(self, host="x.com", end=None, head=COOKIES):
        self.path.write_text(head.format(host=host, end=int(time.time()) + 86400 * 60 if end is None else end))
        return self.path


@pytest.fixture
def export(tmp_path):
    return Export(tmp_path / "cookies.txt")


def test_cookies_are_taken_in_looked_at_and_deleted(boss_bot, data, export):
    code, out, _ = boss_bot("cookies", "import", "twitter", export.write())
    assert code == 0
    assert "1 cookie, the first ends on" in out
    assert stat.S_IMODE((data / "cookies" / "twitter.txt").stat().st_mode) == 0o600
    assert "Use --replace" in boss_bot("cookies", "import", "twitter", export.write())[2]
    assert boss_bot("cookies", "import", "twitter", export.write(end=1000), "--replace")[0] == 0
    code, out, _ = boss_bot("cookies", "check")
    assert (code, "expired since 1970" in out, "hush" in out) == (1, True, False)
    assert boss_bot("cookies", "remove", "twitter")[0] == 0
    assert boss_bot("cookies", "check")[:2] == (0, "No cookies. boss-bot cookies import SITE FILE takes some in.\n")
    assert "There are no cookies" in boss_bot("cookies", "remove", "twitter")[2]


@pytest.mark.parametrize(
    ("site", "host", "word"),
    [
        ("twitter", "example.com", "There is no cookie for twitter"),
        ("nowhere", "x.com", "is named after no known site"),
        ("../../x", "x.com", "short name"),
    ],
)
def test_cookies_of_no_use_are_refused_and_leave_nothing(boss_bot, data, export, site, host, word):
    code, _, err = boss_bot("cookies", "import", site, export.write(host=host))
    assert (code, word in err) == (1, True)
    assert list(data.glob("cookies/*")) == []


def test_a_cookie_file_that_is_not_there_is_told(boss_bot, data, tmp_path):
    code, _, err = boss_bot("cookies", "import", "twitter", tmp_path / "none.txt")
    assert code == 1
    assert "No such file" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_names_the_commands(boss_bot, shell):
    code, out, _ = boss_bot("completion", shell)
    assert code == 0
    assert "playground" in out


def test_wrong_settings_are_exit_code_2_here_too(boss_bot, data, monkeypatch):
    monkeypatch.setenv("BOSS_BOT_MAX_QUEUE_SIZE", "x")
    code, _, err = boss_bot("jobs", "list")
    assert code == 2
    assert "BOSS_BOT_MAX_QUEUE_SIZE is no whole number" in err
