"""The steps of a cell of the projection's tables, in the popup of steps."""

from __future__ import annotations

from sibal_tui.screens.steps import StepsModal
from sibal_tui.views.steps import StepsView


class ProjectionSteps(StepsModal):
    """The steps of a figure that may belong to a sweep or a scenario."""

    def __init__(self, view: StepsView) -> None:
        super().__init__(view.figure)
        self._view = view
