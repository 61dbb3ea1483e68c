"""The committed pictures are what the app draws today; `make screenshots` draws them anew."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "screenshots"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_screenshots", FOLDER / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # a dataclass looks its own module up
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


make = _load()


@pytest.mark.parametrize("picture", make.PICTURES, ids=lambda each: each.name)
async def test_a_picture_is_what_the_app_draws(picture: Any) -> None:
    drawn = await make.draw(picture)
    kept = (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")
    assert drawn.splitlines() == kept.splitlines(), "run `make screenshots` and look at the change"


def test_every_picture_has_its_place() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == {each.name for each in make.PICTURES}
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    for name in ("overview-120x40", "gap-120x40", "policies-120x40"):
        assert f"screenshots/{name}.svg" in readme


def test_a_picture_fetches_nothing() -> None:
    pictures = sorted(FOLDER.glob("*.svg"))
    assert pictures
    for path in pictures:
        text = path.read_text(encoding="utf-8")
        assert "@font-face" not in text
        assert "url(http" not in text
