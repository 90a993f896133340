"""Which links are served, and which pages of a known site are not."""

import pytest

from boss_bot.domain.errors import UnsupportedSiteError
from boss_bot.domain.link import parse_link
from boss_bot.sites import SITES, site_for


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://x.com/ann/status/1", "twitter"),
        ("https://mobile.twitter.com/ann/status/1/photo/2", "twitter"),
        ("https://x.com/i/web/status/1", "twitter"),
        ("https://vxtwitter.com/ann/status/1?s=20", "twitter"),
        ("https://old.reddit.com/r/pics/comments/abc123/a_title/", "reddit"),
        ("https://www.reddit.com/gallery/abc123", "reddit"),
        ("https://www.reddit.com/r/pics/s/AbC123xyz", "reddit"),
        ("https://v.redd.it/abc123def", "reddit"),
        ("https://i.redd.it/abc123def.jpg", "reddit"),
        ("https://www.instagram.com/reel/AbCdEf/", "instagram"),
        ("https://www.youtube.com/watch?v=BaW_jenozKc", "youtube"),
        ("https://youtu.be/BaW_jenozKc", "youtube"),
        ("https://www.tiktok.com/@ann/video/123", "tiktok"),
        ("https://vm.tiktok.com/AbCdEf/", "tiktok"),
        ("https://clips.twitch.tv/FunnyClip-abc", "twitch"),
        ("https://vimeo.com/123", "vimeo"),
        ("https://mastodon.social/@ann/123", "mastodon"),
        ("https://example.com/a/Clip.MP4", "direct"),
        ("https://example.com/a/cat.jpeg?width=9", "direct"),
    ],
)
def test_one_post_is_served(url, name):
    assert site_for(parse_link(url)).name == name


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/home", "https://x.com/nasa", "https://x.com/i/bookmarks", "https://x.com/i/broadcasts/1",
        "https://www.reddit.com/user/spez/submitted/", "https://www.reddit.com/prefs/apps", "https://www.reddit.com/message/inbox",
        "https://www.youtube.com/@a/videos", "https://www.youtube.com/feed/history", "https://www.youtube.com/playlist?list=x",
        "https://www.instagram.com/stories/me/", "https://www.tiktok.com/following", "https://www.twitch.tv/ann",
        "https://discord.com/api/webhooks/1/abc", "https://cdn.discordapp.com/attachments/1/2/a.png", "https://example.com/",
        "https://twitter.com.evil.com/a/status/1", "https://nottwitter.com/a/status/1", "https://example.com/a.exe",
    ],
)  # fmt: skip
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
