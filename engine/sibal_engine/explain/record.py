"""Steps of the totals that a record's spells give, year by year."""

from __future__ import annotations

from collections.abc import Iterator

from sibal_engine.explain.balances import runs
from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, money, of_cell
from sibal_engine.month import Month
from sibal_engine.months.schedule import Cell, PlaceTerms
from sibal_engine.rates import percent_text
from sibal_engine.record.history import History, Totals, difference_of, given_totals, history_of
from sibal_engine.result.project import Projection, index_text

NAMES = {
    "pension_months": ("养老缴费月数", "Pension months"),
    "deemed_months": ("视同缴费月数", "Deemed months"),
    "average_index": ("平均缴费指数", "Average contribution index"),
    "pension_balance": ("养老个人账户余额", "Balance of the pension account"),
    "pension_credited_this_year": ("本年划入", "Credited this year"),
}
"""The totals of a record."""


def wage_cell(terms: PlaceTerms, month: int) -> Cell | None:
    """The wage that divides a month's base: of the year before, or of the same year."""
    formula = terms.at("pension.formula", month)
    same = formula is not None and formula.values.get("index_wage") == "same_year"
    return terms.at("average_wage", (month // 12 - (0 if same else 1)) * 12)


def value_text(totals: Totals, name: str) -> str:
    """One total as a step shows it."""
    if name == "pension_balance":
        return money(totals.pension_balance)
    if name == "pension_credited_this_year":
        return money(totals.credited_this_year)
    if name == "average_index":
        return index_text(totals.average_index) or UNKNOWN_VALUE
    count = totals.pension_months if name == "pension_months" else totals.deemed_months
    return UNKNOWN_VALUE if count is None else str(count)


def given(projection: Projection, name: str) -> list[Step]:
    """Steps of `record.given.NAME`."""
    zh, en = NAMES[name]
    text = value_text(given_totals(projection.case), name)
    return [Step(f"记录所印：{zh}", f"Printed: {en}", "个人权益记录", text, Origin.RECORD)]


def from_spells(projection: Projection, name: str) -> list[Step]:
    """Steps of `record.from_spells.NAME`."""
    history = history_of(projection.case, projection.life.world)
    zh, en = NAMES[name]
    if history is None:
        return [Step(f"明细：{zh}", f"Spells: {en}", "", UNKNOWN_VALUE, Origin.RECORD)]
    terms = projection.life.world.terms(
        projection.life.terms_at(projection.life.first).policy.code,
        history.first,
        max(history.first, int(projection.case.record.as_of)),
        0,
    )
    steps = list(_months(history, terms, name))
    if name == "pension_balance":
        steps += _interest(history, terms)
    reason = {"average_index": history.index_reason, "pension_balance": history.balance_reason}
    note = reason.get(name) or dict(history.notes).get("record_rates")
    formula = f"Σ ÷ {history.months}" if name == "average_index" else "Σ"
    text = value_text(history.totals(), name)
    steps.append(Step(f"明细：{zh}", f"Spells: {en}", formula, text, Origin.RECORD, note=note))
    return steps


def _months(history: History, terms: PlaceTerms, name: str) -> Iterator[Step]:
    """One step for each stretch of equal months."""
    book = history.book
    rows: list[object] = [
        (due.base, due.contribution_index, credit, (history.first + i) // 12)
        for i, (due, credit) in enumerate(zip(history.dues, book.credit, strict=True))
    ]
    for a, b in runs(rows) if rows else ():
        due, credit, count = history.dues[a], book.credit[a], b - a + 1
        first, last = Month(history.first + a), Month(history.first + b)
        label = str(first) if a == b else f"{first} … {last}"
        if due.base == 0:
            continue
        if name == "average_index":
            one = due.contribution_index
            cell = wage_cell(terms, int(first))
            yield of_cell(
                f"{label} 缴费指数",
                f"Index {label}",
                cell,
                f"{money(due.base)} ÷ {money(cell.values['value'] if cell else None)} × {count}",
                (index_text(one * count) if one is not None else None) or UNKNOWN_VALUE,
                note=history.index_reason if one is None else None,
            )
        elif name in ("pension_balance", "pension_credited_this_year"):
            rate = terms.at("pension.account_rate", int(first))
            share = percent_text(rate.values["value"]) if rate else "?"
            yield of_cell(
                f"{label} 划入",
                f"Credited {label}",
                rate,
                f"{money(due.base)} × {share} × {count}",
                money(None if credit is None else credit * count),
                rounding="每月四舍五入到分 / half-up to the fen each month",
            )
        else:
            yield Step(f"{label}", label, f"{count}", str(count), Origin.RECORD)


def _interest(history: History, terms: PlaceTerms) -> Iterator[Step]:
    for offset, earned in enumerate(history.book.interest):
        month = history.first + offset
        if month % 12 != 11 or history.book.balance[offset] is None:
            continue
        cell = terms.at("pension.crediting_rate", month)
        rate = percent_text(cell.values["value"]) if cell else "?"
        opening, product = history.book.opening[offset], history.book.product[offset]
        yield of_cell(
            f"{month // 12} 年利息（月积数法）",
            f"Interest of {month // 12} (monthly product)",
            cell,
            f"({money(opening)} × 12 + {money(product)}) × {rate} ÷ 12",
            money(earned),
            rounding="四舍五入到分 / half-up to the fen",
        )


def differs(projection: Projection, name: str) -> list[Step]:
    """Steps of `record.difference.NAME`: what is printed less what the spells give."""
    case = projection.case
    history = history_of(case, projection.life.world)
    printed = given_totals(case)
    ours = Totals() if history is None else history.totals()
    zh, en = NAMES[name]
    return [
        *given(projection, name),
        *from_spells(projection, name),
        Step(
            f"相差：{zh}",
            f"Difference: {en}",
            f"{value_text(printed, name)} − {value_text(ours, name)}",
            value_text(difference_of(printed, ours), name),
            Origin.RECORD,
        ),
    ]
