"""The tables of the projection: years, bases, retirement months, scenarios; every cell a figure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sibal_engine.case.model import BaseChoice, BaseKind, Case
from sibal_engine.errors import Fault
from sibal_engine.money import Money, half_up, pretty_yuan
from sibal_engine.month import Month
from sibal_engine.rates import decimal_text, percent_text
from sibal_engine.result.outlook import net_received, pension_paid
from sibal_engine.result.project import Projection, YearRow, index_text
from sibal_engine.result.real import deflated, price_growth, real_years
from sibal_engine.whatif.base_sweep import BasePoint, BaseSweep
from sibal_engine.whatif.sweep import RetirementPoint, RetirementSweep
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.projection import TEXTS
from sibal_tui.locale.say import say


class Entry(NamedTuple):
    """One cell: its text, its tone, and the figure it opens (empty: none)."""

    text: str
    tone: str = ""
    figure: str = ""


class Table(NamedTuple):
    """Titles with their alignment, rows of entries, and the year, month or number of each row."""

    titles: tuple[str, ...] = ()
    rows: tuple[tuple[Entry, ...], ...] = ()
    keys: tuple[int, ...] = ()
    empty: str = ""
    """Said below where there are no scenarios to compare."""

    def row_of(self, key: int) -> int:
        """The row of a year, month or number; the nearest one before it."""
        return max(0, sum(1 for each in self.keys if each <= key) - 1)


def base_text(choice: BaseChoice, lang: Lang) -> str:
    """A base in words: `60%`, an amount, or the limit."""
    if choice.kind is BaseKind.SHARE:
        return percent_text(choice.value)
    if choice.kind is BaseKind.AMOUNT:
        return pretty_yuan(choice.value)
    return say(TEXTS, lang, f"base.{choice.kind.value}")


def rate_text(ppm: int | None, lang: Lang) -> str:
    """A yearly rate with two decimals of a percent."""
    if ppm is None:
        return say(TEXTS, lang, "unknown")
    return decimal_text(half_up(ppm, 100), 2, 2) + "%"


def age_text(months: int, lang: Lang) -> str:
    """An age in years and months."""
    key = "age" if months % 12 else "age.years"
    return say(TEXTS, lang, key, years=months // 12, months=months % 12)


# --- years

YEAR_COLUMNS: Mapping[str, Callable[[YearRow], Money | None]] = {
    "pension.balance": lambda row: row.pension_balance,
    "medical.balance": lambda row: row.medical_balance,
    "pension.paid": lambda row: row.pension_paid,
    "medical.paid": lambda row: row.medical_paid,
    "pension.interest": lambda row: row.pension_interest,
    "pension.received": lambda row: row.pension_received,
    "pension.credited": lambda row: row.pension_credited,
    "pension.drawn": lambda row: row.pension_drawn,
    "medical.credited": lambda row: row.medical_credited,
    "medical.spent": lambda row: row.medical_spent,
}
"""Dotted path below `by_year.YEAR` → the amount of a year."""


def _amount(value: Money | None, lang: Lang, figure: str, tone: str = "") -> Entry:
    if value is None:
        return Entry(say(TEXTS, lang, "unknown"), "warn", figure)
    return Entry(pretty_yuan(value), tone or ("" if value else "muted"), figure)


def year_table(projection: Projection, lang: Lang, *, real: bool) -> Table:
    """One row a year; `real`: in the money of the record's last month."""
    titles = [say(TEXTS, lang, "column.year")]
    titles += [say(TEXTS, lang, f"column.{name}") for name in (*YEAR_COLUMNS, "months")]
    years = real_years(projection) if real else projection.by_year
    retires = projection.life.end // 12
    return Table(
        tuple(titles),
        tuple(_year_row(row, lang, row.year == retires) for row in years),
        tuple(row.year for row in years),
    )


def _year_row(row: YearRow, lang: Lang, retires: bool) -> tuple[Entry, ...]:
    head = f"by_year.{row.year}"
    amounts = (_amount(pick(row), lang, f"{head}.{name}") for name, pick in YEAR_COLUMNS.items())
    months = Entry(str(row.months), "" if row.months else "muted", f"{head}.months")
    return (Entry(str(row.year), "strong" if retires else ""), *amounts, months)


# --- bases

BASE_FIGURES: Mapping[str, str] = {
    "base": "cost.month.pension.base",
    "monthly": "cost.month.pension.due",
    "total": "pension.total",
    "paid": "totals.pension_paid",
    "pay_back": "",
    "rate": "",
    "extra_paid": "",
    "extra_total": "",
    "extra_rate": "",
    "balance": "balances.pension",
    "index": "pension.average_index",
    "month": "retirement.chosen",
}
"""Column → the figure of a projection on that base; empty: the sweep's own figure."""


def base_table(sweep: BaseSweep, case: Case, lang: Lang) -> Table:
    """One row a share of the wage; the one in use is marked."""
    titles = (say(TEXTS, lang, f"column.{name}") for name in ("share", *BASE_FIGURES))
    chosen = case.plan.pension_base
    rows = []
    for point in sweep.points:
        used = chosen.kind is BaseKind.SHARE and chosen.value == point.share
        cells = _base_cells(point, lang)
        figures = (f"base.{point.share}.{name}" for name in BASE_FIGURES)
        entries = (
            Entry(cells[name].text, cells[name].tone, figure)
            for name, figure in zip(BASE_FIGURES, figures, strict=True)
        )
        rows.append((Entry(percent_text(point.share), "strong" if used else ""), *entries))
    return Table(tuple(titles), tuple(rows), tuple(range(len(rows))))


def _base_cells(point: BasePoint, lang: Lang) -> dict[str, Entry]:
    return {
        "base": _amount(point.base, lang, ""),
        "monthly": _amount(point.monthly, lang, ""),
        "total": _amount(point.total, lang, ""),
        "paid": _amount(point.paid, lang, ""),
        "pay_back": _month(point.pay_back, lang),
        "rate": Entry(rate_text(point.rate, lang)),
        "extra_paid": _amount(point.extra_paid, lang, ""),
        "extra_total": _amount(point.extra_total, lang, ""),
        "extra_rate": _extra_rate(point, lang),
        "balance": _amount(point.balance, lang, ""),
        "index": Entry(index_text(point.index) or say(TEXTS, lang, "unknown")),
        "month": _month(point.retirement, lang),
    }


def _extra_rate(point: BasePoint, lang: Lang) -> Entry:
    """Nothing is paid more on the lowest base: it has no rate, which is not an unknown one."""
    if point.extra_rate is None and point.extra_paid == 0:
        return Entry("-", "muted")
    return Entry(rate_text(point.extra_rate, lang), "" if point.extra_rate is not None else "warn")


def _month(value: Month | None, lang: Lang) -> Entry:
    return Entry(say(TEXTS, lang, "unknown"), "warn") if value is None else Entry(str(value))


# --- retirement months

RETIREMENT_FIGURES: Mapping[str, str] = {
    "age": "retirement.age_months",
    "total": "pension.total",
    "net": "",
    "basic": "pension.basic",
    "account": "pension.account",
    "paid": "totals.pension_paid",
    "pay_back": "",
    "break_even": "",
    "months": "retirement.contribution_months",
}
"""Column → the figure of a projection with that month; empty: the sweep's own figure."""


def retirement_table(sweep: RetirementSweep, planned: int, lang: Lang) -> Table:
    """One row a month of the window; months of the plateau in the tone of what is good."""
    titles = (say(TEXTS, lang, f"column.{name}") for name in ("month", *RETIREMENT_FIGURES))
    rows = []
    for point in sweep.points:
        cells = _retirement_cells(point, lang)
        entries = (
            Entry(cell.text, cell.tone, f"retire.{point.month}.{name}")
            for name, cell in cells.items()
        )
        tone = "strong" if point.month == planned else "good" if point.on_plateau else ""
        rows.append((Entry(str(point.month), tone), *entries))
    return Table(tuple(titles), tuple(rows), tuple(int(point.month) for point in sweep.points))


def _retirement_cells(point: RetirementPoint, lang: Lang) -> dict[str, Entry]:
    short = Entry(say(TEXTS, lang, "not_reached"), "warn")

    def amount(value: Money | None, tone: str = "") -> Entry:
        return short if not point.reached else _amount(value, lang, "", tone)

    return {
        "age": Entry(age_text(point.age, lang)),
        "total": amount(point.total),
        "net": amount(point.net, "good" if point.on_plateau else ""),
        "basic": amount(point.basic),
        "account": amount(point.account),
        "paid": _amount(point.paid, lang, ""),
        "pay_back": short if not point.reached else _month(point.pay_back, lang),
        "break_even": Entry("-", "muted")
        if point.break_even is None
        else Entry(str(point.break_even)),
        "months": Entry(str(point.months)),
    }


# --- scenarios


def scenario_table(
    scenarios: Sequence[tuple[str, Projection | Fault]], age: int, lang: Lang
) -> Table:
    """One row a figure, one column a scenario; the first is the present state."""
    titles = (say(TEXTS, lang, "column.figure"), *(name for name, _ in scenarios))
    shown = [
        None if isinstance(projection, Fault) else _scenario(projection, lang)
        for _, projection in scenarios
    ]
    names = next((list(column) for column in shown if column is not None), [])
    rows = []
    for name in names:
        label = Entry(say(TEXTS, lang, f"row.{name}", age=age // 12))
        cells = []
        for number, column in enumerate(shown):
            entry = Entry(say(TEXTS, lang, "unknown"), "warn") if column is None else column[name]
            figure = f"scenario.{number}.{entry.figure}" if entry.figure else ""
            cells.append(Entry(entry.text, entry.tone, figure))
        rows.append((label, *cells))
    empty = say(TEXTS, lang, "scenarios.none") if len(scenarios) == 1 else ""
    return Table(titles, tuple(rows), tuple(range(len(rows))), empty)


def _scenario(projection: Projection, lang: Lang) -> dict[str, Entry]:
    """The figures of one scenario, in the table's order."""
    case, life, award = projection.case, projection.life, projection.award
    reached = life.chosen is not None
    end = life.end
    pension, medical = projection.balance_at(end)
    total = award.total if reached else None
    growth = price_growth(projection)
    today = deflated(total, end + 1, int(case.record.as_of), growth)
    stones = dict(projection.milestones)
    retirement = _month(life.chosen, lang)
    wages = case.assumptions.wage_growth
    return {
        "base": Entry(base_text(case.plan.pension_base, lang), "", "cost.month.pension.base"),
        "wages": Entry(say(TEXTS, lang, "blank") if wages is None else percent_text(wages)),
        "retirement": Entry(retirement.text, retirement.tone, "retirement.chosen"),
        "age": Entry(age_text(end - int(case.person.born), lang), "", "retirement.age_months"),
        "total": _amount(total, lang, "pension.total", "strong"),
        "real": _amount(today, lang, "real.pension.total"),
        "basic": _amount(award.basic if reached else None, lang, "pension.basic"),
        "account": _amount(award.account if reached else None, lang, "pension.account"),
        "index": Entry(
            index_text(award.average_index) or say(TEXTS, lang, "unknown"),
            "",
            "pension.average_index",
        ),
        "months": Entry(str(life.months_at(end)), "", "retirement.contribution_months"),
        "pension": _amount(pension, lang, "balances.pension"),
        "medical": _amount(medical, lang, "balances.medical"),
        "paid": _amount(pension_paid(projection), lang, "totals.pension_paid"),
        "pay_back": Entry(
            str(stones["pay_back"]) if "pay_back" in stones else say(TEXTS, lang, "unknown"),
            "" if "pay_back" in stones else "warn",
            "milestones.pay_back" if "pay_back" in stones else "",
        ),
        "net": _amount(net_received(projection)[-1], lang, "net"),
    }


def scenario_rows(table: Table) -> Iterator[tuple[str, ...]]:
    """The texts of a table, row by row."""
    for row in table.rows:
        yield tuple(entry.text for entry in row)
