"""A second, independent computation of a life: decimals in yuan, a calendar year at a time.

Nothing here comes from the engine (see `recompute_policy`): the formulas stand as they are
published, indices are exact to 60 digits. Where a rule says unknown, the figure is None.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, NamedTuple

from tests.engine.recompute_dues import Spec, due_of, medical_credit
from tests.engine.recompute_policy import (
    FEN,
    JIAO,
    Entry,
    Library,
    Place,
    half_up,
    later,
    name,
    number,
    percent,
    rounded,
)

GROUPS = {
    "men60": ("1965-01", 60, 4, 36),
    "women55": ("1970-01", 55, 4, 36),
    "women50": ("1975-01", 50, 2, 60),
}
"""First birth month with a delay, old age in years, months to a step, most months of delay."""
TEN_THOUSANDTH = Decimal("0.0001")


def retirement(born: str, category: str) -> tuple[str, str, str]:
    """Statutory, earliest and latest month by the decision of 2024-09-13."""
    first, years, step, most = GROUPS[category]
    since = number(born) - number(first)
    delay = 0 if since < 0 else min(since // step + 1, most)
    old = later(born, years * 12)
    statutory = later(old, delay)
    if statutory < "2025-01":
        return statutory, statutory, statutory
    return statutory, max(old, later(statutory, -36), "2025-01"), later(statutory, 36)


def minimum(year: int) -> int:
    """Minimum months of the years of retirement from 2011 on."""
    return 180 + 6 * min(max(year - 2029, 0), 10)


def unpaid(spec: Spec, scheme: str) -> set[str]:
    return {
        later(first, offset)
        for first, months, which in spec.gaps
        if which in ("both", scheme)
        for offset in range(months)
    }


def crediting_rate(place: Place, spec: Spec, year: int) -> Decimal | None:
    found = place.find("pension.crediting_rate", f"{year}-12")
    if found is None:
        return None
    if found.past > 0 and spec.crediting_rate is not None:
        return percent(spec.crediting_rate)
    return percent(found.entry["value"])


def pension_account(place: Place, spec: Spec, end: str) -> Decimal | None:
    """The account at the end of the month of retirement, a calendar year at a time."""
    gone = unpaid(spec, "pension")
    weighed = Decimal(0)
    opening = Decimal(spec.pension_balance)
    month = int(spec.as_of[5:])
    if spec.credited is not None and month < 12:
        opening -= Decimal(spec.credited)
        weighed = Decimal(spec.credited) * (25 - month) / 2
    credited = Decimal(spec.pension_balance) - opening
    if month == 12:
        weighed = credited = Decimal(0)
    now = later(spec.as_of, 1)
    while now <= end:
        year = int(now[:4])
        last = min(f"{year}-12", end)
        for count in range(number(now), number(last) + 1):
            each = name(count)
            if each in gone:
                continue
            credit = due_of(place, spec, each).credit
            if credit is None:
                return None
            credited += credit
            weighed += credit * (13 - int(each[5:]))
        rate = crediting_rate(place, spec, year)
        if rate is None:
            return None
        months = int(last[5:])
        # a year cut short: every weight is as many months smaller as are missing
        product = opening * months + weighed - credited * (12 - months)
        opening += credited + half_up(product * rate / 12)
        credited = weighed = Decimal(0)
        now = later(last, 1)
    return opening


def medical_account(place: Place, spec: Spec, end: str) -> Decimal | None:
    gone = unpaid(spec, "medical")
    balance = Decimal(spec.medical_balance)
    for count in range(number(spec.as_of) + 1, number(end) + 1):
        month = name(count)
        if month not in gone:
            credit = medical_credit(place, spec, month)
            if credit is None:
                return None
            balance += credit
        balance -= min(balance, Decimal(spec.spend))
    return balance


def divisor(months: int, table: Entry) -> Decimal | None:
    years, odd = divmod(months, 12)
    ages = {int(age): Decimal(value) for age, value in table["by_age"].items()}
    here, after = ages.get(years), ages.get(years + 1)
    if here is None or not odd or not table["by_month"]:
        return here
    if after is None:
        return None
    return half_up(here + (after - here) * odd / 12, JIAO)


def hundredths(months: int, rule: str) -> Decimal:
    """Years × 1 % by the province's rule for years."""
    years = Decimal(months) / 12
    if rule == "two_decimals":
        years = half_up(years)
    elif rule == "tenth_up":
        years = Decimal(-((-months * 10) // 12)) / 10
    elif rule == "whole_and_months":
        return (Decimal(months // 12) + Decimal("0.083") * (months % 12)) / 100
    return years / 100


def pension(
    place: Place, spec: Spec, end: str, months: int, index: Decimal | None
) -> dict[str, Any]:
    """The parts of the pension; None where something that they need is unknown."""
    formula = place.at("pension.formula", end) or {}
    parts_rule = formula.get("parts_rounding", "half")
    rule = formula.get("years", "exact")
    years = hundredths(months, rule)
    wages = place.at("pension.reference_wage", end)
    out: dict[str, Any] = dict.fromkeys(("basic", "account", "transitional", "extra", "total"))
    out["transitional"] = None if spec.deemed_months else Decimal(0)
    if wages is not None:
        out["wage"] = Decimal(wages["value"])
    if wages is not None and index is not None:
        wage = out["wage"]
        second = Decimal(wages["indexed" if "indexed" in wages else "value"]) * index
        low = percent(formula.get("low_index_scale", "0"))
        first = wage * index / low if index < low else wage
        out["basic"] = rounded((first + second) / 2 * years, parts_rule)
        more = percent(formula.get("extra_rate", "0")) * 100
        out["extra"] = rounded(second * years * more, parts_rule)
        bridge = place.at("pension.transitional", end)
        if spec.deemed_months and bridge is not None:
            amount = transitional(wages, index, spec.deemed_months, months, bridge, rule)
            out["transitional"] = rounded(amount, parts_rule)
    table = place.at("pension.divisor", end)
    balance = out["balance"] = pension_account(place, spec, end)
    assert table is not None
    out["divisor"] = divisor(number(end) - number(spec.born), table)
    if balance is not None and out["divisor"] is not None:
        out["account"] = rounded(balance / out["divisor"], parts_rule)
    parts = [out[key] for key in ("basic", "account", "transitional", "extra")]
    if None not in parts:
        out["total"] = rounded(sum(parts, Decimal(0)), formula.get("total_rounding", "half"))
    return out


def transitional(
    wages: Entry, index: Decimal, deemed: int, months: int, bridge: Entry, rule: str
) -> Decimal:
    wage = Decimal(wages["transitional" if "transitional" in wages else "value"])
    least = Fraction(bridge.get("index_at_least", "0"))
    index = max(index, Decimal(least.numerator) / least.denominator)
    coefficient = bridge["coefficient"]
    if "coefficient_over_20y" in bridge and hundredths(months, rule) * 100 > 20:
        coefficient = bridge["coefficient_over_20y"]
    indexed = wage * index
    base = {"indexed_wage": indexed, "half_sum": (wage + indexed) / 2, "wage": wage}
    return base[bridge["form"]] * hundredths(deemed, rule) * 100 * percent(coefficient)


def recompute(spec: Spec, library: Library) -> dict[str, str | int | None]:
    """The figures of a life, named as in the result of a projection."""
    with localcontext() as context:
        context.prec = 60
        return _recompute(spec, library.place(spec.city, spec.growth))


class Counted(NamedTuple):
    """Months paid and due, and the sum of their indices, at the end of a month."""

    paid: int
    due: int
    total: Decimal | None


def counted(place: Place, spec: Spec, end: str) -> Counted:
    gone = unpaid(spec, "pension")
    before = spec.pension_months + spec.deemed_months
    coming = [name(each) for each in range(number(spec.as_of) + 1, number(end) + 1)]
    paid = [month for month in coming if month not in gone]
    shares = [due_of(place, spec, month).share for month in paid]
    total = None
    if None not in shares:
        total = Decimal(spec.average_index) * before
        total += sum((share for share in shares if share is not None), Decimal(0))
    return Counted(before + len(paid), before + len(coming), total)


def needed_in(month: str, statutory: str) -> int:
    """The minimum of an early month's own year, of the statutory year for a late one."""
    return minimum(int(min(month, statutory)[:4]))


def choose(spec: Spec, wanted: str, statutory: str) -> str | None:
    """The first month from the wanted one on with enough months, by paying on until 75."""
    gone = unpaid(spec, "pension")
    months = spec.pension_months + spec.deemed_months
    for each in range(number(spec.as_of) + 1, number(spec.born) + 75 * 12 + 1):
        month = name(each)
        months += month not in gone
        if month >= wanted and months >= needed_in(month, statutory):
            return month
    return None


def yuan(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.quantize(FEN):.2f}"


def _recompute(spec: Spec, place: Place) -> dict[str, str | int | None]:
    statutory, earliest, latest = retirement(spec.born, spec.category)
    wanted = {"statutory": statutory, "earliest": earliest, "latest": latest}[spec.retire]
    chosen = choose(spec, wanted, statutory)
    end = chosen or statutory
    months = counted(place, spec, end)
    formula = place.at("pension.formula", end) or {}
    over = months.due if formula.get("index_months") == "due" else months.paid
    index = None
    if months.total is not None:
        index = months.total / over if over else Decimal(0)
    parts = pension(place, spec, end, months.paid, index)
    names = ("basic", "account", "transitional", "extra", "total")
    return {
        "retirement.statutory": statutory,
        "retirement.earliest": earliest,
        "retirement.latest": latest,
        "retirement.chosen": chosen,
        "retirement.age_months": chosen and number(chosen) - number(spec.born),
        "retirement.contribution_months": months.paid,
        "retirement.minimum_months": needed_in(end, statutory),
        "balances.pension": yuan(parts["balance"]),
        "balances.medical": yuan(medical_account(place, spec, end)),
        **{f"pension.{key}": yuan(parts[key] if chosen else None) for key in names},
        "pension.average_index": None if index is None else f"{half_up(index, TEN_THOUSANDTH)}",
        "pension.reference_wage": yuan(parts.get("wage")),
        "pension.divisor": None if parts["divisor"] is None else f"{parts['divisor']:.1f}",
    }
