"""How an answer came about, in words: for who wants to know, or wants to tell us what is wrong."""

from bot.i18n import Speaker
from bot.words import answers, reasons
from knowledge.answer import Answer
from knowledge.judge import Verdict
from knowledge.load import Pack


def told(found: Answer, pack: Pack, t: Speaker) -> str:
    """How the answer came about: words, slots, conditions, and the version of the content."""
    said = found.understanding
    heard = ", ".join(dict.fromkeys(feature.rpartition(":")[2] for feature in found.why)) or t("niets")
    lines = [t("Ik lette op deze woorden: {words}", words=heard)]
    if said.place:
        lines.append(t("Plek: {place}", place=answers.place_name(pack, said.place.stadsdeel)))
    if said.date:
        lines.append(t("Dag: {day}", day=t.day(said.date, year=True)))
    if said.amount:
        lines.append(t("Bedrag: {amount}.", amount=t.euro(said.amount)))
    if said.who:
        lines.append(t("Wie vraagt: {who}", who=reasons.who_words(said.who, t)))
    for result in answers.on_screen(found):
        fit = {"yes": t("past"), "maybe": t("past misschien"), "no": t("past niet")}[result.verdict.fit]
        against = [reasons.told(reason, result.record, t) for reason in result.verdict.why]
        against += doubts(result.verdict, t)
        decided = " ".join(reason for reason in against if reason)
        checked = t("nagekeken op {day}", day=t.day(result.record.checked, weekday=False, year=True))
        lines.append(f"• {result.record.title.pick(t.language)}: {fit}, {checked}. {decided}".rstrip())
    lines.append(t("Versie van de kaarten: {revision}", revision=pack.revision))
    return "\n".join(lines)


def doubts(verdict: Verdict, t: Speaker) -> list[str]:
    """What makes that it only may fit: what is not known yet, and what has to be asked."""
    names = {
        "people": t("hoeveel mensen er komen"),
        "group": t("met hoeveel mensen jullie het doen"),
        "stalls": t("hoeveel kramen er staan"),
        "date": t("op welke dag het is"),
        "who": t("wie het aanvraagt"),
        "place": t("waar het is"),
    }
    missing = [names[name] for name in dict.fromkeys(verdict.missing)] if verdict.fit == "maybe" else []
    lines = [t("Nog niet bekend: {what}.", what=", ".join(missing))] if missing else []
    unsure = any(reason.code in ("confirm", "stale") for reason in verdict.why)
    return [*lines, t("Vraag na of het nog zo is.")] if unsure and verdict.fit == "maybe" else lines
