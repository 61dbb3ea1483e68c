"""`gap`: what some unpaid months change, what may be paid back, what is lost for good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_engine.whatif.gap_json import gap_dict
from sibal_tui.commands.cases import AsOf, CaseName
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_engine.case.model import Gap
    from sibal_tui.commands.blocks import Block


def command(
    case: CaseName,
    start: Annotated[str, typer.Option("--from", metavar="YYYY-MM", show_default=False)],
    months: Annotated[str, typer.Option("--months", metavar="N", show_default=False)],
    scheme: Annotated[str, typer.Option("--scheme", metavar="both|pension|medical")] = "both",
    back_pay: Annotated[bool, typer.Option("--back-pay")] = False,
    as_of: AsOf = "",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print the effect of a gap."""
    from sibal_engine.months.schedule import World
    from sibal_engine.whatif.gap import gap_effect
    from sibal_tui.commands.cases import case_of
    from sibal_tui.commands.places import library
    from sibal_tui.commands.values import optional_month

    out = Output(json_, plain, lang)
    gap = _gap(start, months, scheme)
    found = library()
    effect = gap_effect(
        case_of(case, found),
        World(found),
        gap,
        as_of=optional_month("--as-of", as_of),
        pay_back=back_pay,
    )
    result = gap_dict(effect, out.lang)
    out.show(result, _blocks(out, result))


def _gap(start: str, months: str, scheme: str) -> Gap:
    """The gap asked for."""
    from sibal_engine.case.model import Gap
    from sibal_engine.whatif.gap import MOST_GAP
    from sibal_tui.commands.values import choice, count, given, month

    first = month("--from", start)
    number = given("--months", months, count(MOST_GAP))
    wanted = given("--scheme", scheme, choice("both", "pension", "medical"))
    return Gap(first, number, wanted)


def _blocks(out: Output, result: Mapping[str, Any]) -> Iterator[Block]:
    from sibal_tui.commands.before_after import difference_table
    from sibal_tui.commands.project_more import cover_figures
    from sibal_tui.commands.view import View
    from sibal_tui.locale.figures import SCHEMES, named

    view = View(out.lang, out.plain)
    gap = result["gap"]
    yield view.title("title.gap")
    yield view.pair("gap.from", gap["from"])
    yield view.pair("gap.months", gap["months"])
    yield view.pair("gap.scheme", named(SCHEMES, gap["scheme"], out.lang))
    if gap["back_pay"]:
        yield view.pair("gap.back_pay", gap["back_pay"])
    yield view.title("title.cover")
    medical = dict(result["medical"])
    if medical["restored"] is None and not medical["suspended"] and medical["waiting"] == []:
        # cover never stopped: there is nothing to restore, and nothing unknown about it
        del medical["restored"]
    yield from view.pairs(cover_figures(medical), "medical")
    yield from view.ranges(result["ranges"])
    yield view.title("title.back_pay")
    for name, right in result["back_pay"].items():
        # what is not allowed has neither a deadline nor an amount
        names = ("allowed", "reason") if right["allowed"] is False else right.keys() - {"reason"}
        shown = {key: value for key, value in right.items() if key in names}
        yield from view.pairs(shown, f"back_pay.{name}")
    yield view.title("title.lost")
    yield from view.pairs(result["lost"], "lost")
    yield view.title("title.before_after")
    yield difference_table(view, result["baseline"], result["variant"], result["delta"])
    yield from view.assumed(result["assumed"])
    yield from view.unknown(result["unknown"])
