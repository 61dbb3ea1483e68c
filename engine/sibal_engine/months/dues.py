"""What each month costs and credits: bases, dues, credits to the accounts, extra fees.

Bases and rates: 国办发〔2019〕13号 (60 % to 300 % of the average wage, 20 %), 国发〔2005〕38号 (8 %
to the account), 国办发〔2021〕14号 (medical account: the own 2 %), and the place's own rules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sibal_engine.case.model import BaseChoice, BaseKind
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, half_up, yuan, yuan_half_up
from sibal_engine.month import Month
from sibal_engine.months.month_terms import MedicalTerms, medical_terms, pension_terms
from sibal_engine.months.schedule import Cell, PlaceTerms
from sibal_engine.policy.kinds import CreditOf
from sibal_engine.policy.model import PolicyFile, State
from sibal_engine.rates import INDEX_ONE, PPM, percent_text
from sibal_engine.rules.due import MedicalDue, PensionDue
from sibal_engine.rules.medical_account import band_credit


@dataclass(slots=True, eq=False, repr=False)
class Dues:
    """The dues of each month from `first` on, and what had to be assumed or stayed unknown."""

    first: int
    pension: list[PensionDue] = field(default_factory=list)
    medical: list[MedicalDue] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    assumed: dict[str, Message] = field(default_factory=dict)
    unknown: dict[str, tuple[Message, str]] = field(default_factory=dict)
    """Figure → (reason, place code)."""

    def assume(self, name: str, code: str, **values: object) -> None:
        """Name a default in use; the first month that uses it is the one told."""
        if name not in self.assumed:
            self.assumed[name] = message(code, **values)

    def miss(self, figure: str, place: PolicyFile, code: str, **values: object) -> None:
        """Say why a figure is unknown, and whose rule is missing."""
        if figure not in self.unknown:
            self.unknown[figure] = message(code, place=place.name, **values), place.code


def held(base: Money, lower: Money | None, upper: Money | None) -> Money:
    """A base held within its limits (fen a month)."""
    if lower is not None and base < lower:
        return lower
    return upper if upper is not None and base > upper else base


def nearest_tier(base: Money, tiers: Iterable[Money]) -> Money:
    """The published tier nearest to a base; the lower of two equally near ones."""
    return min(tiers, key=lambda tier: (abs(tier - base), tier))


def choose_base(choice: BaseChoice, values: Mapping[str, Any], wage: Money | None) -> Money | None:
    """The base of a month in fen for a choice, given the limits and the wage behind them."""
    lower, upper = values.get("lower"), values.get("upper")
    tiers = values.get("tiers")
    if choice.kind is BaseKind.UPPER:
        return upper if upper is not None else (tiers[-1] if tiers else None)
    if choice.kind in (BaseKind.LOWER, BaseKind.PLACE):
        return lower if lower is not None else (tiers[0] if tiers else None)
    if choice.kind is BaseKind.SHARE:
        if wage is None:
            return None
        base = yuan_half_up(wage * choice.value, PPM)
    else:
        base = choice.value
    base = held(base, lower, upper)
    return nearest_tier(base, tiers) if tiers else base


def yearly_share(amount: Money, month: int) -> Money:
    """A month's part of a yearly amount; the twelve parts of a calendar year add up to it."""
    number = month % 12
    return amount * (number + 1) // 12 - amount * number // 12


def pension_month(choice: BaseChoice, terms: PlaceTerms, month: int, dues: Dues) -> PensionDue:
    """What one month of pension contributions costs and credits; notes go to `dues`."""
    if choice.kind is BaseKind.NONE:
        return PensionDue(0, 0, 0, 0)
    rules = pension_terms(terms, month)
    place = terms.policy.place
    base: Money | None
    if rules.limits is None:
        base = choice.value if choice.kind is BaseKind.AMOUNT else None
        if base is None:
            dues.miss("pension.base", place, "unknown.limits", month=month // 12)
        else:
            dues.assume("limits", "assumed.limits_unknown_amount", place=place.name)
    else:
        base = choose_base(choice, rules.limits, rules.wage)
        if choice.kind is BaseKind.SHARE and rules.behind == "upper":
            dues.assume("wage_behind", "assumed.wage_from_upper")
        _note_held(choice, rules.limits, base, month, dues)
    if rules.rate is None or rules.account_rate is None:
        dues.miss("pension.rate", place, "unknown.pension_rate", month=Month(month))
    if base is None:
        return PensionDue(base, None, None, None)
    wage = rules.index_wage
    if not wage:
        dues.miss("pension.index", place, "unknown.average_wage")
    return PensionDue(
        base,
        None if rules.rate is None else half_up(base * rules.rate, PPM),
        None if rules.account_rate is None else half_up(base * rules.account_rate, PPM),
        half_up(base * INDEX_ONE, wage) if wage else None,
    )


def _note_held(
    choice: BaseChoice, limits: Mapping[str, Any], base: Money | None, month: int, dues: Dues
) -> None:
    """Say from when on a chosen amount is not taken as it is."""
    if choice.kind is not BaseKind.AMOUNT or base is None or base == choice.value:
        return
    if "held" in dues.assumed:
        return
    edges = " – ".join("?" if e not in limits else yuan(limits[e]) for e in ("lower", "upper"))
    values = {"wanted": yuan(choice.value), "base": yuan(base), "limits": edges}
    dues.assume("held", "assumed.held_from", month=Month(month), **values)


def medical_base(
    choice: BaseChoice, rules: MedicalTerms, pension_base: Money | None
) -> tuple[Money | None, bool]:
    """The medical base in fen, and whether the place prescribes it."""
    if rules.pension_share is not None and pension_base is not None:
        return half_up(pension_base * rules.pension_share, PPM), True
    values = rules.bounds
    if "fixed" in values:
        return values["fixed"], True
    if not values and choice.kind is not BaseKind.AMOUNT:
        return None, False
    wage, upper = rules.wage, values.get("upper")
    if wage is None and upper is not None:
        wage = half_up(upper, 3)
    return choose_base(choice, values, wage), False


def medical_month(
    choice: BaseChoice,
    terms: PlaceTerms,
    option: str,
    month: int,
    age: int,
    dues: Dues,
    paid: Money | None,
) -> MedicalDue:
    """What one month of an option costs and credits at an age in months; `paid`: pension base."""
    if option == "none":
        return MedicalDue(0, 0, 0, 0)
    if option == "resident":
        premium = terms.at("resident_medical.premium", month)
        dues.assume("resident_medical", "assumed.resident_monthly")
        due = None if premium is None else yearly_share(premium.values["personal"], month)
        return MedicalDue(None, due, 0, 0)
    place = terms.policy.place
    rules = medical_terms(terms, option, month)
    base, prescribed = medical_base(choice, rules, paid)
    amount = rules.amount
    due = _rated_due(rules.rate, base, age)
    # a fixed amount rules while it is published; later only where no rate on a base is known
    if amount is not None and (due is None or amount.hit.state is State.PUBLISHED):
        due, prescribed = _fixed_due(amount, month, age), True
    if prescribed and choice.kind is not BaseKind.PLACE:
        dues.assume("medical_base", "assumed.medical_fixed_base", place=place.name)
    if due is None:
        code = "unknown.medical_due"
        if not_offered(rules):
            code = "unknown.not_offered"
        dues.miss("medical.due", place, code, option=option)
    if rules.fee is None:
        dues.assume("medical_fee", "assumed.no_fee", place=place.name)
    credit = _credit(rules, place, option, age, (base, paid), dues)
    return MedicalDue(base, due, _fee(rules.fee, month), credit)


def not_offered(rules: MedicalTerms) -> bool:
    """Whether the place says that flexible workers cannot choose the option."""
    return rules.offered is not None and not rules.offered.values["value"]


def _fixed_due(cell: Cell, month: int, age: int) -> Money | None:
    if "monthly" in cell.values:
        return cell.values["monthly"]  # type: ignore[no-any-return]
    if "yearly" in cell.values:
        return yearly_share(cell.values["yearly"], month)
    if "by_age" in cell.values:
        return band_credit(cell.values["by_age"], age, {})
    return None


def _rated_due(cell: Cell | None, base: Money | None, age: int) -> Money | None:
    if cell is None or base is None:
        return None
    if "by_age" in cell.values:
        return band_credit(cell.values["by_age"], age, {CreditOf.OWN_BASE: base})
    if "value" not in cell.values:
        return None
    # what is inside the rate for another insurance is charged, and so rounded, by itself
    extra = cell.values.get("extra", 0)
    return half_up(base * (cell.values["value"] - extra), PPM) + half_up(base * extra, PPM)


def _fee(cell: Cell | None, month: int) -> Money:
    """Extra fees that are published; a place without an entry charges none that is known."""
    if cell is None:
        return 0
    values = cell.values
    fee: Money = values.get("monthly", 0)
    fee += yearly_share(values.get("yearly", 0), month)
    return fee + yearly_share(values.get("care_yearly", 0), month)


def _credit(
    rules: MedicalTerms,
    place: PolicyFile,
    option: str,
    age: int,
    bases: tuple[Money | None, Money | None],
    dues: Dues,
) -> Money | None:
    """The credit to the account; `bases`: of the medical and of the pension contribution."""
    cell = rules.credit
    if cell is None:
        dues.miss("medical.credit", place, "unknown.medical_credit", option=option)
        return None
    values = cell.values
    if cell.hit.entry.frame and "rate" in values and not_offered(rules):
        # the nation's share is no rule for an account that the place does not open
        dues.miss("medical.credit", place, "unknown.not_offered", option=option)
        return None
    own, pension_base = bases
    if own is None and ("rate" in values or "bands" in values):
        own = pension_base
        dues.assume("medical_own_base", "assumed.medical_own_base", place=place.name)
    if cell.hit.entry.frame:
        value = percent_text(values["rate"]) if "rate" in values else "0.00"
        dues.assume("medical_credit", "assumed.frame_credit", place=place.name, value=value)
    if "monthly" in values:
        return values["monthly"]  # type: ignore[no-any-return]
    if "bands" in values:
        wages = {CreditOf.OWN_BASE: own, CreditOf.AVERAGE_WAGE: rules.last_average_wage}
        return band_credit(values["bands"], age, wages)
    return None if own is None or "rate" not in values else half_up(own * values["rate"], PPM)
