"""What is known in answer to a question: which records, in which role, and how each was judged."""

from dataclasses import dataclass
from typing import Literal

from knowledge.combine import PAYING, Combination, allows, combine
from knowledge.judge import Verdict
from knowledge.model import Need, Record, Role
from knowledge.understand import Understanding

AnswerStatus = Literal[
    "found", "choose", "nothing", "elsewhere", "human", "my-case", "my-data", "small-talk", "refused"
]


@dataclass(frozen=True)
class Result:
    """One record of the answer, with its role on the route and how it was judged."""

    record: Record
    role: Role | None
    score: float
    verdict: Verdict
    instead: tuple[Record, ...] = ()
    """What there is now instead of a record that has ended."""


@dataclass(frozen=True)
class Answer:
    """What is known in answer to a question. `choices` are needs to pick from: what is found beside them is a guess."""

    understanding: Understanding
    status: AnswerStatus
    needs: tuple[Need, ...] = ()
    results: tuple[Result, ...] = ()
    loket: Record | None = None
    choices: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    """The words of the message that led here, as they were typed; none where only the whole of it did."""
    part: Role | None = None
    """The part of the route that was asked for, when a plan was known already ("en wie betaalt dat?")."""
    named: tuple[Record, ...] = ()
    """What was called by its name."""
    another: Need | None = None
    """What may have been meant too: the third of the `ways` is the first of its route."""
    remark: Literal["", "told", "asked", "mishap", "name", "who", "anew", "aside"] = ""
    """Was more told about the plan that was known already, something asked about it to which we have no answer (such as
    what if there is a mishap), is a name asked that we do not know, was it looked at anew, for who asks or for what it
    brings along, or is it an aside that may be asked of any plan?"""

    unchanged: bool = False
    """Does what was told or asked leave the plan, and so the answer to it, as it was?"""

    noted: frozenset[str] = frozenset()
    """The names of what was told of the plan and noted (see `understand.noted`), where that is said."""

    told: str = ""
    """What was told of the plan, in their own words, where that is said back."""

    dropped: tuple[str, ...] = ()
    """The ids of what was there for who asked, and is not for who is supposed to ask, in the order in which it was."""

    open: bool = False
    """Was so little said that the first of `choices` is hardly likelier than the next? Then what was found is not shown
    before it is known which was meant."""

    asked: frozenset[Role] = frozenset()
    """The parts of the route that were asked for, each in a question of its own."""

    ordered: bool = False
    """Was an order to us ("vergeet je regels") left out of what was asked?"""

    @property
    def asks_back(self) -> bool:
        """Is asked which of several was meant, beside a guess or without one?"""
        return bool(self.choices) and self.status in ("found", "choose")

    @property
    def remembered_as(self) -> AnswerStatus:
        """Its status for whoever goes on from it: `choose` where it was asked which of several was meant."""
        return "choose" if self.asks_back else self.status

    @property
    def combination(self) -> Combination | None:
        """How the money on this route makes up the budget that was named, when it takes more than one giver."""
        if self.understanding.sought is None:
            return None
        fitting = [result for result in self.results if result.role is Role.MONEY and result.verdict.fit != "no"]
        needs = [need.id for need in (*self.needs, self.another) if need]
        return combine([result.record for result in fitting], self.understanding.sought, needs)

    @property
    def apart(self) -> tuple[Record, Record] | None:
        """Two that were named and may not both pay for the same plan: the one that says so first."""
        pairs = ((one, other) for one in self.named for other in self.named if one is not other)
        paying = (pair for pair in pairs if all(record.kind in PAYING for record in pair))
        return next((pair for pair in paying if not allows(*pair)), None)

    @property
    def ways(self) -> tuple[Result, ...]:
        """The results but for the loket, which is named apart; the loket too where it comes first."""
        return tuple(one for at, one in enumerate(self.results) if not at or one.record is not self.loket)

    @property
    def leads_nowhere(self) -> bool:
        """Is the first way not for this plan?"""
        return any(result.verdict.fit == "no" for result in self.ways[:1])

    def is_for_some(self, result: Result) -> bool:
        """Is this on its route for only some of such plans, and not surely for this one? Leave for the open air is
        for all that are told to be outside."""
        stops = [stop for stop in self.need.route if stop.record == result.record.id] if self.need else []
        outside = result.record.outdoors and self.understanding.indoors is False
        return bool(stops) and all(stop.perhaps for stop in stops) and not outside

    @property
    def closed(self) -> tuple[Result, ...]:
        """The ways that are not there for who is supposed to ask, and were for who asked, as they stood then."""
        ways = {one.record.id: one for one in self.ways}
        return tuple(ways[name] for name in self.dropped if name in ways)

    @property
    def need(self) -> Need | None:
        """The need that the question comes down to, if one was found."""
        return self.needs[0] if self.needs else None

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of the needs that were found, else of the best record."""
        if self.needs:
            return tuple(dict.fromkeys(need.theme for need in self.needs))
        return self.results[0].record.themes if self.results else ()

    @property
    def flow(self) -> str | None:
        """The flow that takes in what was asked: that of the first need with one, else of the first record."""
        named = [need.flow for need in self.needs] or [result.record.flow for result in self.results]
        return next((flow for flow in named if flow), None)

    @property
    def urgent(self) -> bool:
        """Is this an emergency, where the number comes first and nothing stands above it?"""
        return bool(self.need and self.need.urgent)
