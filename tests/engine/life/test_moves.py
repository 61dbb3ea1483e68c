"""Moves between cities: local months, waits, and which place pays the pension."""

from __future__ import annotations

from typing import Any

from tests.engine.results import move, result


def test_staying_in_the_same_city_keeps_the_local_months() -> None:
    stayed, named = result(), result(plan=move("2030-01", "510100"))
    assert named["medical"]["local_months"] == stayed["medical"]["local_months"] == 131 + 234


def test_local_months_start_anew_at_every_move_and_come_back_with_a_return() -> None:
    # 2026-11 to 2029-12 are 38 months, 2030-01 to 2035-12 are 72, 2036-01 to 2046-04 are 124
    first = move("2030-01", "310000")
    assert result(plan=first)["medical"]["local_months"] == 72 + 124
    assert result(plan=first + move("2036-01", "440100"))["medical"]["local_months"] == 124
    back = result(plan=first + move("2036-01", "510100"))
    assert back["medical"]["local_months"] == 131 + 38 + 124


def test_the_wait_after_a_move_is_the_new_place_s() -> None:
    # Chengdu waits 6 months after more than 3; Hangzhou 2 after any gap (浙江条例 art. 29)
    gap = '[[plan.gap]]\nfrom = "2031-03"\nmonths = 5\n'
    moved = result(plan=move("2030-01", "330100") + gap)["medical"]
    assert moved["waiting"] == result(city="330100", plan=gap)["medical"]["waiting"]
    assert moved["waiting"] == ["2031-08", "2031-09"]


SHORT = 'pension_months = 60\naverage_index = "1"\npension_balance = "18211.37"'


def test_ten_years_nowhere_means_the_hukou_pays_even_if_nothing_was_paid_there() -> None:
    # 国办发〔2009〕66号 art. 6 (4); 98 months in Beijing, 94 in Shanghai
    def of(hukou: str) -> dict[str, Any]:
        return result(
            born="1970-04",
            category="men60",
            city="110000",
            hukou=hukou,
            record=SHORT,
            plan=move("2030-01", "310000"),
        )

    assert of("510000")["pension"]["place"] == "510000"
    assert of("110000")["pension"]["place"] == "110000"
    assert of("310000")["pension"]["place"] == "310000"
    unknown = of("")
    assert unknown["pension"]["place"] == "310000"
    assert "benefit_place" in {each["name"] for each in unknown["assumed"]}
    assert "benefit_place" not in {each["name"] for each in of("510000")["assumed"]}
