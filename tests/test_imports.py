"""Nothing heavy is imported: a fresh interpreter imports or runs, then shows ``sys.modules``."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

HEAVY = {"numpy", "pandas", "pydantic", "pydantic_core", "requests", "httpx", "aiohttp"}
FRONT_ENDS = {"textual", "rich", "typer", "click", "sibal_tui"}

_SHOW = """
import json, sys
sys.stdout.flush()
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.__stdout__)
"""
_WALK = """
import importlib, pkgutil, {package} as package
for found in pkgutil.walk_packages(package.__path__, "{package}."):
    importlib.import_module(found.name)
"""
_COMMAND = """
import contextlib, io, sys
from sibal_tui.__main__ import main
sys.argv = ["sibal-tui", *{arguments!r}]
code = 0
with contextlib.redirect_stdout(io.StringIO()):
    try:
        code = main() or 0
    except SystemExit as stop:
        code = stop.code or 0
assert code == 0, code
"""


def _modules_after(code: str) -> set[str]:
    """Top-level names in ``sys.modules`` after ``code`` ran in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code + _SHOW],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def _modules_of_command(arguments: Sequence[str]) -> set[str]:
    return _modules_after(_COMMAND.format(arguments=list(arguments)))


def test_every_engine_module_stays_free_of_front_ends_and_heavy_packages() -> None:
    loaded = _modules_after(_WALK.format(package="sibal_engine"))
    assert "sibal_engine" in loaded
    assert loaded & (FRONT_ENDS | HEAVY) == set()


def test_policies_compute_nothing(root: Path) -> None:
    code = [p.name for p in (root / "policies").rglob("*.py")]
    assert code == ["__init__.py"]
    assert (
        _modules_after("import sibal_policies") & (FRONT_ENDS | HEAVY | {"sibal_engine"}) == set()
    )


def test_package_import_reads_no_metadata() -> None:
    code = "import sys, sibal_tui; assert 'importlib.metadata' not in sys.modules"
    assert "sibal_tui" in _modules_after(code)


def test_entry_point_imports_neither_front_end() -> None:
    loaded = _modules_after("import sibal_tui.__main__")
    assert loaded & {"textual", "rich", "typer", "click", "sibal_engine", *HEAVY} == set()


def test_command_line_never_imports_textual() -> None:
    loaded = _modules_after("import sibal_tui.cli")
    assert loaded & {"textual", *HEAVY} == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["retirement", "--born", "1975-09", "--category", "women55", "--json"],
        ["divisor", "--age", "60y3m", "--json"],
        ["policy", "list", "--json"],
        ["policy", "show", "510100", "--at", "2025-08", "--json"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_command_runs_without_textual_or_heavy_packages(arguments: list[str]) -> None:
    assert _modules_of_command(arguments) & {"textual", *HEAVY} == set()


def test_app_does_not_need_the_command_line() -> None:
    loaded = _modules_after("import sibal_tui.app")
    assert "textual" in loaded
    assert loaded & {"typer", *HEAVY} == set()
