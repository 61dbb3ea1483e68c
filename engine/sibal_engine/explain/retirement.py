"""Steps of the month of retirement and of the months it takes."""

from __future__ import annotations

from sibal_engine.explain.step import Origin, Step, of_cell
from sibal_engine.life.live import Life, age_rule
from sibal_engine.messages import message
from sibal_engine.month import Month, span_text
from sibal_engine.months.schedule import Cell
from sibal_engine.result.project import Projection


def _rule_cell(life: Life) -> Cell | None:
    born = int(life.case.person.born)
    month = max(born + 600, Month.of(2025, 1))
    return life.terms_at(life.first).at(f"retirement.{life.case.person.category}", month)


def _elastic_cell(life: Life) -> Cell | None:
    return life.terms_at(life.first).at("retirement.elastic", Month.of(2025, 1))


def _born(life: Life) -> Step:
    person = life.case.person
    return Step(
        "出生年月与退休类别", "Birth and category", person.category, str(person.born), Origin.RECORD
    )


def statutory(projection: Projection) -> list[Step]:
    """Steps of `retirement.statutory`."""
    life = projection.life
    born, span = int(life.case.person.born), life.window
    rule = age_rule(life.terms_at(life.first), life.case.person.category, born)
    elapsed = born - rule.first_birth
    if elapsed < 0:
        formula = f"{Month(born)} < {Month(rule.first_birth)} → 0"
    else:
        formula = f"min({elapsed} ÷ {rule.step} ⌊⌋ + 1, {rule.max_delay})"
    cell = _rule_cell(life)
    return [
        _born(life),
        of_cell("延迟月数", "Months of delay", cell, formula, str(span.delay)),
        of_cell(
            "法定退休年龄",
            "Statutory age",
            cell,
            f"{span_text(rule.old_age)} + {span.delay}m",
            span_text(span.age),
        ),
        of_cell(
            "法定退休月份",
            "Statutory month",
            cell,
            f"{Month(born)} + {span_text(span.age)}",
            str(span.statutory),
        ),
    ]


def earliest(projection: Projection) -> list[Step]:
    """Steps of `retirement.earliest`."""
    life = projection.life
    rule = age_rule(
        life.terms_at(life.first), life.case.person.category, int(life.case.person.born)
    )
    old = Month(int(life.case.person.born) + rule.old_age)
    return [
        *statutory(projection),
        of_cell(
            "最早可选月份（年龄限制）",
            "Earliest month by age",
            _elastic_cell(life),
            f"max({life.window.statutory} − 36, {old}, 2025-01)",
            str(life.window.earliest),
        ),
    ]


def latest(projection: Projection) -> list[Step]:
    """Steps of `retirement.latest`."""
    life = projection.life
    return [
        *statutory(projection),
        of_cell(
            "最晚可选月份（须与单位协商）",
            "Latest month (needs an employer's agreement)",
            _elastic_cell(life),
            f"{life.window.statutory} + 36",
            str(life.window.latest),
        ),
    ]


def contribution_months(projection: Projection) -> list[Step]:
    """Steps of `retirement.contribution_months`."""
    life = projection.life
    start, end = life.start.pension_months, life.months_at(life.end)
    # the record's own totals, else those of its spells
    deemed = life.start.deemed
    formula = f"{start - deemed} + {deemed}"
    return [
        Step(
            "记录内月数（含视同）",
            "Months on the record, deemed ones included",
            formula,
            str(start),
            Origin.RECORD,
            note=life.assumed.get("pension_months"),
        ),
        Step(
            "计划缴费到退休月",
            "Months paid by plan up to retirement",
            f"{Month(life.first)} … {Month(life.end)}",
            str(end - start),
            Origin.PLAN,
        ),
        Step(
            "缴费月数合计", "Contribution months", f"{start} + {end - start}", str(end), Origin.PLAN
        ),
    ]


def minimum_months(projection: Projection) -> list[Step]:
    """Steps of `retirement.minimum_months`."""
    life = projection.life
    month = min(life.end, int(life.window.statutory))
    cell = life.terms_at(month).at("pension.minimum_months", month)
    year = f"{month // 12}"
    return [
        of_cell(
            "决定最低年限的年份", "Year that governs the minimum", _elastic_cell(life), year, year
        ),
        of_cell(
            "最低缴费月数", "Minimum contribution months", cell, year, str(life.required(life.end))
        ),
    ]


def chosen(projection: Projection) -> list[Step]:
    """Steps of `retirement.chosen`."""
    life = projection.life
    steps = [*earliest(projection), *contribution_months(projection), *minimum_months(projection)]
    wanted = life.case.plan.retire
    value = str(life.chosen) if life.chosen is not None else "—"
    steps.append(
        Step(
            "选择的退休时间，且满足最低月数",
            "The chosen month at which the minimum is reached",
            f"{wanted}: {life.months_at(life.end)} ≥ {life.required(life.end)}",
            value,
            Origin.PLAN,
            note=None if life.chosen is not None else message("unknown.minimum"),
        )
    )
    return steps


def age_months(projection: Projection) -> list[Step]:
    """Steps of `retirement.age_months`."""
    life = projection.life
    born = int(life.case.person.born)
    return [
        *chosen(projection),
        Step(
            "退休当月年龄",
            "Age in the month of retirement",
            f"{Month(life.end)} − {Month(born)}",
            span_text(life.end - born),
            Origin.PLAN,
        ),
    ]
