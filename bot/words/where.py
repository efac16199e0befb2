"""Where to go, in the language of who reads it."""

from bot.i18n import Speaker
from knowledge.load import Pack
from knowledge.model import Contact, Record
from knowledge.places import Place

_CALL_FIRST = "(bel eerst)"
"""As editors write it behind an office that is not always open."""


def address(contact: Contact | None, t: Speaker) -> str | None:
    """The address, which stays Dutch as on the sign, and what must be known before going there."""
    if contact is None or contact.address is None:
        return None
    return contact.address.replace(_CALL_FIRST, f"({t('bel eerst')})")


def can_be_found(contact: Contact | None) -> bool:
    """Is there an address with a number in it? A street alone is too long to go and look."""
    return contact is not None and contact.address is not None and any(char.isdigit() for char in contact.address)


def to_go(loket: Record | None, pack: Pack, t: Speaker) -> list[str]:
    """The office for everybody and its address, when there is no loket or we know of no office of it to go to."""
    hall = pack.records.get(pack.places.hall or "")
    there = address(hall.contact, t) if hall else None
    if there is None or (loket and can_be_found(loket.contact)):
        return []
    return [t("Langskomen kan hier, bel eerst:"), there]


def asked(place: Place | None, t: Speaker, *, explain: bool) -> list[str]:
    """The question where it is, when that is not sure; with `explain` also why we ask."""
    if place is None:
        short = t("In welke straat of wijk is het?")
        return [t("In welke straat of wijk is het? Dan weet ik bij welk loket je moet zijn.") if explain else short]
    return [] if place.sure else [t("Ik twijfel over de plek. In welke straat of wijk is het?")]


def districts(pack: Pack) -> dict[str, str]:
    """What the stadsdelen are called, by id."""
    return {district.id: district.name for district in pack.places.stadsdelen}


def names(pack: Pack) -> dict[str, str]:
    """What the stadsdelen and wijken are called, by id."""
    wijken = {wijk.id: wijk.name for district in pack.places.stadsdelen for wijk in district.wijken}
    return wijken | districts(pack)


def place_name(pack: Pack, place: str | None) -> str:
    """The name of a stadsdeel or wijk."""
    return names(pack).get(place or "", place or "")
