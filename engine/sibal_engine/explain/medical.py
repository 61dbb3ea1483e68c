"""Steps of medical cover, months and cover in retirement."""

from __future__ import annotations

from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, money, of_cell
from sibal_engine.life.medical_cover import RetireeCover, benefits_part
from sibal_engine.messages import Message, message
from sibal_engine.month import Month, span_text
from sibal_engine.months.schedule import Cell
from sibal_engine.rates import percent_text, rate_text
from sibal_engine.result.project import Projection
from sibal_engine.result.project_json import cover_months_of
from sibal_engine.result.top_up import top_up_of
from sibal_engine.rules.cover import Cover, waiting_part


def _cell(projection: Projection, path: str, *, at_end: bool = False) -> Cell | None:
    life = projection.life
    month = life.end if at_end else life.first
    return life.terms_at(month).at(path, month)


def _missing(
    projection: Projection, cell: Cell | None, code: str, *, at_end: bool = False
) -> Message | None:
    """Why a value that no file holds is unknown; None where one holds it."""
    if cell is not None:
        return None
    life = projection.life
    terms = life.terms_at(life.end if at_end else life.first)
    return message(code, place=terms.policy.place.name)


def _wait_text(cell: Cell | None) -> str:
    if cell is None:
        return "—"
    values = cell.values
    if "months" in values:
        return str(values["months"])
    if "at_most" in values:
        return f"≤ {values['at_most']}"
    return f"门诊 {values.get('outpatient', '—')} / 住院 {values.get('inpatient', '—')}"


def months(projection: Projection) -> list[Step]:
    """Steps of `medical.months`."""
    life, retiree = projection.life, projection.retiree
    start = life.start.medical_months
    return [
        Step(
            "记录内医保月数",
            "Medical months on the record",
            "",
            str(start),
            Origin.RECORD,
            note=life.assumed.get("medical_months"),
        ),
        Step(
            "计划缴费到退休月",
            "Months paid by plan up to retirement",
            f"{Month(life.first)} … {Month(life.end)}",
            str(retiree.months - start),
            Origin.PLAN,
        ),
        Step(
            "医保缴费月数合计",
            "Medical months",
            f"{start} + {retiree.months - start}",
            str(retiree.months),
            Origin.PLAN,
        ),
    ]


def local_months(projection: Projection) -> list[Step]:
    """Steps of `medical.local_months`."""
    life, retiree = projection.life, projection.retiree
    return [
        Step(
            "记录内本地医保月数",
            "Local medical months on the record",
            "",
            str(life.start.local_months),
            Origin.RECORD,
            note=life.assumed.get("local_months"),
        ),
        Step(
            "本地医保月数合计",
            "Local medical months",
            f"… {Month(life.end)}",
            str(retiree.local_months),
            Origin.PLAN,
        ),
    ]


def suspended(projection: Projection) -> list[Step]:
    """Steps of `medical.suspended`."""
    life = projection.life
    steps = [
        Step(
            f"断缴 {gap.first} 起",
            f"Gap from {gap.first}",
            f"{gap.months}",
            f"{gap.first} … {gap.first.plus(gap.months - 1)}",
            Origin.PLAN,
        )
        for gap in life.case.plan.gaps
        if gap.months and gap.scheme in ("both", "medical")
    ]
    months_out = cover_months_of(projection, Cover.SUSPENDED)
    steps.append(
        of_cell(
            "停保的月份（账户照常可用）",
            "Months without cover; the account stays usable",
            _cell(projection, "medical.gap.back_payment"),
            ", ".join(months_out) or "0",
            str(len(months_out)),
        )
    )
    return steps


def waiting_benefits(projection: Projection) -> list[Step]:
    """Steps of `medical.waiting_benefits`."""
    wait = _cell(projection, "medical.gap.wait")
    part = waiting_part(projection.cover)
    return [
        *waiting(projection),
        of_cell(
            "等待期内按此比例享受待遇（0：停止或无等待期）",
            "Share of the benefits while waiting (0: none, or no wait)",
            wait,
            "" if wait is None else rate_text(benefits_part(wait.values)),
            UNKNOWN_VALUE if part is None else rate_text(part),
        ),
    ]


def waiting(projection: Projection) -> list[Step]:
    """Steps of `medical.waiting`."""
    tolerated = _cell(projection, "medical.gap.tolerated")
    wait = _cell(projection, "medical.gap.wait")
    first = _cell(projection, "medical.first_wait")
    row = tolerated.values.get("in_a_row", "—") if tolerated else "—"
    unknown = any(month.state is Cover.UNKNOWN for month in projection.cover)
    months_out = cover_months_of(projection, Cover.WAITING)
    return [
        *suspended(projection),
        of_cell(
            "可容忍的断缴月数",
            "Tolerated months of gap",
            tolerated,
            "",
            str(row),
            note=projection.life.assumed.get("medical_tolerated"),
        ),
        of_cell("断缴后的等待期（月）", "Wait after a gap (months)", wait, "", _wait_text(wait)),
        of_cell(
            "首次参保等待期（月）",
            "Wait after the first enrolment",
            first,
            "",
            _wait_text(first),
            note=_missing(projection, first, "unknown.first_wait"),
        ),
        of_cell(
            "等待的月份：从恢复缴费的首月数起",
            "Months of waiting, counted from the first month paid again",
            wait,
            ", ".join(months_out),
            "—" if unknown else str(len(months_out)),
        ),
    ]


def _unbroken(cover: RetireeCover, years: Cell | None) -> list[Step]:
    """Years without a break, where they do in place of the total; none elsewhere."""
    if cover.unbroken_needed is None:
        return []
    so_far = "—" if cover.unbroken is None else span_text(cover.unbroken)
    return [
        of_cell(
            "或者到退休不间断缴满",
            "Or, without a break up to retirement",
            years,
            f"{so_far} / {span_text(cover.unbroken_needed)}",
            "—" if cover.unbroken is None else _mark(cover.unbroken >= cover.unbroken_needed),
            note=cover.reason,
        )
    ]


def _mark(reached: bool | None) -> str:
    return {True: "✓", False: "✗", None: "—"}[reached]


def retiree(projection: Projection) -> list[Step]:
    """Steps of `medical.retiree`."""
    cover = projection.retiree
    years = _cell(projection, "medical.minimum_years", at_end=True)
    local = _cell(projection, "medical.local_years", at_end=True)
    top_up = _cell(projection, "medical.top_up", at_end=True)
    reached = _mark(cover.reached)
    needed = "—" if cover.needed is None else span_text(cover.needed)
    local_needed = "—" if cover.local_needed is None else span_text(cover.local_needed)
    return [
        *months(projection),
        of_cell(
            "退休医保最低年限",
            "Years for cover in retirement",
            years,
            "",
            needed,
            note=cover.reason,
        ),
        *_unbroken(cover, years),
        of_cell(
            "其中本地",
            "Of them local",
            local,
            "",
            local_needed,
            note=_missing(projection, local, "unknown.local_years", at_end=True),
        ),
        of_cell(
            "是否够年限",
            "Whether they suffice",
            years,
            f"{cover.months} / {needed}; {cover.local_months} / {local_needed}",
            reached,
            note=cover.reason,
        ),
        of_cell(
            "不够时",
            "If they do not",
            top_up,
            "",
            cover.top_up or "—",
            note=_missing(projection, top_up, "unknown.top_up", at_end=True),
        ),
    ]


def top_up(projection: Projection) -> list[Step]:
    """Steps of `medical.retiree.top_up_amount`."""
    life = projection.life
    sum_due = top_up_of(life, projection.retiree, life.end)
    if sum_due is None:
        return retiree(projection)
    rate = "—" if sum_due.rate is None else percent_text(sum_due.rate)
    return [
        *retiree(projection),
        of_cell("补足基数", "Base of the sum", sum_due.base_cell, "", money(sum_due.base)),
        of_cell(
            "一次补足",
            "Paid in one sum",
            sum_due.rule_cell,
            f"{money(sum_due.base)} × {rate} × {sum_due.months}",
            money(sum_due.amount),
            rounding="每月四舍五入到分 / half-up to the fen each month",
            note=sum_due.reason,
        ),
    ]
