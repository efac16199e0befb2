"""The switches of a coordinator: a banner over every answer, and the intake on or off; through restarts."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from conftest import START
from test_story import ME, register, shown, text
from test_team import add, did

from bot import doctor, inline
from bot.messages import Incoming, plain
from bot.settings import Settings
from bot.stage import Stage
from bot.store import Store
from knowledge.guide import Guide

Reopening = Callable[[], Stage]
ANNA, BRAM = "staff:1", "staff:2"
BANNER = "Het telefoonnummer 14070 is vandaag niet bereikbaar."


def switch(opened: Reopening, command: str, why: str = "storing bij de provider") -> str:
    opened().say(ANNA, command)
    return text(opened().say(ANNA, why), ANNA)


def test_a_banner_stands_over_every_answer_until_it_is_taken_away(reopening: Reopening) -> None:
    assert "Gedaan" in switch(reopening, f"/noodbericht {BANNER}")
    for said in ("wij willen een straatfeest in de weimarstraat", "bedankt", "/help"):
        assert text(reopening().say(ME, said)).startswith(BANNER), said
    assert text(reopening().tap(ME, "Iets anders")).startswith(BANNER)
    switch(reopening, "/noodbericht", "opgelost")
    assert BANNER not in text(reopening().say(ME, "bedankt"))


def test_what_is_switched_is_told_in_the_morning_to_who_can_switch_it_back(reopening: Reopening) -> None:
    register(reopening(), ME)
    add(reopening, BRAM, "role:medewerker", "next:where", "next:about")
    switch(reopening, f"/noodbericht {BANNER}")
    sent = reopening().wait(dt.timedelta(days=3))
    assert BANNER in text(sent, ANNA)
    assert text(sent, BRAM) != ""
    assert BANNER not in text(sent, BRAM)


def test_nothing_stands_above_a_cry_for_help(reopening: Reopening) -> None:
    switch(reopening, f"/noodbericht {BANNER}")
    told = text(reopening().say(ME, "er is brand in mijn huis"))
    assert "112" in told.splitlines()[0]
    assert BANNER in told


def test_nothing_is_taken_in_during_a_pause_and_questions_are_answered(reopening: Reopening) -> None:
    answered = text(reopening().say(ME, "wij willen een straatfeest in de weimarstraat"))
    switch(reopening, "/pauze")
    assert text(reopening().say(ME, "wij willen een straatfeest in de weimarstraat")).splitlines()[0] in answered
    told = text(reopening().tap(ME, "Aanmelden"))
    assert "even niet" in told
    assert "Segbroek" in told, "the loket of the place"
    assert reopening().assistant.store.people.get(ME).talk is None
    switch(reopening, "/pauze", "opgelost")
    assert register(reopening(), ME)


def test_who_was_almost_ready_loses_nothing_by_a_pause(reopening: Reopening) -> None:
    stage = reopening()
    stage.say(ME, "wij willen een straatfeest in de weimarstraat")
    stage.tap(ME, "Aanmelden")
    while "Ja, verstuur" not in shown(stage, ME):
        stage.tap(ME, next(label for label in ("Alleen", "Overslaan", "Ja, dat mag") if label in shown(stage, ME)))
    switch(reopening, "/pauze")
    told = text(reopening().tap(ME, "Ja, verstuur"))
    assert "blijven staan" in told
    assert reopening().assistant.store.cases.of(ME) == []
    switch(reopening, "/pauze", "opgelost")
    assert "Je nummer is" in text(reopening().tap(ME, "Ja, verstuur"))


def test_nothing_is_switched_without_a_reason_or_by_somebody_else(reopening: Reopening) -> None:
    reopening().say(ANNA, "/pauze")
    assert not switches_of(reopening)[1], "not before it was said why"
    reopening().tap(ANNA, "Annuleer")
    reopening().say(ANNA, "toch niet")
    assert switches_of(reopening) == ("", False)
    add(reopening, BRAM, "role:medewerker", "next:where", "next:about")
    for command in ("/pauze", f"/noodbericht {BANNER}"):
        assert "coördinator" in text(reopening().say(BRAM, command), BRAM)
        reopening().say(BRAM, "omdat ik het wil")
        reopening().say(ME, command)
        reopening().say(ME, "omdat ik het wil")
    assert switches_of(reopening) == ("", False)


def switches_of(opened: Reopening) -> tuple[str, bool]:
    switches = opened().assistant.store.switches
    return switches.banner, switches.paused


def test_who_switched_and_why_is_in_the_log(reopening: Reopening) -> None:
    switch(reopening, f"/noodbericht {BANNER}")
    switch(reopening, "/pauze", "drie mensen ziek")
    paused, banner = reopening().assistant.store.audit.newest(2)
    assert (paused.who, paused.what, paused.why) == (ANNA, "aanmelden uit", "drie mensen ziek")
    assert BANNER in banner.what
    assert banner.why == "storing bij de provider"


def test_doctor_tells_what_is_switched(tmp_path: Path) -> None:
    path = tmp_path / "talk.db"
    with Store(path) as store:
        before = told(path)
        store.switches.set_banner(BANNER)
        store.switches.pause(on=True)
    assert "LET OP" not in before
    assert f"LET OP: noodbericht boven elk antwoord: “{BANNER}”" in told(path)
    assert "LET OP: aanmelden staat op pauze" in told(path)


def told(path: Path) -> str:
    found = doctor.examine(Settings(stadswijzer_db=path), START.date())
    return "\n".join(line for _right, line in found)


def test_in_a_group_of_neighbours_the_banner_stands_too(stage: Stage) -> None:
    stage.assistant.store.switches.set_banner(BANNER)
    now = stage.clock.now()
    came = Incoming("group:1", ME, "tg:-100", now, text="mogen we een straatfeest houden?", group=True)
    stage.assistant.store.inbox.add([came])
    stage.assistant.work(now)
    assert text(stage.deliver(), "tg:-100").startswith(BANNER)


def test_a_pause_with_its_reason_takes_one_yes(reopening: Reopening) -> None:
    assert "drie mensen ziek" in text(reopening().say(ANNA, "/pauze drie mensen ziek"), ANNA)
    assert not switches_of(reopening)[1], "not before the yes"
    sent = reopening().tap(ANNA, "Ja, doe het")
    assert switches_of(reopening)[1]
    assert "aanmelden uit. Reden: drie mensen ziek" in text(sent, "desk"), "colleagues know"
    did(reopening(), ANNA, "d:switch")
    assert switches_of(reopening)[1], "a second tap changes nothing"
    [entry] = reopening().assistant.store.audit.newest(1)
    assert (entry.what, entry.why) == ("aanmelden uit", "drie mensen ziek")


def test_a_colleague_cannot_say_yes_to_a_switch(reopening: Reopening) -> None:
    reopening().say(ANNA, "/pauze drie mensen ziek")
    add(reopening, BRAM, "role:medewerker", "next:where", "next:about")
    for who in (BRAM, ME):
        did(reopening(), who, "d:switch")
    assert not switches_of(reopening)[1]


def test_what_is_switched_is_not_forgotten(reopening: Reopening) -> None:
    switch(reopening, f"/noodbericht {BANNER}")
    switch(reopening, "/pauze")
    for told in (
        text(reopening().say(ANNA, "/wachtrij"), ANNA),
        text(reopening().wait(dt.timedelta(days=3)), ANNA),
    ):
        assert BANNER in told
        assert "aanmelden staat uit" in told


def test_the_banner_stands_over_answers_about_ones_own_case_too(reopening: Reopening) -> None:
    number = register(reopening(), ME)
    did(reopening(), ANNA, f"d:ask:{number}")
    reopening().say(ANNA, "Hoe breed is je stoep?")
    switch(reopening, f"/noodbericht {BANNER}")
    assert text(reopening().say(ME, "twee meter")).startswith(BANNER)
    now = reopening().clock.now()
    reopening().assistant.store.inbox.add([Incoming("wd:1", ME, ME, now, action=f"withdraw!:{number}")])
    stage = reopening()
    stage.assistant.work(now)
    assert text(stage.deliver()).startswith(BANNER)


def test_what_is_put_in_another_chat_has_the_banner(guide: Guide) -> None:
    for typed, urgent in (("moestuin laak", False), ("brand in mijn huis", True)):
        for offer in inline.offers(guide, typed, "nl", "bot", START, BANNER):
            first, last = plain(offer.text).splitlines()[0], plain(offer.text).splitlines()[-1]
            assert (last if urgent else first) == BANNER
