"""Every field of the registry has a name in both languages, told apart from its neighbours."""

from __future__ import annotations

import re

import pytest

from sibal_engine.policy.schema import SERIES, Series

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series.path)
def test_fields_are_named_in_both_languages(series: Series) -> None:
    for field in series.fields:
        assert HAN.search(field.zh)
        assert field.en.strip()
        assert not HAN.search(field.en)
        assert "_" not in field.en
    assert len({field.zh for field in series.fields}) == len(series.fields)
    assert len({field.en for field in series.fields}) == len(series.fields)


def test_an_english_name_is_not_the_key() -> None:
    names = {f"{s.path}.{field.name}": field.en for s in SERIES for field in s.fields}
    assert names["pension.base.lower"] == "lower limit"
    assert names["survivor.income.yearly"] == "a year"
    assert names["medical.gap.tolerated.in_a_row"] == "in a row"
    assert names["reference.outpatient.cap_active"] == "yearly limit at work"
