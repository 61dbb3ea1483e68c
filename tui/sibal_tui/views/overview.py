"""The overview: accounts, the month's cost, retirement; what it is made of stands in sections."""

from datetime import date
from typing import NamedTuple

from sibal_engine.errors import Fault
from sibal_engine.messages import Message
from sibal_engine.money import Money, pretty_yuan
from sibal_engine.month import Month
from sibal_engine.policy.model import Source
from sibal_engine.result.month_cost import MonthCost, month_cost
from sibal_engine.result.project import Projection, pays_pension
from sibal_engine.result.so_far import SoFar, so_far
from sibal_engine.rules.due import MedicalDue, PensionDue
from sibal_tui.locale import Lang
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.modes.common import TEXTS as COMMON
from sibal_tui.locale.modes.overview import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.session import Session


class Line(NamedTuple):
    """One row: a figure with its steps, a rule with its source, or a remark."""

    label: str
    value: str
    note: str = ""
    tone: str = ""
    figure: str = ""
    """Dotted path of the figure that the row opens; empty: none."""
    source: Source | None = None
    """What a row without a figure opens."""


class Section(NamedTuple):
    """Rows under a heading."""

    name: str
    title: str
    lines: tuple[Line, ...]


class Overview(NamedTuple):
    """Everything the screen shows."""

    headline: str
    figures: tuple[Section, ...]
    """Accounts, cost, retirement."""
    matters: tuple[Section, ...]
    """Deadlines, subsidies, warnings, what is unknown, what is assumed."""
    fault: bool = False


class Words:
    """The overview's texts and units in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def say(self, key: str, **values: object) -> str:
        """A text of the overview."""
        return say(TEXTS, self.lang, key, **values)

    def common(self, key: str) -> str:
        """A text of all modes."""
        return say(COMMON, self.lang, key)

    def yuan(self, value: Money | None) -> str:
        """An amount with its unit, or that it is unknown."""
        return self.say("unknown") if value is None else self.say("yuan", amount=pretty_yuan(value))

    def months(self, value: int | None) -> str:
        """A count of months, or that it is unknown."""
        return self.say("unknown") if value is None else self.say("months", count=value)

    def span(self, months: int) -> str:
        """A stretch of time in years and months."""
        return self.say("span", years=months // 12, months=months % 12)

    def joined(self, *parts: str) -> str:
        """Parts of a remark, the empty ones left out."""
        return self.say("sep").join(part for part in parts if part)


def _amount(
    words: Words, label: str, value: Money | None, figure: str, note: str = "", *, tone: str = ""
) -> Line:
    return Line(words.say(label), words.yuan(value), note, "bad" if value is None else tone, figure)


def _why(projection: Projection, figure: str, words: Words) -> str:
    reason: Message | None = projection.unknown.get(figure, (None, ""))[0]
    return "" if reason is None else reason.text(words.lang)


def _accounts(projection: Projection, state: SoFar, words: Words) -> Section:
    recorded = words.say("accounts.recorded", month=projection.case.record.as_of)
    then = words.say("accounts.then", month=Month(projection.until))
    pension, medical = projection.balance_at(projection.until)
    rows = (
        ("pension_now", state.pension_balance, "so_far.pension_balance", recorded),
        ("pension_then", pension, "balances.pension", then),
        ("medical_now", state.medical_balance, "so_far.medical_balance", recorded),
        ("medical_then", medical, "balances.medical", then),
    )
    lines = []
    for name, value, figure, note in rows:
        why = _why(projection, f"balances.{name.partition('_')[0]}", words)
        lines.append(
            _amount(words, f"accounts.{name}", value, figure, note if value is not None else why)
        )
    return Section("accounts", words.say("section.accounts"), tuple(lines))


def _state(projection: Projection, paths: tuple[str, ...], month: int, words: Words) -> str:
    terms = projection.life.terms_at(month)
    cell = next((c for path in paths if (c := terms.at(path, month)) is not None), None)
    return words.common("state.unknown" if cell is None else f"state.{cell.state.value}")


def _gap_note(cost: MonthCost, words: Words) -> str:
    if not cost.pension_paid and not cost.medical_paid:
        return words.say("cost.gap.both")
    if not cost.pension_paid:
        return words.say("cost.gap.pension")
    if not cost.medical_paid and cost.option != "none":
        return words.say("cost.gap.medical")
    return ""


def _pension_note(projection: Projection, due: PensionDue, month: int, words: Words) -> str:
    chosen = projection.life.chosen
    if chosen is not None and month > chosen:
        return words.say("cost.retired")
    if not pays_pension(projection.case) and due.base == 0:
        return words.say("cost.no_pension")
    if due.base is None:
        return _why(projection, "pension.base", words)
    state = _state(projection, ("pension.base",), month, words)
    return words.say("cost.base", amount=pretty_yuan(due.base), state=state)


def _medical_note(projection: Projection, cost: MonthCost, due: MedicalDue, words: Words) -> str:
    option = words.common(f"option.{cost.option}")
    if not cost.medical_by_plan and cost.medical.due is not None:
        return words.say("cost.covered")
    if cost.option not in ("with_account", "pool_only"):
        return option
    if due.due is None:
        return words.joined(option, _why(projection, "medical.due", words))
    root = f"medical.{cost.option}"
    if due.base is None:
        state = _state(projection, (f"{root}.amount",), cost.month, words)
        return words.joined(option, words.say("cost.no_base", state=state))
    paths = (f"{root}.base", f"{root}.base_rule", f"{root}.rate")
    state = _state(projection, paths, cost.month, words)
    return words.joined(option, words.say("cost.base", amount=pretty_yuan(due.base), state=state))


def _cost(projection: Projection, words: Words) -> Section:
    cost = month_cost(projection.life)
    pension, medical = cost.pension, cost.medical
    fee = projection.assumed.get("medical_fee")
    root = "cost.month"
    lines = [
        _amount(
            words, "cost.total", cost.total, f"{root}.total", _gap_note(cost, words), tone="strong"
        ),
        _amount(
            words,
            "cost.pension",
            pension.due,
            f"{root}.pension.due",
            _pension_note(projection, pension, cost.month, words),
        ),
        _amount(words, "cost.account", pension.credit, f"{root}.pension.account"),
        _amount(words, "cost.pool", cost.pension_pool, f"{root}.pension.pool"),
        _amount(
            words,
            "cost.medical",
            medical.due,
            f"{root}.medical.due",
            _medical_note(projection, cost, medical, words),
        ),
        _amount(
            words,
            "cost.account",
            medical.credit,
            f"{root}.medical.account",
            "" if medical.credit is not None else _why(projection, "medical.credit", words),
        ),
        _amount(words, "cost.pool", cost.medical_pool, f"{root}.medical.pool"),
        _amount(
            words,
            "cost.fee",
            medical.fee,
            f"{root}.medical.fee",
            fee.text(words.lang) if fee is not None and not medical.fee else "",
        ),
    ]
    if cost.unemployment is not None and cost.unemployment.included:
        due = cost.unemployment.due
        lines.append(_amount(words, "cost.unemployment", due, f"{root}.unemployment.due"))
    return Section("cost", words.say("section.cost", month=cost.month), tuple(lines))


def _month_lines(projection: Projection, today: Month, words: Words) -> list[Line]:
    life = projection.life
    chosen, span = life.chosen, life.window
    lines = []
    if chosen is None:
        lines.append(
            Line(
                words.say("retirement.chosen"),
                words.say("unknown"),
                _why(projection, "retirement.chosen", words),
                "bad",
                "retirement.chosen",
            )
        )
    else:
        age = int(chosen) - int(life.case.person.born)
        aged = words.say("age", years=age // 12, months=age % 12)
        left = int(chosen) - int(today)
        key = "retirement.left" if left > 0 else "retirement.come"
        note = words.say(key, left=words.span(max(left, 0)), age=aged)
        lines.append(
            Line(words.say("retirement.chosen"), str(chosen), note, "strong", "retirement.chosen")
        )
    if chosen != span.statutory:
        lines.append(
            Line(
                words.say("retirement.statutory"),
                str(span.statutory),
                figure="retirement.statutory",
            )
        )
    window = words.say("retirement.window", latest=span.latest)
    lines.append(
        Line(
            words.say("retirement.earliest"),
            str(span.earliest),
            window,
            figure="retirement.earliest",
        )
    )
    return lines


def _pension_lines(projection: Projection, words: Words) -> list[Line]:
    award = projection.award
    reached = projection.life.chosen is not None
    why = _why(projection, "pension.total", words) or _why(projection, "pension.basic", words)
    wage = ""
    if award.wage is not None and award.wage_cell is not None:
        state = words.common(f"state.{award.wage_cell.state.value}")
        wage = words.say("pension.wage", amount=pretty_yuan(award.wage), state=state)
    divisor = ""
    if award.divisor is not None:
        shown = f"{award.divisor // 10}.{award.divisor % 10}"
        divisor = words.say("pension.divisor", divisor=shown)
    total = award.total if reached else None
    lines = [
        _amount(
            words,
            "pension.total",
            total,
            "pension.total",
            words.say("pension.plan") if total is not None else why,
            tone="strong",
        )
    ]
    parts = (
        ("basic", award.basic, wage),
        ("account", award.account, divisor),
        ("transitional", award.transitional, ""),
        ("extra", award.extra, ""),
    )
    for name, value, note in parts:
        if value != 0:
            known = value if reached else None
            lines.append(_amount(words, f"pension.{name}", known, f"pension.{name}", note))
    return lines


def _count_lines(projection: Projection, state: SoFar, words: Words) -> list[Line]:
    life, retiree = projection.life, projection.retiree
    minimum = words.say("months.minimum", count=life.required(life.end))
    lines = [
        Line(
            words.say("months.pension"),
            words.months(state.pension_months),
            words.say("months.at_retirement", count=life.months_at(life.end)),
            figure="so_far.pension_months",
        ),
        _missing(words, "months.missing", state.pension_missing, minimum, "so_far.pension"),
        Line(
            words.say("months.medical"),
            words.months(state.medical_months),
            words.say("months.at_retirement", count=retiree.months),
            figure="so_far.medical_months",
        ),
    ]
    if retiree.needed is None:
        needed = "" if retiree.reason is None else retiree.reason.text(words.lang)
    else:
        needed = words.say("months.medical_needed", count=retiree.needed)
        if retiree.local_needed is not None:
            local = words.say("months.medical_local", count=retiree.local_needed)
            needed = words.joined(needed, local)
    lines.append(
        _missing(words, "months.medical_missing", state.medical_missing, needed, "so_far.medical")
    )
    return lines


def _missing(words: Words, label: str, value: int | None, note: str, figure: str) -> Line:
    shown = words.say("months.enough") if value == 0 else words.months(value)
    tone = "bad" if value is None else "good" if value == 0 else ""
    return Line(words.say(label), shown, note, tone, f"{figure}_missing_months")


def _retirement(projection: Projection, state: SoFar, today: Month, words: Words) -> Section:
    lines = [
        *_month_lines(projection, today, words),
        *_pension_lines(projection, words),
        *_count_lines(projection, state, words),
    ]
    return Section("retirement", words.say("section.retirement"), tuple(lines))


def _headline(projection: Projection, today: Month, warnings: int, words: Words) -> str:
    chosen = projection.life.chosen
    parts = []
    if chosen is None:
        parts.append(words.say("headline.never"))
    elif chosen > today:
        left = words.span(int(chosen) - int(today))
        parts.append(words.say("headline.retire", month=chosen, left=left))
    else:
        parts.append(words.say("headline.retired", month=chosen))
    total = projection.award.total
    if chosen is not None and total is not None:
        parts.append(words.say("headline.pension", amount=pretty_yuan(total)))
    if warnings:
        parts.append(words.say("headline.warnings", count=warnings))
    return words.say("end").join(parts)


def build(session: Session, today: date) -> Overview:
    """The overview of the session's case on a day; a fault's line where there is no result."""
    from sibal_tui.views.overview_matters import matters

    words = Words(session.lang)
    result = session.result
    if isinstance(result, Fault):
        return Overview(fault_line(result, session.lang), (), (), fault=True)
    month = Month.of(today.year, today.month)
    state = so_far(result)
    beside = matters(session, result, today, words)
    warnings = next(section for section in beside if section.name == "warnings")
    count = sum(1 for line in warnings.lines if line.value)
    return Overview(
        _headline(result, month, count, words),
        (
            _accounts(result, state, words),
            _cost(result, words),
            _retirement(result, state, month, words),
        ),
        beside,
    )
