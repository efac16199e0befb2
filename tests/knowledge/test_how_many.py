"""How many of something are needed is told by the record that was shown."""

import pytest
from samples import TODAY

from knowledge import how_many
from knowledge.guide import Guide


@pytest.mark.parametrize(
    ("text", "what", "needed"),
    [
        ("hoeveel handtekeningen heb ik nodig", "handtekeningen", True),
        ("en hoeveel stemmen moeten we halen?", "stemmen", True),
        ("how many signatures do I need", "signatures", True),
        ("kaç imza gerekiyor", "imza", True),
        ("cuántas firmas necesito", "firmas", True),
        ("hoeveel kramen mogen er komen", "kramen", False),
    ],
)
def test_the_number_of_something_is_asked(text: str, what: str, needed: bool) -> None:
    asked = how_many.asked(text)
    assert asked is not None
    assert (asked.what, asked.needed) == (what, needed)


@pytest.mark.parametrize("text", ["wat kost het", "handtekeningen verzamelen", "vijf handtekeningen"])
def test_no_number_is_asked(text: str) -> None:
    assert how_many.asked(text) is None


def test_what_a_line_counts() -> None:
    assert how_many.counted("Eerst 1.000 handtekeningen binnen 1 maand, vanaf 14 jaar.") == [
        "handtekeningen",
        "maand",
        "jaar",
    ]


@pytest.mark.parametrize(
    ("plan", "text", "language", "record"),
    [
        ("burgerinitiatief", "hoeveel handtekeningen heb ik nodig", "nl", "burgerinitiatief"),
        ("burgerinitiatief", "hoeveel stemmen heb ik nodig", "nl", "burgerinitiatief"),
        ("burgerinitiatief", "hoeveel handtekeningen voor een referendum", "nl", "referendum"),
        ("kan ik een referendum aanvragen", "hoeveel stemmen heb ik nodig", "nl", "referendum"),
        ("kan ik een referendum aanvragen", "how many signatures do I need", "en", "referendum"),
        ("kan ik een referendum aanvragen", "kaç imza gerekiyor", "tr", "referendum"),
        ("straatfeest in laak", "hoeveel stemmen heb ik nodig", "nl", None),
        ("straatfeest in laak", "hoeveel vrijwilligers heb ik nodig", "nl", None),
    ],
)
def test_the_record_that_counts_it(guide: Guide, plan: str, text: str, language: str, record: str | None) -> None:
    found = guide.counted(text, guide.ask(plan, TODAY).results[:3], language)
    assert (found.result.record.id if found else None) == record
