"""What the projection shows on each of its pages: levers, results in a line, chart and table."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.errors import Fault
from sibal_engine.money import Money, pretty_yuan
from sibal_engine.month import Month
from sibal_engine.rates import percent_text
from sibal_engine.result.outlook import AGE, balances, net_received
from sibal_engine.result.project import Projection
from sibal_engine.result.real import deflated, price_growth
from sibal_engine.whatif.base_sweep import BaseSweep
from sibal_engine.whatif.sweep import HORIZON, RetirementSweep
from sibal_tui.locale import Lang
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.modes.projection import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.session import Session
from sibal_tui.views import projection_table as tables
from sibal_tui.views.projection_edit import later_rate
from sibal_tui.views.projection_keep import Kept
from sibal_tui.views.projection_stones import stones, window_stones
from sibal_tui.views.projection_table import Table, base_text
from sibal_tui.widgets.chart_draw import ChartModel, Milestone, Series

Page = Literal["balances", "bases", "retirement", "scenarios"]
PAGES: tuple[Page, ...] = ("balances", "bases", "retirement", "scenarios")


class View(NamedTuple):
    """All that is shown. `levers`: name of the lever and its text, in the order of the screen."""

    page: Page
    levers: tuple[tuple[str, str], ...]
    summary: str
    note: str
    chart: ChartModel
    table: Table
    outlook: Projection | None
    scenarios: tuple[tuple[str, Projection | Fault], ...] = ()
    sweep: BaseSweep | RetirementSweep | None = None


def build(session: Session, kept: Kept, page: Page, *, real: bool, cells: int) -> View:
    """The view of a page; `cells` is the width of the chart, which settles how much is named."""
    lang = session.lang
    result = kept.outlook(session.case)
    if isinstance(result, Fault):
        said = say(TEXTS, lang, "fault", fault=fault_line(result, lang))
        return View(
            page,
            levers=(),
            summary=said,
            note="",
            chart=ChartModel(0, (), empty=said),
            table=Table(),
            outlook=None,
        )
    scenarios = (
        (say(TEXTS, lang, "series.now"), result),
        *((pin.name, kept.outlook(pin.case)) for pin in session.pins),
    )
    view = View(
        page,
        levers=tuple(levers(result, lang)),
        summary=summary(result, session, lang, real=real),
        note=_note(page, result, lang, real=real),
        chart=ChartModel(0, (), empty=say(TEXTS, lang, "empty")),
        table=Table(),
        outlook=result,
        scenarios=scenarios,
    )
    if page == "balances":
        chart = _balances(scenarios, lang, real, cells)
        return view._replace(chart=chart, table=tables.year_table(result, lang, real=real))
    if page == "scenarios":
        chart = _nets(scenarios, lang, real, cells)
        return view._replace(chart=chart, table=tables.scenario_table(scenarios, AGE, lang))
    if page == "bases":
        return _bases(view, kept.bases(session.case), session.case, lang)
    return _retirements(view, kept.retirements(session.case), result, lang)


# --- the lines above


def levers(result: Projection, lang: Lang) -> list[tuple[str, str]]:
    """What the keys move, as it stands."""

    def percent(value: int | None) -> str:
        return say(TEXTS, lang, "blank") if value is None else percent_text(value)

    def rise(value: int | None) -> str:
        text = percent(value)
        return text if value is None or value < 0 else say(TEXTS, lang, "rise", value=text)

    case, life = result.case, result.life
    base = base_text(case.plan.pension_base, lang)
    changes = sum(1 for change in case.plan.changes if change.pension_base is not None)
    if changes:
        base += say(TEXTS, lang, "base.changes", count=changes)
    month = Month(life.end)
    age = int(month) - int(case.person.born)
    never = life.chosen is None
    key = "retire.never" if never else "retire.age"
    retire = say(TEXTS, lang, key, month=month, age=tables.age_text(age, lang))
    given = case.assumptions
    values = {
        "base": base,
        "retire": retire,
        "wages": rise(given.wage_growth),
        "rate": percent(later_rate(case, life)),
        "prices": rise(given.price_growth),
    }
    return [(name, say(TEXTS, lang, f"lever.{name}", value=text)) for name, text in values.items()]


def summary(result: Projection, session: Session, lang: Lang, *, real: bool) -> str:
    """The pension, what it is worth today, when it has paid back, and the change since a pin."""
    life = result.life
    total = result.award.total if life.chosen is not None else None
    unknown = say(TEXTS, lang, "unknown")
    parts = [say(TEXTS, lang, "sum.pension", amount=unknown if total is None else money(total))]
    if price_growth(result) and total is not None:
        today = _in_money(result, total, life.end + 1)
        parts.append(say(TEXTS, lang, "sum.real", amount=money(today)))
    back = dict(result.milestones).get("pay_back")
    if back is not None:
        parts.append(say(TEXTS, lang, "sum.pay_back", month=back))
    if session.pins:
        pin = session.pins[-1]
        before = pin.projection.award.total
        if total is not None and before is not None and pin.projection.life.chosen is not None:
            change = total - before
            difference = ("+" if change > 0 else "") + pretty_yuan(change)
            parts.append(say(TEXTS, lang, "sum.changed", name=pin.name, difference=difference))
    parts.append(say(TEXTS, lang, "sum.today" if real else "sum.nominal"))
    return "  ".join(parts)


def money(value: Money | None) -> str:
    """An amount; a question mark where unknown."""
    return "?" if value is None else pretty_yuan(value)


def _note(page: Page, result: Projection, lang: Lang, *, real: bool) -> str:
    if page in ("bases", "retirement"):
        none = say(TEXTS, lang, "plateau.none")
        return say(TEXTS, lang, f"note.{page}", age=HORIZON // 12, plateau=none)
    key = "money.today" if real else "money.nominal"
    text = say(TEXTS, lang, key, month=result.case.record.as_of)
    return say(TEXTS, lang, f"note.{page}", age=AGE // 12, money=text)


# --- charts by month


def _in_money(result: Projection, value: Money | None, month: int) -> Money | None:
    return deflated(value, month, int(result.case.record.as_of), price_growth(result))


def _real(
    values: Sequence[Money | None], first: int, frame: Projection
) -> tuple[Money | None, ...]:
    """Values of months in the money of the present case's record, by its growth of prices."""
    return tuple(_in_money(frame, value, first + i) for i, value in enumerate(values))


def _placed(
    result: Projection, values: Sequence[Money | None], frame: Projection, real: bool
) -> tuple[Money | None, ...]:
    """The values of a scenario on the months of the present case."""
    first, start = result.life.first - 1, frame.life.first - 1
    shown = _real(values, first, frame) if real else tuple(values)
    if first >= start:
        return (None,) * (first - start) + shown
    return shown[start - first :]


def _balances(
    scenarios: Sequence[tuple[str, Projection | Fault]], lang: Lang, real: bool, cells: int
) -> ChartModel:
    frame = scenarios[0][1]
    assert isinstance(frame, Projection)
    pension, medical = balances(frame)
    series = [
        Series(say(TEXTS, lang, "series.pension"), _placed(frame, pension, frame, real)),
        Series(say(TEXTS, lang, "series.medical"), _placed(frame, medical, frame, real)),
    ]
    for name, result in scenarios[1:]:
        if isinstance(result, Projection):
            title = say(TEXTS, lang, "series.pin_pension", name=name)
            series.append(Series(title, _placed(result, balances(result)[0], frame, real)))
    return _model(frame, series, stones(frame, lang, cells), lang)


def _nets(
    scenarios: Sequence[tuple[str, Projection | Fault]], lang: Lang, real: bool, cells: int
) -> ChartModel:
    frame = scenarios[0][1]
    assert isinstance(frame, Projection)
    series = [
        Series(
            name if not number else say(TEXTS, lang, "series.pin", name=name),
            _placed(result, net_received(result), frame, real),
        )
        for number, (name, result) in enumerate(scenarios)
        if isinstance(result, Projection)
    ]
    return _model(frame, series, stones(frame, lang, cells), lang)


def _model(
    frame: Projection, series: Sequence[Series], marks: tuple[Milestone, ...], lang: Lang
) -> ChartModel:
    start = frame.life.first - 1
    empty = say(TEXTS, lang, "empty")
    return ChartModel(start, tuple(series), marks, chinese=lang == "zh", empty=empty)


# --- sweeps


def _bases(view: View, sweep: BaseSweep | Fault, case: Case, lang: Lang) -> View:
    if isinstance(sweep, Fault):
        return view._replace(note=say(TEXTS, lang, "fault", fault=fault_line(sweep, lang)))
    names = tuple(percent_text(point.share) for point in sweep.points)
    series = (
        Series(say(TEXTS, lang, "series.get"), tuple(point.total for point in sweep.points)),
        Series(say(TEXTS, lang, "series.pay"), tuple(point.monthly for point in sweep.points)),
    )
    chart = ChartModel(0, series, chinese=lang == "zh", names=names)
    return view._replace(chart=chart, table=tables.base_table(sweep, case, lang), sweep=sweep)


def _retirements(
    view: View, sweep: RetirementSweep | Fault, result: Projection, lang: Lang
) -> View:
    if isinstance(sweep, Fault):
        return view._replace(note=say(TEXTS, lang, "fault", fault=fault_line(sweep, lang)))
    planned = result.life.end
    span = sweep.plateau
    note = view.note
    if span is not None:
        plateau = say(TEXTS, lang, "plateau.span", first=span[0], last=span[1])
        note = say(TEXTS, lang, "note.retirement", age=HORIZON // 12, plateau=plateau)
    points = sweep.points
    net = tuple(point.net for point in points)
    flat = tuple(point.net if point.on_plateau else None for point in points)
    series = (
        Series(say(TEXTS, lang, "series.net"), net),
        Series(say(TEXTS, lang, "series.plateau"), flat, partial=True),
    )
    start = int(points[0].month) if points else 0
    chart = ChartModel(
        start,
        series if points else (),
        window_stones(sweep, planned, lang),
        chinese=lang == "zh",
        from_zero=False,
        empty=say(TEXTS, lang, "empty"),
    )
    return view._replace(
        note=note,
        chart=chart,
        table=tables.retirement_table(sweep, planned, lang),
        sweep=sweep,
    )
