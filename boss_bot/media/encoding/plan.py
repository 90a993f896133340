"""What an encode must be like to fit: bit rates from the size that there is, the picture's height from the rate."""

import attrs

from boss_bot.domain.content.encoding import FLOOR, FULL, SOUND_FLOOR, height_for, rate_for, sound_for, work_of
from boss_bot.domain.errors.failures import FileTooLargeError

_SOUND_BEST = 192_000

_BUFFER, _LEAST, _SHARE = 2.0, 0.2, 15
"""Seconds of the rate that an encode may be ahead, at most and at least, and the share of its length: what a short one
spends on its beginning it cannot save any more, comes out too large, and would be encoded a second time."""


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
        rate = rate_for(limit, seconds)
        audio = sound_for(rate) if sound else 0
        if rate - audio < FLOOR:
            raise FileTooLargeError(size=size, limit=limit)
        return cls(rate - audio, audio, height_for(rate - audio))

    @classmethod
    def of_audio(cls, size: int, limit: int, seconds: float) -> "Plan":
        """Plan a sound.

        Raises:
            FileTooLargeError: It would not be worth listening to.
        """
        rate = min(_SOUND_BEST, rate_for(limit, seconds))
        if rate < SOUND_FLOOR:
            raise FileTooLargeError(size=size, limit=limit)
        return cls(0, rate)

    def lower(self, share: float) -> "Plan | None":
        """Return a plan for a share of this one's size, None under the floor."""
        video, audio = int(self.video * share * FULL), self.audio
        if not self.video:
            audio = int(audio * share * FULL)
        if video < FLOOR if self.video else audio < SOUND_FLOOR:
            return None
        return Plan(video, audio, height_for(video) if video else 0)

    def bytes_of(self, seconds: float) -> int:
        """Return the size that is aimed at."""
        return int((self.video + self.audio) * seconds / 8)

    def work(self, frames: int, size: tuple[int, int]) -> float:
        """Return the work of it, for so many pictures of a width and height."""
        pixels, short = size[0] * size[1], max(1, min(size))
        return work_of(frames, pixels, pixels * (min(self.height, short) / short) ** 2)

    def options(self, threads: int, seconds: float, picture: int = 0) -> list[str]:
        """Return ffmpeg's output options: one pass, very fast, held at the rate.

        Args:
            threads: Of the encoder.
            seconds: How long it is: a short one has less to make up for a beginning that took too much.
            picture: Number of the stream with the picture.
        """
        sound = ["-map", "0:a:0", "-c:a", "aac", "-b:a", str(self.audio), "-ac", "2"] if self.audio else []
        if not self.video:
            return [*sound, "-vn"]
        h = self.height
        scale = f"scale='if(gt(iw,ih),-2,trunc(min({h},iw)/2)*2)':'if(gt(iw,ih),trunc(min({h},ih)/2)*2,-2)'"
        ahead = str(int(self.video * min(_BUFFER, max(_LEAST, seconds / _SHARE))))
        rate = ["-b:v", str(self.video), "-maxrate", str(self.video), "-bufsize", ahead]
        coder = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-threads", str(threads)]
        return ["-map", f"0:{picture}", *sound, "-vf", scale, *coder, *rate]
