"""Small bodies that are sound, for tests to break in one place, and a way to see what was refused."""

from collections.abc import Callable, Iterator

import pytest

from boss_bot.playground.local_discord.rules import ApiError

Refused = Callable[..., dict[str, list[str]]]


def _codes(tree: dict, path: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    for key, inner in tree.items():
        if key == "_errors":
            yield ".".join(path), [fault["code"] for fault in inner]
        else:
            yield from _codes(inner, (*path, key))


@pytest.fixture
def refused() -> Refused:
    """Run a rule that must refuse with 50035, and give the codes it found by dotted path."""

    def run(rule: Callable[..., None], *args: object, **kwargs: object) -> dict[str, list[str]]:
        with pytest.raises(ApiError) as caught:
            rule(*args, **kwargs)
        body = caught.value.body()
        assert (caught.value.status, body["code"], body["message"]) == (400, 50035, "Invalid Form Body")
        return dict(_codes(body["errors"]))

    return run


@pytest.fixture
def refused_with() -> Callable[..., tuple[int, int]]:
    """Run a rule that must refuse, and give the status and the code."""

    def run(rule: Callable[..., None], *args: object, **kwargs: object) -> tuple[int, int]:
        with pytest.raises(ApiError) as caught:
            rule(*args, **kwargs)
        return caught.value.status, caught.value.code

    return run
