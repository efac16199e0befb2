"""What somebody types under the summary of a talk: that it is right, or what must be otherwise."""

import re
from collections.abc import Mapping

from flows import answers, engine
from flows.answers import Accepted, Input, Readers
from flows.engine import Talk
from flows.model import Flow, Question, Value
from knowledge.text import normalise

_SEND_WORDS = "ja jawel ok oke okay prima klopt verstuur yes send sure evet gonder tak wyslij نعم ارسل si oui da да"
_SEND = frozenset(_SEND_WORDS.split())
"""First words by which people say in a few words that it is right."""
_SEND_IT = re.compile(
    r"\b(?:looks good|that'?s right|all good|send it|(?:dat|het|alles) klopt|ziet er goed uit)\b|^(?:is )?goed(?: zo)?$"
)
_BUT = re.compile(
    r"\b(?:(?<!stuur )(?<!doe )maar|alleen|behalve|niet|geen|fout|wacht|ook|but|except|not|wrong|wait|also"
    r"|ama|degil|ale|pero|aber|mais|но)\b|لكن"
)
_CHANGE = re.compile(
    r"\b(?:verander|wijzig|corrigeer|change|edit|correct|degistir|zmien|popraw|cambia|changer|modifi|промен)\w*"
    r"|\bpas\b.*\baan\b|غير"
)
_WRONG = re.compile(r"\b(?:klopt niet|niet goed|fout|verkeerd|wrong|not right|yanlis|zle|falsch|faux)\b|خطا")
_PERHAPS = re.compile(r"\b(?:moet|wordt|is niet|toch|should be|instead)\b")
"""Words of a correction only where the new answer stands beside them."""
_NOT_BUT = re.compile(
    r"(?:\b(?:niet|geen|not|nicht|pas|no|nie|не|ليس)\s[^.!?\n]{1,40}?[\s,](?:maar|but|sondern|mais|sino|tylko|lecz|ale|ma|а|بل)"
    r"|\bdeğil,?)\s+(?P<new>.+)",
    re.I | re.S,
)
_BUT_NOT = re.compile(
    r"(?P<new>.+?)[\s,]+(?:(?:en |dus |and |und |et |y |i |и )?(?:niet|not|nicht|pas|no|nie|не|ليس)"
    r"|in plaats van|instead of|anstatt|statt|au lieu de|en vez de|zamiast|вместо|بدل)\s.+",
    re.I | re.S,
)
"""The new answer beside the earlier one: "niet laak maar escamp", "19 juni, niet de 12e"."""
_ANEW = re.compile(
    r"\b(?:eigenlijk|toch|bedoel\w*|sorry|oeps|foutje|vergis\w*|wacht|nee|liever|wordt|verplaatst|verzet|verschoven"
    r"|klopt niet|moet\b.*\b(?:zijn|worden)|actually|i mean|i meant|instead|rather|wait|oops|should be|no|moved to"
    r"|aslinda|yanlis|pardon|hayir|wlasciwie|jednak|pomylka|przepraszam|en realidad|perdon|mejor|quise decir"
    r"|eigentlich|doch|lieber|entschuldigung|ich meinte|nein|en fait|plutot|je voulais dire|non"
    r"|всъщност|извинете|исках да кажа|berdat|miho|mi ke men)\b|في الواقع|اقصد|قصدي|عفوا"
)
"""Words with which somebody comes back on what they said."""
_CALLED: Mapping[str, str] = {
    "place": "plek plaats locatie straat wijk buurt adres place location street address",
    "date": "datum dag tijd date day time",
    "amount": "bedrag geld budget euro amount money budget tutar para kwota importe betrag montant المبلغ сума",
    "people": "aantal mensen personen people number",
    "contact": "nummer telefoon telefoonnummer naam mail contact phone name",
    "subject": "plan idee tekst verhaal text idea story",
}
"""What people call an answer, beside its label."""
LABEL_WORDS, FEW_WORDS, MAX_WORDS = 3, 6, 16
"""So many words are the name of an answer and what it becomes, hold a yes, or a wish to change something; a longer
message tells something of its own."""
_FIGURES = re.compile(r"\d[\d.,]*")
_WORD = re.compile(r"[^\W\d_]+")


def agrees(text: str) -> bool:
    """Does this say that all is right, without a but?"""
    said = normalise(text)
    words = _WORD.findall(said)
    if not words or len(words) > FEW_WORDS or _BUT.search(said):
        return False
    return words[0] in _SEND or bool(_SEND_IT.search(said.strip(" .!")))


def to_change(flow: Flow, talk: Talk, text: str) -> Question | None:
    """The answer that somebody wants otherwise, named by its label or as people call it."""
    said = normalise(text)
    words = _WORD.findall(said)
    wants = any(pattern.search(said) for pattern in (_CHANGE, _WRONG, _PERHAPS))
    if len(words) > MAX_WORDS or not (wants or len(words) <= LABEL_WORDS):
        return None
    named_by = set(words) if wants else set(words[:1])  # "bedrag 400" names it first
    named = [question for question, _value in engine.summary(flow, talk) if _names(question) & named_by]
    return named[0] if named else None


def only_number(flow: Flow, talk: Talk, text: str) -> Question | None:
    """The one answer that a message with a single number puts right ("het moet 400 zijn"): the only amount or number
    that was given, in a message that comes back on something. None when it may be another."""
    if instead(text) is None or len(_FIGURES.findall(text)) != 1:
        return None
    counted = [question for question, _value in engine.summary(flow, talk) if question.kind in ("amount", "number")]
    return counted[0] if len(counted) == 1 else None


def comes_back(text: str) -> bool:
    """Does this come back on what was told: changed, wrong, or told anew?"""
    said = normalise(text)
    return any(pattern.search(said) for pattern in (_CHANGE, _WRONG, _ANEW))


def says_wrong(text: str) -> bool:
    """Does this say that something is not right?"""
    return _WRONG.search(normalise(text)) is not None


def begins_with_change(text: str) -> bool:
    """Does a short message begin with a word for changing? Then it is that also in the middle of a talk."""
    return len(text.split()) <= FEW_WORDS and bool(_CHANGE.match(normalise(text)))


def instead(text: str) -> str | None:
    """The part of a message that tells something anew in place of what was told before ("niet laak maar escamp": the
    last word; "ik bedoelde 19 juni": all of it); None for a long message, or one that comes back on nothing."""
    if len(text.split()) > MAX_WORDS:
        return None
    if told := _NOT_BUT.search(text) or _BUT_NOT.fullmatch(text):
        return str(told["new"])
    return text if _ANEW.search(normalise(text)) else None


def changed(question: Question, talk: Talk, text: str, readers: Readers) -> Talk:
    """The talk with the new answer that the message holds. When it holds none the question is asked anew, if it
    surely was to be otherwise."""
    read = answers.read(question, Input(text), readers)
    if isinstance(read, Accepted) and question.kind in ("date", "place", "amount", "number", "choice"):
        certain = any(read.value.get(part) is not None for part in ("day", "euro", "number", "stadsdeel", "choice"))
        return engine.put(talk, question.id, read.value | ({"said": ""} if certain else {}))
    said = normalise(text)
    return engine.change(talk, question.id) if _CHANGE.search(said) or _WRONG.search(said) else talk


def corrected(talk: Talk, told: Talk) -> Talk:
    """The talk with what was `told` anew beside or instead of the earlier answers; as it was when nothing differs."""
    for name, value in told.given:
        if differs(talk.answers.get(name, {}), value):
            talk = engine.put(talk, name, value)
    return talk


def differs(before: Value, value: Value) -> bool:
    """Is this another answer, and not only said in other words?"""
    return _core(before) != _core(value)


def _core(value: Value) -> dict[str, object]:
    return {name: part for name, part in value.items() if name != "said"}


def _names(question: Question) -> set[str]:
    labels = normalise(" ".join(question.label.model_dump(exclude_none=True).values()))
    return set(_WORD.findall(labels)) | set(_CALLED.get(question.known_as or "", "").split())
