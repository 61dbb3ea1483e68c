"""The province of the household registration: it may be written as a code, a name or pinyin."""

from __future__ import annotations

from sibal_engine.errors import ContentError
from sibal_engine.life.live import Life


def hukou_province(life: Life) -> str:
    """The first two digits of the province's code; empty where it is not given or not on file."""
    text = life.case.person.hukou
    if not text or (text.isascii() and text[:2].isdecimal()):
        return text[:2]
    try:
        return life.world.library.find_hukou(text)[:2]
    except ContentError:
        return ""
