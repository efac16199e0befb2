"""What was said and then put right: the story as it reads now. Events stay as they were; later ones change them."""

from collections.abc import Iterable
from dataclasses import replace

from flows.case import CORRECTED, TAKEN_BACK, Event

_WORDS = ("text", "rule", "would_help")


def as_it_reads(events: Iterable[Event]) -> list[Event]:
    """The same events in the same places: what was corrected in its last words, what was taken back without any.

    An event that puts another one right names its place in the story (`of`).
    """
    told = list(events)
    for event in list(told):
        at = event.data.get("of")
        if event.kind not in (CORRECTED, TAKEN_BACK) or not isinstance(at, int) or not 0 <= at < len(told):
            continue
        said = told[at]
        if event.kind == CORRECTED:
            data = {name: event.data[name] for name in _WORDS if name in event.data}
            told[at] = replace(said, data=said.data | data)
        else:
            left = {name: value for name, value in said.data.items() if name not in _WORDS}
            told[at] = replace(said, data=left | {"taken_back": True})
    return told
