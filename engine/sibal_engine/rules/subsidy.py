"""Subsidy to people who find work hardly (就业困难人员, "4050") in flexible work.

财社〔2017〕164号: in principle at most two thirds of what was really paid, for at most three years;
who is less than five years from the statutory age, until retirement. Places set share and cap.
"""

from typing import NamedTuple

from sibal_engine.money import Money, half_up, total_or_none


class SubsidyRule(NamedTuple):
    """What a place grants; None: not said."""

    share: tuple[int, int] | None
    of: str = "paid"
    """`paid`, `lower_base` (the lowest contribution), or `tier_100` (at most on 100 %)."""
    covers: tuple[str, ...] = ("pension", "medical")
    months: int | None = None
    within: int | None = None
    """Months before the statutory age from which it runs until retirement."""
    pension_monthly: Money | None = None
    medical_monthly: Money | None = None
    cap_monthly: Money | None = None


class SchemePaid(NamedTuple):
    """One scheme's contribution of a month in fen: as paid, on the lowest base, on 100 %."""

    paid: Money | None
    lower: Money | None
    full: Money | None


def last_month(first: int, statutory: int, rule: SubsidyRule) -> int | None:
    """The last subsidised month of a subsidy that begins in `first`; None where no length is said.

    Nobody is subsidised after the statutory month. Less than `within` months before it: up to it.
    """
    if rule.within is not None and statutory - first < rule.within:
        return statutory
    if rule.months is None:
        return None
    return min(first + rule.months - 1, statutory)


def granted_of(part: SchemePaid, fixed: Money | None, rule: SubsidyRule) -> Money | None:
    """The grant for one scheme's month in fen, half-up; nothing for an unpaid month."""
    if part.paid == 0:
        return 0
    if fixed is not None:
        return fixed
    base = {"paid": part.paid, "lower_base": part.lower}.get(rule.of)
    if rule.of == "tier_100" and part.paid is not None and part.full is not None:
        base = min(part.paid, part.full)
    if base is None or rule.share is None:
        return None
    if part.paid is not None:
        # what is granted for a base is never more than what was paid
        base = min(base, part.paid)
    return half_up(base * rule.share[0], rule.share[1])


def granted(pension: SchemePaid, medical: SchemePaid, rule: SubsidyRule) -> Money | None:
    """The grant of one month in fen, held at the cap; None when a part of it is unknown."""
    parts: list[Money | None] = []
    if "pension" in rule.covers:
        parts.append(granted_of(pension, rule.pension_monthly, rule))
    if "medical" in rule.covers:
        parts.append(granted_of(medical, rule.medical_monthly, rule))
    total = total_or_none(parts)
    if total is None:
        return None
    return total if rule.cap_monthly is None else min(total, rule.cap_monthly)
