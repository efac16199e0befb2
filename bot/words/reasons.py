"""Why something does not fit, in words."""

import datetime as dt
from collections.abc import Iterable

from bot.i18n import Speaker
from bot.words.figures import with_year
from knowledge.judge import Reason
from knowledge.model import LEAVE, Contact, Record, Who
from knowledge.traits import Trait

OF_WHO = frozenset({"who", "too-few-group", "too-young"})
"""Reasons that lie in who asks, so that it can be had through others."""


def told(reason: Reason, record: Record, t: Speaker) -> str:
    """Why a record does not fit, in a sentence; nothing for what is to be confirmed of
    everything that is not of this year."""
    match reason.code:
        case "ended":
            return t("Dit is gestopt ({year}).", year=reason.value[:4])
        case "who":
            return t(
                "Dit kan alleen voor: {who}.",
                who=", ".join(who_words(Who(who), t) for who in reason.value.split(",")),
            )
        case "too-late":
            day = dt.date.fromisoformat(reason.value)
            return t(
                "Helaas te laat: dit moest uiterlijk {day}. Bel om te vragen wat nog wél kan.",
                day=t.day(day, year=True),
            )
        case "round-over":
            return _round_over(record, t)
        case "pot-empty":
            empty = t("De pot is leeg (stand {year}).", year=reason.value)
            instead = record.pot.if_empty if record.pot else None
            return f"{empty} {instead.pick(t.language)}" if instead else empty
        case "not-with":
            return not_with(Trait(reason.value), t)
        case "beside" | "below-min" | "above-most":
            return _of_money(reason, t)
        case code if code.startswith("too-"):
            return _of_number(reason, record, t)
        case code:
            return _always(t).get(code, "")


def _round_over(record: Record, t: Speaker) -> str:
    who = who_knows(record, t)
    return t("De laatste ronde is voorbij. Een nieuwe zag ik nog niet. Vraag het na: {who}.", who=who)


def who_knows(record: Record, t: Speaker) -> str:
    """Where to ask about a record: its phone, e-mail or site; the city's number knows of everything."""
    contact = record.contact or Contact()
    site = contact.url.split("/")[2].removeprefix("www.") if contact.url else t.phone
    return contact.phone or contact.email or site


def _always(t: Speaker) -> dict[str, str]:
    return {
        "idea": t("Let op: dit bestaat (nog) niet."),
        "other-city": t("Dit is niet in {city}."),
        "where": t("Dit is alleen voor een ander deel van de stad."),
        "out-of-season": t("Dit is in een andere tijd van het jaar."),
        "outdoors": t("Dit is meestal alleen nodig als het buiten is."),
    }


def _of_money(reason: Reason, t: Speaker) -> str:
    match reason.code:
        case "beside":
            return with_year(t("Dit mag niet samen met ander geld van de gemeente."), reason.value, t)
        case "below-min":
            return t("Dit kan pas vanaf {amount}.", amount=t.euro(int(reason.value)))
        case _:
            return t("Dat is minder dan jullie nodig hebben.")


def _of_number(reason: Reason, record: Record, t: Speaker) -> str:
    count = reason.value
    match reason.code:
        case "too-many":
            return t("Dit kan tot {count} bezoekers; jullie plan is groter.", count=count)
        case "too-few-stalls":
            return t("Dit is pas nodig vanaf {count} kramen.", count=count)
        case "too-few-group":
            return t("Dit kan alleen met minstens {count} mensen samen.", count=count)
        case "too-young":
            return t("Dit kan pas vanaf {count} jaar.", count=count)
        case "too-few" if record.kind in LEAVE:
            return t("Dit is pas nodig vanaf {count} bezoekers.", count=count)
        case "too-few":
            return t("Dit is er pas vanaf {count} bezoekers.", count=count)
        case _:
            return t("Hiervoor zijn jullie met te veel: hoogstens {count}.", count=count)


def not_with(trait: Trait, t: Speaker) -> str:
    """Why a record does not fit a plan that brings this along."""
    return {
        Trait.ROAD_CLOSED: t("Gaat de weg dicht? Dan is dit niet genoeg."),
        Trait.ANIMALS: t("Komen er dieren? Dan is dit niet genoeg."),
        Trait.CITY_MONEY: t("Je krijgt al geld van de gemeente."),
        Trait.DISTRICT_MONEY: t("Je stadsdeel betaalt al mee, zeg je."),
        Trait.NO_CITY_MONEY: t("Betaalt de gemeente niet mee? Dan kan dit niet."),
        Trait.LATE: t("Gaat het na 23.00 uur door? Dan is dit niet genoeg."),
    }[trait]


def needed_for(traits: Iterable[Trait], t: Speaker) -> list[str]:
    """For what of all that a plan brings along something is needed, if for any."""
    what = ", ".join(brought(trait, t) for trait in traits)
    return [t("Nodig bij: {what}.", what=what)] if what else []


def brought(trait: Trait, t: Speaker) -> str:
    """What a plan brings along, in words."""
    return {
        Trait.ROAD_CLOSED: t("de weg dicht"),
        Trait.ANIMALS: t("dieren"),
        Trait.CITY_MONEY: t("geld van de gemeente"),
        Trait.DISTRICT_MONEY: t("geld van je stadsdeel"),
        Trait.NO_CITY_MONEY: t("geen geld van de gemeente"),
        Trait.LATE: t("doorgaan na 23.00 uur"),
    }[trait]


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
