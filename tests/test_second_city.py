"""Another city is another folder: nothing that is said there is of Den Haag."""

import datetime as dt
import re
from collections.abc import Iterator

import catalogue
import pytest
from conftest import City, make_stage
from samples import OFFICE, write_city
from test_paper import read
from test_story import register

from bot import compiled, content, group, i18n, inline
from bot.clock import CITY_TIME
from bot.i18n import speaker
from bot.messages import Incoming
from bot.stage import Stage
from bot.store import Store
from bot.store.papers import PDF
from bot.web import pages
from knowledge.load import Pack
from knowledge.model import LANGUAGES

PHONE = OFFICE["phone"]
ME = "resident:1"
SAID = (
    "hallo", "/help", "/menu", "/privacy", "/mijn", "/mens", "qwerty zxcvb poiuyt", "ik heb een idee", "straatfeest",
    "straatfeest in de molenwijk", "straatfeest in wassenaar", "in de Onbekendestraat", "/mens", "help", "stop",
    "wie leest dit", "stop", "ik wil bellen", "paspoort verlengen", "hoeveel geld krijg ik daarvoor", "26-00001-K",
)  # fmt: skip
NOW = dt.datetime(2026, 11, 20, 10, tzinfo=CITY_TIME)


@pytest.fixture(scope="module")
def foreign(pack: Pack) -> re.Pattern[str]:
    """What is of Den Haag alone: its names in every language, and its number."""
    names = {pack.phone, *(name for _language, name in pack.places.city.each())}
    return re.compile("|".join(re.escape(name) for name in sorted(names)))


@pytest.fixture(scope="module")
def second(city: City, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A small city, with the guided talks of Den Haag; then it is Den Haag that is spoken of again."""
    folder = write_city(tmp_path_factory.mktemp("content") / "teststad")
    compiled.keep(folder, content.build(folder))  # here: another process takes seconds
    yield content.open_city(str(folder))
    i18n.speak_of(city[0].pack.places.city, city[0].pack.phone)


@pytest.fixture
def elsewhere(second: City) -> Iterator[Stage]:
    """A stage in that city."""
    made = make_stage(second, Store())
    yield made
    made.assistant.store.close()


def heard(stage: Stage) -> str:
    """All that was said to anybody, with its buttons, and what was printed."""
    store = stage.assistant.store
    said = [str(value) for row in store.db.query("SELECT text, buttons FROM outbox") for value in row.values()]
    return "\n".join([*said, *printed(stage)])


def printed(stage: Stage) -> list[str]:
    """What was printed, the first first."""
    files = stage.assistant.store.db.query("SELECT data FROM files WHERE kind = ? ORDER BY rowid", [PDF])
    return [read(row["data"])[0] for row in files]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_answered_in_a_second_city_is_of_that_city(
    elsewhere: Stage, foreign: re.Pattern[str], language: str
) -> None:
    people = elsewhere.assistant.store.people
    for words in SAID:
        person = people.get(ME)
        person.language = language  # whatever was read in what they said
        people.save(person, elsewhere.clock.now())
        elsewhere.say(ME, words)
        elsewhere.forward(ME, words)
    said = heard(elsewhere)
    assert foreign.findall(said) == []
    assert PHONE in said
    assert speaker(language).city in said


def test_a_plan_that_nobody_answers_is_not_told_of_another_city(elsewhere: Stage, foreign: re.Pattern[str]) -> None:
    number = register(elsewhere, ME, "straatfeest in de molenwijk")
    elsewhere.wait(dt.timedelta(days=90))
    elsewhere.say(ME, number)
    elsewhere.tap(ME, "Neem het verhaal mee")
    elsewhere.forward(ME, "straatfeest in de molenwijk")
    elsewhere.tap(ME, "Printen")
    letter, route = printed(elsewhere)
    assert f"Bel {PHONE} en noem nummer {number}" in letter
    assert f"Bel {PHONE}" in route
    said = heard(elsewhere)
    assert foreign.findall(said) == []
    assert f"Bel {PHONE} en noem je nummer" in said


def test_what_is_said_outside_a_talk_is_of_that_city(second: City, foreign: re.Pattern[str]) -> None:
    said = [offer.text for offer in inline.offers(second[0], "straatfeest in de molenwijk", "nl", "Bot", NOW)]
    for words in ("", *SAID):
        said.append(group.answer(second[0], Incoming("1", ME, "tg:-1", NOW, words, group=True), "Bot", NOW).text)
    said += [pages.page(demo=False), pages.page(demo=True)]
    assert foreign.findall("\n".join(said)) == []
    for page in said[-2:]:
        assert "Stadswijzer <span>Teststad</span>" in page
        assert f'<a href="tel:{PHONE}">{PHONE}</a>' in page


def test_no_text_in_the_code_has_the_name_or_the_number_of_a_city(foreign: re.Pattern[str]) -> None:
    texts = {f"{where[0]}": text for text, where in catalogue.texts().items() if foreign.search(text)}
    for language in i18n.languages()[1:]:
        told = {str(message.id): str(message.string) for message in catalogue.read(language)}
        texts |= {f"{language}: {text}": said for text, said in told.items() if foreign.search(said)}
    for path in sorted(pages.HTML.parent.rglob("*.*")):
        if path.suffix in (".html", ".js") and foreign.search(path.read_text(encoding="utf-8")):
            texts[path.name] = "names a city"
    assert texts == {}
