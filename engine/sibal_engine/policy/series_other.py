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
            Field("share", SHARE, "比例", "share"),
            Field("of", choice("paid", "lower_base", "tier_100"), "按什么计算", "share of what"),
            Field("pension_monthly", MONTHLY, "养老每月", "pension, a month"),
            Field("medical_monthly", MONTHLY, "医疗每月", "medical, a month"),
            Field("cap_monthly", MONTHLY, "每月至多", "at most a month"),
            Field("covers", choices("pension", "medical", "unemployment"), "险种", "schemes"),
            Field("months", MONTHS, "至多月数", "at most, months"),
            Field(
                "to_retirement_within",
                SPAN,
                "距退休不足此年数可至退休",
                "up to retirement when nearer than",
            ),
            RULE,
        ),
    ),
    Series(
        "unemployment",
        "subsidy",
        "灵活就业失业保险",
        "Unemployment insurance of flexible workers",
        (
            Field("offered", YES_NO, "可参加", "open", required=True),
            Field("rate", RATE, "费率", "rate"),
            Field("with_pension", YES_NO, "随养老一并缴", "paid with the pension"),
            RULE,
        ),
    ),
    # --- resident schemes
    Series(
        "resident_pension.basic",
        "resident",
        "居民基础养老金",
        "Basic part of the resident pension",
        value_field(MONTHLY, "每月", "a month"),
    ),
    Series(
        "resident_pension.tiers",
        "resident",
        "居民养老缴费档次",
        "Tiers of the resident pension",
        value_field(YEARLY_TIERS, "每年", "a year"),
    ),
    Series(
        "resident_pension.subsidy",
        "resident",
        "居民养老缴费补贴",
        "Subsidy to resident contributions",
        (
            Field("lowest_tier", YEARLY, "最低档至少", "lowest tier, at least", required=True),
            Field(
                "from_500",
                YEARLY,
                "500 元档起至少",
                "from the 500 yuan tier, at least",
                required=True,
            ),
        ),
    ),
    Series(
        "resident_pension.terms",
        "resident",
        "居民养老领取条件",
        "Terms of the resident pension",
        (
            Field("age", SPAN, "领取年龄", "age of the first payment", required=True),
            Field("minimum", SPAN, "最低年限", "years needed", required=True),
            Field("divisor", COUNT, "计发月数", "divisor", required=True),
        ),
    ),
    Series(
        "resident_pension.crediting_rate",
        "resident",
        "居民养老记账利率",
        "Crediting rate of the resident account",
        value_field(RATE, "利率", "rate"),
        PERIOD,
    ),
    Series(
        "resident_medical.premium",
        "resident",
        "居民医保缴费",
        "Premium of the resident medical scheme",
        (
            Field("personal", YEARLY, "个人", "own part", True),
            Field("subsidy", YEARLY, "补助", "subsidy"),
            RULE,
        ),
        PERIOD,
    ),
    Series(
        "resident_medical.wait",
        "resident",
        "居民医保等待期",
        "Waits of the resident medical scheme",
        (
            Field("fixed", MONTHS, "固定等待", "fixed wait", required=True),
            Field("per_gap_year", MONTHS, "每断一年加", "more for each year of gap", required=True),
            Field(
                "repair_per_year",
                MONTHS,
                "每补一年减",
                "less for each year paid back",
                required=True,
            ),
            Field(
                "at_least_after_4_years",
                MONTHS,
                "断 4 年以上至少",
                "at least, after a gap of 4 years",
                required=True,
            ),
        ),
    ),
    # --- survivors, transfer
    Series(
        "survivor.income",
        "survivor",
        "城镇居民人均可支配收入",
        "Urban disposable income a head",
        (Field("yearly", YEARLY, "全年", "a year", required=True),),
        PERIOD,
    ),
    Series(
        "survivor.grant",
        "survivor",
        "丧葬补助金与抚恤金",
        "Funeral and survivor grants",
        (
            Field("funeral", MONTHS, "丧葬月数", "months of the funeral grant", required=True),
            Field(
                "by_years",
                SPANS_BY_YEARS,
                "抚恤月数（按缴费满年数 0–30）",
                "months of the survivor grant (by 0–30 full years paid)",
                required=True,
            ),
            Field(
                "less_per_year_drawn",
                MONTHS,
                "每领一年减",
                "less for each year drawn",
                required=True,
            ),
            Field("retiree_at_least", MONTHS, "退休人员至少", "retirees at least", required=True),
        ),
    ),
    Series(
        "transfer",
        "survivor",
        "跨省转移",
        "Transfer between provinces",
        (
            Field(
                "pool_rate", RATE, "统筹转移比例", "share of the bases that moves", required=True
            ),
            Field(
                "home_months",
                MONTHS,
                "待遇地年限",
                "months to be the place that pays",
                required=True,
            ),
            Field(
                "temporary_men",
                SPAN,
                "男临时账户年龄",
                "temporary account, men from",
                required=True,
            ),
            Field(
                "temporary_women",
                SPAN,
                "女临时账户年龄",
                "temporary account, women from",
                required=True,
            ),
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
            Field("below_men", SPAN, "男须未满", "men below"),
            Field("below_women", SPAN, "女须未满", "women below"),
            Field("local_hukou", YES_NO, "须本地户籍", "local hukou needed"),
            RULE,
        ),
    ),
    # --- reference values
    Series(
        "reference.pool_ceiling",
        "reference",
        "统筹基金最高支付限额",
        "Ceiling of the pooled fund",
        (Field("yearly", YEARLY, "每年", "a year"), RULE),
    ),
    Series(
        "reference.outpatient",
        "reference",
        "门诊待遇",
        "Outpatient benefits",
        (
            Field("cap_active", YEARLY, "在职年度限额", "yearly limit at work"),
            Field("cap_retired", YEARLY, "退休年度限额", "yearly limit retired"),
            Field("deductible_active", YEARLY, "在职起付线", "deductible at work"),
            Field("deductible_retired", YEARLY, "退休起付线", "deductible retired"),
            Field("ratio_active", RATE, "在职比例", "share paid at work"),
            Field("ratio_retired", RATE, "退休比例", "share paid retired"),
            RULE,
        ),
    ),
    Series(
        "reference.inpatient",
        "reference",
        "住院待遇",
        "Inpatient benefits",
        (
            Field("deductible", AMOUNT, "起付线", "deductible"),
            Field("ratio", RATE, "比例", "share paid"),
            RULE,
        ),
    ),
    Series(
        "reference.employer_medical",
        "reference",
        "单位职工医保费率",
        "Medical rates of employers",
        (Field("employer", RATE, "单位", "employer"), Field("own", RATE, "个人", "own part"), RULE),
    ),
    Series(
        "reference.local",
        "reference",
        "其他本地规定",
        "Other local rules",
        (Field("text", TEXT, "说明", "remark", True),),
        many=True,
    ),
)
