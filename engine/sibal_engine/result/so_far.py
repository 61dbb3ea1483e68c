"""Where a person stands at the end of the record: balances, months, and what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sibal_engine.money import Money, yuan
from sibal_engine.month import Month

if TYPE_CHECKING:
    from sibal_engine.life.live import Life
    from sibal_engine.result.project import Projection


class SoFar(NamedTuple):
    """The state at the end of the record; fen and months, None: unknown."""

    pension_balance: Money | None
    pension_months: int
    """Deemed months included."""
    pension_missing: int
    """Months still to be paid until the minimum of the chosen retirement."""
    medical_balance: Money | None
    medical_months: int
    medical_missing: int | None
    """Months still to be paid until cover in retirement."""

    def to_dict(self) -> dict[str, Any]:
        """The state as `project --json` prints it, under `so_far`."""
        return {
            "pension_balance": _text(self.pension_balance),
            "pension_months": self.pension_months,
            "pension_missing_months": self.pension_missing,
            "medical_balance": _text(self.medical_balance),
            "medical_months": self.medical_months,
            "medical_missing_months": self.medical_missing,
        }


def _text(value: Money | None) -> str | None:
    return None if value is None else yuan(value)


def moved_months(life: Life) -> int:
    """Months by which retirement comes later than chosen, because the minimum takes longer."""
    if life.chosen is None:
        return 0
    retire = life.case.plan.retire
    wanted = retire if isinstance(retire, Month) else getattr(life.window, retire)
    return max(0, int(life.chosen) - int(wanted))


def so_far(projection: Projection) -> SoFar:
    """The state at the end of the record, before anything of the plan."""
    life, retiree = projection.life, projection.retiree
    start = life.start
    missing = None
    if retiree.needed is not None:
        missing = max(0, retiree.needed - start.medical_months)
        if retiree.local_needed is not None:
            missing = max(missing, retiree.local_needed - start.local_months)
    return SoFar(
        pension_balance=start.pension_balance,
        pension_months=start.pension_months,
        pension_missing=max(0, life.required(life.end) - start.pension_months),
        medical_balance=start.medical_balance,
        medical_months=start.medical_months,
        medical_missing=missing,
    )
