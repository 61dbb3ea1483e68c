"""The one registry of actions: it feeds the key bindings, the hint line, help and the palette.

Every letter action has a twin that also arrives while an input method is on (an F-key, Ctrl or an
arrow); full-width `？` and `：` are bound beside `?` and `:`.
"""

from collections.abc import Iterator
from typing import NamedTuple

APP = "app"
MODES = ("overview", "profile", "policies", "gap", "projection", "ask")


class Act(NamedTuple):
    """One action. `scope` is `app` or a mode; `name` is the Textual action, `id` its stable id."""

    id: str
    name: str
    keys: tuple[str, ...]
    zh: str
    en: str
    scope: str = APP
    initials: str = ""
    """Pinyin initials for the palette."""
    hint: bool = False
    """Shown in the hint line."""
    short_zh: str = ""
    short_en: str = ""

    def title(self, lang: str) -> str:
        """What it does, for help and the palette."""
        return self.zh if lang == "zh" else self.en

    def short(self, lang: str) -> str:
        """A word for the hint line."""
        return (self.short_zh or self.zh) if lang == "zh" else (self.short_en or self.en)


_MODE_TITLES = (
    ("overview", "概览", "Overview", "gl"),
    ("profile", "档案", "Profile", "da"),
    ("policies", "政策", "Policies", "zc"),
    ("gap", "断缴", "Gap", "dj"),
    ("projection", "预测", "Projection", "yc"),
    ("ask", "问答", "Ask", "wd"),
)


def mode_title(mode: str, lang: str) -> str:
    """The name of a mode."""
    for name, zh, en, _ in _MODE_TITLES:
        if name == mode:
            return zh if lang == "zh" else en
    raise KeyError(mode)


ACTIONS: list[Act] = [
    *(
        Act(
            f"mode.{mode}",
            f"mode('{mode}')",
            (str(number), f"f{number}"),
            f"转到{zh}",
            f"Go to {en}",
            initials=initials,
        )
        for number, (mode, zh, en, initials) in enumerate(_MODE_TITLES, 1)
    ),
    Act(
        "app.quit",
        "leave",
        ("ctrl+q", "q"),
        "退出（草稿保留）",
        "Quit (the draft is kept)",
        initials="tc",
        hint=True,
        short_zh="退出",
        short_en="Quit",
    ),
    Act(
        "app.help",
        "help",
        ("question_mark", "f12", "fullwidth_question_mark"),
        "本页说明",
        "Explain this screen",
        initials="sm",
        hint=True,
        short_zh="说明",
        short_en="Help",
    ),
    Act(
        "app.palette",
        "palette",
        ("colon", "ctrl+p", "fullwidth_colon"),
        "命令面板",
        "Command palette",
        initials="ml",
        hint=True,
        short_zh="命令",
        short_en="Palette",
    ),
    Act(
        "app.explain",
        "explain",
        ("e", "ctrl+e"),
        "看这个数怎么来的",
        "Where does this figure come from",
        initials="ll",
        hint=True,
        short_zh="来历",
        short_en="Steps",
    ),
    Act(
        "app.save",
        "save",
        ("ctrl+s", "f9"),
        "保存档案",
        "Save the profile",
        initials="bc",
        short_zh="保存",
        short_en="Save",
    ),
    Act(
        "app.undo",
        "undo",
        ("u", "ctrl+z"),
        "撤销",
        "Undo",
        initials="cx",
        short_zh="撤销",
        short_en="Undo",
    ),
    Act("app.redo", "redo", ("U", "ctrl+y"), "重做", "Redo", initials="cz"),
    Act(
        "app.pin",
        "pin",
        ("p", "f8"),
        "固定为方案",
        "Pin as a scenario",
        initials="gd",
        short_zh="固定",
        short_en="Pin",
    ),
    Act(
        "app.copy",
        "copy",
        ("y", "f7"),
        "复制本页（OSC 52）",
        "Copy this screen (OSC 52)",
        initials="fz",
    ),
    Act("app.write", "write", ("w", "f10"), "写到文件", "Write to a file", initials="xwj"),
    Act("app.open", "open_profile", ("o", "ctrl+o"), "打开档案", "Open a profile", initials="dk"),
    Act(
        "app.jump",
        "jump",
        ("ctrl+g",),
        "跳转到某处",
        "Jump to a place on the screen",
        initials="tz",
    ),
    Act("app.theme", "next_theme", ("ctrl+t",), "换主题", "Next theme", initials="zt"),
    Act(
        "app.lang",
        "switch_language",
        ("f11",),
        "切换中文 / English",
        "Switch 中文 / English",
        initials="qhyy",
    ),
    Act("app.redraw", "redraw", ("ctrl+l",), "重画屏幕", "Redraw the screen", initials="ch"),
]
"""Actions of the app; modes add theirs with `register`."""


def register(*acts: Act) -> None:
    """Add a mode's actions; a second registration of an id is ignored."""
    known = {act.id for act in ACTIONS}
    ACTIONS.extend(act for act in acts if act.id not in known)


def in_scope(scope: str) -> Iterator[Act]:
    """The actions of `app` or of a mode."""
    return (act for act in ACTIONS if act.scope == scope)


_SHOWN = {
    "question_mark": "?",
    "fullwidth_question_mark": "？",
    "colon": ":",
    "fullwidth_colon": "：",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "minus": "-",
    "space": "Space",
    "enter": "Enter",
    "tab": "Tab",
    "slash": "/",
    "escape": "Esc",
    "comma": ",",
    "fullwidth_comma": "，",
    "full_stop": ".",
    "ideographic_full_stop": "。",
    "less_than_sign": "<",
    "left_double_angle_bracket": "《",
    "greater_than_sign": ">",
    "right_double_angle_bracket": "》",
}


_NAMED = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "backspace": "Backspace",
    "insert": "Ins",
    "tab": "Tab",
    "enter": "Enter",
    "space": "Space",
    "equals_sign": "=",
}


def key_name(key: str) -> str:
    """A key as people know it."""
    if key in _SHOWN:
        return _SHOWN[key]
    for prefix, shown in (("ctrl+", "Ctrl+"), ("shift+", "Shift+")):
        if key.startswith(prefix):
            rest = key[len(prefix) :]
            return shown + (_NAMED.get(rest) or rest.upper())
    if key.startswith("f") and key[1:].isdigit():
        return key.upper()
    return _NAMED.get(key, key)


_FULL_WIDTH = ("fullwidth_", "ideographic_", "left_double_angle", "right_double_angle")


def is_full_width(key: str) -> bool:
    """Whether a key is only the full-width twin of a sign, which need not be told."""
    return key.startswith(_FULL_WIDTH)
