"""The desk: what staff can do. Every action checks again who does it, and is noted in the audit log."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot import commands
from bot.casework import CLAIM, Casework
from bot.desk import away, typed, unreached
from bot.desk.answering import Answering
from bot.desk.asking import is_late
from bot.desk.queues import Queues
from bot.desk.righting import Righting, ref
from bot.desk.roster import Named, Roster
from bot.desk.switches import BANNER, PAUSE, SWITCHES, Switching
from bot.desk.team import ADDING, Team, number_of
from bot.desk.undoing import Undoing
from bot.messages import DESK, Incoming, Message, buttons
from bot.store.erase import NOBODY
from bot.store.people import Person
from bot.store.sayings import Saying
from bot.words import audit as audit_words
from bot.words import desk as words
from bot.words import gaps as gap_words
from bot.words import team as team_words
from bot.words import templates
from bot.words.acts import ACTS
from flows import numbers

__all__ = ["CLAIM", "Desk", "Named", "Roster"]

_LOG = 20
"""Lines of the audit log that are shown at once."""
_ONLY_TEXT = "Een foto of bestand kan ik niet aan de bewoner geven. Er is niets verstuurd. Typ je antwoord als tekst."
_KEPT = "Dit leest de bewoner niet: het staat als notitie bij de zaak. Is het voor de bewoner? Tik op Stuur nieuws."
_REWORDED = "Verbeterd. Er is nog niets verstuurd: ik heb nog een antwoord van je nodig."
_NOT_BY_EDITING = (
    "Een opdracht in een bewerkt bericht doe ik niet: er is niets veranderd of verstuurd. Typ hem als nieuw bericht."
)
_QUEUE = ("balie", "wachtrij")


@dataclass(frozen=True)
class Desk:
    """What staff do with cases, by buttons and by commands."""

    casework: Casework
    roster: Roster

    @property
    def _answering(self) -> Answering:
        return Answering(self.casework, self.roster)

    @property
    def _righting(self) -> Righting:
        return Righting(self.casework)

    @property
    def _team(self) -> Team:
        return Team(self.casework, self.roster)

    def heard(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """What happens in the staff group. Only a tapped button, a command, or an answer to what we asked of this
        person can reach a resident; anything else said about a case stays inside, with the case."""
        if not self.roster.is_staff(person.id):
            person.desk = None
            return self._righting.edited_by_resident(person, incoming, now) if incoming.edited else []
        if incoming.action is not None:
            return self.action(person, incoming, now)
        if incoming.edited:
            return self.edited(person, incoming, now)
        said, answers = incoming.text.strip(), self._answering.asked_in(person, incoming)
        if answers and (incoming.file or incoming.location):
            return [Message(incoming.chat, _ONLY_TEXT)]
        if not said:
            return []
        if said.startswith("/"):
            replies = self.text(person, incoming, now)
            return [Message(incoming.chat, words.unknown(None))] if replies is None else replies
        if answers:
            return self._filled_in(person, incoming, said, now)
        if incoming.case and self._refused(person, incoming.case) is None:
            self.casework.note(incoming.case, "note", person.id, {"text": said}, now)
            self.casework.store.audit.add(person.id, "notitie", now, case=incoming.case)
            place = self.casework.store.cases.newest(incoming.case)
            self._righting.keep(incoming, Saying(incoming.case, place, "text"))
            return self._inside(person, incoming, said, now)
        return []

    def _inside(self, person: Person, incoming: Incoming, said: str, now: dt.datetime) -> list[Message]:
        """What somebody reads whose words stay inside, who may think otherwise: they answered a message of ours, or
        were asked for something just now and typed without answering that."""
        if incoming.case is None:
            return []
        begun = person.desk is not None and person.desk["number"] == incoming.case
        if not incoming.answers_us and not (begun and self._answering.awaits(person, incoming.case, now)):
            return []
        if begun:
            return [self._answering.not_sent(person, incoming, said)]
        return [Message(incoming.chat, _KEPT, buttons([("Stuur nieuws", f"d:news:{incoming.case}")]), incoming.case)]

    def before(self, person: Person, incoming: Incoming) -> None:
        """Before a turn: colleagues see people of the desk by the name that they use."""
        if incoming.name and self.roster.is_staff(person.id):
            self.casework.store.staff.call(person.id, incoming.name)

    def after(self, began: dict[str, Any] | None, person: Person, incoming: Incoming, now: dt.datetime) -> None:
        """After a turn: cards show who is busy with what, and which message of a resident became an answer is known.
        `began`: what this person was in the middle of before."""
        if incoming.ref and not self.roster.is_staff(person.id):
            self._righting.keep_answer(person, incoming, now)
        if began is not None and began.get("lapsed"):
            began = None  # their cards say already that they left it
        before, since = ((doing or {}).get("number") for doing in (began, person.desk))
        for number in {before, since} - {None} if before != since else ():
            if number is not None and self.casework.store.cases.card(number) is not None:
                self.casework.post_card(number, now)

    def edited(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """Somebody changed a message of theirs: what was made of it changes too. It does nothing else than it did."""
        saying, said = self.casework.store.sayings.of(ref(incoming)), typed.words_of(incoming.text.strip())
        if saying is not None and self._refused(person, saying.number) is not None:
            return []
        if saying is None and self._answering.reworded(person, incoming, said):
            return [Message(incoming.chat, _REWORDED, case=incoming.case)]
        before = self.casework.store.cases.events(saying.number)[saying.event].kind if saying else None
        if (asks := typed.move_of(incoming.text.strip())) is not None and asks != before:
            return [Message(incoming.chat, _NOT_BY_EDITING, case=incoming.case)]
        if saying is None:
            return []
        incoming = replace(incoming, text=said)
        return self._righting.edited(person, incoming, saying, now)

    def action(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """A tapped desk button: `d:<what>:<number>[:<more>]`."""
        if not self.roster.is_staff(person.id):
            person.desk = None
            return [Message(incoming.chat, "Deze knop is alleen voor medewerkers.")]
        what, *rest = (incoming.action or "").removeprefix("d:").split(":")
        if what == "cancel":
            person.desk = None
            return [Message(incoming.chat, "Goed, er is niets verstuurd.")]
        if what == "team":
            return self._team.action(person, incoming, rest, now)
        if what == "switch":
            return self._switched(person, incoming, None, now)
        if what == "queue":
            page = int(rest[1]) if rest[1:] and rest[1].isdecimal() else 0
            return self._queue(person, incoming, now, (rest or [""])[0], page)
        return self._about_a_case(person, incoming, what, rest, now)

    def _about_a_case(
        self, person: Person, incoming: Incoming, what: str, rest: list[str], now: dt.datetime
    ) -> list[Message]:
        number, more = (rest or [""])[0], ":".join(rest[1:])
        answering, place = self._answering, int(more) if more.isdecimal() else None
        if what == "undo" and self.roster.works_on_cases(person.id):  # also of what was given away a moment ago
            return Undoing(self.casework).undo(person, incoming, number, now, place)
        if refused := self._barred(person, number, what, now):
            return [Message(incoming.chat, refused)]
        if what in ACTS:
            return answering.begin(person, incoming, number, what, now, keeper=more)
        doing: dict[str, Callable[[], list[Message]]] = {
            "card": lambda: [self._card(person, incoming, number, now)],
            "unsent": lambda: answering.send_after_all(person, incoming, number, more, now),
            "story": lambda: self._story(person, incoming, number, now),
            "more": lambda: [Message(incoming.chat, *words.more(number), number)],
            "to": lambda: answering.handed_to(person, incoming, number, more, now),
            "fill": lambda: answering.chosen(person, incoming, number, more, now),
            "template": lambda: answering.template(person, incoming, number, more, now, send=False),
            "copy": lambda: [Message(incoming.chat, templates.text(more) or "Die tekst is er niet meer.", case=number)],
            "send": lambda: answering.template(person, incoming, number, more, now, send=True),
            "unsay": lambda: self._righting.unsay(person, incoming, number, place, now),
        }
        unknown = [Message(incoming.chat, "Die knop ken ik niet (meer). Open de kaart opnieuw.", case=number)]
        return doing[what]() if what in doing else unknown

    def tick(self, now: dt.datetime) -> None:
        """What the desk does by the clock. Who began an answer and left it is not busy for ever: the card says so."""
        for number in self.casework.store.people.lapsed_at_desk(now - CLAIM):
            if self.casework.store.cases.card(number) is not None:
                self.casework.post_card(number, now, bulk=True)
        Queues(self.casework, self.roster).digests(now)
        unreached.tell(self.casework, self.roster, now)

    def text(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message] | None:
        """What staff type: the answer to a prompt, a command of the desk, or None when it is not for the desk."""
        said = incoming.text.strip()
        command, rest = typed.split(said)
        if said.startswith("/") and command in ("nummer", "number"):
            return [number_of(person, incoming.chat)]
        if not self.roster.is_staff(person.id):
            person.desk = None
            return None
        if person.desk is not None and (incoming.file or incoming.location):
            return [Message(incoming.chat, _ONLY_TEXT)]
        if person.desk is not None and said and not said.startswith("/") and not self._opens(person, said):
            return self._filled_in(person, incoming, said, now)
        if said.startswith("/") and command in self._commands:
            return self._commands[command](person, incoming, rest.strip(), now)
        if said.startswith("/") and command in typed.COMMANDS:
            return self._typed(person, incoming, command, rest, now)
        of_residents = incoming.chat != DESK and commands.read(said)[0] is not None
        if said.startswith("/") and not of_residents and (near := typed.nearest(command, self._commands)) is not None:
            return [Message(incoming.chat, words.unknown(near), case=incoming.case)]
        if said.casefold().rstrip("?!. ") in _QUEUE:
            return self._queue(person, incoming, now)
        card = self.casework.store.cases.card(number) if (number := numbers.find(said)) else None
        if number and card and card.owner != person.id:
            refused = self._barred(person, number, "kaart", now)
            return [Message(incoming.chat, refused) if refused else self._card(person, incoming, number, now)]
        return None

    def _opens(self, person: Person, said: str) -> bool:
        """Does somebody who was asked something want to look at a case or the queue, instead of answering?"""
        assert person.desk is not None
        asked_now = self._answering.asked_now(person, person.desk["number"])
        bare = numbers.find(said) is not None and len(said.split()) == 1
        return said.casefold().rstrip("?!. ") in _QUEUE or (bare and (asked_now is None or asked_now.name != "other"))

    def _typed(self, person: Person, incoming: Incoming, command: str, rest: str, now: dt.datetime) -> list[Message]:
        """A command about one case, with its words behind it."""
        meant = typed.read(rest, incoming.case, typed.COMMANDS[command])
        act = typed.act_of(command, meant.words)
        if meant.number is None:
            return [Message(incoming.chat, words.which_case(command, rest))]
        if refused := self._barred(person, meant.number, act, now):
            return [Message(incoming.chat, refused)]
        if meant.words and not typed.takes_words(act):
            text = f"Achter /{command} hoort geen tekst. Er is niets gedaan. Bedoel je /nieuws of /vraag?"
            return [Message(incoming.chat, text, case=meant.number)]
        said = typed.without_lead(act, meant.words)
        return self._answering.begin(person, incoming, meant.number, act, now, said)

    def _undo(self, person: Person, incoming: Incoming, rest: str, now: dt.datetime) -> list[Message]:
        number = typed.read(rest, incoming.case).number
        if number is None:
            return [Message(incoming.chat, words.which_case("ongedaan", rest))]
        return self._about_a_case(person, incoming, "undo", [number], now)

    @property
    def _commands(self) -> dict[str, Callable[[Person, Incoming, str, dt.datetime], list[Message]]]:
        return {
            **dict.fromkeys(("balie", "desk", "wachtrij"), lambda who, came, _said, now: self._queue(who, came, now)),
            "doorbraak": lambda who, came, _said, now: self._queue(who, came, now, "stuck"),
            "afwezig": lambda who, came, said, now: away.leave(self.casework, who, came, said, now),
            "terug": lambda who, came, _said, now: away.back(self.casework, who, came, now),
            "verhaal": lambda who, came, said, now: self._story(who, came, said, now),
            "ongedaan": lambda who, came, said, now: self._undo(who, came, said, now),
            "opdrachten": lambda who, came, _said, _now: [self._all_commands(who, came)],
            "intrekken": lambda who, came, said, now: self._unsay(who, came, said, now),
            "team": lambda who, came, said, now: self._team.command(who, came, said, now),
            BANNER: lambda who, came, said, _now: self._switch(who, came, BANNER, said),
            PAUSE: lambda who, came, said, _now: self._switch(who, came, PAUSE, said),
            "logboek": lambda who, came, said, now: [self._log(who, came, said, now)],
            "vragen": lambda who, came, _said, now: [self._gaps(who, came, now)],
        }

    def _all_commands(self, person: Person, incoming: Incoming) -> Message:
        told = words.commands(typed.labels(), cases=self.roster.works_on_cases(person.id))
        return Message(incoming.chat, told)

    def _filled_in(self, person: Person, incoming: Incoming, said: str, now: dt.datetime) -> list[Message]:
        assert person.desk is not None
        if person.desk["move"] in SWITCHES:
            if incoming.chat != DESK and is_late(person, now):
                person.desk = None
                return [Message(incoming.chat, "Dat was al een tijd geleden. Er is niets veranderd; begin opnieuw.")]
            return self._switched(person, incoming, said, now)
        if person.desk["move"] == ADDING:
            return [Message(incoming.chat, "Kies een knop hierboven, of tik op Annuleer.")]
        if refused := self._refused(person, person.desk["number"]):
            person.desk = None
            return [Message(incoming.chat, refused)]
        answer = self._answering.filled_in if incoming.chat == DESK else self._answering.typed
        return answer(person, incoming, said, now)

    def _switch(self, person: Person, incoming: Incoming, which: str, said: str) -> list[Message]:
        if not self.roster.is_coordinator(person.id):
            return [Message(incoming.chat, team_words.NOT_YOU)]
        return Switching(self.casework.store).command(person, incoming, which, said)

    def _switched(self, person: Person, incoming: Incoming, why: str | None, now: dt.datetime) -> list[Message]:
        if not self.roster.is_coordinator(person.id):
            person.desk = None
            return [Message(incoming.chat, team_words.NOT_YOU)]
        switching = Switching(self.casework.store)
        if why is None:
            return switching.sure(person, incoming, now)
        return switching.filled_in(person, incoming, why, now)

    def _refused(self, person: Person, number: str) -> str | None:
        """Why this person may not work on this case now; None when they may."""
        card = self.casework.store.cases.card(number)
        if not self.roster.works_on_cases(person.id):
            return "Als redacteur zie je geen dossiers."
        if card is None:
            return "Deze zaak bestaat niet (meer)."
        if card.owner == NOBODY:
            return "Deze zaak is gewist: er is niemand meer die iets leest. Er is niets gedaan of bewaard."
        if card.owner == person.id:
            return "Dit is je eigen aanmelding: een collega werkt eraan. Jij volgt haar met /mijn."
        if not self.roster.may(person.id, card, self.casework.themes(card)):
            return (
                "Deze zaak valt buiten jouw stadsdeel of onderwerp. Vraag het aan wie haar heeft, of een coördinator."
            )
        return None

    def _barred(self, person: Person, number: str, what: str, now: dt.datetime) -> str | None:
        """Why this person may not do this now; that they tried is in the log."""
        refused = self._refused(person, number)
        if refused and self.casework.store.cases.card(number):
            self.casework.store.audit.add(person.id, f"geweigerd: {what}"[:40], now, case=number)
        return refused

    def _meant(self, person: Person, incoming: Incoming, what: str, said: str, now: dt.datetime) -> str | Message:
        """The case that a command is about: the one named behind it, or that of the topic; or why it can't be."""
        number = numbers.find(said) or incoming.case
        if number is None:
            return Message(incoming.chat, words.which_case(what, said))
        refused = self._barred(person, number, what, now)
        return Message(incoming.chat, refused) if refused else number

    def _story(self, person: Person, incoming: Incoming, said: str, now: dt.datetime) -> list[Message]:
        number = self._meant(person, incoming, "verhaal", said, now)
        if isinstance(number, Message):
            return [number]
        self.casework.store.audit.add(person.id, "verhaal", now, case=number)
        return [Message(incoming.chat, self.casework.story(number), case=number)]

    def _unsay(self, person: Person, incoming: Incoming, said: str, now: dt.datetime) -> list[Message]:
        number = self._meant(person, incoming, "intrekken", said, now)
        if isinstance(number, Message):
            return [number]
        place = self._righting.answered(person, incoming, number)
        return self._righting.unsay(person, incoming, number, place, now)

    def _queue(
        self, person: Person, incoming: Incoming, now: dt.datetime, name: str = "", page: int = 0
    ) -> list[Message]:
        if not self.roster.works_on_cases(person.id):
            return [Message(incoming.chat, "Als redacteur zie je geen dossiers.")]
        self.casework.store.audit.add(person.id, "wachtrij", now)
        return [Queues(self.casework, self.roster).show(incoming.chat, person.id, name, now, page)]

    def _card(self, person: Person, incoming: Incoming, number: str, now: dt.datetime) -> Message:
        self.casework.store.audit.add(person.id, "bekeken", now, case=number)
        text, taps = self.casework.desk_card(number, now)
        return Message(incoming.chat, text, taps, number)

    def _gaps(self, person: Person, incoming: Incoming, now: dt.datetime) -> Message:
        """Questions without a good answer: for everybody at the desk, and all that an editor sees."""
        store = self.casework.store
        store.audit.add(person.id, "vragen", now)
        return Message(incoming.chat, gap_words.newest(store.gaps.newest(), self.casework.place_names()))

    def _log(self, person: Person, incoming: Incoming, said: str, now: dt.datetime) -> Message:
        """The newest of the audit log, of one case when a number is given. For coordinators."""
        if not self.roster.is_coordinator(person.id):
            return Message(incoming.chat, team_words.NOT_YOU)
        store = self.casework.store
        entries = store.audit.newest(_LOG, case=numbers.find(said))
        store.audit.add(person.id, "logboek", now, case=numbers.find(said))
        names = {entry.who: name for entry in entries if (name := store.staff.name(entry.who))}
        return Message(incoming.chat, audit_words.log(entries, names))
