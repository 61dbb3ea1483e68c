"""The national file: tables row by row, frames marked as such, nothing published that is not."""

from __future__ import annotations

import pytest

from sibal_engine.month import Month, parse_span
from sibal_engine.policy.library import shipped_folder
from sibal_engine.policy.load import load_policy
from sibal_engine.policy.model import Standing, State
from sibal_engine.policy.resolve import Policy
from sibal_engine.rules.divisor import divisor

ROOT = shipped_folder()
NATION = load_policy(ROOT / "national.toml")
POLICY = Policy([NATION])


def at(path: str, month: str, field: str = "value") -> object:
    return POLICY.get(path, field, Month.parse(month))


@pytest.mark.parametrize(
    ("year", "months"),
    [
        (2011, 180),
        (2024, 180),
        (2029, 180),
        (2030, 186),
        (2031, 192),
        (2032, 198),
        (2033, 204),
        (2034, 210),
        (2035, 216),
        (2036, 222),
        (2037, 228),
        (2038, 234),
        (2039, 240),
        (2045, 240),
    ],
)
def test_minimum_months(year: int, months: int) -> None:
    assert at("pension.minimum_months", f"{year}-12") == months


@pytest.mark.parametrize(
    ("year", "ppm"),
    [
        (2016, 83_100),
        (2017, 71_200),
        (2018, 82_900),
        (2019, 76_100),
        (2020, 60_400),
        (2021, 66_900),
        (2022, 61_200),
        (2023, 39_700),
        (2024, 26_200),
        (2025, 15_000),
    ],
)
def test_crediting_rates_are_published_for_their_year(year: int, ppm: int) -> None:
    for month in (1, 12):
        hit = POLICY.find("pension.crediting_rate", Month.of(year, month))
        assert hit is not None
        assert hit.state is State.PUBLISHED
        assert hit.entry.values["value"] == ppm


def test_the_rate_of_2026_is_not_published_and_before_2016_there_is_none() -> None:
    hit = POLICY.find("pension.crediting_rate", Month.parse("2026-11"))
    assert hit is not None
    assert (hit.state, hit.age) == (State.CARRIED, 11)
    assert hit.entry.values["value"] == 15_000
    assert POLICY.find("pension.crediting_rate", Month.parse("2015-12")) is None
    assert POLICY.local_note("pension.crediting_rate", Month.parse("2010-01"))


def test_an_old_local_rate_never_outlives_the_national_one() -> None:
    yunnan = Policy([load_policy(ROOT / "provinces" / "530000.toml"), NATION])
    assert yunnan.get("pension.crediting_rate", "value", Month.parse("2011-06")) == 32_500
    assert yunnan.find("pension.crediting_rate", Month.parse("2012-06")) is None
    assert yunnan.get("pension.crediting_rate", "value", Month.parse("2024-06")) == 26_200
    assert yunnan.get("pension.crediting_rate", "value", Month.parse("2027-06")) == 15_000


@pytest.mark.parametrize(
    ("age", "tenths"),
    [
        # award notices and the hotline of Jinan
        ("45y1m", 2157),
        ("50y1m", 1946),
        ("50y3m", 1938),
        ("50y5m", 1929),
        ("55y1m", 1695),
        ("55y2m", 1690),
        ("55y3m", 1685),
        ("55y4m", 1680),
        ("60y1m", 1384),
        ("60y2m", 1378),
        ("60y3m", 1373),
        ("61y1m", 1314),
        # the annex; often copied wrongly
        ("40y", 2330),
        ("47y", 2080),
        ("58y", 1520),
        ("60y", 1390),
        ("63y", 1170),
        ("64y", 1090),
        ("66y", 930),
        ("67y", 840),
        ("68y", 750),
        ("69y", 650),
        ("70y", 560),
    ],
)
def test_divisors(age: str, tenths: int) -> None:
    table = at("pension.divisor", "2025-01", "by_age")
    assert isinstance(table, dict)
    assert at("pension.divisor", "2025-01", "by_month") is True
    assert divisor(table, parse_span(age), by_month=True) == tenths


def test_before_2025_the_divisor_is_that_of_the_whole_age() -> None:
    table = at("pension.divisor", "2024-12", "by_age")
    assert isinstance(table, dict)
    assert list(table) == list(range(40, 71))
    assert at("pension.divisor", "2024-12", "by_month") is False
    assert divisor(table, parse_span("60y3m"), by_month=False) == 1390


def test_the_account_took_eleven_percent_until_2005() -> None:
    assert at("pension.account_rate", "1998-01") == 110_000
    assert at("pension.account_rate", "2005-12") == 110_000
    assert at("pension.account_rate", "2006-01") == 80_000
    assert at("pension.rate", "2006-01") == 200_000


def test_the_survivors_grant_by_full_years() -> None:
    months = at("survivor.grant", "2021-09", "by_years")
    assert isinstance(months, tuple)
    assert len(months) == 31
    assert set(months[:5]) == {3}
    assert set(months[5:10]) == {6}
    assert set(months[10:16]) == {9}
    assert months[16:] == tuple(range(10, 25))


def test_frames_are_marked_and_are_never_the_place_s_own_rule() -> None:
    frames = {path for path, entries in NATION.series.items() for e in entries if e.frame}
    assert frames == {
        "medical.with_account.credit",
        "medical.pool_only.credit",
        "medical.gap.tolerated",
        "medical.gap.wait",
        "medical.gap.back_payment",
    }
    assert at("medical.gap.wait", "2026-01", "at_most") == 6
    assert at("medical.gap.wait", "2026-01", "months") is None


@pytest.mark.parametrize(
    ("month", "fen"),
    [
        ("2009-09", 5500),
        ("2014-07", 7000),
        ("2024-06", 10300),
        ("2024-07", 12300),
        ("2025-07", 14300),
    ],
)
def test_the_resident_basic_pension(month: str, fen: int) -> None:
    assert at("resident_pension.basic", month) == fen


def test_what_is_only_remembered_is_unverified() -> None:
    for source in NATION.sources.values():
        if "凭记忆" in source.seen:
            assert source.standing is Standing.UNVERIFIED, source.id
