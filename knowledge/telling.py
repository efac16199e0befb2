"""Which lines of a record answer a question about a plan, by what both are about.

A line answers when it is about most of what is asked beside the plan itself: "mogen we de straat afzetten", asked of a
street party, by a line on closing the road. Words and their synonyms are compared, in any language, each for as much as
it tells; a word that nobody knows tells something too, and no line is about it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from knowledge import how_many
from knowledge.answer import Result
from knowledge.how_many import Counted
from knowledge.model import Record, Text
from knowledge.search.lexicon import Feature
from knowledge.text import words

Features = Callable[[str, str], Mapping[Feature, float]]
"""What a text says in a language: its features with how much each tells, about 1 for one telling word."""
SAYS, SUBJECT = 0.1, 0.2
"""What tells less is of any plan ("nodig", "buurt"), and less than the second in all is no subject."""
MOST, SURELY = 0.6, 0.9
"""Of what is asked, as much as a line has to be about; the second where the question leads elsewhere by itself."""
MANY = 3
"""More lines of one record that are about it show that all of the record is, and answer nothing."""


def subject(asked: str, language: str, known: set[Feature], features: Features) -> dict[Feature, float]:
    """What is asked for beside what is `known`, with how much each part of it tells; empty where that is no subject."""
    said = features(asked, language).items()
    wanted = {feature: share for feature, share in said if share >= SAYS and feature not in known}
    return wanted if sum(wanted.values()) >= SUBJECT else {}


def told(
    asked: str,
    wanted: Mapping[Feature, float],
    results: Sequence[Result],
    first: Record,
    features: Features,
    most: float,
) -> Iterator[Counted]:
    """The results with lines that answer what is `asked`. The `first` record was told with the plan, so its summary
    answers nothing; nor does a line without a number a question after one. A record that is asked for by its title
    answers with its summary."""
    for one in results:
        lines = about(one.record, wanted, features, most)
        lines = [line for line in lines if line is not first.summary]
        if how_many.asked(asked):
            lines = [line for line in lines if any(map(str.isdecimal, line.nl))]
        named = not lines and names(one.record, asked, wanted, features)
        if lines or named:
            yield Counted(one, lines or [one.record.summary], named)


def names(record: Record, asked: str, wanted: Mapping[Feature, float], features: Features) -> bool:
    """Does the title of the record say all that is asked for, or end in it ("is er een coach", of "Energiecoach aan
    huis")?"""
    title = words(record.title.nl)
    telling = [word for word in words(asked) if not wanted.keys().isdisjoint(features(word, "nl"))]
    ends = bool(telling) and all(any(one.endswith(word) for one in title) for word in telling)
    return bool(wanted) and (ends or wanted.keys() <= features(record.title.nl, "nl").keys())


def about(record: Record, wanted: Mapping[Feature, float], features: Features, most: float = MOST) -> list[Text]:
    """The lines of the record that are about so much of what is `wanted`, its summary and facts first; none where too
    many are."""
    if not wanted:
        return []
    lines = (record.summary, *record.facts, *record.pitfalls, *record.steps, *record.not_funded)
    found = [line for line in lines if _share(features(line.nl, "nl"), wanted) >= most]
    return found if len(found) <= MANY else []


def _share(told: Collection[Feature], wanted: Mapping[Feature, float]) -> float:
    return sum(share for feature, share in wanted.items() if feature in told) / sum(wanted.values())
