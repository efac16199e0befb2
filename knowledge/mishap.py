"""A question after a plan that sounds like a cry for help and is none: what if something goes wrong there, or the same
asked of another place ("en bij mij thuis?").

Only what names nobody in particular and no moment is a supposition: "wat als hij weer komt" and "wat als het nu brandt"
remain cries.
"""

import re

from knowledge.answer import Answer
from knowledge.text import normalise

EMERGENCY = "112"
"""What may go wrong at a plan is what this number is called for. Violence at home or thoughts of death are no part of
any plan, and who supposes them may well be in need."""
_LONGEST, _FEW = 10, 5
"""Words of a supposition, and of a question without a verb."""
_AND = r"(?:(?:en|maar|dus|and|but|so|ve|ya|i|y|und|et|и|но|a|pero|aber|mais|ama|ale|و|لكن)[\s,]+)*"
_SUPPOSES = re.compile(
    rf"\W*{_AND}(?:"
    r"(?:(?:wat|hoe)(?: (?:doen|moeten|moet|gebeurt|gaan|doe)(?: (?:we|wij|er|je|ik|dan|nu))*(?: doen)?)?,? )?als"
    r"|stel(?: je voor)?(?: dat)?"
    r"|(?:what(?: (?:do we do|happens|should we do|do i do))? )?if|suppose"
    r"|(?:was(?: passiert| machen wir| tun wir)?,? )?(?:wenn|falls)"
    r"|(?:que (?:se passe-t-il|faire|fait-on) )?si|(?:que (?:pasa|hacemos) )?si"
    r"|(?:co )?jesli|(?:ya|peki ya|eger)|(?:ами |какво )?ако|ki ta pasa si|(?:ماذا )?(?:لو|اذا)"
    r")\s+(?:(?:er|daar|iemand|een|'?n|de|het|'?t|we|wij|ergens|mensen|kinderen|there|some(?:body|one|thing)|an?|the|we"
    r"|people|bir(?:i|isi)?|yangin|ktos|cos|wybuchnie|es|jemand|etwas|ein|il|quelqu\W?un|un|une|hay|alguien|нещо|някой"
    r"|има|избухне|tin|un hende|احد|شخص|حدث|صار)\b)"
    rf"|\W*{_AND}s['’]il y a\b"
)
_SOMEBODY_NOW = re.compile(
    r"\b(?:nu|nou|net|zojuist|meteen|direct|hier|help|hulp|ik|me|mij|mijn|m['’]?n|hij|zij|ze|hem|haar|die|deze|vriend\w*"
    r"|man|vrouw|vader|moeder|papa|mama|zoon\w*|dochter\w*|broer\w*|zus\w*|ex|opa|oma|buurman|buurvrouw|now|right|here|i"
    r"|my|he|she|him|her|they|husband|wife|boyfriend|girlfriend|mother|father|simdi|ben|beni|benim|o|teraz|ja|mnie|moj"
    r"|moja|jetzt|gerade|ich|mich|mein\w*|er hat|sie|maintenant|je|mon|ma|elle|ahora|yo|mi|el|ella|сега|аз|ми|той|тя"
    r"|awor|awo|الان|انا|زوجي)\b|!"
)
_ELSEWHERE = re.compile(
    rf"\W*{_AND}(?<=\s)(?:(?:wat|hoe|what about)\s+)?(?:bij|in|op|naast|voor|achter|buiten|binnen|at|in|on|near|outside"
    r"|inside|bei|auf|im|chez|dans|en|sur|w|na|u|в|на|у|na|في|عند)\s+[^.,;:!?]+\W*"
)
_VERB = re.compile(
    r"\b(?:is|zijn|was|ben|heb|heeft|hebben|kan|kunnen|ga|gaat|gaan|doet|doen|moet|mag|wil|wordt|staat|ligt|zit|komt|slaat"
    r"|brandt|bloedt|are|has|have|does|hits?|bleed\w*|burn\w*)\b"
)


def asks_what_if(text: str) -> bool:
    """Is this a question what if something happened, to nobody in particular and not now ("en als er brand komt?")?"""
    said = normalise(text)
    told = _SUPPOSES.match(said)
    return told is not None and len(said.split()) <= _LONGEST and _SOMEBODY_NOW.search(said[told.start() :]) is None


def is_what_if(text: str, found: Answer) -> bool:
    """Is a cry for help that was `found` only supposed, of an accident, so that it may be asked about a plan?"""
    if not (found.urgent and asks_what_if(text)):
        return False
    contact = found.results[0].record.contact
    return contact is not None and contact.phone == EMERGENCY


def asks_elsewhere(text: str) -> bool:
    """Is the same asked of another place, in a few words without a verb ("en bij mij thuis?")?"""
    said = normalise(text)
    return len(said.split()) <= _FEW and _ELSEWHERE.fullmatch(said) is not None and _VERB.search(said) is None
