"""The average contribution index at a month, by the wages of the place that pays.

Contributions made elsewhere are divided by the benefit place's wage (国办发〔2009〕66号), so
that a move changes the indices of the months before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sibal_engine.case import INDEX_ONE
from sibal_engine.dues import index_wage
from sibal_engine.life import Life
from sibal_engine.money import half_up
from sibal_engine.record import history_of
from sibal_engine.rules.pension import Formula
from sibal_engine.schedule import PlaceTerms
from sibal_engine.start import sum_of_spells


@dataclass(frozen=True, slots=True)
class IndexTotal:
    """The sums behind an average index; units of 10⁻¹². None: unknown."""

    record: int | None
    """Sum of the months on the record."""
    whole: int | None
    months: int
    """Months it is divided by: the paid ones, or the due ones where the province says so."""

    @property
    def average(self) -> int | None:
        """The average, half-up; 0 without any month."""
        if self.whole is None:
            return None
        return half_up(self.whole, self.months) if self.months else 0


def moved(life: Life, terms: PlaceTerms) -> bool:
    """Whether some months up to now were paid in another place than the one that pays."""
    return any(stretch.terms.policy.code != terms.policy.code for stretch in life.where)


def month_index(life: Life, offset: int, terms: PlaceTerms) -> int | None:
    """The index of one paid month by the wages of the place that pays."""
    month, due = life.first + offset, life.dues.pension[offset]
    if life.terms_at(month).policy.code == terms.policy.code or not due.base:
        return due.contribution_index
    wage = index_wage(terms, month)
    return half_up(due.base * INDEX_ONE, wage) if wage else None


def record_sum(life: Life, terms: PlaceTerms) -> int | None:
    """The indices of the record: as given, else of its spells by the wages of that place."""
    record, start = life.case.record, life.start
    if record.average_index is not None or not record.spells:
        return start.index_sum
    history = history_of(life.case, life.world, terms.policy.code)
    if history is None:
        return start.index_sum
    return sum_of_spells(
        life.case, history, start.pension_months - start.deemed, start.deemed, {}, {}
    )


def index_total(life: Life, month: int, terms: PlaceTerms, formula: Formula) -> IndexTotal:
    """The index sums at the end of a month for a pension paid by the place of `terms`."""
    offset, book = month - life.first, life.pension
    if offset < 0:
        begun = record_sum(life, terms) if moved(life, terms) else life.start.index_sum
        return IndexTotal(begun, begun, life.start.pension_months)
    months = (book.due_months if formula.index_months == "due" else book.months)[offset]
    if not moved(life, terms):
        return IndexTotal(life.start.index_sum, book.index_sum[offset], months)
    begun = record_sum(life, terms)
    paid = [i for i in range(offset + 1) if life.pays_pension[i]]
    back = [i for at, group in life.repaid_pension.items() if at <= offset for i in group]
    whole = begun
    for each in paid + back:
        one = month_index(life, each, terms)
        whole = None if whole is None or one is None else whole + one
    return IndexTotal(begun, whole, months)
