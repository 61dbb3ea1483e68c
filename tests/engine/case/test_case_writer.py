"""Writing a case loses nothing: what is read back is the same case."""

from __future__ import annotations

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from sibal_engine.case.model import (
    OPTIONS,
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
)
from sibal_engine.case.reader import parse_case
from sibal_engine.case.reference import LATER, MILESTONES, RETIRE_MILESTONES, Reference
from sibal_engine.case.writer import case_document, to_toml
from sibal_engine.month import Month
from sibal_engine.rates import INDEX_ONE

BORN = Month.of(1970, 1)
AS_OF = Month.of(2026, 10)

_words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=40)
_names = _words.filter(lambda text: text.strip())
_amounts = st.integers(0, 10**10)
_counts = st.integers(0, 600)
_later = st.integers(1, 400).map(lambda months: AS_OF.plus(months))
_rates = st.integers(0, 500_000)
_bases = st.one_of(
    st.sampled_from([BaseChoice(kind) for kind in (BaseKind.LOWER, BaseKind.UPPER, BaseKind.NONE)]),
    st.integers(1, 3_000_000).map(lambda ppm: BaseChoice(BaseKind.SHARE, ppm)),
    _amounts.map(lambda fen: BaseChoice(BaseKind.AMOUNT, fen)),
)
_options = st.sampled_from(OPTIONS)
_references = st.builds(Reference, st.sampled_from(MILESTONES), st.integers(-780, 780))
_first = st.tuples(_later, st.none()) | _references.map(lambda named: (LATER, named))
"""A first month, plain or named by a milestone."""


def _maybe(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | values


@st.composite
def _records(draw: st.DrawFn) -> Record:
    months = draw(_maybe(st.integers(0, 400)))
    balance = draw(_maybe(_amounts))
    credited = None if balance is None else draw(_maybe(st.integers(0, int(str(balance)))))
    return Record(
        as_of=AS_OF,
        pension_months=draw(_maybe(_counts)),  # type: ignore[arg-type]
        deemed_months=draw(_counts),
        average_index=draw(_maybe(st.integers(0, 20 * INDEX_ONE))),  # type: ignore[arg-type]
        pension_balance=balance,  # type: ignore[arg-type]
        pension_credited_this_year=credited,  # type: ignore[arg-type]
        medical_months=months,  # type: ignore[arg-type]
        medical_local_months=None if months is None else draw(st.integers(0, int(str(months)))),
        medical_balance=draw(_maybe(_amounts)),  # type: ignore[arg-type]
        first_insured=draw(st.none() | st.just(Month.of(2001, 5))),
        spells=draw(_spells()),
    )


@st.composite
def _spells(draw: st.DrawFn) -> tuple[Spell, ...]:
    month, spells = Month.of(2000, 1), []
    for _ in range(draw(st.integers(0, 4))):
        first = month.plus(draw(st.integers(0, 20)))
        last = first.plus(draw(st.integers(0, 30)))
        kind = draw(st.sampled_from(["flexible", "employee", "resident", "deemed"]))
        base = draw(st.none() | _amounts)
        city = draw(st.sampled_from(["", "310000"]))
        scheme = draw(st.sampled_from(["", "scheme-a", "scheme-d"]))
        spells.append(Spell(first, last, kind, base, city, scheme))
        month = last.plus(1)
    return tuple(spells)


@st.composite
def _gaps(draw: st.DrawFn) -> Gap:
    first, first_at = draw(_first)
    back, back_at = draw(
        st.just((None, None))
        | st.integers(0, 60).map(lambda later: (first.plus(later), None))
        | _references.map(lambda named: (LATER, named))
    )
    if first_at is not None and back_at is None and back is not None:
        back = draw(_later)
    scheme = draw(st.sampled_from(["both", "pension", "medical"]))
    return Gap(first, draw(_counts), scheme, back, first_at, back_at)


@st.composite
def _changes(draw: st.DrawFn) -> Change:
    first, first_at = draw(_first)
    return Change(
        first,
        draw(st.none() | _bases),
        draw(st.none() | _bases),
        draw(st.none() | _options),
        draw(st.none() | st.sampled_from(["110000", "成都"])),
        first_at,
    )


@st.composite
def _plans(draw: st.DrawFn) -> Plan:
    retire_at = draw(
        st.none() | st.builds(Reference, st.sampled_from(RETIRE_MILESTONES), st.integers(-780, 780))
    )
    retire = draw(st.sampled_from(["statutory", "earliest", "latest"]) | _later)
    return Plan(
        pension_base=draw(_bases),
        medical_base=draw(st.just(BaseChoice(BaseKind.PLACE)) | _bases),
        medical_option=draw(st.none() | _options),
        retire=retire if retire_at is None else "statutory",
        gaps=tuple(draw(st.lists(_gaps(), max_size=3))),
        changes=tuple(sorted(draw(st.lists(_changes(), max_size=3)), key=lambda each: each.first)),
        subsidy_from=draw(st.none() | _later),
        retire_at=retire_at,
    )


_assumptions = st.builds(
    Assumptions,
    wage_growth=st.none() | st.integers(-500_000, 500_000),
    crediting_rate=st.none() | _rates,
    price_growth=st.none() | st.integers(-500_000, 500_000),
    medical_spend=st.none() | _amounts,
)
_expected = st.lists(
    st.builds(Expectation, figure=_words, value=_words, month=st.none() | _later, note=_words),
    max_size=2,
).map(tuple)
_pinned = st.sampled_from(["48211.37", "131", "2046-04", "0.72"])
_asserted = st.lists(
    st.builds(Expectation, figure=_names, value=_pinned, month=st.none() | _later, note=_words),
    max_size=2,
).map(tuple)
_cases = st.builds(
    Case,
    name=_names,
    person=st.builds(
        Person,
        born=st.just(BORN),
        category=st.sampled_from(["men60", "women55", "women50"]),
        hukou=st.sampled_from(["", "510000"]),
    ),
    city=_names,
    record=_records(),
    plan=_plans(),
    assumptions=_assumptions,
    note=_words,
    asserts=_asserted,
    expects=_expected,
)


@settings(max_examples=300)
@given(_cases)
def test_what_is_written_is_read_back_the_same(case: Case) -> None:
    assert parse_case(to_toml(case)) == case


@given(_cases)
def test_the_text_is_the_document(case: Case) -> None:
    assert tomllib.loads(to_toml(case)) == case_document(case)


def test_what_is_not_given_is_not_written() -> None:
    case = Case("x", Person(BORN, "men60"), "310000", Record(AS_OF))
    document = case_document(case)
    assert set(document) == {"schema", "name", "person", "place", "record", "plan"}
    assert document["record"] == {"as_of": "2026-10", "deemed_months": 0}
    assert "medical_base" not in document["plan"]
