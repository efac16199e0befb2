"""The menus: how we greet, the needs of a theme, and every talk there is."""

from collections.abc import Iterable, Mapping

from bot.i18n import Speaker
from bot.messages import Button, buttons
from bot.words.answers import MENU_THEMES, theme_buttons, you_are_in
from flows.model import Flow
from knowledge.answer import Answer
from knowledge.load import Pack
from knowledge.model import Need

Said = tuple[str, tuple[Button, ...]]
MAX_NEEDS = 12
"""Needs shown for one theme."""


def welcome(pack: Pack, t: Speaker, *, talking: bool) -> Said:
    """Who we are and what for; who is in the middle of a talk can go on with it."""
    text = t(
        "Hoi! Ik help je op weg met plannen voor je buurt in Den Haag: waar je moet zijn, wat er mag en waar geld"
        " is. Daarna blijf ik je vertellen wat er met je plan gebeurt. Typ gewoon wat je wilt doen, in je eigen"
        " woorden."
    )
    running = [(t("Ga verder"), "resume")] if talking else []
    return text, buttons(running) + theme_buttons(pack, t, MENU_THEMES) + buttons([(t("Iets anders"), "menu")])


def not_clear(found: Answer, pack: Pack, t: Speaker) -> Said:
    """For who was asked what it is about, and whom we still do not understand: a list to choose from, or a person."""
    lines = [
        *you_are_in(found, pack, t),
        t("Ik weet nog niet wat je zoekt. Kies uit de lijst, of laat een mens je helpen."),
    ]
    pairs = [(t("Laat de lijst zien"), "menu"), (t("Ik wil een mens spreken"), "human")]
    return "\n".join([*lines, t("Bellen kan ook: 14070.")]), buttons(pairs)


def in_own_words(t: Speaker) -> str:
    """For whom no subject of the menu fits."""
    return f"{t('Vertel in een paar woorden wat je wilt doen.')} {t('Bellen kan ook: 14070.')}"


def theme(needs: Iterable[Need], t: Speaker) -> Said:
    """What people come for within one theme."""
    pairs = [(need.label.pick(t.language), f"need:{need.id}") for need in list(needs)[:MAX_NEEDS]]
    return t("Waar gaat het over?"), buttons([*pairs, (t("Iets anders"), "menu")])


def talks(flows: Mapping[str, Flow], t: Speaker) -> Said:
    """Every talk there is, for who knows what they came for."""
    return t("Wat wil je doen?"), buttons((flow.title.pick(t.language), f"flow:{name}") for name, flow in flows.items())
