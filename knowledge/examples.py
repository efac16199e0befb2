"""What residents did before that is like what is asked now."""

from knowledge.answer import Answer
from knowledge.load import Pack
from knowledge.model import Kind, Record
from knowledge.search.index import Index
from knowledge.understand import Understanding

_MOST = 40
"""Records looked at for an example of what residents did before."""
_WORTH_TELLING = 0.16
"""Below this score a record is not like it at all."""
_ALIKE_HERE, _ALIKE = 0.28, 0.45
"""Scores from which an example is worth telling: of this place and along the same route, and any other."""


class Examples:
    """The examples among the records of a pack."""

    def __init__(self, pack: Pack, records: Index) -> None:
        self._pack, self._records = pack, records

    def of(self, pack: Pack) -> "Examples":
        """The same for a pack with the same records, such as a lean one."""
        return Examples(pack, self._records)

    def example(self, said: Understanding) -> Record | None:
        """What residents did before that is nearest in subject and place, if anything is near enough."""
        best: tuple[float, str] | None = None
        for match in self._records.search(said.text, said.language, said.place_words, _MOST, _WORTH_TELLING):
            record = self._pack.records[match.id]
            if record.kind is not Kind.VOORBEELD:
                continue
            same = 0.15 if said.place and said.place.stadsdeel in record.where.stadsdelen else 0.0
            if best is None or match.score + same > best[0]:
                best = (match.score + same, record.id)
        return self._pack.records[best[1]] if best else None

    def tried_before(self, found: Answer) -> Record | None:
        """What residents did before about the same theme: here, if its subject was near enough and it goes along the
        same route or was very near; else elsewhere, if it was very near."""
        said, best = found.understanding, (0, 0.0, "")
        stops = {self._pack.canonical(stop.record) for need in found.needs[:1] for stop in need.route}
        for match in self._records.search(said.text, said.language, said.place_words, _MOST, _ALIKE_HERE):
            record = self._pack.records[match.id]
            if record.memory is None or not set(found.themes) & set(record.themes):
                continue
            near = nearness(record, said)
            same_way = not stops.isdisjoint(map(self._pack.canonical, (record.id, *record.see_also)))
            if match.score >= (_ALIKE_HERE if near and same_way else _ALIKE):
                best = max(best, (near, match.score, record.id))
        return self._pack.records[best[2]] if best[2] else None


def nearness(record: Record, said: Understanding) -> int:
    """How near a record is to the place that was meant: 2 for the wijk, 1 for the stadsdeel, 0 for elsewhere."""
    place = said.place
    if place is None or not place.sure or place.stadsdeel not in record.where.stadsdelen:
        return 0
    return 2 if place.wijk is not None and place.wijk in record.where.wijken else 1
