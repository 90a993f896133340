"""Which links are served, and which pages of a known site are not."""

import pytest

from boss_bot.domain.errors.refusals import UnsupportedSiteError
from boss_bot.domain.links.link import parse_link
from boss_bot.sites import SITES, site_for

SERVED = {
    "twitter": """
        https://x.com/ann/status/1  https://www.x.com/ann/status/1/  https://mobile.twitter.com/ann/status/1/photo/2
        https://x.com/i/web/status/1  https://x.com/i/status/1  https://twitter.com/ann/statuses/1
        https://twitter.com/statuses/1  https://pbs.twimg.com/media/AbCdEf?format=jpg&name=orig  https://twittpr.com/a/status/1/en
        https://vxtwitter.com/ann/status/1?s=20  https://fxtwitter.com/a/status/1  https://fixupx.com/a/status/1
        https://fixvx.com/a/status/1/video/1
    """,
    "reddit": """
        https://old.reddit.com/r/pics/comments/abc123/a_title/  https://www.reddit.com/gallery/abc123
        https://reddit.com/comments/abc123  https://www.reddit.com/r/pics/s/AbC123xyz9
        https://www.reddit.com/user/ann/comments/abc123/mine/  https://www.reddit.com/u/ann/comments/abc123/mine
        https://www.reddit.com/r/pics/comments/abc123/a_title/def456/  https://www.reddit.com/video/abc123def
        https://redd.it/abc123  https://v.redd.it/abc123def  https://v.redd.it/abc123def/DASH_720.mp4
        https://www.reddit.com/u/ann/s/AbC123xyz9  https://v.redd.it/abc123def/CMAF_720.mp4?x=1
        https://i.redd.it/abc123def.jpg  https://preview.redd.it/a-title-v0-abc123.png?width=640
    """,
    "instagram": """
        https://www.instagram.com/p/AbCdEf-_1/  https://instagram.com/reel/AbCdEf/  https://www.instagram.com/reels/AbCdEf
        https://instagr.am/p/AbCdEf/  https://m.instagram.com/reel/AbCdEf/?igsh=1  https://www.instagram.com/p/AbCdEf/embed/
        https://www.instagram.com/tv/AbCdEf/  https://www.instagram.com/ann.b/p/AbCdEf/
    """,
    "youtube": """
        https://www.youtube.com/watch?v=BaW_jenozKc  https://youtube.com/shorts/BaW_jenozKc  https://youtu.be/BaW_jenozKc
        https://m.youtube.com/watch?v=BaW_jenozKc&list=x  https://music.youtube.com/watch?v=BaW_jenozKc
        https://www.youtube.com/live/BaW_jenozKc?si=x  https://www.youtube.com/watch/?v=BaW_jenozKc
        https://www.youtube-nocookie.com/embed/BaW_jenozKc  https://www.youtube.com/clip/UgkxAbCdEf
    """,
    "tiktok": """
        https://www.tiktok.com/@ann/video/123  https://www.tiktok.com/@ann.b/photo/123  https://vm.tiktok.com/AbCdEf/
        https://vt.tiktok.com/AbCdEf  https://www.tiktok.com/t/AbCdEfG/  https://m.tiktok.com/v/123.html
        https://www.tiktok.com/embed/v2/123
    """,
    "twitch": "https://clips.twitch.tv/FunnyClip-abc  https://m.twitch.tv/clip/Funny-a  https://www.twitch.tv/ann/clip/Funny-abc",
    "vimeo": """
        https://vimeo.com/123  https://player.vimeo.com/video/123  https://vimeo.com/123/abcdef
        https://vimeo.com/channels/staffpicks/123  https://vimeo.com/showcase/1/video/123
    """,
    "mastodon": "https://mastodon.social/@ann/123  https://mstdn.social/@ann@fosstodon.org/123/  https://mas.to/users/ann/statuses/1",
    "direct": """
        https://example.com/a/Clip.MP4  https://example.com/a/cat.jpeg?width=9  https://example.com/song.opus
        https://cdn.example.com/a/b/c.webm
    """,
}
REFUSED = """
    https://x.com/home  https://x.com/nasa  https://x.com/i/bookmarks  https://x.com/i/broadcasts/1  https://x.com/i/spaces/1
    https://x.com/ann/likes  https://x.com/messages/1-2  https://x.com/search?q=a  https://x.com/ann/status/1/likes
    https://x.com/ann/status/abc  https://x.com/i/lists/1  https://x.com/ann/media
    https://www.reddit.com/user/spez/submitted/  https://www.reddit.com/prefs/apps  https://www.reddit.com/message/inbox
    https://www.reddit.com/r/pics/  https://www.reddit.com/  https://www.reddit.com/r/pics/search?q=a
    https://www.reddit.com/user/me/saved  https://www.reddit.com/live/abc123  https://www.reddit.com/poll/abc123
    https://www.instagram.com/stories/me/  https://www.instagram.com/ann/  https://www.instagram.com/direct/inbox/
    https://www.instagram.com/explore/tags/cat/  https://www.instagram.com/ann/saved/  https://www.instagram.com/p/
    https://www.youtube.com/@a/videos  https://www.youtube.com/feed/history  https://www.youtube.com/playlist?list=x
    https://www.youtube.com/live/  https://www.youtube.com/@a/live  https://www.youtube.com/results?search_query=a
    https://youtu.be/  https://www.youtube.com/c/a  https://www.youtube.com/feed/subscriptions
    https://www.tiktok.com/following  https://www.tiktok.com/@ann  https://www.tiktok.com/@ann/live
    https://www.tiktok.com/tag/cat  https://vm.tiktok.com/  https://www.tiktok.com/@ann/video/
    https://www.twitch.tv/ann  https://www.twitch.tv/videos/123  https://clips.twitch.tv/  https://www.twitch.tv/ann/videos
    https://vimeo.com/ann  https://vimeo.com/channels/staffpicks  https://vimeo.com/manage/videos  https://vimeo.com/event/123
    https://mastodon.social/@ann  https://mastodon.social/home  https://mastodon.social/tags/cat  https://example.org/@ann/123
    https://discord.com/api/webhooks/1/abc  https://cdn.discordapp.com/attachments/1/2/a.png  https://example.com/
    https://media.discordapp.net/attachments/1/2/a.mp4  https://twitter.com.evil.com/a/status/1
    https://nottwitter.com/a/status/1  https://example.com/a.exe  https://example.com/list.m3u8  https://example.com/a.mp4/x
    https://discord.gift/a.png  https://cdn.discordcdn.com/a.png  https://\u0175ww.instagram.com/p/AbCdEf/
    https://xn--ww-9ua.youtube.com/watch?v=BaW_jenozKc  https://xx.com/ann/status/1
    https://x.com.example.com/ann/status/1  https://example.com/x.com/ann/status/1
"""


@pytest.mark.parametrize(("url", "name"), [(url, name) for name, urls in SERVED.items() for url in urls.split()])
def test_one_post_is_served(url, name):
    assert site_for(parse_link(url)).name == name


@pytest.mark.parametrize("url", REFUSED.split())
def test_lists_accounts_private_pages_and_look_alikes_are_not(url):
    with pytest.raises(UnsupportedSiteError) as refused:
        site_for(parse_link(url))
    assert refused.value.host == parse_link(url).host


def test_any_page_of_the_operators_own_site_is_served():
    exempt = frozenset({"127.0.0.1:8000"})
    link = parse_link("http://127.0.0.1:8000/gallery/", exempt=exempt)
    assert site_for(link, exempt=exempt).tools == ("yt-dlp:generic", "gallery-dl:generic")
    assert site_for(parse_link("http://127.0.0.1:8000/a.png", exempt=exempt), exempt=exempt).tools == ("gallery-dl",)


def test_every_site_has_a_tool_and_pages():
    assert all(site.tools and site.pages and site.domains for site in SITES)


def test_every_named_site_is_tried_here():
    assert set(SERVED) == {site.name for site in SITES} | {"direct"}


def test_a_site_that_the_operator_enables_is_served_by_extractors_alone():
    enabled = frozenset({"imgur.com"})
    assert site_for(parse_link("https://i.imgur.com/abc"), enabled=enabled).tools == ("yt-dlp", "gallery-dl")
    assert site_for(parse_link("https://imgur.com/gallery/abc"), enabled=enabled).name == "enabled"


@pytest.mark.parametrize(
    "url",
    ["https://imgur.com/", "https://notimgur.com/a", "https://imgur.com.evil.com/a", "https://x.com/i/bookmarks",
     "https://discord.com/api/webhooks/1/abc"],
)  # fmt: skip
def test_enabling_a_site_opens_nothing_else(url):
    with pytest.raises(UnsupportedSiteError):
        site_for(parse_link(url), enabled=frozenset({"imgur.com", "x.com", "discord.com"}))
