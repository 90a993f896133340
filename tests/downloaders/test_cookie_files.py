"""What is told of the operator's cookie files, and which are refused."""

from datetime import UTC, datetime

import pytest

from boss_bot.downloaders import CookieFile, cookie_report
from boss_bot.downloaders.cookies import cookies_for


@pytest.fixture
def keep(tmp_path):
    def keep(name, *lines, mode=0o600):
        path = tmp_path / name
        path.write_text("\n".join(lines), "utf-8")
        path.chmod(mode)
        return path

    return keep


def line(domain, end, name="a"):
    return f"{domain}\tTRUE\t/\tTRUE\t{end}\t{name}\tsecret"


def test_the_report_counts_cookies_and_tells_the_first_end(keep, tmp_path):
    keep(
        "twitter.txt", "# Netscape HTTP Cookie File", line(".x.com", 1_900_000_000), line("twitter.com", 1_800_000_000)
    )
    keep("reddit.txt", line("#HttpOnly_.reddit.com", 0), line(".v.redd.it", 0), "half a line", "# a note")

    assert cookie_report(tmp_path) == [
        CookieFile("reddit", 2, None),
        CookieFile("twitter", 2, datetime.fromtimestamp(1_800_000_000, UTC)),
    ]
    assert "secret" not in repr(cookie_report(tmp_path))


def test_cookies_of_other_hosts_are_left_out(keep, tmp_path):
    keep("twitter.txt", line(".x.com", 1), line(".evil-x.com", 1), line("x.com.evil.com", 1), line("api.x.com", 1))

    kept = cookies_for(tmp_path, "twitter").splitlines()
    assert [row.partition("\t")[0] for row in kept] == ["# Netscape HTTP Cookie File", ".x.com", "api.x.com"]


def test_there_may_be_no_file(tmp_path):
    assert cookies_for(tmp_path, "twitter") == ""
    assert cookie_report(tmp_path / "missing") == []


@pytest.mark.parametrize(
    ("name", "spoil", "problem"),
    [
        ("twitter.txt", lambda path: path.chmod(0o644), "must belong to the bot's user and have mode 0600"),
        ("nowhere.txt", lambda _: None, "is named after no known site"),
        ("twitter.txt", lambda path: path.write_bytes(b"\xff\xfe\xfd"), "is no text"),
        ("twitter.txt", lambda path: path.write_bytes(bytes(2 << 20)), "is no plain file of at most 1 MiB"),
        ("twitter.txt", lambda path: (path.unlink(), path.symlink_to("/etc/hostname")), "cannot be opened"),
        ("twitter.txt", lambda path: (path.unlink(), path.mkdir()), "is no plain file of at most 1 MiB"),
    ],
    ids=["open to others", "no site", "no text", "large", "link", "folder"],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(keep, tmp_path, name, spoil, problem):
    spoil(keep(name, line(".x.com", 1)))

    assert cookie_report(tmp_path) == [CookieFile(name.removesuffix(".txt"), problem=problem)]
    assert cookies_for(tmp_path, name.removesuffix(".txt")) == ""
