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
        value_field(MONTHLY, "平均工资"),
        PERIOD,
    ),
    Series(
        "pension.reference_wage",
        "wages",
        "计发基数",
        "Pension reference wage",
        (
            Field("value", MONTHLY, "计发基数", required=True),
            Field("indexed", MONTHLY, "指数化部分用的基数（双基数）"),
            Field("transitional", MONTHLY, "过渡性养老金用的基数"),
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
                Field("old_age", SPAN, "原退休年龄", required=True),
                Field("first_birth", MONTH, "首个延迟的出生月", required=True),
                Field("step", COUNT, "每几个月延一月", required=True),
                Field("max_delay", COUNT, "最多延迟", required=True),
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
            Field("early", SPAN, "最多提前", required=True),
            Field("late", SPAN, "最多推迟", required=True),
            RULE,
        ),
    ),
    Series(
        "retirement.women_category",
        "retirement",
        "灵活就业女性的退休类别",
        "Category of women in flexible work",
        (
            Field("default", choice("women55", "women50"), "默认类别"),
            Field("condition_for_50", TEXT, "可按 50 岁的条件"),
            RULE,
        ),
    ),
    Series(
        "pension.minimum_months",
        "retirement",
        "最低缴费月数",
        "Minimum contribution months",
        value_field(MONTHS, "月数"),
    ),
    # --- pension contributions
    Series(
        "pension.base",
        "pension",
        "养老缴费基数上下限",
        "Limits of the pension contribution base",
        (
            Field("lower", MONTHLY, "下限"),
            Field("upper", MONTHLY, "上限"),
            Field("wage", MONTHLY, "百分比档所依据的平均工资"),
            Field("tiers", TIERS, "档次"),
            RULE,
        ),
        PERIOD,
    ),
    Series(
        "pension.rate", "pension", "养老费率", "Pension rate", (*value_field(RATE, "总费率"), RULE)
    ),
    Series(
        "pension.account_rate",
        "pension",
        "养老个人账户划入比例",
        "Rate credited to the pension account",
        value_field(RATE, "划入比例"),
    ),
    Series(
        "pension.crediting_rate",
        "pension",
        "个人账户记账利率",
        "Crediting rate of the pension account",
        value_field(RATE, "记账利率"),
        PERIOD,
    ),
    Series(
        "pension.payment",
        "pension",
        "养老缴费方式与期限",
        "How and until when a pension contribution is paid",
        (
            Field("cycles", CYCLES, "缴费周期"),
            Field("due_day", DAY, "每月截止日"),
            Field("debit_days", TEXT, "扣款日"),
            Field("year_end", MONTH_DAY, "当年补缴截止日"),
            RULE,
        ),
    ),
    Series(
        "pension.back_payment",
        "pension",
        "养老补缴",
        "Back-payment of pension contributions",
        (
            Field("allowed", choice("no", "within_year", "months"), "是否允许", required=True),
            Field("window", MONTHS, "可补的月数"),
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
            Field("by_age", DIVISORS, "整岁计发月数", required=True),
            Field("by_month", YES_NO, "非整岁按月插值", required=True),
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
            ),
            Field("parts_rounding", choice("fen_half_up", "jiao_up"), "各部分取整"),
            Field("total_rounding", choice("fen_half_up", "jiao_up", "yuan_up"), "合计取整"),
            Field("index_wage", choice("previous_year", "same_year"), "指数分母年份"),
            Field("index_months", choice("paid", "due"), "指数平均的月份"),
            Field("low_index_scale", RATE, "低于此指数时按比例折算"),
            Field("extra_rate", RATE, "每年加发（指数化工资的比例）"),
            RULE,
        ),
    ),
    Series(
        "pension.transitional",
        "award",
        "过渡性养老金",
        "Transitional pension",
        (
            Field("coefficient", RATE, "系数", required=True),
            Field("coefficient_over_20y", RATE, "超过 20 年的系数"),
            Field("form", choice("indexed_wage", "half_sum", "wage"), "公式", required=True),
            Field("years", choice("deemed", "before_account"), "年限", required=True),
            Field("index_at_least", SHARE, "指数至少按"),
            Field("account_start", MONTH, "建账月份"),
            Field("deemed_until", MONTH, "视同截至"),
            RULE,
        ),
    ),
)
