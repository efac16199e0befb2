"""Which number stands for what on the screen: the results in the list, and after them the buttons. It is so for who
types a number and for a channel that prints them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.messages import BOLD_OFF, BOLD_ON, Button, Said
from knowledge.model import LANGUAGES, Record

DEEP = 12
"""So many messages back the list may be of which somebody reads the details, one result after another."""
MORE = "more"
"""The action of the button that shows all of an answer."""
_LISTED = re.compile(rf"^(\d{{1,2}})\. {BOLD_ON}(.+?){BOLD_OFF}", re.MULTILINE)
_OF_ONE = re.compile(r"print:([^:]+)")
"""The action of a button that only stands under the details of one record."""


@dataclass(frozen=True)
class Screen:
    """The titles that are numbered from 1, and the buttons with the number of the first of them."""

    titles: tuple[str, ...] = ()
    first: int = 1
    taps: tuple[Button, ...] = ()

    @property
    def last(self) -> int:
        """The last number there is."""
        return max(self.first - 1 + len(self.taps), len(self.titles))

    def results(self, records: Mapping[str, Record]) -> list[Record | None]:
        """The record of each title, None for a title that no record has any more."""
        return [next((one for one in records.values() if _is_called(one, title)), None) for title in self.titles]


def screen(shown: Sequence[Said], records: Mapping[str, Record], back: int = 1) -> Screen:
    """What has a number, of the messages that were `shown`, the newest first: in the first of the last `back` that has
    something to choose from. Where that tells more about the answer with an earlier list, or about one result of it,
    the numbers of the list stay, and the buttons count on after it."""
    at = next((at for at, (text, taps) in enumerate(shown[:back]) if taps or listed(text)), None)
    if at is None:
        return Screen()
    text, taps = shown[at]
    titles = listed(text)
    if not titles:
        earlier = next((above for before, _taps in shown[at + 1 :] if (above := listed(before))), [])
        titles = earlier if _tells_more(taps, earlier, records) else []
    return Screen(tuple(titles), _first(titles, taps), taps)


def listed(text: str) -> list[str]:
    """The titles of the list in a message, which stand there in bold behind "1.", "2." and so on."""
    found = [(int(number), title) for number, title in _LISTED.findall(text)]
    return [title for place, (number, title) in enumerate(found, start=1) if number == place]


def _first(titles: Sequence[str], taps: Iterable[Button]) -> int:
    """The number for which the first button stands: it comes after the list, unless the buttons are the list
    ("1. Klein evenement melden")."""
    return 1 if any(button.label.startswith("1. ") for button in taps) else len(titles) + 1


def _tells_more(taps: Sequence[Button], titles: Sequence[str], records: Mapping[str, Record]) -> bool:
    """Do these buttons stand under more about the answer with this list: under the details of one of it, or where all
    of it is offered?"""
    if any(tap.action == MORE for tap in taps):
        return True
    read = {found[1] for tap in taps if (found := _OF_ONE.fullmatch(tap.action))}
    return any(_is_called(records[one], title) for one in read & records.keys() for title in titles)


def _is_called(record: Record, title: str) -> bool:
    return any(title == record.title.pick(language) for language in LANGUAGES)
