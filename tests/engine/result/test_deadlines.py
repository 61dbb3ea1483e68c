"""Deadlines from a day that is handed in: months, year ends, windows, periods, back-payment."""

from __future__ import annotations

from pathlib import Path

import pytest

from sibal_engine.case.model import Case
from sibal_engine.case.reader import parse_case
from sibal_engine.policy.library import Library
from sibal_engine.policy.resolve import Policy
from sibal_engine.result.deadlines import Day, days_in, deadlines

INDEX = """
schema = 1
[[place]]
code = "100000"
name = "全国"
pinyin = "quanguo"
initials = "qg"
level = "nation"
[[place]]
code = "310000"
name = "上海"
pinyin = "shanghai"
initials = "sh"
level = "city"
province = "310000"
"""
HEAD = """
schema = 1
code = "{code}"
name = "{name}"
pinyin = "{pinyin}"
level = "{level}"
province = "{province}"
checked = "2026-11"
"""
SOURCE = """
[[source]]
id = "s"
title = "测试"
standing = "unverified"
seen = "test"
"""
CASE = """
schema = 1
name = "测试"
[person]
born = "1988-04"
category = "men60"
[place]
city = "310000"
[record]
as_of = "2026-10"
"""


def policy_of(folder: Path, entries: str) -> Policy:
    (folder / "cities").mkdir()
    (folder / "index.toml").write_text(INDEX, encoding="utf-8")
    nation = HEAD.format(
        code="100000", name="全国", pinyin="quanguo", level="nation", province="100000"
    ).replace('province = "100000"\n', "")
    (folder / "national.toml").write_text(nation, encoding="utf-8")
    city = HEAD.format(
        code="310000", name="上海", pinyin="shanghai", level="city", province="310000"
    )
    text = city + entries + SOURCE
    (folder / "cities" / "310000.toml").write_text(text, encoding="utf-8")
    return Library(folder).policy("310000")


def case(more: str = "") -> Case:
    return parse_case(CASE + more, "case.toml")


def found(policy: Policy, today: Day, person: Case | None = None) -> list[tuple[str, Day]]:
    rows = deadlines(person or case(), policy, "with_account", today)
    return [(row.kind, row.day) for row in rows]


def entry(path: str, fields: str) -> str:
    return f'\n[[{path}]]\nfrom = "2020-01"\n{fields}\nsource = "s"\n'


@pytest.mark.parametrize(
    ("year", "month", "days"),
    [(2026, 1, 31), (2026, 2, 28), (2028, 2, 29), (2000, 2, 29), (2100, 2, 28), (2026, 4, 30)],
)
def test_days_of_a_month(year: int, month: int, days: int) -> None:
    assert days_in(year, month) == days


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ((2026, 11, 25), (2026, 11, 25)),
        ((2026, 11, 26), (2026, 12, 25)),
        ((2026, 12, 31), (2027, 1, 25)),
    ],
)
def test_a_day_of_the_month_is_the_next_one(tmp_path: Path, today: Day, day: Day) -> None:
    policy = policy_of(tmp_path, entry("pension.payment", "due_day = 25"))
    assert found(policy, today) == [("pension.monthly", day)]


def test_a_day_that_a_month_has_not_is_its_last(tmp_path: Path) -> None:
    policy = policy_of(tmp_path, entry("medical.payment", "due_day = 31"))
    assert found(policy, (2027, 2, 3)) == [("medical.monthly", (2027, 2, 28))]
    assert found(policy, (2028, 2, 29)) == [("medical.monthly", (2028, 2, 29))]


@pytest.mark.parametrize(
    ("today", "day"),
    [((2026, 12, 25), (2026, 12, 25)), ((2026, 12, 26), (2027, 12, 25))],
)
def test_the_end_of_the_year(tmp_path: Path, today: Day, day: Day) -> None:
    policy = policy_of(tmp_path, entry("pension.payment", 'year_end = "12-25"'))
    assert found(policy, today) == [("pension.year_end", day)]


def test_a_window_opens_and_closes(tmp_path: Path) -> None:
    fields = 'window_from = "09-01"\nwindow_to = "10-31"'
    policy = policy_of(tmp_path, entry("medical.payment", fields))
    opens, closes = "medical.window_opens", "medical.window_closes"
    assert found(policy, (2026, 8, 31)) == [(opens, (2026, 9, 1)), (closes, (2026, 10, 31))]
    assert found(policy, (2026, 9, 1)) == [(closes, (2026, 10, 31))]
    assert found(policy, (2026, 11, 1)) == [(opens, (2027, 9, 1)), (closes, (2027, 10, 31))]


def test_a_window_over_the_new_year(tmp_path: Path) -> None:
    fields = 'window_from = "11-01"\nwindow_to = "02-28"'
    policy = policy_of(tmp_path, entry("medical.payment", fields))
    opens, closes = "medical.window_opens", "medical.window_closes"
    assert found(policy, (2026, 12, 5)) == [(closes, (2027, 2, 28))]
    assert found(policy, (2027, 1, 5)) == [(closes, (2027, 2, 28))]
    assert found(policy, (2027, 3, 1)) == [(opens, (2027, 11, 1)), (closes, (2028, 2, 28))]


def test_limits_and_subsidies_that_end(tmp_path: Path) -> None:
    limits = 'to = "2027-06"\nlower = "4000.00"\nupper = "20000.00"'
    policy = policy_of(
        tmp_path,
        entry("pension.base", limits) + entry("subsidy", 'to = "2026-12"\nshare = "50%"'),
    )
    ends = [("subsidy.end", (2026, 12, 31)), ("period.end", (2027, 6, 30))]
    assert found(policy, (2026, 11, 22)) == ends
    assert found(policy, (2027, 1, 1)) == ends[1:]
    assert found(policy, (2027, 7, 1)) == []


def test_a_gap_that_has_begun_may_be_paid_back_until(tmp_path: Path) -> None:
    policy = policy_of(
        tmp_path,
        entry("pension.back_payment", 'allowed = "within_year"')
        + entry("medical.gap.back_payment", "allowed = true\nwindow = 3"),
    )
    person = case('[plan]\n[[plan.gap]]\nfrom = "2026-11"\nmonths = 2\n')
    assert found(policy, (2026, 10, 31), person) == []
    assert found(policy, (2026, 11, 22), person) == [
        ("back_pay.pension", (2026, 12, 31)),
        ("back_pay.medical", (2027, 2, 28)),
    ]
    assert (
        found(policy, (2027, 1, 1), person)
        == [
            ("back_pay.pension", (2026, 12, 31)),
            ("back_pay.medical", (2027, 2, 28)),
        ][1:]
    )


def test_nothing_known_is_no_deadline(tmp_path: Path) -> None:
    assert found(policy_of(tmp_path, ""), (2026, 11, 22)) == []
