"""The profile mode opened for a test, and typing into its form."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.tui.apps import (
    make_app,
    still,
    until,
)
from textual.widgets import Input

from sibal_tui.app import SibalApp
from sibal_tui.locale import Lang
from sibal_tui.screens.profile import ProfileForm
from sibal_tui.widgets.form import Form


@asynccontextmanager
async def opened(
    lang: Lang = "zh", size: tuple[int, int] = (80, 24), **options: Any
) -> AsyncIterator[tuple[Any, SibalApp]]:
    app = make_app(lang, **options)
    async with app.run_test(size=size) as pilot:
        await app.action_mode("profile")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        await still(pilot)
        yield pilot, app


def form_of(app: SibalApp) -> Form:
    return app.screen.query_one(Form)


async def typed(pilot: Any, text: str) -> None:
    """Type over whatever stands in the field: pasted but for the last character."""
    await pilot.press("home", "ctrl+k")
    field = pilot.app.focused
    assert isinstance(field, Input)
    if text[:-1]:
        field.insert_text_at_cursor(text[:-1])
    await pilot.press(*text[-1:])
