"""The tables of a profile (spells, gaps, changes, pinned figures) as rows of texts to edit."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.case.reader import read_case
from sibal_engine.case.reference import looks_named
from sibal_engine.case.writer import case_document
from sibal_engine.errors import ContentError, Fault
from sibal_engine.month import Month
from sibal_engine.policy.library import Library
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.views import form_milestones
from sibal_tui.views import form_values as read
from sibal_tui.views.form_model import (
    Checked,
    Field,
    FormView,
    Kind,
    Line,
    Panel,
    Unit,
    check,
    line_of,
    panel_of,
    shown,
)
from sibal_tui.views.form_values import Problem
from sibal_tui.views.profile_form import MEDICAL_BASES, MEDICAL_OPTIONS, PENSION_BASES
from sibal_tui.views.profile_spells import Note

if TYPE_CHECKING:
    from sibal_tui.session import Session

Texts = dict[str, str]
MONTHS_PAID = "retirement.contribution_months"
FIGURES = ("balances.pension", "balances.medical", MONTHS_PAID)
"""What can be told of any month, beside what an official statement prints."""
NO_NOTES: Mapping[str, Note] = {}


class Rows(NamedTuple):
    """One table: where it stands in the profile, and the fields of its rows (`NAME.KEY`)."""

    name: str
    path: tuple[str, ...]
    fields: tuple[Field, ...]
    start: Mapping[str, str]
    """The texts a new row begins with."""
    unseen: tuple[str, ...] = ()
    """Keys of the file that have no field: an edited row keeps them."""

    def key(self, each: Field) -> str:
        """The field's own key in the file."""
        return each.key.partition(".")[2]


def _month(key: str, *, required: bool = True) -> Field:
    return Field(key, read=read.month, required=required)


def _when(key: str, *, required: bool = True) -> Field:
    return Field(key, read=form_milestones.when, required=required, unit=Unit.WHEN)


TABLES: Mapping[str, Rows] = {
    "spells": Rows(
        "spells",
        ("record", "spell"),
        (
            _month("spells.from"),
            _month("spells.to"),
            Field(
                "spells.kind",
                Kind.CHOICE,
                None,
                ("flexible", "employee", "resident", "deemed"),
                "kind",
                required=True,
            ),
            Field("spells.base", read=read.amount, unit=Unit.YUAN),
            Field("spells.city", Kind.PLACE, read.city),
        ),
        {"kind": "flexible"},
        ("medical_scheme",),
    ),
    "gaps": Rows(
        "gaps",
        ("plan", "gap"),
        (
            _when("gaps.from"),
            Field("gaps.months", read=read.count, required=True, unit=Unit.MONTHS),
            Field(
                "gaps.scheme",
                Kind.CHOICE,
                None,
                ("both", "pension", "medical"),
                "scheme",
                required=True,
            ),
            _when("gaps.back_pay", required=False),
        ),
        {"scheme": "both"},
    ),
    "changes": Rows(
        "changes",
        ("plan", "change"),
        (
            _when("changes.from"),
            Field("changes.pension_base", Kind.MIXED, read.base, ("", *PENSION_BASES), "base"),
            Field("changes.medical_option", Kind.CHOICE, None, MEDICAL_OPTIONS, "option"),
            Field("changes.medical_base", Kind.MIXED, read.base, MEDICAL_BASES, "base"),
            Field("changes.city", Kind.PLACE, read.city),
        ),
        {},
    ),
    "pinned": Rows(
        "pinned",
        ("assert",),
        (
            Field("pinned.figure", Kind.CHOICE, None, FIGURES, "figure", required=True),
            _month("pinned.month"),
            Field("pinned.value", read=read.amount, required=True, unit=Unit.YUAN),
            Field("pinned.note", read=read.note),
        ),
        {"figure": "balances.pension"},
    ),
}


def rows_of(case: Case, table: Rows) -> list[Texts]:
    """The rows of a case as texts, each field present."""
    return [_texts(table, row) for row in _tables(case_document(case), table.path)]


def _texts(table: Rows, row: Mapping[str, Any]) -> Texts:
    out: Texts = {}
    for each in table.fields:
        value = row.get(table.key(each))
        out[each.key] = "" if value is None or value is False else str(value)
    return out | {f"{table.name}.{key}": str(row[key]) for key in table.unseen if key in row}


def _tables(document: Mapping[str, Any], path: Sequence[str]) -> list[dict[str, Any]]:
    value: Any = document
    for part in path:
        value = value.get(part, {}) if isinstance(value, dict) else {}
    return list(value) if isinstance(value, list) else []


def new_row(case: Case, table: Rows) -> Texts:
    """The texts of a new row: the usual kind, and the month after what is there."""
    texts = {each.key: table.start.get(table.key(each), "") for each in table.fields}
    if table.name == "spells" and case.record.spells:
        texts["spells.from"] = str(case.record.spells[-1].last.plus(1))
    if table.name == "gaps":
        texts["gaps.from"] = str(case.record.as_of.plus(1))
    return texts


def _fields(table: Rows, texts: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields of a row: a pinned value is an amount or a number of months, by its figure."""
    if texts.get("pinned.figure") != MONTHS_PAID:
        return table.fields
    return tuple(
        each._replace(read=read.count, unit=Unit.MONTHS) if each.key == "pinned.value" else each
        for each in table.fields
    )


def check_row(
    table: Rows, texts: Mapping[str, str], case: Case, others: Sequence[Texts], library: Library
) -> Checked:
    """One row read by itself, then beside the record and the other rows."""
    checked = check(iter(_fields(table, texts)), texts, library)
    if checked.problems:
        return checked
    return Checked(checked.kept, _beside(table, checked.kept, case, others))


def _beside(
    table: Rows, kept: Mapping[str, str], case: Case, others: Sequence[Texts]
) -> dict[str, Problem]:
    as_of = case.record.as_of
    if table.name == "spells":
        return _spell_problem(kept, as_of, others)
    if table.name == "pinned":
        return {}
    text = kept[f"{table.name}.from"]
    # a milestone may lie anywhere: where it comes to is said beside it
    first = None if looks_named(text) else Month.parse(text)
    if first is not None and first <= as_of:
        return {f"{table.name}.from": Problem("on_record", (("as_of", str(as_of)),))}
    if table.name == "gaps" and first is not None:
        back = kept["gaps.back_pay"]
        if back and not looks_named(back) and Month.parse(back) < first:
            return {"gaps.back_pay": Problem("back_pay_early")}
    if table.name == "changes" and not any(v for k, v in kept.items() if k != "changes.from"):
        return {"changes.pension_base": Problem("no_change")}
    return {}


def _spell_problem(
    kept: Mapping[str, str], as_of: Month, others: Sequence[Texts]
) -> dict[str, Problem]:
    first, last = Month.parse(kept["spells.from"]), Month.parse(kept["spells.to"])
    if last < first:
        return {"spells.to": Problem("ends_early")}
    if last > as_of:
        return {"spells.to": Problem("after_record", (("as_of", str(as_of)),))}
    for other in others:
        begin, end = Month.parse(other["spells.from"]), Month.parse(other["spells.to"])
        if first <= end and begin <= last:
            return {"spells.from": Problem("overlaps", (("first", str(begin)), ("last", str(end))))}
    return {}


def with_rows(case: Case, table: Rows, rows: Sequence[Mapping[str, str]]) -> Case:
    """The case with other rows in a table; raises `ContentError`."""
    document = case_document(case)
    holder: dict[str, Any] = document
    for part in table.path[:-1]:
        holder = holder.setdefault(part, {})
    holder[table.path[-1]] = [_row(table, row) for row in rows]
    return read_case(document, "", "profile")


def _row(table: Rows, texts: Mapping[str, str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for each in table.fields:
        text = texts.get(each.key, "")
        if text:
            out[table.key(each)] = int(text) if each.key == "gaps.months" else text
    for key in table.unseen:
        if text := texts.get(f"{table.name}.{key}", ""):
            out[key] = text
    return out


def put_row(session: "Session", table: Rows, index: int, texts: Mapping[str, str]) -> int | Fault:
    """Hand a row to the session; its new place among the rows, or why not."""
    rows: list[Mapping[str, str]] = list(rows_of(session.case, table))
    kept = dict(texts)
    if index < len(rows):
        unseen = {f"{table.name}.{key}" for key in table.unseen}
        kept = {key: text for key, text in rows[index].items() if key in unseen} | kept
        rows[index] = kept
    else:
        rows.append(kept)
    try:
        case = with_rows(session.case, table, rows)
    except ContentError as error:
        return error.faults[0]
    session.change(case)
    now = rows_of(case, table)
    plain = _texts(table, _row(table, kept))
    return now.index(plain) if plain in now else min(index, len(now) - 1)


def drop_row(session: "Session", table: Rows, index: int) -> None:
    """Take a row out of the case."""
    rows = rows_of(session.case, table)
    if index < len(rows):
        session.change(with_rows(session.case, table, rows[:index] + rows[index + 1 :]))


def month_notes(
    session: "Session", table: Rows, index: int, texts: Mapping[str, str]
) -> dict[str, Note]:
    """The months that the milestones of a row became, by the key of the field."""
    out: dict[str, Note] = {}
    for each in table.fields:
        if each.unit is Unit.WHEN:
            key = f"{'.'.join(table.path)}.{index}.{table.key(each)}"
            note = form_milestones.resolved_note(session, key, texts.get(each.key, ""))
            if note is not None:
                out[each.key] = note
    return out


def cells_of(
    table: Rows,
    texts: Mapping[str, str],
    lang: Lang,
    library: Library,
    notes: Mapping[str, Note] = NO_NOTES,
) -> tuple[str, ...]:
    """A row as the list shows it."""
    out: list[str] = []
    for each in _fields(table, texts):
        text = texts.get(each.key, "")
        try:
            cell = shown(each, text, TEXTS, lang, library) if text else ""
        except ValueError:
            # a file may pin figures that the form does not offer: shown as they stand
            cell = text
        note = notes.get(each.key)
        out.append(cell if note is None else f"{cell}  {note.text}")
    return tuple(out)


def row_view(
    table: Rows,
    texts: Mapping[str, str],
    checked: Checked,
    lang: Lang,
    library: Library,
    notes: Mapping[str, Note] = NO_NOTES,
) -> FormView:
    """The form of one row; `notes` stand beside the fields that read well."""
    lines: list[Line] = []
    panels: dict[str, Panel] = {}
    for each in _fields(table, texts):
        line = line_of(each, texts, checked, TEXTS, lang, library)
        note = notes.get(each.key)
        if note is not None and not line.note:
            line = line._replace(note=note.text, note_tone=note.tone)
        lines.append(line)
        problem = checked.problems.get(each.key)
        panels[each.key] = panel_of(each, texts.get(each.key, ""), problem, TEXTS, lang, library)
    done = Field("open.done", Kind.LINK)
    state = "row.done" if not checked.problems else "row.later"
    lines.append(line_of(done, {done.key: say(TEXTS, lang, state)}, checked, TEXTS, lang, library))
    panels[done.key] = panel_of(done, "", None, TEXTS, lang, library)
    return FormView(tuple(lines), panels, dict(texts))
