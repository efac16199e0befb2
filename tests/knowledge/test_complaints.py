"""What is wrong with a content file, in words an editor can act on."""

from typing import Any

import pytest
from pydantic import ValidationError

from knowledge import complaints
from knowledge.model import Record

GOOD: dict[str, Any] = {
    "id": "potje",
    "kind": "fonds",
    "status": "current",
    "title": {"nl": "Potje", "en": "Pot"},
    "summary": {"nl": "Geld", "en": "Money"},
    "themes": ["geld"],
    "where": {"scope": "city"},
    "sources": [{"url": "https://example.org", "holds": 2026, "confidence": "high"}],
    "owner": "redacteur geld",
    "checked": "2026-11-20",
    "good_for_days": 90,
    "tests": {"finds": ["a", "b", "c"], "not": ["d"]},
}


def problems(**changed: Any) -> dict[str, str]:
    data = {name: value for name, value in {**GOOD, **changed}.items() if value is not ...}
    with pytest.raises(ValidationError) as caught:
        Record.model_validate(data)
    return {".".join(map(str, at)): said for at, said in complaints.told(caught.value)}


@pytest.mark.parametrize(
    ("changed", "at", "said"),
    [
        ({"owner": ...}, "owner", "ontbreekt"),
        ({"kleur": "rood"}, "kleur", "bestaat niet"),
        ({"kind": "potje"}, "kind", "kies uit 'subsidie', 'budget'"),
        ({"themes": ["<thema>"]}, "themes.0", "kleine letters met streepjes"),
        ({"themes": []}, "themes", "minstens 1"),
        ({"themes": "geld"}, "themes", "lijst"),
        ({"title": "Potje"}, "title", "velden onder"),
        ({"title": {"nl": "", "en": "x"}}, "title.nl", "hier staat niets"),
        ({"title": {"nl": 5, "en": "x"}}, "title.nl", "aanhalingstekens"),
        ({"checked": "gisteren"}, "checked", "een dag als 2026-11-20"),
        ({"checked": "2026-02-30"}, "checked", "een dag als 2026-11-20"),
        ({"good_for_days": "lang"}, "good_for_days", "heel getal"),
        ({"good_for_days": 0}, "good_for_days", "minstens 1"),
        ({"good_for_days": 9999}, "good_for_days", "hoogstens 730"),
        ({"amount": {"max": "€ 5", "as_of": 2026, "source": 1}}, "amount.max", "zonder punt, komma of €"),
        ({"amount": {"max": 5, "as_of": "ooit", "source": 1}}, "amount.as_of", "geen jaar of datum"),
        ({"amount": {"as_of": 2026, "source": 1}}, "amount", "max, min, fixed of percent"),
        ({"rounds": [{"closes": "1 oktober", "as_of": 2026, "source": 1}]}, "rounds.0.closes", "10-01"),
        ({"tests": {"finds": ["a", "b"], "not": ["d"]}}, "tests.finds", "minstens 3"),
        ({"tests": {"finds": ["a", "b", "c"]}}, "tests.not", "ontbreekt"),
        ({"contact": {"phone": "bel me"}}, "contact.phone", "cijfers"),
        ({"contact": {"email": "info"}}, "contact.email", "naam@voorbeeld.nl"),
        ({"sources": [{"url": "www.x.nl", "holds": 2026, "confidence": "high"}]}, "sources.0.url", "https://"),
        ({"sources": [{"title": "x", "holds": 2026, "confidence": "zeker"}]}, "sources.0.confidence", "of 'low'"),
    ],
)
def test_one_mistake_is_one_line_that_says_what_to_do(changed: dict[str, Any], at: str, said: str) -> None:
    found = problems(**changed)
    assert list(found) == [at]
    assert said in found[at]
    assert not any(word in found[at] for word in ("should", "Input", "valid"))


def test_every_placeholder_that_was_left_is_found() -> None:
    data = {"title": {"nl": "<titel>", "en": "Title"}, "steps": [{"nl": "<stap>"}], "note": "a < b > c", "n": 1}
    assert [at for at, _said in complaints.unfilled(data)] == [("title", "nl"), ("steps", 0, "nl")]
