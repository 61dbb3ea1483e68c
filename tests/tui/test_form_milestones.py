"""Milestones in the app: typed into the profile, shown at their months, kept by the gap simulator.

The demo person was born 1988-04, 55 class: retirement in 2046-04, 131 months up to 2026-10. So 180
months are counted at the end of 2030-11 (49 later), 240 at the end of 2035-11.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.apps import FROZEN, LANGUAGES, case_of, lines_of, until
from tests.tui.profile_forms import form_of, opened, typed

from sibal_engine.case.model import BaseChoice, Case, Gap
from sibal_engine.case.reference import LATER, MILESTONES, RETIRE_MILESTONES, Reference
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_tui.locale import Lang
from sibal_tui.locale.plan_names import entry_name, reference_name
from sibal_tui.screens.profile_rows import RowDialog
from sibal_tui.session import Session
from sibal_tui.views import gap_edit
from sibal_tui.views import profile as view
from sibal_tui.views import profile_rows as rows
from sibal_tui.views.form_milestones import retire, when
from sibal_tui.views.form_values import WrongError
from sibal_tui.views.gap import Others, build
from sibal_tui.views.profile_rows import TABLES
from sibal_tui.views.projection_edit import move_retirement
from sibal_tui.widgets.month_strip_model import Pay

LIBRARY = Library(FROZEN)
NAMED = """
[[plan.gap]]
from = "pension_15_years+1"
months = 5
"""
GAPS, CHANGES = TABLES["gaps"], TABLES["changes"]
DECEMBER = Month.of(2030, 12)


def session_of(more: str = NAMED, lang: Lang = "zh") -> Session:
    case = case_of(more=more)
    # without the gap of the demo person: only what a test asks for
    case = case._replace(plan=case.plan._replace(gaps=case.plan.gaps[1:]))
    return Session(World(LIBRARY), case, lang)


# --- reading what is typed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2030.12", "2030-12"),
        ("2030年12月", "2030-12"),
        ("pension_minimum+1", "pension_minimum+1"),
        (" Pension_Minimum + 1 ", "pension_minimum+1"),
        ("达到最低缴费年限", "pension_minimum"),
        ("达到最低缴费年限＋１", "pension_minimum+1"),
        ("达到最低缴费年限之后3个月", "pension_minimum+3"),
        ("法定退休年龄前12个月", "statutory_age-12"),
        ("养老缴满15年", "pension_15_years"),
        ("达到退休医保年限（含本地）+1", "retiree_cover+1"),
        ("Minimum months reached +1 month", "pension_minimum+1"),
    ],
)
def test_a_month_or_a_milestone_is_read(text: str, kept: str) -> None:
    assert when(text, LIBRARY) == kept


@given(st.sampled_from(MILESTONES), st.integers(-780, 780), st.sampled_from(["zh", "en"]))
def test_what_is_shown_is_read_back(name: str, offset: int, lang: Lang) -> None:
    reference = Reference(name, offset)
    assert when(reference_name(reference, lang), LIBRARY) == str(reference)
    assert when(str(reference), LIBRARY) == str(reference)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("minimum_reached", "when"),
        ("有空的时候", "when"),
        ("pension_minimum+", "when"),
        ("2030-13", "no_such_month"),
        ("pension_minimum+781", "count_large"),
    ],
)
def test_what_names_no_month_is_said(text: str, problem: str) -> None:
    with pytest.raises(WrongError) as caught:
        when(text, LIBRARY)
    assert caught.value.problem.key == problem


def test_retirement_takes_milestones_that_do_not_hang_on_it() -> None:
    assert retire("最早", LIBRARY) == "earliest"
    assert retire("2044-01", LIBRARY) == "2044-01"
    for name in RETIRE_MILESTONES:
        assert retire(f"{name}+2", LIBRARY) == f"{name}+2"
    for name in set(MILESTONES) - set(RETIRE_MILESTONES):
        with pytest.raises(WrongError):
            retire(name, LIBRARY)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_that_may_hold_a_milestone_has_a_name(lang: Lang) -> None:
    keys = ("plan.gap.0.from", "plan.gap.1.back_pay", "plan.change.2.from", "plan.retire")
    assert all(entry_name(key, lang) for key in keys)
    assert entry_name("plan.gap.0.months", lang) is None


# --- the profile's rows


def test_a_row_keeps_the_name_and_shows_the_month() -> None:
    session = session_of("")
    texts = {"gaps.from": "养老缴满 15 年 +1", "gaps.months": "5", "gaps.scheme": "both"}
    checked = rows.check_row(GAPS, texts, session.case, [], LIBRARY)
    assert not checked.problems
    assert rows.put_row(session, GAPS, 0, checked.kept) == 0
    assert session.case.plan.gaps[0].first_at == Reference("pension_15_years", 1)
    kept = rows.rows_of(session.case, GAPS)[0]
    assert kept["gaps.from"] == "pension_15_years+1"
    notes = rows.month_notes(session, GAPS, 0, kept)
    cells = rows.cells_of(GAPS, kept, "zh", LIBRARY, notes)
    assert cells[0] == "养老缴满 15 年 +1 个月  即 2030-12"
    checked = rows.check_row(GAPS, kept, session.case, [], LIBRARY)
    form = rows.row_view(GAPS, kept, checked, "zh", LIBRARY, notes)
    assert (form.lines[0].value, form.lines[0].note) == ("养老缴满 15 年 +1 个月", "即 2030-12")


def test_a_milestone_that_does_not_come_stands_there_with_that_note() -> None:
    # who pays no pension contributions stays at 131 months
    session = session_of()
    none = session.case.plan._replace(pension_base=BaseChoice.parse("none"))
    session.change(session.case._replace(plan=none))
    notes = rows.month_notes(session, GAPS, 0, rows.rows_of(session.case, GAPS)[0])
    assert notes["gaps.from"].text == "不会出现，没有计入"
    # on the gap screen it stands nowhere, and an edit beside it keeps it
    assert resolved(session) == ()
    beside = (*gap_edit.toggled((), int(DECEMBER)), *gap_edit.left_out(session.planned.plan))
    case = edit(session, beside)
    assert [gap.first_at for gap in case.plan.gaps] == [None, Reference("pension_15_years", 1)]


def test_a_wrong_name_waits_with_one_line() -> None:
    session = session_of("")
    texts = {"changes.from": "minimum_reached", "changes.pension_base": "60%"}
    checked = rows.check_row(CHANGES, texts, session.case, [], LIBRARY)
    assert checked.problems["changes.from"].key == "when"
    for lang in LANGUAGES:
        line = rows.row_view(CHANGES, texts, checked, lang, LIBRARY).lines[0]
        assert line.tone == "bad"
        assert "2027-03" in line.note
        assert "\n" not in line.note


def test_retirement_at_a_milestone_stands_in_the_form_with_its_month() -> None:
    # 55 class: the window ends three years after 2046-04; six months later is 2046-10
    session = session_of("")
    view.type_text(session, "plan.retire", "法定退休年龄+6")
    assert view.apply_typed(session)
    assert session.case.plan.retire_at == Reference("statutory_age", 6)
    line = next(line for line in view.build(session).lines if line.key == "plan.retire")
    assert (line.value, line.note) == ("法定退休年龄 +6 个月", "即 2046-10")


async def test_a_milestone_is_typed_into_a_gap_on_the_screen() -> None:
    async with opened(size=(120, 40)) as (pilot, app):
        await pilot.press("g", "n")
        await until(pilot, lambda: isinstance(app.screen, RowDialog))
        await pilot.press("enter")
        await typed(pilot, "养老缴满15年+1")
        await pilot.press("tab")
        await typed(pilot, "5")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.session.case.plan.gaps) == 2)
        assert app.session.case.plan.gaps[1] == Gap(
            LATER, 5, "both", None, Reference("pension_15_years", 1)
        )
        form_of(app).go("gaps.months")
        # five months unpaid before it, from 2027-03: 180 months in 2031-04
        await until(pilot, lambda: any("即 2031-05" in line for line in lines_of(app)))


# --- the session and the gap simulator


def strip(session: Session, month: Month) -> Pay:
    cell = build(session, Others(session.world), int(month)).strip.at(int(month))
    assert cell is not None
    return cell.pay


def test_the_gap_stands_on_the_strip_where_its_milestone_comes() -> None:
    session = session_of()
    assert [strip(session, DECEMBER.plus(n)) for n in (-1, 0, 4, 5)] == [
        Pay.PAID,
        Pay.UNPAID,
        Pay.UNPAID,
        Pay.PAID,
    ]
    shown = build(session, Others(session.world), int(DECEMBER))
    lines = {line.label: line.value for line in shown.effects}
    assert lines["时段"] == "2030-12 起 5 个月"
    assert lines["里程碑"] == "养老缴满 15 年 +1 个月"


def resolved(session: Session) -> gap_edit.Gaps:
    return gap_edit.normal(session.planned.plan.gaps)


def edit(session: Session, gaps: gap_edit.Gaps | None) -> Case:
    assert gaps is not None
    session.change(session.case._replace(plan=session.case.plan._replace(gaps=gaps)))
    return session.case


def test_a_gap_made_longer_keeps_its_milestone() -> None:
    session = session_of()
    last = int(Month.of(2040, 1))
    case = edit(session, gap_edit.lengthened(resolved(session), int(DECEMBER), 1, last))
    assert case.plan.gaps == (Gap(LATER, 6, "both", None, Reference("pension_15_years", 1)),)
    assert session.planned.plan.gaps[0].first == DECEMBER


def test_a_gap_moved_by_hand_has_a_month_of_its_own() -> None:
    session = session_of()
    first, last = session.projection.life.first, int(Month.of(2040, 1))
    case = edit(session, gap_edit.shifted(resolved(session), int(DECEMBER), 2, first, last))
    assert case.plan.gaps == (Gap(DECEMBER.plus(2), 5),)


def test_a_plain_gap_beside_a_named_one_stays_its_own() -> None:
    named = Gap(DECEMBER, 5, "both", None, Reference("pension_15_years", 1))
    plain = Gap(DECEMBER.plus(5), 2)
    assert gap_edit.normal((plain, named)) == (named, plain)
    # its first month paid again, the rest hangs on no milestone
    assert gap_edit.toggled((named,), int(DECEMBER)) == (Gap(DECEMBER.plus(1), 4),)


def test_looking_at_a_case_does_not_change_it() -> None:
    session = session_of(
        NAMED + '[[plan.change]]\nfrom = "statutory_age-12"\npension_base = "60%"\n'
    )
    assert session.planned.plan.changes[0].first == Month.of(2045, 4)
    assert not session.change(session.planned)
    assert not session.dirty


def test_the_key_for_retirement_moves_on_from_the_milestone() -> None:
    session = session_of("")
    plan = session.case.plan._replace(retire_at=Reference("statutory_age", 6))
    session.change(session.case._replace(plan=plan))
    moved = move_retirement(session.case, session.projection.life, 1)
    assert (moved.plan.retire, moved.plan.retire_at) == (Month.of(2046, 11), None)
