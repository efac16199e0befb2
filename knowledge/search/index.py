"""Finds the documents nearest to a message: TF-IDF over features, by phrasing and by whole document.

A document is a list of phrasings. Its score for a message mixes the best single phrasing (cosine) with
how much of the message the whole document covers, both weighted by how rare the features are
(Salton & Buckley 1988). Scores are between 0 and 1.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.search.lexicon import Feature, Lexicon, Said, Weighted
from knowledge.text import sentences

_PHRASING, _COVERAGE = 0.78, 0.22
_UNKNOWN = 0.3
"""Weight of a word that no document has, beside the rarest that one has: it may be a name, or the point."""
_ENOUGH = 1.0
"""Evidence that makes a match fully credible, as a share of the rarest word. One common word is not enough."""
_SAME, _SAME_EVIDENCE = 0.85, 0.5
"""A message that is nearly a known phrasing needs less evidence: it may be made of common words only."""
_SAME_MASS = 0.25
"""So much must there be to a message, as a share of the rarest word, to be "nearly a known phrasing"."""
_SIDE, _CENTRAL = 0.15, 0.45
"""A match on one word is believed fully only where the document stands for that word; words that weigh less than
`_SIDE` of the message do not count as a second one."""
_BEST_SENTENCE = 0.6
_MAX_SENTENCES = 40


@dataclass(frozen=True)
class Match:
    """A document that was found. `why` lists the features that counted, the weightiest first."""

    id: str
    score: float
    why: tuple[Feature, ...] = ()


class Index:
    """An index over `documents`: id to phrasings. The lexicon must have learned the texts already.

    Names of places weigh `place_weight` in a message: nothing where place is judged apart, a little where
    documents are named after places.
    """

    def __init__(self, lexicon: Lexicon, documents: Mapping[str, Iterable[Said]], place_weight: float = 0.0) -> None:
        self._lexicon = lexicon
        self._place_weight = place_weight
        raw = {
            name: [lexicon.features(text, language) for language, text in texts] for name, texts in documents.items()
        }
        frequency: Counter[Feature] = Counter()
        for phrasings in raw.values():
            frequency.update({feature for features in phrasings for feature in features})
        total = max(len(raw), 1)
        self._idf = {feature: math.log(1 + total / count) for feature, count in frequency.items()}
        self._rarest = math.log(1 + total)
        self._strength: dict[str, dict[Feature, float]] = {}
        self._holders: defaultdict[Feature, list[tuple[str, float]]] = defaultdict(list)
        self._owner: list[str] = []
        self._postings: defaultdict[Feature, list[tuple[int, float]]] = defaultdict(list)
        for name, phrasings in raw.items():
            self._add(name, [features for features in phrasings if features])

    def _add(self, name: str, phrasings: list[Weighted]) -> None:
        for features in phrasings:
            number = len(self._owner)
            self._owner.append(name)
            for feature, share in _normalised(self._weigh(features)).items():
                self._postings[feature].append((number, share))
        counts = Counter(feature for features in phrasings for feature in features)
        # a feature that stands in many phrasings of a document says more about it than one that stands in one
        often = max(3.0, 0.25 * len(phrasings))
        self._strength[name] = {feature: min(1.0, 0.45 + 0.55 * count / often) for feature, count in counts.items()}
        for feature, strength in self._strength[name].items():
            self._holders[feature].append((name, strength))

    def search(self, text: str, language: str, places: frozenset[str] = frozenset(), limit: int = 10) -> list[Match]:
        """The documents for `text`, best first. In a long story the best sentence weighs most."""
        whole = self._lexicon.features(text, language, places, self._place_weight)
        scores = self._score(whole)
        parts = sentences(text)[:_MAX_SENTENCES]
        if len(parts) > 1:
            best: dict[str, float] = {}
            for part in parts:
                for name, score in self._score(
                    self._lexicon.features(part, language, places, self._place_weight)
                ).items():
                    best[name] = max(best.get(name, 0.0), score)
            scores = {
                name: (1 - _BEST_SENTENCE) * scores.get(name, 0.0) + _BEST_SENTENCE * best.get(name, 0.0)
                for name in scores.keys() | best.keys()
            }
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]
        return [Match(name, round(score, 4), self._why(whole, name)) for name, score in ranked]

    def weight(self, text: str, language: str, places: frozenset[str] = frozenset()) -> float:
        """How much subject there is in `text`: about 1 for one telling word that the index knows."""
        found = self._lexicon.features(text, language, places, self._place_weight)
        known = sum(weight * self._idf.get(feature, 0.0) for feature, weight in found.items())
        return known / self._rarest

    def _weigh(self, features: Weighted) -> Weighted:
        unknown = _UNKNOWN * self._rarest
        return {feature: weight * self._idf.get(feature, unknown) for feature, weight in features.items()}

    def _score(self, features: Weighted) -> dict[str, float]:
        query = self._weigh(features)
        mass = sum(query.values())
        if not mass:
            return {}
        nearest = self._nearest(query)
        matched: defaultdict[str, float] = defaultdict(float)
        central: dict[str, float] = {}
        several: set[str] = set()
        for feature, weight in query.items():
            tells = weight >= _SIDE * mass
            for name, strength in self._holders.get(feature, ()):
                matched[name] += weight * strength
                if tells and name in central:
                    several.add(name)
                elif tells:
                    central[name] = strength
        enough, same = _ENOUGH * self._rarest, mass >= _SAME_MASS * self._rarest
        scores = {}
        for name, found in matched.items():
            cosine, evidence = nearest[name], min(1.0, found / enough)
            if same and cosine >= _SAME:
                evidence = max(evidence, _SAME_EVIDENCE)
            elif name not in several:
                # one side remark alone: believed as far as the document stands for that word
                evidence *= min(1.0, central.get(name, 0.0) / _CENTRAL)
            scores[name] = evidence * (_PHRASING * cosine + _COVERAGE * found / mass)
        return scores

    def _nearest(self, query: Weighted) -> dict[str, float]:
        """The cosine of the best phrasing of every document that shares a feature with the message."""
        cosines: defaultdict[int, float] = defaultdict(float)
        for feature, share in _normalised(query).items():
            for number, other in self._postings.get(feature, ()):
                cosines[number] += share * other
        best: defaultdict[str, float] = defaultdict(float)
        for number, cosine in cosines.items():
            name = self._owner[number]
            best[name] = max(best[name], cosine)
        return best

    def _why(self, features: Weighted, name: str) -> tuple[Feature, ...]:
        held = [feature for feature in features if feature in self._strength[name]]
        return tuple(sorted(held, key=lambda feature: -features[feature] * self._idf.get(feature, 0.0))[:6])


def _normalised(weights: Weighted) -> Weighted:
    """The same direction with length one."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items()} if length else {}
