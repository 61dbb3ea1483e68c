"""Outlooks and sweeps of cases, computed when first asked for and kept while they are in use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sibal_engine.case.model import Case
from sibal_engine.errors import ContentError, Fault
from sibal_engine.months.schedule import World
from sibal_engine.rates import PPM
from sibal_engine.result.outlook import outlook
from sibal_engine.result.project import Projection
from sibal_engine.whatif.base_sweep import BaseSweep, base_sweep, with_share
from sibal_engine.whatif.sweep import RetirementSweep, retirement_sweep

T = TypeVar("T")
MOST = 12
"""Results of a kind that are kept."""


class Kept:
    """What the projection shows of each case, by case."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._outlooks: dict[Case, Projection | Fault] = {}
        self._bases: dict[Case, BaseSweep | Fault] = {}
        self._retirements: dict[Case, RetirementSweep | Fault] = {}

    def outlook(self, case: Case) -> Projection | Fault:
        """The projection of a case to old age, or why there is none."""
        return _kept(self._outlooks, case, lambda: outlook(case, self.world))

    def bases(self, case: Case) -> BaseSweep | Fault:
        """The sweep over bases; the case's own base does not matter to it."""
        key = with_share(case, PPM)
        return _kept(self._bases, key, lambda: base_sweep(key, self.world))

    def retirements(self, case: Case) -> RetirementSweep | Fault:
        """The curve of retirement months; the month planned does not matter to it."""
        key = case._replace(plan=case.plan._replace(retire="statutory", retire_at=None))
        return _kept(self._retirements, key, lambda: retirement_sweep(key, self.world))


def _kept(kept: dict[Case, T | Fault], case: Case, make: Callable[[], T]) -> T | Fault:
    found = kept.pop(case, None)
    if found is None:
        while len(kept) >= MOST:
            kept.pop(next(iter(kept)))
        try:
            found = make()
        except ContentError as error:
            found = error.faults[0]
    kept[case] = found  # again at the end: what was used last stays longest
    return found
