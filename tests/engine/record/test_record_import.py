"""Pasted records in the layouts people meet, and what is wrong or missing in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibal_engine.case.model import Record, Spell
from sibal_engine.month import Month
from sibal_engine.record.cells import read_amount, read_month
from sibal_engine.record.importing import Imported, import_record, merged


def spells(imported: Imported) -> list[tuple[str, str, int | None, str]]:
    return [(str(s.first), str(s.last), s.base, s.kind) for s in imported.spells]


YEARS = """年度\t缴费月数\t月缴费基数\t个人账户记账额
2019\t7\t3,567.00\t1,997.52
2020\t12\t3756.00\t3605.76
2021\t—\t\t
2022\t3\t4000\t960
合计\t22\t\t
"""


def test_years_months_bases_and_credits() -> None:
    found = import_record(YEARS)
    assert found.faults == ()
    assert found.columns == ("year", "months", "base", "credit")
    # a first year ends in December, a later one begins in January: both are marked
    assert spells(found) == [
        ("2019-06", "2019-12", 356700, "flexible"),
        ("2020-01", "2020-12", 375600, "flexible"),
        ("2022-01", "2022-03", 400000, "flexible"),
    ]
    assert [row.placed for row in found.rows] == [True, False, False, True]
    assert (found.months, found.credit) == (22, 199752 + 360576 + 96000)


def test_a_year_without_an_entry_is_unrecorded_not_unpaid() -> None:
    found = import_record(YEARS)
    assert found.unrecorded == ((Month.of(2021, 1), Month.of(2021, 12)),)
    assert [row.months for row in found.rows] == [7, 12, None, 3]


def test_full_width_digits_and_commas() -> None:
    text = "缴费年月，缴费基数，缴费金额\n２０２４０１，４５８８．００，９１７．６０\n"
    text += "202402,4588,917.6"
    found = import_record(text)
    assert found.faults == ()
    assert spells(found) == [("2024-01", "2024-02", 458800, "flexible")]


def test_a_payment_not_booked_yet_is_unknown_and_a_zero_is_unpaid() -> None:
    text = "月份,基数,金额\n2024-01,4588,未到账\n2024-02,4588,0\n2024-03,4588,917.60"
    found = import_record(text)
    assert [row.months for row in found.rows] == [None, 1, 1]
    assert found.unrecorded == ((Month.of(2024, 1), Month.of(2024, 1)),)
    nothing = import_record("月份,基数,金额\n2024-02,0,0.00")
    assert (nothing.spells, nothing.unrecorded) == ((), ())
    assert nothing.rows[0].months == 0


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("2024-01 4588.00 917.60\n2024-02 4588.00 917.60", ("month", "base", "amount")),
        ("2023 12 4000 3840.00", ("year", "months", "base", "credit")),
        ("202301 202312 4000", ("from", "to", "base")),
        ("202301-202312\t4000", ("month", "base")),
        ("2023年1月至2023年12月;4000", ("month", "base")),
        ("2023-01~2023-12|4,000.00", ("month", "base")),
        ('"2023","12","4,000.00","3,840.00"', ("year", "months", "base", "credit")),
        ("year,months,base\n2023,12,4000", ("year", "months", "base")),
        ("起始年月,截止年月,缴费基数\n2023.01,2023.12,4000元", ("from", "to", "base")),
        ("\ufeff年份\t月数\t基数\n2023年\t12个月\t¥4000", ("year", "months", "base")),
    ],
)
def test_layouts(text: str, columns: tuple[str, ...]) -> None:
    found = import_record(text)
    assert found.faults == ()
    assert found.columns == columns
    assert len(found.spells) == 1
    assert found.spells[0].base in (458800, 400000)


def test_kinds_are_read_by_their_words() -> None:
    text = (
        "起始,截止,基数,参保类型\n2019-01,2019-06,3567,单位职工\n2019-07,2019-12,3567,灵活就业\n"
        "2020-01,2020-12,,城乡居民\n2021-01,2021-06,3567,\n2021-07,2021-12,3567,火星人"
    )
    found = import_record(text, kind="employee")
    assert [row.kind for row in found.rows] == ["employee", "flexible", "resident", "employee"]
    (fault,) = found.faults
    assert fault.line == 6
    assert "火星人" in str(fault)


def test_faults_name_their_line_and_the_rest_is_kept() -> None:
    text = "月份,基数\n2024-01,4588\n2024-13,4588\n2024-02,abc\n2024-01,4588\n2024-03,4588"
    found = import_record(text)
    assert sorted(fault.line or 0 for fault in found.faults) == [3, 4, 5]
    assert spells(found) == [
        ("2024-01", "2024-01", 458800, "flexible"),
        ("2024-03", "2024-03", 458800, "flexible"),
    ]


def test_more_months_than_a_year_has() -> None:
    (fault,) = import_record("年度,月数,基数\n2024,13,4588").faults
    assert fault.line == 2


def test_a_wrong_number_of_months_is_not_taken_for_a_base() -> None:
    read = import_record("2014 12 3000 240\n2015 14 3000 240")
    assert [row.first.year for row in read.rows] == [2014]
    assert (read.faults[0].line, read.faults[0].allowed) == (2, "0 to 12")
    # a line alone, whose columns are told from its own content
    alone = import_record("2015 14 3000")
    assert not alone.rows
    assert "14" in alone.faults[0].message


def test_text_that_is_no_record() -> None:
    found = import_record("hello world\n你好")
    assert (found.rows, found.spells) == ((), ())
    assert [fault.line for fault in found.faults] == [1, 2]
    assert import_record("").faults == ()


def test_too_many_lines_are_cut_and_said() -> None:
    found = import_record("2024-01 4588\n" * 3000)
    assert "3000 lines" in str(found.faults[0])
    assert len(found.rows) == 1


def test_merging_keeps_totals_and_reaches_the_last_spell() -> None:
    record = Record(as_of=Month.of(2022, 1), pension_months=131)
    out = merged(record, import_record(YEARS))
    assert out.as_of == Month.of(2022, 3)
    assert out.pension_months == 131
    assert out.spells[0] == Spell(Month.of(2019, 6), Month.of(2019, 12), "flexible", 356700)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [("4588", 458800), ("4,588.5", 458850), ("4588.000", 458800), ("—", None), ("", None)],
)
def test_amounts(cell: str, fen: int | None) -> None:
    assert read_amount(cell) == fen


@pytest.mark.parametrize(
    "cell", ["2024-01", "202401", "2024/1", "2024.01", "2024年1月", "20240115"]
)
def test_months(cell: str) -> None:
    assert read_month(cell) == Month.of(2024, 1)


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    found = import_record(text)
    for row in found.rows:
        assert row.first <= row.last
    ordered = sorted(found.spells, key=lambda spell: spell.first)
    assert list(found.spells) == ordered
