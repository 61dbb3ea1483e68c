"""`project`: a case from its record to retirement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_engine.result.project_json import projection_dict
from sibal_tui.commands.cases import AsOf, CaseName
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_tui.commands.blocks import Block
    from sibal_tui.commands.view import View


def command(
    case: CaseName,
    as_of: AsOf = "",
    until: Annotated[str, typer.Option("--until", metavar="YYYY-MM", show_default=False)] = "",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print the projection of a case."""
    from sibal_engine.months.schedule import World
    from sibal_engine.result.project import project
    from sibal_tui.commands.cases import case_of
    from sibal_tui.commands.places import library
    from sibal_tui.commands.values import optional_month
    from sibal_tui.commands.view import View

    out = Output(json_, plain, lang)
    found = library()
    projection = project(
        case_of(case, found),
        World(found),
        as_of=optional_month("--as-of", as_of),
        until=optional_month("--until", until),
    )
    result = projection_dict(projection, out.lang)
    places = {place.code: place.name for place in found.places}
    out.show(result, project_blocks(View(out.lang, out.plain, places), result))


def project_blocks(view: View, result: Mapping[str, Any]) -> Iterator[Block]:
    """A projection in the order somebody asks for it."""
    from sibal_tui.commands.project_more import cover_figures, more_blocks, so_far_blocks

    yield view.title("title.project", name=result["name"])
    for name in ("place", "as_of", "until"):
        yield view.pair(name, result[name])
    yield from so_far_blocks(view, result)
    yield view.title("title.retirement")
    yield from view.pairs(result["retirement"], "retirement")
    yield view.title("title.balances", month=result["until"])
    yield from view.pairs(result["balances"], "balances")
    yield view.title("title.pension")
    yield from view.pairs(result["pension"], "pension")
    yield view.title("title.totals")
    yield from view.pairs(result["totals"], "totals")
    yield view.title("title.medical")
    yield from view.pairs(cover_figures(result["medical"]), "medical")
    yield from view.ranges(result["ranges"])
    yield from more_blocks(view, result)
    yield from view.milestones(result["milestones"])
    yield from view.resolved(result["resolved"])
    yield view.title("title.by_year")
    yield year_table(view, result["by_year"])
    yield from view.assumed(result["assumed"])
    yield from view.unknown(result["unknown"])


_COLUMNS = (
    ("column.paid", None, ""),
    ("column.credited", "pension", "credited"),
    ("column.interest", "pension", "interest"),
    ("column.pension", "pension", "balance"),
    ("column.medical_credited", "medical", "credited"),
    ("column.medical", "medical", "balance"),
    ("column.received", "pension", "received"),
)


def year_table(view: View, rows: list[Mapping[str, Any]]) -> Block:
    """One row a year; amounts without their unit, which is yuan throughout."""
    from sibal_tui.commands.blocks import Table

    headers = [view.word("column.year"), view.word("column.months")]
    headers += [view.word(name) for name, _, _ in _COLUMNS]
    body = []
    for row in rows:
        values = [
            _paid(row) if scheme is None else row[scheme][name] for _, scheme, name in _COLUMNS
        ]
        shown = [view.bare(value) for value in values]
        body.append((str(row["year"]), str(row["months"]), *shown))
    return Table(tuple(headers), tuple(body))


def _paid(row: Mapping[str, Any]) -> str | None:
    from sibal_engine.money import parse_yuan, yuan

    parts = [row["pension"]["paid"], row["medical"]["paid"]]
    return None if None in parts else yuan(sum(parse_yuan(part) for part in parts))
