"""Steps of what a gap costs and of what may be paid back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sibal_engine.errors import ContentError, Fault, clip
from sibal_engine.explain import pension
from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, money, of_cell
from sibal_engine.money import Money, add_or_none, total_or_none
from sibal_engine.month import month_text
from sibal_engine.months.schedule import Cell
from sibal_engine.result.project import Projection
from sibal_engine.whatif.gap import BackPay, GapEffect, first_paying_month

_ALLOWED = {True: "可以", False: "不可以", None: UNKNOWN_VALUE}


def _cell(effect: GapEffect, path: str) -> Cell | None:
    month = int(effect.gap.first)
    return effect.variant.life.terms_at(month).at(path, month)


def _span(effect: GapEffect) -> str:
    first, months = int(effect.gap.first), effect.gap.months
    return f"{month_text(first)} … {month_text(first + months - 1)}" if months else "0"


def _months(effect: GapEffect) -> Step:
    gap = effect.gap
    return Step("断缴的月份", "Months of the gap", _span(effect), str(gap.months), Origin.PLAN)


def _back(effect: GapEffect, path: str, back: BackPay, due: tuple[str, str]) -> list[Step]:
    gap, reason = effect.gap, effect.unknown.get(f"back_pay.{path.partition('.')[0]}")
    paid = gap.back_pay or first_paying_month(gap, effect.baseline.life.chosen)
    note = back.reason if reason is None else reason[0]
    return [
        _months(effect),
        Step("补缴的月份", "Month of paying back", "", str(paid), Origin.PLAN),
        of_cell(
            "是否可以补缴",
            "Whether it may be paid back",
            _cell(effect, path),
            "" if back.deadline is None else f"≤ {back.deadline}",
            _ALLOWED[back.allowed],
            note=note,
        ),
        Step(*due, f"Σ {_span(effect)}", money(back.amount), Origin.PLAN),
    ]


def pension_back(effect: GapEffect) -> list[Step]:
    """Steps of `back_pay.pension`."""
    due = ("补缴养老费合计", "Pension contributions to pay back")
    return _back(effect, "pension.back_payment", effect.pension_back, due)


def medical_back(effect: GapEffect) -> list[Step]:
    """Steps of `back_pay.medical`."""
    due = ("补缴医保费合计", "Medical contributions to pay back")
    return _back(effect, "medical.gap.back_payment", effect.medical_back, due)


def _between(
    effect: GapEffect,
    zh: str,
    en: str,
    pick: Callable[[Projection], Money | None],
    lost: Money | None,
    path: str,
) -> list[Step]:
    """A sum without the gap, with it, and the difference; `path`: the rate behind it."""
    before, after = pick(effect.baseline), pick(effect.variant)
    life = effect.baseline.life
    until = f"{month_text(life.first)} … {month_text(life.end)}"
    return [
        _months(effect),
        of_cell(f"{zh}（不断缴）", f"{en}, no gap", _cell(effect, path), until, money(before)),
        of_cell(f"{zh}（断缴后）", f"{en}, with the gap", _cell(effect, path), until, money(after)),
        Step(
            f"{zh}相差",
            f"{en}: the difference",
            f"{money(before)} − {money(after)}",
            money(lost),
            Origin.PLAN,
        ),
    ]


def _sum_to_end(
    effect: GapEffect, column: Callable[[Projection], list[Money | None]]
) -> Callable[[Projection], Money | None]:
    """Sums a column of the ledger up to the retirement month without the gap."""
    count = effect.baseline.life.end - effect.baseline.life.first + 1

    def total(projection: Projection) -> Money | None:
        part = column(projection)[:count]
        return total_or_none(part)

    return total


def _option_path(effect: GapEffect, name: str) -> str:
    life = effect.variant.life
    option = life.dues.options[max(0, int(effect.gap.first) - life.first)]
    return f"medical.{option}.{name}" if "_" in option else "resident_medical.premium"


def pension_credit(effect: GapEffect) -> list[Step]:
    """Steps of `lost.pension_credit`."""
    pick = _sum_to_end(effect, lambda p: p.life.pension.credit)
    zh, en, lost = "养老账户划入", "Credited to the pension account", effect.lost.pension_credit
    return _between(effect, zh, en, pick, lost, "pension.account_rate")


def medical_credit(effect: GapEffect) -> list[Step]:
    """Steps of `lost.medical_credit`."""
    pick = _sum_to_end(effect, lambda p: p.life.medical.credit)
    zh, en, lost = "医保账户划入", "Credited to the medical account", effect.lost.medical_credit
    return _between(effect, zh, en, pick, lost, _option_path(effect, "credit"))


def interest(effect: GapEffect) -> list[Step]:
    """Steps of `lost.interest`: the difference of the balances that no credit explains."""
    end, lost = effect.baseline.life.end, effect.lost
    both = add_or_none(lost.pension_credit, lost.interest)
    return [
        *_between(
            effect,
            "退休时养老账户",
            "Pension account at retirement",
            lambda p: p.life.pension_balance(end, settle=True),
            both,
            "pension.crediting_rate",
        ),
        *pension_credit(effect)[-1:],
        Step(
            "少得的利息",
            "Interest lost",
            f"{money(both)} − {money(lost.pension_credit)}",
            money(lost.interest),
            Origin.PLAN,
        ),
    ]


def not_paid(effect: GapEffect) -> list[Step]:
    """Steps of `lost.not_paid`: both schemes together."""
    due = _sum_to_end(effect, lambda p: p.life.pension.paid)
    medical = _sum_to_end(effect, lambda p: p.life.medical.paid)
    before, after = due(effect.baseline), due(effect.variant)
    part = None if before is None or after is None else before - after
    whole = effect.lost.saved
    rest = None if part is None or whole is None else whole - part
    zh, en = "养老缴费", "Pension contributions"
    steps = _between(effect, zh, en, due, part, "pension.rate")
    zh, en = "医保缴费", "Medical contributions"
    steps += _between(effect, zh, en, medical, rest, _option_path(effect, "rate"))[1:]
    total = f"{money(part)} + {money(rest)}"
    return [*steps, Step("没有缴的合计", "Not paid in all", total, money(whole), Origin.PLAN)]


def pension_per_month(effect: GapEffect) -> list[Step]:
    """Steps of `lost.pension_per_month`: the pension with the gap in full, then the difference."""
    before, after = effect.baseline.award.total, effect.variant.award.total
    *parts, with_gap = pension.total(effect.variant)
    without = pension.total(effect.baseline)[-1]
    return [
        *parts,
        with_gap._replace(zh=f"{with_gap.zh}（断缴后）", en=f"{with_gap.en}, with the gap"),
        without._replace(zh=f"{without.zh}（不断缴）", en=f"{without.en}, no gap"),
        Step(
            "每月养老金减少",
            "Less pension a month",
            f"{money(before)} − {money(after)}",
            money(effect.lost.pension_per_month),
            Origin.PLAN,
        ),
    ]


FIGURES: Mapping[str, Callable[[GapEffect], list[Step]]] = {
    "back_pay.pension": pension_back,
    "back_pay.medical": medical_back,
    "lost.pension_credit": pension_credit,
    "lost.medical_credit": medical_credit,
    "lost.interest": interest,
    "lost.not_paid": not_paid,
    "lost.pension_per_month": pension_per_month,
}
"""Figures of a gap's effect that open into steps."""


def gap_steps(effect: GapEffect, figure: str) -> list[Step]:
    """The steps of a figure of a gap's effect; raises `ContentError` for an unknown one."""
    make = FIGURES.get(figure)
    if make is None:
        raise ContentError(
            Fault(clip(figure) or '""', "", "unknown figure", "such as " + ", ".join(FIGURES))
        )
    return make(effect)
