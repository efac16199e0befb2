"""The figures of a record in words: what it gives, what it costs, until when; old ones say of which year they are."""

from bot.i18n import Speaker
from knowledge.model import Figure, Record

OLD_BEFORE = "2025"
"""Figures from before this year are never given as today's."""


def figures(record: Record, t: Speaker, most: int | None = None) -> list[str]:
    """Amount (no more than `most`, where that is known), cost and term of a record in words. Old ones say of which year
    they are."""
    lines = []
    if record.amount:
        amount = record.amount
        high = amount.max if most is None or amount.max is None else min(most, amount.max)
        if amount.fixed is not None and amount.per == "month":
            text = t("Bedrag: {amount} per maand.", amount=t.euro(amount.fixed))
        elif amount.fixed is not None:
            text = t("Bedrag: {amount}.", amount=t.euro(amount.fixed))
        elif high is not None and amount.min is not None:
            text = t("Bedrag: {low} tot {high}.", low=t.euro(amount.min), high=t.euro(high))
        elif high is not None:
            text = t("Bedrag: tot {amount}.", amount=t.euro(high))
        elif amount.min is not None:
            text = t("Bedrag: vanaf {amount}.", amount=t.euro(amount.min))
        else:
            text = t("Je krijgt {percent}% van de kosten terug.", percent=amount.percent)
        lines.append(with_year(text, amount.as_of, t))
    return [*lines, *cost(record, t), *lead(record, t)]


def cost(record: Record, t: Speaker) -> list[str]:
    """What it costs who asks for it, if that is known."""
    if record.cost is None:
        return []
    text = t("Gratis.") if record.cost.euro == 0 else t("Kosten: {amount}.", amount=t.euro(record.cost.euro))
    return [with_year(text, record.cost.as_of, t)]


def lead(record: Record, t: Speaker) -> list[str]:
    """How long before the activity it must be asked for, if that is known."""
    if record.lead is None:
        return []
    count = record.lead.value
    text = {
        "weeks": t.many("Minstens {count} week van tevoren.", "Minstens {count} weken van tevoren.", count),
        "days": t.many("Minstens {count} dag van tevoren.", "Minstens {count} dagen van tevoren.", count),
        "working-days": t.many(
            "Minstens {count} werkdag van tevoren.", "Minstens {count} werkdagen van tevoren.", count
        ),
        "months": t.many("Minstens {count} maand van tevoren.", "Minstens {count} maanden van tevoren.", count),
    }[record.lead.unit]
    return [with_year(text, record.lead.as_of, t)]


def dated(record: Record) -> list[Figure]:
    """The figures of a record that the first answer shows."""
    return [figure for figure in (record.amount, record.cost, record.lead) if figure is not None]


def is_old(as_of: str) -> bool:
    """Is this of before a year that may be given as today's?"""
    return as_of == "undated" or as_of < OLD_BEFORE


def with_year(text: str, as_of: str, t: Speaker) -> str:
    """The text, with the year for which it holds when that is not of late."""
    if as_of == "undated":
        return _before_stop(text, t("jaar onbekend"))
    if as_of < OLD_BEFORE:
        return _before_stop(text, t("zo was het in {year}", year=as_of[:4]))
    return text


def _before_stop(text: str, note: str) -> str:
    """A sentence with a note inside it: `Gratis (zo was het in 2023).`"""
    bare = text.rstrip()
    return f"{bare[:-1]} ({note})." if bare.endswith(".") else f"{bare} ({note})"
