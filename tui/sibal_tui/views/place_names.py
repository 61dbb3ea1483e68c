"""A place's name in the language in use: Chinese, or pinyin for English readers."""

from __future__ import annotations

from typing import Protocol

from sibal_engine.policy.model import Level
from sibal_tui.locale import Lang


class Named(Protocol):
    """A place of the index, or of a policy file."""

    @property
    def name(self) -> str:
        """In Chinese."""

    @property
    def pinyin(self) -> str:
        """Without spaces, in lower case."""

    @property
    def level(self) -> Level:
        """The nation, a province or a city."""


def place_name(place: Named, lang: Lang) -> str:
    """The name as a list shows it."""
    if lang == "zh":
        return place.name
    return "China" if place.level is Level.NATION else place.pinyin.capitalize()


def place_title(place: Named, lang: Lang) -> str:
    """The name as a heading shows it: in English with the Chinese one, as it is printed."""
    return place.name if lang == "zh" else f"{place_name(place, lang)} {place.name}"
