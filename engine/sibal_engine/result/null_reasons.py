"""Every null of a result that is unknown has its reason: that of the figure it hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from sibal_engine.life.medical_cover import RetireeCover
from sibal_engine.messages import Message, message

T = TypeVar("T")

_PENSION = ("pension.base", "pension.rate", "pension.index", "balances.pension")
_AWARD = ("pension.reference_wage", "pension.total", "pension.basic", "pension.average_index")
_RETIREE = ("medical.retiree_credit", "medical.retiree", "balances.medical")
_DUE, _CREDIT = ("medical.due", *_RETIREE), ("medical.credit", "medical.due", *_RETIREE)
_CAUSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cost.month.pension", _PENSION),
    ("cost.month.unemployment", _PENSION),
    ("cost.month.medical.account", _CREDIT),
    ("cost.month.medical.pool", (*_DUE, "medical.credit")),
    ("cost.month.medical", _DUE),
    ("cost.month.total", (*_PENSION, *_DUE)),
    ("balances.pension", _PENSION),
    ("balances.medical", _CREDIT),
    ("totals.medical", _CREDIT),
    ("totals.paid", (*_PENSION, *_DUE)),
    ("totals.pension", _PENSION),
    ("retirement", ("retirement.chosen",)),
    ("pension", (*_AWARD, *_PENSION)),
    ("so_far.pension_balance", _PENSION),
    ("so_far.medical_balance", _CREDIT),
    ("so_far.medical_missing_months", ("medical.retiree", "medical.retiree.continuous_months")),
    ("by_year.pension.received", (*_AWARD, *_PENSION)),
    ("by_year.pension", (*_PENSION, *_AWARD)),
    ("by_year.medical.paid", _DUE),
    ("by_year.medical", _CREDIT),
    ("survivor.now.pension_account", _PENSION),
    ("survivor.now.medical_account", _CREDIT),
    ("survivor.at_retirement.pension_account", _PENSION),
    ("survivor.at_retirement.medical_account", _CREDIT),
    ("survivor", ("survivor.grant",)),
    ("medical.waiting_benefits", ("medical.waiting",)),
    ("medical.restored", ("medical.waiting",)),
    ("back_pay.pension.amount", _PENSION),
    ("back_pay.medical.amount", _DUE),
    ("lost.waiting_months", ("medical.waiting",)),
    ("lost.not_paid", ("totals.paid", *_PENSION, *_DUE)),
    ("lost.pension_per_month", (*_AWARD, *_PENSION)),
    ("lost.medical_credit", _CREDIT),
    ("lost.retirement_moved_months", ("retirement.chosen",)),
    ("lost", (*_PENSION, *_AWARD)),
)
"""Figure, or the head of several → the figures behind it, the likeliest first."""


def null_leaves(node: Any, path: str = "") -> Iterator[str]:
    """The dotted paths of all nulls; the rows of a list of years share theirs, without the year."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from null_leaves(value, f"{path}.{key}" if path else str(key))
    elif isinstance(node, list):
        for row in node:
            label = next((row[key] for key in ("name", "month") if key in row), "") if row else ""
            head = f"{path}.{label}" if label and "year" not in row else path
            if isinstance(row, Mapping):
                yield from null_leaves(row, head)
    elif node is None:
        yield path


def is_named(path: str, unknown: Mapping[str, Any]) -> bool:
    """Whether the list has an entry for a path, or for a head of it."""
    parts = path.split(".")
    return any(".".join(parts[:count]) in unknown for count in range(1, len(parts) + 1))


def with_reasons(result: Mapping[str, Any], unknown: Mapping[str, T]) -> dict[str, T]:
    """`unknown` with an entry for every null that hangs on a figure in it."""
    out = dict(unknown)
    for path in dict.fromkeys(null_leaves(result)):
        if is_named(path, out) or (path == "cost.month.medical.base" and _is_paid(result)):
            continue
        plain = path.removeprefix("real.")
        causes = next((c for head, c in _CAUSES if f"{plain}.".startswith(_stem(head))), ())
        cause = next((each for each in causes if each in unknown), None)
        if cause is not None:
            out[path] = unknown[cause]
    return out


def _stem(head: str) -> str:
    """`totals.medical` stands for `totals.medical_paid` too; other heads end at a dot."""
    return head if head.startswith("totals.") else f"{head}."


def _is_paid(result: Mapping[str, Any]) -> bool:
    """Whether what is paid is known: then no base is used, and none is missing."""
    return result["cost"]["month"]["medical"]["due"] is not None


def retiree_reasons(cover: RetireeCover, place: str, code: str) -> dict[str, tuple[Message, str]]:
    """Why parts of the rule of cover in retirement are unknown; beside the reason of the whole."""
    names: dict[str, Message] = {}
    if cover.local_needed is None:
        names["local_needed_months"] = message("unknown.local_years", place=place)
    if cover.unbroken_needed is not None and cover.unbroken is None:
        count = cover.unbroken_needed
        names["continuous_months"] = message("unknown.unbroken", place=place, count=count)
    if cover.top_up is None:
        names["top_up"] = message("unknown.top_up_rule", place=place)
        if cover.missing:
            names["top_up_amount"] = names["top_up"]
    return {f"medical.retiree.{name}": (reason, code) for name, reason in names.items()}
