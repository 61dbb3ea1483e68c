"""Commands on a case: the keys of the contract, and that the commands agree with each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.commands import CASE, SAMPLE, Runner

PROJECT_KEYS = {
    "retirement",
    "balances",
    "pension",
    "totals",
    "medical",
    "milestones",
    "by_year",
    "assumed",
    "unknown",
}


def test_project_has_the_keys_of_the_contract(run: Runner, case_file: Path) -> None:
    answer = run.json("project", case_file)
    assert set(answer) >= PROJECT_KEYS
    keys = {"statutory", "chosen", "age_months", "contribution_months", "minimum_months"}
    assert set(answer["retirement"]) >= keys
    assert set(answer["balances"]) == {"pension", "medical"}
    assert set(answer["pension"]) >= {"basic", "account", "transitional", "total"}
    # born 1988-04, 55 class: 58 years in 2046-04; 131 months and 234 more
    assert answer["retirement"]["statutory"] == "2046-04"
    assert answer["retirement"]["contribution_months"] == 131 + 234
    assert answer["retirement"]["minimum_months"] == 240
    assert answer["as_of"] == "2026-10"


def test_the_parts_of_the_pension_add_up(run: Runner, case_file: Path) -> None:
    pension = run.json("project", case_file)["pension"]
    parts = [pension[name] for name in ("basic", "account", "transitional", "extra")]
    assert sum(_fen(part) for part in parts) == _fen(pension["total"])


def _fen(text: str) -> int:
    return int(text.replace(".", ""))


def test_until_and_as_of_move_the_ends(run: Runner, case_file: Path) -> None:
    answer = run.json("project", case_file, "--as-of", "2027-10", "--until", "2030-12")
    assert (answer["as_of"], answer["until"]) == ("2027-10", "2030-12")
    assert [row["year"] for row in answer["by_year"]] == [2027, 2028, 2029, 2030]


def test_carrying_the_record_forward_changes_no_result(run: Runner, case_file: Path) -> None:
    now = run.json("project", case_file)
    later = run.json("project", case_file, "--as-of", "2030-12")
    assert later["pension"]["basic"] == now["pension"]["basic"]
    assert later["balances"] == now["balances"]


def test_gap_of_no_months_changes_nothing(run: Runner, case_file: Path) -> None:
    answer = run.json("gap", case_file, "--from", "2027-03", "--months", "0")
    assert set(answer) >= {
        *("baseline", "variant", "delta", "medical", "back_pay", "lost", "ranges", "unknown"),
    }
    assert answer["delta"]["pension"]["total"] == "0.00"
    assert answer["delta"]["balances"] == {"pension": "0.00", "medical": "0.00"}
    assert answer["medical"]["suspended"] == []
    assert answer["medical"]["waiting"] == []


def test_gap_in_shanghai_waits_six_months(run: Runner) -> None:
    # 沪医保规〔2025〕7号: beyond the tolerated gap cover returns after six paid months
    answer = run.json("gap", SAMPLE, "--from", "2027-03", "--months", "5")
    assert answer["medical"]["suspended"] == [f"2027-{month:02d}" for month in range(3, 8)]
    waiting = [f"2027-{month:02d}" for month in range(8, 13)] + ["2028-01"]
    assert answer["medical"]["waiting"] == waiting
    assert answer["medical"]["restored"] == "2028-02"
    assert answer["lost"]["pension_months"] == 5
    # 沪人社规〔2023〕5号: a missed month is not paid back
    assert answer["back_pay"]["pension"]["allowed"] is False


def test_a_gap_in_one_scheme_leaves_the_other_alone(run: Runner) -> None:
    gap = ("gap", SAMPLE, "--from", "2027-03", "--months", "5", "--scheme")
    medical = run.json(*gap, "medical")
    assert medical["lost"]["pension_months"] == 0
    assert medical["delta"]["pension"]["total"] == "0.00"
    assert medical["lost"]["medical_months"] == 5
    pension = run.json(*gap, "pension")
    assert pension["medical"]["suspended"] == []
    assert pension["lost"]["medical_months"] == 0


def test_compare_equals_two_projections(run: Runner, case_file: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.toml"
    changed.write_text(CASE.replace('"60%"', '"100%"'), encoding="utf-8")
    answer = run.json("compare", case_file, "--set", "plan.pension_base=100%")
    assert answer["base"] == run.json("project", case_file)
    assert answer["variant"]["pension"] == run.json("project", changed)["pension"]
    before, after = answer["base"]["pension"]["total"], answer["variant"]["pension"]["total"]
    assert _fen(after) - _fen(before) == _fen(answer["difference"]["pension"]["total"])
    assert answer["inputs"][0]["key"] == "plan.pension_base"


def test_compare_with_nothing_changed_has_no_difference(run: Runner, case_file: Path) -> None:
    answer = run.json("compare", case_file, "--set", "plan.pension_base=60%")
    assert answer["difference"]["pension"]["total"] == "0.00"
    assert answer["difference"]["retirement"]["chosen"] == 0


@pytest.mark.parametrize(
    "figure", ["pension.total", "retirement.statutory", "balances.pension", "totals.paid"]
)
def test_explain_ends_in_the_projection_figure(run: Runner, case_file: Path, figure: str) -> None:
    head, _, name = figure.partition(".")
    answer = run.json("explain", case_file, figure)
    assert answer["value"] == run.json("project", case_file)[head][name]
    assert answer["steps"][-1]["value"].replace(",", "") == answer["value"]
    for step in answer["steps"]:
        assert step["label"]
        assert step["source"] or step["origin"] != "source"


def test_ask_answers_with_the_asker_s_own_numbers(run: Runner, case_file: Path) -> None:
    answer = run.json("ask", "我什么时候能退休", "--case", case_file)
    assert "2046-04" in answer["answers"][0]["answer"]
    assert answer["answers"][0]["sources"]
    sample = run.json("ask", "我", "什么时候", "能退休")
    assert sample["question"] == "我 什么时候 能退休"


def test_ask_is_silent_about_what_no_card_answers(run: Runner) -> None:
    assert run.json("ask", "？？？")["answers"] == []
    assert run("ask", "？？？").code == 0


def test_a_sweep_over_months_agrees_with_the_projection(run: Runner, case_file: Path) -> None:
    answer = run.json("sweep", case_file)
    project = run.json("project", case_file)
    months = {point["month"]: point for point in answer["points"]}
    assert min(months) == project["retirement"]["earliest"]
    assert max(months) == project["retirement"]["latest"]
    chosen = months[project["retirement"]["chosen"]]
    assert chosen["total"] == project["pension"]["total"]


def test_a_sweep_over_bases_agrees_with_a_comparison(run: Runner, case_file: Path) -> None:
    points = {p["share"]: p for p in run.json("sweep", case_file, "--of", "bases")["points"]}
    variant = run.json("compare", case_file, "--set", "plan.pension_base=100%")["variant"]
    assert points["100%"]["total"] == variant["pension"]["total"]
    assert {"60%", "300%"} <= set(points)
