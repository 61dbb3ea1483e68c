"""What each month costs and credits: bases, dues, credits to the accounts, extra fees.

Bases and rates: 国办发〔2019〕13号 (60 % to 300 % of the average wage, 20 %), 国发〔2005〕38号 (8 %
to the account), 国办发〔2021〕14号 (medical account: the own 2 %), and the place's own rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sibal_engine.case.model import BaseChoice, BaseKind
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, half_up, yuan_half_up
from sibal_engine.months.schedule import Cell, PlaceTerms
from sibal_engine.policy.kinds import CreditOf
from sibal_engine.policy.model import State
from sibal_engine.rates import INDEX_ONE, PPM
from sibal_engine.rules.medical_account import band_credit


class PensionDue(NamedTuple):
    """A month of pension contributions: fen; None where it is unknown."""

    base: Money | None
    due: Money | None
    credit: Money | None
    contribution_index: int | None
    """Base ÷ average wage in units of 10⁻¹²."""


class MedicalDue(NamedTuple):
    """A month of medical contributions: fen; None where it is unknown."""

    base: Money | None
    due: Money | None
    """Without the extra fees."""
    fee: Money | None
    credit: Money | None


@dataclass(slots=True)
class Dues:
    """The dues of each month from `first` on, and what had to be assumed or stayed unknown."""

    first: int
    pension: list[PensionDue] = field(default_factory=list)
    medical: list[MedicalDue] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    assumed: dict[str, Message] = field(default_factory=dict)
    unknown: dict[str, tuple[Message, str]] = field(default_factory=dict)
    """Figure → (reason, place code)."""


def held(base: Money, lower: Money | None, upper: Money | None) -> Money:
    """A base held within its limits (fen a month)."""
    if lower is not None and base < lower:
        return lower
    return upper if upper is not None and base > upper else base


def nearest_tier(base: Money, tiers: Iterable[Money]) -> Money:
    """The published tier nearest to a base; the lower of two equally near ones."""
    return min(tiers, key=lambda tier: (abs(tier - base), tier))


def wage_behind(terms: PlaceTerms, cell: Cell) -> tuple[Money | None, str]:
    """The wage a percentage is taken of, and whether it is `stated`, `average` or `upper`.

    Stated with the limits; else the average wage of the year before the limits begin; else a
    third of the upper limit (the limits are 60 % and 300 % of it).
    """
    if "wage" in cell.values:
        return cell.values["wage"], "stated"
    year = cell.hit.entry.since.year - 1 + cell.periods
    average = terms.at("average_wage", year * 12)
    if average is not None and average.state.value == "published":
        return average.values["value"], "average"
    upper = cell.values.get("upper")
    return (None if upper is None else half_up(upper, 3)), "upper"


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


def index_wage(terms: PlaceTerms, month: int) -> Money | None:
    """The average wage that divides this month's base: the year before, or the same year."""
    formula = terms.at("pension.formula", month)
    same = formula is not None and formula.values.get("index_wage") == "same_year"
    year = month // 12 - (0 if same else 1)
    cell = terms.at("average_wage", year * 12)
    return None if cell is None else cell.values["value"]


def pension_month(choice: BaseChoice, terms: PlaceTerms, month: int, dues: Dues) -> PensionDue:
    """What one month of pension contributions costs and credits; notes go to `dues`."""
    if choice.kind is BaseKind.NONE:
        return PensionDue(0, 0, 0, 0)
    cell = terms.at("pension.base", month)
    rate, account = terms.at("pension.rate", month), terms.at("pension.account_rate", month)
    place = terms.policy.place
    base: Money | None
    if cell is None:
        base = choice.value if choice.kind is BaseKind.AMOUNT else None
        if base is None:
            reason = message("unknown.limits", place=place.name, month=f"{month // 12}")
            dues.unknown.setdefault("pension.base", (reason, place.code))
        else:
            dues.assumed.setdefault(
                "limits", message("assumed.limits_unknown_amount", place=place.name)
            )
    else:
        wage, behind = wage_behind(terms, cell)
        base = choose_base(choice, cell.values, wage)
        if choice.kind is BaseKind.SHARE and behind == "upper":
            dues.assumed.setdefault("wage_behind", message("assumed.wage_from_upper"))
    if base is None or rate is None or account is None:
        return PensionDue(base, None, None, None)
    wage = index_wage(terms, month)
    if not wage:
        reason = message("unknown.average_wage", place=place.name)
        dues.unknown.setdefault("pension.index", (reason, place.code))
    return PensionDue(
        base,
        half_up(base * rate.values["value"], PPM),
        half_up(base * account.values["value"], PPM),
        half_up(base * INDEX_ONE, wage) if wage else None,
    )


def _rule_base(
    terms: PlaceTerms, month: int, rule: Mapping[str, Any], pension_base: Money | None
) -> dict[str, Any]:
    """Limits or a fixed base by the place's rule: shares of a wage or of the pension base."""
    of = rule.get("of")
    if of == "pension_base":
        share = rule.get("share", PPM)
        return {} if pension_base is None else {"fixed": half_up(pension_base * share, PPM)}
    if of in ("pension_limits", "pension_lower"):
        cell = terms.at("pension.base", month)
        if cell is None:
            return {}
        if of == "pension_lower":
            return {"fixed": cell.values["lower"]} if "lower" in cell.values else {}
        return {key: cell.values[key] for key in ("lower", "upper", "tiers") if key in cell.values}
    if of in ("province_average_wage_last_year", "city_average_wage_last_year"):
        cell = terms.at("average_wage", (month // 12 - 1) * 12)
        if cell is None:
            return {}
        rounding = yuan_half_up if rule.get("rounding") == "yuan" else half_up
        wage = cell.values["value"]
        names = {"share": "fixed", "lower_share": "lower", "upper_share": "upper"}
        return {
            name: rounding(wage * rule[share], PPM)
            for share, name in names.items()
            if share in rule
        }
    return {}


def medical_base(
    choice: BaseChoice, terms: PlaceTerms, option: str, month: int, pension_base: Money | None
) -> tuple[Money | None, bool]:
    """The medical base in fen, and whether the place prescribes it."""
    root = f"medical.{option}"
    cell = terms.at(f"{root}.base", month)
    rule = terms.at(f"{root}.base_rule", month)
    values: Mapping[str, Any] = cell.values if cell is not None else {}
    if rule is not None and (cell is None or cell.state.value != "published"):
        values = _rule_base(terms, month, rule.values, pension_base) or values
    if "fixed" in values:
        return values["fixed"], True
    upper = values.get("upper")
    behind = terms.at("pension.base", month)
    wage = wage_behind(terms, behind)[0] if behind is not None else None
    if wage is None and upper is not None:
        wage = half_up(upper, 3)
    if not values and choice.kind is not BaseKind.AMOUNT:
        return None, False
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
    place = terms.policy.place
    if option == "none":
        return MedicalDue(0, 0, 0, 0)
    if option == "resident":
        premium = terms.at("resident_medical.premium", month)
        dues.assumed.setdefault("resident_medical", message("assumed.resident_monthly"))
        due = None if premium is None else yearly_share(premium.values["personal"], month)
        return MedicalDue(None, due, 0, 0)
    root = f"medical.{option}"
    base, prescribed = medical_base(choice, terms, option, month, paid)
    amount = terms.at(f"{root}.amount", month)
    due = _rated_due(terms.at(f"{root}.rate", month), base, age)
    # a fixed amount rules while it is published; later only where no rate on a base is known
    if amount is not None and (due is None or amount.hit.state is State.PUBLISHED):
        due, prescribed = _fixed_due(amount, month, age), True
    if prescribed and choice.kind is not BaseKind.PLACE:
        key = "assumed.medical_fixed_base"
        dues.assumed.setdefault("medical_base", message(key, place=place.name))
    if due is None:
        offered = terms.at(f"{root}.offered", month)
        code = "unknown.medical_due"
        if offered is not None and not offered.values["value"]:
            code = "unknown.not_offered"
        dues.unknown.setdefault(
            "medical.due", (message(code, place=place.name, option=option), place.code)
        )
    charged = terms.at(f"{root}.fee", month)
    if charged is None:
        dues.assumed.setdefault("medical_fee", message("assumed.no_fee", place=place.name))
    fee = _fee(charged, month)
    return MedicalDue(base, due, fee, _credit(terms, option, month, age, base, paid, dues))


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
    terms: PlaceTerms,
    option: str,
    month: int,
    age: int,
    base: Money | None,
    pension_base: Money | None,
    dues: Dues,
) -> Money | None:
    cell = terms.at(f"medical.{option}.credit", month)
    place = terms.policy.place
    if cell is None:
        reason = message("unknown.medical_credit", place=place.name, option=option)
        dues.unknown.setdefault("medical.credit", (reason, place.code))
        return None
    values = cell.values
    own = base
    if own is None and ("rate" in values or "bands" in values):
        own = pension_base
        key = "assumed.medical_own_base"
        dues.assumed.setdefault("medical_own_base", message(key, place=place.name))
    if cell.hit.entry.frame:
        from sibal_engine.rates import percent_text

        value = percent_text(values["rate"]) if "rate" in values else "0.00"
        dues.assumed.setdefault(
            "medical_credit", message("assumed.frame_credit", place=place.name, value=value)
        )
    if "monthly" in values:
        return values["monthly"]  # type: ignore[no-any-return]
    if "bands" in values:
        wage = terms.at("average_wage", (month // 12 - 1) * 12)
        bases = {CreditOf.OWN_BASE: own, CreditOf.AVERAGE_WAGE: wage and wage.values["value"]}
        return band_credit(values["bands"], age, bases)
    return None if own is None or "rate" not in values else half_up(own * values["rate"], PPM)


def default_option(terms: PlaceTerms, month: int) -> str:
    """The option taken when none is chosen: with an account where it is known to be offered."""
    for option in ("with_account", "pool_only"):
        offered = terms.at(f"medical.{option}.offered", month)
        if offered is not None and not offered.values["value"]:
            continue
        root = f"medical.{option}"
        for name in ("rate", "amount"):
            if terms.at(f"{root}.{name}", month) is not None:
                return option
    return "with_account"
