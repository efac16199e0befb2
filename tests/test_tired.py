"""Staff who are tired: they tap twice, type half, go home in the middle, and find an old button the next day."""

import datetime as dt
import itertools
from collections.abc import Callable

import pytest
from test_desk_typed import in_topic
from test_story import ME, register, state, text
from test_team import AS_STAFF, add, did

from bot.desk import CLAIM
from bot.messages import DESK, Incoming
from bot.stage import Stage
from flows.case import State

Reopening = Callable[[], Stage]
ANNA, BRAM = "staff:1", "staff:2"
LATE = CLAIM + dt.timedelta(minutes=1)
_keys = itertools.count()


@pytest.fixture
def case(reopening: Reopening) -> str:
    return register(reopening(), ME)


def kinds(stage: Stage, number: str) -> list[str]:
    return [event.kind for event in stage.assistant.store.cases.events(number)]


def test_a_choice_that_is_tapped_twice_answers_once(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:stuck:{case}")
    did(reopening(), ANNA, f"d:fill:{case}:kind:regel")
    assert "doet het niet meer" in did(reopening(), ANNA, f"d:fill:{case}:kind:regel")
    reopening().say(ANNA, "de terrassenregel")
    reopening().say(ANNA, "Wij vragen de wethouder.")
    [found] = reopening().assistant.store.queues.stuck()
    assert (found.kind, found.rule) == ("regel", "de terrassenregel")


def test_a_text_for_something_else_is_no_reason_of_a_decision(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:ask:{case}")
    did(reopening(), ANNA, "d:cancel")
    did(reopening(), ANNA, f"d:decide-no:{case}")
    for old in ("send", "template"):
        assert "doet het niet meer" in did(reopening(), ANNA, f"d:{old}:{case}:ask-people")
    did(reopening(), ANNA, f"d:decide-provided:{case}")
    assert "doet het niet meer" in did(reopening(), ANNA, f"d:send:{case}:stop-double")
    assert state(reopening(), case) is State.RECEIVED


def test_an_older_button_does_not_undo_what_was_done_since(reopening: Reopening, case: str) -> None:
    reopening().tap(ANNA, "Pak op")
    at = reopening().assistant.store.cases.newest(case)
    reopening().tap(ANNA, "Besluit: ja")
    assert "daarna al iets anders" in did(reopening(), ANNA, f"d:undo:{case}:{at}")
    assert state(reopening(), case) is State.YES
    assert "Ongedaan" in did(reopening(), ANNA, f"d:undo:{case}:{at + 1}")
    assert state(reopening(), case) is State.ASSIGNED


def test_what_is_typed_long_after_we_asked_is_not_sent_without_a_yes(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:ask:{case}")
    reopening().wait(LATE)
    sent = reopening().say(ANNA, "ik ga eerst lunchen")
    assert "Is dit je antwoord" in text(sent, ANNA)
    assert text(sent) == ""
    reopening().tap(ANNA, "Annuleer")
    assert kinds(reopening(), case) == ["registered"]
    did(reopening(), ANNA, f"d:ask:{case}")
    reopening().wait(LATE)
    reopening().say(ANNA, "Hoe breed is je stoep?")
    assert "Hoe breed" in text(reopening().tap(ANNA, "Ja, gebruik dit"))
    assert "doet het niet meer" in did(reopening(), ANNA, f"d:unsent:{case}")


def test_a_switch_that_was_forgotten_does_not_go_on_with_the_next_thing_typed(reopening: Reopening) -> None:
    reopening().say(ANNA, "/pauze")
    reopening().wait(LATE)
    assert "niets veranderd" in text(reopening().say(ANNA, "goedemorgen"), ANNA)
    assert not reopening().assistant.store.switches.paused


def test_looking_at_a_case_or_the_queue_is_no_answer(reopening: Reopening, case: str) -> None:
    other = register(reopening(), "resident:2")
    did(reopening(), ANNA, f"d:ask:{case}")
    assert "Nieuw (2)" in text(reopening().say(ANNA, "wachtrij"), ANNA)
    assert other in text(reopening().say(ANNA, other), ANNA)
    assert kinds(reopening(), case) == ["registered"]
    assert "Hoe breed" in text(reopening().say(ANNA, "Hoe breed is je stoep?")), "and the question still stands"


@pytest.mark.parametrize("caption", ["", "zie de foto"])
def test_a_photo_is_no_answer(reopening: Reopening, case: str, caption: str) -> None:
    did(reopening(), ANNA, f"d:ask:{case}")
    stage = reopening()
    came = Incoming(f"t:{next(_keys)}", ANNA, ANNA, stage.clock.now(), caption, None, "tg:photo", media="photo")
    stage.assistant.store.inbox.add([came])
    while stage.assistant.work(stage.clock.now()):
        pass
    sent = stage.deliver()
    assert "Typ je antwoord als tekst" in text(sent, ANNA)
    assert text(sent) == ""
    assert kinds(reopening(), case) == ["registered"]


def test_the_number_of_another_case_is_looked_at_before_the_rest_is_asked(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:merge:{case}")
    for wrong, why in (("26-99999-Z", "bestaat niet"), ("de vorige", "bestaat niet"), (case, "deze zaak zelf")):
        assert why in text(reopening().say(ANNA, wrong), ANNA)
    other = register(reopening(), "resident:2")
    assert "nog niet allebei ja" in text(reopening().say(ANNA, other), ANNA), "said before a word is typed for it"
    mine = register(reopening(), ME)
    assert f"met {mine} · wij willen een straatfeest" in text(reopening().say(ANNA, mine), ANNA)
    reopening().say(ANNA, "Het is hetzelfde plan.")
    reopening().tap(ANNA, "Ja, doe het")
    assert f"gaat samen verder in {mine}" in text(reopening().say(ANNA, f"/pak {case}"), ANNA)


def test_a_case_outside_ones_own_part_of_the_city_is_not_tied_to_another(reopening: Reopening, case: str) -> None:
    other = register(reopening(), "resident:2")
    did(reopening(), ANNA, f"d:to:{case}:laak")
    reopening().say(ANNA, "De plek ligt daar.")
    add(reopening, BRAM, *AS_STAFF)  # for Laak
    for act in ("merge", "link", "introduce"):
        did(reopening(), BRAM, f"d:{act}:{case}")
        assert "valt buiten" in text(reopening().say(BRAM, other), BRAM), act
    assert kinds(reopening(), other) == ["registered"]


def test_a_try_in_another_part_of_the_city_is_in_the_log(reopening: Reopening, case: str) -> None:
    add(reopening, BRAM, *AS_STAFF)
    did(reopening(), BRAM, f"d:decide-yes:{case}")
    for said in (f"/ja {case}", f"/verhaal {case}", f"/intrekken {case}", case):
        reopening().say(BRAM, said)
    found = reversed(reopening().assistant.store.audit.newest(5, case=case))
    tried = ("decide-yes", "decide-yes", "verhaal", "intrekken", "kaart")
    assert [(entry.who, entry.what) for entry in found] == [(BRAM, f"geweigerd: {what}") for what in tried]


def test_a_note_is_in_the_log_without_its_words(reopening: Reopening, case: str) -> None:
    in_topic(reopening(), case, "deze buurman kennen we")
    [entry] = reopening().assistant.store.audit.newest(1, case=case)
    assert (entry.who, entry.what, entry.why) == (ANNA, "notitie", "")


def test_what_was_asked_in_the_group_is_not_answered_by_chance_in_private(reopening: Reopening, case: str) -> None:
    in_topic(reopening(), case, "/vraag")
    sent = reopening().say(ANNA, "speeltuin in laak")
    assert "Is dit je antwoord" in text(sent, ANNA)
    assert text(sent) == ""
    assert kinds(reopening(), case) == ["registered"]


@pytest.mark.parametrize(
    "said", ["/nieuws\nWij komen kijken.", "/Nieuws: Wij komen kijken.", "/nieuws   Wij komen kijken."]
)
def test_a_command_may_be_followed_by_anything_that_looks_right(reopening: Reopening, case: str, said: str) -> None:
    assert "“Wij komen kijken.”" in in_topic(reopening(), case, said)


@pytest.mark.parametrize("said", [".", "?", "ok", "- -", "12"])
def test_what_is_no_sentence_is_not_sent(reopening: Reopening, case: str, said: str) -> None:
    for act in ("news", "decide-no", "stop"):
        did(reopening(), ANNA, f"d:{act}:{case}")
        assert "te kort" in text(reopening().say(ANNA, said), ANNA), act
    reopening().say(ANNA, "Het staat al ergens anders.")
    assert state(reopening(), case) is State.STOPPED, "and one goes on where one was"


def test_a_promise_for_next_year_by_a_slip_is_asked_again(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:promise:{case}")
    assert "half jaar" in text(reopening().say(ANNA, "1 november 2027"), ANNA)
    reopening().say(ANNA, "1 december")
    assert "1 december" in text(reopening().say(ANNA, "Dan weten we meer."))


def test_who_says_no_reads_which_other_way_the_resident_gets(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:decide-no:{case}")
    for said in ("De stoep is te smal.", "De regel voor stoepen", "Een plek verderop"):
        sent = reopening().say(ANNA, said)
    told = text(sent, ANNA)
    assert "wat wel kan: " in told
    way = told.partition("wat wel kan: ")[2].splitlines()[0].rstrip(".")
    assert f"Wat wel kan: {way}" in text(sent)


def test_nobody_decides_on_their_own_plan(reopening: Reopening) -> None:
    own = register(reopening(), ANNA)
    for act in ("take", "decide-yes", "story", "card", "more"):
        assert "eigen aanmelding" in did(reopening(), ANNA, f"d:{act}:{own}"), act
    assert "eigen aanmelding" in text(reopening().say(ANNA, f"/ja {own}"), ANNA)
    assert state(reopening(), own) is State.RECEIVED
    assert "Stand: ontvangen" in text(reopening().say(ANNA, own), ANNA), "they see it as any resident does"


def test_nobody_is_given_their_own_plan(reopening: Reopening) -> None:
    add(reopening, BRAM, *AS_STAFF)
    own = register(reopening(), BRAM)
    did(reopening(), ANNA, f"d:to:{own}:{BRAM}")
    assert state(reopening(), own) is State.RECEIVED
    did(reopening(), ANNA, f"d:to:{own}:laak")
    assert "gaf deze zaak" not in text(reopening().say(ANNA, "De plek ligt daar."), BRAM)


@pytest.mark.parametrize("said", ["/geefdoor", "/ja"])
def test_a_reason_that_says_nothing_is_not_kept(reopening: Reopening, case: str, said: str) -> None:
    assert "te kort" in text(reopening().say(ANNA, f"{said} {case} ."), ANNA)
    assert reopening().assistant.store.people.get(ANNA).desk is None
    assert state(reopening(), case) is State.RECEIVED


def test_who_types_without_answering_what_was_asked_just_now_is_asked_whether_it_is_the_answer(
    reopening: Reopening, case: str
) -> None:
    in_topic(reopening(), case, "/nieuws")
    told = in_topic(reopening(), case, "Wij komen dinsdag kijken.", ref="1")
    assert "niet verstuurd" in told
    assert "“Wij komen dinsdag kijken.”" in told
    in_topic(reopening(), case, "Of nee, woensdag.", ref="2")
    assert in_topic(reopening(), case, "heb je hem al gebeld?", BRAM).strip() == "", "what others say is left alone"
    assert "doet het niet meer" in did(reopening(), ANNA, f"d:unsent:{case}:1"), "that button was about other words"
    assert "news" not in kinds(reopening(), case)
    assert "Of nee, woensdag." in text(reopening().tap(ANNA, "Ja, gebruik dit"))


def test_what_is_typed_in_a_topic_long_after_a_question_stays_a_note_in_silence(
    reopening: Reopening, case: str
) -> None:
    in_topic(reopening(), case, "/nieuws")
    reopening().wait(LATE)
    assert "niet verstuurd" not in in_topic(reopening(), case, "ik belde hem gisteren")
    in_topic(reopening(), case, "/geefdoor")
    assert "niet verstuurd" not in in_topic(reopening(), case, "waarheen ook weer?"), "what is only tapped is not typed"


VERBS = (
    *("take", "ask", "promise", "stuck", "hand-over", "department", "merge", "split", "link", "introduce", "news"),
    *("card", "story", "more", "to", "fill", "template", "send", "unsent", "unsay", "undo", "queue", "team", "switch"),
    *("cancel", "nonsense", ""),
)
BAD = (
    "", ":", "::::", "x", "26-99999-Z", "26-00001-H:", "26-00001-H:-1", "26-00001-H:999999999999999999999999",
    "26-00001-H:٣", "26-00001-H:²", "26-00001-H:laak:laak", "26-00001-H:staff:2", "off!:", "off!:tg:0", "role:baas",
    "where:nergens", "yes", "yes:yes", "next:", "new:99999999999999999999",
    "26-00001-H:kind:regel", "\x00", "' OR 1=1 --",
)  # fmt: skip


@pytest.mark.parametrize("who", [ANNA, BRAM, "staff:3", ME, "resident:9"])
def test_no_button_however_forged_makes_a_turn_fail(stage: Stage, who: str) -> None:
    number = register(stage, ME)
    stage.say(ANNA, "/team erbij 2 Bram, redacteur")
    for step in ("role:redacteur", "yes"):
        did(stage, ANNA, f"d:team:{step}")
    stage.say(ANNA, "/team erbij 3 Carla, wijkmanager")
    for step in (*AS_STAFF, "yes"):
        did(stage, ANNA, f"d:team:{step}")
    did(stage, who, f"d:stuck:{number}")
    for verb in VERBS:
        for bad in BAD:
            action = f"d:{verb}:{bad}".encode()[:64].decode(errors="ignore")
            told = did(stage, who, action)
            assert "ging iets mis" not in told, action
            assert told or who == ME, action
    if who != ANNA:
        assert kinds(stage, number) == ["registered"]
    assert stage.assistant.roster.is_coordinator(ANNA)


def test_who_answers_the_bot_in_the_group_reads_that_it_stays_inside(reopening: Reopening, case: str) -> None:
    def said(text_: str, **how: object) -> list[str]:
        stage = reopening()
        came = Incoming(f"group:{text_}", ANNA, DESK, stage.clock.now(), text_, case=case, **how)  # type: ignore[arg-type]
        return [row.message.text for row in stage._came(came) if row.message.slot is None]

    assert said("ik belde hem gisteren") == [], "colleagues among themselves are left in peace"
    [told] = said("Prima, u kunt beginnen!", answers="77", answers_us=True)
    assert "leest de bewoner niet" in told
    assert "beginnen" in str(reopening().assistant.store.cases.events(case)[-1].data)
