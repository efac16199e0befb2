"""Why something does not fit, in words."""

import datetime as dt

from bot.i18n import Speaker
from knowledge.judge import Reason
from knowledge.model import Record, Trait, Who


def told(reason: Reason, record: Record, t: Speaker) -> str:
    """Why a record does not fit, in a sentence; nothing for a reason that is only a doubt."""
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
                "Helaas te laat: dit moest vóór {day}. Bel om te vragen wat nog wél kan.", day=t.day(day, year=True)
            )
        case "not-with":
            return not_with(Trait(reason.value), t)
        case "pot-empty":
            return t("De pot is leeg (stand {year}).", year=reason.value)
        case _:
            return always.get(reason.code, "")


def not_with(trait: Trait, t: Speaker) -> str:
    """Why a record does not fit a plan that brings this along."""
    return {
        Trait.ROAD_CLOSED: t("Gaat de weg dicht? Dan is dit niet genoeg."),
        Trait.ANIMALS: t("Komen er dieren? Dan is dit niet genoeg."),
        Trait.LATE: t("Gaat het na 23.00 uur door? Dan is dit niet genoeg."),
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
