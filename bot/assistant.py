"""One turn: what arrived goes in, and everything it leads to is stored together."""

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot import memory, redact
from bot.casework import Casework
from bot.clock import city_day
from bot.desk import Desk
from bot.i18n import Speaker, speaker
from bot.intake import Intake
from bot.messages import Incoming, Message, buttons, clean
from bot.store import Store
from bot.store.people import Person
from bot.words import answers as words
from bot.words import cases as case_words
from flows import numbers
from flows.case import Actor, IllegalMove, Move, State
from flows.model import Flow
from knowledge import language
from knowledge.guide import Answer, Guide
from knowledge.understand import Understanding

log = logging.getLogger(__name__)

_SURE_WORDS = 4
"""In the middle of a talk only a message of at least this many words changes the language."""

COMMANDS: dict[str, tuple[str, ...]] = {
    "start": ("start",),
    "menu": ("menu", "onderwerpen", "topics"),
    "help": ("help", "hulp"),
    "cases": ("mijn", "mijnzaken", "cases", "status"),
    "human": ("mens", "human"),
    "mydata": ("mijngegevens", "mydata"),
    "erase": ("verwijder", "delete"),
    "privacy": ("privacy",),
    "stop": ("stop",),
}
"""Commands with their names in Dutch and English."""


@dataclass(frozen=True)
class Assistant:
    """Everything behind the channels. `handle` is one turn in one transaction."""

    store: Store
    guide: Guide
    flows: Mapping[str, Flow]
    is_staff: Callable[[str], bool]

    @property
    def casework(self) -> Casework:
        """The cases of this store."""
        return Casework(self.store, self.guide, self.flows)

    @property
    def intake(self) -> Intake:
        """The guided talks."""
        return Intake(self.casework, self.flows)

    @property
    def desk(self) -> Desk:
        """What staff can do."""
        return Desk(self.casework, self.is_staff)

    def work(self, now: dt.datetime) -> bool:
        """Handles the oldest message that waits; False when none waits. An error costs one turn, not the service."""
        waiting = self.store.inbox.next()
        if waiting is None:
            return False
        row_id, incoming = waiting
        try:
            with self.store.atomic():
                self.handle(incoming, now)
                self.store.inbox.done(row_id, now)
        except Exception as error:
            # the text itself may hold anything, so only the kind of error is kept
            log.exception("turn failed", extra={"inbox": row_id})
            with self.store.atomic():
                if self.store.inbox.failed(row_id, type(error).__name__, now):
                    self.store.outbox.add(self._apology(incoming), now)
        return True

    def handle(self, incoming: Incoming, now: dt.datetime) -> None:
        """One turn. The caller makes it a transaction."""
        text, had_secret = redact.sensitive(clean(incoming.text))
        incoming = replace(incoming, text=text)
        person = self.store.people.get(incoming.person)
        if person.language is None:
            person.language = incoming.language_hint or "nl"
        if text and not text.startswith("/") and not incoming.action:
            self._hear_language(person, text)
        replies = self._turn(person, incoming, now)
        if had_secret:
            t = speaker(person.language or "nl")
            note = t(
                "Je burgerservicenummer of rekeningnummer heb ik niet nodig; ik heb het weggehaald en niet bewaard."
            )
            replies = [Message(incoming.chat, note), *replies]
        self.store.people.save(person, now)
        for reply in replies:
            self.store.outbox.add(reply, now)

    def _turn(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        if incoming.text and not incoming.action:
            incoming = self._numbered(person, incoming)
        if incoming.action:
            return self._action(person, incoming, now)
        from_desk = self.desk.text(person, incoming, now)
        if from_desk is not None:
            return from_desk
        if incoming.text.startswith("/"):
            return self._command(person, incoming, now)
        if person.talk is not None:
            return self._talk(person, incoming, now)
        if incoming.text:
            return self._said(person, incoming, now)
        t = self._t(person)
        if incoming.location:
            return self._located(person, incoming, now)
        return [
            Message(
                incoming.chat,
                t("Dank je. Vertel er in een paar woorden bij wat je wilt doen, dan help ik je verder."),
            )
        ]

    def _talk(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        if person.talk is not None and person.talk["flow"] not in self.flows:
            person.talk = None
            return self._said(person, incoming, now)
        if incoming.text:
            found = self.guide.ask(incoming.text, city_day(now), None, person.language)
            if found.urgent:
                return self._show(person, found, incoming.chat)
        return self.intake.handle(person, incoming, now, self._beside)

    def _beside(self, person: Person, text: str, now: dt.datetime) -> list[Message]:
        """A short answer to a question in the middle of a talk; what was said of the plan itself stays."""
        found = self.guide.ask(text, city_day(now), None, person.language)
        said, _taps = words.answer(found, self.guide.pack, self._t(person))
        return [Message(person.id, said)]

    def _said(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        number = numbers.find(incoming.text)
        if number:
            return self._case(person, incoming, number)
        before = memory.load(person.said, city_day(now))
        found = self.guide.ask(incoming.text, city_day(now), before, person.language)
        waiting = [card for card in self.store.cases.of(person.id) if card.state == State.WAITING_FOR_YOU]
        if waiting and not found.urgent and not incoming.text.strip().endswith("?"):
            return self._move(person, incoming, waiting[0].number, Move.REPLY, {"text": incoming.text}, now)
        self._remember(person, found.understanding)
        if found.status in ("nothing", "choose"):
            place = found.understanding.place
            self.store.add_gap(
                found.status,
                person.language or "nl",
                place.stadsdeel if place else None,
                redact.personal(incoming.text),
                now,
            )
        if found.status == "my-case" and self.store.cases.of(person.id):
            return self._my_cases(person, incoming.chat)
        return self._show(person, found, incoming.chat)

    def _show(self, person: Person, found: Answer, chat: str) -> list[Message]:
        text, taps = words.answer(found, self.guide.pack, self._t(person))
        return [Message(chat, text, taps)]

    def _action(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        verb, _colon, rest = (incoming.action or "").partition(":")
        t, chat = self._t(person), incoming.chat
        match verb:
            case "d":
                return self.desk.action(person, incoming, now)
            case "need" if rest in self.guide.pack.needs:
                before = memory.load(person.said, city_day(now)) or Understanding("", t.language, city_day(now))
                found = self.guide.route(rest, before)
                self._remember(person, found.understanding, need=rest)
                return self._show(person, found, chat)
            case "theme" if rest in self.guide.pack.themes:
                needs = self.guide.for_theme(rest)[:12]
                pairs = [(need.label.pick(t.language), f"need:{need.id}") for need in needs]
                return [Message(chat, t("Waar gaat het over?"), buttons([*pairs, (t("Iets anders"), "menu")]))]
            case "menu":
                return [
                    Message(chat, t("Kies een onderwerp, of typ je vraag."), words.theme_buttons(self.guide.pack, t))
                ]
            case "more":
                return self._more(person, chat, now)
            case "flow":
                return self.intake.start(person, rest, chat, now)
            case "human":
                return self.intake.start(person, "vraag-aan-loket", chat, now)
            case "resume" if person.talk is not None:
                return self.intake.resume(person, chat)
            case "call":
                return [Message(chat, t("Bel 14070. Zeg erbij in welk stadsdeel het is."))]
            case "wrong":
                said = memory.load(person.said, city_day(now))
                self.store.add_gap("wrong", t.language, None, redact.personal(said.text if said else ""), now)
                return [
                    Message(chat, t("Dank je. Een redacteur kijkt het na. Wat klopt er niet? Je mag het hier typen."))
                ]
            case "mydata" | "erase" | "erase!":
                return self._data(person, verb, chat)
            case "case" | "why" | "reopen" | "withdraw" | "withdraw!" | "follow" | "next":
                return self._case_action(person, incoming, verb, rest, now)
        if person.talk is not None:
            return self._talk(person, incoming, now)
        return [
            Message(
                chat,
                t("Die knop doet het niet meer. Typ je vraag, of kies een onderwerp."),
                words.theme_buttons(self.guide.pack, t, words.MENU_THEMES),
            )
        ]

    def _more(self, person: Person, chat: str, now: dt.datetime) -> list[Message]:
        t = self._t(person)
        said = memory.load(person.said, city_day(now))
        if said is None:
            return [
                Message(chat, t("Waar gaat het over?"), words.theme_buttons(self.guide.pack, t, words.MENU_THEMES))
            ]
        need = (person.said or {}).get("need")
        found = self.guide.route(need, said) if need in self.guide.pack.needs else self.guide.answer(said)
        flow = found.need.flow if found.need else None
        taps = buttons([(t("Aanmelden"), f"flow:{flow}")]) if flow else ()
        return [Message(chat, words.details(found, t), taps)]

    def _case_action(
        self, person: Person, incoming: Incoming, verb: str, rest: str, now: dt.datetime
    ) -> list[Message]:
        number, _colon, more = rest.partition(":")
        t, chat = self._t(person), incoming.chat
        card = self.casework.owned(number, person.id)
        if card is None:
            return [Message(chat, t("Die aanmelding ken ik niet. Kijk of het nummer klopt."))]
        match verb:
            case "case":
                return self._case(person, incoming, number)
            case "why":
                self.casework.note(number, "asked-why", person.id, {}, now)
                due = self.casework.renew(number, None, now)
                self.casework.desk_note(number, f"{number}: de bewoner vraagt waarom het duurt.", now)
                return [
                    Message(
                        chat, t("Ik heb het gevraagd. Je hoort het uiterlijk {day}.", day=t.day(due)), case=number
                    )
                ]
            case "reopen":
                return self._move(person, incoming, number, Move.REOPEN, {}, now)
            case "withdraw":
                pairs = [(t("Ja, trek in"), f"withdraw!:{number}"), (t("Nee, laat staan"), f"case:{number}")]
                return [Message(chat, t("Weet je het zeker?"), buttons(pairs), number)]
            case "withdraw!":
                return self._move(person, incoming, number, Move.WITHDRAW, {}, now)
            case "next":
                return self._next_best(person, incoming, number, now)
            case _:
                return self._followed_up(person, incoming, number, more, now)

    def _next_best(self, person: Person, incoming: Incoming, number: str, now: dt.datetime) -> list[Message]:
        t = self._t(person)
        record = self.casework.next_best(self.casework.card(number), now)
        if record is None:
            return [
                Message(
                    incoming.chat,
                    t("Ik vind nu geen andere weg. Zal iemand met je meedenken?"),
                    buttons([(t("Ja"), "human")]),
                )
            ]
        result = self.guide.judge(record, Understanding("", t.language, city_day(now)))
        details = Message(incoming.chat, words.record_details(result, t), case=number)
        return [details, *self.intake.retell(person, number, incoming.chat, now)]

    def _followed_up(
        self, person: Person, incoming: Incoming, number: str, how: str, now: dt.datetime
    ) -> list[Message]:
        t = self._t(person)
        self.casework.note(number, "follow-up", person.id, {"how": how}, now)
        card = self.casework.card(number)
        if how == "yes":
            if card.state != State.NO:
                self.casework.move(number, Move.CONFIRM, Actor.RESIDENT, person.id, {}, now)
            return [
                Message(
                    incoming.chat,
                    t("Wat fijn! Dank je wel; dit helpt ook de volgende buren met een plan."),
                    case=number,
                )
            ]
        self.casework.desk_note(
            number,
            f"{number}: vier weken later zegt de bewoner: {'deels gelukt' if how == 'part' else 'niet gelukt'}.",
            now,
        )
        due = self.casework.renew(number, None, now)
        text = t("Dank je, dat is goed om te weten. {who} kijkt wat er nog kan. Je hoort iets, uiterlijk {day}.",
                 who=self.casework.who(card.stadsdeel, t.language).capitalize(), day=t.day(due))  # fmt: skip
        return [Message(incoming.chat, text, case=number)]

    def _move(
        self, person: Person, incoming: Incoming, number: str, move: Move, data: dict[str, str], now: dt.datetime
    ) -> list[Message]:
        t = self._t(person)
        try:
            self.casework.move(number, move, Actor.RESIDENT, person.id, data, now)
        except IllegalMove as refused:
            text = {
                "too-late": t("Heropenen kan tot 14 dagen na het besluit. Je kunt wel iemand spreken."),
                "wrong-state": t("Dat kan nu niet meer bij deze aanmelding."),
            }.get(refused.code, t("Dat kan niet."))
            return [Message(incoming.chat, text, buttons([(t("Praat met iemand"), "human")]), number)]
        return []

    def _case(self, person: Person, incoming: Incoming, number: str) -> list[Message]:
        t = self._t(person)
        card = self.casework.owned(number, person.id)
        if card is None:
            return [Message(incoming.chat, t("Die aanmelding ken ik niet. Kijk of het nummer klopt."))]
        text, taps = case_words.timeline(
            number, case_words.subject(card.answers), State(card.state), self.store.cases.events(number), t
        )
        promised = case_words.promised(
            self.store.cases.open_promises(number), t, self.casework.who(card.stadsdeel, t.language)
        )
        return [Message(incoming.chat, f"{text}\n{promised}".rstrip(), taps, number)]

    def _my_cases(self, person: Person, chat: str) -> list[Message]:
        t = self._t(person)
        cards = self.store.cases.of(person.id)
        if not cards:
            return [Message(chat, t("Je hebt via mij nog niets aangemeld. Vertel wat je wilt doen, dan help ik je."))]
        lines = [
            f"• {card.number} · {case_words.subject(card.answers)} · {case_words.state_name(card.state, t)}"
            for card in cards
        ]
        taps = buttons((card.number, f"case:{card.number}") for card in cards[:10])
        return [Message(chat, "\n".join((t("Jouw aanmeldingen:"), *lines)), taps)]

    def _command(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        name, _space, payload = incoming.text[1:].partition(" ")
        name = name.split("@")[0].casefold()
        command = next((key for key, names in COMMANDS.items() if name in names), None)
        t, chat = self._t(person), incoming.chat
        match command:
            case "start" if payload.startswith("need_") and payload[5:] in self.guide.pack.needs:
                return self._action(person, replace(incoming, action=f"need:{payload[5:]}"), now)
            case "start" if payload.startswith("case_"):
                return self._case(person, incoming, payload[5:])
            case "start" | "help":
                text = t(
                    "Hoi! Ik help je op weg met plannen voor je buurt in Den Haag: waar je moet zijn, wat er mag en waar geld is. "
                    "Daarna blijf ik je vertellen wat er met je plan gebeurt. Typ gewoon wat je wilt doen, in je eigen woorden."
                )
                return [
                    Message(
                        chat,
                        text,
                        words.theme_buttons(self.guide.pack, t, words.MENU_THEMES)
                        + buttons([(t("Iets anders"), "menu")]),
                    )
                ]
            case "menu":
                return self._action(person, replace(incoming, action="menu"), now)
            case "cases":
                return self._my_cases(person, chat)
            case "human" | "mydata" | "erase":
                return self._action(person, replace(incoming, action=command), now)
            case "privacy":
                return [
                    Message(
                        chat,
                        self._privacy(t),
                        buttons([(t("Laat mijn gegevens zien"), "mydata"), (t("Wis mijn gegevens"), "erase")]),
                    )
                ]
            case _ if person.talk is not None:
                return self._talk(person, incoming, now)
            case "stop":
                return [Message(chat, t("Er loopt nu niets. Typ gerust je volgende vraag."))]
            case _:
                return [Message(chat, t("Die opdracht ken ik niet. Typ gewoon je vraag, of gebruik /menu."))]

    @staticmethod
    def _privacy(t: Speaker) -> str:
        return t(
            "Ik bewaar je taal, je laatste vraag en een aanmelding waar je halverwege mee stopte (30 dagen). Pas als jij ja zegt, "
            "bewaar ik je aanmelding en geef ik die aan het stadsdeel. Politie of anderen lezen niet mee. Je kunt alles zien en wissen."
        )

    def _data(self, person: Person, verb: str, chat: str) -> list[Message]:
        t = self._t(person)
        if verb == "erase":
            pairs = [(t("Ja, wis alles"), "erase!"), (t("Nee"), "menu")]
            return [
                Message(
                    chat,
                    t("Dan wis ik alles wat ik van je heb en trek ik lopende aanmeldingen in. Weet je het zeker?"),
                    buttons(pairs),
                )
            ]
        if verb == "erase!":
            self.store.erase(person.id)
            person.said = person.talk = person.desk = person.talk_at = None
            return [Message(chat, t("Alles is gewist. Je kunt altijd opnieuw beginnen."))]
        said = person.said.get("text", "") if person.said else ""
        lines = [t("Dit heb ik van je:"), t("Taal: {language}", language=person.language or "nl")]
        lines.append(t("Laatste vraag: {text}", text=said or t("niets")))
        lines.append(t("Aanmelding waar je mee bezig bent: {what}", what=t("ja") if person.talk else t("nee")))
        for card in self.store.cases.of(person.id):
            flow = self.flows.get(card.flow)
            lines.append(f"• {card.number} · {case_words.state_name(card.state, t)}")
            if flow:
                lines += [
                    f"  {question.label.pick(t.language)}: {case_words.value(question, card.answers[question.id], t, self.casework.place_names())}"
                    for question in flow.questions
                    if question.id in card.answers and not card.answers[question.id].get("skipped")
                ]
        return [Message(chat, "\n".join(lines), buttons([(t("Wis mijn gegevens"), "erase")]))]

    def _located(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        t = self._t(person)
        assert incoming.location is not None
        place = self.guide.finder.near(*incoming.location)
        if place is None:
            return [
                Message(incoming.chat, t("Die plek ligt buiten Den Haag, of ik ken hem niet. Typ de straat of wijk."))
            ]
        before = memory.load(person.said, city_day(now)) or Understanding("", t.language, city_day(now))
        found = self.guide.answer(replace(before, place=place, neighbour=None))
        self._remember(person, found.understanding)
        return self._show(person, found, incoming.chat)

    def _remember(self, person: Person, said: Understanding, need: str | None = None) -> None:
        person.said = memory.dump(said) | ({"need": need} if need else {})

    def _hear_language(self, person: Person, text: str) -> None:
        if person.talk is None or len(text.split()) >= _SURE_WORDS:
            person.language = language.detect(text, person.language or "nl")

    def _numbered(self, person: Person, incoming: Incoming) -> Incoming:
        """ "2" means the second button, unless a number is what was asked for."""
        typed = incoming.text.strip()
        if not (typed.isdecimal() and len(typed) <= 2) or person.desk is not None:
            return incoming
        shown = self.store.outbox.newest_buttons(incoming.chat)
        if person.talk is not None and not any(
            button.action.startswith(("a:", "change:", "send")) for button in shown
        ):
            return incoming
        index = int(typed) - 1
        if 0 <= index < len(shown):
            return replace(incoming, action=shown[index].action, text="")
        return incoming

    def _apology(self, incoming: Incoming) -> Message:
        t = self._t(self.store.people.get(incoming.person))
        return Message(
            incoming.chat,
            t("Sorry, daar ging iets mis bij mij. Er is niets kwijt. Probeer het nog eens, of bel 14070."),
        )

    @staticmethod
    def _t(person: Person) -> Speaker:
        return speaker(person.language or "nl")
