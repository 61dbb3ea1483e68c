"""Name and value of any figure that can be opened into its steps, by its dotted path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sibal_tui.locale import Lang
from sibal_tui.locale.figures import FIGURES, MILESTONES, MOVES, Figure, named
from sibal_tui.locale.plan_names import entry_name

_COLUMNS: Mapping[str, tuple[str, str]] = {
    "months": ("缴费月数", "months paid"),
    "pension.paid": ("养老缴费", "pension contributions"),
    "pension.credited": ("养老账户划入", "credited to the pension account"),
    "pension.interest": ("养老账户利息", "interest on the pension account"),
    "pension.drawn": ("养老账户支出", "drawn from the pension account"),
    "pension.balance": ("年末养老账户", "pension account at the year's end"),
    "pension.received": ("领取养老金", "pension received"),
    "medical.paid": ("医保缴费", "medical contributions"),
    "medical.credited": ("医保账户划入", "credited to the medical account"),
    "medical.spent": ("医保账户支出", "spent from the medical account"),
    "medical.balance": ("年末医保账户", "medical account at the year's end"),
}


def _figure(path: str) -> Figure | None:
    found = FIGURES.get(path)
    if found is None and path.startswith("cost.month."):
        found = FIGURES.get("cost." + path.removeprefix("cost.month."))
    elif found is None and path.startswith("transfer."):
        found = FIGURES.get("transfer." + path.rpartition(".")[2])
    return found


def figure_name(path: str, lang: Lang) -> str:
    """The name of a figure; its path where it has none."""
    figure = _figure(path)
    if figure is not None:
        moved = path.split(".") if path.startswith("transfer.") else []
        return f"{moved[1]} {figure.label(lang)}" if len(moved) == 3 else figure.label(lang)
    entry = entry_name(path.removeprefix("resolved."), lang)
    if entry is not None:
        return entry
    head, _, rest = path.partition(".")
    if head == "milestones":
        return named(MILESTONES, rest, lang)
    if head == "by_year":
        year, _, column = rest.partition(".")
        if not year.isdigit():
            return named(_COLUMNS, rest, lang)  # the column of all years
        return f"{year} {named(_COLUMNS, column, lang)}"
    if head == "ranges":
        return figure_name(rest.removesuffix(".best").removesuffix(".worst"), lang)
    if head == "real":
        real = "今日的钱" if lang == "zh" else "today's money"
        return f"{figure_name(rest, lang)}" + (f"（{real}）" if lang == "zh" else f" ({real})")
    return path


def figure_value(path: str, value: Any, lang: Lang) -> str:
    """A figure's value with its unit; an unknown one says so."""
    from sibal_tui.commands.view import View

    figure = _figure(path)
    unit = figure.unit if figure is not None else "text"
    if path.startswith("by_year."):
        unit = "months" if path.endswith(".months") else "yuan"
    elif isinstance(value, Mapping):
        # a range: its best and its worst
        return " … ".join(View(lang).value(each, "months") for each in value.values())
    elif path == "transfer":
        value = len(value or ())
    elif path.startswith("transfer.") and path.endswith(".how") and value is not None:
        value = named(MOVES, value, lang)
    return View(lang).value(value, unit)
