"""Published examples: the parts of a pension, most of them from printed award sheets."""

from __future__ import annotations

import pytest
from tests.engine.worked import fen, index, millionths, month, name_of, policy, ppm, table

from sibal_engine.policy.resolve import Policy
from sibal_engine.result.award import award_sheet, formula_of, sheet_years, transitional_of
from sibal_engine.rules import pension as rules
from sibal_engine.rules.pension import Formula, Transitional

# Sheets print the index with 4 and the years with 2 decimals: such a part may be off by up to
# half a yuan. All others agree to the fen.
PRINTED_ROUNDED = {"BP-012": 23, "TP-013": 35}
CONTRADICTED = {"BP-005": 125021, "AP-005": 25191, "TT-005": 150153}
"""What the printed inputs really give, in fen."""


def place_of(row: dict[str, str]) -> Policy | None:
    return policy(row["place"]) if row["place"] else None


def formula(row: dict[str, str]) -> Formula:
    hit = policy(row["place"]).find("pension.formula", month(row["rules_of"]))
    return formula_of(hit.entry.values if hit else None)


def transitional_rule(row: dict[str, str]) -> Transitional:
    hit = policy(row["place"]).find("pension.transitional", month(row["rules_of"]))
    rule = transitional_of(hit.entry.values if hit else None)
    assert rule is not None
    return rule


def recomputed_basic(row: dict[str, str]) -> int:
    years = millionths(row["years"]) if row["years"] else None
    if years is None:
        # exact months: the plain national formula
        span = rules.percent_years(int(row["months"]), "exact")
        return rules.basic(fen(row["wage"]), fen(row["wage"]), index(row["index"]), span, Formula())
    return award_sheet(
        wage=fen(row["wage"]),
        index=index(row["index"]),
        years=years,
        balance=0,
        divisor=1390,
        policy=place_of(row),
        month=int(month(row["rules_of"] or "2025-12")),
    ).basic


@pytest.mark.parametrize("row", table("basic_pension"), ids=name_of)
def test_basic_part(row: dict[str, str]) -> None:
    ours, printed = recomputed_basic(row), fen(row["printed"])
    if row["standing"] == "wrong":
        # BP-056: an index of 0.5 stays 0.5: (1000 + 500) ÷ 2 × 40 %
        assert ours == 300_00 != printed
    elif row["standing"] == "contradicted":
        assert ours == CONTRADICTED[row["id"]] != printed
    else:
        assert abs(ours - printed) == PRINTED_ROUNDED.get(row["id"], 0)


def test_indices_below_0_6_stand_on_real_sheets() -> None:
    low = [r for r in table("basic_pension") if r["standing"] == "confirmed" and r["place"]]
    assert [r["id"] for r in low if index(r["index"]) < index("0.6")] == ["BP-023", "BP-047"]


@pytest.mark.parametrize("row", table("account_pension"), ids=name_of)
def test_account_part(row: dict[str, str]) -> None:
    divisor = int(float(row["divisor"]) * 10 + 0.5)
    rule = formula(row) if row["place"] else Formula()
    ours, printed = rules.account(fen(row["balance"]), divisor, rule), fen(row["printed"])
    if row["standing"] == "contradicted":
        assert ours == CONTRADICTED[row["id"]] != printed
    elif row["id"] == "AP-045":
        # 498.206 up to the jiao; the sheet prints 498.2 beside a basic part that went up
        assert ours == 498_30 == printed + 10
    else:
        assert ours == printed


@pytest.mark.parametrize("row", table("transitional_pension"), ids=name_of)
def test_transitional_part_and_provincial_extra(row: dict[str, str]) -> None:
    rule = formula(row)
    years = sheet_years(millionths(row["years"]), rule.years)
    wage, mean = fen(row["wage"]), index(row["index"])
    if row["part"] == "extra":
        assert rule.extra_rate == ppm(row["coefficient"])
        ours = rules.extra(wage, mean, years, rule)
    else:
        whole_life = sheet_years(millionths(row["all_years"]), rule.years)
        bridge = transitional_rule(row)
        assert rules.coefficient_for(bridge, whole_life) == ppm(row["coefficient"])
        ours = rules.transitional(wage, mean, years, whole_life, bridge, rule)
    assert abs(ours - fen(row["printed"])) == PRINTED_ROUNDED.get(row["id"], 0)


@pytest.mark.parametrize("row", table("total_pension"), ids=name_of)
def test_total(row: dict[str, str]) -> None:
    parts = tuple(fen(part) for part in row["parts"].split())
    ours = rules.total(parts, formula(row))
    if row["id"] in CONTRADICTED:
        assert ours == CONTRADICTED[row["id"]] != fen(row["printed"])
    else:
        # TT-006 and TT-012 do not add up by themselves: their cities round the total up
        assert ours == fen(row["printed"])


@pytest.mark.parametrize("name", ["TT-006", "TT-012"])
def test_the_city_s_rounding_is_what_makes_these_totals(name: str) -> None:
    row = next(row for row in table("total_pension") if row["id"] == name)
    parts = tuple(fen(part) for part in row["parts"].split())
    assert rules.total(parts, Formula()) == sum(parts) < fen(row["printed"])
