"""What a plan brings along that decides which rules it falls under: is the road closed, do animals come, does it go on
after 23.00 hours, does the city pay already? Read in the languages of the city; what nobody says is taken not to be so.
"""

import re
from enum import StrEnum

from knowledge import granted
from knowledge.patterns import a_word_of
from knowledge.text import normalise


class Trait(StrEnum):
    """Something a plan brings along that decides which rules it falls under."""

    ROAD_CLOSED = "road-closed"
    ANIMALS = "animals"
    LATE = "late"
    CITY_MONEY = "city-money"
    DISTRICT_MONEY = "district-money"
    NO_CITY_MONEY = "no-city-money"


_ROAD = a_word_of(
    "*straat straatje weg rijweg rijbaan \\w{4,}weg \\w{3,}laan \\w{3,}kade hofje steeg"
    " streets? roads? yol yolu yolun yolumuzu sokak sokag* sokaklar* cadde* ulic* drog* jezdni*"
    " (?:\\w{0,2}ال)?شارع* (?:\\w{0,2}ال)?طريق* calles? carretera strasse strassen \\w+strasse rue rues route"
    " улица* улици* пътя пътят kaya kayanan kaminda"
)
_SHUT = a_word_of(
    "dicht(?!\\s?bij) dichtmaken dichtdoen dichtgooien dichtzetten afgesloten afsluit* afzet* afgezet afgezette sluiten"
    " gesloten af_te_(?:sluiten|zetten) af autovrij* verkeersvrij* versperren blokkeren"
    " closed? closing shut shutting block blocked blocking car-?free closures?"
    " kapat* kapali kapan* zamkn* zamyka* zablokow* wylaczon* اغلاق نغلق يغلق مغلق* تغلق تسكير نسكر مسكر* قفل نقفل"
    " cerrar* cerrad* cerramos cierr* cortar* cortad* cortamos gesperrt sperren absperren abgesperrt* sperrt"
    " dichtmachen fermer fermee?s? ferme fermons bloquer bloquee?s? barrer barree?s? couper затвор* затваря* sera cera"
)
_BETWEEN = (
    r"(?:[^\w.!?;\n]+(?:\w{1,3}|moet|moeten|mogen|word|wordt|worden|gaat|gaan|kunnen|willen|even|effe|eventjes|voor|deels|"
    r"half|helemaal|tijdelijk|dagje?|middag|avond|morgen|uurtje|zaterdag|zondag|weekend|zijn|hoeft|hoeven|niet|laten|"
    r"onze|deze|hele|stuk|stukje|deel|echt|graag|gewoon|toch|altijd|zonder|verkeer|blijft|"
    r"with|must|have|need|needs|will|should|part|this|that|being|does|temporarily|"
    r"nasze|nasza|nuestra|parte|unsere|werden|muss|mussen|wird|notre|doit|etre|трябва|бъде|нашата|mester|bira))"
    r"{0,5}?[^\w.!?;\n]+"
)
_COMPOUND = a_word_of(
    "(?:straat|weg)afsluiting* (?:straat|weg)afzetting* strassensperr* street_closure road_closure"
    " autovrije_*straat afgesloten_*(?:straat|weg)"
)
_CLOSED = re.compile(rf"{_COMPOUND}|{_ROAD}{_BETWEEN}{_SHUT}|{_SHUT}{_BETWEEN}{_ROAD}")
_WITH_THE_STREET = re.compile(r"\bmet (?:de|onze|mijn|heel de|de hele|hele) straat(?= (?!dicht|af))")
"""Who does it "with the street" means the neighbours."""
_ANIMAL = a_word_of(
    "pony pony['’]?s paard paarden paardjes geit geiten geitjes ezels? alpaca['’]?s? lammetjes dieren levende_have"
    " ponies horses? goats? donkeys? animals petting_zoo midilli hayvan* kucyk* konie koni zwierzet* zwierzat*"
    " حيوان* حصان مهر caballos? animales pferde? esel tiere ponys poneys? chevaux animaux пони животни kabai kabainan"
    " animalnan bestianan"
)
_BRINGS_ANIMALS = re.compile(_ANIMAL)
_HOUR = r"(?:23[.:h](?:0[1-9]|[1-5]\d)|24(?:[.:h]00)?|0[.:h]\d\d|00[.:h]\d\d)"
_SMALL_HOUR = r"(?:0?[0-4]|12|een|twee|drie|one|two|three)(?:[.:h]\d\d)?"
_IN_THE_NIGHT = (
    r"(?:uur )?(?:['’]?s nachts|in de nacht)|(?:uhr )?nachts|a\.?m\b|w nocy|de la (?:noche|madrugada)|du matin|"
    r"през нощта"
)
_UNTIL = r"\b(?:tot|until|till?|hasta|bis|jusqu'?a|do|до|te)\s(?:\w{2,8}\s)?"
_UUR = r"\s?(?:uur|u|uhr|h|hrs?|ч)\b"
_MINUTES = r"[.:h](?:00|15|30|45)(?!\d)"
_EVENING, _NIGHT = r"(?:1[3-9]|2[0-3])", r"(?<!\d)0?[0-4]"
_HALF = r"half (?:12|1|2|3|4|twaalf|een|twee|drie|vier)\b(?! ['’]?s middags)"
_INTO_THE_NIGHT = (
    rf"{_UNTIL}0[0-4](?:{_MINUTES}|{_UUR})"
    rf"|\b(?:van|vanaf|from|von|de|od|от)\s{_EVENING}(?:{_MINUTES})?(?:{_UUR})?\s?"
    rf"(?:tot|until|till?|to|a|bis|do|до|-|–)\s?(?:{_NIGHT}(?:{_MINUTES}|{_UUR}|(?=\W*$|[,;!?]))|{_HALF})"
    rf"|\b{_EVENING}{_MINUTES}\s?(?:tot|to|bis|do|-|–)\s?{_NIGHT}{_MINUTES}"
)
"""Until an hour that is written as one of the night ("01.00 uur"), or is earlier than that on which it begins."""
_UNTIL_HALF = re.compile(rf"\btot {_HALF}")
_BY_DAY = re.compile(
    r"ochtend|middag|lunch|\bvan(?:af)? (?:0?[5-9]|1[0-2]|half \w+|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b"
)
"""What begins by day, or ends there: until half past one is then no night."""
_IN_TIME = re.compile(
    rf"{_UNTIL}(?:(?:1[3-9]|2[0-2])(?:{_MINUTES}|{_UUR})|23(?:[.:h]00|{_UUR})(?!\d)"
    r"|(?:[5-9]|10|11)\s?(?:uur ['’]?s avonds|p\.?m\b))"
)
"""Until 23.00 hours at most."""
_LATE = re.compile(
    rf"\b(?:tot|until|till?|hasta|bis|jusqu'?a|do|до|te|na|after|past|nach|apres|po|след)\s(?:\w{{2,8}}\s)?{_HOUR}(?!\d)"
    rf"|\b{_SMALL_HOUR}\s?(?:{_IN_THE_NIGHT})"
    r"|\b(?:na|later dan|after|past|later than|nach|apres|despues de las|po|след)\s(?:ongeveer )?23(?:[.:h]00)?(?!\d)"
    r"|\b(?:na|after|past)\s11\s?(?:uur )?(?:['’]?s avonds|p\.?m)"
    r"|\b(?:middernacht|midnight|de hele nacht|all night|gece yarisi\w*|polnoc\w*|medianoche|mitternacht|minuit|полунощ"
    r"|medianochi|tot diep in de nacht)\b|منتصف الليل|\bgece (?:[1-4]|bir|iki)\b"
    rf"|{_INTO_THE_NIGHT}"
)
_SAID = {Trait.ROAD_CLOSED: _CLOSED, Trait.ANIMALS: _BRINGS_ANIMALS, Trait.LATE: _LATE}
_CITY, _DISTRICT = r"gemeente\w*|stad|municipality|city(?: hall)?", r"stadsdeel\w*|district"
_MONEY = r"(?:geld|subsidie|bijdrage|euro|money|grant|subsidy|€ ?[\d.]+)"
_BESIDE = r"\b(?:combineren|combineer|samen|naast|bovenop|tegelijk|combine|together|beside|on top of)\b"
_NOTHING = r"(?:niks|niets|niet|geen|nothing|not|won['’]?t|doesn['’]?t)"


def _from(giver: str) -> str:
    return rf"{_MONEY}s? (?:van|door|bij|uit|from|of) (?:\w{{2,4}} )?(?:{giver})\b"


_STATED = {
    Trait.CITY_MONEY: re.compile(rf"{_BESIDE}[^.!?\n]{{0,40}}?{_from(f'{_CITY}|{_DISTRICT}')}"),
    Trait.NO_CITY_MONEY: re.compile(
        rf"\b(?:{_CITY}|{_DISTRICT}) (?:wil |kan |will |can )?(?:betaalt|geeft|doet|draagt|betalen|geven|pays?|gives?)?"
        rf" ?{_NOTHING}\b(?: (?:mee|bij|pay|give)|(?=\W*$))|\b(?:{_CITY}|{_DISTRICT}) (?:betaalt|geeft|pays|gives)"
        rf" (?:\w+ )?{_NOTHING}\b|\b(?:geen|zonder|no|without) {_from(f'{_CITY}|{_DISTRICT}')}"
    ),
}
"""What is said of money of the city, with its denial in it."""
_GIVEN = {Trait.CITY_MONEY: granted.by_city, Trait.DISTRICT_MONEY: granted.by_district}
_NOT = re.compile(
    a_word_of(
        "niet geen zonder nooit blijft_open open_blijven not no without dont don['’]?t doesn['’]?t stays_open nie bez"
        " degil olmadan kapatmadan بدون لا ليس sin nicht kein keine ohne pas sans не без no_ta"
    )
)
_MAY = re.compile(a_word_of("mag mogen kan kunnen may can could waarom why"))
_BEFORE, _AFTER = re.compile(r"[^.,;:!?\n]{0,18}$"), re.compile(r"[^.,;:!?\n]{0,16}")
"""The words beside what was said, in which it may be denied."""
_OPEN = re.compile(rf"{_ROAD}{_BETWEEN}(?:open|acik|otwart\w*|مفتوح\w*|abierta|offen|ouverte|отворен\w*|habri)\b")
"""The road that stays open is not closed."""


def told(text: str) -> frozenset[Trait]:
    """What `text` says that the plan brings along, or asks whether it may."""
    return _read(normalise(text))[0]


def denied(text: str) -> frozenset[Trait]:
    """What `text` says that the plan does not bring along ("de weg hoeft niet dicht")."""
    return _read(normalise(text))[1]


def _read(said: str) -> tuple[frozenset[Trait], frozenset[Trait]]:
    said = _WITH_THE_STREET.sub(" ", said)
    yes: set[Trait] = set()
    no: set[Trait] = set()
    for trait, pattern in _SAID.items():
        for found in pattern.finditer(said):
            (no if _is_denied(said, found) else yes).add(trait)
    yes |= {trait for trait, pattern in _STATED.items() if pattern.search(said)}
    yes |= {trait for trait, gives in _GIVEN.items() if gives(said)}
    if _OPEN.search(said):
        no.add(Trait.ROAD_CLOSED)
    if _UNTIL_HALF.search(said) and not _BY_DAY.search(said):
        yes.add(Trait.LATE)
    if Trait.LATE not in yes and _IN_TIME.search(said):
        no.add(Trait.LATE)
    return frozenset(yes - no), frozenset(no)


def _is_denied(said: str, found: re.Match[str]) -> bool:
    before, after = _BEFORE.search(said[: found.start()]), _AFTER.match(said, found.end())
    around = (before[0] if before else "") + found[0] + (after[0] if after else "")
    return _NOT.search(around) is not None and _MAY.search(around) is None


def without_givers(text: str) -> str:
    """`text`, normalised, without who gave money already: that is not who is asked."""
    return granted.without(_STATED[Trait.CITY_MONEY].sub(" ", normalise(text)))
