"""The words by which days, months and spans of time are named, in every language that is read here."""

from collections.abc import Iterable

from knowledge.text import normalise


def _numbered(rows: Iterable[str], start: int) -> dict[str, int]:
    return {normalise(word): number for number, row in enumerate(rows, start) for word in row.split()}


_FULL_MONTHS = _numbered(
    (
        "januari jan january ocak stycznia styczen enero janvier januar يناير януари yanuari",
        "februari feb february subat lutego luty febrero fevrier februar فبراير февруари",
        "maart mrt march mart marca marzec marzo mars marz مارس март",
        "april apr nisan kwietnia kwiecien abril avril ابريل април aprel",
        "mei may mayis maja maj mayo mai مايو май",
        "juni jun june haziran czerwca czerwiec junio juin يونيو юни yuni juny",
        "juli jul july temmuz lipca lipiec julio juillet يوليو юли yuli",
        "augustus aug august agustos sierpnia sierpien agosto aout اغسطس август ougustus",
        "september sept sep eylul wrzesnia wrzesien septiembre septembre سبتمبر септември",
        "oktober okt october oct ekim pazdziernika pazdziernik octubre octobre اكتوبر октомври",
        "november nov kasim listopada listopad noviembre novembre نوفمبر ноември",
        "december dec aralik grudnia grudzien diciembre decembre dezember ديسمبر декември desember",
    ),
    start=1,
)
_SHORT_MONTHS = _numbered(
    ("janv", "febr fevr", "", "avr abr", "", "czerw", "juil", "", "wrz", "pazdz", "", "dez"), start=1
)
MONTHS = {**_FULL_MONTHS, **_SHORT_MONTHS}
"""The number of the month, by its names."""
ALSO_OTHERWISE = frozenset(_SHORT_MONTHS) | frozenset(
    ["may", "mayo", "maja", "maj", "march", "mars", "mart", "marca", "jan", "sep", "sept", "ocak", "ekim", "kasim"]
)
"""Months that are also a name or another word ("may we"): without a number they need a word before them."""
DAYS = _numbered(
    (
        "maandag monday mon ma pazartesi poniedzialek lunes montag lundi الاثنين понеделник djaluna",
        "dinsdag tuesday tue di sali wtorek martes dienstag mardi الثلاثاء вторник djamars",
        "woensdag wednesday wed wo carsamba sroda srode miercoles mittwoch mercredi الاربعاء сряда djarason",
        "donderdag thursday thu do persembe czwartek jueves donnerstag jeudi الخميس четвъртък djaweps",
        "vrijdag friday fri vr cuma piatek viernes freitag vendredi الجمعه петък djabierne",
        "zaterdag saturday sat za cumartesi sobota sobote sabado samstag samedi السبت събота djasabra",
        "zondag sunday sun zo pazar niedziela niedziele domingo sonntag dimanche الاحد неделя djadumingu",
    ),
    start=0,
)
"""The number of the day of the week, Monday is 0, by its names."""
_LOCATIVES = (
    "styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu", "lipcu", "sierpniu", "wrzesniu", "pazdzierniku",
    "listopadzie", "grudniu",
)  # fmt: skip
_TURKISH = (
    "ocak", "subat", "mart", "nisan", "mayis", "haziran", "temmuz", "agustos", "eylul", "ekim", "kasim", "aralik",
)  # fmt: skip
_ENDINGS = ("da", "de", "ta", "te", "in", "un", "dan", "den", "tan")
INFLECTED_MONTHS = _numbered(_LOCATIVES, 1) | _numbered(
    (" ".join(name + ending for ending in _ENDINGS) for name in _TURKISH), 1
)
"""The number of the month, by its names with an ending, in Polish and Turkish."""
_BOUNDS = normalise(
    "après jusqu spätestens später früher ab después tardar najpóźniej wcześniej geç itibaren promé despues tardá"
    " ابتداء omstreeks mediados alrededor około połowie połowa początku civarı civarında dolaylarında ortası ortasında"
    " منتصف حوالي средата около mitar rònt sometime middle"
).split()
CALENDAR_WORDS = frozenset([*_FULL_MONTHS, *INFLECTED_MONTHS, *_BOUNDS, *(name for name in DAYS if len(name) > 2)])
"""Names of months and days, and what is said before or after one, which say nothing about a subject."""
LONG_DAYS = frozenset(name for name in DAYS if len(name) > 3)
BARE_DAYS = {**{name: DAYS[name] for name in LONG_DAYS}, "سبت": 5, "احد": 6, "اثنين": 0, "ثلاثاء": 1, "اربعاء": 2,
             "خميس": 3, "جمعه": 4, "cumartesisi": 5, "pazari": 6, "pazartesisi": 0, "cumasi": 4, "sabados": 5,
             "soboty": 5, "niedzieli": 6}  # fmt: skip
"""Days of the week as they stand behind "first": "first Saturday", "أول سبت"."""
ORDINALS = {
    **_numbered(
        (
            "eerste 1e 1ste first 1st ilk birinci pierwsza pierwszy pierwsze primer primero erster ersten erste premier"
            " 1er първата първия първи първа prome promer اول الاول",
            "tweede 2e 2de second 2nd ikinci druga drugi segundo zweiter zweiten zweite deuxieme 2eme втората втория"
            " втори втора segundo di_dos ثاني الثاني",
            "derde 3e 3de third 3rd ucuncu trzecia trzeci trzecią tercer tercero dritter dritten dritte troisieme 3eme"
            " третата третия трети трета ثالث الثالث",
            "vierde 4e 4de fourth 4th dorduncu czwarta czwarty cuarto vierter vierten vierte quatrieme 4eme четвъртата"
            " четвъртия четвърти четвърта رابع الرابع",
        ),
        start=1,
    ),
    **dict.fromkeys(
        normalise(
            "laatste last son ostatnia ostatni ultimo letzter letzten letzte dernier последната последния последен"
            " اخر الاخير"
        ).split(),
        -1,
    ),
}
"""Which one of a month, by the words for it; the last is -1."""
_DUTCH = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_SPOKEN = (
    " ".join(
        (
            *_DUTCH,
            "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig",
            *(f"{unit}entwintig" for unit in _DUTCH),
            "dertig eenendertig",
        )
    ),
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende"
    " vijftiende zestiende zeventiende achttiende negentiende twintigste "
    + " ".join(f"{unit}entwintigste" for unit in _DUTCH)
    + " dertigste eenendertigste",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven"
    " twenty-eight twenty-nine thirty thirty-one",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth"
    " twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
    "bir iki uc dort bes alti yedi sekiz dokuz on on-bir on-iki on-uc on-dort on-bes on-alti on-yedi on-sekiz on-dokuz"
    " yirmi yirmi-bir yirmi-iki yirmi-uc yirmi-dort yirmi-bes yirmi-alti yirmi-yedi yirmi-sekiz yirmi-dokuz otuz"
    " otuz-bir",
    "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit"
    " vingt-neuf trente trente-et-un",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho"
    " diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho"
    " veintinueve treinta treinta-y-uno",
    "ersten zweiten dritten vierten funften sechsten siebten achten neunten zehnten elften zwolften dreizehnten"
    " vierzehnten funfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten einundzwanzigsten"
    " zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten funfundzwanzigsten sechsundzwanzigsten"
    " siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten dreissigsten einunddreissigsten",
    "pierwszego drugiego trzeciego czwartego piatego szostego siodmego osmego dziewiatego dziesiatego jedenastego"
    " dwunastego trzynastego czternastego pietnastego szesnastego siedemnastego osiemnastego dziewietnastego"
    " dwudziestego",
)
SPOKEN = {
    word: number for listed in _SPOKEN for number, word in enumerate(listed.split(), 1) if word not in ("on", "een")
}
"""The days of a month in words, as in what is spoken; `-` stands for a space as well. Not "on June" (ten in Turkish),
nor "een juni-avond"."""
AHEAD = {
    "over|in": (
        "dag dagen dagje dagjes day days",
        "week weken weekje weekjes wk wkn weeks",
        "maand maanden maandje maandjes mnd month months",
    ),
    "in": ("tag tage tagen", "woche wochen", "monat monate monaten"),
    "dans|d'ici": ("jour jours", "semaine semaines", "mois"),
    "dentro de|en": ("dia dias", "semana semanas", "mes meses"),
    "za": ("dzien dni", "tydzien tygodnie tygodni", "miesiac miesiace miesiecy"),
    "след": ("ден дни дена", "седмица седмици", "месец месеца месеци"),
    "den|aki": ("dia dianan", "siman simannan", "luna lunanan"),
    "بعد": ("يوم ايام يومين", "اسبوع اسابيع اسبوعين", "شهر اشهر شهور شهرين"),
}
"""By the word before it: the words for days, weeks and months ahead. In so many years a block is pulled down; no plan
is for that very day."""
UNITS = {
    normalise(word): "dwm"[at] for units in AHEAD.values() for at, listed in enumerate(units) for word in listed.split()
} | {"gun": "d", "hafta": "w", "ay": "m"}
"""Day, week or month (d, w, m), by the words for it."""
PAIRS = frozenset(["يومين", "اسبوعين", "شهرين"])
"""Arabic words for two of them."""
