"""Texts of the profile mode: labels, where to find each number, and what is wrong, in words."""

from __future__ import annotations

from sibal_tui.locale.modes.profile_dialogs import TEXTS as DIALOGS
from sibal_tui.locale.say import Table

_FORM: Table = {
    # sections
    "section.person": ("本人与参保地", "Person and place"),
    "section.record": ("已有记录（照权益记录单填）", "Record so far (as printed)"),
    "section.plan": ("以后的打算", "Plans"),
    "section.assumptions": ("对将来的假定", "Assumptions about the future"),
    "section.files": ("其他", "More"),
    "section.new": ("新档案：先填这六项，其余以后再补", "A new profile: these six first"),
    # labels
    "field.name": ("档案名称", "Name of the profile"),
    "field.note": ("备注", "Note"),
    "field.person.born": ("出生年月", "Month of birth"),
    "field.person.sex": ("性别", "Sex"),
    "field.person.category": ("退休类别", "Retirement category"),
    "field.person.hukou": ("户籍地", "Household registration"),
    "field.place.city": ("参保城市", "Insured in"),
    "field.record.as_of": ("记录截至", "Record up to"),
    "field.record.pension_months": ("养老缴费月数", "Pension months paid"),
    "field.record.deemed_months": ("视同缴费月数", "Deemed months"),
    "field.record.average_index": ("平均缴费指数", "Average index"),
    "field.record.pension_balance": ("养老个人账户", "Pension account"),
    "field.record.pension_credited_this_year": ("其中今年记入", "of it this year"),
    "field.record.medical_months": ("医保缴费月数", "Medical months paid"),
    "field.record.medical_local_months": ("其中在本地", "of them here"),
    "field.record.medical_balance": ("医保个人账户", "Medical account"),
    "field.record.first_insured": ("首次参保", "First insured"),
    "field.plan.pension_base": ("养老缴费基数", "Pension base"),
    "field.plan.medical_option": ("医保方式", "Medical option"),
    "field.plan.medical_base": ("医保缴费基数", "Medical base"),
    "field.plan.retire": ("何时退休", "Retirement"),
    "field.plan.subsidy_from": ("社保补贴始于", "Subsidy from"),
    "field.assumptions.wage_growth": ("工资年增长", "Wage growth a year"),
    "field.assumptions.crediting_rate": ("记账利率", "Crediting rate"),
    "field.assumptions.price_growth": ("物价年增长", "Price growth a year"),
    "field.assumptions.medical_spend": ("医保账户月支出", "Medical spend a month"),
    "field.open.spells": ("缴费明细", "Record by spells"),
    "field.open.import": ("粘贴或导入明细", "Paste or import"),
    "field.open.pinned": ("核对官方数字", "Pinned official figures"),
    "field.open.sheet": ("核对养老金核定表", "Check an award sheet"),
    "field.open.gaps": ("计划中的断缴", "Gaps planned"),
    "field.open.changes": ("以后的变动", "Changes later on"),
    "field.open.files": ("档案管理", "Profiles"),
    "field.open.create": ("建立这份档案", "Create this profile"),
    # what an empty field means
    "blank": ("（空）", "(empty)"),
    "blank.name": ("（必填）", "(needed)"),
    "blank.note": ("（无）", "(none)"),
    "blank.person.born": ("（必填）", "(needed)"),
    "blank.person.sex": ("（必填）", "(needed)"),
    "blank.person.category": ("（必填）", "(needed)"),
    "blank.person.hukou": ("未填", "not given"),
    "blank.place.city": ("（必填）", "(needed)"),
    "blank.record.as_of": ("（必填）", "(needed)"),
    "blank.record.pension_months": ("未填：按 0 计", "not given: taken as 0"),
    "blank.record.deemed_months": ("未填：按 0 计", "not given: taken as 0"),
    "blank.record.average_index": ("未填：按 0.6 计", "not given: taken as 0.6"),
    "blank.record.pension_balance": ("未填：余额未知", "not given: unknown"),
    "blank.record.pension_credited_this_year": (
        "未填：视为年初已有",
        "not given: there since January",
    ),
    "blank.record.medical_months": ("未填：按 0 计", "not given: taken as 0"),
    "blank.record.medical_local_months": ("未填：全算本地", "not given: all of them"),
    "blank.record.medical_balance": ("未填：余额未知", "not given: unknown"),
    "blank.record.first_insured": ("未填", "not given"),
    "blank.plan.pension_base": ("未填：按下限", "not given: lower limit"),
    "blank.plan.medical_option": ("未填：按当地开放的", "not given: as offered here"),
    "blank.plan.medical_base": ("未填：按当地规定", "not given: as prescribed"),
    "blank.plan.retire": ("未填：法定退休", "not given: statutory"),
    "blank.plan.subsidy_from": ("不领补贴", "no subsidy"),
    "blank.assumptions.wage_growth": ("未填：按 0% 计", "not given: taken as 0%"),
    "blank.assumptions.crediting_rate": ("未填：沿用最近一年", "not given: last one carried"),
    "blank.assumptions.price_growth": ("未填", "not given"),
    "blank.assumptions.medical_spend": ("未填：按 0 计", "not given: taken as 0"),
    # where do I find this number?
    "hint.name": (
        "随便取，比如“我”或“妈妈”。保存时用作文件名。",
        "Any name, such as “me” or “mother”. It becomes the file's name.",
    ),
    "hint.note": (
        "给自己看的一句话，不参与计算。",
        "A line for yourself; nothing is computed of it.",
    ),
    "hint.person.born": (
        "身份证第 7 至 12 位，例如 1988-04。以档案认定的出生年月为准。",
        "Digits 7 to 12 of the identity card, such as 1988-04; the personnel file decides.",
    ),
    "hint.person.sex": (
        "用左右键选择。女性还要选退休类别。",
        "Choose with left and right. For women the category is asked as well.",
    ),
    "hint.person.category": (
        "女性 50 还是 55 岁，看您的岗位身份和当地规定；问社保窗口或 12333，本程序不猜。",
        "Whether 50 or 55 depends on post and place: ask the counter or 12333. Never guessed here.",
    ),
    "hint.person.hukou": (
        "户口本首页的省市。跨省参保、在多地缴费时，决定在哪里领养老金。",
        "As in the household book. It decides where the pension is paid after moves.",
    ),
    "hint.place.city": (
        "现在缴社保的城市。输入中文、拼音、首字母或六位代码，上下键选。",
        "The city you pay in: Chinese, pinyin, initials or the six-digit code; up and down choose.",
    ),
    "hint.record.as_of": (
        "下面这些数统计到哪个月。看权益记录单的打印月份或“截至”日期。",
        "The month up to which the numbers below count: see the date of the printed record.",
    ),
    "hint.record.pension_months": (
        "权益记录单“累计缴费月数”；也可写 10年11个月。在“掌上12333”或当地社保应用可查。",
        "“累计缴费月数” on the record; 10年11个月 is fine too. See the 掌上12333 app.",
    ),
    "hint.record.deemed_months": (
        "建立个人账户以前的工龄，要由社保部门认定；多数灵活就业人员没有，填 0。",
        "Work before accounts existed, recognised by the office; most people have none: 0.",
    ),
    "hint.record.average_index": (
        "权益记录单或核定表上的“平均缴费指数”，例如 0.5728。不知道就留空。",
        "“平均缴费指数” on the record, such as 0.5728. Leave it empty if unknown.",
    ),
    "hint.record.pension_balance": (
        "权益记录单“养老保险个人账户累计储存额”。不知道就留空，空不等于 0。",
        "“个人账户累计储存额” on the record. Leave it empty if unknown: empty is not 0.",
    ),
    "hint.record.pension_credited_this_year": (
        "上面的余额里，今年 1 月以来记入个人账户的部分。填了，今年的利息才算得准。",
        "The part of the balance credited since January: this year's interest depends on it.",
    ),
    "hint.record.medical_months": (
        "医保“累计缴费月数”，在国家医保服务平台或医保窗口查。",
        "Medical “累计缴费月数”: the national medical insurance app or the counter.",
    ),
    "hint.record.medical_local_months": (
        "其中在现在这个城市缴的月数；不少地方退休享受医保要看本地年限。",
        "The months paid in this city; many places ask for local years at retirement.",
    ),
    "hint.record.medical_balance": (
        "医保个人账户余额，在国家医保服务平台或当地医保应用查。单建统筹没有账户。",
        "The balance in the medical app. The pool-only option has no account.",
    ),
    "hint.record.first_insured": (
        "第一次参加职工社保的年月；有的地方按它分新旧办法。",
        "The month of first joining; some places have old and new rules by it.",
    ),
    "hint.plan.pension_base": (
        "可选下限、上限、百分比（60%），或写每月金额，例如 6000。“不缴”表示停缴养老。",
        "Lower, upper, a share (60%), or an amount a month such as 6000; none: no pension paid.",
    ),
    "hint.plan.medical_option": (
        "统账结合有个人账户、缴得多；单建统筹没有个人账户、缴得少。看参保凭证或窗口。",
        "With account: dearer, money in an account. Pool only: cheaper, no account.",
    ),
    "hint.plan.medical_base": (
        "多数城市规定了医保基数，留空即可。",
        "Most cities prescribe the medical base: leave it empty.",
    ),
    "hint.plan.retire": (
        "法定、最早、最晚，或写一个年月，例如 2043-06；也可写里程碑，例如 达到最低缴费年限。",
        "Statutory, earliest, latest, a month such as 2043-06, or a milestone: pension_minimum.",
    ),
    "hint.plan.subsidy_from": (
        "就业困难人员等可申请社保补贴；从哪个月开始领。没有就留空。",
        "The month in which a subsidy begins, for those who qualify. Else leave it empty.",
    ),
    "hint.assumptions.wage_growth": (
        "每年涨多少，例如 2%。上下限、平均工资和计发基数都按它推算。",
        "Such as 2% a year: limits, average and reference wages grow by it.",
    ),
    "hint.assumptions.crediting_rate": (
        "以后每年养老账户的记账利率，例如 2%。留空则沿用最近公布的一年。",
        "The account's rate after the last published year, such as 2%.",
    ),
    "hint.assumptions.price_growth": (
        "用来把将来的钱折成今天的购买力，例如 1%。",
        "Turns future yuan into today's, such as 1%.",
    ),
    "hint.assumptions.medical_spend": (
        "平均每月从医保个人账户花掉多少，例如 100。",
        "What you take from the medical account in a month, such as 100.",
    ),
    "hint.open.spells": (
        "按起止月份逐段记的缴费历史；可以代替或补充上面的合计数。",
        "The history by stretches of months, instead of or beside the totals above.",
    ),
    "hint.open.import": (
        "从网页或应用复制的表格、CSV 文件都可以；先看清楚，再确认写入。",
        "A table copied from a page, or a CSV file; look first, then confirm.",
    ),
    "hint.open.pinned": (
        "记下某月官方给出的余额，程序指出从哪个月起与推算不一致。",
        "Keep an official balance of a month; the program says where it departs.",
    ),
    "hint.open.sheet": (
        "照养老金核定表填，逐项看是否算得一样、差在哪里。",
        "Type what the award sheet prints; see which part differs and why.",
    ),
    "hint.open.gaps": (
        "在“4 断缴”里编辑更方便，这里可逐条改。",
        "Easier in “4 Gap”; here one by one.",
    ),
    "hint.open.changes": (
        "从某月起换基数、换医保方式或换城市。",
        "From some month on another base, option or city.",
    ),
    "hint.open.files": (
        "新建、打开、另存、删除、导入、导出档案。",
        "New, open, save as, delete, import, export.",
    ),
    "hint.open.create": ("填好后在这里按 Enter。", "Press Enter here when all is filled in."),
    # choices
    "sex.female": ("女", "female"),
    "sex.male": ("男", "male"),
    "category.women55": ("女 55 岁类", "women, 55"),
    "category.women50": ("女 50 岁类", "women, 50"),
    "category.men60": ("男 60 岁类", "men, 60"),
    "option.with_account": ("统账结合", "with account"),
    "option.pool_only": ("单建统筹", "pool only"),
    "option.resident": ("居民医保", "resident scheme"),
    "option.none": ("不参加", "none"),
    "base.lower": ("下限", "lower limit"),
    "base.upper": ("上限", "upper limit"),
    "base.none": ("不缴", "none"),
    "base.60%": ("60%", "60%"),
    "base.80%": ("80%", "80%"),
    "base.100%": ("100%", "100%"),
    "base.150%": ("150%", "150%"),
    "base.200%": ("200%", "200%"),
    "base.300%": ("300%", "300%"),
    "retire.statutory": ("法定退休", "statutory"),
    "retire.earliest": ("最早", "earliest"),
    "retire.latest": ("最晚", "latest"),
    "-": ("不填", "empty"),
    # sentences
    "reads_as": ("读作：{value}", "Read as: {value}"),
    "choose": ("左右键选：{names}", "Left and right: {names}"),
    "suggested": ("候选：{names}", "Fits: {names}"),
    "type_place": ("没有相符的地方：试试拼音或首字母", "Nothing fits: try pinyin or initials"),
    "unit.yuan": ("{value} 元", "{value} yuan"),
    "unit.months": ("{months} 个月", "{months} months"),
    "unit.months_years": (
        "{months} 个月（{years} 年 {rest} 个月）",
        "{months} months ({years}y {rest}m)",
    ),
    "rows.spells": ("{count} 段", "{count} spells"),
    "rows.pinned": ("{count} 个", "{count}"),
    "rows.gaps": ("{count} 段", "{count}"),
    "rows.changes": ("{count} 条", "{count}"),
    "rows.none": ("还没有", "none yet"),
    "open.import": ("打开…", "open…"),
    "open.sheet": ("打开…", "open…"),
    "open.files": ("打开…", "open…"),
    # what is wrong
    "wrong.required": ("这一项必填", "This one is needed"),
    "wrong.choice": ("请用左右键选一个", "Choose one with left and right"),
    "wrong.ask_category": ("请选：50 岁类还是 55 岁类", "Choose: 50 or 55"),
    "wrong.too_long": ("太长了：最多 {most} 个字", "Too long: at most {most} characters"),
    "wrong.month": ("写成年-月，例如 2026-10", "Year and month, such as 2026-10"),
    "wrong.no_such_month": (
        "没有 {month} 月：月份是 1 到 12",
        "There is no month {month}: 1 to 12",
    ),
    "wrong.year_range": ("年份要在 {first} 到 {last} 之间", "A year from {first} to {last}"),
    "wrong.negative": ("不能是负数", "It cannot be negative"),
    "wrong.amount": ("写成金额，例如 70373.95（最多两位小数）", "An amount such as 70373.95"),
    "wrong.amount_large": ("太大了：最多 {most} 元", "Too large: at most {most} yuan"),
    "wrong.count": ("写月数，例如 131，或 10年11个月", "Months, such as 131 or 10y11m"),
    "wrong.count_large": ("太多了：最多 {most} 个月", "Too many: at most {most} months"),
    "wrong.index": ("写成小数，例如 0.5728", "A decimal such as 0.5728"),
    "wrong.index_range": ("指数在 0 到 20 之间", "An index from 0 to 20"),
    "wrong.percent_sign": ("{text} 是百分之几吗？请带上 %", "Per cent? Then write {text}%"),
    "wrong.rate": ("写成百分数，例如 2%", "A percentage such as 2%"),
    "wrong.rate_range": ("要在 {least} 到 {most} 之间", "From {least} to {most}"),
    "wrong.base": ("写下限、上限、60% 或金额 6000", "lower, upper, 60% or an amount"),
    "wrong.base_percent": ("百分比在 0 到 300% 之间", "A share up to 300%"),
    "wrong.base_small": (
        "{text} 元太少；百分比请写 {text}%",
        "{text} yuan? For a share write {text}%",
    ),
    "wrong.retire": ("写法定、最早、最晚或年-月", "statutory, earliest, latest or a month"),
    "wrong.when": (
        "写成 2027-03，或里程碑，可加减月数如 +1：{names}",
        "2027-03, or a milestone with months such as +1: {names_en}",
    ),
    "wrong.retire_when": (
        "写法定、最早、最晚、年-月，或里程碑，可加减月数：{names}",
        "statutory, earliest, latest, a month, or a milestone with +1 or -1: {names_en}",
    ),
    "milestone.month": ("即 {month}", "that is {month}"),
    "milestone.moved": (
        "按 {month} 计；这样安排后里程碑本身会变",
        "{month}; the plan moves the milestone itself",
    ),
    "milestone.never": ("不会出现，没有计入", "does not come: left out"),
    "wrong.place_many": ("有几个相符：{names}", "Several fit: {names_en}"),
    "wrong.place_unknown": ("没有找到“{text}”", "“{text}” was not found"),
    "wrong.place_not_city": (
        "{name}是省：请写城市，如 {names}",
        "{name_en} is a province: name a city ({names_en})",
    ),
    "wrong.before_birth": ("比出生年月 {born} 还早", "Earlier than the birth in {born}"),
    "wrong.longer_than_life": ("出生以来一共才 {life} 个月", "Only {life} months since birth"),
    "wrong.local_over_all": ("不能多于医保总月数 {all}", "Not more than all months, {all}"),
    "wrong.over_balance": ("不能多于账户余额", "Not more than the balance"),
    "wrong.outside_record": ("要在出生以后、{as_of} 以前", "After birth and up to {as_of}"),
    "wrong.before_spell": ("缴费明细已到 {month}", "The spells reach {month}"),
    "wrong.over_gap": (
        "计划的断缴始于 {month}：先改断缴",
        "A gap begins in {month}: move it first",
    ),
    "wrong.over_change": (
        "以后的变动始于 {month}：先改它",
        "A change begins in {month}: move it first",
    ),
    "wrong.fault": ("不合规则：{text}", "{text}"),
    # what it leads to
    "results.title": ("这样算下来", "What it leads to"),
    "results.fault": ("算不出：{text}", "No result: {text}"),
    "results.none": ("未知", "unknown"),
    "results.retirement": ("退休月份　{value}", "Retirement: {value}"),
    "results.pension": ("每月养老金　{value}", "Pension a month: {value}"),
    "results.cost": ("下月缴费　{value}", "Next month's cost: {value}"),
    "results.unknown": ("未知 {count} 项", "Unknown: {count}"),
    "results.assumed": ("按默认或推算的 {count} 项", "Assumed: {count}"),
    # the form
    "pending": (
        "有 {count} 项待改正：改好以前，新填的不参与计算",
        "{count} to correct: nothing new counts before",
    ),
    "help": (
        "在这里填写本人、已有记录、打算和假定。上下键或 Tab 移到一项，Enter 开始填，"
        "再按 Enter 收下并到下一项；Esc 或 Ctrl+] 离开输入框。选择项用左右键。"
        "全部能读懂时立即参与计算；读不懂的留在草稿里，不会丢。不知道的留空：空不等于 0。",
        "Up, down or Tab move; Enter starts editing and takes "
        "the text; Esc or Ctrl+] leave the field; left and right choose. What reads well counts "
        "at once; the rest stays as a draft. Leave empty what you do not know: empty is not 0.",
    ),
}

TEXTS: Table = {**_FORM, **DIALOGS}
