"""Neighbours follow a plan: only by the link, only where it stands, and not a word longer than the initiator wants."""

import datetime as dt
import re

import pytest

from bot.messages import plain
from bot.printing import BOT
from bot.stage import Stage
from flows.case import Actor, Move

OWNER, NEIGHBOUR = "resident:1", "resident:2"


@pytest.fixture
def shared(stage: Stage) -> tuple[str, str]:
    """The number of a case and what its owner gives to neighbours."""
    work = stage.assistant.casework
    message = work.register(OWNER, work.flows["initiatief"], {}, (), stage.clock.now())
    stage.say(OWNER, str(message.case))
    [link] = stage.tap(OWNER, "Laat buren meekijken")
    return str(message.case), re.findall(r"/start follow_\S{20,}", link.message.text)[0]


def start_work(stage: Stage, number: str, move: Move) -> list[str]:
    """Staff make a move; what the neighbour hears."""
    work, now = stage.assistant.casework, stage.clock.now()
    work.move(number, move, Actor.STAFF, "staff:1", {"text": "een geheim van de aanvrager"}, now)
    return [row.message.text for row in stage.deliver() if row.message.to == NEIGHBOUR]


def test_a_follower_hears_every_change_and_nothing_of_the_story(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    assert number in stage.say(NEIGHBOUR, link)[0].message.text
    for move in (Move.SEE, Move.TAKE, Move.WAIT, Move.STOP):
        stage.clock.move(dt.timedelta(days=1))
        [heard] = start_work(stage, number, move)
        assert number in heard
        assert "geheim" not in heard


def test_who_stops_hears_nothing_more(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Stop met volgen")
    assert start_work(stage, number, Move.TAKE) == []


def test_the_initiator_ends_it_for_everybody_and_the_link_dies(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    stage.say(NEIGHBOUR, link)
    stage.tap(OWNER, "Stop met delen")
    assert start_work(stage, number, Move.TAKE) == []
    assert "werkt niet meer" in stage.say(NEIGHBOUR, link)[0].message.text


def test_a_guessed_link_and_somebody_elses_case_give_nothing(stage: Stage, shared: tuple[str, str]) -> None:
    number, _link = shared
    assert "werkt niet meer" in stage.say(NEIGHBOUR, f"/start follow_{number}")[0].message.text
    assert stage.assistant.store.followers.of(number) == []


def test_after_a_withdrawal_a_follower_hears_it_once(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    stage.say(NEIGHBOUR, link)
    work = stage.assistant.casework
    work.move(number, Move.WITHDRAW, Actor.RESIDENT, OWNER, {}, stage.clock.now())
    heard = [row for row in stage.deliver() if row.message.to == NEIGHBOUR]
    assert len(heard) == 1
    assert [row for row in stage.wait(dt.timedelta(days=40)) if row.message.to == NEIGHBOUR] == []


def test_two_changes_on_one_day_are_told_together_in_the_morning(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    stage.say(NEIGHBOUR, link)
    assert len(start_work(stage, number, Move.SEE)) == 1
    assert start_work(stage, number, Move.TAKE) == start_work(stage, number, Move.WAIT) == []
    [later] = [row.message.text for row in stage.wait(dt.timedelta(days=1)) if row.message.to == NEIGHBOUR]
    assert "bij de juiste persoon" in later
    assert "wacht op een ander" in later


def test_who_is_erased_ends_the_following_with_one_word(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    stage.say(NEIGHBOUR, link)
    stage.say(OWNER, "/verwijder")
    heard = [row.message.text for row in stage.tap(OWNER, "Ja, wis alles") if row.message.to == NEIGHBOUR]
    assert len(heard) == 1
    assert number in heard[0]
    assert [row for row in stage.wait(dt.timedelta(days=40)) if row.message.to in (NEIGHBOUR, OWNER)] == []


def test_with_a_bot_the_link_and_its_code_open_telegram(stage: Stage) -> None:
    stage.assistant.store.remember(BOT, "HaagseBot")
    work = stage.assistant.casework
    message = work.register(OWNER, work.flows["initiatief"], {}, (), stage.clock.now())
    stage.say(OWNER, str(message.case))
    [shared] = stage.tap(OWNER, "Laat buren meekijken")
    link = re.search(r"https://t\.me/HaagseBot\?start=(follow_\S+)", shared.message.text)
    assert link is not None
    assert stage.assistant.store.files.get(str(shared.message.file), OWNER) is not None
    assert str(message.case) in stage.say(NEIGHBOUR, f"/start {link[1]}")[0].message.text


def test_the_link_of_a_withdrawn_plan_is_answered_kindly(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    work = stage.assistant.casework
    work.move(number, Move.WITHDRAW, Actor.RESIDENT, OWNER, {}, stage.clock.now())
    [told] = [row for row in stage.say(NEIGHBOUR, link) if row.message.to == NEIGHBOUR]
    assert "werkt niet meer" in told.message.text
    assert number not in told.message.text


def heard(stage: Stage, number: str, move: Move, **data: str) -> str:
    """What the neighbour hears of a move of staff, the next day."""
    stage.wait(dt.timedelta(days=1))
    said = {"text": "De wegbeheerder kijkt mee."} | data
    stage.assistant.casework.move(number, move, Actor.STAFF, "staff:1", said, stage.clock.now())
    rows = stage.deliver() + stage.wait(dt.timedelta(hours=2))
    return "\n".join(plain(row.message.text) for row in rows if row.message.to == NEIGHBOUR)


def test_the_initiator_decides_what_followers_see(stage: Stage) -> None:
    work = stage.assistant.casework
    answers = {"wat": {"said": "geveltuin voor de deur"}, "contact": {"name": "Fatma"}}
    number = str(work.register(OWNER, work.flows["initiatief"], answers, (), stage.clock.now()).case)
    stage.say(OWNER, number)
    [link] = stage.tap(OWNER, "Laat buren meekijken")
    stage.say(NEIGHBOUR, re.findall(r"/start follow_\S{20,}", link.message.text)[0])
    told = heard(stage, number, Move.WAIT)
    assert "geveltuin" not in told
    assert "wegbeheerder" not in told

    stage.tap(OWNER, "Ook wat het plan is")
    stage.tap(OWNER, "Wie staat erbij?")
    stage.tap(OWNER, "Fatma")
    told = heard(stage, number, Move.START)
    assert "geveltuin voor de deur, van Fatma" in told
    assert "wegbeheerder" not in told
    assert heard(stage, number, Move.NEWS) == "", "news is not a change of where it stands"

    stage.tap(OWNER, "Ook het nieuws")
    assert "“De wegbeheerder kijkt mee.”" in heard(stage, number, Move.NEWS)
    assert "Hoe breed" not in heard(stage, number, Move.ASK, text="Hoe breed is je stoep?"), (
        "that is asked of them alone"
    )
    work.move(number, Move.REPLY, Actor.RESIDENT, OWNER, {"text": "twee meter"}, stage.clock.now())
    assert "twee meter" not in "".join(row.message.text for row in stage.deliver() if row.message.to == NEIGHBOUR)

    stage.tap(OWNER, "Alleen de stand")
    assert "geveltuin" not in heard(stage, number, Move.TAKE)


def test_what_staff_put_right_is_put_right_for_who_reads_along(stage: Stage) -> None:
    work = stage.assistant.casework
    number = str(work.register(OWNER, work.flows["initiatief"], {"wat": {"said": "tuin"}}, (), stage.clock.now()).case)
    stage.say(OWNER, number)
    [link] = stage.tap(OWNER, "Laat buren meekijken")
    stage.tap(OWNER, "Ook het nieuws")
    stage.say(NEIGHBOUR, re.findall(r"/start follow_\S{20,}", link.message.text)[0])
    stage.wait(dt.timedelta(hours=11))
    work.move(number, Move.NEWS, Actor.STAFF, "staff:1", {"text": "We komen dinsdag."}, stage.clock.now())
    from bot.mending import Mending

    place = work.store.cases.newest(number)
    Mending(work).correct(number, place, "text", "We komen woensdag.", "staff:1", stage.clock.now())
    told = "".join(row.message.text for row in stage.wait(dt.timedelta(days=1)) if row.message.to == NEIGHBOUR)
    assert "woensdag" in told
    assert "dinsdag" not in told


def test_a_name_is_typed_and_a_question_is_not_taken_for_one(stage: Stage, shared: tuple[str, str]) -> None:
    number, _link = shared
    stage.tap(OWNER, "Wie staat erbij?")
    stage.say(OWNER, "wat kost een geveltuin?")
    assert stage.assistant.store.showing.of(number).credit == ""
    stage.tap(OWNER, "Wie staat erbij?")
    told = stage.say(OWNER, "van De Groene Stoep, bel 06 12345678")[0].message.text
    assert "De Groene Stoep" in told
    assert "12345678" not in told, "no number is shown to others"
    stage.say(OWNER, "wij willen ook een bankje")
    assert "bankje" not in stage.assistant.store.showing.of(number).credit, "only the next message is the name"


def test_everybody_sees_a_plan_only_after_a_yes_of_both(stage: Stage) -> None:
    work = stage.assistant.casework
    answers = {"wat": {"said": "geveltuin, bel 06 12345678"}, "waar": {"stadsdeel": "laak", "said": "Laak"}}
    number = str(work.register(OWNER, work.flows["initiatief"], answers, (), stage.clock.now()).case)

    def seen() -> str:
        return "\n".join(row.message.text for row in stage.say(NEIGHBOUR, "/buren"))

    stage.say(OWNER, number)
    stage.tap(OWNER, "Laat buren meekijken")
    stage.tap(OWNER, "Aan iedereen tonen")
    assert number not in seen(), "nobody of staff read it and said yes"
    work.move(number, Move.DECIDE_YES, Actor.STAFF, "staff:1", {}, stage.clock.now())
    assert number in seen()
    assert "12345678" not in seen()
    assert "Je volgt nu" in stage.tap(NEIGHBOUR, f"Volg {number}")[0].message.text
    stage.say(OWNER, number)
    stage.tap(OWNER, "Laat buren meekijken")
    stage.tap(OWNER, "Niet meer aan iedereen tonen")
    assert number not in seen()
    assert "ken ik niet" in stage.tap(NEIGHBOUR, f"Volg {number}")[0].message.text


def test_others_choose_nothing_for_a_plan_that_is_not_theirs(stage: Stage, shared: tuple[str, str]) -> None:
    number, _link = shared
    stage.say(OWNER, number)
    stage.tap(OWNER, "Laat buren meekijken")
    for choice in ("sees:{}:story", "public:{}:yes", "credit:{}:0", "credit:{}", "share:{}", "look:{}"):
        person = stage.assistant.store.people.get(NEIGHBOUR)
        verb, _colon, rest = choice.format(number).partition(":")
        [told] = stage.assistant._following.action(person, verb, rest, NEIGHBOUR, stage.clock.now())
        assert "ken ik niet" in told.text
    showing = stage.assistant.store.showing.of(number)
    assert (showing.sees, showing.public, showing.credit) == ("state", False, "")


def test_a_plan_that_was_withdrawn_is_not_shared_again_by_an_old_button(stage: Stage, shared: tuple[str, str]) -> None:
    number, _link = shared
    stage.assistant.casework.move(number, Move.WITHDRAW, Actor.RESIDENT, OWNER, {}, stage.clock.now())
    stage.deliver()
    assert "niet meer" in stage.tap(OWNER, "Laat buren meekijken")[0].message.text
    rows = stage.assistant.store.db.query("SELECT * FROM follow_links WHERE case_number = ?", [number])
    assert list(rows) == []
