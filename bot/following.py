"""Following a plan of a neighbour: the initiator shares a link and chooses what followers see, and what everybody."""

import datetime as dt
from dataclasses import dataclass, replace

from bot import audience, links, redact, sharing, typed
from bot.casework import Casework
from bot.i18n import Speaker, speaker
from bot.messages import Message, Said
from bot.printing import BOT
from bot.store.cases import Card
from bot.store.people import Person
from bot.words import cases
from bot.words import following as words
from flows.case import CLOSED
from flows.showing import LONGEST_CREDIT, PUBLIC, Sees, Showing
from flows.ties import OVER

PAYLOAD = "follow_"
"""How the payload of a deep link to follow a case starts; a key that can't be guessed comes after it."""
VERBS = frozenset({"share", "sees", "credit", "public", "unshare", "unfollow", "leave", "look", "neighbours"})
CREDIT = "credit"
"""What is typed after the question who is named with a plan."""
MOST_PLANS = 8


@dataclass(frozen=True)
class Following:
    """Sharing, following, and stopping with either."""

    casework: Casework

    def start(self, person: Person, key: str, chat: str) -> list[Message]:
        """Somebody opened a link; they follow the case from now on."""
        number = self.casework.store.followers.case_of(key)
        if number is None:
            t = _t(person)
            return [Message(chat, t("Deze link werkt niet meer. Vraag degene van het plan om een nieuwe."))]
        return self._follow(person, number, chat)

    def action(self, person: Person, verb: str, rest: str, chat: str, now: dt.datetime) -> list[Message]:
        """A tapped button `<verb>:<number>[:<choice>]`: the people of a case share it and choose what is seen;
        anybody stops following or taking part, looks at public plans, or follows one of those."""
        number, _colon, choice = rest.partition(":")
        t, store = _t(person), self.casework.store
        match verb:
            case "unfollow":
                return [self._unfollow(person, number, chat)]
            case "leave":
                store.pairs.leave(number, person.id)
                store.followers.remove(number, person.id)
                store.news.forget(number, person.id)
                return [Message(chat, t("Goed, je doet niet meer mee. Het plan zelf gaat door."))]
            case "neighbours":
                place = (person.said or {}).get("place") or {}
                return [Message(chat, *self._plans(number or place.get("stadsdeel", ""), t))]
            case "look":
                is_public = store.showing.of(number).public and self._is_shown(number)
                return self._follow(person, number, chat) if is_public else [_unknown(chat, t)]
        card = self.casework.owned(number, person.id)
        if card is None:
            return [_unknown(chat, t)]
        if card.state in OVER:
            return [Message(chat, t("Dat kan nu niet meer bij deze aanmelding."), case=number)]
        if verb == "unshare":
            for follower in store.followers.of(number):
                store.news.forget(number, follower)
            store.followers.end(number)
            store.showing.choose(number, Showing())
            return [Message(chat, t("Gestopt. Niemand volgt je plan nog, en de oude link werkt niet meer."))]
        if verb == CREDIT and not choice:
            typed.ask(person, CREDIT, number)
            return [Message(chat, *words.credit(number, self._names(number, t), t), number)]
        self._choose(number, verb, choice, t)
        return [self._shared(person, number, chat, now, code=verb == "share")]

    def named(self, person: Person, number: str, text: str, chat: str, now: dt.datetime) -> list[Message]:
        """Somebody typed who is named with their plan."""
        if self.casework.owned(number, person.id) is None:
            return [_unknown(chat, _t(person))]
        name = " ".join(redact.personal(text).split())[:LONGEST_CREDIT].removeprefix("van ")
        showing = self.casework.store.showing
        showing.choose(number, replace(showing.of(number), credit=name))
        return [self._shared(person, number, chat, now)]

    def _unfollow(self, person: Person, number: str, chat: str) -> Message:
        t, store = _t(person), self.casework.store
        store.followers.remove(number, person.id)
        if self.casework.seen(number, person.id) is None:  # else what waits is of their own plan
            store.news.forget(number, person.id)
        return Message(chat, t("Goed, je volgt dit plan niet meer."))

    def _follow(self, person: Person, number: str, chat: str) -> list[Message]:
        t, card = _t(person), self.casework.card(number)
        if self.casework.seen(number, person.id) is not None:
            return [Message(chat, t("Dit is je eigen plan; daar hoor je alles al van."), case=number)]
        self.casework.store.followers.add(number, person.id)
        heading = audience.heading(self.casework, number, t)
        return [Message(chat, *words.follows(number, heading, cases.state_name(card.state, t), t), number)]

    def _choose(self, number: str, verb: str, choice: str, t: Speaker) -> None:
        store = self.casework.store.showing
        before = after = store.of(number)
        match verb:
            case "sees" if choice in set(Sees):
                after = replace(before, sees=Sees(choice))
            case "credit":
                names = self._names(number, t)
                known = choice.isdecimal() and int(choice) < len(names)
                after = replace(before, credit=names[int(choice)] if known else "")
            case "public" if choice in ("yes", "no"):
                after = replace(before, public=choice == "yes")
        if after != before:
            store.choose(number, after)

    def _shared(self, person: Person, number: str, chat: str, now: dt.datetime, *, code: bool = False) -> Message:
        """The link, with its QR `code` where there is a bot to open, and what can be chosen."""
        t, store = _t(person), self.casework.store
        payload = f"{PAYLOAD}{store.followers.link(number)}"
        link = links.link(store.recall(BOT), payload)
        text, taps = words.sharing(
            number, link or f"/start {payload}", store.showing.of(number), len(store.followers.of(number)), t
        )
        return Message(
            chat, text, taps, number, file=sharing.code(store, person.id, link, now) if link and code else None
        )

    def _names(self, number: str, t: Speaker) -> list[str]:
        """Names that could be meant: the one that was given, and the neighbours of the street or wijk."""
        card = self.casework.card(number)
        where, given = self.casework.told(card, "place"), self.casework.told(card, "contact").get("name")
        place = str(where.get("street") or "").capitalize() or self.casework.place_names().get(
            where.get("wijk") or where.get("stadsdeel") or ""
        )
        neighbours = [t("bewoners {place}", place=place)] if place else []
        return [*([str(given)[:LONGEST_CREDIT]] if given else []), *neighbours]

    def _is_shown(self, number: str) -> bool:
        card = self.casework.store.cases.card(number)
        return card is not None and card.state in PUBLIC

    def _plans(self, stadsdeel: str, t: Speaker) -> Said:
        place = self.casework.place_names().get(stadsdeel)
        found = self.casework.store.showing.public(stadsdeel if place else None, MOST_PLANS)
        return words.plans((self._public(card, t) for card in found), place or t.city, t)

    def _public(self, card: Card, t: Speaker) -> tuple[str, str, str, bool]:
        title = redact.personal(self.casework.subject(card))
        heading = words.titled(title, self.casework.store.showing.of(card.number).credit, t)
        return card.number, heading, cases.state_name(card.state, t), card.state not in CLOSED


def _unknown(chat: str, t: Speaker) -> Message:
    return Message(chat, t("Die aanmelding ken ik niet. Kijk of het nummer klopt."))


def _t(person: Person) -> Speaker:
    return speaker(person.spoken)
