"""Open an installed app once in a real terminal and leave it: ``smoke_terminal.py COMMAND [ARG…]``.

Needs pyte, so it runs in the development environment; COMMAND may live in any other one.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

if __package__:
    from .terminal import Terminal
else:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from tests.terminal import Terminal

FIRST_SCREEN = "概览"
BRACKETED_PASTE = b"\x1b[?2004h"
LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"
SHOW_CURSOR = b"\x1b[?25h"


def smoke(argv: list[str], home: str) -> str:
    """Start ``argv`` in an empty home, wait for the overview, press q; return the screen seen."""
    env = {
        "HOME": home,
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
    }
    with Terminal(argv, env) as terminal:
        # The skeleton shows first; keys count from the moment Textual's driver has the terminal.
        terminal.wait_for_bytes(BRACKETED_PASTE)
        terminal.wait_for(FIRST_SCREEN)
        terminal.settle()
        seen = terminal.text
        terminal.send("q")
        code = terminal.wait_exit()
        if code != 0:
            raise SystemExit(f"exit code {code}:\n{terminal.text}")
        for sequence in (LEAVE_ALTERNATE_SCREEN, SHOW_CURSOR):
            if sequence not in terminal.raw:
                raise SystemExit(f"the terminal was left without {sequence!r}")
    return seen


def main() -> None:
    """Run the smoke test on the command line's COMMAND and print the screen."""
    command = shutil.which(sys.argv[1]) if len(sys.argv) > 1 else None
    if command is None:
        raise SystemExit("usage: smoke_terminal.py COMMAND [ARG…]")
    with tempfile.TemporaryDirectory() as home:
        seen = smoke([command, *sys.argv[2:]], home)
    sys.stdout.write(f"{seen}\nopened and left cleanly\n")


if __name__ == "__main__":
    main()
