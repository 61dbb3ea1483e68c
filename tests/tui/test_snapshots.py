"""Every mode at two sizes in both languages: snapshot, width of each line, language."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from rich.cells import cell_len
from tests.tui import snapshot
from tests.tui.apps import LANGUAGES, SIZES, made_modes, make_app, still, until

from sibal_tui.locale import Lang
from sibal_tui.term.glyphs import ASCII, UNICODE, Glyphs
from sibal_tui.term.plain_signs import SIGNS, plain

MODES = made_modes()
# Names of keys, codes and units; titles of documents and cards are data.
_ALLOWED = re.compile(
    r"(?:Ctrl|Shift|Enter|Esc|Tab|Space|Home|End|PgUp|PgDn|Del|Delete|Up|Down|Left|Right"
    r"|OSC|CSV|JSON|TOML|Markdown|English)\b"
)
_ENGLISH = re.compile(r"[A-Za-z]{3,}")


async def shown(
    mode: str, lang: Lang, size: tuple[int, int], glyphs: Glyphs = UNICODE
) -> list[str]:
    app = make_app(lang, glyphs=glyphs)
    async with app.run_test(size=size) as pilot:
        await app.action_mode(mode)
        await until(pilot, lambda: app.mode_screen is not None and app.mode_screen.mode == mode)
        return await still(pilot)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_mode(mode: str, lang: Lang, size: tuple[int, int]) -> None:
    lines = await shown(mode, lang, size)
    assert len(lines) == size[1]
    assert snapshot.wrong_widths(lines, size[0]) == []
    if lang == "zh":
        assert [line for line in lines if _ENGLISH.search(_ALLOWED.sub("", line))] == []
    snapshot.compare(f"{mode}-{size[0]}x{size[1]}-{lang}", lines)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", [(60, 20), (200, 50), (59, 24)], ids=str)
async def test_every_line_is_as_wide_as_the_terminal(mode: str, size: tuple[int, int]) -> None:
    for lang in LANGUAGES:
        lines = await shown(mode, lang, size)
        assert snapshot.wrong_widths(lines, size[0]) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("lang", LANGUAGES)
async def test_no_ambiguous_sign_is_left_with_ascii_glyphs(mode: str, lang: Lang) -> None:
    lines = await shown(mode, lang, (120, 40), ASCII._replace(chinese=True))
    assert snapshot.wrong_widths(lines, 120) == []
    assert {sign for line in lines for sign in line if east_asian_width(sign) == "A"} == set()


def test_plain_signs_take_one_cell_as_the_signs_do() -> None:
    for sign, plain_sign in SIGNS.items():
        assert cell_len(chr(sign)) == 1
        assert isinstance(plain_sign, str)
        assert plain_sign.isascii()
        assert len(plain_sign) == 1
    assert plain("7,831.00 × 60% […]，社保") == "7,831.00 x 60% [~]，社保"


def test_a_screen_that_differs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "FOLDER", tmp_path)
    monkeypatch.setattr(snapshot, "WRITE", False)
    with pytest.raises(AssertionError, match="no snapshot"):
        snapshot.compare("one", ["社保"])
    monkeypatch.setattr(snapshot, "WRITE", True)
    snapshot.compare("one", ["社保"])
    monkeypatch.setattr(snapshot, "WRITE", False)
    snapshot.compare("one", ["社保"])
    with pytest.raises(AssertionError):
        snapshot.compare("one", ["社保 "])
    assert snapshot.wrong_widths(["社保", "ab"], 4) == ["ab"]
