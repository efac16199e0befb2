"""Slips of somebody in a hurry: what was told counts wherever it was told, and nothing is lost by a wrong tap."""

import pytest
from test_bad_input import ME, PLAN, Reopening, asked, at, begun, talk, told

from bot import attachments
from bot.stage import Stage
from flows.contact import contact_in


def test_stop_by_mistake_loses_nothing(reopening: Reopening) -> None:
    at(reopening, "geld")
    before = talk(reopening()).given
    assert "30 dagen" in told(reopening().tap(ME, "Stop"))
    assert reopening().assistant.store.people.get(ME).talk is None
    reopening().say(ME, "hoe laat is de markt in de Haagse Markt open?")
    assert PLAN in told(reopening().tap(ME, "Ga verder"))
    assert (talk(reopening()).given, asked(reopening())) == (before, "geld")


def test_a_stopped_talk_goes_on_by_a_word_and_goes_away_by_a_tap(reopening: Reopening) -> None:
    at(reopening, "geld")
    reopening().say(ME, "stop")
    reopening().say(ME, "verder")
    assert asked(reopening()) == "geld"
    reopening().say(ME, "stop")
    assert "weggegooid" in told(reopening().tap(ME, "Gooi alles weg"))
    assert "geen aanmelding open" in told(reopening().say(ME, "verder"))
    assert PLAN not in str(reopening().assistant.store.people.get(ME).said)


@pytest.mark.parametrize("ends", ["gooi alles maar weg", "Gooi alles weg"])
def test_what_is_thrown_away_goes_with_its_photo(ends: str, reopening: Reopening) -> None:
    at(reopening, "geld")
    reopening().file(ME, "foto.jpg", attachments.PHOTO)
    if ends == "Gooi alles weg":
        reopening().say(ME, "stop")
        reopening().tap(ME, ends)
    else:
        reopening().say(ME, ends)
    assert list(reopening().assistant.store.db.query("SELECT * FROM files")) == []


def test_beginning_something_new_keeps_what_was_halfway(reopening: Reopening) -> None:
    at(reopening, "geld")
    reopening().say(ME, "/mens")
    reopening().tap(ME, "Begin iets nieuws")
    reopening().tap(ME, "Stop")
    assert PLAN in told(reopening().say(ME, "verder"))


@pytest.mark.parametrize("word", ["overslaan", "Sla over", "terug", "stop", "/stop", "atla"])
def test_a_word_for_a_talk_without_a_talk_is_no_question(word: str, reopening: Reopening) -> None:
    assert told(reopening().say(ME, word)) == "Er loopt nu niets. Typ gerust je volgende vraag."


@pytest.mark.parametrize(
    ("question", "typed"),
    [("zelf", "bellen 06-12345678 na vijven, Mo"), ("contact", "bellen 06-12345678 na vijven, Mo")],
)
def test_a_small_word_of_another_language_changes_no_language(question: str, typed: str, reopening: Reopening) -> None:
    at(reopening, question)
    reopening().say(ME, typed)
    assert reopening().assistant.store.people.get(ME).language == "nl"


def test_with_whom_is_not_asked_when_it_was_told_before_the_talk(reopening: Reopening) -> None:
    reopening().say(ME, "ik wil een moestuin met de buren in de Weimarstraat, 500 euro")
    assert "Met buren of vrienden" in told(reopening().tap(ME, "Aanmelden"))
    assert talk(reopening()).answers["wie"]["choice"] == "buren"


@pytest.mark.parametrize(("typed", "euro"), [("nee 1500", 1500), ("1.500 euro", 1500), ("oeps, 800", 800)])
def test_a_million_is_put_right_by_typing_the_right_amount(typed: str, euro: int, reopening: Reopening) -> None:
    at(reopening, "geld")
    reopening().say(ME, "1,5 miljoen")
    assert asked(reopening()) == "zelf"
    assert "veranderd" in told(reopening().say(ME, typed))
    assert (talk(reopening()).answers["geld"]["euro"], asked(reopening())) == (euro, "zelf")


def test_what_is_no_amount_leaves_the_million_alone(reopening: Reopening) -> None:
    at(reopening, "geld")
    reopening().say(ME, "1,5 miljoen")
    reopening().say(ME, "20 stoelen en koffie")
    assert talk(reopening()).answers["geld"]["euro"] == 1_500_000


@pytest.mark.parametrize(
    ("typed", "day", "said_back"),
    [
        ("volgende week zaterdag", "2026-11-28", "zaterdag 28 november 2026"),
        ("zaterdag", "2026-11-21", "zaterdag 21 november 2026"),
        ("29 februari", "2028-02-29", "dinsdag 29 februari 2028"),
        ("12 juni", "2027-06-12", ""),
    ],
)
def test_a_day_that_was_worked_out_is_said_back(typed: str, day: str, said_back: str, reopening: Reopening) -> None:
    at(reopening, "wanneer")
    sent = told(reopening().say(ME, typed))
    assert talk(reopening()).answers["wanneer"]["day"] == day
    assert (f"Ik schrijf {said_back} op" in sent) if said_back else ("Ik schrijf" not in sent)


def test_a_place_that_nobody_can_find_is_left_to_a_person(reopening: Reopening) -> None:
    begun(reopening, "Je vraag aan het loket")
    reopening().say(ME, "mag ik hier kippen houden")
    reopening().say(ME, "weet ik niet")
    reopening().say(ME, "achter de grote flat met de rode deuren")
    assert asked(reopening()) == "contact"
    for answer in ("overslaan", "ja", "ja"):
        reopening().say(ME, answer)
    [card] = reopening().assistant.store.cases.of(ME)
    assert (card.stadsdeel, card.answers["waar"]["said"]) == (None, "achter de grote flat met de rode deuren")


@pytest.mark.parametrize("typed", ["Delft", "3011 AB"])
def test_a_place_elsewhere_is_never_taken(typed: str, reopening: Reopening) -> None:
    at(reopening, "waar")
    for _time in range(3):
        assert "buiten Den Haag" in told(reopening().say(ME, typed))
    assert asked(reopening()) == "waar"


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("Fatma 0612345678", "Fatma", ""),
        ("0612345678 Mo", "Mo", ""),
        ("Bel 0612345678", None, "Bel …"),
        ("met stoelen 0612345678", None, "met stoelen …"),
    ],
)
def test_a_name_beside_a_number(text: str, name: str | None, rest: str) -> None:
    contact, left = contact_in(text)
    assert contact is not None
    assert (contact["name"], left) == (name, rest)


def test_a_name_and_number_at_another_question_are_noted_once(reopening: Reopening) -> None:
    at(reopening, "foto")
    reopening().say(ME, "Fatma 0612345678")
    reopening().say(ME, "Fatma 0612345678")
    answers = talk(reopening()).answers
    assert (answers["contact"]["name"], "verder" in answers) == ("Fatma", False)


def test_the_number_of_the_neighbour_is_not_the_helpers(reopening: Reopening) -> None:
    begun(reopening, "Aanmelden voor iemand anders")
    for answer in ("ja", "een bankje in de Vrederustlaan", "Mevrouw Jansen, 070 1234567"):
        reopening().say(ME, answer)
    answers = talk(reopening()).answers
    assert ("contact" in answers, answers["voor"]["said"]) == (False, "Mevrouw Jansen, 070 1234567")


def test_consent_asked_again_can_still_be_refused(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    reopening().say(ME, "misschien")
    assert "niets" in told(reopening().tap(ME, "Nee"))


def test_a_yes_is_no_story(reopening: Reopening) -> None:
    at(reopening, "zelf")
    assert "paar woorden" in told(reopening().say(ME, "ja"))
    assert asked(reopening()) == "zelf"


def test_a_command_that_we_do_not_have_is_no_answer(reopening: Reopening) -> None:
    at(reopening, "zelf")
    assert "opdracht ken ik niet" in told(reopening().say(ME, "/onzin"))
    assert asked(reopening()) == "zelf"


def test_digits_of_an_arabic_keyboard_are_digits(stage: Stage) -> None:
    stage.say(ME, "/menu")
    stage.tap(ME, "Iets aanmelden of doorgeven")
    stage.tap(ME, "Je initiatief aanmelden")
    for answer in ("حديقة صغيرة مع الجيران في شارع Hoefkade", "يوم السبت", "٥٠٠ يورو", "لا", "لا", "أحمد ٠٦١٢٣٤٥٦٧٨"):
        stage.say(ME, answer)
    answers = talk(stage).answers
    assert answers["geld"]["euro"] == 500
    assert (answers["contact"]["name"], answers["contact"]["phone"]) == ("أحمد", "0612345678")


def test_who_types_that_it_is_as_before_gets_what_was_offered(reopening: Reopening) -> None:
    at(reopening, "contact")
    for answer in ("Fatma 0612345678", "ja", "ja"):
        reopening().say(ME, answer)
    at(reopening, "contact")
    reopening().say(ME, "Net als eerder")
    assert talk(reopening()).answers["contact"]["phone"] == "0612345678"


def test_without_an_earlier_case_the_same_is_a_name_like_any_other(reopening: Reopening) -> None:
    at(reopening, "contact")
    reopening().say(ME, "hetzelfde")
    assert talk(reopening()).answers["contact"]["name"] == "hetzelfde"


def test_how_many_we_are_is_heard_beside_the_day(reopening: Reopening) -> None:
    at(reopening, "wanneer")
    reopening().say(ME, "20 mei 2027 en we zijn met 60")
    assert talk(reopening()).answers["mensen"]["number"] == 60


def test_a_correction_shows_what_it_is_now_and_not_how_it_was_said(reopening: Reopening) -> None:
    at(reopening, "contact")
    for answer in ("Fatma", "ja"):
        reopening().say(ME, answer)
    sent = told(reopening().say(ME, "alles klopt maar de datum moet 27 mei zijn"))
    assert "Wanneer: donderdag 27 mei 2027\n" in sent


def test_a_plan_told_before_it_is_asked_is_not_asked_again(reopening: Reopening) -> None:
    begun(reopening, "Aanmelden voor iemand anders")
    plan = "ze wil graag een bankje voor de flat in de Vrederustlaan"
    reopening().say(ME, plan)
    assert asked(reopening()) == "toestemming"
    reopening().say(ME, "ja")
    answers = talk(reopening()).answers
    assert (answers["wat"]["said"], answers["waar"]["stadsdeel"], "verder" in answers) == (plan, "escamp", False)
    assert asked(reopening()) == "voor"


def test_what_is_told_at_the_last_question_is_kept_beside_the_plan(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    said = "o ja we zijn met 40 man en de school helpt ook mee"
    reopening().say(ME, said)
    answers = talk(reopening()).answers
    assert (answers["wat"]["said"], answers["verder"]["said"]) == (PLAN, said)
