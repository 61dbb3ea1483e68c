"""Texts of the popup about a profile that was changed in two places."""

from __future__ import annotations

from sibal_tui.locale.say import Table

TEXTS: Table = {
    "conflict.title": (
        "没有保存：“{name}”在别处改过",
        "Not saved: “{name}” was changed elsewhere",
    ),
    "conflict.title_new": (
        "没有保存：已有同名档案“{name}”",
        "Not saved: there is a profile “{name}” already",
    ),
    "conflict.text": (
        "两边不同的项目如下，什么都没有覆盖。请选一种：",
        "The items below differ; nothing was overwritten. Choose one:",
    ),
    "conflict.same": (
        "两边内容相同，只是存盘的文件另写过。",
        "Both hold the same; only the file was written again.",
    ),
    "conflict.unreadable": (
        "存盘的已经打不开：{fault}",
        "What is on disk cannot be read: {fault}",
    ),
    "conflict.gone": (
        "存盘的档案已被删除，或改了名。",
        "The saved profile was removed or renamed.",
    ),
    "conflict.item": ("项目", "Item"),
    "conflict.here": ("这里", "Here"),
    "conflict.on_disk": ("存盘的", "On disk"),
    "conflict.rows": ("{rows}（内容不同）", "{rows} (other contents)"),
    "conflict.other": ("表单里没有的项目", "Items the form does not show"),
    "conflict.keep_both": ("另存这里的", "Save here's apart"),
    "conflict.take_mine": ("用这里的覆盖", "Overwrite with here's"),
    "conflict.take_theirs": ("改用存盘的", "Take the saved one"),
    "conflict.name": ("另存为", "Save under another name"),
    "conflict.name_text": (
        "给这里的内容起一个新名字；存盘的那份不动。",
        "A new name for what stands here; the saved one stays as it is.",
    ),
    "conflict.taken": (
        "已改用存盘的；按 u 找回这里原来的",
        "The saved one is in use; u brings back what stood here",
    ),
    "conflict.kept": ("都还在：这里的改动留作草稿", "Both are kept: what stands here is a draft"),
}
