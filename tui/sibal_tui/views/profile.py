"""The profile mode's view: the case as texts, what was typed over them, and the case they make."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sibal_engine.case.model import SCHEMA_VERSION, Case, Record
from sibal_engine.case.reader import read_case
from sibal_engine.case.writer import case_document
from sibal_engine.errors import ContentError
from sibal_engine.month import Month
from sibal_engine.policy.library import Library
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.views import profile_form as form
from sibal_tui.views.form_milestones import resolved_note
from sibal_tui.views.form_model import (
    Checked,
    FormView,
    Kind,
    Line,
    Panel,
    Section,
    check,
    line_of,
    panel_of,
)
from sibal_tui.views.form_values import Problem, fen
from sibal_tui.views.profile_results import results
from sibal_tui.views.profile_spells import Note, notes

if TYPE_CHECKING:
    from sibal_tui.session import Session


class Merged(NamedTuple):
    """A case made of all texts, or what keeps it from being one."""

    case: Case | None
    problems: Mapping[str, Problem]


def texts_of(case: Case) -> dict[str, str]:
    """The fields of a case as the texts a profile keeps; a missing key is an empty text."""
    document = case_document(case)
    texts: dict[str, str] = {}
    for each in form.fields():
        if each.kind is not Kind.LINK:
            value = _at(document, each.key)
            texts[each.key] = "" if value is None else str(value)
    return texts


def _at(document: Mapping[str, Any], key: str) -> object:
    value: object = document
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def changed(texts: Mapping[str, str], key: str, text: str) -> dict[str, str]:
    """The typed texts that follow from a new text of one field.

    The sex decides a man's category; a woman's is asked, never guessed.
    """
    found = {key: text}
    if key == "person.sex":
        if text == "male":
            found["person.category"] = "men60"
        elif texts.get("person.category", "") not in form.WOMEN:
            found["person.category"] = ""
    return found


def checked_form(
    texts: Mapping[str, str], library: Library, sections: tuple[Section, ...] = form.SECTIONS
) -> Checked:
    """Every field read by itself, with the choices that go together."""
    fields = (form.fitted(each, texts) for each in form.fields(sections))
    checked = check(fields, texts, library)
    if not texts.get("person.category") and texts.get("person.sex") == "female":
        problems = {**checked.problems, "person.category": Problem("ask_category")}
        return Checked(checked.kept, problems)
    return checked


def merge(case: Case | None, texts: Mapping[str, str], library: Library) -> Merged:
    """The case that all texts make, over the tables the form does not show."""
    sections = form.SECTIONS if case is not None else form.NEW
    checked = checked_form(texts, library, sections)
    if checked.problems:
        return Merged(None, checked.problems)
    document: dict[str, Any] = {"schema": SCHEMA_VERSION}
    if case is not None:
        document = case_document(case)
    for key, text in checked.kept.items():
        _put(document, key, text)
    problems = _across(checked.kept, case)
    if problems:
        return Merged(None, problems)
    try:
        return Merged(read_case(document, "", "profile"), {})
    except ContentError as error:
        return Merged(None, {_field_of(f.key): Problem("fault", _text(f)) for f in error.faults})


def _put(document: dict[str, Any], key: str, text: str) -> None:
    *tables, name = key.split(".")
    table = document
    for part in tables:
        table = table.setdefault(part, {})
    if not text:
        table.pop(name, None)
    elif name in ("pension_months", "deemed_months", "medical_months", "medical_local_months"):
        table[name] = int(text)
    else:
        table[name] = text


def _text(fault: Any) -> tuple[tuple[str, str], ...]:
    allowed = f" ({fault.allowed})" if fault.allowed else ""
    return (("text", f"{fault.message}{allowed}"),)


def _field_of(key: str) -> str:
    known = form.by_key()
    if key in known:
        return key
    head = ".".join(key.split(".")[:2])
    return {
        "record.spell": "open.spells",
        "plan.gap": "open.gaps",
        "plan.change": "open.changes",
    }.get(head, "name")


def _number(kept: Mapping[str, str], key: str) -> int | None:
    text = kept.get(key, "")
    return int(text) if text else None


def _across(kept: Mapping[str, str], case: Case | None) -> dict[str, Problem]:
    """What does not go together, in the words of the form (the case's own reading checks again)."""
    problems: dict[str, Problem] = {}
    born, as_of = Month.parse(kept["person.born"]), Month.parse(kept["record.as_of"])
    if as_of < born:
        return {"record.as_of": Problem("before_birth", (("born", str(born)),))}
    life = int(as_of) - int(born) + 1
    for key in ("pension_months", "deemed_months", "medical_months"):
        months = _number(kept, f"record.{key}")
        if months is not None and months > life:
            problems[f"record.{key}"] = Problem("longer_than_life", (("life", str(life)),))
    local = _number(kept, "record.medical_local_months")
    total = _number(kept, "record.medical_months")
    if local is not None and total is not None and local > total:
        problems["record.medical_local_months"] = Problem("local_over_all", (("all", str(total)),))
    credited = kept.get("record.pension_credited_this_year", "")
    balance = kept.get("record.pension_balance", "")
    if credited and balance and fen(credited) > fen(balance):
        problems["record.pension_credited_this_year"] = Problem("over_balance")
    first = kept.get("record.first_insured", "")
    if first and not born <= Month.parse(first) <= as_of:
        problems["record.first_insured"] = Problem("outside_record", (("as_of", str(as_of)),))
    if case is not None:
        problems |= _against_tables(case, as_of)
    return problems


def _against_tables(case: Case, as_of: Month) -> dict[str, Problem]:
    spells = [s.last for s in case.record.spells if s.last > as_of]
    if spells:
        return {"record.as_of": Problem("before_spell", (("month", str(max(spells))),))}
    gaps = [g.first for g in case.plan.gaps if g.first <= as_of]
    if gaps:
        return {"record.as_of": Problem("over_gap", (("month", str(min(gaps))),))}
    changes = [c.first for c in case.plan.changes if c.first <= as_of]
    if changes:
        return {"record.as_of": Problem("over_change", (("month", str(min(changes))),))}
    return {}


def apply_typed(session: "Session") -> bool:
    """Hand what was typed to the session once the whole form can be read; tells whether it was.

    What cannot be read stays typed, and so does everything beside it.
    """
    mine = {key: text for key, text in session.typed.items() if key in form.by_key()}
    if not mine:
        return False
    texts = texts_of(session.case) | mine
    merged = merge(session.case, texts, session.world.library)
    if merged.case is None:
        return False
    for key in mine:
        session.typed.pop(key, None)
    session.change(merged.case)
    return True


def current_texts(session: "Session") -> dict[str, str]:
    """The texts as they stand: the case's, and what was typed over them."""
    mine = {key: text for key, text in session.typed.items() if key in form.by_key()}
    return texts_of(session.case) | mine


def type_text(session: "Session", key: str, text: str) -> None:
    """Keep what was typed into a field; what equals the case again is no longer typed."""
    held = texts_of(session.case)
    now = held | dict(session.typed)
    for name, value in changed(now, key, text).items():
        if held.get(name, "") == value:
            session.typed.pop(name, None)
        else:
            session.typed[name] = value


def build(session: "Session") -> FormView:
    """The whole form of a session's case, with what was typed over it."""
    texts = current_texts(session)
    merged = merge(session.case, texts, session.world.library)
    links = _links(session.case, session.lang)
    view = form_view(texts | links, merged.problems, session.lang, session.world.library)
    aside = results(session)
    if merged.problems:
        pending = say(TEXTS, session.lang, "pending", count=len(merged.problems))
        aside = (*aside[:1], (pending, "bad"), *aside[1:])
    found = notes(session)
    retire = resolved_note(session, "plan.retire", texts.get("plan.retire", ""))
    if retire is not None:
        found["plan.retire"] = retire
    return replace(view, lines=_noted(view.lines, found), aside=aside)


def _noted(lines: tuple[Line, ...], found: Mapping[str, Note]) -> tuple[Line, ...]:
    """The lines with what the spells give, or a milestone became, beside what reads well."""
    return tuple(
        line._replace(note=found[line.key].text, note_tone=found[line.key].tone)
        if line.key in found and not line.note
        else line
        for line in lines
    )


def build_new(texts: Mapping[str, str], lang: Lang, library: Library) -> FormView:
    """The form of a new profile."""
    merged = merge(None, texts, library)
    return form_view(texts, merged.problems, lang, library, form.NEW)


def form_view(
    texts: Mapping[str, str],
    problems: Mapping[str, Problem],
    lang: Lang,
    library: Library,
    sections: tuple[Section, ...] = form.SECTIONS,
) -> FormView:
    """Lines and panels of some sections."""
    lines: list[Line] = []
    panels: dict[str, Panel] = {}
    checked = checked_form(texts, library, sections)
    checked = checked._replace(problems={**problems, **checked.problems})
    for section in sections:
        lines.append(Line(say(TEXTS, lang, f"section.{section.key}")))
        for plain in section.fields:
            each = form.fitted(plain, texts)
            lines.append(line_of(each, texts, checked, TEXTS, lang, library))
            problem = checked.problems.get(each.key)
            panels[each.key] = panel_of(
                each, texts.get(each.key, ""), problem, TEXTS, lang, library
            )
    return FormView(tuple(lines), panels, dict(texts))


def _links(case: Case, lang: Lang) -> dict[str, str]:
    record: Record = case.record
    counts = {
        "spells": len(record.spells),
        "pinned": len(case.asserts),
        "gaps": len(case.plan.gaps),
        "changes": len(case.plan.changes),
    }
    links = {
        f"open.{name}": say(TEXTS, lang, f"rows.{name}" if count else "rows.none", count=count)
        for name, count in counts.items()
    }
    for name in ("import", "sheet", "files"):
        links[f"open.{name}"] = say(TEXTS, lang, f"open.{name}")
    return links


def plain_text(view: FormView) -> str:
    """The form as `label: value` lines."""
    out: list[str] = []
    for line in view.lines:
        if not line.key:
            out.append(line.label if not out else f"\n{line.label}")
        else:
            note = f"  ({line.note})" if line.note else ""
            out.append(f"{line.label}: {line.value}{note}")
    return "\n".join(out)
