"""What the app works on: one case, its undo history, pinned scenarios, results kept by identity.

No Textual here: screens read results and hand back changed cases.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sibal_engine.case.written import as_written
from sibal_engine.errors import ContentError, Fault
from sibal_engine.policy.resolve import Policy

if TYPE_CHECKING:
    from sibal_engine.case.model import Case
    from sibal_engine.months.schedule import World
    from sibal_engine.result.project import Projection
    from sibal_tui.locale import Lang

MOST_PINS = 4
MOST_UNDO = 200
SCRATCH = "scratch."
"""Typed texts that belong to no profile: a pasted record, an award sheet, a person to be made."""


class Pin(NamedTuple):
    """A named scenario kept side by side."""

    name: str
    case: "Case"
    projection: "Projection"


class Profile(NamedTuple):
    """Where the case came from: its name in the store (empty: not saved yet)."""

    name: str
    sample: bool = False


class Session:
    """The state behind all modes. Every change goes through `change`, so that it can be undone."""

    def __init__(
        self, world: "World", case: "Case", lang: "Lang", *, profile: Profile | None = None
    ) -> None:
        self.world = world
        self.lang: Lang = lang
        self.profile = profile or Profile("")
        self.case = case
        self.saved = case
        self.pins: tuple[Pin, ...] = ()
        self.typed: dict[str, str] = {}
        """Texts of form fields that make no case yet, by key: kept in the draft as they stand."""
        self.revision = 0
        """Counts changes, so that a screen knows whether what it shows is stale."""
        self._undo: list[Case] = []
        self._redo: list[Case] = []
        self._kept: dict[str, tuple[Case, Projection | Fault]] = {}
        self.listeners: list[Callable[[], None]] = []

    # --- results

    def _result(self, name: str, case: "Case") -> "Projection | Fault":
        from sibal_engine.result.project import project

        kept = self._kept.get(name)
        if kept is not None and kept[0] is case:
            return kept[1]
        result: Projection | Fault
        try:
            result = project(case, self.world)
        except ContentError as error:
            result = error.faults[0]
        self._kept[name] = (case, result)
        return result

    @property
    def result(self) -> "Projection | Fault":
        """The projection of the case, or why there is none."""
        return self._result("case", self.case)

    @property
    def planned(self) -> "Case":
        """The case with the milestones of its plan as months; itself while it has no result."""
        result = self.result
        return self.case if isinstance(result, Fault) else result.case

    @property
    def projection(self) -> "Projection":
        """The projection of the case; raises `ContentError` when there is none."""
        result = self.result
        if isinstance(result, Fault):
            raise ContentError(result)
        return result

    def without_gaps(self) -> "Case":
        """The case as if every month were paid."""
        if not self.case.plan.gaps:
            return self.case
        kept = self._kept.get("no gaps")
        if kept is not None and kept[0]._replace(plan=self.case.plan) == self.case:
            return kept[0]
        return self.case._replace(plan=self.case.plan._replace(gaps=()))

    @property
    def baseline(self) -> "Projection | Fault":
        """The projection without gaps."""
        case = self.without_gaps()
        return self.result if case is self.case else self._result("no gaps", case)

    @property
    def policy(self) -> Policy:
        """The policy of the case's place; raises `ContentError`."""
        return self.world.library.policy(self.world.library.find(self.case.city).code)

    # --- changes

    @property
    def unread(self) -> bool:
        """Whether something typed into the form makes no case yet; scratch paper does not count."""
        return any(not key.startswith(SCRATCH) for key in self.typed)

    @property
    def dirty(self) -> bool:
        """Whether the case differs from what was saved."""
        return self.case != self.saved

    def change(self, case: "Case") -> bool:
        """Work on another case from now on; tells whether anything changed.

        A plan that names milestones is kept as it is written, not as it was resolved.
        """
        plan = as_written(case.plan)
        if plan is not case.plan:
            case = case._replace(plan=plan)
        if case == self.case:
            return False
        self._undo = [*self._undo[-MOST_UNDO:], self.case]
        self._redo.clear()
        self._set(case)
        return True

    def undo(self) -> bool:
        """Take the last change back; tells whether there was one."""
        if not self._undo:
            return False
        self._redo.append(self.case)
        self._set(self._undo.pop())
        return True

    def redo(self) -> bool:
        """Make the change again that was taken back."""
        if not self._redo:
            return False
        self._undo.append(self.case)
        self._set(self._redo.pop())
        return True

    def open(self, case: "Case", profile: Profile) -> None:
        """Open another profile; its history begins anew, pins stay."""
        self._undo.clear()
        self._redo.clear()
        self.typed.clear()
        self.saved = case
        self.profile = profile
        self._set(case)

    def mark_saved(self, profile: Profile) -> None:
        """The case stands in the store now."""
        self.saved = self.case
        self.profile = profile
        self._told()

    def rebase(self, saved: "Case") -> None:
        """Another window saved `saved`: it is the case from now on, and can be undone."""
        self.saved = saved
        if not self.change(saved):
            self._told()

    def touch(self) -> None:
        """Tell who listens that something beside the case changed."""
        self._told()

    def _set(self, case: "Case") -> None:
        self.case = case
        self._told()

    def _told(self) -> None:
        self.revision += 1
        for listener in list(self.listeners):
            listener()

    # --- scenarios

    def pin(self, name: str) -> bool:
        """Keep the case as a named scenario; False when four are kept already or none results."""
        result = self.result
        if len(self.pins) >= MOST_PINS or isinstance(result, Fault):
            return False
        self.pins = (*self.pins, Pin(name, self.case, result))
        self._told()
        return True
