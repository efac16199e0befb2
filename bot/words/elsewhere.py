"""What is done elsewhere, in words: whom to call or where to look, and the number to call at once."""

from collections.abc import Sequence

from bot.i18n import Speaker
from bot.messages import Button, Said, bold, buttons, plain
from bot.words import caveats, records
from bot.words.screen import SCREEN, SHOWN
from knowledge.answer import Answer, Result
from knowledge.model import Contact, Record

AGAIN = 2
"""So many are named again to who goes on about the same."""


def answer(found: Answer, t: Speaker) -> Said:
    """Where to go, with the way out of a false alarm, or the way back to us."""
    return told(found, t), _not_meant(t) if found.urgent else _back_to_us(t)


def told(found: Answer, t: Speaker) -> str:
    """Where to go with what we don't do."""
    if found.urgent:
        return "\n".join(listed(found.results[:SHOWN], t))
    intro = found.need.intro.pick(t.language) if found.need else t("Dat regel je niet hier, wel daar:")
    if found.remark == "asked":
        intro = t("Dat weet ik niet precies. Vraag het hier:")
    if found.unchanged:  # what they read a moment ago is not told again but for where to go
        thanks = f"{t('Dank je.')} {t('Hier kun je terecht:')}"
        return "\n".join((intro if found.remark == "asked" else thanks, *listed(found.results[:AGAIN], t)))
    shown, in_dutch = found.results[:SHOWN], caveats.in_dutch(list(found.results), t)
    texts = ["\n".join((intro, *listed(some, t), *in_dutch)) for some in (shown, shown[:-1] or shown)]
    return next((text for text in texts if len(plain(text)) <= SCREEN), texts[-1])


def again(found: Answer, t: Speaker) -> Said:
    """The first number of an urgent answer once more, for who asks nothing new."""
    record = found.results[0].record
    said = t("Daar spreek je een mens. Ik ben een computer.")
    return f"{_number(record)}{record.summary.pick(t.language)}\n{said}", _not_meant(t)


def over(found: Answer, t: Speaker) -> str:
    """For who says that the danger is over: the first number of the urgent answer, if it comes back."""
    said = t("Goed dat je het laat weten. Is er nog gevaar, of komt het terug? Bel dan meteen:")
    return "\n".join([said, *listed(found.results[:1], t)])


def listed(results: Sequence[Result], t: Speaker) -> list[str]:
    """What each of these is for, with its number, or else where it is on the web."""
    lines = []
    for result in results:
        record = result.record
        contact = record.contact or Contact()
        lines.append(f"{_number(record)}{plain(records.titled(record.title, t))}. {record.summary.pick(t.language)}")
        if not contact.phone and contact.url:
            lines.append(" · ".join(part for part in (contact.email, contact.url) if part))
        if not contact.phone and record.where.scope == "other-city":
            lines.append(t("Een telefoonnummer weet ik niet. Kijk op de site."))
    return lines


def _number(record: Record) -> str:
    phone = record.contact and record.contact.phone
    return f"{bold(phone)} – " if phone else ""


def _not_meant(t: Speaker) -> tuple[Button, ...]:
    """The way out of a false alarm."""
    return buttons([(t("Ik bedoel iets anders"), "other")])


def _back_to_us(t: Speaker) -> tuple[Button, ...]:
    to_us = [(t("Iets anders vragen"), "menu"), (t("Ik wil een mens spreken"), "human")]
    return buttons([*to_us, (t("Klopt dit niet?"), "wrong")])
