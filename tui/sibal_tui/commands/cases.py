"""The case a command works on: a file, or the name of a saved profile."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sibal_engine.case import Case, load_case

CaseName = Annotated[str, typer.Argument(metavar="CASE", show_default=False)]
AsOf = Annotated[str, typer.Option("--as-of", metavar="YYYY-MM", show_default=False)]


def case_of(text: str) -> Case:
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
        return load_case(path, path.name)
    return load_profile(text).case
