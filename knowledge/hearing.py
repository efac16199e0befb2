"""What is heard before anything is searched: a cry for help, what is said word for word, and signs of what is meant."""

from collections.abc import Mapping, Sequence

from knowledge import calm, traits
from knowledge.load import Pack
from knowledge.model import Need
from knowledge.search.alarm import Alarm
from knowledge.search.index import Match
from knowledge.search.lexicon import Said
from knowledge.search.wordset import WordTable
from knowledge.text import symbols, words
from knowledge.wish import says_a_wish

URGENT = 0.55
URGENT_ASKED = 0.7
"""A need is only treated as urgent at this score (in a question and of a word or two, at the second): an alarm that is
often false is not believed. "Komt de brandweer ook kijken?" is no fire, and who is "moe" is tired."""
ALARMING = 0.3
"""From this share of the odds of all, what was learned speaks for a cry. Of 1,778 questions without one none has it."""
HARDLY = 0.2
"""Below this share what was learned speaks against a cry that only a search finds."""
WISHED, NO_CRY = 0.85, 0.005
"""At this score something is surely wanted; below this share of the odds what was learned says that nobody cries."""
_NEAR = 20
"""What somebody asked for may stand between the words that show that they ask after it."""
_HALF = 0.5
"""Of the groups of a sign: what has fewer has nothing of it, and a word that rules the sign out says nothing."""
_SHORT_PHRASE = 6
"""Words of a phrasing that is known when it is all that is said; a longer one is found by search as well."""
_HELP = frozenset(
    words(
        "hulp help helpen helpp imdat yardım yardıma pomocy pomoc ratunku ayuda auxilio socorro hilfe secours aide yuda"
        " yudansa ayudo помощ помогнете النجدة مساعدة ساعدوني"
    )
)
_AND_LITTLE = frozenset(
    words(
        "hallo hello hi hoi hey ik heb nodig wil me mij mi nu snel aub alsjeblieft dringend i need please now urgent"
        " you can want edin lazım acil bana lütfen potrzebuję proszę szybko necesito por favor urgente ya ich brauche"
        " bitte schnell au a l de besoin j ai vite svp mester di danki моля спешно имам нужда от ми أريد أحتاج إلى"
    )
)
"""What may stand beside it without saying more."""


def is_bare_cry(text: str) -> bool:
    """Is help all that is asked for, and not with what ("hulp!!!")? It may be danger, and it may be a form."""
    said = frozenset(words(text))
    return not said.isdisjoint(_HELP) and said <= _HELP | _AND_LITTLE


class Hearing:
    """The needs that are known by their very words or by signs: words that stand together."""

    def __init__(self, needs: Mapping[str, Need], said: Mapping[str, Sequence[Said]]) -> None:
        self._phrased = WordTable(
            {
                " ".join(phrasing): name
                for name, known in said.items()
                for _language, phrasing in known
                if 0 < len(phrasing) <= _SHORT_PHRASE
            }
        )
        self._shown = {sign: need.id for need in needs.values() for sign in need.emoji}
        self._urgent = {need.id for need in needs.values() if need.urgent}
        self._cries = Alarm(
            {name: [" ".join(phrasing) for _language, phrasing in said[name]] for name in sorted(self._urgent)},
            {name: _signs(needs[name]) for name in sorted(self._urgent)},
            denied_by=_HALF,
            never={name: needs[name].never for name in self._urgent},
        )
        self._signed = Alarm({}, {need.id: _signs(need) for need in needs.values() if not need.urgent}, _NEAR, _HALF)

    def literally(self, text: str) -> str | None:
        """The need whose phrasing is all that was said, word for word ("hallo"), or by signs alone."""
        if said := words(text):
            return self._phrased.get(" ".join(said))
        return next((self._shown[sign] for sign in symbols(text) if sign in self._shown), None)

    def urgent(
        self, text: str, matches: Sequence[Match], alarm: Match | None = None, *, little: bool = False
    ) -> Match | None:
        """The urgent need that is cried out literally, that a search finds first and with certainty, or of which what
        was learned says so: the `alarm`, with how far that says that it is a cry, whichever. Of a word or two (too
        `little` to go by) that says nothing."""
        alarming = alarm.score if alarm else 0.0
        left = calm.without(text)
        heard = self._cries.cried(left)
        if heard is None and not self._is_wish(text, matches, alarming):
            heard = self._cries.signed(left)
        if heard is not None:
            return Match(heard, 1.0)
        if left != calm.plainly(text):  # what a search finds, it finds by the words of what is made
            return None
        needed = URGENT_ASKED if little or text.rstrip().endswith("?") else URGENT
        nearest = next((one for one in matches[:1] if one.id in self._urgent and one.score >= needed), None)
        best = alarm if alarming >= ALARMING and not little else nearest
        if best is None or 0 < alarming < HARDLY:  # "met 35 man, kinderen erbij" has words of one; 0 says nothing
            return None
        return None if self._cries.denies(best.id, text) else best

    def is_no_part(self, text: str) -> bool:
        """Is a cry for help that a search found more than what a plan brings along ("de weg hoeft niet dicht")?"""
        brought = traits.told(text) | (traits.denied(text) - {traits.Trait.LATE})  # an hour calms no cry
        return not brought or self.urgent(text, []) is not None

    def _is_wish(self, text: str, matches: Sequence[Match], alarming: float) -> bool:
        """Is something surely wanted, of which what was learned says that it is no cry: "we want an AED, my dad died of
        a heart attack"? Of 431 cries with signs none is; of 98 sentences that are no cry 25 are."""
        best = next((match for match in matches if match.id not in self._urgent), None)
        return best is not None and best.score >= WISHED and 0 < alarming < NO_CRY and says_a_wish(text)

    def by_signs(self, text: str) -> Match | None:
        """The need that its signs show to be meant: "hoe is het met onze aanvraag", whatever was applied for."""
        heard = self._signed.signed(text)
        return Match(heard, 1.0) if heard else None

    def is_meant(self, need_id: str, text: str) -> bool:
        """Is there no word that shows that it is about something else? "Mijn oma vergeet alles" is no order."""
        return not self._signed.denies(need_id, text)


def _signs(need: Need) -> list[tuple[tuple[str, ...], str]]:
    return [(sign.words, sign.unless) for sign in need.signs]


def for_need(pack: Pack) -> set[str]:
    """The records to which a cry for help leads."""
    return {pack.canonical(stop.record) for need in pack.needs.values() if need.urgent for stop in need.route}
