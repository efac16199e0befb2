"""Texts that are ready for staff: in plain words, changed before they go, and read in the resident's language."""

from collections.abc import Callable

import pytest
from pydantic import TypeAdapter
from test_story import ME, register, text
from test_team import did

from bot.i18n import speaker
from bot.stage import Stage
from bot.words import templates
from bot.words.acts import ACTS
from flows.case import MOVES, Move, State
from knowledge import load, plain, yaml_files

Reopening = Callable[[], Stage]
ANNA = "staff:1"
WORDS = TypeAdapter(plain.PlainWords).validate_python(
    yaml_files.read(load.CONTENT / "den-haag" / "plain-words.yaml", "plain-words.yaml").data  # type: ignore[union-attr]
)
SENDABLE = "Hoeveel mensen verwacht je ongeveer?"


@pytest.fixture
def case(reopening: Reopening) -> str:
    return register(reopening(), ME)


def test_a_text_is_shown_first_and_goes_in_the_language_of_the_resident(reopening: Reopening, case: str) -> None:
    stage = reopening()
    person = stage.assistant.store.people.get(ME)
    person.language = "en"
    stage.assistant.store.people.save(person, stage.clock.now())
    reopening().tap(ANNA, "Vraag de bewoner")
    sent = reopening().tap(ANNA, "Hoeveel mensen?")
    assert SENDABLE in text(sent, ANNA)
    assert text(sent) == "", "nothing goes before it was seen"
    told = text(reopening().tap(ANNA, "Verstuur zo"))
    assert "How many people" in told
    assert SENDABLE not in told
    assert SENDABLE in str(reopening().assistant.store.cases.events(case)[-1].data), "staff read the Dutch"


def test_a_text_is_changed_before_it_goes(reopening: Reopening, case: str) -> None:
    reopening().tap(ANNA, "Vraag de bewoner")
    reopening().tap(ANNA, "Hoeveel mensen?")
    told = text(reopening().say(ANNA, "Hoeveel kinderen komen er?"))
    assert "Hoeveel kinderen" in told
    assert SENDABLE not in told
    assert "template" not in reopening().assistant.store.cases.events(case)[-1].data


def test_a_button_of_before_sends_nothing(reopening: Reopening, case: str) -> None:
    reopening().tap(ANNA, "Vraag de bewoner")
    reopening().tap(ANNA, "Hoeveel mensen?")
    reopening().tap(ANNA, "Annuleer")
    assert "doet het niet meer" in did(reopening(), ANNA, f"d:send:{case}:ask-people")
    assert "doet het niet meer" in did(reopening(), ANNA, f"d:template:{case}:no-such")


@pytest.mark.parametrize("template", templates.TEMPLATES, ids=lambda one: f"{one.act}:{one.id}")
def test_every_text_is_plain_and_can_be_sent_from_where_it_is_offered(template: templates.Template) -> None:
    dutch = templates.text(template.id)
    assert dutch is not None
    assert len(dutch) < 120
    assert list(plain.dutch(dutch, WORDS)) == []
    act = ACTS[template.act]
    assert any(prompt.name == "text" for prompt in act.prompts)
    assert MOVES[act.move][0] & (template.states or frozenset(State)), "in a state in which the move is possible"
    assert len(f"d:template:26-00001-K:{template.id}".encode()) <= 64


def test_the_texts_offered_follow_the_state() -> None:
    early = {one.id for one in templates.for_act("news", State.RECEIVED)}
    granted = {one.id for one in templates.for_act("news", State.YES)}
    assert "news-read" in early
    assert "news-start" not in early
    assert granted == {"news-start", "news-tell"}
    for ended in (State.NO, State.STOPPED, State.CONFIRMED, State.DONE):
        assert {one.id for one in templates.for_act("news", ended)} == {"news-after"}, "nothing is still to be decided"


@pytest.mark.parametrize("state", sorted(MOVES[Move.NEWS][0]))
def test_in_every_state_there_is_something_to_say(state: State) -> None:
    assert templates.for_act("news", state)


def test_a_text_that_was_corrected_later_is_not_translated_back() -> None:
    t = speaker("en")
    assert templates.in_language({"text": SENDABLE, "template": "ask-people"}, t)["text"] != SENDABLE
    for data in ({"text": "anders", "template": "ask-people"}, {"text": SENDABLE}, {"text": "x", "template": "gone"}):
        assert templates.in_language(data, t) == data


def test_a_text_can_be_taken_over_to_change_it(reopening: Reopening, case: str) -> None:
    reopening().tap(ANNA, "Vraag de bewoner")
    sent = reopening().tap(ANNA, "Hoeveel mensen?")
    [copy] = [button for row in sent for button in row.message.buttons if button.label == "Kopieer de tekst"]
    assert copy.copies == SENDABLE
    assert text(reopening().tap(ANNA, "Kopieer de tekst"), ANNA) == SENDABLE, "where nothing can be copied it is told"
    assert len(reopening().assistant.store.cases.events(case)) == 1
    told = text(reopening().say(ANNA, SENDABLE.replace("mensen", "kinderen")))
    assert "Hoeveel kinderen verwacht je ongeveer?" in told
