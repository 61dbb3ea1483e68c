"""What every screen asks of the app, typed: the app itself, its session, the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from sibal_tui.locale import Lang

if TYPE_CHECKING:
    from sibal_tui.app import SibalApp
    from sibal_tui.session import Session


class OfSibal(MessagePump):
    """A screen of this app; put before Textual's class in the bases."""

    @property
    def sibal(self) -> SibalApp:
        """The app, typed."""
        from sibal_tui.app import SibalApp

        app = self.app
        assert isinstance(app, SibalApp)
        return app

    @property
    def session(self) -> Session:
        """The session of the app."""
        return self.sibal.session

    @property
    def lang(self) -> Lang:
        """The language in use."""
        return self.sibal.session.lang
