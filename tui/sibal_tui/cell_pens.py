"""Pens (colours, attributes, link) and the shortest SGR text from one to the next."""

from functools import lru_cache
from typing import NamedTuple


class Pen(NamedTuple):
    """How the terminal is told to draw; each part as SGR text, empty for the terminal's own."""

    attributes: str = ""
    foreground: str = ""
    background: str = ""
    link: str = ""
    link_id: str = ""


PLAIN = Pen()


@lru_cache(maxsize=4096)
def pen_of(style: str) -> Pen:
    """The pen of a remembered style: SGR text, then link id and link after NULs."""
    ansi, _, rest = style.partition("\x00")
    link_id, _, link = rest.partition("\x00")
    attributes: list[str] = []
    foreground = background = ""
    codes = ansi.split(";") if ansi else []
    at = 0
    while at < len(codes):
        code = codes[at]
        length = _colour_length(codes, at)
        text = ";".join(codes[at : at + length])
        if _is_foreground(code):
            foreground = "" if code == "39" else text
        elif _is_background(code):
            background = "" if code == "49" else text
        else:
            attributes.append(text)
        at += length
    return Pen(";".join(attributes), foreground, background, link, link_id)


_UNSEEN_ON_BLANK = {"0", "1", "2", "3", "22", "23"}
"""Attributes that draw nothing where there is no letter: bold, dim, italic and their ends."""


@lru_cache(maxsize=4096)
def blank_look(style: str) -> str | None:
    """What a blank in this style looks like: its background; None where more of it shows."""
    pen = pen_of(style)
    if pen.link or not _UNSEEN_ON_BLANK.issuperset(filter(None, pen.attributes.split(";"))):
        return None
    return pen.background


def same_blank(one: str, other: str) -> bool:
    """Whether a blank looks the same in both styles."""
    return one == other or (blank_look(one) is not None and blank_look(one) == blank_look(other))


def _colour_length(codes: list[str], at: int) -> int:
    """How many codes belong together: `38;5;n` is three, `38;2;r;g;b` five."""
    if codes[at] not in ("38", "48") or at + 1 >= len(codes):
        return 1
    return {"5": 3, "2": 5}.get(codes[at + 1], 1)


def _is_foreground(code: str) -> bool:
    return code.isdigit() and (30 <= int(code) <= 39 or 90 <= int(code) <= 97)


def _is_background(code: str) -> bool:
    return code.isdigit() and (40 <= int(code) <= 49 or 100 <= int(code) <= 107)


@lru_cache(maxsize=8192)
def switch(old: Pen, new: Pen) -> str:
    """Terminal data that turns one pen into another."""
    out = ""
    if (old.link, old.link_id) != (new.link, new.link_id):
        out = f"\x1b]8;id={new.link_id};{new.link}\x1b\\" if new.link else "\x1b]8;;\x1b\\"
    if old[:3] == new[:3]:
        return out
    if new[:3] == PLAIN[:3]:
        return out + "\x1b[0m"
    afresh = ";".join(part for part in ("0", *new[:3]) if part)
    if old.attributes != new.attributes:
        # Attributes have no short way off (22 ends bold and dim alike): begin anew.
        if old.attributes:
            return f"{out}\x1b[{afresh}m"
        step = [new.attributes]
    else:
        step = []
    if old.foreground != new.foreground:
        step.append(new.foreground or "39")
    if old.background != new.background:
        step.append(new.background or "49")
    return f"{out}\x1b[{min(';'.join(step), afresh, key=len)}m"
