"""The steps of a figure as a popup shows them."""

from typing import NamedTuple

from sibal_engine.errors import ContentError, Fault
from sibal_engine.explain.api import steps_of
from sibal_engine.explain.step import Origin, Step
from sibal_engine.explain.text import (
    readable,
    rounding_text,
    source_text,
    stands_on,
    steps_text,
)
from sibal_engine.policy.model import Source, Standing, State
from sibal_engine.result.paths import value_at
from sibal_engine.result.project_json import projection_dict
from sibal_tui.locale import Lang
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.figure_names import figure_name, figure_value
from sibal_tui.locale.modes.popups import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.session import Session


class StepRow(NamedTuple):
    """One step, all its texts in the reader's language."""

    label: str
    formula: str
    value: str
    badge: str
    tone: str
    """Tone of the badge: `warn` for what is carried, projected or unverified, `bad` if unknown."""
    details: tuple[tuple[str, str], ...]
    """Label and text of what the popup shows below the table."""
    source: Source | None


class StepsView(NamedTuple):
    """A figure, its value, and how it came about."""

    figure: str
    name: str
    value: str
    rows: tuple[StepRow, ...]
    text: str
    """The derivation as text, for the clipboard or a file."""
    fault: str = ""


def _tone(step: Step) -> str:
    if step.state is State.UNKNOWN:
        return "bad"
    if step.source is not None and step.source.standing is Standing.UNVERIFIED:
        return "warn"
    if step.state in (State.CARRIED, State.PROJECTED) or step.origin is Origin.ASSUMED:
        return "warn"
    return "good" if step.source is not None else "muted"


def _details(step: Step, lang: Lang) -> tuple[tuple[str, str], ...]:
    def word(key: str, **values: object) -> str:
        return say(TEXTS, lang, key, **values)

    origin = word(f"origin.{step.origin.value}")
    source = (
        source_text(step.source)
        if step.source is not None
        else word("steps.no_source", origin=origin)
    )
    if step.place and step.source is not None:
        source = f"{step.place} · {source}"
    rows = (
        ("steps.formula", readable(step.formula, lang)),
        ("steps.rounding", rounding_text(step, lang)),
        ("steps.source", source),
        ("steps.note", "" if step.note is None else step.note.text(lang)),
    )
    return tuple((word(key), text) for key, text in rows if text)


def step_row(step: Step, lang: Lang) -> StepRow:
    """One step as a row of the table."""
    return StepRow(
        step.label(lang),
        formula=readable(step.formula, lang),
        value=readable(step.value, lang),
        badge=stands_on(step, lang),
        tone=_tone(step),
        details=_details(step, lang),
        source=step.source,
    )


def build(session: Session, figure: str) -> StepsView:
    """The steps of a figure of the session's result; a fault's line where there are none."""
    lang = session.lang
    name = figure_name(figure, lang)
    result = session.result
    try:
        if isinstance(result, Fault):
            raise ContentError(result)
        steps = steps_of(result, figure)
    except ContentError as error:
        return StepsView(figure, name, "", (), "", fault_line(error.faults[0], lang))
    value = figure_value(figure, value_at(projection_dict(result, lang), figure), lang)
    return StepsView(
        figure,
        name,
        value,
        tuple(step_row(step, lang) for step in steps),
        steps_text(name, value, steps, lang),
    )
