"""What somebody types under the summary of a talk: that it is right, or what must be otherwise."""

import re
from collections.abc import Mapping

from flows import answers, engine
from flows.answers import Accepted, Input, Readers
from flows.engine import Talk
from flows.model import Flow, Question
from knowledge.text import normalise

_SEND_WORDS = (
    "ja jawel ok oke okay prima klopt verstuur goed yes send sure evet gonder tak wyslij نعم ارسل si oui da да"
)
_SEND = frozenset(_SEND_WORDS.split())
"""First words by which people say that it is right."""
_SEND_IT = re.compile(r"\b(?:looks good|that'?s right|all good|send it|(?:dat|het|alles) klopt|ziet er goed uit)\b")
_BUT = re.compile(
    r"\b(?:(?<!stuur )(?<!doe )maar|alleen|behalve|niet|geen|fout|wacht|but|except|not|wrong|wait"
    r"|ama|degil|ale|pero|aber|mais|но)\b|لكن"
)
_CHANGE = re.compile(
    r"\b(?:verander|wijzig|aanpass|pas|corrigeer|change|edit|correct|degistir|zmien|popraw|cambi|ander|chang|modifi"
    r"|промен)\w*|غير"
)
_WRONG = re.compile(
    r"\b(?:klopt niet|niet goed|fout|verkeerd|moet|wordt|is niet|toch|wrong|should be|instead|not right|yanlis|zle"
    r"|falsch|faux|mal)\b|خطا"
)
_CALLED: Mapping[str, str] = {
    "place": "plek plaats locatie straat wijk buurt adres place location street address",
    "date": "datum dag tijd date day time",
    "amount": "bedrag geld budget euro amount money budget",
    "people": "aantal mensen personen people number",
    "contact": "nummer telefoon telefoonnummer naam mail contact phone name",
    "subject": "plan idee tekst verhaal text idea story",
}
"""What people call an answer, beside its label."""
MAX_WORDS = 16
_WORD = re.compile(r"[^\W\d_]+")


def agrees(text: str) -> bool:
    """Does this say that all is right, without a but?"""
    said = normalise(text)
    words = _WORD.findall(said)
    if not words or len(words) > MAX_WORDS or _BUT.search(said):
        return False
    return words[0] in _SEND or bool(_SEND_IT.search(said))


def to_change(flow: Flow, talk: Talk, text: str, *, plainly: bool = False) -> Question | None:
    """The answer that somebody wants otherwise, named as its label or as people call it; `plainly`: only when the
    message begins with a word for changing."""
    said = normalise(text)
    words = _WORD.findall(said)
    wants = _CHANGE.match(said) if plainly else _CHANGE.search(said) or _WRONG.search(said)
    if not wants or len(words) > MAX_WORDS:
        return None
    named = [question for question, _value in engine.summary(flow, talk) if _names(question) & set(words)]
    return named[0] if named else None


def changed(question: Question, talk: Talk, text: str, readers: Readers) -> Talk:
    """The talk with the new answer that the message holds; asked anew when it holds none."""
    read = answers.read(question, Input(text), readers)
    if isinstance(read, Accepted) and question.kind in ("date", "place", "amount", "number", "choice"):
        return engine.put(talk, question.id, read.value)
    return engine.change(talk, question.id)


def corrected(talk: Talk, told: Talk) -> Talk:
    """The talk in which what was `told` anew stands instead of the earlier answers; as it was when nothing differs."""
    for name, value in told.given:
        if name in talk.answers and _core(talk.answers[name]) != _core(value):
            talk = engine.put(talk, name, value)
    return talk


def _core(value: answers.Value) -> dict[str, object]:
    return {name: part for name, part in value.items() if name != "said"}


def _names(question: Question) -> set[str]:
    labels = normalise(" ".join(question.label.model_dump(exclude_none=True).values()))
    return set(_WORD.findall(labels)) | set(_CALLED.get(question.known_as or "", "").split())
