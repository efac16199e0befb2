"""Answers a question: understand, search, judge, route. The words are made by whoever shows the answer."""

import datetime as dt
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import partial

from knowledge import (
    applicant,
    follow_up,
    judge,
    language,
    orders,
    ranking,
    readings,
    services,
    spread,
    traits,
    understand,
)
from knowledge.answer import Answer, Result
from knowledge.apart import ASKED, LIKELY, SURE, Ask, apart
from knowledge.asks import asks, asks_whom, is_asked, mourns
from knowledge.courtesy import plainly, without_thanks
from knowledge.examples import Examples
from knowledge.glued import Spacer
from knowledge.hearing import Hearing, for_need
from knowledge.load import Pack
from knowledge.meant import BESIDE, PLAN_BY_ODDS, WORTH_ASKING, Meant
from knowledge.model import Kind, Need, Record, Role, Status
from knowledge.names import Names
from knowledge.parts import Parts
from knowledge.periods import without_end_of
from knowledge.places import PlaceFinder
from knowledge.reference import lacks_money
from knowledge.search import texts
from knowledge.search.index import SUBJECT, Index, Match
from knowledge.search.replies import Replies
from knowledge.spans import without_span
from knowledge.talk import Talk
from knowledge.text import as_typed, words
from knowledge.understand import Understanding
from knowledge.wish import wanted

NO_SUBJECT = 0.1
"""Below this weight there is nothing but the name of a place, which alone is no question."""
PLACE_WEIGHT = 0.8
"""What the name of a place weighs when records are searched by their own words."""
HARDLY_NEARER = 0.98
"""What scores at least so much of the best is not told apart from it by the words alone."""
A_PLAN = 0.6
"""What scores at least so much of small talk, or of hardly anything, is what the message is about."""
LEAST_OF_A_PLAN = 0.2
"""A need of what is surely a plan is an answer from this score: with who knows it, and said to be unsure."""
MAX_QUESTIONS = 3
MAX_RESULTS, MAX_CHOICES = 8, 4
"""So many records at most, but for those on a route: what stands last there may be what fits."""
_HARDLY_ANYTHING = ("small-talk", "choose")
_TELLS = 4  # who says so many words that are hardly like thanks or a name tells something
_TO_US = ("my-case", "my-data", "human", "refused", "choose", "small-talk")


class Guide:
    """Everything one city knows, ready to be asked. Immutable once built; a changed pack is a new Guide."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._lokets = {district.id: pack.records[district.loket] for district in pack.places.stadsdelen}
        self._never_lead = {loket.id for loket in self._lokets.values()}  # found by place, or by who is in need
        self._never_lead |= {neighbour.record for neighbour in pack.places.neighbours} | for_need(pack)
        needs, records, replies = found = texts.of_pack(pack)
        lexicon = texts.lexicon(pack, found)
        self.finder = PlaceFinder(pack.places, lexicon.is_ordinary)
        self._known = lexicon.languages
        self.spacer = Spacer(lexicon.is_ordinary, lexicon.is_one_word, self.finder.is_named, pack.places)
        plans = {need.id for need in pack.needs.values() if need.status == "found"}
        alarms = {need.id for need in pack.needs.values() if need.urgent}
        of_few_words = alarms | {need.id for need in pack.needs.values() if need.status in _TO_US}
        self._needs = Index(
            lexicon, needs, learned=pack.learned, of_few_words=of_few_words, alarms=alarms, of_a_kind=plans
        )
        self._hearing = Hearing(pack.needs, needs)
        self._meant = Meant(pack, self._needs, self._hearing, self.finder)
        self._often_said = {need.id: len(need.phrasings.nl) for need in pack.needs.values()}
        self._names = Names(pack.records.values())
        self._records = Index(lexicon, records, place_weight=PLACE_WEIGHT)
        self.examples = Examples(pack, self._records)
        self._replies = Replies(lexicon, replies, self._needs)
        self._choices = {f"c:{concept.id}": concept.choices for concept in pack.concepts if concept.choices}
        self._talk = self._talks()
        self._parts = Parts(pack, self._needs, self._records)

    def lean(self) -> "Guide":
        """The same guide with a lean pack."""
        found = copy(self)
        found.pack = self.pack.lean()
        found._lokets = {district: found.pack.records[loket.id] for district, loket in self._lokets.items()}
        found._meant = self._meant.of(found.pack)
        found.examples = Examples(found.pack, found._records)
        found._talk = found._talks()
        return found

    def _talks(self) -> Talk:
        return Talk(self.pack.needs, self._needs, self.finder, self.answer, self._choices)

    def read(self, text: str, today: dt.date, before: Understanding | None = None) -> Understanding:
        """What `text` says, completed with what was said before.

        A message without a subject of its own ("en in Escamp?") goes on about the subject before. One with
        another subject keeps the place and who asks, but not the day and amount of the other plan; what was told before
        any subject ("we zijn met 300") is of the plan that comes.
        """
        now = self._understood(text, today, before.language if before else "nl")
        if before is None:
            return now
        puts_right = understand.puts_right(now, before)
        subject, earlier, named = self._meant.weight(now), self._meant.weight(before), bool(self._names.find(text))
        own = (named or subject >= SUBJECT) and not puts_right
        if own and earlier >= SUBJECT and self._meant.is_another_plan(now, before):
            before = replace(before, date=None, period=None, amount=None, had=None, people=None, stalls=None)
            before = replace(before, traits=frozenset())
        merged = understand.merge(now, before)
        adds = not named and subject < SUBJECT and subject <= earlier and understand.goes_on(now)
        adds = adds and not puts_right and not self._talk.names_another(text, before, lambda: self.answer(now))
        if before.text and (puts_right or adds):
            return replace(merged, text=understand.kept_text(now, before), place_words=before.place_words)
        return merged

    def _understood(self, text: str, today: dt.date, default_language: str = "nl") -> Understanding:
        return understand.read(text, self.finder, today, default_language, self._known)

    def spoken(self, text: str, before: str = "nl", *, surely: bool = False) -> str:
        """The language of `text`; without enough evidence (more of it when `surely`) the one that was spoken before."""
        names = understand.places(text, self.finder).used
        return language.detect(text, before, known=self._known, names=names, surely=surely)

    def questions(self, text: str, today: dt.date, *, complains: bool = False) -> list[str]:
        """The different things that `text` asks, each with what is told beside it; empty when it is one thing.
        `complains`: what is only told may be what help is wanted for."""
        return apart(text, partial(self._asked, today, complains))[:MAX_QUESTIONS]

    def _asked(self, today: dt.date, complains: bool, part: str, listed: bool) -> Ask | None:
        """What a part of a message asks for; None when it tells, asks after a part of the plan, or is courtesy."""
        wants = listed or is_asked(part)
        if not (wants or complains) and self._hearing.by_signs(self._needs.heard(part, self.spoken(part))) is None:
            return None  # it only tells, whatever it is about
        said = self._understood(part, today)
        heard = self._needs.heard(part, said.language)
        matches = [sign] if (sign := self._meant.by_signs(said, part)) else self._meant.matches(said, heard, part)
        need = self.pack.needs[matches[0].id] if matches else None
        if need is None or need.urgent or need.status in _HARDLY_ANYTHING:
            return None
        if need.status == "human" and asks_whom(part):
            return None
        plan = need.status == "found"
        least = {"found": LIKELY, "elsewhere": ASKED}.get(need.status, SURE)
        asks = (sign and not mourns(part)) or wants or (complains and not plan)
        if not asks or matches[0].score < least or (not sign and self._part_asked(part, today)):
            return None
        return Ask(matches, plan, dated=said.date is not None or said.period is not None)

    def ask(
        self,
        text: str,
        today: dt.date,
        before: Understanding | None = None,
        language: str | None = None,
        *,
        may_ask: bool = False,
        offered: Sequence[str] = (),
    ) -> Answer:
        """The answer to `text`. `before` is what was said earlier in the talk; `language` overrules detection. Only
        who `may_ask` back, and did not yet, asks which was meant by a word that may mean several things; `offered` are
        the ids of the needs from which that was to choose, where `before` was answered so."""
        text = self._talk.after_thanks(self.spacer.spaced(text), lambda one: self._understood(one, today))
        if before and offered:
            return self._after_a_choice(text, today, before, language, offered)
        if before and (of_plan := self._of_plan(text, today, before, language)) is not None:
            return of_plan
        said = self.read(text, today, before)
        said = replace(said, language=language or said.language)
        found = self.answer(said, before=before)
        if before and said.text != text and understand.puts_right(self._understood(text, today), before):
            return replace(found, remark="anew") if found.status == "found" and not found.urgent else found
        found = ranking.with_parts(found, lambda one: self._parts.named(one, said, found))
        if before is None or not before.text:
            return self._asking(found, before) if may_ask else found
        if said.text != text or (
            found.urgent and self._hearing.is_no_part(self._needs.heard(said.text, said.language))
        ):
            return found
        after = self._talk.after(found, said, before)
        return self._asking(after, before) if may_ask and after is found else after

    def _after_a_choice(
        self, text: str, today: dt.date, before: Understanding, language: str | None, offered: Sequence[str]
    ) -> Answer:
        """The answer after a question which was meant: there is no plan yet to which a message could belong."""
        found = self.ask(text, today, before, language)
        now = self._understood(text, today, language or before.language)
        if understand.goes_on(now) and self._meant.weight(now) < SUBJECT:
            return found  # it picks none: "500 euro", "in Laak"
        said = understand.merge(now, before)
        if found.urgent or (chosen := self._talk.chosen(said, before, offered)) is None:
            found = self.answer(said) if found.remark and follow_up.names(text) else found
            return replace(found, remark="") if found.status == "found" else found
        picked = self.route(chosen, said)
        return replace(picked, another=found.need if found.need not in (None, *picked.needs) else None)

    def _asking(self, found: Answer, before: Understanding | None) -> Answer:
        """`found`, with the question which was meant where that is open."""
        said, known = found.understanding, (self.pack.needs, self._needs)
        called = found.results and found.results[0].record.id == self._names.alone(said.text)
        if called or not spread.may_be_asked(found, before, *known):
            return found
        little = self._needs.says_little(said.text, said.language, said.place_words)
        choices = self._choices.get(spread.only_concept(found, self._needs, little=little))
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

    def _of_plan(self, text: str, today: dt.date, before: Understanding, language: str | None) -> Answer | None:
        """The answer to what asks for the same plan by other means: by somebody else, one part of its route, or who is
        busy with it."""
        if before.text and (who := applicant.supposed(text)) is not None:
            spoken = language or self._understood(text, today, before.language).language
            if (by_them := self._talk.by(who, spoken, replace(before, today=today))) is not None:
                return by_them
        return self.part(text, today, before) or self._talk.worked_on(text, before)

    def part(self, text: str, today: dt.date, before: Understanding) -> Answer | None:
        """The answer to a question about one part of what was asked before ("en wie betaalt dat?"): the same route,
        with that part first. None when `text` has a subject of its own, or the route has no such part. Of several asks
        the first may be such a question."""
        first = asks(text)[0] if before.text and text.strip() else text
        no_money = before.text and lacks_money(text)
        part = Role.MONEY if no_money else self._part_asked(text, today) or self._part_asked(first, today)
        if not before.text or not part:
            return None
        if part is Role.THINGS and follow_up.adds_a_thing(text):
            return self._talk.with_more(text, before)
        found = self._talk.plan(text, before, part)
        has_part = found.status == "found" and not found.urgent and found.results[0].role is part
        # who is short of money may be so at home too
        another = self.answer(self._understood(text, today, before.language)).need if no_money else found.another
        return replace(found, part=part, another=another) if has_part else None

    def reply(self, text: str, before: Understanding, language: str) -> str | None:
        """The id of the reply that `text` is to the answer just given ("kan ik me hier aanmelden?"); None when it says
        anything else, asks for a part of it, or says more. Where nothing was asked `before`, only one that is
        spelled as it is known is heard."""
        text = without_thanks(text)
        said = self._understood(text, before.today, language)
        if understand.puts_right(said, before):  # "doe maar 500"
            return None
        if before.text and self._talk.gives_up(text, before):
            return "let-go"
        reply = self._replies.spelled(said)
        if reply is None and before.text and self._talk.asks_why_not(text, before):
            return "why"
        if reply is None and before.text and not self._part_asked(text, before.today):
            reply = self._replies.meant(said)
            # with whom it is done is no order to pass it on
            reply = None if reply == "pass-on" and follow_up.tells_more(text, language, 0.0) else reply
        return None if reply is None or self.answer(said).urgent else reply  # a cry for help is no reply

    def _part_asked(self, text: str, today: dt.date) -> Role | None:
        return self._parts.asked(text, self._understood(text, today))

    def other(self, found: Answer) -> Answer:
        """What else may have been meant than what was found, to choose from; nothing after a false alarm, for what is
        nearest to that is another."""
        said = found.understanding
        if found.urgent:
            return Answer(said, "choose")
        shown = {need.id for need in found.needs}
        matches = self._meant.of_here(self._needs.search(said.text, said.language, said.place_words), said)
        return self._choose(said, [match for match in matches if match.id not in shown])

    def answer(self, said: Understanding, part: Role | None = None, before: Understanding | None = None) -> Answer:
        """The answer to what was understood; with `part`, what plays that part on the route comes first. What goes on
        about what was asked `before` can hardly have been meant otherwise."""
        if said.neighbour:
            there = self._result(self.pack.records[said.neighbour], None, 1.0, said)
            return Answer(said, "elsewhere", results=(there,), why=as_typed(said.text, said.place_words))
        told = without_span(without_end_of(said.text))
        wish = self._meant.wish(told, said)
        heard_text = self._needs.heard(told, said.language)
        matches = self._meant.matches(said, heard_text, wish, begins=not (before and before.text))
        matches = self._meant.plan_first(matches, said, lambda one: self._part_asked(one, said.today) is not None)
        # what is called by its name is as sure as a need can be
        alone = not said.place_words and (not matches or matches[0].score < ranking.CONFIDENT)
        called = self._names.called(said.text, traits.without_givers(wish), alone=alone)
        if service := services.surely(self.pack, matches):  # a landlord named in a complaint is no wish for its money
            called = [name for name in called if name in services.on_route(self.pack, service)]
        named = [Match(record_id, 1 / ranking.DIRECT) for record_id in called]
        asked = (wish, said.language, said.place_words)
        direct = [*named, *ranking.in_season(self.pack, self._records.search(*asked, limit=MAX_RESULTS), said)]
        top = matches[0].score if matches else 0.0
        surely_a_plan = self._meant.odds_of_a_plan(said, wish) >= PLAN_BY_ODDS
        least = LEAST_OF_A_PLAN if surely_a_plan else ranking.CONFIDENT
        little, alarm = self._needs.says_little(*asked), self._needs.alarm(*asked)
        if (urgent := self._hearing.urgent(heard_text, matches, alarm, little=little)) is not None:
            return self._for_needs(said, [urgent], [])
        only_place = self._meant.weight(said) < NO_SUBJECT
        meant = [] if only_place and said.place_words else matches
        if (to_us := self._said_to_us(said, wish, meant, direct)) is not None:
            return to_us
        sure = (match for match in direct if match.score * ranking.DIRECT >= ranking.CONFIDENT and not only_place)
        strong = [match for match in sure if self._may_lead(match.id)]
        strong = [*named, *(match for match in strong if match.id not in {one.id for one in named})]
        if top < least and not strong:
            return self._unsure(said, matches)
        near = [match for match in ranking.nearly(matches, BESIDE) if match.score >= least][:2]
        kept = [match for match in near if self._is_plan(match)]
        if named and not service:  # who calls a thing by its name is not sent elsewhere
            kept = [match for match in kept if self.pack.needs[match.id].status == "found"]
        if kept and self.pack.needs[kept[0].id].status == "elsewhere":
            kept, strong = services.alone(self.pack, kept, strong)
        if not kept and not strong:  # a cry for help, it may be, but too unsure to raise an alarm
            return self._unsure(said, matches)
        found = self._for_needs(said, kept, strong, part)
        found = replace(found, named=tuple(self.pack.records[match.id] for match in named))
        settled = part or (before and found.need and self._meant.was_about(found.need, before))
        if settled or named:
            return found
        by_itself = {match.id for match in direct if match.score * ranking.DIRECT >= ranking.CONFIDENT}
        found = readings.with_another(found, self._readings(said, matches), by_itself)
        return self._doubted(found, matches, surely_a_plan)

    def _said_to_us(self, said: Understanding, wish: str, matches: list[Match], direct: list[Match]) -> Answer | None:
        """The answer to a word to us, or to what is asked beside it; None where it is none."""
        heard = self._meant.by_signs(said, wish) or self._to_us(said, matches, direct)
        if heard is None:
            return None
        to_us = replace(self._for_needs(said, [heard], []), status=self.pack.needs[heard.id].status)
        asked = orders.beside(said.text, to_us.status, lambda part: self.answer(replace(said, text=part)))
        return asked or to_us

    def _doubted(self, found: Answer, matches: list[Match], surely_a_plan: bool) -> Answer:
        """`found`, with who knows where it may well be wrong, and a choice where it is a guess: beside it for what is
        surely a plan, for there is somebody who helps with any plan."""
        if found.loket:
            found = readings.with_who_knows(found, self._result(found.loket, None, 0.0, found.understanding))
        choices = self._choose(found.understanding, matches).choices if readings.is_a_guess(found) else ()
        status = found.status if surely_a_plan else "choose"
        return replace(found, status=status, choices=choices) if choices else found

    def _readings(self, said: Understanding, matches: list[Match]) -> Iterator[tuple[Need, Result]]:
        """The needs that are nearest, each with the first record of its route."""
        for match in matches[: readings.READINGS]:
            need = self.pack.needs[match.id]
            if need.status == "found" and (route := judge.in_order(need.route, said)):
                record = self.pack.records[self.pack.canonical(route[0].record)]
                yield need, self._result(record, route[0].role, match.score, said)

    def _to_us(self, said: Understanding, matches: list[Match], direct: list[Match]) -> Match | None:
        """The need that makes this a word to us (a human, my case, thanks), and not about a record off its route."""
        best = matches[0] if matches else None
        if best is None or best.score < readings.GUESS:
            return None
        for match in matches:  # what we hold of somebody goes before a subject that is hardly nearer
            near = match is best or match.score >= max(SURE, HARDLY_NEARER * best.score)
            if near and self.pack.needs[match.id].status in ("my-case", "my-data"):
                return match
        need = self.pack.needs[best.id]
        if need.status in ("found", "elsewhere"):
            return None
        if need.status in _HARDLY_ANYTHING:  # who is cross about a fence wants something; "we are three parents" tells
            plan_is_near = any(map(self._is_plan, ranking.nearly(matches, A_PLAN)))
            if plan_is_near or (best.score < readings.UNSURE and len(words(said.text)) >= _TELLS):
                return None
        stops = {self.pack.canonical(stop.record) for stop in need.route}
        others = (match for match in direct if match.id not in stops and self._may_lead(match.id))
        off_route = max((match.score for match in others), default=0.0)
        return best if best.score >= ranking.DIRECT * off_route else None

    def _is_plan(self, match: Match) -> bool:
        need = self.pack.needs[match.id]
        return need.status in ("found", "elsewhere") and not need.urgent

    def route(self, need_id: str, said: Understanding) -> Answer:
        """The answer for a need picked from a menu."""
        return self._for_needs(said, [Match(need_id, 1.0)], [])

    def for_theme(self, theme: str) -> tuple[Need, ...]:
        """The needs of one theme for the keuzemenu: those one can register first, then those people say most about. Of
        a theme without plans, what is done elsewhere."""
        of_theme = [need for need in self.pack.needs.values() if need.theme == theme]
        plans = [need for need in of_theme if need.status == "found"]
        listed = plans or [need for need in of_theme if need.status == "elsewhere"]
        return tuple(sorted(listed, key=lambda need: (need.flow is None, -self._often_said[need.id])))

    def judge(self, record_id: str, said: Understanding, needs: Sequence[Need] = ()) -> Result:
        """One record, judged for what was said and is needed. Folded ids lead to their record; unknown ids raise
        KeyError."""
        record = self.pack.records[self.pack.canonical(record_id)]
        return self._result(record, None, 1.0, said, needs)

    def _result(
        self, record: Record, role: Role | None, score: float, said: Understanding, needs: Sequence[Need] = ()
    ) -> Result:
        instead = tuple(self.pack.records[self.pack.canonical(name)] for name in record.instead)
        record = judge.as_planned(record, said)
        return Result(record, role, score, judge.judge(record, said, [need.id for need in needs]), instead)

    def _for_needs(
        self, said: Understanding, kept: list[Match], direct: list[Match], part: Role | None = None
    ) -> Answer:
        needs = tuple(self.pack.needs[match.id] for match in kept)
        elsewhere = bool(needs) and needs[0].status == "elsewhere"
        scores = ranking.scores(self.pack, said, kept, direct)
        # before what is as sure, but not named
        named = {match.id for match in direct if match.score * ranking.DIRECT >= 1.0}
        ranked = sorted(
            scores.items(), key=lambda item: (-min(1.0, item[1][0]), item[0] not in named, -item[1][0], item[0])
        )
        results = tuple(
            self._result(record, role, min(1.0, round(score, 4)), said, needs)
            for record_id, (score, role) in ranked
            for record in [self.pack.records[record_id]]
        )
        results = tuple(sorted(results, key=ranking.for_part(part) if part else ranking.is_elsewhere))
        if len(kept) > 1 and kept[1].score >= HARDLY_NEARER * kept[0].score:
            needs = ranking.led_by(self.pack, results, needs)
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

    def _why(self, said: Understanding, kept: list[Match], direct: list[Match]) -> tuple[str, ...]:
        """The words of the message that led to the first that was found."""
        for found, index in ((kept, self._needs), (direct, self._records)):
            if found:
                return index.why(found[0].id, without_span(said.text), said.language, said.place_words)
        return ()

    def _may_lead(self, record_id: str) -> bool:
        record = self.pack.records[record_id]
        apart = record.kind is Kind.VOORBEELD or record.status is Status.OTHER_CITY
        return not apart and record_id not in self._never_lead

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
            if match.score >= WORTH_ASKING and self.pack.needs[match.id].status in ("found", "elsewhere")
        )
        return Answer(said, "choose", loket=self._loket(said), choices=tuple(near)[:MAX_CHOICES])

    def _loket(self, said: Understanding) -> Record | None:
        return self._lokets.get(said.place.stadsdeel) if said.place and said.place.sure else None
