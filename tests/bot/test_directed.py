"""In a text from right to left each line runs so, also one that begins with a Dutch name."""

import pytest

from bot.messages import bold, directed

ARABIC = "عنف أو تهديد في البيت أو خوف على طفل؟ اتصل ليلا ونهارا مجانا"


def test_a_line_that_begins_with_a_dutch_name_runs_with_the_others() -> None:
    text = f"1. {bold('CultuurSchakel')} – {ARABIC}\n112 – طوارئ\n{ARABIC}"
    first, *others = directed(text).split("\n")
    assert first == f"1. {bold('CultuurSchakel').replace('C', chr(0x200F) + 'C', 1)} – {ARABIC}"
    assert others == text.split("\n")[1:]


@pytest.mark.parametrize(
    "text", ["", "Feest in Laak", "Dit weet ik al: plan: نريد حفلة; waar: Laak", f"{ARABIC}\n14070", "12 — 13"]
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert directed(text) == text
