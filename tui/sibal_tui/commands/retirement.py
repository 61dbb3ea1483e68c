"""`retirement`: the statutory month of a birth month, and the window around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_engine.result.answers import RetirementAnswer
    from sibal_tui.commands.blocks import Block


def command(
    born: Annotated[str, typer.Option("--born", metavar="YYYY-MM", show_default=False)],
    category: Annotated[
        str, typer.Option("--category", metavar="men60|women55|women50", show_default=False)
    ],
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print when somebody may retire."""
    from sibal_engine.result.answers import retirement_of
    from sibal_tui.commands.places import national
    from sibal_tui.commands.values import choice, given, month

    out = Output(json_, plain, lang)
    born_in = month("--born", born)
    wanted = given("--category", category, choice("men60", "women55", "women50"))
    answer = retirement_of(national()[0], born_in, wanted)
    out.show(answer.to_dict(), _blocks(out, answer))


def _blocks(out: Output, answer: RetirementAnswer) -> Iterator[Block]:
    from sibal_tui.commands.sources import source_note
    from sibal_tui.commands.view import View
    from sibal_tui.locale.figures import CATEGORIES, named

    view = View(out.lang, out.plain)
    result = answer.to_dict()
    yield view.title("title.retirement")
    yield view.pair("born", result["born"])
    yield view.pair("category", named(CATEGORIES, answer.category, out.lang))
    for name in (
        "statutory",
        "age_months",
        "delay_months",
        "minimum_months",
        "earliest",
        "earliest_minimum_months",
        "latest",
    ):
        yield view.pair(f"retirement.{name}", result[name])
    yield from source_note(view, answer.rule.entry)
