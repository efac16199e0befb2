"""Nobody reaches another's case: not by its number, a link, a button of somebody else, or the desk's buttons."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from test_mydata import ME, OTHER, register, text

from bot.messages import Incoming
from bot.stage import Stage
from bot.store.post import Outgoing
from flows.case import Move, State

STRANGER, STAFF = "resident:stranger", "staff:1"
_keys = itertools.count()


def do(stage: Stage, who: str, action: str) -> list[Outgoing]:
    """Somebody sends button data that was never shown to them."""
    now = stage.clock.now()
    stage.assistant.store.inbox.add([Incoming(f"forged:{next(_keys)}", who, who, now, action=action)])
    while stage.assistant.work(now):
        pass
    return stage.deliver()


def snapshot(stage: Stage, number: str) -> object:
    store = stage.assistant.store
    return store.cases.events(number), store.cases.card(number), store.cases.open_promises(number)


RESIDENTS_ACTIONS = ("case", "why", "reopen", "withdraw", "withdraw!", "next", "follow")


@pytest.mark.parametrize("who", [OTHER, STRANGER])
@pytest.mark.parametrize("verb", RESIDENTS_ACTIONS)
def test_buttons_of_anothers_case_do_nothing(stage: Stage, who: str, verb: str) -> None:
    number = register(stage, ME)
    if who == OTHER:
        register(stage, OTHER)
    before = snapshot(stage, number)
    sent = do(stage, who, f"{verb}:{number}:yes")
    assert snapshot(stage, number) == before
    assert "ken ik niet" in text(sent, who)
    assert "Yvonneke" not in text(sent, who)
    assert text(sent, ME) == "", "and its owner is not disturbed"


def test_the_same_buttons_work_for_the_owner(stage: Stage) -> None:
    number = register(stage, ME)
    do(stage, ME, f"withdraw!:{number}")
    case = stage.assistant.store.cases.get(number)
    assert case is not None
    assert case.state == State.WITHDRAWN


@pytest.mark.parametrize("said", ["{}", "hoe staat het met {}?", "/start case_{}", "/mijn {}"])
def test_a_number_or_link_opens_a_case_for_its_owner_only(stage: Stage, said: str) -> None:
    number = register(stage, ME)
    absent = stage.assistant.store.cases.get("26-99999-X") or "26-00002-S"
    answers = {
        what: text(stage.say(STRANGER, said.format(what)), STRANGER).replace(what, "NUMBER")
        for what in (number, str(absent))
    }
    assert len(set(answers.values())) == 1, "a case of another looks like one that does not exist"
    assert "straatfeest" not in answers[number]


DESK_ACTIONS = [f"d:{move.value}" for move in Move] + ["d:card", "d:queue", "d:to", "d:cancel"]


@pytest.mark.parametrize("who", [ME, STRANGER])
def test_the_buttons_of_the_desk_do_nothing_for_who_is_not_staff(stage: Stage, who: str) -> None:
    number = register(stage, ME)
    before = snapshot(stage, number)
    for action in DESK_ACTIONS:
        sent = do(stage, who, f"{action}:{number}:laak")
        assert "alleen voor medewerkers" in text(sent, who), action
    assert snapshot(stage, number) == before
    stage.say(who, "/balie")
    assert "Nieuw" not in text(stage.say(who, "balie"), who)


def test_who_is_taken_off_the_list_can_do_nothing_from_that_moment(stage: Stage) -> None:
    number = register(stage, ME)
    stage.tap(STAFF, "Stuur nieuws")
    listed = {STAFF}
    stage.assistant.roster = replace(stage.assistant.roster, listed=lambda person: person in listed)
    stage.assistant.use(stage.assistant.guide, stage.assistant.casework.flows)
    listed.clear()
    before = snapshot(stage, number)
    stage.say(STAFF, "Dit bericht was halverwege.")
    do(stage, STAFF, f"d:take:{number}")
    assert snapshot(stage, number) == before, "not even what was begun before"


def test_a_resident_cannot_make_a_move_of_the_desk_and_the_desk_none_of_a_resident(stage: Stage) -> None:
    number = register(stage, ME)
    for verb in (move.value for move in Move):
        if verb not in RESIDENTS_ACTIONS:
            do(stage, ME, f"{verb}:{number}")
    case = stage.assistant.store.cases.get(number)
    assert case is not None
    assert case.state == State.RECEIVED
    do(stage, STAFF, f"d:withdraw:{number}")
    do(stage, STAFF, f"d:reply:{number}")
    assert stage.assistant.store.cases.get(number) == case


def test_an_old_button_of_an_own_case_cannot_undo_a_later_state(stage: Stage) -> None:
    number = register(stage, ME)
    do(stage, ME, f"withdraw!:{number}")
    before = snapshot(stage, number)
    for action in (f"withdraw!:{number}", f"reopen:{number}"):
        do(stage, ME, action)
    assert snapshot(stage, number) == before


def test_anothers_photo_cannot_be_sent_as_ones_own(stage: Stage) -> None:
    store = stage.assistant.store
    store.add_file("photo-of-me", ME, "foto.jpg", "photo", stage.clock.now(), b"picture")
    assert store.file("photo-of-me", ME) is not None
    assert store.file("photo-of-me", STRANGER) is None


def test_what_staff_are_in_the_middle_of_is_theirs_alone(stage: Stage) -> None:
    number = register(stage, ME)
    stage.tap(STAFF, "Stuur nieuws")
    before = snapshot(stage, number)
    stage.say("staff:2", "Dit is geen nieuws")
    stage.say(ME, "Dit ook niet")
    assert snapshot(stage, number) == before
    stage.clock.move(dt.timedelta(minutes=1))
    stage.say(STAFF, "Wij kijken ernaar.")
    assert snapshot(stage, number) != before
