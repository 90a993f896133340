"""The error every rule raises: what Discord answers instead of doing what it was asked."""

from collections.abc import Iterable
from typing import Any

import attrs

INVALID_FORM_BODY = 50035


@attrs.frozen
class Fault:
    """One thing wrong with one value of a request body.

    Attributes:
        path: Keys and list positions from the top of the body down to the value.
        code: Discord's name for the fault, such as `BASE_TYPE_MAX_LENGTH`.
        message: The English sentence that goes with it.
    """

    path: tuple[str, ...]
    code: str
    message: str


@attrs.define(eq=False)
class ApiError(Exception):
    """A refusal, in the shape Discord gives it over HTTP.

    Attributes:
        status: The HTTP status.
        code: Discord's JSON error code (docs: topics/opcodes-and-status-codes, "JSON").
        message: The English sentence that goes with the code.
        errors: For code 50035, the faults nested by path; else `None`.
    """

    status: int
    code: int
    message: str
    errors: dict[str, Any] | None = None

    def body(self) -> dict[str, Any]:
        """Give the JSON object that Discord sends (docs: reference, "Error Messages")."""
        answer: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors:
            answer["errors"] = self.errors
        return answer

    def under(self, *path: str) -> "ApiError":
        """Give the same refusal for a body that was found deeper in the request.

        An interaction callback, for one, holds its message in `data`, and Discord's paths then begin with `data`.
        """
        errors = self.errors
        if errors is not None:
            for key in reversed(path):
                errors = {key: errors}
        return attrs.evolve(self, errors=errors)

    def __str__(self) -> str:
        """Name the code and every fault on a line of its own, as a failing test wants to show it."""
        lines = [f"{self.status} {self.message} ({self.code})"]
        lines += [f"{'.'.join(path)}: {code} {text}" for path, code, text in _leaves(self.errors or {})]
        return "\n".join(lines)


def form_error(faults: Iterable[Fault]) -> ApiError:
    """Gather the faults of one body into one refusal, as Discord does (400, code 50035)."""
    tree: dict[str, Any] = {}
    for fault in faults:
        node = tree
        for key in fault.path:
            node = node.setdefault(key, {})
        node.setdefault("_errors", []).append({"code": fault.code, "message": fault.message})
    return ApiError(400, INVALID_FORM_BODY, "Invalid Form Body", tree)


def _leaves(tree: dict[str, Any], path: tuple[str, ...] = ()) -> Iterable[tuple[tuple[str, ...], str, str]]:
    for key, inner in tree.items():
        if key == "_errors":
            yield from ((path, fault["code"], fault["message"]) for fault in inner)
        else:
            yield from _leaves(inner, (*path, key))
