"""What a projection holds beside pension, balances and cover: the record checked, and more."""

from __future__ import annotations

from typing import Any

from sibal_engine.messages import Lang
from sibal_engine.project import Projection
from sibal_engine.record_json import record_dict


def more_dict(projection: Projection, lang: Lang) -> dict[str, Any]:
    """Further keys of a result; what they assume is noted in the projection."""
    return {"record": record_dict(projection)}
