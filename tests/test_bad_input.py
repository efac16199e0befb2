"""What goes wrong in a talk: one kind sentence, the same question again, and nothing that was told is lost."""

import datetime as dt
import itertools
from collections.abc import Callable
from typing import Any

import pytest

from bot import attachments
from bot.messages import DESK, Incoming, plain
from bot.stage import Stage
from bot.store.post import Outgoing
from flows import engine
from flows.engine import Talk

ME = "resident:1"
_keys = itertools.count()
Reopening = Callable[[], Stage]
PLAN = "een bankje bij de speeltuin"


def begun(reopening: Reopening, flow: str = "Je initiatief aanmelden") -> None:
    reopening().say(ME, "/menu")
    reopening().tap(ME, "Iets aanmelden of doorgeven")
    reopening().tap(ME, flow)


def at(reopening: Reopening, wanted: str, flow: str = "Je initiatief aanmelden") -> None:
    """A talk in which everything before this question was answered."""
    begun(reopening, flow)
    said = {"wat": PLAN, "waar": "Brigantijnlaan", "wanneer": "12 juni", "wie": "Alleen", "geld": "800 euro"}
    for _question in range(10):
        if (now := asked(reopening())) == wanted:
            return
        reopening().tap(ME, said[now]) if now == "wie" else reopening().say(ME, said.get(now or "", "overslaan"))
    raise AssertionError(f"{wanted} is not asked")


def talk(stage: Stage) -> Talk:
    kept = stage.assistant.store.people.get(ME).talk
    assert kept is not None
    return Talk(kept["flow"], tuple((name, value) for name, value in kept["given"]))


def asked(stage: Stage) -> str | None:
    running = talk(stage)
    question = engine.current(stage.assistant.casework.flows[running.flow], running)
    return question.id if question else None


def told(sent: list[Outgoing], to: str = ME) -> str:
    return "\n".join(plain(row.message.text) for row in sent if row.message.to == to)


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("wanneer", "14 maart 2025", "al geweest"),
        ("wanneer", "gisteren", "al geweest"),
        ("wanneer", "1 januari 1900", "al geweest"),
        ("wanneer", "31 februari", "niet op de kalender"),
        ("wanneer", "31-4-2027", "niet op de kalender"),
        ("wanneer", "1 mei 2099", "nog jaren weg"),
        ("wanneer", "asdf", "Die dag herken ik niet"),
        ("wanneer", "🎉🎉", "Die dag herken ik niet"),
        ("geld", "heel veel", "bedrag in euro"),
        ("geld", "🙏", "bedrag in euro"),
        ("geld", "99999999999999 euro", "bedrag in euro"),
        ("waar", "📍", "ken ik nog niet"),
        ("waar", "Oude Delft 1, Delft", "buiten Den Haag"),
        ("waar", "Herenstraat, Rijswijk", "buiten Den Haag"),
        ("waar", "Coolsingel, Rotterdam", "buiten Den Haag"),
        ("waar", "xqzw", "ken ik nog niet"),
        ("wat", "🌱🌻", "nog niets in"),
        ("wat", "...", "nog niets in"),
        ("wie", "🤷", "knoppen"),
        ("akkoord", "🤷", "Tik op ja of nee"),
    ],
)
def test_one_kind_sentence_and_the_question_stays(question: str, typed: str, said: str, reopening: Reopening) -> None:
    at(reopening, question)
    before = talk(reopening()).given
    sent = reopening().say(ME, typed)
    assert (said in told(sent), len(sent)) == (True, 1), told(sent)
    assert "sorry" not in told(sent).casefold()
    assert (asked(reopening()), talk(reopening()).given) == (question, before)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("1.000.000 euro", "€ 1.000.000"), ("een miljoen", "€ 1.000.000"), ("anderhalve ton", "€ 150.000")],
)
def test_a_million_is_said_back_and_can_be_taken_back(typed: str, shown: str, reopening: Reopening) -> None:
    at(reopening, "geld")
    assert shown in told(reopening().say(ME, typed)).replace("\xa0", " ")
    reopening().tap(ME, "Terug")
    assert asked(reopening()) == "geld"


STORY = "We willen een bankje bij de speeltuin, want de oma's staan nu de hele middag. " * 64
"""About 5,000 characters."""


def finished(reopening: Reopening) -> list[Outgoing]:
    """What was sent after the rest was skipped and the talk was sent in."""
    for now in ("waar", "wanneer", "wie", "geld", "zelf", "foto", "contact", "akkoord"):
        if now == "waar":
            reopening().say(ME, "Brigantijnlaan")
        elif asked(reopening()) == now:
            reopening().tap(ME, {"wie": "Alleen", "akkoord": "Ja, dat mag"}.get(now, "Overslaan"))
    return reopening().tap(ME, "Ja, verstuur")


def test_five_thousand_characters_are_kept_whole_and_read_by_a_person(reopening: Reopening) -> None:
    begun(reopening)
    sent = reopening().say(ME, STORY)
    assert "een mens leest het" in told(sent)
    assert asked(reopening()) == "waar"
    desk = finished(reopening)
    assert max(len(row.message.text) for row in desk if "Stand:" in row.message.text) < 1000
    [story] = [row.message for row in desk if row.message.to == DESK and "het hele verhaal" in row.message.text]
    assert STORY.strip() in story.text
    assert reopening().assistant.store.cases.of(ME)[0].answers["wat"]["said"] == STORY.strip()


def test_a_text_that_telegram_cuts_in_two_is_one_answer(reopening: Reopening) -> None:
    begun(reopening)
    reopening().say(ME, STORY[:4000])
    assert "vervolg van je verhaal" in told(reopening().say(ME, STORY[4000:].strip()))
    assert asked(reopening()) == "waar"
    kept = talk(reopening()).answers["wat"]["said"]
    assert "".join(kept.split()) == "".join(STORY.split())


def test_a_number_that_was_cut_in_two_is_not_whole_again(reopening: Reopening) -> None:
    begun(reopening)
    reopening().say(ME, STORY[:3995] + "12345")
    reopening().say(ME, "6782 is mijn bsn en verder niets")
    kept = talk(reopening()).answers["wat"]["said"]
    assert "is mijn bsn" in kept
    assert "123456782" not in kept


def test_what_comes_later_is_an_answer_of_its_own(reopening: Reopening) -> None:
    begun(reopening)
    reopening().say(ME, STORY[:4000])
    reopening().wait(dt.timedelta(minutes=1))
    reopening().say(ME, "Brigantijnlaan")
    assert talk(reopening()).answers["waar"]["street"] is not None


@pytest.mark.parametrize(("media", "said"), [(attachments.TOO_LARGE, "te groot"), (attachments.OTHER, "soort bestand")])
def test_a_file_that_is_not_taken(media: str, said: str, reopening: Reopening) -> None:
    at(reopening, "foto")
    before = talk(reopening()).given
    sent = reopening().file(ME, "x.bin", media)
    assert said in told(sent)
    assert (asked(reopening()), talk(reopening()).given) == ("foto", before)


def test_a_file_at_any_question_goes_with_the_case_and_to_the_desk(reopening: Reopening) -> None:
    at(reopening, "wie")
    assert "een mens luistert" in told(reopening().file(ME, "stem.oga", attachments.VOICE))
    reopening().tap(ME, "Alleen")
    for _question in ("geld", "zelf"):
        reopening().say(ME, "overslaan")
    assert asked(reopening()) == "contact", "the photo question has its answer"
    reopening().say(ME, "overslaan")
    reopening().tap(ME, "Ja, dat mag")
    assert "kan ik het zelf" not in told(reopening().photo(ME, "schets.jpg"))  # at the summary too
    sent = reopening().tap(ME, "Ja, verstuur")
    files = [row.message.file for row in sent if row.message.to == DESK and row.message.file]
    assert len(files) == 2
    store = reopening().assistant.store
    assert [store.files.of_case(str(file)) is not None for file in files] == [True, True]
    assert store.files.of_case("file-of-somebody-else") is None


def test_a_voice_message_can_be_the_whole_story(reopening: Reopening) -> None:
    begun(reopening)
    assert "een mens luistert" in told(reopening().file(ME, "stem.oga", attachments.VOICE))
    assert asked(reopening()) == "waar"


def test_no_more_files_than_a_person_can_look_at(reopening: Reopening) -> None:
    at(reopening, "wie")
    for _file in range(attachments.MAX_FILES):
        reopening().photo(ME, "kiekje.jpg")
    assert "Meer bestanden" in told(reopening().photo(ME, "kiekje.jpg"))
    assert engine.files(talk(reopening())) == attachments.MAX_FILES


def test_a_button_of_a_finished_talk(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    reopening().tap(ME, "Ja, dat mag")
    reopening().tap(ME, "Ja, verstuur")
    for label in ("Alleen", "Overslaan", "Terug", "Stop", "Verander: Waar", "Ja, dat mag", "Ja, verstuur"):
        sent = reopening().tap(ME, label)
        assert "al afgelopen" in told(sent)
        assert next(button.action for row in sent for button in row.message.buttons).startswith("case:")
    assert len(reopening().assistant.store.cases.of(ME)) == 1


def test_a_button_of_a_talk_that_was_stopped(reopening: Reopening) -> None:
    at(reopening, "wie")
    reopening().tap(ME, "Stop")
    sent = reopening().tap(ME, "Alleen")
    assert "doet het niet meer" in told(sent)
    assert [button for row in sent for button in row.message.buttons]
    assert reopening().assistant.store.people.get(ME).talk is None


def at_once(stage: Stage, *actions: str) -> list[Outgoing]:
    """Taps that arrive together, before any of them is handled: two phones, two chats, or an impatient finger."""
    now = stage.clock.now()
    came = [Incoming(f"tap:{next(_keys)}", ME, ME, now, action=action) for action in actions]
    stage.assistant.store.inbox.add(came)
    while stage.assistant.work(now):
        pass
    return stage.deliver()


@pytest.mark.parametrize(
    ("question", "tapped", "stays"),
    [
        ("wanneer", "skip:wanneer", "wie"),
        ("wie", "a:wie:alleen", "geld"),
        ("geld", "skip:geld", "zelf"),
        ("geld", "back:geld", "wie"),
        ("akkoord", "a:akkoord:ja", None),
    ],
)
def test_a_double_tap_counts_once(question: str, tapped: str, stays: str | None, reopening: Reopening) -> None:
    at(reopening, question)
    sent = at_once(reopening(), tapped, tapped)
    assert "knop van eerder" in told(sent)
    assert asked(reopening()) == stays


def test_sending_on_two_phones_at_once_makes_one_case(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    reopening().tap(ME, "Ja, dat mag")
    sent = at_once(reopening(), "send", "send")
    assert "al afgelopen" in told(sent)
    assert len(reopening().assistant.store.cases.of(ME)) == 1


def test_a_send_button_of_before_sends_nothing_unfinished(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    reopening().tap(ME, "Ja, dat mag")
    reopening().tap(ME, "Verander: Waar")
    assert "knop van eerder" in told(reopening().tap(ME, "Ja, verstuur"))
    assert (asked(reopening()), reopening().assistant.store.cases.of(ME)) == ("waar", [])


def test_two_phones_that_show_the_same_question(reopening: Reopening) -> None:
    """The second answer, to a question that was answered, changes nothing."""
    at(reopening, "wie")
    reopening().tap(ME, "Alleen")
    sent = reopening().tap(ME, "Met buren of vrienden")
    assert "knop van eerder" in told(sent)
    assert talk(reopening()).answers["wie"]["choice"] == "alleen"
    assert asked(reopening()) == "geld"


@pytest.mark.parametrize("words", ["waar waren we?", "Waar was ik gebleven", "verder", "ga verder"])
def test_after_days_the_talk_goes_on_with_what_is_known(words: str, reopening: Reopening) -> None:
    at(reopening, "wie")
    assert "30 dagen" in told(reopening().say(ME, "pauze"))
    assert "antwoorden staan er nog" in told(reopening().wait(dt.timedelta(days=6)))
    sent = reopening().say(ME, words)
    assert PLAN in told(sent)
    assert asked(reopening()) == "wie"


@pytest.mark.parametrize("question", ["wat", "waar", "wanneer", "wie", "geld", "foto", "contact", "akkoord"])
def test_stop_is_always_understood(question: str, reopening: Reopening) -> None:
    at(reopening, question)
    assert "ik stop" in told(reopening().say(ME, "/stop"))
    assert reopening().assistant.store.people.get(ME).talk is None


def test_what_an_earlier_case_told_is_offered_and_not_filled_in(reopening: Reopening) -> None:
    at(reopening, "contact")
    reopening().say(ME, "Yvonne, 06 12345678")
    reopening().tap(ME, "Ja, dat mag")
    reopening().tap(ME, "Ja, verstuur")
    begun(reopening, "Je idee voor de wijk")
    sent = reopening().say(ME, "een boom in de straat")
    offer = next(b.label for row in sent for b in row.message.buttons if b.label.startswith("Net als eerder"))
    assert asked(reopening()) == "waar"
    reopening().tap(ME, offer)
    answers: Any = talk(reopening()).answers
    assert answers["waar"]["stadsdeel"] == "leidschenveen-ypenburg"
    assert asked(reopening()) == "waarom"


def test_nothing_of_another_persons_case_is_offered(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    reopening().tap(ME, "Ja, dat mag")
    reopening().tap(ME, "Ja, verstuur")
    you = "resident:2"
    reopening().say(you, "/menu")
    reopening().tap(you, "Iets aanmelden of doorgeven")
    reopening().tap(you, "Je idee voor de wijk")
    sent = reopening().say(you, "een boom in de straat")
    assert not [b for row in sent for b in row.message.buttons if b.label.startswith("Net als eerder")]


@pytest.mark.parametrize(
    ("asked_for", "flow", "label"),
    [
        ("ik heb iets gestuurd en niets gehoord", "klacht-over-stilte", "Zoek uit waar het ligt"),
        ("ik wil iets aanmelden voor mijn buurvrouw, zij heeft geen smartphone", "namens-iemand",
         "Aanmelden voor een ander"),
        ("we lopen vast op een regel van de gemeente", "knelpunt", "Meld waar ik vastloop"),
        ("wij hebben een groot plan met wonen en groen en zorg voor een heel terrein", "groot-initiatief", "Aanmelden"),
        ("er past geen subsidie bij mijn plan", "idee-voor-de-wijk", "Geef mijn idee door"),
    ],
)  # fmt: skip
def test_what_people_come_for_leads_to_its_flow(asked_for: str, flow: str, label: str, reopening: Reopening) -> None:
    reopening().say(ME, asked_for)
    reopening().tap(ME, label)
    assert talk(reopening()).flow == flow


def test_no_answer_at_all_can_still_be_an_idea(reopening: Reopening) -> None:
    reopening().say(ME, "sauna voor de straat")
    reopening().tap(ME, "Het is een idee voor de wijk")
    assert talk(reopening()).flow == "idee-voor-de-wijk"
