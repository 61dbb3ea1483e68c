"""The projection of a case: retirement, balances, pension, cover, totals, milestones, years."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sibal_engine.case.model import BaseKind, Case
from sibal_engine.case.reference import Resolved
from sibal_engine.errors import ContentError, Fault
from sibal_engine.life.carried import carried_record
from sibal_engine.life.live import Life
from sibal_engine.life.medical_cover import RetireeCover, life_cover, retiree_cover
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, add_or_none, half_up, total_or_none
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.rates import decimal_text
from sibal_engine.result.award import Award, award_at
from sibal_engine.result.milestones import Milestones
from sibal_engine.result.references import lived, settled
from sibal_engine.result.retired import Flow, Retired, live_retired
from sibal_engine.rules.cover import Cover, CoverMonth

if TYPE_CHECKING:
    from sibal_engine.result.gathered import Gathered


class YearRow(NamedTuple):
    """One calendar year of both accounts; fen. None: unknown."""

    year: int
    months: int
    """Pension months counted in the year."""
    pension_paid: Money | None
    pension_credited: Money | None
    pension_interest: Money | None
    pension_drawn: Money | None
    pension_balance: Money | None
    medical_paid: Money | None
    medical_credited: Money | None
    medical_spent: Money | None
    medical_balance: Money | None
    pension_received: Money | None
    """Pension paid out in the year."""


@dataclass(slots=True, eq=False, repr=False)
class Projection:
    """Everything shown about a case; all amounts in fen, None where unknown."""

    life: Life
    until: int
    award: Award
    retiree: RetireeCover
    retired: Retired
    cover: list[CoverMonth]
    by_year: tuple[YearRow, ...]
    milestones: tuple[tuple[str, Month], ...]
    unknown: dict[str, tuple[Message, str]] = field(default_factory=dict)
    """What the main figures miss; `gathered` has the whole list."""
    gathered: "Gathered | None" = None
    """The whole lists, once they were asked for."""

    @property
    def case(self) -> Case:
        """The case that was projected."""
        return self.life.case

    @property
    def resolved(self) -> tuple[Resolved, ...]:
        """The milestones that the plan names, and the months they became."""
        return (*self.case.plan.settled, *self.life.resolved)

    @property
    def assumed(self) -> dict[str, Message]:
        """What the main figures assume, by name; `gathered` has the whole list."""
        return self.life.assumed

    @property
    def pension_balance(self) -> Money | None:
        """Pension account at `until`: settled in the retirement month, drawn down after it."""
        return self.balance_at(self.until)[0]

    @property
    def medical_balance(self) -> Money | None:
        """Medical account at `until`."""
        return self.balance_at(self.until)[1]

    def balance_at(self, month: int) -> tuple[Money | None, Money | None]:
        """Both balances at the end of a month; fen."""
        end = self.life.end
        if month > end:
            return self.retired.at(month)
        return (
            self.life.pension_balance(month, settle=month == end),
            self.life.medical_balance(month),
        )


def starting_at(case: Case, world: World, as_of: Month | None) -> Case:
    """The case as it stands in another month: the record carried forward by the plan.

    From the retirement month on it stays what it is: nothing is paid any more. Raises
    `ContentError` when the month lies before the record.
    """
    if as_of is None or as_of == case.record.as_of:
        return case
    if as_of < case.record.as_of:
        allowed = f"{case.record.as_of} or later"
        raise ContentError(Fault("--as-of", "", f"{as_of} lies before the record", allowed))
    life = lived(case, world, until=int(as_of))
    if life.chosen is not None and as_of >= life.chosen:
        return case
    record = carried_record(life, as_of)
    plan = settled(life, as_of)
    for change in plan.changes:
        if change.first <= as_of:
            plan = plan._replace(
                pension_base=change.pension_base or plan.pension_base,
                medical_base=change.medical_base or plan.medical_base,
                medical_option=change.medical_option or plan.medical_option,
            )
    cities = [c.city for c in plan.changes if c.first <= as_of and c.city]
    plan = plan._replace(changes=tuple(c for c in plan.changes if c.first > as_of))
    return case._replace(record=record, plan=plan, city=cities[-1] if cities else case.city)


def project(
    case: Case, world: World, as_of: Month | None = None, until: Month | None = None
) -> Projection:
    """Project a case to its retirement month, or to `until`.

    Raises `ContentError` for an unknown place, a retirement month outside the window, or an `until`
    before the record's end.
    """
    case = starting_at(case, world, as_of)
    if as_of is not None and as_of > case.record.as_of:
        until = max(as_of, until or as_of)
    if until is not None and until < case.record.as_of:
        fault = Fault("--until", "", f"{until} lies before the record", f"{case.record.as_of} on")
        raise ContentError(fault)
    life = lived(case, world, until=None if until is None else int(until))
    return projection_of(life, until)


def projection_of(life: Life, until: Month | None = None) -> Projection:
    """The projection of a walked life."""
    end = life.end
    last = int(until) if until is not None else max(end, int(life.case.record.as_of))
    award = award_at(life, end)
    retiree = retiree_cover(life, end)
    retired = live_retired(life, award, retiree, last)
    cover = life_cover(life, max(last, life.first), retired.cover_from)
    unknown = dict(life.unknown)
    for figure, reason in award.unknown.items():
        unknown[figure] = (reason, award.place)
    if life.chosen is None:
        for figure in ("retirement.chosen", "pension.total"):
            unknown[figure] = (message("unknown.minimum"), award.place)
    if retiree.reason is not None:
        unknown["medical.retiree"] = (retiree.reason, life.terms_at(end).policy.code)
    unknown.update(retired.unknown)
    if any(month.state is Cover.UNKNOWN for month in cover):
        place = life.terms_at(life.first).policy.place
        unknown["medical.waiting"] = (message("unknown.some_wait", place=place.name), place.code)
    stones = tuple(Milestones(life, award, retiree).all(retired.cover_from))
    years = tuple(_years(life, retired, last))
    projection = Projection(
        life,
        until=last,
        award=award,
        retiree=retiree,
        retired=retired,
        cover=cover,
        by_year=years,
        milestones=stones,
        unknown=unknown,
    )
    _name_unknown_balances(projection)
    if life.chosen is not None and "retirement_year" not in life.assumed and end % 12 != 11:
        life.assumed["retirement_year"] = message("assumed.retirement_year_interest")
    return projection


def _name_unknown_balances(projection: Projection) -> None:
    """A balance that is unknown gets the first reason that explains it."""
    unknown = projection.unknown
    pension, medical = projection.balance_at(projection.until)
    sources = {
        "balances.pension": (pension, ("pension.base", "pension.rate", "pension.index")),
        "balances.medical": (medical, ("medical.credit", "medical.due", "medical.retiree_credit")),
    }
    for figure, (value, causes) in sources.items():
        if value is None and figure not in unknown:
            cause = next((c for c in causes if c in unknown), None)
            place = projection.award.place
            unknown[figure] = unknown[cause] if cause else (message("unknown.balance"), place)
    rows = projection.by_year
    if any(row.pension_interest is None for row in rows):
        unknown["totals.pension_interest"] = unknown["balances.pension"]
    if any(row.medical_spent is None for row in rows):
        unknown["totals.medical_spent"] = unknown["balances.medical"]
    for figure, (columns, behind) in _SUMS.items():
        if any(getattr(row, column) is None for row in rows for column in columns):
            cause = next((c for c in behind if c in unknown), None)
            if cause is not None:
                unknown[figure] = unknown[cause]


_CONTRIBUTION = ("pension.base", "pension.rate")
_AFTER = ("medical.retiree_credit", "medical.retiree", "balances.medical")
_SUMS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "totals.pension_paid": (("pension_paid",), _CONTRIBUTION),
    "totals.pension_credited": (("pension_credited",), _CONTRIBUTION),
    "totals.pension_pooled": (("pension_paid", "pension_credited"), _CONTRIBUTION),
    "totals.medical_paid": (("medical_paid",), ("medical.due", *_AFTER)),
    "totals.medical_credited": (("medical_credited",), ("medical.credit", *_AFTER)),
    "totals.paid": (("pension_paid", "medical_paid"), (*_CONTRIBUTION, "medical.due", *_AFTER)),
}
"""Sum of the years → the columns it adds, and what may be unknown behind them."""


def _years(life: Life, retired: Retired, last: int) -> Iterator[YearRow]:
    """A row a calendar year: from the ledgers up to retirement, then from the months after."""
    first, end = life.first, life.end
    pension, medical = life.pension, life.medical
    counted = life.months_at(min(first - 1, end))
    for year in range(first // 12, last // 12 + 1):
        begin, stop = max(first, year * 12), min(last, year * 12 + 11)
        at = slice(max(0, begin - first), max(0, min(stop, end) - first + 1))
        before, counted = counted, life.months_at(min(stop, end))
        lost, unspent = None in pension.balance[at], None in medical.balance[at]
        undrawn = False
        earned = sum(pension.interest[at])
        if begin <= end <= stop and end % 12 != 11:
            earned += _settled_interest(life, end)
        after = _NO_FLOW
        if stop > end:
            after = retired.between(max(begin, end + 1), stop)
            idle = [retired.at(month) for month in range(max(begin, end + 1), stop + 1)]
            undrawn = life.chosen is not None and any(each[0] is None for each in idle)
            unspent = unspent or any(each[1] is None for each in idle)
            balances = retired.at(stop)
        else:
            balances = life.pension_balance(stop, settle=stop == end), life.medical_balance(stop)
        spent = sum(medical.spent[at]) + after.medical_spent
        yield YearRow(
            year=year,
            months=counted - before,
            pension_paid=total_or_none(pension.paid[at]),
            pension_credited=total_or_none(pension.credit[at]),
            pension_interest=None if lost else earned,
            pension_drawn=None if undrawn else after.drawn,
            pension_balance=balances[0],
            medical_paid=add_or_none(total_or_none(medical.paid[at]), after.medical_paid),
            medical_credited=add_or_none(total_or_none(medical.credit[at]), after.medical_credited),
            medical_spent=None if unspent and life.case.assumptions.medical_spend else spent,
            medical_balance=balances[1],
            pension_received=after.received,
        )


_NO_FLOW = Flow(0, 0, 0, 0, 0)


def _settled_interest(life: Life, end: int) -> Money:
    offset = end - life.first
    if offset < 0 or life.chosen is None:
        return 0
    settled, before = life.pension_balance(end, settle=True), life.pension.balance[offset]
    return 0 if settled is None or before is None else settled - before


def index_text(value: int | None) -> str | None:
    """An index with four decimals, half-up, as award sheets print it."""
    return None if value is None else decimal_text(half_up(value, 10**8), 4, 4)


def pays_pension(case: Case) -> bool:
    """Whether the plan pays pension contributions at all."""
    return case.plan.pension_base.kind is not BaseKind.NONE
