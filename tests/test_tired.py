"""Staff who are tired: they tap twice, type half, go home in the middle, and find an old button the next day."""

import datetime as dt
import itertools
from collections.abc import Callable

import pytest
from test_desk_typed import in_topic
from test_story import ME, register, state, text
from test_team import AS_STAFF, add, did

from bot.desk import CLAIM
from bot.messages import Incoming
from bot.stage import Stage
from flows.case import State

Reopening = Callable[[], Stage]
ANNA, BRAM = "staff:1", "staff:2"
LATE = CLAIM + dt.timedelta(minutes=1)
_keys = itertools.count()


@pytest.fixture
def case(reopening: Reopening) -> str:
    return register(reopening(), ME)


def kinds(stage: Stage, number: str) -> list[str]:
    return [event.kind for event in stage.assistant.store.cases.events(number)]


def test_a_choice_that_is_tapped_twice_answers_once(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:stuck:{case}")
    did(reopening(), ANNA, f"d:fill:{case}:kind:regel")
    assert "doet het niet meer" in did(reopening(), ANNA, f"d:fill:{case}:kind:regel")
    reopening().say(ANNA, "de terrassenregel")
    reopening().say(ANNA, "Wij vragen de wethouder.")
    [found] = reopening().assistant.store.queues.stuck()
    assert (found.kind, found.rule) == ("regel", "de terrassenregel")


def test_a_text_for_something_else_is_no_reason_of_a_decision(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:ask:{case}")
    did(reopening(), ANNA, "d:cancel")
    did(reopening(), ANNA, f"d:decide-no:{case}")
    for old in ("send", "template"):
        assert "doet het niet meer" in did(reopening(), ANNA, f"d:{old}:{case}:ask-people")
    did(reopening(), ANNA, f"d:decide-provided:{case}")
    assert "doet het niet meer" in did(reopening(), ANNA, f"d:send:{case}:stop-double")
    assert state(reopening(), case) is State.RECEIVED


def test_an_older_button_does_not_undo_what_was_done_since(reopening: Reopening, case: str) -> None:
    reopening().tap(ANNA, "Pak op")
    at = reopening().assistant.store.cases.newest(case)
    reopening().tap(ANNA, "Besluit: ja")
    assert "daarna al iets anders" in did(reopening(), ANNA, f"d:undo:{case}:{at}")
    assert state(reopening(), case) is State.YES
    assert "Ongedaan" in did(reopening(), ANNA, f"d:undo:{case}:{at + 1}")
    assert state(reopening(), case) is State.ASSIGNED


def test_what_is_typed_long_after_we_asked_is_not_sent_without_a_yes(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:ask:{case}")
    reopening().wait(LATE)
    sent = reopening().say(ANNA, "ik ga eerst lunchen")
    assert "Is dit je antwoord" in text(sent, ANNA)
    assert text(sent) == ""
    reopening().tap(ANNA, "Annuleer")
    assert kinds(reopening(), case) == ["registered"]
    did(reopening(), ANNA, f"d:ask:{case}")
    reopening().wait(LATE)
    reopening().say(ANNA, "Hoe breed is je stoep?")
    assert "Hoe breed" in text(reopening().tap(ANNA, "Ja, gebruik dit"))
    assert "doet het niet meer" in did(reopening(), ANNA, f"d:unsent:{case}")


def test_a_switch_that_was_forgotten_does_not_go_on_with_the_next_thing_typed(reopening: Reopening) -> None:
    reopening().say(ANNA, "/pauze")
    reopening().wait(LATE)
    assert "niets veranderd" in text(reopening().say(ANNA, "goedemorgen"), ANNA)
    assert not reopening().assistant.store.switches.paused


def test_looking_at_a_case_or_the_queue_is_no_answer(reopening: Reopening, case: str) -> None:
    other = register(reopening(), "resident:2")
    did(reopening(), ANNA, f"d:ask:{case}")
    assert "Nieuw (2)" in text(reopening().say(ANNA, "wachtrij"), ANNA)
    assert other in text(reopening().say(ANNA, other), ANNA)
    assert kinds(reopening(), case) == ["registered"]
    assert "Hoe breed" in text(reopening().say(ANNA, "Hoe breed is je stoep?")), "and the question still stands"


@pytest.mark.parametrize("caption", ["", "zie de foto"])
def test_a_photo_is_no_answer(reopening: Reopening, case: str, caption: str) -> None:
    did(reopening(), ANNA, f"d:ask:{case}")
    stage = reopening()
    came = Incoming(f"t:{next(_keys)}", ANNA, ANNA, stage.clock.now(), caption, None, "tg:photo", media="photo")
    stage.assistant.store.inbox.add([came])
    while stage.assistant.work(stage.clock.now()):
        pass
    sent = stage.deliver()
    assert "Typ je antwoord als tekst" in text(sent, ANNA)
    assert text(sent) == ""
    assert kinds(reopening(), case) == ["registered"]


def test_the_number_of_another_case_is_looked_at_before_the_rest_is_asked(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:merge:{case}")
    for wrong, why in (("26-99999-Z", "bestaat niet"), ("de vorige", "bestaat niet"), (case, "deze zaak zelf")):
        assert why in text(reopening().say(ANNA, wrong), ANNA)


def test_a_case_outside_ones_own_part_of_the_city_is_not_tied_to_another(reopening: Reopening, case: str) -> None:
    other = register(reopening(), "resident:2")
    did(reopening(), ANNA, f"d:to:{case}:laak")
    reopening().say(ANNA, "De plek ligt daar.")
    add(reopening, BRAM, *AS_STAFF)  # for Laak
    for act in ("merge", "link", "introduce"):
        did(reopening(), BRAM, f"d:{act}:{case}")
        assert "valt buiten" in text(reopening().say(BRAM, other), BRAM), act
    assert kinds(reopening(), other) == ["registered"]


def test_a_try_in_another_part_of_the_city_is_in_the_log(reopening: Reopening, case: str) -> None:
    add(reopening, BRAM, *AS_STAFF)
    did(reopening(), BRAM, f"d:decide-yes:{case}")
    [entry] = reopening().assistant.store.audit.newest(1, case=case)
    assert (entry.who, entry.what) == (BRAM, "geweigerd: decide-yes")


def test_a_note_is_in_the_log_without_its_words(reopening: Reopening, case: str) -> None:
    in_topic(reopening(), case, "deze buurman kennen we")
    [entry] = reopening().assistant.store.audit.newest(1, case=case)
    assert (entry.who, entry.what, entry.why) == (ANNA, "notitie", "")
