"""What a place says about the dues of one month: read from its columns once, for every plan."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sibal_engine.money import Money, half_up, yuan_half_up
from sibal_engine.months.schedule import Cell, PlaceTerms
from sibal_engine.policy.kinds import CreditOf
from sibal_engine.policy.model import State
from sibal_engine.rates import PPM

MEDICAL_PARTS = ("offered", "base", "base_rule", "rate", "amount", "credit", "fee")
"""The series of a medical option that enter its dues."""


class PensionTerms(NamedTuple):
    """A month of pension contributions. Fen, ppm; None: unknown."""

    limits: Mapping[str, Any] | None
    wage: Money | None
    """The wage a percentage is taken of."""
    behind: str
    """Whether that wage is `stated`, `average` or `upper`."""
    rate: int | None
    account_rate: int | None
    index_wage: Money | None


class MedicalTerms(NamedTuple):
    """A month of an option of medical insurance: the cells, bounds of the base, wages in use."""

    offered: Cell | None
    rate: Cell | None
    amount: Cell | None
    credit: Cell | None
    fee: Cell | None
    bounds: Mapping[str, Any]
    """`fixed`, or `lower`, `upper` and `tiers` of the base in fen; empty: nothing is known."""
    pension_share: int | None
    """The base as a share (ppm) of the pension base, where the place says so."""
    wage: Money | None
    """The wage behind the limits of the pension base, fen."""
    last_average_wage: Money | None
    """The average wage of the year before, fen; None also where no credit goes by it."""


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


def index_wage(terms: PlaceTerms, month: int) -> Money | None:
    """The average wage that divides this month's base: the year before, or the same year."""
    formula = terms.at("pension.formula", month)
    same = formula is not None and formula.values.get("index_wage") == "same_year"
    return _average_wage(terms, month // 12 - (0 if same else 1))


def _average_wage(terms: PlaceTerms, year: int) -> Money | None:
    cell = terms.at("average_wage", year * 12)
    return None if cell is None else cell.values["value"]


def pension_terms(terms: PlaceTerms, month: int) -> PensionTerms:
    """The terms of a month of pension contributions."""
    return terms.kept(("pension_terms", month), lambda: _pension_terms(terms, month))


def _pension_terms(terms: PlaceTerms, month: int) -> PensionTerms:
    cell = terms.at("pension.base", month)
    wage, behind = (None, "") if cell is None else wage_behind(terms, cell)
    rate, account = terms.at("pension.rate", month), terms.at("pension.account_rate", month)
    return PensionTerms(
        None if cell is None else cell.values,
        wage,
        behind,
        None if rate is None else rate.values["value"],
        None if account is None else account.values["value"],
        index_wage(terms, month),
    )


def medical_terms(terms: PlaceTerms, option: str, month: int) -> MedicalTerms:
    """The terms of a month of `with_account` or `pool_only`; months alike share one object."""
    return terms.kept(("medical_terms", option, month), lambda: _medical(terms, option, month))


def _medical(terms: PlaceTerms, option: str, month: int) -> MedicalTerms:
    cells = {part: terms.at(f"medical.{option}.{part}", month) for part in MEDICAL_PARTS}
    base, rule, credit = cells.pop("base"), cells.pop("base_rule"), cells["credit"]
    bounds: Mapping[str, Any] = {} if base is None else base.values
    share: int | None = None
    if rule is not None and (base is None or base.state is not State.PUBLISHED):
        if rule.values.get("of") == "pension_base":
            share = rule.values.get("share", PPM)
        bounds = _ruled(terms, rule.values, month) or bounds
    limits = terms.at("pension.base", month)
    bands = () if credit is None else credit.values.get("bands", ())
    by_wage = any(b.of is CreditOf.AVERAGE_WAGE or b.base_floor is not None for b in bands)
    made = MedicalTerms(
        **cells,
        bounds=bounds,
        pension_share=share,
        wage=None if limits is None else wage_behind(terms, limits)[0],
        last_average_wage=_average_wage(terms, month // 12 - 1) if by_wage else None,
    )
    values = tuple(sorted(bounds.items()))
    key = ("medical_terms", option, *map(id, made[:5]), values, *made[6:])
    return terms.kept(key, lambda: made)


def _ruled(terms: PlaceTerms, rule: Mapping[str, Any], month: int) -> dict[str, Any]:
    """Bounds of the medical base by the place's rule: those of the pension base or of a wage."""
    of = rule.get("of")
    if of in ("pension_limits", "pension_lower"):
        cell = terms.at("pension.base", month)
        limits = {} if cell is None else cell.values
        if of == "pension_lower":
            return {"fixed": limits["lower"]} if "lower" in limits else {}
        return {key: limits[key] for key in ("lower", "upper", "tiers") if key in limits}
    if of in ("province_average_wage_last_year", "city_average_wage_last_year"):
        wage = _average_wage(terms, month // 12 - 1)
        if wage is None:
            return {}
        rounding = yuan_half_up if rule.get("rounding") == "yuan" else half_up
        names = {"share": "fixed", "lower_share": "lower", "upper_share": "upper"}
        return {
            name: rounding(wage * rule[share], PPM)
            for share, name in names.items()
            if share in rule
        }
    return {}


def default_option(terms: PlaceTerms, month: int) -> str:
    """The option taken when none is chosen: with an account where it is known to be offered."""
    for option in ("with_account", "pool_only"):
        cells = medical_terms(terms, option, month)
        if cells.offered is not None and not cells.offered.values["value"]:
            continue
        if cells.rate is not None or cells.amount is not None:
            return option
    return "with_account"
