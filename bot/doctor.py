"""`doctor`: is everything there that the service needs? Names what is wrong and what to do; shows no secret."""

import datetime as dt
import os
import shutil
from collections.abc import Iterator

from bot import content
from bot.clock import CITY_TIME
from bot.desk.listed import members
from bot.settings import ENV_FILE, Settings
from bot.store import Store, StoreError, copies, wanted_room
from knowledge.load import CONTENT, ContentError

Finding = tuple[bool, str]
"""Is it right, and a sentence about it."""
NIGHTS = 1
"""Days that the newest copy may be old: that of this night may still have to be made."""


def examine(settings: Settings, today: dt.date) -> Iterator[Finding]:
    """Looks at the settings, the content and the store, without changing anything."""
    yield (
        bool(settings.telegram_bot_token),
        _either(
            settings.telegram_bot_token,
            "TELEGRAM_BOT_TOKEN is ingesteld",
            "TELEGRAM_BOT_TOKEN ontbreekt: maak een bot bij @BotFather",
        ),
    )
    yield (
        settings.staff_chat_id is not None,
        _either(
            settings.staff_chat_id,
            "STAFF_CHAT_ID is ingesteld",
            "STAFF_CHAT_ID ontbreekt: zonder groep ziet niemand aan de balie iets",
        ),
    )
    yield (
        bool(settings.staff_ids),
        _either(
            settings.staff_ids,
            f"STAFF_IDS noemt {len(settings.staff_ids)} medewerkers",
            "STAFF_IDS ontbreekt: niemand mag iets aan de balie",
        ),
    )
    yield from _private(settings)
    yield from _room(settings)
    yield from _content(settings, today)
    yield from _store(settings)
    yield from _copies(settings, today)


def _private(settings: Settings) -> Iterator[Finding]:
    """Files that others on this machine should not read, and those where the service itself can't write."""
    for path in (ENV_FILE, settings.stadswijzer_db, settings.backups):
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            continue
        except OSError as error:
            yield False, f"{path} is niet te bereiken ({error.strerror}): kijk van wie de mappen zijn"
            continue
        if mode & 0o077:
            yield False, f"{path} is open voor anderen op deze machine: chmod go= {path}"
        if path != ENV_FILE and not os.access(path, os.W_OK):
            yield False, f"in {path} mag de dienst niet schrijven: geef het aan haar gebruiker met chown"


def _room(settings: Settings) -> Iterator[Finding]:
    """Disks that are nearly full: a copy is as large as the database."""
    database = settings.stadswijzer_db
    wanted = wanted_room(database)
    for folder in dict.fromkeys((database.absolute().parent, settings.backups.absolute())):
        free = shutil.disk_usage(folder).free if os.path.isdir(folder) else wanted
        if free < wanted:
            yield False, f"in {folder} is nog maar {free // 1_000_000} MB vrij: maak ruimte"


def _content(settings: Settings, today: dt.date) -> Iterator[Finding]:
    try:
        guide, flows = content.open_city(settings.stadswijzer_city)
    except ContentError as error:
        yield (
            False,
            f"de inhoud van {settings.stadswijzer_city} heeft {len(error.problems)} fouten:"
            " draai 'stadswijzer knowledge check'",
        )
        return
    try:
        members(settings.staff_ids, guide.pack)
    except ValueError as error:
        yield False, str(error)
    stale = sum(record.stale_after < today for record in guide.pack.records.values())
    yield (
        True,
        f"{settings.stadswijzer_city}: {len(guide.pack.records)} kaarten, {len(guide.pack.needs)} behoeften"
        f" en {len(flows)} gesprekken",
    )
    yield (
        stale == 0,
        f"{stale} kaarten zijn te lang niet nagekeken" if stale else "alle kaarten zijn op tijd nagekeken",
    )
    yield (CONTENT / settings.stadswijzer_city).exists(), "de inhoud is leesbaar"


def _store(settings: Settings) -> Iterator[Finding]:
    path = settings.stadswijzer_db
    if not os.path.exists(path):
        parent = path.absolute().parent
        yield (
            os.path.isdir(parent),
            f"{path} wordt bij de start gemaakt"
            if os.path.isdir(parent)
            else f"STADSWIJZER_DB: de map {parent} bestaat niet",
        )
        return
    if copies.is_older(path):
        yield True, f"{path} is van een oudere versie: de dienst werkt het bij als hij start"
        return
    try:
        store = Store(path)
    except StoreError as error:
        yield False, str(error)
        return
    try:
        whole, why = store.is_whole(), f"{path} is beschadigd: zet een kopie terug"
    except StoreError as error:
        whole, why = False, str(error)
    if not whole:
        store.close()
        yield False, why
        return
    yield True, f"{path} is heel"
    banner = store.switches.banner
    yield True, f"LET OP: noodbericht boven elk antwoord: “{banner}”" if banner else "er staat geen noodbericht aan"
    yield True, "LET OP: aanmelden staat op pauze (/pauze)" if store.switches.paused else "aanmelden staat aan"
    waiting = store.inbox.waiting()
    counts = store.outbox.counts()
    yield (
        True,
        f"{waiting} berichten wachten op een antwoord, {counts.get('waiting', 0)} op verzending,"
        f" {counts.get('failed', 0)} gaven we op",
    )
    store.close()


def _copies(settings: Settings, today: dt.date) -> Iterator[Finding]:
    """Is there a copy of the last nights? Nothing is said before there was a night to make one."""
    found = copies.newest(settings.backups, today) if os.access(settings.backups, os.R_OK | os.X_OK) else None
    if found is None:
        began = copies.began(settings.stadswijzer_db)
        if began is not None and began < today - dt.timedelta(days=NIGHTS):
            yield False, "er is geen kopie van de database: zoek in het log naar 'backup failed'"
        return
    made = copies.made(found).astimezone(CITY_TIME)
    if made.date() < today - dt.timedelta(days=NIGHTS):
        yield False, f"de nieuwste kopie is van {made:%d-%m-%Y}: zoek in het log naar 'backup failed'"
    else:
        yield True, f"de nieuwste kopie is van {made:%d-%m-%Y %H:%M}"


def _either(right: object, yes: str, no: str) -> str:
    return yes if right else no
