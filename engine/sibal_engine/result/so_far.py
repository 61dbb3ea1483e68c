"""Where a person stands at the end of the record: balances, months, and what is still missing."""

from typing import TYPE_CHECKING, Any, NamedTuple

from sibal_engine.life.medical_cover import unbroken_at
from sibal_engine.money import Money, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.rules.unbroken import Between, missing_years

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
            "pension_balance": yuan_or_none(self.pension_balance),
            "pension_months": self.pension_months,
            "pension_missing_months": self.pension_missing,
            "medical_balance": yuan_or_none(self.medical_balance),
            "medical_months": self.medical_months,
            "medical_missing_months": self.medical_missing,
        }


def moved_months(life: "Life") -> int:
    """Months by which retirement comes later than chosen, because the minimum takes longer."""
    if life.chosen is None:
        return 0
    retire = life.case.plan.retire
    wanted = retire if isinstance(retire, Month) else getattr(life.window, retire)
    return max(0, int(life.chosen) - int(wanted))


def missing_now(projection: "Projection") -> int | None:
    """Medical months missing as of the record for cover in retirement; None: unknown."""
    life, retiree = projection.life, projection.retiree
    if retiree.needed is None:
        return None
    total = retiree.needed - life.start.medical_months
    run = Between(0, 0)
    if retiree.unbroken_needed is not None:
        run = unbroken_at(life, life.first - 1)
    short = missing_years(total, retiree.unbroken_needed, run)
    here = 0
    if retiree.local_needed is not None:
        here = max(0, retiree.local_needed - life.start.local_months)
    return short.raised_to(here).known


def so_far(projection: "Projection") -> SoFar:
    """The state at the end of the record, before anything of the plan."""
    life = projection.life
    start = life.start
    return SoFar(
        pension_balance=start.pension_balance,
        pension_months=start.pension_months,
        pension_missing=max(0, life.required(life.end) - start.pension_months),
        medical_balance=start.medical_balance,
        medical_months=start.medical_months,
        medical_missing=missing_now(projection),
    )
