"""Editing gaps month by month: what is said stays the same, and what is undone is as before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sibal_engine.case.model import Gap
from sibal_engine.month import Month
from sibal_tui.views import gap_edit

FIRST, LAST = int(Month.of(2027, 1)), int(Month.of(2029, 12))
MONTHS = st.integers(FIRST, LAST)


@st.composite
def gaps(draw: st.DrawFn) -> tuple[Gap, ...]:
    """Gaps as a profile may hold them: overlapping, adjacent, in any order."""
    found = []
    for _ in range(draw(st.integers(0, 5))):
        first, months = draw(MONTHS), draw(st.integers(0, 8))
        back = draw(st.one_of(st.none(), st.integers(0, 3)))
        paid = None if back is None else Month(first + months + back)
        found.append(Gap(Month(first), months, draw(st.sampled_from(gap_edit.SCHEMES)), paid))
    return tuple(found)


def said(some: tuple[Gap, ...], scheme: str) -> set[int]:
    """The unpaid months by the case's own reading."""
    return {
        month for gap in some for month in range(FIRST - 12, LAST + 24) if gap.covers(scheme, month)
    }


def month(text: str) -> Month:
    return Month.parse(text)


@given(gaps())
def test_the_normal_form_leaves_the_same_months_unpaid(some: tuple[Gap, ...]) -> None:
    normal = gap_edit.normal(some)
    for scheme in ("pension", "medical"):
        assert said(normal, scheme) == said(some, scheme)


@given(gaps())
def test_the_normal_form_is_stable_and_has_no_two_gaps_to_join(some: tuple[Gap, ...]) -> None:
    normal = gap_edit.normal(some)
    assert gap_edit.normal(normal) == normal
    for gap in normal:
        assert gap.months > 0
        assert not any(
            other.scheme == gap.scheme
            and other.back_pay == gap.back_pay
            and int(other.first) == int(gap.first) + gap.months
            for other in normal
        )


@given(gaps(), MONTHS)
def test_toggling_a_paid_month_twice_restores(some: tuple[Gap, ...], at: int) -> None:
    if gap_edit.at(some, at) is None:
        once = gap_edit.toggled(some, at)
        assert gap_edit.at(once, at) is not None
        assert gap_edit.toggled(once, at) == gap_edit.normal(some)


@given(gaps(), MONTHS)
def test_toggling_changes_that_month_alone(some: tuple[Gap, ...], at: int) -> None:
    after = gap_edit.toggled(some, at)
    assert (gap_edit.at(some, at) is None) != (gap_edit.at(after, at) is None)
    for scheme in ("pension", "medical"):
        assert said(after, scheme) ^ said(some, scheme) <= {at}


@given(gaps(), MONTHS)
def test_removing_every_gap_leaves_none(some: tuple[Gap, ...], at: int) -> None:
    left = gap_edit.normal(some)
    while left:
        shorter = gap_edit.removed(left, left[0])
        assert len(shorter) == len(left) - 1
        left = shorter
    assert gap_edit.at(left, at) is None


@given(gaps(), MONTHS, st.integers(-3, 3))
def test_shifting_there_and_back_restores(some: tuple[Gap, ...], at: int, delta: int) -> None:
    there = gap_edit.shifted(some, at, delta, FIRST, LAST)
    # where the gap did not fit before (it touched another one) the way back is refused
    if there is not None and gap_edit.shifted(some, at, 0, FIRST, LAST) is not None:
        back = gap_edit.shifted(there, at + delta, -delta, FIRST, LAST)
        assert back == gap_edit.normal(some)


@given(gaps(), MONTHS, st.integers(0, 60))
def test_a_gap_gets_the_length_it_is_given(some: tuple[Gap, ...], at: int, months: int) -> None:
    old = gap_edit.at(gap_edit.normal(some), at)
    after = gap_edit.resized(some, at, months, LAST)
    first = at if old is None else int(old.first)
    wanted = range(first, min(first + months, LAST + 1))
    schemes = ("pension", "medical") if old is None or old.scheme == "both" else (old.scheme,)
    for scheme in schemes:
        assert set(wanted) <= said(after, scheme)


@given(gaps(), MONTHS)
def test_three_changes_of_scheme_keep_the_months(some: tuple[Gap, ...], at: int) -> None:
    before = said(some, "pension") | said(some, "medical")
    after = gap_edit.with_scheme(gap_edit.with_scheme(gap_edit.with_scheme(some, at), at), at)
    assert said(after, "pension") | said(after, "medical") == before


def test_neighbours_of_one_kind_become_one_gap() -> None:
    some = (Gap(month("2027-03"), 2), Gap(month("2027-05"), 3))
    assert gap_edit.normal(some) == (Gap(month("2027-03"), 5),)


def test_a_pension_and_a_medical_gap_of_the_same_months_are_a_gap_of_both() -> None:
    some = (Gap(month("2027-03"), 2, "medical"), Gap(month("2027-03"), 3, "pension"))
    assert gap_edit.normal(some) == (
        Gap(month("2027-03"), 2, "both"),
        Gap(month("2027-05"), 1, "pension"),
    )


def test_gaps_paid_back_in_different_months_stay_apart() -> None:
    some = (Gap(month("2027-03"), 2, "both", month("2027-06")), Gap(month("2027-05"), 1))
    assert gap_edit.normal(some) == some


def test_a_month_beside_a_gap_takes_its_scheme() -> None:
    some = (Gap(month("2027-03"), 2, "medical"),)
    assert gap_edit.toggled(some, month("2027-05")) == (Gap(month("2027-03"), 3, "medical"),)
    assert gap_edit.toggled(some, month("2027-02")) == (Gap(month("2027-02"), 3, "medical"),)


def test_a_gap_paid_back_in_the_month_after_it_stays_so_when_it_grows() -> None:
    some = gap_edit.back_paid((Gap(month("2027-03"), 2),), month("2027-04"))
    assert some == (Gap(month("2027-03"), 2, "both", month("2027-05")),)
    longer = gap_edit.lengthened(some, month("2027-03"), 1, LAST)
    assert longer == (Gap(month("2027-03"), 3, "both", month("2027-06")),)
    assert gap_edit.lengthened(longer, month("2027-03"), -1, LAST) == some
    assert gap_edit.back_paid(some, month("2027-03")) == (Gap(month("2027-03"), 2),)


def test_a_gap_does_not_run_into_another_or_out_of_the_strip() -> None:
    some = (Gap(month("2027-03"), 2), Gap(month("2027-06"), 1))
    assert gap_edit.shifted(some, month("2027-03"), 1, FIRST, LAST) is None
    assert gap_edit.shifted(some, month("2027-04"), -3, FIRST, LAST) is None
    assert gap_edit.shifted(some, month("2027-04"), -2, FIRST, LAST) == (
        Gap(month("2027-01"), 2),
        Gap(month("2027-06"), 1),
    )
    assert gap_edit.shifted(some, month("2027-05"), 1, FIRST, LAST) is None


def test_plus_begins_a_gap_and_minus_ends_it() -> None:
    one = gap_edit.lengthened((), month("2027-03"), 1, LAST)
    assert one == (Gap(month("2027-03"), 1),)
    assert gap_edit.lengthened(one, month("2027-03"), -1, LAST) == ()
    assert gap_edit.lengthened((), month("2027-03"), -1, LAST) == ()


def test_a_length_is_held_within_the_strip() -> None:
    assert gap_edit.resized((), LAST - 1, 480, LAST) == (Gap(Month(LAST - 1), 2),)
