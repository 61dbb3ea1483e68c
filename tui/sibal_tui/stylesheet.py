"""A style sheet that keeps what it parsed; Textual's own parses all anew at each reparse.

At the start Textual asks for the same sources four times: for the theme, for the screen's style
sheet, for a screen that missed the theme, and for the widgets. One parse of a source under one set
of variables is enough.
"""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet


class KeptStylesheet(Stylesheet):
    """Put in place of `App.stylesheet` before the app runs."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        # more than there are sources: the stock size drops the first ones while the last are read
        self._parse_cache = LRUCache(512)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the theme's variables; what was parsed stays while they are the same."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse every source whose rules are not kept; raises `StylesheetError` like the stock."""
        self.parse()
