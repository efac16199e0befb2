"""Parties, links, splits, merges, and people who meet: each person concerned hears it once, nobody without consent."""

import datetime as dt

import pytest
from test_story import register, state, text

from bot.messages import DESK, plain
from bot.stage import Stage
from flows.case import Actor, IllegalMove, Move
from flows.ties import parties

ME, OTHER, NEIGHBOUR, STAFF = "resident:1", "resident:2", "resident:3", "staff:1"
PLAN = {"wat": {"said": "geveltuin"}, "waar": {"stadsdeel": "laak", "wijk": "laakkwartier", "said": "Laak"}}
ROUTE = ("geveltuin",)


def plan(stage: Stage, who: str, **changed: object) -> str:
    work = stage.assistant.casework
    answers = PLAN | {"waar": PLAN["waar"] | changed}
    return str(work.register(who, work.flows["initiatief"], answers, ROUTE, stage.clock.now()).case)


def staff(stage: Stage, number: str, move: Move, **data: str) -> list[tuple[str, str]]:
    """Staff make a move; who was told what."""
    stage.assistant.casework.move(number, move, Actor.STAFF, STAFF, data, stage.clock.now())
    return [(row.message.to, row.message.text) for row in stage.deliver() if row.message.to != DESK]


def agreed(stage: Stage, one: str, other: str) -> None:
    """Their people both said yes."""
    stage.assistant.store.pairs.begin(one, other, stage.clock.now())
    stage.assistant.store.pairs.now(one, other, "agreed")


def test_staff_let_a_party_take_part_by_buttons_and_the_case_keeps_one_owner(stage: Stage) -> None:
    number = register(stage, ME)
    stage.tap(STAFF, "Meer")
    stage.tap(STAFF, "Laat meedoen")
    stage.say(STAFF, "Haag Wonen")
    sent = stage.say(STAFF, "Zij kijken of de schutting weg mag")
    assert "Haag Wonen doet nu mee" in text(sent)
    assert "Je blijft bij stadsdeel Segbroek" in text(sent)
    assert "Doet mee: Haag Wonen" in stage.assistant.casework.desk_card(number, stage.clock.now())[0]
    staff(stage, number, Move.RELEASE, party="haag wonen", text="klaar")
    assert "Doet mee" not in stage.assistant.casework.desk_card(number, stage.clock.now())[0]


def test_linked_cases_are_told_once_on_both_sides(stage: Stage) -> None:
    mine, theirs = plan(stage, ME), plan(stage, OTHER)
    told = staff(stage, mine, Move.LINK, other=theirs, text="dezelfde stoep")
    assert sorted(who for who, _text in told) == [ME, OTHER]
    assert any(theirs in said for who, said in told if who == ME)
    assert any(mine in said for who, said in told if who == OTHER)


@pytest.mark.parametrize(
    ("other", "code"), [("26-99999-X", "no-such-case"), ("me", "same-case"), ("theirs", "not-agreed")]
)
def test_what_can_not_be_merged_is_refused_with_its_reason(stage: Stage, other: str, code: str) -> None:
    mine, theirs = plan(stage, ME), plan(stage, OTHER)
    named = {"me": mine, "theirs": theirs}.get(other, other)
    with pytest.raises(IllegalMove) as refused:
        staff(stage, mine, Move.MERGE, other=named, text="hetzelfde")
    assert refused.value.code == code
    assert stage.assistant.casework.card(mine).state == "received"


def test_who_is_erased_is_in_no_pair_any_more(stage: Stage) -> None:
    mine, theirs = plan(stage, ME), plan(stage, OTHER)
    agreed(stage, mine, theirs)
    assert stage.assistant.store.pairs.of(mine) == [(theirs, "agreed")]
    stage.assistant.store.erase(OTHER, stage.clock.now())
    assert stage.assistant.store.pairs.of(mine) == []


def test_who_withdrew_does_not_hear_that_somebody_linked_to_it(stage: Stage) -> None:
    mine, theirs = plan(stage, ME), plan(stage, OTHER)
    stage.assistant.casework.move(theirs, Move.WITHDRAW, Actor.RESIDENT, OTHER, {}, stage.clock.now())
    with pytest.raises(IllegalMove) as refused:
        staff(stage, mine, Move.LINK, other=theirs, text="dezelfde stoep")
    assert refused.value.code == "other-closed"


def test_a_merge_is_told_once_to_everybody_and_both_numbers_are_found(stage: Stage) -> None:
    mine, theirs = plan(stage, ME), plan(stage, OTHER)
    store = stage.assistant.store
    store.followers.add(mine, NEIGHBOUR)
    agreed(stage, mine, theirs)
    told = staff(stage, mine, Move.MERGE, other=theirs, text="twee helften van een straat")
    assert sorted(who for who, _text in told) == [ME, OTHER, NEIGHBOUR]
    assert all(mine in said and theirs in said for _who, said in told)
    assert store.promises.open_of(mine) == []
    assert theirs in text(stage.say(ME, mine)), "the old number still leads on"
    assert theirs in text(stage.say(ME, theirs)), "and the case it goes on in is theirs too"
    stage.clock.move(dt.timedelta(days=1))
    assert sorted(who for who, _text in staff(stage, theirs, Move.TAKE)) == [ME, OTHER, NEIGHBOUR]
    assert stage.wait(dt.timedelta(days=5)) == [], "the merged case says nothing of its own any more"


def test_a_part_that_is_split_off_is_a_case_of_its_own_with_a_promise(stage: Stage) -> None:
    mine = plan(stage, ME)
    [(who, said)] = staff(stage, mine, Move.SPLIT, text="de bankjes")
    [part] = [card for card in stage.assistant.store.cases.of(ME) if card.number != mine]
    assert (who, part.number in said) == (ME, True)
    assert [promise.kind for promise in stage.assistant.store.promises.open_of(part.number)] == ["answer"]
    assert part.answers["waar"] == PLAN["waar"]


def test_two_with_a_plan_alike_meet_only_when_both_say_yes(stage: Stage) -> None:
    theirs = plan(stage, OTHER)
    stage.deliver()
    mine = plan(stage, ME)
    stage.deliver()
    asked = stage.wait(dt.timedelta(days=1))
    assert [row.message.to for row in asked if row.message.to != DESK] == [ME]
    assert theirs not in text(asked), "nothing of the other is told before they agree"
    sent = stage.tap(ME, "Ja, graag")
    assert "lijkt" in text(sent, OTHER)
    assert mine not in text(sent, OTHER)
    sent = stage.tap(OTHER, "Ja, graag")
    assert "brengt jullie bij elkaar" in text(sent, OTHER)
    assert "brengt jullie bij elkaar" in text(sent + stage.wait(dt.timedelta(days=2)), ME)
    assert mine in text(sent, DESK)
    assert len(staff(stage, mine, Move.MERGE, other=theirs, text="samen")) == 2, "now they may go on together"


def test_who_says_no_is_not_asked_again_and_the_other_never_knows_who(stage: Stage) -> None:
    plan(stage, OTHER)
    plan(stage, ME)
    stage.wait(dt.timedelta(days=1))
    sent = stage.tap(ME, "Nee, liever niet")
    assert text(sent, OTHER) == ""
    assert "al antwoord" in text(stage.tap(ME, "Ja, graag"))


def test_who_withdrew_in_between_brings_nobody_to_the_other(stage: Stage) -> None:
    plan(stage, OTHER)
    mine = plan(stage, ME)
    stage.wait(dt.timedelta(days=1))
    stage.assistant.casework.move(mine, Move.WITHDRAW, Actor.RESIDENT, ME, {}, stage.clock.now())
    stage.deliver()
    sent = stage.tap(ME, "Ja, graag")
    assert "dan niet" in text(sent, ME)
    assert text(sent + stage.wait(dt.timedelta(days=2)), OTHER) == ""


@pytest.mark.parametrize("changed", [{"wijk": "spoorwijk"}, {"stadsdeel": "loosduinen"}])
def test_a_plan_elsewhere_is_not_suggested(stage: Stage, changed: dict[str, str]) -> None:
    plan(stage, OTHER)
    plan(stage, ME, **changed)
    assert "kennismaken" not in text(stage.wait(dt.timedelta(days=2)))


def test_a_plan_registered_twice_is_one_when_its_owner_says_so(stage: Stage) -> None:
    first = plan(stage, ME)
    work = stage.assistant.casework
    told = work.register(ME, work.flows["initiatief"], PLAN, ROUTE, stage.clock.now())
    second = str(told.case)
    assert f"lijkt op je eerdere plan {first}" in plain(told.text)
    stage.assistant.store.outbox.add(told, stage.clock.now())
    stage.deliver()
    sent = stage.tap(ME, "Ja, voeg ze samen")
    assert first in text(sent)
    assert state(stage, second) == "merged"
    assert state(stage, first) == "received"
    assert "hetzelfde plan" in text(sent, DESK)
    assert stage.assistant.store.promises.open_of(second) == []


def test_nobody_merges_a_plan_of_somebody_else_with_a_button(stage: Stage) -> None:
    theirs, mine = plan(stage, OTHER), plan(stage, ME)
    person = stage.assistant.store.people.get(ME)
    for one, other in ((mine, theirs), (theirs, mine)):
        [told] = stage.assistant._cases.action(person, "same", f"{one}:{other}:yes", ME, stage.clock.now())
        assert "ken ik niet" in told.text
    assert (state(stage, mine), state(stage, theirs)) == ("received", "received")


def test_the_card_says_what_looks_like_it_and_whether_they_want_to_meet(stage: Stage) -> None:
    theirs, mine = plan(stage, OTHER), plan(stage, ME)
    card, _taps = stage.assistant.casework.desk_card(mine, stage.clock.now())
    assert f"Lijkt op: {theirs} (gevraagd of zij willen kennismaken)" in card


@pytest.mark.parametrize("typed", [None, "de buurman wil het toch niet"])
def test_its_own_people_stop_a_plan_with_a_reason_and_can_go_on(stage: Stage, typed: str | None) -> None:
    number = plan(stage, ME)
    stage.say(ME, number)
    stage.tap(ME, "Trek in")
    asked = stage.tap(ME, "Het gaat niet door, omdat…")
    assert "niet mislukt" in text(asked)
    sent = stage.say(ME, typed) if typed else stage.tap(ME, "Te weinig mensen")
    why = typed or "Te weinig mensen"
    assert why in text(sent)
    assert "Dank je wel" in text(sent)
    assert why in text(sent, DESK)
    assert state(stage, number) == "stopped"
    assert text(stage.wait(dt.timedelta(days=10))) == "", "who stopped is left in peace"
    stage.tap(ME, "Toch verder")
    assert state(stage, number) == "in-progress"


def test_whom_the_initiator_needs_is_one_tap_to_let_take_part(stage: Stage) -> None:
    work = stage.assistant.casework
    answers = PLAN | {"partijen": {"said": "groen van de gemeente, de woningcorporatie Haag Wonen en Zebra"}}
    number = str(work.register(ME, work.flows["groot-initiatief"], answers, (), stage.clock.now()).case)
    stage.deliver()
    stage.tap(STAFF, "Meer")
    [asked] = [row.message for row in stage.tap(STAFF, "Laat meedoen") if row.message.to == STAFF]
    labels = [button.label for button in asked.buttons]
    assert labels[:3] == ["groen van de gemeente", "woningcorporatie Haag Wonen", "Zebra"]
    stage.tap(STAFF, "Zebra")
    stage.say(STAFF, "zij kennen de mensen in de straat")
    assert [party.name for party in parties(work.store.cases.events(number))] == ["Zebra"]
    stage.tap(STAFF, "Meer")
    [again] = [row.message for row in stage.tap(STAFF, "Laat meedoen") if row.message.to == STAFF]
    assert "Zebra" not in [button.label for button in again.buttons]


def for_neighbour(stage: Stage, number: str, helper: str, neighbour: str) -> None:
    """This case of a helper is for a neighbour, who agreed by the link."""
    store, now = stage.assistant.store, stage.clock.now()
    store.behalf.begin(number, helper, "persoon", now)
    store.behalf.agree(number, neighbour, now)


def test_a_part_of_a_plan_for_a_neighbour_is_theirs_too(stage: Stage) -> None:
    number = plan(stage, ME)
    for_neighbour(stage, number, ME, NEIGHBOUR)
    heard = staff(stage, number, Move.SPLIT, text="een bankje erbij")
    [part] = set(stage.assistant.store.behalf.for_neighbour(NEIGHBOUR)) - {number}
    assert ME not in [who for who, _said in heard]
    assert {who for who, _said in staff(stage, part, Move.NEWS, text="De stoep wordt gemeten.")} == {NEIGHBOUR}
    assert stage.assistant.casework.owned(part, NEIGHBOUR) is not None


def test_who_helps_two_neighbours_decides_for_neither_that_their_plans_are_one(stage: Stage) -> None:
    one, other = plan(stage, ME), plan(stage, ME)
    for_neighbour(stage, one, ME, OTHER)
    for_neighbour(stage, other, ME, NEIGHBOUR)
    with pytest.raises(IllegalMove):
        staff(stage, one, Move.MERGE, other=other, text="hetzelfde")
    agreed(stage, one, other)
    staff(stage, one, Move.MERGE, other=other, text="hetzelfde")
    assert state(stage, one) == "merged"


def test_who_followed_the_plan_in_which_theirs_goes_on_hears_it_once_and_loses_nothing(stage: Stage) -> None:
    mine, theirs = plan(stage, ME), plan(stage, OTHER)
    followers = stage.assistant.store.followers
    followers.add(mine, OTHER)
    followers.add(theirs, ME)
    agreed(stage, mine, theirs)
    staff(stage, mine, Move.MERGE, other=theirs, text="hetzelfde")
    assert followers.of(theirs) == []
    told = [who for who, said in staff(stage, theirs, Move.DECIDE_YES)]
    assert sorted(told) == [ME, OTHER]


def test_staff_decide_on_no_plan_in_which_they_take_part(stage: Stage) -> None:
    helped, joined = plan(stage, ME), plan(stage, OTHER)
    for_neighbour(stage, helped, ME, STAFF)
    stage.assistant.store.pairs.join(joined, STAFF)
    for number in (helped, joined):
        sent = stage._came(stage._incoming(STAFF, action=f"d:decide-yes:{number}"))
        assert "een collega werkt eraan" in text(sent, STAFF)
        assert state(stage, number) == "received"
