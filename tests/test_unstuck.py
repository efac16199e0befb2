"""Nobody is asked the same thing for ever: what is said instead of an answer is helped, kept, or taken as it is."""

import pytest
from test_bad_input import ME, Reopening, asked, at, finished, talk, told

from bot.messages import DESK


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("wanneer", "wat bedoelt u daarmee", "Geeft niks, ik leg het uit. Typ"),
        ("wie", "ik snap het niet", "Geeft niks, ik leg het uit. Tik"),
        ("foto", "help", "Geeft niks, ik leg het uit. Maak een foto"),
        ("waar", "waarom vraag je dat?", "goede stadsdeel"),
        ("geld", "hoezo?", "welk geld erbij past"),
        ("contact", "waarom wil je dat weten", "Het nieuws krijg je altijd hier"),
        ("akkoord", "waarvoor is dat nodig", "Zonder jouw ja"),
        ("zelf", "waarom vraagt u dat", "aan niemand meer uit te leggen"),
        ("wanneer", "hoeveel vragen nog?", "Nog hoogstens 7 vragen"),
        ("akkoord", "duurt dit nog lang", "Nog één vraag"),
        ("foto", "kan ik die later sturen?", "stuur het later hier"),
        ("akkoord", "kan ik dat morgen doen", "30 dagen"),
        ("contact", "wie leest dit?", "balie van de gemeente"),
        ("geld", "mag ik iemand spreken", "14070"),
    ],
)
def test_who_asks_about_the_question_is_helped_and_asked_once_more(
    question: str, typed: str, said: str, reopening: Reopening
) -> None:
    at(reopening, question)
    before = talk(reopening()).given
    sent = reopening().say(ME, typed)
    asks = reopening().assistant.casework.flows["initiatief"].question(question)
    assert asks is not None
    assert (said in told(sent), told(sent).count(asks.ask.nl), len(sent)) == (True, 1, 1), told(sent)
    assert (asked(reopening()), talk(reopening()).given) == (question, before)


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("wanneer", "bilmiyorum"),
        ("geld", "hoeveel? dat weten we nog niet precies"),
        ("zelf", "dat weet ik niet hoor"),
        ("foto", "nee ik heb geen foto"),
        ("contact", "dat wil ik liever niet zeggen"),
        ("contact", "لا"),
    ],
)
def test_who_does_not_know_or_would_rather_not_goes_on(question: str, typed: str, reopening: Reopening) -> None:
    at(reopening, question)
    reopening().say(ME, typed)
    assert talk(reopening()).answers[question].get("skipped")
    assert asked(reopening()) not in (question, None)


def test_who_does_not_know_exactly_has_an_answer(reopening: Reopening) -> None:
    at(reopening, "geld")
    reopening().say(ME, "weet ik nog niet precies, rond de 800")
    assert talk(reopening()).answers["geld"]["euro"] == 800


@pytest.mark.parametrize(
    ("question", "first", "second", "kept"),
    [
        ("wanneer", "als de kinderen weer naar buiten mogen", "met de oppas erbij dan", ("verder", "oppas")),
        ("geld", "best wel veel eigenlijk", "genoeg voor taart en koffie", ("verder", "taart")),
        ("foto", "die maakt mijn zoon altijd", "mijn zoon komt zondag langs", ("verder", "zondag")),
    ],
)
def test_the_second_time_their_words_are_kept_and_the_talk_goes_on(
    question: str, first: str, second: str, kept: tuple[str, str], reopening: Reopening
) -> None:
    at(reopening, question)
    reopening().say(ME, first)
    assert asked(reopening()) == question
    assert "een mens leest het" in told(reopening().say(ME, second))
    assert asked(reopening()) != question
    assert kept[1] in talk(reopening()).answers[kept[0]]["said"]


def test_a_story_in_answer_to_where_is_kept(reopening: Reopening) -> None:
    at(reopening, "waar")
    sent = reopening().say(ME, "de verhuurder van het buurthuis vindt koken daar eigenlijk niet zo fijn")
    assert "genoteerd" in told(sent)
    assert asked(reopening()) == "waar"
    assert "verhuurder" in talk(reopening()).answers["verder"]["said"]


def test_people_are_no_money(reopening: Reopening) -> None:
    at(reopening, "geld")
    reopening().say(ME, "zo'n 40 mensen")
    assert asked(reopening()) == "geld"
    assert talk(reopening()).answers["mensen"]["number"] == 40


def test_who_sent_something_elsewhere_and_heard_nothing_is_taken_in(reopening: Reopening) -> None:
    sent = reopening().say(ME, "ik heb drie maanden geleden een plan ingestuurd en nooit meer iets gehoord!!")
    assert told(sent).count("Fijn dat je het vraagt") == 1
    reopening().tap(ME, "Zoek uit waar het ligt")
    assert talk(reopening()).flow == "klacht-over-stilte"


def test_a_question_that_must_be_answered_stays_and_shows_a_way_out(reopening: Reopening) -> None:
    at(reopening, "wie")
    assert "14070" not in told(reopening().say(ME, "hm"))
    assert "14070" in told(reopening().say(ME, "tja"))
    assert asked(reopening()) == "wie"


@pytest.mark.parametrize("typed", ["31 februari", "gisteren", "1 mei 2099"])
def test_a_day_that_cannot_be_is_never_skipped(typed: str, reopening: Reopening) -> None:
    at(reopening, "wanneer")
    for _time in range(3):
        reopening().say(ME, typed)
    assert asked(reopening()) == "wanneer"


@pytest.mark.parametrize("typed", ["ja hoor", "ok", "prima"])
def test_a_yes_is_no_name(typed: str, reopening: Reopening) -> None:
    at(reopening, "contact")
    assert "geen naam" in told(reopening().say(ME, typed))
    assert asked(reopening()) == "contact"


@pytest.mark.parametrize(
    ("typed", "name", "part"),
    [
        ("nee, 600 euro", "geld", 600),
        ("ja maar het bedrag moet 650 zijn", "geld", 650),
        ("o wacht het is op 19 juni", "wanneer", "2027-06-19"),
        ("de plek klopt niet, het is in Moerwijk", "waar", "escamp"),
        ("met de buren trouwens", "wie", "buren"),
    ],
)
def test_what_is_typed_under_the_summary_changes_it(
    typed: str, name: str, part: str | int, reopening: Reopening
) -> None:
    at(reopening, "akkoord")
    reopening().tap(ME, "Ja, dat mag")
    sent = reopening().say(ME, typed)
    assert "Ik heb het veranderd" in told(sent)
    assert part in talk(reopening()).answers[name].values()
    assert asked(reopening()) is None
    assert reopening().assistant.store.cases.of(ME) == []


def test_an_answer_is_changed_by_naming_it(reopening: Reopening) -> None:
    at(reopening, "geld")
    reopening().say(ME, "verander de datum")
    assert asked(reopening()) == "wanneer"
    reopening().say(ME, "19 juni")
    assert asked(reopening()) == "geld"
    reopening().say(ME, "verander waar naar Moerwijk")
    assert (asked(reopening()), talk(reopening()).answers["waar"]["stadsdeel"]) == ("geld", "escamp")


def test_a_number_in_the_question_is_a_contact_and_not_shown_with_the_plan(reopening: Reopening) -> None:
    reopening().say(ME, "wij willen een buurtbbq in de weimarstraat op 12 juni, mijn nummer is 0612345678")
    sent = reopening().tap(ME, "Aanmelden")
    assert "0612345678" not in told(sent)
    assert talk(reopening()).answers["contact"]["phone"] == "0612345678"


def test_what_was_told_in_two_messages_is_one_plan(reopening: Reopening) -> None:
    reopening().say(ME, "we willen een bankje bij de speeltuin")
    reopening().say(ME, "op de Brigantijnlaan, want mijn moeder kan niet lang staan")
    reopening().say(ME, "mag dat eigenlijk zomaar?")
    reopening().tap(ME, "Aanmelden")
    plan = talk(reopening()).answers["wat"]["said"]
    assert ("speeltuin" in plan, "mijn moeder" in plan, "zomaar" in plan) == (True, True, False)


def test_another_plan_takes_the_place_of_the_first(reopening: Reopening) -> None:
    reopening().say(ME, "we willen een bankje bij de speeltuin in Laak")
    reopening().say(ME, "wij willen een straatfeest in de Weimarstraat")
    reopening().tap(ME, "Aanmelden")
    assert "bankje" not in talk(reopening()).answers["wat"]["said"]


@pytest.mark.parametrize(
    ("question", "typed", "shown"),
    [
        ("waar", "Brigantijnlaan, naast de school op de hoek", "(“Brigantijnlaan, naast de school op de hoek”)"),
        ("geld", "800 euro, waarvan we 300 zelf hebben", "€ 800 (“800 euro, waarvan we 300 zelf hebben”)"),
        ("waar", "Brigantijnlaan", "Ypenburg, Leidschenveen-Ypenburg\n"),
        ("waar", "in de Brigantijnlaan, bel 0612345678", "bel …”)"),
    ],
)
def test_words_beside_what_was_read_are_seen_by_a_person(
    question: str, typed: str, shown: str, reopening: Reopening
) -> None:
    at(reopening, question)
    reopening().say(ME, typed)
    sent = finished(reopening)
    assert shown in told(sent, DESK).replace("\xa0", " ")


@pytest.mark.parametrize(("day", "said"), [("31 februari", "niet op de kalender"), ("14 maart 2025", "al geweest")])
def test_a_day_that_cannot_be_is_asked_again_with_the_first_answer(day: str, said: str, reopening: Reopening) -> None:
    sent = reopening().say(ME, f"wij willen een straatfeest op {day} in Laak")
    assert ("Een feest in de straat, Laak" in told(sent), said in told(sent[-1:])) == (True, True)
    assert "te laat" not in told(sent)
    assert said not in told(reopening().say(ME, "12 juni"))
    reopening().tap(ME, "Aanmelden")
    assert talk(reopening()).answers["wanneer"]["day"] == "2027-06-12"


@pytest.mark.parametrize("asks", ["is er al nieuws?", "hoe ver is het", "nog nieuws", "any news?"])
def test_who_asks_for_news_of_their_case_gets_it(asks: str, reopening: Reopening) -> None:
    at(reopening, "waar")
    finished(reopening)
    assert "Jouw aanmeldingen" in told(reopening().say(ME, asks)) or "registrations" in told(reopening().say(ME, asks))


def test_a_day_that_was_is_no_day_of_the_plan(reopening: Reopening) -> None:
    at(reopening, "waar")
    reopening().say(ME, "Brigantijnlaan, gisteren waren we daar nog met z'n allen")
    assert "wanneer" not in talk(reopening()).answers


def test_a_yes_with_something_new_is_not_sent_before_it_is_seen(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    reopening().tap(ME, "Ja, dat mag")
    reopening().say(ME, "ja we komen met 40 man")
    assert talk(reopening()).answers["mensen"]["number"] == 40
    reopening().say(ME, "ja en we willen er ook graag bloemen bij")
    assert "bloemen" in talk(reopening()).answers["verder"]["said"]
    reopening().say(ME, "ja prima")
    assert len(reopening().assistant.store.cases.of(ME)) == 1
