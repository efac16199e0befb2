"""What is kept of a person: consent before it, seen, taken along, and gone everywhere."""

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from conftest import START, City, make_stage

from bot.clock import MovableClock
from bot.messages import Incoming
from bot.stage import Stage
from bot.store import Store
from bot.store.mine import EXPORT
from bot.store.post import Outgoing
from bot.store.retention import CASE_DAYS, KINDS
from flows import engine, numbers
from flows.case import Event, State
from flows.engine import Talk
from flows.preferences import Mode, Preferences
from flows.showing import Sees, Showing

ME, OTHER, STAFF = "resident:marker-me", "resident:marker-other", "staff:1"
PHONE, NAME = "06 87654321", "Yvonneke"


def text(sent: list[Outgoing], to: str = ME) -> str:
    return "\n".join(row.message.text for row in sent if row.message.to == to)


def register(stage: Stage, who: str) -> str:
    """A registered plan with a name, a phone number and a photo."""
    stage.say(who, "wij willen een straatfeest in de weimarstraat op 12 juni")
    stage.tap(who, "Aanmelden")
    for _question in range(20):
        shown = stage.assistant.store.outbox.newest_buttons(who)
        labels = [button.label for button in shown]
        if "Ja, verstuur" in labels:
            break
        if "Ja, dat mag" in labels:
            stage.tap(who, "Ja, dat mag")
        elif asked(stage, who) == "contact":
            stage.say(who, f"{NAME}, {PHONE}")
        elif "Overslaan" in labels:
            stage.tap(who, "Overslaan")
        else:
            stage.tap(who, labels[0])
    sent = stage.tap(who, "Ja, verstuur")
    number = numbers.find(text(sent, who))
    assert number is not None
    return number


def asked(stage: Stage, who: str) -> str | None:
    """The kind of the question that is open."""
    talk = stage.assistant.store.people.get(who).talk
    if talk is None:
        return None
    given = tuple((name, answer) for name, answer in talk["given"])
    question = engine.current(stage.assistant.casework.flows[talk["flow"]], Talk(talk["flow"], given))
    return question.kind if question else None


def rows(store: Store) -> dict[str, list[Mapping[str, Any]]]:
    return {table: list(store.db.query(f"SELECT * FROM [{table}]")) for table in store.db.table_names()}


def test_before_consent_there_is_nothing_but_the_talk(stage: Stage) -> None:
    stage.say(ME, "wij willen een straatfeest in de weimarstraat op 12 juni")
    stage.tap(ME, "Aanmelden")
    while asked(stage, ME) not in ("consent", None):
        shown = [button.label for button in stage.assistant.store.outbox.newest_buttons(ME)]
        stage.tap(ME, "Overslaan" if "Overslaan" in shown else shown[0])
    kept = rows(stage.assistant.store)
    assert not any(kept[table] for table in ("cases", "events", "promises", "questions_due", "reminders"))
    assert stage.assistant.store.outbox.newest(ME, 9)
    stage.tap(ME, "Nee")
    assert len(stage.assistant.store.outbox.newest(ME, 9)) == 1, "what was said back of it is gone too"
    assert not rows(stage.assistant.store)["cases"], "no consent, no case"
    assert stage.assistant.store.people.get(ME).talk is None


def test_every_flow_asks_consent_before_a_case_is_made(city: City) -> None:
    for flow in city[1].values():
        assert [question.kind for question in flow.questions][-1] == "consent", flow.id


def test_everything_about_me_is_in_my_file_and_nothing_about_others(stage: Stage) -> None:
    mine = register(stage, ME)
    theirs = register(stage, OTHER)
    store = stage.assistant.store
    stage.tap(STAFF, "Pak op")
    store.reminders.replace(ME, [(START.date() + dt.timedelta(days=9), "Denk aan de melding")])
    store.files.add("my-photo", ME, "foto.jpg", "photo", START, b"picture")
    stage.say(ME, "/mijngegevens")
    [sent] = stage.tap(ME, "Geef mij het bestand")
    assert sent.message.file is not None
    kept = store.files.get(sent.message.file, ME)
    assert kept is not None
    name, kind, data = kept
    assert (name, kind) == (f"{EXPORT}2026-11-20.json", "application/json")
    told = json.loads(data)
    assert {case["number"] for case in told["cases"]} == {mine}
    assert all(told[name] for name in ("person", "events", "promises", "reminders", "files", "messages", "received"))
    whole = json.dumps(told, ensure_ascii=False)
    assert all(found in whole for found in (PHONE, NAME, "Denk aan de melding", "my-photo"))
    assert not any(found in whole for found in (theirs, OTHER, STAFF))
    assert store.files.get(sent.message.file, OTHER) is None, "nobody else can fetch it"


def test_erased_is_gone_from_every_table_and_from_the_file_on_disk(city: City, tmp_path: Path) -> None:
    path, clock = tmp_path / "city.db", MovableClock(START)
    with Store(path) as store:
        stage = make_stage(city, store, clock)
        mine, theirs = register(stage, ME), register(stage, OTHER)
        store.files.add("my-photo", ME, "foto.jpg", "photo", START, b"picture-of-" + ME.encode())
        store.reminders.replace(ME, [(START.date() + dt.timedelta(days=9), f"Denk eraan, {NAME}")])
        stage.say(ME, "/verwijder")
        sent = stage.tap(ME, "Ja, wis alles")
        assert "gewist" in text(sent)
        assert "Archiefwet" in text(sent), "what stays is said"
        assert mine in text(sent, "desk"), "the desk hears that it is withdrawn"
        clock.move(dt.timedelta(days=2))
        with store.atomic():
            store.retention.clear(clock.now())
        store.shrink()
        found = {table: json.dumps(kept, default=str) for table, kept in rows(store).items()}
        assert [table for table, kept in found.items() if "marker-me" in kept] == []
        case = store.cases.get(mine)
        assert case is not None
        assert case.state == State.WITHDRAWN
        card = store.cases.card(theirs)
        assert card is not None
        assert PHONE in json.dumps(card.answers), "another's stays"
    with closing(sqlite3.connect(path)) as closing_down:
        closing_down.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = path.read_bytes()
    assert b"marker-me" not in raw, "erased bytes are overwritten in the file itself"
    assert b"marker-other" in raw


def test_what_i_said_is_nowhere_also_not_in_lists_and_copies_at_the_desk(stage: Stage) -> None:
    store = stage.assistant.store
    stage.say(ME, "wij willen een zeepkistrace in de weimarstraat op 12 juni")
    number = register(stage, ME)
    store.cases.append(number, Event(stage.clock.now(), "note", ME, {"text": "zeepkistrace"}))
    answers = json.dumps({"wat": {"said": "zeepkistrace"}, "contact": {"name": NAME, "phone": PHONE, "said": PHONE}})
    store.db.execute("UPDATE cases SET answers = ? WHERE number = ?", [answers, number])
    assert "zeepkistrace" in text(stage.say(STAFF, "/balie"), STAFF), "a list of many cases"
    assert NAME in text(stage.say(STAFF, number), STAFF), "a card, in a private chat"
    assert "zeepkistrace" in text(stage.say(STAFF, f"/verhaal {number}"), STAFF)
    stage.tap(STAFF, "Vraag de bewoner")
    stage.say(STAFF, f"Dag {NAME}, hoe laat begint de zeepkistrace?")
    stage.say(ME, f"Om tien uur, {NAME}")
    stage.say(ME, "/verwijder")
    sent = stage.tap(ME, "Ja, wis alles")
    assert [row.message.slot for row in sent if row.message.takes_back] == [f"card:{number}"], "the card goes"
    stage.wait(dt.timedelta(days=2))
    left = json.dumps(rows(store) | {"gaps": []}, default=str)  # questions without an answer have no person
    assert [word for word in ("zeepkistrace", NAME, PHONE, "marker-me") if word in left] == []


def test_what_others_saw_in_the_list_of_public_plans_goes_too(stage: Stage) -> None:
    number, store = register(stage, ME), stage.assistant.store
    store.showing.choose(number, Showing(Sees.STORY, "bewoners Zwaanplein", public=True))
    store.db.execute("UPDATE cases SET state = ? WHERE number = ?", [State.DONE, number])
    assert "Zwaanplein" in text(stage.say(OTHER, "/buren"), OTHER)
    stage.say(ME, "/verwijder")
    stage.tap(ME, "Ja, wis alles")
    assert "Zwaanplein" not in json.dumps(rows(store), default=str)


def test_what_is_said_of_privacy_is_so_and_on_telegram_it_is_said_who_else_can_read(stage: Stage) -> None:
    days = {kind.name: kind.days for kind in KINDS}
    said = text(stage.say(ME, "/privacy"))
    assert "30 dagen" in said
    assert days["de laatste vraag"] == days["een aanmelding die niet af is"] == 30
    assert f"wat ik je stuurde ({days['wat verstuurd is']} dagen)" in said
    assert "een jaar, zonder wie je bent" in said
    assert days["vragen zonder goed antwoord"] == 365
    assert "Twee jaar" in said
    assert CASE_DAYS == 730
    assert "Autoriteit Persoonsgegevens" in said
    assert "Telegram" not in said
    assert "Telegram is een ander bedrijf" in text(stage.say("tg:77", "/privacy"), "tg:77")


def test_everything_that_is_kept_can_be_read_in_the_chat(stage: Stage) -> None:
    mine, theirs, store = register(stage, ME), register(stage, OTHER), stage.assistant.store
    store.followers.add(theirs, ME)
    store.followers.link(mine)
    store.weekly.follow(ME, ["w-laak", "t-groen"], START.date())
    store.reminders.replace(ME, [(START.date() + dt.timedelta(days=9), "Denk aan de vergunning")])
    store.people.prefer(ME, Preferences(Mode.WEEKLY))
    heard = text(stage.say(ME, "/mijngegevens"))
    for kept in (mine, NAME, f"je volgt: {theirs}", f"via jouw link mogen volgen: {mine}", "elke week volgt: Laak",
                 "Denk aan de vergunning", "Eén keer per week", "Berichten die ik je stuurde"):  # fmt: skip
        assert kept in heard
    assert PHONE not in heard, "who looks over a shoulder sees no whole number; the file has it"
    assert "balie" not in heard


def test_what_was_decided_stays_decided_without_me(stage: Stage) -> None:
    number = register(stage, ME)
    for said in ("Pak op", "Besluit: nee, want"):
        stage.tap(STAFF, said)
    for said in ("De straat is afgesloten.", "APV 2:10", "Een andere dag."):
        stage.say(STAFF, said)
    stage.say(ME, "/verwijder")
    stage.tap(ME, "Ja, wis alles")
    case = stage.assistant.store.cases.get(number)
    assert case is not None
    assert case.state == State.NO
    assert case.decided_at is not None
    assert text(stage.wait(dt.timedelta(days=60))) == "", "nobody is written to any more"
    assert text(stage.say(STAFF, number), STAFF), "the desk can still look at what is left"


def test_something_wrong_in_my_data_is_mended_by_a_person_with_a_promise(stage: Stage) -> None:
    register(stage, ME)
    stage.say(ME, "/mijngegevens")
    stage.tap(ME, "Er klopt iets niet")
    talk = stage.assistant.store.people.get(ME).talk
    assert talk is not None
    assert talk["flow"] == "vraag-aan-loket"


@pytest.mark.parametrize("secret", ["123456782", "NL91 ABNA 0417 1643 00", "4111 1111 1111 1111"])
def test_what_must_not_be_kept_is_gone_before_it_is_stored(stage: Stage, secret: str) -> None:
    store = stage.assistant.store
    store.inbox.add([Incoming("k", ME, ME, START, f"mijn nummer is {secret}, mag ik een straatfeest?")])
    assert secret not in json.dumps(rows(store), default=str), "not even for a moment"
    stage.assistant.work(START)
    sent = stage.deliver()
    assert "niet bewaard" in text(sent)
    assert "straatfeest" in text(sent).casefold(), "and the question is answered"
    assert secret not in json.dumps(rows(store), default=str)


def test_control_characters_do_not_hide_a_number(stage: Stage) -> None:
    stage.assistant.store.inbox.add([Incoming("k", ME, ME, START, "bsn 1234\x0256782")])
    assert "123456782" not in json.dumps(rows(stage.assistant.store), default=str)


def test_an_update_that_comes_again_after_an_erasure_brings_nobody_back(city: City) -> None:
    with Store() as store:
        make_stage(city, store, MovableClock(START))
        came = Incoming("tg:17", ME, ME, START, f"ik ben {NAME} en wil een moestuin")
        store.inbox.add([came])
        [row_id] = [row["id"] for row in store.db.query("SELECT id FROM inbox")]
        store.inbox.done(row_id, START)
        store.erase(ME, START)
        store.inbox.add([came])
        assert store.inbox.next() is None
        assert ME not in json.dumps(rows(store)["inbox"], default=str)


def test_what_somebody_takes_along_does_not_open_their_browser(city: City) -> None:
    who = "web:" + "s" * 32
    with Store() as store:
        stage = make_stage(city, store, MovableClock(START))
        register(stage, who)
        told = json.dumps(store.everything(who), default=str)
        assert NAME in told
        assert "s" * 32 not in told
