"""What people hear when cases and parties are brought together or apart."""

from collections.abc import Mapping
from typing import Any

from bot.i18n import Speaker
from bot.messages import Button, bold, buttons
from flows.case import Move
from flows.ties import LINKED, SPLIT_OFF, TOOK_IN


def moved(data: Mapping[str, Any], who: str, t: Speaker) -> dict[Move, str]:
    """What each of these moves means for the people of the case."""
    said, other, party = str(data.get("text", "")), bold(str(data.get("other", ""))), str(data.get("party", ""))
    return {
        Move.INVOLVE: t("{party} doet nu mee: {text} Je blijft bij {who}.", party=party, text=_ended(said), who=who),
        Move.RELEASE: t("{party} doet niet meer mee: {text} Je blijft bij {who}.", party=party, text=_ended(said),
                        who=who),
        Move.INTRODUCE: meet(str(data.get("kind", "")), who, t),
        Move.LINK: t("Je plan hangt samen met plan {other}: {text}", other=other, text=said),
        Move.SPLIT: t(
            "Je plan is in tweeën gedeeld, zodat het sneller kan. Dit deel heeft nu nummer {other}: {text} De rest"
            " houdt dit nummer.",
            other=other,
            text=_ended(said),
        ),
        Move.MERGE: t(
            "Je plan gaat samen verder met plan {other}: {text} Je hoort alles over dat plan. Je oude nummer blijft"
            " werken.",
            other=other,
            text=_ended(said),
        ),
    }  # fmt: skip


def event_names(t: Speaker) -> dict[str, str]:
    """These moves in a few words, for the timeline."""
    return {
        Move.INVOLVE: t("doet mee"),
        Move.RELEASE: t("doet niet meer mee"),
        Move.INTRODUCE: t("gevraagd of je wilt kennismaken"),
        Move.LINK: t("gekoppeld"),
        Move.SPLIT: t("gesplitst"),
        Move.MERGE: t("gaat samen verder"),
        LINKED: t("gekoppeld"),
        TOOK_IN: t("een ander plan kwam erbij"),
        SPLIT_OFF: t("afgesplitst"),
        "met": t("kennismaken"),
    }


def meet(kind: str, who: str, t: Speaker) -> str:
    """Somebody near has a plan like this: would they like to meet?"""
    about = t("een plan dat op het jouwe lijkt ({kind})", kind=kind) if kind else t("een plan dat op het jouwe lijkt")
    return t(
        "In de buurt is iemand met {about}. Wil je kennismaken? Pas als jullie allebei ja zeggen, brengt {who} jullie"
        " bij elkaar. Tot dan weet de ander niet wie je bent.",
        about=about,
        who=who,
    )


def meet_buttons(number: str, other: str, t: Speaker) -> list[tuple[str, str]]:
    """Yes or no to meeting."""
    return [(t("Ja, graag"), f"meet:{number}:{other}:yes"), (t("Nee, liever niet"), f"meet:{number}:{other}:no")]


def same(number: str, other: str, t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """Somebody registered what looks like a plan that they registered before."""
    text = t("Dit lijkt op je eerdere plan {other}. Is het hetzelfde?", other=bold(other))
    pairs = [
        (t("Ja, voeg ze samen"), f"same:{number}:{other}:yes"),
        (t("Nee, het zijn er twee"), f"same:{number}:{other}:no"),
    ]
    return text, buttons(pairs)


def linked(other: str, text: str, t: Speaker) -> str:
    """For the people of the other case of a link."""
    return t("Je plan hangt samen met plan {other}: {text}", other=bold(other), text=text)


def took_in(other: str, text: str, t: Speaker) -> str:
    """For the people of the case in which another goes on."""
    return t("Plan {other} gaat samen met jullie plan verder: {text}", other=bold(other), text=text)


def followed(number: str, move: Move, other: str, t: Speaker) -> str:
    """For who follows a case that was split or merged."""
    if move is Move.MERGE:
        return t("Plan {number} dat je volgt gaat verder als {other}. Dat volg je nu.", number=number, other=other)
    return t("Plan {number} dat je volgt is in tweeën gedeeld; een deel heeft nummer {other}.", number=number,
             other=other)  # fmt: skip


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
