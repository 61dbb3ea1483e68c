"""The tables of the gap simulator: before and after, and the pinned scenarios side by side."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sibal_engine.errors import Fault
from sibal_engine.money import pretty_yuan
from sibal_engine.result.project import Projection
from sibal_engine.whatif.gap_total import GapsEffect, paid_in_all
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.gap import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.session import Pin, Session
from sibal_tui.views import gap_edit


class FigureRow(NamedTuple):
    """One figure without and with the gaps; `tone` belongs to the difference."""

    label: str
    before: str
    after: str
    difference: str
    tone: str = ""
    figure: str = ""


class Scenarios(NamedTuple):
    """Columns of names, and one row of texts a figure."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Each begins with its label; one text a name follows."""
    figures: tuple[str, ...]


Amount = Callable[[Projection], "int | None"]


def _total(projection: Projection) -> int | None:
    return projection.award.total if projection.life.chosen is not None else None


_AMOUNTS: tuple[tuple[str, str, Amount], ...] = (
    ("figure.total", "pension.total", _total),
    ("figure.basic", "pension.basic", lambda p: p.award.basic),
    ("figure.account", "pension.account", lambda p: p.award.account),
    ("figure.pension", "balances.pension", lambda p: p.balance_at(p.life.end)[0]),
    ("figure.medical", "balances.medical", lambda p: p.balance_at(p.life.end)[1]),
    ("figure.paid", "totals.paid", paid_in_all),
)
_COUNTS: tuple[tuple[str, str, Amount], ...] = (
    (
        "figure.months",
        "retirement.contribution_months",
        lambda p: p.life.months_at(p.life.end),
    ),
    ("figure.medical_months", "medical.months", lambda p: p.retiree.months),
    ("figure.missing", "medical.retiree.missing_months", lambda p: p.retiree.missing),
)
_ORDER = (
    "figure.total",
    "figure.basic",
    "figure.account",
    "figure.months",
    "figure.pension",
    "figure.medical",
    "figure.medical_months",
    "figure.missing",
    "figure.paid",
)
_LESS_IS_BETTER = {"figure.missing", "figure.waiting", "figure.uncovered"}
_NEUTRAL = {"figure.paid"}


def signed(value: int, text: Callable[[int], str]) -> str:
    """A difference with its sign; a plain 0 without one."""
    return f"+{text(value)}" if value > 0 else text(value)


def _tone(key: str, difference: int) -> str:
    if not difference or key in _NEUTRAL:
        return "muted" if not difference else ""
    good = difference < 0 if key in _LESS_IS_BETTER else difference > 0
    return "good" if good else "bad"


def _row(
    key: str, figure: str, before: int | None, after: int | None, lang: Lang, amount: bool
) -> FigureRow:
    text: Callable[[int], str] = pretty_yuan if amount else str
    unknown = say(TEXTS, lang, "unknown")
    difference, tone = unknown, "warn"
    if before is not None and after is not None:
        difference, tone = signed(after - before, text), _tone(key, after - before)
    return FigureRow(
        say(TEXTS, lang, key),
        unknown if before is None else text(before),
        unknown if after is None else text(after),
        difference,
        tone,
        figure,
    )


def retirement_text(projection: Projection, lang: Lang) -> str:
    """The month of retirement, or that it is unknown."""
    chosen = projection.life.chosen
    return say(TEXTS, lang, "unknown") if chosen is None else str(chosen)


def figure_rows(
    before: Projection, after: Projection, everything: GapsEffect | None, lang: Lang
) -> Iterator[FigureRow]:
    """Retirement, pension, balances, months and payments without and with all gaps."""
    a, b = before.life.chosen, after.life.chosen
    moved, tone = say(TEXTS, lang, "unknown"), "warn"
    if a is not None and b is not None:
        months = int(b) - int(a)
        moved = say(TEXTS, lang, "table.months", count=signed(months, str))
        tone = "bad" if months else "muted"
    yield FigureRow(
        say(TEXTS, lang, "figure.retirement"),
        retirement_text(before, lang),
        retirement_text(after, lang),
        moved,
        tone,
        "retirement.chosen",
    )
    amounts = {key: (figure, pick) for key, figure, pick in _AMOUNTS}
    counts = {key: (figure, pick) for key, figure, pick in _COUNTS}
    for key in _ORDER:
        amount = key in amounts
        figure, pick = amounts[key] if amount else counts[key]
        yield _row(key, figure, pick(before), pick(after), lang, amount)
    yield from _cover_rows(everything, lang)


def _cover_rows(everything: GapsEffect | None, lang: Lang) -> Iterator[FigureRow]:
    if everything is None:
        return
    unknown = say(TEXTS, lang, "unknown")
    uncovered = everything.lost.uncovered_months
    yield FigureRow(
        say(TEXTS, lang, "figure.uncovered"),
        "",
        "",
        signed(uncovered, str),
        "bad" if uncovered else "muted",
        "medical.suspended",
    )
    waiting = everything.lost.waiting_months
    text = unknown if waiting is None else signed(waiting, str)
    if waiting is None and everything.worst_waiting is not None:
        text = f"{everything.best_waiting}-{everything.worst_waiting}"
    tone = "warn" if waiting is None or waiting else "muted"
    yield FigureRow(say(TEXTS, lang, "figure.waiting"), "", "", text, tone, "medical.waiting")


_COLUMNS = (
    "figure.total",
    "figure.pension",
    "figure.medical",
    "figure.months",
    "figure.paid",
)


def scenarios(session: Session) -> Scenarios:
    """The present state and the pinned scenarios as columns."""
    lang = session.lang
    columns: list[tuple[str, Projection | Fault]] = [
        (say(TEXTS, lang, "scenarios.now"), session.result)
    ]
    columns.extend((pin.name, pin.projection) for pin in session.pins)
    shown = [projection for _, projection in columns]
    rows = [_texts("figure.retirement", shown, lang, lambda p: retirement_text(p, lang))]
    figures = ["retirement.chosen"]
    everything = {key: (figure, pick, True) for key, figure, pick in _AMOUNTS}
    everything |= {key: (figure, pick, False) for key, figure, pick in _COUNTS}
    for key in _COLUMNS:
        figure, pick, amount = everything[key]
        rows.append(_texts(key, shown, lang, _shown(pick, amount, lang)))
        figures.append(figure)
    rows.append(_texts("scenario.gaps", shown, lang, _gap_months))
    figures.append("")
    return Scenarios(tuple(name for name, _ in columns), tuple(rows), tuple(figures))


def _gap_months(projection: Projection) -> str:
    pension, medical = gap_edit.lanes(projection.case.plan.gaps)
    return str(len(pension.keys() | medical.keys()))


def _shown(pick: Amount, amount: bool, lang: Lang) -> Callable[[Projection], str]:
    def text(projection: Projection) -> str:
        value = pick(projection)
        if value is None:
            return say(TEXTS, lang, "unknown")
        return pretty_yuan(value) if amount else str(value)

    return text


def _texts(
    key: str,
    columns: Sequence[Projection | Fault],
    lang: Lang,
    text: Callable[[Projection], str],
) -> tuple[str, ...]:
    unknown = say(TEXTS, lang, "unknown")
    values = (unknown if isinstance(each, Fault) else text(each) for each in columns)
    return (say(TEXTS, lang, key), *values)


__all__ = ["FigureRow", "Pin", "Scenarios", "figure_rows", "scenarios"]
