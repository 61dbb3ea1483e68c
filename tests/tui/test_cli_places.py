"""What places cost and prescribe, from the documents of the places themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.commands import CASE, Runner


def test_beijing_at_the_floor_of_2025(run: Runner) -> None:
    # 京人社发〔2025〕11号: 7162 × 20 %, 1 % unemployment; medical is a fixed 584.92
    answer = run.json("contribution", "北京", "--at", "2025-08")
    assert answer["base"] == "7162.00"
    assert answer["pension"]["due"] == "1432.40"
    assert answer["pension"]["account"] == "572.96"
    assert answer["medical"]["due"] == "584.92"
    assert answer["medical"]["fixed"] is True
    assert answer["unemployment"]["due"] == "71.62"
    assert answer["total"] == "2088.94"
    assert answer["unknown"] == []


def test_shanghai_at_the_floor_of_2026(run: Runner) -> None:
    # 20 % and 10 % of 7546
    answer = run.json("contribution", "shanghai", "--at", "2026-08", "--base", "lower")
    assert answer["pension"]["due"] == "1509.20"
    assert answer["medical"]["due"] == "754.60"
    assert answer["total"] == "2263.80"


def test_chengdu_splits_the_medical_contribution(run: Runner) -> None:
    # the city prints 526.31 (8.75 % of 6015) and 45.11 (0.75 %), each rounded by itself
    answer = run.json(*("contribution", "510100", "--at", "2025-08", "--option", "with_account"))
    assert answer["medical"]["base"] == "6015.00"
    assert answer["medical"]["due"] == "571.42"
    pension, medical = answer["pension"], answer["medical"]
    assert _yuan(pension["account"]) + _yuan(pension["pool"]) == _yuan(pension["due"])
    assert _yuan(medical["account"]) + _yuan(medical["pool"]) == _yuan(medical["due"])
    assert _yuan(pension["due"]) + _yuan(medical["due"]) + _yuan(medical["fee"]) == _yuan(
        answer["total"]
    )


def _yuan(text: str) -> int:
    return int(text.replace(".", ""))


def test_a_base_outside_the_limits_is_held_and_said(run: Runner) -> None:
    answer = run.json("contribution", "北京", "--at", "2025-08", "--base", "60")
    assert answer["base"] == "7162.00"
    assert "held" in {row["name"] for row in answer["assumed"]}
    answer = run.json("contribution", "北京", "--at", "2025-08", "--base", "10000")
    assert answer["pension"]["due"] == "2000.00"
    assert "held" not in {row["name"] for row in answer["assumed"]}


def test_an_unknown_month_is_null_and_every_null_is_explained(run: Runner) -> None:
    answer = run.json("contribution", "成都", "--at", "1950-01")
    assert answer["total"] is None
    named = {row["figure"] for row in answer["unknown"]}
    nulls = {"base"} if answer["base"] is None else set()
    for part in ("pension", "medical"):
        nulls |= {f"{part}.{name}" for name, value in answer[part].items() if value is None}
    assert nulls | {"total"} == named
    assert all(row["reason"] and row["place"] == "510100" for row in answer["unknown"])


def test_policy_list_holds_each_code_once(run: Runner) -> None:
    places = run.json("policy", "list")["places"]
    codes = [place["code"] for place in places]
    assert len(codes) == len(set(codes))
    assert {"100000", "110000", "310000", "510000", "510100"} <= set(codes)
    assert set(places[0]) == {"code", "name", "pinyin", "level", "province"}


@pytest.mark.parametrize("name", ["510100", "成都", "成都市", "chengdu", "ChengDu"])
def test_a_place_has_several_names(run: Runner, name: str) -> None:
    assert run.json("policy", "show", name, "--at", "2025-08")["code"] == "510100"


def test_policy_show_names_state_standing_and_source(run: Runner) -> None:
    # 川人社办发〔2025〕39号
    answer = run.json("policy", "show", "510100", "--at", "2025-08")
    lower = answer["values"]["pension.base.lower"]
    assert (lower["value"], lower["unit"]) == ("4588.00", "yuan/month")
    assert (lower["state"], lower["from"], lower["to"]) == ("published", "2025-01", "2025-12")
    assert lower["standing"] in ("official", "secondary", "unverified")
    assert lower["source"]["title"]
    for row in answer["values"].values():
        assert row["value"] is not None
        assert row["state"] in ("published", "carried")
    for row in answer["unknown"]:
        assert row["figure"] not in answer["values"]
        assert row["reason"]


def test_policy_show_falls_back_to_the_newest_checked_month(run: Runner) -> None:
    assert run.json("policy", "show", "510100")["at"] >= "2026-11"


def test_policy_diff_of_places_and_of_months(run: Runner) -> None:
    answer = run.json("policy", "diff", "北京", "上海", "--at", "2025-08")
    rows = {row["key"]: row for row in answer["differences"]}
    assert rows["pension.base.lower"]["a"]["value"] == "7162.00"
    assert rows["pension.base.lower"]["b"]["value"] == "7460.00"
    answer = run.json("policy", "diff", "北京", "--at", "2025-01", "--at", "2025-08")
    rows = {row["key"]: row for row in answer["differences"]}
    assert rows["pension.base.lower"]["a"]["value"] == "6821.00"
    assert rows["pension.base.lower"]["b"]["value"] == "7162.00"
    assert run.json("policy", "diff", "北京", "110000", "--at", "2025-08")["differences"] == []


def test_policy_coverage_counts_place_by_subject(run: Runner) -> None:
    answer = run.json("policy", "coverage", "成都", "--at", "2025-08")
    rows = {row["subject"]: row for row in answer["rows"]}
    assert {"wages", "pension", "medical", "cover"} <= set(rows)
    assert all(row["code"] == "510100" for row in rows.values())
    assert rows["retirement"]["published"] > 0


_FAULTY = """schema = 1
code = "990000"
name = "某地"
pinyin = "mou di"
level = "province"
province = "100000"
checked = "2026-11"
oops = 1

[[pension.base]]
from = "2025-13"
lower = "-5"
source = "nobody"
"""


def test_policy_check_reports_every_fault_with_its_line(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "990000.toml").write_text(_FAULTY, encoding="utf-8")
    done = run("policy", "check", tmp_path)
    assert done.code == 1
    assert done.out == ""
    for key, line in (("oops", 8), ("pension.base.from", 11), ("pension.base.lower", 12)):
        assert f"990000.toml:{line}: {key}" in done.err
    faults = run("policy", "check", tmp_path, "--json")
    assert faults.code == 1
    assert {fault["line"] for fault in faults.json["faults"]} >= {8, 11, 12}


def test_overlay_is_used_and_a_broken_one_keeps_nothing_from_starting(
    run: Runner, home: Path
) -> None:
    own = home / ".config" / "sibal-tui" / "policies"
    own.mkdir(parents=True)
    head = 'schema = 1\ncode = "510100"\nname = "成都"\npinyin = "cheng du"\nlevel = "city"\n'
    head += 'province = "510000"\nchecked = "2026-11"\n'
    entry = '[[pension.base]]\nfrom = "2025-01"\nto = "2025-12"\nlower = "5000.00"\n'
    entry += 'upper = "22938.00"\nsource = "mine"\n'
    source = (
        '[[source]]\nid = "mine"\ntitle = "my notice"\nstanding = "unverified"\nseen = "desk"\n'
    )
    (own / "510100.toml").write_text(f"{head}{entry}{source}", encoding="utf-8")
    row = run.json("policy", "show", "510100", "--at", "2025-08")["values"]["pension.base.lower"]
    assert (row["value"], row["user"]) == ("5000.00", True)
    (own / "510100.toml").write_text(f"{head}oops = [", encoding="utf-8")
    row = run.json("policy", "show", "510100", "--at", "2025-08")["values"]["pension.base.lower"]
    assert (row["value"], row["user"]) == ("4588.00", False)
    assert run.json("doctor")["policy"]["overlay_faults"]


def _nulls(value: object, path: str = "") -> set[str]:
    """Dotted paths of everything that is null."""
    if value is None:
        return {path}
    if isinstance(value, dict):
        parts = (_nulls(each, f"{path}.{name}" if path else name) for name, each in value.items())
        return set().union(*parts)
    return set()


def test_every_place_answers_every_question_or_says_why_not(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    for place in run.json("policy", "list")["places"]:
        if place["level"] != "city":
            continue
        code = place["code"]
        cost = run.json("contribution", code, "--at", "2026-08")
        nulls = _nulls({key: cost[key] for key in ("base", "pension", "medical", "total")})
        if cost["medical"]["fixed"]:
            nulls -= {"medical.base"}
        assert nulls <= {row["figure"] for row in cost["unknown"]}, code
        assert cost["place"] == code
        path.write_text(CASE.replace("510100", code), encoding="utf-8")
        answer = run.json("project", path)
        nulls = _nulls({key: answer[key] for key in ("retirement", "balances", "pension")})
        assert nulls <= {row["figure"] for row in answer["unknown"]}, code
        assert run("gap", path, "--from", "2027-03", "--months", "5", "--plain").code == 0
