"""Hears how somebody writes: angry, very young, or asking to stop on behalf of another. Only adds to an answer."""

import re

from bot.i18n import Speaker
from bot.messages import Button, buttons

_SWEARING = (
    r"tering\w*|tyfus\w*|kut\w*|godver\w*|godsamme\w*|verdomme\w*|gvd|klote\w*|fuck\w*|wtf|kanker\w*|jezus"
    r"|gezeik|gezeur|belachelijk|schandalig|hoe vaak moet ik|al (?:drie|vier|vijf|tien) keer"
)
_ANGRY = re.compile(rf"\b(?:{_SWEARING})\b|!{{3,}}", re.I)
_AGE = re.compile(r"\b(?:ik ben|ben|i am|i'm|im)\s+(?:\w+\s+)?(\d{1,2})(?:\s*(?:jaar|years|jr))?\b", re.I)
_TAKE_BACK = re.compile(
    r"\b(?:haal (?:hem|haar|het|dat|alles) (?:er ?)?(?:maar )?uit|gooi (?:alles|het|dat)\b.*\bweg|wis (?:alles|het|dat)"
    r"|vergeet het maar|delete (?:it|everything|that)|remove (?:him|her|it))",
    re.I,
)
ADULT = 16
"""Under this age somebody else registers a plan (AVG article 8, Uitvoeringswet AVG article 5)."""


def angry(text: str) -> bool:
    """Does this message swear or shout? It is not about us to say so, only to stay with the person."""
    return bool(_ANGRY.search(text))


def child(text: str) -> bool:
    """Does somebody say that they are younger than sixteen?"""
    return any(4 < int(match[1]) < ADULT for match in _AGE.finditer(text))


def takes_back(text: str) -> bool:
    """Does somebody ask to throw away what was told?"""
    return bool(_TAKE_BACK.search(text))


def kind_word(text: str, t: Speaker, *, young: bool) -> tuple[str, tuple[Button, ...]] | None:
    """A sentence before the answer for who is angry or very young; None for anybody else."""
    if young:
        said = t(
            "Goed dat je dit wilt! Vraag een volwassene, zoals je vader of moeder, om mee te doen. Die kan het"
            " voor je aanmelden. Je hoeft mij geen achternaam, adres of nummer te geven."
        )
        return said, ()
    if angry(text):
        said = t("Ik snap dat je boos bent. Ik help je verder, of een mens doet dat.")
        return said, buttons([(t("Ik wil een mens spreken"), "human")])
    return None
