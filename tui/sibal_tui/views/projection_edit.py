"""What the keys of the projection change in a case; pure functions, one a lever."""

from __future__ import annotations

from sibal_engine.case.model import BaseChoice, BaseKind, Case
from sibal_engine.life.live import Life, wanted_month
from sibal_engine.money import yuan_half_up
from sibal_engine.month import Month
from sibal_engine.rates import PPM

BASE_STEP = PPM // 10
LOWEST_BASE, HIGHEST_BASE = 60 * PPM // 100, 3 * PPM
GROWTH_STEP = PPM // 200
"""Half a percent."""
RATE_STEP = PPM // 400
"""A quarter of a percent."""
LEAST_GROWTH, MOST_GROWTH = -PPM // 10, PPM // 5
MOST_RATE = PPM // 5


def stepped(value: int, step: int, direction: int) -> int:
    """The next multiple of `step` in a direction (1 or −1)."""
    return (value // step + 1) * step if direction > 0 else (-(-value // step) - 1) * step


def next_base(choice: BaseChoice, direction: int) -> BaseChoice:
    """The base one step higher or lower: lower limit, 60 %, 70 % … 300 %, upper limit.

    An amount goes up or down by a tenth, to whole yuan.
    """
    kind = choice.kind
    if kind is BaseKind.AMOUNT:
        up, down = (11, 10) if direction > 0 else (10, 11)
        return BaseChoice(kind, yuan_half_up(choice.value * up, down))
    if kind is BaseKind.SHARE:
        share = stepped(choice.value, BASE_STEP, direction)
        if share < LOWEST_BASE:
            return BaseChoice(BaseKind.LOWER)
        return BaseChoice(BaseKind.UPPER) if share > HIGHEST_BASE else BaseChoice(kind, share)
    if kind is BaseKind.UPPER:
        return choice if direction > 0 else BaseChoice(BaseKind.SHARE, HIGHEST_BASE)
    if kind is BaseKind.NONE:
        return BaseChoice(BaseKind.LOWER) if direction > 0 else choice
    return BaseChoice(BaseKind.SHARE, LOWEST_BASE) if direction > 0 else choice


def move_base(case: Case, direction: int) -> Case:
    """Another pension base; changes planned for later stay."""
    base = next_base(case.plan.pension_base, direction)
    return case._replace(plan=case.plan._replace(pension_base=base))


def move_wages(case: Case, direction: int) -> Case:
    """Wages growing half a percent a year more or less."""
    now = case.assumptions.wage_growth or 0
    growth = held(stepped(now, GROWTH_STEP, direction), LEAST_GROWTH, MOST_GROWTH)
    return case._replace(assumptions=case.assumptions._replace(wage_growth=growth))


def move_prices(case: Case, direction: int) -> Case:
    """Prices growing half a percent a year more or less."""
    now = case.assumptions.price_growth or 0
    growth = held(stepped(now, GROWTH_STEP, direction), LEAST_GROWTH, MOST_GROWTH)
    return case._replace(assumptions=case.assumptions._replace(price_growth=growth))


def later_rate(case: Case, life: Life) -> int | None:
    """The crediting rate (ppm) of the years not published yet: assumed, else carried."""
    if case.assumptions.crediting_rate is not None:
        return case.assumptions.crediting_rate
    return life.crediting_rate(life.end // 12)


def move_rate(case: Case, life: Life, direction: int) -> Case:
    """A crediting rate a quarter of a percent higher or lower in the years not published yet."""
    now = later_rate(case, life) or 0
    rate = held(stepped(now, RATE_STEP, direction), 0, MOST_RATE)
    return case._replace(assumptions=case.assumptions._replace(crediting_rate=rate))


def move_retirement(case: Case, life: Life, months: int) -> Case:
    """Retirement some months later or earlier, within the window and after the record."""
    first, last = months_to_choose(life)
    if first > last:
        return case
    # a milestone of retirement is a month in the walked case only
    planned = case if case.plan.retire_at is None else life.case
    month = int(wanted_month(planned, life.window)) + months
    return at_month(case, life, held(month, first, last))


def months_to_choose(life: Life) -> tuple[int, int]:
    """First and last month one may still retire in; none where the first is the later one."""
    return max(int(life.window.earliest), life.first), int(life.window.latest)


def at_month(case: Case, life: Life, month: int) -> Case:
    """Retirement in a month; the statutory one by its name, so that it follows the person."""
    retire: str | Month = Month(month)
    if retire == life.window.statutory:
        retire = "statutory"
    return case._replace(plan=case.plan._replace(retire=retire, retire_at=None))


def held(value: int, low: int, high: int) -> int:
    """`value` within two bounds."""
    return max(low, min(value, high))
