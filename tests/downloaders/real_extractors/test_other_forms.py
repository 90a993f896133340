"""One post has many links: mirrors, mobile hosts, a video's own address. Each is fetched from the site itself."""

import hashlib

import pytest
from gallery_dl import extractor

from boss_bot.domain.links.link import parse_link
from boss_bot.downloaders.tools.gallerydl import finding
from boss_bot.downloaders.tools.ytdlp import extractors
from boss_bot.sites import known_form, site_for
from tests.stand_ins import mastodon, reddit, x

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    "url",
    [f"https://vxtwitter.com/ann/status/{x.VIDEO}?s=20", f"https://mobile.twitter.com/ann/statuses/{x.VIDEO}"],
)
async def test_a_mirror_is_never_asked(get, places, shared_site, url):
    result = await get(url)

    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in result.paths] == [
        shared_site.files["/clip.mp4"].sha256
    ]
    assert {visit.host for visit in places.visits} <= set(x.HOSTS)


@pytest.mark.parametrize("url", ["https://v.redd.it/abc123", "https://www.reddit.com/video/abc123"])
async def test_the_own_link_of_a_video_on_reddit_leads_to_its_post(get, places, url):
    result = await get(url)

    assert result.error is None
    assert result.names == ["v001.mp4"]
    assert result.metadata.title == f"The title of {reddit.VIDEO}"
    assert {visit.path.rpartition("/")[2] for visit in places.to("v.redd.it")} >= {"DASH_360.mp4", "DASH_AUDIO_128.mp4"}


async def test_the_own_link_of_a_video_that_is_gone_holds_nothing(get):
    result = await get("https://v.redd.it/gone12")

    assert result.files == []
    assert result.error is not None


async def test_an_instance_of_mastodon_that_no_tool_knows_by_name_is_served(get, shared_site):
    result = await get(f"https://fosstodon.org/@ann/{mastodon.POST}")

    assert result.error is None
    assert hashlib.sha256(result.paths[0].read_bytes()).hexdigest() == shared_site.files["/cat.jpg"].sha256
    assert result.files[0].alt == "A cat"


@pytest.fixture(scope="module")
def learnt():
    """What the zygote learns; it changes how gallery-dl finds its extractors."""
    before = extractor.find
    extractors.learn()
    finding.learn()
    yield
    extractor.find = before


LINKS = """
    https://twitter.com/ann/status/1 https://m.twitter.com/ann/status/1/photo/2 https://x.com/i/status/1 https://x.com/status/1
    https://fixvx.com/i/web/status/1 https://d.fxtwitter.com/ann/status/1/en https://x.com/ann/status/1/mediaViewer?currentTweet=1
    https://pbs.twimg.com/media/AbCdEf?format=jpg&name=orig https://pbs.twimg.com/media/AbCdEf.jpg:large
    https://old.reddit.com/r/pics/comments/abc123/a_title/ https://redd.it/abc123 https://www.redd.it/abc123/
    https://www.reddit.com/u/ann/s/AbCdEf1234 https://i.redd.it/abc123.jpg https://v.redd.it/abc123/DASH_720.mp4?source=fallback
    https://m.instagram.com/p/AbCdEf/?igsh=1 https://instagr.am/p/AbCdEf https://www.instagram.com/p/AbCdEf/embed/captioned/
    https://youtu.be/BaW_jenozKc?list=PLx&t=3 https://www.youtu.be/BaW_jenozKc https://www.youtube.com/live/BaW_jenozKc?si=x
    https://www.youtube.com/e/BaW_jenozKc https://www.youtube.com/watch/?v=BaW_jenozKc
    https://tiktok.com/@ann/video/1 https://m.tiktok.com/v/1.html https://lite.tiktok.com/t/AbCdEf https://vm.tiktok.com/AbCdEf
    https://www.tiktok.com/embed/v2/1 https://www.tiktok.com/player/v1/1 https://www.tiktok.com/share/video/1
    https://m.twitch.tv/clip/AbCdEf https://clips.twitch.tv/AbCdEf https://player.vimeo.com/video/123?h=a
    https://vimeo.com/groups/films/videos/123 https://vimeo.com/showcase/1/video/123
    https://mastodon.social/@ann/1 https://mas.to/web/@ann/1 https://hachyderm.io/users/ann/statuses/1 https://pawoo.net/@ann/1/embed
"""


@pytest.mark.usefixtures("learnt")
@pytest.mark.parametrize("url", LINKS.split())
async def test_each_form_of_a_link_that_is_served_is_known_to_a_tool(url):
    link = parse_link(url)
    tools = site_for(link).tools
    known = known_form(link)
    assert ("gallery-dl" in tools and finding.find(known)) or ("yt-dlp" in tools and extractors.taking(known))
