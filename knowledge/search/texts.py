"""The texts by which needs and records are found."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from knowledge.follow_up import puts_a_question
from knowledge.load import Pack
from knowledge.model import Need, Record, Sentences, Text
from knowledge.search.lexicon import Lexicon, Said
from knowledge.text import words

TOLD = "told"
"""What is told of a plan, and asks nothing."""


def names(record: Record) -> Iterator[str]:
    """The names of a record: its titles without what stands between brackets or behind a colon, and `also`."""
    yield from titles(record)
    yield from record.also


def titles(record: Record) -> Iterator[str]:
    """The Dutch and English title, without what stands between brackets or behind a colon."""
    for title in (record.title.nl, record.title.en):
        yield re.sub(r"\(.*?\)|:.*", " ", title)


def _all(text: Text) -> Iterator[Said]:
    for language, said in text.each():
        yield language, words(said)


def of_need(need: Need) -> Iterator[Said]:
    """Its label and all phrasings."""
    yield from _all(need.label)
    yield from of_phrasings(need.phrasings)


def of_phrasings(phrasings: Sentences) -> Iterator[Said]:
    """All of them, in all languages."""
    for language, said in phrasings.model_dump().items():
        yield from ((language, words(phrasing)) for phrasing in said)


def of_record(record: Record) -> Iterator[Said]:
    """Its titles, names, keywords and summaries."""
    yield from _all(record.title)
    yield from (("nl", words(name)) for name in record.also)
    if record.keywords:
        yield "nl", words(" ".join(record.keywords))
    yield "nl", words(record.summary.nl)
    yield "en", words(record.summary.en)


class Texts(NamedTuple):
    """All texts of a pack, by the id of what they lead to."""

    needs: dict[str, list[Said]]
    records: dict[str, list[Said]]
    replies: dict[str, list[Said]]


def of_pack(pack: Pack) -> Texts:
    """By which its needs, records and replies are found."""
    return Texts(
        {need.id: list(of_need(need)) for need in pack.needs.values()},
        {record.id: list(of_record(record)) for record in pack.records.values()},
        {reply.id: list(of_phrasings(reply.phrasings)) for reply in pack.replies},
    )


def lexicon(pack: Pack, found: Texts) -> Lexicon:
    """The words of a pack: its concepts, and those in the texts that were `found` in it."""
    known = Lexicon(pack.concepts)
    known.learn([text for kind in found for texts in kind.values() for text in texts])
    return known


def examples(needs: Iterable[Need]) -> Iterator[tuple[str, Said]]:
    """All that people may say for each need, with its id: phrasings, and the whole messages of its stories."""
    for need in needs:
        yield from ((need.id, said) for said in (*of_need(need), *of_phrasings(need.stories)))


def follow_ups(pack: Pack) -> Iterator[tuple[bool, Said]]:
    """What people type after an answer, with whether it is more about the same plan."""
    if pack.follow_ups is not None:
        yield from ((True, said) for said in of_phrasings(pack.follow_ups.more))
        yield from ((False, said) for said in of_phrasings(pack.follow_ups.other))


def asks(pack: Pack) -> Iterator[tuple[str, Said]]:
    """Questions about a plan, each with what it asks (an AskId): replies that ask the same are such questions too. And
    what is only told of a plan, to tell them from."""
    known = pack.follow_ups.asks if pack.follow_ups is not None else {}
    for asked, sentences in known.items():
        yield from ((asked, said) for said in of_phrasings(sentences))
    if pack.follow_ups is not None and known:
        for language, said in pack.follow_ups.more.model_dump().items():
            yield from ((TOLD, (language, words(one))) for one in said if not puts_a_question(one))
    for reply in pack.replies:
        if reply.id in known:
            yield from ((reply.id, said) for said in of_phrasings(reply.phrasings))


def fingerprint(pack: Pack) -> str:
    """A short fingerprint of all that is learned from: the examples of the needs, follow-ups and concepts."""
    digest = hashlib.sha256()
    for asked, (language, said) in asks(pack):
        digest.update(f"{asked} {language} {' '.join(said)}\n".encode())
    for more, (language, said) in follow_ups(pack):
        digest.update(f"{more} {language} {' '.join(said)}\n".encode())
    for need, (language, said) in examples(pack.needs.values()):
        digest.update(f"{need} {language} {' '.join(said)}\n".encode())
    for concept in pack.concepts:
        digest.update(concept.model_dump_json(exclude={"choices"}).encode())  # that is asked, and not learned from
    return digest.hexdigest()[:12]
