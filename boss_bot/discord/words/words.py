"""What a person is told about an error."""

import attrs

SOME_SITE = "the site"


@attrs.frozen
class Words:
    """The three things that every error says. ``{site}`` stands for the site's name.

    Attributes:
        title: What happened, the state first.
        cause: Why, as far as we know.
        next_step: What the person can do now.
    """

    title: str
    cause: str
    next_step: str

    def about(self, site: str) -> "Words":
        """Put the name of a site, already safe to show, where it belongs."""
        return Words(_name(self.title, site), _name(self.cause, site), _name(self.next_step, site))


def _name(text: str, site: str) -> str:
    if site == SOME_SITE and text.startswith("{site}"):
        text = text.replace("{site}", site.capitalize(), 1)
    return text.replace("{site}", site)
