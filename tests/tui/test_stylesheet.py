"""The kept style sheet: parsed once, and anew for other colours."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.tui.apps import make_app
from textual.css import parse as stock
from textual.css.stylesheet import StylesheetParseError

from sibal_tui.stylesheet import KeptStylesheet


async def test_another_theme_changes_the_colours() -> None:
    app = make_app(theme="sibal-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        dark = app.screen.styles.background
        app.theme = "sibal-light"
        await pilot.pause()
        light = app.screen.styles.background
        assert light != dark
        app.theme = "sibal-dark"
        await pilot.pause()
        assert app.screen.styles.background == dark


async def test_each_source_is_parsed_once_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: Counter[str] = Counter()
    parse = stock.parse

    def counted(scope: str, css: str, *args: object, **named: object) -> object:
        parsed[css] += 1
        return parse(scope, css, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("textual.css.stylesheet.parse", counted)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    assert parsed
    # a source that stands at two places (a class and its base) is one source a place
    assert max(parsed.values()) <= 2


def test_a_faulty_source_is_refused_and_leaves_the_rules() -> None:
    sheet = KeptStylesheet(variables={"ink": "#ffffff"})
    sheet.add_source("Static { color: $ink; }", ("good", ""))
    sheet.reparse()
    rules = sheet.rules
    sheet.add_source("Static { color: nocolour; }", ("bad", ""))
    with pytest.raises(StylesheetParseError):
        sheet.reparse()
    assert rules == sheet._rules
