"""Medical cover of a life: its place's rules, the state of each month, cover in retirement."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.life.back_payment import covers_after_all
from sibal_engine.life.live import Life
from sibal_engine.messages import Message, message
from sibal_engine.months.schedule import Cell, PlaceTerms
from sibal_engine.rates import PPM
from sibal_engine.rules.cover import Cover, CoverMonth, CoverRules, Paid, Wait, cover_months
from sibal_engine.rules.resident import WaitRule
from sibal_engine.rules.unbroken import Between, missing_years, unbroken


class RetireeCover(NamedTuple):
    """What cover in retirement takes. Months; None: unknown."""

    needed: int | None
    local_needed: int | None
    months: int
    local_months: int
    reached: bool | None
    missing: int | None
    top_up: str | None
    """`one_sum`, `pay_on`, `either`, `none`, or None when unknown."""
    reason: Message | None = None
    unbroken_needed: int | None = None
    """Months without a break that do in place of `needed`; None where the place has no such way."""
    unbroken: int | None = None
    """Months without a break up to then; None where a record of totals does not say."""


def _wait(cell: Cell | None) -> Wait:
    if cell is None:
        return Wait(None, None)
    values = cell.values
    both = values.get("months")
    return Wait(
        values.get("outpatient", both),
        values.get("inpatient", both),
        values.get("at_most"),
        benefits_part(values),
    )


def benefits_part(values: Mapping[str, Any]) -> int:
    """Share of the benefits that a place pays during a wait, ppm; 0: none."""
    above, below = values.get("benefits", (0, 1))
    return int(above * PPM // below)


def national_bound(terms: PlaceTerms, month: int) -> int | None:
    """The longest wait the nation lets a place set, in months."""
    nation = terms.policy.layers[-1]
    for entry in nation.series.get("medical.gap.wait", ()):
        if entry.since <= month and "at_most" in entry.values:
            return int(entry.values["at_most"])
    return None


def cover_rules(terms: PlaceTerms, month: int, assumed: dict[str, Message]) -> CoverRules:
    """The rules of cover of a place in a month; a national frame in use is noted as assumed."""
    tolerated = terms.at("medical.gap.tolerated", month)
    values: Mapping[str, Any] = tolerated.values if tolerated else {}
    if tolerated is not None and tolerated.hit.entry.frame:
        assumed.setdefault(
            "medical_tolerated",
            message(
                "assumed.frame_tolerated",
                place=terms.policy.place.name,
                value=values.get("in_a_row", "?"),
            ),
        )
    after = _wait(terms.at("medical.gap.wait", month))
    if after.longest is None and after.at_most is None:
        after = Wait(None, None, national_bound(terms, month))
    repay = terms.at("medical.gap.back_payment", month)
    restarts = terms.at("medical.gap.waiting_restarts", month)
    return CoverRules(
        first=_wait(terms.at("medical.first_wait", month)),
        after_gap=after,
        tolerated_in_a_row=values.get("in_a_row"),
        tolerated_in_a_year=values.get("in_a_year"),
        only_if_paid_back=values.get("only_if_paid_back", False),
        restarts=restarts.values["value"] if restarts else True,
        retroactive=bool(repay and repay.values.get("retroactive")),
        residents=_residents(terms.at("resident_medical.wait", month)),
    )


def _residents(cell: Cell | None) -> WaitRule | None:
    if cell is None:
        return None
    names = ("fixed", "per_gap_year", "repair_per_year", "at_least_after_4_years")
    return WaitRule(*(cell.values[name] for name in names))


def paid_states(life: Life, until: int, retiree_from: int | None) -> list[Paid]:
    """What happened with each month's medical contribution up to `until`."""
    count = until - life.first + 1
    paying = count if retiree_from is None else max(0, min(count, retiree_from - life.first))
    options = life.dues.options
    states = [Paid.YES if pays else Paid.NO for pays in life.pays_medical[:paying]]
    if "resident" in options:
        states = [
            Paid.RESIDENT if state is Paid.YES and option == "resident" else state
            for state, option in zip(states, options, strict=False)
        ]
    # months beyond the walk stay as its last one
    states += [states[-1] if states else Paid.NO] * (paying - len(states))
    for at, months in life.repaid_medical.items():
        if not _counts_for_cover(life, at, months):
            continue
        for offset in months:
            if 0 <= offset < paying:
                states[offset] = Paid.BACK
    return states + [Paid.RETIRED] * (count - paying)


def _counts_for_cover(life: Life, at: int, months: Sequence[int]) -> bool:
    """Whether months paid back at an offset bring cover: not after retirement, nor too late.

    Contributions end with the month of retirement; a place may cover the gap for so long only.
    """
    if life.chosen is not None and life.first + at > life.chosen:
        return False
    first = life.first + min(months)
    rule = life.terms_at(first).at("medical.gap.back_payment", first)
    if rule is None or "retroactive_within" not in rule.values:
        return True
    return bool(covers_after_all(rule.values, first, len(months), life.first + at))


def enrolled_at_start(case: Case) -> bool:
    """Whether the person is taken to be covered at the end of the record."""
    return bool(case.record.medical_months)


def enrolled_before(case: Case) -> bool:
    """The same for the end of the printed record, where the case was carried on from it."""
    carried = case.record.carried
    return enrolled_at_start(case) if carried is None else carried.enrolled


def all_states(life: Life, until: int, retiree_from: int | None) -> list[Paid]:
    """What happened with each month up to `until`, those a record was carried over included."""
    carried = life.case.record.carried
    earlier = [] if carried is None else list(carried.medical_paid)
    for at, months in life.repaid_medical.items():
        for offset in months if _counts_for_cover(life, at, months) else ():
            if offset < 0:
                earlier[offset] = Paid.BACK
    return [*earlier, *paid_states(life, until, retiree_from)]


def rules_by_move(life: Life) -> dict[int, CoverRules]:
    """The rules of each place from the month of the move on, the first place's at the beginning.

    Keys count months from the first one, those a record was carried over included.
    """
    carried, growth = life.case.record.carried, life.case.assumptions.wage_growth or 0
    earlier = () if carried is None else carried.places
    begin = life.first - len(earlier)
    lived = [(begin + offset, code) for offset, code in enumerate(earlier)]
    lived += [(stretch.first, stretch.terms.policy.code) for stretch in life.where]
    out: dict[int, CoverRules] = {}
    here = ""
    for month, code in lived:
        if code != here:
            terms = life.world.terms(code, life.first, life.last, growth)
            out[month - begin] = cover_rules(terms, month, life.assumed)
            here = code
    return out


def life_cover(
    life: Life, until: int, retiree_from: int | None = None, waits: int | None = None
) -> list[CoverMonth]:
    """Cover month by month from the month after the record up to `until`.

    `waits`: months to take for every wait that is unknown.
    """
    states = all_states(life, until, retiree_from)
    earlier = len(states) - (until - life.first + 1)
    later = rules_by_move(life)
    if waits is not None:
        later = {at: _with_waits(rules, waits) for at, rules in later.items()}
    enrolled = enrolled_before(life.case)
    if enrolled:
        life.assumed.setdefault(
            "covered", message("assumed.covered_at_start", as_of=life.case.record.as_of)
        )
    begin = life.first - earlier
    cover = cover_months(states, later[0], enrolled=enrolled, first_month=begin, later=later)
    return cover[earlier:]


class WaitRange(NamedTuple):
    """Fewest and most months of waiting that the known rules leave possible."""

    best: int
    worst: int | None
    """None: no bound is known."""
    best_cover: tuple[CoverMonth, ...]
    worst_cover: tuple[CoverMonth, ...] | None


def wait_range(life: Life, until: int, retiree_from: int | None, month: int) -> WaitRange:
    """Cover with the unknown waits at their best (none) and their worst (the national bound)."""
    rules = rules_by_move(life).values()
    best = life_cover(life, until, retiree_from, 0)
    bound = national_bound(life.terms_at(month), month)
    unknown = any(None in (each.first.longest, each.after_gap.longest) for each in rules)
    if bound is None and unknown:
        return WaitRange(_waiting(best), None, tuple(best), None)
    worst = life_cover(life, until, retiree_from, bound or 0)
    return WaitRange(_waiting(best), _waiting(worst), tuple(best), tuple(worst))


def _with_waits(rules: CoverRules, months: int) -> CoverRules:
    """The rules with every unknown wait set to `months`; an unknown tolerance as the worst, 0."""
    fixed = Wait(months, months)
    tolerated = rules.tolerated_in_a_row
    if tolerated is None and rules.tolerated_in_a_year is None:
        tolerated = 0
    return rules._replace(
        first=rules.first if rules.first.longest is not None else fixed,
        after_gap=rules.after_gap if rules.after_gap.longest is not None else fixed,
        tolerated_in_a_row=tolerated,
    )


def _waiting(cover: list[CoverMonth]) -> int:
    return sum(1 for month in cover if month.state is Cover.WAITING)


def needed_years(terms: PlaceTerms, case: Case, month: int) -> int | None:
    """Medical months needed for cover in retirement by sex, birth and first enrolment."""
    cell = terms.at("medical.minimum_years", month)
    if cell is None:
        return None
    sex = "men" if case.person.sex == "male" else "women"
    for cohort in cell.values.get("cohorts", ()):
        born_ok = cohort.born_before is None or case.person.born < cohort.born_before
        enrolled = case.record.first_insured
        enrolled_ok = cohort.enrolled_before is None or (
            enrolled is not None and enrolled < cohort.enrolled_before
        )
        if born_ok and enrolled_ok:
            return int(getattr(cohort, sex))
    value = cell.values.get(sex)
    return None if value is None else int(value)


def retiree_cover(life: Life, month: int) -> RetireeCover:
    """Whether cover in retirement is reached at the end of `month`."""
    terms = life.terms_at(month)
    needed = needed_years(terms, life.case, month)
    local_cell = terms.at("medical.local_years", month)
    local_needed = local_cell.values.get("value") if local_cell else None
    offset = month - life.first
    if offset < 0:
        months, local = life.start.medical_months, life.start.local_months
    else:
        offset = min(offset, len(life.medical.months) - 1)
        months, local = life.medical.months[offset], life.medical.local_months[offset]
    top_up = terms.at("medical.top_up", month)
    how = str(top_up.values["how"]) if top_up else None
    place = terms.policy.place.name
    if needed is None:
        reason = message("unknown.medical_years", place=place)
        return RetireeCover(
            None,
            local_needed=local_needed,
            months=months,
            local_months=local,
            reached=None,
            missing=None,
            top_up=how,
            reason=reason,
        )
    years = terms.at("medical.minimum_years", month)
    way = years.values.get("continuous") if years else None
    run = Between(0, 0) if way is None else unbroken_at(life, month)
    here = 0 if local_needed is None else max(0, local_needed - local)
    short = missing_years(needed - months, way, run).raised_to(here)
    reached = True if short.most == 0 else False if short.least else None
    note = None
    if short.known is None:
        note = message("unknown.unbroken", place=place, count=way)
    elif reached and local_needed is None and local < needed:
        reached, note = None, message("unknown.local_years", place=place)
    return RetireeCover(
        needed,
        local_needed=local_needed,
        months=months,
        local_months=local,
        reached=reached,
        missing=short.known,
        top_up=how,
        reason=note,
        unbroken_needed=way,
        unbroken=run.known,
    )


def unbroken_at(life: Life, month: int) -> Between:
    """Medical months without a break up to the end of `month`, those paid back included."""
    record, counts = life.case.record, (Paid.YES, Paid.BACK)
    printed = record if record.carried is None else record.carried.before
    before, last = printed.medical_months or 0, min(month, int(printed.as_of))
    first = record.first_insured
    span = None if first is None else last - int(first) + 1
    whole = span is not None and before >= span
    if whole and span is not None:
        before = max(0, span)
    states = all_states(life, max(month, life.first - 1), None)
    states = states[: max(0, len(states) - max(0, life.first - 1 - month))]
    return unbroken([state in counts for state in states], before, whole=whole)


__all__ = ["Cover", "RetireeCover", "cover_rules", "life_cover", "retiree_cover"]
