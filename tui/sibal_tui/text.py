"""Text measured in terminal cells: fit, pad, cut and read what an input method types."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Literal

from rich.cells import cell_len, get_character_cell_size

Align = Literal["left", "right", "center"]


def width(text: str) -> int:
    """Cells the text takes on a terminal (a Chinese character takes two)."""
    return cell_len(text)


def cut(text: str, cells: int) -> str:
    """The longest beginning of `text` that fits in `cells`; never half a wide character."""
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text
    used = 0
    for index, char in enumerate(text):
        used += get_character_cell_size(char)
        if used > cells:
            return text[:index]
    return text


def truncate(text: str, cells: int, ellipsis: str = "…") -> str:
    """`text`, or its beginning and an ellipsis, in at most `cells` cells."""
    if cell_len(text) <= cells:
        return text
    if cells <= cell_len(ellipsis):
        return cut(ellipsis, cells) if cells > 0 else ""
    return cut(text, cells - cell_len(ellipsis)) + ellipsis


def pad(text: str, cells: int, align: Align = "left") -> str:
    """`text` with blanks up to `cells` cells; a longer text is returned as it is."""
    missing = cells - cell_len(text)
    if missing <= 0:
        return text
    if align == "left":
        return text + " " * missing
    if align == "right":
        return " " * missing + text
    left = missing // 2
    return " " * left + text + " " * (missing - left)


def fit(text: str, cells: int, align: Align = "left", ellipsis: str = "…") -> str:
    """Exactly `cells` cells: cut with an ellipsis or padded."""
    return pad(truncate(text, cells, ellipsis), max(0, cells), align)


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most `cells` cells; breaks at blanks between Latin words, else anywhere.

    Line breaks in the text stay; an empty text is one empty line.
    """
    if cells <= 0:
        return []
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, cells))
    return lines


def _wrap_paragraph(text: str, cells: int) -> list[str]:
    lines: list[str] = []
    rest = text
    while cell_len(rest) > cells:
        head = cut(rest, cells) or rest[0]
        tail = rest[len(head) :]
        blank = head.rfind(" ")
        # Only between two words of Latin text: Chinese breaks anywhere.
        if blank > 0 and head[-1].isascii() and head[-1] != " " and tail[0].isascii():
            if tail[0] != " ":
                head = head[:blank]
        elif tail and tail[0] in _NOT_FIRST and len(head) > 1:
            head = head[:-1]
        lines.append(head.rstrip(" "))
        rest = rest[len(head) :].lstrip(" ")
    lines.append(rest)
    return lines


def fields(rows: Iterable[tuple[str, str]], cells: int) -> list[str]:
    """Lines of names and texts: the texts wrapped to `cells` and aligned beside the names."""
    kept = list(rows)
    gutter = max((width(name) for name, _ in kept), default=0) + 2
    return [
        pad(name if number == 0 else "", gutter) + part
        for name, text in kept
        for number, part in enumerate(wrap(text, max(8, cells - gutter)))
    ]


_NOT_FIRST = frozenset("，。、；：？！）》」』”’,.;:?!)")
"""Punctuation that must not begin a line."""


def normalise_digits(text: str) -> str:
    """What an input method typed full-width, as plain characters: `６０％` is `60%`.

    NFKC, then the signs that NFKC leaves alone: the ideographic full stop between digits is a
    decimal point, dashes are a minus; blanks and separators stay for the field to judge.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return "".join(
        "." if char == "。" and _between_digits(plain, index) else char
        for index, char in enumerate(plain)
    )


_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "﹣": "-", "、": ","})


def _between_digits(text: str, index: int) -> bool:
    return 0 < index < len(text) - 1 and text[index - 1].isdigit() and text[index + 1].isdigit()
