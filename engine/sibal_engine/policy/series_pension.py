"""The registry's series on wages, retirement and the pension."""

from __future__ import annotations

from sibal_engine.policy.kinds import (
    COUNT,
    DAY,
    DIVISORS,
    MONTH,
    MONTH_DAY,
    MONTHLY,
    MONTHS,
    RATE,
    SHARE,
    SPAN,
    TEXT,
    TIERS,
    YES_NO,
    choice,
)
from sibal_engine.policy.series import CYCLES, PERIOD, RULE, Field, Series, value_field

PENSION_SERIES: tuple[Series, ...] = (
    # --- wages
    Series(
        "average_wage",
        "wages",
        "全口径平均工资（月）",
        "Average wage, all urban units",
        value_field(MONTHLY, "平均工资", "average wage"),
        PERIOD,
    ),
    Series(
        "pension.reference_wage",
        "wages",
        "计发基数",
        "Pension reference wage",
        (
            Field("value", MONTHLY, "计发基数", "reference wage", required=True),
            Field(
                "indexed",
                MONTHLY,
                "指数化部分用的基数（双基数）",
                "for the indexed part",
            ),
            Field("transitional", MONTHLY, "过渡性养老金用的基数", "for the transitional part"),
        ),
        PERIOD,
    ),
    # --- retirement
    *(
        Series(
            f"retirement.{category}",
            "retirement",
            f"法定退休年龄：{zh}",
            f"Statutory retirement age: {en}",
            (
                Field("old_age", SPAN, "原退休年龄", "age before the reform", required=True),
                Field(
                    "first_birth",
                    MONTH,
                    "首个延迟的出生月",
                    "first birth month delayed",
                    required=True,
                ),
                Field(
                    "step",
                    COUNT,
                    "每几个月延一月",
                    "birth months per delay",
                    required=True,
                ),
                Field("max_delay", COUNT, "最多延迟", "longest delay", required=True),
            ),
        )
        for category, zh, en in (
            ("men60", "男", "men"),
            ("women55", "女 55 岁类", "women, 55 class"),
            ("women50", "女 50 岁类", "women, 50 class"),
        )
    ),
    Series(
        "retirement.elastic",
        "retirement",
        "弹性退休",
        "Elastic retirement",
        (
            Field("early", SPAN, "最多提前", "earlier by at most", required=True),
            Field("late", SPAN, "最多推迟", "later by at most", required=True),
            RULE,
        ),
    ),
    Series(
        "retirement.women_category",
        "retirement",
        "灵活就业女性的退休类别",
        "Category of women in flexible work",
        (
            Field("default", choice("women55", "women50"), "默认类别", "category by default"),
            Field("condition_for_50", TEXT, "可按 50 岁的条件", "when 50 is possible"),
            RULE,
        ),
    ),
    Series(
        "pension.minimum_months",
        "retirement",
        "最低缴费月数",
        "Minimum contribution months",
        value_field(MONTHS, "月数", "months"),
    ),
    # --- pension contributions
    Series(
        "pension.base",
        "pension",
        "养老缴费基数上下限",
        "Limits of the pension contribution base",
        (
            Field("lower", MONTHLY, "下限", "lower limit"),
            Field("upper", MONTHLY, "上限", "upper limit"),
            Field("wage", MONTHLY, "百分比档所依据的平均工资", "wage of the percent tiers"),
            Field("tiers", TIERS, "档次", "tiers"),
            RULE,
        ),
        PERIOD,
    ),
    Series(
        "pension.rate",
        "pension",
        "养老费率",
        "Pension rate",
        (*value_field(RATE, "总费率", "rate in all"), RULE),
    ),
    Series(
        "pension.account_rate",
        "pension",
        "养老个人账户划入比例",
        "Rate credited to the pension account",
        value_field(RATE, "划入比例", "share credited"),
    ),
    Series(
        "pension.crediting_rate",
        "pension",
        "个人账户记账利率",
        "Crediting rate of the pension account",
        value_field(RATE, "记账利率", "crediting rate"),
        PERIOD,
    ),
    Series(
        "pension.payment",
        "pension",
        "养老缴费方式与期限",
        "How and until when a pension contribution is paid",
        (
            Field("cycles", CYCLES, "缴费周期", "how often"),
            Field("due_day", DAY, "每月截止日", "last day in a month"),
            Field("debit_days", TEXT, "扣款日", "days of debit"),
            Field("year_end", MONTH_DAY, "当年补缴截止日", "arrears of a year until"),
            RULE,
        ),
    ),
    Series(
        "pension.back_payment",
        "pension",
        "养老补缴",
        "Back-payment of pension contributions",
        (
            Field(
                "allowed",
                choice("no", "within_year", "months"),
                "是否允许",
                "allowed",
                required=True,
            ),
            Field("window", MONTHS, "可补的月数", "months to pay back"),
            RULE,
        ),
    ),
    # --- award
    Series(
        "pension.divisor",
        "award",
        "计发月数",
        "Annuity divisor",
        (
            Field("by_age", DIVISORS, "整岁计发月数", "months by whole age", required=True),
            Field("by_month", YES_NO, "非整岁按月插值", "by month of age", required=True),
        ),
    ),
    Series(
        "pension.formula",
        "award",
        "基础养老金计算规则",
        "Rules of the basic pension",
        (
            Field(
                "years",
                choice("exact", "two_decimals", "tenth_up", "whole_and_months"),
                "年限取整",
                "rounding of the years",
            ),
            Field(
                "parts_rounding",
                choice("fen_half_up", "jiao_up"),
                "各部分取整",
                "rounding of the parts",
            ),
            Field(
                "total_rounding",
                choice("fen_half_up", "jiao_up", "yuan_up"),
                "合计取整",
                "rounding of the total",
            ),
            Field(
                "index_wage",
                choice("previous_year", "same_year"),
                "指数分母年份",
                "wage year of the index",
            ),
            Field(
                "index_months",
                choice("paid", "due"),
                "指数平均的月份",
                "months in the index",
            ),
            Field("low_index_scale", RATE, "低于此指数时按比例折算", "scaled below this index"),
            Field(
                "extra_rate",
                RATE,
                "每年加发（指数化工资的比例）",
                "extra a year",
            ),
            RULE,
        ),
    ),
    Series(
        "pension.transitional",
        "award",
        "过渡性养老金",
        "Transitional pension",
        (
            Field("coefficient", RATE, "系数", "coefficient", required=True),
            Field("coefficient_over_20y", RATE, "超过 20 年的系数", "coefficient over 20 years"),
            Field(
                "form", choice("indexed_wage", "half_sum", "wage"), "公式", "formula", required=True
            ),
            Field(
                "years", choice("deemed", "before_account"), "年限", "years counted", required=True
            ),
            Field("index_at_least", SHARE, "指数至少按", "index at least"),
            Field("account_start", MONTH, "建账月份", "accounts began in"),
            Field("deemed_until", MONTH, "视同截至", "deemed until"),
            RULE,
        ),
    ),
)
