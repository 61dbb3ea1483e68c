"""`contribution`: what one month costs in a place, and where the money goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sibal_tui.commands.completion import places
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_engine.result.contribution import Contribution
    from sibal_tui.commands.blocks import Block


def command(
    city: Annotated[str, typer.Argument(metavar="CITY", show_default=False, autocompletion=places)],
    at: Annotated[str, typer.Option("--at", metavar="YYYY-MM", show_default=False)] = "",
    base: Annotated[str, typer.Option("--base", metavar="60%", show_default=False)] = "",
    option: Annotated[
        str,
        typer.Option(
            "--option", metavar="with_account|pool_only|resident|none", show_default=False
        ),
    ] = "",
    medical_base: Annotated[
        str, typer.Option("--medical-base", metavar="BASE", show_default=False)
    ] = "",
    born: Annotated[str, typer.Option("--born", metavar="YYYY-MM", show_default=False)] = "",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print what a month costs."""
    from sibal_engine.case.model import OPTIONS, BaseChoice
    from sibal_engine.months.schedule import World
    from sibal_engine.result.contribution import contribution
    from sibal_tui.commands.places import library, newest_checked
    from sibal_tui.commands.values import choice, given, optional_month

    out = Output(json_, plain, lang)
    found = library()
    month = optional_month("--at", at) or newest_checked(found)
    answer = contribution(
        World(found),
        city,
        month,
        base=given("--base", base, BaseChoice.parse) if base else None,
        medical_base=given("--medical-base", medical_base, BaseChoice.parse)
        if medical_base
        else None,
        option=given("--option", option, choice(*OPTIONS)) if option else None,
        born=optional_month("--born", born),
    )
    out.show(answer.to_dict(out.lang), _blocks(out, answer))


def _blocks(out: Output, answer: Contribution) -> Iterator[Block]:
    from sibal_tui.commands.view import View

    view = View(out.lang, out.plain)
    result = answer.to_dict(out.lang)
    yield view.title("title.contribution", place=answer.name, month=answer.month)
    if result["medical"]["fixed"]:
        # a fixed amount has no base: nothing is unknown about it
        del result["medical"]["base"]
    for name in ("pension", "medical", "unemployment"):
        yield from view.pairs(result.get(name, {}), f"cost.{name}")
    yield view.pair("cost.total", result["total"])
    yield from view.assumed(result["assumed"])
    yield from view.unknown(
        [{**row, "figure": f"cost.{row['figure']}"} for row in result["unknown"]]
    )
