"""The question cards and one's own figures as cards beside them, so that one search ranks both."""

from functools import lru_cache
from pathlib import Path

from sibal_engine.guides.load import load_guides
from sibal_engine.guides.model import Entry, Guides, Text, Texts
from sibal_engine.policy.library import shipped_folder
from sibal_tui.locale.figure_names import figure_name
from sibal_tui.locale.modes.ask import WORDS_OF_FIGURES

FIGURE = "figure"
"""Kind and topic of a card that is nothing but a figure; its id is the dotted path."""


@lru_cache(maxsize=2)
def guides_with_figures(folder: Path) -> Guides:
    """The shipped cards, and one pseudo card a figure."""
    guides = load_guides(folder)
    figures = tuple(_figure_entry(key, zh, en) for key, (zh, en) in WORDS_OF_FIGURES.items())
    return Guides((*figures, *guides.entries), guides.synonyms, guides.faults)


def _figure_entry(key: str, zh: tuple[str, ...], en: tuple[str, ...]) -> Entry:
    return Entry(
        id=key,
        topic=FIGURE,
        kind=FIGURE,
        title=Text(figure_name(key, "zh"), figure_name(key, "en")),
        questions=Texts(zh, en),
        answer=Text("{" + key + "}", "{" + key + "}"),
        rule=Text("", ""),
        sources=(),
    )


def all_guides() -> Guides:
    """The cards that ship with the program, with the figures."""
    return guides_with_figures(shipped_folder() / "guides")
