"""How many a message names: people who come, people who do it together and their age, stalls."""

import re

_COUNTED = (
    "man|mensen|personen|bezoekers|gasten|deelnemers|buren|bewoners|kinderen|eters|vrouwen|dames|ouderen|jongeren"
    "|people|visitors|guests|persons|kids|children|neighbours|neighbors|leute|personen|gaste|besucher|nachbarn|kinder"
    "|personas|invitados|visitantes|vecinos|ninos|personnes|invites|visiteurs|voisins|enfants|osob|osoby|osobami|ludzi"
    "|gosci|sasiadow|dzieci|kisi|kisiyiz|kisilik|misafir|komsu|cocuk|души|човека|хора|гости|съседи|деца|شخص|شخصا|اشخاص"
    "|ضيف|ضيفا|جيران|طفل|hende|bishitante|bisina|mucha|log"
)
_PEOPLE = re.compile(rf"\b(\d{{1,3}}(?:[. ]\d{{3}})+|\d{{1,6}})\s*(?:tal\s+)?(?:\+\s*)?(?:{_COUNTED})\b")
_WE_ARE = re.compile(
    r"\b(?:we|wij) (?:zijn|komen) (?:nu |er )?met (?:z'?n |zo'?n |ongeveer |ca\.? |plusminus )?(\d{1,4})\b"
    r"(?!\s*(?:euro|uur|jaar|weken|dagen|groepen|straten|huizen|%|[-/.,:]\d))"
    r"|\b(?:we|wij) (?:er )?met (?:z'?n |zo'?n |ongeveer )?(\d{1,4}) (?:zijn|komen|worden)\b"
    r"|^\W*(?:en |and )?(?:als |if )?(?:met|with) (\d{1,4})\W*$"
    r"|\b(?:we are|we're|there are|there will be|somos|seremos|jest nas|bedzie nas|wir sind|nous sommes|nous serons"
    r"|on est|on sera|ние сме|ще сме|نحن|سنكون|nos ta|nos lo ta) (?:met |zu |ku )?(\d{1,4})(?= of us|\W*$)"
)
_BUT = re.compile(
    r"\balle (\d{1,4})\b[^.!?\n]{0,40}\bop (\d{1,3}|een|twee|drie) na\b|\ball (\d{1,4}) but (\d{1,3}|one|two|three)\b"
)
""" "Alle 9 op 1 na" are eight."""
_WRITTEN = {
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11,
    "twaalf": 12, "vijftien": 15, "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "honderd": 100,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "twenty": 20,
    "tweeen": 2, "drieen": 3, "vieren": 4, "vijven": 5, "zessen": 6, "zevenen": 7, "achten": 8, "negenen": 9,
    "tienen": 10, "twaalven": 12, "dertien": 13, "veertien": 14, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_WRITTEN_PEOPLE = re.compile(
    rf"\b({'|'.join(_WRITTEN)})(duizend| thousand)?\s(?:mensen|personen|man|buren|bewoners|bezoekers|people|persons"
    r"|visitors|neighbours|neighbors|of us)\b"
    rf"|\bmet (?:z'?n|zijn|ons) ({'|'.join(_WRITTEN)})\b"
)
_ALONE = re.compile(
    r"\b(?:ik ben (?:maar )?alleen(?=\W*(?:$|[,.!?;]|en\b|dus\b|of\b|met niemand\b))|(?:in|op) (?:m['’]?n|mijn) eentje"
    r"|alleen ik|(?:just|only) me|on my own|i am alone(?=\W*(?:$|[,.!?;]))|by myself|tek basima|jestem sama?\b"
    r"|لوحدي|وحدي|(?:estoy|soy yo) sol[oa]|ich bin allein|je suis seule?|сама? съм|ami so)\b"
)
_TOGETHER = re.compile(
    rf"\bmet (?:z['’]?n|zijn|ons) (\d{{1,3}}|{'|'.join(_WRITTEN)})\b|\b(?:we|wij) zijn met (\d{{1,3}})\b"
    rf"|\b(?:the )?(\d{{1,3}}|two|three|four|five|six) of us\b"
    r"|\bsamen met (?:mijn|m['’]?n|een|1) (?:buur(?:man|vrouw)|vriend(?:in)?|man|vrouw|zus|broer|collega)()\b"
)
_AGE = re.compile(
    r"\b(?:ik ben|i am|i'm)(?: pas| nog maar| only)? (\d{1,2})(?: (?:jaar|years old))?(?=\W*(?:$|[,.!?;]|en\b|and\b))"
    r"|\b(?:wij|we) zijn (\d{1,2})(?: (?:en|of|tot) \d{1,2})? jaar\b(?! geleden)"
    r"|\b(?:jongeren|tieners|meiden|meisjes|jongens|scholieren|kinderen|teenagers|kids) (?:van|of|aged) (\d{1,2})"
    r"(?: jaar| years)? (?:willen|zoeken|zijn|hebben|vragen|want|need)\b"
)
_STALLS = re.compile(
    rf"\b(\d{{1,3}}|een|{'|'.join(_WRITTEN)}) (?:\w+ )?(?:kraam|kraampjes?|kramen|marktkramen|stalls?|stoisk\w*"
    r"|tezgah\w*|puestos?|stande|stands)\b"
)


def people(said: str) -> int | None:
    """How many people come, in figures ("40 man") or in words ("met z'n zessen"); `said` is normalised text."""
    if but := _BUT.search(said):
        whole, left = filter(None, but.groups())
        return max(0, int(whole) - (1 if left in ("een", "one") else _WRITTEN.get(left) or int(left))) or None
    if counted := _PEOPLE.search(said):
        return int(re.sub(r"[. ]", "", counted[1]))
    if we_are := _WE_ARE.search(said):
        return int(next(filter(None, we_are.groups())))
    written = _WRITTEN_PEOPLE.search(said)
    return _WRITTEN[written[1] or written[3]] * (1000 if written[2] else 1) if written else None


_PUT_RIGHT = re.compile(
    r"\W*(?:(?:oh?|ah|nee|neen|sorry|toch|eigenlijk|liever|ik bedoel(?:de)?|het (?:wordt|worden)(?: er)?|doe maar"
    r"|maak er|no|i mean|actually|make it|nein|doch|eher|non|plutot|mejor|nie|jednak|hayir|не|по-скоро|لا|بل)"
    r"[\s,.!:]+)+"
    r"(?:met |zijn er |er )?(\d{1,6})(?: van)?\W*"
)


def put_right(said: str) -> int | None:
    """The other number with which somebody takes back what they told ("nee, 80"), without what it counts; `said` is
    normalised text."""
    found = _PUT_RIGHT.fullmatch(said)
    return int(found[1]) if found else None


def askers(said: str) -> int | None:
    """How many do it: alone, "met z'n tweeën", or with the one who is named beside oneself;
    `said` is normalised text."""
    if _ALONE.search(said):
        return 1
    together = _TOGETHER.search(said)
    return _number(next(filter(None, together.groups()), "2")) if together else None


def age(said: str) -> int | None:
    """How old, in years, those are who want it; `said` is normalised text."""
    found = _AGE.search(said)
    return int(next(filter(None, found.groups()))) if found else None


def stalls(said: str) -> int | None:
    """How many stalls there are; `said` is normalised text."""
    found = _STALLS.search(said)
    return _number(found[1]) if found else None


def _number(word: str) -> int:
    """A number in figures or in words."""
    return int(word) if word.isdecimal() else 1 if word == "een" else _WRITTEN[word]
