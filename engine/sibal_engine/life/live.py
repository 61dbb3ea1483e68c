"""One person's life from the record on: dues, walks, the month of retirement, the cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sibal_engine.case.model import BaseKind, Case, Gap
from sibal_engine.case.reference import Resolved
from sibal_engine.errors import ContentError, Fault
from sibal_engine.life.arrears import arrears_rows
from sibal_engine.life.back_payment import repayments
from sibal_engine.life.start import start_of
from sibal_engine.messages import Message, message
from sibal_engine.month import Month
from sibal_engine.months.dues import Dues
from sibal_engine.months.dues_walk import dues_key, make_dues
from sibal_engine.months.ledger import (
    MedicalLedger,
    PensionLedger,
    Start,
    settled,
    walk_medical,
    walk_pension,
)
from sibal_engine.months.schedule import PlaceTerms, Stretch, World, stretches, year_end
from sibal_engine.policy.model import State
from sibal_engine.rates import percent_text
from sibal_engine.rules.retirement import AgeRule, Window, first_reached, required_months, window

OLDEST = 75 * 12
"""Months of age up to which paying on for the minimum is followed."""


@dataclass(slots=True, eq=False, repr=False)
class Life:
    """A walked life. Offsets count months from `first`, the month after the record."""

    case: Case
    world: World
    first: int
    last: int
    window: Window
    chosen: Month | None
    """Month of retirement; None when the minimum months are never reached."""
    where: tuple[Stretch, ...]
    start: Start
    dues: Dues
    pays_pension: list[bool]
    pays_medical: list[bool]
    repaid_pension: Mapping[int, list[int]]
    repaid_medical: Mapping[int, list[int]]
    pension: PensionLedger
    medical: MedicalLedger
    assumed: dict[str, Message] = field(default_factory=dict)
    unknown: dict[str, tuple[Message, str]] = field(default_factory=dict)
    resolved: tuple[Resolved, ...] = ()
    """The milestones that the plan names, and the months they became."""

    @property
    def end(self) -> int:
        """The retirement month, or the statutory one when none is reached."""
        return int(self.chosen if self.chosen is not None else self.window.statutory)

    def terms_at(self, month: int) -> PlaceTerms:
        """The terms of the place lived in in a month."""
        for stretch in self.where:
            if month <= stretch.last:
                return stretch.terms
        return self.where[-1].terms

    def months_at(self, month: int) -> int:
        """Contribution months counted at the end of a month, deemed months included."""
        offset = month - self.first
        if offset < 0:
            return self.start.pension_months
        return self.pension.months[min(offset, len(self.pension.months) - 1)]

    def minimum(self, month: int) -> int:
        """Minimum contribution months of a retirement in a month."""
        cell = self.terms_at(month).at("pension.minimum_months", month)
        return 180 if cell is None else int(cell.values["value"])

    def required(self, month: int) -> int:
        """Months needed to retire in `month`: its own year's if early, the statutory's if late."""
        return required_months(month, int(self.window.statutory), self.minimum)

    def crediting_rate(self, year: int) -> int | None:
        """Crediting rate of a year in ppm, as published, assumed or carried."""
        return crediting_rate(self.case, self.terms_at(year * 12 + 11), year, self.assumed)

    def pension_balance(self, month: int, *, settle: bool) -> int | None:
        """The pension account at the end of a month; `settle`: with the year's interest so far."""
        offset = month - self.first
        if offset < 0:
            return self.start.pension_balance
        if settle:
            return settled(self.pension, offset, self.crediting_rate(month // 12))[0]
        return self.pension.balance[offset]

    def medical_balance(self, month: int) -> int | None:
        """The medical account at the end of a month."""
        offset = month - self.first
        return self.start.medical_balance if offset < 0 else self.medical.balance[offset]


def crediting_rate(
    case: Case, terms: PlaceTerms, year: int, assumed: dict[str, Message]
) -> int | None:
    """The rate of a calendar year in ppm: published, else the assumed one, else carried."""
    cell = terms.at("pension.crediting_rate", year * 12 + 11)
    if cell is None:
        return None
    if cell.state is not State.PUBLISHED:
        if case.assumptions.crediting_rate is not None:
            return case.assumptions.crediting_rate
        if "crediting_rate" not in assumed:
            rate = percent_text(cell.values["value"])
            assumed["crediting_rate"] = message("assumed.crediting_rate", year=year, rate=rate)
    return int(cell.values["value"])


def age_rule(terms: PlaceTerms, category: str, born: int) -> AgeRule:
    """The row of the decision for a category; raises `ContentError` when the file has none."""
    path = f"retirement.{category}"
    cell = terms.at(path, max(born + 50 * 12, Month.of(2025, 1)))
    if cell is None:
        raise ContentError(Fault("national.toml", path, "no retirement rule is in force"))
    values = cell.values
    return AgeRule(
        values["old_age"], int(values["first_birth"]), values["step"], values["max_delay"]
    )


def window_of(case: Case, terms: PlaceTerms) -> Window:
    """The retirement window of a person."""
    born = int(case.person.born)
    elastic = terms.at("retirement.elastic", Month.of(2025, 1))
    early, late = (elastic.values["early"], elastic.values["late"]) if elastic else (0, 0)
    return window(born, age_rule(terms, case.person.category, born), early, late)


def wanted_month(case: Case, span: Window) -> Month:
    """The month of retirement a plan asks for; raises `ContentError` outside the window."""
    retire = case.plan.retire
    if isinstance(retire, Month):
        if not span.earliest <= retire <= span.latest:
            allowed = f"{span.earliest} to {span.latest}"
            raise ContentError(
                Fault(case.name, "plan.retire", f"{retire} is outside the window", allowed)
            )
        return retire
    return {
        "statutory": span.statutory,
        "earliest": span.earliest,
        "latest": span.latest,
    }[retire]


def unpaid(gaps: Sequence[Gap], scheme: str, first: int, count: int) -> list[bool]:
    """For each month from `first`: whether it is paid in time in `pension` or `medical`."""
    pays = [True] * count
    for gap in gaps:
        if gap.scheme in ("both", scheme):
            start = int(gap.first) - first
            for offset in range(max(0, start), min(count, start + gap.months)):
                pays[offset] = False
    return pays


def live(
    case: Case,
    world: World,
    *,
    until: int | None = None,
    to_latest: bool = False,
) -> Life:
    """Walk a case from the month after its record; raises `ContentError` for an unknown place.

    `until` extends the walk; `to_latest` makes it reach the latest month of retirement.
    """
    first = int(case.record.as_of) + 1
    growth = case.assumptions.wage_growth or 0
    home = world.terms(world.library.find(case.city).code, first, first, growth)
    span = window_of(case, home)
    wanted = wanted_month(case, span)
    reach = max(first, int(wanted), int(span.latest) if to_latest else 0, until or 0)
    life = _walk(case, world, span, wanted=wanted, first=first, last=reach, growth=growth)
    oldest = int(case.person.born) + OLDEST
    if life.chosen is None and reach < oldest:
        life = _walk(case, world, span, wanted=wanted, first=first, last=oldest, growth=growth)
    return life


def _walk(
    case: Case, world: World, span: Window, wanted: Month, first: int, last: int, growth: int
) -> Life:
    where = stretches(world, case, first, last, growth)
    dues = world.kept(
        # gaps are not part of the dues: a what-if finds those of its baseline
        ("dues", dues_key(case), where, first, last),
        lambda: make_dues(case, where, first),
    )
    assumed: dict[str, Message] = dict(dues.assumed)
    unknown = dict(dues.unknown)
    start = start_of(case, world, assumed, unknown)
    count = last - first + 1
    pays_pension = unpaid(case.plan.gaps, "pension", first, count)
    pays_medical = unpaid(case.plan.gaps, "medical", first, count)
    repaid_pension = repayments(case, where, "pension", first, count)
    repaid_medical = repayments(case, where, "medical", first, count, options=dues.options)
    life = Life(
        case,
        world=world,
        first=first,
        last=last,
        window=span,
        chosen=None,
        where=where,
        start=start,
        dues=dues,
        pays_pension=pays_pension,
        pays_medical=[p and o != "none" for p, o in zip(pays_medical, dues.options, strict=True)],
        repaid_pension=repaid_pension,
        repaid_medical=repaid_medical,
        pension=PensionLedger(first),
        medical=MedicalLedger(first),
        assumed=assumed,
        unknown=unknown,
    )
    life.pension = walk_pension(
        dues.pension, pays_pension, repaid_pension, life.crediting_rate, start, first
    )
    life.chosen = _choose(life, wanted)
    life.medical = _walk_medical(life)
    _note_defaults(life, growth)
    return life


def _choose(life: Life, wanted: Month) -> Month | None:
    if life.case.plan.pension_base.kind is BaseKind.NONE and not life.case.plan.changes:
        enough = life.start.pension_months >= life.required(int(wanted))
        return wanted if enough else None
    # a walk that goes further, to show old age, must not find what a shorter one does not
    last = min(life.last, max(int(wanted), int(life.case.person.born) + OLDEST))
    found = first_reached(
        int(wanted), last, int(life.window.statutory), life.minimum, life.months_at
    )
    return None if found is None else Month(found)


def _walk_medical(life: Life) -> MedicalLedger:
    counts = [option in ("with_account", "pool_only") for option in life.dues.options]
    spend = life.case.assumptions.medical_spend or 0
    moves = {s.first - life.first: s.terms.policy.code for s in life.where[1:]}
    owed = arrears_rows(
        life.repaid_medical,
        life.dues.medical,
        life.start.earlier_medical,
        options=life.dues.options,
        where=life.where,
        first=life.first,
    )
    return walk_medical(
        life.dues.medical,
        life.pays_medical,
        counts,
        repaid=life.repaid_medical,
        spend=spend,
        start=life.start,
        first=life.first,
        moves=moves,
        home=life.where[0].terms.policy.code,
        arrears=owed,
    )


def _note_defaults(life: Life, growth: int) -> None:
    given = life.case.assumptions
    wanted = wanted_month(life.case, life.window)
    if wanted > life.window.statutory:
        life.assumed["late_retirement"] = message("assumed.late_retirement", month=wanted)
    if given.wage_growth is None:
        life.assumed["wage_growth"] = message("assumed.wage_growth")
    elif growth:
        ends = [
            Month(year_end(piece.hit.entry.since, piece.hit.entry.until))
            for stretch in life.where
            for piece in stretch.terms.policy.timeline("pension.base", life.first, life.last)
            if piece.hit is not None and piece.hit.entry.until is not None
        ]
        if ends and max(ends) < life.last:
            life.assumed["wage_growth"] = message(
                "assumed.projected", from_month=max(ends).plus(1), rate=percent_text(growth)
            )
    if given.medical_spend is None:
        life.assumed["medical_spend"] = message("assumed.medical_spend")
    if (
        life.medical.balance
        and life.terms_at(life.first).at("medical.interest", life.first) is None
    ):
        life.assumed["medical_interest"] = message("assumed.medical_interest")
