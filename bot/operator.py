"""The commands of the operator and the city: backup, restore, retention and report."""

import argparse
import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from bot import content, report
from bot.casework import Casework
from bot.clock import CITY_TIME
from bot.settings import Settings, SettingsError
from bot.store import Store, StoreError, copies, for_command
from bot.tick import clear
from knowledge import load

Lines = Iterator[str]
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def backup(args: argparse.Namespace, settings: Settings, now: dt.datetime) -> Lines:
    """Makes a copy now, beside the running service."""
    made = copies.make(settings.stadswijzer_db, args.to or settings.backups, now)
    yield f"{made} gemaakt en nagekeken ({made.stat().st_size:,} bytes)".replace(",", ".")


def restore(args: argparse.Namespace, settings: Settings, now: dt.datetime) -> Lines:
    """Puts a copy back. The service must be off."""
    done = copies.restore(args.file, settings.stadswijzer_db, now, Store)
    yield f"{settings.stadswijzer_db} is weer zoals op {done.made_at.astimezone(CITY_TIME):%d-%m-%Y %H:%M}"
    if done.erased_again:
        yield f"wie daarna vroeg om te wissen, is opnieuw gewist: {done.erased_again}"
    if not done.all_erased:
        yield (
            "LET OP: het oude bestand is te beschadigd om te zeggen wie na deze kopie gewist is. Hun gegevens kunnen"
            " terug zijn: meld dat aan de functionaris gegevensbescherming"
        )
    if done.aside:
        yield f"het oude bestand staat in {done.aside}"


def retention(args: argparse.Namespace, settings: Settings, now: dt.datetime) -> Lines:
    """Clears what is kept too long, or only tells what would go."""
    with _open(settings) as store:
        if args.dry_run:
            found = store.retention.due(now)
        else:
            guide, flows = content.open_city(settings.stadswijzer_city)
            with store.atomic():
                found = clear(Casework(store, guide, flows), now)
            store.shrink()
    if args.json:
        yield json.dumps(found, ensure_ascii=False)
        return
    yield "Er is niets veranderd. Dit zou weggaan:" if args.dry_run else "Dit is weg:"
    yield from (f"  {name}: {count}" for name, count in found.items())


def monthly(args: argparse.Namespace, settings: Settings, now: dt.datetime) -> Lines:
    """The city's report of a month."""
    pack = load.load(load.CONTENT / settings.stadswijzer_city)
    with _open(settings) as store:
        told = report.make(store, pack, args.month or f"{now.astimezone(CITY_TIME):%Y-%m}", now)
    yield from [json.dumps(told, ensure_ascii=False)] if args.json else report.lines(told, pack)


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    as_json: argparse.ArgumentParser,
    run: Callable[[argparse.Namespace], int],
) -> None:
    """Adds these commands; `run` calls what they name as `tool`."""
    command = commands.add_parser("backup", help="een kopie van de database, terwijl de dienst draait")
    command.add_argument("--to", type=Path, metavar="MAP", help="in deze map in plaats van die van de instelling")
    command.set_defaults(run=run, tool=backup)
    command = commands.add_parser("restore", help="zet een kopie terug; de dienst moet uit staan")
    command.add_argument("file", type=Path, metavar="KOPIE.db")
    command.set_defaults(run=run, tool=restore)
    command = commands.add_parser("retention", parents=[as_json], help="ruimt op wat te lang bewaard is")
    command.add_argument("--dry-run", action="store_true", help="vertel alleen wat weg zou gaan")
    command.set_defaults(run=run, tool=retention)
    command = commands.add_parser("report", parents=[as_json], help="het maandbericht voor de stad")
    command.add_argument("--month", type=_month, metavar="JJJJ-MM", help="een andere maand dan deze")
    command.set_defaults(run=run, tool=monthly)


def _month(text: str) -> str:
    if not _MONTH.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is geen maand; schrijf bijvoorbeeld 2026-11")
    return text


def _open(settings: Settings) -> Store:
    if not settings.stadswijzer_db.exists():
        raise SettingsError(
            f"STADSWIJZER_DB: {settings.stadswijzer_db} is er nog niet; de dienst heeft nog niet gedraaid"
        )
    store = for_command(settings.stadswijzer_db)
    if not store.is_whole():
        raise StoreError(f"STADSWIJZER_DB: {settings.stadswijzer_db} is beschadigd; zet eerst een kopie terug")
    return store
