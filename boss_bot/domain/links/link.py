r"""The text gate: what a member types becomes a `Link`, or is refused, from its text alone.

One strict rule and one parser: parsers disagree (``http://127.0.0.1\@x.com/`` is x.com for urllib and 127.0.0.1
for urllib3), so whatever could be read in two ways is refused, and only the canonical form is passed on.
"""

import re
from urllib.parse import quote

import attrs

from boss_bot.domain.errors.refusals import InvalidLinkError
from boss_bot.domain.links.hosts import canonical_host, judge_host
from boss_bot.domain.links.unseen import is_unseen

MAX_LENGTH = 2000
"""Characters; the length of the command option that carries a link."""

_SHAPE = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s\[\]/?#:@\\%]+)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<rest>[/?][^#]*)?(?:#.*)?",
    re.IGNORECASE,
)
_SAFE = "!$&'()*+,;=:@/?-._~%"


@attrs.frozen
class Link:
    """A link that passed the gate.

    Attributes:
        url: The canonical form: lower-case scheme and host, no fragment, only ASCII.
        host: Lower-case name or address, without brackets.
        port: The port that is connected to.
    """

    url: str
    host: str
    port: int

    @property
    def path(self) -> str:
        """The path without the query, at least ``/``."""
        return "/" + self.url.split("/", 3)[3].partition("?")[0]

    @property
    def address(self) -> str:
        """``host:port``, as the operator writes exceptions."""
        return f"{self.host}:{self.port}"


def parse_link(text: str, *, exempt: frozenset[str] = frozenset()) -> Link:
    """Turn what a member typed into a link.

    Args:
        text: As typed; ``<…>`` around it, which hides a preview in chat, is taken off.
        exempt: ``host:port`` pairs that the operator frees from the address rule.

    Raises:
        InvalidLinkError: It is no plain http or https address.
        BlockedAddressError: It is one, but leads to an address, name or port that is not public.
    """
    text = text.strip(" ")
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    if len(text) > MAX_LENGTH:
        raise InvalidLinkError("too long")
    if any(c.isspace() or is_unseen(c) for c in text):
        raise InvalidLinkError("blank, or a character that shows nothing")
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise InvalidLinkError("not an http address")
    scheme, rest = shape["scheme"].lower(), shape["rest"] or "/"
    host = canonical_host(shape["host"])
    port = int(shape["port"] or (443 if scheme == "https" else 80))
    if f"{host}:{port}" not in exempt:
        judge_host(host, port)
    if rest.startswith("?"):
        rest = "/" + rest
    path = quote(rest, safe=_SAFE)
    shown = f"[{host}]" if ":" in host else host
    default = port == (443 if scheme == "https" else 80)
    return Link(f"{scheme}://{shown}{'' if default else f':{port}'}{path}", host, port)
