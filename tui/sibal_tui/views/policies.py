"""The policy browser's view: places by region, values by subject, history, differences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sibal_engine.money import pretty_yuan
from sibal_engine.month import Month
from sibal_engine.policy.coverage import coverage
from sibal_engine.policy.diff import diff
from sibal_engine.policy.library import Library, Place
from sibal_engine.policy.model import Level, Resolved, Source, Standing, State
from sibal_engine.policy.resolve import Policy
from sibal_engine.policy.schema import KEYS, SUBJECTS, Series
from sibal_tui.commands.policy_text import (
    key_label,
    reason_text,
    registered,
    value_text,
)
from sibal_tui.commands.view import View
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.policies import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.views.place_names import place_name, place_title

_BARS = "▁▂▃▄▅▆▇█"


class PlaceRow(NamedTuple):
    """One line of the tree: a region's heading, or a place with its indentation."""

    title: str
    code: str = ""
    depth: int = 0


class ValueRow(NamedTuple):
    """One line of a place's values: a subject's heading, or a value."""

    label: str
    value: str = ""
    badge: str = ""
    tone: str = ""
    row: Resolved | None = None
    other: str = ""
    """The value of the other side while two are compared."""


def tree(places: Sequence[Place], lang: Lang) -> tuple[PlaceRow, ...]:
    """The nation, then the regions with their provinces and cities."""
    rows = [PlaceRow(place_name(p, lang), p.code) for p in places if p.level is Level.NATION]
    for region in "123456":
        inside = [p for p in places if p.code[0] == region and p.level is not Level.NATION]
        if inside:
            rows.append(PlaceRow(say(TEXTS, lang, f"region.{region}")))
            rows.extend(
                PlaceRow(place_name(p, lang), p.code, 1 if p.province in ("", p.code) else 2)
                for p in inside
            )
    return tuple(rows)


def matches(library: Library, text: str, lang: Lang) -> tuple[PlaceRow, ...]:
    """The places that a search finds, best first; both names, since either may have been typed."""
    return tuple(
        PlaceRow(f"{p.name}  {p.pinyin}" if lang == "zh" else place_title(p, lang), p.code)
        for p in library.search(text)
    )


def newest_month(library: Library) -> Month:
    """The month the library was last checked: what the browser opens at."""
    return library.checked or Month.of(2025, 1)


def badge_of(row: Resolved, lang: Lang, *, level: bool = True) -> tuple[str, str]:
    """State, standing and (where there is room) level of a value in words, and its tone."""
    if row.state is State.UNKNOWN:
        return say(TEXTS, lang, "unknown"), "bad"
    parts, tone = [], "good"
    if row.state is State.CARRIED:
        parts.append(say(TEXTS, lang, "carried", age=row.age))
        tone = "warn"
    if row.standing is Standing.UNVERIFIED:
        parts.append(say(TEXTS, lang, "unverified"))
        tone = "warn"
    if not parts:
        parts.append(say(TEXTS, lang, "published"))
    if row.frame:
        parts.append(say(TEXTS, lang, "frame"))
    elif level and row.level is not None and row.level is not Level.CITY:
        parts.append(say(TEXTS, lang, f"level.{row.level.value}"))
    if row.user:
        parts.append(say(TEXTS, lang, "yours"))
    return " ".join(parts), tone


def _value(row: Resolved, lang: Lang) -> str:
    if row.state is State.UNKNOWN:
        return say(TEXTS, lang, "unknown")
    return value_text(row, View(lang))


_ORDER = (
    "pension",
    "medical",
    "account",
    "cover",
    "retiree",
    "subsidy",
    "wages",
    "award",
    "retirement",
    "enrolment",
    "resident",
    "survivor",
    "reference",
)
"""What somebody at a window asks for first; the registry holds what is left over."""
_RANK = {subject: n for n, subject in enumerate(dict.fromkeys((*_ORDER, *SUBJECTS)))}


def _series_of(row: Resolved) -> Series:
    return KEYS[registered(row.key)][0]


def _grouped(rows: Iterable[ValueRow], lang: Lang) -> Iterator[ValueRow]:
    """The rows under a heading a subject and, where a series has several fields, one a series."""
    kept = [(each, each.row) for each in rows]
    known = [(each, row, _series_of(row)) for each, row in kept if row is not None]
    known.sort(key=lambda entry: _RANK.get(entry[2].subject, len(_RANK)))
    count = Counter(series.path for _, _, series in known)
    subject = path = ""
    for each, row, series in known:
        if series.subject != subject:
            subject = series.subject
            zh, en = SUBJECTS[subject]
            yield ValueRow(zh if lang == "zh" else en)
        if count[series.path] == 1:
            yield each._replace(label="  " + (series.zh if lang == "zh" else series.en))
            continue
        if series.path != path:
            yield ValueRow("  " + (series.zh if lang == "zh" else series.en))
        path = series.path
        yield each._replace(label="    " + _field_name(row, lang))


def _field_name(row: Resolved, lang: Lang) -> str:
    """The name of a value's field."""
    _, field = KEYS[registered(row.key)]
    return field.zh if lang == "zh" else field.en


def values(policy: Policy, month: Month, lang: Lang, *, level: bool = True) -> tuple[ValueRow, ...]:
    """A place's values in a month, under their subjects; `level`: the badge names where from."""

    def rows() -> Iterator[ValueRow]:
        for row in policy.values(month):
            badge, tone = badge_of(row, lang, level=level)
            yield ValueRow(key_label(row.key, lang), _value(row, lang), badge, tone, row)

    return tuple(_grouped(rows(), lang))


def differences(
    a: Policy, month_a: Month, b: Policy, month_b: Month, lang: Lang
) -> tuple[ValueRow, ...]:
    """Only what differs between two places or two months, under its subjects."""

    def rows() -> Iterator[ValueRow]:
        for each in diff(a, b, month_a, month_b):
            badge, tone = badge_of(each.b, lang)
            row = each.b if each.b.state is not State.UNKNOWN else each.a
            yield ValueRow(
                key_label(each.a.key, lang),
                _value(each.a, lang),
                badge,
                tone,
                row,
                _value(each.b, lang),
            )

    return tuple(_grouped(rows(), lang))


def period_text(row: Resolved, lang: Lang) -> str:
    """From when to when an entry holds."""
    if row.since is None:
        return ""
    end = say(TEXTS, lang, "open_end") if row.until is None else str(row.until)
    unsure = say(TEXTS, lang, "since_unknown") if row.since_unknown else ""
    return f"{row.since} – {end}{unsure}"


def _history(policy: Policy, row: Resolved) -> Iterator[tuple[str, Any]]:
    key = registered(row.key)
    series, field = KEYS[key]
    for _, entry in policy.history(series.path):
        value = entry.values.get(field.name)
        if value is None:
            yield str(entry.since), None
        elif field.kind.unit.startswith("yuan") and isinstance(value, int):
            yield str(entry.since), (value, pretty_yuan(value))
        else:
            yield str(entry.since), (value, field.kind.show(value))


def history_text(policy: Policy, row: Resolved, *, plain: bool = False, most: int = 8) -> str:
    """The values of the years, newest last, with a sparkline before them where they are numbers."""
    kept = [(since, pair) for since, pair in _history(policy, row)][-most:]
    if len(kept) < 2:
        return ""
    numbers = [p[0] for _, p in kept if p is not None and type(p[0]) is int]
    line = ""
    if not plain and len(numbers) > 1:
        low, high = min(numbers), max(numbers)
        span = max(1, high - low)
        line = (
            "".join(_BARS[(number - low) * (len(_BARS) - 1) // span] for number in numbers) + "  "
        )
    parts = [f"{since} {'—' if pair is None else pair[1]}" for since, pair in kept]
    return line + "; ".join(parts)


def details(
    policy: Policy, row: Resolved, lang: Lang, folder: str, *, plain: bool = False
) -> tuple[tuple[str, str], ...]:
    """Label and text of what stands below the values."""
    label = {name: say(TEXTS, lang, f"detail.{name}") for name in _DETAILS}
    if row.state is State.UNKNOWN:
        return (
            (label["reason"], reason_text(row.reason, lang)),
            (label["add"], say(TEXTS, lang, "how_to_add", folder=folder)),
        )
    badge, _ = badge_of(row, lang)
    out = [
        (label["value"], _value(row, lang)),
        (label["state"], f"{badge}   {period_text(row, lang)}"),
    ]
    if row.source is not None:
        out.append((label["source"], source_line(row.source)))
    if row.note:
        out.append((label["note"], row.note))
    history = history_text(policy, row, plain=plain)
    if history:
        out.append((label["history"], history))
    return tuple(out)


_DETAILS = ("value", "state", "source", "note", "history", "reason", "add")


def source_line(source: Source) -> str:
    """A source in one line."""
    return " ".join(part for part in (source.title, source.number, source.date) if part)


def coverage_rows(library: Library, month: Month, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
    """A row a place: name, then known/all of each subject, then when it was checked."""
    table: dict[str, list[str]] = {}
    names = {each.code: place_name(each, lang) for each in library.places}
    for row in coverage(library, month):
        cells = table.setdefault(row.code, [names.get(row.code, row.name)])
        known = row.published + row.carried
        mark = "*" if row.unverified else ""
        carried = f"({row.carried})" if row.carried else ""
        cells.append(f"{known}{carried}/{known + row.unknown}{mark}")
        if len(cells) == len(SUBJECTS) + 1:
            cells.append(str(row.checked))
    return tuple(tuple(cells) for cells in table.values())
