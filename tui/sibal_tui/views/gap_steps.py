"""The steps of what a gap costs, as the popup of steps shows them."""

from __future__ import annotations

from sibal_engine.explain.gap import FIGURES, gap_steps
from sibal_engine.explain.text import readable, steps_text
from sibal_engine.whatif.gap import GapEffect
from sibal_tui.locale import Lang
from sibal_tui.locale.figure_names import figure_name
from sibal_tui.views.steps import StepsView, step_row

__all__ = ["FIGURES", "build"]


def build(effect: GapEffect, figure: str, lang: Lang) -> StepsView:
    """The steps of a figure of a gap's effect; raises `ContentError` for an unknown one."""
    name = figure_name(figure, lang)
    steps = gap_steps(effect, figure)
    value = readable(steps[-1].value, lang)
    rows = tuple(step_row(step, lang) for step in steps)
    return StepsView(figure, name, value, rows, steps_text(name, value, steps, lang))
