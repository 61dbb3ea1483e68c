"""What a month credits to both accounts, for the independent computation of `recompute`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tests.engine.recompute_policy import FEN, YUAN, Entry, Place, half_up, percent


@dataclass(frozen=True)
class Spec:
    """A person and a plan, as texts and counts."""

    born: str
    category: str
    city: str
    as_of: str
    pension_months: int
    deemed_months: int
    average_index: str
    pension_balance: str
    credited: str | None
    medical_months: int
    medical_balance: str
    pension_base: str
    medical_base: str | None
    option: str | None
    retire: str
    gaps: tuple[tuple[str, int, str], ...]
    growth: str
    crediting_rate: str | None
    spend: str


class Due(NamedTuple):
    """One month of the pension: base, credit to the account, base ÷ average wage."""

    base: Decimal | None
    credit: Decimal | None
    share: Decimal | None


def wage_behind(place: Place, month: str) -> Decimal | None:
    """The wage that "60 %" is taken of."""
    key = ("wage", month)
    if key not in place.kept:
        place.kept[key] = find_wage(place, month)
    wage: Decimal | None = place.kept[key]
    return wage


def find_wage(place: Place, month: str) -> Decimal | None:
    found, limits = place.find("pension.base", month), place.at("pension.base", month)
    if found is None or limits is None:
        return None
    if "wage" in limits:
        return Decimal(limits["wage"])
    year = int(found.entry["from"][:4]) - 1 + place.periods("pension.base", month)
    average = place.find("average_wage", f"{year}-01")
    if average is not None and average.past == 0:
        return Decimal(average.entry["value"])
    return half_up(Decimal(limits["upper"]) / 3) if "upper" in limits else None


def chosen_base(choice: str, limits: Entry, wage: Decimal | None) -> Decimal | None:
    """A base by the plan's choice within limits."""
    tiers = [Decimal(tier) for tier in limits.get("tiers", ())]
    lower = Decimal(limits["lower"]) if "lower" in limits else None
    upper = Decimal(limits["upper"]) if "upper" in limits else None
    if choice == "lower":
        return lower if lower is not None else next(iter(tiers), None)
    if choice == "upper":
        return upper if upper is not None else next(iter(reversed(tiers)), None)
    if choice.endswith("%"):
        if wage is None:
            return None
        base = half_up(wage * percent(choice), YUAN)
    else:
        base = Decimal(choice)
    base = base if lower is None else max(base, lower)
    base = base if upper is None else min(base, upper)
    return min(tiers, key=lambda tier: (abs(tier - base), tier)) if tiers else base


def medical_base(
    place: Place, option: str, choice: str | None, month: str, own: Decimal | None
) -> Decimal | None:
    """The base of a medical contribution: prescribed, or chosen within limits."""
    root = f"medical.{option}"
    found, rule = place.find(f"{root}.base", month), place.at(f"{root}.base_rule", month)
    limits: Entry = place.at(f"{root}.base", month) or {}
    if rule is not None and (found is None or found.past > 0):
        limits = ruled_base(place, rule, month, own) or limits
    if "fixed" in limits:
        return Decimal(limits["fixed"])
    amount = choice is not None and choice[0].isdigit() and not choice.endswith("%")
    if not limits and not amount:
        return None
    wage = wage_behind(place, month)
    if wage is None and "upper" in limits:
        wage = half_up(Decimal(limits["upper"]) / 3)
    return chosen_base(choice or "lower", limits, wage)


def ruled_base(place: Place, rule: Entry, month: str, own: Decimal | None) -> Entry:
    """Limits or a fixed base that follow from another figure."""
    kind = rule["of"]
    limits = place.at("pension.base", month) or {}
    if kind == "pension_base":
        share = percent(rule.get("share", "100%"))
        return {} if own is None else {"fixed": str(half_up(own * share))}
    if kind == "pension_lower":
        return {"fixed": limits["lower"]} if "lower" in limits else {}
    if kind == "pension_limits":
        return {key: limits[key] for key in ("lower", "upper", "tiers") if key in limits}
    wage = place.amount("average_wage", "value", f"{int(month[:4]) - 1}-01")
    if wage is None:
        return {}
    unit = YUAN if rule.get("rounding") == "yuan" else FEN
    names = {"share": "fixed", "lower_share": "lower", "upper_share": "upper"}
    return {
        names[key]: str(half_up(wage * percent(rule[key]), unit)) for key in names if key in rule
    }


def option_of(place: Place, given: str | None, month: str) -> str:
    """The medical option: as chosen, else the first on offer whose price is known."""
    if given is not None:
        return given
    for option in ("with_account", "pool_only"):
        offered = place.at(f"medical.{option}.offered", month)
        if offered is not None and not offered["value"]:
            continue
        if any(place.at(f"medical.{option}.{part}", month) for part in ("rate", "amount")):
            return option
    return "with_account"


def due_of(place: Place, spec: Spec, month: str) -> Due:
    key = ("due", spec.pension_base, month)
    if key not in place.kept:
        place.kept[key] = make_due(place, spec.pension_base, month)
    due: Due = place.kept[key]
    return due


def make_due(place: Place, choice: str, month: str) -> Due:
    limits = place.at("pension.base", month)
    rate = place.at("pension.account_rate", month)
    plain = choice[0].isdigit() and not choice.endswith("%")
    base = None
    if limits is not None or plain:
        base = chosen_base(choice, limits or {}, wage_behind(place, month))
    formula = place.at("pension.formula", month) or {}
    back = 0 if formula.get("index_wage") == "same_year" else 1
    wage = place.amount("average_wage", "value", f"{int(month[:4]) - back}-01")
    if base is None or rate is None:
        return Due(base, None, None)
    return Due(base, half_up(base * percent(rate["value"])), base / wage if wage else None)


def medical_credit(place: Place, spec: Spec, month: str) -> Decimal | None:
    key = ("medical", spec.pension_base, spec.medical_base, spec.option, month)
    if key not in place.kept:
        place.kept[key] = make_medical_credit(place, spec, month)
    credit: Decimal | None = place.kept[key]
    return credit


def make_medical_credit(place: Place, spec: Spec, month: str) -> Decimal | None:
    option = option_of(place, spec.option, month)
    if option == "none":
        return Decimal(0)
    rule = place.at(f"medical.{option}.credit", month)
    if rule is None:
        return None
    assert "bands" not in rule, "no active account is credited by age at present"
    offered = place.at(f"medical.{option}.offered", month)
    if rule.get("frame") and "rate" in rule and offered is not None and not offered["value"]:
        # the nation's share is no rule for an account that the place does not open
        return None
    if "monthly" in rule:
        return Decimal(rule["monthly"])
    own = due_of(place, spec, month).base
    base = medical_base(place, option, spec.medical_base, month, own)
    base = own if base is None else base
    return None if base is None or "rate" not in rule else half_up(base * percent(rule["rate"]))
