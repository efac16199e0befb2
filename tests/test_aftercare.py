"""After a decision people are asked whether it helped and how it went, and every word of theirs reaches the desk."""

import datetime as dt
import itertools

import pytest

from bot.clock import MovableClock
from bot.i18n import speaker
from bot.messages import DESK, Incoming
from bot.stage import Stage
from bot.store.post import Outgoing
from bot.words import cases as case_words
from flows.case import Actor, Move

OWNER = "resident:1"
_keys = itertools.count()
SAID = {"text": "de stoep is te smal", "rule": "artikel 3", "would_help": "smallere bakken"}


def told(rows: list[Outgoing], to: str = OWNER) -> str:
    return "\n".join(row.message.text for row in rows if row.message.to == to)


def after(days: int, stage: Stage, to: str = OWNER) -> str:
    return told(stage.wait(dt.timedelta(days=days)), to)


def tap(stage: Stage, action: str) -> str:
    """The owner taps a button of any time ago; tells what they hear."""
    now = stage.clock.now()
    stage.assistant.store.inbox.add([Incoming(f"tap:{next(_keys)}", OWNER, OWNER, now, action=action)])
    while stage.assistant.work(now):
        pass
    return told(stage.deliver())


@pytest.fixture
def number(stage: Stage) -> str:
    """A case of which the owner knows the number."""
    work = stage.assistant.casework
    answers = {"wat": {"said": "geveltuin"}, "waar": {"stadsdeel": "laak", "said": "Laak"}}
    return str(work.register(OWNER, work.flows["initiatief"], answers, (), stage.clock.now()).case)


def staff(stage: Stage, number: str, move: Move) -> list[Outgoing]:
    stage.assistant.casework.move(number, move, Actor.STAFF, "staff:1", SAID, stage.clock.now())
    return stage.deliver()


def state(stage: Stage, number: str) -> str:
    case = stage.assistant.store.cases.get(number)
    assert case is not None
    return case.state


@pytest.mark.parametrize("move", [Move.DECIDE_YES, Move.DECIDE_NO, Move.DECIDE_PROVIDED])
def test_a_few_days_and_four_weeks_after_every_decision_one_question_is_asked(
    stage: Stage, number: str, move: Move
) -> None:
    staff(stage, number, move)
    assert "Ben je ermee geholpen?" in after(3, stage)
    assert "Ben je ermee geholpen?" not in (later := after(26, stage))
    assert later.count("gelukt?") == 1


def test_who_is_not_helped_says_why_and_has_it_looked_at_again_with_one_tap(stage: Stage, number: str) -> None:
    staff(stage, number, Move.DECIDE_NO)
    stage.wait(dt.timedelta(days=4))
    assert "niet geholpen" in told(stage.tap(OWNER, "Nee"), DESK)
    assert "meten jullie dan wel" in told(stage.say(OWNER, "meten jullie dan wel eens na"), DESK)
    stage.tap(OWNER, "Kijk er opnieuw naar")
    assert state(stage, number) == "in-progress"
    assert "gelukt?" not in after(40, stage), "what was decided is open again, so it is not asked after"


def promised(stage: Stage, number: str) -> list[tuple[str, dt.date]]:
    """What became of each promise of an answer, and by when it was due."""
    return [(one.state, one.due) for one in stage.assistant.store.promises.of(number) if one.kind == "answer"]


def test_who_asks_why_it_takes_long_puts_nothing_off_and_breaks_are_admitted_all_the_same(
    stage: Stage, number: str
) -> None:
    [first] = promised(stage, number)
    for _time in range(12):
        tap(stage, f"why:{number}")
        stage.wait(dt.timedelta(days=4))
    assert promised(stage, number)[0] == ("broken", first[1])
    assert {state for state, _due in promised(stage, number)} == {"broken"}
    assert "Een datum beloof ik niet" in tap(stage, f"why:{number}")


def test_after_the_end_there_is_nothing_to_ask_why_about(stage: Stage, number: str) -> None:
    tap(stage, f"withdraw!:{number}")
    before = promised(stage, number)
    tap(stage, f"why:{number}")
    assert promised(stage, number) == before
    assert told(stage.wait(dt.timedelta(days=60))) == ""


def test_how_it_went_is_told_of_what_was_decided(stage: Stage, number: str) -> None:
    before = promised(stage, number)
    tap(stage, f"follow:{number}:no")
    assert promised(stage, number) == before
    assert state(stage, number) == "received"


@pytest.mark.parametrize("action", ["withdraw!:{}", "stop-plan:{}:geen-tijd"])
def test_who_stops_it_was_not_answered(stage: Stage, number: str, action: str) -> None:
    reason = next(iter(case_words.reasons(speaker("nl"))))
    tap(stage, action.format(number).replace("geen-tijd", reason))
    assert state(stage, number) in ("withdrawn", "stopped")
    assert [state for state, _due in promised(stage, number)] == ["cancelled"]


def test_after_fourteen_days_looking_again_is_no_longer_offered(stage: Stage, number: str) -> None:
    staff(stage, number, Move.DECIDE_NO)
    stage.wait(dt.timedelta(days=29))
    buttons = [button.label for row in stage.tap(OWNER, "Nee") for button in row.message.buttons]
    assert "Praat met iemand" in buttons
    assert "Kijk er opnieuw naar" not in buttons


def test_what_is_typed_after_the_question_reaches_the_desk_word_by_word(stage: Stage, number: str) -> None:
    staff(stage, number, Move.DECIDE_YES)
    stage.wait(dt.timedelta(days=29))
    answered = stage.say(OWNER, "nee, de planten zijn allemaal dood gegaan")
    assert "planten zijn allemaal dood" in told(answered, DESK)
    more = stage.say(OWNER, "we willen een straatfeest als dit zo blijft")
    assert "als dit zo blijft" in told(more, DESK), "said in one breath: it belongs to what came before"
    stage.clock.move(dt.timedelta(hours=2))
    assert told(stage.say(OWNER, "wij willen een straatfeest in Laak"), DESK) == "", "later it is a plan of its own"


def test_a_plan_that_worked_out_is_thanked_with_what_it_added_up_to(stage: Stage, number: str) -> None:
    work, now = stage.assistant.casework, stage.clock.now()
    other = str(work.register("resident:2", work.flows["initiatief"], {"waar": {"stadsdeel": "laak"}}, (), now).case)
    for one, owner in ((other, "resident:2"), (number, OWNER)):
        staff(stage, one, Move.DECIDE_YES)
        stage.wait(dt.timedelta(days=29))
        thanks = told(stage.tap(owner, "Ja!"), owner)
    assert "plan nummer 2 dat in Laak lukte" in thanks
    assert "zonder je naam" in thanks
    assert number not in told(stage.say("resident:3", "/buren"), "resident:3"), "nobody asked them yet"
    stage.tap(OWNER, "Ja, toon het als voorbeeld")
    assert "geveltuin" in told(stage.say("resident:3", "/buren"), "resident:3")
    assert state(stage, number) == "confirmed"
    assert after(60, stage) == ""


def test_after_the_end_people_hear_what_was_done_with_it(stage: Stage, number: str) -> None:
    staff(stage, number, Move.DECIDE_NO)
    stage.clock.move(dt.timedelta(days=100))
    assert "Dit is er daarna mee gedaan:" in told(staff(stage, number, Move.NEWS))
    assert state(stage, number) == "no"


def test_a_yes_that_nobody_answers_about_is_asked_twice_and_then_rests(stage: Stage, number: str) -> None:
    staff(stage, number, Move.DECIDE_YES)
    assert after(60, stage).count("gelukt?") == 2
    assert after(200, stage) == ""
    assert "gelukt" in told(stage.say(OWNER, number)).casefold() or state(stage, number) == "yes"


def test_done_that_is_not_done_is_open_again_with_one_tap(stage: Stage, number: str) -> None:
    staff(stage, number, Move.DECIDE_YES)
    staff(stage, number, Move.FINISH)
    stage.tap(OWNER, "Nee, nog niet")
    assert state(stage, number) == "in-progress"


@pytest.mark.parametrize(("hours", "open_again"), [(14 * 24 - 1, True), (14 * 24, False)])
def test_fourteen_days_are_days_of_the_city_not_hours(stage: Stage, number: str, hours: int, open_again: bool) -> None:
    stage.clock = MovableClock(dt.datetime(2027, 3, 20, 22, 0, tzinfo=dt.UTC))  # eleven in the evening
    stage.assistant.casework.move(number, Move.DECIDE_NO, Actor.STAFF, "staff:1", SAID, stage.clock.now())
    stage.clock.move(dt.timedelta(hours=hours))  # summer time began meanwhile: an hour later it is the fifteenth day
    work, person = stage.assistant._cases, stage.assistant.store.people.get(OWNER)
    work.action(person, "reopen", number, OWNER, stage.clock.now())
    assert (state(stage, number) == "in-progress") == open_again


@pytest.mark.parametrize(
    "said", ["Ik heb een top idee voor een speelplek in Laak", "ja ik wil nog een moestuin beginnen in Moerwijk"]
)
def test_another_plan_is_no_answer_to_how_it_went(stage: Stage, number: str, said: str) -> None:
    staff(stage, number, Move.DECIDE_YES)
    stage.wait(dt.timedelta(days=29))
    assert "Hulp:" in told(stage.say(OWNER, said)), "it is answered"
    assert state(stage, number) == "yes"


def test_what_is_promised_after_a_no_is_kept_or_admitted(stage: Stage, number: str) -> None:
    staff(stage, number, Move.DECIDE_NO)
    news = {"text": "We vragen het de wegbeheerder nog.", "until": "2026-12-07"}
    stage.assistant.casework.move(number, Move.NEWS, Actor.STAFF, "staff:1", news, stage.clock.now())
    open_now = [one for one in stage.assistant.store.promises.open_of(number) if one.kind == "answer"]
    assert [str(one.due) for one in open_now] == ["2026-12-07"]
    assert "niet gelukt, sorry" in after(22, stage)


def test_of_a_plan_that_was_withdrawn_nobody_tells_how_it_went(stage: Stage, number: str) -> None:
    tap(stage, f"withdraw!:{number}")
    before = promised(stage, number)
    tap(stage, f"follow:{number}:no")
    assert promised(stage, number) == before
    assert after(60, stage) == ""


def test_asking_why_every_week_is_no_news(stage: Stage, number: str) -> None:
    stage.wait(dt.timedelta(days=60))
    kept = [one for one in stage.assistant.store.promises.of(number) if one.kind == "news" and one.state == "kept"]
    heard = ""
    for _week in range(6):
        tap(stage, f"why:{number}")
        heard += after(7, stage)
    later = [one for one in stage.assistant.store.promises.of(number) if one.kind == "news" and one.state == "kept"]
    assert len(later) - len(kept) <= heard.count("ging niemand"), "what is kept was told"
