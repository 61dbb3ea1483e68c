"""A real terminal for tests: a process on a pty, its screen kept by pyte."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte


class _Screen(pyte.Screen):
    """A pyte screen that answers the terminal's own reports, as a real one does."""

    def __init__(self, columns: int, lines: int, answer_to: int) -> None:
        super().__init__(columns, lines)
        self._answer_to = answer_to

    def write_process_input(self, data: str) -> None:
        os.write(self._answer_to, data.encode())


class Terminal:
    """Start ``argv`` on a terminal of ``columns`` × ``lines`` cells; use as a context manager.

    ``raw`` is every byte the process wrote, ``display`` the screen as a list of lines.
    """

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        columns: int = 80,
        lines: int = 24,
    ) -> None:
        self.raw = bytearray()
        self.status: int | None = None
        self._pid, self._fd = pty.fork()
        if self._pid == 0:  # the child: nothing but exec may happen here
            try:
                # The size has to stand before the program asks for it.
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
                os.execve(argv[0], list(argv), dict(env))
            finally:
                os._exit(127)
        self._screen = _Screen(columns, lines, self._fd)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.status is None:
            os.kill(self._pid, signal.SIGKILL)
            self._reap(block=True)
        os.close(self._fd)

    @property
    def display(self) -> list[str]:
        """The screen, line by line; a wide character takes one place in the string."""
        # pyte's own `display` fails where a resize has cut a wide character in two
        screen = self._screen
        return [
            "".join(screen.buffer[y][x].data for x in range(screen.columns))
            for y in range(screen.lines)
        ]

    @property
    def text(self) -> str:
        """The screen as one string."""
        return "\n".join(self.display)

    def send(self, keys: str) -> None:
        """Type ``keys`` as they arrive on a wire (``"\\x11"`` is Ctrl+Q)."""
        os.write(self._fd, keys.encode())

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the process."""
        os.kill(self._pid, number)

    def resize(self, columns: int, lines: int) -> None:
        """Change the terminal's size; the kernel sends SIGWINCH."""
        self._screen.resize(lines, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def wait_for(self, text: str, seconds: float = 20.0) -> None:
        """Read until ``text`` stands on the screen; TimeoutError shows the screen otherwise."""
        self._read_until(lambda: text in self.text, repr(text), seconds)

    def wait_for_bytes(self, data: bytes, seconds: float = 20.0) -> None:
        """Read until the process has written ``data``, seen or unseen."""
        self._read_until(lambda: data in self.raw, repr(data), seconds)

    def wait_for_more(self, seconds: float = 20.0) -> None:
        """Read until the process has written anything further."""
        before = len(self.raw)
        self._read_until(lambda: len(self.raw) > before, "a byte", seconds)

    def settle(self, quiet: float = 0.3, seconds: float = 20.0) -> None:
        """Read until nothing has been written for ``quiet`` seconds."""
        deadline = time.monotonic() + seconds
        seen = -1
        while seen != len(self.raw):
            if time.monotonic() > deadline:
                raise TimeoutError("the process keeps writing")
            seen = len(self.raw)
            self._read(quiet)

    def wait_exit(self, seconds: float = 20.0) -> int:
        """Read until the process ends; its exit code (negative: the signal that ended it)."""
        deadline = time.monotonic() + seconds
        while self.status is None:
            if time.monotonic() > deadline:
                raise TimeoutError(f"still running:\n{self.text}")
            self._read(0.1)
            self._reap(block=False)
        while self._read(0.0):
            if time.monotonic() > deadline:
                break
        return self.status

    def _read_until(self, done: Callable[[], bool], what: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not done():
            if time.monotonic() > deadline or not self._read(0.1):
                raise TimeoutError(f"{what} did not come:\n{self.text}")

    def _reap(self, *, block: bool) -> None:
        pid, status = os.waitpid(self._pid, 0 if block else os.WNOHANG)
        if pid:
            self.status = os.waitstatus_to_exitcode(status)

    def _read(self, seconds: float) -> bool:
        """Take what the process has written; False once its side is closed."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return seconds > 0
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # EIO: the last one to hold the other side is gone
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)
