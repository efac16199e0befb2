"""The demo as a newcomer clicks through it, in a real browser that nobody sees."""

import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from botapi import PATIENCE
from ports import free_port

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install -e '.[dev]')")

from playwright.sync_api import Browser, FilePayload, Locator, Page, ViewportSize, expect, sync_playwright

ROOT = Path(__file__).parent.parent
WAIT_MS = PATIENCE * 1000
expect.set_options(timeout=WAIT_MS)
QUESTION = "er is niks voor jongeren in Moerwijk"
NASTY = "<img src=x onerror=\"document.title='stuk'\"><b>een moestuin</b> & <script>alert(1)</script>"
DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=320, height=640)
NEWEST = """() => new Promise((told) => {
    const stream = new EventSource("/api/stream"); let newest = null;
    stream.onmessage = (event) => { newest = JSON.parse(event.data).id; };
    stream.addEventListener("ready", () => { stream.close(); told(newest); });
})"""
"""Asks the server itself for the number of the newest message to the resident."""
MOST_QUESTIONS = 15
SMALLEST_TARGET = 44


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless browser, or no test at all where there is none."""
    found = _chromium()
    if found is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        options = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
        ]
        browser = playwright.chromium.launch(executable_path=found, args=options, timeout=WAIT_MS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(browser: Browser) -> Iterator[str]:
    """A running demo of its own, as `python -m bot demo` starts it."""
    del browser  # without one there is no need to start
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo"],
        cwd=ROOT,
        env=os.environ | {"PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        assert process.stdout is not None
        said = process.stdout.readline()
        if "http://" not in said:
            pytest.fail(f"the demo does not start: {said}{process.stdout.read()}")
        yield f"http://127.0.0.1:{port}/"
        process.terminate()


@dataclass
class Visit:
    """A page with what went wrong on it."""

    page: Page
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(WAIT_MS)
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def pane(self, role: str) -> Locator:
        """The conversation of the resident or the desk."""
        return self.page.locator(f"[data-chat={role}]")

    def messages(self, role: str = "resident") -> Locator:
        """What was said to this role."""
        return self.pane(role).locator(".them")

    def about(self, number: str, role: str = "resident") -> Locator:
        """What was said to this role about a case."""
        return self.pane(role).locator(f'.them[data-case="{number}"]')

    def open(self, number: str) -> None:
        """Opens the topic of a case at the desk."""
        back = self.pane("desk").locator(".back")
        if back.is_visible():
            back.click()
        self.pane("desk").locator(f'.topic[data-topic="{number}"]').click()

    def tap(self, action: str, role: str = "resident") -> None:
        """Taps the newest button whose action starts like this, and waits for the answer."""
        before = self.messages(role).count()
        self.pane(role).locator(f'[data-action^="{action}"]:visible').last.click()
        self.answered(before, role)

    def say(self, text: str, role: str = "resident") -> None:
        """Types something, and waits for the answer."""
        before = self.messages(role).count()
        self.pane(role).locator("textarea").fill(text)
        self.pane(role).locator("textarea").press("Enter")
        self.answered(before, role)

    def answered(self, before: int, role: str = "resident") -> None:
        """Waits for a message more than `before`, and until all that was said to the resident stands on the page."""
        expect(self.messages(role).nth(before)).to_be_visible()
        while self.waiting():
            self.page.wait_for_timeout(10)
        newest = self.page.evaluate(NEWEST)
        expect(self.pane("resident").locator(f'[data-id="{newest}"]')).to_be_attached()

    def waiting(self) -> bool:
        """Is there anything that the service has to answer still, or to hand over?"""
        figures = self.page.request.get(urljoin(self.page.url, "/metrics")).text()
        found = re.findall(r"^stadswijzer_(?:inbox|replies)_waiting (\S+)$", figures, re.MULTILINE)
        assert len(found) == 2
        return any(float(one) for one in found)

    def later(self, days: int) -> None:
        """Moves the clock of the demo."""
        button = self.page.locator(f'[data-days="{days}"]')
        button.click()
        expect(button).to_be_enabled(timeout=30_000)

    def log(self) -> list[str]:
        """Both sides of the resident's conversation, in order."""
        return self.pane("resident").locator(".said .words").all_inner_texts()


def _visit(browser: Browser, address: str, size: ViewportSize) -> Iterator[Visit]:
    context = browser.new_context(viewport=size, locale="nl-NL", reduced_motion="reduce")
    visit = Visit(context.new_page())
    visit.page.goto(address)
    expect(visit.messages()).to_have_count(1)  # it greets by itself, and once
    yield visit
    context.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A new resident on a desktop, beside the desk."""
    yield from _visit(browser, address, DESKTOP)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    """A new resident on the smallest phone."""
    yield from _visit(browser, address, PHONE)


def _png(side: int = 8) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x0a\x63\x40" * side for _row in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _answer_one(visit: Visit, newest: Locator) -> None:
    """Answers the question that was asked last, whatever it is."""
    actions = [str(button.get_attribute("data-action")) for button in newest.locator("[data-action]").all()]
    choice = next((action for action in actions if action.startswith("a:")), None)
    if choice:
        visit.tap(choice)
    elif "foto" in newest.inner_text():
        before = visit.messages().count()
        photo = FilePayload(name="plek.png", mimeType="image/png", buffer=_png())
        visit.pane("resident").locator("input[type=file]").set_input_files([photo])
        visit.answered(before)
    elif any(action.startswith("skip:") for action in actions):
        visit.tap("skip:")
    else:
        visit.say("Yvonne")


def _register(visit: Visit) -> str:
    """From a question to a registered plan; returns its number."""
    visit.say(QUESTION)
    visit.tap("flow:")
    for _question in range(MOST_QUESTIONS):
        newest = visit.messages().last
        if newest.locator("[data-action=send]").count():
            break
        _answer_one(visit, newest)
    visit.tap("send")
    number = re.search(r"\d\d-\d{5,7}-[A-Z]", visit.messages().last.inner_text())
    assert number is not None
    return number[0]


def test_from_question_to_heartbeat(visit: Visit) -> None:
    """Question, answer, plan, desk, answer back, and news by itself when nothing happens."""
    number = _register(visit)
    visit.open(number)
    card = visit.about(number, "desk").first
    expect(card).to_contain_text(number)
    expect(visit.pane("resident").locator(".me img")).to_have_count(1)  # the photo shows

    heard = visit.about(number).count()
    visit.tap("d:take:", "desk")
    hours = re.search(r"(\d\d):\d\d", visit.page.locator("#now").inner_text())
    assert hours is not None
    if not 9 <= int(hours[1]) < 20:
        visit.later(1)  # in quiet hours the resident hears it in the morning
    expect(visit.about(number).nth(heard)).to_be_visible()

    heard = visit.about(number).count()
    for _week in range(3):
        visit.later(7)
        if visit.about(number).count() > heard:
            break
    expect(visit.about(number).nth(heard)).to_contain_text(number)

    before = visit.log()
    visit.page.reload()
    expect(visit.pane("resident").locator(".said").nth(len(before) - 1)).to_be_visible()
    assert visit.log()[: len(before)] == before
    assert visit.errors == []
    assert visit.hosts == {urlsplit(visit.page.url).netloc}


def test_speech_is_recorded_and_goes_to_a_person(visit: Visit) -> None:
    """The browser's own test sound stands for a voice."""
    visit.page.context.grant_permissions(["microphone"])
    before = visit.messages().count()
    microphone = visit.pane("resident").get_by_role("button", name="Spreek een bericht in")
    microphone.click()
    stop = visit.pane("resident").get_by_role("button", name="Stop en verstuur")
    expect(stop).to_be_visible()
    visit.page.wait_for_timeout(500)  # somebody speaks
    stop.click()
    visit.answered(before)
    expect(visit.messages().last).to_contain_text("een mens luistert")
    visit.pane("resident").locator("textarea").fill("een bankje")
    expect(microphone).to_be_hidden()
    assert visit.errors == []


def test_what_is_typed_is_text(visit: Visit) -> None:
    """HTML of a resident is shown as it was typed, by the page and in what comes back."""
    visit.say(NASTY)
    expect(visit.pane("resident").locator(".me .words").last).to_have_text(NASTY)
    visit.tap("menu")
    visit.say("/mijngegevens")
    expect(visit.messages().last).to_contain_text("<b>een moestuin</b>")
    assert visit.page.locator(".log img, .log b, .log script").count() == 0
    assert "stuk" not in visit.page.title()
    assert visit.errors == []


def test_a_screen_reader_knows_in_which_language_it_is_said(visit: Visit) -> None:
    """The page is in Dutch; an answer in another language, and its buttons, say which."""
    visit.say("mahallede kadınlarla yemek yapmak istiyoruz")
    answer = visit.messages().last
    expect(answer.locator(".words")).to_have_attribute("lang", "tr")
    expect(answer.locator(".buttons")).to_have_attribute("lang", "tr")
    expect(visit.messages().first.locator(".words")).to_have_attribute("lang", "nl")
    assert visit.errors == []


def test_without_javascript_there_is_a_number_to_call(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator('.noscript a[href="tel:14070"]')).to_be_visible()
    context.close()


def test_a_sample_is_typed_and_old_buttons_work(visit: Visit) -> None:
    """A sample question goes in by one tap; a button from before still does what it says."""
    before = visit.messages().count()
    visit.page.locator(".sample", has_text=QUESTION).click()
    visit.answered(before)
    expect(visit.pane("resident").locator(".me .words").last).to_have_text(QUESTION)
    before = visit.messages().count()
    first = visit.messages().first.locator('[data-action^="theme:"]').first
    first.click()
    visit.answered(before)
    expect(first).to_contain_text("(gekozen)")
    assert visit.errors == []


def test_not_sent_and_sent_after_all(visit: Visit) -> None:
    """When posting fails it says so, and one tap sends it, once."""
    page = visit.page
    page.route("**/api/say", lambda route: route.abort())
    pane = visit.pane("resident")
    pane.locator("textarea").fill("ik wil een geveltuin")
    pane.get_by_role("button", name="Verstuur").click()
    again = pane.get_by_role("button", name="Probeer opnieuw")
    expect(again).to_be_visible()
    expect(pane).to_contain_text("Niet verstuurd")
    page.unroute("**/api/say")
    again.click()
    visit.answered(1)
    expect(again).to_have_count(0)
    assert pane.locator(".me").count() == 1


def test_erased_here_too(visit: Visit) -> None:
    """Who erases everything does not find it back on the page."""
    visit.say("ik wil een geheime moestuin")
    visit.say("/verwijder")
    visit.pane("resident").locator('[data-action="erase!"]').last.click()
    expect(visit.pane("resident").locator(".said")).to_have_count(1)
    expect(visit.pane("resident")).not_to_contain_text("geheime")
    visit.page.reload()
    expect(visit.pane("resident").locator(".said")).to_have_count(1)
    assert visit.errors == []


def test_on_a_small_phone(phone: Visit) -> None:
    """At 320 pixels nothing sticks out, buttons are large enough for a thumb, and tabs work by keyboard."""
    page = phone.page
    phone.say(QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for button in page.locator("button:visible, summary:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= SMALLEST_TARGET, button.inner_text()
    resident, desk = page.get_by_role("tab", name="Bewoner"), page.get_by_role("tab", name="Balie")
    expect(resident).to_have_attribute("aria-selected", "true")
    expect(phone.pane("desk")).to_be_hidden()
    resident.focus()
    page.keyboard.press("ArrowRight")
    expect(desk).to_be_focused()
    expect(phone.pane("desk")).to_be_visible()
    expect(phone.pane("resident")).to_be_hidden()
    assert phone.errors == []


def test_a_text_that_was_ready_is_changed_in_the_field(visit: Visit) -> None:
    number = _register(visit)
    visit.open(number)
    visit.tap("d:ask:", "desk")
    visit.tap(f"d:template:{number}:ask-people", "desk")
    visit.pane("desk").locator('[data-action^="d:copy:"]:visible').last.click()
    field = visit.pane("desk").locator("textarea")
    expect(field).to_have_value("Hoeveel mensen verwacht je ongeveer?")
    expect(field).to_be_focused()
    field.fill("Hoeveel kinderen verwacht je ongeveer?")
    field.press("Enter")
    expect(visit.about(number).filter(has_text="Hoeveel kinderen verwacht je")).to_have_count(1)
    visit.pane("desk").locator("textarea").fill("/nieuws Wij komen vrijdag kijken.")
    visit.pane("desk").locator("textarea").press("Enter")
    expect(visit.about(number).filter(has_text="Wij komen vrijdag")).to_have_count(1)
    assert visit.errors == []
