"""All that a projection assumes and misses, its further parts included: gathered once, purely.

Commands and screens show these lists. Nothing is noted in the projection while it is printed, so
it says the same before and after.
"""

from copy import copy
from typing import NamedTuple

from sibal_engine.life.live import Life
from sibal_engine.messages import Message, message
from sibal_engine.record.medical import MedicalCredits, medical_credits
from sibal_engine.result.project import Projection
from sibal_engine.result.shortfall import Shortfall, shortfall_of
from sibal_engine.result.subsidy import Subsidy, subsidy_of
from sibal_engine.result.survivors import Survivors, survivor_notes, survivors_of
from sibal_engine.result.top_up import TopUp, top_up_of
from sibal_engine.result.transfer import Transfer, transfers_of


class Gathered(NamedTuple):
    """The parts beside pension, balances and cover, and every default, frame and gap in use."""

    subsidy: Subsidy | None
    missed: Shortfall | None
    survivors: dict[str, Survivors]
    transfers: tuple[Transfer, ...]
    credited: MedicalCredits
    top_up: TopUp | None
    assumed: dict[str, Message]
    """Every default and frame in use, by name."""
    unknown: dict[str, tuple[Message, str]]
    """Figure → why it is unknown, and the code of the place whose rule is missing."""


def gathered(projection: Projection) -> Gathered:
    """The lists of a projection; made when they are first asked for."""
    if projection.gathered is None:
        projection.gathered = _gather(projection)
    return projection.gathered


def _own(life: Life) -> Life:
    """The same life with notes of its own: reading a rate or a place may add one."""
    own = copy(life)
    own.assumed, own.unknown = dict(life.assumed), dict(life.unknown)
    return own


def _gather(projection: Projection) -> Gathered:
    life, unknown = _own(projection.life), dict(projection.unknown)
    subsidy = subsidy_of(life)
    survivors = survivors_of(life)
    transfers = transfers_of(life)
    credited = medical_credits(projection.case, life.world)
    top_up = top_up_of(life, projection.retiree, life.end)
    out = Gathered(
        subsidy,
        missed=shortfall_of(life),
        survivors=survivors,
        transfers=transfers,
        credited=credited,
        top_up=top_up,
        assumed=life.assumed,
        unknown=unknown,
    )
    if projection.case.assumptions.price_growth is None:
        out.assumed["price_growth"] = message("assumed.price_growth")
    if subsidy is not None:
        out.assumed.update(subsidy.assumed)
        unknown.update(subsidy.unknown)
    if credited.reason is not None:
        unknown["record.medical.credited"] = (credited.reason, "")
    if top_up is not None and top_up.reason is not None:
        place = life.terms_at(life.end).policy.code
        unknown["medical.retiree.top_up_amount"] = (top_up.reason, place)
    for row in transfers:
        out.assumed.update(row.assumed)
        for column, reason in row.unknown.items():
            unknown[f"transfer.{row.month}.{column}"] = (reason, row.leaves.policy.code)
    survivor_notes(life, survivors, out.assumed, unknown)
    return out
