"""A pasted record before it is taken: what was understood, what was not, what would change."""

from typing import TYPE_CHECKING, NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.case.reader import read_case
from sibal_engine.case.writer import case_document
from sibal_engine.errors import ContentError, clip
from sibal_engine.money import pretty_yuan
from sibal_engine.record.importing import Imported, import_record, merged
from sibal_tui.locale import Lang
from sibal_tui.locale.faults import fault_line, fault_words
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say

if TYPE_CHECKING:
    from sibal_tui.session import Session

KINDS = ("flexible", "employee", "resident")
MOST_FAULTS = 200


class Preview(NamedTuple):
    """The rows of the preview: `(text cells, tone)`, and one line that sums up."""

    rows: tuple[tuple[tuple[str, ...], str], ...]
    summary: str
    imported: Imported

    @property
    def takes(self) -> bool:
        """Whether there is anything to take."""
        return bool(self.imported.spells)


def preview(text: str, kind: str, lang: Lang) -> Preview:
    """What a pasted text holds; nothing is recorded where nothing is printed."""
    imported = import_record(text, kind=kind)
    rows: list[tuple[tuple[str, ...], str]] = []
    lines = text.splitlines()
    for fault in imported.faults[:MOST_FAULTS]:
        number = fault.line or 0
        printed = clip(lines[number - 1]) if 0 < number <= len(lines) else ""
        why, allowed = fault_words(fault, lang)
        if printed and printed not in why:
            why = say(TEXTS, lang, "import.not_read", text=printed, why=why)
        words = say(TEXTS, lang, "import.allowed", why=why, allowed=allowed) if allowed else why
        rows.append(((say(TEXTS, lang, "import.line", line=number), words), "bad"))
    for first, last in imported.unrecorded:
        rows.append(((f"{first} … {last}", say(TEXTS, lang, "import.unrecorded")), "warn"))
    for spell in imported.spells:
        months = int(spell.last) - int(spell.first) + 1
        base = say(TEXTS, lang, "import.no_base")
        if spell.base is not None:
            base = say(TEXTS, lang, "import.base", base=pretty_yuan(spell.base))
        words = say(
            TEXTS,
            lang,
            "import.spell",
            months=months,
            kind=say(TEXTS, lang, f"kind.{spell.kind}"),
            base=base,
        )
        rows.append(((f"{spell.first} … {spell.last}", words), ""))
    return Preview(tuple(rows), _summary(text, imported, lang), imported)


def _summary(text: str, imported: Imported, lang: Lang) -> str:
    if not text.strip():
        return say(TEXTS, lang, "import.empty")
    parts = [say(TEXTS, lang, "import.found", spells=len(imported.spells), months=imported.months)]
    if imported.faults:
        parts.append(say(TEXTS, lang, "import.faults", count=len(imported.faults)))
    if any(row.placed for row in imported.rows):
        parts.append(say(TEXTS, lang, "import.placed"))
    return " ".join(parts)


def question(case: Case, imported: Imported, lang: Lang) -> str:
    """What would change, to be confirmed."""
    lines = [
        say(
            TEXTS,
            lang,
            "import.replaces",
            new=len(imported.spells),
            months=imported.months,
            old=len(case.record.spells),
        )
    ]
    given = case.record.pension_months
    if given is not None and given != imported.months:
        lines.append(say(TEXTS, lang, "import.totals", given=given, found=imported.months))
    if imported.faults:
        lines.append(say(TEXTS, lang, "import.left_out", count=len(imported.faults)))
    as_of = merged(case.record, imported).as_of
    if as_of != case.record.as_of:
        lines.append(say(TEXTS, lang, "import.as_of", month=as_of))
    return "\n".join(lines)


def take(session: "Session", imported: Imported) -> str:
    """Put the spells into the case; returns why not, or nothing."""
    case = session.case
    changed = case._replace(record=merged(case.record, imported))
    try:
        session.change(read_case(case_document(changed), "", "profile"))
    except ContentError as error:
        return fault_line(error.faults[0], session.lang)
    return ""
