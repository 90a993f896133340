"""A card whose view ends says where the result will come: as the courier then brings it."""

from datetime import UTC, datetime, timedelta

import pytest

from boss_bot.discord.views import ending_card, handed_card, paused_view_card
from boss_bot.domain.content.media import Metadata
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Route
from boss_bot.domain.members.delivery import HandOver, Visibility
from boss_bot.domain.members.preferences import Notify
from boss_bot.domain.members.terms import Terms

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CALLED = Terms(hand_over=HandOver.CHANNEL)
INBOX = "waits in your inbox. Your next command here shows it"


@pytest.mark.parametrize(
    ("terms", "fields", "age", "said"),
    [
        (Terms(), {}, 0, "comes to you directly"),
        (Terms(), {"guild": None}, 0, "comes to you directly"),
        (Terms(), {}, 18, INBOX),
        (Terms(notify=Notify.NONE), {}, 0, INBOX),
        (Terms(hand_over=HandOver.INBOX), {}, 0, INBOX),
        (CALLED, {}, 0, "waits in your inbox, and a message here tells you when"),
        (Terms(hand_over=HandOver.CHANNEL, mention=False), {}, 0, INBOX),
        (CALLED, {"guild": None}, 0, INBOX),
        (Terms(), {"visibility": Visibility.POST}, 0, "is posted here"),
        (Terms(post_channel=77), {"visibility": Visibility.POST}, 0, "is posted in <#77>"),
        (Terms(post_channel=77), {"visibility": Visibility.POST}, 18, "is posted here"),
    ],
)
def test_the_last_words_of_a_view_say_where_the_result_comes(new_request, terms, fields, age, said):
    request = new_request(terms=terms, **fields)
    job = Job(JobId("K7QD2M3X"), request, JobState.DOWNLOADING, AT, metadata=Metadata(title="x", age_limit=age))
    look = Look(job, AT)
    for card in (ending_card(look, AT + timedelta(minutes=1)), paused_view_card(look)):
        assert said in str([part.build() for part in card])


@pytest.mark.parametrize(
    ("terms", "age", "said"),
    [
        (Terms(), 0, "Posted in this channel. link"),
        (Terms(post_channel=77), 0, "Posted in <#77>. link"),
        (Terms(post_channel=77), 18, "Posted in this channel. link"),
    ],
)
def test_the_last_card_says_in_which_channel_the_post_is(new_request, terms, age, said):
    job = Job(JobId("K7QD2M3X"), new_request(terms=terms), JobState.UPLOADING, AT, metadata=Metadata(age_limit=age))
    assert said in str([part.build() for part in handed_card(Look(job, AT), {Route.CHANNEL}, "link")])


def test_a_paused_job_says_that_it_stays_so(new_request):
    look = Look(Job(JobId("K7QD2M3X"), new_request(), JobState.PAUSED, AT), AT)
    assert "It stays paused" in str([part.build() for part in paused_view_card(look)])
