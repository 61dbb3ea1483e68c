"""House rules that no linter knows: no clock and no network in the engine, nothing unfinished."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
UNFINISHED = ("TO" + "DO", "FIX" + "ME", "X" + "XX")
# What would let a result depend on the day, the machine or the wire.
OUTSIDE = {"time", "datetime", "random", "socket", "ssl", "urllib", "http", "subprocess", "locale"}


def _python(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "__pycache__" not in path.parts
    )


def _imported(tree: ast.AST) -> Iterator[str]:
    """The top-level name of each absolute import, wherever it stands in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", _python("engine"), ids=_name)
def test_engine_asks_neither_clock_nor_machine(path: Path) -> None:
    assert set(_imported(ast.parse(path.read_text(encoding="utf-8")))) & OUTSIDE == set()


@pytest.mark.parametrize("path", _python("engine", "policies", "tui", "tests"), ids=_name)
def test_module_is_finished_and_documented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [word for word in UNFINISHED if word in text] == []
    if "tests" not in path.relative_to(ROOT).parts:
        assert ast.get_docstring(ast.parse(text)), "a module says in one line what it is for"
