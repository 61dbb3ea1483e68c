"""Text snapshots of screens: one file each, every line closed by a bar so that its width shows.

`SIBAL_SNAPSHOTS=write pytest tests/tui/test_snapshots.py` writes them anew; read the difference
before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len

FOLDER = Path(__file__).resolve().parent / "snapshots"
WRITE = os.environ.get("SIBAL_SNAPSHOTS") == "write"
_END = "|"


def wrong_widths(lines: Sequence[str], columns: int) -> list[str]:
    """The lines that are not exactly as wide as the terminal."""
    return [line for line in lines if cell_len(line) != columns]


def compare(name: str, lines: Sequence[str]) -> None:
    """Hold a screen against its snapshot; write the snapshot where that was asked for."""
    path = FOLDER / f"{name}.txt"
    text = "".join(f"{line}{_END}\n" for line in lines)
    if WRITE:
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"no snapshot {path.name}: write it with SIBAL_SNAPSHOTS=write"
    kept = path.read_text(encoding="utf-8").splitlines()
    assert [line + _END for line in lines] == kept
