"""The standard streams as a shell may hand them over: closed, full, or unable to print a sign."""

from __future__ import annotations

import os
import sys


def make_ready() -> None:
    """Give a closed stream somewhere to go; what cannot be printed becomes a question mark."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # no pathlib here: it would hold the first picture up
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def say(text: str) -> None:
    """Write to stdout at once; raises `OSError` when nobody can read it, and then leaves it be."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:
        leave_stdout()
        raise


def leave_stdout() -> None:
    """Send the rest nowhere, or the interpreter complains when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
