"""What a helper and a neighbour read about a plan that one registered for the other."""

from bot.i18n import Speaker
from bot.messages import Button, buttons
from bot.store.behalf import Behalf, Hears

CHOICES: tuple[Hears, ...] = ("helper", "persoon", "allebei")


def link_for_neighbour(found: Behalf, link: str, t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """What the helper gives the neighbour, and who gets the news now."""
    text, pairs = who_hears(found, found.helper, t)
    lines = [
        t("Heeft je buur een telefoon? Laat die dan dit openen:"),
        link,
        t(
            "Dan ziet je buur zelf wat er is aangemeld, kan ermee instemmen en het nieuws krijgen. Zonder telefoon is"
            " het ook goed: je zei dat je buur het goed vindt."
        ),
        text if found.hears == "helper" else f"{text} {not_yet(t)}",
        t("Liever anders? Kies wie het nieuws krijgt:"),
    ]
    return "\n".join(lines), pairs


def not_yet(t: Speaker) -> str:
    """The neighbour can't be reached by us as long as the link was not opened."""
    return t("Je buur heeft de link nog niet geopend; zolang krijg jij het nieuws.")


def asked(found: Behalf, subject: str, t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """What the neighbour is asked."""
    text = t(
        "Iemand heeft dit voor je aangemeld: {subject} ({number}). Vind je dat goed? Dan hoort het bij jou, en kun je"
        " het zien, veranderen en intrekken.",
        subject=subject,
        number=found.number,
    )
    pairs = [(t("Ja, dat is goed"), f"behalf-yes:{found.key}"), (t("Nee, stop ermee"), f"behalf-no:{found.key}")]
    return text, buttons(pairs)


def who_hears(found: Behalf, person: str, t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """Who gets the news now, and the other choices, for the one who reads it."""
    names = _names(person == found.helper, t)
    text = t("Het nieuws hierover gaat naar: {who}.", who=names[found.hears])
    pairs = [
        (t("Nieuws naar: {who}", who=names[choice]), f"news-for:{found.number}:{choice}")
        for choice in CHOICES
        if choice != found.hears
    ]
    return text, buttons(pairs)


def _names(helper: bool, t: Speaker) -> dict[Hears, str]:
    if helper:
        return {"helper": t("mij"), "persoon": t("mijn buur"), "allebei": t("ons allebei")}
    return {"helper": t("wie mij helpt"), "persoon": t("mij"), "allebei": t("ons allebei")}


def taps(found: Behalf, t: Speaker) -> tuple[Button, ...]:
    """What can be done with such a case beside the rest."""
    return buttons(
        [
            (t("Wie krijgt het nieuws?"), f"news-for:{found.number}"),
            (t("Toestemming intrekken"), f"behalf-no:{found.number}"),
        ]
    )


def mark(found: Behalf | None, person: str, t: Speaker) -> str:
    """Behind a case in an overview: whose it is."""
    if found is None:
        return ""
    return " · " + (t("voor een ander") if found.helper == person else t("door een ander voor jou"))


def for_desk(found: Behalf) -> str:
    """That there are two people, how it was agreed to, and who reads the news now: for staff."""
    agreed = {"said": "mondeling, zegt wie helpt", "link": "zelf gegeven via de link", "back": "ingetrokken"}
    hears = {"helper": "wie helpt", "persoon": "de bewoner", "allebei": "de bewoner en wie helpt"}
    reads = hears["helper"] if found.neighbour is None else hears[found.hears]
    return f"Voor een ander: iemand helpt. Toestemming {agreed[found.consent]}. Nieuws naar {reads}"
