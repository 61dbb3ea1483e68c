"""A display that writes only the cells that changed, in place of Textual's whole regions.

This is the one place that uses private parts of Textual, so it looks at them first: where they are
not those of the pinned version, the app draws the stock way by itself. What a cell is and how two
screens differ is in `cells.py`, which knows no Textual.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import textual
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.app import App
from textual.strip import Strip

from sibal_tui.cells import CellGrid, Run, UnmeasurableError

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

Mode = Literal["auto", "diff", "stock"]
PINNED = "8.2.8"
"""The version of Textual whose internals were compared with the stock display."""


def internals_match() -> bool:
    """Whether the private parts used here look as they do in the pinned version."""
    try:
        return (
            list(inspect.signature(App._display).parameters) == ["self", "screen", "renderable"]
            and list(inspect.signature(LayoutUpdate.__init__).parameters)
            == ["self", "strips", "region"]
            and list(inspect.signature(ChopsUpdate.__init__).parameters)
            == ["self", "chops", "spans", "chop_ends"]
            and list(inspect.signature(Strip.render_ansi).parameters) == ["style", "color_system"]
            and callable(Compositor.render_update)
            and callable(App._begin_update)
            and callable(App._end_update)
        )
    except (AttributeError, TypeError, ValueError):
        return False


def is_pinned() -> bool:
    """Whether the installed Textual is the pinned one.

    Its folder of metadata is looked for first: asking Textual for its version imports a tenth of
    the standard library.
    """
    site = Path(textual.__file__).parents[1]
    return (site / f"textual-{PINNED}.dist-info").is_dir() or textual.__version__ == PINNED


def chosen(mode: Mode, *, pinned: bool | None = None) -> Literal["diff", "stock"]:
    """What a mode means under the installed version of Textual.

    `auto` takes the cell diff only under the pinned version; `diff` takes it wherever the
    internals have the known shape; neither takes it where they have not.
    """
    if mode == "stock" or not internals_match():
        return "stock"
    known = is_pinned() if pinned is None else pinned
    return "diff" if mode == "diff" or known else "stock"


class DiffDisplayMixin:
    """Put before `App` in the bases; set `display_mode` before the app runs.

    ```
    class SibalApp(DiffDisplayMixin, App[None]):
        BINDINGS = [Binding("ctrl+l", "redraw", ...)]
    ```
    The grid of what the terminal shows is forgotten on a resize, after a suspension and at
    `redraw()`, and whenever something else was written in its place.
    """

    display_mode: Mode = "auto"
    """`auto`, `diff` or `stock`; from the config, before the app runs."""
    _grid: CellGrid | None = None
    _decided: Literal["diff", "stock"] | None = None

    @property
    def display_in_use(self) -> Literal["diff", "stock"]:
        """The display that really draws (for `doctor` and the tests)."""
        if self._decided is None:
            self._decided = chosen(self.display_mode)
        return self._decided

    def forget_screen(self) -> None:
        """The next frame cannot rely on what the terminal shows."""
        self._grid = None

    def redraw(self) -> None:
        """Write the whole screen again."""
        self.forget_screen()
        self.refresh(layout=True)  # type: ignore[attr-defined]

    def action_redraw(self) -> None:
        """Ctrl+L: the whole screen again, for a terminal that something else wrote on."""
        self.redraw()

    def on_mount(self) -> None:
        """Listen for the return from a suspension; the terminal was somebody else's meanwhile."""
        app: Any = self
        app.app_resume_signal.subscribe(self, lambda _app: self.redraw(), immediate=True)

    def on_resize(self) -> None:
        """Terminals rearrange what they show; also where the app ends up at its former size."""
        self.forget_screen()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw an update of the compositor: only what differs from what is shown."""
        app: Any = self
        stock: Any = super()
        if not self._may_diff(renderable):
            if renderable is not None:
                self.forget_screen()
            stock._display(screen, renderable)
            return
        try:
            data = self._changes(renderable)
        except UnmeasurableError:
            # Text whose cells cannot be told apart one by one: this frame the stock way.
            self.forget_screen()
            stock._display(screen, renderable)
            return
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            # The internals are not what they looked like: the stock way from now on.
            self._decided = "stock"
            self.forget_screen()
            stock._display(screen, renderable)
            return
        try:
            if data:
                app._begin_update()
                try:
                    app._driver.write(data)
                finally:
                    app._end_update()
                app._driver.flush()
        finally:
            app.post_display_hook()

    def _may_diff(self, renderable: RenderableType | None) -> bool:
        app: Any = self
        return (
            self.display_in_use == "diff"
            and isinstance(renderable, LayoutUpdate | ChopsUpdate)
            and not app._batch_count
            and app._running
            and not app._closed
            and not app.is_headless
            and app._driver is not None
            and not app._driver.is_inline
        )

    def _changes(self, renderable: Any) -> str:
        """Terminal data for an update; empty where the terminal already shows it."""
        app: Any = self
        size = app.screen.outer_size
        grid = self._grid
        if grid is None or (grid.columns, grid.lines) != (size.width, size.height):
            grid = self._grid = CellGrid(size.width, size.height)
        system = app.console._color_system or ColorSystem.TRUECOLOR
        cursor = size.clamp_offset(app.cursor_position)
        app._previous_cursor_position = cursor
        return grid.draw(update_runs(renderable, system), (cursor.x, cursor.y))


def update_runs(update: LayoutUpdate | ChopsUpdate, system: ColorSystem) -> Iterator[Run]:
    """Every run of equally styled text of an update, as the stock display would write it."""
    pieces = _layout_pieces(update) if isinstance(update, LayoutUpdate) else _chop_pieces(update)
    for x, y, strip in pieces:
        at = x
        for text, style, control in strip:
            if control or not text:
                continue
            if style is None:
                ansi, link, link_id = "", "", ""
            else:
                ansi = style._ansi if style._ansi is not None else _ansi(style, system)
                link, link_id = style._link or "", style._link_id
            run = Run(at, y, text, ansi, link, link_id if link else "")
            yield run
            at += len(run.cells)


def _ansi(style: Any, system: ColorSystem) -> str:
    return str(Strip.render_ansi(style, system))


def _layout_pieces(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, line in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in line:
            yield x, y, strip
            x += strip.cell_length


def _chop_pieces(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The strips of a partial update; the choice and the crop are those of the stock display."""
    for y, x1, x2 in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > x2 or end <= x1:
                continue
            if x2 > x >= x1 and end <= x2:
                yield x, y, strip
            else:
                yield x, y, strip.crop(0, min(end, x2) - x)
