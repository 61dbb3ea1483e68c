"""Walking a plan that names milestones: each reference becomes the month its milestone has.

One reference after the other is resolved, the earliest month first, each against the life under the
plan with only those entries that are resolved already: no milestone depends on what refers to it.
Every walk of a case above `life` goes through `lived`.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sibal_engine.case.model import Case, Change, Gap, Plan
from sibal_engine.case.reference import Reference, Resolved
from sibal_engine.case.written import as_written, has_references, in_order
from sibal_engine.life.live import Life, live
from sibal_engine.messages import Message, message
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.result.milestones import Found, Milestones


class _Entry(NamedTuple):
    """One reference of a plan, and where it stands."""

    key: str
    kind: str
    """`gap`, `back_pay`, `change` or `retire`."""
    number: int
    reference: Reference


class _Fit(NamedTuple):
    """The month an entry takes, or why it takes none."""

    found: Found
    month: Month | None
    note: Message | None = None


_Fits = Mapping[_Entry, _Fit]


def lived(case: Case, world: World, *, until: int | None = None, to_latest: bool = False) -> Life:
    """`live` for a case whose plan may name milestones; raises `ContentError` as `live` does.

    The life's case is the resolved one; its plan keeps the names, so that it can be resolved anew.
    """
    if not has_references(case.plan):
        return live(case, world, until=until, to_latest=to_latest)
    case = case._replace(plan=as_written(case.plan))
    entries = tuple(_entries(case.plan))
    fits = _resolved(case, world, entries)
    plan = _plan(case.plan, entries, fits)
    life = live(case._replace(plan=plan), world, until=until, to_latest=to_latest)
    _tell(life, entries, fits)
    return life


def _entries(plan: Plan) -> Iterator[_Entry]:
    for number, gap in enumerate(plan.gaps):
        if gap.first_at is not None:
            yield _Entry(f"plan.gap.{number}.from", "gap", number, gap.first_at)
        if gap.back_pay_at is not None:
            yield _Entry(f"plan.gap.{number}.back_pay", "back_pay", number, gap.back_pay_at)
    for number, change in enumerate(plan.changes):
        if change.first_at is not None:
            yield _Entry(f"plan.change.{number}.from", "change", number, change.first_at)
    if plan.retire_at is not None:
        yield _Entry("plan.retire", "retire", 0, plan.retire_at)


def _resolved(case: Case, world: World, entries: tuple[_Entry, ...]) -> _Fits:
    """What each reference comes to; those whose milestone does not come have no month."""
    fits: dict[_Entry, _Fit] = {}
    while waiting := [each for each in entries if each not in fits]:
        plan = _plan(case.plan, entries, fits)
        life = live(case._replace(plan=plan), world)
        found = Milestones(life)
        ready = {each: _fit(each, found, case.plan, fits) for each in waiting}
        coming = [each for each in waiting if ready[each].month is not None]
        if not coming:
            return fits | ready
        first = min(coming, key=lambda each: int(ready[each].month or 0))
        fits[first] = ready[first]
    return fits


def _first_of(plan: Plan, number: int, fits: _Fits) -> Month | None:
    """The first month of a gap; None while it is open, or where it is left out."""
    gap = plan.gaps[number]
    if gap.first_at is None:
        return gap.first
    return next((f.month for e, f in fits.items() if (e.kind, e.number) == ("gap", number)), None)


def _fit(entry: _Entry, milestones: Milestones, plan: Plan, fits: _Fits) -> _Fit:
    """The month of an entry under the plan walked so far.

    What lies before the first month the entry can have takes that month, and says so.
    """
    life, reference = milestones.life, entry.reference
    found = milestones.find(reference.name)
    first: int | None = life.first
    last: int | None = None
    if entry.kind == "back_pay":
        first = _first_of(plan, entry.number, fits)
        if first is None:
            return _Fit(found, None, message("unknown.reference_gap", reference=reference))
    elif entry.kind == "retire":
        first, last = max(life.first, int(life.window.earliest)), int(life.window.latest)
    start = life.first - 1 if found.on_record else found.month
    if start is None:
        return _Fit(found, None, message("unknown.reference_never", reference=reference))
    month = int(start) + reference.offset
    if last is not None and max(month, int(first or 0)) > last:
        values = {"month": Month(month), "last": Month(last)}
        return _Fit(found, None, message("unknown.reference_late", reference=reference, **values))
    note = None
    if found.on_record or month < int(first or 0):
        month = max(month, int(first or 0))
        code = "assumed.reference_on_record" if found.on_record else "assumed.reference_early"
        note = message(code, reference=reference, month=Month(month))
    return _Fit(found, Month(month), note)


def _plan(plan: Plan, entries: tuple[_Entry, ...], fits: _Fits) -> Plan:
    """The plan with the months found so far, and without the entries that have none."""
    months = {(each.kind, each.number): fits[each].month for each in entries if each in fits}
    gaps: list[Gap] = []
    changes: list[Change] = []
    left_out: list[Gap | Change] = []
    for number, gap in enumerate(plan.gaps):
        if gap.back_pay_at is not None:
            gap = gap._replace(back_pay=months.get(("back_pay", number)))
        first = gap.first if gap.first_at is None else months.get(("gap", number))
        if first is None:
            left_out.append(gap)
        else:
            gaps.append(gap._replace(first=first))
    for number, change in enumerate(plan.changes):
        first = change.first if change.first_at is None else months.get(("change", number))
        if first is None:
            left_out.append(change)
        else:
            changes.append(change._replace(first=first))
    return plan._replace(
        gaps=tuple(gaps),
        changes=in_order(tuple(changes)),
        retire=months.get(("retire", 0)) or plan.retire,
        left_out=tuple(left_out),
    )


def _tell(life: Life, entries: tuple[_Entry, ...], fits: _Fits) -> None:
    """Note in the life what each reference became, and which milestone its own entry moved."""
    place = life.terms_at(life.first).policy.code
    now = Milestones(life)
    rows = []
    for entry in entries:
        fit = fits[entry]
        rows.append(Resolved(entry.key, entry.reference, fit.month))
        if fit.month is None:
            if fit.note is not None:
                life.unknown[entry.key] = (fit.note, place)
            continue
        if fit.note is not None:
            life.assumed[entry.key] = fit.note
        moved = now.find(entry.reference.name)
        if moved != fit.found:
            life.assumed[f"{entry.key}.moved"] = _moved(entry, fit, moved)
    life.resolved = tuple(rows)


def _moved(entry: _Entry, fit: _Fit, now: Found) -> Message:
    code = "assumed.reference_moved" if now.month else "assumed.reference_gone"
    return message(code, reference=entry.reference, month=fit.month, now=now.month)


def settled(life: Life, as_of: Month) -> Plan:
    """The plan of a life as it stands at the end of `as_of`.

    What was reached by then is a fact: its entry keeps the month. The rest stays a reference.
    """

    def past(month: Month | str | None, at: Reference | None) -> bool:
        if at is None or not isinstance(month, Month):
            return False
        # what is paid back is counted from the printed record on, which a carried one replaces
        return at.name == "pay_back" or month <= as_of or month.plus(-at.offset) <= as_of

    plan = life.case.plan
    gaps = []
    for gap in plan.gaps:
        first_at = None if past(gap.first, gap.first_at) else gap.first_at
        back_pay_at = None if past(gap.back_pay, gap.back_pay_at) else gap.back_pay_at
        gaps.append(gap._replace(first_at=first_at, back_pay_at=back_pay_at))
    changes = [
        change._replace(first_at=None) if past(change.first, change.first_at) else change
        for change in plan.changes
    ]
    done = tuple(row for row in life.resolved if past(row.month, row.reference))
    return plan._replace(
        gaps=tuple(gaps),
        changes=tuple(changes),
        retire_at=None if past(plan.retire, plan.retire_at) else plan.retire_at,
        settled=(*plan.settled, *done),
    )
