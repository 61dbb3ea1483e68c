"""The formulas of a month's cost hold: each product in a step is its value, in every city."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import pytest
from tests.engine.people import person
from tests.engine.worked import world

from sibal_engine.explain.api import steps_of
from sibal_engine.explain.step import Step
from sibal_engine.policy.model import Level
from sibal_engine.result.project import Projection, project

CITIES = [place.code for place in world().library.places if place.level is Level.CITY]
PRODUCT = re.compile(r"([\d,.]+) × ([\d.]+)%")
OLD: dict[str, Any] = {"born": "1962-09", "category": "men60", "pension_months": 300}
"""Born 1962-09, retired in 2022-09: the record of 2026-10 is that of a retiree."""


@cache
def life(city: str, option: str, months: int, *, retired: bool) -> Projection:
    more = OLD if retired else {}
    given: dict[str, Any] = {
        "city": city,
        "medical_option": option,
        "medical_months": months,
        **more,
    }
    return project(person(**given), world())


def products(step: Step) -> Decimal | None:
    """The sum of the products of a formula, each half-up to the fen; None for other formulas."""
    parts = step.formula.split(" + ")
    found = [PRODUCT.fullmatch(part) for part in parts]
    if None in found or step.value == "—":
        return None
    unit = Decimal(1) if "yuan" in step.rounding else Decimal("0.01")
    return sum(
        (
            (Decimal(each[1].replace(",", "")) * Decimal(each[2]) / 100).quantize(
                unit, ROUND_HALF_UP
            )
            for each in found
            if each is not None
        ),
        Decimal(0),
    )


OPTIONS = ("with_account", "pool_only")


def checked(result: Projection) -> int:
    """How many products the steps of a month's medical cost hold, each checked."""
    count = 0
    for name in ("base", "due", "account", "pool", "fee"):
        for step in steps_of(result, f"cost.month.medical.{name}"):
            value = products(step)
            if value is not None:
                count += 1
                assert Decimal(step.value.replace(",", "")) == value, (name, step)
    return count


@pytest.mark.parametrize("retired", [False, True])
def test_every_product_of_a_month_is_its_value_in_every_city(retired: bool) -> None:
    with_products = {
        city
        for city in CITIES
        for option in OPTIONS
        for months in (100, 200, 400)
        if checked(life(city, option, months, retired=retired))
    }
    # the others know an amount without a base, or (of a retiree) no years
    assert len(with_products) > (5 if retired else 25)


def test_a_retiree_who_pays_on_in_tianjin_is_credited_of_the_base_chosen() -> None:
    # 200 of 300 months: paid on. The lower limit 5,180.00 × 2 % = 103.60
    result = life("120000", "with_account", 200, retired=True)
    steps = steps_of(result, "cost.month.medical.account")
    assert (steps[-1].formula, steps[-1].value) == ("5,180.00 × 2%", "103.60")
    base = steps[-2]
    assert (base.formula, base.value) == ("下限 [5,180.00 … 25,902.00]", "5,180.00")
    assert base.note is not None
    # and why anything is due at all: 100 months are missing
    years = next(step for step in steps if step.en == "Whether they suffice")
    assert (years.value, years.formula[:9]) == ("✗", "200 / 25y")


def test_a_base_that_is_a_share_of_the_average_wage_shows_the_wage() -> None:
    # Chengdu, without an account: 100 % of Sichuan's average wage of 2025, 7,831.00
    result = life("510100", "pool_only", 200, retired=False)
    (base,) = steps_of(result, "cost.month.medical.base")
    assert (base.formula, base.value) == ("7,831.00 × 100%", "7,831.00")
