"""Texts of the policy browser."""

from __future__ import annotations

from sibal_tui.locale.say import Table

TEXTS: Table = {
    "prompt": (
        "找地方：汉字、拼音、首字母或代码",
        "Find a place: Chinese, pinyin, initials or code",
    ),
    "column.place": ("地区", "Place"),
    "column.value_name": ("项目", "Item"),
    "column.value": ("数值", "Value"),
    "column.badge": ("状态", "State"),
    "region.1": ("华北", "North"),
    "region.2": ("东北", "North-east"),
    "region.3": ("华东", "East"),
    "region.4": ("中南", "Centre and south"),
    "region.5": ("西南", "South-west"),
    "region.6": ("西北", "North-west"),
    "limitations": (
        "此地资料的不足 {count} 处（移到一个值上看它的来源）：",
        "What is missing here, {count} (move to a value for its source):",
    ),
    "no_limitations": (
        "移到一个值上，这里写明它的来源和历年数。",
        "Move to a value: its source and history stand here.",
    ),
    "heading": (
        "{name} {code} · {month} · 核对于 {checked}",
        "{name} {code} · {month} · checked {checked}",
    ),
    "comparing": (
        "对比：{a}（{month_a}） 与 {b}（{month_b}）",
        "Compare: {a} ({month_a}) and {b} ({month_b})",
    ),
    "carried": ("沿用 {age} 个月", "carried {age} months"),
    "unverified": ("未核实", "unverified"),
    "published": ("已公布", "published"),
    "unknown": ("未知", "unknown"),
    "yours": ("您的", "yours"),
    "frame": ("全国框架", "national frame"),
    "level.city": ("", ""),
    "level.province": ("省级", "province"),
    "level.nation": ("全国", "nation"),
    "detail.value": ("数值", "Value"),
    "detail.state": ("状态", "State"),
    "detail.period": ("时间", "Period"),
    "detail.source": ("出处", "Source"),
    "detail.note": ("说明", "Note"),
    "detail.history": ("历年", "History"),
    "detail.reason": ("原因", "Reason"),
    "detail.add": ("补上", "Add it"),
    "how_to_add": (
        "把自己的文件放进 {folder}，写法见 docs/how-to/add-a-city.md",
        "put a file of yours into {folder}; see docs/how-to/add-a-city.md",
    ),
    "since_unknown": ("（起始月份未知）", " (beginning unknown)"),
    "open_end": ("至今", "on"),
    "overlay_fault": (
        "您的政策文件有错，用的是随程序的值：{fault}",
        "Fault in a file of yours; the shipped value is used: {fault}",
    ),
    "coverage.heading": (
        "收录情况 {month}：有值/全部；括号内为沿用，* 为有未核实",
        "Coverage {month}: known/all; carried in brackets, * some unverified",
    ),
    "coverage.place": ("地区", "Place"),
    "coverage.checked": ("核对", "Checked"),
    "no_difference": ("两边已知的值都一样", "What both know is the same"),
    "used": ("已把 {name} 用作档案的地区", "{name} is the profile's place now"),
    "not_a_city": ("请选一个城市", "Choose a city"),
    "compare_on": (
        "已钉住 {name}（{month}）：再选一个地方或换月份",
        "{name} ({month}) is kept: choose another place or month",
    ),
    "help": (
        "左边选地方（/ 搜索：汉字、拼音、首字母、代码），右边是它的政策值，按类别排列。"
        "每个值写明状态：已公布、沿用（过期后沿用上次的值）、未知，以及是否核实过、来自市、省还是全国。"
        "Enter 看出处全文；下方是历年的值。+ 和 - 换年份，c 钉住当前地方和月份作对比，"
        "v 看各地收录情况，g 把这个地方用到档案。",
        "Choose a place at the left (/ searches); its values stand at the right. Each says "
        "how it stands: published, carried past its period or unknown, if it is verified, and "
        "whether it is the city's, the province's or the nation's. Enter shows the source in full; "
        "the history stands below. + and - change the year, c keeps place and month to compare, "
        "v shows the coverage, g uses the place in the profile.",
    ),
}
