"""The B1 gate stops hard sentences, and lets easy ones through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from knowledge.plain import MAX_LETTERS, MAX_WORDS, PlainWords, dutch, figures

WORDS = PlainWords(policy={"indienen": "inleveren", "WMO": "hulp thuis"}, stigma={"kansarm": "met weinig geld"})


def sentence(count: int) -> str:
    return " ".join(["woord"] * count) + "."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vraag geld voor een feest in je straat.",
        sentence(MAX_WORDS),
        f"{sentence(MAX_WORDS)} {sentence(MAX_WORDS)}",
        f"{'woord ' * MAX_WORDS}: {sentence(MAX_WORDS)}",
        "Je plan wordt gelezen. Daarna wordt het besproken.",
        "a" * MAX_LETTERS,
        "initiatievenbegeleider-stadsdeelkantoor",
        "Kom naar het buurthuis.",
        "Het formulier ging de indieningsbak in.",
    ],
)
def test_easy_dutch_passes(text: str) -> None:
    assert list(dutch(text, WORDS)) == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (sentence(MAX_WORDS + 1), f"{MAX_WORDS + 1} woorden"),
        (f"Kort. {sentence(MAX_WORDS + 5)} Kort.", f"{MAX_WORDS + 5} woorden"),
        ("Het plan wordt gelezen en werd besproken.", "worden"),
        ("a" * (MAX_LETTERS + 1), f"{MAX_LETTERS + 1} letters"),
        ("buurt-" + "a" * (MAX_LETTERS + 1), f"{MAX_LETTERS + 7} letters"),
        ("Je kunt het indienen.", "inleveren"),
        ("INDIENEN kan hier.", "inleveren"),
        ("Vraag het bij de WMO.", "hulp thuis"),
        ("Voor kansarm publiek.", "met weinig geld"),
        ("Wat kunt u doen?", "'je'"),
        ("Uw plan is welkom.", "'je'"),
    ],
)
def test_hard_dutch_is_stopped_with_what_to_do(text: str, about: str) -> None:
    problems = list(dutch(text, WORDS))
    assert len(problems) == 1
    assert about in problems[0]


def test_everything_wrong_is_told_at_once() -> None:
    assert len(list(dutch(f"U kunt indienen. {sentence(MAX_WORDS + 1)}", WORDS))) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Je krijgt € 500.", "Je krijgt 500 euro.", "Dat is 50% van de kosten.", "Wacht 8 weken.", "Binnen 5 werkdagen.",
        "Vóór 1 maart.", "Before 1 March.", "Within 10 days.", "Allow 3 working days.", "Na 1 maand.",
    ],
)  # fmt: skip
def test_a_figure_in_running_text_is_found(text: str) -> None:
    assert len(list(figures(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bel 14070.",
        "Je hebt 2 handtekeningen nodig.",
        "Een europees fonds.",
        "In maart.",
        "Wacht een paar weken.",
        "Artikel 3.",
    ],
)
def test_other_numbers_and_terms_may_stay(text: str) -> None:
    assert list(figures(text)) == []


@given(st.text(max_size=200))
@quick
def test_any_text_can_be_judged(text: str) -> None:
    assert all(isinstance(problem, str) for problem in (*dutch(text, WORDS), *figures(text)))
