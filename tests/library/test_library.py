"""The files on disk: private, under fixed names, whole, and gone when their time is over."""

import hashlib
import json
import os
import stat
from datetime import timedelta

import attrs
import pytest

from boss_bot.domain.job import Job, JobState, new_job_id
from boss_bot.domain.media import CheckedFile, MediaKind, Metadata
from boss_bot.library import FileLibrary, shown_name, sweep


@pytest.fixture
def library(tmp_path, clock):
    return FileLibrary(tmp_path, clock)


@pytest.fixture
def job(new_request, clock):
    return Job(new_job_id(), new_request(), JobState.PROCESSING, clock.now(), metadata=Metadata(title="My *cat*"))


def fetched(library, job, *contents):
    folder = library.workspace(job.id) / "content"
    folder.mkdir()
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


async def test_nobody_else_on_the_machine_can_look(library, job):
    files = await library.keep(job, list(fetched(library, job, b"one")))
    for path in (library.workspace(job.id), library.open_path(files[0]).parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


async def test_a_workspace_goes_with_its_job(library, job):
    list(fetched(library, job, b"one"))
    await library.discard(job.id)
    await library.discard(job.id)
    assert not (library.root / "temp" / job.id).exists()


async def test_clean_up_takes_what_no_living_job_needs(library, job, new_request, clock):
    lost = attrs.evolve(job, id=new_job_id())
    for each in (job, lost):
        await library.keep(each, list(fetched(library, each, b"x")))
    assert sweep(library.root, {job.id}, clock.now()) == 1
    assert not (library.root / "temp" / lost.id).exists()
    assert (library.root / "temp" / job.id).exists()

    for folder in (library.root / "downloads").glob("*/*/*"):
        os.utime(folder, (clock.now().timestamp(), clock.now().timestamp()))
    assert sweep(library.root, {job.id}, clock.now() + timedelta(hours=23)) == 0
    assert sweep(library.root, {job.id}, clock.now() + timedelta(hours=25)) == 1
    assert [folder.name for folder in (library.root / "downloads").glob("*/*/*")] == [job.id]


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
