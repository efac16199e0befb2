"""Each kind of thing is kept so long and no longer; a dry run changes nothing."""

import datetime as dt
import json

import pytest
from conftest import START
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from bot.messages import Incoming, Message
from bot.stage import Stage
from bot.store import Store
from bot.store.erase import NOBODY
from bot.store.retention import CASE_DAYS, KINDS
from flows.case import Event, Move
from flows.promise import Promise, PromiseState

ME = "tg:1"


def day(number: int) -> dt.datetime:
    return START + dt.timedelta(days=number)


def filled() -> tuple[Store, str]:
    """A store with one of every kind, all of the same day."""
    store = Store()
    with store.atomic():
        number = store.cases.register("initiatief", ME, "laak", {"foto": {"file": "of-a-case"}}, (), START)
        person = store.people.get(ME)
        person.said = {"text": "straatfeest"}
        store.people.save(person, START)
        stranger = store.people.get("tg:2")
        stranger.talk, stranger.talk_at = {"flow": "initiatief", "given": []}, START
        store.people.save(stranger, START)
        store.inbox.add([Incoming("k", ME, ME, START, "hoi")])
        store.inbox.done(1, START)
        store.outbox.add(Message(ME, "antwoord"), START)
        store.outbox.sent(1, START)
        store.files.add("of-a-case", ME, "foto.jpg", "photo", START, b"x")
        store.files.add("loose", ME, "foto.jpg", "photo", START, b"x")
        store.reminders.replace(ME, [(START.date(), "denk eraan")])
        store.reminders.sent(1, START)
        store.gaps.add("nothing", "nl", None, "iets", START)
    return store, number


def total(store: Store) -> str:
    return json.dumps([list(store.db.query(f"SELECT * FROM [{name}]")) for name in store.db.table_names()], default=str)


@given(st.integers(0, 1200))
@quick
def test_a_dry_run_tells_what_will_go_and_changes_nothing(later: int) -> None:
    store, number = filled()
    store.cases.append(number, Event(START, Move.WITHDRAW, ME, {}))
    before = total(store)
    due = store.retention.due(day(later))
    assert total(store) == before
    with store.atomic():
        cleared = store.retention.clear(day(later))
    assert cleared == due
    assert not any(store.retention.due(day(later)).values()), "after it nothing is kept too long"
    store.close()


@pytest.mark.parametrize("later", [29, 31, 91, 366])
def test_an_open_case_its_person_and_its_photo_stay_however_long(later: int) -> None:
    store, number = filled()
    with store.atomic():
        store.retention.clear(day(later))
    card = store.cases.card(number)
    assert card is not None
    assert card.owner == ME
    assert store.files.get("of-a-case", ME) is not None
    assert (store.files.get("loose", ME) is not None) == (later < 30)
    assert (store.people.get("tg:2").talk is not None) == (later < 30)
    assert (store.people.get(ME).said is not None) == (later < 30)


def test_a_case_that_ended_two_years_ago_stays_without_its_person() -> None:
    store, number = filled()
    with store.atomic():
        store.cases.append(number, Event(START, Move.WITHDRAW, ME, {"text": "toch maar niet"}))
        store.retention.clear(day(CASE_DAYS - 1))
        kept = store.cases.card(number)
        store.retention.clear(day(CASE_DAYS + 1))
        left = store.cases.card(number)
    assert kept is not None
    assert kept.owner == ME
    assert left is not None
    assert (left.owner, left.answers) == (NOBODY, {})
    assert "toch maar niet" not in total(store)
    assert store.files.get("of-a-case", ME) is None, "its photo went with it"


@pytest.mark.parametrize(("move", "rests"), [(Move.DECIDE_YES, True), (Move.FINISH, True), (Move.CARRY_OUT, False)])
def test_a_case_that_rests_after_a_yes_stays_without_its_person_too(move: Move, rests: bool) -> None:
    store, number = filled()
    promised = Promise(number, "news", "stadsdeel Laak", START.date(), START.date())
    with store.atomic():
        store.promises.make(promised)
        for made in dict.fromkeys((Move.DECIDE_YES, move)):
            store.cases.append(number, Event(START, made, "staff:1"))
        assert store.retention.old_cases(day(CASE_DAYS + 1)) == [], "something is promised still"
        store.promises.settle(number, PromiseState.KEPT)
    assert store.retention.old_cases(day(CASE_DAYS - 1)) == []
    assert store.retention.old_cases(day(CASE_DAYS + 1)) == ([number] if rests else [])
    store.close()


def test_who_has_something_going_on_is_kept_however_long_they_do_not_write() -> None:
    store, number = filled()
    with store.atomic():
        for person in ("tg:helped", "tg:reads", "tg:follows", "tg:nobody"):
            store.people.save(store.people.get(person), START)
        store.behalf.begin(number, ME, "allebei", START)
        store.behalf.agree(number, "tg:helped", START)
        store.weekly.follow("tg:reads", ["t-groen"], START.date())
        store.followers.add(number, "tg:follows")
        store.retention.clear(day(400))
    kept = {row["id"] for row in store.db.query("SELECT id FROM people WHERE id LIKE 'tg:_%'")}
    assert kept == {ME, "tg:helped", "tg:reads", "tg:follows"}
    store.close()


def test_a_photo_of_a_talk_that_runs_stays_with_it() -> None:
    store, _number = filled()
    with store.atomic():
        talker = store.people.get("tg:2")
        talker.talk_at = day(20)
        talker.talk = {"flow": "initiatief", "given": [["foto", {"files": [{"id": "of-a-talk"}]}]]}
        store.people.save(talker, day(20))
        store.files.add("of-a-talk", "tg:2", "foto.jpg", "photo", START, b"x")
        store.retention.clear(day(40))
        assert store.files.get("of-a-talk", "tg:2") is not None
        store.retention.clear(day(51))
        assert store.files.get("of-a-talk", "tg:2") is None
    store.close()


def test_what_the_desk_saw_of_an_old_case_goes_with_its_person(stage: Stage) -> None:
    store = stage.assistant.store
    number = stage.assistant.casework.register(
        ME, stage.assistant.casework.flows["initiatief"], {"wat": {"said": "een feest"}}, (), stage.clock.now()
    ).case
    assert number is not None
    store.cases.append(number, Event(stage.clock.now(), Move.WITHDRAW, ME, {}))
    sent = stage.wait(dt.timedelta(days=CASE_DAYS + 2))
    assert [row.message.case for row in sent if row.message.takes_back] == [number]
    assert "een feest" not in total(store)


def test_every_day_it_happens_by_itself(stage: Stage) -> None:
    store = stage.assistant.store
    stage.say(ME, "straatfeest")
    stage.wait(dt.timedelta(days=29))
    assert store.people.get(ME).said is not None
    stage.wait(dt.timedelta(days=2))
    assert store.people.get(ME).said is None


def test_what_was_told_in_a_talk_that_stopped_goes_after_thirty_days_also_of_who_goes_on_asking(stage: Stage) -> None:
    store = stage.assistant.store
    stage.say(ME, "geveltuin in de weimarstraat")
    stage.tap(ME, "Aanmelden")
    stage.say(ME, "met Yvonneke van nummer 3, in mei")
    stage.say(ME, "stop")
    for days in (14, 14):
        stage.wait(dt.timedelta(days=days))
        stage.say(ME, "wat kost een paspoort")
    assert "Yvonneke" in json.dumps(store.people.get(ME).said)
    stage.wait(dt.timedelta(days=3))
    assert "Yvonneke" not in json.dumps(store.people.get(ME).said)
    assert "stopped" not in (store.people.get(ME).said or {})


def test_a_question_that_was_passed_on_goes_after_thirty_days_and_a_newer_one_stays(stage: Stage) -> None:
    store = stage.assistant.store
    stage.forward(ME, "mijn buurvrouw wil een geveltuin in Laak")
    stage.wait(dt.timedelta(days=20))
    stage.forward(ME, "en een ander wil een boom in de Weimarstraat")
    stage.wait(dt.timedelta(days=11))
    kept = (store.people.get(ME).said or {})["passed-on"]
    assert len(kept) == 1
    assert "boom" in json.dumps(kept)


def test_every_table_has_a_term_or_a_reason() -> None:
    with_term = {kind.table for kind in KINDS} | {"cases", "events"}
    reasons = {
        "promises": "numbers and days only, counted for the report",
        "questions_due": "numbers and days only; goes with its case",
        "follow_links": "goes with its case, or when the initiator stops sharing",
        "showing": "what the initiator chose, goes with its case, or when they stop sharing",
        "followers": "goes with its case, its person, or when either of them stops",
        "pairs": "two numbers; goes with either case",
        "joined": "goes with its case or its person",
        "sayings": "numbers of the platform; goes with its case",
        "topics": "a number of the platform; goes with its case",
        "weekly": "who follows a place or theme, until they stop or are erased",
        "seen": "how the records of the city were, nobody in it",
        "behalf": "goes with its case, its helper, or when the neighbour takes consent back",
        "demand": "counts by month, nobody in them",
        "state": "the service's own",
        "before": "numbers and days only, one row a case; goes with its case",
        "staff_names": "what somebody of staff calls themselves, until they go",
        "staff": "who works at the desk, as long as they do; without a name when they go",
        "away": "who of the desk is away, until they are back",
    }
    store = Store()
    tables = {name for name in store.db.table_names() if not name.startswith(("_", "sqlite_"))}
    assert tables - with_term - set(reasons) == set(), "how long is this kept? see bot/store/retention.py"
    assert set(reasons) <= tables
    store.close()
