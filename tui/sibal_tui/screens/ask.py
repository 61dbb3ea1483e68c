"""Mode 6: questions in everyday words, answered with the user's own figures."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Input, Static

from sibal_tui import actions
from sibal_tui.actions import Act
from sibal_tui.locale.modes.ask import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.base import ModeScreen
from sibal_tui.text import normalise_digits, wrap
from sibal_tui.views import ask as view
from sibal_tui.widgets.grid import Cell, Column, Grid

WIDE = 110

actions.register(
    Act(
        "ask.type",
        "type_question",
        ("slash", "ctrl+f"),
        "输入问题",
        "Type a question",
        scope="ask",
        initials="srwt",
        hint=True,
        short_zh="提问",
        short_en="Ask",
    ),
    Act(
        "ask.clear",
        "clear",
        ("backspace", "ctrl+u"),
        "清空问题",
        "Clear the question",
        scope="ask",
        initials="qk",
    ),
    Act(
        "ask.go",
        "go",
        ("g", "ctrl+r"),
        "转到能看到它的页面",
        "Go to the mode that shows it",
        scope="ask",
        initials="zd",
        hint=True,
        short_zh="转到",
        short_en="Go there",
    ),
    Act(
        "ask.page_down",
        "scroll_card(1)",
        ("ctrl+d", "full_stop"),
        "答案往下",
        "Scroll the answer down",
        scope="ask",
        initials="xx",
    ),
    Act(
        "ask.page_up",
        "scroll_card(-1)",
        ("ctrl+b", "comma"),
        "答案往上",
        "Scroll the answer up",
        scope="ask",
        initials="xs",
    ),
)


class Question(Input):
    """The field of the question; up and down move in the list while typing."""

    def on_focus(self) -> None:
        """The list shows the cursor that arrows move from here."""
        self.screen.query_one(Grid).set_led(True)

    def on_blur(self) -> None:
        """The list shows its cursor only with the focus again."""
        self.screen.query_one(Grid).set_led(False)

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            event.stop()
            event.prevent_default()
            self.screen.query_one(Grid).action_cursor(1 if event.key == "down" else -1)
            return
        if event.key in ("escape", "ctrl+right_square_bracket"):
            event.stop()
            event.prevent_default()
            self.screen.query_one(Grid).focus()
            return
        await super()._on_key(event)


class Ask(ModeScreen):
    """The ask mode."""

    mode = "ask"
    CSS_PATH: ClassVar[Any] = "ask.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[view.Found, ...] = ()
        self._card: view.Card | None = None

    def compose_body(self) -> ComposeResult:
        """The question, the list, the card."""
        yield Question(id="ask-input", select_on_focus=False)
        yield Static("", id="ask-state", markup=False)
        with Container(id="ask-main"):
            glyphs = self.sibal.glyphs
            yield Grid(
                self._columns(),
                marker=glyphs.cursor,
                ellipsis=glyphs.ellipsis,
                id="ask-list",
                zebra=False,
            )
            with VerticalScroll(id="ask-card", can_focus=False):
                yield Static("", id="ask-card-text", markup=False)

    def on_mount(self) -> None:
        """Warm the index; the list has the focus, not the field."""
        super().on_mount()
        view.warm()
        self.query_one(Grid).focus()

    def _columns(self) -> list[Column]:
        return [
            Column(say(TEXTS, self.lang, "column.title"), expand=True, minimum=20),
            Column(say(TEXTS, self.lang, "column.kind")),
        ]

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        super().on_resize(event)
        self.set_class(event.size.width >= WIDE, "wide")
        self._draw_card()

    def show(self) -> None:
        """The list for what is typed, and the card under the cursor."""
        field = self.query_one(Question)
        field.placeholder = say(TEXTS, self.lang, "prompt")
        grid = self.query_one(Grid)
        grid.set_columns(self._columns(), grid.rows)
        self._search(field.value)

    def _search(self, text: str) -> None:
        rows = view.found(normalise_digits(text), self.lang)
        changed = rows != self._rows
        self._rows = rows
        grid = self.query_one(Grid)
        grid.set_rows([(row.title, Cell(row.kind, _tone(row))) for row in rows])
        if changed:
            grid.cursor_row = 0
        key = "found" if text.strip() else "browse"
        state = say(TEXTS, self.lang, key, n=len(rows))
        if not rows:
            state = say(TEXTS, self.lang, "none")
        self._set("#ask-state", view.fault_line(self.lang) or state)
        self._show_card()

    def _set(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        if widget.content != text:
            widget.update(text)

    def _here(self) -> view.Found | None:
        at = self.query_one(Grid).cursor_row
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _show_card(self) -> None:
        row = self._here()
        self._card = None if row is None else view.card(row.id, self.session)
        self._draw_card()
        self.query_one("#ask-card", VerticalScroll).scroll_home(animate=False)

    def _draw_card(self) -> None:
        card = self._card
        if card is None:
            self._set("#ask-card-text", "")
            return
        room = self.size.width - 4
        if self.has_class("wide"):
            room = self.size.width * 3 // 5 - 4
        lines = [card.title, ""]
        for label, text in card.parts:
            head = f"{label}  " if label else ""
            lines += wrap(head + text, max(20, room))
        self._set("#ask-card-text", "\n".join(lines))

    @on(Input.Changed, "#ask-input")
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @on(Input.Submitted, "#ask-input")
    def _asked(self) -> None:
        self.query_one(Grid).focus()

    @on(Grid.Moved)
    def _moved(self) -> None:
        self._show_card()

    @on(Grid.Selected)
    def _chosen(self) -> None:
        row = self._here()
        if row is not None and row.figure:
            self.sibal.open_figure(row.figure)
        else:
            self.action_type_question()

    # --- actions

    def action_type_question(self) -> None:
        """Go to the field."""
        question = self.query_one(Question)
        question.focus()
        # another question takes the place of the last one at its first key
        question.action_select_all()

    def action_clear(self) -> None:
        """Empty the field."""
        self.query_one(Question).value = ""

    async def action_go(self) -> None:
        """Show the mode that the card names."""
        if self._card is not None and self._card.figure:
            self.sibal.open_figure(self._card.figure)
        elif self._card is not None and self._card.mode:
            await self.sibal.action_mode(self._card.mode)

    def action_scroll_card(self, direction: int) -> None:
        """Scroll the answer by half a page."""
        card = self.query_one("#ask-card", VerticalScroll)
        card.scroll_relative(y=direction * max(1, card.size.height // 2), animate=False)

    def ask(self, text: str) -> None:
        """Ask a question from elsewhere (the palette)."""
        self.query_one(Question).value = text
        self.query_one(Grid).focus()

    def open_target(self, target: str) -> None:
        """A question that the palette names."""
        self.ask(target)

    # --- what the app asks for

    def figure(self) -> str | None:
        """The figure under the cursor, where the row is one."""
        row = self._here()
        return row.figure or None if row is not None else None

    def plain_text(self) -> str:
        """The card."""
        return self._card.text if self._card is not None else ""

    def help_text(self) -> str:
        """What the mode is for."""
        return say(TEXTS, self.lang, "help")


def _tone(row: view.Found) -> str:
    return "strong" if row.figure else "muted"
