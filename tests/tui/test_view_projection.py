"""The projection's view: what keys change, tables whose every cell opens, exact files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.apps import FROZEN, case_of
from tests.tui.commands import Runner

from sibal_engine.case.model import BaseChoice, BaseKind, Case
from sibal_engine.case.writer import to_toml
from sibal_engine.explain.text import readable
from sibal_engine.money import pretty_yuan
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_engine.result.outlook import outlook
from sibal_engine.result.project import Projection
from sibal_engine.result.real import deflated
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.projection import TEXTS
from sibal_tui.session import Session
from sibal_tui.views import projection_edit as edit
from sibal_tui.views import projection_export, projection_steps
from sibal_tui.views.projection import PAGES, Page, View, build
from sibal_tui.views.projection_keep import MOST, Kept
from sibal_tui.views.projection_stones import stones
from sibal_tui.views.projection_table import Table

WORLD = World(Library(FROZEN))
PRICES = '[assumptions]\nprice_growth = "2%"\nwage_growth = "2%"\n'


def session(case: Case | None = None, lang: Lang = "zh") -> Session:
    return Session(WORLD, case or case_of(more=PRICES), lang)


def view_of(page: Page, case: Case | None = None, lang: Lang = "zh", *, real: bool = False) -> View:
    return build(session(case, lang), Kept(WORLD), page, real=real, cells=80)


def on_base(text: str) -> Case:
    case = case_of()
    return case._replace(plan=case.plan._replace(pension_base=BaseChoice.parse(text)))


# --- levers


@pytest.mark.parametrize(
    ("base", "higher", "lower"),
    [
        ("lower", "60%", "lower"),
        ("60%", "70%", "lower"),
        ("65%", "70%", "60%"),
        ("100%", "110%", "90%"),
        ("300%", "upper", "290%"),
        ("upper", "upper", "300%"),
        ("none", "lower", "none"),
        ("6000.00", "6600.00", "5455.00"),
    ],
)
def test_the_base_goes_in_steps(base: str, higher: str, lower: str) -> None:
    for direction, wanted in ((1, higher), (-1, lower)):
        moved = edit.move_base(on_base(base), direction)
        assert moved.plan.pension_base == BaseChoice.parse(wanted)


@given(st.integers(6, 29).map(lambda n: n * 100_000))
def test_up_and_down_comes_back(share: int) -> None:
    choice = BaseChoice(BaseKind.SHARE, share)
    assert edit.next_base(edit.next_base(choice, 1), -1) == choice


def test_changes_of_base_planned_for_later_stay() -> None:
    case = case_of(more='[[plan.change]]\nfrom = "2030-01"\npension_base = "100%"\n')
    assert edit.move_base(case, 1).plan.changes == case.plan.changes
    assert "后改 1 次" in dict(view_of("balances", case).levers)["base"]


@given(st.integers(-200_000, 400_000), st.sampled_from([1, -1]))
def test_a_step_ends_on_the_next_multiple(value: int, direction: int) -> None:
    after = edit.stepped(value, 5_000, direction)
    assert after % 5_000 == 0
    assert 0 < (after - value) * direction <= 5_000


def test_growth_rate_and_prices_move() -> None:
    case = case_of(more=PRICES)
    life = outlook(case, WORLD).life
    assert edit.move_wages(case, 1).assumptions.wage_growth == 25_000
    assert edit.move_prices(case, -1).assumptions.price_growth == 15_000
    assert edit.move_prices(case_of(), 1).assumptions.price_growth == 5_000
    carried = edit.later_rate(case, life)
    assert carried is not None
    moved = edit.move_rate(case, life, 1).assumptions.crediting_rate
    assert moved is not None
    assert 0 < moved - carried <= 2_500


def test_rates_stay_within_bounds() -> None:
    case = case_of()
    life = outlook(case, WORLD).life
    for _ in range(200):
        case = edit.move_rate(edit.move_wages(case, -1), life, -1)
    assert case.assumptions.crediting_rate == 0
    assert case.assumptions.wage_growth == edit.LEAST_GROWTH


def test_retirement_moves_within_the_window() -> None:
    case = case_of()
    life = outlook(case, WORLD).life
    later = edit.move_retirement(case, life, 1)
    assert later.plan.retire == life.window.statutory.plus(1)
    assert edit.move_retirement(later, life, -1).plan.retire == "statutory"
    assert edit.move_retirement(case, life, 1000).plan.retire == life.window.latest
    assert edit.move_retirement(case, life, -1000).plan.retire == life.window.earliest


def test_a_record_past_the_window_leaves_nothing_to_move() -> None:
    case = case_of()
    life = outlook(case, WORLD).life
    life.first = int(life.window.latest) + 1
    assert edit.move_retirement(case, life, -1) is case


# --- pages


def cells_of(table: Table) -> list[tuple[str, str]]:
    return [(entry.figure, entry.text) for row in table.rows for entry in row if entry.figure]


@pytest.mark.parametrize("real", [False, True])
@pytest.mark.parametrize("page", PAGES)
def test_every_cell_opens_into_steps_that_end_in_it(page: Page, real: bool) -> None:
    kept = Kept(WORLD)
    one = session()
    one.pin("A")
    one.change(edit.move_base(one.case, 1))
    real = real and page in ("balances", "scenarios")
    view = build(one, kept, page, real=real, cells=80)
    cells = cells_of(view.table)
    step = max(1, len(cells) // 120)
    for figure, text in cells[::step]:
        assert projection_steps.known(figure)
        steps = projection_steps.build(view, kept, figure, "zh", real=real)
        assert steps.fault == "", figure
        assert steps.rows, figure
        column = figure.rpartition(".")[2]
        if column in ("balance", "net", "total", "extra_paid", "extra_total", "basic", "account"):
            assert steps.value in (text, "—"), figure
        if column in ("pay_back", "chosen", "break_even"):
            assert steps.value == readable(text, "zh"), figure


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_chart_and_table_speak_of_the_same(page: Page, lang: Lang) -> None:
    view = view_of(page, lang=lang)
    assert view.outlook is not None
    assert {len(row) for row in view.table.rows} == {len(view.table.titles)}
    assert len(view.table.keys) == len(view.table.rows)
    assert view.chart.length > 0
    if page == "balances":
        last = view.table.rows[-1][1].text
        assert last == pretty_yuan(view.chart.series[0].values[-1] or 0)
        assert view.chart.start == int(view.outlook.case.record.as_of)
    if page == "bases":
        assert view.chart.names == tuple(row[0].text for row in view.table.rows)
        assert len(view.chart.names) == view.chart.length == 25
    if page == "retirement":
        assert view.chart.length == len(view.table.rows)
        assert view.table.keys[0] == view.chart.start


def test_the_month_planned_and_the_base_in_use_are_marked() -> None:
    marked = [row[0].text for row in view_of("bases").table.rows if row[0].tone == "strong"]
    assert marked == ["60%"]
    view = view_of("retirement")
    assert view.outlook is not None
    marked = [row[0].text for row in view.table.rows if row[0].tone == "strong"]
    assert marked == [str(Month(view.outlook.life.end))]


def test_todays_yuan_is_the_engines() -> None:
    nominal, real = view_of("balances"), view_of("balances", real=True)
    frame = nominal.outlook
    assert frame is not None
    start = nominal.chart.start
    for before, after in zip(nominal.chart.series, real.chart.series, strict=True):
        assert after.values[0] == before.values[0]
        assert after.values[120] == deflated(before.values[120], start + 120, start, 20_000)
    assert nominal.table.rows[10][1].text != real.table.rows[10][1].text


def test_pinned_scenarios_are_drawn_over_on_their_own_months() -> None:
    one = session()
    one.pin("A")
    later = one.case.record._replace(as_of=one.case.record.as_of.plus(12))
    one.change(one.case._replace(record=later, plan=one.case.plan._replace(gaps=())))
    view = build(one, Kept(WORLD), "balances", real=False, cells=80)
    assert [series.name for series in view.chart.series] == ["养老账户", "医保账户", "A 养老"]
    pinned = view.scenarios[1][1]
    assert isinstance(pinned, Projection)
    values = view.chart.series[2].values
    assert values[0] == pinned.balance_at(view.chart.start)[0]
    assert values[60] == pinned.balance_at(view.chart.start + 60)[0]


def test_the_change_since_the_last_pin_is_said() -> None:
    one = session()
    one.pin("A")
    assert "比方案 A 0.00" in build(one, Kept(WORLD), "balances", real=False, cells=80).summary
    one.change(edit.move_base(one.case, 1))
    assert "比方案 A +" in build(one, Kept(WORLD), "balances", real=False, cells=80).summary


def test_a_case_that_cannot_be_projected_says_why() -> None:
    case = case_of()._replace(city="510100", plan=case_of().plan._replace(retire=Month.of(2090, 1)))
    for page in PAGES:
        view = view_of(page, case)
        assert view.outlook is None
        assert "2090-01" in view.summary
        assert view.table == Table()
        assert projection_export.files(view, "zh", real=False) == {}


def test_months_that_do_not_suffice_are_named_and_open() -> None:
    record = case_of().record._replace(pension_months=0)
    born = case_of().person._replace(born=Month.of(1975, 9))
    case = case_of()._replace(record=record, person=born)
    view = view_of("retirement", case)
    short = [row for row in view.table.rows if row[2].text == "年限不够"]
    assert short
    kept = Kept(WORLD)
    for entry in short[0][1:]:
        steps = projection_steps.build(view, kept, entry.figure, "zh", real=False)
        assert steps.rows, entry.figure


def test_somebody_retired_before_the_record_ends() -> None:
    person = case_of().person._replace(born=Month.of(1960, 1))
    case = case_of()._replace(person=person)
    for page in PAGES:
        view = view_of(page, case)
        assert view.note
        for figure, _ in cells_of(view.table)[::25]:
            assert projection_steps.build(view, Kept(WORLD), figure, "zh", real=False).name


def test_milestones_are_named_as_far_as_there_is_room() -> None:
    found = outlook(case_of(), WORLD)
    counts = [len(stones(found, "zh", cells)) for cells in (30, 80, 200)]
    assert counts[0] == 1
    assert counts == sorted(counts)
    months = [stone.month for stone in stones(found, "en", 200)]
    assert months == sorted(months)


def test_results_in_use_are_kept() -> None:
    kept = Kept(WORLD)
    cases = [case_of(name=f"n{number}") for number in range(MOST + 3)]
    first = kept.outlook(cases[0])
    for case in cases[1:]:
        kept.outlook(case)
        assert kept.outlook(cases[0]) is first


def test_a_sweep_does_not_depend_on_what_it_moves() -> None:
    kept, case = Kept(WORLD), case_of()
    assert kept.bases(case) is kept.bases(edit.move_base(case, 1))
    later = edit.move_retirement(case, outlook(case, WORLD).life, 5)
    assert kept.retirements(case) is kept.retirements(later)


# --- files


def test_the_json_is_what_the_command_prints(run: Runner, tmp_path: Path) -> None:
    # the command reads the shipped policies, so the view does here as well
    case = case_of(more=PRICES)
    world = World()
    one = Session(world, case, "zh")
    view = build(one, Kept(world), "balances", real=False, cells=80)
    path = tmp_path / "case.toml"
    path.write_text(to_toml(case), encoding="utf-8")
    assert view.outlook is not None
    until = Month(view.outlook.until)
    printed = run.json("project", path, "--until", until, "--lang", "zh")
    files = projection_export.files(view, "zh", real=False)
    assert json.loads(files["json"]) == printed
    rows = list(csv.DictReader(io.StringIO(files["csv"])))
    assert len(rows) == len(printed["by_year"])
    for row, year in zip(rows, printed["by_year"], strict=True):
        assert row["year"] == str(year["year"])
        for scheme in ("pension", "medical"):
            for name, value in year[scheme].items():
                assert row[f"{scheme}.{name}"] == ("" if value is None else value)


def test_todays_yuan_stands_beside_the_nominal_in_the_csv() -> None:
    view = view_of("balances", real=True)
    rows = list(csv.DictReader(io.StringIO(projection_export.files(view, "zh", real=True)["csv"])))
    data = json.loads(projection_export.files(view, "zh", real=True)["json"])
    assert [row["real.pension.balance"] for row in rows] == [
        year["pension"]["balance"] for year in data["real"]["by_year"]
    ]
    assert [row["pension.balance"] for row in rows] == [
        year["pension"]["balance"] for year in data["by_year"]
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_makes_three_files(page: Page) -> None:
    view = view_of(page)
    files = projection_export.files(view, "zh", real=False)
    assert set(files) == {"csv", "json", "md"}
    json.loads(files["json"])
    table = [line for line in files["md"].splitlines() if line.startswith("|")]
    assert len(table) == len(view.table.rows) + 2
    assert len({line.count("|") for line in table}) == 1
    assert len(list(csv.reader(io.StringIO(files["csv"])))) > 1
    assert view.table.rows[0][0].text in projection_export.plain(view)


def test_the_files_of_a_sweep_hold_its_points() -> None:
    view = view_of("bases")
    rows = list(csv.DictReader(io.StringIO(projection_export.files(view, "zh", real=False)["csv"])))
    assert [row["share"] for row in rows] == [f"{share}%" for share in range(60, 301, 10)]
    assert rows[0]["total"] == view.table.rows[0][3].text.replace(",", "")


def test_texts_stand_in_both_languages() -> None:
    for key, (zh, en) in TEXTS.items():
        assert zh, key
        assert en, key
