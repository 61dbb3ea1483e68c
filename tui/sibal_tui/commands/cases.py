"""The case a command works on: a file, or the name of a saved profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from sibal_engine.case.model import Case
from sibal_engine.case.reader import parse_case
from sibal_engine.errors import ContentError, Fault, clip
from sibal_engine.policy.library import Library
from sibal_engine.toml.source import KeyPath, line_of, read_text
from sibal_tui.commands.completion import cases

CaseName = Annotated[str, typer.Argument(metavar="CASE", show_default=False, autocompletion=cases)]
AsOf = Annotated[str, typer.Option("--as-of", metavar="YYYY-MM", show_default=False)]


def case_of(text: str, library: Library) -> Case:
    """The case of a file or of a saved profile; raises `ContentError`.

    A file of that name wins; what looks like a path is never looked for among the profiles.
    """
    from sibal_tui.store.profiles import load_profile

    path = Path(text)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):
        # too long, or with a sign no path may hold
        is_file = False
    if is_file or "/" in text or path.suffix == ".toml":
        return read_case_file(path, library)
    loaded = load_profile(text)
    check_places(loaded.case, library, loaded.text, loaded.name + ".toml")
    return loaded.case


def read_case_file(path: Path, library: Library) -> Case:
    """The case of a file whose places are all known; raises `ContentError`."""
    text = read_text(path, path.name)
    case = parse_case(text, path.name)
    check_places(case, library, text, path.name)
    return case


def check_places(case: Case, library: Library, text: str, file: str) -> None:
    """Raise `ContentError` with file, key and line of every place that is not on file."""
    faults = []
    for key, city in _cities(case):
        try:
            library.find(city)
        except ContentError as error:
            faults.append(_place_fault(error, city, key, text, file))
    if case.person.hukou:
        try:
            library.find_hukou(case.person.hukou)
        except ContentError as error:
            faults.append(_place_fault(error, case.person.hukou, ("person", "hukou"), text, file))
    if faults:
        raise ContentError(*faults)
    _check_retirement(case, library, text, file)


def _place_fault(error: ContentError, given: str, key: KeyPath, text: str, file: str) -> Fault:
    """What the library says of a place, with the file, the key and the line it stands in."""
    fault = error.faults[0]
    name = ".".join(part for part in key if isinstance(part, str))
    what = f"{fault.message} {clip(given)!r}"
    return Fault(file, name, what, fault.allowed, line_of(text, key))


def _check_retirement(case: Case, library: Library, text: str, file: str) -> None:
    """Raise `ContentError` with the line of a month of retirement outside the person's window."""
    from sibal_engine.month import Month

    if not isinstance(case.plan.retire, Month):
        return
    from sibal_engine.life.live import wanted_month, window_of
    from sibal_engine.months.schedule import World

    first = int(case.record.as_of) + 1
    terms = World(library).terms(library.find(case.city).code, first, first, 0)
    try:
        wanted_month(case, window_of(case, terms))
    except ContentError as error:
        line = line_of(text, ("plan", "retire"))
        raise ContentError(
            *(fault._replace(file=file, line=line) for fault in error.faults)
        ) from None


def _cities(case: Case) -> Iterator[tuple[KeyPath, str]]:
    yield ("place", "city"), case.city
    for number, spell in enumerate(case.record.spells):
        if spell.city:
            yield ("record", "spell", number, "city"), spell.city
    for number, change in enumerate(case.plan.changes):
        if change.city:
            yield ("plan", "change", number, "city"), change.city
