"""How a command answers: JSON with stable keys, plain lines, or text for reading."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_tui.commands.blocks import Block, plain, readable
from sibal_tui.locale import Lang, choose
from sibal_tui.streams import say

if TYPE_CHECKING:
    from sibal_engine.errors import Fault

Json = Annotated[bool, typer.Option("--json")]
Plain = Annotated[bool, typer.Option("--plain")]
LangFlag = Annotated[str, typer.Option("--lang", metavar="zh|en", show_default=False)]

LEAST_COLUMNS = 40
"""Narrower than this nothing is laid out: a figure with its name would not stand in a line."""
MOST_LINES = 10
"""Lines of faults that are shown at once."""


class _Preset:
    """The language given before the command's name (`sibal-tui --lang en retirement …`)."""

    lang = ""


preset = _Preset()


def language(flag: str = "") -> Lang:
    """The language of this run; raises `ContentError` for a `--lang` that is none."""
    import os

    from sibal_tui.commands.values import choice, given

    asked = flag or preset.lang
    if asked:
        return choose(given("--lang", asked, choice("zh", "en")), "", os.environ)
    from sibal_tui.store.config import load_config

    return choose("", load_config()[0].lang, os.environ)


def help_language() -> Lang:
    """The language of help pages; a `--lang` that is none is reported when a command runs."""
    from sibal_engine.errors import ContentError

    try:
        return language()
    except ContentError:
        return "zh"


class Output:
    """What the user asked for: the form and the language of an answer."""

    def __init__(self, json_: bool, plain_: bool, lang: str = "") -> None:
        self.json = json_
        self.plain = plain_
        self.lang: Lang = language(lang)

    def show(self, result: Mapping[str, Any], blocks: Iterable[Block]) -> None:
        """Print an answer; `blocks` are only made when they are printed."""
        if self.json:
            import json

            line = _escaped(json.dumps(result, ensure_ascii=False, indent=2))
        else:
            made: Sequence[Block] = list(blocks)
            line = _shown(plain(made) if self.plain else readable(made, columns()))
        if line:
            _answer(line + "\n")


def columns() -> int | None:
    """Columns of the terminal that is written to, or of `COLUMNS`; None: lines may be long."""
    import os

    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdecimal() and len(given) < 6 and int(given):
        return max(LEAST_COLUMNS, int(given))
    try:
        if not sys.stdout.isatty():
            return None
        return max(LEAST_COLUMNS, os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError, AttributeError):
        return None


def _answer(text: str) -> None:
    """Write an answer; raises `ContentError` when it cannot be written, as on a full disk."""
    from sibal_engine.errors import ContentError, Fault, clip

    try:
        say(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        what = f"the answer was not written: {clip(error.strerror)}"
        raise ContentError(Fault("stdout", "", what)) from None


_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a name or a note could steer a terminal with: all controls but the line's end."""


def _shown(text: str) -> str:
    """An answer without signs that a terminal obeys or that turn the direction of writing."""
    return _CONTROLS.sub("?", text)


def _escaped(document: str) -> str:
    """JSON with those signs written as escapes: the same document, safe to look at."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def complain(faults: Sequence[Fault]) -> None:
    """Print faults on stderr, one line each, ten lines at most."""
    from sibal_tui.locale.faults import fault_line

    lang = help_language()
    shown = faults if len(faults) <= MOST_LINES else faults[: MOST_LINES - 1]
    sys.stderr.writelines(f"{fault_line(fault, lang)}\n" for fault in shown)
    if len(shown) < len(faults):
        sys.stderr.write(f"… +{len(faults) - len(shown)}\n")
