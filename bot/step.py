"""One step of a guided talk: what came, and where the talk stood then."""

from dataclasses import dataclass
from functools import cached_property

from bot import noanswer, offered
from bot.i18n import Speaker, speaker
from bot.turn import Turn
from flows import engine
from flows.contact import contact_in
from flows.engine import Talk
from flows.model import Flow, Question
from knowledge.steering import Steer, heard, is_only
from knowledge.text import normalise

_OF_ONE_QUESTION = frozenset({"a", "skip", "back", offered.VERB})
"""Verbs of buttons that mean something only under the question they were shown with."""
VERBS = _OF_ONE_QUESTION | {"send", "change", "stop", "resume"}
"""Verbs of every button of a talk."""


@dataclass(frozen=True)
class Step(Turn):
    """What a person typed, tapped or sent in a talk. The talk is the one before it: what comes of it is another."""

    flow: Flow
    talk: Talk

    @property
    def text(self) -> str:
        """What was typed, perhaps with a file."""
        return self.incoming.text

    @property
    def action(self) -> str:
        """What the tapped button stands for; empty when none was tapped."""
        return self.incoming.action or ""

    @property
    def word(self) -> str:
        """The action, or what was typed as it is compared with one."""
        return self.action or normalise(self.text.strip().rstrip(".!?"))

    @property
    def t(self) -> Speaker:
        """The speaker of their language."""
        return speaker(self.person.spoken)

    @cached_property
    def question(self) -> Question | None:
        """What was asked; None at the summary."""
        return engine.current(self.flow, self.talk)

    @cached_property
    def steer(self) -> Steer | None:
        """What it says about the talk. Where a story is asked, only what is said by itself counts."""
        steer = None if self.action else heard(self.text)
        if steer is Steer.HUMAN and contact_in(self.text)[0]:
            return None  # "bel me op 06…" is an answer
        if steer is None or self.question is None or self.question.kind != "text" or is_only(self.text, steer):
            return steer
        return None

    @property
    def asks(self) -> bool:
        """Is it a question to us instead of an answer? The first open question may well end in a question mark."""
        if self.action or (self.question and self.question.known_as == "subject"):
            return False
        return noanswer.asks(self.text)

    @property
    def is_late(self) -> bool:
        """Is it a button of a question that is not asked now? So it is after a double tap, or on a second phone."""
        verb, _colon, rest = self.action.partition(":")
        if verb == "send":
            return self.question is not None
        return verb in _OF_ONE_QUESTION and (self.question is None or rest.partition(":")[0] != self.question.id)
