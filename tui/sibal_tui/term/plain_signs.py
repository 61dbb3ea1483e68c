"""Signs that some terminals draw two cells wide, replaced one for one where that is so.

Texts hold signs such as × … “ that Unicode calls ambiguous: a terminal set to East-Asian widths
draws them over two cells and every line that holds one is broken. With the ASCII glyph set all
lines pass through here on their way to the screen.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

SIGNS = str.maketrans(
    {
        "×": "x",
        "÷": "/",
        "−": "-",
        "–": "-",
        "—": "-",
        "±": "~",
        "…": "~",
        "‥": "~",
        "·": ".",
        "•": "*",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "→": ">",
        "←": "<",
        "↑": "^",
        "↓": "v",
        "≥": ">",
        "≤": "<",
        "≈": "~",
        "≠": "!",
        "Σ": "S",
        "√": "v",
        "∞": "8",
        "°": "o",
        "′": "'",
        "″": '"',
        "§": "$",
        "※": "*",
        "□": "o",
        "■": "#",
        "●": "*",
        "○": "o",
        "◆": "*",
        "◇": "o",
        "★": "*",
        "☆": "*",
        "▲": "^",
        "▼": "v",
        "△": "^",
        "▽": "v",
        "⌊": "[",
        "⌋": "]",
        "›": ">",
        "‹": "<",
        "▏": "|",
        "│": "|",
        "─": "-",
        "✓": "v",
        "✗": "x",
        "½": "h",
        **{chr(code): "#" for code in range(0x2581, 0x2590)},
    }
)
"""One ASCII sign for each; every replacement takes one cell, as the sign does elsewhere."""


def plain(text: str) -> str:
    """A text with ASCII in place of every ambiguous sign known here."""
    return text if text.isascii() else text.translate(SIGNS)


class PlainSigns(LineFilter):
    """The filter an app adds to its own where the ASCII glyph set is in use."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Replace the signs of each segment; widths stay as they are."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(plain(segment.text), segment.style)
            for segment in segments
        ]
