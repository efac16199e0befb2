"""Answers that travel: a record or a route on paper, or as a message with a link and a QR code to pass on."""

import datetime as dt
import secrets
from dataclasses import dataclass

from bot.i18n import Speaker, speaker
from bot.messages import Button, Message, buttons
from bot.printing import BOT, Printer
from bot.store import Store
from bot.store.papers import PDF
from bot.store.people import Person
from bot.words import passing, sheets
from knowledge.answer import Answer
from knowledge.guide import Guide

VERBS = frozenset({"print", "pass-on", "poster"})
CODE = "image/png"
"""The kind of file that is a QR code, to be scanned from the screen: it is shown in the chat, and no file to open."""

MOST_A_MINUTE = 6
"""Sheets for one person: enough for one in every language, and nobody has the press for themselves."""


def taps(t: Speaker, record: str = "") -> tuple[Button, ...]:
    """The buttons under an answer, or under one record."""
    named = f":{record}" if record else ""
    return buttons([(t("Printen"), f"print{named}"), (t("Stuur door"), f"pass-on{named}")])


def code(store: Store, person: str, link: str, now: dt.datetime) -> str:
    """Makes a picture with the QR code of a link, to go with a message to this person; its id."""
    from bot import qr  # not needed for most turns

    file_id = secrets.token_urlsafe(12)
    store.files.add(file_id, person, "stadswijzer.png", CODE, now, qr.picture(link))
    return file_id


@dataclass(frozen=True)
class Paper:
    """A PDF to be printed in a language, and what it is called."""

    name: str
    language: str
    order: str


@dataclass(frozen=True)
class Sharing:
    """What is asked for: `<verb>` for the answer that was given last, `<verb>:<record>` for one record, `poster:<what>`
    for a theme or place as it was called; and for paper `:<language>` after it."""

    store: Store
    guide: Guide

    def action(
        self, person: Person, verb: str, rest: str, found: Answer | None, chat: str, now: dt.datetime
    ) -> list[Message]:
        """A tapped button."""
        record, _colon, language = rest.partition(":")
        t = speaker(person.spoken)
        if (
            verb != "pass-on"
            and self.store.files.made_for(person.id, PDF, now - dt.timedelta(minutes=1)) >= MOST_A_MINUTE
        ):
            return [Message(chat, t("Dat is veel papier tegelijk. Wacht een minuut, dan print ik weer voor je."))]
        if verb == "poster":
            return self._poster(person, record, sheets.spoken(language or t.language), chat, now)
        known = self.guide.pack.canonical(record) in self.guide.pack.records
        if not known and (record or found is None or not found.results):
            return [Message(chat, t("Stel eerst een vraag, dan kan ik het antwoord printen of delen."))]
        if verb == "print":
            return self._printed(person, record, sheets.spoken(language or t.language), found, chat, now)
        return self._passed_on(person, record, found, chat, now)

    @property
    def _printer(self) -> Printer:
        return Printer(self.guide, self.store.recall(BOT))

    def _printed(
        self, person: Person, record: str, language: str, found: Answer | None, chat: str, now: dt.datetime
    ) -> list[Message]:
        t = speaker(person.spoken)
        if record:
            order = self._printer.record(record, found, language, now)
        else:
            assert found is not None
            order = self._printer.route(found, language, now)
        text = t("Dit blad kun je printen en geven. Liever in een andere taal? Kies er een.")
        name = record or "stadswijzer"
        return [self._paper(person, text, f"print:{record}", Paper(name, language, order), chat, now)]

    def _poster(self, person: Person, what: str, language: str, chat: str, now: dt.datetime) -> list[Message]:
        t, about = speaker(person.spoken), self._printer.about(what, now)
        order = self._printer.poster(about, language, now) if about else None
        if about is None or order is None:
            return [Message(chat, t("Waarover wordt de poster? Typ bijvoorbeeld: /poster Moerwijk, of /poster groen."))]
        name = self._printer.title(about, t.language)
        text = t("De poster over {what}. Print hem en hang hem op. Liever in een andere taal? Kies er een.", what=name)
        return [self._paper(person, text, f"poster:{about}", Paper(f"poster-{about}", language, order), chat, now)]

    def _paper(self, person: Person, text: str, action: str, paper: Paper, chat: str, now: dt.datetime) -> Message:
        """The file, with a button for each other language."""
        name = f"{paper.name}-{paper.language}.pdf"
        file_id = secrets.token_urlsafe(12)
        self.store.papers.order(file_id, person.id, name, paper.order, now)
        others = [(name, f"{action}:{code}") for code, name in sheets.LANGUAGES.items() if code != paper.language]
        return Message(chat, text, buttons(others), file=file_id)

    def _passed_on(
        self, person: Person, record: str, found: Answer | None, chat: str, now: dt.datetime
    ) -> list[Message]:
        t, pack, printer = speaker(person.spoken), self.guide.pack, self._printer
        if record:
            link = printer.link_to_record(record)
            text = sheets.record_to_pass_on(printer.judged(record, found, now), pack, link, t)
        else:
            assert found is not None
            link = printer.link_to_route(found)
            text = passing.passed_on(found, pack, t, sheets.more(link, t))
        return [Message(chat, text, file=code(self.store, person.id, link, now) if link else None)]
