"""Missing medical years paid in one sum at retirement, where the place says how much it is."""

from typing import NamedTuple

from sibal_engine.life.live import Life
from sibal_engine.life.medical_cover import RetireeCover
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, half_up
from sibal_engine.months.schedule import Cell
from sibal_engine.rates import PPM


class TopUp(NamedTuple):
    """The sum for all missing months in fen; None where none may be paid or it is unknown."""

    months: int
    base: Money | None
    """Fen a month."""
    rate: int | None
    """ppm."""
    amount: Money | None
    rule_cell: Cell | None
    base_cell: Cell | None
    reason: Message | None = None


def top_up_of(life: Life, cover: RetireeCover, month: int) -> TopUp | None:
    """The sum at retirement in `month`; None where nothing is missing or none may be paid."""
    terms = life.terms_at(month)
    cell = terms.at("medical.top_up", month)
    if not cover.missing or cell is None or cover.top_up not in ("one_sum", "either"):
        return None
    values = cell.values
    rate, base_of = values.get("rate"), values.get("base_of", "")
    base, base_cell = values.get("base"), cell
    amount: Money | None = None
    if base is None and base_of.endswith("average_wage_last_year"):
        wage = terms.at("average_wage", (month // 12 - 1) * 12)
        base, base_cell = (None, cell) if wage is None else (wage.values["value"], wage)
    if base is not None and rate is not None:
        amount = half_up(base * rate, PPM) * cover.missing
    elif base_of == "contribution_last_year":
        amount = _like_last_year(life, month, cover.missing)
    reason = None
    if amount is None:
        reason = message("unknown.top_up", place=terms.policy.place.name)
    return TopUp(
        cover.missing,
        base=base,
        rate=rate,
        amount=amount,
        rule_cell=cell,
        base_cell=base_cell,
        reason=reason,
    )


def _like_last_year(life: Life, month: int, missing: int) -> Money | None:
    """Each missing month at the contribution of the last month that was paid for."""
    at = min(month - life.first, len(life.dues.medical) - 1)
    due = life.dues.medical[max(0, at)].due
    return None if due is None else due * missing
