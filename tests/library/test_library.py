"""The files on disk: private, under fixed names, whole, and gone when their time is over."""

import asyncio
import hashlib
import json
import stat
import sys
from pathlib import Path

import attrs
import pytest

from boss_bot.domain.content.media import CheckedFile, MediaKind, Metadata
from boss_bot.domain.errors.faults import WrongFileTypeError
from boss_bot.domain.jobs.job import Job, JobState, new_job_id
from boss_bot.library import FileLibrary, shown_name
from boss_bot.library.metadata_file import read_record


@pytest.fixture
def library(tmp_path, clock):
    return FileLibrary(tmp_path, clock)


@pytest.fixture
def job(new_request, clock):
    return Job(new_job_id(), new_request(), JobState.PROCESSING, clock.now(), metadata=Metadata(title="My *cat*"))


def fetched(library, job, *contents):
    folder = library.workspace(job.id) / "content"
    folder.mkdir(exist_ok=True)
    for number, content in enumerate(contents):
        (folder / f"{number}.bin").write_bytes(content)
        yield CheckedFile(folder / f"{number}.bin", "image/png", MediaKind.IMAGE, ".png", len(content))


async def test_files_are_kept_by_server_day_and_job(library, job, tmp_path):
    files = await library.keep(job, list(fetched(library, job, b"one", b"two")))
    home = tmp_path / "downloads" / "10" / "2026-11-22" / job.id

    assert [library.open_path(file) for file in files] == [home / "content" / "001.png", home / "content" / "002.png"]
    assert [file.name for file in files] == ["My_cat_1.png", "My_cat_2.png"]
    assert [file.sha256 for file in files] == [hashlib.sha256(c).hexdigest() for c in (b"one", b"two")]
    record = json.loads((home / "metadata.json").read_text())
    assert record["url"] == job.request.link.url
    assert [file["sha256"] for file in record["files"]] == [file.sha256 for file in files]


async def test_a_poster_is_kept_beside_its_video_and_goes_with_it(library, job, tmp_path):
    plain, video = fetched(library, job, b"one", b"two")
    still = video.path.with_name("1.bin.poster")
    still.write_bytes(b"jpeg")
    files = await library.keep(job, [plain, attrs.evolve(video, poster=still)])
    home = tmp_path / "downloads" / "10" / "2026-11-22" / job.id
    assert [file.poster_beside(library.open_path(file)) for file in files] == [None, home / "posters" / "002.jpg"]
    assert (home / "posters" / "002.jpg").read_bytes() == b"jpeg"
    await library.keep(job, list(fetched(library, job, b"anew")))
    assert not (home / "posters").exists()


async def test_nobody_else_on_the_machine_can_look(library, job):
    files = await library.keep(job, list(fetched(library, job, b"one")))
    for path in (library.workspace(job.id), library.open_path(files[0]).parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


async def test_a_workspace_goes_with_its_job(library, job):
    list(fetched(library, job, b"one"))
    await library.discard(job.id)
    await library.discard(job.id)
    assert not (library.root / "temp" / job.id).exists()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("cat video", "cat_video.mp4"), ("", "media.mp4"), ("cat.mp4", "cat.mp4"), ("\u3164", "media.mp4"),
        ("...", "media.mp4"), ("../../etc/passwd", "etc_passwd.mp4"),
        ("CON", "media_CON.mp4"), ("com1.txt", "media_com1.txt.mp4"), ("日本語の題名", "日本語の題名.mp4"),
        ("@everyone", "everyone.mp4"), ("a\u202egpj.exe", "agpj.exe.mp4"), ("a\x00b\nc", "abc.mp4"), ("-rf", "rf.mp4"),
        ("%03d", "03d.mp4"), ("\ud800x", "x.mp4"), ("नमस्ते", "नमस्ते.mp4"), ("x" * 300, "x" * 60 + ".mp4"),
    ],
)  # fmt: skip
def test_the_name_that_people_see_is_safe_and_keeps_their_script(title, name):
    assert shown_name(title, 1, 1, ".mp4") == name


async def test_a_record_says_what_was_stored_for_whom_and_until_when(library, job, tmp_path, clock):
    came = [attrs.evolve(file, history=("tags taken out",)) for file in fetched(library, job, b"one")]
    await library.keep(job, came)
    path = tmp_path / "downloads" / "10" / "2026-11-22" / job.id / "metadata.json"
    record = json.loads(path.read_text())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {key: record[key] for key in ("job", "user", "server", "site", "stored_at", "expires_at")} == {
        "job": job.id, "user": 1, "server": 10, "site": "twitter",
        "stored_at": "2026-11-22T12:00:00+00:00", "expires_at": "2026-11-23T12:00:00+00:00",
    }  # fmt: skip
    assert record["files"][0]["history"] == ["fetched", "tags taken out", "stored"]
    assert record["until"] - record["steady"] == 24 * 3600
    read = read_record(path)
    assert read is not None
    assert read.files[0].size == 3


async def test_an_earlier_try_of_the_job_is_replaced(library, job):
    first = await library.keep(job, list(fetched(library, job, b"one", b"two")))
    second = await library.keep(job, list(fetched(library, job, b"anew")))
    assert library.open_path(second[0]).read_bytes() == b"anew"
    assert not library.open_path(first[1]).exists()


@pytest.mark.parametrize("swap", ["the file", "its folder", "a second name", "its length"])
async def test_what_is_not_what_was_checked_any_more_is_not_stored(library, job, tmp_path, swap):
    came = list(fetched(library, job, b"one"))
    secret = tmp_path / "another job's folder"
    secret.mkdir()
    (secret / "0.bin").write_bytes(b"two")
    content = came[0].path.parent
    if swap == "the file":
        came[0].path.unlink()
        came[0].path.symlink_to(secret / "0.bin")
    elif swap == "its folder":
        content.rename(content.with_name("away"))
        content.symlink_to(secret)
    elif swap == "a second name":
        came[0].path.unlink()
        came[0].path.hardlink_to(secret / "0.bin")
    else:
        came[0].path.write_bytes(b"longer")
    with pytest.raises(WrongFileTypeError):
        await library.keep(job, came)
    assert (secret / "0.bin").read_bytes() == b"two"
    assert not list(tmp_path.glob("downloads/*/*/*"))
    assert not list(tmp_path.glob("staging/*"))


async def test_a_file_from_outside_the_job_is_not_stored(library, job, tmp_path):
    (tmp_path / "other.bin").write_bytes(b"two")
    library.workspace(job.id)
    with pytest.raises(WrongFileTypeError):
        await library.keep(job, [CheckedFile(tmp_path / "other.bin", "image/png", MediaKind.IMAGE, ".png", 3)])


async def test_a_disk_without_room_leaves_the_tree_as_it_was(tmp_path, new_request, clock):
    """In a process of its own, which may write no file of more than 10 bytes: metadata.json is the first one."""
    program = Path(__file__).with_name("no_room.py")
    done = await asyncio.create_subprocess_exec(sys.executable, program, tmp_path, stdout=asyncio.subprocess.PIPE)
    said, _ = await done.communicate()
    assert said.split() == [b"DiskFullError"]
    assert not list(tmp_path.glob("downloads/*/*/*"))
    assert not list(tmp_path.glob("staging/*"))


async def test_the_files_of_a_member_or_of_a_server_can_be_deleted(house, new_job):
    jobs = [
        await house.stored(new_job(owner=owner, guild=guild)) for owner, guild in [(1, 10), (1, 11), (2, 10), (1, None)]
    ]
    ids = [job.id for job in jobs]
    await house.have(*jobs)
    assert await house.library.forget(owner=2, guild=10) == 1
    assert house.folders() == await house.rows() == {ids[0], ids[1], ids[3]}
    assert await house.library.forget(guild=11) == 1
    assert await house.library.forget(owner=1) == 2
    assert house.folders() == await house.rows() == set()
    with pytest.raises(ValueError, match="whose"):
        await house.library.forget()


@pytest.mark.parametrize("content", ["", "{}", "[1]", "[" * 100_000, '{"job": "../../etc", "user": 1}', "\x00"])
def test_a_record_that_is_none_of_ours_is_not_believed(tmp_path, content):
    (tmp_path / "metadata.json").write_text(content)
    assert read_record(tmp_path / "metadata.json") is None
