"""Checks request bodies against Discord's OpenAPI document, where it is at hand.

Discord publishes it at https://github.com/discord/discord-api-spec (openapi.json, OpenAPI 3.1, so its schemas are
JSON Schema 2020-12).
"""

import json
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import jsonschema
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.openapi.schemas import leaves, loosened

VARIABLE = "BOSS_BOT_DISCORD_OPENAPI"
DOCUMENT = "urn:discord:openapi"
_VERSION = re.compile(r"^/api/v\d+(?=/)")


@attrs.define
class OpenApi:
    """Discord's document, or an empty one that finds no fault with anything.

    Attributes:
        document: The parsed OpenAPI document.
    """

    document: Mapping[str, Any] = attrs.field(factory=dict, repr=False)
    _validators: dict[str, Any] = attrs.field(factory=dict, init=False, repr=False)
    _registry: Any = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        schema = loosened(self.document)
        self._registry = Registry().with_resource(DOCUMENT, DRAFT202012.create_resource(schema))

    @classmethod
    def read(cls, path: Path | str | None) -> "OpenApi":
        """Read the document once; without a path, or without a file there, give the empty one."""
        return _read(str(path or ""))

    @classmethod
    def from_environment(cls) -> "OpenApi":
        """Read the document that BOSS_BOT_DISCORD_OPENAPI names."""
        return cls.read(os.environ.get(VARIABLE))

    @property
    def present(self) -> bool:
        """Whether there is a document to check against."""
        return bool(self.document)

    def check_request(self, method: str, path: str, body: object) -> list[str]:
        """Name everything in a request body that the document does not allow.

        Args:
            method: The HTTP method, in any case.
            path: The path, with ids filled in, with or without `/api/v10` and a query.
            body: The parsed JSON body; `payload_json` for a multipart request; `None` for no body.

        Returns:
            A sentence for each violation, each beginning with the path of the value; empty when all is well.
        """
        if not self.present:
            return []
        template = self._template(method.lower(), _VERSION.sub("", path.partition("?")[0]))
        if template is None:
            return [f"{method.upper()} {path}: Discord has no such operation"]
        declared = self.document["paths"][template][method.lower()].get("requestBody")
        if declared is None or body is None:
            needless = declared is None and body is not None
            missing = declared is not None and body is None and bool(declared.get("required"))
            return ["$: a body where none is expected"] * needless + ["$: a body is required"] * missing
        if "application/json" not in declared["content"]:
            return []
        pointer = "/".join(_escaped(part) for part in ("paths", template, method.lower(), "requestBody"))
        return self._violations(f"#/{pointer}/content/application~1json/schema", body)

    def _template(self, method: str, path: str) -> str | None:
        """Find the operation's path; where several fit, the one with the fewest placeholders is meant."""
        fitting = [
            template
            for template, operations in self.document["paths"].items()
            if method in operations and _pattern(template).fullmatch(path)
        ]
        return min(fitting, key=lambda template: template.count("{"), default=None)

    def _violations(self, pointer: str, body: object) -> list[str]:
        if pointer not in self._validators:
            schema = {"$ref": f"{DOCUMENT}{pointer}"}
            self._validators[pointer] = jsonschema.Draft202012Validator(schema, registry=self._registry)
        faults = (leaf for fault in self._validators[pointer].iter_errors(body) for leaf in leaves(fault))
        return sorted({f"{fault.json_path}: {fault.message[:300]}" for fault in faults})


@cache
def _read(path: str) -> OpenApi:
    file = Path(path)
    return OpenApi(json.loads(file.read_text("utf-8"))) if path and file.is_file() else OpenApi()


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{[^/]+?\\}", "[^/]+", re.escape(template)))


def _escaped(part: str) -> str:
    """Escape a JSON pointer's part for use in a URL fragment (RFC 6901, sections 3 and 6)."""
    return part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
