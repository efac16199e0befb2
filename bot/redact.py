"""Takes out of a text what must not be kept: citizen service numbers, accounts, cards; in reports contact too."""

import re

_MARK = r"(?:[ .\-–/_\xa0\u2009\u202f]|\t){1,3}"
"""What people put between the groups of a number."""
# written as one number or in the usual groups
_NINE = re.compile(
    rf"(?<![\d+])(?!00)(?:\d{{9}}|\d{{3}}({_MARK})\d{{3}}\1\d{{3}}|\d{{4}}({_MARK})\d{{2}}\2\d{{3}}"
    rf"|\d{{2}}({_MARK})\d{{2}}\3\d{{2}}\3\d{{3}})(?!\d)"
)
_REST_OF_PHONE = re.compile(
    r"(?:(?:\+|(?<!\d)00)\s?\d{0,3}\)?[\s.\-/]{0,3}\(?(?:\(?0\)?)?|(?<!\d)\(?0\)?|(?<!\d)31"
    r"|\btel(?:efoon)?(?:nummer)?|\bmobiel|\bwhatsapp)[\s.:\-/]{0,3}$",
    re.IGNORECASE,
)
"""Before nine digits: what makes them the end of a phone number."""
_CALLED_BSN = re.compile(
    r"(?i)(\b(?:bsn|burger ?service ?nummer|sofi-?(?:nummer|nr)|citizen service number)\b"
    rf"(?:[\s-]?(?:nummer|number|nr|no)\b)?\.?(?:\s?is\b)?[\s:=#(]{{0,4}})\d(?:(?:{_MARK})?\d){{7,8}}(?!\d)"
)
"""What somebody calls a BSN themselves: in whatever groups, with a typing error too, and without the zero before it."""
_NEXT = rf"(?:{_MARK}|[ \t]?\n[ \t]?)"
"""Between the groups of an account: it is also copied as it stands on paper, over two lines."""
# apart from its digits a country is in capitals: "me 06" and "is 12" are words
_IBAN = re.compile(rf"(?=((?:[A-Za-z]{{2}}|(?:[A-Z]{{2}}|nl){_MARK})\d{{2}}(?:{_NEXT}?[A-Za-z0-9]){{11,27}}))")
# the numbers of Visa, Mastercard, American Express, Maestro and Discover, as one number or in the groups on the card;
# what follows a decimal sign is a place on the map
_CARD = re.compile(
    r"(?<![\d+])(?<!\d[.,])(?=4|5|2[2-7]|3[47]|6)"
    rf"(?:\d{{13,19}}|\d{{4}}({_MARK})\d{{4}}\1\d{{4}}\1\d{{1,4}}(?:\1\d{{1,3}})?|\d{{4}}({_MARK})\d{{6}}\2\d{{5}})(?!\d)"
)
_IN_ADDRESS = re.compile(r"(?:://|\bwww\.)\S*$")
_LOOKS_BACK = 200
"""Characters before a number in which is looked for what it belongs to."""
_DUTCH_IBAN = re.compile(r"NL\d{2}[A-Z]{4}\d{10}")
_IBAN_DIGITS = 10
"""Every IBAN has more digits than this; what is made of words has less."""
_IBAN_LENGTHS = {
    length: countries.split()
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI FO GL NL", 19: "MK SI", 20: "AT BA EE KZ LT LU XK", 21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ", 24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "PT", 26: "IS TR", 27: "FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HU LB PL", 29: "BR EG PS QA UA",
        30: "JO KW MU", 31: "MT SC",
    }.items()
}  # fmt: skip
_LENGTH_IN = {country: length for length, countries in _IBAN_LENGTHS.items() for country in countries}
"""Signs of an IBAN by country (ISO 13616)."""
# begins as phone numbers do, or is nine digits or more without marks: no day, hour, amount or place on the map
_PHONE = re.compile(
    r"(?<!\d)(?<!\d[-/.,])(?!\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d(?!\d))(?!\d{1,2}[.:][0-5]\d\s?[-–\s])"
    r"(?:(?:\(?(?:\+|00)\d|\(?0\d)(?:[\s\-()./]{0,3}\d){7,13}|(?:31[\s-]{0,3})?6(?:[\s\-.]{0,3}\d){8}"
    r"|\d{9,14}|\(?\d{3}\)?[ .-]\d{3}[ .-](?:\d{3}|\d{2}[ .-]?\d{2}))(?!\d)"
)
_EMAIL = re.compile(r"(?<![^\s@])[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
"""Begins where a word begins, and no part can be read in two ways: a text that was made for it would otherwise keep
us busy for ever."""
REMOVED = "[…]"


def sensitive(text: str) -> tuple[str, bool]:
    """`text` without BSN, IBAN and card numbers, and whether there was one.

    A BSN is nine digits that pass the eleven test (Besluit burgerservicenummer), or what is called one; a KvK number
    has eight digits and a Dutch phone number ten, so neither is hit. An IBAN is 1 modulo 97 and as long as those of
    its country (ISO 13616); a Dutch one with a typing error goes too. A card number passes the Luhn test (ISO 7812).
    """
    without = _CALLED_BSN.sub(rf"\1{REMOVED}", text)
    without = _NINE.sub(lambda match: REMOVED if _is_bsn(match) else match[0], without)
    without = _without_ibans(without)
    without = _CARD.sub(lambda match: REMOVED if _is_card(match) else match[0], without)
    return without, without != text


_NAMED = re.compile(
    r"(?<!\w)(?:[A-Z]\.\s?){0,4}[A-Z][\w'-]{1,40}(?:\s(?:van|de|den|der|el|ten|ter)){0,2}"
    rf"(?:\s[A-Z][\w'-]{{1,40}}){{0,2}}[,:]?\s{{0,3}}(?={_PHONE.pattern}|{_EMAIL.pattern})"
)
"""A name right before a phone number or mail address."""


def list_of_people(text: str) -> tuple[str, bool]:
    """`text` without names and numbers, when it holds those of several people; whether it did.

    One person has a mobile number, one at home and a mail address: two of one kind are of two people.
    """
    phones = {re.sub(r"\D", "", found[0]) for found in _PHONE.finditer(text)}
    mobile = {number for number in phones if _MOBILE.match(number)}
    if max(len(mobile), len(phones - mobile), len(set(_EMAIL.findall(text)))) < 2:
        return text, False
    return personal(_NAMED.sub(f"{REMOVED} ", text)), True


_MOBILE = re.compile(r"(?:0|(?:00)?310?)?6")
"""How the digits of a Dutch mobile number begin."""
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


def _without_ibans(text: str) -> str:
    kept, at = [], 0
    for found in _IBAN.finditer(text):
        end = _end_of_iban(found[1])
        if end and found.start() >= at:
            kept += [text[at : found.start()], REMOVED]
            at = found.start() + end
    return "".join(kept) + text[at:]


def _end_of_iban(text: str) -> int:
    """How many characters of `text`, which looks like an IBAN and perhaps what follows it, are one; 0 when none."""
    signs = [at for at, char in enumerate(text) if char.isascii() and char.isalnum()]
    length = _LENGTH_IN.get(text[:2].upper(), 0)
    if not length or len(signs) < length:
        return 0
    account = "".join(text[at] for at in signs[:length]).upper()
    if sum(char.isdigit() for char in account) <= _IBAN_DIGITS:
        return 0
    is_right = int("".join(str(int(char, 36)) for char in account[4:] + account[:4])) % 97 == 1
    return signs[length - 1] + 1 if is_right or _DUTCH_IBAN.fullmatch(account) else 0


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _LOOKS_BACK) : match.start()]


def _is_card(match: re.Match[str]) -> bool:
    digits = [int(char) for char in reversed(match[0]) if char.isdigit()]
    doubled = (2 * digit - 9 if digit > 4 else 2 * digit for digit in digits[1::2])
    passes = len(digits) >= 13 and (sum(digits[::2]) + sum(doubled)) % 10 == 0
    return passes and not _IN_ADDRESS.search(_before(match))


def _is_bsn(match: re.Match[str]) -> bool:
    digits = [int(char) for char in match[0] if char.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    passes = sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11 == 0 and any(digits)
    before = _before(match) if passes else ""
    return passes and not before.endswith(("€", "€ ")) and not _REST_OF_PHONE.search(before)
