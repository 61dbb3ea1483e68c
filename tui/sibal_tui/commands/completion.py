"""What the shell offers for an argument; a broken file offers nothing and is reported later."""

from __future__ import annotations

from pathlib import Path


def places(incomplete: str) -> list[tuple[str, str]]:
    """Names of places that begin with what is typed, each with its other names."""
    from sibal_engine.errors import ContentError
    from sibal_tui.commands.places import library

    try:
        found = library().places
    except ContentError:
        return []
    typed = incomplete.lower()
    return [
        (name, f"{place.name} {place.pinyin} {place.code}")
        for place in found
        for name in (place.name, place.pinyin, place.code)
        if typed and name.startswith(typed)
    ]


def profiles(incomplete: str) -> list[str]:
    """Names of saved profiles."""
    from sibal_tui.store.profiles import profile_names

    return [name for name in profile_names() if name.startswith(incomplete)]


def cases(incomplete: str) -> list[str]:
    """Saved profiles, and TOML files below the folder that is typed."""
    folder = Path(incomplete if incomplete.endswith("/") else str(Path(incomplete).parent))
    try:
        below = sorted(folder.iterdir())
    except OSError:
        below = []
    files = [
        f"{path}/" if path.is_dir() else str(path)
        for path in below
        if path.is_dir() or path.suffix == ".toml"
    ]
    return profiles(incomplete) + [name for name in files if name.startswith(incomplete)]


def figures(incomplete: str) -> list[tuple[str, str]]:
    """Dotted figures that begin with what is typed, each with its name."""
    from sibal_engine.explain.api import FIGURES
    from sibal_tui.commands.output import help_language
    from sibal_tui.locale.figure_names import figure_name

    lang = help_language()
    return [
        (figure, figure_name(figure, lang)) for figure in FIGURES if figure.startswith(incomplete)
    ]
