"""Medical cover month by month: covered, waiting, suspended, not enrolled.

National frame: 医保办发〔2021〕43号 (a gap of up to 3 months without a wait; after a longer one a
local wait of at most 6 months). The account stays usable throughout and is never cleared.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from sibal_engine.rules.resident import WaitRule, medical_wait


class Cover(Enum):
    """State of cover in a month."""

    COVERED = "covered"
    WAITING = "waiting"
    SUSPENDED = "suspended"
    NOT_ENROLLED = "not_enrolled"
    RETIRED = "retired"
    RESIDENT = "resident"
    UNKNOWN = "unknown"
    """Paid, but the wait is unknown: covered or waiting."""


class Paid(Enum):
    """What happened with a month's medical contribution."""

    YES = "paid"
    NO = "unpaid"
    BACK = "paid back"
    """Paid later within the window: it counts, and is covered where the place says so."""
    RETIRED = "retired"
    RESIDENT = "resident"


class Wait(NamedTuple):
    """Months of wait for outpatient and inpatient care; None: unknown, at most `at_most`."""

    outpatient: int | None
    inpatient: int | None
    at_most: int | None = None
    part: int = 0
    """Share of the benefits paid meanwhile, ppm."""

    @property
    def longest(self) -> int | None:
        """The longer of the two waits: after it cover is complete."""
        if self.outpatient is None or self.inpatient is None:
            return None
        return max(self.outpatient, self.inpatient)


class CoverRules(NamedTuple):
    """What a place says about enrolment and gaps. None: unknown."""

    first: Wait
    after_gap: Wait
    tolerated_in_a_row: int | None
    tolerated_in_a_year: int | None = None
    only_if_paid_back: bool = False
    restarts: bool = True
    """A break inside the wait starts it anew."""
    retroactive: bool = False
    """Months paid back in time are covered after all."""
    residents: WaitRule | None = None
    """Waits of the residents' scheme; None: none is known, cover is taken to begin at once."""


class CoverMonth(NamedTuple):
    """Cover in one month; the two kinds of care differ only inside a wait."""

    state: Cover
    outpatient: bool
    inpatient: bool
    part: int = 0
    """Share of the benefits paid in a month of waiting, ppm; mostly none."""


_ALL = CoverMonth(Cover.COVERED, True, True)
_FIXED = {
    Cover.SUSPENDED: CoverMonth(Cover.SUSPENDED, False, False),
    Cover.NOT_ENROLLED: CoverMonth(Cover.NOT_ENROLLED, False, False),
    Cover.RETIRED: CoverMonth(Cover.RETIRED, True, True),
    Cover.RESIDENT: CoverMonth(Cover.RESIDENT, True, True),
    Cover.UNKNOWN: CoverMonth(Cover.UNKNOWN, False, False),
}


_NONE_YET = CoverMonth(Cover.WAITING, False, False)
RESIDENTS_TOLERATE = 3
"""Months after another cover within which the residents' scheme asks for no wait."""


def gap_is_tolerated(length: int, in_year: int, rules: CoverRules) -> bool | None:
    """Whether a gap of `length` unpaid months (`in_year` added up) needs no wait; None: unknown."""
    if rules.only_if_paid_back:
        return False
    if rules.tolerated_in_a_row is None and rules.tolerated_in_a_year is None:
        return None
    row, year = rules.tolerated_in_a_row, rules.tolerated_in_a_year
    return (row is None or length <= row) and (year is None or in_year <= year)


def cover_months(
    paid: Sequence[Paid],
    rules: CoverRules,
    *,
    enrolled: bool,
    first_month: int = 0,
    later: Mapping[int, CoverRules] | None = None,
) -> list[CoverMonth]:
    """The cover of each month of `paid`, the first being calendar month `first_month`.

    `enrolled`: whether the person is covered just before the first month. A wait counts from the
    first month paid again: a wait of 6 from 2027-08 covers from 2028-02. `later`: other rules from
    an offset on, after a move; a wait already begun goes on by the rules it began with.
    """
    out: list[CoverMonth] = []
    ever, gap, served = enrolled, 0, 0
    unpaid_this_year, year = 0, first_month // 12
    wait: Wait | None = None
    owed = 0
    for offset, state in enumerate(paid):
        if later and offset in later:
            rules = later[offset]
        if state is Paid.YES and ever and not gap and wait is None:
            # nearly every month of a life
            out.append(_ALL)
            continue
        if (first_month + offset) // 12 != year:
            year, unpaid_this_year = (first_month + offset) // 12, 0
        if state is Paid.NO:
            gap += 1
            unpaid_this_year += 1
            out.append(_FIXED[Cover.SUSPENDED if ever else Cover.NOT_ENROLLED])
            continue
        if state is Paid.RETIRED:
            gap, wait, ever = 0, None, True
            out.append(_FIXED[Cover.RETIRED])
            continue
        if state is Paid.RESIDENT:
            if gap or not ever:
                owed = _residents_wait(gap, ever, first_month + offset, rules.residents)
            gap, wait, ever = 0, None, True
            out.append(_NONE_YET if owed else _FIXED[Cover.RESIDENT])
            owed = max(0, owed - 1)
            continue
        if state is Paid.BACK and ever and gap == 0 and wait is None:
            out.append(_ALL if rules.retroactive else _FIXED[Cover.SUSPENDED])
            continue
        if not ever:
            wait, served, ever = rules.first, 0, True
        elif gap:
            wait, served = _after_gap(gap, unpaid_this_year, rules, wait, served)
        gap = 0
        if wait is None:
            out.append(_ALL)
            continue
        month = _waiting(wait, served)
        served += 1
        out.append(month)
        if month.state is Cover.COVERED:
            wait = None
    return out


def _residents_wait(gap: int, ever: bool, month: int, rule: WaitRule | None) -> int:
    """Months of wait when a resident's cover begins in a month, after `gap` months without any.

    Within three months of other cover there is none; from January on the yearly window counts.
    """
    if rule is None or (ever and gap <= RESIDENTS_TOLERATE):
        return 0
    return medical_wait(gap // 12 if ever else 0, 0, rule, late=month % 12 != 0)


def _after_gap(
    gap: int, in_year: int, rules: CoverRules, wait: Wait | None, served: int
) -> tuple[Wait | None, int]:
    """The wait that applies when paying again, and how much of it is served."""
    tolerated = gap_is_tolerated(gap, in_year, rules)
    if tolerated:
        if wait is None:
            return None, 0
        return wait, 0 if rules.restarts else served
    if tolerated is None and rules.after_gap.longest != 0:
        most = rules.after_gap.longest or rules.after_gap.at_most
        return Wait(None, None, most), 0
    return rules.after_gap, 0


def _waiting(wait: Wait, served: int) -> CoverMonth:
    """The cover of a paid month after `served` months of a wait."""
    if wait.longest is None:
        if wait.at_most is not None and served >= wait.at_most:
            return _ALL
        return _FIXED[Cover.UNKNOWN]
    if served >= wait.longest:
        return _ALL
    outpatient = served >= (wait.outpatient or 0)
    inpatient = served >= (wait.inpatient or 0)
    return CoverMonth(Cover.WAITING, outpatient, inpatient, wait.part)


def waiting_part(cover: Iterable[CoverMonth]) -> int | None:
    """The least share of the benefits in any month of waiting, ppm; 0: none or no wait.

    None: whether a month is a month of waiting is unknown.
    """
    seen = list(cover)
    if any(month.state is Cover.UNKNOWN for month in seen):
        return None
    return min((month.part for month in seen if month.state is Cover.WAITING), default=0)
