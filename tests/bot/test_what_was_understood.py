"""What was understood is kept as JSON, whole, and goes on in the next message."""

import datetime as dt
import json

from bot import memory
from knowledge.model import Who
from knowledge.places import Place
from knowledge.traits import Trait
from knowledge.understand import Understanding

TODAY = dt.date(2026, 11, 20)
SAID = Understanding(
    "een feest", "nl", TODAY, Place("laak", "molenwijk"), None, frozenset({"laak"}), dt.date(2027, 6, 12), amount=800,
    people=40, who=Who.GROUP, indoors=False, traits=frozenset({Trait.ROAD_CLOSED}), askers=3, age=17, stalls=5,
)  # fmt: skip


def test_all_that_was_understood_is_kept() -> None:
    assert memory.load(json.loads(json.dumps(memory.dump(SAID))), TODAY) == SAID


def test_what_was_kept_before_there_was_such_a_thing_is_read_too() -> None:
    old = {
        name: value for name, value in memory.dump(SAID).items() if name not in ("traits", "askers", "age", "stalls")
    }
    found = memory.load(old, TODAY)
    assert found is not None
    assert (found.traits, found.askers) == (frozenset(), None)


def test_what_is_told_in_the_middle_of_a_talk_is_added() -> None:
    kept = memory.also(memory.dump(SAID), Understanding("tot laat", "nl", TODAY, traits=frozenset({Trait.LATE})))
    found = memory.load(kept, TODAY)
    assert found is not None
    assert found.traits == {Trait.ROAD_CLOSED, Trait.LATE}
