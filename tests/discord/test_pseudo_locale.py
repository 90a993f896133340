"""Every card in a language that is 40 % longer than English, in which each sentence is marked.

It shows two things: the cards stay within Discord's budgets, and no sentence gets past the catalogues.
"""

import gettext
import math
import re
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path, PurePosixPath

import attrs
import pytest

from boss_bot.discord.interactions.errors import apology_card, error_card, old_button_card
from boss_bot.discord.language import speaking
from boss_bot.discord.views import checking_card, details_card, done_card, job_card, list_card, paused_view_card
from boss_bot.discord.views.help_card import commands_card, error_topic_card, error_topics, help_card, topic_card
from boss_bot.discord.views.help_topics import TOPICS
from boss_bot.discord.views.links_card import gone_links_card, links_card, no_links_card
from boss_bot.discord.views.panel_card import Together, moved_card, panel_card, paused_panel_card
from boss_bot.discord.views.removal_cards import (
    delete_question_card,
    deleted_card,
    expired_card,
    gone_card,
    remove_question_card,
    spared_card,
)
from boss_bot.discord.views.server_queue_card import server_queue_card
from boss_bot.domain.content.media import MediaKind, Metadata, StoredFile
from boss_bot.domain.content.progress import Progress, Stage
from boss_bot.domain.jobs.error_record import every_error, record
from boss_bot.domain.jobs.estimate import Window
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Route
from boss_bot.playground.local_discord.rules import check_message
from boss_bot.sites import SITES

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PROGRESS = Progress(done=42 * 2**20, total=100 * 2**20, speed=2**20, file=2, files=4)
NAMES = re.compile(r"\{\w+\}")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")


class Pseudo(gettext.NullTranslations):
    """Marks each sentence, and makes it 40 % longer."""

    def gettext(self, message):
        return f"⟦{message}{'~' * math.ceil(0.4 * len(NAMES.sub('', message)))}⟧"

    def ngettext(self, msgid1, msgid2, n):
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, _context, message):
        return message


@pytest.fixture
def pseudo():
    """Speak the pseudo-locale, also where a card speaks its owner's language."""
    spoken = Pseudo()
    with speaking(spoken):
        yield spoken


def texts_of(card, filenames=()):
    """All texts of a card, once Discord's rules have let it pass."""
    body = {"flags": 1 << 15, "components": [component.build()[0] for component in card]}
    check_message(body, filenames=filenames)
    found: list[str] = []

    def walk(node):
        if isinstance(node, dict):
            found.extend(node[key] for key in ("content", "label", "placeholder", "description") if node.get(key))
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(body)
    return found


DATA = (
    "K7QD2M",
    "Kitty",
    "annie",
    "K7QD2M3X",
    "clip.png",
    "https://x.com/ann/status/",
    "/download link",
    "/queue",
    "/status",
)


def untranslated(text):
    """What is left of a text without marked sentences (they may hold one another), data, numbers and units."""
    while MARKED.search(text):
        text = MARKED.sub("", text)
    text = re.sub(r"<[^>]*>|`[^`]*`", "", text)
    for word in (*DATA, *(site.title for site in SITES)):
        text = text.replace(word, "")
    text = re.sub(r"\b(?:kB|MB|GB|TB|B|s|min|h)\b", "", text)
    return re.findall(r"[A-Za-z]{2,}", text)


@pytest.fixture
def looks(new_request):
    """A look in every state, with everything that a card may tell."""
    error_of = [record(kind()) for kind in every_error()]
    found: list[Look] = []
    for state in JobState:
        for error in error_of if state is JobState.FAILED else [None]:
            job = Job(
                id=JobId("K7QD2M3X"),
                request=new_request(),
                state=state,
                created_at=AT,
                metadata=Metadata(title="Kitty", author="annie", items=9),
                error=error,
                not_before=AT + timedelta(minutes=5),
                done_bytes=5,
            )
            window = Window(AT + timedelta(minutes=2), AT + timedelta(minutes=9))
            for stage, progress in product((None, *Stage), (None, PROGRESS)):
                look = Look(job, AT, stage, progress, 2, 6, resumed=bool(progress), starts=window, tries=3)
                found.append(attrs.evolve(look, behind_own=True))
    return found


def drawn(look):
    """Every card that a look may become."""
    yield job_card(look)
    yield paused_view_card(look)
    yield details_card(look)
    many = [attrs.evolve(look, job=attrs.evolve(look.job, id=JobId(f"K7QD2M{n:02}"))) for n in range(30)]
    yield list_card(many)
    together = Together(many, many[0].job.id, 1)
    yield panel_card(together)
    yield panel_card(together, ends=AT)
    yield paused_panel_card(together)
    yield moved_card(look)
    yield server_queue_card(many, viewer=1)
    yield server_queue_card(many, viewer=2)


def test_job_cards_say_nothing_past_the_catalogues_and_keep_the_budgets(pseudo, looks):
    assert len(looks) > 300
    for look in looks:
        for card in drawn(look):
            for text in texts_of(card):
                assert untranslated(text) == [], text


def test_other_cards_say_nothing_past_the_catalogues_and_keep_the_budgets(pseudo):
    cards = [
        checking_card("https://x.com/ann/status/1"), help_card({}), no_links_card(), gone_links_card(),
        old_button_card(),
        links_card(["https://x.com/ann/status/1"] * 25, JobId("K7QD2M3X")), apology_card("K7QD2M3X"),
        commands_card({}, {}), list_card([]), server_queue_card([], viewer=1),
        *(topic_card(topic, {}) for topic in TOPICS),
        *map(error_topic_card, error_topics().values()), *(error_card(kind()) for kind in every_error()),
    ]  # fmt: skip
    for card in cards:
        for text in texts_of(card):
            left = [word for word in untranslated(text) if not re.search(rf"\b{word}-\d", text)]
            assert [word for word in left if word not in ("Discord", "Apps")] == [], text


def test_buttons_keep_to_the_length_that_fits_on_a_phone(pseudo, looks):
    labels = {text for look in looks for text in labels_of(job_card(look))}
    assert len(labels) > 8
    assert all(len(label) <= 38 for label in labels)


def labels_of(card):
    rows = [part for part in card[0].build()[0]["components"] if part["type"] == 1]
    return [one["label"] for row in rows for one in row["components"] if one.get("label")]


def test_the_card_with_the_files_says_nothing_past_the_catalogues(pseudo, looks):
    job = looks[0].job
    asked = delete_question_card(job), remove_question_card(job), spared_card(job), gone_card(job), expired_card(job)
    told = [
        deleted_card(job, posts=posts, left=left, seen_to=bool(posts), shared=bool(left))
        for posts, left in ((0, 0), (1, 0), (1, 2))
    ]
    for card in (*asked, *told):
        assert [untranslated(text) for text in texts_of(card) if untranslated(text)] == []
    file = StoredFile(PurePosixPath("clip.png"), "clip.png", "image/png", MediaKind.IMAGE, 5, "0" * 64)
    for route in Route:
        card = done_card(looks[0], [(file, Path("/nowhere/clip.png"))], route=route)
        for text in texts_of(card, ["clip.png"]):
            assert untranslated(text) == [], text
