"""What people hear about how they hear of cases, and the buttons to choose it."""

import datetime as dt

from bot.i18n import Speaker, languages, own_name
from bot.messages import Button, bold, buttons
from flows.preferences import QUIET_CHOICES, Mode, Preferences

PAUSES = (7, 14, 28)
"""Days that can be tapped; any other last day can be typed."""


def mode_name(mode: Mode, t: Speaker) -> str:
    """How often, in a few words."""
    return {
        Mode.DIRECT: t("Meteen"),
        Mode.WEEKLY: t("Eén keer per week"),
        Mode.DECISIONS: t("Alleen besluiten"),
    }[mode]


def chosen(preferences: Preferences, today: dt.date, t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """What somebody chose, what that means, and what else there is."""
    meaning = {
        Mode.DIRECT: t("Je hoort het als er iets gebeurt, hooguit één bericht per dag over een plan."),
        Mode.WEEKLY: t("Je hoort het nieuws samen in één bericht, op donderdag."),
        Mode.DECISIONS: t("Je hoort alleen een besluit, en eens in de vier weken hoe het ervoor staat."),
    }[preferences.mode]
    lines = [f"{bold(mode_name(preferences.mode, t))}. {meaning}"]
    if preferences.paused(today) and preferences.paused_until:
        day = t.day(preferences.paused_until)
        lines.append(t("Nu is het pauze: nieuws komt weer vanaf {day}.", day=day))
    begin, end = preferences.quiet
    lines.append(t("Tussen {begin}:00 en {end}:00 stuur ik je niets uit mezelf.", begin=begin, end=end))
    if preferences.language:
        lines.append(t("Taal: {language}", language=own_name(preferences.language)))
    lines.append(t("Een vraag aan jou en een besluit komen altijd door, ook in een pauze."))
    pairs = [(mode_name(mode, t), f"prefer:mode:{mode}") for mode in Mode if mode is not preferences.mode]
    pairs += [(t("Pauze"), "prefer:pause"), (t("Stille uren"), "prefer:quiet"), (t("Taal"), "prefer:language")]
    return "\n".join(lines), buttons(pairs)


def pauses(preferences: Preferences, today: dt.date, t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """How long a pause may be."""
    text = t("Tot wanneer wil je pauze? Je kunt ook zelf een dag noemen, bijvoorbeeld: /pauze 12 januari")
    pairs = [(t.many("{count} week", "{count} weken", days // 7), f"prefer:pause:{days}") for days in PAUSES]
    ending = [(t("Geen pauze meer"), "prefer:pause:0")] if preferences.paused(today) else []
    return text, buttons([*ending, *pairs])


def quiet_hours(t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """Which quiet hours there are."""
    pairs = [(f"{begin}:00 – {end}:00", f"prefer:quiet:{begin}-{end}") for begin, end in QUIET_CHOICES]
    return t("Wanneer wil je niets van mij horen?"), buttons(pairs)


def all_languages(t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """Which language to use from now on."""
    pairs = [(own_name(language), f"prefer:language:{language}") for language in languages()]
    text = t("In welke taal wil je mijn berichten? Zonder keuze volg ik de taal waarin je schrijft.")
    return text, buttons([*pairs, (t("Volg mijn taal"), "prefer:language:auto")])
