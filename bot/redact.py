"""Takes out of a text what must not be kept: citizen service numbers, accounts, cards; in reports contact too."""

import re

# written as one number or in the usual groups, and no phone number after its country code
_AFTER_COUNTRY = "".join(
    rf"(?<!{start}{digits}[ -])" for start in (r"\+", "00") for digits in (r"\d", r"\d\d", r"\d\d\d")
)
_NINE = re.compile(
    rf"(?<![\d+]){_AFTER_COUNTRY}(?<!\(0\))(?!00)"
    r"(?:\d{9}|\d{3}([ .\xa0-])\d{3}\1\d{3}|\d{4}([ .\xa0-])\d{2}\2\d{3}|\d{2}([ .\xa0-])\d{2}\3\d{2}\3\d{3})(?!\d)"
)
_IBAN = re.compile(
    r"\b[A-Z]{2}\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){2,7}[A-Z0-9]{1,4}\b|(?i:\bnl\d{2} ?[a-z]{4}(?: ?\d{4}){2} ?\d{2}\b)"
)
# the numbers of Visa, Mastercard, American Express, Maestro and Discover, as one number or in the groups on the card
_CARD = re.compile(
    r"(?<![\d+])(?=4|5|2[2-7]|3[47]|6)"
    r"(?:\d{13,19}|\d{4}([ \xa0-])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?|\d{4}([ \xa0-])\d{6}\2\d{5})(?![\d])"
)
_DUTCH_IBAN = re.compile(r"NL\d{2}[A-Z]{4}\d{10}")
_SHORTEST_IBAN = 15
_PHONE = re.compile(r"(?<!\d)(?:\+|00)?\d(?:[\s\-().]{0,3}\d){8,13}(?!\d)")
_EMAIL = re.compile(r"(?<![^\s@])[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
"""Begins where a word begins, and no part can be read in two ways: a text that was made for it would otherwise keep
us busy for ever."""
REMOVED = "[…]"


def sensitive(text: str) -> tuple[str, bool]:
    """`text` without BSN, IBAN and card numbers, and whether there was one.

    A BSN is nine digits that pass the eleven test (Besluit burgerservicenummer); a KvK number has eight
    digits and a Dutch phone number ten, so neither is hit. An IBAN is 1 modulo 97 (ISO 13616); a Dutch one with a
    typing error goes too. A card number passes the Luhn test (ISO 7812).
    """
    without = _NINE.sub(lambda match: REMOVED if _is_bsn(match[0]) else match[0], text)
    without = _IBAN.sub(lambda match: _without_iban(match[0]), without)
    without = _CARD.sub(lambda match: REMOVED if _is_card(match[0]) else match[0], without)
    return without, without != text


_NAMED = re.compile(
    r"(?<!\w)(?:[A-Z]\.\s?){0,4}[A-Z][\w'-]{1,40}(?:\s(?:van|de|den|der|el|ten|ter)){0,2}"
    rf"(?:\s[A-Z][\w'-]{{1,40}}){{0,2}}[,:]?\s{{0,3}}(?={_PHONE.pattern}|{_EMAIL.pattern})"
)
"""A name right before a phone number or mail address."""


def list_of_people(text: str) -> tuple[str, bool]:
    """`text` without names and numbers, when it holds those of several people; whether it did."""
    if len(_PHONE.findall(text)) + len(_EMAIL.findall(text)) < 2:
        return text, False
    return personal(_NAMED.sub(f"{REMOVED} ", text)), True


_HOUSE = re.compile(
    r"(?i)(straat|kade|laan|hof|plein|singel|weg|pad|gracht|dreef)(?:\s+(?:nummer|nr\.?|no\.?))?\s+\d{1,4}(?:\s?-?[a-z]\b)?(?!\d)"
)
"""A house number behind the name of a street."""
_I_AM = re.compile(
    r"(\b(?:[Ii]k ben|[Ii] am|[Ii]'m)\s+)[A-Z][\w'-]+(?:\s(?:van|de|den|der|el|ten|ter)){0,2}\s[A-Z][\w'-]+"
)
"""Somebody who says who they are, by first name and surname: one word could be anything ("ik ben Turks")."""
_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?[A-Z]{2}\b")
_SIGNED = re.compile(
    r"((?i:groet(?:en|jes)?|mvg|liefs|mijn naam is|ik heet|my name is|regards|kind regards)[,.!]?\s+)"
    r"[A-Z][\w'-]+(?:\s(?:van|de|den|der|el|ten|ter)){0,2}(?:\s[A-Z][\w'-]+){0,2}"
)


_FIRST_NAME = r"[A-Z](?:\.|[a-zà-ÿ]+)(?:[ -](?:van |de |den |der |el |ten |ter ){0,2}[A-Z][a-zà-ÿ]+){0,2}(?![a-zà-ÿ])"
_GREETING = r"(?i:hoi|hallo|hey|hee|hai|hi|hello|dag|beste|lieve|dear|goede\w+|goeie\w+|good \w+|merhaba|cześć|salaam)"
_GREETS = re.compile(rf"^(\W*{_GREETING}\s+)(?!(?:Den Haag|Haag|Gemeente|Stad|Buurt|Bewoners|Wijk|Buren)){_FIRST_NAME}")
"""Who is spoken to: most often whoever passes it on."""
_SPEAKS = re.compile(rf"(^\W*(?:{_GREETING}\s+)?[Mm]et\s+){_FIRST_NAME}(?=\s*[,.!\n])")
_HERE = re.compile(rf"(?<=, ){_FIRST_NAME}(?= (?:hier|here)\s*[,.!\n])")
_ONE_NAME = re.compile(
    r"(\b(?:[Ii]k ben|[Ii] am|[Ii]'m)\s+)[A-Z][a-zà-ÿ]+(?<!s)(?<!se)(?<!che)(?<!sch)(?=,? (?:en|and|uit|from)\b)"
)
"""Somebody who goes on after one name ("ik ben Piet en ..."). What people are more often ends as a language does."""
_RELATIVE = re.compile(
    r"(\b(?i:(?:buur|schoon)?(?:vrouw|man|moeder|vader|zoon|dochter|zus|broer)|vriendin|vriend|kleinzoon|kleindochter"
    r"|meneer|mevrouw|mevr\.?|mw\.?|dhr\.?|mr\.?|mrs\.?|ms\.?)\s+)"
    rf"(?:(?:van|de|den|der|el|ten|ter) ){{0,2}}{_FIRST_NAME}"
)


def neighbour(text: str) -> str:
    """What somebody else wrote, without who and at which door: numbers, house number, postcode letters, names as far as
    the words around them tell that they are."""
    without = _POSTCODE.sub(r"\1", _HOUSE.sub(r"\1", personal(text)))
    for called in (_GREETS, _RELATIVE):  # these read on without the name
        without = called.sub(lambda found: found[1].rstrip(), without)
    for named in (_SIGNED, _I_AM, _SPEAKS, _ONE_NAME):
        without = named.sub(rf"\1{REMOVED}", without)
    return _HERE.sub(REMOVED, without)


def personal(text: str) -> str:
    """`text` without numbers and addresses by which somebody can be reached either."""
    return _EMAIL.sub(REMOVED, _PHONE.sub(REMOVED, sensitive(text)[0]))


def _without_iban(text: str) -> str:
    """`text`, which looks like an IBAN and perhaps a word after it, without the longest that is one."""
    for end in range(len(text), _SHORTEST_IBAN - 1, -1):
        if text[end - 1] != " " and _is_iban(text[:end].replace(" ", "").upper()):
            return REMOVED + text[end:]
    return text


def _is_iban(text: str) -> bool:
    if _DUTCH_IBAN.fullmatch(text):
        return True
    if len(text) < _SHORTEST_IBAN:
        return False
    return int("".join(str(int(char, 36)) for char in text[4:] + text[:4])) % 97 == 1


def _is_card(text: str) -> bool:
    digits = [int(char) for char in reversed(text) if char.isdigit()]
    doubled = (2 * digit - 9 if digit > 4 else 2 * digit for digit in digits[1::2])
    return len(digits) >= 13 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_bsn(text: str) -> bool:
    digits = [int(char) for char in text if char.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11 == 0 and any(digits)
