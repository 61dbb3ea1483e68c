"""A month named by a milestone of the life itself: `pension_minimum+1` in place of `2031-05`."""

import re
from typing import NamedTuple

from sibal_engine.errors import WrongValueError, clip
from sibal_engine.month import Month

MILESTONES = (
    "pension_15_years",
    "pension_20_years",
    "pension_minimum",
    "medical_years",
    "retiree_cover",
    "statutory_age",
    "retirement",
    "first_pension",
    "account_used_up",
    "pay_back",
)
"""The milestones of a result, which gaps and changes may name."""
RETIRE_MILESTONES = MILESTONES[:6]
"""Those that `plan.retire` may name: the others come of the month of retirement itself."""
MOST_OFFSET = 780
"""Months that a reference may lie before or after its milestone."""
LATER = Month.of(9999, 12)
"""Stands in an entry for a month that is not resolved yet; no walk reaches it."""

_REFERENCE = re.compile(r"([a-z][a-z0-9_]*)(?:([+-])(\d{1,3}))?\Z", re.ASCII)


class Reference(NamedTuple):
    """A milestone by its name, and how many months later (or earlier, below 0)."""

    name: str
    offset: int = 0

    @classmethod
    def parse(cls, value: object, allowed: tuple[str, ...] = MILESTONES) -> "Reference":
        """Read `NAME`, `NAME+N` or `NAME-N`; raises `WrongValueError` with the names allowed."""
        found = _REFERENCE.match(value) if isinstance(value, str) else None
        if found is None or found[1] not in allowed:
            raise WrongValueError(
                f"{clip(repr(value), 24)} names no month",
                "YYYY-MM or " + " ".join(allowed) + ", ±N",
            )
        months = int(found[3] or 0)
        if months > MOST_OFFSET:
            raise WrongValueError(
                f"{clip(repr(value))} is {months} months off", f"at most {MOST_OFFSET}"
            )
        return cls(found[1], -months if found[2] == "-" else months)

    def __str__(self) -> str:
        return f"{self.name}{self.offset:+d}" if self.offset else self.name


def looks_named(value: object) -> bool:
    """Whether a value is meant for a milestone's name rather than for a month."""
    return isinstance(value, str) and value[:1].isalpha()


class Resolved(NamedTuple):
    """What became of one reference of a plan."""

    key: str
    """Where it stands: `plan.gap.0.from`, counted as the plan is written."""
    reference: Reference
    month: Month | None
    """The month that was used; None: the milestone does not come, and the entry was left out."""
