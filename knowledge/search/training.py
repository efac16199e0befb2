"""Learns what tells the needs of a city apart. For editors and tests: a service reads what was learned."""

from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from knowledge.load import Pack
from knowledge.search import learned, texts
from knowledge.search.postings import Numbers

_C = 1.0
"""What a mistake in the examples costs; half or twice as much makes no difference on questions they do not hold."""
_LEAST = 3
_KEPT = 1_400_000
"""Weights kept, of seventeen million: the others are so near nothing that without them questions are understood as
well."""


def train(pack: Pack) -> dict[str, Numbers]:
    """What the phrasings and stories of `pack` teach, as `learned.kept` has it: the same for the same pack. This takes
    half a minute. Raises ValueError when there are fewer than three needs: too few to tell apart."""
    if len(pack.needs) < _LEAST:
        raise ValueError(f"{len(pack.needs)} behoeften: te weinig om van te leren")
    lexicon = texts.lexicon(pack, texts.of_pack(pack))
    examples = list(texts.examples(pack.needs.values()))
    taken = [learned.pieces(said, lexicon.features(said, language)) for _need, (language, said) in examples]
    rarity = _rarity([columns for columns, _amounts in taken])
    rows = [learned.weighed(*piece, rarity) for piece in taken]
    ends = np.cumsum([0, *(len(columns) for columns, _weights in rows)])
    columns, weights = (np.concatenate(side) for side in zip(*rows, strict=True))
    names = [need for need, _said in examples]
    machine = LinearSVC(C=_C, random_state=0)
    machine.fit(csr_matrix((weights, columns, ends), shape=(len(rows), learned.WIDTH)), names)
    return learned.kept(texts.fingerprint(pack), machine.classes_, rarity, machine.coef_, machine.intercept_, _KEPT)


def write(folder: Path, pack: Pack) -> Path:
    """Learns from `pack` and keeps it in `folder`. Returns the file."""
    path = folder / learned.FILE
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **train(pack))
    return path


def _rarity(found: list[Numbers]) -> Numbers:
    """The inverse document frequency of every column, smoothed as if one more example had them all."""
    seen = np.bincount(np.concatenate([np.unique(columns) for columns in found]), minlength=learned.WIDTH)
    rarity: Numbers = np.log((1 + len(found)) / (1 + seen)) + 1
    return rarity.astype(np.float16)
