"""Results and their steps by hand from the documents: records, places, subsidies, arrears."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engine import results
from tests.engine.results import world

from sibal_engine.case.model import BaseChoice, BaseKind, Gap
from sibal_engine.case.model import index as case_index
from sibal_engine.explain.api import steps_of
from sibal_engine.explain.sheet import Printed, sheet_steps
from sibal_engine.month import Month
from sibal_engine.result.award import award_sheet
from sibal_engine.result.contribution import contribution
from sibal_engine.result.project import Projection, project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.whatif.gap import gap_effect
from sibal_engine.whatif.gap_json import gap_dict

RECORD = """pension_months = 131
average_index = "0.72"
pension_balance = "48211.37"
medical_months = 131
medical_balance = "3120.55"
"""


def projected(**given: str) -> Projection:
    """The person of `results` on the base that the place takes where none is chosen."""
    return results.projected(**{"base": "", "record": RECORD, **given})


def result(**given: str) -> dict[str, Any]:
    return projection_dict(projected(**given), "en")


SHORT_OF_COVER = """pension_months = 231
average_index = "0.72"
pension_balance = "48211.37"
medical_months = 31
medical_balance = "3120.55"
"""


@pytest.mark.parametrize("option", ["resident", "none"])
def test_months_outside_the_employees_scheme_bring_no_cover_in_retirement(option: str) -> None:
    # Shanghai asks 180 months: 31 are 149 short, and a resident's months, or none, add nothing.
    # A woman of the 55 class born 1975-04: 63 months from 1970-01, 63 // 4 + 1 = 16 late, 56y4m in
    # 2031-08; 149 months later, in 2044-01, cover in retirement must not begin.
    given = {"born": "1975-04", "city": "310000", "record": SHORT_OF_COVER, "until": "2050-12"}
    found = projected(**given, plan=f'medical_option = "{option}"')
    assert str(found.life.chosen) == "2031-08"
    assert found.retiree.missing == 149
    assert found.retired.cover_from is None
    last = projection_dict(found, "en")["by_year"][-1]["medical"]
    assert last["credited"] == "0.00"
    assert (last["paid"] == "0.00") is (option == "none")


def test_the_employees_months_after_retirement_bring_cover_when_they_suffice() -> None:
    # 31 months on the record and 58 from 2026-11 to 2031-08 are 89; 91 more end in 2039-03
    given = {"born": "1975-04", "city": "310000", "record": SHORT_OF_COVER, "until": "2050-12"}
    found = projected(**given, plan='medical_option = "with_account"')
    assert str(Month(found.retired.cover_from or 0)) == "2039-04"


def gap(first: str, months: int, **given: Any) -> dict[str, Any]:
    effect = gap_effect(projected(**given).case, world(), Gap(Month.parse(first), months))
    return gap_dict(effect, "en")


def test_a_place_that_tolerates_no_gap_may_still_take_arrears() -> None:
    # Hangzhou: arrears are paid at 8.9 % (not 9.5 %), for how long is not said; base 4986 x 1.03 =
    # 5135.58, whole yuan 5136 in 2027: 5136 x 8.9 % = 457.10 (457.104)
    found = gap("2027-03", 1, city="330100")
    assert found["back_pay"]["medical"]["allowed"] is None
    assert found["back_pay"]["medical"]["amount"] == "457.10"
    assert "back_pay.medical" in {each["figure"] for each in found["unknown"]}


def test_nothing_is_paid_back_for_months_after_retirement() -> None:
    # retirement in 2046-04: of three months from 2046-03 on, two are due
    after = gap("2046-05", 3)["back_pay"]
    none = {"allowed": False, "deadline": None, "amount": "0.00"}
    for scheme in ("medical", "pension"):
        assert {key: after[scheme][key] for key in none} == none
    across = gap("2046-03", 3)["back_pay"]["pension"]["amount"]
    assert across == gap("2046-03", 2)["back_pay"]["pension"]["amount"]


def sheet(province: str, index: str, years: int, deemed: int) -> dict[str, tuple[str, str]]:
    """Formula and value of each step of a sheet: wage 9,000, balance 50,000, divisor 139."""
    month = Month.of(2026, 11)
    policy = world().library.policy(province)
    printed = Printed(900_000, case_index(index), years * 10**6, 5_000_000, deemed * 10**6)
    made = award_sheet(
        wage=printed.wage,
        index=printed.index,
        years=printed.years,
        balance=printed.balance,
        divisor=1390,
        deemed_years=printed.deemed_years,
        policy=policy,
        month=int(month),
    )
    return {step.en: (step.formula, step.value) for step in sheet_steps(made, printed)}


def test_a_low_index_in_guangdong_is_seen_in_the_formula() -> None:
    # a = 0.5 / 0.6: (9000 x 0.8333 + 9000 x 0.5) / 2 x 20 x 1 % = (7500 + 4500) / 2 x 0.2 = 1200.00
    found = sheet("440000", "0.5", 20, 0)["Basic pension"]
    assert found == ("(9,000.00 × 0.5 ÷ 0.6 + 9,000.00 × 0.5) ÷ 2 × 20 × 1%", "1,200.00")
    # 0.6 and more: (9000 + 5400) / 2 x 0.2 = 1440.00
    found = sheet("440000", "0.6", 20, 0)["Basic pension"]
    assert found == ("(9,000.00 + 9,000.00 × 0.6) ÷ 2 × 20 × 1%", "1,440.00")


def test_an_index_that_counts_as_one_is_seen_in_the_formula() -> None:
    # Inner Mongolia: below 1 counts as 1 in the transitional part: 9000 x 1 x 5 x 1.2 % = 540.00
    found = sheet("150000", "0.5", 20, 5)["Transitional pension"]
    assert found == ("9,000.00 × 1 × 5 × 1.2% [0.5 < 1]", "540.00")


def test_the_coefficient_of_more_than_twenty_years_is_seen_in_the_formula() -> None:
    # Jilin: 1.2 % up to 20 years, 1.4 % above: 9000 x 1.1 x 5 x 1.4 % = 693.00, x 1.2 % = 594.00
    above, up_to = sheet("220000", "1.1", 21, 5), sheet("220000", "1.1", 20, 5)
    assert above["Transitional pension"] == ("9,000.00 × 1.1 × 5 × 1.4%", "693.00")
    assert up_to["Transitional pension"] == ("9,000.00 × 1.1 × 5 × 1.2%", "594.00")


def test_a_sheet_without_a_coefficient_has_no_total() -> None:
    printed = Printed(900_000, case_index("1"), 20 * 10**6, 5_000_000, 5 * 10**6)
    made = award_sheet(
        wage=900_000,
        index=printed.index,
        years=printed.years,
        balance=printed.balance,
        divisor=1390,
        deemed_years=printed.deemed_years,
    )
    assert sheet_steps(made, printed)[-1].value == "—"


SPELLS = """[[record.spell]]
from = "2018-05"
to = "2022-03"
base = "5200.00"
[[record.spell]]
from = "2022-09"
to = "2026-10"
base = "6100.00"
"""


def test_the_months_of_spells_are_the_sum_that_the_steps_show() -> None:
    # 2018-05 … 2022-03 are 47 months, 2022-09 … 2026-10 are 50
    steps = steps_of(projected(record=SPELLS), "retirement.contribution_months")
    assert (steps[0].formula, steps[0].value) == ("97 + 0", "97")


def test_interest_at_the_user_s_own_rate_cites_no_document() -> None:
    # 2025 is the last published year (1.50 %); 2026 on goes by the 2 % of the case
    steps = steps_of(projected(), "balances.pension")
    interest = [step for step in steps if step.en.startswith("Interest of")]
    assert {(step.origin.value, step.source) for step in interest} == {("assumed", None)}
    assert interest[0].note is not None
    assert "2%" in interest[0].note.text("en")
    first = steps_of(projected(), "totals.pension_interest")[0]
    assert (first.origin.value, first.source) == ("assumed", None)


def test_credits_paid_back_are_added_up_one_by_one() -> None:
    # Chengdu takes three medical months back: 6265 x 1.03 = 6452.95, whole yuan 6453 x 2 % = 129.06
    # each; four of them less 100 spent in 2027-06: 516.24 - 100.00 = 416.24
    back = """[[plan.gap]]
from = "2027-03"
months = 3
back_pay = "2027-06"
"""
    steps = steps_of(projected(plan=back), "balances.medical")
    month = next(step for step in steps if step.en == "Credits less spending 2027-06")
    added = " + ".join(["129.06"] * 4)
    assert (month.formula, month.value) == (f"({added} − 100.00) × 1", "416.24")


def test_an_account_the_place_does_not_open_is_not_filled_by_the_national_share() -> None:
    # Beijing: flexible workers pay 7 % into the pool only (京社保发〔2009〕24号), no account
    found = result(city="110000", plan='medical_option = "with_account"')
    assert found["cost"]["month"]["medical"]["account"] is None
    assert found["balances"]["medical"] is None
    reasons = {each["figure"]: each["reason"] for each in found["unknown"]}
    assert "does not offer" in reasons["balances.medical"]
    assert result(city="110000")["cost"]["month"]["medical"]["account"] == "0.00"


def test_shanghai_did_not_take_the_nation_s_20_percent_before_2024() -> None:
    # 沪人社规〔2023〕5号: 24 % up to 2024-02, from a month that is not seen; 8 % of 6520 = 521.60
    def cost(month: str) -> dict[str, Any]:
        choice = BaseChoice(BaseKind.LOWER)
        return contribution(world(), "310000", Month.parse(month), base=choice).to_dict("en")

    early = cost("2023-06")
    assert early["pension"]["due"] is None
    assert early["pension"]["account"] == "521.60"
    reasons = {each["figure"]: each["reason"] for each in early["unknown"]}
    assert "rate of 上海 in 2023-06 is unknown" in reasons["pension.due"]
    # 7310 x 24 % and x 20 %
    assert cost("2024-02")["pension"]["due"] == "1754.40"
    assert cost("2024-03")["pension"]["due"] == "1462.00"


def test_a_subsidy_s_months_count_from_its_own_beginning() -> None:
    # 36 months from 2024-11 end in 2027-10: twelve of them lie ahead of 2026-10
    begun = result(plan='subsidy_from = "2024-11"')["subsidy"]
    assert (begun["from"], begun["to"], begun["months"]) == ("2026-11", "2027-10", 12)
    assert result(plan='subsidy_from = "2020-01"')["subsidy"] is None
    # and so they do when the record is carried forward: 2027-01 … 2029-12
    case = projected(plan='subsidy_from = "2027-01"').case
    later = projection_dict(project(case, world(), Month.parse("2028-06")), "en")["subsidy"]
    assert (later["from"], later["to"], later["months"]) == ("2028-07", "2029-12", 18)


def test_a_local_subsidy_that_has_ended_is_carried_and_not_the_national_bound() -> None:
    # Shanghai (沪人社规〔2022〕8号, to 2026-12): half of the lowest contributions; 7546 x 20 % and
    # x 10 % are 1509.20 and 754.60, half of them 754.60 + 377.30 = 1131.90
    found = result(city="310000", plan='subsidy_from = "2027-01"')
    assert (found["subsidy"]["share"], found["subsidy"]["monthly"]) == ("50%", "1131.90")
    assert "subsidy_carried" in {each["name"] for each in found["assumed"]}
    before = result(city="310000", plan='subsidy_from = "2026-11"')
    assert "subsidy_carried" not in {each["name"] for each in before["assumed"]}


ELSEWHERE = """[[record.spell]]
from = "2005-01"
to = "2020-12"
base = "8000.00"
kind = "employee"
city = "110000"
[[record.spell]]
from = "2021-01"
to = "2026-10"
base = "6100.00"
"""


@pytest.mark.parametrize(
    ("hukou", "place"),
    [("410000", "110000"), ("110000", "110000"), ("510000", "510100"), ("", "110000")],
)
@pytest.mark.parametrize("as_of", ["", "2027-06"])
def test_ten_years_on_the_record_in_another_province_count(
    hukou: str, place: str, as_of: str
) -> None:
    # 国办发〔2009〕66号 art. 6: 192 months in Beijing; 2021-01 … 2028-11 in Chengdu are 95, fewer
    # than 120. A man born 1968-01: 36 // 4 + 1 = 10 months late, 60y10m in 2028-11.
    given = {"born": "1968-01", "category": "men60", "hukou": hukou, "record": ELSEWHERE}
    case = projected(**given).case
    found = project(case, world(), Month.parse(as_of) if as_of else None)
    assert str(found.life.chosen) == "2028-11"
    assert found.award.place == place
    if place == "110000":
        # divided by Beijing's wages, and with Beijing's reference wage
        assert found.award.wage == found.award.transitional_wage
        assert found.award.wage is not None
        assert found.award.wage > 1_200_000


def test_months_no_spell_covers_count_where_one_lives() -> None:
    # 332 months in all: 86 by the spell in Beijing, 70 by the one in Chengdu, the other 176 there
    rest = ELSEWHERE.replace("2005-01", "2013-11")
    record = f'pension_months = 332\naverage_index = "1"\npension_balance = "1.00"\n{rest}'
    given = {"born": "1968-01", "category": "men60", "hukou": "410000", "record": record}
    assert projected(**given).award.place == "510100"


def test_months_paid_elsewhere_are_no_local_medical_months() -> None:
    # 262 medical months, 192 of them by the spell in Beijing: 70 are Chengdu's, and 25 more follow
    # until 2028-11; back in Beijing from 2027-01 on, 192 + 23 count there
    given = {"born": "1968-01", "category": "men60", "record": f"medical_months = 262\n{ELSEWHERE}"}
    stays = projected(**given)
    assert stays.retiree.local_months == 70 + 25
    assert "192" in stays.assumed["local_months"].text("en")
    back = '[[plan.change]]\nfrom = "2027-01"\ncity = "110000"\n'
    assert projected(**given, plan=back).retiree.local_months == 192 + 23
    said = given | {"record": f"medical_months = 262\nmedical_local_months = 100\n{ELSEWHERE}"}
    assert projected(**said).retiree.local_months == 100 + 25


def test_an_amount_that_is_not_taken_as_a_base_is_said_with_its_month() -> None:
    # Chengdu's lower limit of 2026 is 4699; 4699 x 1.03^8 = 5952.5 is below 6000, and
    # 4699 x 1.03^9 = 6131.1 of 2035 is above
    def held(base: str) -> list[str]:
        assumed = result(plan=f'pension_base = "{base}"')["assumed"]
        return [each["text"] for each in assumed if each["name"] == "held"]

    assert held("1.00")[0].startswith("from 2026-11 on the chosen base of 1.00 ")
    assert held("6000.00")[0].startswith("from 2035-01 on the chosen base of 6000.00 ")
    assert held("60%") == held("lower") == held("12000.00") == []


def test_a_retired_person_s_account_is_used_up_counted_from_its_balance_of_now() -> None:
    # a man born 1960-01, retired in 2020-01 at 60: 50000 / 139 = 359.71 a month; 139 months take
    # 49999.69, the 140th the last 0.31: 2026-10 and 140 months are 2038-06
    record = """pension_months = 300
average_index = "1"
pension_balance = "50000.00"
medical_months = 300
medical_balance = "1000.00"
"""
    given = {"born": "1960-01", "category": "men60", "record": record, "until": "2038-06"}
    found = result(**given)
    assert {"name": "account_used_up", "month": "2038-06"} in found["milestones"]
    assert found["balances"]["pension"] == "0.00"
    assert result(**given | {"until": "2038-05"})["balances"]["pension"] == "0.31"


def test_what_is_not_paid_anyhow_cannot_be_paid_back() -> None:
    # five months are more than Chengdu's three, but with no medical insurance nothing was paused
    none = gap("2027-03", 5, plan='medical_option = "none"')["back_pay"]
    assert (none["medical"]["allowed"], none["medical"]["deadline"]) == (False, None)
    assert none["pension"]["allowed"] is None
    idle = gap("2027-03", 2, plan='pension_base = "none"')["back_pay"]
    assert (idle["pension"]["allowed"], idle["pension"]["amount"]) == (False, "0.00")
    assert idle["medical"]["allowed"] is True


@pytest.mark.parametrize("city", ["120000", "210100", "510100", "310000", "350200"])
@pytest.mark.parametrize("until", ["", "2060-12"])
def test_a_sum_that_is_unknown_says_why(city: str, until: str) -> None:
    # Tianjin's cost of medical insurance is not known, Chengdu's months for cover in retirement
    found = result(city=city, until=until)
    missing = {f"totals.{name}" for name, value in found["totals"].items() if value is None}
    assert missing <= {each["figure"] for each in found["unknown"]}
    if city == "120000":
        assert missing >= {"totals.medical_paid", "totals.paid"}
