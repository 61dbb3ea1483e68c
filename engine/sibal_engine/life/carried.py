"""A record carried forward by its plan: what a walk knows beyond the totals of a printed record."""

from typing import TYPE_CHECKING

from sibal_engine.case.model import Carried, Record
from sibal_engine.life.medical_cover import all_states, enrolled_before
from sibal_engine.money import half_up
from sibal_engine.month import Month
from sibal_engine.record.history import PAID

if TYPE_CHECKING:
    from sibal_engine.life.live import Life
    from sibal_engine.months.schedule import PlaceTerms


def carried_record(life: "Life", as_of: Month) -> Record:
    """The record of a life as it stands at the end of `as_of`, a walked month."""
    offset = int(as_of) - life.first
    book, medical, record = life.pension, life.medical, life.case.record
    deemed, months, total = life.start.deemed, book.months[offset], book.index_sum[offset]
    earlier, start = record.carried, life.start
    carried = Carried(
        before=earlier.before if earlier else record,
        home=earlier.home if earlier else life.world.library.find(life.case.city).code,
        before_sum=earlier.before_sum if earlier else start.index_sum,
        before_months=earlier.before_months if earlier else start.pension_months,
        product=book.product[offset],
        index_sum=total,
        due_months=book.due_months[offset],
        pension=(*start.earlier_pension, *life.dues.pension[: offset + 1]),
        places=_places(life, offset),
        counted=_counted(life, offset),
        medical=(*start.earlier_medical, *life.dues.medical[: offset + 1]),
        medical_paid=tuple(all_states(life, int(as_of), None)),
        enrolled=enrolled_before(life.case),
        local_months=_by_place(life, offset),
        pension_months=tuple(
            (terms.policy.code, count) for terms, count in months_by_stretch(life, int(as_of))
        ),
    )
    return record._replace(
        as_of=as_of,
        pension_months=months - deemed,
        deemed_months=deemed,
        average_index=half_up(total, months) if total is not None and months else None,
        pension_balance=book.balance[offset],
        pension_credited_this_year=book.credited[offset],
        medical_months=medical.months[offset],
        medical_local_months=medical.local_months[offset],
        medical_balance=medical.balance[offset],
        spells=(),
        carried=carried,
    )


def _places(life: "Life", offset: int) -> tuple[str, ...]:
    """The place of each month carried over, up to an offset of the walk."""
    carried = life.case.record.carried
    earlier = () if carried is None else carried.places
    walked = (life.terms_at(life.first + each).policy.code for each in range(offset + 1))
    return (*earlier, *walked)


def _counted(life: "Life", offset: int) -> tuple[int, ...]:
    """The months carried over that count: those paid in time, and those paid back by then."""
    carried, first = life.case.record.carried, len(life.start.earlier_pension)
    paid = [each for each in range(offset + 1) if life.pays_pension[each]]
    back = [each for at, group in life.repaid_pension.items() if at <= offset for each in group]
    earlier = () if carried is None else carried.counted
    return (*earlier, *(first + each for each in paid + back))


def months_by_stretch(life: "Life", month: int) -> "list[tuple[PlaceTerms, int]]":
    """Pension months up to `month`, with the terms of the place they were paid in, in order."""
    out: list[tuple[PlaceTerms, int]] = []
    carried, before = life.case.record.carried, life.start.pension_months
    here, growth = life.where[0].terms, life.case.assumptions.wage_growth or 0
    for code, count in _record_months(life) if carried is None else carried.pension_months:
        same = code == here.policy.code
        terms = here if same else life.world.terms(code, life.first, life.last, growth)
        out.append((terms, count))
    for stretch in life.where:
        if stretch.first > month:
            break
        months = life.months_at(min(stretch.last, month))
        out.append((stretch.terms, months - before))
        before = months
    return out


def _record_months(life: "Life") -> "list[tuple[str, int]]":
    """Months of a printed record by code of the place, as its spells say; the rest at home, first.

    A move in the first month ahead leaves the record's months where they were paid.
    """
    find, record = life.world.library.find, life.case.record
    home = find(life.case.city).code
    spelt = [
        (find(spell.city).code if spell.city else home, int(spell.last) - int(spell.first) + 1)
        for spell in record.spells
        if spell.kind in PAID
    ]
    rest = life.start.pension_months - sum(count for _, count in spelt)
    return [(home, rest), *spelt] if rest > 0 or not spelt else spelt


def _by_place(life: "Life", offset: int) -> tuple[tuple[str, int], ...]:
    """Medical months by place code at an offset: the record's own, and those walked since."""
    found = dict(life.start.local_elsewhere)
    months, before = life.medical.months, life.start.medical_months
    for number, stretch in enumerate(life.where):
        at = min(stretch.last - life.first, offset)
        if stretch.first - life.first > offset:
            break
        code = stretch.terms.policy.code
        begun = life.start.local_months if number == 0 else found.get(code, 0)
        found[code] = begun + months[at] - before
        before = months[at]
    return tuple(found.items())
