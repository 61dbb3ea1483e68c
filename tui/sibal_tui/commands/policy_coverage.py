"""`policy coverage`: for each place and subject what is published, carried and unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sibal_engine.month import Month
    from sibal_engine.policy.coverage import Row
    from sibal_tui.commands.blocks import Block
    from sibal_tui.commands.output import Output


def run(out: Output, city: str, at: str) -> None:
    """Print the coverage of every place, or of one."""
    from sibal_engine.policy.coverage import coverage, to_dict
    from sibal_tui.commands.places import library, newest_checked
    from sibal_tui.commands.values import optional_month

    found = library()
    month = optional_month("--at", at) or newest_checked(found)
    places = [found.find(city)] if city else None
    rows = coverage(found, month, places)
    out.show(to_dict(rows, month, out.lang), _blocks(out, rows, month))


def _blocks(out: Output, rows: Sequence[Row], month: Month) -> Iterator[Block]:
    from sibal_engine.policy.schema import SUBJECTS
    from sibal_tui.commands.blocks import Table
    from sibal_tui.commands.view import View

    view = View(out.lang, out.plain)
    yield view.title("title.coverage", month=month)
    body: list[tuple[str, ...]] = []
    for row in rows:
        subject = SUBJECTS[row.subject][0 if out.lang == "zh" else 1]
        counts = (str(row.published), str(row.carried), str(row.unknown))
        name = f"{row.name} {subject}" if out.plain else row.name
        body.append((name, subject, *counts, str(row.checked)))
    columns = ("place", "subject", "published", "carried", "unknown", "checked")
    headers: tuple[str, ...] = tuple(view.word(f"column.{name}") for name in columns)
    if out.plain:
        # the row's own name holds the subject already
        headers = (headers[0], *headers[2:])
        body = [(row[0], *row[2:]) for row in body]
    yield Table(headers, tuple(body))
