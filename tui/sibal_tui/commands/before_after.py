"""Two projections side by side: the figures that differ, before, after and by how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sibal_tui.commands.blocks import Table
from sibal_tui.commands.view import View
from sibal_tui.locale.figures import FIGURES

_GROUPS = ("retirement", "balances", "pension", "totals", "medical")
_ALWAYS = ("retirement.chosen", "pension.total", "balances.pension", "balances.medical")
_TEXTUAL = ("text", "place", "option", "top_up", "yes")


def flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Dotted figures of a nested result."""
    for name, value in table.items():
        key = f"{prefix}.{name}" if prefix else name
        if isinstance(value, Mapping):
            yield from flat(value, key)
        else:
            yield key, value


def difference_table(
    view: View, before: Mapping[str, Any], after: Mapping[str, Any], delta: Mapping[str, Any]
) -> Table:
    """The main figures always, the others where they differ."""
    old = dict(flat({name: before[name] for name in _GROUPS}))
    new = dict(flat({name: after[name] for name in _GROUPS}))
    change = dict(flat({name: delta.get(name, {}) for name in _GROUPS}))
    rows = []
    for key, value in new.items():
        figure = FIGURES.get(key)
        if figure is None or figure.unit == "list":
            continue
        if value == old.get(key) and key not in _ALWAYS:
            continue
        by = "" if figure.unit in _TEXTUAL else view.difference(change.get(key), figure.unit)
        shown = (view.short(old.get(key), figure.unit), view.short(value, figure.unit))
        rows.append((view.label(key), *shown, by))
    headers = ("column.figure", "column.before", "column.after", "column.difference")
    return view.table(headers, rows)
