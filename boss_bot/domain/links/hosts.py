"""The host part of a link: one canonical form, and which hosts are never for us."""

import re
import unicodedata
from ipaddress import AddressValueError, IPv6Address

from boss_bot.domain.errors.refusals import BlockedAddressError, InvalidLinkError
from boss_bot.domain.links.addresses import PUBLIC_PORTS, is_public

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
_DOTTED = re.compile(r"(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}", re.ASCII)
_BESIDE_LETTERS = frozenset("-.\u00b7\u0375\u05f3\u05f4\u30fb")
"""What a name may hold beside letters, marks and digits (RFC 5892, appendix A)."""
# RFC 6761, 6762, 7686, 8375, 9476 and the names that clouds, containers and routers use inside.
_LOCAL_SUFFIXES = (
    "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa",
    "arpa", "onion", "i2p", "invalid", "test", "example", "alt", "docker", "svc", "consul", "default", "mail",
    "workgroup", "domain", "fritz.box",
)  # fmt: skip


def canonical_host(raw: str) -> str:
    """Return the canonical host, or refuse what could be read in two ways."""
    if raw.startswith("["):
        try:
            return IPv6Address(raw[1:-1]).compressed
        except AddressValueError as error:
            raise InvalidLinkError("no IPv6 address") from error
    host = raw.lower() if raw.isascii() else _punycode(raw)
    host = host.removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise InvalidLinkError("not a host name")
    return host


def _punycode(host: str) -> str:
    """Return the ASCII form of a name in another script; one that leads back to another name is refused.

    So are compatibility letters (wide, circled), what is dropped unseen (variation selectors), other full stops, signs
    that look like a slash, and the four characters that the two versions of IDNA read in two ways (RFC 5894 §7.2;
    ``ß`` is one).
    """
    if unicodedata.normalize("NFKC", host) != host:
        raise BlockedAddressError
    host = host.lower()
    if any(unicodedata.category(c)[0] not in "LMN" and c not in _BESIDE_LETTERS for c in host):
        raise InvalidLinkError("not a host name")
    try:
        coded = host.encode("idna")
        if coded.decode("idna") != host:
            raise BlockedAddressError
    except UnicodeError as error:
        raise InvalidLinkError("not a host name") from error
    return coded.decode("ascii")


def _in_letters(label: str) -> str:
    """Return the last label as people read it. None that exists has a digit in it, in whatever script (RFC 3696 §2)."""
    try:
        return label.encode().decode("idna") if label.startswith("xn--") else label
    except UnicodeError as error:
        raise InvalidLinkError("not a host name") from error


def judge_host(host: str, port: int) -> None:
    """Refuse addresses, names and ports that are not public."""
    if not 0 < port < 65536:
        raise InvalidLinkError("no such port")
    if port not in PUBLIC_PORTS:
        raise BlockedAddressError
    last = host.rpartition(".")[2]
    if ":" in host or _NUMBER.fullmatch(last):
        if not (":" in host or _DOTTED.fullmatch(host)) or not is_public(host):
            raise BlockedAddressError
        return
    if any(letter.isnumeric() for letter in _in_letters(last)):
        raise BlockedAddressError
    if "." not in host or any(host == s or host.endswith("." + s) for s in _LOCAL_SUFFIXES):
        raise BlockedAddressError
