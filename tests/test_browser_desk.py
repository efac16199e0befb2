"""The day at the desk once more, on the page of the demo: three colleagues, each in a browser of their own.

What the staff group on Telegram gives (test_desk_day) is here too: a topic for each of forty cases, two hand-overs, a
colleague who leaves, a topic that somebody cleared away, and a line that is down for a while.
"""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install -e '.[dev]')")

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Locator, expect
from test_browser import Visit, _visit, address, browser
from webchat import Browser as Resident
from webchat import registered

__all__ = ["address", "browser"]  # fixtures

CASES = 40
DESKTOP = {"width": 1400, "height": 900}
ANNA, BRAM, CHANTAL = "anna", "bram", "chantal"


class Colleague(Visit):
    """Somebody of the desk at their own screen."""

    def sits_down(self, name: str) -> None:
        self.page.select_option("#colleague", name)

    @property
    def desk(self) -> Locator:
        return self.pane("desk")

    def entry(self, number: str) -> Locator:
        """A case in the list."""
        return self.desk.locator(f'.topic[data-topic="{number}"]')

    def to_the_list(self) -> None:
        if self.desk.locator(".back").is_visible():
            self.desk.locator(".back").click()

    def card(self, number: str) -> Locator:
        return self.desk.locator(f'[data-slot="card:{number}"]')

    def reads(self, words: str) -> None:
        """Waits until this stands in the open topic."""
        expect(self.desk.locator(".said:visible", has_text=words).last).to_be_visible()

    def taps(self, number: str, act: str, words: str) -> None:
        """Taps a button of a case, and waits until this is said."""
        self.open(number)
        before = self.desk.locator(".said:visible", has_text=words).count()
        self.desk.locator(f'[data-action^="d:{act}:{number}"]:visible').last.click()
        expect(self.desk.locator(".said:visible", has_text=words)).not_to_have_count(before)

    def types(self, text: str, words: str = "") -> None:
        """Types in the open topic, and waits until this is said."""
        before = self.desk.locator(".said:visible", has_text=words or text).count()
        self.desk.locator("textarea").fill(text)
        self.desk.locator("textarea").press("Enter")
        expect(self.desk.locator(".said:visible", has_text=words or text)).not_to_have_count(before)

    def answers(self, text: str, words: str) -> None:
        """Types the answer to what the desk asked, once it did."""
        expect(self.desk.locator(".to button[data-to=answer]")).to_have_attribute("aria-pressed", "true")
        self.types(text, words)


class Day:
    """The forty residents with their cases, and the three colleagues."""

    def __init__(self, residents: dict[str, Resident], screens: dict[str, Colleague]) -> None:
        self.residents, self.screens = residents, screens
        self.numbers = list(residents)
        self.anna, self.bram, self.chantal = (screens[name] for name in (ANNA, BRAM, CHANTAL))

    def heard(self, number: str, words: str) -> str:
        """Waits until a resident heard this; all that they heard."""
        resident = self.residents[number]
        while words not in (all_ := "\n".join(str(one["text"]) for one in resident.told)):
            resident.hears()
        return all_


@pytest.fixture
def day(browser: Chromium, address: str) -> Iterator[Day]:
    port = urlsplit(address).port
    assert port is not None

    def resident(at: int) -> tuple[str, Resident]:
        one = Resident(port, address=f"127.0.1.{at}")
        return registered(one), one

    screens, opened = {}, []
    for name in (ANNA, BRAM, CHANTAL):
        opened.append(_visit(browser, address, DESKTOP))  # type: ignore[arg-type]
        screen = next(opened[-1])
        screens[name] = Colleague(screen.page, screen.errors, screen.hosts)
        screens[name].sits_down(name)
    with ThreadPoolExecutor(4) as together:
        residents = dict(together.map(resident, range(1, CASES + 1)))
    yield Day(residents, screens)
    for visit in opened:
        next(visit, None)


def test_a_day_at_the_desk_of_the_demo(day: Day) -> None:
    every_case_is_in_the_list(day)
    everybody_takes_a_share(day)
    two_cannot_answer_the_same_case(day)
    what_was_begun_as_a_note_stays_one(day)
    a_case_goes_to_a_colleague(day)
    a_case_goes_to_another_part_of_the_city(day)
    the_line_is_down_for_a_while(day)
    a_topic_is_cleared_away(day)
    somebody_resigns(day)
    all_else_is_decided(day)
    every_resident_heard_what_was_meant_for_them(day)
    for name, screen in day.screens.items():
        assert [one for one in screen.errors if "ERR_INTERNET_DISCONNECTED" not in one and "403" not in one] == [], name


def every_case_is_in_the_list(day: Day) -> None:
    for screen in day.screens.values():
        expect(screen.desk.locator(".topic")).to_have_count(CASES + 1)
    day.anna.open(day.numbers[-1])
    expect(day.anna.card(day.numbers[-1])).to_be_visible()
    expect(day.anna.card(day.numbers[0])).to_be_hidden()


def everybody_takes_a_share(day: Day) -> None:
    for place, number in enumerate(day.numbers):
        list(day.screens.values())[place % 3].taps(number, "take", "Gedaan")
    day.anna.to_the_list()
    for place, number in enumerate(day.numbers):
        expect(day.anna.entry(number)).to_contain_text("opgepakt door " + ("Anna", "Bram", "Chantal")[place % 3])


def two_cannot_answer_the_same_case(day: Day) -> None:
    number = day.numbers[0]
    day.bram.to_the_list()
    day.anna.taps(number, "news", "Wat is het nieuws")
    expect(day.bram.entry(number)).to_contain_text("Anna schrijft een antwoord")
    day.bram.taps(number, "decide-yes", "collega is nu met deze zaak bezig")
    day.bram.types("wat een gezeur is dit")
    day.anna.reads("wat een gezeur is dit")
    day.anna.answers("We komen dinsdag kijken.", "Gedaan")
    day.bram.reads("We komen dinsdag kijken.")
    assert "gezeur" not in day.heard(number, "We komen dinsdag kijken.")
    day.anna.desk.locator(".me:visible", has_text="We komen dinsdag").get_by_role("button", name="Wijzig").click()
    day.anna.types("We komen woensdag kijken.", "Verbeterd, ook op de telefoon")
    day.bram.reads("We komen woensdag kijken.")
    expect(day.bram.desk.locator(".said:visible", has_text="We komen dinsdag")).to_have_count(0)
    day.heard(number, "We komen woensdag kijken.")


def what_was_begun_as_a_note_stays_one(day: Day) -> None:
    """Also when something is asked, or another topic opened, before it is sent."""
    number, other = day.numbers[4], day.numbers[7]
    field, note = day.bram.desk.locator("textarea"), day.bram.desk.locator(".to button[data-to=note]")
    day.bram.taps(number, "news", "Wat is het nieuws")
    day.bram.open(other)
    field.fill("dit blijft onder ons")
    day.bram.open(number)
    expect(field).to_have_value("")
    day.bram.desk.locator('[data-action="d:cancel"]:visible').last.click()
    day.bram.reads("er is niets verstuurd")
    day.bram.open(other)
    expect(field).to_have_value("dit blijft onder ons")
    before = day.bram.desk.locator(".said:visible", has_text="Wat is het nieuws").count()
    day.bram.desk.locator(f'[data-action="d:news:{other}"]:visible').last.click()
    expect(day.bram.desk.locator(".said:visible", has_text="Wat is het nieuws")).to_have_count(before + 1)
    expect(note).to_have_attribute("aria-pressed", "true")
    field.press("Enter")
    day.anna.open(other)
    day.anna.reads("dit blijft onder ons")
    day.bram.desk.locator('[data-action="d:cancel"]:visible').last.click()
    day.bram.reads("er is niets verstuurd")


def a_case_goes_to_a_colleague(day: Day) -> None:
    number = day.numbers[1]
    day.bram.taps(number, "hand-over", "welke collega")
    day.bram.desk.locator(f'[data-action="d:to:{number}:staff:chantal"]:visible').last.click()
    day.bram.reads("Waarom geef je het door")
    day.bram.answers("Zij kent de straat.", "Gedaan")
    day.chantal.open(number)
    day.chantal.reads("Bram gaf deze zaak aan jou. Reden: Zij kent de straat.")
    expect(day.chantal.card(number)).to_contain_text("opgepakt door Chantal")


def a_case_goes_to_another_part_of_the_city(day: Day) -> None:
    number = day.numbers[2]
    day.chantal.taps(number, "hand-over", "welke collega")
    day.chantal.desk.locator(f'[data-action="d:to:{number}:loosduinen"]:visible').last.click()
    day.chantal.reads("Waarom geef je het door")
    day.chantal.answers("Het feest is in Loosduinen.", "Gedaan")
    expect(day.chantal.card(number)).not_to_contain_text("opgepakt")


def the_line_is_down_for_a_while(day: Day) -> None:
    """What a colleague typed is not lost, and what residents said meanwhile comes once."""
    first, second = day.numbers[3], day.numbers[6]
    for number in (first, second):
        day.anna.taps(number, "ask", "Wat wil je de bewoner vragen")
        day.anna.answers(f"Hoe breed is de stoep bij {number}?", "Gedaan")
        day.heard(number, f"Hoe breed is de stoep bij {number}?")
    day.anna.open(first)
    day.anna.page.context.set_offline(True)
    day.anna.types("ik meet het zelf ook")
    expect(day.anna.desk.locator(".failed")).to_contain_text("Niet verstuurd")
    for number in (first, second):
        day.residents[number].say("twee meter")
    day.anna.page.context.set_offline(False)
    day.anna.reads("twee meter")
    day.anna.desk.get_by_role("button", name="Probeer opnieuw").click()
    expect(day.anna.desk.locator(".failed")).to_have_count(0)
    day.bram.open(first)
    day.bram.reads("ik meet het zelf ook")
    expect(day.bram.desk.locator(".said:visible", has_text="ik meet het zelf ook")).to_have_count(1)
    for number in (first, second):
        day.anna.open(number)
        expect(day.anna.desk.locator(".said:visible", has_text="twee meter")).to_have_count(1)
        expect(day.anna.card(number)).to_contain_text("in behandeling")


def a_topic_is_cleared_away(day: Day) -> None:
    number = day.numbers[9]
    day.anna.taps(number, "ask", "Wat wil je de bewoner vragen")
    day.anna.answers("Hoe lang is hij?", "Gedaan")
    day.anna.desk.get_by_role("button", name="Ruim op").click()
    expect(day.anna.entry(number)).to_have_count(0)
    day.heard(number, "Hoe lang is hij?")
    day.residents[number].say("vijf meter")
    expect(day.anna.entry(number).locator(".unread")).to_be_visible()
    day.anna.open(number)
    day.anna.reads("vijf meter")
    expect(day.anna.card(number)).to_contain_text("in behandeling")
    expect(day.anna.desk.locator(".said:visible", has_text="Hoe lang is hij?")).to_have_count(0)
    day.anna.types(f"/verhaal {number}", "Het verhaal van")
    day.anna.reads("Hoe lang is hij?")


def somebody_resigns(day: Day) -> None:
    number = day.numbers[1]
    day.chantal.taps(number, "news", "Wat is het nieuws")
    day.anna.open("")
    day.anna.types("/team", "Chantal")
    for label in ("Haal Chantal eraf", "Ja, haal Chantal eraf"):
        day.anna.desk.get_by_role("button", name=label, exact=True).last.click()
    day.anna.reads("Chantal staat niet meer op de lijst")
    expect(day.chantal.desk).to_contain_text("niet (meer) op de lijst")
    expect(day.chantal.desk.locator(".said, .topic")).to_have_count(0)
    refused = day.chantal.page.evaluate(
        """async (number) => (await fetch("/api/tap", { method: "POST", body: JSON.stringify({
            action: `d:decide-yes:${number}`, role: "desk", as: "chantal", key: "late", case: number }),
            headers: { "X-Requested-With": "stadswijzer", "Content-Type": "application/json" } })).status""",
        number,
    )
    assert refused == 403
    day.bram.page.locator("#queue").click()
    day.bram.reads("Collega weg")
    day.bram.open(number)
    expect(day.bram.card(number)).to_contain_text("die nu weg is")
    day.bram.taps(number, "take", "Gedaan")
    expect(day.bram.card(number)).to_contain_text("opgepakt door Bram")


def all_else_is_decided(day: Day) -> None:
    for place, number in enumerate(day.numbers):
        screen = (day.anna, day.bram)[place % 2]
        match place % 8:
            case 2:
                screen.taps(number, "decide-provided", "Ja, mits wat")
                screen.answers("De stoep blijft vrij.", "Gedaan")
            case 3:
                screen.taps(number, "decide-no", "Waarom is het nee")
                screen.answers("De stoep is te smal.", "welke regel")
                screen.answers("De regel voor stoepen", "een ja van maken")
                screen.answers("Een plek verderop", "Gedaan")
            case _:
                screen.taps(number, "decide-yes", "Gedaan")


def every_resident_heard_what_was_meant_for_them(day: Day) -> None:
    for place, number in enumerate(day.numbers):
        said = {2: "De stoep blijft vrij.", 3: "De stoep is te smal."}.get(place % 8, "Je kunt aan de slag")
        heard = day.heard(number, said)
        assert len(re.findall("Het antwoord is", heard)) == 1, "a decision arrives once"
        for inside in (
            "gezeur",
            "dit blijft onder ons",
            "ik meet het zelf",
            "/verhaal",
            *(other for other in day.numbers if other != number),
        ):
            assert inside not in heard
