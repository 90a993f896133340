"""Who speaks: the person behind a command or a press."""

import attrs


@attrs.frozen
class Actor:
    """The person behind a command or a press, as Discord describes them.

    Attributes:
        user: Discord user id.
        guild: Discord guild id where they speak, None in a direct message.
        roles: Discord ids of their roles there.
        manages: Whether Discord gives them the permission "Manage Server" there.
    """

    user: int
    guild: int | None
    roles: frozenset[int] = frozenset()
    manages: bool = False
