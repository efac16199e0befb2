"""What waits at the desk, for whom, and what of it they hear in the morning."""

import datetime as dt
from collections.abc import Callable

import pytest
from test_story import ME, register, text
from test_team import AS_STAFF, add, did

from bot.clock import CITY_TIME
from bot.desk.queues import Queues
from bot.stage import Stage

Reopening = Callable[[], Stage]
ANNA, BRAM = "staff:1", "staff:2"
OTHERS = ("resident:2", "resident:3", "resident:4")


def queues(stage: Stage, who: str = ANNA) -> dict[str, list[str]]:
    """The numbers in each queue in which something waits."""
    member = stage.assistant.roster.member(who)
    assert member is not None
    found = Queues(stage.assistant.casework, stage.assistant.roster).of(member, stage.clock.now()).queues
    return {name: [card.number for card in cards] for name, cards in found.items() if cards}


def take(stage: Stage, number: str, who: str = ANNA) -> None:
    did(stage, who, f"d:take:{number}")


def ask(stage: Stage, number: str) -> None:
    did(stage, ANNA, f"d:ask:{number}")
    stage.say(ANNA, "Hoe breed is je stoep?")


def stuck(stage: Stage, number: str) -> None:
    did(stage, ANNA, f"d:stuck:{number}")
    stage.say(ANNA, "Een regel")
    stage.say(ANNA, "de terrassenregel")
    stage.say(ANNA, "Wij vragen de wethouder om een uitzondering.")


def grant(stage: Stage, number: str) -> None:
    did(stage, ANNA, f"d:decide-yes:{number}")


def days(count: int) -> Callable[[Stage, str], None]:
    def pass_by(stage: Stage, _number: str) -> None:
        stage.wait(dt.timedelta(days=count))

    return pass_by


def says(command: str) -> Callable[[Stage, str], None]:
    def say(stage: Stage, _number: str) -> None:
        stage.say(ANNA, command)

    return say


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), {"new"}),
        ((take,), {"ours"}),
        ((ask,), {"theirs"}),
        ((stuck,), {"stuck"}),
        ((grant,), set()),
        ((days(12),), {"new", "lapsing"}),
        ((days(17),), {"new", "broken"}),
        ((days(17), take), {"ours", "broken"}),
        ((take, says("/afwezig")), {"ours", "away"}),
        ((take, says("/afwezig"), says("/terug")), {"ours"}),
        ((stuck, take), {"ours"}),
    ],
)
def test_where_a_case_waits(stage: Stage, steps: tuple[Callable[[Stage, str], None], ...], expected: set[str]) -> None:
    number = register(stage, ME)
    for step in steps:
        step(stage, number)
    assert queues(stage) == {name: [number] for name in expected}


def test_the_queue_shows_counts_and_opens_each(reopening: Reopening) -> None:
    numbers = [register(reopening(), who) for who in (ME, *OTHERS)]
    take(reopening(), numbers[0])
    shown = text(reopening().say(ANNA, "/wachtrij"), ANNA)
    assert "Nieuw (3)" in shown
    assert "Wacht op ons (1)" in shown
    full = text(reopening().tap(ANNA, "Nieuw (3)"), ANNA)
    assert all(number in full for number in numbers[1:])
    assert numbers[0] not in full


def test_a_colleague_sees_what_they_work_on(reopening: Reopening) -> None:
    number = register(reopening(), ME)
    add(reopening, BRAM, *AS_STAFF)  # for Laak only
    assert number not in text(reopening().say(BRAM, "/wachtrij"), BRAM)
    did(reopening(), ANNA, f"d:to:{number}:laak")
    reopening().say(ANNA, "De plek ligt net over de grens.")
    assert number in text(reopening().say(BRAM, "/wachtrij"), BRAM)


def test_what_somebody_kept_is_there_for_others_when_they_leave_the_desk(reopening: Reopening) -> None:
    number = register(reopening(), ME)
    take(reopening(), number, BRAM)
    assert queues(reopening()) == {"ours": [number]}
    did(reopening(), ANNA, f"d:team:off!:{BRAM}")
    assert queues(reopening())["away"] == [number]
    take(reopening(), number)
    assert queues(reopening()) == {"ours": [number]}


def test_away_until_a_day_ends_by_itself(stage: Stage) -> None:
    number = register(stage, ME)
    take(stage, number)
    assert "24 november" in text(stage.say(ANNA, "/afwezig tot 24 november"), ANNA)
    stage.wait(dt.timedelta(days=3))
    assert "away" in queues(stage)
    stage.wait(dt.timedelta(days=1))
    assert "away" not in queues(stage)
    assert "begrijp ik niet" in text(stage.say(ANNA, "/afwezig tot gisteren"), ANNA)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("t/m 4 december", "tot zaterdag 5 december"),
        ("20 t/m 27 november", "tot zaterdag 28 november"),
        ("tot maandag", "tot maandag 23 november"),
        ("30 november t/m 4 december", "begint meteen"),
        ("van 1 tot 5 december", "begint meteen"),
        ("ziek", "Typ alleen /afwezig"),
    ],
)
def test_the_day_on_which_somebody_is_back_is_read_as_they_mean_it(stage: Stage, said: str, told: str) -> None:
    assert told in text(stage.say(ANNA, f"/afwezig {said}"), ANNA)


def test_the_morning_digest_comes_on_working_days_when_something_waits(reopening: Reopening) -> None:
    stage = reopening()
    number = register(stage, ME)
    stage.say(ANNA, "/wachtrij")
    moments = []
    for _hour in range(24 * 4):  # from Friday ten o'clock
        told = text(reopening().wait(dt.timedelta(hours=1)), ANNA)
        if told:
            assert number in told
            moments.append(reopening().clock.now().astimezone(CITY_TIME).strftime("%a %H"))
    assert moments == ["Fri 11", "Mon 09", "Tue 09"]
    did(reopening(), ANNA, f"d:decide-yes:{number}")
    assert text(reopening().wait(dt.timedelta(days=5)), ANNA) == "", "nothing waits, so nothing is said"


def test_no_digest_for_who_is_away_an_editor_or_gone(reopening: Reopening) -> None:
    register(reopening(), ME)
    for who in (BRAM, "staff:3", "staff:4"):
        reopening().say(who, "/wachtrij")
    reopening().say(BRAM, "/afwezig")
    reopening().say(ANNA, "/team erbij 3 Carla, redacteur groen")
    for step in ("role:redacteur", "yes", "off!:staff:4"):
        did(reopening(), ANNA, f"d:team:{step}")
    told = reopening().wait(dt.timedelta(days=3))
    assert {row.message.to for row in told if row.message.to.startswith("staff:")} == {ANNA}


def test_a_long_queue_is_read_a_page_at_a_time(stage: Stage) -> None:
    numbers = [register(stage, f"resident:{index}") for index in range(14)]
    seen = did(stage, ANNA, "d:queue:new")
    assert [number for number in numbers if number in seen] == numbers[:12]
    seen = text(stage.tap(ANNA, "Volgende (2)"), ANNA)
    assert [number for number in numbers if number in seen] == numbers[12:]
    for page in ("2", "99", "x", ""):
        assert did(stage, ANNA, f"d:queue:new:{page}"), "a page that is not there (any more) says so"


def test_the_queue_shows_who_has_a_case_and_who_writes(stage: Stage) -> None:
    kept, free = register(stage, ME), register(stage, OTHERS[0])
    take(stage, kept)
    stage.assistant.store.staff.call(ANNA, "Anna")
    lines = {line.split(" ")[1]: line for line in text(stage.say(ANNA, "/wachtrij"), ANNA).splitlines() if "•" in line}
    assert lines[kept].endswith("· Anna")
    assert "Anna" not in lines[free]
    did(stage, BRAM, f"d:ask:{free}")
    stage.assistant.store.staff.call(BRAM, "Bram")
    assert "✍️ Bram" in text(stage.say(ANNA, "/wachtrij"), ANNA)
    stage.wait(dt.timedelta(minutes=11))
    assert "✍️" not in text(stage.say(ANNA, "/wachtrij"), ANNA)


def test_a_line_says_where_a_case_lies_and_until_when(stage: Stage) -> None:
    number = register(stage, ME)
    assert f"{number} · wij willen een straatfeest in de weimarstraat · ontvangen · Segbroek" in text(
        stage.say(ANNA, "/balie"), ANNA
    )
    did(stage, ANNA, f"d:to:{number}:laak")
    stage.say(ANNA, "De plek ligt net over de grens.")
    assert "Ligt bij: stadsdeel Laak" in did(stage, ANNA, f"d:card:{number}")
    did(stage, ANNA, f"d:promise:{number}")
    stage.tap(ANNA, "vrijdag 27 november")
    stage.say(ANNA, "Dan weten we meer.")
    stage.wait(dt.timedelta(days=5))
    assert "Laak · uiterlijk vrijdag 27 november" in text(stage.say(ANNA, "/balie"), ANNA)


def test_ones_own_plan_does_not_wait_for_oneself(stage: Stage) -> None:
    own = register(stage, BRAM)
    add(lambda: stage, BRAM, "role:medewerker", "next:where", "next:about")
    assert queues(stage, BRAM) == {}
    assert queues(stage) == {"new": [own]}


def test_editors_hear_in_the_morning_what_we_did_not_know(reopening: Reopening) -> None:
    add(reopening, BRAM, "role:redacteur")
    reopening().wait(dt.timedelta(days=3))  # Monday
    assert text(reopening().wait(dt.timedelta(days=1)), BRAM) == "", "nothing when there is nothing"
    reopening().say(ME, "blorf wirm kameel")
    assert "kwam er één vraag bij" in text(reopening().wait(dt.timedelta(days=1)), BRAM)
    assert text(reopening().wait(dt.timedelta(days=1)), BRAM) == "", "once is enough"
