"""Finds the documents nearest to a message: TF-IDF over features, by phrasing and by whole document.

A document is a list of phrasings. Its score for a message mixes the best single phrasing (cosine) with
how much of the message the whole document covers, both weighted by how rare the features are
(Salton & Buckley 1988). Scores are between 0 and 1.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from knowledge.search.lexicon import Feature, Lexicon, Weighted
from knowledge.text import sentences

_PHRASING, _COVERAGE = 0.5, 0.5
_UNKNOWN = 0.4
"""Weight of a word that no document has, beside the rarest that one has: it may be a name, or the point."""
_ENOUGH = 1.0
"""Evidence that makes a match fully credible, as a share of the rarest word. One common word is not enough."""
_BEST_SENTENCE = 0.75
_MAX_SENTENCES = 40


@dataclass(frozen=True)
class Match:
    """A document that was found. `why` lists the features that counted, the weightiest first."""

    id: str
    score: float
    why: tuple[Feature, ...] = ()


@dataclass
class _Vector:
    weights: Weighted
    length: float = field(init=False)

    def __post_init__(self) -> None:
        self.length = math.sqrt(sum(weight * weight for weight in self.weights.values()))


class Index:
    """An index over `documents`: id to phrasings. The lexicon must have learned the texts already."""

    def __init__(self, lexicon: Lexicon, documents: Mapping[str, Iterable[str]]) -> None:
        self._lexicon = lexicon
        raw = {name: [lexicon.features(text) for text in texts] for name, texts in documents.items()}
        frequency: Counter[Feature] = Counter()
        for phrasings in raw.values():
            frequency.update({feature for features in phrasings for feature in features})
        total = max(len(raw), 1)
        self._idf = {feature: math.log(1 + total / count) for feature, count in frequency.items()}
        self._rarest = math.log(1 + total)
        self._phrasings: dict[str, list[_Vector]] = {}
        self._strength: dict[str, dict[Feature, float]] = {}
        self._holders: defaultdict[Feature, set[str]] = defaultdict(set)
        for name, phrasings in raw.items():
            self._phrasings[name] = [_Vector(self._weigh(features)) for features in phrasings if features]
            counts = Counter(feature for features in phrasings for feature in features)
            # a feature that stands in many phrasings of a document says more about it than one that stands in one
            self._strength[name] = {
                feature: min(1.0, 0.45 + 0.55 * count / max(3.0, 0.25 * len(phrasings)))
                for feature, count in counts.items()
            }
            for feature in counts:
                self._holders[feature].add(name)

    def search(self, text: str, ignore: frozenset[str] = frozenset(), limit: int = 10) -> list[Match]:
        """The documents for `text`, best first. In a long story the best sentence weighs most."""
        whole = self._lexicon.features(text, ignore)
        scores = self._score(whole)
        parts = sentences(text)[:_MAX_SENTENCES]
        if len(parts) > 1:
            best: dict[str, float] = {}
            for part in parts:
                for name, score in self._score(self._lexicon.features(part, ignore)).items():
                    best[name] = max(best.get(name, 0.0), score)
            scores = {
                name: (1 - _BEST_SENTENCE) * scores.get(name, 0.0) + _BEST_SENTENCE * best.get(name, 0.0)
                for name in scores.keys() | best.keys()
            }
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]
        return [Match(name, round(score, 4), self._why(whole, name)) for name, score in ranked]

    def weight(self, text: str, ignore: frozenset[str] = frozenset()) -> float:
        """How much subject there is in `text`: about 1 for one telling word that the index knows."""
        found = self._lexicon.features(text, ignore)
        known = sum(weight * self._idf.get(feature, 0.0) for feature, weight in found.items())
        return known / self._rarest

    def _weigh(self, features: Weighted) -> Weighted:
        unknown = _UNKNOWN * self._rarest
        return {feature: weight * self._idf.get(feature, unknown) for feature, weight in features.items()}

    def _score(self, features: Weighted) -> dict[str, float]:
        query = _Vector(self._weigh(features))
        if not query.length:
            return {}
        mass = sum(query.weights.values())
        names = set().union(*(self._holders.get(feature, ()) for feature in query.weights))
        scores = {}
        for name in names:
            matched = self._matched(query, name)
            evidence = min(1.0, matched / (_ENOUGH * self._rarest))
            scores[name] = evidence * (_PHRASING * self._nearest(query, name) + _COVERAGE * matched / mass)
        return scores

    def _nearest(self, query: _Vector, name: str) -> float:
        return max(
            (
                sum(weight * vector.weights.get(feature, 0.0) for feature, weight in query.weights.items())
                / (query.length * vector.length)
                for vector in self._phrasings[name]
                if vector.length
            ),
            default=0.0,
        )

    def _matched(self, query: _Vector, name: str) -> float:
        """How much of the message the whole document has, each word as strongly as the document stands for it."""
        strength = self._strength[name]
        return sum(weight * strength.get(feature, 0.0) for feature, weight in query.weights.items())

    def _why(self, features: Weighted, name: str) -> tuple[Feature, ...]:
        held = [feature for feature in features if feature in self._strength[name]]
        return tuple(sorted(held, key=lambda feature: -features[feature] * self._idf.get(feature, 0.0))[:6])
