"""The average contribution index at a month, by the wages of the place that pays.

Contributions made elsewhere are divided by the benefit place's wage (国办发〔2009〕66号), so
that a move changes the indices of the months before it.
"""

from typing import NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.life.live import Life
from sibal_engine.life.start import sum_of_spells
from sibal_engine.money import half_up
from sibal_engine.months.month_terms import index_wage
from sibal_engine.months.schedule import PlaceTerms
from sibal_engine.rates import INDEX_ONE
from sibal_engine.record.history import history_of
from sibal_engine.rules.due import PensionDue
from sibal_engine.rules.pension import Formula


class IndexTotal(NamedTuple):
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
    carried = life.case.record.carried
    if carried is not None and any(code != terms.policy.code for code in carried.places):
        return True
    return any(stretch.terms.policy.code != terms.policy.code for stretch in life.where)


def month_index(life: Life, offset: int, terms: PlaceTerms) -> int | None:
    """The index of one paid month by the wages of the place that pays.

    A negative offset names a month that the record was carried over.
    """
    if offset >= 0:
        code = life.terms_at(life.first + offset).policy.code
        return _index_of(life.dues.pension[offset], code, life.first + offset, terms)
    carried = life.case.record.carried
    assert carried is not None
    return _index_of(carried.pension[offset], carried.places[offset], life.first + offset, terms)


def _index_of(due: PensionDue, code: str, month: int, terms: PlaceTerms) -> int | None:
    if code == terms.policy.code or not due.base:
        return due.contribution_index
    wage = index_wage(terms, month)
    return half_up(due.base * INDEX_ONE, wage) if wage else None


def record_sum(life: Life, terms: PlaceTerms) -> int | None:
    """The indices of the record by the wages of that place, those carried over included."""
    carried = life.case.record.carried
    if carried is None:
        return _printed_sum(life, life.case, life.start.index_sum, life.start.pension_months, terms)
    case = life.case._replace(record=carried.before)
    total = _printed_sum(life, case, carried.before_sum, carried.before_months, terms)
    for position in carried.counted:
        one = month_index(life, position - len(carried.pension), terms)
        total = None if total is None or one is None else total + one
    return total


def _printed_sum(
    life: Life, case: Case, given: int | None, months: int, terms: PlaceTerms
) -> int | None:
    """The indices of a printed record: as given, else of its spells."""
    if case.record.average_index is not None or not case.record.spells:
        return given
    history = history_of(case, life.world, terms.policy.code)
    if history is None:
        return given
    deemed = life.start.deemed
    return sum_of_spells(case, history, months - deemed, deemed, {}, {})


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
