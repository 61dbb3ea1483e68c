"""`make screenshots`: pictures of the real app with the sample person, the same on every machine.

The day, the sizes and the theme are fixed, the policy files are the shipped ones. Rich names the
parts of each picture at random; those names are replaced by the picture's own.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
TODAY = date(2026, 11, 22)
THEME = "sibal-dark"
_RANDOM = re.compile(r"terminal-\d+")
_FULL_WIDTH = re.compile(r"\s*font-variant-east-asian: full-width;")
"""Would draw Latin letters two cells wide where the font has such forms."""
_REMOTE_FONTS = re.compile(r"\s*@font-face \{.*?\n    \}\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, the window, the language, and the keys that lead to it."""

    name: str
    mode: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 40)
    lang: str = "zh"
    popup: str = ""


_STOP = ("right", "right", "right", "right", "n", "5", "enter")
"""From the sample's first month to the next March, and five months from there."""
PICTURES = (
    Picture("overview-120x40", "overview"),
    Picture("profile-120x40", "profile"),
    Picture("policies-120x40", "policies"),
    Picture("gap-120x40", "gap", _STOP),
    Picture("projection-120x40", "projection"),
    Picture("ask-120x40", "ask", ("down",)),
    Picture("gap-80x24", "gap", _STOP, (80, 24)),
    Picture("overview-120x40-en", "overview", lang="en"),
    Picture("steps-120x40", "overview", ("down", "e"), popup="StepsModal"),
)


def _app(lang: Any) -> Any:
    from sibal_engine.months.schedule import World
    from sibal_tui.app import SibalApp
    from sibal_tui.session import Profile, Session
    from sibal_tui.store.profiles import sample_case

    session = Session(World(), sample_case(), lang, profile=Profile("", sample=True))
    return SibalApp(session, theme=THEME, today=lambda: TODAY)


def stable(svg: str, name: str) -> str:
    """The picture without random names, and without fonts that a reader would have to fetch."""
    return _FULL_WIDTH.sub("", _REMOTE_FONTS.sub("\n", _RANDOM.sub(f"sibal-{name}", svg)))


async def _until(pilot: Any, condition: Callable[[], bool]) -> None:
    for _ in range(200):
        if condition():
            return
        await pilot.pause()
    raise RuntimeError("the app never came to the picture")


async def _resting(pilot: Any) -> str:
    before = ""
    for _ in range(50):
        await pilot.pause()
        now = _RANDOM.sub("", pilot.app.export_screenshot(title="sibal-tui"))
        if now == before:
            return str(pilot.app.export_screenshot(title="sibal-tui"))
        before = now
    raise RuntimeError("the screen never came to rest")


async def draw(picture: Picture) -> str:
    """The picture as SVG."""
    app = _app(picture.lang)
    async with app.run_test(size=picture.size) as pilot:
        await app.action_mode(picture.mode)
        await _until(
            pilot, lambda: app.mode_screen is not None and app.mode_screen.mode == picture.mode
        )
        await _resting(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        if picture.popup:
            await _until(pilot, lambda: type(app.screen).__name__ == picture.popup)
        return stable(await _resting(pilot), picture.name)


def main() -> None:
    """Draw every picture into this folder."""
    from sibal_tui.term import defaults

    defaults.apply()
    for picture in PICTURES:
        path = FOLDER / f"{picture.name}.svg"
        path.write_text(asyncio.run(draw(picture)), encoding="utf-8", newline="\n")
        print(path.name)


if __name__ == "__main__":
    main()
