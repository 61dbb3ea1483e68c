"""Texts of the frame around every mode."""

from __future__ import annotations

from sibal_tui.locale.say import Table

TEXTS: Table = {
    "title": ("灵活就业社保账户", "Social insurance for flexible workers"),
    "sample": ("示例", "sample"),
    "draft": ("有未保存的修改", "unsaved changes"),
    "behind": ("存盘的已另有改动", "saved elsewhere since"),
    "unknown": ("未知", "unknown"),
    "too_small": (
        "窗口太小：至少需要 60 列 × 20 行",
        "The window is too small: at least 60 columns × 20 lines",
    ),
    "saved": ("已保存到 {name}", "Saved as {name}"),
    "saved_partly": (
        "已保存到 {name}；没读懂的那几格留作草稿",
        "Saved as {name}; fields not understood are kept as a draft",
    ),
    "nothing_to_undo": ("没有可撤销的修改", "Nothing to undo"),
    "nothing_to_redo": ("没有可重做的修改", "Nothing to redo"),
    "undone": ("已撤销", "Undone"),
    "redone": ("已重做", "Done again"),
    "pinned": ("已固定为方案“{name}”", "Pinned as “{name}”"),
    "pins_full": ("最多固定 4 个方案", "At most four scenarios"),
    "copied": (
        "已复制（OSC 52）；复制不到时按 w 写到文件",
        "Copied by OSC 52; if nothing arrives, w writes a file",
    ),
    "written": ("已写到 {path}", "Written to {path}"),
    "no_figure": ("先把光标移到一个数上", "Move the cursor to a figure first"),
    "state.published": ("已公布", "published"),
    "state.carried": ("沿用", "carried"),
    "state.projected": ("推算", "projected"),
    "state.unknown": ("未知", "unknown"),
    "standing.official": ("官方", "official"),
    "standing.secondary": ("转引", "secondary"),
    "standing.unverified": ("未核实", "unverified"),
    "option.with_account": ("统账结合", "with account"),
    "option.pool_only": ("单建统筹", "pool only"),
    "option.resident": ("居民医保", "resident scheme"),
    "option.none": ("不参加", "none"),
    "category.men60": ("男 60 岁类", "men, 60"),
    "category.women55": ("女 55 岁类", "women, 55"),
    "category.women50": ("女 50 岁类", "women, 50"),
    "level.city": ("市", "city"),
    "level.province": ("省", "province"),
    "level.nation": ("全国", "nation"),
}
