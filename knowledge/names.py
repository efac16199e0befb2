"""Records that are called by their full name, whatever else is said."""

from collections import defaultdict
from collections.abc import Iterable

from knowledge.model import Record
from knowledge.search import texts
from knowledge.text import longest_from, words

_LONGEST = 9
"""Words of the longest name by which a record can be called."""
_MOST = 2


class Names:
    """The names of records: of more than one word, since one word may mean anything unless it is all that is said; of
    one word for a day that has a name of its own (Burendag)."""

    def __init__(self, records: Iterable[Record]) -> None:
        records = tuple(records)
        self._names = {
            " ".join(name): record.id
            for record in records
            for text in texts.names(record)
            if (1 if _is_its_title(text, record) else 2) <= len(name := words(text)) <= _LONGEST
        }
        by_word: defaultdict[str, set[str]] = defaultdict(set)
        for record in records:
            for text in texts.names(record):
                if len(name := words(text)) == 1:
                    by_word[name[0]].add(record.id)
        self._words = {word: ids.pop() for word, ids in by_word.items() if len(ids) == 1}
        self._longest_from = longest_from(map(str.split, self._names))

    def called(self, text: str, wish: str, *, alone: bool) -> list[str]:
        """The ids of the records that are named in the `wish`; where a word may be a name that is `alone`, the one of
        which it is all of the `text`."""
        only = self.alone(text) if alone else None
        return [only] if only else self.find(wish)

    def alone(self, text: str) -> str | None:
        """The id of the one record of which the name, one word, is all that is said ("wijkagent"); else None."""
        said = words(text)
        return self._words.get(said[0]) if len(said) == 1 else None

    def find(self, text: str) -> list[str]:
        """The ids of the records that are named in `text`, the longest name first; at most two."""
        said = words(text)
        begins = [
            (at, min(self._longest_from[word], len(said) - at))
            for at, word in enumerate(said)
            if word in self._longest_from
        ]
        spans = (
            " ".join(said[at : at + length])
            for length in range(max((most for _at, most in begins), default=0), 0, -1)
            for at, most in begins
            if length <= most
        )
        return list(dict.fromkeys(self._names[span] for span in spans if span in self._names))[:_MOST]


def _is_its_title(name: str, record: Record) -> bool:
    """Is this the title of what is of one time of the year, and not just another word for it?"""
    return record.season is not None and name in texts.titles(record)
