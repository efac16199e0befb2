"""The weekly message of a neighbourhood or theme: what is new, what changed, and which days come near."""

import datetime as dt
from collections.abc import Iterable, Sequence

from bot import links
from bot.i18n import Speaker
from bot.messages import Said, bold, buttons
from bot.words import figures, where
from knowledge.load import Pack
from knowledge.model import Record

MOST = 5
"""Lines of each kind; the rest is counted."""


def name(topic: str, pack: Pack, t: Speaker) -> str | None:
    """What a topic is called; None when there is none."""
    led = links.leads_to(topic, pack)
    if led is None or topic[:2] not in ("t-", "w-"):
        return None
    place = led[1]
    if topic.startswith("t-") or place is None:
        return pack.themes[topic.removeprefix("t-")].label.pick(t.language)
    return where.place_name(pack, place.wijk or place.stadsdeel)


def followed(topics: Sequence[str], pack: Pack, t: Speaker) -> Said:
    """What is followed now, with a button to stop with each; or the choice when it is nothing."""
    if not topics:
        text = t("Je volgt geen wijk of onderwerp. Kies er een, dan hoor je hoogstens één keer per week iets nieuws.")
        districts = [f"w-{district.id}" for district in pack.places.stadsdelen]
        return text, buttons([(name(topic, pack, t) or "", f"weekly-on:{topic}") for topic in districts])
    names = [(topic, said) for topic in topics if (said := name(topic, pack, t))]
    text = t("Je volgt: {what}. Op donderdag hoor je wat er nieuw is; is er niets nieuws, dan hoor je niets.",
             what=", ".join(said for _topic, said in names))  # fmt: skip
    return text, buttons([(t("Stop met {what}", what=said), f"weekly-off:{topic}") for topic, said in names])


def told(
    topics: Sequence[str],
    fresh: Sequence[Record],
    changed: Sequence[Record],
    closing: Sequence[tuple[dt.date, Record, str]],
    pack: Pack,
    t: Speaker,
) -> Said:
    """The message of this week."""
    language = t.language
    lines = [bold(t("Nieuw over {what}", what=", ".join(said for topic in topics if (said := name(topic, pack, t)))))]
    lines += _listed(
        t("Nieuw:"), [f"{record.title.pick(language)} – {record.summary.pick(language)}" for record in fresh], t
    )
    lines += _listed(t("Veranderd:"), [record.title.pick(language) for record in changed], t)
    lines += _listed(t("Bijna te laat:"), [_day(day, record, as_of, t) for day, record, as_of in closing], t)
    shown = dict.fromkeys((*fresh[:2], *changed[:2], *(record for _day, record, _as_of in closing[:2])))
    pairs = [(record.title.pick(language), f"record:{record.id}") for record in shown]
    pairs += [(t("Wat volg ik?"), "weekly"), (t("Stop hiermee"), "weekly-off")]
    return "\n".join(lines), buttons(pairs)


def _day(day: dt.date, record: Record, as_of: str, t: Speaker) -> str:
    text = t("{what}: aanvragen kan tot en met {day}.", what=record.title.pick(t.language), day=t.day(day))
    return figures.with_year(text, as_of, t)


def _listed(heading: str, said: Sequence[str], t: Speaker) -> Iterable[str]:
    if not said:
        return []
    rest = len(said) - MOST
    more = [t("… en nog {count}", count=rest)] if rest > 0 else []
    return [heading, *(f"• {line}" for line in said[:MOST]), *more]
