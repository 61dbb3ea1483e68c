"""The policy library of a command: the shipped files, the user's own laid over them."""

from __future__ import annotations

from sibal_engine.month import Month
from sibal_engine.policy.library import NATION, Library, shipped_folder
from sibal_engine.policy.resolve import Policy
from sibal_tui.store.paths import policies_folder


def library() -> Library:
    """The shipped library with the user's overlay, where there is one."""
    own = policies_folder()
    return Library(overlay=own if own.is_dir() else None)


def national() -> tuple[Policy, Month]:
    """The nation's policy, and the month up to which its file was checked."""
    policy = library().policy(NATION)
    return policy, policy.place.checked


def newest_checked(found: Library | None = None) -> Month:
    """The newest `checked` month of all shipped files: "now" for a program without a clock.

    Only the head of each file is read.
    """
    months = []
    root = found.root if found is not None else shipped_folder()
    for path in (root / "national.toml", *sorted(root.glob("*/[0-9]*.toml"))):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("checked"):
                    months.append(Month.parse(line.split('"')[1]))
                    break
    return max(months)
