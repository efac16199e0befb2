"""Which of the places that a message names is that of the plan: not where somebody lives or what others have there."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

_VERBS = """
woon woont wonen woonde woonden wonend wonende werk werkt werken werkte live lives living lived work works working
wohne wohnt wohnen wohnte arbeite arbeitet habite habitons habitent travaille vivo vive viven vivimos trabajo
mieszkam mieszka mieszkamy pracuje oturuyorum oturuyor yasiyorum yasiyor ساكن ساكنه اسكن يسكن تسكن اعيش يعيش تعيش
"""
_STAYS = frozenset(_VERBS.split())
"""Who lives or works somewhere may well have a plan somewhere else."""
_RELATED = """
zus zusje broer zwager schoonzus neef nicht vriend vriendin vrienden tante oom collega kennis familie oma opa
moeder vader zoon dochter sister brother cousin friend friends aunt uncle colleague niece nephew mother
father son daughter kardesim ablam abim kuzenim arkadasim teyzem halam amcam dayim yengem enistem siostra
brat kuzyn kuzynka kolega kolezanka ciocia wujek szwagier znajomy znajoma przyjaciel اختي اخي صديقي
صديقتي خالتي عمتي عمي خالي hermana hermano prima primo amiga amigo tia tio cunada cunado schwester bruder
cousine freundin freund onkel schwager schwagerin kollege kollegin soeur frere amie ami oncle collegue
сестра брат приятел приятелка братовчед леля чичо ruman amigu tanta
"""
SOMEBODY = frozenset(_RELATED.split())
_WHERE = {"waar", "where", "wo", "ou", "donde", "gdzie"}
_LIKE = {"zoals", "like", "wie", "comme", "como", "jak"}
_THEY = {"ze", "zij", "they"}
_US = {"wij", "we", "ons", "ik", "hier", "us", "here", "wir", "uns", "nous", "nosotros"}
_AT = {"in", "op", "aan", "bij", "te", "uit", "at", "on", "from", "a", "en", "aus", "w", "z"}
_JOINS = {"in", "op", "aan", "bij", "te", "van", "de", "het", "t", "den", "at", "on", "the", "w", "na", "im", "der"}
_CONNECTORS = {"of", "or", "en", "and", "oder", "lub", "albo", "veya", "ou", "o", "i", "und"}
_BEFORE, _AFTER = 4, 3
"""Words between "ik woon" or "my sister" and the place, and behind it."""
_OURS, _NEUTRAL, _THEIRS = range(3)


class Named(Protocol):
    """A name that was found in the words of a message: where it begins, and the first word after it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_N = TypeVar("_N", bound=Named)


def of_the_plan(said: Sequence[str], named: Sequence[_N]) -> list[_N]:
    """Of the places `named` in the words `said`, in order, those that may be of the plan: where somebody lives or
    works, and what others have, only count when nothing else is named; "wij in Laak" goes before all."""
    ranks: list[int] = []
    for at, name in enumerate(named):
        known = at > 0 and joined(said, named[at - 1], name, {*_JOINS, *_CONNECTORS})
        ranks.append(ranks[-1] if known else _whose(said, name, named[at - 1].end if at else 0))
    return [name for name, rank in zip(named, ranks, strict=True) if rank == min(ranks)]


def joined(said: Sequence[str], first: Named, second: Named, by: set[str] = _JOINS) -> bool:
    """Do two names tell of one place ("Molenweg in Laak")? Nothing but words of `by` stands between them."""
    return set(said[first.end : second.start]) <= by


def _whose(said: Sequence[str], name: Named, after: int) -> int:
    """Whose place this is, by the words around it; those before the word `after` say it of another place."""
    if after and said[after] in _STAYS:  # "Laak'ta oturuyorum", "in Laak woon ik"
        after += 1
    before = said[max(after, name.start - _BEFORE) : name.start]
    behind = said[name.end : name.end + _AFTER]
    stays = not _STAYS.isdisjoint(before) or not _STAYS.isdisjoint(behind[:1])
    stays = stays or (not _WHERE.isdisjoint(behind[:1]) and not _STAYS.isdisjoint(behind))
    others = not SOMEBODY.isdisjoint(before) or not _LIKE.isdisjoint(before[-2:]) or not _THEY.isdisjoint(behind)
    if stays or others:
        return _THEIRS
    return _OURS if not _US.isdisjoint(before[-3:-1]) and not _AT.isdisjoint(before[-1:]) else _NEUTRAL
