"""Does a short message say that somebody no longer wants what they spoke of ("nee toch maar geen bbq")?"""

import re

from knowledge.text import normalise

_BEFORE_NO = (
    r"\W*(?:(?:nee|neen|nou|ja|ok|oke|okee|oh?|sorry|maar|toch|dan|laat|doe|eigenlijk|liever|well|actually|nein|doch"
    r"|finalement|non|jednak|hayir|bueno|pues)[\s,.!]+)*"
)
_WE = r"(?:ik|we|wij|i|ich|wir|je|nous|on|mi|nos)"
_WANT = r"(?:wil|willen|hoef|hoeven|doe|doen|hou|houden|want|will|wollen|mochten?)"
_NO = r"(?:geen|no|keine?n?|pas d['’e]|plus d['’e]|sin|bez|без|ningun)"
_WANT_NO = (
    r"(?:je ne veux (?:plus|pas)|nous ne voulons (?:plus|pas)|on ne veut (?:plus|pas)|(?:ya )?no (?:quiero|queremos)"
    r"|(?:juz )?nie chc(?:e|emy)(?: juz)?|(?:вече )?не искаме?|(?:mi|nos) no ke|لا (?:اريد|نريد)"
    r"|(?:i|we) (?:don['’]?t|do not|no longer) want(?: to (?:do|have))?)"
)
_THE = r"(?:(?:de|het|een|die|dat|deze|mijn|m['’]n|ons|onze|the|that|this|an?|our|my|any|das|le|la|de|el|una?)\s+)?"
_THING = rf"{_THE}(?P<thing>(?!maar\b|meer\b|niet\b)[\w'’-]+(?:\s(?!maar\b|wel\b|but\b)[\w'’-]+)??)"
_TOO = r"(?:toch|eigenlijk|dan|maar|liever|helaas|ook|nu)"
_AFTER_IT = (
    r"(?:\s+(?:meer|hoor|dan|toch|maar|eigenlijk|doen|houden|organiseren|aub|graag|anymore|any more|after all|please"
    r"|now|mehr|plus|mas|juz|more|nu))*\W*"
)
_GIVES_UP = tuple(
    re.compile(_BEFORE_NO + pattern + _AFTER_IT)
    for pattern in (
        rf"(?:{_WE}\s+)?(?:{_WANT}\s+)?(?:{_TOO}\s+)*{_NO}\s*\b{_THING}",
        rf"{_WANT_NO}\s+{_THING}",
        rf"{_THING}\s+(?:istemiyoru[mz]|olmasin|iptal(?: oldu)?)",
        rf"{_WE}\s+(?:{_WANT}|ga|gaan)\s+{_THING}\s+(?:{_TOO}\s+)*(?:niet|nicht)",
        rf"{_THING}\s+(?:(?:gaat|geht) (?:{_TOO} )*(?:niet|nicht)(?: meer)? door|is (?:afgeblazen|afgelast|van de baan"
        r"|off|cancelled)|(?:hoeft|hoeven) (?:toch |dan |ook )*niet(?: meer)?|findet nicht statt)",
        rf"(?:vergeet|schrap|annuleer|stop met|cancel|forget(?: about)?|scrap|oublie[rz]?|olvida|vergiss)\s+{_THING}"
        r"(?:\s+maar)?",
        rf"laat\s+{_THING}\s+(?:maar\s+)?zitten",
        rf"zitten\s+{_THING}",  # after "laat maar"
    )
)
_REFUSES = re.compile(
    rf"\b{_WANT}\b|\b(?:veux|voulons|veut|quiero|queremos|chce|chcemy|istemiyoru[mz]|искам\w*|ke)\b|(?:اريد|نريد)"
)
_ASKED = re.compile(r"[?؟]|^\W*(?:mag|kan|moet|may|can|is|are|do)\b")
_OF_A_LIFE_TOO = frozenset({"het", "t", "dit", "it", "this", "es", "das", "lo", "eso", "ca", "onu", "bunu"})
_SURELY_A_THING = frozenset({"hem", "die", "deze", "dat", "ze", "that", "them", "these", "those", "ihn"})


def given_up(text: str) -> str | None:
    """What `text` only says that somebody no longer wants ("nee toch geen bbq", "ik wil hem niet meer"), normalised;
    None where it asks, or says more."""
    said = normalise(text).strip()
    if _ASKED.search(said):
        return None
    found = next((found for pattern in _GIVES_UP if (found := pattern.fullmatch(said))), None)
    return found["thing"] if found else None


def refuses(text: str) -> bool:
    """Does `text`, with which something is given up, say that it is not wanted? Who says "geen ruimte" lacks one."""
    return _REFUSES.search(normalise(text)) is not None


def is_it(thing: str) -> bool:
    """Does a thing that was given up have no name, so that it is what was spoken of ("ik wil hem niet meer")?"""
    return thing in _OF_A_LIFE_TOO or thing in _SURELY_A_THING


def is_a_thing(thing: str) -> bool:
    """Is it surely no cry, of a life, where this is given up? "Ik wil het niet meer" may be one."""
    return thing not in _OF_A_LIFE_TOO
