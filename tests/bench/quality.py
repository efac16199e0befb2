"""How often the right answer comes first, and among the first three: ours beside three known ways to search."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bench import questions
from bench.figures import Figure, progress, table
from bench.questions import Question
from bench.systems import Ours, Ranking, System, all_systems
from bot import ask
from knowledge.guide import Guide
from knowledge.load import Pack


@dataclass
class Share:
    """How many of how many."""

    of: int = 0
    first: int = 0
    three: int = 0

    def add(self, right: frozenset[str], ranked: Sequence[str]) -> None:
        """Counts one question that has a right answer."""
        self.of += 1
        self.first += not right.isdisjoint(ranked[:1])
        self.three += not right.isdisjoint(ranked[:3])

    def percent(self) -> tuple[str, str]:
        """First, and among three; `-` where nothing was asked."""
        return self._part(self.first), self._part(self.three)

    def _part(self, count: int) -> str:
        return f"{100 * count / self.of:.1f}" if self.of else "-"


@dataclass
class Score:
    """What one system made of a set: by records, by needs, by records in each language, and the time it took."""

    records: Share = field(default_factory=Share)
    needs: Share = field(default_factory=Share)
    languages: defaultdict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    asked: int = 0
    seconds: float = 0.0

    def add(self, question: Question, ranking: Ranking, seconds: float) -> None:
        """Counts one question."""
        self.asked += 1
        self.seconds += seconds
        if question.accept:
            self.records.add(question.accept, ranking.records)
            self.languages[question.language].add(question.accept, ranking.records)
        if question.need:
            self.needs.add(frozenset({question.need}), ranking.needs)

    @property
    def milliseconds(self) -> float:
        """Of one processor core, for one question."""
        return 1000 * self.seconds / max(1, self.asked)


Scores = dict[str, Score]


def run(systems: Iterable[System], asked: Iterable[Question], scores: Scores) -> Scores:
    """Asks every system every question, one question after another, and adds to `scores`."""
    systems = list(systems)
    for question in asked:
        for system in systems:
            started = time.thread_time()
            ranking = system.rank(question.text)
            scores.setdefault(system.name, Score()).add(question, ranking, time.thread_time() - started)
    return scores


def cross_validated(pack: Pack, most: int | None = None, folds: int = questions.FOLDS) -> tuple[Scores, Share]:
    """Every phrasing is asked once of an index that never saw it; at most about `most` of them, evenly chosen.

    And what we make of every phrasing of the urgent needs (a fire, a cry for help), where a miss is worst.
    """
    scores: Scores = {}
    urgent = Score()
    for fold in range(folds):
        progress(f"quality: fold {fold + 1} of {folds}")
        rest, asked = questions.held_back(pack, fold, folds)
        systems = all_systems(rest)
        step = max(1, folds * len(asked) // most) if most else 1
        run(systems, asked[fold % step :: step], scores)
        crying = [question for question in asked if question.need and pack.needs[question.need].urgent]
        run(systems[:1], crying, {Ours.name: urgent})
    return scores, urgent.needs


def measure(pack: Pack, lines: Sequence[str] | None = None, most: int | None = 1000) -> Iterator[Figure | str]:
    """The tables and figures of all sets; `lines` is a question set in the form of the contract."""
    progress("quality: the pack's own sentences")
    systems = all_systems(pack)
    yield from _told("pack", "example sentences of the needs, never indexed", run(systems, questions.of_pack(pack), {}))
    scores, urgent = cross_validated(pack, most)
    yield from _told("held-back", f"phrasings held back from the index, {questions.FOLDS} folds", scores)
    if urgent.of:
        about = f"urgent need first, of {urgent.of} of their own phrasings held back"
        yield Figure("quality.held-back.urgent", 100 * urgent.first / urgent.of, "%", about)
    if lines is not None:
        progress("quality: the question set")
        yield from _told("set", "the question set", run(systems, questions.of_file(lines, pack), {}))
        yield from _evaluated(lines, pack)


def _told(name: str, about: str, scores: Scores) -> Iterator[Figure | str]:
    ours = scores[Ours.name]
    yield f"\n{about} ({ours.asked} questions, {ours.records.of} with a record to find)"
    headings = ("system", "top1 %", "top3 %", "need first %", "need in 3 %", "ms/question")
    yield table(
        headings,
        (
            (system, *score.records.percent(), *score.needs.percent(), f"{score.milliseconds:.2f}")
            for system, score in scores.items()
        ),
    )
    yield table(
        ("language", "questions", *(f"{system}: top1 / top3 %" for system in scores)),
        (
            (language, share.of, *(" / ".join(score.languages[language].percent()) for score in scores.values()))
            for language, share in sorted(ours.languages.items(), key=lambda item: -item[1].of)
        ),
    )
    yield from _figures(name, about, scores)


def _figures(name: str, about: str, scores: Scores) -> Iterator[Figure]:
    ours = scores[Ours.name]
    others = [score for system, score in scores.items() if system != Ours.name]
    for what, share in (("record", ours.records), ("need", ours.needs)):
        if share.of:
            yield Figure(
                f"quality.{name}.{what}.top1", 100 * share.first / share.of, "%", f"right {what} first: {about}"
            )
            yield Figure(f"quality.{name}.{what}.top3", 100 * share.three / share.of, "%", f"... among three: {about}")
    for top in ("first", "three"):
        here, *there = (getattr(score.records, top) / max(1, score.records.of) for score in (ours, *others))
        about = "ours above the best of the others, right record " + ("first" if top == "first" else "among three")
        yield Figure(f"quality.{name}.lead.{top}", 100 * (here - max(there)), "points", about)


def _evaluated(lines: Sequence[str], pack: Pack) -> Iterator[Figure]:
    """What `stadswijzer eval` says of the set, besides."""
    scores = ask.evaluate(lines, Guide(pack), questions.TODAY)
    for key, meaning in (
        ("status_accuracy", "the kind of answer is right"),
        ("place_accuracy", "the stadsdeel is right"),
    ):
        if scores[key] is not None:
            yield Figure(f"quality.set.{key}", 100 * scores[key], "%", meaning)
    wrong = 100 * scores["wrong_confident"] / max(1, scores["n"])
    yield Figure("quality.set.wrong_confident", wrong, "%", "status found, and nothing right among three")
