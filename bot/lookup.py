"""What can be looked up: an answer of the guide, and all that hangs on the one that was given last."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot import beforehand, forwarded, later, memory, of_plan, several, sharing, stopped, weekly
from bot.beforehand import TOLD_YOUNG, YOUNG
from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.messages import Button, Incoming, Message, buttons
from bot.store import Store
from bot.store.people import Person
from bot.words import about, caveats, elsewhere, menus, records, remembered, screen, sources, why
from bot.words import answers as words
from knowledge import follow_up, understand
from knowledge.answer import Answer
from knowledge.asks import asks
from knowledge.follow_up import puts_a_question
from knowledge.guide import MAX_QUESTIONS, Guide
from knowledge.model import Role
from knowledge.places import Place
from knowledge.search.texts import names as names_of
from knowledge.text import words as words_of
from knowledge.understand import Understanding, differs

VERBS = (
    "need", "place", "theme", "places", words.NOWHERE, "menu", menus.ELSE, "record", "more", "about", "here", "why?",
    "let-go", "take-back",
)  # fmt: skip
_HELD = (
    "files", YOUNG, TOLD_YOUNG, forwarded.KEPT, later.KEPT, stopped.KEPT, stopped.SINCE, memory.OTHERS, memory.LEFT,
)  # fmt: skip
"""What is remembered of a person beside what they said last."""
_WEIGHS = ("indoors", "traits", "had", "askers", "age")
"""What changes a plan without being noted by its name."""
_EARLIER = "earlier"
"""Under this name it is remembered what was known of the plan before the last that was told of it."""


class Lookup:
    """Shows what is in the guide, by what was said and by buttons. What was understood is remembered of the person,
    and which records were shown: from it the last answer is made again whenever more is asked of it."""

    def __init__(self, guide: Guide, store: Store) -> None:
        self._guide = guide
        self._store = store

    def action(self, person: Person, verb: str, rest: str, chat: str, now: dt.datetime) -> list[Message]:
        """What a button leads to; the verb is one of VERBS."""
        doing: dict[str, Callable[[], list[Message]]] = {
            "need": lambda: self._need(person, rest, chat, now),
            "place": lambda: self._placed(person, rest, chat, now),
            words.NOWHERE: lambda: [self._nowhere(person, chat, now)],
            "theme": lambda: self._theme(person, rest, chat),
            "places": lambda: [Message(chat, *words.stadsdelen(self._guide.pack, _t(person)))],
            "record": lambda: self._record(person, rest, chat, now),
            "more": lambda: self._more(person, chat, now),
            "about": lambda: self._about(person, rest, chat, now),
            "here": lambda: self._here(person, chat, now),
            "why?": lambda: self._why(person, chat, now),
            "menu": lambda: [self.menu(person, chat)],
            "let-go": lambda: [self._let_go(person, chat, now)],
            "take-back": lambda: self._take_back(person, chat, now),
            menus.ELSE: lambda: [Message(chat, *menus.not_in_menu(_t(person)))],
        }
        return doing[verb]()

    def ask(
        self, person: Person, text: str, now: dt.datetime, *, asked_already: bool
    ) -> tuple[Understanding | None, Answer]:
        """What was said before, and the answer to `text`. Who was `asked_already` what they meant may pick from what
        was offered."""
        today = city_day(now)
        before = memory.load(person.said, today)
        last = self.last(person, now) if asked_already else None
        asked = last if last and last.choices else None
        found = self._guide.ask(text, today, before, person.language, may_ask=not asked_already, asked=asked)
        return before, self._going_on(found, before, text, person, now) if before and before.text else found

    def _going_on(self, found: Answer, before: Understanding, text: str, person: Person, now: dt.datetime) -> Answer:
        """The answer to what goes on about the plan of the last one, told as that: what was noted of it, and nothing
        again that stays as it was; nor what is done elsewhere. Who names the plan anew is told all of it."""
        last = self.last(person, now)
        if last and last.status == found.status == "elsewhere" and not found.urgent:
            return self._elsewhere_again(found, last, text)
        goes_on = found.status == "found" and found.remark in ("", "told") and not (found.part or found.named)
        if not goes_on or found.urgent or last is None or last.status != "found" or found.need is not last.need:
            return found
        said, noted = found.understanding, understand.noted(found.understanding, before)
        weighs = any(getattr(said, name) != getattr(before, name) for name in _WEIGHS)
        if "place" in noted or (weighs and not screen.as_before(found, last)):
            return found
        alone = self._guide.ask(text, said.today, language=person.language)
        if not (found.remark or noted or weighs) and alone.need is found.need:
            more = self._asks_more(text, last)
            return replace(last, understanding=said, remark="asked", unchanged=True) if more else found
        told_so = said.language == before.language  # who reads another language now has not read it
        stays = found.unchanged or (bool(noted or weighs) and told_so and screen.as_before(found, last))
        if not noted and puts_a_question(text):
            return replace(last, understanding=said, remark="asked", unchanged=True)
        told = text if not noted and self._guide.tells(text, said.today) else ""
        return replace(found, remark="told", noted=noted, told=told, unchanged=stays)

    def _asks_more(self, text: str, last: Answer) -> bool:
        """Is something asked of the plan of this answer that names neither that plan nor what stands on screen?"""
        said = last.understanding
        asked = said.language in ("nl", "en") and puts_a_question(text) and not follow_up.names(text)
        if last.need is None or not asked or self._guide.names_no_more(text, "", said.language):
            return False
        shown = " ".join((last.need.label.nl, *(one.record.title.nl for one in screen.on_screen(last))))
        return not self._guide.shares_words(text, said, shown)

    def _elsewhere_again(self, found: Answer, last: Answer, text: str) -> Answer:
        """What is done elsewhere, for who asks or tells more of the same a moment after they read it."""
        same = found.need is last.need and found.understanding.language == last.understanding.language
        first, then = ([one.record for one in each.results[: elsewhere.AGAIN]] for each in (found, last))
        again = replace(found, remark="asked" if puts_a_question(text) else "told", unchanged=True)
        return again if same and first == then else found

    def show(self, person: Person, found: Answer, chat: str) -> list[Message]:
        """An answer of the guide, with its buttons."""
        text, taps = remembered.answer(found, self._guide, _t(person))
        return [Message(chat, text, taps, urgent=found.urgent)]

    def last(self, person: Person, now: dt.datetime) -> Answer | None:
        """The answer that was given last, with the records that were shown, judged as of today. Made anew from what was
        understood when the content no longer has them."""
        said = memory.load(person.said, city_day(now))
        if said is None:
            return None
        kept = person.said or {}
        return memory.again(kept.get("given"), said, self._guide) or self._anew(said, kept.get("need"))

    def others(self, person: Person, now: dt.datetime) -> list[Answer]:
        """The plans that were told beside the one of the last answer, with a day of their own, judged as of today."""
        kept = ((one, memory.load(one, city_day(now))) for one in (person.said or {}).get(memory.OTHERS, ()))
        return [found for one, said in kept if said and (found := memory.again(one.get("given"), said, self._guide))]

    def _anew(self, said: Understanding, need: str | None, part: Role | None = None) -> Answer:
        """The answer to what was understood: for the need that was picked from a menu, or to the part that was asked
        for."""
        if need in self._guide.pack.needs:
            return self._guide.route(need, said)
        found = self._guide.answer(said, part)
        return replace(found, part=part) if found.results and found.results[0].role is part else found

    def remember(
        self, person: Person, said: Understanding, found: Answer | None = None, need: str | None = None
    ) -> None:
        """What was understood is what the next question goes on from; `found` is the answer to it. What was said beside
        a plan leaves the answer to that plan the last one, as long as it is the same plan."""
        kept, before = person.said or {}, memory.load(person.said, said.today)
        held = {name: value for name, value in kept.items() if name in _HELD}
        if before and before.text and said.text.startswith(before.text) and memory.dump(before) != memory.dump(said):
            held[_EARLIER] = memory.dump(before) | {"need": kept.get("need")}
        given = None
        if found and found.understanding is said:
            given = memory.given(found, self._guide.pack.revision)
            if not memory.is_about(kept, found.need.id if found.need else None):
                held[memory.LEFT] = memory.left(kept, self._guide.pack)
        elif before and (before.text, before.who) == (said.text, said.who) and not differs(said, before):
            given = kept.get("given")
        person.said = memory.dump(said) | ({"need": need} if need else {}) | {"given": given} | held

    def _let_go(self, person: Person, chat: str, now: dt.datetime) -> Message:
        """The plan is given up. Where they live and who they are stays: the next plan may well be there too."""
        t, before = _t(person), memory.load(person.said, city_day(now))
        if before is None or not before.text:
            return self.menu(person, chat, t("Goed. Stuur gerust een volgende vraag."))
        self.turn_over(person, before)
        (person.said or {}).pop(memory.LEFT, None)
        return self.menu(person, chat, t("Goed, dat laat ik los. Wat wil je dan wel?"))

    def turn_over(self, person: Person, before: Understanding) -> None:
        """What is asked next goes on about nothing; where they live and who they are stays."""
        kept = {name: getattr(before, name) for name in ("place", "who", "askers", "age")}
        self.remember(person, replace(Understanding("", before.language, before.today), **kept))

    def _take_back(self, person: Person, chat: str, now: dt.datetime) -> list[Message]:
        """The plan as it was before the last that was told of it; where nothing was, the plan itself is taken back."""
        kept = (person.said or {}).get(_EARLIER) or {}
        earlier = memory.load(kept, city_day(now))
        if earlier is None:
            return [self._let_go(person, chat, now)]
        found = replace(self._anew(earlier, kept.get("need")), remark="anew")
        self.remember(person, found.understanding, found, kept.get("need"))
        (person.said or {}).pop(_EARLIER, None)
        return self.show(person, found, chat)

    def menu(self, person: Person, chat: str, text: str | None = None) -> Message:
        """The themes to choose from."""
        return Message(chat, *menus.menu(self._guide.pack, _t(person), text))

    def located(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """The answer for the place where somebody is."""
        t = _t(person)
        assert incoming.location is not None
        place = self._guide.finder.near(*incoming.location)
        if place is None:
            text = t("Die plek ligt buiten {city}, of ik ken hem niet. Typ de straat of wijk.")
            return [Message(incoming.chat, text)]
        before = memory.load(person.said, city_day(now)) or Understanding("", t.language, city_day(now))
        found = self._guide.answer(replace(before, place=place, neighbour=None))
        self.remember(person, found.understanding, found)
        return self.show(person, found, incoming.chat)

    def _need(self, person: Person, need: str, chat: str, now: dt.datetime) -> list[Message]:
        if need not in self._guide.pack.needs:
            return [self.menu(person, chat)]
        said = memory.load(person.said, city_day(now)) or Understanding("", _t(person).language, city_day(now))
        last, own = self.last(person, now), ""
        if last is None or last.open or not said.text or need not in [each.id for each in last.needs[:1]]:
            said, own = self._picked(need, said, last, _t(person).language)
        found = self._guide.route(need, said)
        self.remember(person, found.understanding, found, need)
        person.said = (person.said or {}) | ({"plan": own} if own else {})
        return self.show(person, found, chat)

    def _picked(self, need: str, said: Understanding, last: Answer | None, language: str) -> tuple[Understanding, str]:
        """What was said, with a need that was picked for its subject: what follows is about that. And their own words
        for it, where those had led to it; picked from the menu it is something else than they spoke of before."""
        choices = (*last.choices, *(other.id for other in (*last.needs, last.another) if other)) if last else ()
        picked = replace(said, text=self._guide.pack.needs[need].label.pick(language), place_words=frozenset())
        return picked, said.text if last and need in choices and not last.open else ""

    def _placed(self, person: Person, stadsdeel: str, chat: str, now: dt.datetime) -> list[Message]:
        """The answer that was given, now for a stadsdeel that was tapped."""
        found = self.last(person, now)
        if found is None or stadsdeel not in {district.id for district in self._guide.pack.places.stadsdelen}:
            return [self.menu(person, chat)]
        said = replace(found.understanding, place=Place(stadsdeel), neighbour=None)
        keep = ("need", "plan", "status", *_HELD)
        kept = {name: value for name, value in (person.said or {}).items() if name in keep}
        person.said = memory.dump(said) | kept
        answered = self._anew(said, kept.get("need"), found.part)
        person.said |= {"given": memory.given(answered, self._guide.pack.revision)}
        asked = beforehand.day_asked(answered, _t(person)) if answered.status == "found" else ""
        return [*self.show(person, answered, chat), *([Message(chat, asked)] if asked else [])]

    def _nowhere(self, person: Person, chat: str, now: dt.datetime) -> Message:
        """How to go on for who does not know where it is."""
        found = self.last(person, now)
        if found is None:
            return self.menu(person, chat)
        return Message(chat, *words.without_place(found, self._guide.pack, _t(person)))

    def _theme(self, person: Person, rest: str, chat: str) -> list[Message]:
        t, (theme, _colon, start) = _t(person), rest.partition(":")
        if theme not in self._guide.pack.themes:
            return [self.menu(person, chat)]
        text, taps = menus.theme(theme, self._guide.for_theme(theme), int(start) if start.isdecimal() else 0, t)
        return [Message(chat, text, taps + buttons(weekly.offer(weekly.theme_topic(theme), self._guide.pack, t)))]

    def _record(self, person: Person, record: str, chat: str, now: dt.datetime) -> list[Message]:
        t = _t(person)
        said = memory.load(person.said, city_day(now)) or Understanding("", t.language, city_day(now))
        if self._guide.pack.canonical(record) not in self._guide.pack.records:
            return [self.menu(person, chat)]
        found = self.last(person, now)
        result = self._guide.judge(record, said, found.needs if found else ())
        flow = result.record.flow
        taps = buttons([(words.begin(flow, self._guide.pack, t), f"flow:{flow}")]) if flow else ()
        lines = [records.in_full(result, t), *remembered.of_record(result.record, self._guide.pack, t)]
        return [Message(chat, "\n".join(lines), taps + sharing.taps(t, result.record.id))]

    def _more(self, person: Person, chat: str, now: dt.datetime) -> list[Message]:
        t = _t(person)
        found = self.last(person, now)
        if found is None:
            return [self.menu(person, chat)]
        if not found.results:
            return self.show(person, found, chat)
        pairs = [(words.begin(found.flow, self._guide.pack, t), f"flow:{found.flow}")] if found.flow else []
        pairs.append((t("Waarom dit antwoord?"), "why?"))
        person.said = (person.said or {}) | {"listed": True}
        text, taps = words.details(found, remembered.line(found, self._guide, t), t)
        return [Message(chat, text, taps + buttons(pairs) + sharing.taps(t))]

    def about(self, person: Person, what: str, now: dt.datetime) -> str | None:
        """What the first record on screen that knows it says about what was asked: its papers, steps, term, people,
        hours, cost, ... (see bot.words.about), or else what is so of any plan; or how all of them are reached. None
        when nobody knows."""
        t, found = _t(person), self.last(person, now)
        told = of_plan.about_plan(what, found, self._guide, t) if found and found.status != "choose" else None
        return told.text(t) if told else None

    def each(self, person: Person, text: str, chat: str, now: dt.datetime) -> list[Message] | None:
        """What is told of each thing that a message asks of the last answer, where it asks several and nothing else;
        None for any other message."""
        parts = asks(text)
        plan = self.last(person, now) if len(parts) > 1 else None
        if plan is None or plan.status != "found" or not of_plan.asks_only(parts, plan, self._guide):
            return None
        t, left = _t(person), parts[MAX_QUESTIONS:]
        if left:
            later.keep(person, left)
        return [Message(chat, of_plan.each(parts, plan, self._guide, t), self._go_on(plan, t))]

    def also(self, person: Person, asked: Sequence[str], found: Answer, chat: str) -> list[Message]:
        """What is told of each thing that is `asked` of the answer that is given beside it, but for what that tells."""
        told = of_plan.beside(asked, found, self._guide, _t(person)) if asked else ""
        return [Message(chat, told)] if told else []

    def by_words(self, person: Person, text: str, found: Answer, chat: str, now: dt.datetime) -> list[Message] | None:
        """The lines of a record on screen that answer a question about the plan by their words; `found` is the answer
        to the question. What may be asked of any plan is answered in short, and the plan stays. None where it asks for
        something else, tells more of the plan, or no line answers it."""
        if found.remark == "aside" and (plan := self.last(person, now)):
            told = several.in_short(found, self._guide.pack, chat, _t(person))
            return [replace(told, buttons=self._go_on(plan, _t(person)))]
        if found.remark == "told" and (detail := of_plan.of_detail(found, self._guide, _t(person))) is not None:
            return [Message(chat, detail.text(_t(person)), self._go_on(found, _t(person)))]
        if found.urgent or found.part or found.remark not in ("", "asked"):
            return None
        if (of_named := self._of_named(person, text, found, chat)) is not None:
            return of_named
        before = self.last(person, now)
        if before and (number := self._counted(person, text, before, chat)) is not None:
            return number
        t = _t(person)
        by_line = of_plan.by_records(text, found, before, self._guide, t) if before else None
        return [Message(chat, by_line.text(t), self._go_on(before, t))] if before and by_line else None

    def as_learned(self, person: Person, text: str, found: Answer, chat: str, now: dt.datetime) -> list[Message] | None:
        """What the records on screen tell of what a question asks in words that are no reply; `found` is the answer to
        it by itself. None where it is none, or asks for a part of the plan."""
        before = memory.load(person.said, city_day(now))
        if before is None or found.urgent or found.part or found.remark not in ("", "asked", "told") or found.named:
            return None
        asked = self._guide.asked_of_records(text, before)
        return self._about(person, asked, chat, now) if asked else None

    def of_plan(self, person: Person, text: str, plan: Answer, now: dt.datetime) -> str | None:
        """What is told in a few lines of a question about this `plan`, or who may know that; None for any other."""
        if plan.status != "found" or plan.open:
            return None
        found, t = self._guide.ask(text, city_day(now), plan.understanding, person.language), _t(person)
        if found.need is not plan.need or found.urgent or found.part or found.remark not in ("asked", "told"):
            return None
        told = of_plan.by_records(text, found, plan, self._guide, t) or of_plan.by_another(text, found, self._guide, t)
        return told.text(t) if told else records.not_of_plan(plan, t)

    def of_another(self, person: Person, text: str, found: Answer, chat: str) -> list[Message] | None:
        """Who may know what is asked of the plan `found` and nobody here knows, with what is known of something else
        that it surely is about by itself ("en waar haal ik stroom"). None for what is known, or about nothing else."""
        t = _t(person)
        told = of_plan.by_another(text, found, self._guide, t) if found.remark == "asked" and found.unchanged else None
        if told is None or found.another is None:
            return None
        return [Message(chat, told.text(t), (*self._go_on(found, t), *buttons([words.meant(found.another, t)])))]

    def _counted(self, person: Person, text: str, before: Answer, chat: str) -> list[Message] | None:
        """How many there must be of what is asked, by a record of the answer `before`; where the first of them does not
        say so, who knows it comes before that. None where no record says so."""
        t = _t(person)
        shown = [one for one in screen.on_screen(before) if one.verdict.fit != "no"]
        if (found := self._guide.counted(text, shown, t.language)) is None:
            return None
        result, facts, named = found
        asked = t("Voor nummer 1 weet ik dat niet. Vraag het: {who}", who=records.reach(shown[0].record, t))
        who = [] if named or result is shown[0] else [asked]
        below = (*caveats.doubts([result], t), sources.told([result], t, sources.of(result.record, facts, t)))
        return [Message(chat, "\n".join((*who, *about.lines(result.record, facts, t), *below)), self._go_on(before, t))]

    def _of_named(self, person: Person, text: str, found: Answer, chat: str) -> list[Message] | None:
        """What is told of a record that the question calls by its name, where nothing but its closing day is asked
        ("volgende ronde van Fonds 1818"); None for any other message."""
        names = {word for one in found.named for name in names_of(one) for word in words_of(name)}
        rest = " ".join(word for word in words_of(text) if word not in names)
        t = _t(person)
        if not names or self._guide.reply(rest, found.understanding, t.language) != "round":
            return None
        told = of_plan.about_one("round", found, self._guide.pack, t)
        self.remember(person, found.understanding, found)
        return [Message(chat, told.text(t), self._go_on(found, t))] if told else None

    def _about(self, person: Person, what: str, chat: str, now: dt.datetime) -> list[Message]:
        t, found, text = _t(person), self.last(person, now), self.about(person, what, now)
        if found is None:
            return [self.menu(person, chat)]
        if text is None and what == "round" and found.results:
            return [Message(chat, words.who_knows(found, t), self._go_on(found, t))]
        if text is None:
            return self.show(person, replace(found, remark="asked", unchanged=True), chat)
        return [Message(chat, text, self._go_on(found, t))]

    def _go_on(self, found: Answer, t: Speaker) -> tuple[Button, ...]:
        pairs = [(t("Alles op een rij"), "more")]
        if found.flow:
            pairs.append((words.begin(found.flow, self._guide.pack, t), f"flow:{found.flow}"))
        return buttons(pairs)

    def _why(self, person: Person, chat: str, now: dt.datetime) -> list[Message]:
        t = _t(person)
        found = self.last(person, now)
        if found is None:
            return [Message(chat, t("Stel eerst een vraag, dan leg ik uit hoe ik aan het antwoord kom."))]
        kept = person.said or {}
        shown = screen.all_in_a_row(found) if kept.get("listed") else screen.on_screen(found)
        revision = (kept.get("given") or {}).get("revision", self._guide.pack.revision)
        return [Message(chat, why.told(found, shown, revision, self._guide.pack, t))]

    def _here(self, person: Person, chat: str, now: dt.datetime) -> list[Message]:
        """What is asked of who only told where they are."""
        found = self.last(person, now)
        if found is None:
            return [self.menu(person, chat)]
        text, taps = words.answer(found, self._guide.pack, _t(person))
        place = found.understanding.place
        topic = weekly.place_topic(place.wijk or place.stadsdeel) if place else ""
        return [Message(chat, text, taps + buttons(weekly.offer(topic, self._guide.pack, _t(person))))]


def _t(person: Person) -> Speaker:
    return speaker(person.spoken)


def not_asked_twice(found: Answer) -> Answer:
    """The answer without a question which was meant, of who was asked that already: one clarifying turn, never two. A
    question that is still open, since only a day or a place was told, is no second one."""
    if not found.asks_back or (found.status == "choose" and found.remark == "told"):
        return found
    return replace(found, status="found", choices=()) if found.results else replace(found, status="nothing")
