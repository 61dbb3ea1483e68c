"""What survivors would get: at the end of the record, and at the month of retirement."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sibal_engine.life.live import Life
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.months.schedule import Cell
from sibal_engine.policy.model import State
from sibal_engine.rules.survivor import GrantRule, grant_months, in_money, retiree_grant_months


class Survivors(NamedTuple):
    """The rest of both accounts and the grants in one month; fen, None: unknown."""

    month: Month
    contribution_months: int
    retired: bool
    pension_account: Money | None
    medical_account: Money | None
    funeral_months: int | None
    grant_months: int | None
    income: Money | None
    """Urban disposable income a head in the province in the year before; fen a year."""
    rule_cell: Cell | None
    income_cell: Cell | None

    @property
    def income_month(self) -> Month:
        """The month whose income counts: the last one of the year before."""
        return Month(int(self.month) // 12 * 12 - 1)

    @property
    def funeral(self) -> Money | None:
        """丧葬补助金."""
        return None if self.funeral_months is None else in_money(self.funeral_months, self.income)

    @property
    def grant(self) -> Money | None:
        """抚恤金."""
        return None if self.grant_months is None else in_money(self.grant_months, self.income)

    def to_dict(self) -> dict[str, Any]:
        """The grants as `project --json` prints them."""

        return {
            "month": str(self.month),
            "contribution_months": self.contribution_months,
            "pension_account": yuan_or_none(self.pension_account),
            "medical_account": yuan_or_none(self.medical_account),
            "funeral_months": self.funeral_months,
            "funeral": yuan_or_none(self.funeral),
            "grant_months": self.grant_months,
            "grant": yuan_or_none(self.grant),
            "income": yuan_or_none(self.income),
        }


def survivors_at(life: Life, month: int, drawn_years: int = 0) -> Survivors:
    """What is left in a month up to retirement; `drawn_years` of pension for a retiree."""
    terms = life.terms_at(max(month, life.first))
    cell = terms.at("survivor.grant", month)
    income = terms.at("survivor.income", month // 12 * 12 - 1)
    months = life.months_at(month)
    retired = life.chosen is not None and month >= life.chosen
    funeral = grant = None
    if cell is not None:
        values = cell.values
        rule = GrantRule(
            values["funeral"],
            values["by_years"],
            values["less_per_year_drawn"],
            values["retiree_at_least"],
        )
        funeral = rule.funeral
        grant = (
            retiree_grant_months(months, drawn_years, rule)
            if retired
            else grant_months(months, rule)
        )
    return Survivors(
        month=Month(month),
        contribution_months=months,
        retired=retired,
        pension_account=life.pension_balance(month, settle=month == life.end),
        medical_account=life.medical_balance(month),
        funeral_months=funeral,
        grant_months=grant,
        income=None if income is None else income.values["yearly"],
        rule_cell=cell,
        income_cell=income,
    )


def survivors_of(life: Life) -> dict[str, Survivors]:
    """`survivor`: at the end of the record and at retirement."""
    return {
        "now": survivors_at(life, life.first - 1),
        "at_retirement": survivors_at(life, max(life.end, life.first - 1)),
    }


def survivor_notes(
    life: Life,
    rows: Mapping[str, Survivors],
    assumed: dict[str, Message],
    unknown: dict[str, tuple[Message, str]],
) -> None:
    """Add to both lists that an income is missing or carried."""
    if any(row.income is None for row in rows.values()):
        place = life.terms_at(life.first).policy.place
        unknown["survivor.grant"] = (message("unknown.income", place=place.name), place.code)
    for row in rows.values():
        until = None if row.income_cell is None else row.income_cell.hit.entry.until
        if until is not None and row.income_cell and row.income_cell.state is State.CARRIED:
            # a cell's own age is that of the first month it stands for
            values = {"series": "survivor.income", "until": until, "age": row.income_month - until}
            assumed["carried.survivor.income"] = message("assumed.carried", **values)
