"""On behalf of a neighbour: two persons kept apart, with consent that can be given, told and taken back."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from bot import links, sharing
from bot.casework import Casework
from bot.i18n import Speaker, speaker
from bot.messages import DESK, Message, buttons
from bot.printing import BOT
from bot.store.behalf import Behalf, Hears
from bot.store.people import Person
from bot.talks import NEWS_FOR
from bot.words import behalf as words
from flows.case import CLOSED, Actor, IllegalMove, Move
from flows.promise import PromiseState

PAYLOAD = "behalf_"
"""How the payload of the link for the neighbour starts; a key that can't be guessed comes after it."""
VERBS = frozenset({"behalf-yes", "behalf-no", "behalf-no!", "news-for"})


@dataclass(frozen=True)
class OnBehalf:
    """What helpers and neighbours do with a case that one registered for the other."""

    casework: Casework

    def registered(self, number: str, answers: Mapping[str, Any], person: Person, now: dt.datetime) -> list[Message]:
        """A talk was finished; when it was for somebody else, the helper gets what the neighbour may open."""
        hears = (answers.get(NEWS_FOR) or {}).get("choice")
        if hears not in words.CHOICES:
            return []
        store, t = self.casework.store, _t(person)
        found = store.behalf.begin(number, person.id, cast(Hears, hears), now)
        self.casework.note(number, "consent-said", person.id, {}, now)
        self.casework.post_card(number, now)
        payload = f"{PAYLOAD}{found.key}"
        link = links.link(store.recall(BOT), payload)
        text, taps = words.link_for_neighbour(found, link or f"/start {payload}", t)
        code = sharing.code(store, person.id, link, now) if link else None
        return [Message(person.id, text, taps, number, file=code)]

    def start(self, person: Person, key: str, chat: str) -> list[Message]:
        """Somebody opened the link."""
        t, found = _t(person), self.casework.store.behalf.by_key(key)
        card = self.casework.store.cases.card(found.number) if found else None
        if found is None or card is None or card.state in CLOSED or found.consent == "back":
            return [Message(chat, t("Deze link werkt niet meer. Vraag wie je helpt hoe het zit."))]
        if person.id == found.helper:
            return [
                Message(chat, t("Deze link is voor je buur. Stuur hem door, of lees hem samen."), case=found.number)
            ]
        if found.neighbour is not None and found.neighbour != person.id:
            return [Message(chat, t("Deze link is al gebruikt. Vraag wie je helpt hoe het zit."))]
        return [Message(chat, *words.asked(found, self.casework.subject(card), t), found.number)]

    def action(self, person: Person, verb: str, rest: str, chat: str, now: dt.datetime) -> list[Message]:
        """A tapped button: `<verb>:<number>[:<choice>]` of the two people of the case, or with the key of the link
        for a neighbour who did not agree yet."""
        reference, _colon, choice = rest.partition(":")
        t, found = _t(person), self._theirs(person, reference, by_link=verb == "behalf-yes")
        ended = found is not None and verb == "behalf-yes" and self.casework.card(found.number).state in CLOSED
        if found is None or found.consent == "back" or ended:
            return [Message(chat, t("Die aanmelding ken ik niet. Kijk of het nummer klopt."))]
        match verb:
            case "behalf-yes":
                return self._agreed(person, found, chat, now)
            case "behalf-no":
                return [self._sure(person, found, reference, chat)]
            case "behalf-no!":
                return self._taken_back(person, found, chat, now)
            case _:
                return self._hears(person, found, choice, chat, now)

    def _theirs(self, person: Person, reference: str, *, by_link: bool) -> Behalf | None:
        """The case that they may do this with: `by_link`, only who opened it, which the helper can't do for them."""
        behalf = self.casework.store.behalf
        by_key, by_number = behalf.by_key(reference), None if by_link else behalf.of(reference)
        if by_key is not None and person.id != by_key.helper and by_key.neighbour in (None, person.id):
            return by_key
        return by_number if by_number and person.id in (by_number.helper, by_number.neighbour) else None

    def _sure(self, person: Person, found: Behalf, reference: str, chat: str) -> Message:
        t, number = _t(person), found.number
        if person.id == found.helper:
            text = t("Dan stopt de aanmelding {number} en wis ik wie je buur is. Weet je het zeker?", number=number)
        else:
            text = t("Dan stopt de aanmelding {number} en wis ik wie jij bent. Weet je het zeker?", number=number)
        pairs = [(t("Ja, stop ermee"), f"behalf-no!:{reference}"), (t("Nee"), "fine")]
        return Message(chat, text, buttons(pairs), number)

    def _agreed(self, person: Person, found: Behalf, chat: str, now: dt.datetime) -> list[Message]:
        t, store, number = _t(person), self.casework.store, found.number
        store.behalf.agree(number, person.id, now)
        self.casework.note(number, "consent-link", "system", {}, now)
        self.casework.desk_note(number, f"{number}: de bewoner voor wie dit is, stemde zelf in via de link.", now)
        self.casework.post_card(number, now)
        text, taps = words.who_hears(store.behalf.of(number) or found, person.id, t)
        show = buttons([(t("Bekijk mijn aanmelding"), f"case:{number}")])
        thanks = t("Dank je! {who} Je kunt dit altijd veranderen of stoppen.", who=text)
        return [Message(chat, thanks, show + taps, number)]

    def _taken_back(self, person: Person, found: Behalf, chat: str, now: dt.datetime) -> list[Message]:
        """The case stops, and who it was for is forgotten; the helper hears that it stopped."""
        number, store, t = found.number, self.casework.store, _t(person)
        self.casework.note(number, "consent-back", "system", {}, now)
        store.erasing.consent_back(number, now)
        try:
            self.casework.move(number, Move.WITHDRAW, Actor.RESIDENT, found.helper, {}, now)
        except IllegalMove:  # it had ended already
            store.promises.settle(number, PromiseState.CANCELLED)
            store.questions.cancel(number)
        self.casework.forget_at_desk(number, now)
        told = f"{number}: de toestemming is ingetrokken; wie het was, is gewist."
        store.outbox.add(Message(DESK, told), now)
        text = t("De toestemming is ingetrokken. De aanmelding {number} is gestopt.", number=number)
        return [Message(one, text, case=number) for one in (chat, found.helper) if person.id != found.helper]

    def _hears(self, person: Person, found: Behalf, choice: str, chat: str, now: dt.datetime) -> list[Message]:
        t = _t(person)
        if choice in words.CHOICES and choice != found.hears:
            self.casework.store.behalf.hear(found.number, choice)
            found = self.casework.store.behalf.of(found.number) or found
            self.casework.post_card(found.number, now)
        text, taps = words.who_hears(found, person.id, t)
        if found.neighbour is None and found.hears != "helper":
            text += " " + words.not_yet(t)
        return [Message(chat, text, taps, found.number)]


def _t(person: Person) -> Speaker:
    return speaker(person.spoken)
