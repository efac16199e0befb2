"""Time passes: what is due is done. One look at what is due, by index, however many cases there are."""

import datetime as dt
import logging
from collections import defaultdict
from functools import partial

from bot import aftercare
from bot.casework import Casework
from bot.clock import after_quiet_hours, city_day
from bot.i18n import speaker
from bot.messages import Message, buttons
from bot.promising import due_step
from bot.store import Store
from bot.store.cases import Card
from bot.store.news import Piece
from bot.store.promises import Kept
from bot.weekly import Weekly
from bot.words import desk as desk_words
from bot.words import nonews
from flows import promise as promises
from flows.case import BROKEN, HEARTBEAT, State, in_a_row, is_ours, waits_for
from flows.preferences import Weight
from flows.promise import PromiseState, warn_until
from knowledge.workdays import is_holiday

log = logging.getLogger(__name__)

AT_ONCE = 1000
"""A tick does at most so many promises, questions and reminders each; after a standstill the rest follows in the next
ticks, the oldest first."""
LATE = dt.timedelta(days=1)
"""A reminder that comes later than this after its day says so."""
REMIND_AFTER = dt.timedelta(days=3)
CLEARED_ON = "cleared-on"
"""The day of the last clearing, in the state of the service."""


def tick(store: Store, casework: Casework, now: dt.datetime) -> None:
    """Does everything that is due at `now`, in one transaction. Doing it twice does nothing more. What fails is tried
    again the next time, and holds up nothing else."""
    today = city_day(now)
    with store.atomic():
        for kept in store.promises.due(today, warn_until(today, is_holiday), AT_ONCE):
            with store.apart(kept.promise.number):
                _promise(store, casework, kept, now)
        for question_id, number, kind in store.questions.due(today, AT_ONCE):
            with store.apart(number):
                aftercare.ask(casework, question_id, number, kind, now)
        for act in (casework.news.tell, partial(_drafts, store), partial(_reminders, store),
                    Weekly(store, casework.guide).tell, partial(_retention, casework)):  # fmt: skip
            with store.apart():
                act(now)


def _promise(store: Store, casework: Casework, kept: Kept, now: dt.datetime) -> None:
    if not store.promises.is_open(kept.id):
        return  # something else of the same case was due as well, and settled this
    number, due = kept.promise.number, kept.promise.due
    card = casework.card(number)
    title = casework.subject(card)
    language = casework.language(card.owner)
    t, who = speaker(language), casework.who(card, language)
    match due_step(kept.promise, now):
        case "warn":
            store.promises.mark_warned(kept.id)
            casework.desk_note(number, desk_words.warning(number, title, due), now, by_day=True)
        case "heartbeat":
            casework.promising.news(number, now)
            if silent := casework.promising.without_news(card, now):
                _heartbeat(casework, card, silent, now)
        case "break":
            store.promises.settle(number, PromiseState.BROKEN, "answer")
            casework.note(number, BROKEN, "system", {"due": due.isoformat()}, now)
            renewed = casework.promising.again(number, now, told=True)
            pairs = [(t("Vraag waarom"), f"why:{number}"), (t("Bekijk mijn aanmelding"), f"case:{number}")]
            times = in_a_row(BROKEN, card.owner, store.cases.events(number))
            text = nonews.broken(number, title, due, who, times, t, promised=renewed is not None)
            casework.tell(Piece(number, Weight.DATED, text, buttons(pairs)), now)
            casework.desk_note(number, desk_words.too_late(number, title, due, renewed), now, by_day=True)
        case "none":
            pass


def _heartbeat(casework: Casework, card: Card, people: list[str], now: dt.datetime) -> None:
    """There is no news. When that was said before, or promises were broken in a row, the desk is asked once more."""
    number, since, state = card.number, city_day(card.state_at), State(card.state)
    language = casework.language(card.owner)
    t, who, title = speaker(language), casework.who(card, language), casework.subject(card)
    events = casework.store.cases.events(number)
    broken = in_a_row(BROKEN, card.owner, events)
    stuck = promises.renewed(broken, city_day(now), is_holiday) is None
    silent = state is State.RECEIVED or in_a_row(HEARTBEAT, card.owner, events) > 0
    again = is_ours(state) and silent
    if stuck:
        text, taps = nonews.stuck(number, title, since, who, t)
    else:
        text, taps = nonews.heartbeat(number, title, state, since, who, waits_for(state, events), t, again=again)
    casework.note(number, HEARTBEAT, "system", {}, now)
    casework.tell(Piece(number, Weight.HEARTBEAT, text, taps), now, to=people)
    if stuck or again:
        asked = desk_words.stuck if stuck else desk_words.quiet
        casework.desk_note(number, asked(number, title, since), now, by_day=True)


def _reminders(store: Store, now: dt.datetime) -> None:
    said: defaultdict[str, str] = defaultdict(str)  # after downtime one may be due with another that tells the same
    for reminder_id, person, text, due in store.reminders.due(city_day(now), AT_ONCE):
        with store.apart():
            t = speaker(store.people.get(person).spoken)
            taps = buttons([(t("Herinner mij niet"), f"unremind:{reminder_id}")])
            store.reminders.sent(reminder_id, now)
            if text in said[person]:
                continue
            said[person] += text
            if due < city_day(now) - LATE:
                text = t("Deze herinnering komt later dan beloofd, sorry.") + "\n" + text
            store.outbox.add(Message(person, text, taps, bulk=True, not_before=_awake(store, person, now)), now)


def _drafts(store: Store, now: dt.datetime) -> None:
    for person in store.people.idle_talks(now - REMIND_AFTER):
        with store.apart():
            t = speaker(person.spoken)
            text = t("Je was iets aan het aanmelden. Wil je verder? Je antwoorden staan er nog.")
            pairs = [(t("Ga verder"), "resume"), (t("Stop"), "stop")]
            store.people.mark_reminded(person.id, now)
            not_before = _awake(store, person.id, now)
            store.outbox.add(Message(person.id, text, buttons(pairs), bulk=True, not_before=not_before), now)


def _awake(store: Store, person: str, now: dt.datetime) -> dt.datetime:
    return after_quiet_hours(now, store.people.preferences(person).quiet)


def _retention(casework: Casework, now: dt.datetime) -> None:
    """Once a day, at the first tick after midnight in the city: what is kept too long goes."""
    store, today = casework.store, city_day(now).isoformat()
    if store.recall(CLEARED_ON) != today:
        cleared = clear(casework, now)
        store.remember(CLEARED_ON, today)
        log.info("retention", extra={"cleared": sum(cleared.values())})


def clear(casework: Casework, now: dt.datetime) -> dict[str, int]:
    """Clears what is kept too long, what stands at the desk too; tells how much of each kind. In a transaction."""
    old = casework.store.retention.old_cases(now)
    cleared = casework.store.retention.clear(now)
    for number in old:
        casework.forget_at_desk(number, now)
    return cleared
