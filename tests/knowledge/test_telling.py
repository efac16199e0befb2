"""Which lines of a record answer a question about a plan."""

import pytest
from samples import TODAY

from knowledge.guide import Guide


def told(guide: Guide, plan: str, asked: str, language: str = "nl") -> list[str]:
    found = guide.ask(plan, TODAY)
    answer = guide.telling(asked, found, found.results[:3], language)
    return [line.nl for line in answer.lines] if answer else []


@pytest.mark.parametrize(
    ("plan", "asked", "language", "says"),
    [
        ("een straatfeest in laak", "mogen we de straat afzetten", "nl", "weg dicht"),  # by another word for it
        (
            "om half 9 is het bij school een chaos met auto's",
            "en dat de straat dicht kan, kan dat ook",
            "nl",
            "half uur dicht",
        ),
        ("een straatfeest in laak", "can we close off the street", "en", "weg dicht"),  # in another language
    ],
)
def test_a_line_answers_by_what_it_is_about(guide: Guide, plan: str, asked: str, language: str, says: str) -> None:
    assert any(says in line for line in told(guide, plan, asked, language))


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        ("samen eten met vluchtelingen", "moet je dan eerst bij het coa zijn ofzo"),  # "eerst" stands in many lines
        ("iets beginnen voor kinderen", "ik heb geen diploma of zo hoor, is dat erg"),  # so does "hoor"
        ("een straatfeest in laak", "hoe doe je zo'n straatfeest"),  # the plan itself
        ("een straatfeest in laak", "mag dat"),
    ],
)
def test_a_word_of_any_plan_answers_nothing(guide: Guide, plan: str, asked: str) -> None:
    assert told(guide, plan, asked) == []


@pytest.mark.parametrize(
    ("asked", "surely", "line"),
    [
        ("hoe komen we aan stroom", False, "Stroom: vraag een bewoner"),  # by the last record of the way
        ("hoe komen we aan stroom", True, "Stroom: vraag een bewoner"),
        ("hoe komen we aan stroom en een dj", True, ""),  # about half of it
    ],
)
def test_all_of_the_way_is_looked_through(guide: Guide, asked: str, *, surely: bool, line: str) -> None:
    plan = guide.ask("een straatfeest in laak", TODAY)
    found = guide.telling(asked, plan, plan.results, "nl", surely=surely)
    lines = [one.nl for one in found.lines] if found else []
    assert any(line in one for one in lines) if line else lines == []
