"""Readable answers in the columns there are: no line is wider, and no figure is broken."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.tui.commands import CASE, SAMPLE, Runner

from sibal_tui.commands.blocks import Block, Note, Pair, Table, Title, readable
from sibal_tui.commands.output import columns
from sibal_tui.commands.tables import table_lines
from sibal_tui.commands.wrap import atoms, wrapped

MORE = """
subsidy_from = "2026-11"
[[plan.change]]
from = "2030-01"
city = "440300"
[[plan.gap]]
from = "2027-03"
months = 5
[assumptions]
price_growth = "2%"
medical_spend = "100.00"
[[record.spell]]
from = "2019-12"
to = "2020-02"
base = "5000.00"
medical_scheme = "a"
[[assert]]
figure = "balances.pension"
month = "2026-10"
value = "48211.37"
"""
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("retirement", "--born", "1975-09", "--category", "women55"),
    ("divisor", "--age", "60y3m"),
    (
        *("award", "--reference-wage", "7694", "--index", "1.0324", "--years", "31.33"),
        *("--balance", "85298.25", "--age", "60y0m", "--deemed-years", "8.17"),
        *("--province", "340000"),
    ),
    ("interest", "--opening", "123456789.12", "--monthly", "83.33", "--rate", "3.97%"),
    ("contribution", "成都", "--base", "60%"),
    ("project", "CASE"),
    ("project", "SAMPLE"),
    ("project", "SHORT", "--until", "2070-12"),
    ("gap", "CASE", "--from", "2028-03", "--months", "5", "--back-pay"),
    ("gap", "SAMPLE", "--from", "2027-03", "--months", "14"),
    ("compare", "CASE", "--set", "plan.pension_base=100%", "--set", "plan.retire=latest"),
    ("sweep", "CASE", "--of", "bases"),
    ("sweep", "SAMPLE"),
    ("sweep", "CASE", "--of", "options"),
    ("sweep", "SAMPLE", "--of", "schemes"),
    ("goals", "SAMPLE", "--at-least", "8000"),
    ("explain", "CASE", "pension.total"),
    ("explain", "SAMPLE", "balances.pension"),
    ("explain", "SAMPLE", "medical.retiree.reached"),
    ("policy", "list"),
    ("policy", "show", "成都"),
    ("policy", "show", "340000"),
    ("policy", "diff", "成都", "上海"),
    ("policy", "diff", "成都", "--at", "2024-01", "--at", "2026-01"),
    ("policy", "coverage"),
    ("policy", "coverage", "成都"),
    ("policy", "check"),
    ("profile", "list"),
    ("ask", "断缴三个月会怎样", "--case", "CASE"),
    ("ask", "what happens if I stop paying", "--case", "SAMPLE"),
    ("doctor",),
)
_FIGURE = re.compile(r"\d[\d,.:/%-]*")


def folded(figures: list[str]) -> Counter[str]:
    return Counter(each.rstrip(",.:/-") for each in figures)


@pytest.fixture
def shown(run: Runner, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Shown:
    return Shown(run, tmp_path, monkeypatch)


class Shown:
    """Runs a command line in some columns."""

    def __init__(self, run: Runner, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.run, self.patch = run, patch
        short = CASE.replace("pension_months = 131", "pension_months = 20")
        self.files = {"SAMPLE": SAMPLE}
        for name, text in (("CASE", CASE + MORE), ("SHORT", short)):
            self.files[name] = folder / f"{name.lower()}.toml"
            self.files[name].write_text(text, encoding="utf-8")

    def __call__(self, line: tuple[str, ...], lang: str, width: str) -> str:
        self.patch.setenv("COLUMNS", width)
        done = self.run(*(self.files.get(part, part) for part in line), "--lang", lang)
        assert (done.code, done.err) == (0, "")
        return done.out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("line", COMMANDS, ids=" ".join)
def test_no_line_is_wider_and_no_figure_is_broken(
    shown: Shown, line: tuple[str, ...], lang: str
) -> None:
    whole = folded(_FIGURE.findall(shown(line, lang, "")))
    for width in (60, 80, 120):
        text = shown(line, lang, str(width))
        wide = [each for each in text.splitlines() if cell_len(each) > width]
        # a word that is wider than the terminal by itself, such as a path, stands alone
        assert all(len(each.split()) == 1 for each in wide), wide[:3]
        missing = whole - folded(_FIGURE.findall(text))
        assert not missing, (width, missing)
        assert all(each == each.rstrip() for each in text.splitlines())
        assert "\n\n\n" not in text


def test_wide_enough_is_as_without_a_bound(shown: Shown) -> None:
    assert shown(("project", "SAMPLE"), "zh", "400") == shown(("project", "SAMPLE"), "zh", "")


@pytest.mark.parametrize(
    ("given", "found"),
    [("80", 80), ("39", 40), ("0", None), ("-5", None), ("x", None), ("", None), ("9" * 9, None)],
)
def test_columns_of_the_variable(
    monkeypatch: pytest.MonkeyPatch, given: str, found: int | None
) -> None:
    monkeypatch.setenv("COLUMNS", given)
    assert columns() == found


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("每月 1,234.56 元，共 12 个月", 14, ["每月", "1,234.56 元，", "共 12 个月"]),
        ("从2026-10到2027-03止", 8, ["从", "2026-10", "到", "2027-03", "止"]),
        ("in 12 months -1,234.56 yuan", 14, ["in 12 months", "-1,234.56 yuan"]),
        ("（见附件）一二三", 6, ["（见附", "件）一", "二三"]),
        ("abcdefgh ij", 4, ["abcdefgh", "ij"]),
        ("", 10, [""]),
        ("  a  b", 10, ["a  b"]),
    ],
)
def test_where_a_line_breaks(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines
    assert "".join(atoms(text)) == text


def test_a_table_wraps_its_texts_before_it_is_cut() -> None:
    rows = [("项目", "元"), ("一二三四五六七八九十", "1,234.56")]
    # two of indent, two between, eight for the figure: 14 are left for the name
    assert list(table_lines(rows, 26)) == [
        "  项目                  元",
        "  一二三四五六七  1,234.56",
        "  八九十",
    ]
    assert list(table_lines(rows, None))[1] == "  一二三四五六七八九十  1,234.56"


def test_a_table_too_wide_is_cut_into_groups_that_begin_alike() -> None:
    rows = [("年", "a", "b", "c"), ("2026", "1,111.11", "2,222.22", "3,333.33")]
    assert list(table_lines(rows, 28)) == [
        "    年         a         b",
        "  2026  1,111.11  2,222.22",
        "",
        "    年         c",
        "  2026  3,333.33",
    ]


def test_names_titles_and_notes_go_on_below() -> None:
    blocks: list[Block] = [
        Title("一二三四五六七八九十一二三四五六七八九十一二三"),
        Pair("一二三四五六七八九十", "1,234.56 元", "beside it there is more to say"),
        Note("n", "一二三四五六七八九十一二三四五六七八九十"),
        Table(("a",), (("b",),)),
    ]
    assert readable(blocks, 40).splitlines() == [
        "一二三四五六七八九十一二三四五六七八九十",
        "一二三",
        "  一二三四五六七八  1,234.56 元",
        "  九十              beside it there is",
        "                    more to say",
        "  · 一二三四五六七八九十一二三四五六七八",
        "    九十",
        "  a",
        "  b",
    ]
