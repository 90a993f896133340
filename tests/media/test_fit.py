"""What is too large is made to fit, or it is said that it cannot be."""

import pytest
from PIL import Image

from boss_bot.domain.content.encoding import FLOOR
from boss_bot.domain.content.progress import Encoded, Progress, Stage, StageReached
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.faults import TimedOutError
from boss_bot.media import MediaCheck, MediaLimits
from boss_bot.media.encoding.plan import Plan


async def fitted(path, size_limit, hear=None, limits=None):
    (checked,) = await MediaCheck(limits or MediaLimits()).check([path], size_limit=size_limit, hear=hear)
    assert checked.size == checked.path.stat().st_size <= size_limit
    return checked


def copied(clip, tmp_path):
    path = tmp_path / clip.name
    path.write_bytes(clip.read_bytes())
    return path


async def test_a_video_gets_the_rate_that_the_limit_leaves_it(clip, tmp_path):
    limit = 400_000
    assert clip.stat().st_size > limit
    small = await fitted(copied(clip, tmp_path), limit)
    assert (small.mime, small.suffix, small.kind) == ("video/mp4", ".mp4", "video")
    assert small.size > 0.6 * limit
    again = await fitted(small.path, limit)
    assert again.path == small.path


async def test_the_member_hears_how_far_it_is(clip, tmp_path):
    heard = []

    async def hear(event):
        heard.append(event)

    await fitted(copied(clip, tmp_path), 400_000, hear)
    assert heard[0] == StageReached(Stage.COMPRESSING)
    *_, last, done = heard
    assert isinstance(done, Encoded)
    assert done.work == pytest.approx(48 * 7 * 320 * 240 / 1e6)
    assert done.seconds > 0
    assert isinstance(last, Progress)
    assert last.fraction is not None
    assert last.fraction > 0.9
    assert last.seconds_left is not None


async def test_a_video_that_would_not_be_worth_looking_at_is_refused_with_its_size(clip, tmp_path):
    with pytest.raises(FileTooLargeError) as refused:
        await fitted(copied(clip, tmp_path), 50_000)
    assert (refused.value.size, refused.value.limit) == (clip.stat().st_size, 50_000)


async def test_an_encode_that_takes_too_long_is_stopped(clip, tmp_path, children_of_this_process):
    with pytest.raises(TimedOutError):
        await fitted(copied(clip, tmp_path), 400_000, limits=MediaLimits(encode_seconds=0.05))
    assert children_of_this_process() == []


async def test_a_sound_gets_a_lower_rate(tmp_path, ffmpeg):
    path = tmp_path / "a.wav"
    ffmpeg("-f", "lavfi", "-i", "anoisesrc=d=3", "-map_metadata", "-1", path)
    limit = path.stat().st_size // 4
    small = await fitted(path, limit)
    assert (small.mime, small.suffix) == ("audio/mp4", ".m4a")
    with pytest.raises(FileTooLargeError):
        await fitted(path, 5_000)


@pytest.mark.parametrize(("form", "mode", "becomes"), [("PNG", "RGB", ".jpg"), ("PNG", "RGBA", ".webp")])
async def test_a_still_picture_loses_quality_before_pixels(tmp_path, form, mode, becomes):
    path = tmp_path / "noise"
    bands = [Image.effect_noise((200, 200), 90) if n < 3 else Image.new("L", (200, 200), 99) for n in range(len(mode))]
    Image.merge(mode, bands).save(path, form)
    small = await fitted(path, path.stat().st_size // 2)
    assert small.suffix == becomes
    with Image.open(small.path) as picture:
        assert picture.size == (200, 200)
    smaller = await fitted(path, 4_000)
    with Image.open(smaller.path) as picture:
        assert 40 <= picture.width < 200
    with pytest.raises(FileTooLargeError):
        await fitted(path, 100)


async def test_a_moving_gif_becomes_a_video(tmp_path, ffmpeg):
    path = tmp_path / "a.gif"
    ffmpeg("-f", "lavfi", "-i", "testsrc=s=320x240:r=10:d=1", path)
    small = await fitted(path, path.stat().st_size - 1)
    assert (small.mime, small.kind) == ("video/mp4", "video")


@pytest.mark.parametrize("seconds", [1, 60, 300])
def test_a_plan_never_goes_over_the_limit_and_never_under_the_floor(seconds):
    plan = Plan.of_video(10**9, 25 * 2**20, seconds, sound=True)
    assert (plan.video + plan.audio) * seconds / 8 <= 0.97 * 25 * 2**20
    assert plan.video >= FLOOR
    lower = plan.lower(0.5)
    assert lower is not None
    assert lower.video < plan.video
    assert plan.lower(0.0001 * seconds / 600) is None


def test_the_picture_is_as_high_as_its_rate_is_worth():
    heights = [Plan.of_video(10**9, limit * 2**20, 60, sound=True).height for limit in (2, 5, 10, 25)]
    assert heights == [240, 480, 720, 1080]


async def test_a_moving_picture_never_becomes_a_still(tmp_path):
    path = tmp_path / "a.webp"
    frames = [Image.effect_noise((100, 100), 90) for _ in range(3)]
    frames[0].save(path, save_all=True, append_images=frames[1:], lossless=True)
    with pytest.raises(FileTooLargeError):
        await fitted(path, 3_000)
