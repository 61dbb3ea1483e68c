"""What one month costs: both contributions, split into account, pool and extra fees."""

from typing import Any, NamedTuple

from sibal_engine.life.live import Life
from sibal_engine.life.medical_cover import RetireeCover, retiree_cover
from sibal_engine.money import Money, less_or_none, total_or_none, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.policy.schema import OPTIONS
from sibal_engine.result.unemployment import Unemployment, unemployment_of
from sibal_engine.rules.due import MedicalDue, PensionDue


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
    retired: bool = False
    """After the month of retirement: nobody pays a pension contribution any more."""
    medical_by_plan: bool = True
    """False in retirement where cover is free (dues of 0), or where that is unknown (None)."""

    @property
    def pension_pool(self) -> Money | None:
        """The part of the pension contribution that goes to the pooled fund."""
        return less_or_none(self.pension.due, self.pension.credit)

    @property
    def medical_pool(self) -> Money | None:
        """The part of the medical contribution, extra fees aside, that goes to the pooled fund."""
        return less_or_none(self.medical.due, self.medical.credit)

    @property
    def total(self) -> Money | None:
        """All that is due in the month; None when a part is unknown.

        Unemployment insurance is in it only where it is collected with the pension contribution.
        """
        parts = [self.pension.due, self.medical.due, self.medical.fee]
        if self.unemployment is not None and self.unemployment.included:
            parts.append(self.unemployment.due)
        return total_or_none(parts)

    def to_dict(self) -> dict[str, Any]:
        """The month as `project --json` prints it, under `cost.month`."""
        result: dict[str, Any] = {
            "at": str(self.month),
            "pension": {
                "base": yuan_or_none(self.pension.base),
                "due": yuan_or_none(self.pension.due),
                "account": yuan_or_none(self.pension.credit),
                "pool": yuan_or_none(self.pension_pool),
            },
            "medical": {
                "option": self.option,
                "base": yuan_or_none(self.medical.base),
                "due": yuan_or_none(self.medical.due),
                "fee": yuan_or_none(self.medical.fee),
                "account": yuan_or_none(self.medical.credit),
                "pool": yuan_or_none(self.medical_pool),
            },
            "total": yuan_or_none(self.total),
        }
        if self.unemployment is not None and self.unemployment.included:
            result["unemployment"] = {"due": yuan_or_none(self.unemployment.due)}
        return result


def month_cost(life: Life, month: int | None = None) -> MonthCost:
    """The cost of a walked month; the month after the record unless another is asked for."""
    at = 0 if month is None else month - life.first
    if life.chosen is not None and life.first + at > life.chosen:
        return _in_retirement(life, at)
    terms = life.terms_at(life.first + at)
    return MonthCost(
        Month(life.first + at),
        life.dues.pension[at],
        life.dues.options[at],
        life.dues.medical[at],
        pension_paid=life.pays_pension[at],
        medical_paid=life.pays_medical[at],
        unemployment=unemployment_of(terms, life.first + at, life.dues.pension[at].base),
    )


def _in_retirement(life: Life, at: int) -> MonthCost:
    """A month after retirement: no pension contribution; medical only while years are missing.

    社会保险法 art. 27: with the years of the place no medical contribution either; without them
    it is paid until they are there. Who is in another scheme, or in none, pays as planned.
    """
    month, option = life.first + at, life.dues.options[at]
    cover = retiree_cover(life, life.end)
    medical, by_plan = life.dues.medical[at], True
    if option in OPTIONS or cover.reached:
        pays = pays_on(cover, month - max(life.end + 1, life.first))
        by_plan = pays is True
        if pays is False:
            medical = MedicalDue(None, 0, 0, 0)
        elif pays is None:
            medical = MedicalDue(None, None, None, None)
    found = unemployment_of(life.terms_at(month), month, 0)
    return MonthCost(
        Month(month),
        PensionDue(0, 0, 0, 0),
        option,
        medical,
        pension_paid=True,
        medical_paid=True,
        unemployment=None if found is None else Unemployment(0, 0, found.included),
        retired=True,
        medical_by_plan=by_plan,
    )


def pays_on(cover: RetireeCover, months: int) -> bool | None:
    """Whether a retiree still pays after some months of retirement; None: unknown."""
    if cover.reached:
        return False
    if cover.reached is None or cover.missing is None:
        return None
    return cover.missing > months
