"""Outlooks against values done by hand in the made-up city of `small_world`.

The man of `a_case` pays 1,000.00 a month for 34 months, 400.00 of it into an account of 60,000.00
that earns nothing; he retires in 2029-10 on 1,727.58 a month, 557.58 of it from the account.
"""

from __future__ import annotations

import pytest
from tests.engine.small_world import a_case, small_world

from sibal_engine.explain import sweep as steps
from sibal_engine.money import pretty_yuan
from sibal_engine.month import Month
from sibal_engine.result.outlook import balances, months_of, net_received, outlook, pension_paid
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.whatif.base_sweep import base_sweep
from sibal_engine.whatif.sweep import retirement_sweep

WORLD = small_world()
RECORD_END, RETIRED = Month.of(2026, 12), Month.of(2029, 10)


def test_an_outlook_runs_from_the_record_to_85() -> None:
    found = outlook(a_case(), WORLD)
    months = months_of(found)
    assert months[0] == RECORD_END
    assert months[-1] == found.until == Month.of(2053, 10)


def test_it_is_the_projection_that_runs_further() -> None:
    found, short = outlook(a_case(), WORLD), project(a_case(), WORLD)
    assert found.award == short.award
    assert found.life.chosen == short.life.chosen == RETIRED
    assert found.balance_at(RETIRED) == short.balance_at(RETIRED)


def test_balances_by_hand() -> None:
    found = outlook(a_case(), WORLD)
    start = months_of(found)[0]
    pension, medical = balances(found)
    assert pension[0] == 60_000_00
    assert pension[RETIRED - start] == 60_000_00 + 34 * 400_00
    assert pension[RETIRED - start + 2] == 73_600_00 - 2 * 557_58
    assert pension[-1] == 0
    # medical is paid on the lower limit: 2 % of 3,000.00 credited; 100.00 a month once retired
    assert medical[1] == 1_000_00 + 60_00
    assert medical[RETIRED - start] == 1_000_00 + 34 * 60_00
    assert len(pension) == len(medical) == len(months_of(found))


def test_net_received_by_hand() -> None:
    found = outlook(a_case(), WORLD)
    net = net_received(found)
    start = months_of(found)[0]
    assert net[0] == 0
    assert net[1] == -1_000_00
    assert net[RETIRED - start] == -34_000_00
    assert net[RETIRED - start + 1] == 1_727_58 - 34_000_00
    assert net[-1] == 288 * 1_727_58 - 34_000_00


def test_net_passes_zero_in_the_pay_back_month() -> None:
    found = outlook(a_case(), WORLD)
    back = dict(found.milestones)["pay_back"]
    net = net_received(found)
    first = next(
        month for month, value in zip(months_of(found), net, strict=True) if value and value >= 0
    )
    assert first == back


def test_contributions_are_those_of_the_totals() -> None:
    found = outlook(a_case(), WORLD)
    assert pension_paid(found) == 34_000_00
    assert projection_dict(found)["totals"]["pension_paid"] == "34000.00"


def test_nobody_is_followed_to_before_the_record() -> None:
    record = 'as_of = "2060-12"\npension_months = 200\naverage_index = "1"\npension_balance = "0"'
    found = outlook(a_case(record=record), WORLD)
    assert found.until == Month.of(2060, 12)
    assert len(months_of(found)) == len(net_received(found)) == 1


def test_months_that_never_suffice_leave_the_pension_unknown() -> None:
    record = 'as_of = "2026-12"\npension_months = 0\npension_balance = "0"'
    found = outlook(a_case(record=record, plan='pension_base = "none"'), WORLD)
    assert found.life.chosen is None
    assert net_received(found)[-1] is None


def test_paying_on_for_the_minimum_ends_at_75_however_far_one_looks() -> None:
    # 0 months in 2026-12, five years not paid: 142 of 180 at 75, all of them only at 78
    record = 'as_of = "2026-12"\npension_months = 0\npension_balance = "0"'
    gap = 'pension_base = "100%"\n[[plan.gap]]\nfrom = "2027-01"\nmonths = 60'
    case = a_case(record=record, plan=gap)
    assert project(case, WORLD).life.chosen is None
    assert outlook(case, WORLD).life.chosen is None


@pytest.mark.parametrize("name", list(steps.BASE))
def test_the_steps_of_a_base_end_in_its_figure(name: str) -> None:
    sweep = base_sweep(a_case(), WORLD)
    for point in sweep.points:
        made = steps.BASE[name](sweep, point)
        value = getattr(point, name)
        shown = made[-1].value
        if value is None:
            assert shown == "—"
        elif name in ("extra_paid", "extra_total"):
            assert shown == pretty_yuan(value)
        elif name == "pay_back":
            assert shown == str(value)
        else:
            assert shown.endswith("%")
            assert value == round(float(shown[:-1]) * 10_000)


@pytest.mark.parametrize("name", list(steps.RETIREMENT))
def test_the_steps_of_a_month_end_in_its_figure(name: str) -> None:
    sweep = retirement_sweep(a_case(), WORLD)
    for point in sweep.points[::6]:
        value = getattr(point, name)
        shown = steps.RETIREMENT[name](sweep, point)[-1].value
        if value is None:
            assert shown == "—"
        else:
            assert shown == (pretty_yuan(value) if name == "net" else str(value))


def test_the_steps_of_the_outlooks_net_by_hand() -> None:
    made = steps.outlook_net(outlook(a_case(), WORLD))
    assert [step.value for step in made] == ["34,000.00", "1,727.58", "288", "463,543.04"]
