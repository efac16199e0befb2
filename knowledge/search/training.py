"""Learns what tells the needs of a city apart. For editors and tests: a service reads what was learned."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from knowledge.load import Pack
from knowledge.search import learned, texts
from knowledge.search.learned import Divide
from knowledge.search.lexicon import Lexicon, Said
from knowledge.search.postings import Numbers

_C = 1.0
"""What a mistake in the examples costs; half or twice as much makes no difference on questions they do not hold."""
_LEAST = 3
_KEPT = 1_400_000
"""Weights kept, of seventeen million: the others are so near nothing that without them questions are understood as
well."""

_KEPT_ASKED = 120_000
"""The same of what tells questions about a plan apart."""


def train(pack: Pack) -> dict[str, Numbers]:
    """What the phrasings and stories of `pack` teach, as `learned.kept` has it: the same for the same pack. This takes
    over a minute. Raises ValueError when there are fewer than three needs: too few to tell apart."""
    if len(pack.needs) < _LEAST:
        raise ValueError(f"{len(pack.needs)} behoeften: te weinig om van te leren")
    lexicon = texts.lexicon(pack, texts.of_pack(pack))
    examples = list(texts.examples(pack.needs.values()))
    taken = [_taken(said, lexicon) for _need, said in examples]
    rarity = _rarity([columns for columns, _amounts in taken])
    machine = LinearSVC(C=_C, random_state=0)
    machine.fit(_matrix(taken, rarity), [need for need, _said in examples])
    names, more = machine.classes_, _more(pack, lexicon, rarity)
    kept = learned.kept(texts.fingerprint(pack), names, rarity, machine.coef_, machine.intercept_, _KEPT, more)
    return kept | _asked(pack, lexicon, rarity)


def _asked(pack: Pack, lexicon: Lexicon, rarity: Numbers) -> dict[str, Numbers]:
    """What tells questions about a plan apart by what they ask; empty where too few kinds of them are known."""
    examples = list(texts.asks(pack))
    kinds = [asked for asked, _said in examples]
    if len(set(kinds)) < _LEAST:
        return {}
    machine = LinearSVC(C=_C, class_weight="balanced", random_state=0)
    machine.fit(_matrix([_taken(said, lexicon) for _asked, said in examples], rarity), kinds)
    return learned.kept_asked(machine.classes_, machine.coef_, machine.intercept_, _KEPT_ASKED)


def _more(pack: Pack, lexicon: Lexicon, rarity: Numbers) -> Divide:
    """What tells a follow-up from a message that is about something else."""
    examples = list(texts.follow_ups(pack))
    kinds = [more for more, _said in examples]
    if len(set(kinds)) < len((True, False)):
        return learned.NO_DIVIDE
    machine = LinearSVC(C=_C, class_weight="balanced", random_state=0)
    machine.fit(_matrix([_taken(said, lexicon) for _more, said in examples], rarity), kinds)
    (weights,) = machine.coef_
    return Divide(*learned.in_steps(weights), float(machine.intercept_[0]))


def _taken(said: Said, lexicon: Lexicon) -> tuple[Numbers, Numbers]:
    language, words = said
    return learned.pieces(words, lexicon.features(words, language))


def _matrix(taken: Iterable[tuple[Numbers, Numbers]], rarity: Numbers) -> csr_matrix:
    rows = [learned.weighed(*piece, rarity) for piece in taken]
    ends = np.cumsum([0, *(len(columns) for columns, _weights in rows)])
    columns, weights = (np.concatenate(side) for side in zip(*rows, strict=True))
    return csr_matrix((weights, columns, ends), shape=(len(rows), learned.WIDTH))


def write(folder: Path, pack: Pack) -> Path:
    """Learns from `pack` and keeps it in `folder`. Returns the file, which is replaced when all was learned."""
    path, new = folder / learned.FILE, folder / f".{learned.FILE}"
    kept = train(pack)
    with new.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **kept)
    return new.replace(path)


def _rarity(found: list[Numbers]) -> Numbers:
    """The inverse document frequency of every column, smoothed as if one more example had them all."""
    seen = np.bincount(np.concatenate([np.unique(columns) for columns in found]), minlength=learned.WIDTH)
    rarity: Numbers = np.log((1 + len(found)) / (1 + seen)) + 1
    return rarity.astype(np.float16)
