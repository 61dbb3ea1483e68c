"""What the app asks of the store while it runs: save without overwriting, drafts, exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sibal_engine.case.model import Case
from sibal_engine.errors import ContentError, Fault, clip
from sibal_tui.store import drafts, profiles
from sibal_tui.store.drafts import Draft

if TYPE_CHECKING:
    from sibal_tui.session import Session


class ElsewhereError(ContentError):
    """The profile on disk is not the one that was read: another window saved it."""


class Keeper:
    """The profile store of one run; remembers the stamp of each profile as it was read."""

    def __init__(self) -> None:
        self._stamps: dict[str, str] = {}
        self._behind: set[str] = set()

    def open(self, name: str) -> Case:
        """A saved profile; raises `ContentError`."""
        loaded = profiles.load_profile(name)
        self._stamps[loaded.name] = loaded.stamp
        self._behind.discard(loaded.name)
        return loaded.case

    def peek(self, name: str) -> Case:
        """A profile as it is on disk now, without working on that state; raises `ContentError`."""
        return profiles.load_profile(name).case

    def behind(self, name: str) -> bool:
        """Whether the draft in use was begun on a profile that was saved elsewhere since."""
        return name in self._behind

    def save(self, session: Session) -> str:
        """Save the session's case and return the profile's name; raises `ContentError`.

        A profile that another window changed, or another one of the same name, is not overwritten.
        """
        name = profiles.profile_path(session.profile.name or session.case.name).stem
        return self._save(session, name, self._stamps.get(name, ""))

    def save_as(self, session: Session, name: str, *, overwrite: bool = False) -> str:
        """Save under another name; only when told does it take the place of what is there."""
        stem = profiles.profile_path(name).stem
        return self._save(session, stem, None if overwrite else "")

    def delete(self, name: str) -> None:
        """Remove a saved profile and its draft; raises `ContentError`."""
        try:
            profiles.delete_profile(name)
            drafts.drop_draft(name)
        except OSError as error:
            fault = Fault(clip(name), "", f"not deleted: {clip(error.strerror)}")
            raise ContentError(fault) from None
        self._stamps.pop(name, None)

    def _save(self, session: Session, name: str, expected: str | None) -> str:
        from sibal_tui.session import Profile

        try:
            saved = profiles.save_profile(name, session.case, expected)
        except profiles.ConflictError as error:
            allowed = "open it again, or save under another name"
            fault = Fault(error.path.name, "", "changed by another window", allowed)
            raise ElsewhereError(fault) from None
        except OSError as error:
            raise ContentError(Fault(name, "", f"not saved: {clip(error.strerror)}")) from None
        old = session.profile.name
        self._stamps[saved.name] = saved.stamp
        self._behind -= {old, saved.name}
        session.mark_saved(Profile(saved.name))
        drafts.drop_draft(old)
        drafts.drop_draft(saved.name)
        profiles.remember_profile(saved.name)
        return saved.name

    def save_draft(self, session: Session) -> None:
        """Keep unsaved changes for the next start; a full disk keeps nobody from leaving."""
        from sibal_engine.case.writer import to_toml

        name = session.profile.name
        try:
            if session.dirty or session.typed:
                stamp = self._stamps.get(name, "")
                toml = to_toml(session.case)
                drafts.save_draft(name, Draft(dict(session.typed), toml, stamp))
            else:
                drafts.drop_draft(name)
        except OSError:
            return

    def draft(self, name: str) -> Case | None:
        """The unsaved case of a profile ("" for none saved yet), if it can still be read.

        A draft begun on another state of the profile keeps that state's stamp, so that saving it
        is a conflict and not an overwriting.
        """
        from sibal_engine.case.reader import parse_case

        draft = drafts.load_draft(name)
        if draft is None or not draft.toml:
            return None
        try:
            case = parse_case(draft.toml, f"{name or drafts.UNNAMED} (draft)")
        except ContentError:
            return None
        now = self._stamps.get(name, "")
        if name and now not in (draft.stamp, profiles.stamp_of(draft.toml)):
            self._stamps[name] = draft.stamp
            self._behind.add(name)
        return case

    def typed(self, name: str) -> dict[str, str]:
        """The texts of form fields that made no case yet when the draft was kept."""
        draft = drafts.load_draft(name)
        return {} if draft is None else dict(draft.fields)

    def names(self) -> list[str]:
        """Names of the saved profiles."""
        return profiles.profile_names()

    def remember(self, name: str) -> None:
        """The profile to open at the next start."""
        profiles.remember_profile(name)

    def exports(self) -> Path:
        """The folder that files are written to: the one the program was started in."""
        return Path.cwd()
