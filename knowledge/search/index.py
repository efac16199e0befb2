"""Finds the documents nearest to a message: TF-IDF over features, by phrasing and by whole document.

A document is a list of phrasings. Its score for a message mixes the best single phrasing (cosine) with
how much of the message the whole document covers, both weighted by how rare the features are
(Salton & Buckley 1988). Scores are between 0 and 1.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from knowledge.asks import clauses
from knowledge.search.grams import Grams
from knowledge.search.learned import NO_DIVIDE, Learned
from knowledge.search.lexicon import Feature, Lexicon, Said, Weighted, tells_when
from knowledge.search.postings import Numbers, of_rows
from knowledge.search.recent import Recent
from knowledge.search.wordset import WordNumbers
from knowledge.text import as_typed, words
from knowledge.wish import says_a_wish

_PHRASING, _COVERAGE = 0.78, 0.22
_UNKNOWN = 0.3
"""Weight of a word that no document has, beside the rarest that one has: it may be a name, or the point."""
_ENOUGH = 1.0
"""Evidence that makes a match fully credible, as a share of the rarest word. One common word is not enough."""
_SAME, _SAME_EVIDENCE = 0.85, 0.5
"""A message that is nearly a known phrasing needs less evidence: it may be made of common words only."""
_SAME_MASS = 0.25
"""So much must there be to a message, as a share of the rarest word, to be "nearly a known phrasing"."""
_SIDE, _LIGHT, _CENTRAL = 0.15, 0.6, 0.45
"""A match on one word is believed fully only where the document stands for that word. A side remark does not count as
a second one: what weighs less than `_SIDE` of the message and `_LIGHT` of its weightiest word."""
_BEST_SENTENCE = 0.6
_NEXT_BEST = 0.2
"""What each next sentence adds to the best: in a long story a subject comes back, a side remark does not."""
_STORY = 3
"""Sentences that make a story."""
_TOLD = 0.9
"""What a sentence weighs that only tells, beside one that asks or wants something."""
_LEARNED = 0.6
"""What was learned from all needs together, beside what each by itself is like."""
_TELLS = 0.25
"""A word of which the share is less of that of the weightiest word did not lead anywhere."""
_AS_LONG = 100
"""Words of the longest messages that were learned from. The longer one is, the less can be said of it as a whole."""
SUBJECT = 0.35
"""Below this weight a message has no subject of its own (a name, a place, "en in Escamp?")."""
_LIFTED = 2.0
"""So many times its own score a document has at most: what no phrasing is like was not learned either. A message with
hardly a subject ("ik heb een idee voor de buurt") is not lifted: it may go anywhere."""
_FIRST = 0.75
"""The same for what was learned as the first of all, whether a phrasing is like it or not: a subject may be told in
words that nobody thought of."""
_SURELY = 0.7
"""What is said to us, or cried out, has hardly a subject, and anything strange looks like it. So it must have been
learned surely: of messages asked before they were learned from, nine in ten of these are right."""
_VERY_SURELY, _LIKE_IT = 0.9, 0.1
"""The same where nothing of the message is like it: "alles klopt, maar de datum is 27 mei" is no farewell, and a
"pinksterfeest" no order, however strange."""
_OF_LITTLE, _STANDS = 1.3, 0.5
"""A word or two are lifted no further than this by what was learned, and not as the first of all, unless a phrasing is
so much like them: what is learned of a word by itself is what stood beside it in stories ("springen", "hotel")."""
_A_WORD = 0.05
"""What a message scores by itself where it has a word of a document, and not only the commonest."""
_MEANING, _SPELLING = 0.8, 1.0
_CAP = 0.8
"""What the words mean, beside how they are spelled. A whole document is never spelled as a message is: the second
number is as large as the first, but counts for less."""
_MAX_SENTENCES = 40
_LITTLE = 4
"""Words of a message that may say too little, where one that tells of a subject counts for two."""
_SUREST = 0.999
"""Nothing that was learned is surer than this: it counts for a thousand others at most."""

_Asked = tuple[str, str, frozenset[str]]
"""A text, its language and the words in it that are names of places."""


class _Phrasing(NamedTuple):
    """One phrasing of a document: its language and what it is made of."""

    language: str
    features: Weighted


class Match(NamedTuple):
    """A document that was found."""

    id: str
    score: float


class _Meaning:
    """What documents are about: their features, how rare and how strong each is, and the phrasings they stand in."""

    def __init__(self, documents: list[list[_Phrasing]]) -> None:
        total = max(len(documents), 1)
        counted = _frequencies(documents)
        # one table of features for all that is known of them: there are twenty thousand
        columns = {feature: at for at, feature in enumerate(counted)}
        self._idf = array("d", (math.log(1 + total / count) for count in counted.values()))
        self.rarest = math.log(1 + total)
        self._size = len(documents)
        self._strengths = of_rows((_strengths(phrasings) for phrasings in documents), columns)
        different = [_different(phrasings) for phrasings in documents]
        # of every phrasing the document that it is one of
        of = np.arange(len(different)).repeat(list(map(len, different)))
        self._documents = of.astype(np.min_scalar_type(len(different)))
        self._columns = WordNumbers(columns)
        self._phrasings = of_rows(
            (_normalised(self.weigh(features)) for each in different for features in each), columns
        )

    def scores(self, whole: Weighted, parts: Sequence[tuple[float, Weighted]]) -> Numbers:
        """The score of every document for a message: of all of it, and of the part where it scores best. Each of the
        `parts` comes with how far it is believed; a message of one part has none."""
        scores = self._score(whole)
        if not parts:
            return scores
        each = [share * self._score(features) for share, features in parts]
        best = _most_said(each) if len(parts) >= _STORY else np.maximum.reduce(each)
        found: Numbers = (1 - _BEST_SENTENCE) * scores + _BEST_SENTENCE * best
        return found

    def has(self, document: int, feature: Feature) -> bool:
        """Does this document have the feature?"""
        column = self._columns.get(feature)
        return column is not None and self._strengths.has(document, column)

    def rarity(self, feature: Feature, unknown: float) -> float:
        """How much a feature tells by being rare; `unknown` for one that no document has."""
        at = self._columns.get(feature)
        return unknown if at is None else self._idf[at]

    def foreign(self, feature: Feature) -> float:
        """The weight of a concept that no document has: a subject all the same, and one we know nothing of."""
        return self.rarest if feature.startswith("c:") else 0.0

    def weigh(self, features: Weighted) -> Weighted:
        """The features with what each tells."""
        unknown = _UNKNOWN * self.rarest
        return {
            feature: weight * self.rarity(feature, self.foreign(feature) or unknown)
            for feature, weight in features.items()
        }

    def shares(self, features: Weighted) -> Weighted:
        """The features with what each tells, beside the rarest."""
        return {feature: weight / self.rarest for feature, weight in self.weigh(features).items()}

    def subject(self, features: Weighted) -> float:
        """How much subject there is in these features: about 1 for one telling word that some document has."""
        known = sum(weight * self.rarity(feature, self.foreign(feature)) for feature, weight in features.items())
        return known / self.rarest

    def _score(self, features: Weighted) -> Numbers:
        query = self.weigh(features)
        mass = sum(query.values())
        if not mass:
            return np.zeros(self._size)
        places = [(self._columns.get(feature), weight) for feature, weight in query.items()]
        known = [(column, weight) for column, weight in places if column is not None]
        columns, weights = (
            np.array([column for column, _ in known], np.int64),
            np.array([weight for _, weight in known]),
        )
        length = math.sqrt(sum(weight * weight for weight in query.values()))
        nearest = self._phrasings.highest(columns, weights / length, self._documents, self._size)
        telling = (weights >= min(_SIDE * mass, _LIGHT * max(query.values()))).astype(np.float64)
        matched, stands_for, several = self._strengths.overlap(columns, weights, telling)
        evidence = np.minimum(1.0, matched / (_ENOUGH * self.rarest))
        # one side remark alone: believed as far as the document stands for that word
        central = np.minimum(1.0, stands_for / _CENTRAL)
        believed = np.where(several > 1, evidence, evidence * central)
        if mass >= _SAME_MASS * self.rarest:
            believed = np.where(nearest >= _SAME, np.maximum(evidence, _SAME_EVIDENCE), believed)
        return believed * (_PHRASING * nearest + _COVERAGE * matched / mass)


class Index:
    """An index over `documents`: id to phrasings. The lexicon must have learned the texts already.

    Names of places weigh `place_weight` in a message: nothing where place is judged apart, a little where
    documents are named after places. A document that nothing was `learned` about is found by its phrasings alone;
    one of those `of_few_words` (see `_SURELY`) also when it has none of its words. Of the `alarms` and
    of those `of_a_kind` is told whether it is one of them, whichever.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        documents: Mapping[str, Iterable[Said]],
        place_weight: float = 0.0,
        learned: Learned | None = None,
        of_few_words: Collection[str] = (),
        alarms: Collection[str] = (),
        of_a_kind: Collection[str] = (),
    ) -> None:
        self._lexicon = lexicon
        self._place_weight = place_weight
        said = {name: list(texts) for name, texts in sorted(documents.items())}
        self._names = list(said)
        self._place = {name: at for at, name in enumerate(self._names)}
        self._meaning = _Meaning([_phrased(texts, lexicon) for texts in said.values()])
        self._learned = learned
        taught = {name: row for row, name in enumerate(learned.names)} if learned else {}
        self._taught = np.array([at for at, name in enumerate(self._names) if name in taught], np.int64)
        self._of_few_words = {at for at, name in enumerate(self._names) if name in of_few_words}
        self._of_a_kind = np.array([self._names[at] in of_a_kind for at in self._taught], np.bool_)
        self._cried = np.array([self._names[at] in alarms for at in self._taught], np.bool_)
        self._rows = np.array([taught[self._names[at]] for at in self._taught], np.int64)
        self._grams = Grams([heard for _language, heard in texts] for texts in said.values())
        self._last: Recent[tuple[str, str, frozenset[str], bool], Numbers] = Recent()
        self._own: Recent[_Asked, Numbers] = Recent()
        self._told: Recent[_Asked, Numbers] = Recent()
        self._asked: Recent[_Asked, tuple[str, float]] = Recent()
        self._shares: Recent[_Asked, Weighted] = Recent()
        self._subjects: Recent[_Asked, float] = Recent()

    def search(
        self,
        text: str,
        language: str,
        places: frozenset[str] = frozenset(),
        limit: int = 10,
        above: float = 0.0,
        *,
        begins: bool = True,
    ) -> list[Match]:
        """The documents for `text` that score `above` this, best first. In a long story the best sentence weighs most,
        and one with a wish.

        `begins`: it is no piece of a talk. A piece that has no word of what is said to us is not said to us.
        """
        if not self._names:
            return []
        asked = (text, language, places, begins)
        scores = self._last.of(asked, lambda: self._scores(*asked))
        found = _highest(scores, limit, above)
        return [
            Match(self._names[at], round(score, 4))
            for at, score in zip(found.tolist(), scores[found].tolist(), strict=True)
        ]

    def likeness(self, text: str, language: str, places: frozenset[str] = frozenset()) -> float:
        """How like `text` the nearest document is by itself, whatever was learned, between 0 and 1."""
        return float(self._alone(text, language, places).max(initial=0.0))

    def goes_on(self, text: str, language: str, places: frozenset[str] = frozenset()) -> float:
        """How much `text`, after an answer, looks like more about the same plan, whatever its words lead to; below 0 it
        looks like something else. That was learned too."""
        if self._learned is None:
            return NO_DIVIDE.bias
        asked = (text, language, places)
        return self._learned.margin(self._said(*asked), self._features(*asked))

    def asks(self, text: str, language: str, places: frozenset[str] = frozenset()) -> tuple[str, float]:
        """What `text`, a question about a plan, asks of it most likely (an AskId), and how surely: from 0, which says
        nothing. That was learned too."""
        if self._learned is None:
            return "", 0.0
        asked, learned = (text, language, places), self._learned
        return self._asked.of(asked, lambda: learned.asks(self._said(*asked), self._features(*asked)))

    def is_of_the_kind(self, text: str, language: str, places: frozenset[str] = frozenset()) -> float:
        """How far what was learned speaks for the documents `of_a_kind` together, between 0 and 1: their share of the
        odds of all. Which one it is may be unsure where this is not. Of what has no subject it says nothing."""
        return self._share_of(self._of_a_kind, (text, language, places))

    def alarm(self, text: str, language: str, places: frozenset[str] = frozenset()) -> Match | None:
        """The one of the `alarms` for which what was learned speaks most, with how far it speaks for all of them
        together: that somebody cries for help may be clear where it is not for which. None where it speaks for none."""
        asked = (text, language, places)
        share = self._share_of(self._cried, asked)
        if self._learned is None or not share:
            return None
        at = np.where(self._cried, self._taught_about(self._learned, asked), -1.0).argmax()
        return Match(self._names[self._taught[at]], share)

    def _share_of(self, kind: "np.ndarray[tuple[int], np.dtype[np.bool_]]", asked: _Asked) -> float:
        if self._learned is None or self.weight(*asked) < SUBJECT:
            return 0.0
        told = np.minimum(self._taught_about(self._learned, asked), _SUREST)
        odds = told / (1 - told)
        return float(odds[kind].sum() / odds.sum())

    def _taught_about(self, learned: Learned, asked: _Asked) -> Numbers:
        """What was learned says for every document that it is about. Remembered: not to be changed."""
        return self._told.of(asked, lambda: learned.scores(self._said(*asked), self._features(*asked))[self._rows])

    def _scores(self, text: str, language: str, places: frozenset[str], begins: bool) -> Numbers:
        """The score of every document."""
        scores = self._alone(text, language, places)
        if self._learned is None or not scores.any():
            return scores
        said, whole = self._said(text, language, places), self._features(text, language, places)
        told = self._taught_about(self._learned, (text, language, places))
        alone = scores[self._taught]
        share = min(1.0, _AS_LONG / max(1, len(said)))
        subject = self._meaning.subject(whole) >= SUBJECT
        little = self.says_little(text, language, places)
        most = np.where(little & (alone < _STANDS), _OF_LITTLE, _LIFTED) if subject else 1.0
        mixed = scores.copy()
        mixed[self._taught] = np.minimum(alone + share * _LEARNED * (told - alone), most * alone)
        first = told.argmax()
        if little and alone[first] < _STANDS:
            return mixed
        at, own = self._taught[first], alone[first]
        few_words = at in self._of_few_words
        surely = _VERY_SURELY if own < _LIKE_IT else _SURELY
        least, heard = (surely, begins or own >= _A_WORD) if few_words else (0.0, begins and subject)
        if told[first] >= least and heard:
            mixed[at] = max(mixed[at], own + share * _FIRST * (told[first] - own))
        return mixed

    def _alone(self, text: str, language: str, places: frozenset[str]) -> Numbers:
        """How like `text` every document is by itself. Remembered: not to be changed."""
        asked = (text, language, places)
        return self._own.of(asked, lambda: self._spelled(*asked))

    def _parts(self, text: str, language: str, places: frozenset[str]) -> list[tuple[float, Weighted]]:
        """The features of each part of `text` and how far it is believed; empty when it is one."""
        parts = clauses(text)[:_MAX_SENTENCES]
        if len(parts) < 2:
            return []
        wishes = [says_a_wish(part) for part in parts]
        believed = [1.0 if wish or not any(wishes) else _TOLD for wish in wishes]
        return [(share, self._features(part, language, places)) for part, share in zip(parts, believed, strict=True)]

    def heard(self, text: str, language: str) -> str:
        """`text` as it is looked up: Arabic and Bulgarian in Latin letters in their own script."""
        said = words(text)
        heard = self._lexicon.heard(said, language)
        return " ".join(heard) + ("?" if text.rstrip().endswith("?") else "") if heard != said else text

    def why(self, name: str, text: str, language: str, places: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The words of `text` for which the document `name` is found, as they were typed and in their order, without
        those that say little beside the others; none where no single word leads there, but the message as a whole."""
        weights, document = self._meaning.weigh(self._features(text, language, places)), self._place[name]
        held = {feature: weight for feature, weight in weights.items() if self._meaning.has(document, feature)}
        least = _TELLS * max(held.values(), default=0.0)
        held = {feature: weight for feature, weight in held.items() if weight > 0 and weight >= least}
        said = words(text)
        heard = self._lexicon.heard(said, language)
        led = self._lexicon.that_give(held, heard, language, places, self._place_weight if places else 0.0)
        return as_typed(text, {said[at] for at in led})

    def shares(self, text: str, language: str, places: frozenset[str] = frozenset()) -> Weighted:
        """What every feature of `text` says about its subject; about 1 for one telling word that the index knows.
        Remembered: not to be changed."""
        asked = (text, language, places)
        return self._shares.of(asked, lambda: self._meaning.shares(self._features(*asked)))

    def telling(self, text: str, language: str, places: frozenset[str] = frozenset()) -> list[int]:
        """How many words each word or fixed phrase of `text` has that tells anything of its subject."""
        said = self._lexicon.heard(words(text), language)
        return self._lexicon.telling(said, language, places, self._place_weight if places else 0.0)

    def says_little(self, text: str, language: str, places: frozenset[str] = frozenset()) -> bool:
        """Has `text` no more than a word or two to go by, and no fixed phrase? "Street party" says which of all
        parties."""
        count = len(words(text))
        telling = self.telling(text, language, places) if count < _LITTLE else []
        return bool(telling) and count + len(telling) <= _LITTLE and max(telling) == 1

    def weight(self, text: str, language: str, places: frozenset[str] = frozenset()) -> float:
        """How much subject there is in `text`: about 1 for one telling word that the index knows."""
        asked = (text, language, places)
        return self._subjects.of(asked, lambda: self._meaning.subject(self._features(*asked)))

    def _features(self, text: str, language: str, places: frozenset[str]) -> Weighted:
        return self._lexicon.read(text, language, places, self._place_weight if places else 0.0)

    def _spelled(self, text: str, language: str, places: frozenset[str]) -> Numbers:
        """The scores by what the words mean, with how near their spelling is."""
        asked = (text, language, places)
        scores = self._meaning.scores(self._features(*asked), self._parts(*asked))
        if not scores.any():
            return scores
        return np.minimum(1.0, _MEANING * scores + _SPELLING * np.minimum(self._nearness(*asked), _CAP * scores))

    def _nearness(self, text: str, language: str, places: frozenset[str]) -> Numbers:
        """How near the words of every document are in spelling, whenever it is."""
        return self._grams.cosines([word for word in self._said(text, language, places) if not tells_when(word)])

    def _said(self, text: str, language: str, places: frozenset[str]) -> Sequence[str]:
        """The words of `text` as they are looked up."""
        said = [word for word in words(text) if self._place_weight or word not in places]
        return self._lexicon.heard(said, language)


def _phrased(texts: Iterable[Said], lexicon: Lexicon) -> list[_Phrasing]:
    return [_Phrasing(language, lexicon.features(heard, language)) for language, heard in texts]


def _most_said(each: list[Numbers]) -> Numbers:
    """The score of every document in the sentence where it scores best, and a little of the next two."""
    best, second, third = np.sort(np.array(each), axis=0)[: -_STORY - 1 : -1]
    found: Numbers = best + _NEXT_BEST * (second + _NEXT_BEST * third)
    return found


_ALIKE = 9
"""Decimals by which two scores are the same."""


def _highest(scores: Numbers, limit: int, above: float) -> Numbers:
    """Where the highest scores above this stand, the highest first."""
    (found,) = (scores > above).nonzero()
    if len(found) > limit:
        # sorting thousands to show ten would cost more than finding them
        values = scores[found]
        values.partition(-limit)
        found = found[scores[found] >= values[-limit]]
    # sums of the same numbers in another order differ by a hair: what is as high keeps its place
    return found[(-scores[found].round(_ALIKE)).argsort(kind="stable")][:limit]


def _by_language(phrasings: list[_Phrasing]) -> dict[str, list[Weighted]]:
    """The features of every phrasing, by the language it is in."""
    found: defaultdict[str, list[Weighted]] = defaultdict(list)
    for language, features in phrasings:
        found[language].append(features)
    return found


def _different(phrasings: list[_Phrasing]) -> list[Weighted]:
    """The features of the phrasings that are not made of the same as another: one in six says nothing new."""
    return list({frozenset(features.items()): features for _language, features in phrasings}.values())


def _frequencies(documents: list[list[_Phrasing]]) -> dict[Feature, float]:
    """In how many documents a feature stands: between the number in any language and the largest number in one.

    The first alone makes a subject less rare with every language that it is said in; the second alone takes a
    language with few phrasings for the whole.
    """
    in_any: Counter[Feature] = Counter()
    in_one: defaultdict[str, Counter[Feature]] = defaultdict(Counter)
    for phrasings in documents:
        said = {language: set().union(*found) for language, found in _by_language(phrasings).items()}
        in_any.update(set().union(*said.values()))
        for language, features in said.items():
            in_one[language].update(features)
    most: Counter[Feature] = Counter()
    for counts in in_one.values():
        most |= counts
    return {feature: math.sqrt(count * most[feature]) for feature, count in in_any.items()}


def _strengths(phrasings: list[_Phrasing]) -> Weighted:
    """What stands in many phrasings of a document says more about it than what stands in one.

    Counted in the language where it is said most: what many say in Dutch is not weakened by what is added in Polish.
    """
    strengths: Weighted = {}
    for said in _by_language(phrasings).values():
        often = max(3.0, 0.25 * len(said))
        for feature, count in Counter(feature for features in said for feature in features).items():
            strengths[feature] = max(strengths.get(feature, 0.0), min(1.0, 0.45 + 0.55 * count / often))
    return strengths


def _normalised(weights: Weighted) -> Weighted:
    """The same direction with length one."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items()} if length else {}
