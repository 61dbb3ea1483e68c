"""The difference of two results figure by figure, as amounts, counts and months."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sibal_engine.money import yuan
from sibal_engine.month import Month
from sibal_engine.rates import decimal_text

_AMOUNT = re.compile(r"-?\d+\.\d{2}\Z", re.ASCII)
_DECIMAL = re.compile(r"-?\d+\.(\d+)\Z", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}\Z", re.ASCII)
_SKIPPED = {
    "name",
    "assumed",
    "unknown",
    "ranges",
    "milestones",
    "resolved",
    "by_year",
    "place",
    "as_of",
    "until",
}


def scaled(text: str) -> int:
    """A decimal text without its point."""
    return int(text.replace(".", ""))


def difference(after: Any, before: Any) -> Any:
    """`after` − `before`: amounts as text, counts and months as whole numbers, else None.

    Two months differ by a number of months; lists and texts have no difference.
    """
    if isinstance(after, Mapping) and isinstance(before, Mapping):
        return {key: difference(after[key], before.get(key)) for key in after}
    if isinstance(after, bool) or isinstance(before, bool):
        return None
    if isinstance(after, int) and isinstance(before, int):
        return after - before
    if isinstance(after, str) and isinstance(before, str):
        if _AMOUNT.match(after) and _AMOUNT.match(before):
            return yuan(scaled(after) - scaled(before))
        decimals, other = _DECIMAL.match(after), _DECIMAL.match(before)
        if decimals and other and len(decimals[1]) == len(other[1]):
            digits = len(decimals[1])
            return decimal_text(scaled(after) - scaled(before), digits, digits)
        if _MONTH.match(after) and _MONTH.match(before):
            return int(Month.parse(after)) - int(Month.parse(before))
    return None


def delta(variant: Mapping[str, Any], baseline: Mapping[str, Any]) -> dict[str, Any]:
    """The differences of every figure of two projections, by the same keys.

    Years are compared where both have them; milestones by name.
    """
    out: dict[str, Any] = {
        key: difference(variant[key], baseline[key]) for key in variant if key not in _SKIPPED
    }
    before = {row["year"]: row for row in baseline["by_year"]}
    out["by_year"] = [
        {**difference(row, before[row["year"]]), "year": row["year"]}
        for row in variant["by_year"]
        if row["year"] in before
    ]
    months = {row["name"]: row["month"] for row in baseline["milestones"]}
    out["milestones"] = [
        {"name": row["name"], "months": difference(row["month"], months[row["name"]])}
        for row in variant["milestones"]
        if row["name"] in months
    ]
    had = {row["figure"] for row in baseline["unknown"]}
    out["unknown"] = [row for row in variant["unknown"] if row["figure"] not in had]
    names = {row["name"] for row in baseline["assumed"]}
    out["assumed"] = [row for row in variant["assumed"] if row["name"] not in names]
    return out
