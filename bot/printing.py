"""Sheets and posters of what the city pack holds, with a link to the bot on them; and the command that writes them."""

import argparse
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot import content, links
from bot.clock import city_day
from bot.i18n import speaker
from bot.press import printed
from bot.settings import Settings, SettingsError
from bot.sheet import order
from bot.store import for_command
from bot.words import sheets, where
from knowledge.answer import Answer, Result
from knowledge.guide import Guide
from knowledge.model import LANGUAGES
from knowledge.understand import Understanding

BOT = "bot"
"""Under this name the store keeps what our bot is called on Telegram."""


@dataclass(frozen=True)
class Printer:
    """What is to be printed for one city. `bot` is its name on Telegram; without it nothing has a link or a QR code."""

    guide: Guide
    bot: str | None

    def record(self, record: str, found: Answer | None, language: str, now: dt.datetime) -> str:
        """Orders the sheet of one record, seen with what was said in the answer before."""
        loket = found.loket if found else None
        result, link = self.judged(record, found, now), self.link_to_record(record)
        content = sheets.of_record(result, loket, self.guide.pack, city_day(now), link, speaker(language))
        return order("sheet", content, now)

    def route(self, found: Answer, language: str, now: dt.datetime) -> str:
        """Orders the sheet of an answer."""
        spoken = replace(found, understanding=replace(found.understanding, language=language))
        link = self.link_to_route(found)
        content = sheets.of_route(spoken, self.guide.pack, city_day(now), link, speaker(language))
        return order("sheet", content, now)

    def poster(self, about: str, language: str, now: dt.datetime) -> str | None:
        """Orders a poster about a theme, stadsdeel or wijk, by its id; None when there is none."""
        name = self.title(about, language)
        if name is None:
            return None
        kind: links.Kind = "theme" if about in self.guide.pack.themes else "place"
        link = links.link(self.bot, links.payload(kind, about))
        return order("poster", sheets.of_poster(name, link, speaker(language)), now)

    def title(self, about: str, language: str) -> str | None:
        """What this theme, stadsdeel or wijk is called."""
        themes = self.guide.pack.themes
        return themes[about].label.pick(language) if about in themes else where.names(self.guide.pack).get(about)

    def named(self, what: str) -> str | None:
        """The theme, stadsdeel or wijk that has this id or is called so."""
        pack, name = self.guide.pack, what.strip().casefold()
        called = {
            theme.label.pick(language).casefold(): theme.id for theme in pack.themes.values() for language in LANGUAGES
        }
        called |= {place.casefold(): about for about, place in where.names(pack).items()}
        return name if self.title(name, "nl") is not None else called.get(name)

    def about(self, what: str, now: dt.datetime) -> str | None:
        """The theme, wijk or stadsdeel that somebody means, by its name or in their own words."""
        if (named := self.named(what)) is not None:
            return named
        today = city_day(now)
        said = self.guide.read(what, today)
        if said.place and said.place.sure:
            return said.place.wijk or said.place.stadsdeel
        need = self.guide.ask(what, today).need
        return need.theme if need and need.status == "found" else None

    def judged(self, record: str, found: Answer | None, now: dt.datetime) -> Result:
        """The record as it fits what was said."""
        today = city_day(now)
        said = replace(found.understanding, today=today) if found else Understanding("", "nl", today)
        return self.guide.judge(record, said, found.needs if found else ())

    def link_to_record(self, record: str) -> str | None:
        """The link that opens the bot at this record."""
        return links.link(self.bot, links.payload("record", self.guide.pack.canonical(record)))

    def link_to_route(self, found: Answer) -> str | None:
        """The link that opens the bot at this answer: its need and place, or its first record."""
        if found.need is None:
            return self.link_to_record(found.results[0].record.id)
        place = found.understanding.place
        stadsdeel = place.stadsdeel if place and place.sure else None
        return links.link(self.bot, links.payload("need", found.need.id, stadsdeel))


def write(args: argparse.Namespace, settings: Settings, now: dt.datetime) -> Iterator[str]:
    """`stadswijzer paper`: the sheet of a record, a need or a question; or the poster of a theme or place."""
    guide, _flows = content.open_city(settings.stadswijzer_city)
    if args.lang not in sheets.LANGUAGES:
        raise SettingsError(f"--lang {args.lang}: kies uit {', '.join(sheets.LANGUAGES)}")
    printer = Printer(guide, args.bot or _bot_of(settings))
    if printer.bot is None:
        yield "zonder QR-code, want ik weet niet hoe de bot op Telegram heet: geef --bot NAAM"
    about = printer.named(args.what)
    poster = printer.poster(about, args.lang, now) if about else None
    data = printed(poster or _sheet(args.what, printer, args.lang, now))
    try:
        args.out.write_bytes(data)
    except OSError as error:
        raise SettingsError(f"--out {args.out}: hier kan ik niet schrijven ({error.strerror})") from error
    yield f"{args.out} geschreven ({len(data):,} bytes)".replace(",", ".")


def add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    run: Callable[[argparse.Namespace], int],
) -> None:
    """Adds the command; `run` calls what it names as `tool`."""
    command = commands.add_parser("paper", help="een blad of poster om te printen (PDF)")
    command.add_argument("what", metavar="WAT", help="een kaart, behoefte, thema, stadsdeel of wijk; of een vraag")
    command.add_argument("--lang", metavar="LL", default="nl", help=f"taal: {', '.join(sheets.LANGUAGES)}")
    command.add_argument("--out", type=Path, metavar="BESTAND.pdf", default=Path("stadswijzer.pdf"))
    command.add_argument("--bot", metavar="NAAM", help="hoe de bot op Telegram heet, voor de QR-code")
    command.set_defaults(run=run, tool=write)


def _sheet(what: str, printer: Printer, language: str, now: dt.datetime) -> str:
    guide = printer.guide
    if guide.pack.canonical(what) in guide.pack.records:
        return printer.record(what, None, language, now)
    today = city_day(now)
    found = (
        guide.route(what, Understanding("", language, today)) if what in guide.pack.needs else guide.ask(what, today)
    )
    if not found.results:
        raise SettingsError(f"{what!r}: hier heb ik geen kaart, behoefte, thema, plek of antwoord voor")
    return printer.route(found, language, now)


def _bot_of(settings: Settings) -> str | None:
    """What the bot is called, as the service found out when it signed in."""
    if not settings.stadswijzer_db.exists():
        return None
    with for_command(settings.stadswijzer_db) as store:
        return store.recall(BOT)
