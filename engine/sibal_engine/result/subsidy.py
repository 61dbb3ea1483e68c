"""The subsidy of a case: from when to when, what it gives a month and in all.

Whether somebody is recognised as 就业困难人员 is not decided here: with `plan.subsidy_from` it is
planned; without it the result says what it would give from the month after the record on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sibal_engine.case.model import BaseChoice, BaseKind
from sibal_engine.life.live import Life
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.months.dues import Dues, medical_month, pension_month
from sibal_engine.months.schedule import Cell, PlaceTerms
from sibal_engine.policy.model import State
from sibal_engine.policy.resolve import Hit
from sibal_engine.rates import PPM, percent_text
from sibal_engine.rules.subsidy import SchemePaid, SubsidyRule, granted, last_month

_LOWER = BaseChoice(BaseKind.LOWER)
_FULL = BaseChoice(BaseKind.SHARE, PPM)


@dataclass(frozen=True, slots=True)
class Subsidy:
    """What a subsidy gives; fen. None: unknown."""

    planned: bool
    """Whether the plan counts on it."""
    first: Month
    last: Month | None = None
    to_retirement: bool = False
    """It runs until the statutory month, because that is near."""
    rule: SubsidyRule | None = None
    cell: Cell | None = None
    by_month: tuple[tuple[Month, Money | None], ...] = ()
    assumed: dict[str, Message] = field(default_factory=dict)
    unknown: dict[str, tuple[Message, str]] = field(default_factory=dict)

    @property
    def months(self) -> int | None:
        """Months in which something is granted; None when that is unknown."""
        if self.last is None or any(amount is None for _, amount in self.by_month):
            return None
        return sum(1 for _, amount in self.by_month if amount)

    @property
    def monthly(self) -> Money | None:
        """The grant of the first month."""
        return self.by_month[0][1] if self.by_month else None

    @property
    def total(self) -> Money | None:
        """All months together."""
        known = [amount for _, amount in self.by_month if amount is not None]
        return sum(known) if self.by_month and len(known) == len(self.by_month) else None

    @property
    def share_text(self) -> str | None:
        """The share as the place writes it: `2/3` or `50%`."""
        if self.rule is None or self.rule.share is None:
            return None
        part, whole = self.rule.share
        return percent_text(part) if whole == PPM else f"{part}/{whole}"

    def to_dict(self) -> dict[str, Any]:
        """The subsidy as `project --json` prints it."""
        rule = self.rule
        return {
            "planned": self.planned,
            "from": str(self.first),
            "to": None if self.last is None else str(self.last),
            "to_retirement": self.to_retirement,
            "share": self.share_text,
            "of": None if rule is None else rule.of,
            "covers": [] if rule is None else list(rule.covers),
            "months": self.months,
            "monthly": yuan_or_none(self.monthly),
            "total": yuan_or_none(self.total),
        }


def _ended_here(terms: PlaceTerms, month: int) -> Cell | None:
    """The last rule of the place or its province, where it has ended and no other was published."""
    for file in terms.policy.layers[:-1]:
        begun = [entry for entry in file.series.get("subsidy", ()) if entry.since <= month]
        if begun and begun[-1].until is not None and not begun[-1].unknown:
            entry = begun[-1]
            age = month - int(begun[-1].until)
            return Cell(entry.values, Hit(entry, file, State.CARRIED, age))
    return None


def subsidy_rule(
    terms: PlaceTerms, month: int, assumed: dict[str, Message]
) -> tuple[SubsidyRule | None, Cell | None]:
    """The rule of a place; what it does not say about its length is the nation's."""
    cell = terms.at("subsidy", month)
    if cell is None:
        return None, None
    own = _ended_here(terms, month) if cell.hit.file is terms.policy.layers[-1] else None
    if own is not None:
        # the nation says at most how much: what the place granted last is nearer to what it will
        cell = own
        assumed["subsidy_carried"] = message(
            "assumed.subsidy_carried", place=cell.hit.file.name, until=cell.hit.entry.until
        )
    values = cell.values
    nation = terms.policy.layers[-1].series.get("subsidy", ())
    frame: Mapping[str, Any] = next(
        (e.values for e in reversed(nation) if e.since <= month and not e.unknown), {}
    )
    borrowed = [
        name for name in ("months", "to_retirement_within") if name not in values and name in frame
    ]
    if borrowed and cell.hit.file is not terms.policy.layers[-1]:
        place = terms.policy.place.name
        assumed["subsidy"] = message(
            "assumed.subsidy_frame", place=place, months=frame.get("months", "?")
        )
    covers = tuple(values.get("covers", ("pension", "medical")))
    rule = SubsidyRule(
        share=values.get("share"),
        of=values.get("of", "paid"),
        covers=tuple(each for each in covers if each != "unemployment"),
        months=values.get("months", frame.get("months")),
        within=values.get("to_retirement_within", frame.get("to_retirement_within")),
        pension_monthly=values.get("pension_monthly"),
        medical_monthly=values.get("medical_monthly"),
        cap_monthly=values.get("cap_monthly"),
    )
    return rule, cell


def subsidy_of(life: Life) -> Subsidy | None:
    """The subsidy of a life from its planned month, or from the month after the record.

    None when that lies after retirement, or when it has ended already: its length counts from its
    own first month, also where that is on the record.
    """
    wanted = life.case.plan.subsidy_from
    begun = int(wanted) if wanted is not None else life.first
    first = max(life.first, begun)
    statutory, end = int(life.window.statutory), life.end
    if first > min(statutory, end):
        return None
    assumed: dict[str, Message] = {}
    terms = life.terms_at(first)
    rule, cell = subsidy_rule(terms, first, assumed)
    planned = wanted is not None
    if rule is None:
        place = terms.policy.place
        reason = message("unknown.subsidy", place=place.name)
        unknown = {"subsidy": (reason, place.code)}
        return Subsidy(planned, Month(first), assumed=assumed, unknown=unknown)
    whole = rule.within is not None and statutory - begun < rule.within
    last = last_month(begun, statutory, rule)
    if last is not None and last < first:
        return None
    if last is None:
        return Subsidy(
            planned, Month(first), to_retirement=whole, rule=rule, cell=cell, assumed=assumed
        )
    last = min(last, end)
    rows = tuple(_granted_by_month(life, rule, first, last))
    unknown = {}
    if any(amount is None for _, amount in rows):
        place = terms.policy.place
        unknown["subsidy"] = (message("unknown.subsidy_amount", place=place.name), place.code)
    return Subsidy(
        planned,
        Month(first),
        Month(last),
        to_retirement=whole,
        rule=rule,
        cell=cell,
        by_month=rows,
        assumed=assumed,
        unknown=unknown,
    )


def _granted_by_month(
    life: Life, rule: SubsidyRule, first: int, last: int
) -> list[tuple[Month, Money | None]]:
    """The grant of each month; made once for months with the same dues."""
    rows: list[tuple[Month, Money | None]] = []
    seen: dict[tuple[int, int, bool, bool], Money | None] = {}
    for month in range(first, last + 1):
        at = month - life.first
        pension, medical = life.dues.pension[at], life.dues.medical[at]
        pays = life.pays_pension[at], life.pays_medical[at]
        key = (id(pension), id(medical), *pays)
        if key not in seen:
            seen[key] = granted(_pension_part(life, month), _medical_part(life, month), rule)
        rows.append((Month(month), seen[key]))
    return rows


def _pension_part(life: Life, month: int) -> SchemePaid:
    at, terms, notes = month - life.first, life.terms_at(month), Dues(month)
    if not life.pays_pension[at]:
        return SchemePaid(0, 0, 0)
    return SchemePaid(
        life.dues.pension[at].due,
        pension_month(_LOWER, terms, month, notes).due,
        pension_month(_FULL, terms, month, notes).due,
    )


def _medical_part(life: Life, month: int) -> SchemePaid:
    at, terms, notes = month - life.first, life.terms_at(month), Dues(month)
    option = life.dues.options[at]
    if not life.pays_medical[at] or option not in ("with_account", "pool_only"):
        return SchemePaid(0, 0, 0)
    lower = pension_month(_LOWER, terms, month, notes).base
    age = month - int(life.case.person.born)
    due = medical_month(_LOWER, terms, option, month=month, age=age, dues=notes, paid=lower).due
    # the 100 % ceiling is set for the pension alone
    paid = life.dues.medical[at].due
    return SchemePaid(paid, due, paid)
