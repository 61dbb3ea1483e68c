"""Measures how wide the terminal draws two signs: one question, never waiting longer than asked."""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from sibal_tui.term.glyphs import Widths

AMBIGUOUS_SIGN = "→"
WIDE_SIGN = "保"
# On the second line: a report from the first would look like a modified F3.
QUESTION = f"\x1b7\x1b[2;1H{AMBIGUOUS_SIGN}\x1b[6n\x1b[2;1H{WIDE_SIGN}\x1b[6n\x1b[2;1H\x1b[2K\x1b8"
_REPORT = re.compile(rb"\x1b\[(\d{1,5});(\d{1,5})R")


def parse(data: bytes) -> tuple[Widths, bytes]:
    """The widths in a terminal's answers, and the bytes that were none (keys typed meanwhile)."""
    columns = [int(found[2]) for found in _REPORT.finditer(data)]
    rest = _REPORT.sub(b"", data)
    ambiguous = columns[0] - 1 if columns else None
    wide = columns[1] - 1 if len(columns) > 1 else None
    return Widths(ambiguous, wide), rest


@dataclass
class Probe:
    """Asks at once and collects later, so that the answer travels while Textual is imported.

    ```
    with Probe() as probe:      # writes the question, silences the echo
        import textual.app      # the time it takes is used twice
        widths = probe.collect(timeout=0.05)
    ```
    Leaving the block restores the terminal in every case. `typed` holds keys that came meanwhile.
    """

    input_fd: int = 0
    output_fd: int = 2
    typed: bytes = b""
    _data: bytes = b""
    _saved: list[int | list[bytes | int]] | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        if not (os.isatty(self.input_fd) and os.isatty(self.output_fd)):
            return self
        self._saved = _quiet(self.input_fd)
        if self._saved is not None:
            with contextlib.suppress(OSError):
                os.write(self.output_fd, QUESTION.encode())
        return self

    def collect(self, timeout: float = 0.1) -> Widths:
        """What the terminal answered; waits `timeout` seconds at most, without a terminal not."""
        if self._saved is None:
            return Widths()
        end = time.monotonic() + timeout
        while len(_REPORT.findall(self._data)) < 2:
            left = max(0.0, end - time.monotonic())
            ready, _, _ = select.select([self.input_fd], [], [], left)
            if not ready:
                break
            try:
                chunk = os.read(self.input_fd, 1024)
            except OSError:
                break
            if not chunk:
                break
            self._data += chunk
        widths, self.typed = parse(self._data)
        return widths

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._saved is not None:
            _restore(self.input_fd, self._saved)
            self._saved = None


def _quiet(descriptor: int) -> list[int | list[bytes | int]] | None:
    """Characters one by one and no echo; the attributes before, or `None` where that fails."""
    if sys.platform == "win32":
        return None
    import termios

    try:
        saved = termios.tcgetattr(descriptor)
        quiet = termios.tcgetattr(descriptor)
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        quiet[6][termios.VMIN] = 0
        quiet[6][termios.VTIME] = 0
        termios.tcsetattr(descriptor, termios.TCSANOW, quiet)
    except (termios.error, OSError):
        return None
    return list(saved)


def _restore(descriptor: int, saved: list[int | list[bytes | int]]) -> None:
    if sys.platform == "win32":
        return
    import termios

    with contextlib.suppress(termios.error, OSError):
        termios.tcsetattr(descriptor, termios.TCSANOW, saved)
