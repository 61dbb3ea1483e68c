"""Finding a value of a result by its dotted path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def key_of(row: Mapping[str, Any]) -> str:
    """What a row of a list is called in a path: its year, its name or its month."""
    return str(row.get("year", row.get("name", row.get("month"))))


def value_at(result: Mapping[str, Any], figure: str) -> Any:
    """The value a dotted path leads to in a result; None when there is none."""
    head, _, rest = figure.partition(".")
    if head == "resolved" and rest:
        # these rows are called by keys of the case, which have dots of their own
        return next((row["month"] for row in result[head] if row["name"] == rest), None)
    if head == "ranges" and rest:
        # these too: `medical.waiting`, and its `best` or `worst`
        name, _, side = rest.rpartition(".")
        bounds = result[head].get(name)
        return result[head].get(rest) if bounds is None else bounds.get(side)
    node: Any = result
    for part in figure.split("."):
        if isinstance(node, list):
            node = next(
                (row for row in node if key_of(row) == part),
                None,
            )
            if node is not None and "month" in node and "name" in node:
                return node["month"]
        elif isinstance(node, Mapping):
            node = node.get(part)
        else:
            return None
    return node
