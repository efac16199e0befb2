"""What was asked last gets the answer: typed at a question of ours, a no to keeping anything, and after going back."""

import datetime as dt

import pytest

from bot.i18n import speaker
from bot.messages import plain
from bot.stage import Stage
from bot.store.post import Outgoing

ME = "resident:1"
PLAN = "wij willen een geveltuin in de Weimarstraat"


def told(sent: list[Outgoing]) -> str:
    return plain("\n".join(row.message.text for row in sent if row.message.to == ME))


def labels(stage: Stage) -> list[str]:
    return [button.label for button in stage.assistant.store.outbox.newest_buttons(ME)]


def talk(stage: Stage) -> dict[str, object]:
    running = stage.assistant.store.people.get(ME).talk
    assert running is not None
    return dict(running["given"])


def at_consent(stage: Stage) -> None:
    for said in (PLAN, "Aanmelden", "in het voorjaar", "alleen", *["overslaan"] * 3, "Neeltje 0612345678"):
        stage.say(ME, said)
    assert labels(stage)[0] == "Ja, dat mag"


@pytest.mark.parametrize("in_a_talk", [True, False])
@pytest.mark.parametrize(
    ("answer", "erased"),
    [
        ("Ja, wis alles", True), ("1", True), ("ja", True), ("Ja graag!", True), ("wis alles", True),
        ("yes please", True), ("evet", True), ("tak", True), ("نعم", True), ("sí", True), ("oui", True), ("да", True),
        ("si por fabor", True),
        ("Nee", False), ("2", False), ("nee hoor", False), ("hayır", False), ("nein", False), ("misschien", None),
        ("ja maar ik wil eerst iets vragen", None), ("in het voorjaar", None),
    ],
)  # fmt: skip
def test_erasing_is_done_only_at_a_plain_yes(answer: str, erased: bool | None, in_a_talk: bool, stage: Stage) -> None:
    stage.say(ME, PLAN)
    if in_a_talk:
        stage.tap(ME, "Aanmelden")
    stage.say(ME, "/verwijder")
    answered = stage.say(ME, answer)
    kept = speaker(stage.assistant.store.people.get(ME).language or "nl")("Goed, er is niets gewist.")
    assert (plain(answered[0].message.text) == kept) == (erased is False)
    person = stage.assistant.store.people.get(ME)
    assert (person.said is None) == (erased is True)
    assert (person.talk is not None) == (in_a_talk and erased is not True)


def test_only_what_was_shown_last_asks(stage: Stage) -> None:
    stage.say(ME, PLAN)
    stage.say(ME, "/verwijder")
    stage.say(ME, "wat kost dat?")
    assert "gewist" not in told(stage.say(ME, "ja"))


@pytest.mark.parametrize("how", ["tap", "say"])
def test_a_no_to_keeping_ends_the_talk_and_nothing_of_it_is_left(how: str, stage: Stage) -> None:
    at_consent(stage)
    said = told(getattr(stage, how)(ME, "Nee"))
    assert "14070" in said
    assert labels(stage) == ["Printen", "Stuur door"]
    person = stage.assistant.store.people.get(ME)
    assert person.talk is None
    assert "Neeltje" not in str(person)
    assert "bezig bent: nee" in told(stage.say(ME, "/mijngegevens"))
    assert "genoteerd" not in told(stage.say(ME, "ik wil een straatfeest in Laak"))


def test_a_no_that_says_more_is_asked_about(stage: Stage) -> None:
    at_consent(stage)
    stage.say(ME, "nee dat moet eerst anders want zo klopt er niks van")
    assert stage.assistant.store.people.get(ME).talk is not None


def test_back_shows_the_answer_and_it_can_stay(stage: Stage) -> None:
    stage.say(ME, PLAN)
    stage.tap(ME, "Aanmelden")
    stage.say(ME, "in mei")
    assert "in mei" in told(stage.tap(ME, "Terug"))
    stage.say(ME, "laat zo")
    assert talk(stage)["wanneer"] == {"day": None, "said": "in mei"}
    stage.tap(ME, "Terug")
    stage.tap(ME, "Terug")
    stage.tap(ME, "Laat zo")
    assert "in mei" in told(stage.say(ME, "hoi")), "the next one that was gone back from is offered too"


@pytest.mark.parametrize(
    ("leaves", "returns"),
    [("pauze", "verder"), ("stop", "ja"), ("pauze", "1"), ("stop", "verder"), ("/verwijder", "nee")],
)
def test_who_went_back_and_leaves_finds_everything_again(leaves: str, returns: str, stage: Stage) -> None:
    stage.say(ME, PLAN)
    stage.tap(ME, "Aanmelden")
    stage.say(ME, "in mei")
    for _twice in range(2):
        stage.say(ME, "terug")
    stage.say(ME, leaves)
    stage.say(ME, returns)
    if leaves == "/verwijder":
        stage.say(ME, "ga verder")
    assert list(talk(stage)) == ["wat", "waar", "wanneer"]


@pytest.mark.parametrize("polite", ["hoi", "Hallo daar!", "dank je wel", "ok bedankt", "merhaba", "bonjour", "مرحبا"])
@pytest.mark.parametrize("away", ["pauze", "48", ""])
def test_a_greeting_is_no_answer(polite: str, away: str, stage: Stage) -> None:
    stage.say(ME, PLAN)
    stage.tap(ME, "Aanmelden")
    before = talk(stage)
    if away == "48":
        stage.wait(dt.timedelta(hours=48))
    elif away:
        stage.say(ME, away)
    said = told(stage.say(ME, polite))
    assert talk(stage) == before
    assert ("herken" in said) is False
    if away:
        assert "geveltuin" in said
        assert len(labels(stage)) == 2


def test_begin_anew_after_a_greeting_loses_nothing(stage: Stage) -> None:
    stage.say(ME, PLAN)
    stage.tap(ME, "Aanmelden")
    stage.say(ME, "pauze")
    stage.say(ME, "hoi")
    stage.say(ME, "2")
    assert stage.assistant.store.people.get(ME).talk is None
    stage.say(ME, "verder")
    assert list(talk(stage)) == ["wat", "waar"]


def test_another_plan_is_no_answer_where_it_was_asked_what_to_go_on_with(stage: Stage) -> None:
    stage.say(ME, PLAN)
    stage.tap(ME, "Aanmelden")
    stage.say(ME, "pauze")
    stage.say(ME, "hoi")
    said = told(stage.say(ME, "ik wil ook een straatfeest in Laak"))
    assert "Klein evenement melden" in said
    assert stage.assistant.store.people.get(ME).talk is None
    stage.say(ME, "verder")
    assert list(talk(stage)) == ["wat", "waar"]


@pytest.mark.parametrize(
    "said",
    ["straatfeest in juni", "een bankje in de Weimarstraat", "ik wil een bankje bij ons", "mijn paspoort is kwijt"],
)
def test_another_plan_after_a_pause_is_no_answer(said: str, stage: Stage) -> None:
    stage.say(ME, PLAN)
    stage.tap(ME, "Aanmelden")
    stage.say(ME, "pauze")
    assert "Je antwoorden bewaar ik 30 dagen" in told(stage.say(ME, said))
    assert stage.assistant.store.people.get(ME).talk is None
    stage.say(ME, "verder")
    assert list(talk(stage)) == ["wat", "waar"]


@pytest.mark.parametrize(
    "said", ["in mei", "met de buren", "Moerwijk", "12 juni", "we zijn met 5 buren en willen beginnen in mei"]
)
def test_an_answer_after_a_pause_is_one(said: str, stage: Stage) -> None:
    stage.say(ME, PLAN)
    stage.tap(ME, "Aanmelden")
    stage.say(ME, "pauze")
    stage.say(ME, said)
    assert stage.assistant.store.people.get(ME).talk is not None


@pytest.mark.parametrize("leaves", ["stop", "pauze"])
def test_who_only_takes_note_does_not_go_on(leaves: str, stage: Stage) -> None:
    stage.say(ME, PLAN)
    stage.tap(ME, "Aanmelden")
    stage.say(ME, leaves)
    stage.say(ME, "ok")
    assert "Wanneer wil je" not in stage.assistant.store.outbox.newest(ME, 1)[0][0]


def test_a_photo_with_thanks_is_kept(stage: Stage) -> None:
    stage.say(ME, PLAN)
    stage.tap(ME, "Aanmelden")
    stage.assistant.store.inbox.add([stage._incoming(ME, text="dank je wel", file="file-1", media="photo")])
    stage.assistant.work(stage.clock.now())
    assert "foto" in talk(stage)
