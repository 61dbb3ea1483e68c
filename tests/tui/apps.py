"""The app as tests run it: a frozen policy tree, a fixed day, a store in memory, polling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

from textual.drivers.headless_driver import HeadlessDriver

from sibal_engine.case.model import Case
from sibal_engine.case.reader import parse_case
from sibal_engine.errors import ContentError, Fault
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_tui import actions
from sibal_tui import app as app_module
from sibal_tui.app import SibalApp
from sibal_tui.locale import Lang
from sibal_tui.session import Profile, Session

HERE = Path(__file__).resolve().parent
FROZEN = HERE / "frozen"
"""A copy of a few policy files, so that no snapshot changes with the data."""
TODAY = date(2026, 11, 22)
SIZES = ((80, 24), (120, 40))
LANGUAGES: tuple[Lang, ...] = ("zh", "en")

SAMPLE = """
schema = 1
name = "{name}"
[person]
born = "1988-04"
sex = "female"
category = "women55"
[place]
city = "{city}"
[record]
as_of = "2026-10"
pension_months = 131
average_index = "0.72"
pension_balance = "48211.37"
medical_months = 131
medical_local_months = 131
medical_balance = "3120.55"
[plan]
pension_base = "60%"
retire = "statutory"
[[plan.gap]]
from = "2027-03"
months = 5
"""


def made_modes() -> tuple[str, ...]:
    """The modes whose screens exist."""
    return tuple(m for m in actions.MODES if find_spec(f"sibal_tui.screens.{m}") is not None)


def case_of(city: str = "510100", name: str = "成都自由职业者", more: str = "") -> Case:
    """A person of a city with a gap of five months ahead."""
    return parse_case(SAMPLE.format(name=name, city=city) + more, "case.toml")


class MemoryKeeper:
    """A profile store without a disk, but for the exports."""

    def __init__(self, exports: Path, cases: dict[str, Case] | None = None) -> None:
        self.cases = cases or {}
        self.folder = exports
        self.drafts: list[Case] = []
        self.remembered = ""

    def save(self, session: Session) -> str:
        self.cases[session.case.name] = session.case
        session.mark_saved(Profile(session.case.name))
        return session.case.name

    def save_as(self, session: Session, name: str, *, overwrite: bool = False) -> str:
        if name in self.cases and not overwrite:
            raise ContentError(Fault(name, "", "there is one already"))
        self.cases[name] = session.case
        session.mark_saved(Profile(name))
        return name

    def delete(self, name: str) -> None:
        del self.cases[name]

    def save_draft(self, session: Session) -> None:
        self.drafts.append(session.case)

    def draft(self, name: str) -> Case | None:
        return None

    def peek(self, name: str) -> Case:
        return self.open(name)

    def behind(self, name: str) -> bool:
        return False

    def typed(self, name: str) -> dict[str, str]:
        return {}

    def names(self) -> list[str]:
        return sorted(self.cases)

    def open(self, name: str) -> Case:
        if name not in self.cases:
            raise ContentError(Fault(name, "", "no such profile"))
        return self.cases[name]

    def remember(self, name: str) -> None:
        self.remembered = name

    def exports(self) -> Path:
        return self.folder


def make_app(
    lang: Lang = "zh",
    *,
    case: Case | None = None,
    keeper: MemoryKeeper | None = None,
    **options: Any,
) -> SibalApp:
    """The app over a person of the frozen tree, on a fixed day."""
    session = Session(World(Library(FROZEN)), case or case_of(), lang, profile=Profile("成都"))
    return SibalApp(session, keeper, today=lambda: TODAY, **options)


async def until(pilot: Any, condition: Callable[[], bool], turns: int = 200) -> None:
    """Let the app work until a condition holds; fails when it never does."""
    for _ in range(turns):
        if condition():
            return
        await pilot.pause()
    assert condition(), "the condition was never met"


def lines_of(app: SibalApp) -> list[str]:
    """What stands on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


async def still(pilot: Any) -> list[str]:
    """The screen's lines once nothing changes any more."""
    before: list[str] = []
    for _ in range(50):
        await pilot.pause()
        now = lines_of(pilot.app)
        if now == before:
            return now
        before = now
    raise AssertionError("the screen never came to rest")


class WireDriver(HeadlessDriver):
    """A driver that is not headless to the app and keeps what it writes."""

    wire: list[str]

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        app: Any = self._app
        app.wire.append(data)


class WiredApp(SibalApp):
    """The app on a wire whose bytes can be counted."""

    CSS_PATH: ClassVar[Any] = Path(app_module.__file__).parent / "styles" / "app.tcss"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.driver_class = WireDriver
        self.wire: list[str] = []

    def taken(self) -> int:
        """Bytes written since the last call."""
        data = "".join(self.wire)
        self.wire.clear()
        return len(data.encode())
