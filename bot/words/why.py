"""How an answer came about, in words: for who wants to know, or wants to tell us what is wrong."""

import hashlib
from collections.abc import Iterable, Iterator

from bot.i18n import Speaker, own_name
from bot.words import budget, reasons, sources, when, where
from knowledge.answer import Answer, Result
from knowledge.load import Pack
from knowledge.model import Record, Status
from knowledge.understand import Understanding


def told(found: Answer, shown: Iterable[Result], given: str, pack: Pack, t: Speaker) -> str:
    """How the answer came about: words, slots, conditions, and the version of the content. `shown` are the records that
    were on the screen; `given` is the revision of the pack that they came from."""
    said = found.understanding
    lines = [_heard(found, t), *_slots(said, pack, t), *(_judged(result, found, t) for result in shown)]
    lines.append(t("Versie van de kaarten: {revision}", revision=pack.revision))
    if given != pack.revision:
        lines.append(t("De kaarten zijn bijgewerkt nadat ik antwoordde (toen: {revision}).", revision=given))
    return "\n".join(lines)


def _doubts(result: Result, found: Answer, t: Speaker) -> list[str]:
    """What makes that it only may fit: what is not known yet, and who knows what can't be told."""
    record, verdict = result.record, result.verdict
    if verdict.fit != "maybe":
        return []
    names = {
        "people": t("hoeveel mensen er komen"),
        "group": t("met hoeveel mensen jullie het doen"),
        "stalls": t("hoeveel kramen er staan"),
        "date": t("op welke dag het is"),
        "who": t("wie het aanvraagt"),
        "place": t("waar het is"),
    }
    to_tell = [names[name] for name in dict.fromkeys(verdict.missing)]
    if record.outdoors and found.is_for_some(result):
        to_tell.append(t("of het buiten is"))
    to_ask = []
    if record.status is not Status.CURRENT or any(reason.code == "stale" for reason in verdict.why):
        to_ask.append(t("of dit nog zo is"))
    if record.rounds and found.understanding.date and verdict.latest_apply is None:
        to_ask.append(t("of er voor jouw dag een ronde is"))
    unknown = [*to_tell, *to_ask]
    lines = [t("Nog niet bekend: {what}.", what=", ".join(unknown))] if unknown else []
    return [*lines, t("Vraag het na: {who}.", who=reasons.who_knows(record, t))] if to_ask else lines


def _heard(found: Answer, t: Speaker) -> str:
    if found.why:
        return t("Ik lette op deze woorden: {words}", words=", ".join(found.why))
    return t("Ik lette op je hele bericht, niet op één woord.")


def _slots(said: Understanding, pack: Pack, t: Speaker) -> Iterator[str]:
    """What was understood beside the subject."""
    if said.place:
        yield t("Plek: {place}", place=where.place_name(pack, said.place.stadsdeel))
    if said.date:
        day = t.days(said.date, said.until, year=True)
        yield t("Dag: {day}", day=t("rond {day}", day=day) if said.about else day)
    elif said.period and (time := when.in_time(said.period, said.today, t, late=True)):
        yield t("Dag: {day}", day=time)
    yield from _counted(said, t)
    if said.traits:
        yield t("Wat erbij hoort: {what}", what=", ".join(reasons.brought(trait, t) for trait in sorted(said.traits)))
    if said.indoors is not None:
        yield t("Binnen of buiten: {where}", where=t("binnen") if said.indoors else t("buiten"))
    if said.amount:
        yield t("Bedrag: {amount}.", amount=t.euro(said.amount))
    yield from budget.left(said, t)
    if said.who:
        yield t("Wie vraagt: {who}", who=reasons.who_words(said.who, t))
    yield t("Taal: {language}", language=own_name(said.language))


def _counted(said: Understanding, t: Speaker) -> Iterator[str]:
    if said.people:
        yield t("Aantal mensen: {count}", count=t.number(said.people))
    if said.askers:
        yield t("Met hoeveel jullie zijn: {count}", count=t.number(said.askers))
    if said.stalls:
        yield t("Aantal kramen: {count}", count=t.number(said.stalls))
    if said.age:
        yield t("Leeftijd: {count}", count=t.number(said.age))


def _judged(result: Result, found: Answer, t: Speaker) -> str:
    record, verdict = result.record, result.verdict
    fit = {"yes": t("past"), "maybe": t("past misschien"), "no": t("past niet")}[verdict.fit]
    checked = t("nagekeken op {day}", day=t.day(record.checked, weekday=False, year=True))
    edition = t("versie {revision}", revision=version(record))
    against = [
        *reasons.needed_for(verdict.needed_for, t),
        *(reasons.told(reason, record, t) for reason in verdict.why),
        *_doubts(result, found, t),
    ]
    decided = " ".join(reason for reason in against if reason)
    source = t("Bron:") + " " + sources.name(record, t)
    return f"• {record.title.pick(t.language)}: {fit}. {source}, {checked}, {edition}. {decided}".rstrip()


def version(record: Record) -> str:
    """A short fingerprint of all that is told of a record: what was changed has another."""
    told = record.model_dump_json(exclude={"tests", "also", "keywords"})
    return hashlib.sha256(told.encode()).hexdigest()[:6]
