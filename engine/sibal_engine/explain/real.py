"""Steps of amounts in the money of another month: the nominal steps, then the growth of prices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from sibal_engine.explain import balances, pension, sums
from sibal_engine.explain.step import Origin, Step, money
from sibal_engine.messages import message
from sibal_engine.money import Money
from sibal_engine.month import Month
from sibal_engine.rates import percent_text
from sibal_engine.result.gathered import gathered
from sibal_engine.result.project import Projection
from sibal_engine.result.real import balance_month, deflated, flow_month, price_growth

_PENSION: Mapping[str, Callable[[Projection], list[Step]]] = {
    "basic": pension.basic,
    "account": pension.account,
    "transitional": pension.transitional,
    "extra": pension.extra,
    "total": pension.total,
}


def _deflation(projection: Projection, nominal: Money | None, month: int) -> Step:
    growth, at = price_growth(projection), int(projection.case.record.as_of)
    return Step(
        f"按 {Month(at)} 的钱",
        f"In the money of {Month(at)}",
        f"{money(nominal)} ÷ (1 + {percent_text(growth)})^({month - at} ÷ 12)",
        money(deflated(nominal, month, at, growth)),
        Origin.ASSUMED,
        rounding="四舍五入到分 / half-up to the fen",
        note=gathered(projection).assumed.get("price_growth")
        or message("assumed.prices", rate=percent_text(growth)),
    )


def real(projection: Projection, rest: str) -> list[Step]:
    """Steps of `real.REST`; raises `KeyError` or `ValueError` for an unknown one."""
    head, _, name = rest.partition(".")
    life = projection.life
    if head == "pension":
        amount = getattr(projection.award, name) if name in _PENSION else None
        return [*_PENSION[name](projection), _deflation(projection, amount, life.end + 1)]
    if head == "balances":
        make = {"pension": balances.pension, "medical": balances.medical}[name]
        both = dict(
            zip(("pension", "medical"), projection.balance_at(projection.until), strict=True)
        )
        return [*make(projection), _deflation(projection, both[name], projection.until)]
    if head != "by_year":
        raise KeyError(rest)
    year, _, column = name.partition(".")
    row = next(row for row in projection.by_year if row.year == int(year))
    if column == "months":
        return sums.by_year(projection, row.year, column)
    nominal: Money | None = getattr(row, column.replace(".", "_"))
    month = balance_month if column.endswith("balance") else flow_month
    return [
        *sums.by_year(projection, row.year, column),
        _deflation(projection, nominal, month(projection, row.year)),
    ]


FIGURES: Mapping[str, Callable[[Projection], list[Step]]] = {
    f"real.{path}": partial(real, rest=path)
    for path in (
        *(f"pension.{name}" for name in _PENSION),
        "balances.pension",
        "balances.medical",
    )
}
