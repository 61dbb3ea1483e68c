"""Scroll bars of blanks only: for terminals that draw part blocks two cells wide, or not at all."""

from __future__ import annotations

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class PlainScrollBarRender(ScrollBarRender):
    """The thumb is reversed blanks; its ends fall on whole cells."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


def use(*, plain: bool) -> None:
    """Choose the scroll bars of every app in this process; call before the app is made.

    `plain` is right wherever the glyph set is the ASCII one. Whole cells also change less often,
    so that a scroll writes fewer bytes.
    """
    ScrollBar.renderer = PlainScrollBarRender if plain else ScrollBarRender
