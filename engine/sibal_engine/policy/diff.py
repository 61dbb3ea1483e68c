"""Where two policies differ: two places, or one place in two months."""

from collections.abc import Iterable
from typing import NamedTuple

from sibal_engine.month import Month
from sibal_engine.policy.model import Resolved, State
from sibal_engine.policy.resolve import Policy


class Difference(NamedTuple):
    """One key whose value is not the same on both sides; a side without a value is unknown."""

    key: str
    a: Resolved
    b: Resolved

    def to_dict(self) -> dict[str, object]:
        """The difference as JSON shows it."""
        return {"key": self.key, "unit": self.a.unit, "a": _side(self.a), "b": _side(self.b)}


def diff(
    policy_a: Policy, policy_b: Policy, month_a: Month, month_b: Month
) -> tuple[Difference, ...]:
    """The keys whose values differ, in the registry's order; what both do not know is left out.

    Values are compared, not their state or source: a carried 4588.00 is no difference from a
    published one.
    """
    left = {row.key: row for row in policy_a.values(month_a)}
    right = {row.key: row for row in policy_b.values(month_b)}
    rows = []
    for key in _merged(left, right):
        a = left.get(key) or _nothing(right[key])
        b = right.get(key) or _nothing(left[key])
        if a.value != b.value:
            rows.append(Difference(key, a, b))
    return tuple(rows)


def _merged(left: Iterable[str], right: Iterable[str]) -> list[str]:
    """The keys of both, each once; those of the right alone follow the key before them."""
    keys = list(left)
    known = set(keys)
    position = 0
    for key in right:
        if key in known:
            position = keys.index(key) + 1
        else:
            keys.insert(position, key)
            position += 1
    return keys


def _nothing(other: Resolved) -> Resolved:
    return Resolved(other.key, other.unit, None, None, State.UNKNOWN, reason="not stated")


def _side(row: Resolved) -> dict[str, object]:
    return {
        "value": row.shown,
        "state": row.state.value,
        "standing": row.standing.value if row.standing else None,
        "from": str(row.since) if row.since else None,
        "to": str(row.until) if row.until else None,
        "source": row.source.id if row.source else None,
        "reason": row.reason,
    }


def to_dict(rows: Iterable[Difference]) -> list[dict[str, object]]:
    """All differences as JSON shows them."""
    return [row.to_dict() for row in rows]
