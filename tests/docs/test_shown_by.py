"""The tests that the security page names are there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs" / "security.md").read_text("utf-8"))


def test_each_attack_has_a_test_that_exists():
    assert len(NAMED) > 30
    missing = []
    for file, name in NAMED:
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        tree = ast.parse((ROOT / file).read_text("utf-8")) if (ROOT / file).exists() else ast.Module([], [])
        if name not in {node.name for node in ast.walk(tree) if isinstance(node, kinds)}:
            missing.append(f"{file}::{name}")
    assert missing == []
