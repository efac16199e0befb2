"""How many a message names: people who come, people who do it together and their age, stalls."""

import re

from knowledge import numerals

PEOPLE = (
    "man|mensen|pers|personen|bezoekers|gasten|genodigden|deelnemers|buren|\\w*bewoners|buurtgenoten|kinderen|volwassenen"
    "|ouders|eters|vrouwen|dames|heren|ouderen|senioren|jongeren|leerlingen|leden|vrijwilligers|pax|ppl|people|visitors"
    "|guests|persons|attendees|participants|adults|residents|kids|children|neighbou?rs|kisi\\w*|insan|misafir|davetli"
    "|katilimci|cocuk|komsu|osob|osoby|osobami|gosci|ludzi|uczestnikow|dzieci|doroslych|sasiadow|mieszkancow"
    "|شخص|شخصا|اشخاص|ضيف|ضيفا|ضيوف|جيران|زاير|زاءر|طفل|اطفال|جار|personas|invitados|visitantes|asistentes|ninos"
    "|adultos|vecinos|leuten?|gasten?|menschen|besuchern?|teilnehmern?|kindern?|erwachsenen?|nachbarn|personnes|gens|invites|visiteurs|enfants|adultes|voisins"
    "|души|човека|човек|хора|гости|посетители|деца|съседи|hende(?:nan)?|bishitante(?:nan)?|mucha(?:nan)?|bisina(?:nan)?"
    "|log"
)
"""A pattern for whom one counts, in normalised text."""
_COUNTED = re.compile(PEOPLE)
_FIGURES = r"\d{1,3}(?:[. ]\d{3})+|\d{1,6}"
_PEOPLE = re.compile(rf"\b({_FIGURES})\s*(?:tal\s+)?(?:\+\s*)?(?:{PEOPLE})\b")
_AND = re.compile(r"\s*(?:en|and|plus|und|et|y|i|ve|и|ku|\+|&)\s+(?:nog )?(?:zo'?n |ongeveer )?")
"""Between two numbers of people that come together."""
_SOME = re.compile(rf"\been (?:man|mens|persoon|stuk) of ({_FIGURES})\b")
""" "Een man of 300"."""
_WE_ARE = re.compile(
    r"\b(?:we|wij) (?:zijn|komen) (?:nu |er )?met (?:z'?n |zo'?n |ongeveer |ca\.? |plusminus )?(\d{1,4})\b"
    r"(?!\s*(?:euro|uur|jaar|weken|dagen|groepen|straten|huizen|%|[-/.,:]\d))"
    r"|\b(?:we|wij) (?:er |maar |slechts )?met (?:z'?n |zo'?n |ongeveer |maar )?(\d{1,4}) (?:zijn|komen|worden)\b"
    r"|^\W*(?:en |and )?(?:als |if )?(?:met|with) (\d{1,4})\W*$"
    r"|\b(?:we are|we're|there are|there will be|somos|seremos|jest nas|bedzie nas|wir sind|nous sommes|nous serons"
    r"|on est|on sera|ние сме|ще сме|نحن|سنكون|nos ta|nos lo ta) (?:met |zu |ku )?(\d{1,4})(?= of us|\W*$)"
    r"|\bhet (?:zijn|worden) er (?:(?:nu|toch|dus|al|inmiddels|ongeveer) )*(\d{1,4})\W*$"
    r"|\b(?:als|stel dat) (?:het )?er (?:nu |toch |dan |maar |ongeveer )?(\d{1,4}) (?:zijn|worden|komen)\W*$"
    r"|\bif (?:(?:it is|it['’]?s|there are) )?(\d{1,4}(?= come)|(?<!if )\d{1,4})(?: come| show up)?\W*$"
    r"|\bwenn (?:es )?(\d{1,4}) (?:sind|werden|kommen)\W*$|\b(?:si|s['’]il y en a) (\d{1,4}) (?:viennent|vienen)\W*$"
    r"|\b(?:er komen|verwacht|verwachten)(?: er)? (?:zo'?n |ongeveer )?(\d{1,4})(?=\W*$|[,.;!?]| (?:in|op|bij|naar)\b)"
)
_BUT = re.compile(
    r"\balle (\d{1,4})\b[^.!?\n]{0,40}\bop (\d{1,3}|een|twee|drie) na\b|\ball (\d{1,4}) but (\d{1,3}|one|two|three)\b"
)
""" "Alle 9 op 1 na" are eight."""
_WRITTEN = {
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11,
    "twaalf": 12, "vijftien": 15, "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "honderd": 100,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "twenty": 20,
    "tweeen": 2, "drieen": 3, "vieren": 4, "vijven": 5, "zessen": 6, "zevenen": 7, "achten": 8, "negenen": 9,
    "tienen": 10, "twaalven": 12, "dertien": 13, "veertien": 14, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_DUTCH_PEOPLE = numerals.dutch("", rf"\s(?:{PEOPLE}|of us)\b")
_DUTCH_MEANT = numerals.dutch(
    r"\b(?:een (?:man|mens|persoon|stuk) of |(?:we|wij) (?:(?:zijn|komen|maar|slechts) )?met )", r"\b"
)
_WITH_ALL = re.compile(rf"\bmet (?:z['’]?n|zijn|ons) ({'|'.join(_WRITTEN)})\b")
_ALONE = re.compile(
    r"\b(?:ik ben (?:maar )?alleen(?=\W*(?:$|[,.!?;]|en\b|dus\b|of\b|met niemand\b))|(?:in|op) (?:m['’]?n|mijn) eentje"
    r"|alleen ik|(?:just|only) me|on my own|i am alone(?=\W*(?:$|[,.!?;]))|by myself|tek basima|jestem sama?\b"
    r"|لوحدي|وحدي|(?:estoy|soy yo) sol[oa]|ich bin allein|je suis seule?|сама? съм|ami so)\b"
)
_TOGETHER = re.compile(
    rf"\bmet (?:z['’]?n|zijn|ons) (\d{{1,3}}|{'|'.join(_WRITTEN)})\b|\b(?:we|wij) zijn met (\d{{1,3}})\b"
    rf"|\b(?:the )?(\d{{1,3}}|two|three|four|five|six) of us\b"
    r"|\bsamen met (?:mijn|m['’]?n|een|1) (?:buur(?:man|vrouw)|vriend(?:in)?|man|vrouw|zus|broer|collega)()\b"
)
_DOERS = re.compile(
    rf"\b(?:we|wij) (?:zijn )?(?:nu |maar |slechts |pas )*(?:met )?(?:maar |slechts )?(\d{{1,3}}|{'|'.join(_WRITTEN)})"
    r" (?:buren|bewoners|buurtgenoten|huishoudens)\b"
    r"|\b(?:we are|we're|wir sind|somos|nous (?:ne )?sommes|сме|nos ta|jest nas)"
    r"(?: (?:just|only|but|nur|zu|solo|solamente|seulement|que|само|tylko)){1,2} (\w+)\b(?! (?:years|ans|anos|jahre)\b)"
    r"|\b([^\W\d]+|\d{1,2}) kisiyiz\b"
)
_FEW = {"dwoje": 2, "dwoch": 2, "troje": 3, "zweit": 2, "dritt": 3, "двама": 2, "трима": 3, "اثنان": 2}
"""How few they are: "we zijn maar 2 buren", "wir sind nur zwei". That is not how many come."""
_AGE = re.compile(
    r"\b(?:ik ben|i am|i'm)(?: pas| nog maar| only)? (\d{1,2})(?: (?:jaar|years old))?(?=\W*(?:$|[,.!?;]|en\b|and\b))"
    r"|\b(?:wij|we) zijn (\d{1,2})(?: (?:en|of|tot) \d{1,2})? jaar\b(?! geleden)"
    r"|\b(?:jongeren|tieners|meiden|meisjes|jongens|scholieren|kinderen|teenagers|kids) (?:van|of|aged) (\d{1,2})"
    r"(?: jaar| years)? (?:willen|zoeken|zijn|hebben|vragen|want|need)\b"
)
_STALLS = re.compile(
    rf"\b(\d{{1,3}}|een|{'|'.join(_WRITTEN)}) (?:\w+ )?(?:kraam|kraampjes?|kramen|marktkramen|stalls?|stoisk\w*"
    r"|tezgah\w*|puestos?|stande|stands)\b"
)


def people(said: str) -> int | None:
    """How many people come, in figures ("40 man") or in words ("met z'n zessen"); `said` is normalised text."""
    if but := _BUT.search(said):
        whole, left = filter(None, but.groups())
        return max(0, int(whole) - (1 if left in ("een", "one") else _WRITTEN.get(left) or int(left))) or None
    said = _DOERS.sub(" ", said)
    if counted := _together(said):
        return counted
    if found := _SOME.search(said) or _WE_ARE.search(said):
        return _figures(next(filter(None, found.groups())))
    return _in_words(said)


def _together(said: str) -> int | None:
    """The most people that are told in figures; what is put to a number is with it: "150 volwassenen en 150 kinderen"
    are 300."""
    totals: list[int] = []
    end = 0
    for counted in _PEOPLE.finditer(said):
        number = _figures(counted[1])
        if totals and _AND.fullmatch(said, end, counted.start()):
            totals[-1] += number
        else:
            totals.append(number)
        end = counted.end()
    return max(totals, default=None)


def _in_words(said: str) -> int | None:
    """The number of people in words: "driehonderd bezoekers", "about three hundred people", "met z'n zessen"."""
    for pattern in (_DUTCH_PEOPLE, _DUTCH_MEANT):
        for found in pattern.finditer(said):
            if (number := numerals.of_dutch(found)) is not None and number > 1:
                return number
    if with_all := _WITH_ALL.search(said):
        return _WRITTEN[with_all[1]]
    number = numerals.before(said, _COUNTED)
    return number if number and number > 1 else None


def _figures(number: str) -> int:
    return int(re.sub(r"[. ]", "", number))


_TAKES_BACK = (
    r"(?:oh?|ah+|ai|oei+|oeps|oops|ups|hm+|ehm?|uh+m?|och|jee|tja|wacht(?: even)?|wait|moment|warte|espera|attends"
    r"|bekle|czekaj|чакай|nou|nee+|neen|sorry|pardon|excuse?s?|perdon|desole|przepraszam|извинявай|toch|eigenlijk"
    r"|liever|(?:ik|we) bedoel(?:de|en|den)?|bedoel ik|(?:het|dat) (?:wordt|worden|is|zijn|moet(?:en)?)(?: er)?"
    r"|moet(?:en)?(?: er)?(?: zijn)?"
    r"|(?:foutje|fout|verkeerd|vergist|typfout|tikfout)|ik (?:heb me|had me) vergist|dat klopt niet|klopt niet"
    r"|correctie|doe maar|maak er|no|i (?:mean|meant)|actually|make it|it[’']?s|my mistake|nein|doch|eher"
    r"|ich mein(?:e|te)"
    r"|non|plutot|je voulais dire|mejor|quiero decir|quise decir|nie|jednak|mialem na mysli|hayir|yani|не|по-скоро"
    r"|لا|بل|عفوا|اقصد)"
)
_ONLY = r"(?:maar|slechts|alleen|hooguit|only|just|nur|seulement|solo|solamente|tylko|sadece|само|فقط)"
_AFTER = (
    r"(?:eigenlijk|toch|maar|dan|van|zijn|worden|dus|sorry|bedoel(?:de)? ik|i me(?:an|ant)|mein(?:t)?e ich"
    r"|quiero decir|je voulais dire)"
)
_FIGURES = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_OTHER_NUMBER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\W*(?:{_TAKES_BACK}[\s,.!:]+)+(?:met |zijn er |er )?(?:{_ONLY} )?(\d{{1,6}})(?:[\s,]+{_AFTER})?\W*",
        rf"\W*(?:{_TAKES_BACK}[\s,.!:]+)*(\d{{1,6}})[\s,]+(?!van|zijn|worden|dus|maar|dan){_AFTER}\W*",
        rf"\W*(?:(?:en|and|und|et|y|i|{_TAKES_BACK})[\s,]+)*(?:niet|geen|not|nicht|no|pas|nie|не|ليس) (?:met )?"
        r"\d{1,6}[\s,]+(?:maar|but|sondern|mais|sino|ale|lecz|tylko|а|بل) (?:met )?(\d{1,6})\W*",
        rf"\W*(?:(?:{_TAKES_BACK}|tikfoutje?|typo|foutje?|moet zijn|het is|it is)[\s,.!:]+)*(?:met )?({_FIGURES})[\s,]+"
        rf"(?:niet|geen|ipv|in plaats van|not|instead of|nicht|pas|no|nie|не) (?:met )?(?:{_FIGURES})\W*",
    )
)
"""Another number than was told: "nee, 80", "niet 80 maar 280"."""


_OK = r"(?:ok|oke|okee|okay|goed|ja|nou|en|dus|and|yes|fine|gut|bien|tamam|dobrze|добре)"
_AT_MOST = (
    r"(?:minder dan|onder de|hooguit|hoogstens|maximaal|max|tot|less than|fewer than|under|at most|up to|weniger als"
    r"|hochstens|moins de|au plus|menos de|en fazla|mniej niz|najwyzej|по-малко от|най-много|اقل من)"
)
_BARE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\W*(?:{_OK}[\s,.!]+)*(?:(?:dan|then|dann|alors|entonces|wtedy)\s+)?(?:(?:maar|toch|weer|back to|terug naar"
        rf"|zeg|doe|met|with|{_AT_MOST})\s+)*({_FIGURES})(?:\s+(?:dan|maar|then|max|maximaal))?\W*",
        rf"\W*(?:(?:en|maar|and|und|et|y|ve|a|what|wat|but)\s+)*(?:als|if|wenn|si|jesli|ако|اذا)\s+(?:(?:het|dat|it|it['’]s|es"
        rf"|we|er)\s*(?:is|are)?\s+)?(?:maar|toch|dan|nu|only)?\s*({_FIGURES})(?:\s+(?:is|wordt|was|zijn|worden|ist|sind))?\W*",
    )
)
""" "Ok dan 200", "terug naar 500", "en als het 5000 is": a number and nothing that it counts."""


_LIKE_A_DAY, _YEARS = 31, range(2020, 2040)
"""So low a number by itself may be a day of the month, or the place of something on screen; these may be years."""


def bare(said: str) -> int | None:
    """The number that is all a message says, without what it counts; `said` is normalised text. Of "minder dan 250" it
    is the most that it can be."""
    found = next((found for pattern in _BARE if (found := pattern.fullmatch(said.strip()))), None)
    number = _figures(found[1]) if found else 0
    return number if number > _LIKE_A_DAY and number not in _YEARS else None


def put_right(said: str) -> int | None:
    """The other number with which somebody takes back what they told ("nee, 80"), without what it counts; `said` is
    normalised text."""
    found = next((found for pattern in _OTHER_NUMBER if (found := pattern.fullmatch(said))), None)
    return _figures(found[1]) if found else None


def askers(said: str) -> int | None:
    """How many do it: alone, "met z'n tweeën", or with the one who is named beside oneself;
    `said` is normalised text."""
    if _ALONE.search(said):
        return 1
    if together := _TOGETHER.search(said):
        return _number(next(filter(None, together.groups()), "2"))
    doers = _DOERS.search(said)
    return _number(next(filter(None, doers.groups()))) if doers else None


def age(said: str) -> int | None:
    """How old, in years, those are who want it; `said` is normalised text."""
    found = _AGE.search(said)
    return int(next(filter(None, found.groups()))) if found else None


def stalls(said: str) -> int | None:
    """How many stalls there are; `said` is normalised text."""
    found = _STALLS.search(said)
    return _number(found[1]) if found else None


def _number(word: str) -> int | None:
    """A number in figures or in words; None for any other word."""
    if word.isdecimal():
        return int(word)
    return 1 if word == "een" else _WRITTEN.get(word) or _FEW.get(word) or numerals.of(word)
