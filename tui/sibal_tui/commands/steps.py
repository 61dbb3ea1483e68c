"""Steps of a derivation in words: label, formula, value, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sibal_engine.explain.text import readable
from sibal_tui.commands.blocks import Block, Note, Pair
from sibal_tui.commands.sources import source_text
from sibal_tui.commands.view import View
from sibal_tui.locale import Lang
from sibal_tui.locale.figures import STATES, named


def step_blocks(view: View, steps: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    """One line a step, then each source once."""
    yield view.title("title.steps")
    for step in steps:
        rounding = one_language(step["rounding"], view.lang)
        beside = [part for part in (_state(view, step), rounding, step["note"]) if part]
        said = readable(step["value"], view.lang)
        formula = readable(step["formula"], view.lang)
        if formula not in ("", said):
            said = f"{formula} = {said}"
        yield Pair(step["label"], said, view.word("separator").join(beside))
    sources = {step["source"]["id"]: step["source"] for step in steps if step["source"]}
    if sources:
        yield view.title("title.sources")
    for source in sources.values():
        yield Note(view.word("label.source"), source_text(source, view))


def one_language(text: str, lang: Lang) -> str:
    """The half in `lang` of a text that says the same twice, as `中文 / English`."""
    zh, slash, en = text.partition(" / ")
    return en if slash and lang == "en" else zh


def _state(view: View, step: Mapping[str, Any]) -> str:
    state = step["state"]
    return "" if state in (None, "published") else named(STATES, state, view.lang)
