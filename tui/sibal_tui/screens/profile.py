"""The profile mode: a form over the case; what cannot be read yet stays in the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult

from sibal_tui import actions
from sibal_tui.actions import Act
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.base import ModeScreen
from sibal_tui.screens.form_host import FormHost
from sibal_tui.views import profile as view
from sibal_tui.views import profile_form as fields
from sibal_tui.views.form_model import Field, Kind
from sibal_tui.widgets.form import Form

if TYPE_CHECKING:
    from sibal_tui.screens.profile_dialog import Dialog

actions.register(
    Act(
        "profile.edit",
        "edit",
        ("enter",),
        "填写这一项 / 打开",
        "Edit this field, or open it",
        scope="profile",
        initials="tx",
        hint=True,
        short_zh="填写",
        short_en="Edit",
    ),
    Act(
        "profile.import",
        "open_part('import')",
        ("v", "ctrl+v"),
        "粘贴或导入缴费明细",
        "Paste or import the record",
        scope="profile",
        initials="drmx",
        hint=True,
        short_zh="导入明细",
        short_en="Import",
    ),
    Act(
        "profile.spells",
        "open_part('spells')",
        ("s", "ctrl+b"),
        "缴费明细（按段）",
        "The record by spells",
        scope="profile",
        initials="jfmx",
        short_zh="明细",
        short_en="Spells",
    ),
    Act(
        "profile.sheet",
        "open_part('sheet')",
        ("k", "ctrl+k"),
        "核对养老金核定表",
        "Check an award sheet",
        scope="profile",
        initials="hdb",
        hint=True,
        short_zh="核定表",
        short_en="Sheet",
    ),
    Act(
        "profile.pinned",
        "open_part('pinned')",
        ("a", "ctrl+a"),
        "核对官方数字",
        "Pinned official figures",
        scope="profile",
        initials="gfsz",
    ),
    Act(
        "profile.gaps",
        "open_part('gaps')",
        ("g", "ctrl+d"),
        "计划中的断缴",
        "Gaps planned",
        scope="profile",
        initials="jhdj",
    ),
    Act(
        "profile.changes",
        "open_part('changes')",
        ("c", "ctrl+x"),
        "以后的变动（基数、方式、城市）",
        "Changes later on (base, option, city)",
        scope="profile",
        initials="yhbd",
    ),
    Act(
        "profile.files",
        "open_part('files')",
        ("m", "ctrl+n"),
        "档案管理：新建、另存、删除、导入、导出",
        "Profiles: new, save as, delete, import, export",
        scope="profile",
        initials="dagl",
        hint=True,
        short_zh="档案",
        short_en="Profiles",
    ),
    Act(
        "profile.restore",
        "restore",
        ("r", "ctrl+r"),
        "这一项恢复为已收下的值",
        "Put back the value last taken",
        scope="profile",
        initials="hf",
    ),
    Act(
        "profile.clear",
        "clear_field",
        ("x", "delete"),
        "清空这一项",
        "Empty this field",
        scope="profile",
        initials="qk",
    ),
    Act(
        "profile.next_problem",
        "next_problem",
        ("f", "ctrl+f"),
        "到下一处待改正的地方",
        "To the next thing to correct",
        scope="profile",
        initials="xyc",
    ),
)


class ProfileForm(FormHost, ModeScreen):
    """The form of the session's case."""

    mode = "profile"
    CSS_PATH: ClassVar[Any] = "profile.tcss"

    def compose_body(self) -> ComposeResult:
        """One form."""
        yield Form()

    def on_mount(self) -> None:
        """The list of fields has the focus; no text field does."""
        super().on_mount()
        self.begin_form()

    def show(self) -> None:
        """The session's case, with what was typed over it."""
        self.show_form()

    # --- the form

    def show_form(self) -> None:
        """The session's case, with what was typed over it."""
        self.form.set_view(view.build(self.session))

    def field_of(self, key: str) -> Field:
        """A field with the choices that go with the others."""
        return fields.fitted(fields.by_key()[key], view.current_texts(self.session))

    def text_of(self, key: str) -> str:
        """What stands in a field."""
        return view.current_texts(self.session).get(key, "")

    def keep_text(self, key: str, text: str) -> None:
        """Keep what was typed over the case."""
        view.type_text(self.session, key, text)

    def take(self) -> None:
        """Hand the form to the session if it can be read as a whole."""
        before = self.session.revision
        view.apply_typed(self.session)
        if self.session.revision == before:
            # nothing was handed over: the draft and the header changed
            self.session.touch()

    def on_screen_suspend(self, _event: events.ScreenSuspend) -> None:
        """Another mode or a dialogue comes to the front: the field is left, its text is kept."""
        self.form.finish()

    # --- actions

    def action_edit(self) -> None:
        """Enter anywhere on the screen."""
        self.form.fields.action_ask()

    def action_restore(self) -> None:
        """Forget what was typed into the field."""
        key = self.form.key
        if self.session.typed.pop(key, None) is not None:
            self.take()

    def action_clear_field(self) -> None:
        """Empty the field."""
        key = self.form.key
        each = fields.by_key().get(key)
        if each is not None and each.kind is not Kind.LINK:
            self.keep_text(key, "")
            self.take()

    def action_next_problem(self) -> None:
        """Go to the next field that cannot be read."""
        lines = self.form.view.lines
        at = self.form.fields.cursor
        for line in (*lines[at + 1 :], *lines[: at + 1]):
            if line.tone == "bad":
                self.form.go(line.key)
                return
        self.sibal.tell_text(say(TEXTS, self.lang, "all_well"))

    @on(Form.Opened)
    def _opened(self, event: Form.Opened) -> None:
        self.action_open_part(event.key.removeprefix("open."))

    def action_open_part(self, part: str) -> None:
        """Open one of the dialogues."""
        self.form.finish()
        dialog = _dialog(part)
        if dialog is not None:
            self.app.push_screen(dialog)

    # --- what the frame asks

    def figure(self) -> str | None:
        """The figure that the field under the cursor leads to."""
        return fields.FIGURES.get(self.form.key)

    def plain_text(self) -> str:
        """The form as lines."""
        return view.plain_text(self.form.view)

    def help_text(self) -> str:
        """What the mode is for."""
        return say(TEXTS, self.lang, "help")


def _dialog(part: str) -> Dialog[Any] | None:
    """The dialogue of a part; imported when first asked for."""
    if part in ("spells", "gaps", "changes", "pinned"):
        from sibal_tui.screens.profile_rows import RowsDialog

        return RowsDialog(part)
    if part == "import":
        from sibal_tui.screens.profile_import import ImportDialog

        return ImportDialog()
    if part == "sheet":
        from sibal_tui.screens.profile_sheet import SheetDialog

        return SheetDialog()
    if part == "files":
        from sibal_tui.screens.profile_files import FilesDialog

        return FilesDialog()
    return None
