"""The questions that are asked: the pack's own sentences, phrasings held back from the index, or a file."""

import datetime as dt
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.language import detect
from knowledge.load import Pack
from knowledge.model import Need, Phrasings
from knowledge.search import learned, training
from knowledge.trial import RANK

TODAY = dt.date(2026, 11, 20)
"""The day on which everything is asked, so that two runs ask the same."""
FOLDS = 5


@dataclass(frozen=True)
class Question:
    """A question with what is right: the need it was written for (if known), and the records that answer it."""

    text: str
    language: str
    need: str | None
    accept: frozenset[str]


def of_pack(pack: Pack) -> list[Question]:
    """The example sentences of the needs. No index learns them."""
    return [
        _for_need(pack, need, detect(sentence), sentence)
        for need in pack.needs.values()
        for sentence in need.tests.finds
    ]


def of_file(lines: Iterable[str], pack: Pack) -> list[Question]:
    """The questions of a set in the form of the contract."""
    rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Question(row["text"], row["lang"], None, frozenset(pack.canonical(name) for name in row["accept"]))
        for row in rows
    ]


def held_back(pack: Pack, fold: int, folds: int = FOLDS) -> tuple[Pack, list[Question]]:
    """The pack without one part of every need's phrasings, learned anew, and the questions that are made of that
    part."""
    needs, questions = {}, []
    for need in pack.needs.values():
        chosen = set(_shuffled(need)[fold::folds])
        needs[need.id] = need.model_copy(update={"phrasings": _without(need.phrasings, chosen)})
        questions += [_for_need(pack, need, language, said) for language, said in sorted(chosen)]
    rest = replace(pack, needs=needs)
    return replace(rest, learned=learned.opened(training.train(rest))), questions


def _shuffled(need: Need) -> list[tuple[str, str]]:
    """Every phrasing of a need with its language, in an order that is the same in every run."""
    said = sorted(_said(need.phrasings))
    random.Random(need.id).shuffle(said)
    return said


def _said(phrasings: Phrasings) -> Iterator[tuple[str, str]]:
    for language, listed in phrasings:
        yield from ((language, phrasing) for phrasing in listed)


def _without(phrasings: Phrasings, chosen: set[tuple[str, str]]) -> Phrasings:
    kept = {language: tuple(one for one in listed if (language, one) not in chosen) for language, listed in phrasings}
    return phrasings.model_copy(update=kept)


def _for_need(pack: Pack, need: Need, language: str, text: str) -> Question:
    """Right is the need, or by records one of the first of its route, as in the editors' own trials."""
    accept = frozenset(pack.canonical(stop.record) for stop in need.route[:RANK])
    return Question(text, language, need.id, accept)
