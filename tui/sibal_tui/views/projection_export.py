"""The pages of the projection as files: exact numbers as CSV, JSON and Markdown; pure functions.

JSON of the balances is what `sibal-tui project CASE --until MONTH --json` prints; CSV holds the
same rows under the same dotted names. The other pages hold their sweep, or scenarios by name.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sibal_engine.errors import Fault
from sibal_engine.month import month_text
from sibal_engine.result.json_parts import year_dict
from sibal_engine.result.project import Projection
from sibal_engine.result.project_json import projection_dict
from sibal_engine.result.real import real_years
from sibal_engine.whatif.base_sweep import BaseSweep
from sibal_engine.whatif.sweep import RetirementSweep
from sibal_tui.locale import Lang
from sibal_tui.views.projection import View
from sibal_tui.views.projection_table import Table, scenario_rows


def files(view: View, lang: Lang, *, real: bool) -> dict[str, str]:
    """File ending → content; empty where there is no projection."""
    if view.outlook is None:
        return {}
    data = _data(view, lang)
    return {
        "csv": _csv(_records(view, data, real)),
        "json": json.dumps(data, ensure_ascii=False, indent=2) + "\n",
        "md": _markdown(view),
    }


def _data(view: View, lang: Lang) -> dict[str, Any]:
    if isinstance(view.sweep, (BaseSweep, RetirementSweep)):
        return view.sweep.to_dict()
    if view.page == "scenarios":
        return {
            "scenarios": [
                {
                    "name": name,
                    "result": None if isinstance(each, Fault) else projection_dict(each, lang),
                }
                for name, each in view.scenarios
            ]
        }
    assert view.outlook is not None
    return projection_dict(view.outlook, lang)


def flat(row: Mapping[str, Any], head: str = "") -> Iterator[tuple[str, Any]]:
    """Dotted names and values of a nested result; lists are left out."""
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{head}{name}.")
        elif not isinstance(value, list):
            yield head + name, value


def _records(view: View, data: Mapping[str, Any], real: bool) -> list[dict[str, Any]]:
    """The rows of the CSV; in today's yuan every amount stands a second time, under `real`."""
    if view.sweep is not None:
        return [dict(flat(point)) for point in data["points"]]
    if view.page == "scenarios":
        return [
            {"name": each["name"], **dict(flat(each["result"] or {}))} for each in data["scenarios"]
        ]
    rows = [dict(flat(row)) for row in data["by_year"]]
    if real and view.outlook is not None:
        for row, year in zip(rows, real_years(view.outlook), strict=True):
            amounts = {k: v for k, v in flat(year_dict(year)) if "." in k}
            row.update({f"real.{name}": value for name, value in amounts.items()})
    return rows


def _csv(records: Sequence[Mapping[str, Any]]) -> str:
    names = list(dict.fromkeys(name for record in records for name in record))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


def _markdown(view: View) -> str:
    """What the screen shows, as a document: levers, results, note and the whole table."""
    outlook = view.outlook
    assert isinstance(outlook, Projection)
    lines = [f"# {outlook.case.name}", ""]
    lines += [f"- {text}" for _, text in view.levers]
    lines += [f"- {view.summary}", "", f"{view.note}  ({month_text(outlook.until)})", ""]
    return "\n".join([*lines, *_markdown_table(view.table), ""])


def _markdown_table(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(table.titles) + " |"
    yield "|" + "|".join([":---", *("---:" for _ in table.titles[1:])]) + "|"
    for row in scenario_rows(table):
        yield "| " + " | ".join(text.replace("|", "\\|") for text in row) + " |"


def plain(view: View) -> str:
    """The page as plain text, for copying."""
    lines = [*(text for _, text in view.levers), view.summary, view.note, ""]
    lines.append("\t".join(view.table.titles))
    lines += ["\t".join(row) for row in scenario_rows(view.table)]
    return "\n".join(lines)
