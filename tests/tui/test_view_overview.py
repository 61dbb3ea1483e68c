"""The overview's view: what it says of balances, cost, retirement, deadlines and warnings."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.tui.apps import FROZEN, LANGUAGES, TODAY, case_of

from sibal_engine.case.model import BaseChoice, BaseKind, Case, Change
from sibal_engine.explain.api import steps_of
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_engine.result.gathered import gathered
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.overview import TEXTS
from sibal_tui.locale.modes.popups import TEXTS as POPUPS
from sibal_tui.locale.say import Table
from sibal_tui.session import Session
from sibal_tui.views.overview import Line, Overview, build
from sibal_tui.views.overview_matters import opens
from sibal_tui.views.steps import build as steps_view


def session_of(case: Case | None = None, lang: Lang = "zh", overlay: Path | None = None) -> Session:
    return Session(World(Library(FROZEN, overlay)), case or case_of(), lang)


def view_of(case: Case | None = None, lang: Lang = "zh", today: date = TODAY) -> Overview:
    return build(session_of(case, lang), today)


def section(view: Overview, name: str) -> list[Line]:
    found = [s for s in (*view.figures, *view.matters) if s.name == name]
    assert found, name
    return list(found[0].lines)


def line(view: Overview, name: str, label: str) -> Line:
    found = [each for each in section(view, name) if each.label.strip() == label]
    assert found, label
    return found[0]


def test_figures_are_those_of_the_engine() -> None:
    session = session_of()
    view = build(session, TODAY)
    result = session.projection
    assert line(view, "accounts", "养老账户 现在").value == "48,211.37 元"
    pension, medical = result.balance_at(result.until)
    assert pension is not None
    assert medical is not None
    then = line(view, "accounts", "养老账户 退休时")
    assert then.value == f"{pension / 100:,.2f} 元"
    assert line(view, "accounts", "医保账户 退休时").value == f"{medical / 100:,.2f} 元"
    # 939.80 + 595.18, by hand in tests/engine/result/test_month_cost.py
    assert line(view, "cost", "合计").value == "1,534.98 元"
    assert line(view, "retirement", "退休月份").value == "2046-04"


@pytest.mark.parametrize("city", ["510100", "310000"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_opens_into_steps(city: str, lang: Lang) -> None:
    session = session_of(case_of(city), lang)
    view = build(session, TODAY)
    figures = {
        each.figure for s in (*view.figures, *view.matters) for each in s.lines if each.figure
    }
    assert len(figures) > 20
    for figure in figures:
        assert steps_of(session.projection, figure), figure
        shown = steps_view(session, figure)
        assert shown.rows
        assert shown.name != figure
        assert shown.value
    for each in view.figures:
        assert all(row.figure for row in each.lines)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 11, 22), "还有 19 年 5 个月"),
        (date(2046, 3, 31), "还有 0 年 1 个月"),
        (date(2046, 4, 1), "已到"),
        (date(2050, 1, 1), "已到"),
    ],
)
def test_the_countdown_runs_from_the_day_handed_in(today: date, left: str) -> None:
    view = view_of(today=today)
    assert line(view, "retirement", "退休月份").note.startswith(left)


def test_deadlines_say_how_many_days_are_left() -> None:
    view = view_of(case_of("310000"))
    subsidy = line(view, "deadlines", "补贴政策到期")
    assert subsidy.value == "2026-12-31"
    # 22 November to 31 December: 8 + 31 days
    assert subsidy.note.startswith("还有 39 天")
    assert subsidy.source is not None
    last = line(view_of(case_of("310000"), today=date(2026, 12, 31)), "deadlines", "补贴政策到期")
    assert last.note.startswith("就是今天")
    assert last.tone == "warn"


def test_a_deadline_nobody_recorded_is_unknown_not_left_out() -> None:
    unknown = line(view_of(), "deadlines", "养老 缴费截止日")
    assert unknown.value == "未知"
    assert unknown.note


def test_subsidies_say_share_and_length() -> None:
    row = section(view_of(case_of("310000")), "subsidy")[0]
    assert row.value == "缴费的 50%"
    assert "至多 36 个月" in row.note
    assert "距退休不足 5 年可至退休" in row.note
    # half of 7546.00 × 20 % + 7546.00 × 10 %
    monthly = line(view_of(case_of("310000")), "subsidy", "每月补贴")
    assert monthly.value == "1,131.90 元"
    assert monthly.figure == "subsidy.monthly"


def moving(hukou: str = "") -> Case:
    """Born 1988-04, from Chengdu to Shanghai at 38 y 9 m and back at 40 y 1 m."""
    case = case_of()
    moves = (
        Change(Month.of(2027, 1), city="310000"),
        Change(Month.of(2028, 5), city="510100"),
    )
    plan = case.plan._replace(changes=moves)
    return case._replace(person=case.person._replace(hukou=hukou), plan=plan)


def test_moves_between_provinces_say_what_moves_along() -> None:
    lines = section(view_of(moving("500000")), "moves")
    first, account, pool, second = lines
    assert (first.label, first.value) == ("2027-01 成都 → 上海", "关系随转")
    assert account.figure == "transfer.2027-01.account"
    # the record gives totals without the bases behind them
    assert (pool.value, pool.tone) == ("未知", "bad")
    assert "缴费明细" in pool.note
    assert (second.value, second.tone) == ("建临时账户", "warn")
    assert "归集" in second.note
    assert section(view_of(moving()), "moves")[-1].value == "未知"
    assert not any(each.name == "moves" for each in view_of().matters)


def test_moves_name_the_places_in_the_language_in_use() -> None:
    view = build(Session(World(), moving("500000"), "en"), TODAY)
    labels = [row.label for row in section(view, "moves")]
    assert (labels[0], labels[-1]) == ("2027-01 Chengdu → Shanghai", "2028-05 Shanghai → Chengdu")


def test_warnings_name_what_is_carried_and_unverified() -> None:
    view = view_of()
    assert line(view, "warnings", "统账结合：缴费基数").value == "沿用 3 个月"
    limits = line(view, "warnings", "养老缴费基数上下限")
    assert limits.value == "未核实"
    assert limits.source is not None
    assert limits.note == limits.source.title
    assert f"提醒 {len(section(view, 'warnings'))} 条" in view.headline


def with_record(case: Case, **values: object) -> Case:
    return case._replace(record=case.record._replace(**values))  # type: ignore[arg-type]


def test_the_minimum_at_risk_is_a_warning() -> None:
    # 2026-11 to 2046-04 are 234 months, less the gap of 5: with 15 there are 244, 4 to spare
    risky = with_record(case_of(), pension_months=15)
    assert line(view_of(risky), "warnings", "最低缴费年限").value == "余量很小"
    late = with_record(case_of(), pension_months=0)
    assert line(view_of(late), "warnings", "最低缴费年限").value == "要推迟退休"
    assert all(row.label != "最低缴费年限" for row in section(view_of(), "warnings"))


def test_a_minimum_that_is_never_reached_leaves_the_pension_unknown() -> None:
    case = with_record(case_of(), pension_months=0)
    unpaid = case.plan._replace(pension_base=BaseChoice(BaseKind.NONE))
    view = view_of(case._replace(plan=unpaid))
    assert view.headline.startswith("可选的期限内达不到最低缴费年限")
    total = line(view, "retirement", "每月养老金")
    assert total.value == "未知"
    assert total.tone == "bad"
    assert line(view, "warnings", "最低缴费年限").value == "达不到"


def test_retiree_cover_that_is_short_says_how_it_is_made_up() -> None:
    nothing = {"medical_months": 0, "medical_local_months": 0, "medical_balance": 0}
    short = with_record(case_of("310000"), **nothing)
    stopped = short._replace(plan=short.plan._replace(medical_option="none"))
    row = line(view_of(stopped), "warnings", "退休医保年限")
    assert row.value == "不够"
    assert row.note == "退休时还差 180 个月，要继续按月缴"


def test_an_old_record_is_a_warning() -> None:
    assert any(
        row.label == "档案记录较旧" and row.value == "14 个月前"
        for row in section(view_of(today=date(2027, 12, 1)), "warnings")
    )
    assert all(row.label != "档案记录较旧" for row in section(view_of(), "warnings"))


def test_a_broken_file_of_the_user_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("schema = 1\ncode = 1\n", encoding="utf-8")
    view = build(session_of(overlay=tmp_path), TODAY)
    assert line(view, "warnings", "自备政策文件").value == "有错"


def test_a_planned_gap_is_named_beside_the_cost() -> None:
    more = '[[plan.gap]]\nfrom = "2026-11"\nmonths = 1\nscheme = "pension"\n'
    view = view_of(case_of(more=more))
    assert line(view, "cost", "合计").note == "养老计划停缴"


def test_somebody_retired_pays_nothing_and_is_told_why() -> None:
    # 14 months after 1970-01: a delay of 4, so 55 y 4 m in 2026-07; Shanghai asks for 15 years
    case = with_record(case_of("310000"), pension_months=200, medical_months=200)
    case = with_record(case, medical_local_months=200)
    case = case._replace(person=case.person._replace(born=Month.of(1971, 3)))
    view = view_of(case)
    assert line(view, "cost", "合计").value == "0.00 元"
    assert line(view, "cost", "养老保险").note == "已退休，不再缴养老"
    assert line(view, "cost", "医疗保险").note == "退休医保年限已够，不再缴"
    # nor is there a day to pay by; what is published for a year still ends with it
    names = [row.label for row in section(view, "deadlines")]
    assert names
    assert not any("缴费截止日" in name for name in names)
    paying = [row.label for row in section(view_of(case_of("310000")), "deadlines")]
    assert {"养老 缴费截止日", "医保 缴费截止日"} <= set(paying)


def test_what_is_unknown_about_the_place_is_listed_with_its_reason() -> None:
    view = view_of()
    assert line(view, "unknown", "退休医保最低年限").note
    assert all(row.value == "未知" for row in section(view, "unknown"))
    assert line(view, "retirement", "离退休医保还差").value == "未知"


@pytest.mark.parametrize("option", ["with_account", "pool_only", "resident"])
@pytest.mark.parametrize("city", ["510100", "310000"])
def test_every_unknown_figure_opens_the_steps_that_show_why(city: str, option: str) -> None:
    case = case_of(city)
    case = case._replace(plan=case.plan._replace(medical_option=option))
    session = session_of(with_record(case, pension_balance=None, medical_balance=None))
    projected = session_of(moving()).projection
    moved = [figure for figure in gathered(projected).unknown if figure.startswith("transfer.")]
    assert moved
    unknown = gathered(session.projection).unknown
    assert "balances.pension" in unknown
    for figure in unknown:
        assert steps_of(session.projection, opens(figure)), figure
    for figure in moved:
        assert steps_of(projected, opens(figure)), figure


def test_assumptions_are_listed_in_words() -> None:
    session = session_of()
    shown = {row.label for row in section(build(session, TODAY), "assumed")}
    listed = gathered(session.projection).assumed
    assert shown == {note.text("zh") for note in listed.values()}


def test_a_fault_is_one_line_and_no_figures() -> None:
    case = case_of()
    wrong = case._replace(plan=case.plan._replace(retire=Month.of(2030, 1)))
    view = view_of(wrong)
    assert view.fault
    assert "2030-01 不在可选的退休月份之内" in view.headline
    assert view.figures == view.matters == ()
    assert steps_view(session_of(wrong), "pension.total").fault == view.headline


@pytest.mark.parametrize("table", [TEXTS, POPUPS])
def test_both_languages_fill_the_same_blanks(table: Table) -> None:
    blank = re.compile(r"\{(\w+)\}")
    for key, (zh, en) in table.items():
        assert zh, key
        assert en, key
        assert sorted(blank.findall(zh)) == sorted(blank.findall(en)), key
