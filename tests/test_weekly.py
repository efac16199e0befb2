"""Following a neighbourhood or theme: at most one message a week, of what everybody may know, and of nothing else."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.messages import Message
from bot.stage import Stage
from bot.weekly import Weekly
from knowledge.guide import Guide
from knowledge.model import Record, Round
from knowledge.planner import closings

ME = "resident:1"
WEEK = dt.timedelta(days=7)
IN_LAAK = "loket-laak"


def follow(stage: Stage, *topics: str) -> list[Message]:
    for topic in topics:
        stage.say(ME, f"/start {topic}")
        [label] = [
            button.label for button in stage.assistant.store.outbox.newest_buttons(ME) if "elke week" in button.label
        ]
        sent = stage.tap(ME, label)
    return [row.message for row in sent]


def edit(stage: Stage, record_id: str, **changes: object) -> None:
    """An editor changes a record (or adds one) and the service takes it over."""
    guide = stage.assistant.guide
    base = guide.pack.records.get(record_id) or guide.pack.records[IN_LAAK]
    record = base.model_copy(update={"id": record_id, **changes})
    pack = replace(guide.pack, records={**guide.pack.records, record_id: record}, revision=f"{record_id}{changes}")
    changed = Guide.__new__(Guide)  # the same search; only what is looked up changes
    changed.__dict__.update(guide.__dict__)
    changed.pack = pack
    stage.assistant.use(changed, dict(stage.assistant.casework.flows))


def heard(stage: Stage, time: dt.timedelta = WEEK) -> list[str]:
    return [row.message.text for row in stage.wait(time) if row.message.to == ME]


def titled(record: Record, nl: str) -> object:
    return replace(record.title, nl=nl)


@pytest.mark.parametrize(("typed", "followed"), [("Laak", "Laak"), ("moerwijk", "Moerwijk"), ("groen", "Groen")])
def test_what_is_typed_behind_the_command_is_followed(stage: Stage, typed: str, followed: str) -> None:
    [row] = stage.say(ME, f"/volg {typed}")
    assert "Je volgt geen" not in row.message.text
    assert followed in row.message.text
    assert len(stage.assistant.store.weekly.topics(ME)) == 1


def test_what_nobody_knows_is_not_followed(stage: Stage) -> None:
    [row] = stage.say(ME, "/volg qwertyzxcv")
    assert "Kies er een" in row.message.text


def test_nothing_new_is_no_message(stage: Stage) -> None:
    follow(stage, "w-laak")
    assert heard(stage, 3 * WEEK) == []


def test_new_and_changed_records_come_once_on_a_thursday_by_day(stage: Stage) -> None:
    follow(stage, "w-laak")
    stage.wait(dt.timedelta(hours=2))
    loket = stage.assistant.guide.pack.records[IN_LAAK]
    edit(stage, "buurtkamer-nieuw", title=titled(loket, "Buurtkamer op de hoek"))
    edit(stage, IN_LAAK, summary=titled(loket, "Nu ook op zaterdag."))
    sent = [(at, row.message) for at, row in stage.wait_step_by_step(3 * WEEK) if row.message.to == ME]
    [(at, message)] = sent
    assert at.weekday() == 3
    assert 10 <= at.hour < 17
    assert "Buurtkamer op de hoek" in message.text
    assert loket.title.nl in message.text
    assert message.bulk


def test_who_follows_more_gets_one_message(stage: Stage) -> None:
    told = follow(stage, "w-laak", "t-groen", "w-moerwijk")[0].text
    assert "Laak" in told
    assert "Groen" in told
    assert "Moerwijk" in told
    stage.wait(dt.timedelta(hours=2))
    edit(stage, "buurtkamer-nieuw", themes=("groen",))
    assert len(heard(stage, 2 * WEEK)) == 1


def test_an_edit_that_says_nothing_to_residents_is_no_news(stage: Stage) -> None:
    follow(stage, "w-laak")
    stage.wait(dt.timedelta(hours=2))
    edit(stage, IN_LAAK, checked=dt.date(2026, 11, 22), keywords=("balie",))
    assert heard(stage, 2 * WEEK) == []


def test_a_day_that_comes_near_is_told(stage: Stage) -> None:
    follow(stage, "w-laak")
    near = Round.model_validate({"closes": "2026-12-01", "as_of": 2026, "source": 1})
    edit(stage, IN_LAAK, rounds=(near,))
    [text] = heard(stage, 1 * WEEK)
    assert "1 december" in text


def test_stopping_is_one_tap(stage: Stage) -> None:
    follow(stage, "w-laak", "t-groen")
    stage.say(ME, "/volg")
    stage.tap(ME, "Stop met Laak")
    assert stage.assistant.store.weekly.topics(ME) == ("t-groen",)
    stage.say(ME, "/volg")
    stage.tap(ME, "Stop met Groen en tuinen")
    assert stage.assistant.store.weekly.topics(ME) == ()


def test_a_pause_holds_it_and_who_is_erased_hears_nothing(stage: Stage) -> None:
    follow(stage, "w-laak")
    stage.wait(dt.timedelta(hours=2))
    edit(stage, "buurtkamer-nieuw")
    stage.say(ME, "/pauze 1 januari")
    assert heard(stage, 4 * WEEK) == []
    stage.say(ME, "/verwijder")
    stage.tap(ME, "Ja, wis alles")
    assert heard(stage, 4 * WEEK) == []


def test_a_forged_topic_is_not_followed(stage: Stage) -> None:
    for topic in ("w-rotterdam", "t-", "r-loket-laak", "x"):
        stage._came(stage._incoming(ME, action=f"weekly-on:{topic}"))
    assert stage.assistant.store.weekly.topics(ME) == ()


def test_after_a_standstill_it_is_one_message(stage: Stage) -> None:
    follow(stage, "w-laak")
    stage.wait(dt.timedelta(hours=2))
    edit(stage, "buurtkamer-nieuw")
    stage.clock.move(5 * WEEK)
    assert len(heard(stage, WEEK)) == 1


@pytest.mark.parametrize(
    ("closes", "today", "day"),
    [
        ("10-01", "2026-11-20", "2027-10-01"),
        ("11-20", "2026-11-20", "2026-11-20"),
        ("2026-11-19", "2026-11-20", None),
        ("02-29", "2026-11-20", "2028-02-29"),
        ("02-29", "2097-01-01", "2104-02-29"),
    ],
)
def test_the_next_closing_day(guide: Guide, closes: str, today: str, day: str | None) -> None:
    one = Round.model_validate({"closes": closes, "as_of": 2026, "source": 1})
    record = guide.pack.records[IN_LAAK].model_copy(update={"rounds": (one,)})
    found = [found.isoformat() for found, _as_of in closings(record, dt.date.fromisoformat(today))]
    assert found == ([day] if day else [])


def test_telling_is_by_ticks_of_at_most_a_thousand(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.weekly.AT_ONCE", 2)
    store, now = stage.assistant.store, stage.clock.now()
    weekly = Weekly(store, stage.assistant.guide)
    weekly.tell(now)
    for number in range(5):
        store.weekly.follow(f"resident:{number}", ["w-laak"], now.date())
    edit(stage, "buurtkamer-nieuw")
    counts = []
    for hour in range(1, 4):
        Weekly(store, stage.assistant.guide).tell(now + dt.timedelta(days=1, hours=hour))
        counts.append(store.outbox.counts().get("waiting", 0))
    assert counts == [2, 4, 5]
