"""`goals`, and `sweep` over options and schemes: held against what other commands print."""

from __future__ import annotations

from pathlib import Path

from tests.tui.commands import Runner


def test_the_lowest_base_reaches_the_pension_and_one_percent_less_does_not(
    run: Runner, case_file: Path
) -> None:
    base = run.json("goals", case_file, "--at-least", "4000")["base"]
    share = int(base["share"].removesuffix("%"))
    assert 60 < share <= 300

    def total(percent: int) -> float:
        setting = f"plan.pension_base={percent}%"
        variant = run.json("compare", case_file, "--set", setting)["variant"]
        return float(variant["pension"]["total"])

    assert total(share) == float(base["total"]) >= 4000
    assert total(share - 1) < 4000


def test_no_base_is_high_enough_and_paying_on_does_not_do(run: Runner, case_file: Path) -> None:
    answer = run.json("goals", case_file, "--at-least", "99999")
    assert answer["base"]["share"] is None
    assert answer["stop_at_least"]["pay_until"] is None
    assert "99999" in run("goals", case_file, "--at-least", "99999").out


def test_stopping_after_the_month_told_keeps_the_retirement_and_a_month_earlier_moves_it(
    run: Runner, case_file: Path
) -> None:
    goal = run.json("goals", case_file)
    assert goal["base"] is goal["stop_at_least"] is None
    stop = goal["stop"]
    planned = run.json("project", case_file)["retirement"]["chosen"]
    assert stop["retirement"] == planned
    year, month = map(int, stop["stop_from"].split("-"))
    index = year * 12 + month - 1

    def retired(first: int) -> str | None:
        start = f"{first // 12:04d}-{first % 12 + 1:02d}"
        gap = ("--from", start, "--months", "300", "--scheme", "pension")
        chosen: str | None = run.json("gap", case_file, *gap)["variant"]["retirement"]["chosen"]
        return chosen

    assert retired(index) == planned
    assert retired(index - 1) != planned


def test_the_longest_gap_moves_nothing_and_a_month_more_does(run: Runner, case_file: Path) -> None:
    goal = run.json("goals", case_file, "--from", "2027-03", "--scheme", "pension")["longest_gap"]
    assert (goal["from"], goal["scheme"]) == ("2027-03", "pension")
    most = goal["months"]

    def moved(months: int) -> int:
        gap = ("--from", "2027-03", "--months", str(months), "--scheme", "pension")
        lost: int = run.json("gap", case_file, *gap)["delta"]["retirement"]["chosen"]
        return lost

    assert moved(most) == 0
    assert moved(most + 1) != 0


def test_options_side_by_side_are_the_projections_of_each(run: Runner, case_file: Path) -> None:
    rows = {
        row["option"]: row for row in run.json("sweep", case_file, "--of", "options")["options"]
    }
    assert list(rows) == ["with_account", "pool_only", "resident", "none"]
    setting = "plan.medical_option=pool_only"
    variant = run.json("compare", case_file, "--set", setting)["variant"]
    assert rows["pool_only"]["paid"] == variant["totals"]["medical_paid"]
    assert rows["none"]["paid"] == "0.00"


def test_schemes_side_by_side_begin_with_the_plan(run: Runner, case_file: Path) -> None:
    rows = run.json("sweep", case_file, "--of", "schemes")["schemes"]
    planned = run.json("project", case_file)
    assert rows[0]["scheme"] == "employees"
    assert rows[0]["pension"] == planned["pension"]["total"]
    assert rows[0]["paid"] == planned["totals"]["pension_paid"]
    assert (rows[1]["scheme"], rows[1]["paid"]) == ("stop", "0.00")
    assert {row["scheme"] for row in rows[2:]} == {"resident"}


def test_what_is_asked_wrongly_is_one_line(run: Runner, case_file: Path) -> None:
    for arguments in (
        ("goals", case_file, "--at-least", "much"),
        ("goals", case_file, "--from", "2020-01"),
        ("goals", case_file, "--scheme", "third"),
        ("sweep", case_file, "--of", "cities"),
    ):
        done = run(*arguments)
        assert done.code == 1
        assert done.out == ""
        assert len(done.err.strip().splitlines()) == 1
