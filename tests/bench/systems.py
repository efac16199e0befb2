"""What is compared: our own answer, and three well-known ways to search the same words."""

import math
import sqlite3
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz, process

from bench.questions import TODAY
from knowledge.guide import Guide
from knowledge.load import Pack
from knowledge.text import normalise, words

LIMIT = 10
"""Documents that a search gives back."""
TEXTS = 200
"""Texts looked at by the search that ranks single texts, to find that many documents."""


@dataclass(frozen=True)
class Ranking:
    """What a system makes of a question: needs and records, the best first."""

    needs: tuple[str, ...]
    records: tuple[str, ...]


class System(Protocol):
    """Something that can be asked."""

    name: str

    def rank(self, text: str) -> Ranking:
        """The needs and records for `text`."""
        ...


def all_systems(pack: Pack) -> list[System]:
    """Every system, built on the same pack."""
    return [Ours(pack), Bm25(pack), Fuzzy(pack), Grams(pack)]


class Ours:
    """The answer as a resident gets it. Needs that are only offered as a choice count behind those that were found."""

    name = "stadswijzer"

    def __init__(self, pack: Pack) -> None:
        self._guide = Guide(pack)

    def rank(self, text: str) -> Ranking:
        """What is shown: with no record at all, the loket."""
        found = self._guide.ask(text, TODAY)
        records = tuple(result.record.id for result in found.results)
        if not records and found.loket:
            records = (found.loket.id,)
        return Ranking((*(need.id for need in found.needs), *found.choices), records)


Document = tuple[str, str]
"""`need` or `record`, and its id."""


def documents(pack: Pack, *, summaries: bool = True) -> dict[Document, list[str]]:
    """What can be searched: phrasings, stories and labels of needs; titles, other names and summaries of records."""
    found: dict[Document, list[str]] = {}
    for need in pack.needs.values():
        said = [one for kind in (need.phrasings, need.stories) for _language, listed in kind for one in listed]
        found["need", need.id] = said + [label for _language, label in need.label.each()]
    for record in pack.records.values():
        said = [title for _language, title in record.title.each()] + list(record.also)
        about = [record.summary.nl, record.summary.en, *record.keywords]
        found["record", record.id] = said + about if summaries else said
    return found


class Routes:
    """Turns found documents into a ranking: a need stands for the records of its route."""

    def __init__(self, pack: Pack) -> None:
        self._stops = {need.id: [pack.canonical(stop.record) for stop in need.route] for need in pack.needs.values()}

    def ranking(self, found: Iterable[Document]) -> Ranking:
        """Documents, the best first, as needs and records."""
        ordered = list(dict.fromkeys(found))[:LIMIT]
        records = [record for kind, name in ordered for record in (self._stops[name] if kind == "need" else [name])]
        return Ranking(tuple(name for kind, name in ordered if kind == "need"), tuple(dict.fromkeys(records)))


class Bm25:
    """SQLite's full-text search, ranked by BM25. All texts of a need or record together are one document: on these
    questions that finds more than a document for every phrasing."""

    name = "SQLite FTS5 BM25"

    def __init__(self, pack: Pack) -> None:
        self._routes = Routes(pack)
        found = documents(pack)
        self._documents = list(found)
        self._db = sqlite3.connect(":memory:")
        weakref.finalize(self, self._db.close)
        self._db.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
        rows = enumerate("\n".join(said) for said in found.values())
        self._db.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)

    def rank(self, text: str) -> Ranking:
        """Any of the words counts."""
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(text)))
        if not query:
            return Ranking((), ())
        rows = self._db.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", [query, LIMIT])
        return self._routes.ranking(self._documents[row] for (row,) in rows)


class Fuzzy:
    """rapidfuzz over phrasings and titles: the share of words in common, whatever their order (WRatio finds less)."""

    name = "rapidfuzz token_set_ratio"

    def __init__(self, pack: Pack) -> None:
        self._routes = Routes(pack)
        found = [(document, text) for document, said in documents(pack, summaries=False).items() for text in said]
        self._documents = [document for document, _text in found]
        self._texts = [normalise(text) for _document, text in found]

    def rank(self, text: str) -> Ranking:
        """The texts that are nearest."""
        nearest = process.extract(normalise(text), self._texts, scorer=fuzz.token_set_ratio, limit=TEXTS)
        return self._routes.ranking(self._documents[at] for _text, _score, at in nearest)


class Grams:
    """TF-IDF on n-grams of three to five characters within words, a need or record being one document."""

    name = "TF-IDF character n-grams"
    SIZES = (3, 4, 5)

    def __init__(self, pack: Pack) -> None:
        self._routes = Routes(pack)
        found = {document: self._grams("\n".join(said)) for document, said in documents(pack).items()}
        frequency = Counter(gram for grams in found.values() for gram in grams)
        self._rare = {gram: math.log((1 + len(found)) / (1 + count)) + 1 for gram, count in frequency.items()}
        self._postings: defaultdict[str, list[tuple[Document, float]]] = defaultdict(list)
        for document, grams in found.items():
            for gram, weight in self._weighed(grams).items():
                self._postings[gram].append((document, weight))

    def rank(self, text: str) -> Ranking:
        """The documents with the same pieces of words, by cosine."""
        cosines: defaultdict[Document, float] = defaultdict(float)
        for gram, weight in self._weighed(self._grams(text)).items():
            for document, other in self._postings.get(gram, ()):
                cosines[document] += weight * other
        return self._routes.ranking(sorted(cosines, key=lambda document: -cosines[document]))

    def _grams(self, text: str) -> Counter[str]:
        padded = [f" {word} " for word in words(text)]
        return Counter(
            word[at : at + size] for word in padded for size in self.SIZES for at in range(len(word) - size + 1)
        )

    def _weighed(self, grams: Counter[str]) -> dict[str, float]:
        weights = {gram: (1 + math.log(count)) * self._rare.get(gram, 0.0) for gram, count in grams.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {gram: weight / length for gram, weight in weights.items()}
