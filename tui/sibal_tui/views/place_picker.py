"""Choosing a place while its name is typed: what fits, and which one is marked."""

from typing import NamedTuple

from sibal_engine.policy.library import Library, Place
from sibal_tui.locale import Lang
from sibal_tui.views.form_values import found_places


class PlacePicker(NamedTuple):
    """What was typed, and the suggestion that Enter takes (-1: none, the text is as it was)."""

    query: str = ""
    chosen: int = -1

    def typed(self, text: str) -> "PlacePicker":
        """Another text: the first place that fits is marked."""
        return self if text == self.query else PlacePicker(text, 0 if text.strip() else -1)

    def picked(self, step: int, library: Library) -> "PlacePicker":
        """The suggestion before or after."""
        found = found_places(self.query, library)
        return self if not found else self._replace(chosen=(self.chosen + step) % len(found))

    def place(self, library: Library) -> Place | None:
        """The marked place."""
        found = found_places(self.query, library)
        return found[self.chosen] if 0 <= self.chosen < len(found) else None

    def name(self, library: Library, lang: Lang) -> str:
        """Its name as it would be typed."""
        place = self.place(library)
        if place is None:
            return self.query
        return place.name if lang == "zh" else place.pinyin
