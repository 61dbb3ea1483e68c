"""The name and unit of every figure, by its dotted key in the results of the commands."""

from collections.abc import Mapping
from typing import NamedTuple

from sibal_tui.locale import Lang


class Figure(NamedTuple):
    """How a figure is called, and how its value is read."""

    zh: str
    en: str
    unit: str
    """yuan, months, month, span, index, rate, divisor, yes, list, option, top_up, place or text."""

    def label(self, lang: Lang) -> str:
        """The name in `lang`."""
        return self.en if lang == "en" else self.zh


FIGURES: Mapping[str, Figure] = {
    # --- who and where
    "name": Figure("姓名", "Name", "text"),
    "place": Figure("地区", "Place", "place"),
    "as_of": Figure("记录截至", "Record up to", "month"),
    "until": Figure("推算到", "Projected to", "month"),
    "at": Figure("月份", "Month", "month"),
    "born": Figure("出生年月", "Born", "month"),
    "category": Figure("退休类别", "Category", "text"),
    # --- retirement
    "retirement.statutory": Figure("法定退休", "Statutory retirement", "month"),
    "retirement.earliest": Figure("最早退休（按年龄）", "Earliest retirement by age", "month"),
    "retirement.latest": Figure("最晚退休", "Latest retirement", "month"),
    "retirement.chosen": Figure("选定退休", "Chosen retirement", "month"),
    "retirement.age_months": Figure("退休年龄", "Age at retirement", "span"),
    "retirement.delay_months": Figure("延迟月数", "Months of delay", "months"),
    "retirement.contribution_months": Figure("累计缴费", "Contribution months", "months"),
    "retirement.minimum_months": Figure("最低缴费年限", "Minimum contribution months", "months"),
    "retirement.earliest_minimum_months": Figure(
        "最早退休所需缴费", "Minimum months for the earliest retirement", "months"
    ),
    # --- goals
    "goal.base.share": Figure("最低基数（占工资）", "Lowest base, of the wage", "text"),
    "goal.base.total": Figure("那时每月养老金", "Pension a month on it", "yuan"),
    "goal.base.retirement": Figure("那时退休", "Retirement on it", "month"),
    "goal.stop.pay_until": Figure("至少缴到", "Pay until", "month"),
    "goal.stop.stop_from": Figure("可以停缴的月份", "May stop from", "month"),
    "goal.stop.months": Figure("还要缴", "Months still to pay", "months"),
    "goal.stop.retirement": Figure("届时退休", "Retirement then", "month"),
    "goal.stop.total": Figure("停缴后每月养老金", "Pension a month when stopping", "yuan"),
    "goal.stop.full_total": Figure("一直缴的每月养老金", "Pension a month when paying on", "yuan"),
    "goal.gap.retirement_months": Figure(
        "不推迟退休的月数", "Months before retirement moves", "months"
    ),
    "goal.gap.wait_months": Figure("没有等待期的月数", "Months before a wait", "months"),
    "goal.gap.months": Figure("两者都不损失的月数", "Months that cost neither", "months"),
    # --- balances
    "balances.pension": Figure("养老个人账户", "Pension account", "yuan"),
    "balances.medical": Figure("医保个人账户", "Medical account", "yuan"),
    # --- pension
    "pension.basic": Figure("基础养老金（月）", "Basic pension a month", "yuan"),
    "pension.account": Figure("个人账户养老金（月）", "Account pension a month", "yuan"),
    "pension.transitional": Figure("过渡性养老金（月）", "Transitional pension a month", "yuan"),
    "pension.extra": Figure("地方增发（月）", "Local extra a month", "yuan"),
    "pension.total": Figure("每月养老金合计", "Monthly pension in total", "yuan"),
    "pension.average_index": Figure("平均缴费指数", "Average contribution index", "index"),
    "pension.reference_wage": Figure("计发基数", "Pension reference wage", "yuan"),
    "pension.divisor": Figure("计发月数", "Annuity divisor", "divisor"),
    "pension.place": Figure("待遇领取地", "Place that pays the pension", "place"),
    # --- totals
    "totals.pension_paid": Figure("养老共缴", "Pension contributions paid", "yuan"),
    "totals.pension_credited": Figure("其中入个人账户", "of it into the account", "yuan"),
    "totals.pension_pooled": Figure("其中入统筹基金", "of it into the pooled fund", "yuan"),
    "totals.pension_interest": Figure("养老账户利息", "Interest on the pension account", "yuan"),
    "totals.medical_paid": Figure("医保共缴", "Medical contributions paid", "yuan"),
    "totals.medical_credited": Figure("医保账户划入", "Credited to the medical account", "yuan"),
    "totals.medical_spent": Figure("医保账户支出", "Spent from the medical account", "yuan"),
    "totals.paid": Figure("两险共缴", "Paid in all", "yuan"),
    "totals.months": Figure("缴费月数", "Months paid", "months"),
    # --- medical cover
    "medical.option": Figure("医保方式", "Medical option", "option"),
    "medical.months": Figure("医保累计", "Medical months", "months"),
    "medical.local_months": Figure("医保本地累计", "Local medical months", "months"),
    "medical.suspended": Figure("停保的月份", "Months without cover", "list"),
    "medical.waiting": Figure("等待期的月份", "Months of waiting", "list"),
    "medical.waiting_benefits": Figure("等待期内待遇比例", "Benefits while waiting", "rate"),
    "medical.not_enrolled": Figure("未参保的月份", "Months not enrolled", "list"),
    "medical.restored": Figure("恢复待遇", "Cover restored", "month"),
    "medical.retiree.needed_months": Figure(
        "退休医保所需年限", "Months for retiree cover", "months"
    ),
    "medical.retiree.local_needed_months": Figure("其中本地年限", "of them local months", "months"),
    "medical.retiree.missing_months": Figure(
        "退休医保还差", "Months missing for retiree cover", "months"
    ),
    "medical.retiree.reached": Figure("退休医保年限已够", "Retiree cover reached", "yes"),
    "medical.retiree.continuous_needed_months": Figure(
        "或不间断缴满", "or, without a break", "months"
    ),
    "medical.retiree.continuous_months": Figure(
        "到退休已不间断", "Without a break up to retirement", "months"
    ),
    "medical.retiree.top_up": Figure("年限不足时", "If years are missing", "top_up"),
    "medical.retiree.top_up_amount": Figure("一次补足", "Paid in one sum", "yuan"),
    # --- what may be unknown behind the figures above
    "pension.base": Figure("养老缴费基数", "Pension contribution base", "yuan"),
    "pension.rate": Figure("养老缴费比例", "Pension contribution rate", "rate"),
    "pension.index": Figure("缴费指数", "Contribution index", "index"),
    "medical.due": Figure("医保每月缴", "Medical contribution", "yuan"),
    "medical.fee": Figure("医保附加费", "Medical extra fees", "yuan"),
    "medical.credit": Figure("医保账户每月划入", "Monthly medical credit", "yuan"),
    "medical.retiree": Figure("退休医保", "Retiree cover", "text"),
    "medical.retiree_credit": Figure("退休后医保划入", "Retiree's medical credit", "yuan"),
    "unemployment.due": Figure("失业保险每月缴", "Unemployment contribution", "yuan"),
    "back_pay.pension": Figure("养老补缴", "Paying back pension", "text"),
    "back_pay.medical": Figure("医保补缴", "Paying back medical", "text"),
    # --- a month's cost
    "cost.base": Figure("养老缴费基数", "Pension contribution base", "yuan"),
    "cost.pension.base": Figure("养老缴费基数", "Pension contribution base", "yuan"),
    "cost.pension.due": Figure("养老每月缴", "Pension contribution", "yuan"),
    "cost.pension.account": Figure("养老入个人账户", "into the pension account", "yuan"),
    "cost.pension.pool": Figure("养老入统筹基金", "into the pension pool", "yuan"),
    "cost.medical.option": Figure("医保方式", "Medical option", "option"),
    "cost.medical.base": Figure("医保缴费基数", "Medical contribution base", "yuan"),
    "cost.medical.due": Figure("医保每月缴", "Medical contribution", "yuan"),
    "cost.medical.fee": Figure("医保附加费", "Medical extra fees", "yuan"),
    "cost.medical.account": Figure("医保入个人账户", "into the medical account", "yuan"),
    "cost.medical.pool": Figure("医保入统筹基金", "into the medical pool", "yuan"),
    "cost.unemployment.base": Figure("失业保险基数", "Unemployment base", "yuan"),
    "cost.unemployment.due": Figure("失业保险每月缴", "Unemployment contribution", "yuan"),
    "cost.total": Figure("每月合计", "Total a month", "yuan"),
    "cost.month.total": Figure("每月合计", "Total a month", "yuan"),
    # --- subsidy, survivors, real terms
    "subsidy": Figure("社保补贴", "Subsidy", "text"),
    "subsidy.from": Figure("补贴起", "Subsidy from", "month"),
    "subsidy.to": Figure("补贴止", "Subsidy until", "month"),
    "subsidy.months": Figure("补贴月数", "Subsidised months", "months"),
    "subsidy.monthly": Figure("每月补贴", "Subsidy a month", "yuan"),
    "subsidy.total": Figure("补贴合计", "Subsidy in all", "yuan"),
    "survivor.grant": Figure("丧葬补助金和抚恤金", "Funeral and survivor grants", "yuan"),
    **{
        f"survivor.{when}.{name}": Figure(f"{zh}{noun}", f"{en_noun} {en}", unit)
        for when, zh, en in (
            ("now", "目前身故：", "on death now"),
            ("at_retirement", "退休时身故：", "on death at retirement"),
        )
        for name, noun, en_noun, unit in (
            ("pension_account", "可继承的养老账户", "Pension account inherited", "yuan"),
            ("medical_account", "可继承的医保账户", "Medical account inherited", "yuan"),
            ("funeral_months", "丧葬补助金月数", "Months of the funeral grant", "months"),
            ("funeral", "丧葬补助金", "Funeral grant", "yuan"),
            ("grant_months", "抚恤金月数", "Months of the survivor grant", "months"),
            ("grant", "抚恤金", "Survivor grant", "yuan"),
            ("income", "上年城镇居民人均可支配收入", "Urban income of the year before", "yuan"),
        )
    },
    "real.pension.total": Figure("养老金（今日的钱）", "Pension in today's money", "yuan"),
    "real.balances.pension": Figure(
        "养老账户（今日的钱）", "Pension account in today's money", "yuan"
    ),
    "real.balances.medical": Figure(
        "医保账户（今日的钱）", "Medical account in today's money", "yuan"
    ),
    # --- moves between provinces; each by its month: transfer.2030-01.pool
    "transfer": Figure("跨省转移", "Moves between provinces", "text"),
    "transfer.from": Figure("转出地", "Place left", "place"),
    "transfer.to": Figure("转入地", "Place moved to", "place"),
    "transfer.how": Figure("养老关系", "Pension relation", "text"),
    "transfer.account": Figure("转移的养老个人账户", "Pension account that moves", "yuan"),
    "transfer.pool": Figure("转移的统筹资金", "Pool's part that moves", "yuan"),
    "transfer.rate": Figure("统筹转移比例", "Share of the bases that moves", "rate"),
    "transfer.medical_account": Figure("转移的医保账户", "Medical account that moves", "yuan"),
    # --- so far, by the record
    "so_far.pension_balance": Figure("养老个人账户（现在）", "Pension account today", "yuan"),
    "so_far.medical_balance": Figure("医保个人账户（现在）", "Medical account today", "yuan"),
    "so_far.pension_months": Figure("已计养老月数", "Pension months so far", "months"),
    "so_far.pension_missing_months": Figure(
        "离最低缴费年限还差", "Still missing to the minimum", "months"
    ),
    "so_far.medical_months": Figure("已计医保月数", "Medical months so far", "months"),
    "so_far.medical_missing_months": Figure(
        "离退休医保年限还差", "Still missing for retiree cover", "months"
    ),
    # --- the record given and recomputed from its spells
    "record.pension_months": Figure("养老缴费月数", "Pension months", "months"),
    "record.deemed_months": Figure("视同缴费月数", "Deemed months", "months"),
    "record.average_index": Figure("平均缴费指数", "Average contribution index", "index"),
    "record.pension_balance": Figure("养老个人账户", "Pension account", "yuan"),
    "record.pension_credited_this_year": Figure(
        "今年划入养老账户", "Credited to it this year", "yuan"
    ),
    "record.medical.given_balance": Figure("记录的医保账户余额", "Medical balance given", "yuan"),
    "record.medical.months": Figure("写明划入方案的月数", "Months that name a scheme", "months"),
    "record.medical.credited": Figure("按方案划入合计", "Credited by the schemes", "yuan"),
    # --- subsidies and survivors
    "subsidy.share": Figure("补贴比例", "Share paid back", "text"),
    # --- award sheet
    "award.basic": Figure("基础养老金", "Basic pension", "yuan"),
    "award.account": Figure("个人账户养老金", "Account pension", "yuan"),
    "award.transitional": Figure("过渡性养老金", "Transitional pension", "yuan"),
    "award.extra": Figure("地方增发", "Local extra", "yuan"),
    "award.total": Figure("合计", "Total", "yuan"),
    "award.divisor": Figure("计发月数", "Annuity divisor", "divisor"),
    # --- divisor and interest
    "divisor.age_months": Figure("年龄", "Age", "span"),
    "divisor.divisor": Figure("计发月数", "Annuity divisor", "divisor"),
    "interest.opening": Figure("年初余额", "Opening balance", "yuan"),
    "interest.credited": Figure("当年划入", "Credited in the year", "yuan"),
    "interest.interest": Figure("当年利息", "Interest of the year", "yuan"),
    "interest.closing": Figure("年末余额", "Closing balance", "yuan"),
    "interest.rate": Figure("记账利率", "Crediting rate", "rate"),
    # --- a gap
    "gap.from": Figure("断缴开始", "Gap from", "month"),
    "gap.months": Figure("断缴月数", "Months of the gap", "months"),
    "gap.scheme": Figure("断缴险种", "Scheme of the gap", "text"),
    "gap.back_pay": Figure("补缴月份", "Paid back in", "month"),
    "back_pay.pension.allowed": Figure("养老可否补缴", "Pension may be paid back", "yes"),
    "back_pay.pension.reason": Figure("养老为何不可", "Why not", "text"),
    "back_pay.pension.deadline": Figure("养老补缴期限", "Pension deadline", "text"),
    "back_pay.pension.amount": Figure("养老补缴金额", "Pension amount", "yuan"),
    "back_pay.medical.allowed": Figure("医保可否补缴", "Medical may be paid back", "yes"),
    "back_pay.medical.reason": Figure("医保为何不可", "Why not", "text"),
    "back_pay.medical.deadline": Figure("医保补缴期限", "Medical deadline", "text"),
    "back_pay.medical.amount": Figure("医保补缴金额", "Medical amount", "yuan"),
    "lost.pension_months": Figure("少计养老月数", "Pension months lost", "months"),
    "lost.medical_months": Figure("少计医保月数", "Medical months lost", "months"),
    "lost.pension_credit": Figure("养老账户少入", "Not credited to the pension account", "yuan"),
    "lost.medical_credit": Figure("医保账户少入", "Not credited to the medical account", "yuan"),
    "lost.interest": Figure("少得的利息", "Interest lost", "yuan"),
    "lost.pension_per_month": Figure("每月养老金减少", "Less pension a month", "yuan"),
    "lost.retirement_moved_months": Figure("退休推迟", "Retirement moved by", "months"),
    "lost.uncovered_months": Figure("停保月数", "Months without cover", "months"),
    "lost.waiting_months": Figure("等待期月数", "Months of waiting", "months"),
    "lost.not_paid": Figure("少缴的钱", "Not paid", "yuan"),
}
"""Dotted key → name and unit. Results of a command of one figure use its name as the prefix."""

MILESTONES: Mapping[str, tuple[str, str]] = {
    "pension_15_years": ("养老缴满 15 年", "15 years of pension contributions"),
    "pension_20_years": ("养老缴满 20 年", "20 years of pension contributions"),
    "pension_minimum": ("达到最低缴费年限", "Minimum months reached"),
    "medical_years": ("达到退休医保年限", "Years for retiree cover reached"),
    "retiree_cover": (
        "达到退休医保年限（含本地）",
        "Years for retiree cover reached, local ones too",
    ),
    "statutory_age": ("法定退休年龄", "Statutory age"),
    "retirement": ("退休", "Retirement"),
    "first_pension": ("首次领取养老金", "First pension"),
    "account_used_up": ("个人账户领完", "Account used up"),
    "pay_back": ("领回今后所缴", "Future payments received back"),
}

MOVES: Mapping[str, tuple[str, str]] = {
    "moved": ("转移", "moves"),
    "temporary": ("临时账户", "temporary"),
    "unpaid": ("不转", "stays"),
    "stays": ("不转", "stays"),
}
"""What a move does to the pension relation."""

WAYS: Mapping[str, tuple[str, str]] = {
    "pay_on": ("继续缴费", "pay on"),
    "one_sum": ("一次性补足", "one sum"),
    "resident": ("转入居民养老", "move to the resident scheme"),
    "refund": ("退还个人账户", "refund of the account"),
}
"""Ways on where the minimum months are missed."""

OPTIONS: Mapping[str, tuple[str, str]] = {
    "with_account": ("统账结合", "with account"),
    "pool_only": ("单建统筹", "pool only"),
    "resident": ("居民医保", "resident scheme"),
    "none": ("不参加", "none"),
}

CATEGORIES: Mapping[str, tuple[str, str]] = {
    "men60": ("男（原 60 岁）", "men, 60 class"),
    "women55": ("女（原 55 岁）", "women, 55 class"),
    "women50": ("女（原 50 岁）", "women, 50 class"),
}

STATES: Mapping[str, tuple[str, str]] = {
    "published": ("已公布", "published"),
    "carried": ("沿用", "carried"),
    "projected": ("推算", "projected"),
    "unknown": ("未知", "unknown"),
}

STANDINGS: Mapping[str, tuple[str, str]] = {
    "official": ("官方文件", "official"),
    "secondary": ("转述，有文号或网址", "secondary"),
    "unverified": ("未核实", "unverified"),
}

TOP_UP: Mapping[str, tuple[str, str]] = {
    "one_sum": ("一次性补足", "one sum"),
    "pay_on": ("继续按月缴", "pay on"),
    "either": ("一次性补足或继续缴", "one sum or pay on"),
    "none": ("不能补", "not possible"),
}

SCHEMES: Mapping[str, tuple[str, str]] = {
    "both": ("养老和医保", "both"),
    "pension": ("养老", "pension"),
    "medical": ("医保", "medical"),
}

LEVELS: Mapping[str, tuple[str, str]] = {
    "nation": ("全国", "nation"),
    "province": ("省级", "province"),
    "city": ("市", "city"),
}


def named(table: Mapping[str, tuple[str, str]], name: str, lang: Lang) -> str:
    """The name of a choice in `lang`; the choice itself where it has none."""
    zh, en = table.get(name, (name, name))
    return en if lang == "en" else zh
