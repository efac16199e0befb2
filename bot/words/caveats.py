"""What must be known of what is shown: that it may have changed, how it was translated, and what it is in Dutch."""

from collections.abc import Sequence

from bot.i18n import Speaker
from bot.words.figures import dated, is_old
from knowledge.answer import Result
from knowledge.load import Pack
from knowledge.model import Status, Text

_UNSURE = frozenset({Status.CHECK, Status.YEAR_BOUND, Status.PILOT})


def told(shown: Sequence[Result], pack: Pack, t: Speaker) -> list[str]:
    """What must be known of all that is `shown`: that it may have changed and how it was translated, in one line."""
    made, doubted = translated(shown, pack, t), doubts(shown, t)
    return [" ".join((t("Niet alles is van dit jaar."), *made))] if made and doubted else made or doubted


def translated(shown: Sequence[Result], pack: Pack, t: Speaker) -> list[str]:
    """Says so when the texts in this language were made by a machine and read by nobody yet, and when what is `shown`
    is in English and Dutch because there are none."""
    language = pack.languages.get(t.language)
    machine = language is not None and language.machine
    if all(is_theirs(result.record.summary, t) for result in shown):
        return [t("Vertaald door een computer. Twijfel je? Bel {phone}.")] if machine else []
    if machine:
        return [t("Engels en Nederlands; de rest vertaalde een computer. Een mens: {phone}.")]
    return [t("Dit is in het Engels en Nederlands. Een mens: {phone}.")]


def doubts(shown: Sequence[Result], t: Speaker) -> list[str]:
    """One honest line when something shown may have changed since its source."""
    old = any(is_old(figure.as_of) for result in shown for figure in dated(result.record))
    unsure = any(result.record.status in _UNSURE for result in shown)
    return [t("Niet alles is van dit jaar: bel {phone} en vraag of het nog zo is.")] if old or unsure else []


def in_dutch(shown: list[Result], t: Speaker) -> list[str]:
    """What the first record is, in simple Dutch, for who reads it in a language that is not theirs: to show or to read
    out where Dutch is spoken."""
    said = [result.record.summary for result in shown[:1] if result.verdict.fit != "no"]
    return [t("Laat zien:") + f" “{text.nl}”" for text in said if not is_theirs(text, t)]


def is_theirs(text: Text, t: Speaker) -> bool:
    """Are there words for it in the language that they speak?"""
    return getattr(text, t.language, None) is not None
