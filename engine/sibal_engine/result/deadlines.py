"""The next payment deadlines of a place: days of the month, ends of the year, yearly windows.

The only module that knows days: `today` is handed in as (year, month, day), never asked for.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.life.back_payment import medical_allowance, pension_allowance
from sibal_engine.month import Month
from sibal_engine.months.schedule import PlaceTerms
from sibal_engine.policy.resolve import Hit, Policy

Day = tuple[int, int, int]
"""Year, month from 1, day from 1."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Deadline(NamedTuple):
    """A day by which, or from which, something is to be done, and whose rule it is.

    `kind` is `pension.monthly`, `pension.year_end`, `medical.monthly`, `medical.window_opens`,
    `medical.window_closes`, `back_pay.pension`, `back_pay.medical`, `subsidy.end`, or `period.end`
    for the last day of a yearly figure, whose series `path` names.
    """

    kind: str
    day: Day
    hit: Hit | None = None
    path: str = ""


def days_in(year: int, month: int) -> int:
    """Days of a month of the Gregorian calendar."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


def _month_of(day: Day) -> Month:
    return Month.of(day[0], day[1])


def _in_month(month: Month, number: int) -> Day:
    """That day of a month; its last day where the month is shorter."""
    return month.year, month.month, min(number, days_in(month.year, month.month))


def _next_monthly(today: Day, number: int) -> Day:
    this = _in_month(_month_of(today), number)
    return this if this >= today else _in_month(_month_of(today).plus(1), number)


def _on(year: int, text: str) -> Day:
    """A day of the year such as `12-25`."""
    month, day = int(text[:2]), int(text[3:])
    return year, month, min(day, days_in(year, month))


def _next_yearly(today: Day, text: str) -> Day:
    this = _on(today[0], text)
    return this if this >= today else _on(today[0] + 1, text)


def _payment(policy: Policy, scheme: str, today: Day) -> Iterator[Deadline]:
    hit = policy.find(f"{scheme}.payment", _month_of(today))
    if hit is None:
        return
    values = hit.entry.values
    if "due_day" in values:
        yield Deadline(f"{scheme}.monthly", _next_monthly(today, values["due_day"]), hit)
    if "year_end" in values:
        yield Deadline(f"{scheme}.year_end", _next_yearly(today, values["year_end"]), hit)
    opens, closes = values.get("window_from"), values.get("window_to")
    if closes is not None:
        closing = _next_yearly(today, closes)
        if opens is not None and not _is_open(today, opens, closing):
            yield Deadline(f"{scheme}.window_opens", _next_yearly(today, opens), hit)
        yield Deadline(f"{scheme}.window_closes", closing, hit)


def _is_open(today: Day, opens: str, closing: Day) -> bool:
    """Whether the window that closes next has begun; a window may run over the new year."""
    opening = _on(closing[0], opens)
    if opening > closing:
        opening = _on(closing[0] - 1, opens)
    return opening <= today


def _last_day(text: str) -> Day:
    """The day of `YYYY-MM-DD`; of `YYYY-MM` the last one."""
    year, month = int(text[:4]), int(text[5:7])
    return year, month, int(text[8:10]) if len(text) > 7 else days_in(year, month)


def _back_payments(case: Case, policy: Policy, option: str, today: Day) -> Iterator[Deadline]:
    """Until when planned gaps that have begun by today may be paid back.

    The medical window is that of employees' insurance; the residents' scheme has none.
    """
    month = _month_of(today)
    for gap in case.plan.gaps:
        if gap.first > month or not gap.months:
            continue
        terms = PlaceTerms(policy, int(gap.first), int(gap.first), 0)
        if gap.scheme in ("both", "pension"):
            last = min(int(gap.first) + gap.months - 1, int(month))
            allowance = pension_allowance(terms, last, month)
            yield from _back_payment("back_pay.pension", allowance.deadline, today)
        if gap.scheme in ("both", "medical") and option != "resident":
            allowance = medical_allowance(terms, gap, month)
            yield from _back_payment("back_pay.medical", allowance.deadline, today)


def _back_payment(kind: str, deadline: str | None, today: Day) -> Iterator[Deadline]:
    if deadline is not None and _last_day(deadline) >= today:
        yield Deadline(kind, _last_day(deadline))


def _periods(policy: Policy, option: str, today: Day) -> Iterator[Deadline]:
    """When the limits and rates in force end and new ones are to be expected."""
    paths = ["pension.base"]
    if option in ("with_account", "pool_only"):
        paths += [f"medical.{option}.{name}" for name in ("rate", "base", "amount")]
    for path in paths:
        yield from _end(policy, path, "period.end", today)


def _end(policy: Policy, path: str, kind: str, today: Day) -> Iterator[Deadline]:
    hit = policy.find(path, _month_of(today))
    if hit is not None and hit.entry.until is not None and hit.entry.until >= _month_of(today):
        yield Deadline(kind, _last_day(str(hit.entry.until)), hit, path)


def deadlines(case: Case, policy: Policy, option: str, today: Day) -> tuple[Deadline, ...]:
    """Every known deadline of a place on or after `today`, the nearest first.

    `option` is the medical option in use.
    """
    found = [
        *_payment(policy, "pension", today),
        *_payment(policy, "medical", today),
        *_back_payments(case, policy, option, today),
        *_end(policy, "subsidy", "subsidy.end", today),
        *_periods(policy, option, today),
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.kind, each.path)))
