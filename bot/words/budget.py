"""How a budget can be made up of several givers, in one or two sentences. Of an old amount the year is said."""

from bot.i18n import Speaker
from bot.messages import bold
from bot.words.figures import with_year
from bot.words.reasons import who_words
from knowledge.answer import Answer
from knowledge.combine import Combination, Share
from knowledge.model import Record, Who
from knowledge.understand import Understanding


def told(found: Answer, t: Speaker) -> list[str]:
    """What is there already of the amount that is needed, and how the rest can be made up; empty without either."""
    said, combination = found.understanding, found.combination
    return left(said, t) + (_made_up(combination, said.who, t) if combination else [])


def _made_up(combination: Combination, asker: Who | None, t: Speaker) -> list[str]:
    """The shares, the euros nobody is known for, and the question whether it may be combined. While it is not known who
    asks (`asker`), for whom each is where not everybody can have it."""
    *first, last = combination.shares
    named = ", ".join(_share(share, asker, t) for share in first)
    if last.open:
        asked = {"first": named, "rest": t.euro(last.euro), "giver": bold(last.record.title.pick(t.language))}
        if asker is None and any(share.only for share in first):
            said = t("Dit kan misschien: {first}. Vraag bij {giver} hoeveel er van de andere {rest} kan.", **asked)
        else:
            said = t("Dit kan: {first}. Vraag bij {giver} hoeveel er van de andere {rest} kan.", **asked)
        lines = [said]
    else:
        lines = [t("Zo kan je begroting rond komen: {first} en {rest}.", first=named, rest=_share(last, asker, t))]
    if combination.short > 0:
        lines.append(t("Voor {amount} weet ik nog geen potje.", amount=t.euro(combination.short)))
    if any(share.ask for share in combination.shares):
        lines.append(t("Vraag vooraf of het samen mag."))
    return [" ".join(lines)]


def _share(share: Share, asker: Who | None, t: Speaker) -> str:
    as_of = share.record.amount.as_of if share.record.amount else ""
    amount = with_year(t.euro(share.euro), as_of, t) if as_of else t.euro(share.euro)
    what = t("hoogstens {amount} van {giver}", amount=amount, giver=bold(share.record.title.pick(t.language)))
    if asker or not share.only:
        return what
    return t("{what}, alleen voor {who}", what=what, who=", ".join(who_words(who, t) for who in share.only))


def left(said: Understanding, t: Speaker) -> list[str]:
    """What is there already of the amount that is needed, and what is not."""
    if not said.had or said.sought is None or said.sought == said.amount:
        return []
    return [t("Er is al {had}. Nog nodig: {rest}.", had=t.euro(said.had), rest=t.euro(said.sought))]


def apart(one: Record, other: Record, t: Speaker) -> str:
    """That two which were named may not both pay for the same plan, as the first says."""
    names = {"one": bold(one.title.pick(t.language)), "other": bold(other.title.pick(t.language))}
    said = t("{one} mag niet samen met {other}.", **names)
    return with_year(said, one.beside.as_of, t) if one.beside else said
