"""The texts by which needs and records are found."""

import re
from collections.abc import Iterable, Iterator

from knowledge.model import LANGUAGES, Need, Record, Sentences, Text
from knowledge.search.lexicon import Said
from knowledge.text import words


def names(record: Record) -> Iterator[str]:
    """The names of a record: its titles without what stands between brackets or behind a colon, and `also`."""
    for title in (record.title.nl, record.title.en):
        yield re.sub(r"\(.*?\)|:.*", " ", title)
    yield from record.also


def _all(text: Text) -> Iterator[Said]:
    for language, said in text.model_dump(include=set(LANGUAGES), exclude_none=True).items():
        yield language, words(said)


def of_need(need: Need) -> Iterator[Said]:
    """Its label and all phrasings."""
    yield from _all(need.label)
    yield from of_phrasings(need.phrasings)


def of_phrasings(phrasings: Sentences) -> Iterator[Said]:
    """All of them, in all languages."""
    for language, said in phrasings.model_dump().items():
        yield from ((language, words(phrasing)) for phrasing in said)


def of_stories(needs: Iterable[Need]) -> dict[str, list[Said]]:
    """The stories of every need, by its id."""
    return {need.id: list(of_phrasings(need.stories)) for need in needs}


def of_record(record: Record) -> Iterator[Said]:
    """Its titles, names, keywords and summaries."""
    yield from _all(record.title)
    yield from (("nl", words(name)) for name in record.also)
    if record.keywords:
        yield "nl", words(" ".join(record.keywords))
    yield "nl", words(record.summary.nl)
    yield "en", words(record.summary.en)
