"""A media site of our own on 127.0.0.1: real files over real HTTP, and every kind of bad source.

The playground, the demo and the tests download from it; nothing about it is simulated. `SampleSite.start` makes the
media with ffmpeg and listens; `requests` and `fetched` say what was asked and sent; `speed` and `hold` let a download
be caught in the middle. The addresses are in `router`, the bad ones in `bad_sources`.
"""

from boss_bot.playground.sample_site.gate import Gate
from boss_bot.playground.sample_site.journal import SeenRequest
from boss_bot.playground.sample_site.making import SampleMediaError
from boss_bot.playground.sample_site.shelf import MediaFile
from boss_bot.playground.sample_site.site import SampleSite

__all__ = ["Gate", "MediaFile", "SampleMediaError", "SampleSite", "SeenRequest"]
