"""What all phrasings and stories teach together: how much each piece of a message speaks for each need.

A phrasing is like a message or it is not; a page-long message is like none, and a word in it may be said about many
things. So what tells one need from all others is learned beforehand (`knowledge.search.training`): a linear support
vector machine per need (Joachims 1998) over features and n-grams of letters, both known by a number made from their
letters (Weinberger et al. 2009), so that no words are kept.
"""

import math
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from knowledge.search import grams
from knowledge.search.lexicon import Weighted
from knowledge.search.postings import LARGEST, Mixed, Numbers, Postings

FILE = "learned.npz"
"""Where it stands, in the folder of a city."""
_SIDE = 2**15
"""Columns for n-grams; as many again for features."""
WIDTH = 2 * _SIDE
_STEEP, _MIDDLE = 4.0, -0.6
"""How a margin becomes a score: one that lies at `_MIDDLE` says as much for the need as against it. Among so many needs
even the right one seldom has a margin above nothing."""


class Divide(NamedTuple):
    """What tells two kinds of message apart: a weight for every column, in steps."""

    weights: Numbers
    step: float
    bias: float


NO_DIVIDE = Divide(np.zeros(WIDTH, np.int8), 0.0, -1.0)
"""Of which nothing was learned: no message is of the first kind."""


class Kinds(NamedTuple):
    """What tells several kinds of message apart: for every column what it says for each, in steps."""

    names: tuple[str, ...]
    weights: Postings
    step: float
    bias: Numbers


@dataclass(frozen=True, eq=False)
class Learned:
    """Weights for the needs `names`, learned from what `of` is the fingerprint of."""

    of: str
    names: tuple[str, ...]
    rarity: Numbers
    """What each column tells by being rare."""
    weights: Mixed
    """For every column what it says for each need, in steps."""
    step: float
    bias: Numbers
    more: Divide
    """What tells a message after an answer that is more about the same plan from any other."""
    asked: Kinds | None = None
    """What tells questions about a plan apart by what they ask."""

    def asks(self, said: Sequence[str], features: Weighted) -> tuple[str, float]:
        """What a question about a plan asks most likely, with how far that is from anything else it may ask: from 0,
        which says nothing. An empty text where nothing of that was learned."""
        if self.asked is None:
            return "", 0.0
        columns, weights = weighed(*pieces(said, features), self.rarity)
        margins = self.asked.step * self.asked.weights.products(columns, weights) + self.asked.bias
        second, first = np.sort(margins)[-2:]
        return self.asked.names[int(margins.argmax())], float(first - second)

    def margin(self, said: Sequence[str], features: Weighted) -> float:
        """How much a message after an answer looks like more about the same plan, and not (below 0) like another."""
        columns, weights = weighed(*pieces(said, features), self.rarity)
        return self.more.step * float(np.dot(self.more.weights[columns], weights)) + self.more.bias

    def scores(self, said: Sequence[str], features: Weighted) -> Numbers:
        """For every need how much a message speaks for it and not for another, between 0 and 1; in words, and with
        its features."""
        columns, weights = weighed(*pieces(said, features), self.rarity)
        margins = self.step * self.weights.products(columns, weights) + self.bias
        found: Numbers = 1 / (1 + np.exp(-_STEEP * (margins - _MIDDLE)))
        return found


def pieces(said: Sequence[str], features: Weighted) -> tuple[Numbers, Numbers]:
    """The columns of a message and how much there is of each, its n-grams first."""
    columns, times = grams.counted(tuple(said))
    size = len(features)
    named = np.fromiter((_SIDE + zlib.crc32(feature.encode()) % _SIDE for feature in features), np.int32, size)
    amounts = np.fromiter(features.values(), np.float32, size)
    return np.concatenate([columns % _SIDE, named]), np.concatenate([1 + np.log(times), amounts])


def weighed(columns: Numbers, amounts: Numbers, rarity: Numbers) -> tuple[Numbers, Numbers]:
    """The same with the weight of each: its letters together count for as much as its features together."""
    weights = amounts * rarity[columns]
    meaning = columns >= _SIDE
    for part in (meaning, ~meaning):
        weights[part] /= math.sqrt(float(np.dot(weights[part], weights[part]))) or 1.0
    return columns, weights


def in_steps(weights: Numbers) -> tuple[Numbers, float]:
    """The `weights` as whole numbers of one byte, and the step that each counts."""
    step = float(np.abs(weights).max()) / LARGEST
    return np.rint(weights / step).astype(np.int8), step


def kept(
    of: str, names: Iterable[str], rarity: Numbers, weights: Numbers, bias: Numbers, size: int, more: Divide = NO_DIVIDE
) -> dict[str, Numbers]:
    """What of the `weights` (needs by columns) is worth keeping, as it stands in a file: the `size` largest, in whole
    numbers; and all that tells `more` from other messages."""
    least = np.partition(np.abs(weights).ravel(), -size)[-size] if size < weights.size else 0.0
    whole, step = in_steps(np.where(np.abs(weights) >= least, weights, 0))
    columns, rows = whole.T.nonzero()
    return {
        "of": np.array(of),
        "names": np.array(list(names)),
        "rarity": rarity.astype(np.float16),
        "lengths": np.bincount(columns, minlength=WIDTH).astype(np.uint16),
        "rows": rows.astype(np.uint16),
        "weights": whole[rows, columns],
        "step": np.array(step),
        "bias": bias.astype(np.float32),
        "more": more.weights,
        "more_line": np.array([more.step, more.bias]),
    }


def kept_asked(names: Iterable[str], weights: Numbers, bias: Numbers, size: int) -> dict[str, Numbers]:
    """The same of the `weights` (kinds by columns) of questions about a plan."""
    kept_of = kept("", names, np.ones(WIDTH), weights, bias, size)
    return {f"asked_{name}": kept_of[name] for name in ("names", "lengths", "rows", "weights", "step", "bias")}


def opened(found: Mapping[str, Numbers]) -> Learned:
    """What was `kept`, ready to be asked. Raises KeyError or ValueError when it is not of that form."""
    names = tuple(found["names"].tolist())
    columns = np.repeat(np.arange(WIDTH), found["lengths"])
    weights = Mixed(columns, found["rows"], found["weights"], len(names), WIDTH)
    more = Divide(found["more"], *map(float, found["more_line"])) if "more" in found else NO_DIVIDE
    step, bias = float(found["step"]), found["bias"]
    return Learned(str(found["of"]), names, found["rarity"], weights, step, bias, more, _asked(found))


def _asked(found: Mapping[str, Numbers]) -> Kinds | None:
    if "asked_names" not in found:
        return None
    names = tuple(found["asked_names"].tolist())
    columns = np.repeat(np.arange(WIDTH), found["asked_lengths"])
    weights = Postings(columns, found["asked_rows"], found["asked_weights"], len(names), WIDTH)
    return Kinds(names, weights, float(found["asked_step"]), found["asked_bias"])


def read(path: Path) -> Learned:
    """What was learned and written to `path`. Raises OSError, or ValueError when the file is damaged."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
            return opened(found)
    except (KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise ValueError(f"dit bestand is beschadigd ({error})") from error
