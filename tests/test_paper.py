"""Paper is read back as it was printed: what somebody without a smartphone needs stands on it, in their language."""

import datetime as dt
import io
import subprocess
import sys
from dataclasses import replace

import pytest
from pypdf import PdfReader

from bot import paper, press, sharing
from bot.cli import main
from bot.i18n import speaker
from bot.messages import Message
from bot.printing import BOT, Printer
from bot.sheet import Part, Sheet, Timeline, ordered
from bot.stage import Stage
from bot.store.papers import PDF
from bot.words import sheets
from bot.words.passing import PASSED_ON
from bot.words.sheets import LANGUAGES
from knowledge.guide import Guide

NOW = dt.datetime(2026, 11, 20, 11, tzinfo=dt.UTC)
PARTY = "we willen een straatfeest in Segbroek op 12 juni 2027, mag dat en is er geld voor?"
GRANT = "leefbaarheid-en-bewonersparticipatie"


def read(data: bytes) -> tuple[str, int]:
    """The text of a PDF with single spaces, and its number of pages."""
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split()), len(pages)


def made(order: str) -> bytes:
    """The paper of an order, made here: another process reads the libraries every time, which takes seconds."""
    form, content, at = ordered(order)
    return paper.MAKERS[form](content, at)


def printed(stage: Stage, messages: list[Message]) -> str:
    """The text of the PDF that was sent with the last message."""
    kept = stage.assistant.store.files.get(str(messages[-1].file), messages[-1].to)
    assert kept is not None
    assert kept[1] == PDF
    return read(kept[2])[0]


def said(stage: Stage, text: str) -> list[Message]:
    return [row.message for row in stage.say("resident:1", text)]


def tapped(stage: Stage, label: str) -> list[Message]:
    return [row.message for row in stage.tap("resident:1", label)]


def test_a_route_on_paper_has_days_phone_address_and_source(stage: Stage) -> None:
    said(stage, PARTY)
    tapped(stage, "Alles op een rij")
    text = printed(stage, tapped(stage, "Printen"))
    for wanted in ("Onthoud deze dagen", "17 april 2027", "Bel 14070", "Fahrenheitstraat", "Bron:", "nagekeken op"):
        assert wanted in text


def test_the_language_on_paper_is_a_choice(stage: Stage) -> None:
    said(stage, PARTY)
    tapped(stage, "Alles op een rij")
    tapped(stage, "Printen")
    in_english = tapped(stage, "English")
    assert "17 April 2027" in printed(stage, in_english)
    assert "printen" in in_english[0].text, "the talk itself stays in the language of who prints"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_on_paper_is_in_its_own_letters_and_on_one_page(guide: Guide, language: str) -> None:
    data = made(Printer(guide, "HaagseBot").record(GRANT, None, language, NOW))
    text, pages = read(data)
    title = guide.pack.records[GRANT].title.pick(language)
    assert set(title.split()) <= set(text.split())
    assert pages == 1
    assert PdfReader(io.BytesIO(data)).metadata.title == title  # type: ignore[union-attr]


def test_without_a_bot_there_is_no_code_to_scan(guide: Guide) -> None:
    with_code, without = (
        read(press.printed(Printer(guide, bot).record(GRANT, None, "nl", NOW)))[0] for bot in ("HaagseBot", None)
    )
    assert "Scan de code" in with_code
    assert "Scan" not in without


def test_a_long_sheet_goes_on_over_pages_and_stays_large() -> None:
    many = Part("Zo doe je het:", tuple(f"Stap {number} met uitleg die lang is." * 3 for number in range(40)))
    text, pages = read(paper.sheet(Sheet("Veel", "nl", parts=(many,), beside=("Bel 14070.",)), NOW))
    assert pages > 1
    assert "Stap 39" in text


@pytest.mark.parametrize("language", ["nl", "tr", "ar"])
def test_every_theme_and_place_has_a_poster_of_one_page(guide: Guide, language: str) -> None:
    longest = max(guide.pack.themes.values(), key=lambda theme: len(theme.label.pick(language))).id
    for about in (longest, "laak", "moerwijk"):
        order = Printer(guide, "HaagseBot").poster(about, language, NOW)
        assert order is not None
        text, pages = read(made(order))
        assert pages == 1
        assert "14070" in text
    assert Printer(guide, "HaagseBot").poster("rotterdam", language, NOW) is None


def test_a_timeline_keeps_its_order() -> None:
    lines = [(f"{day} maart 2027", f"Er gebeurde iets: {day}.") for day in range(1, 60)]
    days = [Part(day, (what,)) for day, what in lines]
    about = (Part("Het plan", ("Een tuin",)),)
    text, pages = read(paper.timeline(Timeline("Tuin", "nl", "Verhaal", parts=about, days=tuple(days)), NOW))
    assert pages > 1
    assert [text.index(what) for _day, what in lines] == sorted(text.index(what) for _day, what in lines)


def test_what_is_passed_on_is_one_message_with_a_link_that_opens_the_same(stage: Stage) -> None:
    stage.assistant.store.remember(BOT, "HaagseBot")
    said(stage, PARTY)
    tapped(stage, "Alles op een rij")
    [shared] = tapped(stage, "Stuur door")
    assert len(shared.text) <= PASSED_ON
    assert shared.buttons == ()
    kept = stage.assistant.store.files.get(str(shared.file), shared.to)
    assert kept is not None
    assert kept[2].startswith(b"\x89PNG")
    payload = shared.text.rpartition("?start=")[2]
    opened = [row.message for row in stage.say("resident:2", f"/start {payload}")]
    assert "Segbroek" in opened[0].text
    assert "Klein evenement melden" in opened[0].text


@pytest.mark.parametrize("language", ["nl", "en", "tr", "pl", "ar"])
def test_every_record_can_be_passed_on_in_one_message(guide: Guide, language: str) -> None:
    printer, t = Printer(guide, "HaagseBot"), speaker(language)
    for record in guide.pack.records:
        text = sheets.record_to_pass_on(
            printer.judged(record, None, NOW), guide.pack, printer.link_to_record(record), t
        )
        assert len(text) <= PASSED_ON, record
        assert any(char.isdigit() for char in text), f"{record}: nobody to call"


@pytest.mark.parametrize("payload", ["r-niets", "n-", "t-groen_", "w-rotterdam", "follow_x", "case_DH-26-0001-X"])
def test_a_link_that_was_changed_is_answered_kindly(stage: Stage, payload: str) -> None:
    [told] = said(stage, f"/start {payload}")
    assert any(word in told.text for word in ("link", "Die aanmelding ken ik niet"))


def test_a_link_to_a_theme_and_a_place(stage: Stage) -> None:
    assert any(button.action.startswith("need:") for button in said(stage, "/start t-groen")[-1].buttons)
    assert "Laak" in said(stage, "/start w-laak")[-1].text


def test_nothing_was_asked_yet(stage: Stage) -> None:
    person = replace(stage.assistant.store.people.get("resident:1"), language="nl")
    told = stage.assistant._sharing.action(person, "print", "", None, "resident:1", NOW)
    assert "Stel eerst een vraag" in told[0].text
    told = stage.assistant._sharing.action(person, "print", "bestaat-niet", None, "resident:1", NOW)
    assert "Stel eerst een vraag" in told[0].text


def test_the_command_writes_a_file(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    file = f"{tmp_path}/blad.pdf"
    assert main(["paper", GRANT, "--lang", "en", "--bot", "HaagseBot", "--out", file]) == 0
    with open(file, "rb") as pdf:
        assert "District grant" in read(pdf.read())[0]
    assert main(["paper", "Moerwijk", "--bot", "HaagseBot", "--out", file]) == 0
    with open(file, "rb") as pdf:
        assert "Moerwijk" in read(pdf.read())[0]
    assert main(["paper", "groen", "--lang", "xx", "--out", file]) == 2
    assert main(["paper", "qwerty zxcvb", "--out", file]) == 2


def sizes(data: bytes) -> list[set[float | None]]:
    """The sizes of the letters of each line, as a printer would take them: Q takes back what was set since q."""
    stack: list[float | None] = [None]
    lines: list[set[float | None]] = []
    for page in PdfReader(io.BytesIO(data)).pages:
        contents = page.get_contents()
        assert contents is not None
        for operands, operator in contents.operations:
            match operator:
                case b"q":
                    stack.append(stack[-1])
                case b"Q":
                    stack.pop()
                case b"Tf":
                    stack[-1] = float(operands[1])
                case b"BT":
                    lines.append(set())
                case b"Tj" if operands[0]:
                    lines[-1].add(stack[-1])
    return lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_a_line_is_of_one_size(guide: Guide, language: str) -> None:
    for record in (GRANT, "geveltuin", "evenement-melden"):
        found = sizes(made(Printer(guide, "HaagseBot").record(record, None, language, NOW)))
        assert len([line for line in found if line]) > 5
        assert all(len(line) <= 1 for line in found)


def test_printing_leaves_nothing_in_the_memory_of_the_service() -> None:
    code = """
import datetime as dt, sys
from bot.press import printed
from bot.sheet import Sheet, order
assert printed(order("sheet", Sheet("Titel", "ar", "نص"), dt.datetime.now(dt.UTC))).startswith(b"%PDF")
print({"fpdf", "fontTools", "uharfbuzz", "PIL"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_what_can_not_be_printed_is_an_error_without_what_would_stand_there() -> None:
    with pytest.raises(press.NotPrinted, match=r"^JSONDecodeError$"):
        press.printed("een geheim")


@pytest.mark.parametrize(
    ("asked", "about"),
    [
        ("Moerwijk", "Moerwijk"),
        ("groen", "Groen en tuinen"),
        ("Green and gardens", "Groen en tuinen"),
        ("laak", "Laak"),
    ],
)
def test_a_poster_is_asked_for_in_the_chat(stage: Stage, asked: str, about: str) -> None:
    sent = said(stage, f"/poster {asked}")
    kept = stage.assistant.store.files.get(str(sent[0].file), sent[0].to)
    assert kept is not None
    assert about in sent[0].text
    assert about in read(kept[2])[0]
    in_arabic = tapped(stage, "العربية")
    assert in_arabic[0].file is not None
    assert "14070" in printed(stage, in_arabic)


@pytest.mark.parametrize("asked", ["", " ", "qwerty", "a:b:c", "x" * 300])
def test_a_poster_about_nothing_we_know_asks_again(stage: Stage, asked: str) -> None:
    [told] = said(stage, f"/poster {asked}")
    assert "/poster Moerwijk" in told.text
    assert told.file is None


def test_who_asks_for_heaps_of_paper_waits_a_minute(stage: Stage) -> None:
    for _sheet in range(sharing.MOST_A_MINUTE):
        assert said(stage, "/poster groen")[0].file
    [told] = said(stage, "/poster groen")
    assert told.file is None
    assert "minuut" in told.text
    stage.clock.move(dt.timedelta(minutes=2))
    assert said(stage, "/poster groen")[0].file
