"""Answers a message in its talk: what it says, what it means after what was said before, and where that leads.

The words are made by whoever shows the answer.
"""

import datetime as dt
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from functools import partial

from knowledge import applicant, follow_up, how_many, language, mishap, ranking, telling, understand
from knowledge.answer import Answer, Result
from knowledge.apart import ASKED, LIKELY, SURE, Ask, apart
from knowledge.asks import asks, asks_whom, is_asked, is_of_their_own, mourns
from knowledge.courtesy import without_thanks
from knowledge.examples import Examples
from knowledge.given_up import given_up, refuses
from knowledge.glued import Spacer
from knowledge.hearing import Hearing
from knowledge.how_many import Counted
from knowledge.load import Pack
from knowledge.meant import Meant
from knowledge.model import Fact, Need, Record, Role
from knowledge.places import PlaceFinder
from knowledge.reference import asks_for_amount, asks_to_pay, asks_who_works_on_it, lacks_money
from knowledge.router import HARDLY_ANYTHING, Router
from knowledge.search import texts
from knowledge.search.index import SUBJECT, Index
from knowledge.search.replies import Replies
from knowledge.search.texts import TOLD
from knowledge.talk import Talk
from knowledge.understand import Understanding

PLACE_WEIGHT = 0.8
"""What the name of a place weighs when records are searched by their own words."""
MAX_QUESTIONS = 3
ASKED_SURELY, ASKED_BY_WORDS = 0.3, 0.5
"""What was learned of questions about a plan counts from so far above the next that may be asked; the second where its
form is that of no question. Of 915 questions by somebody else 82 % are told so, and of what is told 94 % is right."""
FEWEST_WORDS, LONGEST_QUESTION = 3, 25
"""Words of a question about a plan."""
OF_ITS_OWN, SURELY_ASKED, AS_SURE, AS_LEARNED = 1.0, 1.2, 0.47, 2.0
"""What weighs so much beside the plan is a subject of its own; or twice as much where what was learned is as sure as
the second or, where any plan may be asked it, has that share of what is beside it. What is as sure as the last is as
good as spelled so: what records tell is asked of the plan, though it leads elsewhere by itself ("hoe lang wachten")."""
_PARTS = {
    "money": Role.MONEY, "leave": Role.PERMISSION, "help": Role.HELP, "place": Role.PLACE, "things": Role.THINGS,
}  # fmt: skip
_TOLD_OF_RECORDS = frozenset(
    ["cost", "term", "wait", "papers", "steps", "reach", "people", "hours", "round", "who", "upfront", "decides"]
)
"""What questions ask that records tell by themselves; the others ask for a part of the route."""
_ANSWERED = ("found", "elsewhere", "human", "my-case", "my-data")
_TO_US = ("my-case", "my-data", "human", "refused", "choose", "small-talk")


class Guide:
    """Everything one city knows, ready to be asked. Immutable once built; a changed pack is a new Guide."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
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
        own = Index(lexicon, records, place_weight=PLACE_WEIGHT)
        self._router = Router(pack, self._needs, own, self._hearing, self._meant)
        asked = {need.asked: need.id for need in pack.needs.values() if need.asked}
        self._untold: dict[str, str] = {what: need for what, need in asked.items() if what in _TOLD_OF_RECORDS}
        of_any = asked.keys() - _PARTS.keys() - _TOLD_OF_RECORDS
        self._of_any_plan: dict[str, str] = {what: asked[what] for what in of_any}
        self._for_part = {_PARTS[what]: need for what, need in asked.items() if what in _PARTS}
        self._often_said = {need.id: len(need.phrasings.nl) for need in pack.needs.values()}
        self.examples = Examples(pack, own)
        self._replies = Replies(lexicon, replies, self._needs)
        self._talk = self._talks()

    def lean(self) -> "Guide":
        """The same guide with a lean pack."""
        found = copy(self)
        found.pack = self.pack.lean()
        found._meant = self._meant.of(found.pack)
        found._router = self._router.of(found.pack)
        found.examples = self.examples.of(found.pack)
        found._talk = found._talks()
        return found

    def _talks(self) -> Talk:
        return Talk(self.pack.needs, self._needs, self.finder, self.answer, self._router.choices)

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
        subject, earlier = self._meant.weight(now), self._meant.weight(before)
        named = bool(self._router.names.find(text))
        own = (named or subject >= SUBJECT) and not puts_right
        if own and earlier >= SUBJECT and self._meant.is_another_plan(now, before):
            before = replace(before, date=None, period=None, amount=None, had=None, people=None, stalls=None)
            before = replace(before, traits=frozenset(), day_before=None)
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
        return apart(text, partial(self._asked, today, complains))

    def _asked(self, today: dt.date, complains: bool, part: str, listed: bool) -> Ask | None:
        """What a part of a message asks for; None when it tells, asks after a part of the plan, or is courtesy."""
        wants = listed or is_asked(part)
        if not (wants or complains) and self._hearing.by_signs(self._needs.heard(part, self.spoken(part))) is None:
            return None  # it only tells, whatever it is about
        said = self._understood(part, today)
        heard = self._needs.heard(part, said.language)
        matches = [sign] if (sign := self._meant.by_signs(said, part)) else self._meant.matches(said, heard, part)
        need = self.pack.needs[matches[0].id] if matches else None
        if need is None or need.urgent or need.status in HARDLY_ANYTHING:
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
        asked: Answer | None = None,
    ) -> Answer:
        """The answer to `text`. `before` is what was said earlier in the talk; `language` overrules detection. Only
        who `may_ask` back, and did not yet, asks which was meant by a word that may mean several things; `asked` is
        the answer to `before` where it asked that."""
        text = self._talk.after_thanks(self.spacer.spaced(text), lambda one: self._understood(one, today))
        if before and asked:
            return self._after_a_choice(text, today, before, language, asked)
        if before and (of_plan := self._of_plan(text, today, before, language)) is not None:
            return of_plan
        said = self.read(text, today, before)
        if language and language != said.language:
            said = replace(said, language=language)
        found = self.answer(said, before=before)
        if before and said.text != text and understand.puts_right(self._understood(text, today), before):
            return replace(found, remark="anew") if found.status == "found" and not found.urgent else found
        found = ranking.with_parts(found, lambda one: self._router.parts.named(one, said, found))
        if before is None or not before.text:
            return self._router.asking(found, before) if may_ask else found
        if said.text != text or (
            found.urgent and self._hearing.is_no_part(self._needs.heard(said.text, said.language))
        ):
            return found
        after = self._talk.after(found, said, before)
        if after.remark == "told" and self._asks_something(said):
            after = replace(after, remark="asked")
        if after.remark in ("asked", "told") and (asked := self._goes_with(after, said)) is not None:
            return asked
        return self._router.asking(after, before) if may_ask and after is found else after

    def of_any_plan(self, text: str, before: Understanding) -> Answer | None:
        """The answer to what a question asks of the plan of `before` that may be asked of any, whatever its records
        tell: what if it is a no, who pays for damage, ...; or to what none of them is for: who pays, who helps.
        None for any other message."""
        spoken = self.spoken(text, before.language)
        asks_so = spoken not in ("nl", "en") or follow_up.puts_a_question(text) or lacks_money(text)
        if not (before.text and asks_so):
            return None
        need = self._of_any_plan.get(self._asks_of(text, before))
        plan = self.answer(before).need if need else None
        if plan and plan.asked in self._of_any_plan:  # that plan itself ("kan je daar nog tegen in", of a decision)
            return None
        said = replace(before, text=text, place_words=frozenset(), language=spoken)
        need = need or self._for_missing_part(text, before)
        return replace(self.route(need, said), remark="aside") if need else None

    def _for_missing_part(self, text: str, before: Understanding) -> str | None:
        """The need that answers for any plan what `text` asks for ("geeft de gemeente geld voor de ballen"), where
        nothing on the route of the plan of `before` is for that."""
        part = self._part_asked(text, before.today, before)
        need = self._for_part.get(part) if part else None
        if need is None:
            return None
        plan = self._talk.plan(text, before, part)
        is_plan = plan.status == "found" and not plan.urgent and plan.flow and plan.results
        return need if is_plan and plan.need and plan.need.id != need and plan.results[0].role is not part else None

    def _goes_with(self, plan: Answer, said: Understanding) -> Answer | None:
        """The answer to a question in the middle of this `plan` for what goes with any plan; None for any other."""
        if plan.need is None or understand.supposes(said.text) or given_up(said.text):
            return None
        if not (is_asked(said.text) or follow_up.has_a_question(said.text)):
            return None
        match = self._meant.asked_of(plan.need, said)
        return self.route(match.id, said) if match else None

    def _after_a_choice(
        self, text: str, today: dt.date, before: Understanding, language: str | None, asked: Answer
    ) -> Answer:
        """The answer after a question which was meant: there is no plan yet to which a message could belong. What
        picks none and only adds to it ("500 euro", "in Laak") leaves that question open."""
        found = self.ask(text, today, before, language)
        now = self._understood(text, today, language or before.language)
        if understand.goes_on(now) and self._meant.weight(now) < SUBJECT:
            told = found.understanding
            stays = told.text == before.text and understand.differs(told, before) and asked.status == "choose"
            return replace(asked, understanding=told, loket=found.loket, remark="told") if stays else found
        said = understand.merge(now, before)
        if found.urgent or (chosen := self._talk.chosen(said, before, asked.choices)) is None:
            found = self.answer(said) if found.remark and follow_up.names(text) else found
            return replace(found, remark="") if found.status == "found" else found
        picked = self.route(chosen, said)
        return replace(picked, another=found.need if found.need not in (None, *picked.needs) else None)

    def _of_plan(self, text: str, today: dt.date, before: Understanding, language: str | None) -> Answer | None:
        """The answer to what asks for the same plan by other means: by somebody else, what is asked of any plan, one
        part of its route, or who is busy with it."""
        if before.text and (who := applicant.supposed(text)) is not None:
            spoken = language or self._understood(text, today, before.language).language
            if (by_them := self._talk.by(who, spoken, replace(before, today=today))) is not None:
                return by_them
        return (
            (self._feared(text, today, before) if before.text else None)
            or self.of_any_plan(text, replace(before, today=today))
            or self.part(text, today, before)
            or self._talk.worked_on(text, before)
        )

    def _feared(self, text: str, today: dt.date, before: Understanding) -> Answer | None:
        """The plan of `before`, for a question what if something goes wrong there, or how it is elsewhere, of which the
        words sound like a cry for help, or lead to some other service. None for any cry, and for what they fit."""
        supposed = mishap.asks_what_if(text)
        if not (supposed or mishap.asks_elsewhere(text)):
            return None
        found = self.answer(self._understood(text, today, before.language))
        said = found.understanding
        if found.status != "elsewhere" or said.neighbour or said.place or (supposed and not found.urgent):
            return None
        if (plan := self._talk.plan(text, before)).status != "found" or plan.urgent:
            return None
        if not supposed:  # of a few words a search may find anything, but what is spelled as a cry is one
            is_cry = self._hearing.urgent(text, []) is not None
            return None if is_cry else replace(plan, remark="asked")
        return replace(plan, remark="mishap") if mishap.is_what_if(text, found) else None

    def part(self, text: str, today: dt.date, before: Understanding) -> Answer | None:
        """The answer to a question about one part of what was asked before ("en wie betaalt dat?"): the same route,
        with that part first. None when `text` has a subject of its own, or the route has no such part. Of several asks
        the first may be such a question."""
        first = asks(text)[0] if before.text and text.strip() else text
        if (given_up(text) and refuses(text)) or self._router.names.find(text):  # "ik wil geen subsidie" asks for none
            return None
        no_money = before.text and lacks_money(text)
        part = (
            Role.MONEY
            if no_money or asks_for_amount(text)
            else (self._part_asked(text, today, before) or self._part_asked(first, today, before))
        )
        if not before.text or not part:
            return None
        if part is Role.THINGS and follow_up.adds_a_thing(text):
            return self._talk.with_more(text, before)
        found = self._talk.plan(text, before, part)
        has_part = found.status == "found" and not found.urgent and found.results[0].role is part
        # who is short of money may be so at home too
        another = self.answer(self._understood(text, today, before.language)).need if no_money else found.another
        return replace(found, part=part, another=another) if has_part else None

    def part_asked(self, text: str, before: Understanding) -> Role | None:
        """The part of the route of what was asked before that `text` asks for, whether the route has it or not."""
        return self._part_asked(text, before.today, before)

    def reply(self, text: str, before: Understanding, language: str) -> str | None:
        """The id of the reply that `text` is to the answer just given ("kan ik me hier aanmelden?"); None when it says
        anything else, asks for a part of it, or says more. Where nothing was asked `before`, only one that is
        spelled as it is known is heard."""
        text = follow_up.without_announcing(without_thanks(text))
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
            if reply == "pass-on":  # with whom it is done is no order to pass it on, nor what if they are against it
                told = follow_up.tells_more(text, language, 0.0) or self._asks_of(text, before) in self._of_any_plan
                reply = None if told else reply
        return None if reply is None or self.answer(said).urgent else reply  # a cry for help is no reply

    def asked_of_records(self, text: str, before: Understanding) -> str | None:
        """What a question asks of the plan of `before` that its records may tell (an AskId), as far as was learned: for
        questions that are spelled as no reply. None for any other message."""
        if not before.text or applicant.supposed(text) is not None or understand.supposes(text):
            return None
        asked = self._asks_of(text, before)
        return asked if asked in _TOLD_OF_RECORDS else None

    def untold(self, what: str, plan: Understanding) -> Answer | None:
        """What is so of any plan, for what is asked (an AskId) that the records of this `plan` do not tell: how long it
        takes, what it costs. None where nobody wrote that down."""
        need = self._untold.get(what)
        return self.route(need, replace(plan, text="", place_words=frozenset())) if need else None

    def counted(self, text: str, results: Sequence[Result], language: str) -> Counted | None:
        """Of these records the first that says how many there must be of what `text` asks the number of ("kaç imza
        lazım"), with the lines that say so; of those that `text` names, where it names any. None where no number is
        asked, none of them says it, or more is asked."""
        if (asked := how_many.asked(text)) is None:
            return None
        what, rest = self._features(asked.what, language), self._features(asked.rest, language)
        titles = {one.record.id: rest & self._features(one.record.title.nl, "nl") for one in results}
        named = [one for one in results if titles[one.record.id]]
        if rest and not named and self._meant.weight(self._understood(asked.rest, dt.date.min)) >= SUBJECT:
            return None
        for one in named or results:
            if lines := self._says_how_many(one.record, what, asked.what, language, loosely=asked.needed):
                return Counted(one, lines, one in named)
        return None

    def telling(
        self, asked: str, plan: Answer, results: Sequence[Result], language: str, *, surely: bool = False
    ) -> Counted | None:
        """Of these records of a `plan` the first that answers a question about it (see `knowledge.telling`), with the
        lines that do; all of it, where they have to `surely`."""
        of_plan = plan.need.label.nl if plan.need else ""
        known = self._features(plan.understanding.text, language) | self._features(of_plan, "nl")
        wanted = telling.subject(asked, language, known, self._needs.shares)
        most = telling.SURELY if surely else telling.MOST
        first = plan.results[0].record
        return next(telling.told(asked, wanted, results, first, self._needs.shares, most), None)

    def _says_how_many(self, record: Record, what: set[str], text: str, language: str, *, loosely: bool) -> list[Fact]:
        """The lines that count what has these features; `loosely` also those that count what the record is all about,
        where the word for it in `text` leads there: what a referendum needs is called votes and signatures."""
        same = set(what)
        if loosely and self._router.leads_to(record.id, text, language):
            same |= self._features(f"{record.title.nl} {record.summary.nl}", "nl")
        return [
            fact
            for fact in record.facts
            if not same.isdisjoint(self._features(" ".join(how_many.counted(fact.nl)), "nl"))
        ]

    def _features(self, text: str, language: str) -> set[str]:
        return set(self._needs.shares(text, language, frozenset()))

    def _part_asked(self, text: str, today: dt.date, plan: Understanding | None = None) -> Role | None:
        found = self._router.parts.asked(text, self._understood(text, today), plan)
        if plan is None or not plan.text or (found and not (found is Role.MONEY and asks_to_pay(text))):
            return found
        learned = self._asks_of(text, plan)
        return None if learned == "cost" else found or _PARTS.get(learned)  # "does that cost money" asks for none

    def _asks_of(self, text: str, plan: Understanding) -> str:
        """What a question asks of the plan that was told before (an AskId), as far as was learned; empty where it is no
        question, asks something else, or has a subject of its own."""
        if len(text.split()) > LONGEST_QUESTION:
            return ""
        text = follow_up.without_announcing(text)
        said = self._understood(text, plan.today, plan.language)
        questions = follow_up.puts_a_question(text)
        told = understand.goes_on(said) or is_of_their_own(text) or len(text.split()) < FEWEST_WORDS
        if not questions and told:  # "about 4000 euro"
            return ""
        asked, surely = self._needs.asks(said.text, said.language, said.place_words)
        least = ASKED_SURELY if questions and asked not in self._of_any_plan else ASKED_BY_WORDS
        counts = asked == "people" and (said.people or how_many.asked(text) or asks_who_works_on_it(text))
        if surely < least or asked in ("none", TOLD) or counts:
            return ""
        rest, of_any = self._beside(said, plan), asked in self._of_any_plan
        sure = surely >= (AS_SURE * rest if of_any else SURELY_ASKED)
        if rest >= OF_ITS_OWN * (2 if sure else 1):  # "wat kost een notaris" is for who finds the word
            return ""
        alone = self.answer(said)
        to_us = alone.status == "human" and asked == "reach"  # "dus niet mailen maar bellen?"
        of_its_own = not to_us and alone.status in _ANSWERED and bool(alone.results)
        same = alone.need is not None and alone.need.asked == asked
        if same or (of_any and alone.status == "found" and not alone.flow):
            of_its_own = False  # a quarrel with neighbours is what it is asked about
        spelled = surely >= AS_LEARNED and asked in (*_TOLD_OF_RECORDS, "money")
        own = alone.urgent or (of_its_own and alone.results[0].score >= SURE and rest and not spelled)
        return "" if own else "reach" if asked == "steps" and asks_whom(text) else asked

    def _asks_something(self, said: Understanding) -> bool:
        """Is `said` of a plan a question, as far as was learned, whatever it asks? In Dutch and English its form shows
        that, in few others."""
        if said.language in ("nl", "en") or is_of_their_own(said.text):
            return False
        asked, surely = self._needs.asks(said.text, said.language, said.place_words)
        return asked not in ("", TOLD) and surely >= ASKED_SURELY and not understand.goes_on(said)

    def tells(self, text: str, today: dt.date) -> bool:
        """Has `text`, said of a plan in no form of a question, words enough to be said back: several, or one of a
        subject? In Dutch and English its form shows that it is none; in others what was learned has to say so."""
        said = self._understood(text, today)
        asked, _surely = self._needs.asks(said.text, said.language, said.place_words)
        is_told = said.language in ("nl", "en") or asked == TOLD
        return is_told and (len(text.split()) > 1 or self._meant.weight(said) >= SUBJECT)

    def shares_words(self, text: str, plan: Understanding, names: str = "") -> bool:
        """Does `text` say anything that was said of this plan, or that is in these Dutch `names`?"""
        said = self._needs.shares(text, plan.language, frozenset())
        known = self._needs.shares(plan.text, plan.language, plan.place_words).keys() | self._features(names, "nl")
        return any(share and feature in known for feature, share in said.items())

    def names_no_more(self, text: str, known: str, language: str) -> bool:
        """Has `text` no word that tells something and is not `known` too?"""
        said = {feature for feature, share in self._needs.shares(text, language, frozenset()).items() if share}
        return said <= self._features(known, language) | self._features(known, "nl")

    def _beside(self, said: Understanding, plan: Understanding) -> float:
        """How much a question says beside what its plan says and what asks ("wat kost zo'n baan" says nothing)."""
        known = self._needs.shares(plan.text, plan.language, plan.place_words).keys() | self._router.parts.asking
        shares = self._needs.shares(said.text, said.language, said.place_words)
        return sum(share for feature, share in shares.items() if feature not in known)

    def answer(self, said: Understanding, part: Role | None = None, before: Understanding | None = None) -> Answer:
        """The answer to what was understood; `part` and `before` as for Router.answer."""
        return self._router.answer(said, part, before)

    def other(self, found: Answer) -> Answer:
        """What else may have been meant than what was found, to choose from."""
        return self._router.other(found)

    def route(self, need_id: str, said: Understanding) -> Answer:
        """The answer for a need picked from a menu."""
        return self._router.route(need_id, said)

    def judge(self, record_id: str, said: Understanding, needs: Sequence[Need] = ()) -> Result:
        """One record, judged for what was said and is needed. Folded ids lead to their record; unknown ids raise
        KeyError."""
        return self._router.judge(record_id, said, needs)

    def for_theme(self, theme: str) -> tuple[Need, ...]:
        """The needs of one theme for the keuzemenu: those one can register first, then those people say most about. Of
        a theme without plans, what is done elsewhere."""
        of_theme = [need for need in self.pack.needs.values() if need.theme == theme]
        plans = [need for need in of_theme if need.status == "found"]
        listed = plans or [need for need in of_theme if need.status == "elsewhere"]
        return tuple(sorted(listed, key=lambda need: (need.flow is None, -self._often_said[need.id])))
