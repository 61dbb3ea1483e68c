"""The steps of what a gap costs, in the popup of steps."""

from __future__ import annotations

from sibal_tui.screens.steps import StepsModal
from sibal_tui.views.steps import StepsView


class GapSteps(StepsModal):
    """The steps of a figure that belongs to a gap and not to the projection."""

    def __init__(self, view: StepsView) -> None:
        super().__init__(view.figure)
        self._view = view
