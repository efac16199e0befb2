"""How somebody can be reached: a name, a telephone number or an address, asked for or told beside something else."""

import re

from flows.model import Value
from flows.yes import FILLERS, NO, YES

_MAX_NAME_WORDS = 5
_PHONE = re.compile(r"(?:\+|00)?\d(?:[\s\-().]{0,3}\d){8,13}")
_SURELY_PHONE = re.compile(r"(?<!\d)(?:\+|0)\d(?:[\s\-().]{0,3}\d){7,13}")
"""Where no number was asked for: it begins as numbers do."""
_EMAIL = re.compile(r"(?<![^\s@,;<>])[^\s@,;<>]+@[^\s@,;<>]+\.[A-Za-z]{2,}")
_NAME_LEADS = re.compile(
    r"^(?:ik\s+(?:heet|ben)|mijn naam is|naam:?|my name is|i'?m|i am|je kunt mij bellen op"
    r"|bel(?:len)?(?: (?:me|mij|ons|maar|dan|gerust))*(?: op)?"
    r"|(?:and )?you can (?:call|reach|phone) me (?:at|on)|(?:and )?(?:call|phone) me (?:at|on)|my (?:phone )?number is"
    r"|mijn nummer is|en (?:ik|mijn naam)|ad[ıi]m|benim ad[ıi]m|nazywam si[ęe]|mam na imi[ęe]|me llamo|ich hei(?:ß|ss)e"
    r"|je m.appelle|اسمي)"
    r"(?:\s+|$)",
    re.I,
)
_CALLED = re.compile(
    r"\b(?:[Ii]k heet|[Mm]ijn naam is|[Mm]y name is|[Ii]k ben|I am|I'm|[Aa]d[ıi]m|[Nn]azywam się|[Mm]am na imię"
    r"|[Mm]e llamo|[Ii]ch hei(?:ß|ss)e|[Jj]e m'appelle)\s+([^\W\d_][\w'-]+(?:\s[A-ZÇĞİÖŞÜŁŚŻ][\w'-]+)?)"
)
_ONLY_A_NAME = re.compile(
    r"(?!(?:Bel|Tel|App|Mijn|Call|Phone|Nummer|Number|Telefoon|Mobiel|Whatsapp|Of|En|Ja|Nee)\b)"
    r"[A-ZÀ-ÖØ-ÞÇĞİÖŞÜŁŚŻ\u0600-\u06FF][^\W\d_][\w'-]*(?:\s+[^\W\d_][\w'-]*){0,3}"
)
"""What stands beside a number when somebody gives only that and a name: "Fatma 0612345678"."""


def contact_in(text: str) -> tuple[Value | None, str]:
    """A telephone number (with the name, if it is said) inside another answer, and the answer without it: nothing, when
    it is only a name and a number."""
    phone = _SURELY_PHONE.search(text)
    if phone is None:
        return None, text
    called = _CALLED.search(text)
    rest = text.replace(phone[0], " ").strip(" ,.:;-")
    if called is None and _ONLY_A_NAME.fullmatch(rest):
        return {"name": rest, "phone": phone[0], "email": None, "said": ""}, ""
    value = {"name": called[1] if called else None, "phone": phone[0], "email": None, "said": ""}
    return value, text.replace(phone[0], "…")


def read(text: str) -> Value | None:
    """The name, number and address that somebody gives who was asked for them, with what else they say as a note; None
    when nobody can be called or written to by it."""
    phone = _PHONE.search(text)
    email = _EMAIL.search(text)
    rest = _EMAIL.sub(" , ", _PHONE.sub(" , ", text))
    pieces = [piece for piece in (part.strip(" .:-") for part in re.split(r"[,;\n]", rest)) if piece]
    name, note = _name_and_note(pieces)
    nameless = set(re.findall(r"[^\W\d_]+", name.casefold())) <= YES | NO | FILLERS
    if nameless and not (phone or email):
        return None
    value = {"name": name or None, "phone": phone[0] if phone else None, "email": email[0] if email else None}
    return value | ({"note": note} if note else {}) | {"said": ""}


def _name_and_note(pieces: list[str]) -> tuple[str, str]:
    """The name among the pieces of a contact, and what else was said ("na vieren, niet op woensdag")."""
    led = next((piece for piece in pieces if _NAME_LEADS.sub("", piece) not in (piece, "")), None)
    chosen = led or next(
        (piece for piece in pieces if len(piece.split()) <= _MAX_NAME_WORDS), pieces[0] if pieces else ""
    )
    name = re.sub(r"\s+", " ", _NAME_LEADS.sub("", chosen)).strip(" .:-")
    others = [piece for piece in pieces if piece is not chosen and _NAME_LEADS.sub("", piece)]
    return name, ", ".join(others)
