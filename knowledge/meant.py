"""What a message may be about: what is heard in it, what a search finds, and what was learned, put together."""

from collections.abc import Callable

from knowledge import judge, ranking
from knowledge.apart import NEAR, STORY, SURE
from knowledge.asks import asks, is_question
from knowledge.courtesy import plainly
from knowledge.follow_up import begins_another, puts_a_question
from knowledge.hearing import Hearing
from knowledge.load import Pack
from knowledge.model import Need, Role
from knowledge.places import PlaceFinder
from knowledge.search.index import Index, Match
from knowledge.understand import Understanding
from knowledge.wish import as_residents, for_what, says_a_wish, wanted, without_who

WORTH_ASKING = 0.16
"""Below this score a need is not even worth offering as a choice."""
BESIDE = 0.8
"""A second need counts when its score is at least this share of the first."""
SURELY_MEANT = 0.9
"""What scores so much is meant, also where a word in it mostly shows that something else is."""
PLAN_BY_ODDS, NO_CRY_BY_ODDS = 0.65, 0.9
"""Where what was learned speaks so much for all plans together, a service that is nearest by a word is not meant; nor,
from the second, is a cry for help that was only learned."""
A_SERVICE = 0.8
"""What scores so much is meant all the same."""
OF_THE_THEME, OF_ANY = 0.5, 0.85
"""What goes with plans of a theme is asked for in the middle of one from the first score, of any other from the second:
"wie onderhoudt het" is no VvE."""
SURER, HARDLY = 0.7, 0.4
"""At this score a need is surely meant, and at this share of it another hardly is, whatever its signs say."""
_ABOUT_ANY_PLAN = ("my-case", "human")


class Meant:
    """Knows the needs of a pack by their words."""

    def __init__(self, pack: Pack, needs: Index, hearing: Hearing, finder: PlaceFinder) -> None:
        self._pack, self._needs, self._hearing, self._finder = pack, needs, hearing, finder
        self._of_others = pack.of_others

    def of(self, pack: Pack) -> "Meant":
        """The same for a pack with the same needs, such as a lean one."""
        return Meant(pack, self._needs, self._hearing, self._finder)

    def weight(self, said: Understanding) -> float:
        """How much of a subject a message has."""
        return self._needs.weight(said.text, said.language, said.place_words)

    def odds_of_a_plan(self, said: Understanding, wish: str) -> float:
        """How far what was learned says that this is a plan, whichever, between 0 and 1."""
        return self._needs.is_of_the_kind(wish, said.language, said.place_words)

    def is_another_plan(self, now: Understanding, before: Understanding) -> bool:
        """Is what was asked before not among what `now` may well be about? What goes with any plan (beer, music) is
        asked of that one, and so is whether something else of its theme may be."""
        old = self._needs.search(before.text, before.language, before.place_words)
        new = self._needs.search(now.text, now.language, now.place_words, begins=False)
        if old and new and not begins_another(now.text) and self._is_asked_beside(now, new[0], old[0]):
            return False
        near = {match.id for match in new if match.score >= max(WORTH_ASKING, NEAR * new[0].score)}
        return (
            not old or old[0].score < WORTH_ASKING or near.isdisjoint(match.id for match in ranking.nearly(old, BESIDE))
        )

    def _is_asked_beside(self, now: Understanding, match: Match, plan: Match) -> bool:
        need, of_plan = self._pack.needs[match.id], self._pack.needs[plan.id]
        asks = need.theme == of_plan.theme and now.place is None and puts_a_question(now.text)
        return of_plan.flow is not None and (self._goes_with_a_plan(match) or asks)

    def was_about(self, need: Need, before: Understanding) -> bool:
        """Was what was asked before nearest to this need?"""
        nearest = self._needs.search(before.text, before.language, before.place_words, limit=1)
        return [match.id for match in nearest] == [need.id]

    def wish(self, told: str, said: Understanding) -> str:
        """What is wanted; without who wants it where that leads more surely to a need. Without a club of residents also
        where it leads to a need at all, and with them nothing is sure."""
        wish = wanted(plainly(told))
        if (plan := without_who(wish)) == wish:
            return wish
        found = (self._needs.search(each, said.language, said.place_words, limit=1) for each in (wish, plan))
        of_wish, of_plan = (matches[0].score if matches else 0.0 for matches in found)
        of_residents = as_residents(wish) and of_wish < A_SERVICE and of_plan >= WORTH_ASKING
        return plan if of_plan >= of_wish or of_residents else wish

    def matches(self, said: Understanding, heard: str, wish: str, *, begins: bool = True) -> list[Match]:
        """The needs that `wish` may be about: the one that is `heard` word for word, else those that a search finds."""
        if (literally := self._hearing.literally(heard)) is not None:
            found = [Match(literally, 1.0)]
        else:
            found = self._needs.search(wish, said.language, said.place_words, begins=begins)
            found = self._of_their_kind(found, self.odds_of_a_plan(said, wish))
        return [
            match
            for match in self.of_here(found, said)
            if judge.applies((need := self._pack.needs[match.id]).when, said)
            and (match.score >= SURELY_MEANT or self._hearing.is_meant(match.id, wish))
            and (match.score >= SURELY_MEANT or judge.in_season(need.season, said))
        ]

    def plan_first(self, matches: list[Match], said: Understanding, is_part: Callable[[str], bool]) -> list[Match]:
        """The `matches`, led by the plan for which something is asked ("vrijwilligers voor een moestuin") that is no
        plan itself: where it is unsure what that is, or a part of that plan is asked for too (`is_part`)."""
        what = next((what for one in asks(said.text) if is_question(one) and (what := for_what(one))), "")
        if not what or not matches or not self._goes_with_a_plan(matches[0]) or len(said.text.split()) > STORY:
            return matches
        if matches[0].score >= SURE and not any(map(is_part, asks(said.text)[1:])):
            return matches
        plan = next(iter(self._needs.search(what, said.language, said.place_words, limit=1)), None)
        if plan is None or plan.score < SURER or plan.id not in {match.id for match in matches}:
            return matches
        if not self._pack.needs[plan.id].flow or not self._is_asked_for(plan):
            return matches
        return [Match(plan.id, 1.0), *(match for match in matches if match.id != plan.id)]

    def asked_of(self, plan: Need, said: Understanding) -> Match | None:
        """What a question in the middle of this plan asks for that goes with any plan (an insurance, posters); of the
        same theme it needs less. None where that is nothing."""
        found = self.of_here(self._needs.search(said.text, said.language, said.place_words), said)
        best = next(iter(found), None)
        if best is None or not self._goes_with_a_plan(best):
            return None
        least = OF_THE_THEME if self._pack.needs[best.id].theme == plan.theme else OF_ANY
        return best if best.score >= least else None

    def _goes_with_a_plan(self, match: Match) -> bool:
        need = self._pack.needs[match.id]
        return need.status == "found" and need.flow is None and not self._is_reported(need)

    def _is_reported(self, need: Need) -> bool:
        """Is this something in the street that is reported, to have others mend it?"""
        first = need.route[0]
        kind = self._pack.records[first.record].kind
        return kind == "elsewhere" or (kind == "melding" and first.role is Role.HELP)

    def by_signs(self, said: Understanding, text: str) -> Match | None:
        """The need that its signs show to be meant in `text`, a part of what was said; unless a search surely finds
        another that is wished for, and this one hardly: who tells what happened to them wants something else. Of 99
        stories whose signs are of another need 46 are found so, and of 186 whose signs are right none is lost."""
        signed = self._hearing.by_signs(self._needs.heard(text, said.language))
        if signed is None or self._pack.needs[signed.id].status == "refused" or not says_a_wish(text):
            return signed  # an order says anything
        found = self._needs.search(text, said.language, said.place_words)
        own = next((match.score for match in found if match.id == signed.id), 0.0)
        others = (match for match in found if match.id != signed.id and self._is_asked_for(match))
        best = next((match.score for match in others), 0.0)
        return None if best >= SURER and own < HARDLY * best else signed

    def _is_asked_for(self, match: Match) -> bool:
        return self._pack.needs[match.id].status in ("found", "elsewhere")

    def of_here(self, found: list[Match], said: Understanding) -> list[Match]:
        """What was found, without what only another city has, unless that is named, or all but said where nothing that
        we have is near."""
        ours = [match for match in found if match.id not in self._of_others]
        if len(ours) == len(found) or self._finder.names_another(said.text):
            return found
        best = found[0]
        meant = best not in ours and best.score >= A_SERVICE and (not ours or ours[0].score < BESIDE * best.score)
        return found if meant else ours

    def _of_their_kind(self, found: list[Match], plan: float) -> list[Match]:
        """What was found, without what is no plan where one is meant; all of it when no plan is near."""
        if plan < PLAN_BY_ODDS or not found or found[0].score >= A_SERVICE:
            return found
        plans = [match for match in found if self._may_be_planned(self._pack.needs[match.id], plan)]
        return plans if plans and plans[0].score >= WORTH_ASKING else found

    def _may_be_planned(self, need: Need, plan: float) -> bool:
        return need.status in ("found", *_ABOUT_ANY_PLAN) or (need.urgent and plan < NO_CRY_BY_ODDS)
