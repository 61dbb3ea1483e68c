"""Steps of what is unknown but bounded: the waits of cover at their best and at their worst."""

from __future__ import annotations

from collections.abc import Sequence

from sibal_engine.explain import medical
from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, of_cell
from sibal_engine.life.live import Life
from sibal_engine.life.medical_cover import WaitRange, wait_range
from sibal_engine.messages import message
from sibal_engine.month import Month
from sibal_engine.months.schedule import Cell
from sibal_engine.policy.model import State
from sibal_engine.policy.resolve import Hit
from sibal_engine.result.project import Projection
from sibal_engine.rules.cover import Cover, CoverMonth

WAITING = "medical.waiting"


def ranges(projection: Projection, rest: str) -> list[Step]:
    """Steps of `ranges.medical.waiting` and of its `best` and `worst`.

    Raises `KeyError` for another figure. Where every wait is known there is no range: the steps
    of the waits themselves are given.
    """
    side = rest.removeprefix(WAITING).lstrip(".")
    if not rest.startswith(WAITING) or side not in ("", "best", "worst"):
        raise KeyError(rest)
    steps, life = medical.waiting(projection), projection.life
    if not any(month.state is Cover.UNKNOWN for month in projection.cover):
        return steps
    until = max(projection.until, life.first)
    span = wait_range(life, until, projection.retired.cover_from, life.first)
    if side != "worst":
        steps.append(_best(life, span))
    if side != "best":
        steps.append(_worst(life, span))
    return steps


def _best(life: Life, span: WaitRange) -> Step:
    place = life.terms_at(life.first).policy.place
    return Step(
        "最好：未知的等待期按 0 个月，等待的月份",
        "At best: no wait where it is unknown; months of waiting",
        _months(life, span.best_cover),
        str(span.best),
        Origin.ASSUMED,
        note=message("unknown.some_wait", place=place.name),
    )


def _worst(life: Life, span: WaitRange) -> Step:
    cell = _national(life)
    bound = UNKNOWN_VALUE if cell is None else cell.values["at_most"]
    place = life.terms_at(life.first).policy.place
    listed = "" if span.worst_cover is None else _months(life, span.worst_cover)
    return of_cell(
        f"最坏：未知的等待期按全国上限 {bound} 个月，等待的月份",
        f"At worst: the nation's bound of {bound} months where it is unknown; months of waiting",
        cell,
        listed,
        UNKNOWN_VALUE if span.worst is None else str(span.worst),
        note=message("unknown.some_wait", place=place.name),
    )


def _months(life: Life, cover: Sequence[CoverMonth]) -> str:
    waits = [life.first + at for at, each in enumerate(cover) if each.state is Cover.WAITING]
    return ", ".join(str(Month(month)) for month in waits) or "0"


def _national(life: Life) -> Cell | None:
    """The nation's longest wait in force in the first month ahead (医保办发〔2021〕43号)."""
    nation = life.terms_at(life.first).policy.layers[-1]
    for entry in nation.series.get("medical.gap.wait", ()):
        if entry.since <= life.first and "at_most" in entry.values:
            return Cell(entry.values, Hit(entry, nation, State.PUBLISHED, 0))
    return None
