"""The registry's series on subsidies, residents, survivors, enrolment and reference values."""

from __future__ import annotations

from sibal_engine.policy.kinds import (
    AMOUNT,
    COUNT,
    MONTHLY,
    MONTHS,
    RATE,
    SHARE,
    SPAN,
    SPANS_BY_YEARS,
    TEXT,
    YEARLY,
    YEARLY_TIERS,
    YES_NO,
    choice,
    choices,
)
from sibal_engine.policy.series import PERIOD, RULE, Field, Series, value_field

OTHER_SERIES: tuple[Series, ...] = (
    # --- subsidies, unemployment
    Series(
        "subsidy",
        "subsidy",
        "就业困难人员社保补贴（4050）",
        "Subsidy for people who find work hardly (4050)",
        (
            Field("share", SHARE, "比例"),
            Field("of", choice("paid", "lower_base", "tier_100"), "按什么计算"),
            Field("pension_monthly", MONTHLY, "养老每月"),
            Field("medical_monthly", MONTHLY, "医疗每月"),
            Field("cap_monthly", MONTHLY, "每月至多"),
            Field("covers", choices("pension", "medical", "unemployment"), "险种"),
            Field("months", MONTHS, "至多月数"),
            Field("to_retirement_within", SPAN, "距退休不足此年数可至退休"),
            RULE,
        ),
    ),
    Series(
        "unemployment",
        "subsidy",
        "灵活就业失业保险",
        "Unemployment insurance of flexible workers",
        (
            Field("offered", YES_NO, "可参加", required=True),
            Field("rate", RATE, "费率"),
            Field("with_pension", YES_NO, "随养老一并缴"),
            RULE,
        ),
    ),
    # --- resident schemes
    Series(
        "resident_pension.basic",
        "resident",
        "居民基础养老金",
        "Basic part of the resident pension",
        value_field(MONTHLY, "每月"),
    ),
    Series(
        "resident_pension.tiers",
        "resident",
        "居民养老缴费档次",
        "Tiers of the resident pension",
        value_field(YEARLY_TIERS, "每年"),
    ),
    Series(
        "resident_pension.subsidy",
        "resident",
        "居民养老缴费补贴",
        "Subsidy to resident contributions",
        (
            Field("lowest_tier", YEARLY, "最低档至少", required=True),
            Field("from_500", YEARLY, "500 元档起至少", required=True),
        ),
    ),
    Series(
        "resident_pension.terms",
        "resident",
        "居民养老领取条件",
        "Terms of the resident pension",
        (
            Field("age", SPAN, "领取年龄", required=True),
            Field("minimum", SPAN, "最低年限", required=True),
            Field("divisor", COUNT, "计发月数", required=True),
        ),
    ),
    Series(
        "resident_pension.crediting_rate",
        "resident",
        "居民养老记账利率",
        "Crediting rate of the resident account",
        value_field(RATE, "利率"),
        PERIOD,
    ),
    Series(
        "resident_medical.premium",
        "resident",
        "居民医保缴费",
        "Premium of the resident medical scheme",
        (Field("personal", YEARLY, "个人", True), Field("subsidy", YEARLY, "补助"), RULE),
        PERIOD,
    ),
    Series(
        "resident_medical.wait",
        "resident",
        "居民医保等待期",
        "Waits of the resident medical scheme",
        (
            Field("fixed", MONTHS, "固定等待", required=True),
            Field("per_gap_year", MONTHS, "每断一年加", required=True),
            Field("repair_per_year", MONTHS, "每补一年减", required=True),
            Field("at_least_after_4_years", MONTHS, "断 4 年以上至少", required=True),
        ),
    ),
    # --- survivors, transfer
    Series(
        "survivor.income",
        "survivor",
        "城镇居民人均可支配收入",
        "Urban disposable income a head",
        (Field("yearly", YEARLY, "全年", required=True),),
        PERIOD,
    ),
    Series(
        "survivor.grant",
        "survivor",
        "丧葬补助金与抚恤金",
        "Funeral and survivor grants",
        (
            Field("funeral", MONTHS, "丧葬月数", required=True),
            Field("by_years", SPANS_BY_YEARS, "抚恤月数（按缴费满年数 0–30）", required=True),
            Field("less_per_year_drawn", MONTHS, "每领一年减", required=True),
            Field("retiree_at_least", MONTHS, "退休人员至少", required=True),
        ),
    ),
    Series(
        "transfer",
        "survivor",
        "跨省转移",
        "Transfer between provinces",
        (
            Field("pool_rate", RATE, "统筹转移比例", required=True),
            Field("home_months", MONTHS, "待遇地年限", required=True),
            Field("temporary_men", SPAN, "男临时账户年龄", required=True),
            Field("temporary_women", SPAN, "女临时账户年龄", required=True),
            RULE,
        ),
    ),
    # --- enrolment
    Series(
        "enrolment",
        "enrolment",
        "参保条件",
        "Who may enrol",
        (
            Field("below_men", SPAN, "男须未满"),
            Field("below_women", SPAN, "女须未满"),
            Field("local_hukou", YES_NO, "须本地户籍"),
            RULE,
        ),
    ),
    # --- reference values
    Series(
        "reference.pool_ceiling",
        "reference",
        "统筹基金最高支付限额",
        "Ceiling of the pooled fund",
        (Field("yearly", YEARLY, "每年"), RULE),
    ),
    Series(
        "reference.outpatient",
        "reference",
        "门诊待遇",
        "Outpatient benefits",
        (
            Field("cap_active", YEARLY, "在职年度限额"),
            Field("cap_retired", YEARLY, "退休年度限额"),
            Field("deductible_active", YEARLY, "在职起付线"),
            Field("deductible_retired", YEARLY, "退休起付线"),
            Field("ratio_active", RATE, "在职比例"),
            Field("ratio_retired", RATE, "退休比例"),
            RULE,
        ),
    ),
    Series(
        "reference.inpatient",
        "reference",
        "住院待遇",
        "Inpatient benefits",
        (
            Field("deductible", AMOUNT, "起付线"),
            Field("ratio", RATE, "比例"),
            RULE,
        ),
    ),
    Series(
        "reference.employer_medical",
        "reference",
        "单位职工医保费率",
        "Medical rates of employers",
        (Field("employer", RATE, "单位"), Field("own", RATE, "个人"), RULE),
    ),
    Series(
        "reference.local",
        "reference",
        "其他本地规定",
        "Other local rules",
        (Field("text", TEXT, "说明", True),),
        many=True,
    ),
)
