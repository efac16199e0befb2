"""What was asked of a plan (its money, its permission, a place, help or things) or told about it."""

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


def about_the_plan(remark: str, t: Speaker) -> list[str]:
    """What is said first to who tells more of a plan, or asks something about it that we do not know."""
    told = t("Dank je. Ik denk dat dit bij je plan hoort.")
    asked = t("Dat weet ik niet precies. Bel 14070 en vraag het. Dit weet ik wel over je plan:")
    return [{"told": told, "asked": asked}[remark]] if remark else []
