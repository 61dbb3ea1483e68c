"""`sweep`: a case over every month of retirement, or over bases: what mode 5 shows as pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sibal_tui.commands.cases import CaseName
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_tui.commands.blocks import Block
    from sibal_tui.views.projection import View

_CELLS = 60


def command(
    case: CaseName,
    of: Annotated[str, typer.Option("--of", metavar="retirement|bases")] = "retirement",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print one row a month of retirement, or a base."""
    from sibal_engine.errors import ContentError, Fault
    from sibal_engine.schedule import World
    from sibal_tui.commands.cases import case_of
    from sibal_tui.commands.places import library
    from sibal_tui.commands.values import choice, given
    from sibal_tui.session import Session
    from sibal_tui.views.projection import build
    from sibal_tui.views.projection_keep import Kept

    out = Output(json_, plain, lang)
    page = given("--of", of, choice("retirement", "bases"))
    found = library()
    session = Session(World(found), case_of(case, found), out.lang)
    view = build(
        session,
        Kept(session.world),
        "bases" if page == "bases" else "retirement",
        real=False,
        cells=_CELLS,
    )
    if view.sweep is None:
        result = session.result
        fault = result if isinstance(result, Fault) else Fault(session.case.name, "", view.note)
        raise ContentError(fault)
    out.show(view.sweep.to_dict(), _blocks(view))


def _blocks(view: View) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Table, Title
    from sibal_tui.views.projection_table import scenario_rows

    yield Title(view.summary)
    yield Title(view.note)
    yield Table(view.table.titles, tuple(scenario_rows(view.table)))
