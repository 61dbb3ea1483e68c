"""`compare`: a case beside a variant of it with some keys set to other values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_tui.commands.cases import AsOf, CaseName
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_tui.commands.blocks import Block


def command(
    case: CaseName,
    set_: Annotated[list[str], typer.Option("--set", metavar="KEY=VALUE", show_default=False)],
    as_of: AsOf = "",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print base, variant and the difference of each figure."""
    from sibal_engine.months.schedule import World
    from sibal_engine.whatif.compare import compare
    from sibal_tui.commands.cases import case_of
    from sibal_tui.commands.places import library
    from sibal_tui.commands.values import optional_month

    out = Output(json_, plain, lang)
    found = library()
    comparison = compare(
        case_of(case, found), World(found), _sets(set_), as_of=optional_month("--as-of", as_of)
    )
    result = comparison.to_dict(out.lang)
    out.show(result, _blocks(out, result))


def _sets(pairs: Sequence[str]) -> dict[str, str]:
    """Dotted key → value; raises `ContentError` for what is no pair."""
    from sibal_engine.errors import ContentError, Fault, clip

    sets: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            what = f"{clip(repr(pair))} is not key=value"
            raise ContentError(Fault("--set", "", what, "plan.pension_base=100%"))
        sets[key.strip()] = value.strip()
    return sets


def _blocks(out: Output, result: Mapping[str, Any]) -> Iterator[Block]:
    from sibal_tui.commands.before_after import difference_table
    from sibal_tui.commands.blocks import Pair
    from sibal_tui.commands.view import View

    view = View(out.lang, out.plain)
    yield view.title("title.before_after")
    for row in result["inputs"]:
        before = view.word("none") if row["before"] is None else row["before"]
        yield Pair(row["key"], f"{before} → {row['after']}")
    base, variant = result["base"], result["variant"]
    yield difference_table(view, base, variant, result["difference"])
    if len(result["inputs"]) > 1:
        yield view.title("title.inputs")
        for row in result["inputs"]:
            effect = view.difference(row["difference"]["pension"]["total"], "yuan")
            yield Pair(row["key"], f"{view.label('pension.total')} {effect}")
    yield from view.assumed(variant["assumed"])
    yield from view.unknown(variant["unknown"])
