"""Politeness around a question: a salutation before it, thanks and a greeting after it. It is not what is asked."""

import re

_HELLO = (
    "hoi|hallo|hey|hi|hello|hee|dag|beste|geachte|lieve|goede ?(?:morgen|middag|avond|dag)"
    "|good (?:morning|afternoon|evening)|dear"
    "|merhaba|selam(?:lar)?|iyi günler|dzień dobry|cześć|witam|مرحبا|السلام عليكم"
    "|hola|buenos días|buenas tardes"
    "|guten (?:tag|morgen|abend)|bonjour|bonsoir|здравейте|здравей|bon (?:dia|tardi|nochi)"
)
_SALUTATION = re.compile(rf"^\s*(?:{_HELLO})\b[^,.!?\n]{{0,25}}[,.!\n]+\s*", re.IGNORECASE)
"""To whom it is said, up to the first mark: "hoi Yvonne,". In "hallo mag ik hier een feest geven?" there is none."""
_THANKS = (
    "bedankt|dank ?(?:je|u)(?: ?wel)?|thanks|thank you|thx|teşekkürler|teşekkür ederim|dziękuję|dzięki|شكرا|gracias"
    "|danke|merci|благодаря|danki"
)
_BYE = (
    r"(?:met )?(?:vriendelijke |hartelijke |lieve )?groet(?:en|jes)?|mvg|m\.v\.g\.?|gr(?=[ .])|liefs|hoogachtend"
    "|(?:kind |best )?regards|saygılar(?:ımla)?|pozdrawiam|saludos|(?:viele |liebe )?grüße|cordialement|поздрави"
)
_CLOSING = re.compile(
    rf"(?:(?<=[,.!?\n])\s{{0,9}}(?:alvast |heel erg )?(?:{_THANKS})"
    rf"|\balvast (?:heel erg )?bedankt|(?<=[\s,.!?])(?:{_BYE}))"
    r"\b[^.!?\n]{0,40}[.!\n\s]*$",
    re.IGNORECASE,
)
_ENOUGH = 3
"""Words that have to be left: who only greets or thanks, says just that."""


def plainly(text: str) -> str:
    """`text` without salutation, thanks and farewell, when a question is left."""
    asked = _SALUTATION.sub("", text)
    for _thanks_or_farewell in range(2):
        asked = _CLOSING.sub("", asked)
    return asked.strip() if len(asked.split()) >= _ENOUGH else text
