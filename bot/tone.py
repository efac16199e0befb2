"""Hears how somebody writes: angry, very young, or asking to stop on behalf of another. Only adds to an answer."""

import re

from bot.i18n import Speaker
from bot.messages import Button, buttons

_SWORN_AT = (
    "gemeente|zooi|bende|troep|bot|robot|ding|computer|app|apparaat|systeem|site|website|land|stad|straat|buurt|wijk"
    "|buren|buurman|buurvrouw|ambtena(?:ar|ren)|wethouder|burgemeester|politie|honde?n?|lijers?|hoer|wijf|vent|gasten?"
    "|scooters?|lawaai|herrie|regels?|boete|school|weer|werk|gezeik|gezeur|gedoe|vragen|formulier(?:en)?|idioot|idioten"
    "|mongool|debiel|rot|vies|vieze|stom|stomme|irritante?|hard|druk|dure?|duur|slechte?|langzaam|trage?|traag|koud"
)
_ILLNESS = "kanker|tyfus|tering|klere|kolere|pokke|pleuris"
"""Also words to curse with: by what they stand before ("kankerzooi", "tering bot"), for somebody may well be ill."""
_NOT_OF = "".join(
    f"(?<!{word} )" for word in ["aan", "met", "tegen", "van", "voor", "door", "heb", "hebt", "heeft", "hebben", "had"]
)
_SWEARING = (
    r"godver\w*|godsamme\w*|verdomme\w*|gvd|klote\w*|fuck\w*|wtf"
    r"|kut(?!la|le|lu|u|sa|ay)\w*"  # not the Turkish for a feast or a box
    rf"|{_NOT_OF}(?:{_ILLNESS})\s?(?:{_SWORN_AT})"
    rf"|krijg(?:en)?(?: \w+){{0,2}} (?:de )?(?:{_ILLNESS}|pest)|de (?:{_ILLNESS}) krijgen"
    rf"|(?:{_ILLNESS}|jezus)(?:!|,? (?:wat|zeg|man|joh|hoe|waarom|nou)\b)"
    r"|gezeik|gezeur|wat een onzin|belachelijk|schandalig|hoe vaak moet ik"
    r"|al (?:drie|vier|vijf|tien|\d+) keer (?:gevraagd|verteld|gezegd|gebeld|gemeld|gemaild|doorgegeven)"
)
_ANGRY = re.compile(rf"\b(?:{_SWEARING})(?!\w)", re.I)
_INSULT = re.compile(
    r"\b(?:rot|stomme?|domme?|waardeloze?)\s?(?:bot|chatbot|robot|app|computer|systeem|vragen|formulier(?:en)?)\b"
    r"|\b(?:je|jij|jullie) (?:bent|zijn) (?:een )?(?:stom|dom|idioot|idioten|sukkels?|waardeloos|rot\w*)\b",
    re.I,
)
"""What is said to us by itself, and tells nothing."""
_AGE = re.compile(
    r"\b(?:ik ben|ben|i am|i'm|im)\s+"
    r"(?:(?!(?:nummer|nr|huisnummer|om|tot|van|op|met|er|rond|na|voor|sinds|vanaf|at|on|number)\b)[^\W\d]+\s+)?"
    r"(\d{1,2})(?:\s*(?:jaar|jr|years?|yrs?)(?:\s+(?:oud|old))?)?"
    r"(?=\s*(?:$|[.,!?;:)\n])|\s+(?:(?:en|and)(?!\s+\d)|maar|but|dus|so|want|because|ik|i|wij|we|wil|woon|zit|heb)\b)",
    re.I,
)
"""Somebody's age, and no time that something lasted: "ik ben 10 jaar voorzitter" is no child."""
_TAKE_BACK = re.compile(
    r"\b(?:haal (?:hem|haar|het|dat|alles) (?:er ?)?(?:maar )?uit|gooi (?:alles|het|dat)\b.*\bweg|wis (?:alles|het|dat)"
    r"|vergeet het maar|delete (?:it|everything|that)|remove (?:him|her|it))",
    re.I,
)
INSULT_WORDS = 4
"""A longer message tells something as well."""
ADULT = 16
"""Under this age somebody else registers a plan (AVG article 8, Uitvoeringswet AVG article 5)."""


def angry(text: str) -> bool:
    """Does this message swear? Who shouts for joy does not, nor who is ill."""
    return bool(_ANGRY.search(text))


def insults(text: str) -> bool:
    """Is this hardly more than an insult, or a curse?"""
    return len(text.split()) <= INSULT_WORDS and (angry(text) or bool(_INSULT.search(text)))


def child(text: str) -> bool:
    """Does somebody say that they are younger than sixteen?"""
    return any(4 < int(match[1]) < ADULT for match in _AGE.finditer(text))


def takes_back(text: str) -> bool:
    """Does somebody ask to throw away what was told?"""
    return bool(_TAKE_BACK.search(text))


def of_age(t: Speaker) -> str:
    """What a child is told who has a plan."""
    return t(
        "Goed dat je dit wilt! Vraag een volwassene, zoals je vader of moeder, om mee te doen. Die kan het"
        " voor je aanmelden. Je hoeft mij geen achternaam, adres of nummer te geven."
    )


def calm(t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """A sentence for who is angry, before the answer."""
    said = t("Ik snap dat je boos bent. Ik help je verder, of een mens doet dat.")
    return said, buttons([(t("Ik wil een mens spreken"), "human")])
