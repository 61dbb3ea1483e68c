"""`interest`: one year of an account by the monthly product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_tui.commands.blocks import Block
    from sibal_tui.commands.view import View


def command(
    opening: Annotated[str, typer.Option("--opening", metavar="YUAN", show_default=False)],
    monthly: Annotated[str, typer.Option("--monthly", metavar="YUAN", show_default=False)],
    rate: Annotated[str, typer.Option("--rate", metavar="3.97%", show_default=False)],
    months: Annotated[str, typer.Option("--months", metavar="1-12")] = "1-12",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print a year's interest and the balance at its end."""
    from sibal_engine.result.answers import interest_year
    from sibal_tui.commands import values
    from sibal_tui.commands.view import View

    out = Output(json_, plain, lang)
    first, last = values.given("--months", months, values.months_of_year)
    answer = interest_year(
        values.given("--opening", opening, values.amount),
        values.given("--monthly", monthly, values.amount),
        first,
        last,
        values.given("--rate", rate, values.rate),
    )
    result = answer.to_dict()
    out.show(result, _blocks(View(out.lang, out.plain), result))


def _blocks(view: View, result: Mapping[str, Any]) -> Iterator[Block]:
    yield view.title("title.interest")
    yield from view.pairs(result, "interest")
