"""Where to go, in the language of who reads it."""

from bot.i18n import Speaker
from knowledge.model import Contact

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
