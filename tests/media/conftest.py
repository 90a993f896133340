import os
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest


def _ffmpeg(*arguments):
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *map(str, arguments)], check=True)


@pytest.fixture(scope="session")
def ffmpeg():
    """The real ffmpeg, to make files with."""
    return _ffmpeg


@pytest.fixture(scope="session")
def clip(tmp_path_factory):
    """A clean video: four seconds of noise that do not get small by themselves, with sound."""
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    _ffmpeg(
        *("-f", "lavfi", "-i", "testsrc=s=320x240:r=12:d=4,noise=alls=20:allf=t", "-f", "lavfi", "-i", "sine=d=4"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-b:v", "2M", "-c:a", "aac"),
        *("-fflags", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart", path),
    )
    return path


@pytest.fixture
def children_of_this_process():
    """Programs that this process started and that still live, by their command line."""

    def living():
        found = {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(")")[2].split()
                if int(fields[1]) == os.getpid() and fields[0] != "Z":
                    found[status.parent.name] = (status.parent / "cmdline").read_bytes()
            except OSError:  # it ended between the two looks
                continue
        return found

    others = living().keys()  # what other tests of this run keep alive, such as a zygote

    def find():
        return [line for process, line in living().items() if process not in others]

    return find


@pytest.fixture
def own_children():
    """Ids of the processes that this one started since the test began, and that still live."""

    def living():
        me = f"/proc/{os.getpid()}/task/{os.getpid()}/children"
        found = [pid for pid in Path(me).read_text().split() if _state(pid) not in ("Z", "")]
        return [pid for pid in found if pid not in before]

    before = []
    before = living()
    return living


def _state(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:  # it ended between the two looks
        return ""
