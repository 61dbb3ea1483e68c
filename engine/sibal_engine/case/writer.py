"""A case as TOML text: what `parse_case` reads back is the same case, key for key."""

from __future__ import annotations

from typing import Any

from sibal_engine.case.model import (
    SCHEMA_VERSION,
    Assumptions,
    BaseKind,
    Case,
    Change,
    Expectation,
    Gap,
    Plan,
    Record,
    Spell,
)
from sibal_engine.case.written import as_written
from sibal_engine.money import yuan_or_none
from sibal_engine.month import Month
from sibal_engine.rates import INDEX_DIGITS, decimal_text, percent_text


def _rate(value: int | None) -> str | None:
    return None if value is None else percent_text(value)


def _month(value: Month | None) -> str | None:
    return None if value is None else str(value)


def _given(**keys: Any) -> dict[str, Any]:
    """The keys that hold something: None, an empty text and an empty list are left out."""
    return {key: value for key, value in keys.items() if value not in (None, "", [])}


def _spell(spell: Spell) -> dict[str, Any]:
    return {
        "from": str(spell.first),
        "to": str(spell.last),
        **_given(
            base=yuan_or_none(spell.base),
            kind=spell.kind,
            city=spell.city,
            medical_scheme=spell.medical_scheme,
        ),
    }


def _record(record: Record) -> dict[str, Any]:
    index = record.average_index
    return _given(
        as_of=str(record.as_of),
        pension_months=record.pension_months,
        deemed_months=record.deemed_months,
        average_index=None if index is None else decimal_text(index, INDEX_DIGITS),
        pension_balance=yuan_or_none(record.pension_balance),
        pension_credited_this_year=yuan_or_none(record.pension_credited_this_year),
        medical_months=record.medical_months,
        medical_local_months=record.medical_local_months,
        medical_balance=yuan_or_none(record.medical_balance),
        first_insured=_month(record.first_insured),
        spell=[_spell(spell) for spell in record.spells],
    )


def _gap(gap: Gap) -> dict[str, Any]:
    back_pay = False if gap.back_pay is None else str(gap.back_pay_at or gap.back_pay)
    return {
        "from": str(gap.first_at or gap.first),
        "months": gap.months,
        "scheme": gap.scheme,
        "back_pay": back_pay,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "from": str(change.first_at or change.first),
        **_given(
            pension_base=None if change.pension_base is None else str(change.pension_base),
            medical_base=None if change.medical_base is None else str(change.medical_base),
            medical_option=change.medical_option,
            city=change.city,
        ),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    # what the place prescribes has no name of its own: it is the missing key
    prescribed = plan.medical_base.kind is BaseKind.PLACE
    return _given(
        pension_base=str(plan.pension_base),
        medical_base=None if prescribed else str(plan.medical_base),
        medical_option=plan.medical_option,
        retire=str(plan.retire_at or plan.retire),
        subsidy_from=_month(plan.subsidy_from),
        gap=[_gap(gap) for gap in plan.gaps],
        change=[_change(change) for change in plan.changes],
    )


def _assumptions(assumptions: Assumptions) -> dict[str, Any]:
    return _given(
        wage_growth=_rate(assumptions.wage_growth),
        crediting_rate=_rate(assumptions.crediting_rate),
        price_growth=_rate(assumptions.price_growth),
        medical_spend=yuan_or_none(assumptions.medical_spend),
    )


def _expectation(row: Expectation) -> dict[str, Any]:
    month = {} if row.month is None else {"month": str(row.month)}
    note = {"note": row.note} if row.note else {}
    return {"figure": row.figure, "value": row.value, **month, **note}


def case_document(case: Case) -> dict[str, Any]:
    """The TOML document of a case."""
    person = case.person
    document: dict[str, Any] = {"schema": SCHEMA_VERSION, "name": case.name}
    document |= _given(note=case.note)
    document["person"] = {
        "born": str(person.born),
        "sex": person.sex,
        "category": person.category,
        **_given(hukou=person.hukou),
    }
    document["place"] = {"city": case.city}
    document["record"] = _record(case.record)
    document["plan"] = _plan(as_written(case.plan))
    document |= _given(assumptions=_assumptions(case.assumptions) or None)
    for key, rows in (("assert", case.asserts), ("expect", case.expects)):
        document |= _given(**{key: [_expectation(row) for row in rows]})
    return document


def to_toml(case: Case) -> str:
    """The case as the text of a profile; `parse_case(to_toml(case)) == case`."""
    # needed only where a case is written
    import tomli_w

    return tomli_w.dumps(case_document(case))
