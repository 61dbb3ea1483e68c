"""The residents' pension against the employees': what each costs and gives, tier by tier.

国发〔2014〕8号 (tiers, subsidies, from 60 on), 人社部发〔2014〕17号 (moving between the systems
at the age of retirement): with the employees' minimum resident years do not count, accounts join;
short of it the employees' account and years go over, without the pool's part.
"""

from typing import Any, NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.lang import Lang
from sibal_engine.life.live import Life
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, total_or_none, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.model import State
from sibal_engine.result.award import Award, award_at
from sibal_engine.result.project import starting_at
from sibal_engine.result.references import lived
from sibal_engine.rules import pension as rules
from sibal_engine.rules import resident
from sibal_engine.rules.resident import ResidentTerms, Subsidies
from sibal_engine.whatif.base_sweep import pay_back_month
from sibal_engine.whatif.gap import MOST_GAP
from sibal_engine.whatif.goals import stopped_from


class SchemePoint(NamedTuple):
    """One way to pay for a pension; fen. None: unknown, or no pension comes of it."""

    scheme: str
    """`employees` (as planned), `stop` (nothing more is paid) or `resident`."""
    tier: Money | None = None
    """Resident contribution a year."""
    paid: Money | None = None
    """Own payments from now on."""
    subsidy: Money | None = None
    """Subsidies of the resident scheme in all."""
    account: Money | None = None
    pension: Money | None = None
    first_pension: Month | None = None
    pay_back: Month | None = None
    notes: tuple[Message, ...] = ()

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The way as JSON prints it."""
        return {
            "scheme": self.scheme,
            "tier": yuan_or_none(self.tier),
            "paid": yuan_or_none(self.paid),
            "subsidy": yuan_or_none(self.subsidy),
            "account": yuan_or_none(self.account),
            "pension": yuan_or_none(self.pension),
            "first_pension": None if self.first_pension is None else str(self.first_pension),
            "pay_back": None if self.pay_back is None else str(self.pay_back),
            "notes": [note.text(lang) for note in self.notes],
        }


def schemes_compare(case: Case, world: World, as_of: Month | None = None) -> list[SchemePoint]:
    """The plan, stopping now, and every resident tier of the place from this year to 60."""
    case = starting_at(case, world, as_of)
    planned = lived(case, world)
    for_good = planned.first + MOST_GAP - 1
    stopped = lived(stopped_from(case, planned.first, for_good), world)
    rows = [_employees("employees", planned), _employees("stop", stopped)]
    terms = planned.terms_at(planned.first)
    tiers = terms.at("resident_pension.tiers", planned.first)
    if tiers is not None:
        rows += [_resident(stopped, tier) for tier in tiers.values["value"]]
    return rows


def _employees(name: str, life: Life) -> SchemePoint:
    award = award_at(life, life.end)
    paid = life.pension.paid[: max(0, life.end - life.first + 1)]
    total = total_or_none(paid)
    if life.chosen is None:
        note = (message("unknown.minimum"),)
        return SchemePoint(name, paid=total, subsidy=0, account=award.balance, notes=note)
    return SchemePoint(
        name,
        paid=total,
        subsidy=0,
        account=award.balance,
        pension=award.total,
        first_pension=life.chosen.plus(1),
        pay_back=pay_back_month(life.end, total, award.total),
    )


def _rate_of(life: Life, notes: list[Message]) -> dict[int, int]:
    """The provincial rates of resident accounts that are published, by year."""
    rates: dict[int, int] = {}
    for year in range(life.first // 12, life.end // 12 + 1):
        month = year * 12 + 11
        cell = life.terms_at(month).at("resident_pension.crediting_rate", month)
        if cell is not None and cell.state is State.PUBLISHED:
            rates[year] = cell.values["value"]
    if len(rates) <= life.end // 12 - life.first // 12:
        notes.append(message("assumed.resident_no_interest"))
    return rates


def _resident(stopped: Life, tier: Money) -> SchemePoint:
    """A resident tier paid once in each year before the one of the 60th birthday."""
    notes: list[Message] = []
    terms = stopped.terms_at(stopped.first)
    cell = terms.at("resident_pension.terms", stopped.first)
    help_cell = terms.at("resident_pension.subsidy", stopped.first)
    if cell is None or help_cell is None:
        note = message("unknown.resident_terms", place=terms.policy.place.name)
        return SchemePoint("resident", tier, notes=(note,))
    rule = ResidentTerms(cell.values["age"], cell.values["minimum"], cell.values["divisor"])
    subsidies = Subsidies(help_cell.values["lowest_tier"], help_cell.values["from_500"])
    sixty = int(stopped.case.person.born) + rule.age
    first, last = stopped.first // 12, sixty // 12 - 1
    years = max(0, last - first + 1)
    each = resident.subsidy_of(tier, subsidies)
    own = resident.account_after(0, tier, each, first, last, _rate_of(stopped, notes).get)
    at = int(stopped.window.statutory)
    award = award_at(stopped, at)
    paid, subsidy = tier * years, each * years
    if award.balance is None:
        notes.append(message("unknown.balance"))
        return SchemePoint("resident", tier, paid, subsidy, notes=tuple(notes))
    joined = resident.convert(
        stopped.start.pension_months, award.balance, years * 12, own, stopped.required(at)
    )
    if joined.to == "employees":
        amount, begins = _joined(award, joined.account), at + 1
        notes.append(message("way.accounts_join"))
    else:
        begins = max(sixty, at) + 1
        amount = None
        basic = terms.at("resident_pension.basic", begins)
        if joined.months < rule.minimum:
            notes.append(message("way.resident_short"))
        elif basic is not None:
            amount = resident.pension(basic.values["value"], joined.account, rule)
    return SchemePoint(
        "resident",
        tier=tier,
        paid=paid,
        subsidy=subsidy,
        account=joined.account,
        pension=amount,
        first_pension=None if amount is None else Month(begins),
        pay_back=pay_back_month(begins - 1, paid, amount),
        notes=tuple(notes),
    )


def _joined(award: Award, account: Money) -> Money | None:
    """An employees' pension whose account has grown by the resident one."""
    parts = (award.basic, award.transitional, award.extra)
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not award.divisor:
        return None
    part = rules.account(account, award.divisor, award.formula)
    return rules.total((*known, part), award.formula)
