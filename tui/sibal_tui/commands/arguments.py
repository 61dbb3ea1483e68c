"""Checks of arguments that are wrong usage before anything is read."""

from __future__ import annotations

import typer


def not_empty(value: str | None) -> str | None:
    """The value of an argument; an empty one is none, which is wrong usage."""
    if value is not None and not value.strip():
        raise typer.BadParameter("the value is empty")
    return value
