"""The policy library of a command: the shipped files, the user's own laid over them."""

from __future__ import annotations

from sibal_engine.month import Month
from sibal_engine.policy.library import NATION, Library
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


def newest_checked(found: Library) -> Month:
    """The newest month in which a file was compared with its sources: "now" without a clock."""
    return found.checked or found.policy(NATION).place.checked
