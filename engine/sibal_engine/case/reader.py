"""Reading a case from TOML, strictly: every fault is collected, with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sibal_engine.case.model import (
    CATEGORIES,
    MEDICAL_SCHEMES,
    MOST_MONTHS,
    OPTIONS,
    SCHEMA_VERSION,
    Assumptions,
    BaseChoice,
    BaseKind,
    Case,
    Change,
    Expectation,
    Gap,
    Person,
    Plan,
    Record,
    Spell,
    amount,
    index,
)
from sibal_engine.case.reference import LATER, RETIRE_MILESTONES, Reference, looks_named
from sibal_engine.errors import ContentError, WrongValueError, clip
from sibal_engine.month import Month
from sibal_engine.rates import PPM, parse_growth, parse_rate
from sibal_engine.toml.reader import Reader, count_to, one_of
from sibal_engine.toml.source import KeyPath, parse_text, read_text

_WORDS = ("statutory", "earliest", "latest")


def _retire(value: object) -> str | Month | Reference:
    if isinstance(value, str) and value in _WORDS:
        return value
    try:
        return Reference.parse(value, RETIRE_MILESTONES) if looks_named(value) else _month_of(value)
    except WrongValueError as error:
        allowed = f"{', '.join(_WORDS)}, {error.allowed}"
        raise WrongValueError(f"{clip(repr(value), 24)} is no retirement", allowed) from None


def _month_of(value: object) -> Month:
    try:
        return Month.parse(value)
    except WrongValueError:
        raise WrongValueError("", "YYYY-MM or a milestone") from None


def _back_pay(value: object) -> Month | Reference | None:
    if value is False:
        return None
    if value is True:
        raise WrongValueError(
            "true names no month", 'false, or the month it is paid back: "2027-06"'
        )
    return _when(value)


def _when(value: object) -> Month | Reference:
    """A month of a plan, or the milestone it names."""
    return Reference.parse(value) if looks_named(value) else Month.parse(value)


def _medical_scheme(value: object) -> str:
    """The id of a reference scheme, from its letter or its id."""
    for scheme in MEDICAL_SCHEMES:
        if value in (scheme, scheme[-1]):
            return scheme
    raise WrongValueError(
        f"{clip(repr(value))} is no medical scheme", "a, b, c, d, " + ", ".join(MEDICAL_SCHEMES)
    )


_STATUTORY: str | Month | Reference = "statutory"
_SPELL_KEYS = ("from", "to", "base", "kind", "city", "medical_scheme")
_GAP_KEYS = ("from", "months", "scheme", "back_pay")
_CHANGE_KEYS = ("from", "pension_base", "medical_base", "medical_option", "city")
_RECORD_KEYS = (
    "as_of",
    "pension_months",
    "deemed_months",
    "average_index",
    "pension_balance",
    "pension_credited_this_year",
    "medical_months",
    "medical_local_months",
    "medical_balance",
    "first_insured",
    "spell",
)
_PLAN_KEYS = (
    "pension_base",
    "medical_base",
    "medical_option",
    "retire",
    "subsidy_from",
    "gap",
    "change",
)
_ASSUMPTION_KEYS = ("wage_growth", "crediting_rate", "price_growth", "medical_spend")
_TOP_KEYS = (
    "schema",
    "name",
    "note",
    "person",
    "place",
    "record",
    "plan",
    "assumptions",
    "assert",
    "expect",
)


HIGHEST_RATE = PPM // 2
_PINNED = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?%?|[0-9]{4}-[0-9]{2}")
_UNREAD = Month.of(2000, 1)
"""Stands for a month that could not be read: it is told apart by identity."""


def _month(reader: Reader, table: Mapping[str, Any], key: str, path: KeyPath) -> Month:
    if key not in table:
        reader.fault([*path, key], "is missing", 'a month such as "2026-10"')
    return reader.month_at(table, key, path) or _UNREAD


def _from(reader: Reader, row: Mapping[str, Any], path: KeyPath) -> tuple[Month, Reference | None]:
    """The first month of an entry of the plan, and the milestone where it names one."""
    if not looks_named(row.get("from")):
        return _month(reader, row, "from", path), None
    found = reader.value(row, "from", path, Reference.parse, None)
    return (_UNREAD if found is None else LATER), found


def _before(first: Month, second: Month) -> bool:
    """Whether a month lies before another; never where one of them has a fault already."""
    return first is not _UNREAD and second is not _UNREAD and first < second


def _read_person(reader: Reader, table: Mapping[str, Any]) -> Person:
    path = ["person"]
    reader.only(table, path, ("born", "sex", "category", "hukou"))
    category = reader.value(table, "category", path, one_of(*CATEGORIES), "")
    if "category" not in table:
        reader.fault(["person", "category"], "is missing", ", ".join(CATEGORIES))
    sex = reader.value(table, "sex", path, one_of("male", "female"), "")
    if sex and category and CATEGORIES[category] != sex:
        reader.fault(["person", "sex"], f"{sex} does not go with {category}", CATEGORIES[category])
    return Person(
        _month(reader, table, "born", path), category, reader.text_at(table, "hukou", path)
    )


def _read_spells(reader: Reader, table: Mapping[str, Any], as_of: Month) -> tuple[Spell, ...]:
    spells: list[Spell] = []
    for number, row in enumerate(reader.tables(table, "spell", ["record"])):
        path: list[str | int] = ["record", "spell", number]
        reader.only(row, path, _SPELL_KEYS)
        kinds = one_of("flexible", "employee", "resident", "deemed")
        spell = Spell(
            first=_month(reader, row, "from", path),
            last=_month(reader, row, "to", path),
            kind=reader.value(row, "kind", path, kinds, "flexible"),
            base=reader.value(row, "base", path, amount, None),
            city=reader.text_at(row, "city", path),
            medical_scheme=reader.value(row, "medical_scheme", path, _medical_scheme, ""),
        )
        if _before(spell.last, spell.first):
            reader.fault([*path, "to"], f"{spell.last} lies before {spell.first}", "from ≤ to")
        if _before(as_of, spell.last):
            reader.fault([*path, "to"], f"{spell.last} lies after as_of {as_of}", f"to ≤ {as_of}")
        for other in spells:
            apart = spell.first > other.last or other.first > spell.last
            edges = (spell.first, spell.last, other.first, other.last)
            if not apart and not any(edge is _UNREAD for edge in edges):
                reader.fault([*path, "from"], "overlaps another spell", "one spell a month")
        spells.append(spell)
    return tuple(sorted(spells, key=lambda each: each.first))


def _read_record(reader: Reader, table: Mapping[str, Any], born: Month) -> Record:
    path = ["record"]
    reader.only(table, path, _RECORD_KEYS)
    months = count_to(MOST_MONTHS)
    as_of = _month(reader, table, "as_of", path)
    if _before(as_of, born) and not reader.faults:
        reader.fault(["record", "as_of"], f"{as_of} lies before the birth", f"after {born}")
    record = Record(
        as_of=as_of,
        pension_months=reader.value(table, "pension_months", path, months, None),
        deemed_months=reader.value(table, "deemed_months", path, months, 0),
        average_index=reader.value(table, "average_index", path, index, None),
        pension_balance=reader.value(table, "pension_balance", path, amount, None),
        pension_credited_this_year=reader.value(
            table, "pension_credited_this_year", path, amount, None
        ),
        medical_months=reader.value(table, "medical_months", path, months, None),
        medical_local_months=reader.value(table, "medical_local_months", path, months, None),
        medical_balance=reader.value(table, "medical_balance", path, amount, None),
        first_insured=reader.month_at(table, "first_insured", path),
        spells=_read_spells(reader, table, as_of),
    )
    _check_record(reader, record, born)
    return record


def _check_record(reader: Reader, record: Record, born: Month) -> None:
    life = max(0, int(record.as_of) - int(born) + 1)
    for key in ("pension_months", "deemed_months", "medical_months"):
        value = getattr(record, key)
        if value is not None and value > life and not reader.faults:
            reader.fault(["record", key], f"{value} months in a life of {life}", f"at most {life}")
    local, all_months = record.medical_local_months, record.medical_months
    if local is not None and all_months is not None and local > all_months:
        allowed = f"at most medical_months = {all_months}"
        reader.fault(["record", "medical_local_months"], f"{local} local months", allowed)
    insured = record.first_insured
    if insured is not None and not reader.faults and not born <= insured <= record.as_of:
        allowed = f"{born} to {record.as_of}"
        reader.fault(["record", "first_insured"], f"{insured} is not on the record", allowed)
    credited, balance = record.pension_credited_this_year, record.pension_balance
    if credited is not None and balance is not None and credited > balance:
        path = ["record", "pension_credited_this_year"]
        reader.fault(path, "more than the balance", "at most pension_balance")


def _read_plan(reader: Reader, table: Mapping[str, Any], as_of: Month) -> Plan:
    path = ["plan"]
    reader.only(table, path, _PLAN_KEYS)
    gaps, changes = [], []
    for number, row in enumerate(reader.tables(table, "gap", path, 200)):
        gaps.append(_read_gap(reader, row, ["plan", "gap", number], as_of))
    for number, row in enumerate(reader.tables(table, "change", path, 200)):
        at: list[str | int] = ["plan", "change", number]
        reader.only(row, at, _CHANGE_KEYS)
        first, first_at = _from(reader, row, at)
        change = Change(
            first=first,
            pension_base=reader.value(row, "pension_base", at, BaseChoice.parse, None),
            medical_base=reader.value(row, "medical_base", at, BaseChoice.parse, None),
            medical_option=reader.value(row, "medical_option", at, one_of(*OPTIONS), None),
            city=reader.value(row, "city", at, _place_text, None),
            first_at=first_at,
        )
        if _before(change.first, as_of.plus(1) if as_of is not _UNREAD else as_of):
            reader.fault([*at, "from"], f"{change.first} is on the record", f"after {as_of}")
        changes.append(change)
    retire = reader.value(table, "retire", path, _retire, _STATUTORY)
    return Plan(
        pension_base=reader.value(
            table, "pension_base", path, BaseChoice.parse, BaseChoice(BaseKind.LOWER)
        ),
        medical_base=reader.value(
            table, "medical_base", path, BaseChoice.parse, BaseChoice(BaseKind.PLACE)
        ),
        medical_option=reader.value(table, "medical_option", path, one_of(*OPTIONS), None),
        retire="statutory" if isinstance(retire, Reference) else retire,
        gaps=tuple(gaps),
        changes=tuple(sorted(changes, key=lambda each: each.first)),
        subsidy_from=reader.month_at(table, "subsidy_from", path),
        retire_at=retire if isinstance(retire, Reference) else None,
    )


def _read_gap(reader: Reader, row: Mapping[str, Any], path: KeyPath, as_of: Month) -> Gap:
    reader.only(row, path, _GAP_KEYS)
    first, first_at = _from(reader, row, path)
    back = reader.value(row, "back_pay", path, _back_pay, None)
    gap = Gap(
        first=first,
        months=reader.value(row, "months", path, count_to(MOST_MONTHS), 0),
        scheme=reader.value(row, "scheme", path, one_of("both", "pension", "medical"), "both"),
        back_pay=LATER if isinstance(back, Reference) else back,
        first_at=first_at,
        back_pay_at=back if isinstance(back, Reference) else None,
    )
    if "months" not in row:
        reader.fault([*path, "months"], "is missing", "how many months are not paid")
    if _before(gap.first, as_of.plus(1) if as_of is not _UNREAD else as_of):
        reader.fault([*path, "from"], f"{gap.first} is on the record", f"a month after {as_of}")
    plain = gap.back_pay is not None and gap.first_at is None
    if plain and gap.back_pay is not None and _before(gap.back_pay, gap.first):
        reader.fault([*path, "back_pay"], f"{gap.back_pay} lies before the gap", f"{gap.first} on")
    return gap


def _place_text(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip() or len(value) > 40:
        raise WrongValueError(f"{clip(repr(value))} is not a place", "a code, a name or pinyin")
    return value


def _pinned(value: object) -> str:
    """A figure as a statement prints it: an amount, a count or a month, as text."""
    if not isinstance(value, str) or not _PINNED.fullmatch(value):
        allowed = 'such as "48211.37", "131" or "2046-04"'
        raise WrongValueError(f"{clip(repr(value))} is no printed figure", allowed)
    return value


def _crediting_rate(value: object) -> int:
    """A crediting rate of a plan in ppm: a bare 2 would be 200 %, and is no rate of an account."""
    rate = parse_rate(value)
    if rate > HIGHEST_RATE:
        raise WrongValueError(f"{clip(repr(value))} is out of range", "0% to 50%")
    return rate


def _read_expectations(
    reader: Reader, data: Mapping[str, Any], key: str
) -> tuple[Expectation, ...]:
    rows: list[Expectation] = []
    for number, row in enumerate(reader.tables(data, key, [])):
        path: list[str | int] = [key, number]
        reader.only(row, path, ("figure", "value", "month", "note"))
        for needed in ("figure", "value"):
            if needed not in row:
                reader.fault([*path, needed], "is missing", f"[[{key}]] figure and value")
            elif key == "assert" and row[needed] == "":
                reader.fault([*path, needed], "is empty", f"[[{key}]] figure and value")
        if key == "assert":
            reader.value(row, "value", path, _pinned, None)
        rows.append(
            Expectation(
                reader.text_at(row, "figure", path),
                reader.text_at(row, "value", path),
                reader.month_at(row, "month", path),
                reader.text_at(row, "note", path),
            )
        )
    return tuple(rows)


def _read_assumptions(reader: Reader, table: Mapping[str, Any]) -> Assumptions:
    path = ["assumptions"]
    reader.only(table, path, _ASSUMPTION_KEYS)
    table = {key: value for key, value in table.items() if value != ""}
    return Assumptions(
        wage_growth=reader.value(table, "wage_growth", path, parse_growth, None),
        crediting_rate=reader.value(table, "crediting_rate", path, _crediting_rate, None),
        price_growth=reader.value(table, "price_growth", path, parse_growth, None),
        medical_spend=reader.value(table, "medical_spend", path, amount, None),
    )


def parse_case(text: str, file: str = "case") -> Case:
    """Read one case from TOML; raises `ContentError` with every fault."""
    return read_case(parse_text(text, file), text, file)


def read_case(data: Mapping[str, Any], text: str, file: str) -> Case:
    """Read one case from a parsed document; `text` serves the line numbers of faults."""
    reader = Reader(file, text)
    reader.only(data, [], _TOP_KEYS)
    schema = data.get("schema")
    if schema != SCHEMA_VERSION or isinstance(schema, bool):
        shown = "is missing" if schema is None else f"{clip(repr(schema))} is not known"
        reader.fault(["schema"], shown, f"schema = {SCHEMA_VERSION}")
    name = reader.text_at(data, "name", [])
    if not name.strip() and isinstance(data.get("name", ""), str):
        reader.fault(["name"], "is missing", 'name = "…"')
    person = _read_person(reader, reader.table(data, "person", []))
    place = reader.table(data, "place", [])
    reader.only(place, ["place"], ("city",))
    city = reader.value(place, "city", ["place"], _place_text, None)
    if city is None and "city" not in place:
        reader.fault(["place", "city"], "is missing", "a code, a name or pinyin")
    record = _read_record(reader, reader.table(data, "record", []), person.born)
    case = Case(
        name=name,
        note=reader.text_at(data, "note", []),
        person=person,
        city=city or "",
        record=record,
        plan=_read_plan(reader, reader.table(data, "plan", []), record.as_of),
        assumptions=_read_assumptions(reader, reader.table(data, "assumptions", [])),
        asserts=_read_expectations(reader, data, "assert"),
        expects=_read_expectations(reader, data, "expect"),
    )
    if reader.faults:
        raise ContentError(*reader.faults)
    return case


def load_case(path: Path, name: str | None = None) -> Case:
    """Read a case file; raises `ContentError`."""
    return parse_case(read_text(path, name or path.name), name or path.name)
