"""What a medical month costs when it is paid back: the place's own rate or base of arrears."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sibal_engine.money import half_up
from sibal_engine.months.month_terms import medical_terms
from sibal_engine.months.schedule import PlaceTerms, Stretch
from sibal_engine.policy.model import State
from sibal_engine.policy.schema import OPTIONS
from sibal_engine.rates import PPM
from sibal_engine.rules.due import MedicalDue


def arrears_due(
    row: MedicalDue, terms: PlaceTerms, option: str, month: int, pay_month: int
) -> MedicalDue:
    """A missed month's dues (fen) at the rate and base that its place names for arrears, if any.

    Without a rate of arrears the ordinary one holds. A base of arrears is that of a month paid in
    a later calendar year (宁人社发〔2026〕152号: 2026 paid in 2027 or later at 8,371).
    """
    rule = terms.at("medical.gap.back_payment", month)
    if rule is None or option not in OPTIONS:
        return row
    rate, base = rule.values.get("rate"), row.base
    if pay_month // 12 > month // 12 and rule.state is State.PUBLISHED and "base" in rule.values:
        base = rule.values["base"]
    elif rate is None:
        return row
    if rate is None:
        cell = medical_terms(terms, option, month).rate
        rate = None if cell is None else cell.values.get("value")
    if base is None or rate is None:
        return row
    return row._replace(due=half_up(base * rate, PPM))


def arrears_rows(
    repaid: Mapping[int, Sequence[int]],
    rows: Sequence[MedicalDue],
    earlier: Sequence[MedicalDue],
    options: Sequence[str],
    where: Sequence[Stretch],
    first: int,
) -> dict[int, MedicalDue]:
    """The dues of the months paid back, by their offset from `first`; `repaid` as in the ledger."""
    out: dict[int, MedicalDue] = {}
    for at, months in repaid.items():
        for offset in months:
            row = rows[offset] if offset >= 0 else earlier[offset]
            option = options[max(0, offset)]
            terms = _terms(where, first + offset)
            out[offset] = arrears_due(row, terms, option, first + offset, first + at)
    return out


def _terms(where: Iterable[Stretch], month: int) -> PlaceTerms:
    stretches = list(where)
    return next((s.terms for s in stretches if month <= s.last), stretches[-1].terms)
