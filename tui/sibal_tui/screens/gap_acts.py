"""The actions of the gap simulator, for the registry."""

from __future__ import annotations

from typing import Any

from sibal_tui.actions import Act

SCOPE = "gap"


def _act(name: str, keys: tuple[str, ...], zh: str, en: str, initials: str, **more: Any) -> Act:
    return Act(f"gap.{name}", name, keys, zh, en, SCOPE, initials, **more)


ACTS = (
    _act(
        "toggle_month",
        ("space",),
        "这个月缴 / 不缴",
        "Pay this month or not",
        "bj",
        hint=True,
        short_zh="不缴/缴",
        short_en="Pay/not",
    ),
    _act(
        "longer",
        ("plus", "equals_sign", "shift+right", "fullwidth_plus_sign"),
        "断缴长一个月",
        "Gap one month longer",
        "cyg",
        hint=True,
        short_zh="加长",
        short_en="Longer",
    ),
    _act(
        "shorter",
        ("minus", "shift+left", "fullwidth_hyphen_minus"),
        "断缴短一个月",
        "Gap one month shorter",
        "dyg",
    ),
    _act(
        "length",
        ("n", "ctrl+n"),
        "输入断缴月数",
        "Type the length of the gap",
        "ys",
        hint=True,
        short_zh="月数",
        short_en="Length",
    ),
    _act(
        "later",
        ("right_square_bracket", "ctrl+right", "fullwidth_right_square_bracket"),
        "断缴晚一个月",
        "Gap one month later",
        "wyg",
    ),
    _act(
        "earlier",
        ("left_square_bracket", "ctrl+left", "fullwidth_left_square_bracket"),
        "断缴早一个月",
        "Gap one month earlier",
        "zyg",
    ),
    _act(
        "back_pay",
        ("b", "ctrl+b"),
        "补缴 / 不补",
        "Pay back or not",
        "bj",
        hint=True,
        short_zh="补缴",
        short_en="Pay back",
    ),
    _act("scheme", ("s", "ctrl+k"), "停养老、医保或两样", "Pause pension, medical or both", "xz"),
    _act("remove", ("x", "delete"), "去掉这段断缴", "Remove this gap", "qd"),
    _act("remove_all", ("0", "ctrl+x"), "去掉全部断缴", "Remove all gaps", "qdqb"),
    _act(
        "pause",
        ("m", "ctrl+f"),
        "最长能停多久",
        "How long can I pause",
        "zctd",
        hint=True,
        short_zh="能停多久",
        short_en="How long",
    ),
    _act("repair", ("r", "ctrl+r"), "修复要多少钱", "What would a repair cost", "xf"),
    _act("more", ("v", "ctrl+v"), "前后对比 / 方案", "Before and after / scenarios", "fa"),
)
