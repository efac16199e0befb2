"""Why something does not fit, in words."""

import datetime as dt

from bot.i18n import Speaker
from knowledge.judge import Reason
from knowledge.model import Contact, Record, Who


def told(reason: Reason, record: Record, t: Speaker) -> str:
    """Why a record does not fit, or what is not known of it, in a sentence; nothing for what is to be confirmed of
    everything that is not of this year."""
    always = {
        "idea": t("Let op: dit bestaat (nog) niet."),
        "other-city": t("Dit is niet in Den Haag."),
        "where": t("Dit is alleen voor een ander deel van de stad."),
        "outdoors": t("Dit is meestal alleen nodig als het buiten is."),
    }
    match reason.code:
        case "ended":
            return t("Dit is gestopt ({year}).", year=reason.value[:4])
        case "who":
            return t(
                "Dit kan alleen voor: {who}.",
                who=", ".join(who_words(Who(who), t) for who in reason.value.split(",")),
            )
        case "too-many":
            return t("Dit kan tot {count} bezoekers; jullie plan is groter.", count=reason.value)
        case "too-few":
            return t("Dit is pas nodig vanaf {count} bezoekers.", count=reason.value)
        case "too-late":
            day = dt.date.fromisoformat(reason.value)
            return t(
                "Helaas te laat: dit moest uiterlijk {day}. Bel om te vragen wat nog wél kan.",
                day=t.day(day, year=True),
            )
        case "round-over":
            contact = record.contact or Contact()
            site = contact.url.split("/")[2].removeprefix("www.") if contact.url else "14070"
            who = contact.phone or contact.email or site
            return t("De laatste ronde is voorbij. Een nieuwe zag ik nog niet. Vraag het na: {who}.", who=who)
        case "pot-empty":
            empty = t("De pot is leeg (stand {year}).", year=reason.value)
            instead = record.pot.if_empty if record.pot else None
            return f"{empty} {instead.pick(t.language)}" if instead else empty
        case _:
            return always.get(reason.code, "")


def who_words(who: Who, t: Speaker) -> str:
    """A kind of applicant in words."""
    return {
        Who.PERSON: t("bewoners"),
        Who.GROUP: t("groepen bewoners"),
        Who.ASSOCIATION: t("verenigingen"),
        Who.FOUNDATION: t("stichtingen"),
        Who.VVE: t("VvE's"),
        Who.COOPERATIVE: t("coöperaties"),
        Who.BUSINESS: t("ondernemers"),
        Who.ORGANISATION: t("organisaties"),
    }[who]
