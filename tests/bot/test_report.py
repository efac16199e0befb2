"""The city's report: what it counts, and that nobody can be found in it."""

import datetime as dt
import itertools
import json

from conftest import START
from hypothesis import given
from hypothesis import strategies as st
from samples import quick
from test_story import register
from test_team import did

from bot import report
from bot.stage import Stage
from bot.store import Store
from flows.promise import Promise, PromiseState
from knowledge.guide import Guide

MONTH = "2026-11"
COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40))


@given(COUNTS)
@quick
def test_no_small_count_is_shown_or_can_be_subtracted(counts: dict[str, int]) -> None:
    shown = report.suppress(counts)
    assert set(shown) == set(counts)
    assert all(count is None or count == 0 or count >= report.SMALL for count in shown.values())
    assert all(count in (None, counts[name]) for name, count in shown.items()), "what is shown is true"
    hidden = [name for name, count in shown.items() if count is None]
    assert len(hidden) != 1 or all(counts[name] == 0 for name in counts if name not in hidden)


def test_what_people_asked_is_counted_once_each_and_without_them(stage: Stage, guide: Guide) -> None:
    for person in range(6):
        stage.say(f"resident:{person}", "wij willen een straatfeest geven in de weimarstraat")
        stage.say(f"resident:{person}", "een straatfeest op 12 juni")
    stage.say("resident:7", "wij willen een geveltuin")
    told = report.make(stage.assistant.store, guide.pack, MONTH, stage.clock.now())
    need = next(iter(stage.assistant.store.demand.of("need", MONTH)))
    assert stage.assistant.store.demand.of("need", MONTH)[need] == 6, "asking on about the same is one demand"
    assert all(count is None or count >= report.SMALL for count in told["needs"].values())
    whole = json.dumps(told) + "\n".join(report.lines(told, guide.pack))
    assert "resident" not in whole
    assert "weimarstraat" not in whole.casefold()
    assert report.make(stage.assistant.store, guide.pack, "2026-10", stage.clock.now())["needs"] == {}


def test_regelingen_that_nobody_reached_and_needs_that_reached_none(stage: Stage, guide: Guide) -> None:
    store, demand = stage.assistant.store, stage.assistant.store.demand
    before = report.make(store, guide.pack, MONTH, START)["regelingen_without_need"]
    money = {name for name, record in guide.pack.records.items() if record.kind in report.REGELINGEN}
    assert before
    assert set(before) <= money
    demand.count({"record": before[:1]}, START.date())
    assert before[0] not in report.make(store, guide.pack, MONTH, START)["regelingen_without_need"]
    need = next(iter(guide.pack.needs))
    for _times in range(5):
        demand.count({"unmet": [need]}, START.date())
    assert report.make(store, guide.pack, MONTH, START)["needs_without_regeling"] == {need: 5}


def test_stuck_cases_and_promises_by_who_made_them(guide: Guide) -> None:
    store = Store()
    ends = itertools.cycle([PromiseState.KEPT] * 7 + [PromiseState.BROKEN] * 5)
    with store.atomic():
        for person in range(12):
            number = store.cases.register("initiatief", f"tg:{person}", "laak", {}, (), START - dt.timedelta(days=20))
            store.promises.make(Promise(number, "answer", "stadsdeel Laak", START.date(), START.date()))
            store.promises.settle(number, next(ends))
        store.cases.register("initiatief", "tg:99", "laak", {}, (), START)
    told = report.make(store, guide.pack, MONTH, START)
    assert told["stuck"] == {"initiatief: received": 12}, "the new one is not stuck"
    assert told["promises"] == {"stadsdeel Laak": {"kept": 7, "renewed": 0, "broken": 5, "cancelled": 0, "open": 0}}
    assert any("gehouden 7" in line for line in report.lines(told, guide.pack))
    store.close()


def test_what_blocks_plans_is_named_and_who_it_blocks_is_not(stage: Stage, guide: Guide) -> None:
    for person in range(5):
        number = register(stage, f"resident:{person}")
        did(stage, "staff:1", f"d:stuck:{number}")
        for said in ("Een regel", "De terrassenregel, bel 06 12345678", "Wij vragen een uitzondering voor Yvonne."):
            stage.say("staff:1", said)
    undone = register(stage, "resident:9")
    did(stage, "staff:1", f"d:stuck:{undone}")
    for said in ("Geld", "de pot is leeg", "Wij vragen het fonds."):
        stage.say("staff:1", said)
    did(stage, "staff:1", stage_button(stage, "Trek in"))
    told = report.make(stage.assistant.store, guide.pack, MONTH, stage.clock.now())
    assert told["blocked"] == {"regel": 5}
    [(rule, count)] = told["blocked_by"].items()
    assert (count, rule.startswith("de terrassenregel")) == (5, True)
    whole = json.dumps(told) + "\n".join(report.lines(told, guide.pack))
    assert "12345678" not in whole
    assert "Yvonne" not in whole
    assert "terrassenregel" in whole


def test_why_people_stopped_is_counted_and_what_they_wrote_is_not_told(stage: Stage, guide: Guide) -> None:
    for person in range(5):
        who = f"resident:{person}"
        stage.say(who, register(stage, who))
        stage.tap(who, "Trek in")
        stage.tap(who, "Het gaat niet door, omdat…")
        stage.tap(who, "Te veel regels")
    stage.say("resident:9", register(stage, "resident:9"))
    stage.tap("resident:9", "Trek in")
    stage.tap("resident:9", "Het gaat niet door, omdat…")
    stage.say("resident:9", "Yvonne wil niet meer")
    told = report.make(stage.assistant.store, guide.pack, MONTH, stage.clock.now())
    assert told["stopped"] == {"rules": None, "other": None}, "one small count takes the next with it"
    whole = json.dumps(told) + "\n".join(report.lines(told, guide.pack))
    assert "Te veel regels: weinig" in whole
    assert "Yvonne" not in whole


def stage_button(stage: Stage, label: str) -> str:
    action = stage.assistant.store.outbox.action_of(["staff:1"], label)
    assert action is not None
    return action
