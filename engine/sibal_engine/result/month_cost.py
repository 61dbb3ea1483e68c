"""What one month costs: both contributions, split into account, pool and extra fees."""

from __future__ import annotations

from typing import Any, NamedTuple

from sibal_engine.life.live import Life
from sibal_engine.money import Money, yuan
from sibal_engine.month import Month
from sibal_engine.months.dues import MedicalDue, PensionDue
from sibal_engine.result.unemployment import Unemployment, unemployment_of


def _less(whole: Money | None, part: Money | None) -> Money | None:
    return None if whole is None or part is None else whole - part


class MonthCost(NamedTuple):
    """The dues of one month by plan, in fen; None: unknown."""

    month: Month
    pension: PensionDue
    option: str
    """`with_account`, `pool_only`, `resident` or `none`."""
    medical: MedicalDue
    pension_paid: bool
    """False where the plan leaves the month unpaid."""
    medical_paid: bool
    unemployment: Unemployment | None = None
    """None where the place does not offer it to flexible workers."""

    @property
    def pension_pool(self) -> Money | None:
        """The part of the pension contribution that goes to the pooled fund."""
        return _less(self.pension.due, self.pension.credit)

    @property
    def medical_pool(self) -> Money | None:
        """The part of the medical contribution, extra fees aside, that goes to the pooled fund."""
        return _less(self.medical.due, self.medical.credit)

    @property
    def total(self) -> Money | None:
        """All that is due in the month; None when a part is unknown.

        Unemployment insurance is in it only where it is collected with the pension contribution.
        """
        parts = [self.pension.due, self.medical.due, self.medical.fee]
        if self.unemployment is not None and self.unemployment.included:
            parts.append(self.unemployment.due)
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else None

    def to_dict(self) -> dict[str, Any]:
        """The month as `project --json` prints it, under `cost.month`."""
        result: dict[str, Any] = {
            "at": str(self.month),
            "pension": {
                "base": _text(self.pension.base),
                "due": _text(self.pension.due),
                "account": _text(self.pension.credit),
                "pool": _text(self.pension_pool),
            },
            "medical": {
                "option": self.option,
                "base": _text(self.medical.base),
                "due": _text(self.medical.due),
                "fee": _text(self.medical.fee),
                "account": _text(self.medical.credit),
                "pool": _text(self.medical_pool),
            },
            "total": _text(self.total),
        }
        if self.unemployment is not None and self.unemployment.included:
            result["unemployment"] = {"due": _text(self.unemployment.due)}
        return result


def _text(value: Money | None) -> str | None:
    return None if value is None else yuan(value)


def month_cost(life: Life, month: int | None = None) -> MonthCost:
    """The cost of a walked month; the month after the record unless another is asked for."""
    at = 0 if month is None else month - life.first
    terms = life.terms_at(life.first + at)
    return MonthCost(
        Month(life.first + at),
        life.dues.pension[at],
        life.dues.options[at],
        life.dues.medical[at],
        life.pays_pension[at],
        life.pays_medical[at],
        unemployment_of(terms, life.first + at, life.dues.pension[at].base),
    )
