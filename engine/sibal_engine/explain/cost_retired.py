"""Steps of a month's cost after retirement: why nothing is due, or why medical still is."""

from __future__ import annotations

from sibal_engine.explain import medical, retirement
from sibal_engine.explain.step import Origin, Step, money, of_cell
from sibal_engine.messages import message
from sibal_engine.money import Money
from sibal_engine.month import Month
from sibal_engine.result.month_cost import MonthCost
from sibal_engine.result.project import Projection


def pension(projection: Projection, cost: MonthCost) -> list[Step]:
    """The months compared: contributions run through the month of retirement."""
    return [
        *retirement.chosen(projection),
        Step(
            "已退休：不再缴养老保险",
            "Retired: no pension contribution any more",
            f"{cost.month} > {projection.life.chosen}",
            money(0),
            Origin.PLAN,
            note=projection.life.assumed.get("already_retired"),
        ),
    ]


def medical_steps(projection: Projection, cost: MonthCost, value: Money | None) -> list[Step]:
    """The years needed and reached, then what is due in retirement.

    社会保险法 art. 27: with the years of the place no medical contribution after retirement.
    """
    life = projection.life
    cell = life.terms_at(life.end).at("medical.minimum_years", life.end)
    cover = projection.retiree
    paid_on = max(0, int(cost.month) - max(life.end + 1, life.first))
    note = cover.reason
    if note is None and cover.missing:
        note = message("assumed.pay_on_after")
    since = Month(max(life.end, life.first - 1))
    formula = "" if cover.missing is None else f"{since}: {cover.missing} − {paid_on}"
    return [
        *medical.retiree(projection),
        of_cell(
            "退休后的医保缴费：年限够则不缴",
            "Medical contribution in retirement: none with enough years",
            cell,
            formula,
            money(value),
            note=note,
        ),
    ]


def still_due(projection: Projection, cost: MonthCost) -> list[Step]:
    """Why somebody retired still pays: the years needed and reached; nothing for others."""
    return medical.retiree(projection) if cost.retired else []
