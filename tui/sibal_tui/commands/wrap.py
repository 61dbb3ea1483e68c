"""Breaking text into lines of some columns: never inside a figure, a word or a wide sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_UNIT = "%|元(?:/[年月])?|个月|年|岁|月|日|天|yuan|months?|years?"
_ATOM = re.compile(
    # a figure with the sign or bracket before it and the unit after it, a word, blanks, one sign
    rf"[(\[“（]?[-+−]?\d[!-~]*(?: ?(?:{_UNIT})(?![A-Za-z]))?[)\]）]?|[!-~]+| +|[^!-~ ]"
)
_CLOSING = frozenset("，。、；：？！）》」』”’…")
_OPENING = frozenset("（《「『“‘")


def cells(text: str) -> int:
    """Columns a text takes: Chinese signs take two. Rich would know more, and cost its import."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text filled with blanks to a width."""
    blanks = " " * max(0, width - cells(text))
    return blanks + text if right else text + blanks


def atoms(text: str) -> Iterator[str]:
    """Pieces that no line may break: figures with their units, words, signs with punctuation."""
    held = ""
    for found in _ATOM.finditer(text):
        piece = found[0]
        if held and (piece in _CLOSING or held[-1] in _OPENING):
            held += piece
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; a piece that is wider by itself stands alone."""
    lines: list[str] = []
    line = ""
    for piece in atoms(text):
        if line and cells(line) + cells(piece.rstrip(" ")) > width:
            lines.append(line.rstrip(" "))
            line = ""
        if line or piece.strip(" "):
            line += piece
    return [*lines, line.rstrip(" ")] if line.strip(" ") or not lines else lines


def widest_atom(text: str) -> int:
    """Columns of the widest piece of a text: no column may be narrower."""
    return max((cells(piece.strip(" ")) for piece in atoms(text)), default=0)
