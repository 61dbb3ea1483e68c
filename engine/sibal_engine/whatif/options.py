"""What each medical option costs and what it gives, side by side."""

from typing import Any, NamedTuple

from sibal_engine.case.model import OPTIONS, Case
from sibal_engine.case.written import as_written
from sibal_engine.lang import Lang
from sibal_engine.messages import Message
from sibal_engine.money import Money, total_or_none, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.result.project import Projection, project, starting_at
from sibal_engine.rules.cover import Cover


class OptionPoint(NamedTuple):
    """One option up to retirement; fen. None: unknown."""

    option: str
    chosen: bool
    """Whether the plan has it."""
    monthly: Money | None
    """What the first month costs, extra fees included."""
    paid: Money | None
    credited: Money | None
    """Into the person's own account."""
    net: Money | None
    """`paid` less `credited`: what goes to the pool."""
    balance: Money | None
    months: int
    """Employees' medical months at retirement."""
    retiree_reached: bool | None
    missing_months: int | None
    uncovered_months: int
    waiting_months: int | None
    unknown: tuple[Message, ...]
    projection: Projection

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The option as JSON prints it."""

        return {
            "option": self.option,
            "chosen": self.chosen,
            "monthly": yuan_or_none(self.monthly),
            "paid": yuan_or_none(self.paid),
            "credited": yuan_or_none(self.credited),
            "net": yuan_or_none(self.net),
            "balance": yuan_or_none(self.balance),
            "months": self.months,
            "retiree_reached": self.retiree_reached,
            "missing_months": self.missing_months,
            "uncovered_months": self.uncovered_months,
            "waiting_months": self.waiting_months,
            "unknown": [note.text(lang) for note in self.unknown],
        }


def with_option(case: Case, option: str) -> Case:
    """The case with one medical option throughout: later changes of option go."""
    plan = as_written(case.plan)
    changes = tuple(change._replace(medical_option=None) for change in plan.changes)
    return case._replace(plan=plan._replace(medical_option=option, changes=changes))


def options_compare(case: Case, world: World, as_of: Month | None = None) -> list[OptionPoint]:
    """Every medical option of a case up to retirement; raises `ContentError` as `project` does."""
    case = starting_at(case, world, as_of)
    current = project(case, world).life.dues.options
    chosen = current[0] if current else ""
    return [_point(project(with_option(case, name), world), name, chosen) for name in OPTIONS]


def _point(projection: Projection, option: str, chosen: str) -> OptionPoint:
    life = projection.life
    count = max(0, life.end - life.first + 1)
    book = life.medical
    paid, credited = total_or_none(book.paid[:count]), total_or_none(book.credit[:count])
    states = [month.state for month in projection.cover[:count]]
    out = (Cover.SUSPENDED, Cover.NOT_ENROLLED)
    notes = [note for key, (note, _) in projection.unknown.items() if key.startswith("medical")]
    return OptionPoint(
        option=option,
        chosen=option == chosen,
        monthly=book.due[0] if book.due else None,
        paid=paid,
        credited=credited,
        net=None if paid is None or credited is None else paid - credited,
        balance=life.medical_balance(life.end),
        months=projection.retiree.months,
        retiree_reached=projection.retiree.reached,
        missing_months=projection.retiree.missing,
        uncovered_months=sum(1 for state in states if state in out),
        waiting_months=None
        if Cover.UNKNOWN in states
        else sum(1 for state in states if state is Cover.WAITING),
        unknown=tuple(notes),
        projection=projection,
    )
