"""The one run of ffmpeg that makes everything the sample site serves."""

import hashlib
import subprocess
from pathlib import Path

import imageio_ffmpeg

from boss_bot.playground.sample_site.recipes import RECIPES, SAME_BYTES, Recipe

_TIME_LIMIT_S = 120.0


class SampleMediaError(RuntimeError):
    """ffmpeg could not make the site's files; the text is ffmpeg's own last words."""


def find_ffmpeg() -> Path:
    """Say which ffmpeg makes the files: imageio-ffmpeg's own, or the one `IMAGEIO_FFMPEG_EXE` names.

    Raises:
        RuntimeError: there is none.
    """
    return Path(imageio_ffmpeg.get_ffmpeg_exe())


def fingerprint(ffmpeg: Path) -> str:
    """Name what decides the bytes, the recipes and the program, so that files made otherwise are not taken for ours."""
    about = [str(RECIPES), str(SAME_BYTES), str(ffmpeg)]
    if ffmpeg.is_file():
        state = ffmpeg.stat()
        about += [str(state.st_size), str(state.st_mtime_ns)]
    return hashlib.sha256("\n".join(about).encode()).hexdigest()


def make_media(ffmpeg: Path, folder: Path) -> None:
    """Make every recipe into `folder`, in one process: eight starts of ffmpeg would cost as much as the encoding.

    Raises:
        SampleMediaError: ffmpeg cannot be started, fails, or takes longer than two minutes.
    """
    try:
        subprocess.run(
            command_line(ffmpeg, folder),
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_TIME_LIMIT_S,
        )
    except subprocess.CalledProcessError as error:
        words = error.stderr.decode("utf-8", "replace")[-500:].strip()
        raise SampleMediaError(f"ffmpeg could not make the sample media: {words}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SampleMediaError(f"ffmpeg could not make the sample media: {error}") from error


def command_line(ffmpeg: Path, folder: Path) -> list[str]:
    """Write out the command that makes every recipe into `folder`."""
    inputs: list[str] = []
    outputs: list[str] = []
    count = 0
    for recipe in RECIPES:
        for graph in recipe.inputs:
            inputs += ["-f", "lavfi", "-i", graph]
            outputs += ["-map", str(count)]
            count += 1
        outputs += [*SAME_BYTES, *recipe.options, f"file:{home(folder, recipe)}"]
    one_thread = ("-filter_threads", "1", "-filter_complex_threads", "1")
    return [str(ffmpeg), "-v", "error", "-nostdin", "-y", *one_thread, *inputs, *outputs]


def home(folder: Path, recipe: Recipe) -> Path:
    """Say where in `folder` a recipe's file stands."""
    return folder / recipe.path.removeprefix("/")
