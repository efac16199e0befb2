"""Whatever comes from outside is read or refused; nothing in it breaks a turn, a request or a start.

Notifications of case systems (ZGW) are not read by this program, so there is nothing to try there.
"""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import START, City, make_stage
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from samples import NASTY, TODAY
from telegram import Update, User

from bot import (
    behalf,
    dossier,
    following,
    forwarded,
    inline,
    meeting,
    mycases,
    mydata,
    plans,
    preferences,
    sharing,
    weekly,
)
from bot.commands import COMMANDS
from bot.messages import DESK, MAX_TEXT, Incoming
from bot.stage import Stage
from bot.store import Store
from bot.telegram_channel.channel import ALLOWED
from bot.telegram_channel.convert import MAX_UNITS, html, incoming, parts
from flows import engine, numbers
from flows.answers import Input, PlaceRead, Readers
from flows.case import Move
from flows.engine import Talk
from knowledge import load
from knowledge.documents import Problem
from knowledge.load import ContentError

many = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
some = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
UPDATE: dict[str, Any] = {
    "update_id": 7,
    "message": {
        "message_id": 3,
        "date": 1_795_000_000,
        "chat": {"id": 11, "type": "private", "first_name": "Ana"},
        "from": {"id": 11, "is_bot": False, "first_name": "Ana", "language_code": "nl"},
        "text": "straatfeest",
        "photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}],
        "location": {"latitude": 52.07, "longitude": 4.3},
        "contact": {"phone_number": "0612345678", "first_name": "Yvonne"},
    },
}


def paths(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, part in inner:
        yield from paths(part, (*at, name))


def changed(data: Any, at: tuple[Any, ...], to: Any) -> Any:
    """A copy of `data` with the part at this path replaced."""
    if not at:
        return to
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[at[0]] = changed(data[at[0]], at[1:], to)
    return copy


FILE = {"file_id": "a", "file_unique_id": "b", "file_size": 12, "mime_type": "audio/ogg", "duration": 3}
VOICE: dict[str, Any] = UPDATE | {
    "message": {name: UPDATE["message"][name] for name in ("message_id", "date", "chat", "from")} | {"voice": FILE},
}
ANA = UPDATE["message"]["from"]
DESK_CHAT = {"id": -1001, "type": "supergroup", "title": "Balie", "is_forum": True}
COLLEAGUE = {"id": 900, "is_bot": False, "first_name": "Sam"}
ME_BOT = User(42, "Stadswijzer", is_bot=True, username="stadswijzer_bot")
BOT = {"id": 42, "is_bot": True, "first_name": "Stadswijzer", "username": "stadswijzer_bot"}
SAID = {"message_id": 5, "date": 1_795_000_000, "chat": DESK_CHAT, "from": COLLEAGUE}
OPENED = SAID | {"message_id": 2, "from": BOT, "forum_topic_created": {"name": "26-00001-S", "icon_color": 1}}
IN_TOPIC = SAID | {"text": "hij belde", "message_thread_id": 2, "is_topic_message": True, "reply_to_message": OPENED}
IN_GROUP = SAID | {
    "chat": {"id": -77, "type": "group", "title": "Buren"},
    "text": "@stadswijzer_bot straatfeest",
    "entities": [{"type": "mention", "offset": 0, "length": 16}],
}
FORWARDED = UPDATE["message"] | {
    "forward_origin": {"type": "user", "date": 1_795_000_000, "sender_user": COLLEAGUE}, "caption": "van de buren",
}  # fmt: skip
FILED = {name: UPDATE["message"][name] for name in ("message_id", "date", "chat", "from")} | {
    "document": FILE | {"file_name": "brief.pdf"}, "caption": "bij het plan",
}  # fmt: skip
MEMBER = {"status": "member", "user": BOT}
KINDS: list[dict[str, Any]] = [
    UPDATE,
    VOICE,
    {"update_id": 8, "edited_message": IN_TOPIC | {"edit_date": 1_795_000_100}},
    {"update_id": 9, "message": IN_TOPIC},
    {"update_id": 10, "message": IN_GROUP},
    {"update_id": 11, "message": FORWARDED},
    {"update_id": 12, "message": FILED},
    {"update_id": 13, "message": OPENED | {"from": COLLEAGUE}},
    {
        "update_id": 14,
        "callback_query": {"id": "1", "from": COLLEAGUE, "chat_instance": "x", "data": "d:queue", "message": IN_TOPIC},
    },
    {"update_id": 15, "inline_query": {"id": "1", "from": ANA, "query": "moestuin laak", "offset": ""}},
    {
        "update_id": 16,
        "my_chat_member": {
            "chat": UPDATE["message"]["chat"], "from": ANA, "date": 1_795_000_000, "old_chat_member": MEMBER,
            "new_chat_member": {"status": "kicked", "user": BOT, "until_date": 0},
        },
    },
]  # fmt: skip
"""One update of each kind that we ask Telegram for."""
ANYWHERE = [(update, at) for update in KINDS for at in sorted(paths(update), key=str)]


def test_there_is_one_of_each_kind_that_we_ask_for() -> None:
    assert {name for update in KINDS for name in update} - {"update_id"} == set(ALLOWED)


@given(st.sampled_from(ANYWHERE), JSON)
@many
def test_an_update_with_anything_anywhere_is_read_or_refused(
    place: tuple[dict[str, Any], tuple[Any, ...]], part: Any
) -> None:
    told, at = place
    try:
        update = Update.de_json(changed(told, at, part), None)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError):
        return  # the webhook answers 400; Telegram itself never sends such a thing
    if update is None:
        return
    came = read(update)
    if came is not None:
        with Store() as store:
            store.inbox.add([came])
            assert store.inbox.next() is not None


def read(update: Update) -> Incoming | None:
    try:
        return incoming(update, START, -1001, lambda person: person == "tg:900", ME_BOT, lambda _said: NUMBER)
    except (TypeError, AttributeError, IndexError, KeyError, ValueError) as error:
        raise AssertionError("an update that was read must be understood or passed over") from error


@given(st.text(max_size=9000) | st.text("ab\n\x02\x03🎉", max_size=9000))
@some
def test_any_text_becomes_messages_that_the_platform_takes(text: str) -> None:
    for piece in parts(text):
        assert len(piece.encode("utf-16-le", errors="surrogatepass")) // 2 <= MAX_UNITS
        marked = html(piece).replace("<b>", "").replace("</b>", "")
        assert "<" not in marked
        assert ">" not in marked


@pytest.fixture(scope="module")
def stage(city: City) -> Iterator[Stage]:
    """One stage for everything that is thrown at it, with a case of somebody else."""
    store = Store()
    store.cases.register("initiatief", "resident:9", "laak", {"wat": {"said": "feest"}}, (), START)
    yield make_stage(city, store)
    store.close()


def handled(stage: Stage, **what: Any) -> None:
    """It came, and its turn did not fail."""
    store = stage.assistant.store
    key = f"fuzz:{next(store.db.query('SELECT count(*) AS n FROM inbox'))['n']}"
    who = what.pop("who", "resident:1")
    store.inbox.add([Incoming(key, who, what.pop("chat", who), START, **what)])
    while stage.assistant.work(START):
        pass
    stage.deliver()
    [row] = store.db.query("SELECT error FROM inbox WHERE key = ?", [key])
    assert row["error"] is None, f"{what} broke a turn: {row['error']}"


OF_PARTS = (mycases, behalf, following, meeting, dossier, mydata, preferences, sharing, weekly, forwarded, plans)
VERBS = [
    *sorted(frozenset().union(*(part.VERBS for part in OF_PARTS))),
    "need", "place", "theme", "places", "flows", "menu", "record", "more", "here", "flow", "human", "call", "fine",
    "wrong", "why?", "a", "change", "send", "back", "skip", "known", "stop", "resume", "d",
]  # fmt: skip
NUMBER = numbers.make(2026, 1)
PIECES = st.sampled_from(
    [*VERBS, *(move.value for move in Move), NUMBER, "initiatief", "straatfeest", "laak", "to", "card"]
)
ACTIONS = st.lists(PIECES | st.text(max_size=8), min_size=1, max_size=4).map(":".join)


@given(ACTIONS, st.sampled_from(["resident:1", "resident:9", "staff:1"]))
@example("a", "resident:1")
@example("a:", "resident:1")
@example("d", "staff:1")
@example("d:", "staff:1")
@example(f"d:to:{NUMBER}", "staff:1")
@example(f"d:nonsense:{NUMBER}", "staff:1")
@example(f"follow:{NUMBER}", "resident:9")
@many
def test_any_button_data_is_answered(stage: Stage, action: str, who: str) -> None:
    handled(stage, who=who, action=action[:64])


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from([NUMBER, "straatfeest", "laak", "\u202e", "<b>", "112"])).map(" ".join)
)
@some
def test_anything_typed_in_any_chat_is_offered_or_not(stage: Stage, text: str) -> None:
    offered = inline.offers(stage.assistant.guide, text, "nl", "haagse_bot", START)
    assert len(offered) <= inline.MOST
    assert len({offer.id for offer in offered}) == len(offered), "the platform refuses the same id twice"
    assert all(len(offer.id.encode()) <= 64 and offer.title and offer.text.strip() for offer in offered)
    assert NUMBER not in "".join(offer.text for offer in offered)


@given(st.text(max_size=300))
@some
def test_anything_said_in_a_group_or_passed_on_is_answered(stage: Stage, text: str) -> None:
    handled(stage, text=text, who="resident:4", group=True)
    handled(stage, text=text, who="resident:5", forwarded=True)


@given(
    st.text(max_size=200), st.booleans(), st.sampled_from([None, NUMBER, "26-99999-X"]), st.sampled_from([None, "77"])
)
@some
def test_anything_said_at_the_desk_is_handled(
    stage: Stage, text: str, edited: bool, case: str | None, answers: str | None
) -> None:
    handled(stage, text=text, who="staff:1", chat=DESK, edited=edited, case=case, answers=answers, ref="77", name=text)


PAYLOADS = st.sampled_from(
    ["n-", "case_", "n-straatfeest", f"case_{NUMBER}", "follow_", "behalf_", f"follow_{NUMBER}", "w-laak", "menu"]
) | st.text(max_size=64)


@given(st.sampled_from([name for names in COMMANDS.values() for name in names]), PAYLOADS)
@some
def test_any_command_and_deep_link_is_answered(stage: Stage, command: str, payload: str) -> None:
    handled(stage, text=f"/{command} {payload}")


@given(st.text(max_size=300) | st.text("0123456789 €-/.,?@", max_size=40))
@some
def test_any_text_is_answered_in_and_out_of_a_talk(stage: Stage, text: str) -> None:
    handled(stage, text=text, who="resident:2")
    handled(stage, action="flow:initiatief", who="resident:3")
    handled(stage, text=text, who="resident:3")


@pytest.mark.parametrize("piece", NASTY)
def test_a_text_made_to_keep_us_busy_does_not(stage: Stage, piece: str) -> None:
    """A reader that tries every way to read it, and there are more than one, never comes to an end with these."""
    text = piece * (MAX_TEXT // 2 // len(piece))
    for state in ({}, {"forwarded": True}, {"group": True}):
        handled(stage, text=text, who="resident:6", **state)
    handled(stage, action="flow:initiatief", who="resident:7")
    handled(stage, text=text, who="resident:7")
    handled(stage, action="flow:vraag-aan-loket", who="resident:8")
    handled(stage, text=f"Jan {text}", who="resident:8")


@given(st.floats(), st.floats())
@example(float("inf"), 4.3)
@example(52.07, float("nan"))
@some
def test_any_location_is_answered(stage: Stage, latitude: float, longitude: float) -> None:
    handled(stage, location=(latitude, longitude))


READERS = Readers(
    place=lambda text: PlaceRead("laak") if "laak" in text else None,
    near=lambda latitude, longitude: None,
    date=lambda text: dt.date(2027, 6, 12) if "juni" in text else None,
    amount=lambda text: int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None,
    is_time=lambda text: "mei" in text,
    today=TODAY,
)
INPUTS = st.builds(
    Input,
    st.text(max_size=500) | st.text("0123456789 jan@laak.nl", max_size=30),
    st.none() | st.text(max_size=20),
    st.none() | st.text(max_size=20),
    st.none() | st.tuples(st.floats(), st.floats()),
)


@given(st.data())
@many
def test_any_answer_is_accepted_or_explained_and_survives_storing(city: City, data: st.DataObject) -> None:
    flow = data.draw(st.sampled_from(list(city[1].values())))
    talk = Talk(flow.id)
    for _step in range(data.draw(st.integers(1, 12))):
        question = engine.current(flow, talk)
        if question is None:
            break
        after, rejected = engine.give(flow, talk, data.draw(INPUTS), READERS)
        assert rejected is None or after == talk, "what is refused changes nothing"
        stored = json.loads(json.dumps([list(pair) for pair in after.given]))
        talk = Talk(flow.id, tuple((name, answer) for name, answer in stored))
        if rejected is not None and question.optional:
            talk = engine.skip(flow, talk)[0]


FILES = ["concepts.yaml", "folded.yaml", "languages.yaml", "places.yaml", "themes.yaml"]
MOST = 50_000
"""Characters of a file that are enough to try what goes wrong beside it."""
YAMLISH = st.text("ab:-[]{}#&*!|>'\"%@`, \n0129?\t", max_size=200) | JSON.map(json.dumps) | st.binary(max_size=60)


def begin_of(path: Path) -> str:
    """The file, or the first entries of a long one: reading thousands of words again for every example takes long."""
    text = path.read_text(encoding="utf-8")
    return text[: text.rindex("\n- ", 0, MOST) + 1] if len(text) > MOST else text


@given(st.sampled_from(["records", "needs", "flows"]), YAMLISH, st.sampled_from([None, *FILES]))
@many
def test_any_content_file_is_loaded_or_named_with_what_is_wrong(
    tmp_path_factory: pytest.TempPathFactory, folder: str, content: str | bytes, whole: str | None
) -> None:
    city = tmp_path_factory.mktemp("city")
    for name in FILES:
        (city / name).write_text(begin_of(load.CONTENT / "den-haag" / name), encoding="utf-8")
    target = city / whole if whole else city / folder / "new.yaml"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", errors="surrogatepass"))
    problems: list[Problem] = []
    refused = False
    try:
        load.load(city)
    except ContentError as error:
        refused, problems = True, error.problems
    finally:
        for path in sorted(city.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    assert refused == bool(problems)
    assert all(problem.line >= 1 and problem.file for problem in problems)


def test_the_examples_of_content_are_the_real_ones() -> None:
    assert all((Path(load.CONTENT) / "den-haag" / name).exists() for name in FILES)
