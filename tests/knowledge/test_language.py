"""Which language somebody writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from knowledge.guide import Guide
from knowledge.language import FUNCTION_WORDS, asked_for, beside_request, detect
from knowledge.subject_words import SUBJECT_WORDS
from knowledge.text import words

CODES = [*FUNCTION_WORDS, "ar", "bg"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Waar kan ik geld krijgen voor een feest in de straat?", "nl"),
        ("hoi wij wille effe wete of da mag", "nl"),
        ("Where can we get money for our street party?", "en"),
        ("can i do a bbq", "en"),
        ("mi marido me pega", "es"),
        ("he perdido mi pasaporte", "es"),
        ("mi baby no ta hala rosea", "pap"),
        ("mi kasa ta dal mi", "pap"),
        ("Mi a perdé mi pasaporte", "pap"),
        ("hâlâ cevap yok", "tr"),
        ("Mahallede bir şenlik için para nerede?", "tr"),
        ("Gdzie możemy dostać pieniądze na festyn?", "pl"),
        ("¿Dónde puedo pedir dinero para una fiesta?", "es"),
        ("Wo kann ich Geld für ein Fest bekommen?", "de"),
        ("Où est-ce que nous pouvons demander de l'argent?", "fr"),
        ("unda nos por haña yudansa pa e fiesta", "pap"),
        ("أين أجد المال لحفلة في الشارع؟", "ar"),
        ("Къде мога да кандидатствам?", "bg"),
        ("نريد BBQ في Laak", "ar"),
        ("köşedeki dükkânın ışığı sönük", "tr"),
        ("zgubiłem klucze wczoraj", "pl"),
        ("wij willen met Işık en Łukasz een feest", "nl"),
        ("Curaçaose reünie, energiecoöperatie", "nl"),
        ("noisy neighbours", "en"),
        ("parking permit", "en"),
        ("basura por todas partes", "es"),
        ("wo krieg ich geld fuer ein fest", "de"),
        ("logement humide", "fr"),
        ("Хочемо влаштувати свято на вулиці, кому написати?", "uk"),
        ("где можно получить деньги на праздник", "ru"),
        ("Vrem să facem o petrecere pe strada noastră", "ro"),
        ("Nós queremos uma horta, onde está o dinheiro?", "pt"),
        ("می‌خواهیم در محله جشن بگیریم", "fa"),
        ("我们想在社区种菜，找谁？", "zh"),
        ("Vorremmo fare una festa con i vicini", "it"),
        ("Waxaan rabnaa inaan beer samayno, yaa na caawin kara?", "so"),
        ("bloembak den haag", "nl"),
        ("c'est quoi le numéro", "fr"),
        ("con mi por pidi placa pa un fiesta den caya", "pap"),
        ("straatfeest geld", "nl"),
        ("community garden in de wijk", "nl"),
        ("straatfeest in Laak zaterdag a.s.", "nl"),
    ],
)
def test_a_sentence_is_told_by_its_small_words_or_its_script(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "2525 AB", "👍", "Yvonne", "Işık", "06 12345678", "…"])
@pytest.mark.parametrize("default", ["nl", "tr"])
def test_without_a_hint_it_is_the_language_spoken_before(text: str, default: str) -> None:
    assert detect(text, default) == default


def test_a_script_of_several_languages_stays_in_the_one_spoken_before() -> None:
    assert detect("15, Гаага", "uk") == "uk"
    assert detect("15, Гаага", "nl") == "bg"


def test_an_arabic_name_in_a_dutch_sentence_does_not_make_it_arabic() -> None:
    assert detect("wij willen met de vrouwen van مريم een feest in de straat") == "nl"


@pytest.mark.parametrize("language", FUNCTION_WORDS)
def test_every_small_word_can_be_met(language: str) -> None:
    assert [word for word in FUNCTION_WORDS[language] if words(word) != [word]] == []


@pytest.mark.parametrize("language", SUBJECT_WORDS)
def test_every_word_of_a_subject_can_be_met_and_is_no_small_word(language: str) -> None:
    listed = SUBJECT_WORDS[language]
    assert [word for word in listed if words(word) != [word]] == []
    assert not listed & FUNCTION_WORDS["nl"]


def test_a_word_of_a_subject_tells_less_than_a_small_word() -> None:
    assert detect("ik wil de police") == "nl"


@given(st.text(max_size=200), st.sampled_from(CODES))
@quick
def test_any_text_is_in_some_language(text: str, default: str) -> None:
    assert detect(text, default) in CODES


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("geveltuin Leyweg", "nl"), ("Leyweg 100", "nl"), ("geveltuin, De Savornin Lohmanplein", "nl"),
        ("straatfeest laak zaterdag a.s.", "nl"), ("geveltuin Kade", "nl"), ("keti koti feest", "nl"),
        ("kinder boerderij", "nl"), ("sorry 80 mensen", "nl"), ("sorry, 12 juni", "nl"), ("ok", "nl"),
        ("iftar Schilderswijk", "nl"), ("Fatma Öztürk", "nl"), ("Ali Yilmaz", "nl"), ("Leyweg 100", "tr"),
        ("combien d'argent ?", "fr"), ("i na Escamp?", "pap"), ("na Laak", "pap"), ("à Laak", "fr"),
        ("a kto płaci?", "pl"),
    ],
)  # fmt: skip
def test_a_short_message_stays_in_the_language_spoken_before(guide: Guide, text: str, spoken: str) -> None:
    assert guide.spoken(text, spoken) == spoken


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Straßenfest in Laak in 3 Wochen", "de"), ("Straßenfest", "de"), ("kaputte straßenlaterne", "de"),
        ("fahrradständer beantragen", "de"), ("Straßenfest in Laak am ersten Samstag im Juni", "de"),
        ("Nachbarschaftsgarten Escamp", "de"), ("kaputte Laterne", "de"), ("panne de courant", "fr"),
        ("aire de jeux", "fr"), ("combien d'argent ?", "fr"), ("baldosa suelta", "es"), ("¿cuánto?", "es"),
        ("tekerlekli sandalye dostu etkinlik", "tr"), ("gece o geçitten geçmek ürkütücü", "tr"),
        ("street party 6/12/2027", "en"), ("bin beş yüz euro", "tr"), ("straatfeest in laak" + 9 * " bla", "nl"),
        ("ich bin krank", "de"), ("power outage", "en"), ("street party in Laak, first saturday in june", "en"),
        ("street party", "en"),
        ("hofi di bario", "pap"), ("Jestem Marek", "pl"), ("mi kier hasi un fiesta den bario", "pap"),
        ("ki ora", "pap"), ("mi tin un idea pa hubentud", "pap"), ("danki", "pap"), ("bon tardi", "pap"),
        ("mi kasá ta bati mi", "pap"), ("mi yama Maria", "pap"), ("mi ruman", "pap"), ("ki dia", "pap"),
        ("bo ta na kas", "pap"), ("una pregunta", "es"), ("fiesta de barrio", "es"), ("dia 12 de junio", "es"),
        ("idea para mi barrio", "es"), ("mi vecina", "es"), ("iş arıyorum", "tr"),
        ("feest in de kaya kaya straat", "nl"), ("jeu de boules", "nl"),
        ("keti koti", "nl"), ("rotweer he", "nl"), ("is he allowed to", "en"),
    ],
)  # fmt: skip
def test_a_short_message_is_told_by_the_words_that_are_known(guide: Guide, text: str, language: str) -> None:
    assert guide.spoken(text) == language


def test_no_name_of_a_place_is_in_another_language(guide: Guide) -> None:
    named = {
        name
        for district in guide.pack.places.stadsdelen
        for wijk in district.wijken
        for name in (wijk.name, *wijk.streets, *wijk.names)
        if name.isascii()
    }
    assert [name for name in sorted(named) if guide.spoken(f"geveltuin {name}") != "nl"] == []


def test_much_more_is_needed_to_leave_the_language_of_a_talk(guide: Guide) -> None:
    assert guide.spoken("power outage") == "en"
    assert guide.spoken("power outage", surely=True) == "nl"
    assert guide.spoken("we would like to have some money", surely=True) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("nee liever nederlands", "nl"), ("doe maar weer nederlands", "nl"), ("nederlands graag", "nl"),
        ("in het nederlands", "nl"), ("english please", "en"), ("auf Niederländisch bitte", "nl"),
        ("na hulandes", "nl"), ("بالهولندية من فضلك", "nl"), ("на английски", "en"), ("almanca lütfen", "de"),
        ("almanca kursu istiyoruz", None), ("na de les nederlands", None),
        ("Hollandaca lütfen", "nl"), ("po polsku", "pl"), ("на български", "bg"), ("بالعربية", "ar"),
        ("ik spreek geen nederlands", None), ("nederlands leren", None), ("taalles engels", None),
        ("wie geeft er nederlands aan vluchtelingen", None), ("ik ben turks", None), ("no dutch", None),
        ("nederlands", "nl"), ("english", "en"), ("Dutch", "nl"), ("inglés por favor", "en"), ("holandés", "nl"),
        ("en néerlandais s'il vous plaît", "nl"), ("anglais", "en"), ("Englisch bitte", "en"), ("español", "es"),
        ("hablo ingles mejor, english please", "en"), ("عربي", "ar"), ("الإنجليزية من فضلك", "en"), ("français", "fr"),
        ("български", "bg"), ("английски, моля", "en"), ("papiamentu", "pap"), ("deutsch bitte", "de"),
        ("İngilizce lütfen", "en"), ("Türkçe konuşabilir miyiz?", "tr"),
        ("Türkçe", "tr"), ("po angielsku proszę", "en"), ("na polski", "pl"),
        ("in english please", "en"), ("kan het in het turks?", "tr"), ("hulandes por fabor", "nl"),
        ("we koken surinaams en turks met de buren", None), ("türkçe kitap okuma grubu kurmak istiyoruz", None),
        ("een avond spaans en frans met de buren", None), ("arabisch spreekt ze", None),
        ("zij praat alleen turks", None),
        ("who can help if the form is only in dutch", None),
    ],
)  # fmt: skip
def test_somebody_asks_to_go_on_in_a_language(text: str, language: str | None) -> None:
    assert asked_for(text) == language


def test_where_a_name_is_asked_frans_is_one() -> None:
    assert asked_for("Frans") == "fr"
    assert asked_for("Frans", name_asked=True) is None
    assert asked_for("English", name_asked=True) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("regen ton gratis?", "nl"),
        ("repeer kaffee mariahoeve", "nl"),
        ("I live in Laak", "en"),
        ("i live in escamp", "en"),
        ("club de lecture", "fr"),
        ("live muziek in Laak", "nl"),
    ],
)
def test_a_word_of_each_of_two_languages_is_a_misspelling_and_words_all_of_one_are_that_one(
    guide: Guide, text: str, language: str
) -> None:
    assert guide.spoken(text) == language


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("gdzie to zgłosić, można po polsku?", "gdzie to zgłosić"),
        ("Wat kost dat? In English please.", "Wat kost dat?"),
        ("in english please", ""),
        ("kan het in het turks?", ""),
    ],
)
def test_what_is_asked_beside_a_language_is_kept(text: str, beside: str) -> None:
    assert beside_request(text) == beside


@pytest.mark.parametrize("text", ["kickboksen pls 🙏", "budget ca 800 euro", "ca 60 man", "plz snel"])
def test_what_is_written_in_every_language_tells_of_none(guide: Guide, text: str) -> None:
    assert guide.spoken(text, "nl") == "nl"
