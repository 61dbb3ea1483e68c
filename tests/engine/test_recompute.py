"""The engine beside an independent computation: every figure of 10,000 random people to the fen."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from tests.engine.people import gap, person
from tests.engine.recompute import GROUPS, recompute, retirement
from tests.engine.recompute_dues import Spec
from tests.engine.recompute_policy import Library, later, name, number
from tests.engine.worked import world

from sibal_engine.case.model import Case
from sibal_engine.money import yuan_or_none
from sibal_engine.policy.library import shipped_folder
from sibal_engine.result.answers import tenths
from sibal_engine.result.paths import value_at
from sibal_engine.result.project import index_text, project
from sibal_engine.result.project_json import projection_dict, retirement_dict

PEOPLE = 10_000
BATCHES = 20
FAMILY = 5
LIBRARY = Library(shipped_folder())
BASES = ("lower", "upper", "60%", "80%", "100%", "140%", "300%")
RETIREMENT = (
    "statutory",
    "earliest",
    "latest",
    "chosen",
    "age_months",
    "contribution_months",
    "minimum_months",
)
PARTS = ("basic", "account", "transitional", "extra", "total")


def random_person(seed: int, city: str) -> Spec:
    """A person in a city, with some months to go before the earliest month of retirement.

    Five in turn are of an age and retire alike; records and plans are each one's own.
    """
    draw = random.Random(seed // FAMILY)
    while True:
        category = draw.choice(sorted(GROUPS))
        oldest = {"men60": 1963, "women55": 1969, "women50": 1974}[category]
        # most of them with less than ten years to go
        youngest = 2004 if draw.random() < 0.2 else oldest + 9
        born = name(draw.randint(oldest * 12, youngest * 12))
        as_of = name(draw.randint(2024 * 12 + 6, 2026 * 12 + 11))
        if later(as_of, 1) < retirement(born, category)[1]:
            break
    growth = draw.choice(("0%", "0%", "3%", "5.5%", "-1%"))
    retire = draw.choice(("statutory", "statutory", "earliest", "latest"))
    own = random.Random(f"person {seed}")
    return draw_plan(own, Life(born, category, city, as_of, growth, retire))


class Life(NamedTuple):
    """What five people in turn have in common."""

    born: str
    category: str
    city: str
    as_of: str
    growth: str
    retire: str


def draw_plan(draw: random.Random, life: Life) -> Spec:
    """A record and a plan."""
    working = number(life.as_of) - number(life.born) - 18 * 12
    months = draw.randint(0, max(0, min(working, 420)))
    deemed = draw.randint(0, 120) if draw.random() < 0.2 else 0
    amount = f"{draw.randint(100_000, 3_000_000) / 100:.2f}"
    balance = draw.randint(0, 30_000_000) if months + deemed else 0
    credited = None
    if draw.random() < 0.3:
        credited = f"{draw.randint(0, min(balance, 2_000_000)) / 100:.2f}"
    gaps: list[tuple[str, int, str]] = []
    start = number(life.as_of) + 1
    for _ in range(draw.choice((0, 0, 1, 2))):
        start += draw.randint(0, 60)
        length = draw.randint(1, 30)
        gaps.append((name(start), length, draw.choice(("both", "pension", "medical"))))
        start += length
    return Spec(
        **life._asdict(),
        pension_months=months,
        deemed_months=deemed,
        average_index=f"{draw.randint(3000, 30_000) / 10_000:.4f}",
        pension_balance=f"{balance / 100:.2f}",
        credited=credited,
        medical_months=months,
        medical_balance=f"{draw.randint(0, 3_000_000) / 100:.2f}" if months else "0.00",
        pension_base=draw.choice((*BASES, amount)),
        medical_base=draw.choice((None, None, "lower", "upper", "100%", amount)),
        option=draw.choice((None, None, "with_account", "pool_only", "none")),
        gaps=tuple(gaps),
        crediting_rate=draw.choice((None, "2%", "3.5%", "0%")),
        spend=draw.choice(("0.00", "100.00", "33.33")),
    )


def case_of(spec: Spec) -> Case:
    """The person as a case of the engine."""
    return person(
        "".join(gap(*each) for each in spec.gaps),
        born=spec.born,
        category=spec.category,
        city=spec.city,
        as_of=spec.as_of,
        pension_months=spec.pension_months,
        deemed_months=spec.deemed_months,
        average_index=spec.average_index,
        pension_balance=spec.pension_balance,
        pension_credited_this_year=spec.credited,
        medical_months=spec.medical_months,
        medical_balance=spec.medical_balance,
        pension_base=spec.pension_base,
        medical_base=spec.medical_base,
        medical_option=spec.option,
        retire=spec.retire,
        wage_growth=spec.growth,
        crediting_rate=spec.crediting_rate,
        medical_spend=spec.spend,
    )


def by_engine(spec: Spec) -> dict[str, str | int | None]:
    """The same figures by the engine."""
    case = case_of(spec)
    result = project(case, world())
    award = result.award if result.life.chosen is not None else None
    retired = retirement_dict(result)
    pension, medical = result.balance_at(result.until)
    return {
        **{f"retirement.{name}": retired[name] for name in RETIREMENT},
        "balances.pension": yuan_or_none(pension),
        "balances.medical": yuan_or_none(medical),
        **{f"pension.{part}": yuan_or_none(getattr(award, part, None)) for part in PARTS},
        "pension.average_index": index_text(result.award.average_index),
        "pension.reference_wage": yuan_or_none(result.award.wage),
        "pension.divisor": tenths(result.award.divisor),
    }


def people(batch: int) -> Iterator[Spec]:
    """A batch of people, spread over all cities in turn."""
    cities = LIBRARY.cities()
    size = PEOPLE // BATCHES
    for seed in range(batch * size, (batch + 1) * size):
        yield random_person(seed, cities[seed // FAMILY % len(cities)])


@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_people_agree_in_every_figure(batch: int) -> None:
    known: Counter[str] = Counter()
    cities = set()
    for spec in people(batch):
        expected = recompute(spec, LIBRARY)
        assert by_engine(spec) == expected, spec
        known.update(figure for figure, value in expected.items() if value is not None)
        cities.add(spec.city)
    assert cities == set(LIBRARY.cities())
    # the agreement is not one of unknowns
    assert min(known.values()) > PEOPLE // BATCHES // 2
    assert len(known) == len(expected)


def test_the_figures_compared_are_those_of_the_result() -> None:
    spec = random_person(1, "310000")
    ours = by_engine(spec)
    shown = projection_dict(project(case_of(spec), world()))
    assert ours == {figure: value_at(shown, figure) for figure in ours}
