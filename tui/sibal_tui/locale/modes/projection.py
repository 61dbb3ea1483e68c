"""Texts of the projection."""

from __future__ import annotations

from sibal_tui.locale.say import Table

TEXTS: Table = {
    "unknown": ("未知", "unknown"),
    "fault": ("无法推算：{fault}", "No projection: {fault}"),
    "empty": ("没有可画的数据", "Nothing to draw"),
    # --- levers
    "lever.base": ("基数 {value}", "Base {value}"),
    "lever.retire": ("退休 {value}", "Retire {value}"),
    "lever.wages": ("工资 {value}", "Wage {value}"),
    "lever.rate": ("利率 {value}", "Rate {value}"),
    "lever.prices": ("物价 {value}", "Price {value}"),
    "rise": ("涨{value}", "+{value}"),
    "base.lower": ("下限", "lower"),
    "base.upper": ("上限", "upper"),
    "base.none": ("不缴", "none"),
    "base.place": ("按当地规定", "as the place says"),
    "base.changes": ("（后改 {count} 次）", " (+{count})"),
    "retire.age": ("{month}（{age}）", "{month} ({age})"),
    "retire.never": (
        "{month}（缴费年限不够）",
        "{month} (months do not suffice)",
    ),
    "blank": ("未填", "none"),
    # --- the line of results
    "sum.pension": ("每月养老金 {amount} 元", "Pension {amount} yuan a month"),
    "sum.real": ("合今天 {amount} 元", "{amount} in today's yuan"),
    "sum.pay_back": ("回本 {month}", "paid back {month}"),
    "sum.nominal": ("名义金额", "nominal"),
    "sum.today": ("今天的元", "today's yuan"),
    "sum.changed": ("每月比方案 {name} {difference} 元", "{difference} against {name}"),
    # --- views
    "view.balances": ("账户余额", "Balances"),
    "view.bases": ("各档基数", "Bases"),
    "view.retirement": ("退休月份", "Retirement months"),
    "view.scenarios": ("方案对比", "Scenarios"),
    "note.balances": (
        "两个个人账户到 {age} 岁的月末余额，{money}",
        "Both accounts at each month's end to age {age}, {money}",
    ),
    "note.bases": (
        "从下个月起一直按一档缴，养老金计到 {age} 岁，名义金额（元）",
        "One base throughout from next month, pensions counted to {age}, nominal yuan",
    ),
    "note.retirement": (
        "净得 = 领到 {age} 岁 - 今后所缴，名义元；离最高 1% 以内为平台：{plateau}",
        "Net: pension to {age} - paid in, yuan; within 1% of best: {plateau}",
    ),
    "note.scenarios": (
        "净得 = 已领养老金 - 今后所缴，过 0 即回本，{money}",
        "Net = pensions received - contributions from now; 0 is pay-back, {money}",
    ),
    "money.nominal": ("名义金额（元）", "nominal yuan"),
    "money.today": ("折成 {month} 的元", "in yuan of {month}"),
    "plateau.none": ("无", "none"),
    "plateau.span": ("{first} 至 {last}", "{first} to {last}"),
    # --- series
    "series.pension": ("养老账户", "Pension acct"),
    "series.medical": ("医保账户", "Medical acct"),
    "series.pin": ("方案 {name}", "Scenario {name}"),
    "series.pin_pension": ("{name} 养老", "{name} pension"),
    "series.pay": ("每月缴费", "Contribution a month"),
    "series.get": ("每月养老金", "Pension a month"),
    "series.net": ("净得", "Net"),
    "series.plateau": ("平台", "Plateau"),
    "series.now": ("现在", "Now"),
    # --- milestones, as short as the chart needs them
    "stone.retirement": ("退休", "retire"),
    "stone.pay_back": ("回本", "paid back"),
    "stone.account_used_up": ("账户领完", "used up"),
    "stone.pension_minimum": ("年限够", "minimum"),
    "stone.medical_years": ("医保年限够", "med. years"),
    "stone.pension_15_years": ("缴满 15 年", "15 years"),
    "stone.statutory": ("法定", "statutory"),
    "stone.chosen": ("计划", "planned"),
    "stone.best": ("最高", "best"),
    # --- columns
    "column.year": ("年", "Year"),
    "column.pension.balance": ("养老余额", "Pension acct"),
    "column.medical.balance": ("医保余额", "Medical acct"),
    "column.pension.paid": ("养老缴费", "Pension paid"),
    "column.medical.paid": ("医保缴费", "Medical paid"),
    "column.pension.interest": ("养老利息", "Interest"),
    "column.pension.received": ("领养老金", "Received"),
    "column.pension.credited": ("养老划入", "Credited"),
    "column.pension.drawn": ("养老支出", "Drawn"),
    "column.medical.credited": ("医保划入", "Med. credited"),
    "column.medical.spent": ("医保支出", "Med. spent"),
    "column.months": ("月数", "Months"),
    "column.share": ("档", "Share"),
    "column.base": ("基数", "Base"),
    "column.monthly": ("每月缴", "A month"),
    "column.paid": ("今后共缴", "Paid in all"),
    "column.total": ("每月养老金", "Pension"),
    "column.pay_back": ("回本", "Paid back"),
    "column.rate": ("收益率", "Return"),
    "column.extra_paid": ("多缴", "Extra paid"),
    "column.extra_total": ("每月多领", "Extra pens."),
    "column.extra_rate": ("多缴收益率", "Extra return"),
    "column.index": ("平均指数", "Index"),
    "column.balance": ("退休时账户", "Account"),
    "column.month": ("退休", "Retire"),
    "column.age": ("年龄", "Age"),
    "column.basic": ("基础", "Basic"),
    "column.account": ("账户", "Account"),
    "column.net": ("净得", "Net"),
    "column.break_even": ("追平最早", "Level with 1st"),
    "column.figure": ("比较", "Figure"),
    "age": ("{years}岁{months}月", "{years}y{months}m"),
    "age.years": ("{years}岁", "{years}y"),
    "not_reached": ("年限不够", "too few"),
    # --- scenarios
    "row.base": ("养老缴费基数", "Pension base"),
    "row.wages": ("工资增长", "Wage growth"),
    "row.retirement": ("退休月份", "Retirement"),
    "row.age": ("退休年龄", "Age"),
    "row.total": ("每月养老金", "Pension a month"),
    "row.real": ("折成今天的元", "in today's yuan"),
    "row.basic": ("其中基础养老金", "of it basic"),
    "row.account": ("其中账户养老金", "of it account"),
    "row.index": ("平均缴费指数", "Average index"),
    "row.months": ("累计缴费月数", "Months paid"),
    "row.pension": ("退休时养老账户", "Pension account then"),
    "row.medical": ("退休时医保账户", "Medical account then"),
    "row.paid": ("今后养老共缴", "Pension paid from now"),
    "row.pay_back": ("回本月份", "Paid back"),
    "row.net": ("到 {age} 岁净得", "Net at age {age}"),
    "scenarios.none": (
        "还没有固定方案：按 p 固定现在的，再改一改就能对比",
        "No scenario is pinned: p pins the present one, then change it and compare",
    ),
    # --- notices
    "at_edge": ("到头了：退休月份只能在 {first} 到 {last} 之间", "Only from {first} to {last}"),
    "no_month_left": ("记录已过了可选的退休月份", "The record is past every month to choose"),
    "no_further": ("不能再调了", "No further"),
    "prices_blank": (
        "物价增长未填，两种金额一样：用 i 和 I 调",
        "Price growth is not given, so both are the same: set it with i and I",
    ),
    "nominal_only": (
        "这一页只有名义金额：在余额和方案对比里切换",
        "This page is nominal only: switch on balances or scenarios",
    ),
    "exported": ("已写到 {folder}：{names}", "Written to {folder}: {names}"),
    "help": (
        "看两个个人账户到 85 岁的走势。左右键逐月移动，PgUp 和 PgDn 逐年；Tab 进入表格，"
        "在表里左右移到一个数上，Enter 或 e 看它怎么来的。< > 调缴费基数，, . 调退休月份，"
        "g G 调工资增长，r R 调记账利率，i I 调物价，n 在名义金额和今天的元之间切换，"
        "v 换页：余额、各档基数（60% 到 300%）、退休月份曲线、方案对比。"
        "每一步都能用 u 撤销，p 把现在的情形固定成方案叠加在图上，x 导出三种文件。",
        "Both accounts to age 85. Left and right move by a month, PgUp and PgDn by a year; Tab goes"
        " to the table, where left and right choose a figure and Enter or e opens its steps. < >"
        " move the base, , . the month of retirement, g G the growth of wages, r R the crediting"
        " rate, i I prices; n switches between nominal and today's yuan; v changes the page:"
        " balances, bases from 60% to 300%, the curve of retirement months, scenarios. u undoes"
        " each step, p pins the present state as a scenario drawn over the chart, x exports three"
        " files.",
    ),
}
