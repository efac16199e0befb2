"""What stands on paper, and what is passed on: a record or a route that is complete without a telephone."""

import datetime as dt

from bot.i18n import Speaker
from bot.messages import plain
from bot.sheet import Part, Sheet
from bot.words import caveats, figures, passing, records, screen, sources, where
from bot.words.parts import first_step, in_language, subject
from knowledge import planner
from knowledge.answer import Answer, Result
from knowledge.load import Pack
from knowledge.model import Record, Text

LANGUAGES = {"nl": "Nederlands", "en": "English", "tr": "Türkçe", "pl": "Polski", "ar": "العربية"}
"""Languages in which every record has its title and summary, by the name that people who speak them use."""
MOST = 5
"""Lines under one heading; a sheet is read by somebody who finds reading hard."""


def spoken(language: str) -> str:
    """The language of the sheet for who speaks this one."""
    return language if language in LANGUAGES else "en"


def of_record(result: Result, loket: Record | None, pack: Pack, today: dt.date, link: str | None, t: Speaker) -> Sheet:
    """The sheet of one record, in the language of the speaker; with the loket of the place, if one is known."""
    record = result.record
    lead = [plain(records.line(result, t)).removeprefix(record.title.pick(t.language)).removeprefix(" – ")]
    parts = [
        Part(t("Zo doe je het:"), _said(record.steps, t), numbered=True),
        Part(t("Dit heb je nodig:"), _said(record.papers, t)),
        Part(t("Onthoud deze dagen:"), tuple(_rounds(record, today, t))),
        Part(t("Let op:"), _said(record.pitfalls, t)),
    ]
    return Sheet(
        record.title.pick(t.language),
        t.language,
        " ".join(lead),
        tuple(part for part in parts if part.lines),
        link,
        tuple(_beside(record, loket, pack, link, t)),
        _foot([result], pack, today, t),
    )


def of_route(found: Answer, pack: Pack, today: dt.date, link: str | None, t: Speaker) -> Sheet:
    """The sheet of an answer: its records as steps, the days to remember, and who helps."""
    shown = screen.on_screen(found)
    first = first_step(found, t)
    plan = planner.plan(found)
    parts = [
        Part(t("Wat je regelt:"), tuple(plain(records.line(result, t)) for result in shown), numbered=True),
        Part(t("Eerste stap:"), tuple(first)),
        Part(
            t("Onthoud deze dagen:"),
            tuple(
                f"{t.day(one.day, year=True)}: {one.record.title.pick(t.language)}"
                for one in (plan.coming if plan else ())
                if one.day
            ),
        ),
    ]
    record = shown[0].record if shown else None
    return Sheet(
        plain(subject(found, pack, t)).removesuffix(":"),
        t.language,
        " ".join(in_language(found.need.intro if found.need else None, t)),
        tuple(part for part in parts if part.lines),
        link,
        tuple(_beside(record, found.loket, pack, link, t)),
        _foot(shown, pack, today, t),
    )


def of_poster(subject: str, link: str | None, t: Speaker) -> Sheet:
    """A poster about a theme or a neighbourhood."""
    lead = t("Heb je een plan voor de buurt? Vraag hier waar je moet zijn, wat er mag en waar geld is.")
    beside = [t("Scan de code met je telefoon.")] if link else []
    return Sheet(subject, t.language, lead, (), link, (*beside, t("Of bel {phone}.")), "Stadswijzer")


def record_to_pass_on(result: Result, pack: Pack, link: str | None, t: Speaker) -> str:
    """A record in one message to send on, at most `PASSED_ON` characters, complete without buttons."""
    record = result.record
    lines = [records.line(result, t), *(f"• {step}" for step in _said(record.steps, t))]
    ending = [*_reach(record, None, pack, t), *caveats.translated([result], pack, t), sources.told([result], t)]
    ending += more(link, t)
    while len(lines) > 1 and len(plain("\n".join((*lines, *ending)))) > passing.PASSED_ON:
        lines.pop()
    return "\n".join((*lines, *ending))


def more(link: str | None, t: Speaker) -> list[str]:
    """The last line of what is passed on: where to read on."""
    return [t("Meer weten? {link}", link=link)] if link else []


def _said(texts: tuple[Text, ...], t: Speaker) -> tuple[str, ...]:
    """The texts that there are in the language itself, the first few."""
    return tuple(said for text in texts for said in in_language(text, t))[:MOST]


def _rounds(record: Record, today: dt.date, t: Speaker) -> list[str]:
    """The next closing day of each round, and until when one may apply."""
    days = planner.closings(record, today)
    said = [(t("Aanvragen kan tot en met {day}.", day=t.day(day, year=True)), as_of) for day, as_of in days]
    return [figures.with_year(text, as_of, t) for text, as_of in said]


def _beside(record: Record | None, loket: Record | None, pack: Pack, link: str | None, t: Speaker) -> list[str]:
    scan = [t("Scan de code met je telefoon.")] if link else []
    return [*_reach(record, loket, pack, t), *scan]


def _reach(record: Record | None, loket: Record | None, pack: Pack, t: Speaker) -> list[str]:
    """Who to call, and where to go, each on a line: of the record itself, else of the loket of the place or the hall of
    the city."""
    contact = record.contact if record else None
    phone = contact.phone if contact and contact.phone else t.phone
    told = [part for part in (where.address(contact, t), contact.email) if part] if contact else []
    if not told and loket and loket.contact:
        known = (where.address(loket.contact, t), loket.contact.email)
        told = [loket.title.pick(t.language), *(part for part in known if part)]
        told += where.to_go(loket, pack, t)
    return [t("Bel {number}.", number=phone), *(told or where.to_go(None, pack, t))]


def _foot(results: list[Result], pack: Pack, today: dt.date, t: Speaker) -> str:
    printed = t("Gedrukt op {day}.", day=t.day(today, weekday=False, year=True))
    ask = t("Twijfel je of het nog klopt? Bel {phone}.")
    lines = [
        *caveats.told(results, pack, t),
        sources.told(results, t),
        printed,
        ask,
    ]
    return "\n".join(dict.fromkeys(lines))
