"""What stands around the records of an answer: what it is about, what is said first, a doubt, and the first step."""

from bot.i18n import Speaker
from bot.messages import bold, heading, shortened
from bot.words import when, where
from bot.words.reasons import who_words
from knowledge.answer import Answer
from knowledge.load import Pack
from knowledge.model import LANGUAGES, Role, Text, Who

SAID_BACK = 60
"""Characters of what somebody told that are said back."""
MAX_CLOSED = 2
"""So many that are not there for somebody are named."""


def opening(part: Role, t: Speaker) -> str:
    """The first words of an answer about one part of a route."""
    match part:
        case Role.MONEY:
            return t("Wie hieraan kan meebetalen:")
        case Role.PERMISSION:
            return t("Wat je hiervoor meldt of aanvraagt:")
        case Role.PLACE:
            return t("Waar het kan:")
        case Role.HELP:
            return t("Wie je hierbij helpt:")
        case Role.THINGS:
            return t("Wat je hiervoor kunt lenen of krijgen:")
        case Role.EXPLANATION:
            return t("Hoe het zit:")


def about_the_plan(found: Answer, t: Speaker) -> list[str]:
    """What is said first to who tells more of a plan, or asks something about it."""
    remark, known = found.remark, noted(found, t)
    thanks = t("Dank je, dat heb ik genoteerd.")
    told = f"{thanks} {known}." if known else _said_back(found, t)
    asked = t("Dat weet ik niet precies. Bel {phone} en vraag het. Dit weet ik wel over je plan:")
    anew = t("Ik keek opnieuw naar je plan.")
    name = t("Wie dat is, weet ik niet. Bel {phone} en vraag het. Misschien helpt dit:")
    first = {"told": told, "asked": asked, "mishap": asked, "name": name, "anew": anew}.get(remark)
    return [first] if first else []


def _said_back(found: Answer, t: Speaker) -> str:
    if not found.told:
        return t("Dank je. Ik denk dat dit bij je plan hoort.")
    return t("Dank je, dat onthoud ik: “{said}”.", said=shortened(" ".join(found.told.split()), SAID_BACK))


def noted(found: Answer, t: Speaker) -> str:
    """What was noted of what somebody told of their plan; empty where that was none of what is kept apart."""
    said, new = found.understanding, found.noted
    told = [when.told(found, t)] if new & {"date", "period"} else []
    told += [t("Aantal mensen: {count}", count=said.people)] if "people" in new and said.people else []
    told += [t.euro(said.amount)] if "amount" in new and said.amount else []
    told += [t("Aantal kramen: {count}", count=said.stalls)] if "stalls" in new and said.stalls else []
    told += [who_words(said.who, t)] if "who" in new and said.who else []
    return ". ".join(one[:1].upper() + one[1:] for one in told if one)


def by_whom(found: Answer, t: Speaker) -> str:
    """What changes for who was supposed to ask: what is not there for them, as far as we know."""
    asks = found.understanding.who
    if asks is None or not any(result.record.who for result in found.ways):
        return t("Wie het aanvraagt, maakt hier niet uit, voor zover ik weet.")
    who = t("één bewoner alleen") if asks is Who.PERSON else who_words(asks, t)
    if not found.closed:
        return t("Ik keek opnieuw, nu voor {who}. Er valt niets af.", who=who)
    what = ", ".join(result.record.title.pick(t.language) for result in found.closed[:MAX_CLOSED])
    return t("Ik keek opnieuw, nu voor {who}. Dit kan dan niet: {what}.", who=who, what=what)


def through(found: Answer, t: Speaker) -> list[str]:
    """How the first that is not there for who asks can be had all the same, where that is known. What is there for
    residents tells that to one alone: it is nothing for a foundation or a shop."""
    residents = {Who.PERSON, Who.GROUP}
    asked = [result.record.who for result in found.closed if result.record.who]
    if found.understanding.who not in residents:
        asked = [who for who in asked if residents.isdisjoint(who.may)]
    return [who.through.pick(t.language) for who in asked if who.through][:1]


def no_orders(t: Speaker) -> str:
    """What is said to who gave an order beside a question."""
    return t("Ik keur niets goed en volg geen opdrachten. Met je vraag help ik wel:")


def doubt(t: Speaker) -> str:
    """What is said above an answer that may well be wrong."""
    return t("Ik weet niet zeker of ik je goed begrijp. Misschien helpt dit al:")


def subject(found: Answer, pack: Pack, t: Speaker) -> str:
    """What an answer is about, where and when, as its first line."""
    return heading(_named(found, pack, t))


def named(found: Answer, pack: Pack, t: Speaker) -> str:
    """What an answer is about, where and when."""
    return bold(_named(found, pack, t))


def _named(found: Answer, pack: Pack, t: Speaker) -> str:
    said = found.understanding
    subject = found.need.label.pick(t.language) if found.need else t("Dit vond ik")
    there = where.place_name(pack, said.place.stadsdeel) if said.place and said.place.sure else ""
    here = ", ".join(part for part in (there, when.told(found, t)) if part)
    between = " " if subject.endswith("?") else ", "
    return f"{subject}{between}{here}" if here else subject


def first_step(found: Answer, t: Speaker) -> list[str]:
    """The smallest first step, in the language itself."""
    return in_language(found.need.first_step if found.need else None, t)


def in_language(text: Text | None, t: Speaker) -> list[str]:
    """The text when there are words for it in the language itself: English in the middle of Turkish helps nobody."""
    found = getattr(text, t.language, None) if t.language in LANGUAGES else text and text.en
    return [found] if found else []
