"""Nobody reaches another's case: not by its number, a link, a button of somebody else, or the desk's buttons."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from test_mydata import ME, OTHER, register, text

from bot import behalf, dossier, following, meeting, mycases
from bot.messages import Incoming
from bot.stage import Stage
from bot.store.post import Outgoing
from flows.case import Actor, Move, State

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
    """Everything that belongs to a case, in any table."""
    db = stage.assistant.store.db
    of_case = {name for name in db.table_names() if {c.name for c in db.table(name).columns} & CASE_COLUMNS}
    return {
        name: [row for row in db.query(f"SELECT * FROM [{name}]") if number in row.values()]
        for name in of_case - {"outbox", "audit"}
    }


CASE_COLUMNS = {"case_number", "number", "first", "second"}
OF_A_CASE = sorted(mycases.VERBS | following.VERBS | behalf.VERBS | meeting.VERBS | dossier.VERBS)
"""Every verb of a button about a case: these sets are what the assistant listens to."""
RESIDENTS_ACTIONS = ("case", "why", "reopen", "withdraw", "withdraw!", "next", "follow")


@pytest.mark.parametrize("number", ["9" * 30, "-1", "²", ""])
def test_a_number_that_was_made_up_is_no_reminder_of_anybody(stage: Stage, number: str) -> None:
    assert "herinner je niet meer" in text(do(stage, ME, f"unremind:{number}"))


@pytest.mark.parametrize("who", [OTHER, STRANGER])
@pytest.mark.parametrize("verb", OF_A_CASE)
def test_buttons_of_anothers_case_do_nothing(stage: Stage, who: str, verb: str) -> None:
    number = register(stage, ME)
    if who == OTHER:
        register(stage, OTHER)
    stage.assistant.store.followers.link(number)
    stage.assistant.store.behalf.begin(number, ME, "allebei", stage.clock.now())
    before = snapshot(stage, number)
    for more in ("", ":yes", ":json", f":{number}:yes", ":helper"):
        sent = do(stage, who, f"{verb}:{number}{more}")
        assert snapshot(stage, number) == before
        assert "ken ik niet" in text(sent, who) or verb in ("unfollow", "leave", "neighbours")
        assert "Yvonneke" not in text(sent, who)
        assert "straatfeest" not in text(sent, who)
        assert not any(row.message.file for row in sent)
        assert text(sent, ME) == "", "and its owner is not disturbed"


@pytest.mark.parametrize("who", [OTHER, STRANGER])
def test_keys_of_links_are_no_numbers_and_cannot_be_guessed_or_shortened(stage: Stage, who: str) -> None:
    store = stage.assistant.store
    number = register(stage, ME)
    keys = {"follow_": store.followers.link(number),
            "behalf_": store.behalf.begin(number, ME, "allebei", stage.clock.now()).key}  # fmt: skip
    assert all(len(key) >= 22 and number not in key for key in keys.values()), "128 bits"
    before = snapshot(stage, number)
    for start, key in keys.items():
        other = "follow_" if start == "behalf_" else "behalf_"
        for guess in (f"{start}{number}", f"{start}{key[:-1]}", f"{start}{key.swapcase()}", f"{start}%", f"{start}",
                      f"{other}{key}", f"{start}' OR '1'='1"):  # fmt: skip
            heard = text(stage.say(who, f"/start {guess}"), who)
            assert number not in heard
            assert "straatfeest" not in heard
    assert snapshot(stage, number) == before


def test_a_consent_button_seen_by_one_is_worth_nothing_once_used_and_never_to_the_helper(stage: Stage) -> None:
    store = stage.assistant.store
    number = register(stage, ME)
    key = store.behalf.begin(number, ME, "allebei", stage.clock.now()).key
    do(stage, ME, f"behalf-yes:{key}")
    found = store.behalf.of(number)
    assert found is not None
    assert found.consent == "said", "the helper cannot consent for the neighbour"
    do(stage, ME, f"behalf-yes:{number}")
    assert store.behalf.of(number) == found, "nor by the number, which they know"
    do(stage, OTHER, f"behalf-yes:{key}")
    agreed = store.behalf.of(number)
    assert agreed is not None
    assert agreed.neighbour == OTHER
    do(stage, ME, f"behalf-yes:{number}")
    assert store.behalf.of(number) == agreed, "and nobody puts out who agreed"
    before = snapshot(stage, number)
    for verb in ("behalf-yes", "behalf-no", "behalf-no!", "news-for"):
        assert "ken ik niet" in text(do(stage, STRANGER, f"{verb}:{key}:persoon"), STRANGER)
    assert snapshot(stage, number) == before, "a link that was passed on is somebody's now"


def test_who_takes_part_sees_where_it_stands_and_decides_nothing(stage: Stage) -> None:
    number, store = register(stage, ME), stage.assistant.store
    store.pairs.join(number, OTHER)
    stage.tap(STAFF, "Vraag de bewoner")
    stage.say(STAFF, "Hoe laat begint het?")
    stage.say(ME, "Bel mij op 06 11112222, Yvonneke")
    before = snapshot(stage, number)
    for verb in ("withdraw", "withdraw!", "reopen", "next", "share", "unshare", "dossier"):
        sent = do(stage, OTHER, f"{verb}:{number}")
        said = text(sent, OTHER)
        assert "ken ik niet" in said or "alleen wie dit plan aanmeldde" in said, verb
    assert snapshot(stage, number) == before
    shown = do(stage, OTHER, f"case:{number}")
    assert "Hoe laat begint het?" in text(shown, OTHER)
    assert "11112222" not in text(shown, OTHER)
    assert [button.label for button in shown[-1].message.buttons] == ["Doe niet meer mee", "Hoe vaak hoor ik iets?"]
    assert "11112222" in text(do(stage, ME, f"case:{number}"), ME)
    stage.tap(OTHER, "Doe niet meer mee")
    assert "ken ik niet" in text(do(stage, OTHER, f"case:{number}"), OTHER)
    assert "11112222" in text(do(stage, ME, f"case:{number}"), ME), "and it goes on"


def test_who_takes_part_tells_how_it_went_and_the_case_stays_where_it_is(stage: Stage) -> None:
    number, store = register(stage, ME), stage.assistant.store
    store.pairs.join(number, OTHER)
    stage.assistant.casework.move(number, Move.DECIDE_YES, Actor.STAFF, STAFF, {}, stage.clock.now())
    stage.deliver()
    sent = do(stage, OTHER, f"follow:{number}:yes")
    assert "genoteerd" in text(sent, OTHER)
    assert text(sent, ME) == "", "nobody tells them that it worked out"
    do(stage, OTHER, f"follow:{number}:no")
    do(stage, OTHER, f"reopen:{number}")
    case = store.cases.get(number)
    assert case is not None
    assert case.state == State.YES
    assert [event.by for event in store.cases.events(number) if event.kind == "follow-up"] == [OTHER, OTHER]


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
    store.files.add("photo-of-me", ME, "foto.jpg", "photo", stage.clock.now(), b"picture")
    assert store.files.get("photo-of-me", ME) is not None
    assert store.files.get("photo-of-me", STRANGER) is None


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
