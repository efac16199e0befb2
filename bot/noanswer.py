"""What is typed under a question of a talk and is no answer to it: a question to us, a no to it, or no place."""

import re

from flows.answers import Rejected
from flows.contact import contact_in
from flows.model import Flow, Question
from flows.yes import yes_or_no
from knowledge.steering import Steer, heard
from knowledge.text import normalise

_ASKS = ("?", "؟")
_HAS_A_QUESTION = re.compile(
    r"(?:(?:en|o|oh|ja|nee|maar|trouwens|wacht|sorry|eerst)[\s,]+)*(?:ik )?heb "
    r"(?:(?:ik|ook|nog|even|eerst|een|wat|andere) )*vra(?:ag|gen)\b"
    r"|(?:(?:and|but|also|oh|wait|sorry)[\s,]+)*i (?:also )?have (?:(?:a|another|one|more) )*questions?\b"
)
"""Who says that they have a question asks it, also without a question mark."""


def asks(text: str) -> bool:
    """Does this ask something, or say that it is going to?"""
    return text.strip().endswith(_ASKS) or _HAS_A_QUESTION.match(normalise(text)) is not None


def leaves_open(text: str, steer: Steer | None, question: Question) -> bool:
    """Is this said instead of an answer, before it is read as one? A name or a story can be anything."""
    if steer is not Steer.UNSURE or question.kind not in ("text", "contact", "photo"):
        return steer is Steer.SKIP
    return contact_in(text)[0] is None and "@" not in text


def is_of_another(flow: Flow, question: Question) -> bool:
    """Does this ask whether somebody else agrees? Who tells it gives their own consent last."""
    return question.kind == "consent" and question != [one for one in flow.questions if one.kind == "consent"][-1]


def refuses(text: str, rejected: Rejected) -> bool:
    """Is this a no, also with the reason of it ("nee ze weet het niet")?"""
    first = text.replace(",", " ").split()[:1]
    return rejected.code == "no-consent" or (bool(first) and yes_or_no(first[0]) is False)


def may_be_a_place(flow: Flow, text: str) -> bool:
    """May this be a place that we do not know? A number alone is none, however often it is typed; nor is a yes, a no, a
    number to call, or what another question of this flow lets choose from."""
    labels = (
        label.casefold()
        for question in flow.questions
        for choice in question.choices
        for label in choice.label.model_dump(exclude_none=True).values()
    )
    said = text.strip(" .!").casefold()
    is_other = yes_or_no(text) is not None or contact_in(text)[0] is not None or said in labels
    return any(map(str.isalpha, text)) and heard(text) is None and not is_other
