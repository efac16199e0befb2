"""Records that are called by their full name, whatever else is said."""

from collections.abc import Iterable

from knowledge.model import Record
from knowledge.search import texts
from knowledge.text import words

_LONGEST = 9
"""Words of the longest name by which a record can be called."""
_MOST = 2


class Names:
    """The names of records: of more than one word, since one word may mean anything; of one word for a day that has
    a name of its own (Burendag)."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._names = {
            " ".join(name): record.id
            for record in records
            for text in texts.names(record)
            if (1 if _is_its_title(text, record) else 2) <= len(name := words(text)) <= _LONGEST
        }
        self._begin = frozenset(name.partition(" ")[0] for name in self._names)

    def find(self, text: str) -> list[str]:
        """The ids of the records that are named in `text`, the longest name first; at most two."""
        said = words(text)
        begins = [at for at, word in enumerate(said) if word in self._begin]
        spans = (
            " ".join(said[at : at + length])
            for length in range(min(_LONGEST, len(said)), 0, -1)
            for at in begins
            if at + length <= len(said)
        )
        return list(dict.fromkeys(self._names[span] for span in spans if span in self._names))[:_MOST]


def _is_its_title(name: str, record: Record) -> bool:
    """Is this the title of what is of one time of the year, and not just another word for it?"""
    return record.season is not None and name in texts.titles(record)
