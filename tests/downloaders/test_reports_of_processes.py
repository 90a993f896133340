"""A job's process is not believed: whatever it says that is not plain and ours is a broken protocol."""

import json
import os

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.progress import FileReady, Found, Progress, Skipped, Stage, StageReached
from boss_bot.domain.errors.failures import FileTooLargeError, NetworkError, TooManyItemsError
from boss_bot.domain.jobs.error_record import record
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.reports.report import MAX_LINE, Ended, HostileReportError, read_report


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "v001.mp4").write_bytes(b"x")
    return tmp_path


@pytest.fixture
def say(folder):
    """Let a reporter speak and read what it said."""

    def say(speak):
        lines: list[bytes] = []
        speak(Reporter(lines.append))
        return [read_report(line, folder) for line in lines]

    return say


def test_what_an_honest_process_says_is_read(say, folder):
    metadata = Metadata("A title", "Ann", 6.5, 2, 1000, 18, "Its words")
    assert say(lambda r: r.stage(Stage.EXTRACTING)) == [StageReached(Stage.EXTRACTING)]
    assert say(lambda r: r.found(metadata)) == [Found(metadata)]
    assert say(lambda r: r.progress(Progress(5, 10, 2.5, 1, 3))) == [Progress(5, 10, 2.5, 1, 3)]
    assert say(lambda r: r.file("v001.mp4")) == [FileReady(folder / "content" / "v001.mp4")]
    described = FileReady(folder / "content" / "v001.mp4", "A cat")
    assert say(lambda r: r.file("v001.mp4", "A cat")) == [described]
    assert say(lambda r: r.skipped(NetworkError())) == [Skipped("NetworkError")]
    assert say(lambda r: r.skipped(NetworkError(), 7)) == [Skipped("NetworkError", 7)]
    assert say(lambda r: r.skipped(NetworkError(), 1000)) == [Skipped("NetworkError")]
    assert say(lambda r: r.done()) == [Ended()]
    (ended,) = say(lambda r: r.failed(TooManyItemsError(4, 3)))
    assert record(ended.error) == record(TooManyItemsError(4, 3))


def test_a_stage_is_said_once_and_metadata_too(say):
    def speak(reporter):
        reporter.stage(Stage.EXTRACTING)
        reporter.stage(Stage.EXTRACTING)
        reporter.found(Metadata("first"))
        reporter.found(Metadata("second"))

    assert say(speak) == [StageReached(Stage.EXTRACTING), Found(Metadata("first"))]


def test_long_titles_are_cut_and_broken_ones_mended(say):
    (found,) = say(lambda r: r.found(Metadata("x" * 1000, "\ud800")))
    assert found.metadata == Metadata("x" * 300, "?")
    (found,) = say(lambda r: r.found(Metadata(text="\U0001f600" * 3000)))
    assert found.metadata.text == "\U0001f600" * 2000
    (ready,) = say(lambda r: r.file("v001.mp4", "\ud800" + "y" * 2000))
    assert ready.alt == "?" + "y" * 999


def test_the_longest_report_is_shorter_than_the_longest_line():
    lines: list[bytes] = []
    endless = "\U0001f600" * 5000
    Reporter(lines.append).found(Metadata(endless, endless, text=endless))
    Reporter(lines.append).file("v001.mp4", endless)
    assert max(map(len, lines)) < MAX_LINE


def found(**facts):
    plain = {"title": "", "author": "", "duration": None, "items": None, "size": None, "age_limit": 0, "text": ""}
    return {"say": "found", **plain, **facts}


def progress(**facts):
    return {"say": "progress", "done": 1, "total": None, "speed": None, "file": 1, "files": None, **facts}


HOSTILE = [
    b"",
    b"not json\n",
    b"[]\n",
    b"null\n",
    b"[" * 10_000 + b"\n",
    b'{"say": "done"' + b" " * 10 + b"\n",
    b'{"say": "stage", "stage": 1' + b"0" * 5000 + b"}\n",
    *(
        json.dumps(report).encode()
        for report in (
            {"say": "boo"},
            {"say": ["done"]},
            {"stage": "extracting"},
            {"say": "stage", "stage": "resting"},
            {"say": "stage"},
            found(title=5),
            found(title=None),
            found(text=5),
            found(text=["a"]),
            found(duration="long"),
            found(items=1.5),
            found(items=True),
            found(size=-1),
            found(size=10**30),
            progress(done="many"),
            progress(total=float("nan")),
            progress(speed=float("inf")),
            progress(file=[1]),
            {"say": "file", "alt": "", "name": "missing.mp4"},
            {"say": "file", "alt": "", "name": "../private/log"},
            {"say": "file", "alt": "", "name": "/etc/passwd"},
            {"say": "file", "alt": "", "name": "."},
            {"say": "file", "alt": "", "name": "a\x00b"},
            {"say": "file", "alt": "", "name": "a" * 200},
            {"say": "file", "alt": "", "name": None},
            {"say": "file", "name": "v001.mp4", "alt": 5},
            {"say": "file", "name": "v001.mp4"},
            {"say": "skipped", "error": "SystemExit"},
            {"say": "failed", "error": "CrashedError", "facts": {}},
            {"say": "failed", "error": "NetworkError"},
            {"say": "failed", "error": "NetworkError", "facts": []},
            {"say": "failed", "error": "NetworkError", "facts": {"text": 5}},
            {"say": "failed", "error": "RateLimitedError", "facts": {"retry_after": "soon"}},
            {"say": "failed", "error": "RateLimitedError", "facts": {"retry_after": float("inf")}},
            {"say": "failed", "error": "RateLimitedError", "facts": {"retry_after": True}},
        )
    ),
]


@pytest.mark.parametrize("line", HOSTILE, ids=range(len(HOSTILE)))
def test_what_no_honest_process_says_is_refused(folder, line):
    with pytest.raises(HostileReportError):
        read_report(line, folder)


def test_only_numbers_travel_with_an_error(say):
    (ended,) = say(lambda r: r.failed(FileTooLargeError(None, 7)))
    assert record(ended.error) == record(FileTooLargeError(None, 7))


@pytest.mark.parametrize("kind", ["symlink", "hard link", "folder", "pipe"])
def test_only_a_plain_file_of_its_own_is_a_file(folder, kind):
    secret, planted = folder / "secret", folder / "content" / "v002.mp4"
    secret.write_text("secret")
    match kind:
        case "symlink":
            planted.symlink_to(secret)
        case "hard link":
            planted.hardlink_to(secret)
        case "folder":
            planted.mkdir()
        case "pipe":
            os.mkfifo(planted)
    with pytest.raises(HostileReportError):
        read_report(b'{"say": "file", "alt": "", "name": "v002.mp4"}', folder)


def test_a_content_folder_that_leads_elsewhere_is_not_followed(folder):
    (folder / "content").rename(folder / "elsewhere")
    (folder / "content").symlink_to(folder / "elsewhere")
    with pytest.raises(HostileReportError):
        read_report(b'{"say": "file", "alt": "", "name": "v001.mp4"}', folder)
