"""Steps of the medical-account credits that a record's spells give by historic schemes."""

from __future__ import annotations

from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, money
from sibal_engine.month import Month
from sibal_engine.policy.kinds import Band
from sibal_engine.rates import percent_text
from sibal_engine.record.medical import MedicalCredits, Stretch, medical_credits
from sibal_engine.result.project import Projection

NAMES = ("given_balance", "months", "credited")
"""The figures of `record.medical`."""


def medical(projection: Projection, name: str) -> list[Step]:
    """Steps of `record.medical.NAME`."""
    case = projection.case
    if name == "given_balance":
        text = money(case.record.medical_balance)
        zh, en = "记录所印：医保个人账户余额", "Printed: balance of the medical account"
        return [Step(zh, en, "个人权益记录", text, Origin.RECORD)]
    credited = medical_credits(case, projection.life.world)
    steps = [_step(part) for part in credited.stretches]
    return [*steps, _sum(credited, name)]


def _sum(credited: MedicalCredits, name: str) -> Step:
    if name == "months":
        zh, en = "明细：写明划入方案的月数", "Spells: months that name a scheme"
        return Step(zh, en, "Σ", str(credited.months), Origin.RECORD)
    zh, en = "明细：医保个人账户划入", "Spells: credited to the medical account"
    text = UNKNOWN_VALUE if credited.total is None else money(credited.total)
    return Step(zh, en, "Σ", text, Origin.RECORD, note=credited.reason)


def _band_text(band: Band) -> tuple[str, str]:
    if band.below_age is None:
        return "最高一档", "last band"
    years, months = divmod(band.below_age, 12)
    more = (f"{months}个月", f" and {months} months") if months else ("", "")
    return f"{years}岁{more[0]}以下", f"below age {years}{more[1]}"


def _step(part: Stretch) -> Step:
    first, last = Month(part.first), Month(part.last)
    label = str(first) if first == last else f"{first} … {last}"
    zh, en = _band_text(part.band)
    shares = [percent_text(rate) for rate in (part.band.own_part, part.band.rate) if rate]
    text = None if part.monthly is None else part.monthly * part.months
    return Step(
        f"{label} {part.scheme.name}，{zh}",
        f"{label} {part.scheme.id}, {en}",
        " + ".join(f"{money(part.base)} × {share}" for share in shares)
        + f" = {money(part.monthly)}; × {part.months}",
        money(text),
        Origin.SOURCE,
        source=part.scheme.sources[0],
        place=part.scheme.name,
        rounding="每月四舍五入到分 / half-up to the fen each month",
    )
