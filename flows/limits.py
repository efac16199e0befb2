"""What a flow may ask of one person: a phone screen of text, a handful of buttons, and honesty about drafts."""

from collections.abc import Iterator

from flows.model import DRAFT_DAYS, FlowFields, Question, Text

Fault = tuple[tuple[str | int, ...], str]
"""Where in the file, and what is wrong there with what to do."""

MAX_CHOICES = 8
"""Buttons of one question: more is a list to search in."""
MAX_LABEL = 40
"""Characters on a button; a phone cuts what is longer."""
MAX_ASK = 200
"""Characters of one question."""
MAX_INTRO = 400
"""Characters before the first question."""


def faults(flow: FlowFields) -> Iterator[Fault]:
    """Everything that is too long or too much, an introduction that hides how long answers are kept, and a flow
    without room for what people send and tell of their own."""
    yield from _long(("title",), flow.title, MAX_LABEL)
    yield from _long(("button",), flow.button, MAX_LABEL)
    yield from _long(("intro",), flow.intro, MAX_INTRO)
    for language, words in _languages(flow.intro):
        if str(DRAFT_DAYS) not in words:
            yield ("intro", language), f"zeg hier ook dat antwoorden {DRAFT_DAYS} dagen bewaard blijven"
    yield from _room(flow)
    for index, question in enumerate(flow.questions):
        yield from _question(("questions", index), question)


def _room(flow: FlowFields) -> Iterator[Fault]:
    """What people send and tell beside the answers needs a place, or it would be lost."""
    if not any(question.kind == "photo" for question in flow.questions):
        yield ("questions",), "een foto of spraakbericht kan nergens heen; maak een vraag kind: photo (mag silent)"
    if not any(question.known_as == "remark" and question.silent for question in flow.questions):
        yield ("questions",), "wat iemand erbij vertelt kan nergens heen; maak een vraag known_as: remark, silent"


def _question(at: tuple[str | int, ...], question: Question) -> Iterator[Fault]:
    yield from _long((*at, "ask"), question.ask, MAX_ASK)
    yield from _long((*at, "label"), question.label, MAX_LABEL)
    yield from _long((*at, "example"), question.example, MAX_ASK)
    if len(question.choices) > MAX_CHOICES:
        yield (*at, "choices"), f"{len(question.choices)} knoppen; {MAX_CHOICES} is het meeste wat iemand overziet"
    for number, choice in enumerate(question.choices):
        yield from _long((*at, "choices", number, "label"), choice.label, MAX_LABEL)
    yield from _alike(at, question)


def _alike(at: tuple[str | int, ...], question: Question) -> Iterator[Fault]:
    """Two buttons with one text, or one word for two choices, can't be told apart by who types."""
    seen: dict[tuple[str, str], str] = {}
    for number, choice in enumerate(question.choices):
        said = [(language, words.casefold()) for language, words in _languages(choice.label)]
        said += [(how, word.casefold()) for how in ("also", "told") for word in getattr(choice, how)]
        for key in said:
            if seen.setdefault(key, choice.id) != choice.id:
                message = f"{key[1]!r} zegt ook keuze {seen[key]!r}; geef elke keuze eigen woorden"
                yield (*at, "choices", number), message


def _long(at: tuple[str | int, ...], text: Text | None, most: int) -> Iterator[Fault]:
    for language, words in _languages(text):
        if len(words) > most:
            yield (*at, language), f"{len(words)} tekens; houd het op {most}"


def _languages(text: Text | None) -> Iterator[tuple[str, str]]:
    if text is not None:
        yield from text.model_dump(exclude_none=True).items()
