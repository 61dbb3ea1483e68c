"""The actions of the policy browser, for the registry."""

from __future__ import annotations

from sibal_tui.actions import Act

SCOPE = "policies"


def _act(
    name: str,
    keys: tuple[str, ...],
    zh: str,
    en: str,
    short: tuple[str, str] | None = None,
    initials: str = "",
) -> Act:
    return Act(
        f"policies.{name}",
        name,
        keys,
        zh,
        en,
        scope=SCOPE,
        initials=initials,
        hint=short is not None,
        short_zh=short[0] if short else "",
        short_en=short[1] if short else "",
    )


ACTS = (
    _act("search", ("slash", "ctrl+f"), "找地方", "Find a place", ("找地方", "Find"), "zdf"),
    _act(
        "compare",
        ("c", "ctrl+k"),
        "钉住当前地方和月份作对比",
        "Keep place and month to compare",
        ("对比", "Compare"),
        "db",
    ),
    _act("year(-12)", ("minus", "ctrl+left"), "前一年", "A year earlier", None, "qyn"),
    _act("year(12)", ("plus", "ctrl+right"), "后一年", "A year later", ("换年份", "Year"), "hyn"),
    _act("month(-1)", ("comma", "ctrl+up"), "前一个月", "A month earlier", None, "qyy"),
    _act("month(1)", ("full_stop", "ctrl+down"), "后一个月", "A month later", None, "hyy"),
    _act(
        "coverage",
        ("v", "ctrl+r"),
        "各地收录情况",
        "Coverage of all places",
        ("收录", "Coverage"),
        "slqk",
    ),
    _act(
        "use",
        ("g", "ctrl+u"),
        "把这个地方用到档案",
        "Use this place in the profile",
        ("用此地", "Use"),
        "ycd",
    ),
)
