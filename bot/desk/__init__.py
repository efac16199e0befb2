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
from bot.messages import DESK, Message, buttons
from bot.store.erase import NOBODY
from bot.store.people import Person
from bot.store.sayings import Saying
from bot.turn import Turn
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

    def heard(self, turn: Turn) -> list[Message]:
        """What happens in the staff group. Only a tapped button, a command, or an answer to what we asked of this
        person can reach a resident; anything else said about a case stays inside, with the case."""
        person = turn.person
        if not self.roster.is_staff(person.id):
            person.desk = None
            return self._righting.edited_by_resident(turn) if turn.incoming.edited else []
        if turn.incoming.action is not None:
            return self.action(turn)
        if turn.incoming.edited:
            return self.edited(turn)
        said, answers = turn.incoming.text.strip(), self._answering.asked_in(turn)
        if answers and (turn.incoming.file or turn.incoming.location):
            return [Message(turn.chat, _ONLY_TEXT)]
        if not said:
            return []
        if said.startswith("/"):
            replies = self.text(turn)
            return [Message(turn.chat, words.unknown(None))] if replies is None else replies
        if answers:
            return self._filled_in(turn, said)
        if turn.incoming.case and self._refused(person, turn.incoming.case) is None:
            self.casework.note(turn.incoming.case, "note", person.id, {"text": said}, turn.now)
            self.casework.store.audit.add(person.id, "notitie", turn.now, case=turn.incoming.case)
            place = self.casework.store.cases.newest(turn.incoming.case)
            self._righting.keep(turn.incoming, Saying(turn.incoming.case, place, "text"))
            return self._inside(turn, said)
        return []

    def _inside(self, turn: Turn, said: str) -> list[Message]:
        """What somebody reads whose words stay inside, who may think otherwise: they answered a message of ours, or
        were asked for something just now and typed without answering that."""
        if turn.incoming.case is None:
            return []
        begun = turn.person.desk is not None and turn.person.desk["number"] == turn.incoming.case
        if not turn.incoming.answers_us and not (begun and self._answering.awaits(turn, turn.incoming.case)):
            return []
        if begun:
            return [self._answering.not_sent(turn, said)]
        return [
            Message(turn.chat, _KEPT, buttons([("Stuur nieuws", f"d:news:{turn.incoming.case}")]), turn.incoming.case)
        ]

    def before(self, turn: Turn) -> None:
        """Before a turn: colleagues see people of the desk by the name that they use."""
        if turn.incoming.name and self.roster.is_staff(turn.person.id):
            self.casework.store.staff.call(turn.person.id, turn.incoming.name)

    def after(self, began: dict[str, Any] | None, turn: Turn) -> None:
        """After a turn: cards show who is busy with what, and which message of a resident became an answer is known.
        `began`: what this person was in the middle of before."""
        if turn.incoming.ref and not self.roster.is_staff(turn.person.id):
            self._righting.keep_answer(turn)
        if began is not None and began.get("lapsed"):
            began = None  # their cards say already that they left it
        before, since = ((doing or {}).get("number") for doing in (began, turn.person.desk))
        for number in {before, since} - {None} if before != since else ():
            if number is not None and self.casework.store.cases.card(number) is not None:
                self.casework.post_card(number, turn.now)

    def edited(self, turn: Turn) -> list[Message]:
        """Somebody changed a message of theirs: what was made of it changes too. It does nothing else than it did."""
        saying, said = self.casework.store.sayings.of(ref(turn.incoming)), typed.words_of(turn.incoming.text.strip())
        if saying is not None and self._refused(turn.person, saying.number) is not None:
            return []
        if saying is None and self._answering.reworded(turn, said):
            return [Message(turn.chat, _REWORDED, case=turn.incoming.case)]
        before = self.casework.store.cases.events(saying.number)[saying.event].kind if saying else None
        if (asks := typed.move_of(turn.incoming.text.strip())) is not None and asks != before:
            return [Message(turn.chat, _NOT_BY_EDITING, case=turn.incoming.case)]
        if saying is None:
            return []
        return self._righting.edited(replace(turn, incoming=replace(turn.incoming, text=said)), saying)

    def action(self, turn: Turn) -> list[Message]:
        """A tapped desk button: `d:<what>:<number>[:<more>]`."""
        if not self.roster.is_staff(turn.person.id):
            turn.person.desk = None
            return [Message(turn.chat, "Deze knop is alleen voor medewerkers.")]
        what, *rest = (turn.incoming.action or "").removeprefix("d:").split(":")
        if what == "cancel":
            turn.person.desk = None
            return [Message(turn.chat, "Goed, er is niets verstuurd.")]
        if what == "team":
            return self._team.action(turn, rest)
        if what == "switch":
            return self._switched(turn, None)
        if what == "queue":
            page = int(rest[1]) if rest[1:] and rest[1].isdecimal() else 0
            return self._queue(turn, (rest or [""])[0], page)
        return self._about_a_case(turn, what, rest)

    def _about_a_case(self, turn: Turn, what: str, rest: list[str]) -> list[Message]:
        number, more = (rest or [""])[0], ":".join(rest[1:])
        answering, place = self._answering, int(more) if more.isdecimal() else None
        if what == "undo" and self.roster.works_on_cases(turn.person.id):  # also of what was given away a moment ago
            return Undoing(self.casework).undo(turn, number, place)
        if refused := self._barred(turn, number, what):
            return [Message(turn.chat, refused)]
        if what in ACTS:
            return answering.begin(turn, number, what, keeper=more)
        doing: dict[str, Callable[[], list[Message]]] = {
            "card": lambda: [self._card(turn, number)],
            "unsent": lambda: answering.send_after_all(turn, number, more),
            "story": lambda: self._story(turn, number),
            "more": lambda: [Message(turn.chat, *words.more(number), number)],
            "to": lambda: answering.handed_to(turn, number, more),
            "fill": lambda: answering.chosen(turn, number, more),
            "template": lambda: answering.template(turn, number, more, send=False),
            "copy": lambda: [Message(turn.chat, templates.text(more) or "Die tekst is er niet meer.", case=number)],
            "send": lambda: answering.template(turn, number, more, send=True),
            "unsay": lambda: self._righting.unsay(turn, number, place),
        }
        unknown = [Message(turn.chat, "Die knop ken ik niet (meer). Open de kaart opnieuw.", case=number)]
        return doing[what]() if what in doing else unknown

    def tick(self, now: dt.datetime) -> None:
        """What the desk does by the clock. Who began an answer and left it is not busy for ever: the card says so."""
        for number in self.casework.store.people.lapsed_at_desk(now - CLAIM):
            if self.casework.store.cases.card(number) is not None:
                self.casework.post_card(number, now, bulk=True)
        Queues(self.casework, self.roster).digests(now)
        unreached.tell(self.casework, self.roster, now)

    def text(self, turn: Turn) -> list[Message] | None:
        """What staff type: the answer to a prompt, a command of the desk, or None when it is not for the desk."""
        person = turn.person
        said = turn.incoming.text.strip()
        command, rest = typed.split(said)
        if said.startswith("/") and command in ("nummer", "number"):
            return [number_of(person, turn.chat)]
        if not self.roster.is_staff(person.id):
            person.desk = None
            return None
        if person.desk is not None and (turn.incoming.file or turn.incoming.location):
            return [Message(turn.chat, _ONLY_TEXT)]
        if person.desk is not None and said and not said.startswith("/") and not self._opens(person, said):
            return self._filled_in(turn, said)
        if said.startswith("/") and command in self._commands:
            return self._commands[command](turn, rest.strip())
        if said.startswith("/") and command in typed.COMMANDS:
            return self._typed(turn, command, rest)
        of_residents = turn.chat != DESK and commands.read(said)[0] is not None
        if said.startswith("/") and not of_residents and (near := typed.nearest(command, self._commands)) is not None:
            return [Message(turn.chat, words.unknown(near), case=turn.incoming.case)]
        if said.casefold().rstrip("?!. ") in _QUEUE:
            return self._queue(turn)
        card = self.casework.store.cases.card(number) if (number := numbers.find(said)) else None
        if number and card and self.casework.seen(number, person.id) is None:
            refused = self._barred(turn, number, "kaart")
            return [Message(turn.chat, refused) if refused else self._card(turn, number)]
        return None

    def _opens(self, person: Person, said: str) -> bool:
        """Does somebody who was asked something want to look at a case or the queue, instead of answering?"""
        assert person.desk is not None
        asked_now = self._answering.asked_now(person, person.desk["number"])
        bare = numbers.find(said) is not None and len(said.split()) == 1
        return said.casefold().rstrip("?!. ") in _QUEUE or (bare and (asked_now is None or asked_now.name != "other"))

    def _typed(self, turn: Turn, command: str, rest: str) -> list[Message]:
        """A command about one case, with its words behind it."""
        meant = typed.read(rest, turn.incoming.case, typed.COMMANDS[command])
        act = typed.act_of(command, meant.words)
        if meant.number is None:
            return [Message(turn.chat, words.which_case(command, rest))]
        if refused := self._barred(turn, meant.number, act):
            return [Message(turn.chat, refused)]
        if meant.words and not typed.takes_words(act):
            text = f"Achter /{command} hoort geen tekst. Er is niets gedaan. Bedoel je /nieuws of /vraag?"
            return [Message(turn.chat, text, case=meant.number)]
        said = typed.without_lead(act, meant.words)
        return self._answering.begin(turn, meant.number, act, said)

    def _undo(self, turn: Turn, rest: str) -> list[Message]:
        number = typed.read(rest, turn.incoming.case).number
        if number is None:
            return [Message(turn.chat, words.which_case("ongedaan", rest))]
        return self._about_a_case(turn, "undo", [number])

    @property
    def _commands(self) -> dict[str, Callable[[Turn, str], list[Message]]]:
        return {
            **dict.fromkeys(("balie", "desk", "wachtrij"), lambda turn, _said: self._queue(turn)),
            "doorbraak": lambda turn, _said: self._queue(turn, "stuck"),
            "afwezig": lambda turn, said: away.leave(self.casework, turn, said),
            "terug": lambda turn, _said: away.back(self.casework, turn),
            "verhaal": lambda turn, said: self._story(turn, said),
            "ongedaan": lambda turn, said: self._undo(turn, said),
            "opdrachten": lambda turn, _said: [self._all_commands(turn)],
            "intrekken": lambda turn, said: self._unsay(turn, said),
            "team": lambda turn, said: self._team.command(turn, said),
            BANNER: lambda turn, said: self._switch(turn, BANNER, said),
            PAUSE: lambda turn, said: self._switch(turn, PAUSE, said),
            "logboek": lambda turn, said: [self._log(turn, said)],
            "vragen": lambda turn, _said: [self._gaps(turn)],
        }

    def _all_commands(self, turn: Turn) -> Message:
        told = words.commands(typed.labels(), cases=self.roster.works_on_cases(turn.person.id))
        return Message(turn.chat, told)

    def _filled_in(self, turn: Turn, said: str) -> list[Message]:
        person = turn.person
        assert person.desk is not None
        if person.desk["move"] in SWITCHES:
            if turn.chat != DESK and is_late(turn):
                person.desk = None
                return [Message(turn.chat, "Dat was al een tijd geleden. Er is niets veranderd; begin opnieuw.")]
            return self._switched(turn, said)
        if person.desk["move"] == ADDING:
            return [Message(turn.chat, "Kies een knop hierboven, of tik op Annuleer.")]
        if refused := self._refused(person, person.desk["number"]):
            person.desk = None
            return [Message(turn.chat, refused)]
        answer = self._answering.filled_in if turn.chat == DESK else self._answering.typed
        return answer(turn, said)

    def _switch(self, turn: Turn, which: str, said: str) -> list[Message]:
        if not self.roster.is_coordinator(turn.person.id):
            return [Message(turn.chat, team_words.NOT_YOU)]
        return Switching(self.casework.store).command(turn, which, said)

    def _switched(self, turn: Turn, why: str | None) -> list[Message]:
        if not self.roster.is_coordinator(turn.person.id):
            turn.person.desk = None
            return [Message(turn.chat, team_words.NOT_YOU)]
        switching = Switching(self.casework.store)
        if why is None:
            return switching.sure(turn)
        return switching.filled_in(turn, why)

    def _refused(self, person: Person, number: str) -> str | None:
        """Why this person may not work on this case now; None when they may."""
        card = self.casework.store.cases.card(number)
        if not self.roster.works_on_cases(person.id):
            return "Als redacteur zie je geen dossiers."
        if card is None:
            return "Deze zaak bestaat niet (meer)."
        if card.owner == NOBODY:
            return "Deze zaak is gewist: er is niemand meer die iets leest. Er is niets gedaan of bewaard."
        if self.casework.seen(number, person.id) is not None:
            return "Dit is je eigen aanmelding: een collega werkt eraan. Jij volgt haar met /mijn."
        if not self.roster.may(person.id, card, self.casework.themes(card)):
            return (
                "Deze zaak valt buiten jouw stadsdeel of onderwerp. Vraag het aan wie haar heeft, of een coördinator."
            )
        return None

    def _barred(self, turn: Turn, number: str, what: str) -> str | None:
        """Why this person may not do this now; that they tried is in the log."""
        refused = self._refused(turn.person, number)
        if refused and self.casework.store.cases.card(number):
            self.casework.store.audit.add(turn.person.id, f"geweigerd: {what}"[:40], turn.now, case=number)
        return refused

    def _meant(self, turn: Turn, what: str, said: str) -> str | Message:
        """The case that a command is about: the one named behind it, or that of the topic; or why it can't be."""
        number = numbers.find(said) or turn.incoming.case
        if number is None:
            return Message(turn.chat, words.which_case(what, said))
        refused = self._barred(turn, number, what)
        return Message(turn.chat, refused) if refused else number

    def _story(self, turn: Turn, said: str) -> list[Message]:
        number = self._meant(turn, "verhaal", said)
        if isinstance(number, Message):
            return [number]
        self.casework.store.audit.add(turn.person.id, "verhaal", turn.now, case=number)
        return [Message(turn.chat, self.casework.story(number), case=number)]

    def _unsay(self, turn: Turn, said: str) -> list[Message]:
        number = self._meant(turn, "intrekken", said)
        if isinstance(number, Message):
            return [number]
        place = self._righting.answered(turn, number)
        return self._righting.unsay(turn, number, place)

    def _queue(self, turn: Turn, name: str = "", page: int = 0) -> list[Message]:
        if not self.roster.works_on_cases(turn.person.id):
            return [Message(turn.chat, "Als redacteur zie je geen dossiers.")]
        self.casework.store.audit.add(turn.person.id, "wachtrij", turn.now)
        return [Queues(self.casework, self.roster).show(turn.chat, turn.person.id, name, turn.now, page)]

    def _card(self, turn: Turn, number: str) -> Message:
        self.casework.store.audit.add(turn.person.id, "bekeken", turn.now, case=number)
        text, taps = self.casework.desk_card(number, turn.now)
        return Message(turn.chat, text, taps, number)

    def _gaps(self, turn: Turn) -> Message:
        """Questions without a good answer: for everybody at the desk, and all that an editor sees."""
        store = self.casework.store
        store.audit.add(turn.person.id, "vragen", turn.now)
        return Message(turn.chat, gap_words.newest(store.gaps.newest(), self.casework.place_names()))

    def _log(self, turn: Turn, said: str) -> Message:
        """The newest of the audit log, of one case when a number is given. For coordinators."""
        if not self.roster.is_coordinator(turn.person.id):
            return Message(turn.chat, team_words.NOT_YOU)
        store = self.casework.store
        entries = store.audit.newest(_LOG, case=numbers.find(said))
        store.audit.add(turn.person.id, "logboek", turn.now, case=numbers.find(said))
        names = {entry.who: name for entry in entries if (name := store.staff.name(entry.who))}
        return Message(turn.chat, audit_words.log(entries, names))
