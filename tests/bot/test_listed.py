"""A number is what has that number on screen: first the list in a text, then the buttons below it."""

import pytest

from bot.messages import bold, buttons, first_number, listed

LIST = f"Een feest:\n1. {bold('Melding')} – Gratis.\n2. {bold('Subsidie')} (Subsidie)\nBron: denhaag.nl."


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
    assert first_number(LIST, buttons([("Aanmelden", "flow:x")])) == 3
    assert first_number("Kies een onderwerp.", buttons([("Groen", "theme:groen")])) == 1
    assert first_number(LIST, buttons([("1. Melding", "record:a"), ("2. Subsidie", "record:b")])) == 1
