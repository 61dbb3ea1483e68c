"""The gap mode says where part of the benefits is paid while waiting."""

from __future__ import annotations

import pytest
from tests.engine.small_world import a_case

from sibal_engine.case.model import Gap
from sibal_engine.lang import Lang
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.whatif.gap import gap_effect
from sibal_tui.views.gap import cover_lines


def values(city: str, lang: Lang) -> list[str]:
    effect = gap_effect(a_case(city=city), World(), Gap(Month.of(2027, 3), 4))
    return [line.value for line in cover_lines(effect, lang)]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "，其间待遇按 50%"), ("en", ", 50% of the benefits meanwhile")],
)
def test_half_of_the_benefits_in_haikou(lang: Lang, said: str) -> None:
    assert [value.endswith(said) for value in values("海口", lang)].count(True) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_said_where_nothing_is_paid(lang: Lang) -> None:
    assert not [value for value in values("上海", lang) if "%" in value]
