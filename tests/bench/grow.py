"""A larger pack, made by recombining the one there is: half of one text with half of another."""

import random
from collections.abc import Sequence
from dataclasses import replace

from knowledge.load import Pack
from knowledge.model import LANGUAGES, Need, Record, Text


def grown(pack: Pack, records: int, needs: int, seed: int = 1) -> Pack:
    """The pack with new records and needs added until there are so many of each.

    The words stay those of the pack, so that they become commoner but not more; a real pack of that size would
    also have new words.
    """
    mixer = _Mixer(pack, seed)
    new_records = {one.id: one for one in map(mixer.record, range(records - len(pack.records)))}
    new_needs = {one.id: one for one in map(mixer.need, range(needs - len(pack.needs)))}
    return replace(pack, records=pack.records | new_records, needs=pack.needs | new_needs)


class _Mixer:
    def __init__(self, pack: Pack, seed: int) -> None:
        self._random = random.Random(seed)
        self._records = list(pack.records.values())
        self._needs = list(pack.needs.values())

    def record(self, number: int) -> Record:
        one, other = self._random.sample(self._records, 2)
        return one.model_copy(
            update={
                "id": f"gemengd-{number}",
                "title": self._text(one.title, other.title),
                "summary": self._text(one.summary, other.summary),
                "also": self._listed(one.also, other.also),
                "keywords": one.keywords[::2] + other.keywords[1::2],
            }
        )

    def need(self, number: int) -> Need:
        one, other = self._random.sample(self._needs, 2)
        phrasings = {
            language: self._listed(listed, getattr(other.phrasings, language)) for language, listed in one.phrasings
        }
        return one.model_copy(
            update={
                "id": f"gemengd-{number}",
                "label": self._text(one.label, other.label),
                "phrasings": one.phrasings.model_copy(update=phrasings),
                "urgent": False,
            }
        )

    def _text(self, one: Text, other: Text) -> Text:
        pairs = {language: (getattr(one, language), getattr(other, language)) for language in LANGUAGES}
        mixed = {language: _mixed(first, second or first) for language, (first, second) in pairs.items() if first}
        return replace(one, **mixed)

    def _listed(self, one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
        return tuple(_mixed(first, self._random.choice(other or one)) for first in one)


def _mixed(first: str, second: str) -> str:
    """The first half of one text and the second half of another, by words."""
    head, tail = first.split(), second.split()
    return " ".join(head[: (len(head) + 1) // 2] + tail[len(tail) // 2 :])
