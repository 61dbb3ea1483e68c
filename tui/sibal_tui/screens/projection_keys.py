"""The keys of the projection, in the registry."""

from __future__ import annotations

from collections.abc import Mapping

from sibal_tui import actions
from sibal_tui.actions import Act

SCOPE = "projection"
LEVERS: Mapping[str, tuple[str, str]] = {
    "base": ("base_lower", "base_higher"),
    "retire": ("retire_earlier", "retire_later"),
    "wages": ("wages_faster", "wages_slower"),
    "rate": ("rate_higher", "rate_lower"),
    "prices": ("prices_faster", "prices_slower"),
}
"""Lever → the ids (below the scope) of the two actions that move it."""


def _act(
    name: str,
    action: str,
    keys: tuple[str, ...],
    zh: str,
    en: str,
    initials: str,
    short: tuple[str, str] | None = None,
) -> Act:
    return Act(
        f"{SCOPE}.{name}",
        action,
        keys,
        zh,
        en,
        SCOPE,
        initials,
        hint=short is not None,
        short_zh=short[0] if short else "",
        short_en=short[1] if short else "",
    )


actions.register(
    _act(
        "next_page",
        "next_page",
        ("v", "ctrl+v"),
        "换页：余额、各档基数、退休月份、方案",
        "Next page: balances, bases, retirement months, scenarios",
        "hy",
        ("换页", "Page"),
    ),
    _act(
        "parts",
        "parts",
        ("t", "ctrl+k"),
        "图和表都看，或只看一样",
        "Chart and table, or one of them",
        "tb",
        ("图/表", "Chart/table"),
    ),
    _act(
        "money",
        "money",
        ("n", "ctrl+n"),
        "名义金额 / 今天的元",
        "Nominal or today's yuan",
        "my",
        ("今天的元", "Today's yuan"),
    ),
    _act(
        "export",
        "export",
        ("x", "ctrl+x"),
        "导出 CSV、JSON、Markdown",
        "Export CSV, JSON, Markdown",
        "dc",
        ("导出", "Export"),
    ),
    _act(
        "base_lower",
        "move_base(-1)",
        ("less_than_sign", "left_double_angle_bracket", "shift+left"),
        "缴费基数低一档（10%）",
        "Base 10% lower",
        "jsd",
    ),
    _act(
        "base_higher",
        "move_base(1)",
        ("greater_than_sign", "right_double_angle_bracket", "shift+right"),
        "缴费基数高一档（10%）",
        "Base 10% higher",
        "jsg",
    ),
    _act(
        "retire_earlier",
        "move_retirement(-1)",
        ("comma", "fullwidth_comma", "ctrl+left"),
        "早一个月退休",
        "Retire a month earlier",
        "ztx",
    ),
    _act(
        "retire_later",
        "move_retirement(1)",
        ("full_stop", "ideographic_full_stop", "ctrl+right"),
        "晚一个月退休",
        "Retire a month later",
        "wtx",
    ),
    _act(
        "wages_faster",
        "move_wages(1)",
        ("g", "ctrl+up"),
        "工资增长快 0.5%",
        "Wages grow 0.5% faster",
        "gzk",
    ),
    _act(
        "wages_slower",
        "move_wages(-1)",
        ("G", "ctrl+down"),
        "工资增长慢 0.5%",
        "Wages grow 0.5% slower",
        "gzm",
    ),
    _act(
        "rate_higher",
        "move_rate(1)",
        ("r", "shift+up"),
        "记账利率高 0.25%",
        "Crediting rate 0.25% higher",
        "llg",
    ),
    _act(
        "rate_lower",
        "move_rate(-1)",
        ("R", "shift+down"),
        "记账利率低 0.25%",
        "Crediting rate 0.25% lower",
        "lld",
    ),
    _act(
        "prices_faster",
        "move_prices(1)",
        ("i", "ctrl+f"),
        "物价增长快 0.5%",
        "Prices grow 0.5% faster",
        "wjk",
    ),
    _act(
        "prices_slower",
        "move_prices(-1)",
        ("I", "ctrl+b"),
        "物价增长慢 0.5%",
        "Prices grow 0.5% slower",
        "wjm",
    ),
)
