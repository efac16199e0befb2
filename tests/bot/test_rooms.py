"""Rules of the rooms of the store that no talk comes past."""

import datetime as dt
from collections.abc import Iterator

import pytest
from conftest import START

from bot.messages import Message
from bot.store import Store
from bot.store.erase import NOBODY
from bot.store.staff import Member, Role
from flows.case import Event, Move, State

ANA, BO, STAFF = "tg:1", "tg:2", "staff:1"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store() as made:
        yield made


def registered(store: Store, who: str) -> str:
    return store.cases.register("initiatief", who, "laak", {"waar": {"wijk": None}}, ("geveltuin",), START)


def test_a_link_is_worth_nothing_once_consent_was_taken_back(store: Store) -> None:
    number = registered(store, ANA)
    link = store.behalf.begin(number, ANA, "allebei", START).key
    store.behalf.agree(number, BO, START)
    assert store.behalf.by_key(link) is not None
    store.behalf.take_back(number, START)
    assert store.behalf.by_key(link) is None
    left = store.behalf.of(number)
    assert left is not None
    assert (left.consent, left.neighbour, left.people) == ("back", None, [ANA])


def test_who_is_taken_off_the_list_counts_as_away(store: Store) -> None:
    today = START.date()
    store.staff.put(Member(STAFF, "Anna", "wijkmanager", Role.STAFF), "staff:2", START)
    store.staff.leave(STAFF, START, today + dt.timedelta(days=2))
    assert [store.staff.is_away(STAFF, today + dt.timedelta(days=days)) for days in range(3)] == [True, True, False]
    store.staff.put(Member(STAFF, "Anna", "wijkmanager", Role.GONE), "staff:2", START)
    assert store.staff.is_away(STAFF, today + dt.timedelta(days=2))


def test_a_reminder_is_of_the_talk_that_ran_and_of_no_later_one(store: Store) -> None:
    person = store.people.get(ANA)
    person.talk, person.talk_at = {"flow": "initiatief", "given": []}, START
    store.people.save(person, START)
    later = START + dt.timedelta(days=3)
    assert [idle.id for idle in store.people.idle_talks(later)] == [ANA]
    store.people.mark_reminded(ANA, later)
    assert store.people.idle_talks(later) == []
    person = store.people.get(ANA)
    person.talk = None
    store.people.save(person, later)
    person = store.people.get(ANA)
    person.talk, person.talk_at = {"flow": "initiatief", "given": []}, later
    store.people.save(person, later)
    assert [idle.id for idle in store.people.idle_talks(later + dt.timedelta(days=3))] == [ANA]


def test_what_was_replaced_on_its_way_is_not_tried_again(store: Store) -> None:
    store.outbox.add(Message(ANA, "oud", slot="kaart"), START)
    [under_way] = store.outbox.due(START)
    store.outbox.add(Message(ANA, "nieuw", slot="kaart"), START)
    store.outbox.retry(under_way.id, "TimedOut", most=9)
    assert [row.message.text for row in store.outbox.due(START)] == ["nieuw"]


def test_a_file_of_a_case_is_not_thrown_away_with_a_talk_that_has_it_too(store: Store) -> None:
    for file in ("of-a-case", "loose"):
        store.files.add(file, ANA, "foto.jpg", "photo", START, b"x")
    store.cases.register("initiatief", ANA, "laak", {"foto": {"files": [{"id": "of-a-case"}]}}, (), START)
    for file in ("of-a-case", "loose"):
        store.files.drop(file, BO)
        assert store.files.get(file, ANA) is not None, "of somebody else"
        store.files.drop(file, ANA)
    assert store.files.get("of-a-case", ANA) is not None
    assert store.files.get("loose", ANA) is None


def test_a_plan_of_nobody_is_like_no_other(store: Store) -> None:
    theirs, mine = registered(store, BO), registered(store, ANA)
    for move in (Move.DECIDE_YES, Move.FINISH):
        store.cases.append(theirs, Event(START, move, STAFF))
    assert store.pairs.alike(mine, "waar") == theirs
    store.erase(BO, START)
    card = store.cases.card(theirs)
    assert card is not None
    assert (card.owner, card.state) == (NOBODY, State.DONE)
    assert store.pairs.alike(mine, "waar") is None
