"""The text gate: what is a link, what is refused, and in which form the rest goes on."""

import json
import os
from pathlib import Path

import pytest

from boss_bot.domain.errors.refusals import BlockedAddressError, BossBotError, InvalidLinkError, UnsupportedSiteError
from boss_bot.domain.links.addresses import is_public
from boss_bot.domain.links.link import MAX_LENGTH, parse_link
from boss_bot.sites import site_for


def verdict(text: str) -> str:
    """Say what becomes of a text at the gate and at the sites, in the corpus's words."""
    try:
        site_for(parse_link(text))
    except InvalidLinkError:
        return "invalid_url"
    except BlockedAddressError:
        return "blocked_address"
    except UnsupportedSiteError:
        return "unsupported"
    return "accept"


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://x.com/ann/status/1", "https://x.com/ann/status/1"),
        ("  <HTTPS://X.COM/ann/status/1>  ", "https://x.com/ann/status/1"),
        ("https://x.com:443/ann/status/1#here", "https://x.com/ann/status/1"),
        ("http://x.com:443/a", "http://x.com:443/a"),
        ("https://x.com?a=1", "https://x.com/?a=1"),
        ("https://x.com", "https://x.com/"),
        ("https://x.com./a", "https://x.com/a"),
        ("https://www.reddit.com/r/Straße/comments/abc123/täst/", "https://www.reddit.com/r/Stra%C3%9Fe/comments/abc123/t%C3%A4st/"),
        ("https://bücher.example.com/a.jpg", "https://xn--bcher-kva.example.com/a.jpg"),
        ("https://93.184.215.14/a.mp4", "https://93.184.215.14/a.mp4"),
        ("https://[2606:4700::1111]/a.mp4", "https://[2606:4700::1111]/a.mp4"),
        ('https://x.com/a?q={cfg.token}&r=%41"', "https://x.com/a?q=%7Bcfg.token%7D&r=%41%22"),
    ],
)  # fmt: skip
def test_a_link_goes_on_in_its_one_canonical_form(typed, url):
    link = parse_link(typed)
    assert link.url == url
    assert parse_link(link.url) == link


@pytest.mark.parametrize(
    "text",
    [
        "", "cats", "x.com/ann", "file:///etc/passwd", "ftp://x.com/a", "//x.com/a", "https:x.com", "https:/x.com/a",
        "https://", "https:///a", "https://x.com@y.com/", "https://u:p@x.com/", "https://x.com\\@y.com/", "https://%78.com/",
        "https://x.com/a b", "https://x.com/\u202egpj", "https://x.com/\x00", "https://x.com/\n-G a=1", "https://x..com/",
        "https://-x.com/", "https://x_y.com/", "https://x.com:/", "https://x.com:99999999/", "https://x.com:65536:1/", "https://[::1",
        "https://[1.2.3]/", "r:https://x.com/", "generic:http://a.com/", "-o x", "https://" + "a" * 64 + ".com/", "https://x.com:0/",
        "https://x.com/" + "a" * MAX_LENGTH, "https://x\ufe0f.com/a", "https://x\u034f.com/a", "https://x\u3002com/a",
        "https://fa\u00df.de/a.mp4",
    ],
)  # fmt: skip
def test_what_is_no_link_is_refused(text):
    with pytest.raises((InvalidLinkError, BlockedAddressError)):
        parse_link(text)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.0.0.01", "0.0.0.0", "10.1.2.3", "100.64.0.1",
        "169.254.169.254", "172.31.255.255", "192.168.0.1", "192.0.2.9", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "168.63.129.16", "[::1]", "[::]", "[::ffff:8.8.8.8]", "[64:ff9b::808:808]", "[2002:808:808::]", "[2001::1]",
        "[fe80::1]", "[fd00::1]", "[ff02::1]", "[2001:db8::1]", "[3fff::1]", "localhost", "LOCALHOST", "router.lan",
        "db.internal", "a.local", "x.onion", "metadata", "１２７.0.0.1",  "①②⑦.0.0.1", "ｌocalhost",
        "127\u30020\u30020\u30021", "127.0.0.1.", "localhost.", "localhost\ufe0f", "router.lan.",
    ],
)  # fmt: skip
def test_a_private_place_is_refused_in_every_spelling(host):
    with pytest.raises((InvalidLinkError, BlockedAddressError)):
        parse_link(f"http://{host}/a.mp4")


@pytest.mark.parametrize("port", [22, 25, 1, 3306, 8080, 65535])
def test_only_the_ports_of_the_web_are_for_us(port):
    with pytest.raises(BlockedAddressError):
        parse_link(f"http://x.com:{port}/a")


def test_the_operator_may_free_one_address_and_no_other():
    exempt = frozenset({"127.0.0.1:8000"})
    assert parse_link("http://127.0.0.1:8000/a", exempt=exempt).address == "127.0.0.1:8000"
    for text in ("http://127.0.0.1:8001/a", "http://127.0.0.2:8000/a", "http://127.0.0.1/a"):
        with pytest.raises(BlockedAddressError):
            parse_link(text, exempt=exempt)


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        ("100.64.0.0", "100.63.255.255"), ("100.127.255.255", "100.128.0.0"), ("172.16.0.0", "172.15.255.255"),
        ("172.31.255.255", "172.32.0.0"), ("198.19.255.255", "198.20.0.0"), ("169.254.0.0", "169.253.255.255"),
        ("223.255.255.255.", "223.255.255.255"), ("2001:1ff:ffff::", "2001:200::"), ("3fff:fff::", "3fff:1000::"),
        ("1fff::1", "2003::1"), ("4000::1", "3ffe::1"), ("nonsense", "8.8.8.8"), ("fe80::1%lo", "2606:4700::1"),
    ],
)  # fmt: skip
def test_each_denied_range_ends_where_it_should(inside, outside):
    assert not is_public(inside)
    assert is_public(outside)


def corpus(name):
    """Read a file of the hostile corpus, where the machine has one (BOSS_BOT_CORPUS)."""
    path = Path(os.environ.get("BOSS_BOT_CORPUS", "/nonexistent")) / name
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_the_corpus_of_bad_links_is_stopped_where_it_should_be():
    late = {"resolve", "redirect", "extract"}
    wrong = {}
    for entry in corpus("bad_urls.jsonl"):
        fine = {entry["expected_class"], *entry["also_ok"]}
        fine |= {"accept"} if entry["stage"] in late or any(word.startswith("accept") for word in fine) else set()
        if verdict(entry["url"]) not in fine:
            wrong[entry["id"]] = verdict(entry["url"])
    assert wrong == {}


def test_the_corpus_of_good_links_is_taken():
    for entry in corpus("ok_urls.jsonl"):
        assert verdict(entry["url"]) == "accept", entry["id"]
        assert parse_link(entry["url"]).url == entry.get("canonical", parse_link(entry["url"]).url)


def test_a_refusal_never_repeats_the_link():
    for text in ("https://u:secret@x.com/", "http://127.0.0.1/secret", "https://unknown.com/secret"):
        with pytest.raises(BossBotError) as refused:
            site_for(parse_link(text))
        assert "secret" not in repr(refused.value)
