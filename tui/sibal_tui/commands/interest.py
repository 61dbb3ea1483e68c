"""`interest`: one year of an account by the monthly product."""

from __future__ import annotations

from typing import Annotated

import typer

from sibal_tui.commands.output import Json, LangFlag, Output, Plain


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
    from sibal_engine.answers import interest_year
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
    view = View(out.lang, out.plain)
    out.show(result, [view.title("title.interest"), *view.pairs(result, "interest")])
