"""A day at the desk: three of staff, forty cases, two hand-overs, a resignation, a deleted topic and an outage.

The service talks to a strict double of the Bot API, with the sending limits on and time running fast.
"""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path

from botapi import BotApi, Sent
from chats import DESK, heard, offered, platform, register
from conftest import City
from inprocess import FastClock, InProcess

from bot.store import Store
from flows.case import CLOSED, State

ANNA, BRAM, CHANTAL = 900, 901, 902
SPEED = 120
"""Seconds of the pace of sending in a second of the test: twenty messages a minute become forty a second."""
MOMENT = dt.timedelta(seconds=2)
CASES = 40


@dataclass
class Day:
    """The double, the people, and which case is whose."""

    api: BotApi
    database: Path
    clock: FastClock
    numbers: dict[int, str] = field(default_factory=dict)
    """The number of the case of each resident."""
    seen: dict[str, int] = field(default_factory=dict)
    """The newest message in a topic when somebody tapped there: what was asked before is not what is asked now."""

    def thread(self, number: str) -> int:
        """The topic of a case, once it is there with its card."""
        return self.api.wait_for(lambda: self._thread(number))

    def _thread(self, number: str) -> int | None:
        threads = [topic.thread_id for topic in self.api.topics(DESK) if topic.name.startswith(number)]
        assert len(threads) <= 1, f"{number} has several topics"
        return threads[0] if threads and self.api.messages(DESK, threads[0]) else None

    def card(self, number: str) -> Sent:
        """The card of a case: the first message of its topic."""
        return self.api.messages(DESK, self.thread(number))[0]

    def says_card(self, number: str, words: str) -> None:
        """Waits until the card says this."""
        self.api.wait_for(lambda: words in self.card(number).text)

    def newest(self, number: str, words: str) -> Sent:
        """The newest message in the topic with these words, once it is there: said since somebody tapped there."""

        def found() -> Sent | None:
            sent, seen = self.api.messages(DESK, self._thread(number) or 0), self.seen.get(number, 0)
            return next((one for one in reversed(sent) if words in one.text and one.message_id > seen), None)

        return self.api.wait_for(found)

    def tap(self, who: int, number: str, label: str) -> None:
        """Somebody taps a button of the card; that takes them a moment, on a fast machine too."""
        self.clock.move(MOMENT)
        self.api.wait_for(lambda: label in self.card(number).labels)
        self.seen[number] = self.api.messages(DESK, self.thread(number))[-1].message_id
        self.api.tap(DESK, label, self.card(number).message_id, user_id=who)

    def answer(self, who: int, number: str, asked: str, said: str) -> int:
        """Somebody answers what the bot asked in the topic; the id of the message they typed.

        Nobody reads and answers before the service knows that its question arrived.
        """
        return self.answer_to(who, self.newest(number, asked), said)

    def answer_to(self, who: int, prompt: Sent, said: str) -> int:
        """Somebody answers this question of the bot; the id of the message they typed."""
        self.api.wait_for(lambda: self._is_known(prompt))
        return self.api.send_text(DESK, said, user_id=who, reply_to=prompt.message_id)

    def _is_known(self, prompt: Sent) -> bool:
        with Store(self.database) as store:
            return store.outbox.case_at_desk(str(prompt.message_id)) is not None

    def phone(self, resident: int, words: str) -> None:
        """Waits until a resident reads this."""
        self.api.wait_for(lambda: words in self.read(resident))

    def read(self, resident: int) -> str:
        """All that a resident reads."""
        return "\n".join(sent.text for sent in self.api.messages(resident))


def test_a_day_at_the_desk(city: City, tmp_path: Path) -> None:
    clock, database = FastClock(SPEED), tmp_path / "service.db"
    with platform(speed=SPEED) as api:
        day = Day(api, database, clock)
        with InProcess(api, city, tmp_path, {ANNA}, clock):
            two_colleagues_are_added(day)
            forty_residents_register(day)
            every_case_is_in_its_own_topic(day)
            everybody_takes_a_share(day)
            two_cannot_answer_the_same_case(day)
            a_case_goes_to_a_colleague(day)
            a_case_goes_to_another_part_of_the_city(day)
            the_platform_is_down_for_a_while(day)
        with InProcess(api, city, tmp_path, {ANNA}, clock) as running:  # the service was restarted over lunch
            a_topic_is_deleted(day)
            somebody_resigns(day, database)
            all_else_is_decided(day)
            all_decisions_arrive(day)
            running.passes(dt.timedelta(hours=24))
            steps_are_told_the_next_morning(day, database)
        nothing_was_refused(api)
        with Store(database) as store:
            the_desk_shows_what_is_so(day, store)
            nothing_internal_reached_a_resident(day, store)


def two_colleagues_are_added(day: Day) -> None:
    for number, name in ((BRAM, "Bram, wijkmanager"), (CHANTAL, "Chantal, initiatievenmakelaar")):
        day.api.send_text(number, "/nummer")
        offered(day.api, ANNA, partial(day.api.send_text, ANNA, f"/team erbij {number} {name}"), "Medewerker")
        for label, then in pairwise(("Medewerker", "Verder", "Verder", "Ja, zet op de lijst")):
            offered(day.api, ANNA, partial(day.api.tap, ANNA, label), then)
        heard(day.api, ANNA, lambda: day.api.tap(ANNA, "Ja, zet op de lijst"), "Gedaan")
        day.phone(number, "toegevoegd aan de balie")


def forty_residents_register(day: Day) -> None:
    residents = range(40_001, 40_001 + CASES)
    with ThreadPoolExecutor(4) as together:
        day.numbers.update(zip(residents, together.map(lambda one: register(day.api, one), residents), strict=True))
    assert len(set(day.numbers.values())) == CASES


def every_case_is_in_its_own_topic(day: Day) -> None:
    for number in day.numbers.values():
        assert number in day.card(number).text
    assert len(day.api.topics(DESK)) == CASES


def everybody_takes_a_share(day: Day) -> None:
    for place, number in enumerate(day.numbers.values()):
        day.tap((ANNA, BRAM, CHANTAL)[place % 3], number, "Pak op")
    for place, number in enumerate(day.numbers.values()):
        day.says_card(number, "opgepakt door " + ("Ana", "Bram", "Chantal")[place % 3])


def two_cannot_answer_the_same_case(day: Day) -> None:
    resident, number = next(iter(day.numbers.items()))
    day.tap(ANNA, number, "Stuur nieuws")
    asked = day.newest(number, "Wat is het nieuws")
    day.says_card(number, "Ana schrijft een antwoord")
    day.tap(BRAM, number, "Besluit: ja")
    day.newest(number, "collega is nu met deze zaak bezig")
    day.api.send_text(DESK, "Bram, laat maar, ik heb hem", user_id=ANNA, thread_id=day.thread(number))
    typed = day.answer_to(ANNA, asked, "We komen dinsdag kijken.")
    day.phone(resident, "We komen dinsdag kijken.")
    day.api.edit(DESK, typed, "We komen woensdag kijken.")
    day.phone(resident, "We komen woensdag kijken.")
    assert "dinsdag kijken" not in day.read(resident)


def a_case_goes_to_a_colleague(day: Day) -> None:
    number = list(day.numbers.values())[1]
    day.tap(BRAM, number, "Geef door")
    asked = day.newest(number, "welke collega")
    day.api.tap(DESK, "Chantal", asked.message_id, user_id=BRAM)
    day.answer(BRAM, number, "Waarom geef je het door", "Zij kent de straat.")
    day.phone(CHANTAL, "Zij kent de straat.")
    day.says_card(number, "opgepakt door Chantal")


def a_case_goes_to_another_part_of_the_city(day: Day) -> None:
    number = list(day.numbers.values())[2]
    day.tap(CHANTAL, number, "Geef door")
    asked = day.newest(number, "welke collega")
    day.api.tap(DESK, "Loosduinen", asked.message_id, user_id=CHANTAL)
    day.answer(CHANTAL, number, "Waarom geef je het door", "Het feest is in Loosduinen.")
    day.api.wait_for(lambda: "opgepakt" not in day.card(number).text)


def the_platform_is_down_for_a_while(day: Day) -> None:
    """Staff and residents go on while most calls fail: all of it must arrive, in order, and once."""
    asked = list(day.numbers.items())[3:9]
    for _resident, number in asked:
        day.tap(ANNA, number, "Vraag de bewoner")
        day.newest(number, "Wat wil je de bewoner vragen")
        day.api.fail_next(status=502, times=6)
        day.answer(ANNA, number, "Wat wil je de bewoner vragen", f"Hoe breed is de stoep bij {number}?")
    for resident, number in asked:
        day.phone(resident, f"Hoe breed is de stoep bij {number}?")
        day.says_card(number, "wacht op de bewoner")
    day.api.stop()
    day.api.start()
    for resident, number in asked:
        day.api.send_text(resident, f"twee meter bij {number}")
    for _resident, number in asked:
        day.newest(number, f"twee meter bij {number}")
        day.says_card(number, "in behandeling")


def a_topic_is_deleted(day: Day) -> None:
    resident, number = list(day.numbers.items())[3]
    gone = day.thread(number)
    day.tap(ANNA, number, "Vraag de bewoner")
    day.answer(ANNA, number, "Wat wil je de bewoner vragen", "En hoe lang is hij?")
    day.phone(resident, "En hoe lang is hij?")
    day.says_card(number, "wacht op de bewoner")
    day.api.delete_topic(DESK, gone)
    day.api.send_text(resident, "vijf meter")
    day.newest(number, "vijf meter")
    assert day.thread(number) != gone
    day.says_card(number, "in behandeling")
    assert f"twee meter bij {number}" in day.newest(number, "Het verhaal").text


def somebody_resigns(day: Day, database: Path) -> None:
    resident, number = list(day.numbers.items())[1]
    day.tap(CHANTAL, number, "Stuur nieuws")
    day.says_card(number, "Chantal schrijft een antwoord")
    offered(day.api, ANNA, lambda: day.api.send_text(ANNA, "/team"), "Haal Chantal eraf")
    offered(day.api, ANNA, lambda: day.api.tap(ANNA, "Haal Chantal eraf"), "Ja, haal Chantal eraf")
    day.api.tap(ANNA, "Ja, haal Chantal eraf")
    day.phone(ANNA, "Chantal staat niet meer op de lijst")
    day.says_card(number, "die nu weg is")
    prompt = day.newest(number, "Wat is het nieuws")
    day.api.send_text(DESK, "Dit mag niet meer", user_id=CHANTAL, reply_to=prompt.message_id)
    day.api.tap(DESK, "Besluit: ja", day.card(number).message_id, user_id=CHANTAL)
    day.api.send_text(BRAM, "/wachtrij")
    day.phone(BRAM, "Collega weg")
    day.tap(BRAM, number, "Neem over")
    day.says_card(number, "opgepakt door Bram")
    with Store(database) as store:
        assert not any(event.data.get("text") == "Dit mag niet meer" for event in store.cases.events(number))
        case = store.cases.get(number)
        assert case is not None
        assert case.state is State.ASSIGNED
    assert "Dit mag niet meer" not in day.read(resident)


def all_else_is_decided(day: Day) -> None:
    for place, number in enumerate(day.numbers.values()):
        who = (ANNA, BRAM)[place % 2]
        match place % 4:
            case 0 | 1:
                day.tap(who, number, "Besluit: ja")
            case 2:
                day.tap(who, number, "Besluit: ja, mits")
                day.answer(who, number, "Ja, mits wat", f"De stoep blijft vrij bij {number}.")
            case _:
                day.tap(who, number, "Besluit: nee, want")
                day.answer(who, number, "Waarom is het nee", f"De stoep is te smal bij {number}.")
                day.answer(who, number, "welke regel", "De regel voor stoepen")
                day.answer(who, number, "een ja van maken", "Een plek verderop")


def all_decisions_arrive(day: Day) -> None:
    for place, (resident, number) in enumerate(day.numbers.items()):
        day.phone(resident, ("Je kunt aan de slag", "Je kunt aan de slag", "mits", "want")[place % 4])
        day.says_card(number, ("besluit: ja", "besluit: ja", "ja, mits", "nee, met reden")[place % 4])


def steps_are_told_the_next_morning(day: Day, database: Path) -> None:
    """News of a case is one message a day; questions and decisions do not wait."""
    residents = list(day.numbers)
    day.phone(residents[1], "Zij kent de straat.")
    day.phone(residents[2], "Je plan gaat naar stadsdeel Loosduinen")

    def delivered() -> bool:
        with Store(database) as store:
            return "waiting" not in store.outbox.counts()

    day.api.wait_for(delivered)


def nothing_was_refused(api: BotApi) -> None:
    refused = [(call.method, call.status, call.description) for call in api.calls if call.status in (400, 403, 429)]
    gone = [one for one in refused if "not found" in one[2]]
    as_it_was = [one for one in refused if "not modified" in one[2]]  # a new topic began with what came after it
    assert [one for one in refused if one not in gone + as_it_was] == []
    assert gone, "the deleted topic was noticed"


def the_desk_shows_what_is_so(day: Day, store: Store) -> None:
    closed = {topic.name.split(" ")[0]: topic.closed for topic in day.api.topics(DESK)}
    assert len(closed) == len(day.api.topics(DESK)) == CASES, "one topic for each case, and no others"
    for number in day.numbers.values():
        card = store.cases.card(number)
        assert card is not None
        assert closed[number] == (State(card.state) in CLOSED)
    outside = [sent.text for sent in day.api.messages(DESK) if sent.thread_id is None]
    assert outside == [], "nothing about a case stands outside its topic"


def nothing_internal_reached_a_resident(day: Day, store: Store) -> None:
    for place, (resident, number) in enumerate(day.numbers.items()):
        read = day.read(resident)
        assert "laat maar" not in read
        assert [other for other in day.numbers.values() if other != number and other in read] == []
        assert read.count("Het antwoord is") == 1, "a decision arrives once"
        if 3 <= place < 9:
            assert read.count(f"Hoe breed is de stoep bij {number}?") == 1
            assert ("reply", f"twee meter bij {number}") in [
                (event.kind, event.data.get("text")) for event in store.cases.events(number)
            ]
    first = next(iter(day.numbers.values()))
    assert "note" in [event.kind for event in store.cases.events(first)], "what colleagues said is in the story"
