"""A form as data: fields with their readers, the lines that show them, and what is wrong with them.

Knows no Textual and no profile: a table of texts names every label, hint and problem.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from sibal_engine.case.reference import Reference, looks_named
from sibal_engine.errors import ContentError
from sibal_engine.money import parse_yuan, pretty_yuan
from sibal_engine.policy.library import Library
from sibal_tui.locale import Lang
from sibal_tui.locale.plan_names import reference_name
from sibal_tui.locale.say import Table, say
from sibal_tui.views.form_values import Problem, Reader, WrongError, found_places
from sibal_tui.views.place_names import place_name


class Kind(Enum):
    """How a field is filled in."""

    TEXT = "text"
    CHOICE = "choice"
    """One of some names, by left and right."""
    MIXED = "mixed"
    """A text, or one of some names by left and right."""
    PLACE = "place"
    """A text with suggestions."""
    LINK = "link"
    """Opens something else."""


class Unit(Enum):
    """How a kept text is shown."""

    NONE = ""
    YUAN = "yuan"
    MONTHS = "months"
    WHEN = "when"
    """A month, or the milestone it is named by."""


class Field(NamedTuple):
    """One field. `key` is its dotted path in a profile; its texts are `field.KEY`, `hint.KEY` and
    `blank.KEY` (what an empty one means)."""

    key: str
    kind: Kind = Kind.TEXT
    read: Reader | None = None
    choices: tuple[str, ...] = ()
    """Kept texts; "" stands for leaving the field empty."""
    choice_texts: str = ""
    """The prefix of the choices' texts: `PREFIX.CHOICE`."""
    required: bool = False
    unit: Unit = Unit.NONE


class Section(NamedTuple):
    """Fields under a heading (`section.KEY`)."""

    key: str
    fields: tuple[Field, ...]


class Line(NamedTuple):
    """One line of the form as it is shown."""

    label: str
    key: str = ""
    """Empty for a heading, on which the cursor never stands."""
    value: str = ""
    note: str = ""
    tone: str = ""
    """Of the value: "" | muted | bad | link."""
    note_tone: str = "muted"
    edits: bool = False
    """Enter opens a text field."""
    steps: bool = False
    """Left and right choose."""


class Panel(NamedTuple):
    """What stands below the form about the field under the cursor: `(text, tone)` lines."""

    title: str
    lines: tuple[tuple[str, str], ...]


class Checked(NamedTuple):
    """The kept texts of the fields that can be read, and what is wrong with the others."""

    kept: Mapping[str, str]
    problems: Mapping[str, Problem]


@dataclass(frozen=True, slots=True)
class FormView:
    """All a form widget shows."""

    lines: tuple[Line, ...] = ()
    panels: Mapping[str, Panel] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    """What stands in each text field when editing begins."""
    aside: tuple[tuple[str, str], ...] = ()
    """Lines below the panel where it stands beside the fields; the tone `title` is a heading."""


def read_field(each: Field, text: str, library: Library) -> str:
    """The text a profile keeps of what was typed; raises `WrongError`. Blank stays blank."""
    if not text.strip():
        if each.required:
            raise WrongError("required")
        return ""
    if each.kind is Kind.CHOICE:
        if text not in each.choices:
            raise WrongError("choice")
        return text
    return text if each.read is None else each.read(text, library)


def check(fields: Iterator[Field], texts: Mapping[str, str], library: Library) -> Checked:
    """Read every field by itself."""
    kept: dict[str, str] = {}
    problems: dict[str, Problem] = {}
    for each in fields:
        if each.kind is Kind.LINK:
            continue
        try:
            kept[each.key] = read_field(each, texts.get(each.key, ""), library)
        except WrongError as error:
            problems[each.key] = error.problem
    return Checked(kept, problems)


def problem_text(table: Table, lang: Lang, problem: Problem) -> str:
    """What is wrong, in words."""
    return say(table, lang, f"wrong.{problem.key}", **dict(problem.values))


def shown(each: Field, text: str, table: Table, lang: Lang, library: Library) -> str:
    """A kept text as the form shows it."""
    if each.choices and text in each.choices and f"{each.choice_texts}.{text}" in table:
        return say(table, lang, f"{each.choice_texts}.{text}")
    if each.kind is Kind.PLACE:
        return place_text(text, lang, library)
    if each.unit is Unit.YUAN:
        return say(table, lang, "unit.yuan", value=pretty_yuan(parse_yuan(text)))
    if each.unit is Unit.MONTHS:
        months = int(text)
        key = "unit.months" if months < 24 else "unit.months_years"
        return say(table, lang, key, months=months, years=months // 12, rest=months % 12)
    if each.unit is Unit.WHEN and looks_named(text):
        return reference_name(Reference.parse(text), lang)
    return text


def place_text(code: str, lang: Lang, library: Library) -> str:
    """A place's name and code; what is on no list stays as it is."""
    try:
        place = library.find(code)
    except ContentError:
        return code
    return f"{place_name(place, lang)} {place.code}"


def line_of(
    each: Field,
    texts: Mapping[str, str],
    checked: Checked,
    table: Table,
    lang: Lang,
    library: Library,
) -> Line:
    """The line of one field."""
    text = texts.get(each.key, "")
    problem = checked.problems.get(each.key)
    label = say(table, lang, f"field.{each.key}")
    edits = each.kind in (Kind.TEXT, Kind.MIXED, Kind.PLACE)
    steps = each.kind in (Kind.CHOICE, Kind.MIXED)
    if each.kind is Kind.LINK:
        return Line(label, each.key, text, tone="link")
    if problem is not None:
        note = problem_text(table, lang, problem)
        value = text or say(table, lang, "blank")
        return Line(
            label,
            key=each.key,
            value=value,
            note=note,
            tone="bad",
            note_tone="bad",
            edits=edits,
            steps=steps,
        )
    kept = checked.kept.get(each.key, "")
    if not kept:
        value = say(table, lang, f"blank.{each.key}")
        return Line(label, each.key, value, tone="muted", edits=edits, steps=steps)
    value = shown(each, kept, table, lang, library)
    return Line(label, each.key, value, edits=edits, steps=steps)


def panel_of(
    each: Field,
    text: str,
    problem: Problem | None,
    table: Table,
    lang: Lang,
    library: Library,
    *,
    editing: bool = False,
    chosen: int = -1,
) -> Panel:
    """What is said about one field: what is wrong, where to find the number, what to choose."""
    lines: list[tuple[str, str]] = []
    if problem is not None:
        lines.append((problem_text(table, lang, problem), "bad"))
    elif editing and text.strip() and each.kind is not Kind.PLACE:
        kept = read_field(each, text, library)
        value = shown(each, kept, table, lang, library)
        lines.append((say(table, lang, "reads_as", value=value), "good"))
    if editing and each.kind is Kind.PLACE:
        lines.append(_suggestions(text, table, lang, library, chosen))
    lines.append((say(table, lang, f"hint.{each.key}"), ""))
    if each.choices:
        names = [
            say(table, lang, f"{each.choice_texts}.{choice}") if choice else say(table, lang, "-")
            for choice in each.choices
            if not choice or f"{each.choice_texts}.{choice}" in table
        ]
        lines.append((say(table, lang, "choose", names=" · ".join(names)), "muted"))
    return Panel(say(table, lang, f"field.{each.key}"), tuple(lines))


def _suggestions(
    text: str, table: Table, lang: Lang, library: Library, chosen: int
) -> tuple[str, str]:
    found = found_places(text, library)
    if not found:
        return say(table, lang, "type_place"), "muted"
    names = [place_name(place, lang) for place in found]
    marked = [f"[{name}]" if at == chosen else f" {name} " for at, name in enumerate(names)]
    return say(table, lang, "suggested", names="".join(marked)), "good"


def stepped(choices: tuple[str, ...], text: str, step: int) -> str:
    """The choice before or after `text`; from a text that is none of them, the first or last."""
    if text in choices:
        return choices[(choices.index(text) + step) % len(choices)]
    return choices[0] if step > 0 else choices[-1]
