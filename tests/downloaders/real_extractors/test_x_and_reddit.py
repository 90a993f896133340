"""The real extractors of both tools against stand-ins of X and Reddit, as posts are asked for by members."""

import hashlib

import pytest

from boss_bot.domain.content.options import Options
from boss_bot.domain.errors import failures, faults
from boss_bot.domain.jobs.error_record import record
from tests.stand_ins import reddit, x

pytestmark = pytest.mark.asyncio(loop_scope="session")


def on_x(number, who="ann"):
    return f"https://x.com/{who}/status/{number}"


def on_reddit(number):
    return f"https://www.reddit.com/r/pics/comments/{number}/a_title/"


def sums(result):
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in result.paths]


def apis(places):
    """The requests that are no media: each extraction is made of them."""
    return [visit.path for visit in places.visits if "graphql" in visit.path or visit.path.endswith(".json")]


@pytest.mark.parametrize(
    ("number", "files"),
    [(x.PICTURES, ["/cat.jpg"] * 4), (x.VIDEO, ["/clip.mp4"]), (x.BOTH, ["/cat.jpg", "/clip.mp4"])],
    ids=["pictures", "video", "both"],
)
async def test_a_post_on_x_arrives_whole(get, places, shared_site, number, files):
    result = await get(on_x(number))

    assert result.error is None
    assert sums(result) == [shared_site.files[path].sha256 for path in files]
    assert result.metadata.items == len(files)
    assert (result.metadata.author, result.metadata.age_limit) == ("ann", 0)
    assert len(apis(places)) == 2  # the guest's token, and the post: nothing is asked twice


async def test_a_post_on_x_tells_its_words_lengths_and_alt_texts(get):
    pictures = await get(on_x(x.PICTURES))
    assert pictures.metadata.title == pictures.metadata.text == "Four pictures"
    assert [file.alt for file in pictures.files] == ["A test card", "", "", "Bars, again"]
    video = await get(on_x(x.VIDEO))
    assert (video.metadata.duration, video.files[0].alt) == (6.0, "Colours that move")


async def test_yt_dlp_reads_a_video_on_x_too(get, places, shared_site):
    result = await get(on_x(x.VIDEO), "yt-dlp")

    assert sums(result) == [shared_site.files["/clip.mp4"].sha256]
    assert result.metadata.title == "Ann - A moving test card"
    assert (result.metadata.author, result.metadata.duration) == ("Ann", 6.0)
    assert len(apis(places)) == 2  # as with gallery-dl: the metadata and the file come of one look at the post


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (x.PROTECTED, failures.PrivatePostError()),
        (x.DELETED, failures.NotFoundError()),
        (x.SUSPENDED, failures.NotFoundError()),
        (x.AGE, failures.AgeRestrictedError()),
        (x.CHANGED, failures.ExtractorBrokenError()),
        (x.BUSY, failures.RateLimitedError(3600.0)),  # until the year 2100, as the site says; an hour, as we say
    ],
    ids=["protected", "deleted", "suspended", "age", "changed", "busy"],
)
async def test_what_x_refuses_is_understood(get, number, error):
    result = await get(on_x(number))

    assert result.failure == record(error)
    assert (result.files, result.metadata) == ([], None)


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (x.PROTECTED, failures.PrivatePostError()),
        (x.AGE, failures.AgeRestrictedError()),
        (x.BUSY, failures.RateLimitedError(3600.0)),  # though its second way, of which there is none here, fails too
    ],
    ids=["protected", "age", "busy"],
)
async def test_yt_dlp_understands_what_x_refuses(get, number, error):
    assert (await get(on_x(number), "yt-dlp")).failure == record(error)


async def test_a_post_for_adults_says_so(get):
    assert (await get(on_x(x.ADULT))).metadata.age_limit == 18
    assert (await get(on_reddit(reddit.ADULT))).metadata.age_limit == 18


async def test_a_quoted_post_comes_along_when_it_is_asked_for(get, places):
    assert len((await get(on_x(x.QUOTING))).files) == 1
    places.visits.clear()
    result = await get(on_x(x.QUOTING), options=Options(scope="quoted"))

    assert len(result.files) == 2
    assert [visit.path for visit in places.to("pbs.twimg.com")] == ["/media/P1", "/media/P2"]


async def test_a_thread_is_for_signed_in_people(get):
    result = await get(on_x(x.THREAD), options=Options(scope="thread"))

    assert result.failure == record(failures.LoginRequiredError())


@pytest.mark.parametrize(
    ("quality", "size"),
    [("best", "1280x720"), ("fits", "1280x720"), ("720p", "1280x720"), ("480p", "640x360"), ("smallest", "480x270")],
)
async def test_the_version_of_a_video_on_x_is_chosen(get, places, quality, size):
    result = await get(on_x(x.VIDEO), options=Options(quality=quality))

    assert result.error is None
    (visit,) = places.to("video.twimg.com")
    assert f"/{size}/" in visit.path


async def test_a_version_on_x_fits_what_discord_takes(get, places):
    await get(on_x(x.VIDEO), fit_bytes=700_000)  # six seconds at 832 kbit/s are 624 kB

    assert "/640x360/" in places.to("video.twimg.com")[0].path


@pytest.mark.parametrize(
    ("options", "fetched"),
    [
        ({"items": "2-3"}, ["P2", "P3"]),
        ({"items": "1,4"}, ["P1", "P4"]),
        ({"media": "images"}, ["P1", "P2", "P3", "P4"]),
    ],
    ids=str,
)
async def test_only_the_items_that_are_asked_for_are_fetched(get, places, options, fetched):
    result = await get(on_x(x.PICTURES), options=Options(**options))

    assert [visit.path for visit in places.to("pbs.twimg.com")] == [f"/media/{name}" for name in fetched]
    assert len(result.files) == result.metadata.items == len(fetched)


@pytest.mark.parametrize(("media", "ending"), [("video", ".mp4"), ("images", ".jpg"), ("audio", ".m4a")])
async def test_only_the_kind_that_is_asked_for_comes(get, media, ending):
    result = await get(on_x(x.BOTH), options=Options(media=media))

    assert [path.suffix for path in result.paths] == [ending]


@pytest.mark.parametrize("options", [{"media": "video"}, {"items": "5-9"}, {"media": "audio"}], ids=str)
async def test_a_post_without_what_is_asked_for_says_so(get, places, options):
    result = await get(on_x(x.PICTURES), options=Options(**options))

    assert result.failure == record(faults.NothingChosenError())
    assert places.to("pbs.twimg.com") == []


async def test_more_items_than_allowed_can_be_chosen_from(get):
    too_many = await get(on_x(x.PICTURES), max_files=3)
    assert too_many.failure == record(failures.TooManyItemsError(4, 3))
    chosen = await get(on_x(x.PICTURES), max_files=3, options=Options(items="2-4"))
    assert len(chosen.files) == 3


@pytest.mark.parametrize("link", [on_reddit(reddit.IMAGE), f"https://www.reddit.com/r/pics/s/{reddit.SHARE}"])
async def test_an_image_on_reddit_arrives_also_by_a_share_link(get, shared_site, link):
    result = await get(link)

    assert sums(result) == [shared_site.files["/cat.jpg"].sha256]
    assert (result.metadata.title, result.metadata.author) == (f"The title of {reddit.IMAGE}", "ann")


async def test_a_gallery_on_reddit_arrives_with_its_captions(get, places):
    result = await get(on_reddit(reddit.GALLERY))

    assert [visit.path for visit in places.to("i.redd.it")] == ["/a.jpg", "/b.jpg"]
    assert [file.alt for file in result.files] == ["The first", ""]
    assert result.metadata.items == 2


@pytest.mark.parametrize("tools", [(), ("yt-dlp",)], ids=["as asked", "yt-dlp"])
async def test_a_video_on_reddit_gets_its_sound_back(get, places, shared_site, tools):
    result = await get(on_reddit(reddit.VIDEO), *tools)

    assert result.names == ["v001.mp4"]
    assert result.paths[0].stat().st_size > shared_site.files["/clip.mp4"].size * 0.95
    assert {visit.path.rpartition("/")[2] for visit in places.to("v.redd.it")} >= {"DASH_360.mp4", "DASH_AUDIO_128.mp4"}
    assert (result.metadata.duration, result.metadata.items) == (6, 1)


async def test_the_sound_of_a_video_on_reddit_comes_without_its_picture(get, places):
    result = await get(on_reddit(reddit.VIDEO), options=Options(media="audio"))

    assert [path.suffix for path in result.paths] == [".m4a"]
    fetched = {visit.path.rpartition("/")[2] for visit in places.to("v.redd.it")}
    assert "DASH_AUDIO_128.mp4" in fetched
    assert "DASH_360.mp4" not in fetched


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (reddit.DELETED, failures.NotFoundError()),
        (reddit.PRIVATE, failures.PrivatePostError()),
        (reddit.BUSY, failures.RateLimitedError(120.0)),
        (reddit.TEXT, failures.NothingFoundError()),
    ],
    ids=["deleted", "private", "busy", "text"],
)
@pytest.mark.parametrize("tools", [(), ("yt-dlp",)], ids=["as asked", "yt-dlp"])
async def test_what_reddit_refuses_is_understood(get, number, error, tools):
    assert (await get(on_reddit(number), *tools)).failure == record(error)
