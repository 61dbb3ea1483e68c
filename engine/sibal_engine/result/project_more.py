"""What a projection holds beside pension, balances and cover: the record checked, and more."""

from __future__ import annotations

from typing import Any

from sibal_engine.lang import Lang
from sibal_engine.result.gathered import gathered
from sibal_engine.result.project import Projection
from sibal_engine.result.real import real_dict
from sibal_engine.result.record_json import record_dict


def more_dict(projection: Projection, lang: Lang) -> dict[str, Any]:
    """Further keys of a result; what they assume or miss stands in `gathered`."""
    found = gathered(projection)
    return {
        "record": record_dict(projection, found.credited),
        "real": real_dict(projection),
        "subsidy": None if found.subsidy is None else found.subsidy.to_dict(),
        "survivor": {name: row.to_dict() for name, row in found.survivors.items()},
        "if_minimum_missed": None if found.missed is None else found.missed.to_dict(lang),
        "transfer": [row.to_dict(lang) for row in found.transfers],
    }
