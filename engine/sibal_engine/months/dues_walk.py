"""The dues of every month of a plan: made once for each stretch of months with the same terms."""

from bisect import bisect_right
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from sibal_engine.case.model import BaseChoice, Case, Change
from sibal_engine.messages import message
from sibal_engine.months.dues import Dues, medical_month, pension_month
from sibal_engine.months.month_terms import MEDICAL_PARTS, default_option, medical_terms
from sibal_engine.months.schedule import PlaceTerms, Stretch
from sibal_engine.policy.kinds import Band
from sibal_engine.policy.schema import OPTIONS
from sibal_engine.rules.due import MedicalDue

DUE_PATHS = (
    "pension.base",
    "pension.rate",
    "pension.account_rate",
    "pension.formula",
    "resident_medical.premium",
    *(
        f"medical.{option}.{part}"
        for option in ("with_account", "pool_only")
        for part in MEDICAL_PARTS
    ),
)
"""Every series that enters a month's dues; the average wage enters by the year."""
_BANDED = {"by_age", "bands"}
_YEARLY = {"yearly", "care_yearly"}


class _Choice(NamedTuple):
    pension: BaseChoice
    medical: BaseChoice
    option: str | None

    def changed(self, change: Change) -> "_Choice":
        return _Choice(
            change.pension_base or self.pension,
            change.medical_base or self.medical,
            change.medical_option or self.option,
        )


def dues_key(case: Case) -> tuple[Hashable, ...]:
    """All of a case that its dues depend on, beside the terms of its places and the months."""
    plan = case.plan
    choices = (plan.pension_base, plan.medical_base, plan.medical_option, plan.changes)
    return (*choices, case.person.born, case.city)


def make_dues(case: Case, where: tuple[Stretch, ...], first: int) -> Dues:
    """The dues of every month of `where` from `first` on by the case's plan, gaps not applied."""
    dues = Dues(first)
    plan = case.plan
    choice = _Choice(plan.pension_base, plan.medical_base, plan.medical_option)
    changes = list(plan.changes)
    moves = {int(change.first) for change in changes}
    born = int(case.person.born)
    kept = _Kept()
    for stretch in where:
        for start, end in _blocks(stretch, moves, born):
            while changes and changes[0].first <= start:
                choice = choice.changed(changes.pop(0))
            _add_block(
                dues, choice, stretch.terms, start=start, end=end, age=start - born, kept=kept
            )
    if plan.medical_option is None and dues.options:
        dues.assumed["medical_option"] = message("assumed.medical_option", option=dues.options[0])
    return dues


class _Kept:
    """The medical row of the block before, and what it depended on."""

    def __init__(self) -> None:
        self.key: tuple[object, ...] | None = None
        self.rows: list[MedicalDue] = []


def _add_block(
    dues: Dues,
    choice: _Choice,
    terms: PlaceTerms,
    start: int,
    end: int,
    age: int,
    kept: _Kept,
) -> None:
    """Add months of the same terms; only a yearly amount has parts that differ by a fen."""
    option = choice.option or terms.kept(
        ("default_option", start), lambda: default_option(terms, start)
    )
    count = end - start + 1
    pension = pension_month(choice.pension, terms, start, dues)
    parts = min(count, 12) if _by_month(terms, option) else 1
    key: tuple[object, ...] | None = None
    if parts == 1 and option in OPTIONS:
        # all that a month depends on; months alike share the object of their terms
        band = bisect_right(_band_ages(terms), age)
        rules = medical_terms(terms, option, start)
        key = (id(rules), choice.medical, pension.base, band)
    if key is None or key != kept.key:
        kept.key = key
        kept.rows = [
            medical_month(
                choice.medical,
                terms,
                option,
                month=start + i,
                age=age,
                dues=dues,
                paid=pension.base,
            )
            for i in range(parts)
        ]
    dues.pension.extend([pension] * count)
    dues.medical.extend((kept.rows * -(-count // parts))[:count])
    dues.options.extend([option] * count)


def _by_month(terms: PlaceTerms, option: str) -> bool:
    """Whether a yearly amount is spread over the months, in any of the months ahead."""
    if option in ("resident", "none"):
        return option == "resident"
    return terms.kept(("by_month", option), lambda: _has_yearly(terms, option))


def _has_yearly(terms: PlaceTerms, option: str) -> bool:
    columns = (terms.column(f"medical.{option}.{part}") for part in ("amount", "fee"))
    cells = {id(cell): cell for column in columns for cell in column if cell is not None}
    return any(not _YEARLY.isdisjoint(cell.values) for cell in cells.values())


def _blocks(stretch: Stretch, moves: set[int], born: int) -> Iterator[tuple[int, int]]:
    """The months of a stretch cut wherever terms, the plan or an age band change."""
    terms = stretch.terms
    edges = set(due_edges(terms)) | moves
    edges.update(born + age for age in _band_ages(terms))
    inner = sorted(edge for edge in edges if stretch.first < edge <= stretch.last)
    starts = [stretch.first, *inner]
    for start, following in zip(starts, [*inner, stretch.last + 1], strict=True):
        yield start, following - 1


def due_edges(terms: PlaceTerms) -> tuple[int, ...]:
    """The months in which something that enters the dues changes."""
    return terms.kept("due_edges", lambda: tuple(sorted(_edges(terms))))


def _edges(terms: PlaceTerms) -> Iterator[int]:
    for path in DUE_PATHS:
        cells = terms.column(path)
        for offset in range(1, len(cells)):
            if cells[offset] is not cells[offset - 1]:
                yield terms.first + offset
    for year in range(terms.first // 12, terms.last // 12 + 1):
        # contributions are divided by the wage of the year before, or of the same year
        wages = [terms.at("average_wage", (year - back) * 12) for back in (0, 1, 2)]
        if wages[0] is not wages[1] or wages[1] is not wages[2]:
            yield year * 12


def _band_ages(terms: PlaceTerms) -> tuple[int, ...]:
    """The ages (months) at which a band begins, in order."""
    return terms.kept("band_ages", lambda: tuple(sorted(set(_ages(terms)))))


def _ages(terms: PlaceTerms) -> Iterator[int]:
    for path in DUE_PATHS:
        for cell in {id(cell): cell for cell in terms.column(path)}.values():
            if cell is None:
                continue
            for name in _BANDED & cell.values.keys():
                bands: tuple[Band, ...] = cell.values[name]
                yield from (band.below_age for band in bands if band.below_age is not None)
