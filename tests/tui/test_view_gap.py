"""What the gap simulator shows, from plain sessions."""

from __future__ import annotations

import pytest
from tests.tui.apps import FROZEN, LANGUAGES, case_of

from sibal_engine.case.model import BaseChoice, Case, Gap
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.gap import TEXTS
from sibal_tui.session import Session
from sibal_tui.text import width
from sibal_tui.views.gap import GapView, Line, Others, build, gap_lines
from sibal_tui.views.gap_answers import pause_lines, repair_lines
from sibal_tui.views.gap_steps import FIGURES
from sibal_tui.views.gap_steps import build as build_steps
from sibal_tui.views.gap_table import scenarios, signed
from sibal_tui.widgets.month_strip_model import Cover, Pay

SHANGHAI = "310000"
MARCH = int(Month.parse("2027-03"))


def with_gaps(case: Case, *gaps: Gap) -> Case:
    return case._replace(plan=case.plan._replace(gaps=gaps))


def session_of(case: Case, lang: Lang = "zh") -> Session:
    return Session(World(Library(FROZEN)), case, lang)


def fixed(*gaps: Gap, city: str = SHANGHAI) -> Case:
    """On a base of 8,000 yuan: 1,600 a month to the pension, 640 of it to the account."""
    case = with_gaps(case_of(city), *gaps)
    return case._replace(plan=case.plan._replace(pension_base=BaseChoice.parse("8000.00")))


def view_of(case: Case, month: int = MARCH, lang: Lang = "zh") -> GapView:
    session = session_of(case, lang)
    return build(session, Others(session.world), month)


def lines(view: GapView) -> dict[str, Line]:
    return {line.label: line for line in view.effects}


def test_five_months_from_march_in_the_order_people_ask() -> None:
    """Shanghai: a wait of six months after a gap of more than three (沪人社规 as on file)."""
    shown = lines(view_of(fixed(Gap(Month(MARCH), 5))))
    assert shown["时段"].value == "2027-03 起 5 个月"
    assert shown["停保"].value == "5 个月 至 2027-07"
    assert shown["等待"].value == "6 个月 至 2028-01"
    assert shown["恢复"].value == "2028-02"
    assert shown["养老少记"].value == "3,200.00 元"  # 5 × 8,000 × 8 %
    assert shown["退休推迟"].value == "不推迟"
    assert list(shown)[:5] == ["时段", "险种", "停保", "等待", "恢复"]


def test_letters_and_payment_of_each_month() -> None:
    strip = view_of(fixed(Gap(Month(MARCH), 5))).strip
    february = strip.at(MARCH - 1)
    assert february is not None
    assert (february.pay, february.cover) == (Pay.PAID, Cover.COVERED)
    for offset, cover in ((0, Cover.SUSPENDED), (4, Cover.SUSPENDED), (5, Cover.WAITING)):
        cell = strip.at(MARCH + offset)
        assert cell is not None
        assert cell.cover is cover
        assert cell.pay is (Pay.UNPAID if offset < 5 else Pay.PAID)
        assert cell.marked is (offset < 5)
    after = strip.at(MARCH + 11)
    assert after is not None
    assert after.cover is Cover.COVERED


def test_the_strip_begins_after_the_record_and_ends_with_retirement() -> None:
    strip = view_of(fixed()).strip
    assert strip.first == int(Month.parse("2026-11"))
    # born 1988-04, women of the 55 class, delayed to 58: 2046-04
    assert strip.last == int(Month.parse("2046-04"))


def test_a_pension_gap_leaves_the_cover_alone() -> None:
    view = view_of(fixed(Gap(Month(MARCH), 5, "pension")))
    shown = lines(view)
    assert shown["停保"].value == "无"
    assert shown["等待"].value == "无"
    assert shown["医保补缴"].value == "没有停"
    assert all(cell.cover is not Cover.SUSPENDED for cell in view.strip.cells)


def test_a_medical_gap_leaves_the_pension_alone() -> None:
    shown = lines(view_of(fixed(Gap(Month(MARCH), 5, "medical"))))
    assert shown["养老金少"].value == "0.00 元/月"
    assert shown["养老少记"].value == "0.00 元"
    assert shown["养老补缴"].value == "没有停"


def test_before_and_after_are_the_same_without_a_gap() -> None:
    view = view_of(fixed())
    assert view.gap is None
    for row in view.figures:
        assert row.before == row.after
        assert row.difference in ("0", "0 个月", "0.00", "未知")


def test_before_and_after_of_all_gaps() -> None:
    gaps = (Gap(Month(MARCH), 5), Gap(Month(MARCH + 24), 2, "pension"))
    rows = {row.figure: row for row in view_of(fixed(*gaps)).figures}
    assert rows["retirement.contribution_months"].difference == "-7"
    assert rows["medical.months"].difference == "-5"
    assert rows["medical.suspended"].difference == "+5"
    assert rows["pension.total"].tone == "bad"


def test_the_gap_at_the_cursor_is_told_apart_from_the_others() -> None:
    later = Gap(Month(MARCH + 24), 2, "pension")
    case = fixed(Gap(Month(MARCH), 5), later)
    view = view_of(case, MARCH + 25)
    assert view.gap == later
    assert lines(view)["少计月数"].value == "养老 2 医保 0"


def test_a_paid_month_shows_its_dues_and_what_to_press() -> None:
    shown = lines(view_of(fixed(), MARCH))
    assert shown["月份"].value == "2027-03"
    assert shown["养老应缴"].value == "1,600.00 元"  # 8,000 × 20 %
    assert shown["断缴"].value == "没有断缴"
    assert "空格" in shown["试试"].value


def test_unknown_waits_are_a_range_in_words() -> None:
    """Where a place says nothing of the wait: none at best, the national bound at worst."""
    case = fixed(Gap(Month(MARCH), 5), city="510100")
    session = session_of(case)
    view = build(session, Others(session.world), MARCH)
    assert view.effect is not None
    cover = view.effect.cover._replace(
        waiting=None,
        best_waiting=0,
        worst_waiting=6,
        best_restored=Month(MARCH + 5),
        worst_restored=Month(MARCH + 11),
        restored=None,
    )
    shown = {x.label: x.value for x in gap_lines(view.effect._replace(cover=cover), "zh")}
    assert shown["等待"] == "0-6 个月 规定未知"
    assert shown["恢复"] == "2027-08 到 2028-02"


def test_a_fault_is_said_and_nothing_crashes() -> None:
    case = with_gaps(case_of()._replace(city="nowhere"))
    view = view_of(case)
    assert "nowhere" in view.fault
    assert view.strip.cells == ()


def test_retired_already_has_no_months() -> None:
    case = case_of()
    old = case._replace(
        person=case.person._replace(born=Month.parse("1960-01")),
        record=case.record._replace(pension_months=200),
        plan=case.plan._replace(gaps=()),
    )
    view = view_of(old)
    assert view.strip.cells == ()
    assert view.fault == TEXTS["retired"][0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_effects_fit_beside_the_strip_at_80_columns(lang: Lang) -> None:
    """35 columns beside the strip: marker, label, two blanks, value, scroll bar."""
    label = 8 if lang == "zh" else 11
    room = 80 - 45 - 1 - label - 2 - 1
    view = view_of(fixed(Gap(Month(MARCH), 5)), lang=lang)
    paid = view_of(fixed(), lang=lang)
    reason = TEXTS["reason"][0 if lang == "zh" else 1]
    for line in (*view.effects, *paid.effects):
        assert width(line.label) <= label, line
        assert width(line.value) <= room or line.label == reason, line


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_figure_of_a_gap_opens_into_steps(figure: str, lang: Lang) -> None:
    view = view_of(fixed(Gap(Month(MARCH), 5)), lang=lang)
    assert view.effect is not None
    steps = build_steps(view.effect, figure, lang)
    assert steps.rows
    assert steps.name != figure
    assert figure in {line.figure for line in view.effects}


def test_how_long_one_may_pause() -> None:
    """Shanghai: three months in a row need no wait; a fourth does."""
    session = session_of(fixed())
    shown = {line.label: line.value for line in pause_lines(session, Others(session.world), MARCH)}
    assert shown["医保不等待"] == "3 个月，到 2027-05"
    assert shown["两样都不影响"] == "3 个月，到 2027-05"


def test_the_gap_at_the_cursor_does_not_count_against_the_pause() -> None:
    gap = Gap(Month(MARCH), 5)
    with_gap, without = session_of(fixed(gap)), session_of(fixed())
    assert list(pause_lines(with_gap, Others(with_gap.world), MARCH)) == list(
        pause_lines(without, Others(without.world), MARCH)
    )


def test_the_repair_names_what_stays_lost() -> None:
    gap = Gap(Month(MARCH), 5)
    session = session_of(fixed(gap))
    others = Others(session.world)
    shown = {line.label: line for line in repair_lines(session, others, gap)}
    effect = build(session, others, MARCH).effect
    assert effect is not None
    assert shown["养老补缴"].value == "不允许"
    less = effect.lost.pension_per_month
    assert less is not None
    assert shown["补后养老金仍少"].tone == "bad"
    assert shown["拉平需缴费基数"].value.startswith("今后按 ")


def test_scenarios_stand_side_by_side() -> None:
    session = session_of(fixed())
    assert session.pin("A")
    session.change(with_gaps(session.case, Gap(Month(MARCH), 5)))
    assert session.pin("B")
    shown = scenarios(session)
    assert shown.names == ("现在", "A", "B")
    for row in shown.rows:
        assert row[1] == row[3]
    gaps = shown.rows[-1]
    assert gaps[1:] == ("5", "0", "5")
    months = next(row for row in shown.rows if row[0] == "养老缴费月数")
    assert int(months[2]) - int(months[3]) == 5


def test_a_difference_carries_its_sign() -> None:
    assert [signed(value, str) for value in (-1, 0, 2)] == ["-1", "0", "+2"]


def test_every_text_stands_in_both_languages() -> None:
    for key, (zh, en) in TEXTS.items():
        assert zh, key
        assert en, key
        assert en.isascii() or key == "help", key
