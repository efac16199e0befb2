"""Numbers written out in words: "driehonderd", "two thousand five hundred", "bin beş yüz"."""

import re
from collections.abc import Mapping, Sequence

from knowledge.patterns import either
from knowledge.text import normalise

_SMALL = """
1 one bir jeden jedna ein eine einer einem einen un une uno una واحد един една едно
2 two iki dwa dwie zwei deux dos اثنان два две
3 three uc trzy drei trois tres ثلاثه ثلاث три
4 four dort cztery vier quatre cuatro اربعه اربع четири kuater
5 five bes piec funf cinq cinco خمسه خمس пет sinku
6 six alti szesc sechs seis سته ست шест
7 seven yedi siedem sieben sept siete سبعه سبع седем shete
8 eight sekiz osiem acht huit ocho ثمانيه ثمان осем
9 nine dokuz dziewiec neun neuf nueve تسعه تسع девет nuebe
10 ten on dziesiec zehn dix diez عشره عشر десет dies
12 twelve zwolf douze doce
15 fifteen quinze quince
20 twenty yirmi dwadziescia zwanzig vingt veinte عشرون
30 thirty otuz trzydziesci dreissig trente treinta ثلاثون
40 forty kirk czterdziesci vierzig quarante cuarenta اربعون
50 fifty elli piecdziesiat funfzig cinquante cincuenta خمسون
60 sixty altmis szescdziesiat sechzig soixante sesenta ستون
70 seventy yetmis siedemdziesiat siebzig setenta
80 eighty seksen osiemdziesiat achtzig ochenta
90 ninety doksan dziewiecdziesiat neunzig noventa
100 сто
200 dwiescie doscientos doscientas zweihundert مئتان مئتين двеста
300 trzysta trescientos trescientas dreihundert ثلاثمئه ثلاثمايه триста
400 czterysta cuatrocientos cuatrocientas vierhundert اربعمئه четиристотин
500 piecset quinientos quinientas funfhundert خمسمئه خمسمايه петстотин
2000 zweitausend الفان
5000 funftausend
"""
_DUTCH = """
1 een
2 twee
3 drie
4 vier
5 vijf
6 zes
7 zeven
8 acht
9 negen
10 tien
"""
_TIMES = """
100 hundred yuz shen sto hundert einhundert cent cents cien ciento مئه
1000 thousand bin tysiac tysiace tysiecy tausend eintausend mille mil الف الاف
"""


def table(text: str) -> Mapping[str, int]:
    """The number of each word of `text`, normalised: every line is a number and its words."""
    rows = [line.split() for line in text.split("\n") if line]
    return {normalise(word): int(number) for number, *words in rows for word in words}


UNITS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19, "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60,
    "zeventig": 70, "tachtig": 80, "negentig": 90,
}  # fmt: skip
"""The Dutch words for small numbers."""
_UNDER_HUNDRED = UNITS | {
    f"{one}en{ten}": UNITS[one] + UNITS[ten] for one in list(UNITS)[:9] for ten in list(UNITS)[19:]
}
_UNDER = either(sorted(_UNDER_HUNDRED, key=len, reverse=True))
_HUNDREDS = rf"(?:(?P<hundreds>{_UNDER})?\s?(?P<hundred>honderd)\s?(?:en\s?)?(?P<rest>{_UNDER})?|(?P<alone>{_UNDER}))"
_BEGINS = "".join(sorted({word[0] for word in (*_UNDER_HUNDRED, "anderhalf", "honderd", "duizend")}))
_DUTCH_NUMBER = (
    rf"\b(?=[{_BEGINS}])(?<!paar)(?<!paar )"
    rf"(?:(?P<times>anderhalf|{_UNDER})?\s?(?P<thousand>duizend)\s?)?{_HUNDREDS}?"
)
_ADDED, _MULTIPLIED = table(_SMALL), table(_TIMES)
COUNTED = {word: number for word, number in table(_SMALL + _DUTCH).items() if number <= 12}
"""The words for one up to twelve, normalised."""
_GERMAN = re.compile(
    "(?:(?P<thousands>{0})?(?P<thousand>tausend))?(?:und)?(?:(?P<hundreds>{0})?(?P<hundred>hundert))?(?:und)?"
    "(?P<rest>{1})?".format(
        "ein|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|zwanzig",
        "zehn|zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig",
    )
)
"""A German number written as one word, in round figures."""
_JOINED = frozenset({"and", "i", "ve", "y", "und", "et", "و"})
_WORD = re.compile(r"[^\W_]+")


def of(word: str) -> int | None:
    """The number that a normalised word stands for by itself; None for any other word."""
    return _ADDED.get(word)


def of_german(word: str) -> int:
    """The number of a German word such as "tausendfunfhundert"; 0 for any other."""
    found = _GERMAN.fullmatch(word)
    if found is None:
        return 0
    thousands, hundreds, rest = (_ADDED.get(found[name] or "", 1) for name in ("thousands", "hundreds", "rest"))
    value = (1000 * thousands if found["thousand"] else 0) + (100 * hundreds if found["hundred"] else 0)
    return value + (rest if found["rest"] else 0)


def dutch(before: str, after: str) -> re.Pattern[str]:
    """Finds a Dutch number in words between what stands `before` and `after` it; see `of_dutch`."""
    return re.compile(f"{before}{_DUTCH_NUMBER}{after}")


def of_dutch(found: re.Match[str]) -> int | None:
    """The number that a pattern of `dutch` found: "vierhonderd", "anderhalf duizend", "vijfentwintig"; None where there
    is none."""
    times, hundreds, rest, alone = (found[name] or "" for name in ("times", "hundreds", "rest", "alone"))
    value = 0.0
    if found["thousand"]:
        value += 1000 * (1.5 if times == "anderhalf" else _UNDER_HUNDRED.get(times, 1))
    if found["hundred"]:
        value += 100 * _UNDER_HUNDRED.get(hundreds, 1)
    return int(value + _UNDER_HUNDRED.get(rest, 0) + _UNDER_HUNDRED.get(alone, 0)) or None


def before(said: str, unit: re.Pattern[str]) -> int | None:
    """The number in words right before the first word that is a `unit`, in normalised text; None without either."""
    words = _WORD.findall(said)
    if not any(word in _ADDED or word in _MULTIPLIED for word in words):
        return None
    at = next((index for index, word in enumerate(words) if unit.fullmatch(word)), 0)
    run: list[str] = []
    for word in reversed(words[:at]):
        if word not in _ADDED and word not in _MULTIPLIED and not word.isdecimal() and word not in _JOINED:
            break
        run.insert(0, word)
    return _value(run) if any(word in _ADDED or word in _MULTIPLIED for word in run) else None


def _value(run: Sequence[str]) -> int | None:
    total = now = 0
    for word in run:
        if word in _MULTIPLIED:
            times = _MULTIPLIED[word]
            now = max(now, 1) * times
            if times == 1000:
                total, now = total + now, 0
        else:
            now += _ADDED.get(word, int(word) if word.isdecimal() and len(word) < 7 else 0)
    return total + now or None
