"""Steps of what a sweep adds to a projection: pay-back, net up to an age, internal rates."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, money
from sibal_engine.money import Money
from sibal_engine.month import Month
from sibal_engine.rates import percent_text
from sibal_engine.result.outlook import net_received, pension_paid
from sibal_engine.result.project import Projection
from sibal_engine.whatif.base_sweep import BasePoint, BaseSweep
from sibal_engine.whatif.sweep import RetirementPoint, RetirementSweep

_MONEY: Mapping[str, tuple[str, str]] = {
    "paid": ("今后缴养老费合计", "Pension contributions from now on"),
    "total": ("每月养老金", "Pension a month"),
    "extra_paid": ("比最低档多缴", "Paid more than on the lowest base"),
    "extra_total": ("比最低档每月多领", "More pension a month than on the lowest base"),
}


def _amount(name: str, value: Money | None, formula: str = "") -> Step:
    return Step(*_MONEY[name], formula, money(value), Origin.PLAN)


def _month(value: Month | None) -> str:
    return UNKNOWN_VALUE if value is None else str(value)


def _horizon(first: Month | None, last: Month) -> Step:
    """The months in which a pension is counted, up to the age the sweep was asked for."""
    count = UNKNOWN_VALUE if first is None else str(max(0, int(last) - int(first)))
    span = "" if first is None else f"{first.plus(1)} … {last}"
    return Step("领取月数（计到）", "Months of pension counted", span, count, Origin.ASSUMED)


def _pay_back(paid: Money | None, total: Money | None, start: Month | None) -> str:
    if not total or paid is None or start is None:
        return ""
    return f"{start} + ⌈{money(paid)} ÷ {money(total)}⌉ = {start} + {-(-paid // total)}m"


def _pay_back_steps(
    paid: Money | None, total: Money | None, start: Month | None, pay_back: Month | None
) -> list[Step]:
    """Steps of the month in which the pensions have returned what is paid from now on."""
    formula = _pay_back(paid, total, start)
    step = Step("回本月份", "Pay-back month", formula, _month(pay_back), Origin.PLAN)
    return [_amount("paid", paid), _amount("total", total), step]


def retirement_pay_back(_: RetirementSweep, point: RetirementPoint) -> list[Step]:
    """Steps of the pay-back month of retiring in one month."""
    return _pay_back_steps(point.paid, point.total, point.month, point.pay_back)


def base_pay_back(_: BaseSweep, point: BasePoint) -> list[Step]:
    """Steps of the pay-back month on one base."""
    return _pay_back_steps(point.paid, point.total, point.retirement, point.pay_back)


def retirement_net(sweep: RetirementSweep, point: RetirementPoint) -> list[Step]:
    """Steps of pensions up to the horizon less contributions."""
    count = max(0, int(sweep.horizon) - int(point.month))
    return [
        _amount("paid", point.paid),
        _amount("total", point.total),
        _horizon(point.month, sweep.horizon),
        Step(
            "领取合计减今后所缴",
            "Pensions less contributions",
            f"{money(point.total)} × {count} − {money(point.paid)}",
            money(point.net),
            Origin.PLAN,
        ),
    ]


def retirement_break_even(sweep: RetirementSweep, point: RetirementPoint) -> list[Step]:
    """Steps of the month from which this one has given more than the first possible one."""
    first = next((p for p in sweep.points if p.total is not None and p.paid is not None), None)
    steps: list[Step] = []
    for each in (first, point) if first is not None and first is not point else (point,):
        steps += [
            Step("退休月份", "Retirement", "", str(each.month), Origin.PLAN),
            _amount("paid", each.paid),
            _amount("total", each.total),
        ]
    return [
        *steps,
        Step(
            "追平最早那个月的月份",
            "Month in which it has given as much as the first one",
            "",
            _month(point.break_even),
            Origin.PLAN,
        ),
    ]


def _rate(zh: str, en: str, value: int | None) -> Step:
    shown = UNKNOWN_VALUE if value is None else percent_text(value)
    rounding = "净值不为负的最大整百万分率 / the highest whole millionth with a value of 0 or more"
    return Step(zh, en, "Σ CF × (1 + r)^(−n/12) = 0", shown, Origin.PLAN, rounding=rounding)


def base_rate(sweep: BaseSweep, point: BasePoint) -> list[Step]:
    """Steps of the internal rate of all contributions from now on against the whole pension."""
    return [
        _amount("paid", point.paid),
        _amount("total", point.total),
        _horizon(point.retirement, sweep.horizon),
        _rate("内部收益率（每年）", "Internal rate a year", point.rate),
    ]


def base_extra_paid(sweep: BaseSweep, point: BasePoint) -> list[Step]:
    """Steps of what is paid more than on the lowest base."""
    lowest = sweep.points[0]
    formula = f"{money(point.paid)} − {money(lowest.paid)}"
    return [
        _amount("paid", lowest.paid),
        _amount("paid", point.paid),
        _amount("extra_paid", point.extra_paid, formula),
    ]


def base_extra_total(sweep: BaseSweep, point: BasePoint) -> list[Step]:
    """Steps of the pension beyond that of the lowest base."""
    lowest = sweep.points[0]
    formula = f"{money(point.total)} − {money(lowest.total)}"
    return [
        _amount("total", lowest.total),
        _amount("total", point.total),
        _amount("extra_total", point.extra_total, formula),
    ]


def base_extra_rate(sweep: BaseSweep, point: BasePoint) -> list[Step]:
    """Steps of the internal rate of what is paid more against what is received more."""
    return [
        _amount("extra_paid", point.extra_paid),
        _amount("extra_total", point.extra_total),
        _horizon(point.retirement, sweep.horizon),
        _rate(
            "多缴部分的内部收益率（每年）", "Internal rate of the extra, a year", point.extra_rate
        ),
    ]


RETIREMENT: Mapping[str, Callable[[RetirementSweep, RetirementPoint], list[Step]]] = {
    "pay_back": retirement_pay_back,
    "net": retirement_net,
    "break_even": retirement_break_even,
}
"""Figures of a point of the retirement curve that no projection holds."""
BASE: Mapping[str, Callable[[BaseSweep, BasePoint], list[Step]]] = {
    "pay_back": base_pay_back,
    "rate": base_rate,
    "extra_paid": base_extra_paid,
    "extra_total": base_extra_total,
    "extra_rate": base_extra_rate,
}
"""Figures of a base that no projection holds."""


def outlook_net(projection: Projection) -> list[Step]:
    """Steps of pensions received less contributions at the end of an outlook."""
    life, paid = projection.life, pension_paid(projection)
    total = projection.award.total if life.chosen is not None else None
    count = max(0, projection.until - life.end)
    return [
        _amount("paid", paid),
        _amount("total", total),
        _horizon(life.chosen, Month(projection.until)),
        Step(
            "领取合计减今后所缴",
            "Pensions less contributions",
            f"{money(total)} × {count} − {money(paid)}",
            money(net_received(projection)[-1]),
            Origin.PLAN,
        ),
    ]
