"""An answer in one message that is made to be sent on: complete without buttons, with whom to call and where to go."""

from collections.abc import Sequence

from bot.i18n import Speaker
from bot.messages import plain
from bot.words import caveats, elsewhere, parts, records, screen, sources, where
from knowledge.answer import Answer
from knowledge.load import Pack
from knowledge.model import Record

PASSED_ON = 1200
"""Characters of an answer that is made to be sent on."""


def passed_on(
    found: Answer, pack: Pack, t: Speaker, more: Sequence[str] = (), remembered: str = "", above: str = ""
) -> str:
    """The answer, at most `PASSED_ON` long with what stands `above` it; `more` ends it. Where we need to know more, it
    asks for that.

    `remembered` is what was done here before, told when there is room for it.
    """
    reach = whom_to_ask(found.loket, pack, t)
    match found.status:
        case "found":
            more = [*(_asked(found, pack, t) if found.asks_back else ()), *more]
            return _route(found, pack, t, more, remembered, PASSED_ON - len(plain(above)))
        case "elsewhere":
            return elsewhere.told(found, t)
        case "choose":
            lines = [*_asked(found, pack, t), *reach]
        case "human":
            lines = [*parts.in_language(found.need.intro if found.need else None, t), *reach]
        case _:
            lines = [t("Hier heb ik nog geen goed antwoord op. Ik verzin niks."), *reach]
    return "\n".join(lines)


def _route(found: Answer, pack: Pack, t: Speaker, more: Sequence[str], remembered: str, most: int) -> str:
    """The longest form that fits: with what was done before, without it, with only the titles."""
    shown = screen.on_screen(found)
    heading = parts.subject(found, pack, t)
    steps = [t("Eerste stap:") + " " + step for step in parts.first_step(found, t)]
    reach = whom_to_ask(found.loket, pack, t)
    ending = [*steps, *reach, *caveats.told(shown, pack, t), sources.told(shown, t), *more]
    full, short = (records.listed(shown, t, brief=brief) for brief in (False, True))
    forms = [[*full, remembered, *ending]] if remembered else []
    forms += [[*full, *ending], [*short, *ending]]
    texts = ["\n".join([heading, *form]) for form in forms]
    return next((text for text in texts if len(plain(text)) <= most), texts[-1])


def _asked(found: Answer, pack: Pack, t: Speaker) -> list[str]:
    if not found.choices and found.loket:
        return [t("Waar gaat het plan over? Vertel het in een paar woorden, dan zoek ik uit waar je moet zijn.")]
    if not found.choices:
        return [t("Waar gaat het plan over, en in welke straat of wijk is het? Dan zoek ik uit waar je moet zijn.")]
    labels = [pack.needs[need].label.pick(t.language) for need in found.choices]
    return [t("Gaat het om een van deze?"), *(f"• {label}" for label in labels), t("Zeg welke, en in welke wijk.")]


def whom_to_ask(loket: Record | None, pack: Pack, t: Speaker) -> list[str]:
    """Who to call, and where to go: the loket of the place, else the number and the hall of the city."""
    if loket is None:
        return [t("Bel {phone}. Zeg erbij in welk stadsdeel het is."), *where.to_go(None, pack, t)]
    return [t("Hulp:") + " " + records.reach(loket, t), *where.to_go(loket, pack, t)]
