"""Two sets of glyphs, and the pure decision which one a terminal can draw."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Choice = Literal["auto", "unicode", "ascii"]


class Glyphs(NamedTuple):
    """Every sign the app draws that is not text; each takes one cell."""

    name: Literal["unicode", "ascii"]
    paid: str
    unpaid: str
    back_paid: str
    cursor: str
    up: str
    down: str
    left: str
    right: str
    ellipsis: str
    bullet: str
    separator: str
    unknown: str
    chart: Literal["braille", "block", "ascii"]
    """Chart mode that suits the set."""
    chinese: bool
    """Whether a lane may be lettered in Chinese (保停等无) or needs C S W N."""


UNICODE = Glyphs(
    name="unicode",
    paid="■",
    unpaid="·",
    back_paid="◐",
    cursor="›",
    up="↑",
    down="↓",
    left="←",
    right="→",
    ellipsis="…",
    bullet="•",
    separator="│",
    unknown="?",
    chart="braille",
    chinese=True,
)
ASCII = Glyphs(
    name="ascii",
    paid="#",
    unpaid=".",
    back_paid="%",
    cursor=">",
    up="^",
    down="v",
    left="<",
    right=">",
    ellipsis="~",
    bullet="*",
    separator="|",
    unknown="?",
    chart="ascii",
    chinese=False,
)


class Widths(NamedTuple):
    """Cells the terminal really used; `None` where it did not answer."""

    ambiguous: int | None = None
    """One East-Asian ambiguous sign such as `→`: 1, or 2 where it breaks every frame."""
    wide: int | None = None
    """One Chinese character: 2, or less where the terminal has none."""


class Decision(NamedTuple):
    """The set chosen and why, in a word that `doctor` shows."""

    glyphs: Glyphs
    reason: Literal[
        "forced", "encoding", "console", "ambiguous-wide", "no-chinese", "measured", "unanswered"
    ]


def decide(
    choice: Choice = "auto",
    environ: Mapping[str, str] | None = None,
    widths: Widths | None = None,
    encoding: str = "utf-8",
) -> Decision:
    """The glyph set for a terminal; a pure function of what is known about it.

    Args:
        choice: what the user's config says; anything but `auto` wins.
        environ: the variables (only `TERM` is read).
        widths: what the probe measured; nothing measured keeps Unicode, as `unanswered`.
        encoding: the encoding of the stream that is drawn on.
    """
    if choice != "auto":
        return Decision(UNICODE if choice == "unicode" else ASCII, "forced")
    if encoding.lower().replace("-", "").replace("_", "") not in ("utf8", "utf8sig", "gb18030"):
        return Decision(_lettered(chinese=False), "encoding")
    if (environ or {}).get("TERM") == "linux":
        # The kernel's console has 512 glyphs: neither braille nor Chinese.
        return Decision(_lettered(chinese=False), "console")
    measured = widths or Widths()
    if measured.wide is not None and measured.wide != 2:
        return Decision(_lettered(chinese=False), "no-chinese")
    if measured.ambiguous is not None and measured.ambiguous != 1:
        return Decision(_lettered(chinese=True), "ambiguous-wide")
    return Decision(UNICODE, "unanswered" if measured.ambiguous is None else "measured")


_ASCII_CHINESE = ASCII._replace(chinese=True)


def _lettered(*, chinese: bool) -> Glyphs:
    """ASCII signs; a terminal that draws ambiguous signs wide still shows Chinese letters."""
    return _ASCII_CHINESE if chinese else ASCII
