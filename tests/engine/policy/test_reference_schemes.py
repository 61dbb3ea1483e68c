"""The four historic schemes of the medical account: their edges, floors and worked examples."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from sibal_engine.errors import ContentError
from sibal_engine.month import parse_span
from sibal_engine.policy.kinds import BANDS, CreditOf
from sibal_engine.policy.library import shipped_folder
from sibal_engine.policy.reference import GROUPS, Scheme, load_scheme, load_schemes, parse_scheme
from sibal_engine.rules.medical_account import band_at, band_credit

SCHEMES = load_schemes(shipped_folder())
BASE = {CreditOf.OWN_BASE: 500_000}


def scheme(letter: str) -> Scheme:
    return SCHEMES[f"scheme-{letter}"]


def active(letter: str, age: str, bases: Mapping[CreditOf, int | None] = BASE) -> int | None:
    return band_credit(scheme(letter).active, parse_span(age), bases)


def retired(letter: str, age: str, bases: Mapping[CreditOf, int | None]) -> int | None:
    return band_credit(scheme(letter).retired, parse_span(age), bases)


def test_the_four_schemes_are_shipped() -> None:
    assert list(SCHEMES) == ["scheme-a", "scheme-b", "scheme-c", "scheme-d"]


@pytest.mark.parametrize(
    ("letter", "age", "yuan"),
    [
        # A: shares of the own base with the own part inside (MA-002 to MA-004).
        ("a", "18y", 115),
        ("a", "34y11m", 115),
        ("a", "35y", 135),
        ("a", "44y11m", 135),
        ("a", "45y", 175),
        ("a", "62y", 175),
        # B: 65, 75 and 85 (MA-010 to MA-012) beside the own 100; 35 and 45 are older.
        ("b", "34y11m", 165),
        ("b", "35y", 175),
        ("b", "44y11m", 175),
        ("b", "45y", 185),
        # C: 55, 70 and 85 (MA-013 to MA-015) beside the own 100; 35 and 45 are younger.
        ("c", "35y", 155),
        ("c", "35y11m", 155),
        ("c", "36y", 170),
        ("c", "45y11m", 170),
        ("c", "46y", 185),
        # D: 0.8, 1 and 2 % beside the own 100.
        ("d", "34y11m", 140),
        ("d", "35y", 150),
        ("d", "44y11m", 150),
        ("d", "45y", 200),
    ],
)
def test_active_edges(letter: str, age: str, yuan: int) -> None:
    assert active(letter, age) == yuan * 100


@pytest.mark.parametrize(
    ("pension", "age", "fen"),
    [
        (1000, "65y", 60_00),  # MA-005
        (1500, "65y", 75_00),  # MA-006
        (1200, "72y", 70_00),  # MA-007
        (2000, "72y", 100_00),  # MA-008
        (1100, "69y", 60_00),  # MA-009
        (1200, "69y11m", 60_00),
        (1200, "70y", 70_00),
        (1300, "70y", 70_00),
        (1400, "70y", 70_00),
        (1401, "70y", 70_05),
    ],
)
def test_retirees_of_a_have_a_floor_by_age(pension: int, age: str, fen: int) -> None:
    assert retired("a", age, {CreditOf.OWN_PENSION: pension * 100}) == fen


def test_retirees_of_b_by_the_staff_of_their_employer() -> None:
    staff = {CreditOf.AVERAGE_STAFF_BASE: 600_000, CreditOf.AVERAGE_WAGE: 700_000}
    assert retired("b", "60y", staff) == 24_000
    # 4 % of 60 % of 7,000 yuan
    assert band_credit(scheme("b").bands("without_employer"), 720, staff) == 16_800


def test_without_an_employer_the_other_schemes_treat_retirees_alike() -> None:
    for letter in "acd":
        assert scheme(letter).bands("without_employer") == scheme(letter).retired


@pytest.mark.parametrize(
    ("pension", "wage", "age", "fen"),
    [
        (3000, 3000, "68y", 144_00),  # MA-016
        (3000, 3000, "71y", 153_00),  # MA-017
        (3000, 3000, "70y", 144_00),
        (3000, 3000, "70y11m", 144_00),
        # 80 % of 5,000 is 4,000: the pension counts as that
        (3000, 5000, "68y", 192_00),
        (4000, 5000, "68y", 192_00),
        (4100, 5000, "68y", 196_80),
        (3000, 5000, "71y", 204_00),
    ],
)
def test_retirees_of_c(pension: int, wage: int, age: str, fen: int) -> None:
    bases = {CreditOf.OWN_PENSION: pension * 100, CreditOf.AVERAGE_WAGE: wage * 100}
    assert retired("c", age, bases) == fen


@pytest.mark.parametrize(("age", "fen"), [("69y11m", 43_000), ("70y", 48_000)])
def test_retirees_of_d_by_the_average_wage(age: str, fen: int) -> None:
    assert retired("d", age, {CreditOf.AVERAGE_WAGE: 1_000_000}) == fen


def test_a_missing_base_makes_the_credit_unknown() -> None:
    assert active("a", "40y", {}) is None
    assert active("b", "40y", {CreditOf.OWN_BASE: None}) is None
    # the pension alone is not enough where it is held up to a share of the wage
    assert retired("c", "68y", {CreditOf.OWN_PENSION: 300_000}) is None
    assert retired("d", "68y", {CreditOf.OWN_PENSION: 300_000}) is None


def test_each_part_is_rounded_half_up_to_the_fen() -> None:
    # 2 % of 100.25 is 2.005 -> 2.01; 1.3 % of it is 1.30325 -> 1.30
    assert active("b", "30y", {CreditOf.OWN_BASE: 10_025}) == 201 + 130
    # 2.3 % of 50.00 is exactly 1.15; of 50.22 it is 1.15506 -> 1.16
    assert active("a", "30y", {CreditOf.OWN_BASE: 5_000}) == 115
    assert active("a", "30y", {CreditOf.OWN_BASE: 5_022}) == 116


def test_fixed_amounts_floors_and_ceilings() -> None:
    bands = BANDS.read(
        [
            {"below_age": "70y", "amount": "90.00"},
            {"below_age": "80y", "amount": "110.00", "own_part": "2%"},
            {"of": "own_base", "rate": "2%", "floor": "50.00", "ceiling": "200.00"},
        ]
    )
    assert band_credit(bands, 839, {}) == 9_000
    assert band_credit(bands, 840, {}) is None
    assert band_credit(bands, 840, BASE) == 11_000 + 10_000
    assert band_credit(bands, 960, {CreditOf.OWN_BASE: 100_000}) == 5_000
    assert band_credit(bands, 960, {CreditOf.OWN_BASE: 2_000_000}) == 20_000


@pytest.mark.parametrize("letter", "abcd")
def test_bands_cover_every_age_without_a_hole(letter: str) -> None:
    for group in GROUPS:
        bands = scheme(letter).bands(group)
        hit = [bands.index(band_at(bands, age)) for age in range(121 * 12)]
        assert hit[0] == 0
        assert hit[-1] == len(bands) - 1
        assert all(0 <= after - before <= 1 for before, after in pairwise(hit))


@pytest.mark.parametrize("letter", "abcd")
def test_older_people_never_get_less(letter: str) -> None:
    bases: dict[CreditOf, int | None] = dict.fromkeys(CreditOf, 312_345)
    for group in GROUPS:
        bands = scheme(letter).bands(group)
        amounts = [band_credit(bands, age, bases) or 0 for age in range(18 * 12, 100 * 12)]
        assert amounts == sorted(amounts)


TEXT = (shipped_folder() / "reference" / "scheme-c.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('rate = "4.8%"', "rate = 4.8", "not a rate"),
        ('below_age = "71y"\n', "", "do not cover every age"),
        ('below_age = "46y"', 'below_age = "36y"', "do not rise"),
        ('of = "own_pension"', 'of = "own_base"', "no base of retired"),
        ('rate = "5.1%"', 'rate = "5.1%"\nown_part = "2%"', "pay no own part"),
        ('id = "scheme-c"', 'id = "scheme-c"\ncity = "110000"', "unknown key"),
        ("schema = 1", "schema = 2", "unknown schema"),
        ("[[source]]", "[[sources]]", "no source"),
        ("[[retired]]", "[[resting]]", "no [[retired]] bands"),
        ('name = "', 'named = "', "has no name"),
    ],
)
def test_a_broken_scheme_is_told_with_its_line(old: str, new: str, told: str) -> None:
    assert old in TEXT
    found, faults = parse_scheme(TEXT.replace(old, new), "scheme-c.toml")
    assert found is None
    assert any(told in fault.message for fault in faults), [str(fault) for fault in faults]


def test_an_unreadable_file_and_a_wrong_name_are_faults(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no such file"):
        load_scheme(tmp_path / "scheme-x.toml")
    (tmp_path / "other.toml").write_text(TEXT, "utf-8")
    with pytest.raises(ContentError, match="not the file's name"):
        load_scheme(tmp_path / "other.toml")
    assert parse_scheme("schema =", "x.toml")[1]
