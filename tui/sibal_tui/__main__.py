"""The entry point: opens the app, or hands the line to the commands; imports neither before."""

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from sibal_tui.exit_codes import CRASHED, DONE, INTERRUPTED, WRONG_CONTENT
from sibal_tui.streams import make_ready, say

if TYPE_CHECKING:
    from collections.abc import Sequence

_FLAGS = {"--demo": "demo", "--ascii": "ascii"}
_VALUES = {"--profile": "profile", "--lang": "lang", "--display": "display"}
_ALLOWED = {"lang": ("zh", "en"), "display": ("auto", "diff", "stock")}
COMPLETING = "_SIBAL_TUI_COMPLETE"
"""Variable by which a shell asks for completions."""


class Start(NamedTuple):
    """How the app was asked to start; empty texts mean: as configured.

    No dataclass: importing those would hold the first picture up by a fifth.
    """

    demo: bool = False
    ascii: bool = False
    profile: str = ""
    lang: str = ""
    display: str = ""


def app_start(arguments: "Sequence[str]") -> Start | None:
    """The start of the app when the line asks for nothing else; None for a command's line."""
    found: dict[str, str | bool] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name in _FLAGS and not equals:
            found[_FLAGS[name]] = True
        elif name in _VALUES and (equals or rest):
            value = value if equals else rest.pop(0)
            key = _VALUES[name]
            if value not in _ALLOWED.get(key, (value,)):
                return None
            found[key] = value
        else:
            return None
    return Start(**found)  # type: ignore[arg-type]


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run the program; returns its exit code and never lets a traceback reach the terminal."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    make_ready()
    try:
        if given == ["--version"]:
            from sibal_tui import __version__

            return _say_version(f"sibal-tui {__version__}\n")
        # a shell that completes a line runs the program without arguments
        start = None if COMPLETING in os.environ else app_start(given)
        if start is not None:
            return _open(start)
        from sibal_tui.cli import run

        return run(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return DONE
    except Exception as error:
        from sibal_tui.crash import report

        report(error)
        return CRASHED


def _say_version(line: str) -> int:
    """Print the version without loading the commands, which would say a fault in words."""
    try:
        say(line)
    except BrokenPipeError:
        return DONE
    except OSError as error:
        sys.stderr.write(f"stdout: {error.strerror}\n")
        return WRONG_CONTENT
    return DONE


def _open(start: Start) -> int:
    """Open the app: the terminal first, Textual after it, Typer never."""
    from sibal_tui.opening import open_app

    return open_app(start)


if __name__ == "__main__":
    sys.exit(main())
