"""One turn: what arrived goes in, and everything it leads to is stored together."""

import datetime as dt
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from bot import (
    attachments,
    beforehand,
    behalf,
    commands,
    cried,
    dossier,
    following,
    forwarded,
    group,
    later,
    links,
    lookup,
    meeting,
    memory,
    mycases,
    mydata,
    plans,
    preferences,
    redact,
    sent,
    sharing,
    stopped,
    tapped,
    tone,
    tongue,
    typed,
    unclear,
    unfinished,
    weekly,
)
from bot.asking import Asking
from bot.casework import Casework
from bot.clock import city_day
from bot.desk import Desk, Named, Roster
from bot.i18n import Speaker, speaker
from bot.intake import Intake
from bot.messages import DESK, Incoming, Message
from bot.mycases import MyCases
from bot.mydata import MyData
from bot.plans import Plans
from bot.printing import BOT
from bot.step import VERBS as TALK_VERBS
from bot.store import Store
from bot.store.people import Person
from bot.store.trouble import is_trouble
from bot.tick import tick
from bot.turn import Turn
from bot.words import answers as words
from bot.words import menus
from flows.model import Flow
from knowledge import language, mishap
from knowledge.answer import Answer
from knowledge.apart import SURE
from knowledge.guide import Guide
from knowledge.steering import Steer, heard
from knowledge.understand import Understanding
from knowledge.wish import looks_for

log = logging.getLogger(__name__)


class Assistant:
    """Everything behind the channels. `work` is one turn in one transaction. `is_staff`, `named`: see Roster."""

    def __init__(
        self,
        store: Store,
        guide: Guide,
        flows: Mapping[str, Flow],
        is_staff: Callable[[str], bool],
        named: Named | None = None,
    ) -> None:
        self.store = store
        self.roster = Roster(store.staff, is_staff, named or {})
        self._plans = Plans(store)
        self.use(guide, flows)

    def use(self, guide: Guide, flows: Mapping[str, Flow]) -> None:
        """Goes on with this content from the next turn; running talks and cases stay as they are."""
        self.guide = guide
        self.casework = Casework(self.store, guide, flows)
        self._lookup = lookup.Lookup(guide, self.store)
        self._following = following.Following(self.casework)
        self._behalf = behalf.OnBehalf(self.casework)
        self._intake = Intake(self.casework, flows)
        self._halfway = self._intake.halfway
        self._sent = sent.Sent(self.casework, self._intake)
        self._desk = Desk(self.casework, self.roster)
        self._cases = MyCases(self.casework, self._intake)
        self._data = MyData(self.casework)
        self._preferences = preferences.Choosing(self.casework)
        self._sharing = sharing.Sharing(self.store, guide)
        self._weekly = weekly.Weekly(self.store, guide)
        self._unclear = unclear.Unclear(self.store, guide)
        self._forwarded = forwarded.Forwarded(guide, self._intake, self._sharing)
        self._asking = Asking(self.casework, self._lookup, self._cases, self._plans, self._action)

    def is_staff(self, person: str) -> bool:
        """Is this person at the desk now?"""
        return self.roster.is_staff(person)

    def tick(self, now: dt.datetime) -> None:
        """Does what is due by the clock."""
        with self.store.atomic():
            tick(self.store, self.casework, now)
            with self.store.apart():
                self._desk.tick(now)

    def work(self, now: dt.datetime) -> bool:
        """Handles the oldest message that waits; False when none waits. An error costs one turn, not the service.

        Raises Trouble when nothing can be stored: the message waits on, and that is no failed try.
        """
        waiting = self.store.inbox.next()
        if waiting is None:
            return False
        row_id, incoming = waiting
        try:
            with self.store.atomic():
                self._handle(incoming, now)
                self.store.inbox.done(row_id, now)
        except Exception as error:
            if is_trouble(error):
                raise
            # the log writes its kind and place: the words of an error may quote what somebody typed
            log.error("turn failed", exc_info=error, extra={"inbox": row_id})
            with self.store.atomic():
                if self.store.inbox.failed(row_id, type(error).__name__, now):
                    self._say([beforehand.apology(incoming, _t(self.store.people.get(incoming.person)))], now)
        return True

    def _handle(self, incoming: Incoming, now: dt.datetime) -> None:
        if incoming.group:
            self._say([group.answer(self.guide, incoming, self.store.recall(BOT), now)], now)
            return
        person = self.store.people.get(incoming.person)
        if person.language is None:
            person.language = incoming.language_hint or "nl"
        listens = self._at_desk if incoming.chat == DESK or incoming.edited else self._talked
        began = person.desk
        turn = Turn(person, incoming, now)
        self._desk.before(turn)
        replies = listens(person, incoming, now)
        if person.gone and incoming.chat == person.id and not person.erased:
            replies = [*replies, *self._cases.missed(person, incoming.chat)]
        self.store.people.save(person, now)
        self._desk.after(began, turn)
        self._say(replies, now, person)

    def _talked(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        had_secret = beforehand.had_secret(incoming)
        typed = incoming.text if person.talk is not None else self.guide.spacer.spaced(incoming.text)
        text, had_list = redact.list_of_people(typed)
        incoming = replace(incoming, text=text)
        if text and not text.startswith("/") and not incoming.forwarded:
            tongue.hear(self.casework, self.guide, person, text)
        if (no := attachments.refused(incoming, _t(person))) is not None:
            incoming = replace(incoming, file=None, media="")
        if incoming.file:  # the one place where what a resident sends is stored
            kept = self.store.files.add(incoming.file, incoming.person, incoming.file, incoming.media, now)
            incoming = replace(incoming, file=kept)
        replies = [] if no and not text else self._turn(person, incoming, now)
        if no:
            again = self._halfway.resume(person, incoming.chat) if person.talk is not None and not text else []
            replies = beforehand.first([Message(incoming.chat, no)], [*replies, *again])
        return beforehand.around(replies, person, incoming, _t(person), had_secret=had_secret, had_list=had_list)

    def _say(self, replies: list[Message], now: dt.datetime, person: Person | None = None) -> None:
        banner = self.store.switches.banner
        to_staff = banner != "" and person is not None and self.is_staff(person.id)
        for reply in beforehand.under_banner(replies, "" if to_staff else banner):
            self.store.outbox.add(reply, now)

    def _at_desk(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """In the staff group, or where staff change what they typed: only the desk listens, and what it says stays
        with the case that it is about."""
        replies = self._desk.heard(Turn(person, incoming, now))
        return [reply if reply.case else replace(reply, case=incoming.case) for reply in replies]

    def _turn(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        incoming = tapped.settled(self.store.outbox, person, incoming)
        incoming = tapped.goes_on(person, tapped.numbered(self.store.outbox, self.guide, person, incoming))
        if incoming.action:
            return self._tapped(person, incoming, now)
        if incoming.forwarded and not self._forwarded.is_for_talk(person, incoming, now):
            return self._forwarded.answer(person, incoming, now)
        from_desk = self._desk.text(Turn(person, incoming, now))
        if from_desk is not None:
            return from_desk
        if incoming.text.startswith("/"):
            return self._command(person, incoming, now)
        if person.talk is not None:
            return self._talk(person, incoming, now)
        if incoming.file:
            return self._sent.came(person, incoming, now, self._asking.answer)
        if incoming.text:
            if (wrong := self._unclear.told(person, incoming.text, incoming.chat, now)) is not None:
                return wrong
            return self._halfway.nothing_runs(person, incoming, now) or self._asking.answer(person, incoming, now)
        if incoming.location:
            return self._lookup.located(person, incoming, now)
        t = _t(person)
        return [Message(incoming.chat, t("Dank je.") + " " + t("Vertel in een paar woorden wat je wilt doen."))]

    def _talk(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        if person.talk is not None and person.talk["flow"] not in self.casework.flows:
            person.talk = None
            t = _t(person)
            gone = t("De aanmelding waar je mee bezig was, bestaat zo niet meer. Ik help je gewoon verder.")
            return [Message(incoming.chat, gone), *self._asking.answer(person, incoming, now)]
        if incoming.text:
            found = self.guide.ask(incoming.text, city_day(now), language=person.language)
            if (cry := self._cried(person, incoming, found)) is not None:
                return cry
            person.said = memory.also(person.said, found.understanding)
            question = self._intake.talks.open_question(person)
            name_asked = question is not None and question.kind == "contact"
            if (asked := language.asked_for(incoming.text, name_asked=name_asked)) is not None:
                agreed = tongue.speak(self.casework, person, asked, incoming.chat, now)
                return [*agreed, *self._halfway.resume(person, incoming.chat)]
            if (aside := self._aside(person, incoming, found, now)) is not None:
                return aside
            small_talk = found.status == "small-talk"
            if (greeted := self._halfway.greeted(person, incoming, now, small_talk=small_talk)) is not None:
                return greeted
            chosen = tapped.asks_what_next(self.store.outbox, incoming.chat)
            if self._halfway.begins_another(person, incoming, now, asked=chosen):
                return [stopped.stop(person, incoming.chat, _t(person)), *self._asking.answer(person, incoming, now)]
        return self._intake.handle(person, incoming, now, self._asking.beside)

    def _aside(self, person: Person, incoming: Incoming, found: Answer, now: dt.datetime) -> list[Message] | None:
        """What is answered beside the question of a talk, which then comes back: what is asked of their own data or
        cases, an insult, and what they look for that is found elsewhere. None for any other message."""
        text, chat = incoming.text, incoming.chat
        of_theirs = found.status == "my-data" or (found.status == "my-case" and mycases.asks_news(text))
        insult = found.status == "small-talk" and tone.insults(text)
        elsewhere = found.status == "elsewhere" and found.results[0].score >= SURE and looks_for(text)
        if not (of_theirs or insult or elsewhere) or not self._intake.is_aside(person, incoming, now):
            return None
        if insult:
            said = [] if tone.angry(text) else [Message(chat, *tone.calm(_t(person)))]
        elif elsewhere:
            said = [Message(chat, words.brief(found, self.guide.pack, _t(person)))]
        else:
            said = self._asking.shown(person, found, chat)
        return [*said, *self._halfway.resume(person, chat)[-1:]]

    def _cried(self, person: Person, incoming: Incoming, found: Answer) -> list[Message] | None:
        """The answer to a cry for help in the middle of a talk, or to what if there was need of one; None for any other
        message. No button: the talk is still there, and what is said next goes on with it."""
        chat = incoming.chat
        if mishap.is_what_if(incoming.text, found):
            return [Message(chat, words.what_if(_t(person))), *self._halfway.resume(person, chat)[-1:]]
        # in the middle of a form "ik wil dit niet meer" is said of the form
        if found.urgent and heard(incoming.text) is not Steer.STOP:
            cried.note(person, found)
            return [replace(cry, buttons=()) for cry in self._lookup.show(person, found, chat)]
        still = cried.again(person, found, self.guide, chat, _t(person))
        cried.drop(person)  # once: the next "ja" answers the question
        return [replace(cry, buttons=()) for cry in still] if still else None

    def _tapped(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        incoming = unfinished.anew(person, incoming)
        return unfinished.instead(self._intake, person, incoming, now) or self._action(person, incoming, now)

    def _action(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        typed.drop(person)
        cried.drop(person)
        verb, _colon, rest = (incoming.action or "").partition(":")
        chat, t = incoming.chat, _t(person)
        parts: tuple[tuple[Collection[str], Callable[[], list[Message]]], ...] = (
            ({"d"}, lambda: self._desk.action(Turn(person, incoming, now))),
            (mycases.VERBS, lambda: self._cases.action(person, verb, rest, chat, now)),
            (dossier.VERBS, lambda: dossier.action(self.casework, person, rest, chat, now)),
            (behalf.VERBS, lambda: self._behalf.action(person, verb, rest, chat, now)),
            (meeting.VERBS, lambda: meeting.answer(self.casework, person, rest, chat, now)),
            (sent.VERBS, lambda: self._sent.action(person, rest, chat, now)),
            (following.VERBS, lambda: self._following.action(person, verb, rest, chat, now)),
            (mydata.VERBS, lambda: self._of_their_data(person, verb, chat, now)),
            (
                sharing.VERBS,
                lambda: self._sharing.action(person, verb, rest, self._lookup.last(person, now), chat, now),
            ),
            (preferences.VERBS, lambda: self._preferences.action(person, rest, chat, now)),
            (forwarded.VERBS, lambda: self._forwarded.action(person, verb, rest, chat, now)),
            (
                unclear.VERBS,
                lambda: self._unclear.action(person, verb, self._lookup.last(person, now), chat, now),
            ),
            (weekly.VERBS, lambda: self._weekly.action(person, verb, rest, chat, now)),
            (plans.VERBS, lambda: self._plans.action(person, verb, rest, self._lookup, chat, now)),
            (later.VERBS, lambda: self._asking.left(person, rest, incoming, now)),
            (lookup.VERBS, lambda: self._lookup.action(person, verb, rest, chat, now)),
        )
        if part := next((act for verbs, act in parts if verb in verbs), None):
            return part()
        doing: dict[str, Callable[[], list[Message]]] = {
            "flows": lambda: [Message(chat, *menus.talks(self.casework.flows, t))],
            "flow": lambda: self._intake.start(person, rest, chat, now),
            "human": lambda: self._intake.start(person, "vraag-aan-loket", chat, now),
            "call": lambda: [Message(chat, t("Bel {phone}. Zeg erbij in welk stadsdeel het is."))],
            "fine": lambda: [Message(chat, t("Goed. Stuur gerust een volgende vraag."))],
        }
        if verb in doing:
            return doing[verb]()
        if person.talk is not None:
            return self._halfway.goes_on(person, chat, now) if verb == "resume" else self._talk(person, incoming, now)
        return self._dead_button(person, verb, chat)

    def _of_their_data(self, person: Person, verb: str, chat: str, now: dt.datetime) -> list[Message]:
        """What is done with their data; who keeps it goes on where they were."""
        done = self._data.action(person, verb, chat, now)
        goes_on = verb == mydata.KEEP and person.talk is not None
        return [*done, *self._halfway.resume(person, chat)[-1:]] if goes_on else done

    def _dead_button(self, person: Person, verb: str, chat: str) -> list[Message]:
        t = _t(person)
        if verb in TALK_VERBS and self.store.cases.of(person.id):
            over = Message(chat, t("Dat gesprek is al afgelopen. Er is niets veranderd aan wat je hebt verstuurd."))
            return [over, *self._cases.overview(person, chat)]
        return [self._lookup.menu(person, chat, t("Die knop doet het niet meer. Typ je vraag, of kies een onderwerp."))]

    def _command(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        command, payload = commands.read(incoming.text)
        t, chat = _t(person), incoming.chat
        if command == "start" and payload.strip():
            return self._opened(person, incoming, payload.strip(), now)
        if command in ("start", "help"):
            return [self._welcome(person, chat)]
        if command == "cases":
            return self._cases.overview(person, chat)
        if command == "poster":
            return self._action(person, replace(incoming, action=f"poster:{payload}"), now)
        if command == "pause":
            return self._preferences.pause(person, payload, chat, now)
        if command in commands.AS_BUTTONS:
            action = f"{command}:{payload}" if command == "weekly" else command
            return self._tapped(person, replace(incoming, action=action), now)
        unknown = Message(chat, t("Die opdracht ken ik niet. Typ gewoon je vraag, of gebruik /menu."))
        if person.talk is not None:
            steers = heard(incoming.text) is not None
            return self._talk(person, incoming, now) if steers else [unknown, *self._halfway.resume(person, chat)[-1:]]
        return self._halfway.nothing_runs(person, incoming, now) or [unknown]

    def _opened(self, person: Person, incoming: Incoming, payload: str, now: dt.datetime) -> list[Message]:
        """Somebody came by a link, which does what a button does; one that leads nowhere is answered kindly."""
        chat = incoming.chat
        if payload.startswith(following.PAYLOAD):
            return self._following.start(person, payload.removeprefix(following.PAYLOAD), chat)
        if payload.startswith(behalf.PAYLOAD):
            return self._behalf.start(person, payload.removeprefix(behalf.PAYLOAD), chat)
        if payload.startswith("case_"):
            return self._cases.show(person, payload.removeprefix("case_"), chat)
        leads = links.leads_to(payload, self.guide.pack)
        if leads is None:
            t = _t(person)
            text = t("Deze link ken ik niet, of hij is te oud. Typ je vraag, of kies een onderwerp.")
            return [self._lookup.menu(person, chat, text)]
        action, place = leads
        if place is not None:
            self._lookup.remember(person, Understanding("", _t(person).language, city_day(now), place=place))
        return self._tapped(person, replace(incoming, action=action), now)

    def _welcome(self, person: Person, chat: str) -> Message:
        return Message(chat, *menus.welcome(self.guide.pack, _t(person), talking=person.talk is not None))


def _t(person: Person) -> Speaker:
    return speaker(person.spoken)
