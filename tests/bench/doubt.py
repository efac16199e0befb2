"""Where doubt begins: what other limits of `knowledge.readings` would do, on phrasings held back and on a set.

The limits in the code were chosen with these tables: few wrong answers without a sign of doubt, and no question asked
back that is not more often needed than not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from unittest.mock import patch

from bench import questions
from bench.figures import Figure, progress, table
from bench.questions import TODAY, Question
from knowledge import readings
from knowledge.guide import Guide
from knowledge.load import Pack

NEARLY = (2.0, 0.8, 0.7, 0.6, readings.NEARLY)
"""From the second on another reading is shown; with the first there never is one."""
GUESS = (0.0, readings.GUESS, 0.35, 0.4, 0.45)
LIMITS = tuple(sorted({(nearly, readings.GUESS) for nearly in NEARLY} | {(readings.NEARLY, guess) for guess in GUESS}))
Asked = tuple[Guide, Sequence[Question]]


def measure(pack: Pack, lines: Sequence[str] | None = None, most: int = 1000) -> Iterator[Figure | str]:
    """A row for every pair of limits."""
    progress(f"doubt: phrasings held back, {questions.FOLDS} folds, {len(LIMITS)} limits")
    held: list[Asked] = []
    for fold in range(questions.FOLDS):
        rest, asked = questions.held_back(pack, fold)
        step = max(1, questions.FOLDS * len(asked) // most)
        held.append((Guide(rest), asked[fold % step :: step]))
    yield from _told("phrasings held back from the index", "held-back", held)
    if lines is not None:
        yield from _told("the question set", "set", [(Guide(pack), questions.of_file(lines, pack))])


def _told(about: str, name: str, asked: Sequence[Asked]) -> Iterator[Figure | str]:
    counted = {limits: _counted(asked, *limits) for limits in LIMITS}
    headings = ("nearly", "guess", "right in 3 %", "wrong, no doubt %", "another shown", "guesses", "of them wrong")
    rows = (
        (nearly, guess, f"{_percent(of, 'right'):.1f}", f"{_percent(of, 'wrong'):.1f}",
         of["another"], of["guess"], of["guess, wrong"])
        for (nearly, guess), of in counted.items()
    )  # fmt: skip
    now = counted[readings.NEARLY, readings.GUESS]
    yield f"\n{about} ({now['asked']} questions)"
    yield table(headings, rows)
    yield Figure(f"doubt.{name}.wrong", _percent(now, "wrong"), "%", f"nothing right among three and no doubt: {about}")
    if now["guess"]:
        wrong = 100 * now["guess, wrong"] / now["guess"]
        yield Figure(f"doubt.{name}.guesses.wrong", wrong, "%", f"of {now['guess']} guesses nothing right among three")


def _counted(asked: Iterable[Asked], nearly: float, guess: float) -> Counter[str]:
    found: Counter[str] = Counter()
    with patch.object(readings, "NEARLY", nearly), patch.object(readings, "GUESS", guess):
        for guide, listed in asked:
            for question in listed:
                answer = guide.ask(question.text, TODAY)
                right = not question.accept.isdisjoint([result.record.id for result in answer.results[:3]])
                is_guess = answer.status == "choose" and bool(answer.results)
                found.update(
                    {
                        "asked": 1,
                        "right": right,
                        "wrong": answer.status == "found" and not right,
                        "another": answer.status == "found" and answer.another is not None,
                        "guess": is_guess,
                        "guess, wrong": is_guess and not right,
                    }
                )
    return found


def _percent(counted: Counter[str], what: str) -> float:
    return 100 * counted[what] / max(1, counted["asked"])
