"""A record in words: in a line, in full, and where to reach it."""

from collections.abc import Collection

from bot.i18n import Speaker
from bot.messages import bold
from bot.words import caveats, reasons, screen, sources, where
from bot.words.figures import dated, figures, lead, with_year
from knowledge.answer import Answer, Result
from knowledge.load import Pack
from knowledge.model import Contact, Record, Role, Text


def listed(shown: list[Result], t: Speaker, *, brief: bool, bare: bool = False) -> list[str]:
    """The records with a number each; the first that fits is told in full, when `brief` only that and the first, and
    when `bare` none of them."""
    told = {1, next((number for number, result in enumerate(shown, start=1) if result.verdict.fit != "no"), 1)}
    told = set() if bare else told
    return [
        f"{number}. {line(result, t, full=number in told, title_only=bare or (brief and number not in told))}"
        for number, result in enumerate(shown, start=1)
    ]


def line(result: Result, t: Speaker, *, full: bool = True, title_only: bool = False, least: bool = False) -> str:
    """A record in one line: what it is (always when `full`), what it costs or gives, and until when. The `least` of it
    has the last day without the weeks from which that follows, and its title in one language."""
    record, verdict = result.record, result.verdict
    title = bold(record.title.pick(t.language)) if title_only or least else titled(record.title, t)
    summary = record.summary.pick(t.language)
    if misfits := screen.against(result):
        parts = [reasons.told(reason, record, t) for reason in misfits]
        if (
            record.who
            and record.who.through
            and not title_only
            and any(reason.code in reasons.OF_WHO for reason in misfits)
        ):
            parts.append(record.who.through.pick(t.language))
        if result.instead and not title_only:
            titles = ", ".join(record.title.pick(t.language) for record in result.instead)
            parts.append(t("Nu is er: {what}.", what=titles))
        return f"{title} – {' '.join(parts)}"
    told_by_day = lead(record, t) if least and verdict.latest_apply else []
    others = [figure for figure in figures(record, t, verdict.most) if figure not in told_by_day]
    parts = [*reasons.needed_for(verdict.needed_for, t), *others]
    parts += [told for reason in verdict.why if (told := reasons.told(reason, record, t))]
    if verdict.latest_apply:
        parts.append(t("Regel dit uiterlijk {day}.", day=bold(t.day(verdict.latest_apply, year=True))))
        if verdict.decided_by and verdict.decided_by < verdict.latest_apply and not least:
            parts.append(t("Vraag het zo vroeg mogelijk: het antwoord kan langer duren dan dat."))
    if full or not (parts or title_only):
        parts.insert(0, summary)
    return f"{title} – {' '.join(parts)}" if parts else title


def titled(title: Text, t: Speaker) -> str:
    """The title of a record. Where it is not known in the language it is in English, with the Dutch behind it: that is
    what somebody at a loket has heard of."""
    shown = bold(title.pick(t.language))
    return shown if caveats.is_theirs(title, t) or title.nl in title.en else f"{shown} ({title.nl})"


def in_full(result: Result, t: Speaker) -> str:
    """One record in full."""
    record, language = result.record, t.language
    lines = [line(result, t), *caveats.in_dutch([result], t)]
    if record.amount and record.amount.note:
        lines.append(f"• {record.amount.note.pick(language)}")
    lines += [f"• {with_year(fact.pick(language), fact.as_of, t)}" for fact in record.facts]
    for heading, texts in (
        (t("Zo doe je het:"), record.steps),
        (t("Dit heb je nodig:"), record.papers),
        (t("Let op:"), record.pitfalls),
        (t("Wordt niet betaald:"), record.not_funded),
    ):
        if texts:
            lines += [heading, *(f"• {text.pick(language)}" for text in texts)]
    lines += [text.pick(language) for text in (record.offline, record.report) if text]
    if record.contact:
        lines.append(" · ".join(_ways(record.contact, t)))
    lines += caveats.doubts([result], t)
    shown = sources.of(record, (*dated(record), *record.facts), t)
    lines.append(sources.told([result], t, tuple(dict.fromkeys((sources.name(record, t), *shown)))))
    return "\n".join(lines)


def reached(
    found: Answer, pack: Pack, t: Speaker, first: str, gives: Collection[Role] = ()
) -> tuple[list[str], list[Result]]:
    """How everything on screen is reached, or where it `gives` one of these the first few that do, `first` above it:
    phone, e-mail, address and site as far as they are known, the loket last; nothing where none of it is. With what of
    it is reached."""
    giving = [result for result in found.ways if result.role in gives][: screen.SHOWN]
    shown_of = giving if gives else screen.on_screen(found)
    results = [result for result in shown_of if result.record.contact and result.verdict.fit != "no"]
    if gives and not results:
        return [], []
    shown = {record.id: record for record in (*(one.record for one in results), found.loket) if record}
    lines = [_reached(record.title.pick(t.language), record.contact, t) for record in shown.values() if record.contact]
    if not lines:
        return [], []
    if found.status != "found":
        return [first, *lines], []
    there = " ".join(where.to_go(found.loket, pack, t)) if found.loket else ""
    lines += [f"{there}."] if there else []
    lines += [] if found.asks_back else where.asked(found.understanding.place, t, explain=True)
    return [first, *lines], results


def _reached(title: str, contact: Contact, t: Speaker) -> str:
    ways = [way for way in _ways(contact, t) if way not in title]  # "Veilig Thuis: 0800-2000"
    return f"• {': '.join([bold(title), *([' · '.join(ways)] if ways else [])])}"


def _ways(contact: Contact, t: Speaker) -> list[str]:
    """Phone, e-mail, address and site, as far as they are known."""
    return [part for part in (contact.phone, contact.email, where.address(contact, t), contact.url) if part]


def reach(record: Record, t: Speaker) -> str:
    """Where it is: name, phone, e-mail and address, as far as they are known."""
    contact = record.contact or Contact()
    parts = [record.title.pick(t.language), contact.phone, contact.email, where.address(contact, t)]
    return ", ".join(part for part in parts if part) + "."


def not_of_plan(plan: Answer, t: Speaker) -> str:
    """That we do not know what is asked of this plan, and who does: the first of its ways that is open to who asks."""
    return unknown(next((one for one in plan.ways if one.verdict.fit != "no"), plan.ways[0]).record, t)


def unknown(record: Record, t: Speaker) -> str:
    """That we do not know it, and who does: who is reached for this record, else whoever can be called for anything."""
    knows = record.contact is not None and (record.contact.phone or record.contact.email)
    who = reach(record, t) if knows else f"{record.title.pick(t.language)}, {t.phone}."
    return f"{t('Dat weet ik niet precies. Vraag het hier:')} {who}"
