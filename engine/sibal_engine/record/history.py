"""The record recomputed from its spells, and what differs from the totals printed beside them.

Account credits follow the account rate of their time (国发〔1997〕26号: 11 %, 国发〔2005〕38号:
8 %), interest the national rates since 2016; an index is the base divided by the wage that the
benefit place's province names (国办发〔2009〕66号), never clamped.
"""

from collections.abc import Callable
from typing import NamedTuple

from sibal_engine.case.model import Case, Spell
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, half_up
from sibal_engine.month import Month
from sibal_engine.months.ledger import PensionLedger, Start, walk_pension
from sibal_engine.months.month_terms import index_wage
from sibal_engine.months.schedule import PlaceTerms, World
from sibal_engine.policy.model import State
from sibal_engine.rates import INDEX_ONE, PPM, percent_text
from sibal_engine.rules.due import PensionDue

PAID = ("flexible", "employee")
"""Kinds of spell in which contributions to the employees' pension are paid."""
_NONE = PensionDue(0, 0, 0, 0)


class Totals(NamedTuple):
    """The totals of a record; fen and months, index in 10⁻¹². None: not given, or unknown."""

    pension_months: int | None = None
    deemed_months: int | None = None
    average_index: int | None = None
    pension_balance: Money | None = None
    credited_this_year: Money | None = None


class History(NamedTuple):
    """The spells of a record, walked month by month up to the record's last month."""

    first: int
    """First month of a spell that was paid."""
    dues: tuple[PensionDue, ...]
    book: PensionLedger
    months: int
    """Paid months, without deemed ones."""
    deemed: int
    resident: int
    due_months: int
    """Months from the first paid one to the record's end, less resident and deemed ones."""
    complete: bool
    """Whether the spells cover all the months that the record gives."""
    credited: Money | None
    """Credits of the record's last calendar year; None when the spells do not tell them."""
    product: int
    """Those credits × (13 − month)."""
    index_sum: int | None
    balance: Money | None
    """At the record's end, before this year's interest; None when it cannot be recomputed."""
    index_reason: Message | None
    balance_reason: Message | None
    notes: tuple[tuple[str, Message], ...]
    """Assumptions in use, by name."""

    @property
    def average_index(self) -> int | None:
        """Average index of the paid months, half-up; units of 10⁻¹²."""
        if self.index_sum is None or not self.months:
            return None
        return half_up(self.index_sum, self.months)

    def totals(self) -> Totals:
        """The totals as the spells give them."""
        return Totals(self.months, self.deemed, self.average_index, self.balance, self.credited)

    def balance_at(self, month: int) -> Money | None:
        """The account at the end of a month on the record (December: with its interest)."""
        offset = month - self.first
        if not self.complete:
            return None
        if offset < 0:
            return 0
        return self.book.balance[offset] if offset < len(self.book.balance) else None

    def months_at(self, month: int) -> int:
        """Paid months up to a month on the record."""
        offset = month - self.first
        return 0 if offset < 0 else self.book.months[min(offset, len(self.book.months) - 1)]


def given_totals(case: Case) -> Totals:
    """The totals as printed on the record."""
    record = case.record
    return Totals(
        record.pension_months,
        record.deemed_months or None,
        record.average_index,
        record.pension_balance,
        record.pension_credited_this_year,
    )


def difference_of(given: Totals, ours: Totals) -> Totals:
    """`given` − `ours`, figure by figure; None where one of them is missing."""

    def less(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a - b

    return Totals(
        less(given.pension_months, ours.pension_months),
        less(given.deemed_months, ours.deemed_months),
        less(given.average_index, ours.average_index),
        less(given.pension_balance, ours.pension_balance),
        less(given.credited_this_year, ours.credited_this_year),
    )


def history_of(case: Case, world: World, city: str | None = None) -> History | None:
    """The history of a case; None when it has no spells. `city`: whose wage divides the bases.

    Kept in `world`: a what-if about the future does not walk the past again.
    """
    if not case.record.spells:
        return None
    code = world.library.find(city or case.city).code
    assumed = case.assumptions.crediting_rate
    key = ("history", case.record, case.city, code, assumed)
    return world.kept(key, lambda: _walk(case, world, code))


def _walk(case: Case, world: World, code: str) -> History:
    record = case.record
    spells = record.spells
    first = min((int(s.first) for s in spells if s.kind in PAID), default=int(record.as_of) + 1)
    last = int(record.as_of)
    begin = min(first, last)
    home = world.terms(code, begin, last, 0)
    dues = [_NONE] * (last - first + 1)
    pays = [False] * len(dues)
    reasons: dict[str, Message] = {}
    for spell in spells:
        if spell.kind in PAID:
            there = world.library.find(spell.city).code if spell.city else case.city
            terms = world.terms(world.library.find(there).code, begin, last, 0)
            for month in range(int(spell.first), int(spell.last) + 1):
                dues[month - first] = _due(spell, terms, home, month, reasons)
                pays[month - first] = True
    notes: dict[str, Message] = {}
    start = Start(0, 0, 0, 0, 0, 0, 0, 0)
    book = walk_pension(dues, pays, {}, _rates(case, home, notes, reasons), start, first)
    months = book.months[-1] if book.months else 0
    given = record.pension_months
    complete = given is None or given <= months
    if not complete:
        reasons = {
            name: message("unknown.spells_incomplete", covered=months, given=given or 0)
            for name in ("index", "balance")
        }
    balance = book.balance[-1] if book.balance else 0
    january = max(0, last // 12 * 12 - first)
    credited = book.credit[january:]
    # a partial history that covers this year gives this year's credits all the same
    known = [credit for credit in credited if credit is not None]
    this_year = (complete or first <= last // 12 * 12) and len(known) == len(credited)
    other = sum(int(s.last) - max(int(s.first), first) + 1 for s in spells if _aside(s, first))
    return History(
        first=first,
        dues=tuple(dues),
        book=book,
        months=months,
        deemed=_count(spells, "deemed"),
        resident=_count(spells, "resident"),
        due_months=max(0, last - first + 1 - other),
        complete=complete,
        credited=sum(known) if this_year else None,
        product=sum(
            credit * (12 - (first + january + i) % 12)
            for i, credit in enumerate(credited)
            if credit is not None
        ),
        index_sum=book.index_sum[-1] if book.index_sum and complete else None,
        balance=balance if complete else None,
        index_reason=reasons.get("index"),
        balance_reason=reasons.get("balance"),
        notes=tuple(notes.items()),
    )


def _aside(spell: Spell, first: int) -> bool:
    return spell.kind not in PAID and int(spell.last) >= first


def _count(spells: tuple[Spell, ...], kind: str) -> int:
    return sum(int(s.last) - int(s.first) + 1 for s in spells if s.kind == kind)


def _due(
    spell: Spell, terms: PlaceTerms, home: PlaceTerms, month: int, reasons: dict[str, Message]
) -> PensionDue:
    """One paid month of the past; what it cost is not asked for."""
    base = spell.base
    if base is None:
        reason = message("unknown.spell_base", month=Month(month))
        reasons.setdefault("index", reason)
        reasons.setdefault("balance", reason)
        return PensionDue(None, None, None, None)
    rate = terms.at("pension.account_rate", month)
    if rate is None:
        reasons.setdefault("balance", message("unknown.account_rate", month=Month(month)))
    wage = index_wage(home, month)
    if not wage:
        place = home.policy.place.name
        reasons.setdefault(
            "index",
            message("unknown.index_wage_of", place=place, year=month // 12 - 1, month=Month(month)),
        )
    return PensionDue(
        base,
        None,
        None if rate is None else half_up(base * rate.values["value"], PPM),
        half_up(base * INDEX_ONE, wage) if wage else None,
    )


def _rates(
    case: Case, home: PlaceTerms, notes: dict[str, Message], reasons: dict[str, Message]
) -> Callable[[int], int | None]:
    """Crediting rates of past years: published, else the assumed one, else the last carried."""

    def rate_of(year: int) -> int | None:
        cell = home.at("pension.crediting_rate", year * 12 + 11)
        if cell is None:
            reasons.setdefault("balance", message("unknown.crediting_rate", year=year))
            return None
        rate = int(cell.values["value"])
        if cell.state is not State.PUBLISHED:
            assumed = case.assumptions.crediting_rate
            rate = rate if assumed is None else assumed
            note = message("assumed.record_rates", year=year, rate=percent_text(rate))
            notes.setdefault("record_rates", note)
        return rate

    return rate_of
