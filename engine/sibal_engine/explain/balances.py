"""Steps of both account balances, year by year."""

from __future__ import annotations

from collections.abc import Iterator

from sibal_engine.explain.step import Origin, Step, money, of_cell
from sibal_engine.life.live import Life
from sibal_engine.messages import Message, message
from sibal_engine.money import total_or_none
from sibal_engine.month import Month, month_text
from sibal_engine.months.schedule import Cell
from sibal_engine.policy.model import State
from sibal_engine.rates import percent_text
from sibal_engine.result.project import Projection

HALF_UP = "四舍五入到分 / half-up to the fen"


def runs(values: list[object]) -> Iterator[tuple[int, int]]:
    """Stretches of equal values as (first, last) offsets."""
    start = 0
    for offset in range(1, len(values) + 1):
        if offset == len(values) or values[offset] != values[start]:
            yield start, offset - 1
            start = offset


def span(life: Life, first: int, last: int) -> str:
    """The months between two offsets, as text."""
    begin = month_text(life.first + first)
    return begin if first == last else f"{begin} … {month_text(life.first + last)}"


def pension_start(life: Life) -> Step:
    """The balance on the record."""
    record = life.case.record
    return Step(
        f"记录余额（{record.as_of}）",
        f"Balance on the record ({record.as_of})",
        "个人权益记录",
        money(life.start.pension_balance),
        Origin.RECORD,
        note=life.assumed.get("opening"),
        state=State.UNKNOWN if life.start.pension_balance is None else None,
    )


def _credit_steps(life: Life, begin: int, stop: int) -> Iterator[Step]:
    """One step for each stretch of equal credits in a year."""
    book = life.pension
    rows: list[object] = [
        (book.credit[i], life.dues.pension[i].base, i if i in life.repaid_pension else None)
        for i in range(begin, stop + 1)
    ]
    for a, b in runs(rows):
        first, last = begin + a, begin + b
        credit, due = book.credit[first], life.dues.pension[first]
        month = life.first + first
        terms = life.terms_at(month)
        rate = terms.at("pension.account_rate", month)
        count = last - first + 1
        when = span(life, first, last)
        share = percent_text(rate.values["value"]) if rate else "?"
        if credit == 0:
            yield Step(
                f"{when} 未缴",
                f"{when} not paid",
                f"{count} × 0",
                "0.00",
                Origin.PLAN,
            )
            continue
        cell = terms.at("pension.base", month)
        formula = f"{money(due.base)} × {share} × {count}"
        if first in life.repaid_pension:
            formula = " + ".join(_credits(life, first))
        total = None if credit is None else credit * count
        yield of_cell(
            f"{when} 划入",
            f"Credited {when}",
            cell or rate,
            formula,
            money(total),
            rounding="每月四舍五入到分 / half-up to the fen each month",
        )


def _credits(life: Life, offset: int) -> list[str]:
    """The credits of a month in which some are paid back: its own, if paid, and theirs."""
    start, dues = life.start, life.dues.pension
    own = [dues[offset].credit] if life.pays_pension[offset] else []
    back = [
        dues[i].credit if i >= 0 else start.earlier_pension[i].credit
        for i in life.repaid_pension[offset]
    ]
    return [money(credit) for credit in own + back]


def _medical_credits(life: Life, offset: int) -> list[str]:
    """The same for the medical account."""
    start, dues = life.start, life.dues.medical
    own = [dues[offset].credit] if life.pays_medical[offset] else []
    back = [
        dues[i].credit if i >= 0 else start.earlier_medical[i].credit
        for i in life.repaid_medical[offset]
    ]
    return [money(credit) for credit in own + back]


def own_rate(life: Life, year: int) -> Message | None:
    """What is said where a year's rate is the user's own figure and no published one."""
    cell, own = _rate_cell(life, year), life.case.assumptions.crediting_rate
    if own is None or cell is None or cell.state is State.PUBLISHED:
        return None
    return message("assumed.own_crediting_rate", rate=percent_text(own))


def _rate_cell(life: Life, year: int) -> Cell | None:
    return life.terms_at(year * 12 + 11).at("pension.crediting_rate", year * 12 + 11)


def _interest_step(life: Life, year: int, offset: int, end: int | None) -> Step | None:
    book = life.pension
    month = life.first + offset
    number = month % 12 + 1
    rate = life.crediting_rate(year)
    if rate is None or (number != 12 and month != end):
        return None
    opening, product = book.opening[offset], book.product[offset]
    if number != 12:
        product -= book.credited[offset] * (12 - number)
        settled, before = life.pension_balance(month, settle=True), book.balance[offset]
        earned = None if settled is None or before is None else settled - before
    else:
        earned = book.interest[offset] if book.balance[offset] is not None else None
    formula = f"({money(opening)} × {number} + {money(product)}) × {percent_text(rate)} ÷ 12"
    note = life.assumed.get("retirement_year" if number != 12 else "crediting_rate")
    cell = _rate_cell(life, year)
    if cell is not None and cell.state is State.PUBLISHED and number == 12:
        note = None
    labels = f"{year} 年利息（月积数法）", f"Interest of {year} (monthly product)"
    own = own_rate(life, year)
    if own is not None:
        return Step(*labels, formula, money(earned), Origin.ASSUMED, rounding=HALF_UP, note=own)
    return of_cell(
        *labels,
        cell,
        formula,
        money(earned),
        rounding=HALF_UP,
        note=note,
    )


def pension_until(life: Life, end: int, settled_in: int | None = None) -> list[Step]:
    """Steps of the account at the end of a month; `settled_in`: with its year's interest so far."""
    steps = [pension_start(life)]
    for year in range(life.first // 12, end // 12 + 1):
        begin = max(0, year * 12 - life.first)
        stop = min(end, year * 12 + 11) - life.first
        if stop < begin:
            continue
        steps.extend(_credit_steps(life, begin, stop))
        step = _interest_step(life, year, stop, settled_in)
        if step is not None:
            steps.append(step)
        balance = life.pension_balance(life.first + stop, settle=life.first + stop == settled_in)
        steps.append(
            Step(
                f"{Month(life.first + stop)} 余额",
                f"Balance {Month(life.first + stop)}",
                "Σ",
                money(balance),
                Origin.PLAN,
            )
        )
    return steps


def pension(projection: Projection) -> list[Step]:
    """Steps of `balances.pension`."""
    life = projection.life
    steps = pension_until(life, min(projection.until, life.end), life.end)
    if projection.until > life.end:
        rows = [row.pension_drawn for row in projection.by_year]
        drawn = total_or_none(rows)
        steps.append(
            Step(
                "退休后已发放",
                "Paid out after retirement",
                f"− {money(drawn)}",
                money(projection.pension_balance),
                Origin.ASSUMED,
                note=life.assumed.get("after_retirement"),
            )
        )
    return steps


_AFTER = ("medical.retiree_credit", "medical.retiree", "balances.medical")


def medical(projection: Projection) -> list[Step]:
    """Steps of `balances.medical`."""
    steps = medical_until(projection, min(projection.until, projection.life.end))
    if projection.until > projection.life.end:
        steps.append(_medical_after(projection))
    return steps


def medical_until(projection: Projection, end: int) -> list[Step]:
    """Steps of the medical account at the end of a month up to retirement."""
    life = projection.life
    record = life.case.record
    steps = [
        Step(
            f"记录余额（{record.as_of}）",
            f"Balance on the record ({record.as_of})",
            "个人权益记录",
            money(life.start.medical_balance),
            Origin.RECORD,
            state=State.UNKNOWN if life.start.medical_balance is None else None,
        )
    ]
    stop = end - life.first
    book = life.medical
    rows: list[object] = [
        (
            book.credit[i],
            book.spent[i],
            life.dues.medical[i].base,
            (life.first + i) // 12,
            i if i in life.repaid_medical else None,
        )
        for i in range(stop + 1)
    ]
    for a, b in runs(rows) if rows else ():
        steps.append(_medical_step(projection, a, b))
        balance = book.balance[b]
        if b == stop or (life.first + b) % 12 == 11:
            month = Month(life.first + b)
            steps.append(
                Step(f"{month} 余额", f"Balance {month}", "Σ", money(balance), Origin.PLAN)
            )
    return steps


def _medical_after(projection: Projection) -> Step:
    """The months of retirement: what the place credits, or contributions that go on."""
    life = projection.life
    unknown, assumed = projection.unknown, life.assumed
    month = life.end + 1
    cell = None
    if projection.retiree.reached and "medical.retiree_credit" not in unknown:
        cell = life.terms_at(month).at("medical.retiree.credit", month)
    reasons = [unknown[name][0] for name in _AFTER if name in unknown]
    notes = [*reasons, *(assumed[name] for name in ("pay_on", "medical_spend") if name in assumed)]
    return of_cell(
        "退休后划入与支出",
        "Credits and spending after retirement",
        cell,
        f"{Month(month)} … {Month(projection.until)}",
        money(projection.medical_balance),
        note=notes[0] if notes else message("assumed.pay_on_after"),
    )


def _medical_step(projection: Projection, first: int, last: int) -> Step:
    life = projection.life
    book = life.medical
    month = life.first + first
    count = last - first + 1
    terms = life.terms_at(month)
    due = life.dues.medical[first]
    option = life.dues.options[first]
    cell = terms.at(f"medical.{option}.credit", month) if "_" in option else None
    credit, spent = book.credit[first], book.spent[first]
    total = None if credit is None else (credit - spent) * count
    where = span(life, first, last)
    if credit == 0 and not life.pays_medical[first]:
        return Step(
            f"{where} 未缴，账户照常可用",
            f"{where} not paid; the account stays usable",
            f"−{money(spent)} × {count}",
            money(total),
            Origin.PLAN,
        )
    values = cell.values if cell else {}
    if first in life.repaid_medical:
        formula = f"({' + '.join(_medical_credits(life, first))} − {money(spent)}) × 1"
    elif "rate" in values:
        formula = f"({money(due.base)} × {percent_text(values['rate'])} − {money(spent)}) × {count}"
    else:
        formula = f"({money(credit)} − {money(spent)}) × {count}"
    note = life.assumed.get("medical_credit") if cell and cell.hit.entry.frame else None
    if cell is None and credit is None:
        note = projection.unknown.get("medical.credit", (None, ""))[0]
    return of_cell(
        f"{where} 划入减支出",
        f"Credits less spending {where}",
        cell,
        formula,
        money(total),
        rounding="每月四舍五入到分 / half-up to the fen each month",
        note=note or life.assumed.get("medical_spend"),
    )
