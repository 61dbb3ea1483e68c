"""Texts of the profile mode's dialogues."""

from __future__ import annotations

from sibal_tui.locale.say import Table

TEXTS: Table = {
    "all_well": ("没有待改正的地方", "Nothing to correct"),
}
