"""`sweep`: a case over every month of retirement, or over bases: what mode 5 shows as pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sibal_tui.commands.cases import CaseName
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_tui.commands.blocks import Block
    from sibal_tui.views.projection_table import Table as Shown


def command(
    case: CaseName,
    of: Annotated[str, typer.Option("--of", metavar="retirement|bases")] = "retirement",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print one row a month of retirement, or a base."""
    from sibal_engine.months.schedule import World
    from sibal_engine.result.project import project
    from sibal_engine.whatif.base_sweep import base_sweep
    from sibal_engine.whatif.sweep import retirement_sweep
    from sibal_tui.commands.cases import case_of
    from sibal_tui.commands.places import library
    from sibal_tui.commands.values import choice, given
    from sibal_tui.views.projection_table import base_table, retirement_table

    out = Output(json_, plain, lang)
    page = given("--of", of, choice("retirement", "bases"))
    found = library()
    person, world = case_of(case, found), World(found)
    if page == "bases":
        bases = base_sweep(person, world)
        out.show(bases.to_dict(), _blocks(base_table(bases, person, out.lang)))
        return
    months = retirement_sweep(person, world)
    planned = project(person, world).life.end
    out.show(months.to_dict(), _blocks(retirement_table(months, planned, out.lang)))


def _blocks(shown: Shown) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Table
    from sibal_tui.views.projection_table import scenario_rows

    yield Table(shown.titles, tuple(scenario_rows(shown)))
