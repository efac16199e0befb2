"""What a sheet of paper costs: how long somebody waits for it, and what it leaves in the memory of the service."""

import datetime as dt
import os
import statistics
from collections.abc import Callable, Iterator
from functools import partial

from bench.figures import Figure, progress
from bot.clock import CITY_TIME
from bot.press import printed
from bot.printing import Printer
from bot.words.sheets import LANGUAGES
from knowledge.guide import Guide
from knowledge.load import Pack

NOW = dt.datetime(2027, 3, 1, 10, tzinfo=CITY_TIME)
QUESTION = "we willen een straatfeest in Segbroek op 12 juni, is er geld voor?"
TIMES = 3


def measure(pack: Pack, times: int = TIMES) -> Iterator[Figure]:
    """Prints the sheet of a route in every language, and a poster, each in a process of its own as the service does."""
    progress(f"paper: {len(LANGUAGES)} languages, {times} times")
    guide = Guide(pack)
    printer, found = Printer(guide, "HaagseBot"), guide.ask(QUESTION, NOW.date())
    before = _memory()
    sheet = {name: printer.route(found, name, NOW) for name in LANGUAGES}
    sheets = [_seconds(partial(printed, sheet[name])) for name in LANGUAGES for _time in range(times)]
    posters = [_seconds(partial(printed, printer.poster("groen", "nl", NOW) or "")) for _time in range(times)]
    left = (_memory() - before) / 1024
    how = "of one core, libraries and fonts loaded each time"
    yield Figure("paper.sheet", statistics.median(sheets), "s", f"{how}, median of {len(sheets)}; aim: under 1")
    yield Figure("paper.sheet.longest", max(sheets), "s", "... and the longest of them")
    yield Figure("paper.poster", statistics.median(posters), "s", f"{how}, median of {len(posters)}; aim: under 1")
    yield Figure("paper.memory", left, "MB", "what all of that leaves in the memory of the service")


def _seconds(act: Callable[[], object]) -> float:
    """The processor time of something, with that of the processes it starts."""
    began = _used()
    act()
    return _used() - began


def _used() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _memory() -> int:
    """Kilobytes of this process that are in memory now."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
