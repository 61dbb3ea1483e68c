"""Cover month by month, each rule alone, by hand."""

from __future__ import annotations

import pytest

from sibal_engine.rules.cover import (
    Cover,
    CoverMonth,
    CoverRules,
    Paid,
    Wait,
    cover_months,
    gap_is_tolerated,
    waiting_part,
)
from sibal_engine.rules.resident import WaitRule

YES, NO, BACK, RETIRED, RESIDENT = Paid.YES, Paid.NO, Paid.BACK, Paid.RETIRED, Paid.RESIDENT
THREE = Wait(3, 3)
LETTERS = {
    Cover.COVERED: "C",
    Cover.WAITING: "W",
    Cover.SUSPENDED: "S",
    Cover.NOT_ENROLLED: "-",
    Cover.RETIRED: "R",
    Cover.RESIDENT: "r",
    Cover.UNKNOWN: "?",
}


def states(months: list[CoverMonth]) -> str:
    return "".join(LETTERS[each.state] for each in months)


def test_a_gap_only_tolerated_when_paid_back() -> None:
    rules = CoverRules(THREE, THREE, 3, only_if_paid_back=True)
    assert gap_is_tolerated(1, 1, rules) is False


@pytest.mark.parametrize(
    ("row", "year", "length", "in_year", "tolerated"),
    [
        (None, None, 1, 1, None),
        (None, 6, 7, 6, True),
        (None, 6, 1, 7, False),
        (3, None, 3, 9, True),
        (3, None, 4, 4, False),
        (3, 6, 3, 7, False),
    ],
)
def test_tolerance_in_a_row_and_in_a_year(
    row: int | None, year: int | None, length: int, in_year: int, tolerated: bool | None
) -> None:
    assert gap_is_tolerated(length, in_year, CoverRules(THREE, THREE, row, year)) is tolerated


TWO_A_YEAR = CoverRules(Wait(1, 1), Wait(1, 1), None, 2)


@pytest.mark.parametrize(
    ("unpaid", "cover"),
    [
        # three in the year that begins with the first month: a wait in its December
        ((0, 1, 10), "SSCCCCCCCCSWCCCCC"),
        # a new year counts anew: one, two, three of its own
        ((0, 1, 12), "SSCCCCCCCCCCSCCCC"),
        ((0, 1, 12, 13), "SSCCCCCCCCCCSSCCC"),
        ((0, 1, 12, 13, 14), "SSCCCCCCCCCCSSSWC"),
    ],
)
def test_unpaid_months_of_a_calendar_year(unpaid: tuple[int, ...], cover: str) -> None:
    paid = [NO if month in unpaid else YES for month in range(17)]
    assert states(cover_months(paid, TWO_A_YEAR, enrolled=True)) == cover


def test_other_rules_after_a_move() -> None:
    rules = CoverRules(THREE, THREE, 3)
    strict = CoverRules(THREE, Wait(2, 2), 0)
    paid = [NO, YES, NO, YES, YES, YES]
    assert states(cover_months(paid, rules, enrolled=True)) == "SCSCCC"
    assert states(cover_months(paid, rules, enrolled=True, later={2: strict})) == "SCSWWC"


def test_a_retiree_is_covered_at_once_and_ever_after() -> None:
    rules = CoverRules(THREE, THREE, 0)
    assert states(cover_months([NO, RETIRED, RETIRED, YES], rules, enrolled=False)) == "-RRC"


@pytest.mark.parametrize(("retroactive", "cover"), [(True, "CCCC"), (False, "CSSC")])
def test_months_paid_back(retroactive: bool, cover: str) -> None:
    rules = CoverRules(THREE, THREE, 0, retroactive=retroactive)
    assert states(cover_months([YES, BACK, BACK, YES], rules, enrolled=True)) == cover


def test_months_paid_back_by_one_who_has_to_wait_serve_the_wait() -> None:
    # first enrolment: three months of wait, whether paid in time or back
    paid = [BACK, BACK, YES, YES]
    assert states(cover_months(paid, CoverRules(THREE, THREE, 0), enrolled=False)) == "WWWC"
    # after a gap that is not tolerated likewise
    paid = [NO, BACK, YES, YES, YES]
    assert states(cover_months(paid, CoverRules(THREE, THREE, 0), enrolled=True)) == "SWWWC"


@pytest.mark.parametrize(("restarts", "cover"), [(True, "WSWWWC"), (False, "WSWWCC")])
def test_a_break_inside_a_wait(restarts: bool, cover: str) -> None:
    rules = CoverRules(THREE, THREE, 3, restarts=restarts)
    paid = [YES, NO, YES, YES, YES, YES]
    assert states(cover_months(paid, rules, enrolled=False)) == cover


@pytest.mark.parametrize(
    ("after", "cover"),
    [
        # nothing to wait for, whether the gap is tolerated or not
        (Wait(0, 0), "SCCCCC"),
        # covered or waiting, for as long as the wait would be
        (Wait(3, 3), "S???CC"),
        (Wait(None, None, 2), "S??CCC"),
        (Wait(None, None), "S?????"),
    ],
)
def test_an_unknown_tolerance(after: Wait, cover: str) -> None:
    paid = [NO, YES, YES, YES, YES, YES]
    assert states(cover_months(paid, CoverRules(THREE, after, None), enrolled=True)) == cover


@pytest.mark.parametrize(
    ("wait", "outpatient", "inpatient"),
    [
        (Wait(1, 3), [False, True, True, True], [False, False, False, True]),
        (Wait(0, 2), [True, True, True, True], [False, False, True, True]),
        (Wait(2, 0), [False, False, True, True], [True, True, True, True]),
    ],
)
def test_two_kinds_of_care(wait: Wait, outpatient: list[bool], inpatient: list[bool]) -> None:
    months = cover_months([YES] * 4, CoverRules(wait, wait, 3), enrolled=False)
    assert [each.outpatient for each in months] == outpatient
    assert [each.inpatient for each in months] == inpatient


RESIDENTS = CoverRules(THREE, THREE, 3, residents=WaitRule(3, 1, 1, 6))


def test_a_residents_window_is_january() -> None:
    # December unpaid, January paid: the yearly window
    assert states(cover_months([NO, RESIDENT], RESIDENTS, enrolled=False, first_month=11)) == "-r"
    paid = [NO, RESIDENT, RESIDENT, RESIDENT, RESIDENT]
    assert states(cover_months(paid, RESIDENTS, enrolled=False, first_month=0)) == "-WWWr"


def test_who_was_never_enrolled_has_no_gap_years() -> None:
    paid = [NO] * 24 + [RESIDENT] * 4
    cover = states(cover_months(paid, RESIDENTS, enrolled=False, first_month=2))
    assert cover == "-" * 24 + "WWWr"


HALF = Wait(2, 2, part=500_000)


def test_half_of_the_benefits_while_waiting() -> None:
    cover = cover_months([YES, NO, YES, YES, YES], CoverRules(THREE, HALF, 0), enrolled=True)
    assert states(cover) == "CSWWC"
    # nothing in the unpaid month, half in the two months of wait, all after them
    assert [month.part for month in cover] == [0, 0, 500_000, 500_000, 0]
    assert waiting_part(cover) == 500_000


def test_a_plain_wait_among_partial_ones_counts() -> None:
    rules = CoverRules(Wait(1, 1), HALF, 0)
    cover = cover_months([YES, NO, YES], rules, enrolled=False)
    assert states(cover) == "WSW"
    assert waiting_part(cover) == 0
    assert waiting_part(cover[1:]) == 500_000


def test_no_wait_and_an_unknown_one() -> None:
    assert waiting_part(cover_months([YES], CoverRules(THREE, HALF, 0), enrolled=True)) == 0
    unknown = CoverRules(THREE, Wait(None, None, part=500_000), 0)
    assert waiting_part(cover_months([NO, YES], unknown, enrolled=True)) is None
