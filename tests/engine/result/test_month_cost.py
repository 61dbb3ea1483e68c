"""A month's cost and the state at the record's end, against sums done by hand, with their steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from sibal_engine.case.reader import parse_case
from sibal_engine.explain.api import FIGURES, steps_of
from sibal_engine.explain.step import Origin
from sibal_engine.explain.text import readable, stands_on, steps_text
from sibal_engine.life.live import live
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_engine.result.in_use import missing_rules, values_in_use
from sibal_engine.result.month_cost import month_cost
from sibal_engine.result.paths import value_at
from sibal_engine.result.project import Projection, project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.result.so_far import moved_months, so_far

FROZEN = Path(__file__).resolve().parents[2] / "tui" / "frozen"
CASE = """
schema = 1
name = "测试"
[person]
born = "{born}"
category = "{category}"
[place]
city = "{city}"
[record]
as_of = "2026-10"
pension_months = {months}
pension_balance = "48211.37"
medical_months = {months}
medical_balance = "3120.55"
[plan]
pension_base = "{base}"
{more}
"""


def projected(
    city: str = "510100",
    base: str = "60%",
    more: str = "",
    months: int = 131,
    born: str = "1988-04",
    category: str = "women55",
) -> Projection:
    text = CASE.format(city=city, base=base, more=more, months=months, born=born, category=category)
    return project(parse_case(text, "case.toml"), World(Library(FROZEN)))


def test_chengdu_at_the_lower_limit_by_hand() -> None:
    """4699.00 × 20 % = 939.80, × 8 % = 375.92; 6265.00 × 9.5 % = 595.175, × 2 % = 125.30."""
    cost = month_cost(projected().life).to_dict()
    assert cost["at"] == "2026-11"
    assert cost["pension"] == {
        "base": "4699.00",
        "due": "939.80",
        "account": "375.92",
        "pool": "563.88",
    }
    assert cost["medical"] == {
        "option": "with_account",
        "base": "6265.00",
        "due": "595.18",
        "fee": "0.00",
        "account": "125.30",
        "pool": "469.88",
    }
    assert cost["total"] == "1534.98"


def test_shanghai_at_an_amount_by_hand() -> None:
    """10000.00 × 20 % = 2000.00, × 8 % = 800.00; medical on the lower limit: 7546.00 × 10 %."""
    cost = month_cost(projected("310000", "10000.00").life).to_dict()
    assert cost["pension"]["due"] == "2000.00"
    assert cost["pension"]["account"] == "800.00"
    assert cost["pension"]["pool"] == "1200.00"
    assert cost["medical"]["due"] == "754.60"
    assert cost["total"] == "2754.60"


def test_no_pension_no_medical() -> None:
    cost = month_cost(projected(base="none", more='medical_option = "none"').life)
    assert (cost.total, cost.pension_pool, cost.medical_pool) == (0, 0, 0)


def test_an_unknown_part_leaves_the_total_unknown() -> None:
    cost = month_cost(projected("310000", more='medical_option = "pool_only"').life)
    assert cost.medical.due is None
    assert cost.total is None
    assert cost.to_dict()["total"] is None


def test_a_planned_gap_is_told() -> None:
    gap = '[[plan.gap]]\nfrom = "2026-11"\nmonths = 2\nscheme = "medical"\n'
    life = projected(more=gap).life
    assert (month_cost(life).pension_paid, month_cost(life).medical_paid) == (True, False)
    assert month_cost(life, Month.of(2027, 1)).medical_paid


def test_so_far_is_the_record_and_what_is_missing() -> None:
    """Retirement in 2046: the minimum is 240 months from 2039 on; Shanghai asks for 15 years."""
    state = so_far(projected("310000")).to_dict()
    assert state == {
        "pension_balance": "48211.37",
        "pension_months": 131,
        "pension_missing_months": 109,
        "medical_balance": "3120.55",
        "medical_months": 131,
        "medical_missing_months": 49,
    }
    assert so_far(projected("310000", months=250)).pension_missing == 0
    assert so_far(projected()).medical_missing is None


def test_retirement_that_the_minimum_moves() -> None:
    """Born 1966-12: 60 years 6 months in 2027-06; 180 months, 80 of them ahead, in 2033-06."""
    life = projected("310000", months=100, born="1966-12", category="men60").life
    assert str(life.window.statutory) == "2027-06"
    assert str(life.chosen) == "2033-06"
    assert moved_months(life) == 72
    assert moved_months(projected().life) == 0


@pytest.mark.parametrize("city", ["510100", "310000"])
@pytest.mark.parametrize("base", ["60%", "lower", "upper", "10000.00", "none"])
@pytest.mark.parametrize("option", ["with_account", "pool_only", "resident", "none"])
def test_every_cost_opens_into_steps_that_end_in_its_value(
    city: str, base: str, option: str
) -> None:
    projection = projected(city, base, f'medical_option = "{option}"')
    result = projection_dict(projection)
    for figure in FIGURES:
        if not figure.startswith(("cost.", "so_far.")):
            continue
        steps = steps_of(projection, figure)
        value = value_at(result, figure)
        if figure == "cost.month.medical.base":
            # without a base the steps say what is paid instead
            based = value is not None and option not in ("resident", "none")
            assert steps[-1].en.startswith("Medical contribution base") == based
            if not based:
                continue
        shown = steps[-1].value.replace(",", "")
        assert shown == ("—" if value is None else str(value)), figure
        for step in steps:
            assert step.source is not None or step.origin is not Origin.SOURCE


def test_a_share_shows_the_wage_and_the_limits() -> None:
    step = steps_of(projected(), "cost.month.pension.base")[0]
    assert step.formula == "7,831.00 × 60% [4,699.00 … 23,493.00]"
    assert step.source is not None
    for base, name in (("lower", "下限"), ("upper", "上限")):
        formula = steps_of(projected(base=base), "cost.month.pension.base")[0].formula
        assert formula == f"{name} [4,699.00 … 23,493.00]"
    assert readable("下限 [1.00 … 2.00]", "en") == "lower limit [1.00 … 2.00]"


def test_values_in_use_tell_what_is_carried_and_unverified() -> None:
    life = projected().life
    rows = {row.series.path: row for row in values_in_use(life, life.first)}
    assert rows["pension.base"].carried == 0
    # the last published limits of the medical base end in 2026-08
    assert rows["medical.with_account.base"].carried == 3
    assert rows["pension.base"].unverified
    assert not rows["pension.rate"].unverified


def test_missing_rules_are_named_with_what_was_looked_for() -> None:
    policy = Library(FROZEN).policy("310000")
    rows = {row.series.path: row.note for row in missing_rules(policy, Month.of(2026, 11), "none")}
    assert set(rows) == {"medical.local_years", "medical.interest"}
    assert "年数未写明" in rows["medical.local_years"]
    with_pool = missing_rules(policy, Month.of(2026, 11), "pool_only")
    assert "medical.pool_only.rate" in [row.series.path for row in with_pool]


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("57y2m", "57 年 2 个月", "57 y 2 m"),
        ("women55", "女 55 岁类", "women, 55 class"),
        ("statutory: 366 ≥ 240", "法定: 366 ≥ 240", "statutory: 366 ≥ 240"),
        ("2026-11 + → 退休 / retirement", "2026-11 + → 退休", "2026-11 + → retirement"),
        (
            "131 / 180; 门诊 3 / 住院 6",
            "131 / 180; 门诊 3 / 住院 6",
            "131 / 180; outpatient 3 / inpatient 6",
        ),
        ("个人权益记录", "个人权益记录", "official record"),
        ("1,534.98", "1,534.98", "1,534.98"),
    ],
)
def test_formulas_read_in_both_languages(text: str, zh: str, en: str) -> None:
    assert readable(text, "zh") == zh
    assert readable(text, "en") == en


def test_a_derivation_as_text() -> None:
    steps = steps_of(projected(), "cost.month.total")
    text = steps_text("每月合计", "1,534.98 元", steps, "zh")
    assert text.startswith("每月合计：1,534.98 元\n\n1. 养老缴费基数（2026-11）\n")
    assert "算式：939.80 + 595.18 + 0.00" in text
    assert "依据：已公布 未核实" in text
    english = steps_text("Total", "1,534.98 yuan", steps, "en")
    assert "formula: 939.80 + 595.18 + 0.00" in english
    assert stands_on(steps[-1], "en") == "computed"


def test_beijing_collects_unemployment_insurance_with_the_pension() -> None:
    # 京人社发〔2025〕11号: 1,432.40 + 584.92 + 71.62 at the lower limit from 2025-07
    case = parse_case(
        'schema = 1\nname = "x"\n[person]\nborn = "1988-04"\ncategory = "women55"\n'
        '[place]\ncity = "110000"\n[record]\nas_of = "2025-06"\n'
    )
    cost = month_cost(live(case, World()))
    assert cost.unemployment is not None
    assert cost.unemployment.due == 71_62
    assert cost.total == 2_088_94
