"""`explain`: how one figure of a projection was made, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_tui.commands.cases import AsOf, CaseName
from sibal_tui.commands.completion import figures
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_tui.commands.blocks import Block


def command(
    case: CaseName,
    figure: Annotated[
        str, typer.Argument(metavar="FIGURE", show_default=False, autocompletion=figures)
    ],
    as_of: AsOf = "",
    until: Annotated[str, typer.Option("--until", metavar="YYYY-MM", show_default=False)] = "",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print the steps of one figure."""
    from sibal_engine.explain.api import explain_dict
    from sibal_engine.months.schedule import World
    from sibal_engine.result.project import project
    from sibal_tui.commands.cases import case_of
    from sibal_tui.commands.places import library
    from sibal_tui.commands.values import optional_month

    out = Output(json_, plain, lang)
    found = library()
    projection = project(
        case_of(case, found),
        World(found),
        as_of=optional_month("--as-of", as_of),
        until=optional_month("--until", until),
    )
    result = explain_dict(projection, figure, out.lang)
    out.show(result, _blocks(out, result))


def _blocks(out: Output, result: Mapping[str, Any]) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Pair
    from sibal_tui.commands.steps import step_blocks
    from sibal_tui.commands.view import View
    from sibal_tui.locale.figure_names import figure_name, figure_value

    view = View(out.lang, out.plain)
    figure = result["figure"]
    name = figure_name(figure, out.lang)
    yield view.title("title.explain", figure=name)
    yield Pair(name, figure_value(figure, result["value"], out.lang))
    yield from step_blocks(view, result["steps"])
