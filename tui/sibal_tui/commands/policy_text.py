"""Policy values in words: subject and name of a key, its value with its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sibal_engine.policy.schema import BY_PATH, KEYS, SUBJECTS
from sibal_tui.locale import Lang
from sibal_tui.locale.choices import choice_name

if TYPE_CHECKING:
    from sibal_engine.policy.model import Resolved
    from sibal_tui.commands.view import View

_UNITS = {
    "yuan": ("元", "yuan"),
    "yuan/month": ("元/月", "yuan a month"),
    "yuan/year": ("元/年", "yuan a year"),
    "months": ("个月", "months"),
    "day of month": ("日", "of the month"),
}


def registered(key: str) -> str:
    """The key of the registry: entries that stand side by side carry a number in theirs."""
    return ".".join(part for part in key.split(".") if not part.isdecimal())


def subject_of(key: str, lang: Lang) -> str:
    """The subject a key belongs to."""
    series, _ = KEYS[registered(key)]
    zh, en = SUBJECTS[series.subject]
    return en if lang == "en" else zh


def key_label(key: str, lang: Lang) -> str:
    """The name of a key: its series, and its field where there are several."""
    key = registered(key)
    series = BY_PATH.get(key)
    if series is not None:
        return series.en if lang == "en" else series.zh
    series, field = KEYS[key]
    if lang == "en":
        return f"{series.en}: {field.en}"
    return f"{series.zh}：{field.zh}"


def value_text(row: Resolved, view: View) -> str:
    """A value with its unit."""
    if isinstance(row.shown, bool):
        return view.word("yes" if row.shown else "no")
    if row.unit == "rate" and isinstance(row.shown, str):
        return view.value(row.shown, "rate")
    if row.unit in ("choice", "choices"):
        names = [row.shown] if isinstance(row.shown, str) else list(row.shown)
        return view.word("separator").join(choice_name(name, view.lang) for name in names)
    unit = _UNITS.get(row.unit)
    if unit is None or not isinstance(row.shown, str | int):
        return flat(row.shown)
    shown = str(row.shown)
    if row.unit.startswith("yuan"):
        shown = view.value(row.shown, "yuan").split(" ")[0]
    return f"{shown} {unit[1] if view.lang == 'en' else unit[0]}"


_REASONS = {
    "no value recorded": ("没有录入数值", "no value recorded"),
    "not stated": ("文件没有写明", "not stated"),
}
_FIRST = "first recorded value: "


def reason_text(reason: str, lang: Lang) -> str:
    """Why a value is unknown; a note of the file stays as its author wrote it."""
    if reason.startswith(_FIRST) and lang == "zh":
        return f"最早的记录：{reason.removeprefix(_FIRST)}"
    zh, en = _REASONS.get(reason, (reason, reason))
    return en if lang == "en" else zh


def flat(value: Any) -> str:
    """A list or a table in one line."""
    if isinstance(value, dict):
        return "; ".join(f"{key}={flat(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return " / ".join(flat(each) for each in value)
    return str(value)
