"""`sweep`: a case over every month of retirement, over bases, medical options or schemes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_tui.commands.cases import CaseName
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_engine.case.model import Case
    from sibal_engine.months.schedule import World
    from sibal_tui.commands.blocks import Block
    from sibal_tui.views.projection_table import Table as Shown


def command(
    case: CaseName,
    of: Annotated[
        str, typer.Option("--of", metavar="retirement|bases|options|schemes")
    ] = "retirement",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print one row a month of retirement, a base, an option or a scheme."""
    from sibal_engine.months.schedule import World
    from sibal_engine.result.project import project
    from sibal_engine.whatif.base_sweep import base_sweep
    from sibal_engine.whatif.sweep import retirement_sweep
    from sibal_tui.commands.cases import case_of
    from sibal_tui.commands.places import library
    from sibal_tui.commands.values import choice, given
    from sibal_tui.views.projection_table import base_table, retirement_table

    out = Output(json_, plain, lang)
    page = given("--of", of, choice("retirement", "bases", "options", "schemes"))
    found = library()
    person, world = case_of(case, found), World(found)
    if page == "bases":
        bases = base_sweep(person, world)
        out.show(bases.to_dict(), _blocks(base_table(bases, person, out.lang)))
        return
    if page in ("options", "schemes"):
        _compared(page, person, world, out)
        return
    months = retirement_sweep(person, world)
    planned = project(person, world).life.end
    out.show(months.to_dict(), _blocks(retirement_table(months, planned, out.lang)))


def _compared(page: str, person: Case, world: World, out: Output) -> None:
    """The medical options beside each other, or the schemes of pensions."""
    from sibal_engine.whatif.options import options_compare
    from sibal_engine.whatif.schemes import schemes_compare

    make = options_compare if page == "options" else schemes_compare
    rows = [point.to_dict(out.lang) for point in make(person, world)]
    out.show({page: rows}, _compared_blocks(page, rows, out))


_OPTION_COLUMNS = {
    "option": "option",
    "month": "monthly",
    "paid": "paid",
    "credited": "credited",
    "balance": "balance",
    "retiree": "retiree_reached",
    "missing": "missing_months",
}
_SCHEME_COLUMNS = {
    "scheme": "scheme",
    "tier": "tier",
    "paid": "paid",
    "subsidy": "subsidy",
    "account": "account",
    "pension": "pension",
    "first": "first_pension",
    "back": "pay_back",
}
_KINDS = {"option": "option", "retiree_reached": "yes", "missing_months": "months"}
_MONTHS = ("first_pension", "pay_back")


def _compared_blocks(page: str, rows: list[dict[str, Any]], out: Output) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Note, Table
    from sibal_tui.commands.view import View

    view = View(out.lang, out.plain)
    columns = _OPTION_COLUMNS if page == "options" else _SCHEME_COLUMNS

    def shown(row: dict[str, Any], key: str) -> str:
        if key == "scheme":
            return view.word(f"way.{row[key]}")
        if key == "tier" and row[key] is None:
            return "-"  # only the residents' scheme has tiers
        if key in _MONTHS:
            return view.value(row[key], "month")
        return view.short(row[key], _KINDS[key]) if key in _KINDS else view.bare(row[key])

    yield view.title(f"title.{page}")
    yield Table(
        tuple(view.word(f"sweep.{name}") for name in columns),
        tuple(tuple(shown(row, key) for key in columns.values()) for row in rows),
    )
    notes = [text for row in rows for text in row["unknown" if page == "options" else "notes"]]
    for text in dict.fromkeys(notes):
        yield Note(view.word("label.note"), text)


def _blocks(shown: Shown) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Table
    from sibal_tui.views.projection_table import scenario_rows

    yield Table(shown.titles, tuple(scenario_rows(shown)))
