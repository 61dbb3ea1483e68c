"""The overview's second half: deadlines, subsidies, warnings, what is unknown and assumed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sibal_engine.month import Month
from sibal_engine.policy.resolve import Hit, Policy
from sibal_engine.policy.schema import BY_PATH, Series
from sibal_engine.result.deadlines import Deadline, deadlines
from sibal_engine.result.gathered import gathered
from sibal_engine.result.in_use import InUse, missing_rules, values_in_use
from sibal_engine.result.month_cost import month_cost
from sibal_engine.result.project import Projection
from sibal_engine.result.so_far import moved_months
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.figure_names import figure_name
from sibal_tui.session import Session
from sibal_tui.views.overview import Line, Section, Words
from sibal_tui.views.overview_moves import moves
from sibal_tui.views.place_names import place_name

LITTLE_ROOM = 12
"""Months to spare at retirement below which a gap puts the minimum at risk."""
OLD_RECORD = 12
"""Months after which the record is worth renewing."""

OPENS: Mapping[str, str] = {
    **{f"balances.{name}": f"balances.{name}" for name in ("pension", "medical")},
    **{
        f"totals.{name}": f"totals.{name}"
        for name in (
            "pension_paid",
            "pension_credited",
            "pension_pooled",
            "pension_interest",
            "medical_paid",
            "medical_credited",
            "medical_spent",
            "paid",
        )
    },
    **{
        f"pension.{name}": f"pension.{name}"
        for name in ("basic", "account", "transitional", "extra", "total")
    },
    "pension.base": "cost.month.pension.base",
    "pension.rate": "cost.month.pension.due",
    "pension.index": "pension.average_index",
    "pension.average_index": "pension.average_index",
    "retirement.chosen": "retirement.chosen",
    "survivor.grant": "survivor.now.grant",
    "record.medical.credited": "record.medical.credited",
    "medical.due": "cost.month.medical.due",
    "medical.credit": "cost.month.medical.account",
    "medical.retiree": "medical.retiree.needed_months",
    "medical.retiree_credit": "balances.medical",
    "medical.retiree.top_up_amount": "medical.retiree.top_up_amount",
    "medical.waiting": "medical.waiting",
    "subsidy": "subsidy.monthly",
}
"""Which figure's steps show best why something is unknown."""


def matters(
    session: Session, projection: Projection, today: date, words: Words
) -> tuple[Section, ...]:
    """All sections beside the figures, in the order in which they are shown."""
    life = projection.life
    policy = life.terms_at(life.first).policy
    option = life.dues.options[0] if life.dues.options else "none"
    month = Month.of(today.year, today.month)
    return (
        _deadlines(projection, policy, option, today, words),
        *_subsidy(projection, policy, month, words),
        *moves(projection, words),
        _warnings(session, projection, month, words),
        _unknown(projection, policy, option, words),
        *_assumed(projection, words),
    )


def _series_name(series: Series, words: Words) -> str:
    return series.zh if words.lang == "zh" else series.en


def _text_of(hit: Hit | None) -> str:
    return "" if hit is None else str(hit.entry.values.get("text", "") or hit.entry.note)


# --- deadlines


def _days_line(each: Deadline, today: date, words: Words) -> Line:
    day = date(*each.day)
    count = (day - today).days
    left = words.say("today") if count == 0 else words.say("days", count=count)
    name = words.say(f"deadline.{each.kind}", series=_period_name(each, words))
    # limits say nothing of their end; a rate for a time does
    silent = each.kind == "period.end" and not each.path.endswith(".rate")
    note = words.joined(left, "" if silent else _text_of(each.hit))
    tone = "warn" if count <= 7 else ""
    source = None if each.hit is None else each.hit.entry.source
    return Line(name, day.isoformat(), note, tone, source=source)


def _period_name(each: Deadline, words: Words) -> str:
    return _series_name(BY_PATH[each.path], words) if each.path else ""


def _payment_line(policy: Policy, scheme: str, month: Month, words: Words) -> Line:
    """Where no day is known: what is known of the payment, and that the day is not."""
    path = f"{scheme}.payment"
    hit = policy.find(path, month)
    note = _text_of(hit) or policy.local_note(path, month) or words.say("deadline.not_found")
    source = None if hit is None else hit.entry.source
    name = words.say(f"deadline.payment.{scheme}")
    return Line(name, words.say("unknown"), note, "bad", source=source)


def _paid_no_more(projection: Projection) -> tuple[str, ...]:
    """The schemes somebody retired pays nothing to any more: they have no deadline."""
    cost = month_cost(projection.life)
    free = not cost.medical_by_plan and cost.medical.due == 0
    return ("pension", *(["medical"] if free else [])) if cost.retired else ()


def _deadlines(
    projection: Projection, policy: Policy, option: str, today: date, words: Words
) -> Section:
    day = (today.year, today.month, today.day)
    done = _paid_no_more(projection)
    found = [
        each
        for each in deadlines(projection.case, policy, option, day)
        if not any(scheme in each.kind for scheme in done)
    ]
    lines = [_days_line(each, today, words) for each in found]
    month = Month.of(today.year, today.month)
    for scheme in ("pension", "medical"):
        if scheme in done:
            continue
        if not any(each.kind.startswith(scheme) for each in found):
            lines.append(_payment_line(policy, scheme, month, words))
    title = words.say("section.deadlines", day=today.isoformat())
    return Section("deadlines", title, tuple(lines))


# --- subsidies


def _subsidy(
    projection: Projection, policy: Policy, month: Month, words: Words
) -> Iterator[Section]:
    hit = policy.find("subsidy", month)
    if hit is None:
        return
    values = hit.entry.values
    value = words.say("subsidy.see")
    if "share" in values:
        key = "subsidy.paid" if values.get("of") == "paid" else "subsidy.share"
        value = words.say(key, share=_share(values["share"]))
    parts = []
    if "months" in values:
        parts.append(words.say("subsidy.months", count=values["months"]))
    if "to_retirement_within" in values:
        years = values["to_retirement_within"] // 12
        parts.append(words.say("subsidy.to_retirement", years=years))
    if hit.file.level.value == "nation":
        parts.append(words.say("subsidy.frame"))
    note = words.joined(*parts, _text_of(hit))
    line = Line(words.say("subsidy.name"), value, note, source=hit.entry.source)
    granted = _granted(projection, words)
    yield Section("subsidy", words.say("section.subsidy"), (line, *granted))


def _granted(projection: Projection, words: Words) -> Iterator[Line]:
    """What the subsidy would give a month and in all, where the place's rule says enough."""
    subsidy = gathered(projection).subsidy
    if subsidy is None or subsidy.monthly is None:
        return
    planned = words.say("subsidy.planned" if subsidy.planned else "subsidy.if_recognised")
    monthly = words.yuan(subsidy.monthly)
    yield Line(words.say("subsidy.monthly"), monthly, planned, figure="subsidy.monthly")
    if subsidy.total is not None and subsidy.last is not None:
        period = words.say(
            "subsidy.period", first=subsidy.first, last=subsidy.last, count=subsidy.months
        )
        total = words.yuan(subsidy.total)
        yield Line(words.say("subsidy.total"), total, period, figure="subsidy.total")


def _share(value: tuple[int, int]) -> str:
    """A share as `50%`, or as `2/3` where it is no whole per cent."""
    numerator, denominator = value
    per_cent, rest = divmod(numerator * 100, denominator)
    return f"{numerator}/{denominator}" if rest else f"{per_cent}%"


# --- warnings


def _minimum_warnings(projection: Projection, words: Words) -> Iterator[Line]:
    life = projection.life
    name = words.say("warning.minimum")
    if life.chosen is None:
        note = projection.unknown["retirement.chosen"][0].text(words.lang)
        yield Line(name, words.say("warning.never"), note, "bad", "retirement.chosen")
        return
    spare = life.months_at(life.end) - life.required(life.end)
    moved = moved_months(life)
    if moved > 0:
        note = words.say("retirement.moved", count=moved)
        yield Line(name, words.say("warning.later"), note, "bad", "retirement.chosen")
    elif spare < LITTLE_ROOM:
        note = words.say("warning.close_note", count=spare)
        yield Line(name, words.say("warning.close"), note, "warn", "retirement.contribution_months")


def _cover_warnings(projection: Projection, words: Words) -> Iterator[Line]:
    retiree = projection.retiree
    if retiree.reached is False:
        how = words.say(f"top_up.{retiree.top_up or 'unknown'}")
        note = words.say("warning.short_note", count=retiree.missing, how=how)
        if retiree.missing is None and retiree.reason is not None:
            note = retiree.reason.text(words.lang)
        figure = "medical.retiree.missing_months"
        yield Line(words.say("warning.cover"), words.say("warning.short"), note, "bad", figure)


def _value_warning(each: InUse, words: Words) -> Line | None:
    source = each.hit.entry.source
    unverified = words.say("warning.unverified") if each.unverified else ""
    if each.carried:
        value = words.say("warning.carried", count=each.carried)
        note = words.say("warning.carried_note", month=each.hit.entry.until)
        note = words.joined(unverified, note)
    elif each.unverified:
        value, note = unverified, "" if source is None else source.title
    else:
        return None
    return Line(_series_name(each.series, words), value, note, "warn", source=source)


def _warnings(session: Session, projection: Projection, month: Month, words: Words) -> Section:
    life = projection.life
    lines = [*_minimum_warnings(projection, words), *_cover_warnings(projection, words)]
    as_of = life.case.record.as_of
    age = int(month) - int(as_of)
    if age > OLD_RECORD:
        note = words.say("warning.old_note", month=as_of)
        value = words.say("warning.old_value", count=age)
        lines.append(Line(words.say("warning.old"), value, note, "warn"))
    lines += [
        Line(words.say("warning.own_file"), words.say("warning.fault"), line, "bad")
        for line in (fault_line(each, words.lang) for each in session.world.library.overlay_faults)
    ]
    values = [_value_warning(each, words) for each in values_in_use(life, life.first)]
    lines += [line for line in values if line is not None]
    if not lines:
        lines = [Line(words.say("warning.none"), "")]
    return Section("warnings", words.say("section.warnings"), tuple(lines))


# --- unknown and assumed


def opens(figure: str) -> str:
    """The figure whose steps show why another is unknown; empty where none do."""
    if figure.startswith("plan."):
        return f"resolved.{figure}"
    return figure if figure.startswith("transfer.") else OPENS.get(figure, "")


def _unknown(projection: Projection, policy: Policy, option: str, words: Words) -> Section:
    place = place_name(policy.place, words.lang)
    lines = [
        Line(
            figure_name(figure, words.lang),
            words.say("unknown"),
            reason.text(words.lang),
            "bad",
            opens(figure),
        )
        for figure, (reason, _place) in sorted(gathered(projection).unknown.items())
    ]
    lines += [
        Line(
            _series_name(each.series, words),
            words.say("unknown"),
            each.note or words.say("deadline.not_found"),
            "bad",
        )
        for each in missing_rules(policy, projection.life.first, option)
    ]
    if not lines:
        lines = [Line(words.say("unknown.none"), "")]
    return Section("unknown", words.say("section.unknown", place=place), tuple(lines))


def _assumed(projection: Projection, words: Words) -> Iterator[Section]:
    notes = sorted(gathered(projection).assumed.items())
    lines = tuple(Line(note.text(words.lang), "") for _, note in notes)
    if lines:
        yield Section("assumed", words.say("section.assumed"), lines)
