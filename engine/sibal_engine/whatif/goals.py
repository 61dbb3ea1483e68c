"""Goals: the smallest base for a pension, the last month to pay, the longest harmless gap."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sibal_engine.case.model import Case, Gap
from sibal_engine.errors import ContentError, Fault
from sibal_engine.lang import Lang
from sibal_engine.life.live import Life
from sibal_engine.life.medical_cover import cover_rules, enrolled_at_start, paid_states
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, yuan, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.rates import PPM, percent_text
from sibal_engine.result.award import award_at
from sibal_engine.result.project import starting_at
from sibal_engine.result.references import lived
from sibal_engine.rules.cover import Cover, CoverRules, Paid, cover_months
from sibal_engine.whatif.base_sweep import with_share
from sibal_engine.whatif.gap import MOST_GAP

LOWEST_SHARE, HIGHEST_SHARE = 60, 300
"""Percent of the wage between which a base is looked for."""


class BaseGoal(NamedTuple):
    """The smallest base (whole percent of the wage) for a pension a month; fen."""

    target: Money
    share: int | None
    """ppm; None: not even the highest base reaches it, or the pension is unknown."""
    total: Money | None
    """Pension on that base, or on the highest one where none suffices."""
    retirement: Month | None
    case: Case
    """The case on that base: to pin it, or to take it over."""

    def to_dict(self) -> dict[str, Any]:
        """The goal as JSON prints it."""
        return {
            "target": yuan(self.target),
            "share": None if self.share is None else percent_text(self.share),
            "total": yuan_or_none(self.total),
            "retirement": None if self.retirement is None else str(self.retirement),
        }


def first_true(low: int, high: int, good: Callable[[int], bool]) -> int | None:
    """The smallest number from `low` to `high` that is good, when all above a good one are."""
    if low > high or not good(high):
        return None
    while low < high:
        middle = (low + high) // 2
        if good(middle):
            high = middle
        else:
            low = middle + 1
    return low


def smallest_base(case: Case, world: World, target: Money, as_of: Month | None = None) -> BaseGoal:
    """The smallest whole percent of the wage that gives at least `target` fen a month."""
    case = starting_at(case, world, as_of)
    seen: dict[int, Life] = {}

    def total(percent: int) -> Money | None:
        life = seen[percent] = lived(with_share(case, percent * PPM // 100), world)
        return award_at(life, life.end).total if life.chosen is not None else None

    found = first_true(LOWEST_SHARE, HIGHEST_SHARE, lambda each: (total(each) or 0) >= target)
    at = HIGHEST_SHARE if found is None else found
    life = seen.get(at) or lived(with_share(case, at * PPM // 100), world)
    return BaseGoal(
        target,
        None if found is None else found * PPM // 100,
        award_at(life, life.end).total if life.chosen is not None else None,
        life.chosen,
        life.case,
    )


class StopGoal(NamedTuple):
    """Until when one must pay pension contributions for a goal; every later month may go unpaid."""

    pay_until: Month | None
    """Last month to pay; the record's last month when nothing more is needed; None: not reached."""
    months: int | None
    """Months still to pay."""
    retirement: Month | None
    total: Money | None
    """Pension a month when stopping there; fen."""
    full_total: Money | None
    """Pension a month when paying on to retirement; fen."""

    @property
    def stop_from(self) -> Month | None:
        """The first month that may stay unpaid."""
        return None if self.pay_until is None else self.pay_until.plus(1)

    def to_dict(self) -> dict[str, Any]:
        """The goal as JSON prints it."""

        return {
            "pay_until": None if self.pay_until is None else str(self.pay_until),
            "stop_from": None if self.stop_from is None else str(self.stop_from),
            "months": self.months,
            "retirement": None if self.retirement is None else str(self.retirement),
            "total": yuan_or_none(self.total),
            "full_total": yuan_or_none(self.full_total),
        }


def stopped_from(case: Case, month: int, until: int) -> Case:
    """The case with pension contributions unpaid from `month` to `until`."""
    if month > until:
        return case
    gap = Gap(Month(month), until - month + 1, "pension")
    return case._replace(plan=case.plan._replace(gaps=(*case.plan.gaps, gap)))


def earliest_stop(
    case: Case, world: World, target: Money = 0, as_of: Month | None = None
) -> StopGoal:
    """The earliest month after which one may stop for good and still retire on time.

    On time: in the month the case retires in when it pays on. With a `target` (fen a month) the
    pension must also reach it. A short stop never costs more months than a long one.
    """
    case = starting_at(case, world, as_of)
    base = lived(case, world)
    full = award_at(base, base.end)
    if base.chosen is None:
        return StopGoal(None, None, None, None, None)
    end, seen = int(base.chosen), dict[int, tuple[Life, Money | None]]()

    def good(last: int) -> bool:
        life = lived(stopped_from(case, last + 1, end), world)
        total = award_at(life, life.end).total
        seen[last] = (life, total)
        return life.chosen == base.chosen and (not target or (total or 0) >= target)

    found = first_true(base.first - 1, max(end, base.first - 1), good)
    if found is None:
        return StopGoal(None, None, base.chosen, None, full.total)
    if found not in seen:
        good(found)
    total = seen[found][1]
    return StopGoal(Month(found), found - base.first + 1, base.chosen, total, full.total)


class LongestGap(NamedTuple):
    """How long one may pause from a month on. Months; None: unknown."""

    start: Month
    scheme: str
    retirement: int | None
    """Months unpaid in a row that do not move the retirement; None when it is never reached."""
    wait: int | None
    """Months unpaid in a row after which medical cover comes back without a wait."""
    reason: Message | None = None
    """Why `wait` is unknown."""

    @property
    def both(self) -> int | None:
        """Months that cost neither, by the scheme that is paused."""
        limits = {"pension": (self.retirement,), "medical": (self.wait,)}.get(
            self.scheme, (self.retirement, self.wait)
        )
        known = [limit for limit in limits if limit is not None]
        return min(known) if len(known) == len(limits) else None

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The goal as JSON prints it."""
        return {
            "from": str(self.start),
            "scheme": self.scheme,
            "retirement_months": self.retirement,
            "wait_months": self.wait,
            "months": self.both,
            "reason": None if self.reason is None else self.reason.text(lang),
        }


def longest_gap(
    case: Case,
    world: World,
    start: Month,
    scheme: str = "both",
    as_of: Month | None = None,
    life: Life | None = None,
) -> LongestGap:
    """The longest gap from `start` that costs no month of retirement, and no medical wait.

    The case's own gaps stay as they are: months already unpaid cost nothing again. `life` spares
    the walk when the case was walked before. Raises `ContentError` for a month on the record.
    """
    if life is None:
        life = lived(starting_at(case, world, as_of), world)
    if start < life.first:
        allowed = f"{Month(life.first)} or later"
        raise ContentError(Fault("--from", "", f"{start} is on the record", allowed))
    wait, reason = _without_wait(life, int(start))
    return LongestGap(start, scheme, _keeps_retirement(life, int(start)), wait, reason)


def _keeps_retirement(life: Life, start: int) -> int | None:
    """Unpaid months in a row from `start` that leave enough months at the retirement chosen."""
    if life.chosen is None:
        return None
    end = int(life.chosen)
    spare = life.months_at(end) - life.required(end)
    back = {offset for months in life.repaid_pension.values() for offset in months}
    count = 0
    for month in range(start, end + 1):
        offset = month - life.first
        due = life.dues.pension[offset].base
        counted = (life.pays_pension[offset] or offset in back) and due != 0
        if counted and spare == 0:
            return count
        spare -= counted
        count += 1
    return count


def _without_wait(life: Life, start: int) -> tuple[int | None, Message | None]:
    """Months unpaid in a row from `start` after which no wait applies; the reason if unknown."""
    terms = life.terms_at(start)
    rules = cover_rules(terms, start, {})
    place = terms.policy.place.name
    states = paid_states(life, life.end, None)
    before = _waits(states, rules, life)
    if before is None:
        at_most = "?" if rules.after_gap.at_most is None else rules.after_gap.at_most
        return None, message("unknown.gap_wait", place=place, at_most=at_most)
    offset = start - life.first
    count = 0
    most = min(MOST_GAP, len(states) - offset - 1)
    varied = list(states)
    for length in range(1, most + 1):
        varied[offset + length - 1] = Paid.NO
        waits = _waits(varied, rules, life)
        if waits is None:
            if rules.tolerated_in_a_row is None and rules.tolerated_in_a_year is None:
                at_most = "?" if rules.after_gap.at_most is None else rules.after_gap.at_most
                return None, message("unknown.gap_wait", place=place, at_most=at_most)
            break
        if waits > before:
            break
        count = length
    return count, None


def _waits(states: list[Paid], rules: CoverRules, life: Life) -> int | None:
    """Months of waiting in a sequence; None when a wait in it is unknown."""
    enrolled = enrolled_at_start(life.case)
    cover = cover_months(states, rules, enrolled=enrolled, first_month=life.first)
    if any(month.state is Cover.UNKNOWN for month in cover):
        return None
    return sum(1 for month in cover if month.state is Cover.WAITING)


__all__ = [
    "BaseGoal",
    "LongestGap",
    "StopGoal",
    "earliest_stop",
    "longest_gap",
    "smallest_base",
]
