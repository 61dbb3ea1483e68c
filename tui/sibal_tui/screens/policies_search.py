"""The search field of the policy browser."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from sibal_tui.widgets.grid import Grid


class Search(Input):
    """The search field; up and down move in the tree while typing."""

    def on_focus(self) -> None:
        """The list shows the cursor that arrows move from here."""
        self.screen.query_one("#pol-places", Grid).set_led(True)

    def on_blur(self) -> None:
        """The list shows its cursor only with the focus again."""
        self.screen.query_one("#pol-places", Grid).set_led(False)

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            event.stop()
            event.prevent_default()
            grid = self.screen.query_one("#pol-places", Grid)
            grid.action_cursor(1 if event.key == "down" else -1)
            return
        if event.key in ("escape", "ctrl+right_square_bracket"):
            event.stop()
            event.prevent_default()
            self.screen.query_one("#pol-places", Grid).focus()
            return
        await super()._on_key(event)
