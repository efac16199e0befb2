"""The menus: how we greet, the needs of a theme, and every talk there is."""

from collections.abc import Mapping, Sequence

from bot.i18n import Speaker
from bot.messages import Said, buttons
from bot.words.answers import MENU_THEMES, theme_buttons, you_are_in
from flows.model import Flow
from knowledge.answer import Answer
from knowledge.load import Pack
from knowledge.model import Need

MAX_NEEDS = 12
"""Needs of one theme that are shown at a time."""
ELSE = "else"
"""The action of who finds no theme in the menu."""


def welcome(pack: Pack, t: Speaker, *, talking: bool) -> Said:
    """Who we are and what for; who is in the middle of a talk can go on with it."""
    text = t(
        "Hoi! Ik help je op weg met plannen voor je buurt in {city}: waar je moet zijn, wat er mag en waar geld"
        " is. Daarna blijf ik je vertellen wat er met je plan gebeurt. Typ gewoon wat je wilt doen, in je eigen"
        " woorden."
    )
    running = [(t("Ga verder"), "resume")] if talking else []
    return text, buttons(running) + theme_buttons(pack, t, MENU_THEMES)


def not_clear(found: Answer, pack: Pack, t: Speaker) -> Said:
    """For who was asked what it is about, and whom we still do not understand: a list to choose from, or a person."""
    lines = [
        *you_are_in(found, pack, t),
        t("Ik weet nog niet wat je zoekt. Kies uit de lijst, of laat een mens je helpen."),
    ]
    pairs = [(t("Laat de lijst zien"), "menu"), (t("Ik wil een mens spreken"), "human")]
    return "\n".join([*lines, t("Bellen kan ook: {phone}.")]), buttons(pairs)


def no_such_number(last: int, t: Speaker) -> str:
    """For who typed a number that stands nowhere on screen; `last` is the highest that does."""
    return t("Dat nummer staat er niet bij. Kies een nummer van 1 tot en met {last}, of typ wat je bedoelt.", last=last)


def menu(pack: Pack, t: Speaker, text: str | None = None) -> Said:
    """The themes to choose from, below this text."""
    others = [(t("Iets aanmelden of doorgeven"), "flows"), (t("Iets anders"), ELSE)]
    return text or t("Kies een onderwerp, of typ je vraag."), theme_buttons(pack, t) + buttons(others)


def not_in_menu(t: Speaker) -> Said:
    """How to go on for who finds nothing in the menu: in their own words, or with a person."""
    text = f"{t('Vertel in een paar woorden wat je wilt doen.')} {t('Bellen kan ook: {phone}.')}"
    return text, buttons([(t("Ik wil een mens spreken"), "human")])


def theme(name: str, needs: Sequence[Need], start: int, t: Speaker) -> Said:
    """What people come for within the theme of this name, from place `start`."""
    after = start + MAX_NEEDS
    pairs = [(need.label.pick(t.language), f"need:{need.id}") for need in needs[start:after]]
    pairs += [(t("Laat meer zien"), f"theme:{name}:{after}")] if len(needs) > after else []
    return t("Waar gaat het over?"), buttons([*pairs, (t("Iets anders"), "menu")])


def talks(flows: Mapping[str, Flow], t: Speaker) -> Said:
    """Every talk there is, for who knows what they came for."""
    return t("Wat wil je doen?"), buttons((flow.title.pick(t.language), f"flow:{name}") for name, flow in flows.items())
