"""What each card shows, and that Discord takes it: the local Discord's own rules judge every tree."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

import attrs
import pytest

from boss_bot.discord.views import (
    checking_card,
    details_card,
    done_card,
    job_card,
    job_label,
    list_card,
    paused_view_card,
    server_queue_card,
    status_card,
)
from boss_bot.discord.views.help_card import commands_card, error_topic_card, error_topics, help_card, topic_card
from boss_bot.discord.views.help_examples import EXAMPLES, SEE_ALSO
from boss_bot.discord.views.help_topics import TOPICS
from boss_bot.discord.views.links_card import links_card
from boss_bot.discord.views.panel_card import Together, moved_card, panel_card, paused_panel_card
from boss_bot.discord.views.result_buttons import post_buttons
from boss_bot.domain.content.media import MediaKind, Metadata, StoredFile
from boss_bot.domain.content.options import Options
from boss_bot.domain.content.progress import Progress, Stage
from boss_bot.domain.errors.failures import PrivatePostError
from boss_bot.domain.errors.faults import UnexpectedError
from boss_bot.domain.jobs.error_record import ErrorRecord, every_error, record
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Route
from boss_bot.domain.links.link import parse_link
from boss_bot.domain.members.delivery import Visibility
from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.playground.driver.reading_outline import draw
from boss_bot.playground.local_discord.rules import check_message

OF_A_LOOK = ("stage", "progress", "position", "line", "resumed")
AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HALF = Progress(done=42 * 2**20, total=100 * 2**20, speed=2**20, file=2, files=4)


@pytest.fixture
def look_at(new_request):
    """Make looks; what is not given is as in a fresh job."""

    def make(
        state,
        *,
        id_="K7QD2M3X",
        request=None,
        stage=None,
        progress=None,
        position=None,
        line=None,
        resumed=False,
        **fields,
    ):
        job = Job(id=JobId(id_), request=request or new_request(), state=state, created_at=AT, **fields)
        return Look(job, AT + timedelta(seconds=45), stage, progress, position, line, resumed)

    return make


def outline(card, filenames=()):
    """Draw a card as text, once Discord's rules have let it pass."""
    body = {"flags": 1 << 15, "components": [component.build()[0] for component in card]}
    check_message(body, filenames=filenames)
    return draw(body, (), nothing).replace("▌ ", "")


async def nothing(url):
    return b""


def stored(name, kind=MediaKind.IMAGE, size=2**20):
    return StoredFile(PurePosixPath(name), name, f"{kind}/x", kind, size, "0" * 64), Path("/nowhere") / name


def test_checking():
    assert outline(checking_card("https://x.com/a`b")) == (
        "### Checking link\n`https://x.com/aˋb`\nFinding out what there is to download."
    )


def test_queued_paused_and_waiting(look_at):
    queued = look_at(JobState.QUEUED, position=2, line=6)
    assert outline(job_card(queued)) == (
        "### Queued – position 2 of 6\nX (Twitter)\nIt starts by itself when it is its turn.\n"
        "[Hold] [Cancel]\n-# Job K7QD2M3X"
    )
    assert "Resumed after a restart, 42 % kept." in outline(
        job_card(look_at(JobState.QUEUED, progress=HALF, resumed=True))
    )
    assert "\n42 % kept.\n" in outline(job_card(look_at(JobState.QUEUED, progress=HALF)))
    assert outline(job_card(look_at(JobState.PAUSED, progress=HALF))) == (
        "### Paused – 42 % kept\nX (Twitter)\nNothing runs meanwhile. Press Resume to go on.\n"
        "[Resume] [Cancel]\n-# Job K7QD2M3X"
    )
    assert outline(job_card(look_at(JobState.PAUSED))).startswith("### Paused\n")
    assert outline(job_card(look_at(JobState.RETRY_WAIT))).startswith("### Waiting – trying again soon\n")


def test_downloading(look_at):
    end = round((AT + timedelta(seconds=45 + 58)).timestamp())
    look = look_at(JobState.DOWNLOADING, progress=HALF, resumed=True, metadata=Metadata(title="Cat", author="ann"))
    assert outline(job_card(look)) == (
        "### Downloading – 42 %\n**Cat** · by ann · X (Twitter) · file 2 of 4\n`▰▰▰▰▰▰▰▰▱▱▱▱▱▱▱▱▱▱▱▱`\n"
        f"42 of 100 MB · 1 MB/s · done <t:{end}:R>\nResumed after a restart, 42 % kept.\n"
        "[Pause] [Details] [Cancel]\n-# Job K7QD2M3X"
    )
    without_total = look_at(JobState.DOWNLOADING, progress=Progress(done=5 * 2**20))
    assert outline(job_card(without_total)).startswith("### Downloading – 5 MB\nX (Twitter)\n5 MB\n[Pause]")
    first = outline(job_card(look_at(JobState.DOWNLOADING, stage=Stage.EXTRACTING)))
    assert first.startswith(
        "### Checking link\nX (Twitter)\nAsking X (Twitter) what there is.\n[Pause] [Details] [Cancel]"
    )
    known = outline(job_card(look_at(JobState.DOWNLOADING, metadata=Metadata(title="Cat"))))
    assert known.startswith("### Downloading\n**Cat** · X (Twitter)\n[Pause]")
    again = outline(job_card(look_at(JobState.DOWNLOADING, resumed=True)))
    assert "Resumed after a restart." in again
    over = outline(job_card(attrs.evolve(look, anew=True)))
    assert "This source cannot be resumed, so the file started over." in over
    assert "kept" not in over
    merging = outline(job_card(look_at(JobState.DOWNLOADING, stage=Stage.MERGING, progress=HALF)))
    assert merging.startswith("### Processing – joining video and audio\n")
    cutting = outline(job_card(look_at(JobState.DOWNLOADING, stage=Stage.CUTTING, progress=HALF)))
    assert cutting.startswith("### Processing – cutting or converting it, 42 %\nX (Twitter)\n`▰")
    unknown = outline(job_card(look_at(JobState.DOWNLOADING, stage=Stage.CUTTING, progress=Progress())))
    assert unknown.startswith("### Processing – cutting or converting it\nX (Twitter)\n[Pause]")


def test_making_a_file_smaller_tells_how_far_it_is(look_at):
    look = look_at(JobState.PROCESSING, stage=Stage.COMPRESSING, progress=HALF)
    text = outline(job_card(look))
    assert text.startswith(
        "### Processing – making it smaller, 42 %\nX (Twitter)\n`▰▰▰▰▰▰▰▰▱▱▱▱▱▱▱▱▱▱▱▱`\nHere a file may have up to "
    )
    assert f"Done <t:{int(look.ends_at)}:R>." in text
    assert text.endswith("[Cancel]\n-# Job K7QD2M3X")


def test_processing_and_uploading(look_at):
    assert outline(job_card(look_at(JobState.PROCESSING))).endswith("[Pause] [Details] [Cancel]\n-# Job K7QD2M3X")
    files = (stored("a.png")[0], stored("b.png")[0])
    assert outline(job_card(look_at(JobState.UPLOADING, files=files))) == (
        "### Uploading to Discord\nX (Twitter)\n2 files, 2 MB\n[Details]\n-# Job K7QD2M3X"
    )


def test_over(look_at):
    cancelled = outline(job_card(look_at(JobState.CANCELLED)))
    assert cancelled == "### Cancelled\nX (Twitter)\nPartial files were deleted.\n[Start again]\n-# Job K7QD2M3X"
    assert outline(job_card(look_at(JobState.COMPLETED))).startswith("### Done\n")
    assert outline(job_card(look_at(JobState.FAILED, error=record(PrivatePostError())))) == (
        "### Failed – the post is private\nX (Twitter)\n"
        "X (Twitter) only shows this post to followers of the account.\n"
        "Check the link, or ask the bot's operator to add a login for X (Twitter).\n[Details] [Help]\n"
        "-# Reference AUTH-2 · Job K7QD2M3X"
    )
    for error in (None, record(UnexpectedError(reference="a1b2")), ErrorRecord("FromANewerBot", {})):
        text = outline(job_card(look_at(JobState.FAILED, error=error)))
        assert text.startswith("### Failed – Something went wrong on my side\n")


def test_a_card_whose_token_ends(look_at):
    text = outline(paused_view_card(look_at(JobState.DOWNLOADING, progress=HALF)))
    moment = round((AT + timedelta(seconds=45)).timestamp())
    assert text.startswith(f"### Still working – live view paused (42 % at <t:{moment}:t>)\n")
    assert "`/queue`" in text
    assert f"(at <t:{moment}:t>)" in outline(paused_view_card(look_at(JobState.QUEUED)))
    assert outline(paused_view_card(look_at(JobState.PAUSED))).startswith("### Still paused – live view paused")


def test_done_shows_pictures_in_a_gallery_and_sounds_as_files(look_at, new_request):
    files = [stored("a.png"), stored("A.png"), stored("song.mp3", MediaKind.AUDIO)]
    kept = tuple(file for file, path in files)
    look = look_at(JobState.UPLOADING, metadata=Metadata(title="Cat *1*", items=4), started_at=AT, files=kept)
    text = outline(done_card(look, files), ["a.png", "2-A.png", "song.mp3"])
    alt = "from X (Twitter), posted as “Cat *1*”, no description given by the author"
    assert text == (
        "### Done – 3 of 4 files, 3 MB, 45 s\n**Cat \\*1\\*** · X (Twitter)\n"
        f"⟦image: Image 1 of 2 {alt}⟧\n⟦image: Image 2 of 2 {alt}⟧\n⟦file: song.mp3, 0 B⟧\n"
        "Only you can see this. It disappears when you dismiss it or restart Discord, "
        "so save what you want to keep.\n[Post 3 files] [Send to my DMs] [Details] [Delete file]\n-# Job K7QD2M3X"
    )
    chosen = look_at(JobState.UPLOADING, metadata=Metadata(items=4), request=new_request(options=Options(items="1")))
    assert "[Post to channel]" in outline(done_card(chosen, files[:1]), ["a.png"])
    lacking = attrs.evolve(look, job=attrs.evolve(look.job, metadata=Metadata(items=9, missing="2,5-6")))
    text = outline(done_card(lacking, files[:1]), ["a.png"])
    assert "Items 2, 5–6 could not be fetched." in text
    assert "[Retry failed] [Post 3 files] [Send to my DMs] [Details] [Delete file]" in text
    direct = outline(done_card(look, [stored("v.mp4", MediaKind.VIDEO)], route=Route.DIRECT), ["v.mp4"])
    assert "⟦video: Video from X (Twitter)" in direct
    assert "direct message" in direct


def test_media_is_covered_where_it_was_wished_and_what_is_not_played_goes_as_a_file(look_at, new_request):
    wished = new_request(options=Options(spoiler=True))
    files = [
        stored("a.png"),
        (attrs.evolve(stored("b.mkv")[0], kind=MediaKind.VIDEO, mime="video/x-matroska"), Path("b")),
    ]
    for request, covered in ((wished, True), (None, False)):
        (container,) = [part.build()[0] for part in done_card(look_at(JobState.UPLOADING, request=request), files)]
        (gallery,) = [part for part in container["components"] if part["type"] == 12]
        (file,) = [part for part in container["components"] if part["type"] == 13]
        assert [item.get("spoiler", False) for item in gallery["items"]] == [covered]
        assert file.get("spoiler", False) is covered
        assert file["file"]["url"] == "attachment://b.mkv"


def test_a_video_that_is_not_played_shows_its_poster_where_there_is_room(look_at):
    path, poster = PurePosixPath("a/b/content/001.mkv"), PurePosixPath("a/b/posters/001.jpg")
    file = attrs.evolve(stored("b.mkv")[0], path=path, kind=MediaKind.VIDEO, mime="video/x-matroska", poster=poster)
    files = [stored("a.png"), (file, Path("/root") / path)]
    text = outline(done_card(look_at(JobState.UPLOADING), files), ["a.png", "b.mkv", "b_mkv.jpg"])
    assert "⟦image: Image 2 of 2 from X (Twitter)" in text
    assert "⟦file: b.mkv" in text
    assert file.poster_beside(files[1][1]) == Path("/root") / poster
    pictures = [stored(f"{n}.png") for n in range(9)]
    assert "of 10" not in outline(
        done_card(look_at(JobState.UPLOADING), [*pictures, files[1]]), [*(f"{n}.png" for n in range(9)), "b.mkv"]
    )


def test_a_signature_in_a_link_to_a_file_is_for_nobody_else(look_at, new_request):
    link = parse_link("https://cdn.example.com/a.mp4?Expires=1&Signature=hush-hush")
    look = look_at(JobState.COMPLETED, request=new_request(link=link, site="direct"))
    for drawn in (details_card(look), [post_buttons(look.job)]):
        text = json.dumps([part.build()[0] for part in drawn if part])
        assert "https://cdn.example.com/a.mp4" in text
        assert "hush" not in text
    video = parse_link("https://www.youtube.com/watch?v=abcdefghijk")
    post = look_at(JobState.COMPLETED, request=new_request(link=video))
    assert "watch?v=abcdefghijk" in json.dumps([row.build()[0] for row in [post_buttons(post.job)] if row])


def test_the_list(look_at):
    assert outline(list_card([])) == ("### Your downloads\nYou have no downloads. Start one with `/download link`.")
    looks = [
        look_at(JobState.DOWNLOADING, id_="K7QD2M31", progress=HALF, metadata=Metadata(title="Cat")),
        look_at(JobState.QUEUED, id_="K7QD2M32", position=2, line=3),
        look_at(JobState.PAUSED, id_="K7QD2M33", progress=HALF),
        look_at(JobState.UPLOADING, id_="K7QD2M34"),
        look_at(JobState.RETRY_WAIT, id_="K7QD2M35"),
        look_at(JobState.DOWNLOADING, id_="K7QD2M36"),
        look_at(JobState.QUEUED, id_="K7QD2M37"),
        look_at(JobState.PAUSED, id_="K7QD2M38"),
    ]
    end = round((AT + timedelta(seconds=45 + 58)).timestamp())
    lines = [line for line in outline(list_card(looks)).splitlines() if "Job" not in line]
    assert lines == [
        "### Your downloads – 8 jobs",
        f"1. **Cat** · X (Twitter) — 42 %, done <t:{end}:R>    [Pause]",
        "2. **X (Twitter)** — uploading",
        "3. **X (Twitter)** — starting    [Pause]",
        "4. **X (Twitter)** — waiting, position 2    [Cancel]",
        "5. **X (Twitter)** — paused at 42 %    [Resume]",
        "6. **X (Twitter)** — waiting, trying again soon    [Try now]",
        "7. **X (Twitter)** — waiting    [Cancel]",
        "-# Page 1 of 2",
        "[Pause all] [Resume all] [Cancel all] [Refresh]",
        "[Next ›]",
    ]
    second = outline(list_card(looks, 5))
    assert "8. **X (Twitter)** — paused    [Resume]" in second
    assert second.endswith("-# Page 2 of 2\n[Pause all] [Resume all] [Cancel all] [Refresh]\n[‹ Back]")
    alone = outline(list_card(looks[:1]))
    assert alone.endswith("[Refresh]")
    assert "all" not in alone


def test_the_panel_of_several_jobs(look_at):
    end = round((AT + timedelta(seconds=45 + 58)).timestamp())
    looks = [
        look_at(JobState.DOWNLOADING, id_="K7QD2M31", progress=HALF, metadata=Metadata(title="Cat")),
        look_at(JobState.QUEUED, id_="K7QD2M32", position=2, line=3),
        look_at(JobState.PAUSED, id_="K7QD2M33", progress=HALF),
        look_at(JobState.RETRY_WAIT, id_="K7QD2M34"),
    ]
    panel = Together(looks, JobId("K7QD2M32"))
    assert outline(panel_card(panel)) == (
        "### Your downloads – 4 active\n"
        f"1. **Cat** · X (Twitter) — 42 %, done <t:{end}:R>    [Details]\n-# Job K7QD2M31\n"
        "2. **X (Twitter)** — waiting, position 2    [Details]\n-# Job K7QD2M32\n"
        "3. **X (Twitter)** — paused at 42 %    [Resume]\n-# Job K7QD2M33\n"
        "4. **X (Twitter)** — waiting, trying again soon    [Try now]\n-# Job K7QD2M34\n"
        "[Pause all] [Resume all] [Cancel all] [Refresh]"
    )
    ending = outline(panel_card(panel, ends=AT))
    assert ending.endswith(f"This live view ends <t:{round(AT.timestamp())}:R>. I go on.\n[Keep watching]")
    assert outline(paused_panel_card(panel)).endswith("brings the live view back.\n[Keep watching]")
    assert outline(moved_card(looks[0])) == (
        "### Moved to the newer panel below ↓\n**Cat** · X (Twitter)\n-# Job K7QD2M31"
    )
    details = outline(details_card(looks[0]))
    assert details.endswith("[Pause] [Cancel]")


def test_the_queue_of_a_server_hides_what_others_keep_to_themselves(look_at, new_request):
    hers = new_request(owner=1)
    secret = new_request(owner=2)
    shared = new_request(owner=3, visibility=Visibility.POST)
    looks = [
        look_at(JobState.QUEUED, id_="K7QD2M31", request=hers, position=2, metadata=Metadata(title="Mine")),
        look_at(JobState.QUEUED, id_="K7QD2M32", request=secret, position=1, metadata=Metadata(title="Secret")),
        look_at(JobState.DOWNLOADING, id_="K7QD2M33", request=shared, progress=HALF, metadata=Metadata(title="Ours")),
        look_at(JobState.DOWNLOADING, id_="K7QD2M34", request=secret, metadata=Metadata(title="Secret")),
    ]
    text = outline(server_queue_card(looks, viewer=1))
    assert text.startswith("### Queue of this server – 2 waiting, 2 running\n1. <@3> · **Ours** · X (Twitter) — 42 %")
    assert "2. <@2> · private download · running\n3. <@2> · private download · waiting\n" in text
    assert "4. <@1> · **Mine** · X (Twitter) — waiting, position 2\nYour next: position 2\n" in text
    assert "Secret" not in text
    assert "Mine" in text
    assert "Nothing waits and nothing runs." in outline(server_queue_card([], viewer=1))
    many = [look_at(JobState.PAUSED, id_=f"K7QD2M{n:02}", request=hers) for n in range(30)]
    last = outline(server_queue_card(many, viewer=1, page=99))
    assert "30. <@1>" in last
    assert last.endswith("[◀ First] [‹ Back]")


def test_a_job_in_a_list_of_choices(look_at):
    assert job_label(look_at(JobState.DOWNLOADING, progress=HALF)) == "▶ 42 % · x.com · X (Twitter)"
    assert job_label(look_at(JobState.PAUSED)) == "⏸ paused · x.com · X (Twitter)"
    long = job_label(look_at(JobState.QUEUED, position=1, metadata=Metadata(title="@" * 300)))
    assert long.startswith("⏳ waiting, position 1 · @@@")
    assert len(long) <= 100


def test_help_and_status():
    text = outline(help_card({"queue": 77, "download": 78}))
    assert "</queue:77>" in text
    assert "</download link:78>" in text
    assert "`/status`" in text
    for topic in TOPICS:
        assert outline(topic_card(topic, {"queue": 77})).startswith(f"### {TOPICS[topic].title}\n")
    waiting = outline(topic_card("waiting", {"queue": 77}, "**Just now**"))
    assert "**Just now**\n**Examples**\n- </queue:77> `show:server`\n-# See also: `/help topic:limits`" in waiting
    every = outline(commands_card({"queue": 77}, {"queue": "Show", "cancel": "End one"}))
    assert every == "### Commands – all of them\n- `/cancel` – End one\n- </queue:77> – Show"
    for code, kind in error_topics().items():
        assert outline(error_topic_card(kind)).endswith(f"-# Reference {code}")


def test_the_page_of_help_topics_says_what_the_bot_says():
    page = (Path(__file__).parents[2] / "docs" / "help.md").read_text("utf-8")
    told = "\n".join(
        f"## {name}\n\n**{topic.title}**\n\n"
        + "\n".join(f"- {line}" for line in topic.lines)
        + "\n\nFor example "
        + ", ".join(f"`/{written}`" for written in EXAMPLES[name])
        + ". See also "
        + ", ".join(f"[{other}](#{other})" for other in SEE_ALSO[name])
        + ".\n"
        for name, topic in TOPICS.items()
    )
    assert page.endswith(told)
    assert {other for topics in SEE_ALSO.values() for other in topics} <= set(TOPICS)


def test_status():
    lines = [StatusLine("Disk", State.WARNING, "2 GB left", "Make *room*"), StatusLine("Queue", State.OK, "")]
    assert outline(status_card(lines, version="1.0")) == (
        "### Warning – mostly working\n**Disk** – Warning – 2 GB left – Make \\*room\\*\n"
        "**Queue** – OK\n-# Boss-Bot 1.0"
    )
    assert outline(status_card([], version="1")).startswith("### OK")
    failed = [StatusLine("Disk", State.FAILED, ""), *lines]
    assert outline(status_card(failed, version="1")).startswith("### Failed")


def test_the_worst_data_stay_within_discords_budget(look_at, new_request):
    awful = Metadata(title="*@everyone" * 60, author="_" * 5000, items=99)
    request = new_request(site="direct")
    record_of = [record(kind()) for kind in every_error()]
    progress = Progress(2**50, 2**51, 2**40, 99, 99)
    for state in JobState:
        for error in record_of if state is JobState.FAILED else [None]:
            look = look_at(state, metadata=awful, request=request, progress=progress, resumed=True, error=error)
            outline(job_card(look))
            outline(paused_view_card(look))
    look = look_at(JobState.PAUSED, metadata=awful, request=request, progress=progress)
    pages = [attrs.evolve(look, job=attrs.evolve(look.job, id=f"K7QD2M3{n}")) for n in range(9)]
    for page in range(2):
        outline(list_card(pages, page))
        outline(server_queue_card(pages, viewer=1, page=page))
        outline(panel_card(Together(pages, pages[0].job.id, page), ends=AT))
        outline(paused_panel_card(Together(pages, pages[0].job.id, page)))
    outline(links_card([f"https://x.com/{'y' * 2000}{n}" for n in range(25)], JobId("K7QD2M3X")))
    files = [stored(f"{n}.mp3", MediaKind.AUDIO) for n in range(10)]
    outline(done_card(look, files), [f"{n}.mp3" for n in range(10)])
    pictures = [stored(f"{n}.png") for n in range(10)]
    outline(done_card(look, pictures), [f"{n}.png" for n in range(10)])
    outline(status_card([StatusLine("*" * 500, State.OK, "*" * 5000, "*" * 5000)] * 99, version="1.0"))
    outline(checking_card("`" * 6000))
