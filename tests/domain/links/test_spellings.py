"""Thousands of spellings of what the gate must not let by: made by rule, each in every place where it may stand."""

from itertools import product

import pytest

from boss_bot.domain.errors.refusals import BlockedAddressError, InvalidLinkError, UnsupportedSiteError
from boss_bot.domain.links.link import parse_link
from boss_bot.domain.links.unseen import is_unseen
from boss_bot.sites import site_for


def taken(urls, refusals=(InvalidLinkError, BlockedAddressError)):
    """Return the links among these that were not refused in one of these ways."""
    wrong = []
    for url in urls:
        try:
            site_for(parse_link(url))
        except refusals:
            continue
        except UnsupportedSiteError:
            pass
        wrong.append(ascii(url))
    return wrong


PRIVATE = (
    (127, 0, 0, 1), (127, 255, 255, 254), (0, 0, 0, 0), (10, 0, 0, 1), (172, 16, 0, 1), (192, 168, 1, 1),
    (224, 0, 0, 1), (169, 254, 169, 254), (100, 100, 100, 200), (168, 63, 129, 16), (192, 0, 0, 192),
    (198, 18, 0, 1), (255, 255, 255, 255),
)  # fmt: skip
ZEROS = (0x30, 0xFF10, 0x1D7CE, 0x1D7D8, 0x660, 0x6F0, 0x966, 0x1FBF0)
"""The digit 0 in several scripts and styles; the other digits follow it (Unicode, general category Nd)."""
DOTS = (".", "\u3002", "\uff0e", "\uff61", "\u2024", "%2e")


def spellings(a, b, c, d):
    number = a << 24 | b << 16 | c << 8 | d
    yield from (
        number,
        hex(number),
        f"0X{number:X}",
        f"0{number:o}",
        f"00{number:o}",
        number + 2**32,
        f"0x1{number:08x}",
    )
    yield from (
        f"{a}.{number & 0xFFFFFF}",
        f"{a}.{b}.{c << 8 | d}",
        f"0x{a:x}.{number & 0xFFFFFF}",
        f"{a}.{b}.{c}.0x{d:x}",
    )
    yield from (f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}", f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"{a:03}.{b:03}.{c:03}.{d:03}")
    yield from (
        f"{a}.{b}.{c}.{d}e0",
        f"{a}.{b}.{c}.{d}x",
        f"{a}.{b}.{c}.{d}.",
        f"{a}.{b}.{c}.{d}..",
        f"{a}.{b}.{c}.{d}.0",
    )
    yield from (f"%{ord(str(a)[0]):x}{str(a)[1:]}.{b}.{c}.{d}", f"{a}.{b}.{c}.{d + 256}", f"+{a}.{b}.{c}.{d}")
    yield from (f"[::ffff:{a}.{b}.{c}.{d}]", f"[::{a}.{b}.{c}.{d}]", f"[64:ff9b::{a}.{b}.{c}.{d}]", f"[::1%25{a}]")
    yield from (f"[2002:{a:x}{b:02x}:{c:x}{d:02x}::1]", f"[2001:0:{a:x}{b:02x}:{c:x}{d:02x}::]", f"{a}.{b}.{c}.{d}]")
    for zero, dot in product(ZEROS, DOTS):
        yield dot.join("".join(chr(zero + int(digit)) for digit in str(part)) for part in (a, b, c, d))


def test_a_private_address_is_refused_in_every_spelling():
    hosts = [host for address in PRIVATE for host in spellings(*address)]
    assert (
        taken(
            f"{start}{host}{end}"
            for host in hosts
            for start, end in (("http://", "/a.mp4"), ("https://", ":443/a.png"))
        )
        == []
    )
    assert len(hosts) > 900


SHOWS_NOTHING = [
    chr(code)
    for code in (
        *range(33), *range(127, 161), 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x1680,
        *range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070), 0x2800, 0x3000,
        0x3164, 0xD800, 0xE000, 0xFE00, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFF, 0x1D173, 0xE0001, 0xE007F, 0xE0100, 0x10FFFF,
    )
]  # fmt: skip


def test_what_shows_nothing_is_refused_wherever_it_stands():
    inside = [
        "ht{}tps://x.com/a/status/1", "https:{}//x.com/a/status/1", "https:/{}/x.com/a", "https://{}x.com/a/status/1",
        "https://x{}.com/a/status/1", "https://x.com{}/a/status/1", "https://x.com:44{}3/a/status/1",
        "https://x.com/a{}/status/1", "https://www.reddit.com/r/a/comments/1/a{}b/",
    ]  # fmt: skip
    assert taken((text.format(letter) for letter in SHOWS_NOTHING for text in inside), InvalidLinkError) == []
    ends = [letter for letter in SHOWS_NOTHING if letter != " "]  # Discord and people put blanks around a link
    assert taken((f"{letter}https://x.com/a/status/1{letter}" for letter in ends), InvalidLinkError) == []


def test_what_people_write_is_no_such_letter():
    letters = "aé日ش👍🏽\ufe0f❤\U0001fae8\U0001f6d8"  # the last two are newer than some Pythons
    assert not any(is_unseen(letter) for letter in letters)
    assert "%EF%B8%8F" in parse_link("https://www.reddit.com/r/a/comments/1/\u2764\ufe0f_x/").url


TRICKS = (
    "https://x.com@{h}/", "https://{h}@x.com/a/status/1", "https://x.com:443@{h}/", "https://u:p@{h}:80/", "https://@{h}/",
    "https://{h}\\@x.com/a/status/1", "https://x.com\\@{h}/", "https://{h}\\x.com/", "https://x.com;@{h}/",
    "https://x.com @{h}/",
    "https://1.1.1.1 &@{h}# @x.com/", "https://x.com|{h}/", "https://x.com,{h}/", "https://x.com<{h}/", "https://x.com'{h}/",
    "https://x.com[{h}]/", "https://[{h}]@x.com/", "https://{h}%00.x.com/", "https://{h}%2f.x.com/", "https://x.com%40{h}/",
    "https://x.com%2540{h}/", "https://x.com:443:{h}/", "https://x.com:443{h}/", "http:/{h}/", "http:{h}/", "http:///{h}/",
    "http:\\\\{h}\\", "http:\\/{h}/", "//{h}/", "https://x.com\uff20{h}/", "https://x.com\uff0f@{h}/", "https://{h}\uff03.x.com/",
    "https://x.com\u2044{h}/", "https://x.com..{h}/", "https://.{h}/", "https://x.com:80:80/{h}", "https:https://{h}/",
    "https://http://{h}/", "generic:http://{h}/a", "view-source:http://{h}/", "-https://{h}/", "[a](https://{h}/a.mp4)",
)  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_a_host_that_parsers_read_in_two_ways_is_refused(trick):
    hosts = ("127.0.0.1", "localhost", "2130706433", "evil.com", "169.254.169.254")
    assert taken(trick.format(h=host) for host in hosts) == []


@pytest.mark.parametrize(
    "letters",
    ["а\u0251á", "\u0435é", "\u0456\u0131", "\u043eö", "ｔ\u0442", "ｗ\u051dŵ", "\u212a\u043a", "\u2179\u0445"],
)
def test_a_letter_of_another_script_makes_another_site(letters):
    for fake in letters:
        for real, url in product(
            "aeiotwkx",
            ("https://www.tiktok.com/@a/video/1", "https://twitter.com/a/status/1", "https://x.com/a/status/1"),
        ):
            host = url.split("/")[2]
            looks = {
                url.replace(host, host[:at] + fake + host[at + 1 :], 1) for at, char in enumerate(host) if char == real
            }
            assert taken(looks, (InvalidLinkError, BlockedAddressError, UnsupportedSiteError)) == []
