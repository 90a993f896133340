"""What an encode must be like to fit: bit rates from the size that there is, the picture's height from the rate."""

import attrs

from boss_bot.domain.content.offers import FLOOR, FULL
from boss_bot.domain.errors.failures import FileTooLargeError

_SOUND_FLOOR = 32_000
_SOUND_BEST = 192_000
_SOUNDS = ((1_500_000, 128_000), (500_000, 96_000), (0, 48_000))
_HEIGHTS = ((2_500_000, 1080), (1_000_000, 720), (450_000, 480), (250_000, 360), (0, 240))


@attrs.frozen
class Plan:
    """One encode: bits a second of picture and sound (0 for none), and the longest short side of the picture."""

    video: int
    audio: int
    height: int = 0

    @classmethod
    def of_video(cls, size: int, limit: int, seconds: float, *, sound: bool) -> "Plan":
        """Plan a video.

        Args:
            size: Bytes that it has now.
            limit: Bytes that it may have.
            seconds: How long it is.
            sound: Whether it has sound.

        Raises:
            FileTooLargeError: It would fall under the floor. What would fit is in it.
        """
        rate = int(FULL * 8 * limit / max(seconds, 0.1))
        audio = next(bits for least, bits in _SOUNDS if rate >= least) if sound else 0
        if rate - audio < FLOOR:
            raise FileTooLargeError(size=size, limit=limit)
        return cls(rate - audio, audio, _height(rate - audio))

    @classmethod
    def of_audio(cls, size: int, limit: int, seconds: float) -> "Plan":
        """Plan a sound.

        Raises:
            FileTooLargeError: It would not be worth listening to.
        """
        rate = min(_SOUND_BEST, int(FULL * 8 * limit / max(seconds, 0.1)))
        if rate < _SOUND_FLOOR:
            raise FileTooLargeError(size=size, limit=limit)
        return cls(0, rate)

    def lower(self, share: float) -> "Plan | None":
        """Return a plan for a share of this one's size, None under the floor."""
        video, audio = int(self.video * share * FULL), self.audio
        if not self.video:
            audio = int(audio * share * FULL)
        if video < FLOOR if self.video else audio < _SOUND_FLOOR:
            return None
        return Plan(video, audio, _height(video) if video else 0)

    def bytes_of(self, seconds: float) -> int:
        """Return the size that is aimed at."""
        return int((self.video + self.audio) * seconds / 8)

    def options(self, threads: int) -> list[str]:
        """Return ffmpeg's output options: one pass, very fast, held at the rate."""
        sound = ["-map", "0:a:0", "-c:a", "aac", "-b:a", str(self.audio), "-ac", "2"] if self.audio else []
        if not self.video:
            return [*sound, "-vn"]
        h = self.height
        scale = f"scale='if(gt(iw,ih),-2,trunc(min({h},iw)/2)*2)':'if(gt(iw,ih),trunc(min({h},ih)/2)*2,-2)'"
        rate = ["-b:v", str(self.video), "-maxrate", str(self.video), "-bufsize", str(2 * self.video)]
        coder = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-threads", str(threads)]
        return ["-map", "0:V:0", *sound, "-vf", scale, *coder, *rate]


def _height(rate: int) -> int:
    return next(height for least, height in _HEIGHTS if rate >= least)
