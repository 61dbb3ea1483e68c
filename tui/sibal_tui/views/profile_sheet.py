"""The award-sheet check: what is printed, what it gives, and where the two differ, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sibal_engine.errors import ContentError
from sibal_engine.money import parse_yuan, pretty_yuan
from sibal_engine.month import Month, parse_span
from sibal_engine.policy.library import NATION, Library
from sibal_engine.rates import decimal_text, parse_rate
from sibal_engine.result.sheet_check import (
    NOTHING,
    PARTS,
    PartCheck,
    Printed,
    SheetCheck,
    SheetInputs,
    check_sheet,
)
from sibal_engine.rules.divisor import divisor as divisor_at
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.views import form_values as read
from sibal_tui.views.form_model import (
    Checked,
    Field,
    FormView,
    Kind,
    Line,
    Panel,
    Section,
    Unit,
    check,
    line_of,
    panel_of,
)


def _amount(key: str, *, required: bool = False) -> Field:
    return Field(f"sheet.{key}", read=read.amount, required=required, unit=Unit.YUAN)


INPUTS = Section(
    "sheet",
    (
        Field("sheet.place", Kind.PLACE, read.hukou),
        Field("sheet.month", read=read.month),
        _amount("wage", required=True),
        Field("sheet.index", read=read.number, required=True),
        Field("sheet.years", read=read.years, required=True),
        _amount("balance", required=True),
        Field("sheet.divisor", read=read.divisor, required=True),
        Field("sheet.deemed_years", read=read.years),
        Field("sheet.coefficient", read=read.coefficient),
    ),
)
RESULTS = Section("sheet_parts", tuple(_amount(part) for part in PARTS))
SECTIONS = (INPUTS, RESULTS)


def fields() -> Iterator[Field]:
    """All fields in order."""
    return (each for section in SECTIONS for each in section.fields)


def start(code: str) -> dict[str, str]:
    """The texts to begin with: the person's own place."""
    return {each.key: "" for each in fields()} | {"sheet.place": code}


def _printed(text: str, scale: int) -> Printed:
    whole, _, part = text.partition(".")
    return Printed(int(whole + part[:scale].ljust(scale, "0")), min(scale, len(part)))


def _table(library: Library, month: Month) -> tuple[Mapping[int, int], bool]:
    hit = library.policy(NATION).find("pension.divisor", month)
    if hit is None:
        return {}, False
    return hit.entry.values["by_age"], bool(hit.entry.values.get("by_month"))


def month_of(kept: Mapping[str, str], library: Library) -> Month:
    """The month whose rules apply: the given one, else the newest that was checked."""
    given = kept.get("sheet.month", "")
    return Month.parse(given) if given else library.checked or Month.of(2025, 1)


def checked_sheet(checked: Checked, library: Library) -> SheetCheck | None:
    """The sheet recomputed; None while an input is missing or unknown."""
    kept = checked.kept
    needed = [each.key for each in INPUTS.fields if each.required]
    if any(not kept.get(key) for key in needed) or any(k in checked.problems for k in needed):
        return None
    month = month_of(kept, library)
    table, by_month = _table(library, month)
    printed = kept["sheet.divisor"]
    if "y" in printed:
        tenths = divisor_at(table, parse_span(printed), by_month=by_month)
    else:
        tenths = _printed(printed, 1).value
    if not tenths:
        return None
    place, share = kept.get("sheet.place", ""), kept.get("sheet.coefficient", "")
    deemed = kept.get("sheet.deemed_years", "")
    try:
        policy = library.policy(library.find(place).code) if place else None
    except ContentError:
        policy = None
    inputs = SheetInputs(
        wage=parse_yuan(kept["sheet.wage"]),
        index=_printed(kept["sheet.index"], 12),
        years=_printed(kept["sheet.years"], 6),
        balance=parse_yuan(kept["sheet.balance"]),
        divisor=tenths,
        deemed_years=_printed(deemed, 6) if deemed else NOTHING,
        coefficient=parse_rate(share) if share else None,
    )
    parts = {part: kept.get(f"sheet.{part}", "") for part in PARTS}
    amounts = {part: parse_yuan(text) for part, text in parts.items() if text}
    return check_sheet(inputs, amounts, policy=policy, month=int(month), table=table)


def reason_text(check: PartCheck, lang: Lang) -> str:
    """Why a part differs, in words."""
    reason = check.reason
    if reason is None:
        return say(TEXTS, lang, "reason.none")
    values: dict[str, str] = dict(reason.values)
    for key in ("low", "high", "fen"):
        if key in values:
            values[key] = pretty_yuan(int(values[key]))
    if "rounding" in values:
        values["rounding"] = say(TEXTS, lang, f"rounding.{values['rounding']}")
    if "rule" in values:
        values["rule"] = say(TEXTS, lang, f"years.{values['rule']}")
    return say(TEXTS, lang, f"reason.{reason.code}", **values)


def _noted(line: Line, part: str, sheet: SheetCheck, found: PartCheck | None, lang: Lang) -> Line:
    """The line of a part with the recomputed amount beside it."""
    if found is None:
        ours = pretty_yuan(getattr(sheet.sheet, part))
        return line._replace(value=say(TEXTS, lang, "sheet.ours", value=ours), tone="muted")
    if found.ours is None:
        return line._replace(note=say(TEXTS, lang, "sheet.no_rule"), note_tone="warn")
    if found.agrees:
        return line._replace(note=say(TEXTS, lang, "sheet.agrees"), note_tone="good")
    differs = say(
        TEXTS,
        lang,
        "sheet.differs",
        value=pretty_yuan(found.ours),
        difference=_signed(found.difference or 0),
    )
    return line._replace(note=differs, note_tone="bad")


def _signed(fen: int) -> str:
    return ("+" if fen > 0 else "") + pretty_yuan(fen)


def build(texts: Mapping[str, str], lang: Lang, library: Library) -> FormView:
    """The sheet as a form, each printed part with what it should be."""
    checked = check(fields(), texts, library)
    sheet = checked_sheet(checked, library)
    found = {part.part: part for part in sheet.parts} if sheet else {}
    lines: list[Line] = []
    panels: dict[str, Panel] = {}
    quiet = Checked(
        checked.kept, {k: p for k, p in checked.problems.items() if texts.get(k, "").strip()}
    )
    for section in SECTIONS:
        lines.append(Line(say(TEXTS, lang, f"section.{section.key}")))
        for each in section.fields:
            problem = quiet.problems.get(each.key)
            line = line_of(each, texts, quiet, TEXTS, lang, library)
            panel = panel_of(each, texts.get(each.key, ""), problem, TEXTS, lang, library)
            part = each.key.partition(".")[2]
            if sheet is not None and section is RESULTS and problem is None:
                line = _noted(line, part, sheet, found.get(part), lang)
                panel = _explained(panel, part, sheet, found.get(part), checked.kept, lang)
            lines.append(line)
            panels[each.key] = panel
    return FormView(tuple(lines), panels, dict(texts))


def _explained(
    panel: Panel,
    part: str,
    sheet: SheetCheck,
    found: PartCheck | None,
    kept: Mapping[str, str],
    lang: Lang,
) -> Panel:
    """The panel of a part: its formula with the numbers, and why it differs."""
    lines: list[tuple[str, str]] = []
    if found is not None and found.ours is not None and not found.agrees:
        lines.append((reason_text(found, lang), "warn"))
    lines.append((_formula(part, sheet, kept, lang), ""))
    return Panel(panel.title, tuple(lines))


def _formula(part: str, sheet: SheetCheck, kept: Mapping[str, str], lang: Lang) -> str:
    wage = pretty_yuan(parse_yuan(kept["sheet.wage"]))
    formula = sheet.sheet.formula
    rule = sheet.sheet.rule
    return say(
        TEXTS,
        lang,
        f"formula.{part}",
        wage=wage,
        index=kept["sheet.index"],
        years=kept["sheet.years"],
        balance=pretty_yuan(parse_yuan(kept["sheet.balance"])),
        divisor=decimal_text(sheet.sheet.divisor, 1, 1),
        deemed=kept.get("sheet.deemed_years") or "0",
        share="?" if rule is None else decimal_text(rule.coefficient, 4) + "%",
        rate=decimal_text(formula.extra_rate, 4) + "%",
        rounding=say(TEXTS, lang, f"rounding.{formula.parts_rounding}"),
        years_rule=say(TEXTS, lang, f"years.{formula.years}"),
    )
