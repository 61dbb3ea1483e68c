"""The first thing to see: title, frame lines and a hint, written before Textual is imported."""

from __future__ import annotations

import contextlib
import os
import unicodedata

ENTER = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"
"""Alternate screen, cursor hidden, blank."""
LEAVE = (
    "\x1b[0m\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2004l\x1b[?1004l\x1b[?2048l\x1b[?7h"
    "\x1b[?1049l\x1b[?25h"
)
"""Undoes ENTER and every mode Textual sets, in any state."""


def size(descriptor: int = 2) -> tuple[int, int]:
    """Columns and lines of the terminal, 80×24 where it does not say."""
    try:
        found = os.get_terminal_size(descriptor)
    except OSError:
        return 80, 24
    return (found.columns or 80), (found.lines or 24)


def picture(title: str, hint: str, columns: int, lines: int) -> str:
    """The skeleton as one string: a title bar, a rule above the hint line, the hint.

    Plain ASCII apart from the texts; each line exactly `columns` cells wide.
    """
    if columns < 1 or lines < 1:
        return ""
    rows = [(1, f"\x1b[7m{_fit(' ' + title, columns)}\x1b[0m")]
    if lines >= 4:
        rows += [(lines - 1, "-" * columns), (lines, _fit(" " + hint, columns))]
    return "".join(f"\x1b[{row};1H{text}" for row, text in rows)


def show(title: str, hint: str, descriptor: int = 2) -> None:
    """Enter the alternate screen and draw the skeleton; never raises."""
    columns, lines = size(descriptor)
    _write(descriptor, ENTER + picture(title, hint, columns, lines))


def leave(descriptor: int = 2) -> None:
    """Give the terminal back; for the case that Textual never came to do it."""
    _write(descriptor, LEAVE)


def _fit(text: str, columns: int) -> str:
    """Exactly `columns` cells, without Rich, whose import the skeleton must not wait for."""
    out, used = [], 0
    for char in text:
        cells = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used + cells > columns:
            break
        out.append(char)
        used += cells
    return "".join(out) + " " * (columns - used)


def _write(descriptor: int, text: str) -> None:
    with contextlib.suppress(OSError):
        data = text.encode()
        while data:
            data = data[os.write(descriptor, data) :]
