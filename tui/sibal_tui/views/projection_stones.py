"""The months marked on the chart: letters on the axis, as many named as there is room for."""

from __future__ import annotations

from sibal_engine.result.project import Projection
from sibal_engine.whatif.sweep import RetirementSweep
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.projection import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.text import width
from sibal_tui.widgets.chart_draw import Milestone

_LETTERS = {
    "retirement": "R",
    "pay_back": "B",
    "account_used_up": "U",
    "pension_minimum": "M",
    "medical_years": "H",
    "pension_15_years": "F",
}
"""Most important first."""
_AROUND = 11
"""Cells of a letter, the month and blanks around a label."""
_MARGIN = 8
"""Cells left of the plot, at most."""


def stones(projection: Projection, lang: Lang, cells: int) -> tuple[Milestone, ...]:
    """The milestones of a projection that fit in one line of `cells`, in the order of time."""
    months = dict(projection.milestones)
    found: list[Milestone] = []
    room = cells - _MARGIN
    for name, letter in _LETTERS.items():
        month = months.get(name)
        # both are reached in the same month where 15 years are the minimum
        if month is None or (name == "pension_15_years" and month == months.get("pension_minimum")):
            continue
        label = say(TEXTS, lang, f"stone.{name}")
        room -= width(label) + _AROUND
        if room < 0:
            break
        found.append(Milestone(int(month), letter, label))
    return tuple(sorted(found, key=lambda stone: stone.month))


def window_stones(sweep: RetirementSweep, planned: int, lang: Lang) -> tuple[Milestone, ...]:
    """The statutory month, the one planned and the best one."""
    best = sweep.best
    marks = [("S", "statutory", int(sweep.statutory)), ("R", "chosen", planned)]
    if best is not None:
        marks.append(("*", "best", int(best.month)))
    return tuple(
        Milestone(month, letter, say(TEXTS, lang, f"stone.{name}"))
        for letter, name, month in sorted(marks, key=lambda mark: mark[2])
    )
