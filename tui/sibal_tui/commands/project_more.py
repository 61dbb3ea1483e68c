"""The parts of a projection beside its main figures: today, subsidy, survivors, other ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sibal_tui.commands.blocks import Block, Note
from sibal_tui.commands.view import View
from sibal_tui.locale.figures import FIGURES, MOVES, WAYS, named


def so_far_blocks(view: View, result: Mapping[str, Any]) -> Iterator[Block]:
    """What the record says, and what the month after it costs."""
    yield view.title("title.so_far", month=result["as_of"])
    yield from view.pairs(result["so_far"], "so_far")
    month = result["cost"]["month"]
    yield view.title("title.cost", month=month["at"])
    yield from view.pairs(month, "cost")


def more_blocks(view: View, result: Mapping[str, Any]) -> Iterator[Block]:
    """Whatever of the rest has something to say."""
    yield from _subsidy(view, result["subsidy"])
    yield from _missed(view, result["if_minimum_missed"])
    yield from _transfers(view, result["transfer"])
    yield view.title("title.survivor")
    yield from view.pairs(_known(result["survivor"]["now"]), "survivor.now")
    yield from _record(view, result["record"])
    yield from _record_medical(view, result["record"]["medical"])
    yield from _asserts(view, result["asserts"])
    yield from _real(view, result)


def cover_figures(medical: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of cover; benefits while waiting only where there are some, or it is unknown."""
    return {k: v for k, v in medical.items() if k != "waiting_benefits" or v != "0"}


def _known(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures that are known; what is not stands under the unknown ones, with its reason."""
    return {name: value for name, value in figures.items() if value is not None}


def _subsidy(view: View, subsidy: Mapping[str, Any] | None) -> Iterator[Block]:
    if subsidy is not None and subsidy["planned"]:
        yield view.title("title.subsidy")
        yield from view.pairs(_known(subsidy), "subsidy")


def _missed(view: View, missed: Mapping[str, Any] | None) -> Iterator[Block]:
    """The ways on where the minimum months are not there in the wanted month."""
    if missed is None:
        return
    months, needed = missed["contribution_months"], missed["minimum_months"]
    yield view.title("title.missed", month=missed["wanted"], count=months, needed=needed)
    rows = [_way(view, way) for way in missed["ways"]]
    names = ("way", "allowed", "months", "cost", "pension_a_month", "paid_out")
    yield view.table([f"column.{name}" for name in names], rows)
    for way in missed["ways"]:
        if way["note"]:
            name = named(WAYS, way["name"], view.lang)
            yield Note(name, f"{name}{view.word('colon')}{way['note']}")


def _way(view: View, way: Mapping[str, Any]) -> tuple[str, ...]:
    amounts = ("cost", "pension", "paid_out")
    return (
        named(WAYS, way["name"], view.lang),
        view.value(way["allowed"], "yes"),
        "" if way["months"] is None else str(way["months"]),
        *("" if way[name] is None else view.bare(way[name]) for name in amounts),
    )


def _transfers(view: View, rows: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    """What moves along with each move to another province."""
    if not rows:
        return
    yield view.title("title.transfer")
    names = ("month", "leaves", "enters", "how", "account_moves", "pool_moves", "medical_moves")
    yield view.table([f"column.{name}" for name in names], (_transfer(view, row) for row in rows))
    for row in rows:
        if row["note"]:
            yield Note(row["month"], f"{row['month']}{view.word('colon')}{row['note']}")


def _transfer(view: View, row: Mapping[str, Any]) -> tuple[str, ...]:
    how = view.word("unknown") if row["how"] is None else named(MOVES, row["how"], view.lang)
    amounts = (view.bare(row[name]) for name in ("account", "pool", "medical_account"))
    places = (view.value(row[name], "place") for name in ("from", "to"))
    return (row["month"], *places, how, *amounts)


def _record(view: View, record: Mapping[str, Any]) -> Iterator[Block]:
    """Where both the totals and the spells say something: one beside the other."""
    given, found = record["given"], record["from_spells"]
    rows = []
    for name, value in given.items():
        if value is not None and found[name] is not None:
            unit = FIGURES[f"record.{name}"].unit
            by = view.difference(record["difference"][name], unit)
            shown = (view.short(value, unit), view.short(found[name], unit), by)
            rows.append((view.label(f"record.{name}"), *shown))
    if rows:
        yield view.title("title.record")
        headers = ("column.figure", "column.given", "column.spells", "column.difference")
        yield view.table(headers, rows)


def _record_medical(view: View, medical: Mapping[str, Any]) -> Iterator[Block]:
    """What the schemes named by spells credited, where one names any."""
    if medical["months"]:
        yield view.title("title.record_medical")
        yield from view.pairs(medical, "record.medical")


def _asserts(view: View, asserts: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    """Pinned official figures beside ours."""
    from sibal_tui.locale.figure_names import figure_name

    if not asserts:
        return
    rows = [
        (
            figure_name(row["figure"], view.lang),
            row["month"] or "",
            row["value"],
            view.word("unknown") if row["ours"] is None else row["ours"],
            row["difference"] or "",
        )
        for row in asserts
    ]
    yield view.title("title.asserts")
    names = ("figure", "month", "official", "ours", "difference")
    yield view.table([f"column.{name}" for name in names], rows)


def _real(view: View, result: Mapping[str, Any]) -> Iterator[Block]:
    """The same in today's money, where prices are taken to grow."""
    real = result["real"]
    if real["price_growth"] in (None, "0"):
        return
    yield view.title("title.real", month=real["at"])
    yield from view.pairs({"balances": real["balances"], "pension": real["pension"]})
