"""Every path of every flow, played through replay; the store is closed and opened again between all turns."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot import content, replay
from bot.messages import DESK
from bot.stage import Stage
from flows import paths
from flows.model import Flow, Question
from flows.paths import Path

FLOWS: dict[str, Flow] = content.open_city("den-haag")[1]
ME = "resident:1"
SAID = {
    "text": "een bankje bij de speeltuin", "date": "volgende week zaterdag", "place": "Brigantijnlaan",
    "amount": "rond de 800 euro", "number": "wij zijn met z'n zessen", "contact": "Riet, 06 12345678",
}  # fmt: skip
EVERY = [(name, number) for name, flow in FLOWS.items() for number in range(len(list(paths.every(flow))))]


def test_all_seven_flows_are_there() -> None:
    assert set(FLOWS) == {
        "initiatief", "groot-initiatief", "vraag-aan-loket", "namens-iemand", "idee-voor-de-wijk", "knelpunt",
        "klacht-over-stilte",
    }  # fmt: skip


@pytest.mark.parametrize("skipping", [False, True], ids=["all answered", "all skipped"])
@pytest.mark.parametrize(("name", "number"), EVERY)
def test_every_path_leads_to_a_case(name: str, number: int, skipping: bool, reopening: Callable[[], Stage]) -> None:
    flow = FLOWS[name]
    path = list(paths.every(flow))[number]
    last: list[dict[str, Any]] = []
    for step in steps(flow, path, skipping=skipping, turn=number + skipping):
        last = list(replay.play([json.dumps({"who": ME, **step})], reopening()))
        assert [sent for sent in last if sent["to"] == ME], step
    card = reopening().assistant.store.cases.of(ME)[0]
    wanted = [question.id for question in path.questions]
    given = {key for key, value in card.answers.items() if not value.get("skipped")}
    assert (card.flow, list(card.answers)) == (name, wanted)
    assert given == {q.id for q in path.questions if not (skipping and q.optional)}
    assert [sent["text"] for sent in last if sent["to"] == DESK and card.number in sent["text"]]


@pytest.mark.parametrize("name", FLOWS)
def test_no_two_choices_of_a_question_are_said_in_the_same_words(name: str) -> None:
    for question in FLOWS[name].questions:
        for choice in question.choices:
            label = choice.label.nl.casefold()
            assert [c.id for c in question.choices if c.label.nl.casefold() == label] == [choice.id]
            words = [word for other in question.choices if other is not choice for word in other.also]
            assert not set(words) & set(choice.also), (question.id, choice.id)


def steps(flow: Flow, path: Path, *, skipping: bool, turn: int) -> Iterator[dict[str, Any]]:
    """The turns from the menu to the case."""
    yield {"say": "/menu"}
    yield {"tap": "Iets aanmelden of doorgeven"}
    yield {"tap": flow.title.nl}
    for question in path.questions:
        yield {"tap": "Overslaan"} if skipping and question.optional else answered(question, path, turn)
    yield {"tap": "Ja, verstuur"}


def answered(question: Question, path: Path, turn: int) -> dict[str, Any]:
    if question.kind == "choice":
        picked = path.picked.get(question.id) or question.choices[turn % len(question.choices)].id
        return {"tap": next(choice.label.nl for choice in question.choices if choice.id == picked)}
    if question.kind == "photo":
        return {"photo": "schets.jpg"}
    return {"tap": "Ja, dat mag"} if question.kind == "consent" else {"say": SAID[question.kind]}


@pytest.mark.parametrize("name", FLOWS)
def test_what_is_asked_is_there_in_five_languages(name: str) -> None:
    texts = list(texts_in(FLOWS[name].model_dump()))
    assert len(texts) > 10
    assert [(text["nl"], language) for text in texts for language in ("tr", "pl", "ar") if not text[language]] == []


def texts_in(data: Any) -> Iterator[dict[str, str]]:
    """Every text of a flow, however deep."""
    if isinstance(data, dict) and "nl" in data:
        yield data
    elif isinstance(data, dict):
        yield from (text for part in data.values() for text in texts_in(part))
    elif isinstance(data, list | tuple):
        yield from (text for part in data for text in texts_in(part))
