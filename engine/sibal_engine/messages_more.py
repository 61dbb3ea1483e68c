"""Sentences about the record, subsidies, resident schemes and survivors; see `messages`."""

from __future__ import annotations

from collections.abc import Mapping

MORE: Mapping[str, tuple[str, str]] = {
    # --- the record
    "assumed.deemed_index": (
        "视同缴费月份的指数：按实际缴费月份的平均指数计",
        "deemed months are taken at the average index of the months really paid",
    ),
    "assumed.rest_index": (
        "缴费明细只覆盖 {covered} 个月，其余 {rest} 个月按 0.6（最低档）计指数",
        "the spells cover {covered} months; the other {rest} count at 0.6, the lowest tier",
    ),
    "assumed.balance_from_spells": (
        "没有填写养老个人账户余额：按缴费明细和记账利率复算",
        "no pension balance is given: recomputed from the spells and the crediting rates",
    ),
    "assumed.record_rates": (
        "{year} 年的记账利率尚未公布，按 {rate} 计",
        "the crediting rate of {year} is not published yet: {rate}",
    ),
    "unknown.spells_incomplete": (
        "缴费明细只有 {covered} 个月，记录共 {given} 个月：无法从明细复算",
        "the spells cover {covered} of {given} months: nothing can be recomputed from them",
    ),
    "unknown.spell_base": (
        "{month} 的缴费基数没有填写",
        "the contribution base of {month} is not given",
    ),
    "unknown.account_rate": (
        "{month} 的个人账户划入比例未知",
        "the rate credited to the account in {month} is unknown",
    ),
    "unknown.index_wage_of": (
        "{place} {year} 年的平均工资未知，无法计算 {month} 的缴费指数",
        "the average wage of {place} in {year} is unknown: no index for {month}",
    ),
}
"""Code → (Chinese, English)."""
