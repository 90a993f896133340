"""The operator's cookies: for their own site alone, and nowhere to be seen."""

import pytest
from loguru import logger

from boss_bot.domain.content.options import Options
from boss_bot.domain.errors import failures, faults
from boss_bot.domain.jobs.error_record import record
from tests.stand_ins import reddit, x

pytestmark = pytest.mark.asyncio(loop_scope="session")

SECRET = "secret-of-x"
END = 1_893_456_000
X_LOGIN = (".x.com", END, "auth_token", SECRET), (".x.com", END, "ct0", "token-of-x")
THREAD = f"https://x.com/ann/status/{x.THREAD}"


def cookies_at(places, host):
    return {name: value for visit in places.to(host) for name, value in visit.cookies.items()}


@pytest.fixture
def log():
    lines: list[str] = []
    number = logger.add(lines.append, level="TRACE")
    yield lines
    logger.remove(number)


async def test_a_login_opens_the_thread_of_its_author_alone(get, places, log_in):
    log_in("twitter", *X_LOGIN)
    result = await get(THREAD, options=Options(scope="thread"))

    assert result.error is None
    assert [visit.path for visit in places.to("pbs.twimg.com")] == ["/media/P1", "/media/P2"]


async def test_a_login_that_is_not_accepted_is_no_missing_login(get, log_in):
    log_in("twitter", (".x.com", END, "auth_token", "of last year"))
    result = await get(THREAD, options=Options(scope="thread"))

    assert result.failure == record(faults.LoginExpiredError())


@pytest.mark.parametrize("tool", ["gallery-dl", "yt-dlp"])
async def test_cookies_go_to_their_own_site_alone(get, places, log_in, log, tool, tmp_path):
    log_in("twitter", *X_LOGIN, (".video.twimg.com", END, "stray", SECRET), ("evil.com", END, "stray", SECRET))
    result = await get(f"https://x.com/ann/status/{x.VIDEO}", tool)

    assert result.error is None
    assert cookies_at(places, "x.com")["auth_token"] == SECRET
    assert cookies_at(places, "video.twimg.com") == {}
    assert SECRET not in "".join(log)
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert kept == []


async def test_another_sites_job_gets_no_cookies(get, places, log_in):
    log_in("twitter", *X_LOGIN)
    assert (await get(f"https://www.reddit.com/r/pics/comments/{reddit.IMAGE}/a_title/")).error is None

    assert SECRET not in str([visit.cookies for visit in places.visits])


@pytest.mark.parametrize("tool", ["gallery-dl", "yt-dlp"])
async def test_a_cookie_file_is_never_written_back(get, log_in, tool):
    path = log_in("reddit", (".reddit.com", END, "reddit_session", "r"))
    before = path.read_bytes(), path.stat().st_mtime_ns
    await get(f"https://www.reddit.com/r/pics/comments/{reddit.VIDEO}/a_title/", tool)

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


async def test_a_cookie_file_that_others_may_read_is_not_used(get, places, log_in, log):
    log_in("twitter", *X_LOGIN, mode=0o640)
    result = await get(THREAD, options=Options(scope="thread"))

    assert result.failure == record(failures.LoginRequiredError())
    assert SECRET not in str([visit.cookies for visit in places.visits])
    assert any("must belong to the bot's user and have mode 0600" in line for line in log)
