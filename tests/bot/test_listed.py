"""A number is what has that number on screen: first the list in a text, then the buttons below it."""

import pytest
from samples import record

from bot.messages import Said, bold, buttons
from bot.numbering import listed, screen
from knowledge.model import Text

LIST = f"Een feest:\n1. {bold('Melding')} – Gratis.\n2. {bold('Subsidie')} (Subsidie)\nBron: denhaag.nl."
RECORDS = {
    one: record(id=one).model_copy(update={"title": Text(nl=one.capitalize(), en=one)})
    for one in ("melding", "subsidie")
}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (LIST, ["Melding", "Subsidie"]),
        ("1. zonder titel\n2. ook zonder", []),
        (f"Op 3. {bold('mei')}", []),
        (f"2. {bold('begint niet bij een')}", []),
        ("", []),
    ],
)
def test_the_list_in_a_text(text: str, titles: list[str]) -> None:
    assert listed(text) == titles


def test_buttons_are_counted_on_after_the_list_unless_they_are_it() -> None:
    assert first(said(LIST, ("Aanmelden", "flow:x"))) == 3
    assert first(said("Kies een onderwerp.", ("Groen", "theme:groen"))) == 1
    assert first(said(LIST, ("1. Melding", "record:a"), ("2. Subsidie", "record:b"))) == 1


def test_while_a_result_of_the_list_is_read_its_numbers_stay() -> None:
    answer, thanks = said(LIST, ("Aanmelden", "flow:x")), said("Dank je.")
    melding, subsidie = (said(f"{one} – Lang verhaal.", ("Printen", f"print:{one}")) for one in ("melding", "subsidie"))
    assert first(subsidie, answer) == first(melding, subsidie, thanks, answer) == 3
    seen = screen([melding, answer], RECORDS)
    assert (seen.last, seen.results(RECORDS)) == (3, [RECORDS["melding"], RECORDS["subsidie"]])


def test_where_all_of_the_list_is_offered_its_numbers_stay() -> None:
    cost, new = said("Het is gratis.", ("Alles op een rij", "more")), said("Kies.", ("Groen", "theme:groen"))
    assert (first(cost, said(LIST)), first(new, said(LIST)), first(cost)) == (3, 1, 1)


def test_the_numbers_of_another_list_do_not_stay() -> None:
    other = said(f"1. {bold('Iets anders')}", ("Aanmelden", "flow:x"))
    melding, paper = (
        said("Melding", ("Printen", "print:melding")),
        said("In het Turks?", ("Türkçe", "print:melding:tr")),
    )
    assert first(melding, other) == first(melding) == 1
    assert first(paper, said(LIST)) == first(said("Iets", ("Printen", "print:weg")), said(LIST)) == 1


def said(text: str, *pairs: tuple[str, str]) -> Said:
    return text, buttons(pairs)


def first(*shown: Said) -> int:
    return screen(shown, RECORDS).first
