"""Politeness around a question: a salutation before it, thanks and a greeting after it. It is not what is asked; nor
is the curse with which somebody begins."""

import re

from knowledge.text import joined

_HELLO = (
    "hoi|hallo|hey|hi|hello|hee|dag|beste|geachte|lieve|goede ?(?:morgen|middag|avond|dag)"
    "|good (?:morning|afternoon|evening)|dear"
    "|merhaba|selam(?:lar)?|iyi günler|dzień dobry|cześć|witam|مرحبا|السلام عليكم"
    "|hola|buenos días|buenas tardes"
    "|guten (?:tag|morgen|abend)|bonjour|bonsoir|здравейте|здравей|bon (?:dia|tardi|nochi)"
)
_SALUTATION = re.compile(rf"^\s*(?:{_HELLO})\b[^,.!?\n]{{0,25}}[,.!\n]+\s*", re.IGNORECASE)
"""To whom it is said, up to the first mark: "hoi Yvonne,". In "hallo mag ik hier een feest geven?" there is none."""
_CURSE = re.compile(
    r"^\s*(?:(?:godver\w*|godsamme\w*|(?:pot)?verd(?:omme|orie)\w*|gvd|jezus|kut|fuck(?:ing)?|wtf)\b"
    r"(?: (?:zeg|man|joh|hé|hee?)\b)?[,.!\s]+)+",
    re.IGNORECASE,
)
_THANKS = (
    "bedankt|dank ?(?:je|u)(?: ?wel)?|thanks|thank you|thx|teşekkürler|teşekkür ederim|dziękuję|dzięki|شكرا|gracias"
    "|danke|merci|благодаря|danki"
)
_BYE = (
    r"(?:met )?(?:vriendelijke |hartelijke |lieve )?groet(?:en|jes)?"
    r"(?! (?:elkaar|ons|mij?|me|hem|haar|niet|niemand|nooit))"
    r"|mvg|m\.v\.g\.?|gr(?=[ .])|liefs|hoogachtend"
    "|(?:kind |best )?regards|saygılar(?:ımla)?|pozdrawiam|saludos|(?:viele |liebe )?grüße|cordialement|поздрави"
)
_CLOSING = re.compile(
    rf"(?:(?<=[,.!?\n])\s{{0,9}}(?:alvast |heel erg )?(?:{_THANKS})"
    rf"|\balvast (?:heel erg )?bedankt|(?<=[\s,.!?])(?:{_BYE}))"
    r"\b(?:[^.!?\n]|(?<=\b[A-Z])\.){0,40}[.!\n\s]*$",
    re.IGNORECASE,
)
_APOLOGY = re.compile(
    r"(?:(?:sorry|excuses?|pardon|maar)[ ,]+)*(?:"
    r"(?:ik |wij |we |i )?(?:praat|spreek|schrijf|praten|spreken|schrijven|kan|ken|speak|write) "
    r"(?:niet|nog niet|geen|weinig|slecht|een? (?:klein )?beetje|not|no)(?: (?:zo|heel|erg|so|very))?"
    r"(?: (?:goed|veel|good|much))? (?:nederlands|nederlandse taal|hollands|dutch)"
    r"|(?:mijn|me|m['’]n|my) (?:nederlands|dutch|taal) is (?:niet|nog niet|slecht|not|bad)(?: (?:zo|heel|erg|so|very))?"
    r"(?: (?:goed|good|best))?"
    r"|(?:voor|for) (?:mijn|me|my) (?:slechte? |bad )?(?:nederlands|dutch|taal|fouten))"
    r"(?:[ ,]+(?:sorry|excuses?|pardon)\b)?[ ,.!;]*",
    re.IGNORECASE,
)
"""Who says that their Dutch is poor asks for something else, most of the time."""
_LEARNING = re.compile(
    r"\b(?:leren|les|lessen|oefen\w*|cursus\w*|taal\w*|vertal\w*|tolk\w*|schrijven|invullen|formulier\w*|brieven?|learn"
    r"|lessons?|practi[cs]e|course|class(?:es)?|language|translat\w*|interpret\w*)\b",
    re.IGNORECASE,
)
"""Then the language may be the very thing."""
_OFFICE = (
    "(?:vice-?)?voorzitter|secretaris|penningmeester|bestuurslid|bestuur|oprichter|eigenaar|co[oö]rdinator|medewerker"
    "|chair(?:man|woman|person)?|secretary|treasurer|board member|founder|coordinator"
)
_NAMED = (
    r"(?-i:(?:[Ss]tichting|[Vv]ereniging|[Bb]uurtvereniging|[Bb]ewonersorganisatie|[Ww]ijkberaad|[Ff]oundation)"
    r"(?:\s+(?:(?:in|voor|van|op|aan|en|of|for)\s+(?:(?:de|het|'t|the)\s+)?)?[A-ZÀ-Þ][\w'’-]*)+)"
)
_SENDER = re.compile(
    rf"\b(?:(?:als|as)\s+(?:{_OFFICE})\s+(?:van|bij|of)|namens|vanuit|on behalf of|wij zijn|ik ben van|we are)\s+"
    rf"(?:(?:de|het|onze|our|the)\s+)?{_NAMED},?\s*(?:\([^)]{{0,40}}\),?\s*)?",
    re.IGNORECASE,
)
"""Who asks, with the name of an organisation: a "Stichting Muziek in de Haven" need not be asking about music."""
_REGISTERED = re.compile(
    r"\b(?:wij|we|ik|i) (?:hebben|heb|have) (?:wel |al |ook )?(?:een |'?n |an? )?(?:kvk|chamber of commerce)"
    r"(?:[- ]?(?:nummer|number))?,? (?:en|dus|and|so) (?=(?:wij |we |ik |i )?(?:wil|zoek|zou|want|need|would|look))",
    re.IGNORECASE,
)
"""Who is registered and wants something asks for that, and not for a number."""
_OF_THANKS = (
    "ik|wij|we|i|mijn|onze|hele?|erg|zeer|veel|hartelijke?|nogmaals|alvast|wel|hoor|u|je|jou|jullie|you|voor|for|uw|jouw|your"
    "|de|het|dit|dat|alles?|the|snelle|duidelijke|goede|fijne|mooie|quick|clear|antwoord|antwoorden|hulp|help|moeite"
    "|info|informatie|information|uitleg|reactie|answer|reply|ok|oke|oké|top|super|fijn|mooi|great|so|very|much|dank|thank"
)
_THANKED = re.compile(
    rf"^\W*(?:(?:{_OF_THANKS})[\s,]+){{0,5}}(?:{_THANKS}|dank|bedank)\b(?:[\s,]+(?:{_OF_THANKS}))*\s*[.!\n]+\s*(?=\w)"
    rf"|^\W*(?:(?:ok(?:e|é|ay)?|top|super|fijn|great|tamam)\b[\s,.!]*)?(?:{_THANKS})\b"
    r"(?: (?:hoor|alvast|zover|so much|very much))?[\s,.!]*"
    r"(?:(?:en|maar|dus|and|but|ve|ama|i|ale|y|pero|und|aber|et|mais|и|но|ma)\s|و\s?)?",
    re.IGNORECASE,
)
_BEFORE_A_NAME = frozenset({"beste", "geachte", "lieve", "dear"})
"""These greet only with a name behind them; Lieve is one herself."""
_POLITE = 6
"""So few words may be a greeting or thanks only."""
_ENOUGH = 3
"""Words that have to be left: who only greets or thanks, says just that."""


_ONLY = re.compile(
    rf"^\W*(?:(?:(?:ok(?:e|é|ay)?|top|super|fijn|{_HELLO}|{_THANKS}) ?)"
    r"(?:\b(?: ?(?:daar|allemaal|weer|hoor|alvast|zover|there|again|so much|very much))?\W*))+$",
    re.IGNORECASE,
)


def plainly(text: str) -> str:
    """`text` without salutation, curse, thanks, farewell and an apology for one's Dutch, when a question is left."""
    text = joined(text)
    asked = _CURSE.sub("", _SALUTATION.sub("", text))
    for _thanks_or_farewell in range(2):
        asked = _CLOSING.sub("", asked)
    without = _APOLOGY.sub("", _REGISTERED.sub("", _SENDER.sub("", asked)))
    if len(without.split()) > _ENOUGH and not _LEARNING.search(without):
        asked = without
    return asked.strip() if len(asked.split()) >= _ENOUGH else text


def is_only(text: str) -> bool:
    """Is this a greeting or thanks and nothing else? A single "ok" is neither."""
    if text.strip(" ,.!").lower() in _BEFORE_A_NAME:
        return False
    polite = re.search(rf"\b(?:{_HELLO}|{_THANKS})\b", text, re.IGNORECASE)
    return len(text.split()) <= _POLITE and polite is not None and _ONLY.match(text) is not None


def without_thanks(text: str) -> str:
    """`text` without the thanks that it begins with ("bedankt, en wat kost het?"), when more than thanks is left."""
    return _THANKED.sub("", text, count=1) or text
