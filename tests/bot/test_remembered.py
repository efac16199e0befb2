"""Neighbourhood memory: what was tried here, what came of it and who knows more, only where it is about the same."""

import datetime as dt

import pytest

from bot.i18n import speaker
from bot.messages import plain
from bot.stage import Stage
from bot.words import remembered
from bot.words.screen import SCREEN
from knowledge.guide import Guide

TODAY = dt.date(2026, 11, 20)
T = speaker("nl")


def test_what_was_tried_here_is_told_in_one_line(guide: Guide) -> None:
    told = remembered.line(guide.ask("er is niks voor jongeren in Moerwijk", TODAY), guide, T)
    assert told.startswith("Hier eerder gedaan: Block 33")
    assert "loopt nog, stand 2023" in told
    assert "Laat jongeren vanaf dag één beslissen" in told
    assert "Jongerenwerker" in told
    assert "\n" not in told


@pytest.mark.parametrize("asked", ["straatfeest in de Weimarstraat", "paspoort kwijt", "hallo", "qwerty zxcv"])
def test_what_is_about_something_else_is_not_told(guide: Guide, asked: str) -> None:
    assert remembered.line(guide.ask(asked, TODAY), guide, T) == ""


def test_an_example_of_elsewhere_says_so_and_stays_behind_the_first_answer(guide: Guide) -> None:
    found = guide.ask("kinderboerderij beginnen in Ypenburg", TODAY)
    assert remembered.line(found, guide, T).startswith("Elders in de stad gedaan:")
    text, taps = remembered.answer(found, guide, T)
    assert "Elders" not in text
    assert "Wat deden buren hier eerder?" not in [button.label for button in taps]


def test_the_first_answer_has_it_or_a_button_to_it_and_fits_the_screen(guide: Guide) -> None:
    here = 0
    for need in guide.pack.needs.values():
        for district in guide.pack.places.stadsdelen:
            found = guide.ask(f"{need.label.nl} in {district.name}", TODAY)
            text, taps = remembered.answer(found, guide, T)
            told = "Hier eerder gedaan:" in text
            behind = any(button.label == "Wat deden buren hier eerder?" for button in taps)
            assert not (told and behind)
            assert not told or len(plain(text)) <= SCREEN
            here += told or behind
        if here > 20:
            break
    assert here > 20


def test_all_outcomes_have_words(guide: Guide) -> None:
    for record in guide.pack.records.values():
        for line in remembered.of_record(record, guide.pack, T):
            assert line.startswith("Wat ervan kwam:")
            assert record.memory is not None
            assert record.memory.last_seen[:4] in line


def test_the_button_opens_the_example_with_its_lesson(stage: Stage) -> None:
    stage.say("resident:1", "er is niks voor jongeren in Moerwijk")
    [row] = stage.tap("resident:1", "Wat deden buren hier eerder?")
    assert "Laat jongeren vanaf dag één beslissen" in row.message.text


def test_what_only_shares_a_theme_is_not_told(guide: Guide) -> None:
    church = guide.ask("een bankje in Loosduinen", TODAY)
    assert remembered.here(church, guide, T) == ""
    garden = guide.ask("geveltuin maken in Laak", TODAY)
    assert "geveltuinen in Laak-Oost" in remembered.here(garden, guide, T)
