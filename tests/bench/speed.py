"""How fast an answer is, how that grows with the pack, and what a start costs."""

import gc
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from samples import NASTY

from bench.figures import Figure, percentile, progress
from bench.grow import grown
from bench.questions import TODAY
from bench.service import Measured, seconds_of
from bot import ask
from bot.messages import MAX_TEXT, clean
from knowledge.guide import Guide
from knowledge.load import Pack

RECORDS = 3000
QUESTION = "ik wil een straatfeest in laak"


def measure(pack: Pack, questions: int = 1000, records: int = RECORDS, starts: int = 3) -> Iterator[Figure]:
    """Answers in this process; starts, memory and the editors' check in processes of their own."""
    yield from answers(pack, questions, records)
    yield _kept_busy(pack)
    yield from _starts(starts)
    yield from _demo_memory()


def answers(pack: Pack, questions: int, records: int) -> Iterator[Figure]:
    """One whole answer, words included: with the pack as it is, with more records for the needs that there are (a city
    that knows more), and with as many more needs beside them (which is not what people need, but shows what grows)."""
    progress(f"speed: packs of {records} records")
    needs = round(len(pack.needs) * records / len(pack.records))
    guides = [Guide(pack), Guide(grown(pack, records, len(pack.needs))), Guide(grown(pack, records, needs))]
    asked = [said for need in pack.needs.values() for said in need.tests.finds]
    asked += [said for record in pack.records.values() for said in record.tests.finds]
    random.Random(2).shuffle(asked)
    progress("speed: answers")
    now, *later = _times(guides, asked[:questions])
    for share in (50, 99):
        this = 1000 * percentile(now, share / 100)
        size = f"{len(pack.records)} records, {len(pack.needs)} needs"
        yield Figure(f"speed.answer.p{share}", this, "ms", f"of one core, {size}, each question asked once")
        for name, times, many in zip(("grown", "grown_whole"), later, (len(pack.needs), needs), strict=True):
            then = 1000 * percentile(times, share / 100)
            larger = f"{records} records, {many} needs, made by recombining the pack"
            yield Figure(f"speed.answer.p{share}.{name}", then, "ms", f"the same with {larger}")
            yield Figure(
                f"speed.answer.p{share}.{name}.ratio", then / this, "times", "to the pack as it is, in one run"
            )


def _times(guides: Sequence[Guide], asked: Sequence[str]) -> list[list[float]]:
    """The processor time of every answer of every guide; who goes first takes turns."""
    times: list[list[float]] = [[] for _guide in guides]
    gc.collect()
    for number, text in enumerate(asked):
        for turn in range(len(guides)):
            at = (number + turn) % len(guides)
            started = time.thread_time()
            ask.as_json(guides[at].ask(text, TODAY), guides[at], text)
            times[at].append(time.thread_time() - started)
    return times


def _kept_busy(pack: Pack) -> Figure:
    """What the worst text that was ever made to keep a reader busy costs beside people's own words at such length."""
    progress("speed: the longest texts")
    guide = Guide(pack)
    told = " ".join(said for need in pack.needs.values() for said in need.tests.finds)[:MAX_TEXT]
    texts = [told, *(clean(piece * (MAX_TEXT // len(piece))) for piece in NASTY)]
    ordinary, *made = [_times([guide], [text])[0][0] for text in texts]
    return Figure(
        "speed.nasty.ratio",
        max(made) / ordinary,
        "times",
        f"the answer to the worst of {len(made)} texts of {MAX_TEXT} characters made to keep us busy, to one of people",
    )


def _starts(times: int) -> Iterator[Figure]:
    progress("speed: starts and the editors' check")
    bare, asking = [], []
    for _time in range(times):
        bare.append(seconds_of("-c", "pass"))
        asking.append(seconds_of("-m", "bot", "ask", QUESTION))
    start = statistics.median(asking)
    yield Figure("speed.first_answer", start, "s", f"from process start to the end of one `ask`, median of {times}")
    yield Figure("speed.first_answer.ratio", start / statistics.median(bare), "times", "to a Python that does nothing")
    checking = seconds_of("-m", "bot", "knowledge", "check")
    yield Figure("speed.check", checking, "s", "`knowledge check` of the whole pack, start included")
    yield Figure("speed.check.ratio", checking / start, "times", "to one `ask`")


def _demo_memory() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, Measured(Path(folder), "demo") as demo:
        yield Figure("memory.demo", demo.megabytes(), "MB", "held (RSS) by the demo service once it is ready")
