"""Haags in the spelling that everything else knows."""

import pytest

from knowledge.dialect import standard
from knowledge.text import words


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("wai wille in de Keizâhstraat", "wij willen in de keizerstraat"),
        ("un feis voâh de kindâhs", "een feis voor de kinders"),
        ("kâhd biâh", "koud bier"),
        ("mèn vrâhw hieâh in de wèk", "mijn vrouw hier in de wijk"),
        ("un vâhgunning", "een vergunning"),
        ("un vâhgunning voâh ut plèn", "een vergunning voor het plein"),
        ("de trainer van de kerk, weâh", "de trainer van de kerk, weer"),
    ],
)
def test_haags_is_read_as_dutch(said: str, written: str) -> None:
    assert standard(said) == written


@pytest.mark.parametrize("text", ["un château en mai", "ne kâdar", "bai mi kas", "ik wil mail van de trainer", ""])
def test_what_is_not_haags_stays_as_it_is(text: str) -> None:
    assert standard(text) == text


def test_the_search_sees_the_standard_spelling() -> None:
    assert words("Zuidâhpark") == ["zuiderpark"]
