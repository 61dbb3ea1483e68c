"""The award-sheet check on sums done by hand: what agrees, what differs, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sibal_engine.month import Month
from sibal_engine.policy.library import Library
from sibal_engine.result.sheet_check import PartCheck, Printed, Reason, SheetInputs, check_sheet

# 7694 × (1 + 1.0324) ÷ 2 × 31.33 % = 7818.6428 × 0.3133 = 2449.5808
# 85298.25 ÷ 139 = 613.6565
INPUTS = SheetInputs(
    wage=769_400,
    index=Printed(1_032_400_000_000, 4),
    years=Printed(31_330_000, 2),
    balance=8_529_825,
    divisor=1390,
)
TABLE = {58: 1520, 59: 1450, 60: 1390, 61: 1320}


def checked(part: str, fen: int, **printed: int) -> PartCheck:
    result = check_sheet(INPUTS, {**printed, part: fen}, table=TABLE)
    return next(each for each in result.parts if each.part == part)


def test_a_sheet_that_agrees_has_no_reason() -> None:
    result = check_sheet(INPUTS, {"basic": 244_958, "account": 61_366, "total": 306_324})
    assert [(each.part, each.agrees, each.reason) for each in result.parts] == [
        ("basic", True, None),
        ("account", True, None),
        ("total", True, None),
    ]


def test_only_what_is_printed_is_compared() -> None:
    assert [each.part for each in check_sheet(INPUTS, {"account": 1}).parts] == ["account"]


@pytest.mark.parametrize(
    ("part", "fen", "difference", "reason"),
    [
        # up to the jiao: 2449.5808 → 2449.60, 613.6565 → 613.70; up to the yuan: 614.00
        ("basic", 244_960, 2, Reason("rounding", (("rounding", "jiao_up"),))),
        ("account", 61_370, 4, Reason("rounding", (("rounding", "jiao_up"),))),
        ("account", 61_400, 34, Reason("rounding", (("rounding", "yuan_up"),))),
        # 7818.6428 × 31.4 % = 2455.0538
        ("basic", 245_505, 547, Reason("years", (("rule", "tenth_up"),))),
        # 31 years and 0.33 × 12 = 3.96, so 4 months: 31.332 %; × 7818.6428 = 2449.7372
        ("basic", 244_974, 16, Reason("years", (("rule", "whole_and_months"),))),
        # between 7818.45045 × 0.31325 = 2449.1296 and 7818.83515 × 0.31335 = 2450.0320
        (
            "basic",
            244_990,
            32,
            Reason("printed_digits", (("low", "244913"), ("high", "245003"))),
        ),
        # 85298.25 ÷ 152 = 561.1727
        (
            "account",
            56_117,
            -5_249,
            Reason("divisor", (("divisor", "152.0"), ("years", "58"), ("months", "0"))),
        ),
        # 58 y 6 m lies halfway between 152 and 145: 148.5; 85298.25 ÷ 148.5 = 574.3990
        (
            "account",
            57_440,
            -3_926,
            Reason("divisor", (("divisor", "148.5"), ("years", "58"), ("months", "6"))),
        ),
        ("account", 61_365, -1, Reason("one_fen")),
        ("account", 70_000, 8_634, None),
        ("basic", 300_000, 55_042, None),
    ],
)
def test_what_explains_a_part(part: str, fen: int, difference: int, reason: Reason | None) -> None:
    found = checked(part, fen)
    assert (found.difference, found.reason) == (difference, reason)


@pytest.mark.parametrize(
    ("total", "reason"),
    [
        # 2449.58 + 613.70 = 3063.28, while ours is 3063.24
        (306_328, Reason("sum_of_printed", (("rounding", "fen_half_up"),))),
        (306_330, Reason("sum_rounded", (("rounding", "jiao_up"),))),
        (310_000, Reason("sum_differs", (("fen", "3672"),))),
    ],
)
def test_the_total_is_held_against_the_printed_parts(total: int, reason: Reason) -> None:
    assert checked("total", total, basic=244_958, account=61_370).reason == reason


def test_a_transitional_part_without_a_coefficient_is_unknown() -> None:
    inputs = replace(INPUTS, deemed_years=Printed(8_170_000, 2))
    parts = check_sheet(inputs, {"transitional": 84_366, "total": 1}).parts
    assert [(each.part, each.ours, each.difference, each.reason) for each in parts] == [
        ("transitional", None, None, None),
        ("total", None, None, None),
    ]


def test_a_given_coefficient_is_used() -> None:
    # 7694 × 1.0324 × 8.17 × 1.3 % = 843.6587 (a sheet of Hunan, 2025-07, prints 843.66)
    inputs = replace(INPUTS, deemed_years=Printed(8_170_000, 2), coefficient=13_000)
    (part,) = check_sheet(inputs, {"transitional": 84_366}).parts
    assert part.agrees


def test_a_province_has_its_own_rule() -> None:
    # Anhui counts 30.666667 years as 30.7: 7842 × 1.6119 ÷ 2 × 30.7 % = 1940.3198 (2024-12)
    library = Library()
    inputs = replace(
        INPUTS,
        wage=784_200,
        index=Printed(611_900_000_000, 4),
        years=Printed(30_666_667, 6),
    )
    month = int(Month.of(2024, 12))
    own = check_sheet(inputs, {"basic": 194_032}, policy=library.policy("340000"), month=month)
    assert own.parts[0].agrees
    plain = check_sheet(inputs, {"basic": 194_032})
    assert plain.parts[0].reason == Reason("years", (("rule", "tenth_up"),))
