"""The bases really paid, month by month over record and plan, and the provinces lived in."""

from collections.abc import Iterator
from typing import NamedTuple

from sibal_engine.case.model import Record
from sibal_engine.life.live import Life
from sibal_engine.messages import Message, message
from sibal_engine.money import Money
from sibal_engine.month import Month
from sibal_engine.months.schedule import PlaceTerms
from sibal_engine.record.history import PAID


class BasePaid(NamedTuple):
    """A month that was paid; fen."""

    month: int
    """The month it counts for."""
    at: int
    """The month in which it was paid; later than `month` when it was paid back."""
    base: Money | None
    """None: not known, for `reason` where the record misses it."""
    place: str
    """Code of the place; empty when the record does not say."""
    reason: Message | None = None


def printed_record(life: Life) -> Record:
    """The record as it is printed, also where a life was carried forward from it."""
    carried = life.case.record.carried
    return life.case.record if carried is None else carried.before


def bases_paid(life: Life, last: int) -> list[BasePaid]:
    """Every month really paid up to `last`, in order; deemed months are none."""
    found = [*_of_record(life), *_carried(life), *_of_plan(life, last)]
    return sorted(found, key=lambda each: each.month)


def _of_record(life: Life) -> Iterator[BasePaid]:
    """The months of the printed record's spells; one unknown base where they do not suffice."""
    record = printed_record(life)
    months: dict[int, tuple[Money | None, str]] = {}
    for spell in record.spells:
        if spell.kind in PAID:
            for month in range(int(spell.first), int(spell.last) + 1):
                months[month] = (spell.base, spell.city)
    given = record.pension_months
    if given is not None and given > len(months):
        reason = message("unknown.transfer_bases")
        if months:
            reason = message("unknown.spells_incomplete", covered=len(months), given=given)
        yield BasePaid(int(record.as_of), int(record.as_of), None, "", reason)
    home = home_of(life)
    for month, (base, city) in months.items():
        if base == 0:
            continue
        code = life.world.library.find(city).code if city else home
        missing = message("unknown.spell_base", month=Month(month)) if base is None else None
        yield BasePaid(month, month, base, code, missing)


def _carried(life: Life) -> Iterator[BasePaid]:
    """The months between the printed record and the month it was carried to."""
    carried = life.case.record.carried
    if carried is None:
        return
    begin = life.first - len(carried.pension)
    for position in carried.counted:
        base = carried.pension[position].base
        if base != 0:
            month = begin + position
            yield BasePaid(month, month, base, carried.places[position])


def _of_plan(life: Life, last: int) -> Iterator[BasePaid]:
    carried, dues = life.case.record.carried, life.dues.pension
    for offset in range(min(len(dues), last - life.first + 1)):
        month = life.first + offset
        base = dues[offset].base
        if life.pays_pension[offset] and base != 0:
            yield BasePaid(month, month, base, life.terms_at(month).policy.code)
        for each in life.repaid_pension.get(offset, ()):
            if each >= 0:
                code, back = life.terms_at(life.first + each).policy.code, dues[each].base
            else:
                assert carried is not None
                code, back = carried.places[each], life.start.earlier_pension[each].base
            yield BasePaid(life.first + each, month, back, code)


def home_of(life: Life) -> str:
    """Code of the place of the printed record."""
    carried = life.case.record.carried
    return life.world.library.find(life.case.city).code if carried is None else carried.home


def last_spell_place(life: Life) -> str | None:
    """The place of the record's last paid spell, where its spells cover all its months."""
    record = printed_record(life)
    paid = [spell for spell in record.spells if spell.kind in PAID]
    if not paid:
        return None
    count = sum(int(spell.last) - int(spell.first) + 1 for spell in paid)
    if record.pension_months is not None and record.pension_months > count:
        return None
    city = max(paid, key=lambda spell: int(spell.last)).city
    return life.world.library.find(city).code if city else home_of(life)


class Stay(NamedTuple):
    """A stay in one province."""

    first: int
    """The first month in it."""
    enters: PlaceTerms
    """The place first lived in."""
    leaves: PlaceTerms
    """The place last lived in."""


def stays(life: Life) -> list[Stay]:
    """The provinces lived in, in order, from the record on; municipalities are provinces.

    A record stands for one place: what was paid in others before is in it, as printed or as
    recomputed in one account. Only a last spell that lies elsewhere has not moved there yet.
    """
    carried = life.case.record.carried
    begin = life.first if carried is None else life.first - len(carried.places)
    codes = [(begin - 1, last_spell_place(life) or home_of(life))]
    if carried is not None:
        codes += [(begin + i, code) for i, code in enumerate(carried.places)]
    growth = life.case.assumptions.wage_growth or 0
    found = [(at, life.world.terms(code, life.first, life.last, growth)) for at, code in codes]
    found += [(stretch.first, stretch.terms) for stretch in life.where]
    out: list[Stay] = []
    for at, terms in found:
        if out and out[-1].leaves.policy.province == terms.policy.province:
            out[-1] = out[-1]._replace(leaves=terms)
        else:
            out.append(Stay(at, terms, terms))
    return out
