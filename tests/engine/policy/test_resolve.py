"""Which value answers for a month: published, carried or unknown; city, province, nation, frame."""

from __future__ import annotations

import pytest

from sibal_engine.month import Month
from sibal_engine.policy.load import parse_policy
from sibal_engine.policy.model import Level, PolicyFile, Standing, State
from sibal_engine.policy.resolve import Policy
from sibal_engine.policy.schema import KEYS

HEAD = 'schema = 1\ncode = "{}"\nname = "x"\nlevel = "{}"\nchecked = "2026-11"\n'
SOURCE = '\n[[source]]\nid = "s"\ntitle = "t"\nnumber = "1"\nstanding = "secondary"\n'
CODES = {"city": "510100", "province": "510000", "nation": "100000"}


def layer(level: str, *entries: str) -> PolicyFile:
    """A file of some entries, each written as `series from..to field=value` or `… unknown`."""
    text = HEAD.format(CODES[level], level)
    for entry in entries:
        series, period, *fields = entry.split()
        since, _, until = period.partition("..")
        text += f'\n[[{series}]]\nfrom = "{since}"\n' + (f'to = "{until}"\n' if until else "")
        if fields == ["unknown"]:
            text += f'unknown = true\nnote = "{level} looked"\n'
            continue
        for field in fields:
            name, _, value = field.partition("=")
            plain = value.isdecimal() or value == "true"
            text += f"{name} = {value}\n" if plain else f'{name} = "{value}"\n'
        text += 'source = "s"\n'
    file, faults = parse_policy(text + (SOURCE if 'source = "s"' in text else ""), "x.toml")
    assert faults == []
    assert file is not None
    return file


def shown(policy: Policy, key: str, month: str) -> tuple[object, State, int, str]:
    row = policy.value(key, Month.parse(month))
    return row.shown, row.state, row.age, row.place


YEARLY = Policy([
    layer("city",
          "pension.base 2023-01..2023-12 lower=4000.00",
          "pension.base 2024-01..2024-12 unknown",
          "pension.base 2025-01..2025-12 lower=4588.00")
])  # fmt: skip


@pytest.mark.parametrize(("month", "value", "state", "age"), [
    ("2022-12", None, State.UNKNOWN, 0),
    ("2023-01", "4000.00", State.PUBLISHED, 0),
    ("2023-12", "4000.00", State.PUBLISHED, 0),
    ("2024-06", None, State.UNKNOWN, 0),      # a known hole is not filled from the year before
    ("2025-12", "4588.00", State.PUBLISHED, 0),
    ("2026-01", "4588.00", State.CARRIED, 1),
    ("2030-12", "4588.00", State.CARRIED, 60),
])  # fmt: skip
def test_a_yearly_figure_by_month(month: str, value: str | None, state: State, age: int) -> None:
    place = "510100" if value else ""
    assert shown(YEARLY, "pension.base.lower", month) == (value, state, age, place)


def test_what_is_unknown_says_why() -> None:
    early = YEARLY.value("pension.base.lower", Month.parse("2022-12"))
    assert early.reason == "first recorded value: 2023-01"
    hole = YEARLY.value("pension.base.lower", Month.parse("2024-06"))
    assert hole.reason == "city looked"
    silent = YEARLY.value("pension.base.upper", Month.parse("2025-06"))
    assert (silent.state, silent.reason) == (State.UNKNOWN, "not stated")
    never = YEARLY.value("medical.first_wait.months", Month.parse("2025-06"))
    assert never.reason == "no value recorded"


def test_a_yearly_figure_not_yet_published_is_carried_though_its_hole_is_noted() -> None:
    policy = Policy([
        layer("city", "pension.base 2025-01..2025-12 lower=1.00", "pension.base 2026-01 unknown")
    ])  # fmt: skip
    assert shown(policy, "pension.base.lower", "2026-03")[:3] == ("1.00", State.CARRIED, 3)


def test_a_rule_not_known_any_more_is_not_carried() -> None:
    policy = Policy([
        layer("city", "medical.local_years 2020-01..2025-12 value=15y",
              "medical.local_years 2026-01 unknown")
    ])  # fmt: skip
    assert shown(policy, "medical.local_years", "2025-12")[0] == 180
    assert shown(policy, "medical.local_years", "2026-01")[1] is State.UNKNOWN


def test_a_rule_without_an_end_holds_on() -> None:
    policy = Policy([layer("city", "pension.rate 2020-01 value=20%")])
    assert shown(policy, "pension.rate", "2099-12")[:3] == ("0.2", State.PUBLISHED, 0)


def test_the_next_entry_ends_the_one_before() -> None:
    policy = Policy([
        layer("city", "pension.rate 2020-01 value=21%", "pension.rate 2022-07 value=20%")
    ])  # fmt: skip
    row = policy.value("pension.rate", Month.parse("2022-06"))
    assert (row.shown, str(row.since), str(row.until)) == ("0.21", "2020-01", "2022-06")
    assert shown(policy, "pension.rate", "2022-07")[0] == "0.2"


CITY = "pension.rate 2024-01 value=18%"
PROVINCE = "pension.rate 2020-01 value=19%"
NATION = "pension.rate 2006-01 value=20%"


def test_the_nearest_level_in_force_answers_and_says_so() -> None:
    policy = Policy([layer("city", CITY), layer("province", PROVINCE), layer("nation", NATION)])
    for month, value, level in (
        ("2024-01", "0.18", Level.CITY),
        ("2023-12", "0.19", Level.PROVINCE),
        ("2019-12", "0.2", Level.NATION),
    ):
        row = policy.value("pension.rate", Month.parse(month))
        assert (row.shown, row.level, row.state) == (value, level, State.PUBLISHED)
        assert row.place == CODES[level.value]
        assert row.standing is Standing.SECONDARY


def test_an_entry_answers_as_a_whole() -> None:
    city = layer("city", "medical.gap.wait 2024-01 months=6")
    nation = layer("nation", "medical.gap.wait 2020-01 months=3 outpatient=2")
    policy = Policy([city, nation])
    assert shown(policy, "medical.gap.wait.months", "2024-06")[0] == 6
    assert shown(policy, "medical.gap.wait.outpatient", "2024-06")[1] is State.UNKNOWN


def test_what_is_published_further_away_goes_before_what_is_carried_here() -> None:
    city = layer("city", "pension.crediting_rate 2010-01..2010-12 value=3%")
    nation = layer("nation", "pension.crediting_rate 2016-01..2016-12 value=8.31%")
    policy = Policy([city, nation])
    assert shown(policy, "pension.crediting_rate", "2016-05")[:2] == ("0.0831", State.PUBLISHED)
    assert shown(policy, "pension.crediting_rate", "2012-12")[:3] == ("0.03", State.CARRIED, 24)
    # of two carried ones the younger
    assert shown(policy, "pension.crediting_rate", "2017-02")[:3] == ("0.0831", State.CARRIED, 2)


def test_a_place_that_says_unknown_is_not_answered_by_its_neighbours() -> None:
    city = layer("city", "medical.gap.tolerated 2020-01 unknown")
    nation = layer("nation", "medical.gap.tolerated 2010-01 in_a_row=3")
    policy = Policy([city, nation])
    row = policy.value("medical.gap.tolerated.in_a_row", Month.parse("2024-01"))
    assert (row.state, row.reason) == (State.UNKNOWN, "city looked")
    assert shown(policy, "medical.gap.tolerated.in_a_row", "2019-12")[0] == 3


def test_a_national_frame_stands_in_and_is_marked() -> None:
    city = layer("city", "medical.gap.tolerated 2020-01 unknown")
    nation = layer("nation", "medical.gap.tolerated 2010-01 in_a_row=3 frame=true")
    policy = Policy([city, nation])
    row = policy.value("medical.gap.tolerated.in_a_row", Month.parse("2024-01"))
    assert (row.shown, row.frame, row.level) == (3, True, Level.NATION)
    hit = policy.find("medical.gap.tolerated", Month.parse("2024-01"))
    assert hit is not None
    assert hit.blocked


def test_texts_stand_side_by_side_each_with_its_own_key() -> None:
    city = layer(
        "city", "reference.local 2020-01 text=a", "reference.local 2020-01..2021-12 text=b"
    )
    nation = layer("nation", "reference.local 2010-01 text=c")
    rows = {
        row.key: (row.shown, row.place)
        for row in Policy([city, nation]).values(Month.parse("2021-06"))
        if row.key.startswith("reference.local")
    }
    assert rows == {
        "reference.local.text": ("a", "510100"),
        "reference.local.2.text": ("b", "510100"),
        "reference.local.3.text": ("c", "100000"),
    }
    for key in rows:
        assert KEYS[key][0].path == "reference.local"
    later = [row.shown for row in Policy([city, nation]).values(Month.parse("2022-01"))]
    assert "b" not in later


@pytest.mark.parametrize("key", ["", "x", "pension", "pension.base", "pension.base.2.lower",
                                 "reference.local.x.text", "reference.local.2.value"])  # fmt: skip
def test_a_wrong_key_is_a_key_error(key: str) -> None:
    with pytest.raises(KeyError):
        YEARLY.value(key, Month.parse("2025-01"))


def test_a_timeline_has_no_hole_and_agrees_with_each_month() -> None:
    policy = Policy([
        layer("city", "pension.base 2023-01..2023-12 lower=4000.00",
              "pension.base 2024-01..2024-12 unknown",
              "pension.base 2025-01..2025-12 lower=4588.00"),
        layer("province", "pension.base 2022-01..2022-06 lower=3900.00"),
    ])  # fmt: skip
    first, last = Month.parse("2021-01"), Month.parse("2027-12")
    pieces = policy.timeline("pension.base", first, last)
    months = [month for piece in pieces for month in range(piece.first, piece.last + 1)]
    assert months == list(range(first, last + 1))
    for piece in pieces:
        for month in range(piece.first, piece.last + 1):
            hit = policy.find("pension.base", month)
            assert (hit and hit.entry) == (piece.hit and piece.hit.entry)


def test_the_history_is_that_of_the_nearest_level() -> None:
    policy = Policy([layer("city", CITY), layer("province", PROVINCE)])
    ((file, entry),) = policy.history("pension.rate")
    assert (file.code, str(entry.since)) == ("510100", "2024-01")
    assert policy.history("medical.first_wait") == ()
