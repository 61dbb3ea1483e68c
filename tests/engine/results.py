"""What `project` prints of a person made of a few words, for tests that read the result."""

from __future__ import annotations

from functools import cache
from typing import Any

from sibal_engine.case.reader import parse_case
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.result.project import Projection, project
from sibal_engine.result.project_json import projection_dict

BALANCES = 'pension_balance = "48211.37"\nmedical_months = 131\nmedical_balance = "3120.55"'
RECORD = f'pension_months = 131\naverage_index = "0.72"\n{BALANCES}'


@cache
def world() -> World:
    return World()


def projected(
    *,
    born: str = "1988-04",
    category: str = "women55",
    city: str = "510100",
    hukou: str = "",
    record: str = RECORD,
    base: str = 'pension_base = "60%"',
    plan: str = "",
    as_of: str = "",
    until: str = "",
) -> Projection:
    """A person of Chengdu, born 1988-04, with 131 months on the record."""
    text = f"""schema = 1
name = "t"
[person]
born = "{born}"
category = "{category}"
hukou = "{hukou}"
[place]
city = "{city}"
[record]
as_of = "2026-10"
{record}
[plan]
{base}
{plan}
[assumptions]
wage_growth = "3%"
crediting_rate = "2%"
medical_spend = "100.00"
"""
    case = parse_case(text, "t")
    return project(
        case,
        world(),
        as_of=Month.parse(as_of) if as_of else None,
        until=Month.parse(until) if until else None,
    )


def result(**given: str) -> dict[str, Any]:
    """What `project` prints of that person."""
    return projection_dict(projected(**given))


def move(month: str, city: str) -> str:
    """A move in a plan."""
    return f'[[plan.change]]\nfrom = "{month}"\ncity = "{city}"\n'
