"""SIGTERM and SIGHUP: keep the draft, restore the terminal, leave (Textual does neither)."""

import asyncio
import contextlib
import contextvars
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any, Protocol

from sibal_tui.term import skeleton

GRACE = 2.0
"""Seconds an orderly exit may take before the process leaves by itself."""


class Leaving(Protocol):
    """The part of a Textual app that is used here."""

    def exit(self, result: Any = None, return_code: int = 0) -> None:
        """Ask the app to end."""


def handled() -> tuple[int, ...]:
    """The signals handled on this platform."""
    return (signal.SIGTERM,) if sys.platform == "win32" else (signal.SIGTERM, signal.SIGHUP)


def install(app: Leaving, save: Callable[[], object], *, grace: float = GRACE) -> None:
    """Take SIGTERM and SIGHUP over; call from `on_mount`, on the main thread.

    At a signal `save` runs at once (it must be quick and touch no widget), then the app is asked to
    exit with the return code 128 + signal; pass `app.return_code` to `sys.exit`. A second signal,
    or an exit that takes longer than `grace` seconds (a dead link, a stuck loop), restores the
    terminal and ends the process. Whatever `save` raises does not keep the app from leaving.
    """
    loop = asyncio.get_running_loop()
    context = contextvars.copy_context()
    attributes = _attributes()
    hit: list[int] = []

    def handler(number: int, _frame: FrameType | None) -> None:
        if hit:
            _leave_now(number, attributes)
        hit.append(number)
        _watch(number, grace, attributes)
        # A draft that cannot be written must not keep the process alive.
        with contextlib.suppress(Exception):
            save()
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(_ask_to_exit, app, 128 + number, context=context)

    for number in handled():
        signal.signal(number, handler)


def _ask_to_exit(app: Leaving, return_code: int) -> None:
    app.exit(return_code=return_code)


def _watch(number: int, grace: float, attributes: list[Any] | None) -> None:
    """End the process when the orderly way does not; a daemon, so it dies with a normal exit."""
    timer = threading.Timer(grace, _leave_now, args=(number, attributes))
    timer.daemon = True
    timer.start()


def _attributes() -> list[Any] | None:
    """The terminal's attributes as they should be given back, where there is a terminal.

    Textual has already set its own when the app is mounted: echo and line mode are put back on.
    """
    if sys.platform == "win32":
        return None
    import termios

    try:
        found = termios.tcgetattr(0)
    except (termios.error, OSError):
        return None
    found[0] |= termios.ICRNL | termios.IXON
    found[3] |= termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN
    return found


def _leave_now(number: int, attributes: list[Any] | None) -> None:
    """Restore the terminal by hand and end without waiting for anything."""
    if sys.platform != "win32" and attributes is not None:
        import termios

        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(0, termios.TCSANOW, attributes)
    if not _blocked(2):
        skeleton.leave()
    os._exit(128 + number)


def _blocked(descriptor: int) -> bool:
    """Whether a write would wait for a reader that may never come."""
    import select

    try:
        return not select.select([], [descriptor], [], 0)[1]
    except (OSError, ValueError):
        return True
