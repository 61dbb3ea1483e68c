"""Milestones that plans name: the months they become, and what is said where they do not come.

In the small world a man born 1968-10 retires in 2029-10 (60 years + 45 // 4 + 1 = 12 months), with
180 months; 甲 wants 300 medical months of men, 120 of them local. Every record ends 2026-12.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.small_world import a_case, small_world

import sibal_engine
from sibal_engine.case.model import Case, Gap
from sibal_engine.case.reference import MILESTONES, RETIRE_MILESTONES
from sibal_engine.case.writer import to_toml
from sibal_engine.errors import ContentError
from sibal_engine.explain.api import explain_dict, steps_of
from sibal_engine.life.live import live
from sibal_engine.month import Month
from sibal_engine.result import references
from sibal_engine.result.project import Projection, project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.whatif.base_sweep import base_sweep
from sibal_engine.whatif.compare import compare
from sibal_engine.whatif.gap import gap_effect
from sibal_engine.whatif.gap_json import gap_dict
from sibal_engine.whatif.goals import earliest_stop, longest_gap, smallest_base
from sibal_engine.whatif.options import options_compare
from sibal_engine.whatif.schemes import schemes_compare
from sibal_engine.whatif.sweep import retirement_sweep

WORLD = small_world()


def case_of(plan: str, *, pension: int = 170, medical: int = 250, local: int | None = None) -> Case:
    """A case with a record of some months up to 2026-12."""
    more = "" if local is None else f"medical_local_months = {local}\n"
    record = (
        f'as_of = "2026-12"\npension_months = {pension}\naverage_index = "1"\n'
        f'pension_balance = "60000.00"\nmedical_months = {medical}\n{more}'
        'medical_balance = "1000.00"'
    )
    return a_case(record=record, plan=f'pension_base = "100%"\n{plan}')


def gap(first: str, months: int = 5, scheme: str = "pension", more: str = "") -> str:
    return f'[[plan.gap]]\nfrom = "{first}"\nmonths = {months}\nscheme = "{scheme}"\n{more}\n'


def change(first: str, what: str = 'pension_base = "60%"') -> str:
    return f'[[plan.change]]\nfrom = "{first}"\n{what}\n'


def months(found: Projection) -> dict[str, str | None]:
    return {row["name"]: row["month"] for row in projection_dict(found)["resolved"]}


def told(found: Projection) -> dict[str, str]:
    return {row["name"]: row["text"] for row in projection_dict(found, "en")["assumed"]}


def missing(found: Projection) -> dict[str, str]:
    return {row["figure"]: row["reason"] for row in projection_dict(found, "en")["unknown"]}


# --- which month a milestone is


def test_fifteen_years_and_a_gap_after_them() -> None:
    # 170 + 10 months = 180 at the end of 2027-10; the month after is 2027-11
    found = project(case_of(gap("pension_15_years+1")), WORLD)
    assert months(found) == {"plan.gap.0.from": "2027-11"}
    # 2027-01 … 2029-10 are 34 months, five of them unpaid
    assert found.life.months_at(found.life.end) == 170 + 34 - 5
    assert found.case.plan.gaps[0].first == Month.of(2027, 11)
    assert "plan.gap.0.from.moved" not in told(found)


def test_retiree_cover_needs_the_local_months_too() -> None:
    # 280 + 20 = 300 in 2028-08; 90 + 30 = 120 local ones in 2029-06
    plan = change("retiree_cover+1", 'medical_option = "pool_only"')
    found = project(case_of(plan, medical=280, local=90), WORLD)
    stones = dict(found.milestones)
    assert str(stones["medical_years"]) == "2028-08"
    assert str(stones["retiree_cover"]) == "2029-06"
    options = found.life.dues.options
    first = found.life.first
    assert options[Month.of(2029, 6) - first] == "with_account"
    assert options[Month.of(2029, 7) - first] == "pool_only"


def test_retiree_cover_counts_anew_after_a_move() -> None:
    # in 甲 the 120 local months are there at once; in 乙, from 2027-06, they are not by 2029-10
    stayed = project(case_of("", medical=295, local=295), WORLD)
    assert str(dict(stayed.milestones)["retiree_cover"]) == "2027-05"
    moved = project(case_of(change("2027-06", 'city = "乙"'), medical=295, local=295), WORLD)
    assert "retiree_cover" not in dict(moved.milestones)
    assert str(dict(moved.milestones)["medical_years"]) == "2027-05"


def test_missing_medical_years_paid_on_after_retirement_reach_the_cover() -> None:
    # 250 + 34 = 284 in 2029-10: 16 more up to 2031-02, free from 2031-03
    found = project(case_of("", medical=250), WORLD, until=Month.of(2033, 1))
    assert str(dict(found.milestones)["retiree_cover"]) == "2031-02"


def test_pay_back_is_when_the_pensions_reach_what_is_paid_from_now_on() -> None:
    # 206 + 34 = 240 months: 6,000 × 20 × 1 % = 1,200.00; (60,000 + 34 × 400) ÷ 132 = 557.58;
    # 34 × 1,000 = 34,000.00 paid: 34,000 ÷ 1,757.58 = 19.3, so 20 months after 2029-10
    plain = project(case_of("", pension=206), WORLD)
    assert plain.award.total == 175_758
    assert str(dict(plain.milestones)["pay_back"]) == "2031-06"
    # two years before it the base falls to 3,000 in 2029-06 … 2029-10; the milestone moves along:
    # paid 34,000 − 5 × 400 = 32,000; index (235 + 5 × 0.6) ÷ 240 = 0.99167, basic 1,195.00;
    # account (73,600 − 5 × 160) ÷ 132 = 551.52; 32,000 ÷ 1,746.52 = 18.3: 19 months
    found = project(case_of(change("pay_back-24"), pension=206), WORLD)
    assert months(found) == {"plan.change.0.from": "2029-06"}
    assert found.award.total == 174_652
    assert "2031-05" in told(found)["plan.change.0.from.moved"]


def test_a_milestone_after_retirement_does_not_come_by_a_longer_look() -> None:
    # 170 + 34 = 204 months in 2029-10, and nothing is paid after it: never 240
    found = project(case_of(gap("pension_20_years")), WORLD, until=Month.of(2040, 1))
    assert "pension_20_years" not in dict(found.milestones)
    assert months(found) == {"plan.gap.0.from": None}


# --- the order


def test_references_resolve_in_the_order_of_time() -> None:
    # the gap of both schemes, 2027-11 … 2028-03, moves the medical years from
    # 285 + 15 = 2028-03 to 2028-08; the change stands first in the file and comes second
    first = change("medical_years", 'medical_option = "pool_only"')
    plan = first + gap("pension_15_years+1", scheme="both")
    found = project(case_of(plan, medical=285), WORLD)
    assert months(found) == {"plan.gap.0.from": "2027-11", "plan.change.0.from": "2028-08"}
    assert not [name for name in told(found) if name.endswith(".moved")]


def test_changes_stand_in_the_order_of_their_months() -> None:
    plan = change("statutory_age-2", 'pension_base = "100%"') + change("2029-02")
    # the plain one first: 60 % from 2029-02, 100 % again from 2029-08
    life = project(case_of(plan), WORLD).life
    bases = [life.dues.pension[Month.of(*at) - life.first].base for at in ((2029, 7), (2029, 8))]
    assert bases == [300_000, 500_000]


def test_an_entry_that_moves_its_own_milestone_says_so() -> None:
    # 180 months in 2027-10; unpaid from three months before it: 2027-07 … 2027-11
    found = project(case_of(gap("pension_minimum-3")), WORLD)
    assert months(found) == {"plan.gap.0.from": "2027-07"}
    # 176 in 2027-06, so 180 in 2028-03
    assert str(dict(found.milestones)["pension_minimum"]) == "2028-03"
    assert "2028-03" in told(found)["plan.gap.0.from.moved"]


# --- where a milestone gives no month


def test_a_milestone_that_never_comes_is_named_and_left_out() -> None:
    found = project(case_of(gap("pension_20_years+1", more='back_pay = "retirement"')), WORLD)
    assert months(found) == {"plan.gap.0.from": None, "plan.gap.0.back_pay": None}
    assert "does not come" in missing(found)["plan.gap.0.from"]
    assert "left out" in missing(found)["plan.gap.0.back_pay"]
    plain = project(case_of(""), WORLD)
    assert (found.award.total, found.pension_balance) == (plain.award.total, plain.pension_balance)


@pytest.mark.parametrize(
    ("reference", "first"),
    [
        ("pension_minimum", "2027-01"),
        ("pension_minimum+1", "2027-01"),
        ("pension_15_years+6", "2027-06"),
    ],
)
def test_a_milestone_on_the_record_counts_from_its_last_month(reference: str, first: str) -> None:
    # as_of 2026-12; nothing can begin before 2027-01; 2026-12 + 6 = 2027-06
    found = project(case_of(gap(reference), pension=200), WORLD)
    assert months(found) == {"plan.gap.0.from": first}
    assert first in told(found)["plan.gap.0.from"]


def test_a_month_before_the_record_ends_is_the_first_one_after_it() -> None:
    # 2029-10 − 60 = 2024-10
    found = project(case_of(change("statutory_age-60")), WORLD)
    assert months(found) == {"plan.change.0.from": "2027-01"}
    assert "2027-01" in told(found)["plan.change.0.from"]


def test_paying_back_at_a_milestone() -> None:
    # 2027-03 and 2027-04 unpaid: 172 in 2027-04, 180 in 2027-12; six months later 2028-06
    late = project(case_of(gap("2027-03", 2, more='back_pay = "pension_15_years+6"')), WORLD)
    assert months(late) == {"plan.gap.0.back_pay": "2028-06"}
    # before the gap itself: the gap's first month
    early = project(case_of(gap("2027-03", 2, more='back_pay = "statutory_age-60"')), WORLD)
    assert months(early) == {"plan.gap.0.back_pay": "2027-03"}
    assert "2027-03" in told(early)["plan.gap.0.back_pay"]


# --- the month of retirement


def test_retirement_at_a_milestone_of_the_window() -> None:
    # window 2028-10 … 2032-10; 160 + 20 = 180 in 2028-08, three months later
    found = project(case_of('retire = "pension_minimum+3"', pension=160), WORLD)
    assert months(found) == {"plan.retire": "2028-11"}
    assert str(found.life.chosen) == "2028-11"


def test_retirement_before_the_window_opens_with_it() -> None:
    # 180 in 2027-10: a year before 2028-10, the month of the 60th birthday
    found = project(case_of('retire = "pension_minimum"'), WORLD)
    assert str(found.life.chosen) == "2028-10"
    assert "2028-10" in told(found)["plan.retire"]


def test_retirement_after_the_window_is_left_out() -> None:
    # 2029-10 + 48 = 2033-10, a year after the window
    found = project(case_of('retire = "statutory_age+48"'), WORLD)
    assert months(found) == {"plan.retire": None}
    assert "2032-10" in missing(found)["plan.retire"]
    assert str(found.life.chosen) == "2029-10"


# --- what is refused

HEAD = """schema = 1
name = "x"
[person]
born = "1968-10"
category = "men60"
[place]
city = "甲"
[record]
as_of = "2026-12"
"""


@pytest.mark.parametrize(
    ("plan", "key", "line", "names"),
    [
        (gap("minimum_reached+1"), "plan.gap.from", 11, MILESTONES),
        (gap("2027-02", more='back_pay = "soon"'), "plan.gap.back_pay", 14, MILESTONES),
        (change("pension_minimum + 1"), "plan.change.from", 11, MILESTONES),
        ('[plan]\nretire = "retirement"\n', "plan.retire", 11, RETIRE_MILESTONES),
        ('[plan]\nretire = "pay_back-12"\n', "plan.retire", 11, RETIRE_MILESTONES),
    ],
)
def test_a_wrong_name_is_one_line_with_file_key_line_and_the_names(
    plan: str, key: str, line: int, names: tuple[str, ...]
) -> None:
    from sibal_engine.case.reader import parse_case

    with pytest.raises(ContentError) as caught:
        parse_case(HEAD + plan, "my.toml")
    (fault,) = caught.value.faults
    assert (fault.file, fault.key, fault.line) == ("my.toml", key, line)
    assert all(name in str(fault) for name in names)
    assert len(str(fault)) < 240


def test_an_offset_beyond_a_life_is_refused() -> None:
    with pytest.raises(ContentError, match="at most 780"):
        case_of(gap("pension_minimum+781"))


# --- everywhere

PLAIN = gap("2027-11") + change("2029-01")
NAMED = gap("pension_15_years+1") + change("statutory_age-9")


def _without_names(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_names(value) for key, value in node.items() if key != "resolved"}
    return node


def _results(case: Case) -> dict[str, Any]:
    later = Gap(Month.of(2029, 6), 2, "medical")
    return {
        "gap": gap_dict(gap_effect(case, WORLD, later)),
        "bases": base_sweep(case, WORLD, percents=(60, 100)).to_dict(),
        "retirement": retirement_sweep(case, WORLD).to_dict(),
        "options": [each.to_dict() for each in options_compare(case, WORLD)],
        "schemes": [each.to_dict() for each in schemes_compare(case, WORLD)],
        "base": smallest_base(case, WORLD, 150_000).to_dict(),
        "longest": longest_gap(case, WORLD, Month.of(2029, 1)).to_dict(),
        "later": projection_dict(project(case, WORLD, as_of=Month.of(2028, 1)))["pension"],
        "set": compare(case, WORLD, {"plan.medical_option": "pool_only"}).to_dict()["difference"],
    }


def test_every_question_sees_the_resolved_plan() -> None:
    # a medical gap, other bases and other options leave 15 years and the statutory age in place
    named, plain = _results(case_of(NAMED)), _results(case_of(PLAIN))
    for question, answer in plain.items():
        assert _without_names(named[question]) == _without_names(answer), question


def test_stopping_earlier_moves_what_hangs_on_the_months() -> None:
    # on time in 2029-10 with 180 of 170 + n months: ten more, up to 2027-10, the gap or not
    stop = earliest_stop(case_of(gap("pension_15_years+1")), WORLD)
    assert (str(stop.pay_until), str(stop.retirement)) == ("2027-10", "2029-10")


def test_a_gap_before_it_moves_the_reference() -> None:
    # three more months unpaid before 2027-10: 180 in 2028-01, so the planned gap begins in 2028-02
    case, before = case_of(gap("pension_15_years+1")), Gap(Month.of(2027, 3), 3, "pension")
    effect = gap_effect(case, WORLD, before)
    assert months(effect.baseline) == {"plan.gap.0.from": "2027-11"}
    assert months(effect.variant) == {"plan.gap.0.from": "2028-02"}


def test_set_takes_a_milestone() -> None:
    found = compare(case_of(change("2028-01")), WORLD, {"plan.change.0.from": "pension_minimum+1"})
    assert months(found.variant) == {"plan.change.0.from": "2027-11"}
    assert found.before == {"plan.change.0.from": "2028-01"}


def test_a_record_carried_on_keeps_what_was_reached() -> None:
    # by 2027-12 the 15 years are a fact; the change of 2029-01 is still a reference
    found = project(case_of(NAMED), WORLD, as_of=Month.of(2027, 12))
    assert months(found) == {"plan.gap.0.from": "2027-11", "plan.change.0.from": "2029-01"}
    assert found.case.plan.gaps[0].first_at is None
    assert found.case.plan.changes[0].first_at is not None


def test_pay_back_counts_from_the_printed_record_wherever_the_walk_begins() -> None:
    # 2031-06 of the case without the change; fewer payments lie ahead of 2028-12
    found = project(case_of(change("pay_back-24"), pension=206), WORLD, as_of=Month.of(2028, 12))
    assert months(found) == {"plan.change.0.from": "2029-06"}
    assert found.award.total == 174_652


def test_the_walked_plan_keeps_the_names() -> None:
    # left out or resolved: written, it is the same case
    plan = gap("pension_15_years+1", more='back_pay = "retirement-1"') + gap("pension_20_years")
    case = case_of('retire = "statutory_age+3"\n' + plan + change("statutory_age-9"))
    assert to_toml(project(case, WORLD).case) == to_toml(case)
    assert project(project(case, WORLD).case, WORLD).resolved == project(case, WORLD).resolved


def test_the_steps_of_a_reference_end_with_its_month() -> None:
    found = project(case_of(NAMED), WORLD)
    shown = explain_dict(found, "resolved.plan.gap.0.from", "en")
    assert shown["value"] == shown["steps"][-1]["value"] == "2027-11"
    moved = project(case_of(gap("pension_minimum-3")), WORLD)
    note = steps_of(moved, "resolved.plan.gap.0.from")[-1].note
    assert note is not None
    assert "2028-03" in note.text("zh")


def _counting(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    calls: list[Case] = []

    def counted(case: Case, *rest: Any, **named: Any) -> Any:
        calls.append(case)
        return live(case, *rest, **named)

    monkeypatch.setattr(references, "live", counted)
    return lambda: len(calls)


@pytest.mark.parametrize(("plan", "walks"), [(PLAIN, 1), (NAMED, 3), (gap("pension_20_years"), 2)])
def test_a_plan_without_references_is_walked_once(
    monkeypatch: pytest.MonkeyPatch, plan: str, walks: int
) -> None:
    count = _counting(monkeypatch)
    project(case_of(plan), WORLD)
    assert count() == walks


def test_no_module_walks_a_plan_past_the_resolution() -> None:
    # `live` knows no milestone: above `life` only `references` may call it
    root = Path(sibal_engine.__file__).parents[2]
    calls = re.compile(r"(?<!def )\blive\(|import [^\n]*\blive\b(?!\.)")
    found = [
        path.name
        for folder in ("engine", "tui")
        for path in sorted((root / folder).rglob("*.py"))
        if "life" not in path.parts and calls.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["references.py"]


@given(
    st.sampled_from(["pension_15_years", "pension_minimum", "statutory_age", "retiree_cover"]),
    st.integers(0, 24),
    st.integers(150, 179),
)
def test_a_change_of_nothing_leaves_its_milestone_where_it_is(
    name: str, offset: int, pension: int
) -> None:
    plan = change(f"{name}+{offset}", 'pension_base = "100%"')
    found = project(case_of(plan, pension=pension, medical=290, local=150), WORLD)
    same = project(case_of("", pension=pension, medical=290, local=150), WORLD)
    assert dict(found.milestones) == dict(same.milestones)
    assert months(found)["plan.change.0.from"] == str(dict(same.milestones)[name].plus(offset))
    assert found.award.total == same.award.total


_named = st.builds(
    lambda name, offset: f"{name}{offset:+d}" if offset else name,
    st.sampled_from(MILESTONES),
    st.integers(-60, 60),
)
_entries = st.one_of(
    st.builds(gap, _named, st.integers(0, 30), st.sampled_from(["both", "pension", "medical"])),
    st.builds(lambda first, back: gap(first, more=f'back_pay = "{back}"'), _named, _named),
    st.builds(change, _named),
    st.builds(change, _named, st.sampled_from(['city = "乙"', 'medical_option = "none"'])),
    st.builds(gap, st.sampled_from(["2027-03", "2028-12"])),
)


@given(st.lists(_entries, max_size=4), st.integers(100, 300), st.integers(100, 330))
def test_any_plan_resolves_to_months_it_can_have_and_to_the_same_again(
    entries: list[str], pension: int, medical: int
) -> None:
    case = case_of("".join(entries), pension=pension, medical=medical)
    found = project(case, WORLD)
    plan = found.case.plan
    first = Month(found.life.first)
    for start in [*(each.first for each in plan.gaps), *(each.first for each in plan.changes)]:
        assert start >= first
    for each in plan.gaps:
        assert each.back_pay is None or each.back_pay >= each.first
    assert list(plan.changes) == sorted(plan.changes, key=lambda each: each.first)
    again = project(found.case, WORLD)
    assert again.case == found.case
    # numbered anew where a milestone put a change before another
    names = [sorted((r.reference, r.month or 0) for r in p.resolved) for p in (found, again)]
    assert names[0] == names[1]
    # every reference without a month says why
    for row in found.resolved:
        assert (row.month is None) == (row.key in found.unknown)
