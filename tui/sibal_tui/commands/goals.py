"""`goals`: the base for a wanted pension, the last month to pay, the longest harmless gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_tui.commands.cases import AsOf, CaseName
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_engine.case.model import Case
    from sibal_engine.explain.step import Step
    from sibal_engine.months.schedule import World
    from sibal_tui.commands.blocks import Block
    from sibal_tui.commands.view import View


def command(
    case: CaseName,
    at_least: Annotated[str, typer.Option("--at-least", metavar="YUAN")] = "",
    start: Annotated[str, typer.Option("--from", metavar="YYYY-MM", show_default=False)] = "",
    scheme: Annotated[str, typer.Option("--scheme", metavar="both|pension|medical")] = "both",
    as_of: AsOf = "",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print what it takes to reach each goal."""
    from sibal_engine.months.schedule import World
    from sibal_engine.result.project import starting_at
    from sibal_tui.commands.cases import case_of
    from sibal_tui.commands.places import library
    from sibal_tui.commands.values import amount, choice, given, optional_month

    out = Output(json_, plain, lang)
    target = given("--at-least", at_least, amount) if at_least else None
    first = optional_month("--from", start)
    wanted = given("--scheme", scheme, choice("both", "pension", "medical"))
    found = library()
    world = World(found)
    person = starting_at(case_of(case, found), world, optional_month("--as-of", as_of))
    result = _result(person, world, target, (first, wanted), out)
    out.show(result, _blocks(out, result))


def _result(
    case: Case, world: World, target: int | None, gap: tuple[Any, str], out: Output
) -> dict[str, Any]:
    from sibal_engine.explain import goals as steps
    from sibal_engine.month import Month
    from sibal_engine.result.references import lived
    from sibal_engine.whatif.goals import earliest_stop, longest_gap, smallest_base

    life = lived(case, world)
    stop = earliest_stop(case, world)
    stop_for = None if target is None else earliest_stop(case, world, target)
    longest = longest_gap(case, world, gap[0] or Month(life.first), gap[1], life=life)
    base = None if target is None else smallest_base(case, world, target)
    return {
        "base": None if base is None else base.to_dict(),
        "stop": stop.to_dict(),
        "stop_at_least": None if stop_for is None else stop_for.to_dict(),
        "longest_gap": longest.to_dict(out.lang),
        "steps": {
            "stop": _said(steps.stop(stop, life), out),
            "longest_gap": _said(steps.longest_gap(longest, life), out),
        },
    }


def _said(steps: list[Step], out: Output) -> list[dict[str, Any]]:
    return [step.to_dict(out.lang) for step in steps]


def _blocks(out: Output, result: Mapping[str, Any]) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Note
    from sibal_tui.commands.view import View
    from sibal_tui.locale.figures import SCHEMES, named

    view = View(out.lang, out.plain)
    base, gap = result["base"], dict(result["longest_gap"])
    if base is not None:
        yield view.title("title.goal_base", target=base["target"])
        if base["share"] is None:
            yield Note(view.word("label.note"), view.word("goal.no_base"))
        yield from view.pairs(base, "goal.base")
        yield from _stop_for(view, base["target"], result["stop_at_least"])
    yield view.title("title.goal_stop")
    yield from view.pairs(result["stop"], "goal.stop")
    scheme = named(SCHEMES, gap.pop("scheme"), out.lang)
    yield view.title("title.goal_gap", start=gap.pop("from"), scheme=scheme)
    reason = gap.pop("reason")
    yield from view.pairs(gap, "goal.gap")
    if reason is not None:
        yield Note(view.word("label.unknown"), reason)


def _stop_for(view: View, target: str, goal: Mapping[str, Any]) -> Iterator[Block]:
    """Until when to pay for the pension wanted, on the base planned."""
    from sibal_tui.commands.blocks import Note

    yield view.title("title.goal_stop_for", target=target)
    if goal["pay_until"] is None and goal["full_total"] is not None:
        text = view.word("goal.not_reached", total=goal["full_total"])
        yield Note(view.word("label.note"), text)
        return
    yield from view.pairs(goal, "goal.stop")
