"""Leads what was understood to an answer: search, judge, route."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from typing import NamedTuple

from knowledge import judge, orders, ranking, readings, services, spread, traits
from knowledge.answer import Answer, Result
from knowledge.apart import SURE
from knowledge.courtesy import plainly
from knowledge.hearing import Hearing, for_need
from knowledge.load import Pack
from knowledge.meant import BESIDE, PLAN_BY_ODDS, WORTH_ASKING, Meant
from knowledge.model import Kind, Need, Record, Role, Status
from knowledge.names import Names
from knowledge.parts import Parts
from knowledge.periods import without_end_of
from knowledge.reference import asks_who_is
from knowledge.search.index import SUBJECT, Index, Match
from knowledge.search.recent import Recent
from knowledge.spans import without_span
from knowledge.text import as_typed, stem, words
from knowledge.understand import Understanding
from knowledge.wish import wanted

NO_SUBJECT = 0.1
"""Below this weight there is nothing but the name of a place, which alone is no question."""
HARDLY_NEARER = 0.98
"""What scores at least so much of the best is not told apart from it by the words alone."""
A_PLAN = 0.6
"""What scores at least so much of small talk, or of hardly anything, is what the message is about."""
LEAST_OF_A_PLAN = 0.2
"""A need of what is surely a plan is an answer from this score: with who knows it, and said to be unsure."""
MAX_RESULTS, MAX_CHOICES = 8, 4
"""So many records at most, but for those on a route: what stands last there may be what fits."""
AS_ASKED = 0.99
"""At this score a question is all but one that people are known to ask."""
HARDLY_ANYTHING = ("small-talk", "choose")
_TELLS = 4  # who says so many words that are hardly like thanks or a name tells something


class _Searched(NamedTuple):
    """What was found for a message, best first: the needs that it may be about, the records that are called by their
    name, and those found by their own words. `wish`: the words of it that were searched; `urgent`: the cry for help
    that it is; `a_plan`: it surely is a plan, whichever."""

    said: Understanding
    wish: str
    urgent: Match | None
    needs: list[Match]
    named: list[Match]
    records: list[Match]
    a_plan: bool


class Router:
    """Answers what was understood, from the needs and the records of one city."""

    def __init__(self, pack: Pack, needs: Index, records: Index, hearing: Hearing, meant: Meant) -> None:
        self._pack, self._needs, self._records, self._hearing, self._meant = pack, needs, records, hearing, meant
        self.names = Names(pack.records.values())
        self.parts = Parts(pack, needs, records)
        self.choices = {f"c:{concept.id}": concept.choices for concept in pack.concepts if concept.choices}
        """For the feature of a word that may mean several things: the ids of the needs that it may be about."""
        self._lokets = {district.id: district.loket for district in pack.places.stadsdelen}
        self._never_lead = set(self._lokets.values())  # found by place, or by who is in need
        self._never_lead |= {neighbour.record for neighbour in pack.places.neighbours} | for_need(pack)
        self._forget()

    def _forget(self) -> None:
        self._answered: Recent[tuple[Understanding, Role | None, Understanding | None], Answer] = Recent()
        self._found: Recent[tuple[Understanding, bool], _Searched] = Recent()

    def of(self, pack: Pack) -> "Router":
        """The same for a pack with the same needs and records, such as a lean one."""
        found = copy(self)
        found._pack, found._meant = pack, self._meant.of(pack)
        found._forget()
        return found

    def answer(self, said: Understanding, part: Role | None = None, before: Understanding | None = None) -> Answer:
        """The answer to what was understood; with `part`, what plays that part on the route comes first. What goes on
        about what was asked `before` can hardly have been meant otherwise."""
        return self._answered.of((said, part, before), lambda: self._answer(said, part, before))

    def _answer(self, said: Understanding, part: Role | None, before: Understanding | None) -> Answer:
        if said.neighbour:
            there = self._result(self._pack.records[said.neighbour], None, 1.0, said)
            return Answer(said, "elsewhere", results=(there,), why=as_typed(said.text, said.place_words))
        begins = (
            not (before and before.text) or before.text == said.text
        )  # what only adds to a plan leaves it what it was
        searched = self._found.of((said, begins), lambda: self._search(said, begins=begins))
        if searched.urgent is not None:
            return self._for_needs(said, [searched.urgent], [])
        only_place = self._meant.weight(said) < NO_SUBJECT
        if (to_us := self._said_to_us(searched, only_place=only_place)) is not None:
            return to_us
        needs, records = self._leading(searched, only_place=only_place)
        if not needs and not records:  # it may be a cry for help, but too unsure to raise an alarm
            return self._unsure(said, searched.needs)
        found = self._for_needs(said, needs, records, part)
        found = replace(found, named=tuple(self._pack.records[match.id] for match in searched.named))
        if (whom := asks_who_is(said.text)) is not None and _is_unknown(found, whom):
            return replace(found, remark="name")
        settled = part or (before and found.need and self._meant.was_about(found.need, before))
        if settled or found.named:
            return found
        by_itself = {match.id for match in searched.records}
        found = readings.with_another(found, self._readings(said, searched.needs), by_itself)
        return self._doubted(found, searched)

    def _search(self, said: Understanding, *, begins: bool) -> _Searched:
        """What is found for a message; `begins`: nothing was asked before it."""
        told = without_span(without_end_of(said.text))
        wish, heard = self._meant.wish(told, said), self._needs.heard(told, said.language)
        needs = self._meant.matches(said, heard, wish, begins=begins)
        needs = self._meant.plan_first(needs, said, lambda one: self.parts.asked(one, said) is not None)
        asked = (wish, said.language, said.place_words)
        by_words = self._records.search(*asked, limit=MAX_RESULTS, above=ranking.LEAST)
        little, alarm = self._needs.says_little(*asked), self._needs.alarm(*asked)
        return _Searched(
            said=said,
            wish=wish,
            urgent=self._hearing.urgent(heard, needs, alarm, little=little),
            needs=needs,
            named=self._named(said, wish, needs),
            records=ranking.in_season(self._pack, by_words, said),
            a_plan=self._meant.odds_of_a_plan(said, wish) >= PLAN_BY_ODDS,
        )

    def _leading(self, searched: _Searched, *, only_place: bool) -> tuple[list[Match], list[Match]]:
        """The needs, two at most, and the records by their own words to which the answer leads; neither where nothing
        is sure enough."""
        said, best = searched.said, searched.needs[:1]
        least = LEAST_OF_A_PLAN if searched.a_plan else ranking.CONFIDENT
        found = [] if only_place else searched.records
        records = [match for match in found if self._may_lead(match.id) and not self._is_only_there(match, said, best)]
        records = [*searched.named, *(match for match in records if match.id not in {one.id for one in searched.named})]
        if not records and (not best or best[0].score < least):
            return [], []
        near = [match for match in ranking.nearly(searched.needs, BESIDE) if match.score >= least][:2]
        needs = [match for match in near if self._is_plan(match)]
        if searched.named and services.surely(self._pack, best) is None:  # by its name: it is not sent elsewhere
            needs = [match for match in needs if self._pack.needs[match.id].status == "found"]
        if needs and self._pack.needs[needs[0].id].status == "elsewhere":
            return services.alone(self._pack, needs, records)
        return needs, records

    def _named(self, said: Understanding, wish: str, matches: list[Match]) -> list[Match]:
        """What is called by its name, which is as sure as a need can be; of a trouble only what helps with it, for a
        landlord named in a complaint is no wish for its money."""
        alone = not said.place_words and (not matches or matches[0].score < ranking.CONFIDENT)
        called = self.names.called(said.text, traits.without_givers(wish), alone=alone)
        if service := services.surely(self._pack, matches):
            called = [name for name in called if name in services.on_route(self._pack, service)]
        return [Match(record_id, 1 / ranking.DIRECT) for record_id in called]

    def _said_to_us(self, searched: _Searched, *, only_place: bool) -> Answer | None:
        """The answer to a word to us, or to what is asked beside it; None where it is none."""
        said = searched.said
        heard = self._meant.by_signs(said, searched.wish)
        if heard is None and not (only_place and said.place_words):
            heard = self._to_us(searched)
        if heard is None:
            return None
        to_us = replace(self._for_needs(said, [heard], []), status=self._pack.needs[heard.id].status)
        asked = orders.beside(said.text, to_us.status, lambda part: self.answer(replace(said, text=part)))
        return asked or to_us

    def _doubted(self, found: Answer, searched: _Searched) -> Answer:
        """`found`, with who knows where it may well be wrong, and a choice where it is a guess: beside it for what is
        surely a plan, for there is somebody who helps with any plan."""
        if found.loket:
            found = readings.with_who_knows(found, self._result(found.loket, None, 0.0, found.understanding))
        choices = self._choose(searched.said, searched.needs).choices if readings.is_a_guess(found) else ()
        status = found.status if searched.a_plan else "choose"
        return replace(found, status=status, choices=choices) if choices else found

    def _readings(self, said: Understanding, matches: list[Match]) -> Iterator[tuple[Need, Result]]:
        """The needs that are nearest, each with the first record of its route."""
        for match in matches[: readings.READINGS]:
            need = self._pack.needs[match.id]
            if need.status == "found" and (route := judge.in_order(need.route, said)):
                record = self._pack.records[self._pack.canonical(route[0].record)]
                yield need, self._result(record, route[0].role, match.score, said)

    def _to_us(self, searched: _Searched) -> Match | None:
        """The need that makes this a word to us (a human, my case, thanks), and not about a record off its route."""
        matches = searched.needs
        best = matches[0] if matches else None
        if best is None or best.score < readings.GUESS:
            return None
        for match in matches:  # what we hold of somebody goes before a subject that is hardly nearer
            near = match is best or match.score >= max(SURE, HARDLY_NEARER * best.score)
            if near and self._pack.needs[match.id].status in ("my-case", "my-data"):
                return match
        need = self._pack.needs[best.id]
        if need.status in ("found", "elsewhere"):
            return None
        if need.status in HARDLY_ANYTHING:  # who is cross about a fence wants something; "we are three parents" tells
            plan_is_near = any(map(self._is_plan, ranking.nearly(matches, A_PLAN)))
            if plan_is_near or (best.score < readings.UNSURE and len(words(searched.said.text)) >= _TELLS):
                return None
        stops = {self._pack.canonical(stop.record) for stop in need.route}
        others = (one for one in (*searched.named, *searched.records) if one.id not in stops and self._may_lead(one.id))
        off_route = max((match.score for match in others), default=0.0)
        return best if best.score >= ranking.DIRECT * off_route else None

    def _is_plan(self, match: Match) -> bool:
        need = self._pack.needs[match.id]
        return need.status in ("found", "elsewhere") and not need.urgent

    def _may_lead(self, record_id: str) -> bool:
        record = self._pack.records[record_id]
        apart = record.kind is Kind.VOORBEELD or record.status is Status.OTHER_CITY
        return not apart and record_id not in self._never_lead

    def _is_only_there(self, record: Match, said: Understanding, best: list[Match]) -> bool:
        """Is the name of a place all that leads to this record, which is on no route of the nearest need? "Iets te
        doen in Moerwijk" is not about every project there; but its loket and who work together there may well know."""
        if not said.place_words or self._pack.records[record.id].kind in (Kind.NETWERK, Kind.LOKET):
            return False
        if any(record.id in services.on_route(self._pack, self._pack.needs[need.id]) for need in best):
            return False
        led = self._records.why(record.id, said.text, said.language, said.place_words)
        return bool(led) and said.place_words.issuperset(words(" ".join(led)))

    def leads_to(self, record_id: str, text: str, language: str) -> bool:
        """Has a record any of these words, or another for the same?"""
        return bool(self._records.why(record_id, text, language, frozenset()))

    def route(self, need_id: str, said: Understanding) -> Answer:
        """The answer for a need picked from a menu."""
        return self._for_needs(said, [Match(need_id, 1.0)], [])

    def judge(self, record_id: str, said: Understanding, needs: Sequence[Need] = ()) -> Result:
        """One record, judged for what was said and is needed. Folded ids lead to their record; unknown ids raise
        KeyError."""
        record = self._pack.records[self._pack.canonical(record_id)]
        return self._result(record, None, 1.0, said, needs)

    def other(self, found: Answer) -> Answer:
        """What else may have been meant than what was found, to choose from; nothing after a false alarm, for what is
        nearest to that is another."""
        said = found.understanding
        if found.urgent:
            return Answer(said, "choose")
        shown = {need.id for need in found.needs}
        matches = self._meant.of_here(self._needs.search(said.text, said.language, said.place_words), said)
        return self._choose(said, [match for match in matches if match.id not in shown])

    def asking(self, found: Answer, before: Understanding | None) -> Answer:
        """`found`, with the question which was meant where that is open."""
        said, known = found.understanding, (self._pack.needs, self._needs)
        called = found.results and found.results[0].record.id == self.names.alone(said.text)
        if called or not spread.may_be_asked(found, before, *known):
            return found
        little = self._needs.says_little(said.text, said.language, said.place_words)
        choices = self.choices.get(spread.only_concept(found, self._needs, little=little))
        if choices and not (len(words(said.text)) > 1 and self._hearing.literally(said.text)):
            return self._for_one_word(said, choices)
        matches = [match for match in self._meant.matches(said, "", wanted(plainly(said.text))) if self._is_plan(match)]
        if little and spread.is_hardly(found):
            return replace(self._choose(said, [one for one in matches if one.score >= ranking.CONFIDENT]), open=True)
        if not (little and spread.is_open(said, matches, *known)):
            return found
        choices = self._choose(said, ranking.nearly(matches, readings.NEARLY)).choices
        return replace(found, status="choose", choices=choices, open=True) if len(choices) > 1 else found

    def _for_one_word(self, said: Understanding, choices: tuple[str, ...]) -> Answer:
        """The answer to a word of which editors told what it may be about: that, or the question which."""
        found = self._for_needs(said, [Match(need, 1.0) for need in choices], [])
        return replace(found, status="choose", choices=choices, open=True) if len(choices) > 1 else found

    def _for_needs(
        self, said: Understanding, kept: list[Match], direct: list[Match], part: Role | None = None
    ) -> Answer:
        needs = tuple(self._pack.needs[match.id] for match in kept)
        elsewhere = bool(needs) and needs[0].status == "elsewhere"
        scores = ranking.scores(self._pack, said, kept, direct)
        # before what is as sure, but not named
        named = {match.id for match in direct if match.score * ranking.DIRECT >= 1.0}
        ranked = sorted(
            scores.items(), key=lambda item: (-min(1.0, item[1][0]), item[0] not in named, -item[1][0], item[0])
        )
        results = tuple(
            self._result(record, role, min(1.0, round(score, 4)), said, needs)
            for record_id, (score, role) in ranked
            for record in [self._pack.records[record_id]]
        )
        results = tuple(sorted(results, key=ranking.for_part(part) if part else ranking.is_elsewhere))
        if len(kept) > 1 and kept[1].score >= HARDLY_NEARER * kept[0].score:
            needs = ranking.led_by(self._pack, results, needs)
        if not needs and results:
            elsewhere = results[0].record.kind is Kind.ELSEWHERE
        return Answer(
            said,
            "elsewhere" if elsewhere else "found",
            needs,
            tuple(result for at, result in enumerate(results) if at < MAX_RESULTS or result.role),
            None if elsewhere else self._loket(said),
            why=self._why(said, kept, direct),
        )

    def _result(
        self, record: Record, role: Role | None, score: float, said: Understanding, needs: Sequence[Need] = ()
    ) -> Result:
        instead = tuple(self._pack.records[self._pack.canonical(name)] for name in record.instead)
        record = judge.as_planned(record, said)
        return Result(record, role, score, judge.judge(record, said, [need.id for need in needs]), instead)

    def _why(self, said: Understanding, kept: list[Match], direct: list[Match]) -> tuple[str, ...]:
        """The words of the message that led to the first that was found."""
        for found, index in ((kept, self._needs), (direct, self._records)):
            if found:
                return index.why(found[0].id, without_span(said.text), said.language, said.place_words)
        return ()

    def _unsure(self, said: Understanding, matches: list[Match]) -> Answer:
        """No confident answer: offer the nearest needs, or the themes, or say honestly that nothing is known."""
        if self._meant.weight(said) < SUBJECT:
            return Answer(said, "choose", loket=self._loket(said))
        nearest = self._choose(said, matches)
        if len(nearest.choices) > 1:
            return nearest
        little = self._needs.says_little(said.text, said.language, said.place_words)  # who says more may well be helped
        return replace(nearest, choices=()) if little else replace(nearest, status="nothing")

    def _choose(self, said: Understanding, matches: list[Match]) -> Answer:
        near = (
            match.id
            for match in matches
            if match.score >= WORTH_ASKING and (self._is_plan(match) or (match is matches[0] and self._calls(match)))
        )
        return Answer(said, "choose", loket=self._loket(said), choices=tuple(near)[:MAX_CHOICES])

    def _calls(self, match: Match) -> bool:
        """Is this a cry for help? It is no second thing to be asked about, for who meant none."""
        return self._pack.needs[match.id].urgent

    def _loket(self, said: Understanding) -> Record | None:
        loket = self._lokets.get(said.place.stadsdeel) if said.place and said.place.sure else None
        return self._pack.records[loket] if loket else None


def _is_unknown(found: Answer, whom: str) -> bool:
    """Was something found for who asks who somebody is, that is not all but what they ask ("van wie is dit pand") and
    does not call them so, by its name or the title of the first record? We know who is there for what, and no names."""
    if found.status != "found" or found.results[0].score >= AS_ASKED:
        return False
    language, record = found.understanding.language, found.results[0].record
    labels = [found.need.label] if found.need else []
    called = words(" ".join(text.pick(one) for text in (record.title, *labels) for one in ("nl", language)))
    return not all(any(one.endswith(word) or stem(one) == stem(word) for one in called) for word in words(whom))
