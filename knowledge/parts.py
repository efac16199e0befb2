"""Which part of a route is asked for: who pays, who allows it, where it can be, who helps."""

from knowledge import ranking
from knowledge.answer import Answer
from knowledge.load import Pack
from knowledge.model import Role
from knowledge.reference import (
    asks_amount,
    asks_for_help,
    asks_leave,
    asks_who_pays,
    asks_who_works_on_it,
    doubts,
)
from knowledge.search.index import Index
from knowledge.understand import Understanding

ALSO, BY_THE_WAY = 0.2, 0.75
"""A concept of more weight, or so much weight of other words, makes a question about money one of another subject."""
_HOW_MUCH = frozenset({"c:kosten"})  # "how much" beside the name of a part is no subject of its own


class Parts:
    """Knows the parts of routes by the concepts of a pack, and by its records."""

    def __init__(self, pack: Pack, needs: Index, records: Index) -> None:
        self._needs, self._records = needs, records
        self._parts = {f"c:{concept.id}": concept.part for concept in pack.concepts if concept.part}
        self.asking = frozenset({*self._parts, *_HOW_MUCH})
        """The features of words that ask for a part, and say nothing of what."""

    def asked(self, text: str, said: Understanding, plan: Understanding | None = None) -> Role | None:
        """The one part that is asked for in a message, `said` as it was understood, that has no other subject than the
        `plan` of which it is a part."""
        if asks_leave(text):
            return Role.PERMISSION
        if asks_amount(text) or (plan and asks_who_pays(text)):
            return Role.MONEY
        if plan and asks_for_help(text):
            return Role.HELP
        if asks_who_works_on_it(text) or doubts(text):
            return Role.HELP
        shares = self._needs.shares(text, said.language, said.place_words)
        asked = {self._parts[feature] for feature in shares if feature in self._parts}
        named = self._needs.shares(plan.text, plan.language, plan.place_words) if plan else {}
        beside = {*self.asking, *named}
        others = {feature: share for feature, share in shares.items() if feature not in beside}
        subject = any(share > ALSO for feature, share in others.items() if feature.startswith("c:"))
        much = BY_THE_WAY * (2 if asked == {Role.MONEY} and plan else 1)  # what it is for ("geld voor de ballen")
        return asked.pop() if len(asked) == 1 and not subject and sum(others.values()) < much else None

    def named(self, text: str, said: Understanding, found: Answer) -> set[Role]:
        """The parts that `text`, of a message that was answered so, asks for: by their name, or by that of a record."""
        shares = self._needs.shares(text, said.language, said.place_words)
        by_words = self._records.search(text, said.language, said.place_words, limit=1)
        ids = {match.id for match in by_words if match.score * ranking.DIRECT >= ranking.CONFIDENT}
        roles = {one.role for one in found.results if one.role and one.record.id in ids}
        return roles | {self._parts[feature] for feature in shares if feature in self._parts}
