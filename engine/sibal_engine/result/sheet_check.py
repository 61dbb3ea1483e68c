"""An award sheet (核定表) held against its own numbers: which part differs, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from sibal_engine.money import Money
from sibal_engine.month import Month
from sibal_engine.policy.resolve import Policy
from sibal_engine.rates import decimal_text
from sibal_engine.result.award import Sheet, award_sheet, sheet_years
from sibal_engine.rules import pension as rules
from sibal_engine.rules.divisor import divisor as divisor_at
from sibal_engine.rules.pension import Formula

PARTS = ("basic", "account", "transitional", "extra", "total")
YEAR_RULES = ("exact", "two_decimals", "tenth_up", "whole_and_months")
LEAST_AGE, MOST_AGE = 40 * 12, 70 * 12


class Printed(NamedTuple):
    """A number as printed: scaled to an integer, and how many of its decimals are printed."""

    value: int
    digits: int
    """Decimals printed: the number may be off by half a unit of the last one."""


NOTHING = Printed(0, 6)
"""A number of years that is not printed."""


@dataclass(frozen=True, slots=True)
class SheetInputs:
    """What a sheet prints above its parts.

    Wages and balance in fen, index in 10⁻¹², years in millionths, divisor in tenths of a month.
    """

    wage: Money
    index: Printed
    years: Printed
    balance: Money
    divisor: int
    deemed_years: Printed = NOTHING
    coefficient: int | None = None
    """ppm a year; None: the province's."""


class Reason(NamedTuple):
    """What explains a difference: a code and what fills its sentence."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


class PartCheck(NamedTuple):
    """One part: printed, recomputed, and why they differ; all in fen a month."""

    part: str
    printed: Money
    ours: Money | None
    """None: the rule is not known."""
    reason: Reason | None = None
    """None: they agree, or nothing explains the difference."""

    @property
    def agrees(self) -> bool:
        """Equal to the fen."""
        return self.ours == self.printed

    @property
    def difference(self) -> Money | None:
        """Printed less recomputed."""
        return None if self.ours is None else self.printed - self.ours


class SheetCheck(NamedTuple):
    """The recomputed sheet, and every printed part beside it."""

    sheet: Sheet
    parts: tuple[PartCheck, ...]


def check_sheet(
    inputs: SheetInputs,
    printed: Mapping[str, Money],
    *,
    policy: Policy | None = None,
    month: int = 0,
    table: Mapping[int, int] | None = None,
) -> SheetCheck:
    """Recompute a sheet and compare each printed part with it.

    `policy`, `month`: the province whose rules apply, as in `award_sheet`; `table`: the national
    divisors by whole age, to name the age that another divisor belongs to.
    """
    sheet = _sheet(inputs, policy, month)
    checks: list[PartCheck] = []
    for part in PARTS:
        if part in printed:
            ours = _ours(sheet, inputs, part)
            check = PartCheck(part, printed[part], ours)
            if ours is not None and not check.agrees:
                reason = _why(
                    check,
                    inputs,
                    sheet,
                    printed=printed,
                    policy=policy,
                    month=month,
                    table=table or {},
                )
                check = check._replace(reason=reason)
            checks.append(check)
    return SheetCheck(sheet, tuple(checks))


def _sheet(inputs: SheetInputs, policy: Policy | None, month: int) -> Sheet:
    return award_sheet(
        wage=inputs.wage,
        index=inputs.index.value,
        years=inputs.years.value,
        balance=inputs.balance,
        divisor=inputs.divisor,
        deemed_years=inputs.deemed_years.value,
        coefficient=inputs.coefficient,
        policy=policy,
        month=Month(month),
    )


def _ours(sheet: Sheet, inputs: SheetInputs, part: str) -> Money | None:
    unknown = bool(inputs.deemed_years.value) and sheet.rule is None
    if unknown and part in ("transitional", "total"):
        return None
    value: Money = getattr(sheet, part)
    return value


def _why(
    check: PartCheck,
    inputs: SheetInputs,
    sheet: Sheet,
    printed: Mapping[str, Money],
    policy: Policy | None,
    month: int,
    table: Mapping[int, int],
) -> Reason | None:
    if check.part == "total":
        return _why_total(check.printed, sheet, printed)
    if check.part == "account":
        found = _by_rounding(check, inputs, sheet) or _by_divisor(check.printed, inputs, table)
        return found or _one_fen(check)
    for way in (_by_years, _by_rounding):
        found = way(check, inputs, sheet)
        if found is not None:
            return found
    return _by_printed_digits(check, inputs, policy, month) or _one_fen(check)


def _part(part: str, inputs: SheetInputs, sheet: Sheet, formula: Formula) -> Money:
    """One part by a formula."""
    span = sheet_years(inputs.years.value, formula.years)
    if part == "basic":
        return rules.basic(inputs.wage, inputs.wage, inputs.index.value, span, formula)
    if part == "account":
        return rules.account(inputs.balance, inputs.divisor, formula)
    if part == "extra":
        return rules.extra(inputs.wage, inputs.index.value, span, formula)
    if sheet.rule is None:
        return 0
    deemed = sheet_years(inputs.deemed_years.value, formula.years)
    index = inputs.index.value
    return rules.transitional(inputs.wage, index, deemed, span, sheet.rule, formula)


def _by_rounding(check: PartCheck, inputs: SheetInputs, sheet: Sheet) -> Reason | None:
    """Another rounding of the parts gives the printed amount."""
    for rounding in rules.ROUNDINGS:
        formula = sheet.formula._replace(parts_rounding=rounding)
        if _part(check.part, inputs, sheet, formula) == check.printed:
            return Reason("rounding", (("rounding", rounding),))
    return None


def _by_years(check: PartCheck, inputs: SheetInputs, sheet: Sheet) -> Reason | None:
    """Another rounding of the years gives the printed amount."""
    for rule in YEAR_RULES:
        formula = sheet.formula._replace(years=rule)
        if _part(check.part, inputs, sheet, formula) == check.printed:
            return Reason("years", (("rule", rule),))
    return None


def _by_divisor(printed: Money, inputs: SheetInputs, table: Mapping[int, int]) -> Reason | None:
    """The divisor of another age gives the printed amount, whole ages first."""
    ages = sorted(range(LEAST_AGE, MOST_AGE + 1), key=lambda age: (age % 12 != 0, age))
    for age in ages:
        tenths = divisor_at(table, age)
        if tenths and rules.account(inputs.balance, tenths, Formula()) == printed:
            years, months = divmod(age, 12)
            values = (("divisor", decimal_text(tenths, 1, 1)), ("years", str(years)))
            return Reason("divisor", (*values, ("months", str(months))))
    return None


def _nearby(number: Printed, scale: int) -> Iterator[int]:
    """The least and the most that a printed number may stand for."""
    half = 10 ** (scale - number.digits) // 2 if number.digits < scale else 0
    yield max(0, number.value - half)
    yield number.value + half


def _by_printed_digits(
    check: PartCheck, inputs: SheetInputs, policy: Policy | None, month: int
) -> Reason | None:
    """The printed amount lies within what the unprinted decimals of index and years allow."""
    ends: list[Money] = []
    for index, years, deemed in zip(
        _nearby(inputs.index, 12),
        _nearby(inputs.years, 6),
        _nearby(inputs.deemed_years, 6),
        strict=True,
    ):
        near = replace(
            inputs,
            index=Printed(index, 12),
            years=Printed(years, 6),
            deemed_years=Printed(deemed, 6) if inputs.deemed_years.value else NOTHING,
        )
        ends.append(getattr(_sheet(near, policy, month), check.part))
    if not ends[0] <= check.printed <= ends[1]:
        return None
    return Reason("printed_digits", (("low", str(ends[0])), ("high", str(ends[1]))))


def _one_fen(check: PartCheck) -> Reason | None:
    return Reason("one_fen") if abs(check.difference or 0) <= 1 else None


def _why_total(printed: Money, sheet: Sheet, parts: Mapping[str, Money]) -> Reason | None:
    """The total by the printed parts, in any rounding; else what it lacks of them."""
    amounts = tuple(parts.get(part, getattr(sheet, part)) for part in PARTS[:-1])
    for rounding in (sheet.formula.total_rounding, *rules.ROUNDINGS):
        formula = sheet.formula._replace(total_rounding=rounding)
        if rules.total(amounts, formula) == printed:
            same = rounding == sheet.formula.total_rounding
            return Reason("sum_of_printed" if same else "sum_rounded", (("rounding", rounding),))
    missing = printed - sum(amounts)
    return Reason("sum_differs", (("fen", str(missing)),))
