"""What Typer says by itself, in Chinese: headings of help pages and complaints about a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sibal_engine.errors import clip
from sibal_tui.locale import Lang

_LONGEST = 240
_HEADINGS: Sequence[tuple[str, str]] = (
    (r"^Usage: ", "用法："),
    (r"^Options:$", "选项："),
    (r"^Arguments:$", "参数："),
    (r"^Commands:$", "命令："),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 [参数]…"),
    (r"\[required\]", "[必填]"),
    (r"\[default: ", "[默认："),
    (r"Show this message and exit\.", "显示这页说明"),
    (r"Install completion for the current shell\.", "为当前外壳安装补全"),
    (
        r"Show completion for the current shell, to copy it or\s+customize the installation\.",
        "显示补全脚本",
    ),
)
_COMPLAINTS: Sequence[tuple[str, str]] = (
    (r"No such option: (\S+?)\.?(?: \(?Did you mean (.+?)\?\)?)?", r"没有 \1 这个选项"),
    (r"No such command '(.*?)'\.?(?: .*)?", r"没有 \1 这个命令"),
    (r"Missing option '(.+?)'\.?.*", r"缺少选项 \1"),
    (r"Missing argument '(.+?)'\.?.*", r"缺少参数 \1"),
    (r"Missing command\.?", r"缺少命令"),
    (r"Option '(.+?)' requires an argument\.?", r"选项 \1 后面要有值"),
    (r"Option '(.+?)' does not take a value\.?", r"选项 \1 后面不带值"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"多出来的参数：\1"),
    (r"Invalid value for '?(.+?)'?: the value is empty", r"\1 是空的"),
    (r"Invalid value: exactly one of (.+) is needed", r"只要其中一个：\1"),
    (r"Invalid value: a second CITY, or --at twice", r"要有第二个地区，或两个 --at"),
    (r"Invalid value: --at is given twice at most", r"--at 至多两个"),
)


def help_page(page: str) -> str:
    """A help page with its headings in Chinese."""
    for pattern, chinese in _HEADINGS:
        page = re.sub(pattern, chinese, page, flags=re.M)
    return page


def usage_lines(message: str, command: str, lang: Lang) -> list[str]:
    """What is wrong with a line, and where its help page is."""
    said = clip(message, _LONGEST)
    if lang == "en":
        return [f"Error: {said}", f"See: {command} --help"]
    for pattern, chinese in _COMPLAINTS:
        found = re.fullmatch(pattern, said)
        if found is not None:
            said = found.expand(chinese)
            break
    return [f"错误：{said}", f"说明见：{command} --help"]
