"""Rules of cases at work that no talk comes past: what is promised, and which other way is told."""

import datetime as dt
from dataclasses import replace

import pytest
from conftest import START

from bot.casework import Casework
from bot.stage import Stage
from bot.store.erase import NOBODY
from flows.case import Actor, Move, State
from flows.preferences import Mode, Preferences
from flows.promise import PromiseState

OWNER, STAFF = "resident:1", "staff:1"
PLAN = {"wat": {"said": "een straatfeest met de buren"}, "waar": {"stadsdeel": "laak", "said": "in Laak"}}


@pytest.fixture
def work(stage: Stage) -> Casework:
    return stage.assistant.casework


def register(work: Casework, *route: str) -> str:
    return str(work.register(OWNER, work.flows["initiatief"], PLAN, route, START).case)


def test_the_other_way_is_never_the_one_that_was_asked_for(work: Casework) -> None:
    best = work.next_best(work.card(register(work)), START)
    assert best is not None
    other = work.next_best(work.card(register(work, best)), START)
    assert other not in (None, best)


def test_a_decision_is_asked_about_once_whatever_is_told_after_it(work: Casework) -> None:
    number = register(work)
    work.move(number, Move.DECIDE_YES, Actor.STAFF, STAFF, {}, START)
    planned = work.store.questions.due(START.date() + dt.timedelta(days=99), 9)
    assert [kind for _id, _number, kind in planned] == ["helped", "follow-up"]
    work.move(number, Move.NEWS, Actor.STAFF, STAFF, {"text": "De brief is op de post."}, START)
    assert work.store.questions.due(START.date() + dt.timedelta(days=99), 9) == planned


def test_nothing_is_promised_about_a_case_of_nobody(work: Casework) -> None:
    number = register(work)
    for move in (Move.DECIDE_YES, Move.FINISH):
        work.move(number, move, Actor.STAFF, STAFF, {}, START)
    work.store.erase(OWNER, START)
    card = work.card(number)
    assert (card.owner, card.state) == (NOBODY, State.DONE)
    work.promising.news(number, START)
    assert work.store.promises.open_of(number) == []


@pytest.mark.parametrize("days", [1, 20, 40])
def test_a_promise_never_moves_to_a_day_that_passed(work: Casework, days: int) -> None:
    number = register(work)
    work.promising.prefer(OWNER, Preferences(Mode.DECISIONS), START)
    work.store.promises.settle(number, PromiseState.KEPT)
    work.promising.news(number, START)
    now = START + dt.timedelta(days=days)
    work.promising.prefer(OWNER, Preferences(Mode.DIRECT), now)
    [news] = work.store.promises.open_of(number)
    assert news.due >= now.date()


def test_what_and_where_are_what_the_flow_says_they_are_whatever_its_questions_are_called(work: Casework) -> None:
    called = {"wat": "droom", "waar": "plek"}
    flow = work.flows["initiatief"]
    asked = tuple(one.model_copy(update={"id": called.get(one.id, one.id)}) for one in flow.questions)
    renamed = flow.model_copy(update={"id": "droomplan", "questions": asked})
    work = replace(work, flows={**work.flows, "droomplan": renamed})
    answers = {called[name]: answer for name, answer in PLAN.items()}
    first, second = (work.register(who, renamed, answers, ("zwerfafval",), START) for who in (OWNER, "resident:2"))
    number = str(first.case)
    assert work.card(number).stadsdeel == "laak"
    assert PLAN["wat"]["said"] in work.heading(number)
    assert PLAN["wat"]["said"] in work.desk_card(number, START)[0]
    assert work.next_best(work.card(number), START) is not None, "the answers are understood again"
    assert work.store.pairs.alike(number, "plek") == second.case
    work.move(number, Move.SPLIT, Actor.STAFF, STAFF, {"text": "een bankje"}, START)
    [part] = {card.number for card in work.store.cases.of(OWNER)} - {number}
    assert "een bankje" in work.heading(part)
