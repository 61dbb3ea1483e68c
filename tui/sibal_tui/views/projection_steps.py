"""The steps of any cell of the projection's tables, as the popup of steps shows them.

Figures: `by_year.2030.pension.balance`; `base.600000.rate` (a share in ppm); `retire.2046-04.net`;
`scenario.0.pension.total` (0 is the present state).
"""

from __future__ import annotations

from sibal_engine.case.model import Case
from sibal_engine.errors import ContentError, Fault, clip
from sibal_engine.explain import sweep as sweep_steps
from sibal_engine.explain.api import steps_of
from sibal_engine.explain.step import Step
from sibal_engine.explain.text import readable, steps_text
from sibal_engine.month import Month
from sibal_engine.result.project import Projection, project, projection_of
from sibal_engine.whatif.base_sweep import BaseSweep, with_share
from sibal_engine.whatif.sweep import RetirementSweep
from sibal_tui.locale import Lang
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.figure_names import figure_name
from sibal_tui.locale.modes.projection import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.views.projection import View
from sibal_tui.views.projection_edit import at_month
from sibal_tui.views.projection_keep import Kept
from sibal_tui.views.projection_table import BASE_FIGURES, RETIREMENT_FIGURES
from sibal_tui.views.steps import StepsView, step_row

HEADS = ("by_year", "base", "retire", "scenario")


def known(figure: str) -> bool:
    """Whether a figure is a cell of one of the tables."""
    return figure.partition(".")[0] in HEADS


def build(view: View, kept: Kept, figure: str, lang: Lang, *, real: bool) -> StepsView:
    """The steps of a figure; a fault's line where there are none."""
    try:
        name, steps = _named(view, kept, figure, lang, real=real)
    except ContentError as error:
        return StepsView(
            figure, figure_name(figure, lang), "", (), "", fault_line(error.faults[0], lang)
        )
    value = readable(steps[-1].value, lang) if steps else ""
    rows = tuple(step_row(step, lang) for step in steps)
    return StepsView(figure, name, value, rows, steps_text(name, value, steps, lang))


def _named(
    view: View, kept: Kept, figure: str, lang: Lang, *, real: bool
) -> tuple[str, list[Step]]:
    head, _, rest = figure.partition(".")
    result, sweep = view.outlook, view.sweep
    if head == "by_year" and result is not None:
        return _of_year(result, figure, lang, real=real)
    key, _, column = rest.partition(".")
    if head == "base" and isinstance(sweep, BaseSweep) and result is not None:
        return _of_base(sweep, result.case, kept, int(key), column, lang)
    if head == "retire" and isinstance(sweep, RetirementSweep) and result is not None:
        return _of_month(sweep, result, kept, Month.parse(key), column, lang)
    if head == "scenario":
        return _of_scenario(view, int(key), column, lang)
    raise ContentError(Fault(clip(figure), "", "unknown figure", "a cell of the projection"))


def _column(name: str, lang: Lang) -> str:
    return say(TEXTS, lang, f"column.{name}").strip()


def _of_year(result: Projection, figure: str, lang: Lang, *, real: bool) -> tuple[str, list[Step]]:
    name = figure_name(figure, lang)
    if not real:
        return name, steps_of(result, figure)
    today = say(TEXTS, lang, "money.today", month=result.case.record.as_of)
    return f"{name}  {today}", steps_of(result, f"real.{figure}")


def _of_base(
    sweep: BaseSweep, case: Case, kept: Kept, share: int, column: str, lang: Lang
) -> tuple[str, list[Step]]:
    point = next(each for each in sweep.points if each.share == share)
    name = f"{share // 10_000}%  {_column(column, lang)}"
    own = sweep_steps.BASE.get(column)
    if own is not None:
        return name, own(sweep, point)
    return name, steps_of(project(with_share(case, share), kept.world), BASE_FIGURES[column])


def _of_month(
    sweep: RetirementSweep,
    result: Projection,
    kept: Kept,
    month: Month,
    column: str,
    lang: Lang,
) -> tuple[str, list[Step]]:
    point = next(each for each in sweep.points if each.month == month)
    name = f"{month}  {_column(column, lang)}"
    own = sweep_steps.RETIREMENT.get(column)
    if own is not None and point.reached:
        return name, own(sweep, point)
    other = project(at_month(result.case, result.life, int(month)), kept.world)
    figure = RETIREMENT_FIGURES[column]
    # where the months do not suffice, what is opened says when they do
    return name, steps_of(other, figure if point.reached and figure else "retirement.chosen")


def _of_scenario(view: View, number: int, figure: str, lang: Lang) -> tuple[str, list[Step]]:
    title, result = view.scenarios[number]
    if isinstance(result, Fault):
        raise ContentError(result)
    if figure == "net":
        return f"{title}  {_column('net', lang)}", sweep_steps.outlook_net(result)
    at_retirement = projection_of(result.life)
    return f"{title}  {figure_name(figure, lang)}", steps_of(at_retirement, figure)
