"""Steps of the average contribution index, by the wages of the place that pays."""

from __future__ import annotations

from collections.abc import Iterator

from sibal_engine.explain.balances import runs, span
from sibal_engine.explain.record import from_spells, wage_cell
from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, money, of_cell
from sibal_engine.life.average_index import IndexTotal, index_total, month_index
from sibal_engine.life.live import Life
from sibal_engine.month import Month
from sibal_engine.months.schedule import PlaceTerms
from sibal_engine.result.award import benefit_terms
from sibal_engine.result.project import Projection, index_text


def _text(value: int | None) -> str:
    return index_text(value) or UNKNOWN_VALUE


def _record(projection: Projection, total: IndexTotal) -> Iterator[Step]:
    life = projection.life
    record, months = life.case.record, life.start.pension_months
    if record.average_index is None and record.spells:
        yield from from_spells(projection, "average_index")
    average = None if total.record is None or not months else total.record // months
    given = record.average_index is not None or bool(record.spells) or not months
    yield Step(
        "记录的平均指数 × 月数",
        "Average index on the record × months",
        f"{_text(average)} × {months}",
        _text(total.record),
        Origin.RECORD if given else Origin.ASSUMED,
        note=life.assumed.get("average_index") or life.assumed.get("deemed_index"),
    )


def _paid_months(life: Life, terms: PlaceTerms, stop: int) -> Iterator[Step]:
    """One step for each stretch of months on the same base and wage."""
    rows: list[object] = [
        (month_index(life, i, terms), life.pays_pension[i], life.dues.pension[i].base)
        for i in range(max(0, stop + 1))
    ]
    for first, last in runs(rows) if rows else ():
        due, month = life.dues.pension[first], life.first + first
        if not life.pays_pension[first] or due.base == 0:
            continue
        cell, one = wage_cell(terms, month), month_index(life, first, terms)
        count = last - first + 1
        wage = cell.values["value"] if cell else None
        when = span(life, first, last)
        yield of_cell(
            f"{when} 缴费指数",
            f"Index {when}",
            cell,
            f"{money(due.base)} ÷ {money(wage)} × {count}",
            _text(None if one is None else one * count),
        )


def _paid_back(life: Life, terms: PlaceTerms, stop: int) -> Iterator[Step]:
    for at, group in sorted(life.repaid_pension.items()):
        if at > stop or not group:
            continue
        ones = [month_index(life, each, terms) for each in group]
        known = [one for one in ones if one is not None]
        paid, first, last = (Month(life.first + each) for each in (at, group[0], group[-1]))
        yield of_cell(
            f"{paid} 补缴 {first} … {last} 的指数",
            f"Index of {first} … {last}, paid back in {paid}",
            wage_cell(terms, life.first + group[0]),
            f"Σ {len(group)}",
            _text(sum(known) if len(known) == len(ones) else None),
        )


def average_index(projection: Projection) -> list[Step]:
    """Steps of `pension.average_index`."""
    life, award = projection.life, projection.award
    terms = benefit_terms(life, award.month)
    total = index_total(life, award.month, terms, award.formula)
    stop = award.month - life.first
    over = "应缴月数" if award.formula.index_months == "due" else "缴费月数"
    return [
        *_record(projection, total),
        *_paid_months(life, terms, stop),
        *_paid_back(life, terms, stop),
        of_cell(
            "平均缴费指数",
            "Average contribution index",
            terms.at("pension.formula", award.month),
            f"{_text(total.whole)} ÷ {total.months} ({over})",
            _text(award.average_index),
            rounding="不设下限，显示 4 位 / never clamped, shown with 4 decimals",
        ),
    ]
