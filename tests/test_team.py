"""Who may do what at the desk: roles and areas, given and taken by a coordinator, and the log of what was done."""

import datetime as dt
import itertools
import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import START
from test_story import ME, register, text

from bot import settings
from bot.desk.listed import members
from bot.desk.roster import Roster, covers
from bot.messages import Incoming, Message
from bot.stage import Stage
from bot.store import Store
from bot.store.cases import Card
from bot.store.staff import Member, Role
from flows.case import State
from knowledge.guide import Guide

Reopening = Callable[[], Stage]
ANNA, BRAM, CARLA = "staff:1", "staff:2", "staff:3"
_keys = itertools.count()


def did(stage: Stage, who: str, action: str) -> str:
    now = stage.clock.now()
    stage.assistant.store.inbox.add([Incoming(f"did:{next(_keys)}", who, who, now, action=action)])
    while stage.assistant.work(now):
        pass
    return text(stage.deliver(), who)


def add(opened: Reopening, who: str, *steps: str, by: str = ANNA) -> str:
    """A coordinator adds somebody, with these buttons; tells the last answer."""
    opened().say(by, f"/team erbij {who.partition(':')[2]} Bram, wijkmanager Laak")
    return [did(opened(), by, f"d:team:{step}") for step in (*steps, "yes")][-1]


AS_STAFF = ("role:medewerker", "where:laak", "next:where", "next:about")


def state(stage: Stage, number: str) -> State:
    found = stage.assistant.store.cases.get(number)
    assert found is not None
    return found.state


def test_a_colleague_for_one_stadsdeel_works_there_and_nowhere_else(reopening: Reopening) -> None:
    number = register(reopening(), ME)  # in Segbroek
    assert "Laak" in add(reopening, BRAM, *AS_STAFF)
    for said in (f"d:card:{number}", f"d:take:{number}", f"d:decide-yes:{number}", f"d:to:{number}:laak"):
        assert "valt buiten" in did(reopening(), BRAM, said), said
    assert "valt buiten" in text(reopening().say(BRAM, number), BRAM)
    assert state(reopening(), number) is State.RECEIVED
    did(reopening(), ANNA, f"d:to:{number}:laak")
    reopening().say(ANNA, "De plek ligt net over de grens.")
    assert "straatfeest" in did(reopening(), BRAM, f"d:take:{number}")


def test_a_case_elsewhere_is_not_tied_to_one_of_the_own_stadsdeel(reopening: Reopening) -> None:
    elsewhere, stage = register(reopening(), ME), reopening()  # in Segbroek
    work = stage.assistant.casework
    plan = {"wat": {"said": "een geveltuin"}, "waar": {"stadsdeel": "laak"}}
    here = work.register("resident:2", work.flows["initiatief"], plan, (), stage.clock.now()).case
    add(reopening, BRAM, *AS_STAFF)
    assert "valt buiten" in text(reopening().say(BRAM, f"/koppel {here} {elsewhere}"), BRAM)
    did(reopening(), BRAM, "d:cancel")
    assert "Wat hebben ze" in text(reopening().say(ANNA, f"/koppel {here} {elsewhere}"), ANNA)


def test_a_number_that_could_be_a_citizen_service_number_can_be_used_all_the_same(stage: Stage) -> None:
    shown = text(stage.say("staff:123456782", "/nummer"), "staff:123456782")
    assert "12345-6782" in shown
    assert "streepje" in text(stage.say(ANNA, "/team erbij 123456782 Bram, wijkmanager Laak"), ANNA)
    assert "Bram" in text(stage.say(ANNA, "/team erbij 12345-6782 Bram, wijkmanager Laak"), ANNA)
    for step in (*AS_STAFF, "yes"):
        did(stage, ANNA, f"d:team:{step}")
    assert stage.assistant.store.staff.get("staff:123456782") is not None


def test_only_a_yes_puts_somebody_on_the_list(reopening: Reopening) -> None:
    reopening().say(ANNA, "/team erbij 2 Bram, wijkmanager Laak")
    did(reopening(), ANNA, "d:team:role:medewerker")
    assert reopening().assistant.store.staff.all() == []
    did(reopening(), ANNA, "d:cancel")
    did(reopening(), ANNA, "d:team:yes")
    assert reopening().assistant.store.staff.all() == [], "a button of before does nothing"


def test_an_editor_sees_no_cases(reopening: Reopening) -> None:
    number = register(reopening(), ME)
    add(reopening, BRAM, "role:redacteur")
    for said in (f"d:card:{number}", "d:queue", f"d:take:{number}"):
        assert "geen dossiers" in did(reopening(), BRAM, said)
    assert "straatfeest" not in text(reopening().say(BRAM, "/wachtrij"), BRAM)
    can = text(reopening().say(BRAM, "/opdrachten"), BRAM)
    assert "/vragen" in can
    assert "/pak" not in can, "and is not told what they can't do"
    assert "/pak" in text(reopening().say(ANNA, "/opdrachten"), ANNA)


def test_who_asks_for_the_list_stands_on_it(reopening: Reopening) -> None:
    assert "De balie (1)" in text(reopening().say(ANNA, "/team"), ANNA)


def test_who_is_taken_off_loses_everything_at_once_also_what_was_begun(reopening: Reopening) -> None:
    number = register(reopening(), ME)
    did(reopening(), BRAM, f"d:ask:{number}")
    assert "meteen niets" in did(reopening(), ANNA, f"d:team:off:{BRAM}")
    assert reopening().assistant.is_staff(BRAM), "one tap is not enough"
    did(reopening(), ANNA, f"d:team:off!:{BRAM}")
    assert not reopening().assistant.is_staff(BRAM), "also when the settings name them"
    assert text(reopening().say(BRAM, "Hoe breed is je stoep?")) == ""
    assert "alleen voor medewerkers" in did(reopening(), BRAM, f"d:take:{number}")
    assert state(reopening(), number) is State.RECEIVED
    assert "Typ je vraag" in did(reopening(), ANNA, f"d:ask:{number}"), "and holds no case"


def test_a_coordinator_always_remains(reopening: Reopening) -> None:
    add(reopening, BRAM, "role:coördinator")
    did(reopening(), ANNA, f"d:team:off:{BRAM}")
    did(reopening(), BRAM, f"d:team:off:{ANNA}")
    did(reopening(), ANNA, f"d:team:off!:{BRAM}")
    assert "alleen voor medewerkers" in did(reopening(), BRAM, f"d:team:off!:{ANNA}"), "who was quicker remains"
    assert "andere coördinator" in did(reopening(), ANNA, f"d:team:off!:{ANNA}")
    assert "andere coördinator" in text(reopening().say(ANNA, "/team erbij 1 Anna, makelaar"), ANNA)
    assert reopening().assistant.roster.is_coordinator(ANNA)


@pytest.mark.parametrize("role", ["medewerker", "redacteur"])
def test_others_cannot_change_the_list(reopening: Reopening, role: str) -> None:
    add(reopening, BRAM, f"role:{role}", "next:where", "next:about")
    assert "coördinator" in text(reopening().say(BRAM, "/team erbij 2 Bram, baas"), BRAM)
    for step in ("role:coördinator", "yes", f"off!:{ANNA}"):
        did(reopening(), BRAM, f"d:team:{step}")
    assert reopening().assistant.is_staff(ANNA)
    assert not reopening().assistant.roster.is_coordinator(BRAM)
    assert "coördinator" in text(reopening().say(BRAM, "/logboek"), BRAM)


def test_a_resident_learns_nothing_of_the_list(stage: Stage) -> None:
    for said in ("/team", "/team erbij 9 Ik, baas", "/logboek"):
        assert "ken ik niet" in text(stage.say(ME, said))
    assert not stage.assistant.is_staff(ME)


def test_everything_that_was_done_is_in_the_log(reopening: Reopening) -> None:
    number = register(reopening(), ME)
    add(reopening, BRAM, *AS_STAFF)
    did(reopening(), ANNA, f"d:card:{number}")
    did(reopening(), ANNA, f"d:to:{number}:laak")
    reopening().say(ANNA, "De plek ligt net over de grens.")
    done = reopening().assistant.store.audit.newest(10)
    assert [(entry.who, entry.case) for entry in done] == [(ANNA, number), (ANNA, number), (ANNA, None)]
    assert done[0].why == "De plek ligt net over de grens."
    assert "wijkmanager" in done[2].why
    shown = text(reopening().say(ANNA, f"/logboek {number}"), ANNA)
    assert "Geef door" in shown
    assert "team" not in shown, "only of this case"


def test_who_is_erased_stands_in_no_log_by_name(reopening: Reopening) -> None:
    add(reopening, BRAM, *AS_STAFF)
    did(reopening(), ANNA, f"d:team:off!:{BRAM}")
    store = reopening().assistant.store
    assert "Bram" in "".join(entry.why for entry in store.audit.newest(9))
    with store.atomic():
        store.erase(BRAM, START)
    assert "Bram" not in "".join(entry.why for entry in store.audit.newest(9))
    assert [entry.what for entry in store.audit.newest(2)] == ["team: eraf", "team: erbij"], "what was done stays"


def test_what_staff_were_writing_about_somebody_goes_when_they_are_erased(reopening: Reopening) -> None:
    number = register(reopening(), ME)
    did(reopening(), ANNA, f"d:decide-no:{number}")
    reopening().say(ANNA, "Mevrouw Yvonneke heeft schulden")
    assert "Yvonneke" in str(reopening().assistant.store.people.get(ANNA).desk)
    reopening().say(ME, "/verwijder")
    reopening().tap(ME, "Ja, wis alles")
    assert "Yvonneke" not in str(reopening().assistant.store.people.get(ANNA).desk)


def test_the_log_is_only_added_to(stage: Stage) -> None:
    number = register(stage, ME)
    did(stage, ANNA, f"d:wait:{number}")
    stage.say(ANNA, "Meneer Jansen van stadsbeheer is ziek.")
    db = stage.assistant.store.db
    for change in ("who = 'staff:9'", "what = 'niets'", "why = 'iets anders'", "at = ''", "case_number = NULL"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            db.execute(f"UPDATE audit SET {change}")
    stage.say(ME, "/verwijder")
    stage.tap(ME, "Ja, wis alles")
    [entry] = stage.assistant.store.audit.newest(5, case=number)
    assert (entry.what, entry.why) == ("Wacht op een ander", ""), "what was done stays, what was said of somebody goes"


def card(stadsdeel: str | None, keeper: str | None = None) -> Card:
    with Store() as store:
        number = store.cases.register("initiatief", ME, stadsdeel, {}, (), START)
        found = store.cases.card(number)
    assert found is not None
    return replace(found, keeper=keeper)


@pytest.mark.parametrize(
    ("role", "stadsdelen", "themes", "where", "about", "keeper", "may"),
    [
        (Role.STAFF, (), (), "laak", {"groen"}, None, True),
        (Role.STAFF, ("laak",), (), "laak", {"groen"}, None, True),
        (Role.STAFF, ("laak",), (), "centrum", {"groen"}, None, False),
        (Role.STAFF, ("laak",), (), "centrum", {"groen"}, BRAM, True),
        (Role.STAFF, ("laak",), (), "centrum", {"groen"}, CARLA, False),
        (Role.STAFF, ("laak",), (), None, {"groen"}, None, True),
        (Role.STAFF, (), ("groen",), "laak", {"groen", "geld"}, None, True),
        (Role.STAFF, (), ("groen",), "laak", {"feest"}, None, False),
        (Role.STAFF, (), ("groen",), "laak", set(), None, True),
        (Role.STAFF, ("laak",), ("groen",), "laak", {"feest"}, None, False),
        (Role.COORDINATOR, ("laak",), (), "centrum", {"groen"}, None, True),
        (Role.EDITOR, (), (), "laak", {"groen"}, BRAM, False),
        (Role.GONE, (), (), "laak", {"groen"}, BRAM, False),
    ],
)
def test_what_somebody_may_work_on(
    role: Role,
    stadsdelen: tuple[str, ...],
    themes: tuple[str, ...],
    where: str | None,
    about: set[str],
    keeper: str | None,
    may: bool,
) -> None:
    member = Member(BRAM, "Bram", "", role, frozenset(stadsdelen), frozenset(themes))
    assert covers(member, card(where, keeper), frozenset(about)) is may


def test_who_is_in_the_settings_is_a_colleague_from_the_start(reopening: Reopening) -> None:
    stage = reopening()
    number = register(stage, ME)
    stage.assistant.roster = Roster(
        stage.assistant.store.staff,
        lambda who: who in (ANNA, BRAM),
        {who: Member(who, "", "", Role.COORDINATOR) for who in (ANNA, BRAM)},
    )
    stage.assistant.use(stage.assistant.guide, stage.assistant.casework.flows)
    did(stage, ANNA, f"d:hand-over:{number}")
    stage.tap(ANNA, "2")
    assert "Reden" in text(stage.say(ANNA, "Jij kent de straat."), BRAM)
    assert number in text(stage.wait(dt.timedelta(days=3)), BRAM), "and hears in the morning what waits"


def test_the_settings_give_roles_and_parts_of_the_city(
    guide: Guide, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAFF_IDS", "1, 2=redacteur, 3=medewerker+laak+groen, 4=escamp")
    found = members(settings.read().staff_ids, guide.pack)
    assert {who: (one.role, *one.stadsdelen, *one.themes) for who, one in found.items()} == {
        "tg:1": (Role.COORDINATOR,),
        "tg:2": (Role.EDITOR,),
        "tg:3": (Role.STAFF, "laak", "groen"),
        "tg:4": (Role.STAFF, "escamp"),
    }
    roster = Roster(stage.assistant.store.staff, lambda who: who in found, found)
    assert not roster.works_on_cases("tg:2")
    assert [roster.is_coordinator(who) for who in found] == [True, False, False, False]
    assert not roster.may("tg:3", card("segbroek", None), ["groen"])
    assert roster.may("tg:3", card("laak", None), ["groen"])


def test_a_word_in_the_settings_that_is_no_role_or_place_is_named(guide: Guide) -> None:
    with pytest.raises(ValueError, match=r"STAFF_IDS: laaak \(bij 3\).*redacteur.*laak"):
        members([settings.Listed(3, ("medewerker", "laaak"))], guide.pack)


def test_editors_see_what_we_did_not_know_and_nobody_else_does(reopening: Reopening) -> None:
    add(reopening, BRAM, "role:redacteur")
    assert "geen vragen" in text(reopening().say(BRAM, "/vragen"), BRAM)
    reopening().say(ME, "blorf wirm kameel 06 12345678")
    shown = text(reopening().say(BRAM, "/vragen"), BRAM)
    assert "kameel" in shown
    assert "12345678" not in shown
    assert "kameel" not in text(reopening().say("resident:2", "/vragen"), "resident:2")


def test_looking_is_in_the_log_as_well(reopening: Reopening) -> None:
    for said in ("/wachtrij", "/team", "/vragen", "/logboek"):
        reopening().say(ANNA, said)
    done = [entry.what for entry in reopening().assistant.store.audit.newest(10)]
    assert done == ["logboek", "vragen", "team", "wachtrij"]


def test_what_still_waits_for_who_is_taken_off_is_never_sent(reopening: Reopening) -> None:
    number = register(reopening(), ME)
    add(reopening, BRAM, *AS_STAFF)
    own = register(reopening(), BRAM)
    now = reopening().clock.now()
    later = now + dt.timedelta(hours=1)
    outbox = reopening().assistant.store.outbox
    outbox.add(Message(BRAM, "Een collega gaf deze zaak aan jou.", case=number, not_before=later), now)
    outbox.add(Message(BRAM, "Goedemorgen. Dit wacht vandaag.", bulk=True, not_before=later), now)
    outbox.add(Message(BRAM, "Nieuws van je eigen plan.", case=own, not_before=later), now)
    did(reopening(), ANNA, f"d:team:off!:{BRAM}")
    told = text(reopening().wait(dt.timedelta(hours=2)), BRAM)
    assert told == "Nieuws van je eigen plan.", "who leaves the desk is still a resident"


def test_a_case_that_somebody_was_writing_about_is_free_when_they_go(reopening: Reopening) -> None:
    stage = reopening()
    number = register(stage, ME)
    stage.assistant.store.staff.call(BRAM, "Bram")
    did(stage, BRAM, f"d:ask:{number}")
    now = stage.clock.now()
    assert "Bram schrijft" in stage.assistant.casework.desk_card(number, now)[0]
    stage.assistant.store.inbox.add([Incoming("off:1", ANNA, ANNA, now, action=f"d:team:off!:{BRAM}")])
    stage.assistant.work(now)
    cards = text(stage.deliver(), "desk")
    assert number in cards
    assert "schrijft" not in cards


@pytest.mark.parametrize("said", ["", "2", "x Bram", f"{'9' * 70} Bram", f"2 {'B' * 70}", "2,Bram"])
def test_who_is_half_named_is_not_added(reopening: Reopening, said: str) -> None:
    assert "Zo zet je iemand op de lijst" in text(reopening().say(ANNA, f"/team erbij {said}"), ANNA)
    assert reopening().assistant.store.people.get(ANNA).desk is None


def test_a_number_of_another_keyboard_is_the_same_number(reopening: Reopening) -> None:
    reopening().say(ANNA, "/team erbij ٢ Bram, wijkmanager")
    for step in (*AS_STAFF, "yes"):
        did(reopening(), ANNA, f"d:team:{step}")
    assert not reopening().assistant.roster.is_coordinator(BRAM)
    assert reopening().assistant.is_staff(BRAM)
