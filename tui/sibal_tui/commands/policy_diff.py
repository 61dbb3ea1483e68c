"""`policy diff`: two places in one month, one place in two months, or both at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from sibal_engine.month import Month
    from sibal_engine.policy.diff import Difference
    from sibal_engine.policy.model import Resolved
    from sibal_tui.commands.blocks import Block
    from sibal_tui.commands.output import Output
    from sibal_tui.commands.view import View


def run(out: Output, city: str, other: str, at: Sequence[str]) -> None:
    """Print the differences; a second place or a second month is needed."""
    from sibal_engine.policy.diff import diff, to_dict
    from sibal_tui.commands.places import library, newest_checked

    if not other and len(at) < 2:
        raise typer.BadParameter("a second CITY, or --at twice")
    found = library()
    a = found.find(city)
    b = found.find(other) if other else a
    month_a, month_b = _months(at) or (newest_checked(found),) * 2
    rows = diff(found.policy(a.code), found.policy(b.code), month_a, month_b)
    result: dict[str, Any] = {
        "a": {"code": a.code, "name": a.name, "at": str(month_a)},
        "b": {"code": b.code, "name": b.name, "at": str(month_b)},
        "differences": to_dict(rows),
    }
    out.show(result, _blocks(out, result, rows))


def _months(at: Sequence[str]) -> tuple[Month, Month] | None:
    """The months of both sides; one month holds for both."""
    from sibal_tui.commands.values import month

    if len(at) > 2:
        raise typer.BadParameter("--at is given twice at most")
    months = [month("--at", text) for text in at]
    return (months[0], months[-1]) if months else None


def _blocks(out: Output, result: dict[str, Any], rows: Sequence[Difference]) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Note, Table
    from sibal_tui.commands.policy_text import key_label
    from sibal_tui.commands.view import View

    view = View(out.lang, out.plain)
    names = [f"{side['name']} {side['at']}" for side in (result["a"], result["b"])]
    yield view.title("title.diff", a=names[0], b=names[1])
    if not rows:
        yield Note(view.word("column.difference"), view.word("same"))
        return
    body = [(key_label(row.key, out.lang), _side(row.a, view), _side(row.b, view)) for row in rows]
    yield Table((view.word("column.figure"), *names), tuple(body))


def _side(row: Resolved, view: View) -> str:
    from sibal_tui.commands.policy_text import value_text

    return view.word("unknown") if row.shown is None else value_text(row, view)
