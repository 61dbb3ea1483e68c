"""What must hold for every life: order, restoring, splitting, ranges, steps."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.lives import AS_OF, PLACES, cases, changes, gaps, people
from tests.engine.people import gap, person
from tests.engine.worked import world

from sibal_engine.case.model import Case, Gap
from sibal_engine.month import Month, month_text
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_engine.result.difference import delta
from sibal_engine.result.project import Projection, project, starting_at
from sibal_engine.result.project_json import projection_dict
from sibal_engine.rules.cover import Cover
from sibal_engine.whatif.compare import compare
from sibal_engine.whatif.gap import gap_effect, with_gap
from sibal_engine.whatif.gap_json import gap_dict

FEW = settings(max_examples=40)
OPTIONAL_GAP = st.builds(
    Gap,
    st.integers(AS_OF + 1, AS_OF + 80).map(Month),
    st.integers(1, 30),
    st.sampled_from(("both", "pension", "medical")),
    # the strategy would else make up what the tuple leaves blank
    back_pay=st.none(),
    first_at=st.none(),
    back_pay_at=st.none(),
)


def total(result: Projection) -> int:
    assert result.award.total is not None
    return result.award.total


def shown(result: Projection) -> str:
    return json.dumps(projection_dict(result), ensure_ascii=False, sort_keys=True)


# Monotonic. Parts are rounded to the fen, in some provinces up to the jiao; years in steps.


def whole_steps(city: str, months: int) -> int:
    """Months as whole rounding steps: in Anhui, where years go up to 0.1, half years."""
    return -(-months // 6) * 6 if city == "340100" else months


@FEW
@given(people(), st.integers(1, 50))
def test_more_months_on_the_record_never_pay_less(given_: dict[str, Any], more: int) -> None:
    more = whole_steps(given_["city"], more)
    fewer = project(person(**given_), world())
    longer = project(
        person(**{**given_, "pension_months": given_["pension_months"] + more}), world()
    )
    assert fewer.life.chosen == longer.life.chosen
    assert total(longer) >= total(fewer)
    assert longer.award.account == fewer.award.account


@FEW
@given(people(), st.integers(1, 60), st.integers(0, 24))
def test_a_shorter_gap_never_pays_less(given_: dict[str, Any], start: int, months: int) -> None:
    first = month_text(AS_OF + start)
    shorter = person(gap(first, months), **given_) if months else person(**given_)
    longer = person(gap(first, months + whole_steps(given_["city"], 1)), **given_)
    assert total(project(shorter, world())) >= total(project(longer, world()))


@FEW
@given(people())
def test_a_higher_base_never_pays_less(given_: dict[str, Any]) -> None:
    bases = ("lower", "60%", "80%", "100%", "180%", "300%", "upper")
    results = [project(person(**{**given_, "pension_base": base}), world()) for base in bases]
    totals = [total(result) for result in results]
    assert totals == sorted(totals)
    balances = [result.pension_balance or 0 for result in results]
    assert balances == sorted(balances)


@FEW
@given(people())
def test_a_higher_crediting_rate_never_pays_less(given_: dict[str, Any]) -> None:
    rates = ("0%", "1.5%", "2%", "4%", "8%")
    results = [project(person(**{**given_, "crediting_rate": rate}), world()) for rate in rates]
    assert [total(each) for each in results] == sorted(total(each) for each in results)


@FEW
@given(people())
def test_more_growth_never_pays_less(given_: dict[str, Any]) -> None:
    rates = ("-1%", "0%", "2%", "5%")
    results = [project(person(**{**given_, "wage_growth": rate}), world()) for rate in rates]
    wages = [each.award.wage or 0 for each in results]
    assert wages == sorted(wages)


@FEW
@given(people(), st.integers(1, 10_000_00))
def test_more_money_on_the_record_never_pays_less(given_: dict[str, Any], more: int) -> None:
    poorer = project(person(**given_), world())
    balance = int(given_["pension_balance"].replace(".", "")) + more
    richer = project(person(**{**given_, "pension_balance": f"{balance / 100:.2f}"}), world())
    assert total(richer) >= total(poorer)


# Nothing changed, nothing different; what is undone is undone.


def numbers(node: Any) -> list[Any]:
    """Every value of a difference, without names and lists of notes."""
    if isinstance(node, dict):
        kept = {key: value for key, value in node.items() if key not in ("year", "name")}
        return [leaf for value in kept.values() for leaf in numbers(value)]
    if isinstance(node, list):
        return [leaf for value in node for leaf in numbers(value)]
    return [node]


def is_nothing(value: Any) -> bool:
    return value is None or value == 0 or (isinstance(value, str) and not value.strip("0."))


@FEW
@given(cases())
def test_no_change_makes_no_difference(case: Case) -> None:
    effect = gap_dict(gap_effect(case, world(), Gap(Month(AS_OF + 1), 0)))
    assert all(is_nothing(value) for value in numbers(effect["delta"]))
    assert effect["delta"]["pension"]["total"] == "0.00"
    assert effect["medical"] == {
        "suspended": [],
        "waiting": [],
        "waiting_benefits": "0",
        "restored": None,
    }
    assert effect["lost"]["pension_months"] == effect["lost"]["uncovered_months"] == 0
    base = str(case.plan.pension_base)
    same = compare(case, world(), {"plan.pension_base": base}).to_dict()
    assert all(is_nothing(value) for value in numbers(same["difference"]))
    assert same["inputs"][0]["before"] == same["inputs"][0]["after"] == base


@FEW
@given(cases(), OPTIONAL_GAP)
def test_a_gap_taken_away_leaves_nothing_behind(case: Case, hole: Gap) -> None:
    before = shown(project(case, world()))
    fresh = World(world().library)
    assert shown(project(with_gap(case, hole), fresh)) == shown(
        project(with_gap(case, hole), world())
    )
    assert shown(project(case, fresh)) == before == shown(project(case, world()))


@FEW
@given(cases(), OPTIONAL_GAP)
def test_the_difference_has_the_keys_of_the_result(case: Case, hole: Gap) -> None:
    effect = gap_dict(gap_effect(case, world(), hole))
    result = effect["baseline"]
    skipped = {"name", "place", "as_of", "until", "ranges", "resolved"}
    assert set(result) == set(effect["variant"])
    assert set(effect["delta"]) == set(result) - skipped
    for group in ("retirement", "balances", "pension", "so_far", "cost", "totals"):
        assert set(effect["delta"][group]) == set(result[group])
    # and it is the difference: after − before
    for part in ("basic", "account", "total"):
        after, before = effect["variant"]["pension"][part], result["pension"][part]
        assert cents(effect["delta"]["pension"][part]) == cents(after) - cents(before)


def cents(text: str) -> int:
    return int(text.replace(".", ""))


@FEW
@given(cases(), OPTIONAL_GAP)
def test_there_and_back_are_opposite_differences(case: Case, hole: Gap) -> None:
    a, b = project(case, world()), project(with_gap(case, hole), world())
    there, back = (
        delta(projection_dict(b), projection_dict(a)),
        delta(projection_dict(a), projection_dict(b)),
    )
    assert cents(there["pension"]["total"]) == -cents(back["pension"]["total"])
    assert cents(there["balances"]["pension"]) == -cents(back["balances"]["pension"])


# Order and splitting.


@FEW
@given(people(), st.permutations([0, 1, 2]), st.data())
def test_the_order_in_which_changes_are_written_does_not_matter(
    given_: dict[str, Any], order: list[int], data: st.DataObject
) -> None:
    changes = [
        f'[[plan.change]]\nfrom = "{month_text(AS_OF + 5 + 12 * number)}"\n{what}\n'
        for number, what in enumerate(
            ('pension_base = "100%"', f'city = "{data.draw(st.sampled_from(PLACES))}"', BOTH)
        )
    ]
    holes = [gap(month_text(AS_OF + 3 + 20 * number), 4) for number in range(3)]
    plain = person("".join(changes + holes), **given_)
    mixed = person(
        "".join([changes[each] for each in order] + [holes[each] for each in order]), **given_
    )
    assert shown(project(plain, world())) == shown(project(mixed, world()))


BOTH = 'pension_base = "80%"\nmedical_option = "none"'


@FEW
@given(st.lists(cases(), min_size=2, max_size=4))
def test_the_order_in_which_places_are_read_does_not_matter(given_: list[Case]) -> None:
    there, back = World(Library()), World(Library())
    forward = [shown(project(case, there)) for case in given_]
    backward = [shown(project(case, back)) for case in reversed(given_)]
    assert forward == backward[::-1]


@settings(max_examples=150)
@given(people(), gaps(), changes(), st.integers(0, 130))
def test_a_run_in_two_parts_is_one_run(
    given_: dict[str, Any], holes: str, moves: str, months: int
) -> None:
    case = person(holes + moves, **given_)
    whole = project(case, world())
    split = Month(min(AS_OF + months, whole.life.end - 1))
    second = project(case, world(), as_of=split)
    one, two = projection_dict(whole), projection_dict(second)
    for group in ("retirement", "balances", "pension"):
        assert two[group] == one[group]
    rest = [row for row in one["by_year"] if row["year"] > split.year]
    assert [row for row in two["by_year"] if row["year"] > split.year] == rest
    assert second.cover == whole.cover[second.life.first - whole.life.first :]


@FEW
@given(people(), gaps(), changes(), st.integers(0, 60), st.integers(1, 60))
def test_a_run_in_three_parts_is_one_run(
    given_: dict[str, Any], holes: str, moves: str, first: int, second: int
) -> None:
    case = person(holes + moves, **given_)
    whole = project(case, world())
    last = whole.life.end - 1
    once = starting_at(case, world(), Month(min(AS_OF + first, last)))
    twice = starting_at(once, world(), Month(min(AS_OF + first + second, last)))
    one, two = projection_dict(whole), projection_dict(project(twice, world()))
    for group in ("retirement", "balances", "pension"):
        assert two[group] == one[group]


def test_a_return_brings_back_the_rules_of_the_first_place() -> None:
    # Wuhan tolerates three months, Guangzhou's wait is unknown; back in Wuhan it is six again
    moves = "".join(
        f'[[plan.change]]\nfrom = "{first}"\ncity = "{city}"\n'
        for first, city in (("2027-06", "440100"), ("2028-01", "420100"))
    )
    case = person(moves + gap("2029-01", 4), city="420100")
    cover = project(case, world()).cover
    again = Month.parse("2029-05") - (AS_OF + 1)
    assert [each.state for each in cover[again : again + 7]] == [Cover.WAITING] * 6 + [
        Cover.COVERED
    ]


@FEW
@given(cases(), st.integers(0, 200))
def test_looking_further_ahead_changes_nothing_before(case: Case, months: int) -> None:
    near = project(case, world())
    far = project(case, world(), until=Month(near.life.end + months))
    one, two = projection_dict(near), projection_dict(far)
    for group in ("retirement", "pension", "so_far", "cost"):
        assert two[group] == one[group]
    assert two["by_year"][: len(one["by_year"]) - 1] == one["by_year"][:-1]
    assert far.balance_at(near.life.end) == (near.pension_balance, near.medical_balance)


# Ranges.

OWN_WAIT = """\
schema = 1
code = "440100"
name = "广州"
province = "440000"
checked = "2026-11"

[[medical.gap.wait]]
from = "2021-01"
months = {months}
source = "mine"

[[source]]
id = "mine"
title = "窗口答复"
standing = "unverified"
seen = "经办窗口"
"""


@cache
def guangzhou(months: int) -> World:
    """Guangzhou, whose wait after a gap is not known, with that wait filled in by the user."""
    folder = Path(mkdtemp())
    (folder / "440100.toml").write_text(OWN_WAIT.format(months=months), encoding="utf-8")
    library = Library(overlay=folder)
    assert library.policy("440100").get("medical.gap.wait", "months", AS_OF) == months
    assert not library.overlay_faults
    rmtree(folder)
    return World(library)


@FEW
@given(st.integers(1, 40), st.integers(0, 12), st.integers(0, 6))
def test_the_range_contains_the_answer_once_the_unknown_is_filled_in(
    start: int, unpaid: int, wait: int
) -> None:
    hole = Gap(Month(AS_OF + start), unpaid)
    case = person(city="440100")
    unknown = gap_effect(case, world(), hole)
    known = gap_effect(case, guangzhou(wait), hole)
    assert known.cover.waiting is not None
    count = len(known.cover.waiting)
    assert unknown.cover.worst_waiting is not None
    assert unknown.cover.best_waiting <= count <= unknown.cover.worst_waiting
    assert unknown.cover.suspended == known.cover.suspended
    if unpaid > 3:
        assert unknown.cover.waiting is None
        assert count == wait
        best, worst = unknown.cover.best_restored, unknown.cover.worst_restored
        assert best is not None
        assert worst is not None
        assert known.cover.restored is not None
        assert best <= known.cover.restored <= worst
    else:
        # within the tolerated months there is nothing unknown
        assert unknown.cover.waiting == () == known.cover.waiting
