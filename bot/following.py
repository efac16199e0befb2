"""Following a case of a neighbour: the initiator shares a link, followers hear where it stands and nothing more."""

import datetime as dt
from dataclasses import dataclass

from bot import links, sharing
from bot.casework import Casework
from bot.i18n import speaker
from bot.messages import Message, buttons
from bot.printing import BOT
from bot.store.people import Person
from bot.words import cases as words
from flows.case import State

PAYLOAD = "follow_"
"""How the payload of a deep link to follow a case starts; a key that can't be guessed comes after it."""
VERBS = frozenset({"share", "unshare", "unfollow", "leave"})


@dataclass(frozen=True)
class Following:
    """Sharing, following, and stopping with either."""

    casework: Casework

    def start(self, person: Person, key: str, chat: str) -> list[Message]:
        """Somebody opened a link; they follow the case from now on."""
        t = speaker(person.language or "nl")
        number = self.casework.store.followers.case_of(key)
        if number is None:
            return [Message(chat, t("Deze link werkt niet meer. Vraag degene van het plan om een nieuwe."))]
        card = self.casework.card(number)
        if card.owner == person.id:
            return [Message(chat, t("Dit is je eigen plan; daar hoor je alles al van."), case=number)]
        self.casework.store.followers.add(number, person.id)
        text = t(
            "Je volgt nu plan {number}. Stand: {state}. Je hoort het als de stand verandert.",
            number=number,
            state=words.state_name(State(card.state), t),
        )
        return [Message(chat, text, buttons([(t("Stop met volgen"), f"unfollow:{number}")]), number)]

    def action(self, person: Person, verb: str, number: str, chat: str, now: dt.datetime) -> list[Message]:
        """A tapped button: share and stop sharing (only the owner), stop following, or stop taking part."""
        t = speaker(person.language or "nl")
        followers = self.casework.store.followers
        if verb == "unfollow":
            followers.remove(number, person.id)
            self.casework.store.news.forget(number, person.id)
            return [Message(chat, t("Goed, je volgt dit plan niet meer."))]
        if verb == "leave":
            self.casework.store.pairs.leave(number, person.id)
            self.casework.store.news.forget(number, person.id)
            return [Message(chat, t("Goed, je doet niet meer mee. Het plan zelf gaat door."))]
        if self.casework.owned(number, person.id) is None:
            return [Message(chat, t("Die aanmelding ken ik niet. Kijk of het nummer klopt."))]
        if verb == "unshare":
            for follower in followers.of(number):
                self.casework.store.news.forget(number, follower)
            followers.end(number)
            return [Message(chat, t("Gestopt. Niemand volgt je plan nog, en de oude link werkt niet meer."))]
        payload, store = f"{PAYLOAD}{followers.link(number)}", self.casework.store
        link = links.link(store.recall(BOT), payload)
        text = t("Buren kunnen je plan volgen. Zij zien alleen het nummer en de stand, niet je verhaal of je naam.")
        how = (
            t("Geef ze deze link of de code: {link}", link=link)
            if link
            else t("Laat ze mij dit sturen: {code}", code=f"/start {payload}")
        )
        taps = buttons([(t("Stop met delen"), f"unshare:{number}")])
        code = sharing.code(store, person.id, link, now) if link else None
        return [Message(chat, f"{text} {how}", taps, number, file=code)]
