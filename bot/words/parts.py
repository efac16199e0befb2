"""What was asked of a plan: its money, its permission, a place, help or things."""

from bot.i18n import Speaker
from knowledge.model import Role


def opening(part: Role, t: Speaker) -> str:
    """The first words of an answer about one part of a route."""
    match part:
        case Role.MONEY:
            return t("Wie hieraan kan meebetalen:")
        case Role.PERMISSION:
            return t("Wat je hiervoor meldt of aanvraagt:")
        case Role.PLACE:
            return t("Waar het kan:")
        case Role.HELP:
            return t("Wie je hierbij helpt:")
        case Role.THINGS:
            return t("Wat je hiervoor kunt lenen of krijgen:")
        case Role.EXPLANATION:
            return t("Hoe het zit:")
