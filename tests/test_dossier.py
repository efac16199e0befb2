"""The story of a case is whole, and can be read by who was never in the chat; nothing of the desk's own is in it."""

import datetime as dt
import io
import json

import pytest
from pypdf import PdfReader
from test_story import text

from bot import dossier
from bot.i18n import speaker
from bot.stage import Stage
from bot.store.papers import PDF
from flows.case import Actor, Event, Move
from flows.preferences import LONGEST_PAUSE

OWNER, STAFF, STRANGER = "resident:1", "staff:1", "resident:9"
T = speaker("nl")


@pytest.fixture
def number(stage: Stage) -> str:
    """A case with everything in it: a broken promise, a party, a question, a hand-over, a no."""
    work = stage.assistant.casework
    answers = {
        "wat": {"said": "geveltuin voor de deur"},
        "waar": {"stadsdeel": "laak", "said": "Laak"},
        "contact": {"name": "Fatma", "phone": "0612345678"},
    }
    made = str(work.register(OWNER, work.flows["initiatief"], answers, (), stage.clock.now()).case)

    def move(what: Move, by: str = STAFF, **data: str) -> None:
        stage.wait(dt.timedelta(days=1))
        work.move(made, what, Actor.STAFF if by == STAFF else Actor.RESIDENT, by, data, stage.clock.now())

    stage.wait(dt.timedelta(days=20))
    move(Move.TAKE)
    move(Move.INVOLVE, party="Haag Wonen", text="zij kijken naar de schutting")
    move(Move.ASK, text="Hoe breed is de stoep?")
    move(Move.REPLY, OWNER, text="twee meter dertig")
    work.note(made, "note", STAFF, {"text": "onder ons gezegd"}, stage.clock.now())
    move(Move.HAND_OVER, to="x", to_name="Stadsbeheer", department="Stadsbeheer", text="zij gaan over de stoep")
    move(Move.DECIDE_NO, text="De stoep is te smal.", rule="Handboek openbare ruimte", would_help="Dertig centimeter.")
    return made


TOLD = ("geveltuin voor de deur", "Laak", "Fatma", "4 december", "Haag Wonen", "zij kijken naar de schutting",
        "Hoe breed is de stoep?", "twee meter dertig", "Stadsbeheer", "zij gaan over de stoep", "De stoep is te smal.",
        "Handboek openbare ruimte", "Dertig centimeter.", "niet gehouden")  # fmt: skip


def kept(stage: Stage, label: str) -> tuple[str, bytes]:
    sent = stage.tap(OWNER, label)[-1].message
    found = stage.assistant.store.files.get(str(sent.file), OWNER)
    assert found is not None
    return found[1], found[2]


def test_all_of_it_stands_on_paper_and_in_the_data(stage: Stage, number: str) -> None:
    stage.say(OWNER, number)
    kind, data = kept(stage, "Neem het verhaal mee")
    assert kind == PDF
    on_paper = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    assert [said for said in TOLD if said not in on_paper] == []
    kind, data = kept(stage, "Ook als gegevens (JSON)")
    assert kind == "application/json"
    told = json.loads(data)
    assert (told["number"], told["state"]["id"], told["owner"]) == (number, "no", "Stadsbeheer")
    assert next(p["state"] for p in told["promises"] if p["kind"] == "answer") == "broken"
    assert [event["kind"] for event in told["events"]] == [
        "registered", "promise-broken", "take", "promise-broken", "involve", "ask", "reply", "hand-over", "decide-no",
    ]  # fmt: skip
    assert told["events"][-1]["said"] == (
        "De stoep is te smal. Regel: Handboek openbare ruimte. Dit zou het wel mogelijk maken: Dertig centimeter."
    )
    for secret in ("onder ons", STAFF, "0612345678"):
        assert secret not in on_paper + data.decode()


def test_the_chat_tells_the_same_and_who_takes_part(stage: Stage, number: str) -> None:
    said = text(stage.say(OWNER, number))
    assert [one for one in TOLD if one not in said] == ["Fatma", "niet gehouden"]
    assert "onder ons" not in said


def test_nobody_else_gets_the_story(stage: Stage, number: str) -> None:
    person = stage.assistant.store.people.get(STRANGER)
    [told] = dossier.action(stage.assistant.casework, person, number, STRANGER, stage.clock.now())
    assert told.file is None
    assert "ken ik niet" in told.text


def test_a_story_of_years_fits_in_the_chat_and_repeats_nothing(stage: Stage) -> None:
    work = stage.assistant.casework
    number = str(
        work.register(OWNER, work.flows["initiatief"], {"wat": {"said": "een tuin"}}, (), stage.clock.now()).case
    )
    stage.wait(dt.timedelta(days=LONGEST_PAUSE))
    beats = [line for line in dossier.make(work, number, T, OWNER).lines if line.kind == "heartbeat"]
    assert sum(line.count for line in beats) > len(beats)
    for place in range(60):
        work.note(number, Move.NEWS, STAFF, {"text": f"{place} " + "lang " * 30}, stage.clock.now())
    said = text(stage.say(OWNER, number))
    assert len(said) < 4096
    assert "staat in het bestand" in said
    assert "59 lang" in said


def test_the_files_of_a_story_are_cleared_after_a_day(stage: Stage, number: str) -> None:
    stage.say(OWNER, number)
    stage.tap(OWNER, "Neem het verhaal mee")
    store = stage.assistant.store
    assert store.retention.due(stage.clock.now() + dt.timedelta(days=2))["bestanden met mijn gegevens"] == 1


def test_an_event_without_words_is_only_named() -> None:
    from bot.words.timeline import told

    assert told(Event(dt.datetime.now(dt.UTC), "see", STAFF), T) == ""


def test_the_letter_of_a_number_changes_nobodys_language(stage: Stage) -> None:
    work = stage.assistant.casework
    made = [str(work.register(OWNER, work.flows["initiatief"], {}, (), stage.clock.now()).case) for _ in range(3)]
    assert made[-1].endswith("-A"), "an English word"
    assert "Stand: ontvangen" in text(stage.say(OWNER, made[-1]))
