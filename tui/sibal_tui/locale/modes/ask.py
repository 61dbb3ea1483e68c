"""Texts of the ask mode."""

from __future__ import annotations

from sibal_tui.locale.say import Table

TEXTS: Table = {
    "prompt": ("问点什么，如：断缴三个月会怎样", "Ask, e.g. what if I stop for three months"),
    "column.title": ("问题", "Question"),
    "column.kind": ("类别", "Kind"),
    "kind.guide": ("办事", "how-to"),
    "kind.true_or_false": ("真假", "true?"),
    "kind.glossary": ("名词", "term"),
    "kind.figure": ("我的数", "mine"),
    "verdict.true": ("属实", "true"),
    "verdict.false": ("不对", "false"),
    "verdict.partly": ("部分对", "partly true"),
    "verdict.depends": ("看地方", "depends on the place"),
    "claim": ("传言", "Claim"),
    "verdict": ("判断", "Verdict"),
    "answer": ("回答", "Answer"),
    "step": ("第{n}步", "Step {n}"),
    "rule": ("依据", "Rule"),
    "sources": ("出处", "Sources"),
    "links": ("相关页", "See also"),
    "value": ("数值", "Value"),
    "open_steps": ("按 Enter 看这个数怎么来的", "Enter shows where this figure comes from"),
    "none": (
        "没有找到。换个说法试试；也可以打 12333 问社保、12393 问医保。",
        "Nothing found. Try other words, or call 12333 (social insurance) or 12393 (medical).",
    ),
    "faults": ("问答文件有 {n} 处错误：{first}", "{n} faults in the question files: {first}"),
    "browse": ("全部 {n} 条；按 / 提问", "All {n} entries; / to ask"),
    "found": ("找到 {n} 条", "{n} found"),
    "help": (
        "用平常的话提问，答案里填的是您自己的数。按 / 或 Enter 输入，上下键选一条，"
        "输入时也可以用上下键；答案写明依据和出处。“真假”是对流传说法的判断。"
        "“我的数”按 Enter 展开怎么来的。按 g 转到能看到它的页面。全程不联网。",
        "Ask in everyday words; the answers hold your own figures. / or Enter types, the arrows "
        "choose, also while typing; each answer names its rule and sources. Claims carry a "
        "verdict. Enter on a figure of yours opens its steps. g goes to the mode that shows it. "
        "Nothing leaves this machine.",
    ),
}

WORDS_OF_FIGURES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "pension.total": (
        ("退休能拿多少", "养老金多少钱", "每月能领多少养老金", "退休工资多少"),
        ("how much pension do I get", "monthly pension"),
    ),
    "pension.basic": (("基础养老金多少",), ("basic pension",)),
    "pension.account": (("个人账户养老金多少",), ("account pension",)),
    "retirement.statutory": (
        ("我什么时候退休", "几岁退休", "哪年退休"),
        ("when do I retire", "statutory retirement"),
    ),
    "retirement.earliest": (
        ("最早什么时候能退休", "能提前退休吗"),
        ("when may I retire at the earliest", "early retirement"),
    ),
    "so_far.pension_months": (
        ("我交了多少个月", "我现在有多少个月", "缴了多少年了"),
        ("how many months have I paid",),
    ),
    "so_far.pension_missing_months": (
        ("我还差几年", "我还要交多少个月", "还要交几年才够"),
        ("how many months do I still have to pay", "how many months am I short of the minimum"),
    ),
    "retirement.contribution_months": (
        ("退休时一共交了多少个月", "缴费年限够不够"),
        ("how many months will I have paid at retirement",),
    ),
    "retirement.minimum_months": (("最低要交多少年",), ("how many years do I need",)),
    "balances.pension": (
        ("退休时养老账户有多少钱",),
        ("balance of the pension account at retirement",),
    ),
    "so_far.pension_balance": (
        ("养老个人账户余额", "我的养老账户里有多少钱"),
        ("balance of the pension account", "what is in my pension account"),
    ),
    "balances.medical": (
        ("退休时医保账户有多少钱",),
        ("balance of the medical account at retirement",),
    ),
    "so_far.medical_balance": (
        ("医保账户余额", "医保个人账户有多少钱", "我的医保账户有多少钱"),
        ("balance of the medical account", "what is in my medical account"),
    ),
    "milestones.pay_back": (
        ("养老金多少年能回本", "什么时候回本", "交的钱几年能领回来"),
        ("when do I get back what I pay", "when do I get my money back"),
    ),
    "cost.month.total": (
        ("我每月交多少", "一个月要交多少钱", "社保每个月多少钱"),
        ("what do I pay a month", "monthly cost"),
    ),
    "totals.paid": (("一共要交多少钱", "总共交多少"), ("what will I pay in all",)),
    "medical.retiree.missing_months": (
        ("退休后医保还差几年", "医保年限够不够"),
        ("missing medical years",),
    ),
}
"""How people ask for a figure of their own: key → (Chinese phrasings, English phrasings)."""
