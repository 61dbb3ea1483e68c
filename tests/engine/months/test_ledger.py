"""The ledger adds up: month by month, year by year, and in the totals."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.lives import cases
from tests.engine.people import gap, person
from tests.engine.worked import fen, world

from sibal_engine.case.model import Case
from sibal_engine.month import Month
from sibal_engine.months.ledger import Start, settled, walk_medical, walk_pension
from sibal_engine.result.project import Projection, project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.rules.due import MedicalDue, PensionDue

FEW = settings(max_examples=60)
JANUARY = int(Month.of(2027, 1))


def known(value: int | None) -> int:
    assert value is not None
    return value


def ends(result: Projection) -> int:
    """Months walked up to retirement."""
    return result.life.end - result.life.first + 1


@FEW
@given(cases())
def test_the_pension_account_is_opening_and_credits_and_interest(case: Case) -> None:
    result = project(case, world())
    book, start = result.life.pension, result.life.start
    before = known(start.pension_balance)
    for offset in range(ends(result)):
        credit, earned = known(book.credit[offset]), book.interest[offset]
        now = known(book.balance[offset])
        assert now == before + credit + earned
        assert earned == 0 or (book.first + offset) % 12 == 11
        before = now
    # the last year is settled in the month of retirement
    offset = ends(result) - 1
    rate = result.life.crediting_rate(result.life.end // 12)
    final, earned = settled(book, offset, rate)
    unsettled = 0 if result.life.end % 12 == 11 else earned
    assert final == known(book.balance[offset]) + unsettled == result.pension_balance


@FEW
@given(cases())
def test_what_is_paid_is_credited_or_pooled(case: Case) -> None:
    life = project(case, world()).life
    book = life.pension
    for offset, due in enumerate(book.due):
        back = life.repaid_pension.get(offset, [])
        dues = [due] if life.pays_pension[offset] else []
        dues += [book.due[each] for each in back]
        paid, credit = known(book.paid[offset]), known(book.credit[offset])
        assert paid == sum(known(each) for each in dues)
        # 8 of 20 parts, each month's rounded half-up to the fen
        assert abs(5 * credit - 2 * paid) <= 4 * len(dues)


@FEW
@given(cases())
def test_months_are_counted_once_each(case: Case) -> None:
    life = project(case, world()).life
    counts = [life.start.pension_months, *life.pension.months]
    for offset, (before, now) in enumerate(pairwise(counts)):
        back = life.repaid_pension.get(offset, [])
        assert now - before == int(life.pays_pension[offset]) + len(back)
        assert not any(life.pays_pension[each] for each in back)
    medical = [life.start.medical_months, *life.medical.months]
    for offset, (before, now) in enumerate(pairwise(medical)):
        back = life.repaid_medical.get(offset, [])
        assert now - before == int(life.pays_medical[offset]) + len(back)
        assert not any(life.pays_medical[each] for each in back)


@FEW
@given(cases())
def test_the_medical_account_is_never_overdrawn_nor_cleared(case: Case) -> None:
    life = project(case, world()).life
    book, before = life.medical, known(life.start.medical_balance)
    spend = life.case.assumptions.medical_spend or 0
    for offset, balance in enumerate(book.balance):
        if balance is None:
            # an unknown credit leaves the rest unknown, never 0
            assert book.balance[offset:] == [None] * (len(book.balance) - offset)
            break
        credit, spent = known(book.credit[offset]), book.spent[offset]
        assert balance == before + credit - spent >= 0
        assert spent == min(spend, before + credit)
        assert life.pays_medical[offset] or offset in life.repaid_medical or credit == 0
        before = balance


@FEW
@given(cases(), st.integers(0, 400))
def test_years_and_totals_add_up_to_the_ledger(case: Case, after: int) -> None:
    first = project(case, world())
    result = project(case, world(), until=Month(first.life.end + after))
    book, medical, rows = result.life.pension, result.life.medical, result.by_year
    count = ends(result)
    assert sum(known(row.pension_paid) for row in rows) == sum(map(known, book.paid[:count]))
    assert sum(known(row.pension_credited) for row in rows) == sum(map(known, book.credit[:count]))
    opening = known(result.life.start.pension_balance)
    drawn = 0
    for row in rows:
        out = known(row.pension_drawn)
        opening += known(row.pension_credited) + known(row.pension_interest) - out
        drawn += out
        assert row.pension_balance == opening >= 0
    assert result.pension_balance == opening
    assert drawn <= known(first.pension_balance)
    if None not in medical.balance:
        balance = known(result.life.start.medical_balance)
        for row in rows:
            if row.medical_balance is None:
                break
            balance += known(row.medical_credited) - known(row.medical_spent)
            assert row.medical_balance == balance
    shown = projection_dict(result)["totals"]
    assert fen(shown["pension_pooled"]) == fen(shown["pension_paid"]) - fen(
        shown["pension_credited"]
    )
    assert shown["months"] == book.months[count - 1] - result.life.start.pension_months


@FEW
@given(cases())
def test_the_account_pays_its_part_until_it_is_empty(case: Case) -> None:
    at_retirement = project(case, world())
    balance, part = known(at_retirement.pension_balance), known(at_retirement.award.account)
    months = 30 * 12
    later = project(case, world(), until=Month(at_retirement.life.end + months))
    assert later.pension_balance == max(0, balance - part * months)
    # the pool pays on: what is received does not change when the account is empty
    received = sum(row.pension_received or 0 for row in later.by_year)
    assert received == known(at_retirement.award.total) * months


def start(balance: int) -> Start:
    return Start(balance, balance, 0, 0, 0, balance, 0, 0)


def test_a_contribution_of_month_k_earns_13_minus_k_months() -> None:
    due = PensionDue(100_000, 20_000, 12_000, 0)
    for month in range(1, 13):
        pays = [number == month for number in range(1, 13)]
        book = walk_pension([due] * 12, pays, {}, lambda _: 100_000, start(0), JANUARY)
        # 120.00 at 10 % a year earns a yuan a month
        assert book.interest[-1] == (13 - month) * 100
        assert book.balance[-1] == 12_000 + (13 - month) * 100


def test_a_month_paid_back_earns_from_the_month_of_payment() -> None:
    due = PensionDue(100_000, 20_000, 12_000, 500)
    pays = [True, False, *[True] * 10]
    book = walk_pension([due] * 12, pays, {5: [1]}, lambda _: 100_000, start(0), JANUARY)
    # 12 + 10 + 9 + 8 + 2 × 7 (June pays February too) + 6 + … + 1
    assert book.interest[-1] == (12 + 10 + 9 + 8 + 14 + 21) * 100
    assert book.credit[5] == 24_000
    assert book.months[-1] == 12
    assert book.index_sum[-1] == 12 * 500


def test_an_unknown_credit_makes_the_balance_unknown_from_there_on() -> None:
    good, bad = PensionDue(1000, 200, 80, 1), PensionDue(None, None, None, None)
    book = walk_pension([good, bad, good], [True] * 3, {}, lambda _: 15_000, start(1000), JANUARY)
    assert book.balance == [1080, None, None]
    # an unpaid month is not unknown
    paid = walk_pension(
        [good, bad, good], [True, False, True], {}, lambda _: 15_000, start(1000), JANUARY
    )
    assert paid.balance == [1080, 1080, 1160]


def test_an_unknown_rate_makes_the_balance_unknown_from_december_on() -> None:
    due = PensionDue(1000, 200, 80, 1)
    book = walk_pension([due] * 13, [True] * 13, {}, lambda _: None, start(1000), JANUARY)
    assert book.balance[10] == 1000 + 11 * 80
    assert book.balance[11:] == [None, None]


def test_the_medical_account_is_spent_no_further_than_it_reaches() -> None:
    due = MedicalDue(1000, 100, 0, 20)
    book = walk_medical([due] * 3, [True] * 3, [True] * 3, {}, 50, start(70), JANUARY)
    assert book.balance == [40, 10, 0]
    assert book.spent == [50, 50, 30]


def test_local_months_begin_anew_in_another_place() -> None:
    due = MedicalDue(1000, 100, 0, 20)
    book = walk_medical([due] * 4, [True] * 4, [True] * 4, {}, 0, start(0), JANUARY, {2: "b"}, "a")
    assert book.months == [1, 2, 3, 4]
    assert book.local_months == [1, 2, 1, 2]


def test_a_gap_leaves_both_balances_standing() -> None:
    stopped = person(gap("2026-11", 12), pension_balance="48211.37", medical_balance="3120.55")
    life = project(stopped, world()).life
    # to the month before the interest of December, and after it but for the interest
    assert life.pension.balance[0] == fen("48211.37")
    interest = life.pension.interest[1]
    assert life.pension.balance[11] == fen("48211.37") + interest
    assert life.medical.balance[11] == fen("3120.55")
