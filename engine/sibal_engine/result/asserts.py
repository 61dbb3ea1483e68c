"""Figures pinned from official statements, beside ours: the first month in which they depart."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sibal_engine.case.model import Expectation
from sibal_engine.errors import WrongValueError
from sibal_engine.money import Money, parse_yuan, yuan, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.record.history import history_of
from sibal_engine.result.difference import difference
from sibal_engine.result.paths import value_at
from sibal_engine.result.project import Projection


class CheckedAssert(NamedTuple):
    """One pinned figure beside ours."""

    figure: str
    month: Month | None
    value: str
    ours: str | None
    """None: unknown, or not a figure of that month."""
    difference: str | int | None
    """Ours less the pinned value."""
    agrees: bool | None
    """None where ours is unknown."""
    first_departure: Month | None = None
    """The first pinned month at which this figure differs; None while all of them agree."""


def checked_asserts(projection: Projection, result: Mapping[str, Any]) -> tuple[CheckedAssert, ...]:
    """Every pinned figure in the order of its months, each with its figure's first departure.

    A figure pinned without a month is looked up in `result`, the projection's own.
    """
    pins = sorted(projection.case.asserts, key=lambda each: (each.figure, each.month or 0))
    rows = [_checked(projection, pin, result) for pin in pins]
    first: dict[str, Month] = {}
    for row in rows:
        if row.agrees is False and row.month is not None:
            first.setdefault(row.figure, row.month)
    return tuple(row._replace(first_departure=first.get(row.figure)) for row in rows)


def _checked(projection: Projection, pin: Expectation, result: Mapping[str, Any]) -> CheckedAssert:
    ours, value = our_value(projection, pin, result), pin.value
    if ours is not None and "." in ours:
        value = _two_decimals(value)
    agrees = None if ours is None else ours == value
    return CheckedAssert(pin.figure, pin.month, value, ours, _less(ours, value), agrees)


def _two_decimals(value: str) -> str:
    try:
        return yuan(parse_yuan(value))
    except WrongValueError:
        return value


def _less(ours: str | None, value: str) -> str | int | None:
    if ours is None:
        return None
    if ours.isdecimal() and value.isdecimal():
        return int(ours) - int(value)
    out = difference(ours, value)
    return out if isinstance(out, (str, int)) else None


def our_value(projection: Projection, pin: Expectation, result: Mapping[str, Any]) -> str | None:
    """Our value of a pinned figure: on the record from its spells, later from the walk.

    Balances of a month are before the interest of its unfinished year, as statements print them.
    """
    month = pin.month
    if month is None:
        return _of_result(result, pin.figure)
    life = projection.life
    on_record = month < life.first
    if pin.figure == "balances.pension":
        return yuan_or_none(
            _past_balance(projection, month) if on_record else _pension(projection, month)
        )
    if pin.figure == "balances.medical":
        if on_record:
            return yuan_or_none(life.start.medical_balance if month == life.first - 1 else None)
        return yuan_or_none(
            projection.balance_at(int(month))[1] if month <= projection.until else None
        )
    if pin.figure == "retirement.contribution_months":
        return _months(projection, month)
    return None


def _pension(projection: Projection, month: Month) -> Money | None:
    life = projection.life
    if month > projection.until and month > life.last:
        return None
    if month > life.end:
        return projection.balance_at(int(month))[0] if month <= projection.until else None
    return life.pension_balance(int(month), settle=False)


def _past_balance(projection: Projection, month: Month) -> Money | None:
    """The account on the record: its own last month as printed, earlier ones from the spells."""
    history = history_of(projection.case, projection.life.world)
    if history is not None and (balance := history.balance_at(int(month))) is not None:
        return balance
    life = projection.life
    return life.start.pension_balance if month == life.first - 1 else None


def _months(projection: Projection, month: Month) -> str | None:
    life = projection.life
    if month >= life.first - 1:
        return str(life.months_at(int(month))) if month <= life.last else None
    history = history_of(projection.case, life.world)
    if history is None or not history.complete:
        return None
    return str(history.months_at(int(month)) + life.start.deemed)


def _of_result(result: Mapping[str, Any], figure: str) -> str | None:
    value: Any = value_at(result, figure)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else None
