"""Award sheets printed by the authorities, recomputed from the province files' own rules.

Inputs and parts are those printed on the sheets. Index and years are printed rounded, so a part may
differ by up to half a yuan where the sheet itself was computed from exact months.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from sibal_engine.month import Month
from sibal_engine.policy.library import shipped_folder
from sibal_engine.policy.load import load_policy
from sibal_engine.policy.resolve import Policy
from sibal_engine.rates import INDEX_ONE
from sibal_engine.result.award import Sheet, award_sheet


class Printed(NamedTuple):
    """What one sheet prints: inputs as decimals in text, parts in fen; None is not printed."""

    place: str
    month: str
    wage: str
    mean_index: str
    years: str
    basic: int
    deemed: str = "0"
    transitional: int | None = None
    extra: int | None = None


SHEETS = {
    "湖南 1": Printed("430000", "2025-07", "7694", "1.0324", "31.33", 244958, "8.17", 84366),
    "湖南 2": Printed("430000", "2024-12", "7618", "1.3708", "43.67", 394357, "16.08", 218295),
    "湖南 3": Printed("430000", "2023-12", "7417", "0.8186", "32", 215817, "2.92", 23048),
    "甘肃 5": Printed("620000", "2025-12", "7746", "2.5955", "37.5", 522201, "14.42", 347892),
    "山东 1": Printed("370000", "2025-12", "7831", "1.735", "24.08", 257870),
    "山东 4": Printed("370000", "2024-12", "7678", "0.64", "32", 201471),
    "湖北 5": Printed("420000", "2023-12", "8880", "0.8219", "30.67", 248097),
    "湖北 8": Printed("420000", "2025-12", "9112", "0.7654", "28.83", 231884),
    "海南": Printed("460000", "2024-12", "8131", "1.8444", "41.9167", 484721, "14.75", 309684),
    "陕西 2": Printed("610000", "2024-12", "7727", "0.773", "32.6667", 223766),
    "黑龙江 7": Printed(
        "230000", "2026-01", "7705", "0.6519", "33.416667", 212662, "3.333333", 20092
    ),
    "内蒙古 2": Printed("150000", "2025-12", "8179", "0.6111", "41.083333", 270681),
    # 0.1 % of the indexed wage a year is added in Sichuan
    "四川 1": Printed("510000", "2023-12", "8079", "0.84", "17.33", 128808, extra=11761),
    "四川 2": Printed(
        "510000", "2024-12", "8321", "0.964", "37.17", 303724, "8.083333", 85831, 29816
    ),
    # years are rounded up to 0.1 in Anhui: 42 y 5 m count as 42.5, 12.25 as 12.3
    "安徽 1": Printed("340000", "2024-12", "7842", "0.6119", "30.666667", 194032),
    "安徽 2": Printed("340000", "2025-12", "7999", "0.8498", "42.416667", 314427, "12.25", 108693),
    # each part is rounded up to a jiao in Guangxi
    "广西 桂林": Printed("450000", "2025-12", "6983", "0.8827", "31.75", 208710),
    "广西 南宁": Printed("450000", "2025-02", "6847", "0.7603", "29.67", 178810),
    # an index below 0.6 scales the wage of the first half in Guangdong
    "广东 中山 2025": Printed("440000", "2025-04", "9307", "0.5241", "17.333333", 112731),
    "广东 中山 2026": Printed("440000", "2026-04", "9493", "0.4665", "27.25", 160902),
    "贵州 1": Printed("520000", "2023-04", "6797.50", "1.2357", "42.33", 321648, "17", 199912),
    "新疆 1": Printed("650000", "2023-05", "7089", "0.654", "30.583333", 179301, "3.166667", 19087),
}


def scaled(text: str, digits: int) -> int:
    """A printed decimal as an integer of that many digits."""
    whole, _, part = text.partition(".")
    return int(whole + part.ljust(digits, "0"))


@cache
def policy(code: str) -> Policy:
    root = shipped_folder()
    province = load_policy(root / "provinces" / f"{code}.toml")
    return Policy([province, load_policy(root / "national.toml")])


def recomputed(printed: Printed) -> Sheet:
    return award_sheet(
        wage=scaled(printed.wage, 2),
        index=scaled(printed.mean_index, 6) * INDEX_ONE // 1_000_000,
        years=scaled(printed.years, 6),
        balance=0,
        divisor=1390,
        deemed_years=scaled(printed.deemed, 6),
        policy=policy(printed.place),
        month=int(Month.parse(printed.month)),
    )


@pytest.mark.parametrize("name", SHEETS)
def test_sheets_are_recomputed_by_the_rules_of_their_province(name: str) -> None:
    printed = SHEETS[name]
    sheet = recomputed(printed)
    assert abs(sheet.basic - printed.basic) <= 50
    if printed.transitional is not None:
        assert abs(sheet.transitional - printed.transitional) <= 50
    if printed.extra is not None:
        assert abs(sheet.extra - printed.extra) <= 2
    else:
        assert sheet.extra == 0 or printed.place == "510000"


@pytest.mark.parametrize("name", ["湖南 1", "安徽 1", "安徽 2", "四川 1", "广西 桂林", "海南"])
def test_these_sheets_agree_to_the_fen(name: str) -> None:
    assert recomputed(SHEETS[name]).basic == SHEETS[name].basic


@pytest.mark.parametrize(
    ("code", "month", "fen"),
    [
        ("430000", "2025-07", 769400),
        ("430000", "2023-06", 741700),
        ("620000", "2025-12", 774600),
        ("420000", "2023-12", 888000),
        ("520000", "2023-12", 685758),
        ("440000", "2025-06", 949300),
        ("340000", "2025-12", 799900),
        # published at the end of the year before: 7,010 was used in April 2024
        ("230000", "2024-04", 701000),
        ("230000", "2026-01", 770500),
        ("540000", "2026-06", 1195400),
    ],
)
def test_reference_wages_stand_in_the_year_they_are_used(code: str, month: str, fen: int) -> None:
    assert policy(code).get("pension.reference_wage", "value", Month.parse(month)) == fen


@pytest.mark.parametrize(
    ("code", "year", "lower", "upper"),
    [
        # published limits are 60 % and 300 % of the wage of the year before, to whole yuan
        ("620000", 2026, 452600, 2262600),
        ("620000", 2025, 440300, 2201400),
        ("510000", 2025, 458800, 2293800),
        ("320000", 2025, 495200, 2476200),
        # Hunan and Tibet publish the wage for the year it is used in, and divide by it
        ("430000", 2026, 410600, 2052900),
        ("430000", 2025, 407200, 2036100),
        ("540000", 2026, 717240, 3586200),
        ("540000", 2025, 706620, 3533100),
        ("540000", 2024, 692760, 3463800),
    ],
)
def test_average_wages_stand_behind_the_published_limits(
    code: str, year: int, lower: int, upper: int
) -> None:
    at = Month.of(year, 6)
    same = policy(code).get("pension.formula", "index_wage", at) == "same_year"
    assert same == (code in ("430000", "540000"))
    wage = policy(code).get("average_wage", "value", Month.of(year if same else year - 1, 6))
    assert abs(wage * 60 - lower * 100) <= 100 * 100
    assert abs(wage * 3 - upper) <= 200


def test_what_is_not_published_is_unknown_and_says_why() -> None:
    for code, month, path in (
        ("320000", "2025-06", "average_wage"),
        ("330000", "2025-06", "average_wage"),
        ("140000", "2022-06", "pension.reference_wage"),
        ("430000", "2026-06", "pension.reference_wage"),
    ):
        layer = policy(code).layers[0]
        at = Month.parse(month)
        entry = next(e for e in layer.series[path] if e.since <= at <= (e.until or at))
        assert entry.unknown
        assert entry.note


@pytest.mark.parametrize(
    "name", [p.stem for p in sorted((shipped_folder() / "provinces").iterdir())]
)
def test_each_province_names_where_every_value_comes_from(name: str) -> None:
    file = policy(name).layers[0]
    assert file.code == name
    assert file.limitations
    for entries in file.series.values():
        for entry in entries:
            assert entry.unknown or entry.source is not None
