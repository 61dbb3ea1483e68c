"""What a projection holds beside pension, balances and cover: the record checked, and more."""

from __future__ import annotations

from typing import Any

from sibal_engine.lang import Lang
from sibal_engine.result.project import Projection
from sibal_engine.result.real import real_dict
from sibal_engine.result.record_json import record_dict
from sibal_engine.result.shortfall import shortfall_of
from sibal_engine.result.subsidy import subsidy_of
from sibal_engine.result.survivors import survivors_dict
from sibal_engine.result.transfer import transfers_of


def more_dict(projection: Projection, lang: Lang) -> dict[str, Any]:
    """Further keys of a result; what they assume or miss is noted in the projection."""
    life = projection.life
    subsidy = subsidy_of(life)
    if subsidy is not None:
        life.assumed.update(subsidy.assumed)
        projection.unknown.update(subsidy.unknown)
    missed = shortfall_of(life)
    return {
        "record": record_dict(projection),
        "real": real_dict(projection),
        "subsidy": None if subsidy is None else subsidy.to_dict(),
        "survivor": survivors_dict(life, projection.unknown),
        "if_minimum_missed": None if missed is None else missed.to_dict(lang),
        "transfer": _transfers(projection, lang),
    }


def _transfers(projection: Projection, lang: Lang) -> list[dict[str, Any]]:
    """`transfer`: one row a move between provinces."""
    rows = []
    for row in transfers_of(projection.life):
        projection.life.assumed.update(row.assumed)
        place = row.leaves.policy.code
        for column, reason in row.unknown.items():
            projection.unknown[f"transfer.{row.month}.{column}"] = (reason, place)
        rows.append(row.to_dict(lang))
    return rows
