"""Text in terminal cells: always exactly as wide as asked, whatever the script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sibal_tui.text import Align, cut, fit, normalise_digits, pad, truncate, width, wrap

TEXTS = st.text(st.sampled_from("ab 9,.社保医疗。（）·…→é"), max_size=30)


@given(TEXTS, st.integers(0, 40), st.sampled_from(["left", "right", "center"]))
def test_fit_is_exactly_as_wide_as_asked(text: str, cells: int, align: Align) -> None:
    assert cell_len(fit(text, cells, align)) == cells


@given(TEXTS, st.integers(0, 40))
def test_cut_is_the_longest_beginning_that_fits(text: str, cells: int) -> None:
    head = cut(text, cells)
    assert text.startswith(head)
    assert cell_len(head) <= cells
    if head != text:
        assert cell_len(text[: len(head) + 1]) > cells


@given(TEXTS, st.integers(2, 20))
def test_wrapped_lines_fit_and_lose_nothing_but_blanks(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(cell_len(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "cells", "align", "shown"),
    [
        ("社保", 6, "left", "社保  "),
        ("社保", 6, "right", "  社保"),
        ("社保", 7, "center", " 社保  "),
        ("社会保险", 5, "left", "社会…"),
        ("社会保险", 6, "left", "社会… "),
        ("社会保险", 1, "left", "…"),
        ("社会保险", 0, "left", ""),
        ("abc", 3, "right", "abc"),
    ],
)
def test_fit_by_hand(text: str, cells: int, align: Align, shown: str) -> None:
    assert fit(text, cells, align) == shown


def test_small_parts_by_hand() -> None:
    assert width("社保ab") == 6
    assert cut("社保", 3) == "社"
    assert truncate("abcdef", 4, "~") == "abc~"
    assert pad("社保", 2) == "社保"
    assert wrap("断缴后还能补缴吗，能。", 10) == ["断缴后还能", "补缴吗，", "能。"]


def test_wrap_keeps_latin_words_and_line_breaks() -> None:
    assert wrap("pay both halves", 9) == ["pay both", "halves"]
    assert wrap("a\n\nb", 5) == ["a", "", "b"]


def test_wrap_begins_no_line_with_punctuation() -> None:
    assert wrap("断缴后还能补缴吗，能。", 16) == ["断缴后还能补缴", "吗，能。"]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("６０％", "60%"),
        ("４５８８．００", "4588.00"),
        ("4588。5", "4588.5"),
        ("２０２７－０３", "2027-03"),
        ("2027—03", "2027-03"),
        ("１，２３４", "1,234"),
        ("－５", "-5"),
        ("成都。", "成都。"),
        ("", ""),
    ],
)
def test_full_width_digits_are_read(typed: str, plain: str) -> None:
    assert normalise_digits(typed) == plain
