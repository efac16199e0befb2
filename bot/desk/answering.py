"""A move of staff from the first tap to the last word: one asks at a time, and two never answer the same case."""

import datetime as dt
from dataclasses import dataclass, replace

from bot import ties
from bot.casework import CLAIM, Casework
from bot.clock import city_day
from bot.desk import reading, typed
from bot.desk.asking import asked, is_late
from bot.desk.handing import Handing, without_take
from bot.desk.righting import ref
from bot.desk.roster import Roster
from bot.desk.undoing import LABEL
from bot.mending import TAKES_BACK
from bot.messages import DESK, Button, Message, buttons
from bot.store.people import Person
from bot.store.sayings import Saying
from bot.turn import Turn
from bot.words import desk as desk_words
from bot.words import templates
from bot.words.acts import (
    ACTS,
    SENTENCES,
    SURE,
    TOO_SHORT,
    Act,
    Prompt,
    days_ahead,
)
from bot.words.cases import short
from flows import numbers
from flows.case import Actor, IllegalMove, Move, State, possible
from flows.ties import NEEDED, TIES, goes_on_as, named, parties

_OLD = "Die knop doet het niet meer. Open de kaart opnieuw."
_BUSY = "Een collega is nu met deze zaak bezig. Er is niets verstuurd. Probeer het over een paar minuten nog eens."
_YOURS = "Deze zaak is al van jou."
_REFUSED = {
    "not-yours": "Dat kan alleen de bewoner zelf doen.",
    "missing": "Er ontbreekt nog iets. Begin opnieuw via de knop.",
    "too-late": "Daarvoor is het te laat.",
    "no-such-case": "Die andere zaak bestaat niet. Klopt het nummer?",
    "same-case": "Dat is deze zaak zelf.",
    "other-closed": "Die andere zaak is al afgelopen.",
    "not-agreed": "Deze plannen zijn van verschillende mensen, die nog niet allebei ja zeiden. Kies eerst Meer, dan"
    " Stel voor aan elkaar.",
    "asked-before": "Deze mensen zijn al aan elkaar voorgesteld.",
}
_NOT_SENT = (
    "Dit is niet verstuurd: je antwoordde niet op mijn laatste vraag. Het staat als notitie bij de zaak. Is het je"
    " antwoord op mijn vraag?"
)
_OUTSIDE = "Die andere zaak valt buiten jouw stadsdeel of onderwerp: een coördinator kan dit wel."
_LATE_CHOICE = "Dat was al een tijd geleden, en er is niets verstuurd. Open de kaart om opnieuw te beginnen."
_REASONED = frozenset({Move.HAND_OVER, Move.WAIT, Move.DECIDE_PROVIDED, Move.DECIDE_NO, Move.STOP, Move.MERGE})
"""Moves of which what is said is the reason."""


@dataclass(frozen=True)
class Answering:
    """Moves of staff. What somebody is in the middle of is kept with the person (`Person.desk`)."""

    casework: Casework
    roster: Roster

    @property
    def _handing(self) -> Handing:
        return Handing(self.casework, self.roster)

    def begin(
        self,
        turn: Turn,
        number: str,
        what: str,
        said: str = "",
        keeper: str = "",
    ) -> list[Message]:
        """Does it, or asks for what must be said with it. `said` came with it: the answer to the first of that.
        `keeper`: from whom it is taken."""
        if (no := self._not_now(turn, number, what, keeper)) is not None:
            return [replace(no, to=turn.chat)]
        prompts, words = ACTS[what].prompts, {"text": said} if said else {}
        if said and (what == Move.HAND_OVER or not prompts) and not reading.says_something(said):
            return [Message(turn.chat, TOO_SHORT, case=number)]
        refs = {"text": ref(turn.incoming)} if said and turn.incoming.ref else {}
        if what == Move.HAND_OVER:
            turn.person.desk = {"number": number, "move": what, "data": words, "refs": refs}
            return [Message(turn.chat, *self._handing.asked(turn, number), number)]
        if said and prompts:
            turn.person.desk = {"number": number, "move": what, "data": {}}
            return self.filled_in(turn, said)
        return self._next(turn, number, what, words, refs)

    def _not_now(self, turn: Turn, number: str, what: str, keeper: str) -> Message | None:
        """Why this can't be begun now: said before anybody types a word for it."""
        if self._busy(turn, number):
            return Message("", _BUSY, case=number)
        card = self.casework.card(number)
        if ACTS[what].move not in possible(State(card.state), Actor.STAFF):
            return self._wrong_state(number)
        if what != Move.TAKE or card.keeper is None:
            return None
        if card.keeper == turn.person.id:
            return Message("", _YOURS, case=number) if card.state in desk_words.UNDER_WAY else None
        if keeper == card.keeper or not self.roster.is_staff(card.keeper):
            return None
        has = self.casework.store.staff.name(card.keeper) or "Een collega"
        taps = buttons([desk_words.take_over(card)])
        return Message("", f"{has} heeft deze zaak al. Er is niets veranderd.", taps, number)

    def _wrong_state(self, number: str) -> Message:
        """An act for which it is too early or too late: where the case stands, and what can be done now."""
        card, goes_on = self.casework.card(number), goes_on_as(self.casework.store.cases.events(number))
        return Message("", desk_words.not_now(card, goes_on), desk_words.actions(card), number)

    def handed_to(self, turn: Turn, number: str, to: str) -> list[Message]:
        """The case goes to this stadsdeel or colleague; asks why."""
        if self._busy(turn, number):
            return [Message(turn.chat, _BUSY, case=number)]
        if (data := self._handing.to(number, to)) is None:
            return [Message(turn.chat, "Dat stadsdeel of die collega ken ik niet.")]
        began = turn.person.desk or {}
        kept = began if (began.get("number"), began.get("move")) == (number, Move.HAND_OVER) else {"data": {}}
        why = {"text": kept["data"]["text"]} if "text" in kept["data"] else {}
        return self._next(turn, number, Move.HAND_OVER, data | why, kept.get("refs", {}))

    def chosen(self, turn: Turn, number: str, more: str) -> list[Message]:
        """A tapped answer `<prompt>:<value>`; only to what is asked now, however often the button is tapped."""
        name, _colon, value = more.partition(":")
        asked_now = self.asked_now(turn.person, number)
        if asked_now is None or asked_now.name != name:
            return [Message(turn.chat, _OLD, case=number)]
        return self.filled_in(turn, value)

    def not_sent(self, turn: Turn, said: str) -> Message:
        """In the middle of an answer somebody answered another message of ours: it may be meant for the resident, or
        for colleagues. It stays inside until they say so."""
        assert turn.person.desk is not None
        turn.person.desk["unsent"] = [said, turn.incoming.ref]
        sends = ("Ja, gebruik dit", f"d:unsent:{turn.incoming.case}:{turn.incoming.ref or ''}")
        taps = buttons([sends, ("Nee, het is een notitie", "d:cancel")])
        return Message(turn.chat, f"{_NOT_SENT}\n“{short(said)}”", taps, turn.incoming.case)

    def send_after_all(self, turn: Turn, number: str, ref: str) -> list[Message]:
        """It was meant as the answer to what was asked. `ref`: the message that the button was about."""
        person = turn.person
        unsent = (person.desk or {}).get("unsent")
        if person.desk is None or person.desk["number"] != number or unsent is None or ref != (unsent[1] or ""):
            return [Message(turn.chat, _OLD, case=number)]
        said, meant = person.desk.pop("unsent")
        return self.filled_in(replace(turn, incoming=replace(turn.incoming, ref=meant)), said)

    def awaits(self, turn: Turn, number: str) -> bool:
        """Were they asked just now for something to type about this case?"""
        asked_now = None if is_late(turn) else self.asked_now(turn.person, number)
        return asked_now is not None and not asked_now.choices and not self._asks_whom(turn.person)

    def _asks_whom(self, person: Person) -> bool:
        """Is it asked to whom a case goes? That is only tapped."""
        return person.desk is not None and person.desk["move"] == Move.HAND_OVER and "to" not in person.desk["data"]

    def asked_now(self, person: Person, number: str) -> Prompt | None:
        """What this person is asked about this case at this moment."""
        if person.desk is None or person.desk["number"] != number or person.desk["move"] not in ACTS:
            return None
        data = person.desk["data"]
        return next((prompt for prompt in ACTS[person.desk["move"]].prompts if prompt.name not in data), None)

    def template(self, turn: Turn, number: str, name: str, *, send: bool) -> list[Message]:
        """A text that was ready: shown first, to send as it is or to answer with other words."""
        text, asked_now = templates.text(name), self.asked_now(turn.person, number)
        fits = turn.person.desk is not None and templates.is_for(name, turn.person.desk["move"])
        if text is None or asked_now is None or asked_now.name != "text" or not fits:
            return [Message(turn.chat, _OLD, case=number)]
        if send:
            return self.filled_in(turn, text, template=name)
        said = (
            f"{number}: dit krijgt de bewoner, in de eigen taal als dat kan:\n“{text}”\n"
            "Liever anders? Kopieer de tekst en verander hem, of typ zelf iets."
        )
        question = asked(turn, said, [("Verstuur zo", f"d:send:{number}:{name}")], number)
        copy = Button("Kopieer de tekst", f"d:copy:{number}:{name}", text)
        return [replace(question, buttons=(*question.buttons[:-1], copy, question.buttons[-1]))]

    def typed(self, turn: Turn, said: str) -> list[Message]:
        """What somebody typed in their own talk. Long after we asked, or when we asked in the group, it may be about
        something else: then we ask first."""
        person = turn.person
        assert person.desk is not None
        number = person.desk["number"]
        here = not (is_late(turn) or person.desk.get("prompt"))
        if here or self._busy(turn, number):
            return self.filled_in(turn, said)
        if (prompt := self.asked_now(person, number)) is None or prompt.choices:
            person.desk = None
            return [Message(turn.chat, _LATE_CHOICE, case=number)]
        person.desk["unsent"] = [said, turn.incoming.ref]
        text = f"{number}: eerder vroeg ik: {prompt.text}\nIs dit je antwoord?\n“{said}”"
        taps = [("Ja, gebruik dit", f"d:unsent:{number}:{turn.incoming.ref or ''}"), ("Annuleer", "d:cancel")]
        return [Message(turn.chat, f"{text}\nEr is nog niets verstuurd.", buttons(taps), number)]

    def filled_in(self, turn: Turn, said: str, template: str | None = None) -> list[Message]:
        """The answer to what was asked, from a template or typed; asks the next thing, or makes the move."""
        person = turn.person
        assert person.desk is not None
        number, what, data = person.desk["number"], person.desk["move"], dict(person.desk["data"])
        if self._busy(turn, number):
            person.desk = None
            return [Message(turn.chat, _BUSY, case=number)]
        prompt = self.asked_now(person, number)
        if prompt is None or self._asks_whom(person):
            return [Message(turn.chat, "Kies een knop hierboven, of tik op Annuleer.", case=number)]
        said = typed.without_lead(what, said) if prompt.name == "text" else said
        read, again = reading.read(prompt, said, turn.today)
        if prompt.name == "other" and (why_not := self._not_with(person, number, said)):
            read, again = None, f"{why_not} Typ een ander nummer."
        if read is None:
            return [self._prompt(turn, number, replace(prompt, text=again))]
        if template is not None and prompt.name == "text":
            data["template"] = template
        is_typed = turn.incoming.ref and prompt.read == "text" and not prompt.choices
        by = {prompt.name: ref(turn.incoming)} if is_typed else {}
        refs = person.desk.get("refs", {}) | by
        return self._next(turn, number, what, data | {prompt.name: read}, refs)

    def reworded(self, turn: Turn, said: str) -> bool:
        """Somebody changed an answer of theirs before the rest was said: it reads like this now. Is it one of those?"""
        person = turn.person
        refs = (person.desk or {}).get("refs", {})
        name = next((name for name, message in refs.items() if message == ref(turn.incoming)), None)
        if person.desk is None or name not in SENTENCES or not reading.says_something(said):
            return False
        told = typed.without_lead(person.desk["move"], said) if name == "text" else said
        person.desk["data"] = person.desk["data"] | {name: told}
        return True

    def _not_with(self, person: Person, number: str, said: str) -> str | None:
        """Why the case that was named can't be brought together with this one by this person; None when it can."""
        found = numbers.find(said)
        card = self.casework.store.cases.card(found) if found else None
        if card is None:
            return _REFUSED["no-such-case"]
        if card.number != number and not self.roster.may(person.id, card, self.casework.themes(card)):
            return _OUTSIDE
        act = ACTS[(person.desk or {})["move"]]
        refused = ties.refused(self.casework, number, card, act.move)
        return _REFUSED[refused] if refused else None

    def _next(
        self,
        turn: Turn,
        number: str,
        what: str,
        data: dict[str, str],
        refs: dict[str, str],
    ) -> list[Message]:
        """Asks the first thing that is not known yet; does it when everything is. `refs`: the messages in which the
        answers of `data` were typed, in case somebody edits one."""
        prompt = next((prompt for prompt in ACTS[what].prompts if prompt.name not in data), None)
        if prompt is not None:
            turn.person.desk = {"number": number, "move": what, "data": data, "refs": refs}
            return [self._prompt(turn, number, prompt)]
        turn.person.desk, newest = None, self.casework.store.cases.newest(number)
        self.casework.store.people.save(turn.person, turn.now)  # cards tell who is busy
        told = {name: value for name, value in data.items() if name != SURE.name}
        done = self._move(turn, number, ACTS[what], told)
        if self.casework.store.cases.newest(number) > newest:
            for name, message in refs.items():
                self.casework.store.sayings.add(message, Saying(number, newest + 1, name))
        return done

    def _busy(self, turn: Turn, number: str) -> bool:
        """Is somebody else of staff in the middle of an answer to this case?"""
        others = self.casework.store.people.at_desk(number, turn.now - CLAIM)
        return any(other != turn.person.id and self.roster.is_staff(other) for other in others)

    def asked_in(self, turn: Turn) -> bool:
        """Is the message that was answered the one in which this person was asked something?

        Somebody may answer before the channel has told us under which name our question arrived there: then it is
        the message of ours that we know nothing of.
        """
        slot, store = (turn.person.desk or {}).get("prompt"), self.casework.store
        if not slot or not turn.incoming.answers:
            return False
        arrived = store.shown.where(DESK, str(slot))
        if arrived is None and turn.incoming.answers_us:
            return store.outbox.case_at_desk(turn.incoming.answers) is None
        return arrived == turn.incoming.answers

    def _prompt(self, turn: Turn, number: str, prompt: Prompt) -> Message:
        taps = [(label, f"d:fill:{number}:{prompt.name}:{value}") for label, value in prompt.choices]
        if prompt.read == "day":
            taps += [
                (label, f"d:fill:{number}:{prompt.name}:{day}") for day, label in days_ahead(city_day(turn.incoming.at))
            ]
        if prompt.name == "text":
            fitting = templates.for_act((turn.person.desk or {})["move"], self.casework.card(number).state)
            taps += [(one.label, f"d:template:{number}:{one.id}") for one in fitting]
        if prompt.name == "party":
            who = self._parties(number, (turn.person.desk or {})["move"])
            taps += [(name, f"d:fill:{number}:party:{name}") for name in who]
        text = f"{number}: {self._named(turn.person)}{prompt.text}"
        if prompt.name == "text":
            text += desk_words.reads(self.casework.language(self.casework.card(number).owner))
        return asked(turn, text, taps, number, typed=not prompt.choices)

    def _parties(self, number: str, move: str) -> list[str]:
        """Who can be picked: who takes part, to be let go; else whom the initiator of the plan said it needs."""
        events, needed = self.casework.store.cases.events(number), self.casework.card(number).answers.get(NEEDED) or {}
        return [one.name for one in parties(events)] if move == Move.RELEASE else named(needed.get("said", ""), events)

    def _named(self, person: Person) -> str:
        """The other case that was named, with its subject, so that a wrong number is seen in time; or the day that was
        read, for the same reason."""
        told = (person.desk or {})["data"]
        if "until" in told:
            return f"uiterlijk {desk_words.day_of(dt.date.fromisoformat(told['until']))}\n"
        other = numbers.find(told.get("other", ""))
        return f"met {other} · {self.casework.subject(self.casework.card(other))}\n" if other else ""

    def _move(self, turn: Turn, number: str, act: Act, data: dict[str, str]) -> list[Message]:
        person = turn.person
        if "department" in data:
            data = data | {"to": data["department"], "to_name": data["department"]}
        before, had = self.casework.store.before.take(number), self.casework.card(number).keeper
        try:
            self.casework.move(number, act.move, Actor.STAFF, person.id, data, turn.now)
        except IllegalMove as refused:
            if refused.code == "wrong-state":
                return [replace(self._wrong_state(number), to=turn.chat)]
            return [Message(turn.chat, _REFUSED[refused.code], case=number)]
        if act.move not in TIES:
            self.casework.store.before.keep(number, before, turn.now)
        why = " · ".join(data[name] for name in ("rule", "text") if name in data) if act.move in _REASONED else ""
        self.casework.store.audit.add(person.id, act.label, turn.now, case=number, why=why)
        text, taps = self.casework.desk_card(number, turn.now)
        shown = "" if turn.chat == DESK else f"\n{text}"  # there the card stands on top, up to date
        place = self.casework.store.cases.newest(number)
        label, what = ("Trek in", "unsay") if act.move in TAKES_BACK else (LABEL, "undo")
        taps = buttons([(label, f"d:{what}:{number}:{place}")] if act.move not in TIES else []) + taps
        if self.casework.card(number).keeper == person.id:  # what one has oneself can't be taken up
            taps = without_take(taps)
        said = desk_words.told(self.casework.told_later(number), turn.now)
        said += self._other_way(number, turn.now) if act.move is Move.DECIDE_NO else ""
        done = [Message(turn.chat, f"{said}{shown}", taps, number)]
        if act.move is Move.HAND_OVER:
            done += self._handing.received(turn, number, data)
        if act.move is Move.TAKE:
            done += self._handing.taken(turn, number, had)
        return done

    def _other_way(self, number: str, now: dt.datetime) -> str:
        """What a resident is offered with a no, so that staff know it too."""
        record = self.casework.next_best(self.casework.card(number), now)
        if record is None:
            return "\nEen andere weg vond ik niet: bel de bewoner als je er een weet."
        return f"\nDe bewoner leest ook wat wel kan: {self.casework.guide.pack.records[record].title.nl}."
