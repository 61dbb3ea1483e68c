"""Moves between provinces: 国办发〔2009〕66号 art. 4 and 5, by hand in a world of round numbers.

At 100 % a month is paid on 5,000 in 甲 and on 8,000 in 乙; 8 % of it goes to the account, and 2 %
of 3,000 to the medical account in 甲. The crediting rate is 0 %, so that balances are sums.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.engine.people import gap, person
from tests.engine.small_world import a_case, small_world
from tests.engine.worked import month, world

from sibal_engine.case.model import Case
from sibal_engine.errors import ContentError
from sibal_engine.explain.api import steps_of
from sibal_engine.result.paths import value_at
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict

RECORD = (
    'as_of = "2026-12"\npension_months = 12\naverage_index = "1"\npension_balance = "10000.00"\n'
    'medical_months = 12\nmedical_balance = "1000.00"'
)
SPELL = '[[record.spell]]\nfrom = "2026-01"\nto = "2026-12"\nbase = "4000.00"\n'


def mover(
    *moves: tuple[str, str],
    more: str = SPELL,
    record: str = RECORD,
    born: str = "1990-01",
    category: str = "men60",
    hukou: str = "",
    city: str = "甲",
    plan: str = 'pension_base = "100%"',
) -> Case:
    changes = "".join(f'[[plan.change]]\nfrom = "{m}"\ncity = "{c}"\n' for m, c in moves)
    who = f'schema = 1\nname = "例"\n[person]\nborn = "{born}"\ncategory = "{category}"\n'
    who += f'hukou = "{hukou}"\n' if hukou else ""
    return a_case(record=record, plan=plan, city=city, more=more + changes, person=who)


def shown(case: Case, **more: str) -> dict[str, Any]:
    return projection_dict(project(case, small_world(**more)))


def names(result: dict[str, Any]) -> set[str]:
    return {row["name"] for row in result["assumed"] if row["name"].startswith("transfer")}


def reasons(result: dict[str, Any]) -> dict[str, str]:
    found = {row["figure"]: row["reason"] for row in result["unknown"]}
    return {figure: why for figure, why in found.items() if figure.startswith("transfer")}


def test_the_account_moves_whole_and_the_pool_moves_12_percent_of_the_bases() -> None:
    result = shown(mover(("2028-01", "乙")))
    # bases: 12 × 4,000 of the record + 12 × 5,000 of 2027 = 108,000; × 12 % = 12,960
    # account: 10,000 + 12 × 8 % × 5,000 = 14,800; medical: 1,000 + 12 × 2 % × 3,000 = 1,720
    assert result["transfer"] == [
        {
            "month": "2028-01",
            "from": "910100",
            "from_name": "甲",
            "to": "920100",
            "to_name": "乙",
            "how": "moved",
            "account": "14800.00",
            "pool": "12960.00",
            "rate": "0.12",
            "medical_account": "1720.00",
            "note": None,
        }
    ]
    assert names(result) == set()
    assert reasons(result) == {}


def test_the_pool_is_rounded_once() -> None:
    result = shown(mover(("2027-01", "乙"), more=SPELL.replace("4000.00", "4000.03")))
    # 12 × 4,000.03 = 48,000.36; × 12 % = 5,760.0432. Month by month it would be 12 × 480.00
    assert result["transfer"][0]["pool"] == "5760.04"
    assert result["transfer"][0]["account"] == "10000.00"


def test_without_a_move_between_provinces_there_is_no_row() -> None:
    assert shown(mover())["transfer"] == []
    within = person('[[plan.change]]\nfrom = "2028-01"\ncity = "440300"\n', city="440100")
    assert projection_dict(project(within, world()))["transfer"] == []


def test_what_came_along_moves_on_at_the_next_move() -> None:
    result = shown(mover(("2028-01", "乙"), ("2029-01", "甲")))
    # 108,000 of before + 12 × 8,000 in 乙 = 204,000; × 12 % = 24,480; 14,800 + 12 × 640 = 22,480
    first, second = result["transfer"]
    assert (first["pool"], second["pool"]) == ("12960.00", "24480.00")
    assert (second["from"], second["to"]) == ("920100", "910100")
    assert second["account"] == "22480.00"
    assert names(result) == {"transfer_onward"}


def test_only_paid_months_count() -> None:
    unpaid = mover(("2028-01", "乙"), more=SPELL + gap("2027-03", 3))
    # 48,000 + 9 × 5,000 = 93,000; × 12 % = 11,160
    assert shown(unpaid)["transfer"][0]["pool"] == "11160.00"


BACK = '\n[[pension.back_payment]]\nfrom = "2016-01"\nallowed = "within_year"\nsource = "made-up"\n'


def test_months_paid_back_count_once_they_are_paid() -> None:
    back = gap("2027-03", 3, back_pay="2027-10")
    late = shown(mover(("2028-01", "乙"), more=SPELL + back), c910100=BACK)
    early = shown(mover(("2027-08", "乙"), more=SPELL + back), c910100=BACK)
    # all 12 months of 2027 by 2028-01: 108,000; four of seven by 2027-08: 48,000 + 20,000
    assert late["transfer"][0]["pool"] == "12960.00"
    assert early["transfer"][0]["pool"] == "8160.00"


def test_interest_of_the_running_year_is_left_to_the_new_place_and_that_is_said() -> None:
    result = shown(mover(("2027-07", "乙")))
    # 10,000 + 6 × 400
    assert result["transfer"][0]["account"] == "12400.00"
    assert names(result) == {"transfer_interest"}


def test_months_before_1998_bring_nothing_from_the_pool() -> None:
    old = (
        '[[record.spell]]\nfrom = "1997-01"\nto = "1997-12"\nbase = "500.00"\n'
        '[[record.spell]]\nfrom = "1998-01"\nto = "1998-12"\nbase = "600.00"\n'
    )
    record = RECORD.replace("pension_months = 12", "pension_months = 24")
    result = shown(mover(("2027-01", "乙"), more=old, record=record, born="1978-01"))
    # 12 × 600 = 7,200; × 12 % = 864
    assert result["transfer"][0]["pool"] == "864.00"
    assert "transfer_before_1998" in names(result)


def test_deemed_months_bring_nothing() -> None:
    record = RECORD + "\ndeemed_months = 60"
    assert shown(mover(("2028-01", "乙"), record=record))["transfer"][0]["pool"] == "12960.00"


def test_totals_without_bases_leave_the_pool_unknown() -> None:
    result = shown(mover(("2028-01", "乙"), more=""))
    row = result["transfer"][0]
    assert (row["account"], row["pool"]) == ("14800.00", None)
    assert list(reasons(result)) == ["transfer.2028-01.pool"]
    assert "缴费明细" in reasons(result)["transfer.2028-01.pool"]


@pytest.mark.parametrize(
    ("record", "spell", "why"),
    [
        (RECORD.replace("= 12\na", "= 24\na"), SPELL, "12 个月，记录共 24 个月"),
        (RECORD, SPELL.replace('base = "4000.00"\n', ""), "2026-01 的缴费基数"),
    ],
)
def test_spells_that_do_not_suffice_leave_the_pool_unknown(
    record: str, spell: str, why: str
) -> None:
    result = shown(mover(("2028-01", "乙"), more=spell, record=record))
    assert result["transfer"][0]["pool"] is None
    assert why in reasons(result)["transfer.2028-01.pool"]


@pytest.mark.parametrize(
    ("born", "category", "at", "how"),
    [
        ("1978-02", "men60", "2028-01", "moved"),  # 49 y 11 m
        ("1978-01", "men60", "2028-01", "temporary"),  # 50 y
        ("1988-02", "women55", "2028-01", "moved"),  # 39 y 11 m
        ("1988-01", "women50", "2028-01", "temporary"),  # 40 y
    ],
)
def test_from_50_and_40_on_another_province_opens_a_temporary_account(
    born: str, category: str, at: str, how: str
) -> None:
    case = mover((at, "乙"), born=born, category=category, hukou="910000")
    row = shown(case)["transfer"][0]
    assert row["how"] == how
    if how == "temporary":
        assert (row["account"], row["pool"]) == ("0.00", "0.00")
        assert "临时缴费账户" in row["note"]
        # the medical account knows no such age: 1,000 + 12 × 60
        assert row["medical_account"] == "1720.00"


def test_the_hukous_province_takes_the_relation_at_any_age() -> None:
    row = shown(mover(("2028-01", "乙"), born="1970-01", hukou="920000"))["transfer"][0]
    assert (row["how"], row["account"], row["pool"]) == ("moved", "14800.00", "12960.00")


def test_without_a_hukou_an_older_persons_move_is_unknown() -> None:
    result = shown(mover(("2028-01", "乙"), born="1970-01"))
    row = result["transfer"][0]
    assert (row["how"], row["account"], row["pool"], row["note"]) == (None, None, None, None)
    assert {f"transfer.2028-01.{name}" for name in ("how", "account", "pool")} == set(
        reasons(result)
    )
    assert "户籍地" in reasons(result)["transfer.2028-01.pool"]


def test_coming_back_from_a_temporary_account_moves_nothing() -> None:
    case = mover(("2028-01", "乙"), ("2029-01", "甲"), born="1970-01", hukou="910000")
    rows = shown(case)["transfer"]
    assert [row["how"] for row in rows] == ["temporary", "stays"]
    assert [row["pool"] for row in rows] == ["0.00", "0.00"]
    assert "甲" in rows[1]["note"]


def test_a_place_where_nothing_is_paid_takes_nothing() -> None:
    case = mover(
        ("2028-01", "乙"), ("2028-07", "甲"), more=SPELL + gap("2028-01", 6, scheme="pension")
    )
    rows = shown(case)["transfer"]
    assert [row["how"] for row in rows] == ["unpaid", "stays"]
    assert [row["account"] for row in rows] == ["0.00", "0.00"]


def test_on_to_the_hukou_only_the_first_places_relation_moves() -> None:
    # Shanghai; at 40 y 9 m Changsha (temporary); then Chengdu, the province of the hukou
    moves = (
        '[[plan.change]]\nfrom = "2029-01"\ncity = "430100"\n'
        '[[plan.change]]\nfrom = "2031-01"\ncity = "510100"\n'
    )
    spell = '[[record.spell]]\nfrom = "2020-01"\nto = "2026-10"\nbase = "6000.00"\n'
    pause = gap("2026-11", 26, scheme="pension")
    case = person(spell + moves + pause, pension_months=82, hukou="510000")
    result = projection_dict(project(case, world()))
    first, second = result["transfer"]
    assert first["how"] == "temporary"
    # what was paid in Changsha stays sealed there: 82 × 6,000 = 492,000; × 12 % = 59,040
    assert (second["how"], second["from"], second["to"]) == ("moved", "310000", "510100")
    assert (second["pool"], second["account"]) == ("59040.00", None)
    assert "临时缴费账户" in reasons(result)["transfer.2031-01.account"]


def test_a_record_holds_the_moves_of_its_past() -> None:
    both = (
        '[[record.spell]]\nfrom = "2025-01"\nto = "2025-12"\nbase = "6000.00"\ncity = "乙"\n'
        + SPELL
    )
    record = RECORD.replace("= 12\na", "= 24\na")
    assert shown(mover(more=both, record=record))["transfer"] == []
    result = shown(mover(("2027-01", "乙"), more=both, record=record))
    # 12 × 6,000 once moved in from 乙 and 12 × 4,000: 120,000 × 12 % = 14,400
    assert result["transfer"][0]["pool"] == "14400.00"
    assert names(result) == {"transfer_onward"}


def test_a_last_spell_elsewhere_has_yet_to_move() -> None:
    result = shown(mover(more=SPELL + 'city = "乙"\n'))
    row = result["transfer"][0]
    assert (row["month"], row["from"], row["to"]) == ("2027-01", "920100", "910100")
    # 12 × 4,000 × 12 %
    assert (row["account"], row["pool"]) == ("10000.00", "5760.00")
    assert names(result) == {"transfer_record"}


def test_a_record_carried_forward_tells_the_same_move() -> None:
    case = mover(("2028-01", "乙"), ("2029-01", "甲"))
    whole = projection_dict(project(case, small_world()))["transfer"]
    before = projection_dict(project(case, small_world(), as_of=month("2027-06")))["transfer"]
    between = projection_dict(project(case, small_world(), as_of=month("2028-06")))["transfer"]
    assert before == whole
    assert between == whole[1:]


def test_a_carried_record_remembers_where_the_relation_is() -> None:
    case = mover(("2027-01", "乙"), ("2029-01", "甲"), born="1970-01", hukou="910000")
    later = projection_dict(project(case, small_world(), as_of=month("2028-06")))["transfer"]
    assert [row["how"] for row in later] == ["stays"]


LONG = RECORD.replace("pension_months = 12", "pension_months = 150")


@pytest.mark.parametrize(
    ("at", "hukou", "place"),
    [
        ("2027-02", "920000", "920100"),  # the hukou's province takes the relation
        ("2027-02", "930000", "910100"),  # temporary in 乙, however long: 甲 with its 150 months
        ("2027-01", "930000", "910100"),
    ],
)
def test_a_temporary_account_makes_no_place_that_pays(at: str, hukou: str, place: str) -> None:
    # born 1975-01, 52 at the move; delay 120 // 4 + 1 = 31: 60 y + 31 m is 2037-08, so that more
    # than ten years are paid in 乙
    case = mover((at, "乙"), more="", record=LONG, born="1975-01", hukou=hukou)
    for as_of in (None, month("2027-06")):
        result = projection_dict(project(case, small_world(), as_of=as_of))
        assert result["retirement"]["chosen"] == "2037-08"
        assert result["pension"]["place"] == place


def test_neither_ten_years_there_nor_anywhere_leaves_it_to_the_hukou() -> None:
    # 60 months in 甲 and a temporary account in 乙: art. 6 (4)
    record = RECORD.replace("pension_months = 12", "pension_months = 60")
    case = mover(
        ("2027-02", "甲"), more="", record=record, born="1975-01", hukou="910000", city="乙"
    )
    assert shown(case)["pension"]["place"] == "910100"
    changsha = '[[plan.change]]\nfrom = "2026-11"\ncity = "430100"\n'
    older = person(changsha, pension_months=60, hukou="510000", born="1985-01")
    assert projection_dict(project(older, world()))["pension"]["place"] == "510000"


def test_a_last_spell_elsewhere_is_where_the_relation_stays_when_one_is_older() -> None:
    spell = SPELL.replace("2026-01", "2010-01") + 'city = "乙"\n'
    record = RECORD.replace("= 12\na", "= 204\na")
    result = shown(mover(more=spell, record=record, born="1975-01", hukou="930000"))
    assert result["transfer"][0]["how"] == "temporary"
    assert result["pension"]["place"] == "920100"


def test_who_draws_a_pension_does_not_move_it() -> None:
    record = RECORD.replace("pension_months = 12", "pension_months = 300")
    case = mover(("2030-01", "乙"), record=record, born="1968-10", hukou="920000")
    result = shown(case)
    assert result["retirement"]["chosen"] < "2030-01"
    assert result["transfer"] == []


def test_money_of_the_medical_account_moves_to_employees_insurance_only() -> None:
    change = '[[plan.change]]\nfrom = "2028-01"\ncity = "乙"\nmedical_option = "resident"\n'
    result = shown(mover(more=SPELL + change))
    assert result["transfer"][0]["medical_account"] is None
    assert "职工医保" in reasons(result)["transfer.2028-01.medical_account"]


def test_a_missing_balance_is_unknown() -> None:
    record = 'as_of = "2026-12"\npension_months = 12\naverage_index = "1"\nmedical_months = 12'
    result = shown(mover(("2028-01", "乙"), record=record, more=""))
    row = result["transfer"][0]
    assert (row["account"], row["pool"], row["medical_account"]) == (None, None, None)
    assert "余额" in reasons(result)["transfer.2028-01.account"]
    assert "余额" in reasons(result)["transfer.2028-01.medical_account"]


def test_the_rows_open_into_steps_by_their_month() -> None:
    projection = project(mover(("2028-01", "乙")), small_world())
    result = projection_dict(projection)
    assert value_at(result, "transfer.2028-01.pool") == "12960.00"
    steps = steps_of(projection, "transfer.2028-01.pool")
    assert [step.formula for step in steps[2:]] == [
        "4,000.00 × 12",
        "5,000.00 × 12",
        "108,000.00 × 12%",
    ]
    assert steps[-1].value == "12,960.00"
    assert steps[-1].source is not None
    assert steps[-1].source.number == "国办发〔2009〕66号"
    assert steps_of(projection, "transfer.2028-01.account")[-1].value == "14,800.00"


@pytest.mark.parametrize("figure", ["transfer.2028-02.pool", "transfer.2028-01.nothing"])
def test_no_steps_for_a_row_that_is_not_there(figure: str) -> None:
    with pytest.raises(ContentError):
        steps_of(project(mover(("2028-01", "乙")), small_world()), figure)
