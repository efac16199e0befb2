"""What somebody wants, apart from what they say they do not want."""

import re
from itertools import starmap

from knowledge.text import normalise

_LACK = r"geld|stichting|vereniging|kvk|tijd|ervaring|ruimte|plek|money|foundation|time|experience|geld|argent|dinero"
"""Who has none of these says so ("geen geld maar een goed plan"); that is no wish turned down."""


def _contrast(wants: str, no: str, but: str, goes_on: str) -> re.Pattern[str]:
    """ "(Wij willen) geen X maar (een) Y": what stands between the no and the but, in one sentence.

    `goes_on`: what after "but" begins a sentence of its own, so that it says nothing against X.
    """
    return re.compile(
        rf"(?:(?P<wants>\b(?:{wants})\b(?:\s+\w+){{0,2}}?)\s+|(?:^|(?<=[.!?\n])\s{{0,9}})(?=(?:{no})\s+(?!{_LACK})))"
        rf"\b(?:{no})\s+(?!(?:alleen|zomaar|slechts|only|just|nur|solo|seulement)\b)"
        rf"[^.!?;\n]{{2,60}}?,?\s+(?:{but})\s+(?!(?:{goes_on})\b)",
        re.IGNORECASE | re.MULTILINE,
    )


_CONTRASTS = tuple(
    starmap(
        _contrast,
        (
            (
                "wil|willen|wilde|wilden|zoek|zoeken|bedoel|bedoelen|vraag|vragen|gaat|hoef|hoeven",
                "geen|niet(?: om| over)?",
                "maar",
                "wel|ook|toch|ik|je|wij|we|ze|hij|het|dit|dat|er|hoe|wie|wat|waar|kan|kunnen|mag|is|weet|als",
            ),
            (
                "want|wants|need|looking for|mean|about|asking for",
                "no|not(?: about| for)?",
                "but",
                "also|still|i|we|you|they|he|she|it|this|that|there|how|who|what|where|can|may|is|if",
            ),
            ("will|wollen|suche|suchen|brauchen|geht", "kein(?:e|en|em|er)?|nicht(?: um)?", "sondern", "auch"),
            ("veux|voulons|cherche|cherchons", "pas", "mais", "aussi|je|nous|il|elle|on|est|comment"),
            ("quiero|queremos|busco|buscamos", "no", "sino", "tambien|también|que"),
        ),
    )
)


_GIVEN_UP = re.compile(
    r"(?:^|(?<=[.!?\n]))[^.!?\n]{0,40}?\b(?:wou|wouden|wilden?|zouden|zou|dachten?|eerst|wanted|first)\b[^.!?\n]{2,120}?"
    r"\b(?:maar|helaas|alleen|but)\b[^.!?\n]{0,60}?"
    r"\b(?:niet|afgewezen|afgekeurd|afgeblazen|van de baan|not|cannot|can['’]?t|cancelled)\b"
    r"[^.!?\n]{0,60}?(?:[.!?,;\n]\s*(?:en |and )?|\s+(?:en |and )?)"
    r"(?=(?:dan|nu|dus|daarom|toen|so|now|then)\b[^.!?\n]*\b(?:liever|wil|willen|zoek|zoeken|zoekt|graag|kan|kunnen|mag|rather"
    r"|want|look)\b)",
    re.IGNORECASE,
)
""" "Eerst X maar dat mag niet, dan liever Y": up to the Y."""


_TURNS = re.compile(r"\b(?:maar|but|sondern|mais|sino|helaas|alleen)\b", re.IGNORECASE)
"""The words at which a sentence turns; without one there is no contrast."""
_CORRECTED = re.compile(
    r"^\s*(?:negeer|vergeet|ignore|forget)\b[^,.!?\n]{0,25}\b(?:bericht(?:je)?|vraag|appje|message|question)\b[,.!\s]*"
    r"|^\s*(?:negeer|vergeet|ignore|forget) (?:maar |even |alles |everything )?(?:wat|what)? ?(?:ik|wij|we|i) (?:\w+ )?"
    r"(?:zei|zeiden|schreef|vroeg|typte|stuurde|said|asked|wrote)\b[,.!\s]+(?=\w)",
    re.IGNORECASE,
)
"""Who corrects themselves takes back a message, and gives no orders."""


_LEFT = re.compile(
    r"\b(?:laat|laten we) (?:dat|die|het|de)\b[^.,!?\n]{0,25}?\b(?:maar )?zitten\b[,.!\s]*"
    r"|\b(?:forget|never ?mind) (?:about )?(?:that|the)\b[^.,!?\n]{0,25}[,.!]\s*",
    re.IGNORECASE,
)
""" "Laat dat bankje maar zitten": what is given up is no wish."""


_WHO_WANTS = re.compile(
    r"\b(?:(?:\w{1,12} |een paar |a few |some )?(?:huurders|bewoners|buren|mensen|tenants|residents|neighbou?rs)"
    r"(?= (?:hier |bij ons )?(?:willen|zoeken|vragen|want|would like|ask)\b)"
    r"|(?:ik ben|i am|i'm) (?:de |een |hier |the |a )*(?:huismeester|wijkbeheerder|opbouwwerker|caretaker)\b)",
    re.IGNORECASE,
)
"""Who wants it, which is not what they want: "huurders willen bloembakken" is about flowers."""


_FORM = (
    r"(?:stichting|(?:bewoners|buurt|wijk|huurders|winkeliers|sport|voetbal)?vereniging|(?:sport|voetbal)?club"
    r"|bewoners(?:organisatie|club|groep)|buurtgroep|wijk(?:beraad|organisatie)|kerk|moskee|parochie|school|bedrijf|co[oö]peratie|vve|foundation|association|church|mosque|company|co-?operative"
    r"|charity|verein|stiftung|kirche|fondation|[eé]glise|entreprise|fundaci[oó]n|asociaci[oó]n|iglesia|empresa"
    r"|fundacj[aąi]|stowarzyszenie[m]?|фондация|сдружение|fundashon)"
)
_AN = r"(?:(?:een|de|het|a|an|the|eine?|une|un|una)\s+)?(?:(?!en\b|and\b)\w+\s+)?"
_AND_THEN = r"(?:\s*[,.;]\s*(?:en|and)?|\s+(?:en|and|und|et|y|i|и))\s+"
_WHO_ASKS = re.compile(
    rf"\b(?:wij|we|ik|wir|nous)?\s*(?:zijn|ben|are|sind|sommes|somos|jeste[sś]my|сме)\s+{_AN}{_FORM}\b{_AND_THEN}(?=\w)"
    rf"|[\s,]+(?:en|and|und|et|y)\s+(?:(?:wij|we|wir|nous)\s+)?(?:zijn|are|sind|sommes|somos)\s+{_AN}{_FORM}(?=\W*$)"
    rf"|\bals\s+{_AN}{_FORM}(?=\s+(?:\w+\s+)?(?:willen|wil|zoeken)\b)"
    rf"|(?:^|(?<=[.!?,]\s)|(?<!\bat )(?<!\bvan )(?<!\bop )(?<!\bbij )(?<!\bof )(?<!\bin )"
    rf"\b(?:onze|our|unsere?|notre|nuestra|de|the|een)\s+){_FORM}(?:\s+(?:van|met|of|with)\s+\w+\s+\w+)?"
    r"(?=\s+(?:wil|willen|wants?|would like|m[oö]chten?|veut|voudrait|quiere)\b)"
    rf"|,\s*{_FORM}(?=\s*(?:[,.]|$))"
    rf"|(?:^|(?<=[.!?\n]\s))(?:(?:namens|onze|de|een|our|the|a)\s+)*(?:\w+\s+)?{_FORM}\b"
    r"(?:(?!oprichten|beginnen|starten|opzetten|worden|set up|start)[^.!?\n]){1,60}?"
    r"(?=\s(?:wil|willen|zoekt|zoeken|wants?|would like)\b)"
    r"|\b(?:ik ben|wij zijn|i am|i['’]m|we are)\s+(?:\w+\s+){0,2}"
    r"(?:bestuurs(?:lid|leden)|voorzitter|penningmeester|secretaris|leden|board members?|chair\w*|treasurer|secretary)"
    r"\s+(?:van|bij|of|at)\s+[^.!?\n,]{1,50}?(?=[,.]\s|\s(?:en|and)\s)(?:[,.]?\s*(?:en|and)?\s+)"
    r"|^namens\s+[^.!?\n:]{1,60}[:,]\s*"
    r"|(?:^|(?<=[.!?\n]\s))(?:wij|we|ik|i)\s+(?:zijn|ben|are|am)\s+(?:een|'n|an?)\s+(?!vve\b)"
    r"[^.!?\n]{1,70}?\s(?:en|and)\s+"
    r"(?=(?:(?:wij|we|ik|i)\s+)?(?:wil|willen|zoek|zoeken|zou|zouden|want|would|need)\b)",
    re.IGNORECASE,
)
"""Of what kind those are who want it: "wij zijn een stichting en ...", "onze kerk wil ...", "namens onze club: ..."."""


_WANT = r"(?:wil|willen|zou|zouden|want|would)"
_SKILL = (
    r"(?:vrije (?:tijd|uren|uurtjes)|(?:spare|free) time|hobby|(?:van|by) (?:beroep|profession|trade)|for a living"
    r"|voor (?:mijn|m['’]?n|me) werk|gepensioneerd|met pensioen|retired|work(?:ed)? as|werk(?:te)? als|verstand van"
    r"|voormalig|former|oud-\w+)"
)
_AND_WANTS = rf"[^.!?\n]{{0,40}}?[\s,]+(?:(?:en|and)\s+)?(?=(?:(?:ik|wij|we|i)\s+)?{_WANT}\b)"
_SKILLED = re.compile(
    r"(?:^|(?<=[.!?\n]\s))"
    rf"(?:(?:ik|wij|we|i['’]?m?|we['’]re|als|as)\b(?!\s+{_WANT})[^.!?\n]{{0,60}}?|in (?:mijn|m['’]?n|me|my) )"
    rf"\b{_SKILL}\b{_AND_WANTS}",
    re.IGNORECASE,
)
"""What somebody is good at, told before what they want: "ik programmeer in mijn vrije tijd en wil een app bouwen"."""


def without_who(text: str) -> str:
    """`text` without who asks: the legal form or the kind of club, or what they are good at where that is told before
    the wish. "Wij zijn een stichting en willen een moestuin" is about a kitchen garden. Whether anything is left that
    can be asked for is for who knows what words mean."""
    return _SKILLED.sub(" ", _WHO_ASKS.sub(" ", text)).strip()


_RESIDENTS = re.compile(
    r"\b(?:(?:bewoners|buurt)(?:organisatie|club|groep|vereniging)|wijk(?:beraad|organisatie)|residents['’]? group)\b",
    re.IGNORECASE,
)


def as_residents(text: str) -> bool:
    """Is a club of residents named in `text`? Any plan may be theirs, where money for a sports club is hardly asked for
    by another."""
    return _RESIDENTS.search(text) is not None


def wanted(text: str) -> str:
    """`text` without what is turned down in favour of something else: "geen feest maar een moestuin" is about a
    kitchen garden; and without who wants it. What somebody has not got ("geen stichting maar wel een plan") stays."""
    text = _WHO_WANTS.sub("", text)
    text = _CORRECTED.sub("", text)
    text = _LEFT.sub("", text)
    text = _OF_A_PARTY.sub(lambda found: f"{found['wants']} ", text)
    if _TURNS.search(text) is None:  # most messages turn nothing down
        return text
    text = _GIVEN_UP.sub("", text)
    for contrast in _CONTRASTS:
        text = contrast.sub(lambda found: f"{found['wants'] or ''} ", text)
    return text


_FOR_WHAT = re.compile(
    r"\b(?:voor|for|für|para|pour|dla|pa|за)\s+(?:(?:een|'n|de|het|ons|onze|mijn|an?|the|our|my|eine?n?|unser\w*|une?|una"
    r"|notre|nuestr[ao]|nasz\w*)\s+)?(\w.*?)(?=\s+(?:en|and|und|y|et|i|и|voor|for)\b|[,.!?\n]|$)",
    re.IGNORECASE,
)


def for_what(text: str) -> str:
    """For what something is asked, as it stands in `text` first ("vrijwilligers voor een moestuin"); empty when that is
    not said."""
    found = _FOR_WHAT.search(text)
    return found[1] if found else ""


_OF_A_PARTY = re.compile(
    r"\b(?P<wants>wil|willen|wilde|wilden|want|hoef|hoeven|need)\s+(?:(?:ook|liever|eigenlijk)\s+)*(?:geen|no)\s+"
    r"(?:\w+\s+){1,2}(?=(?:op|bij|tijdens|at|on|during)\s+(?:mijn|m['’]?n|ons|onze|het|een|my|our|the)\s+"
    r"(?:\w*(?:feest\w*|bbq|barbecue|markt|braderie|verjaardag|bruiloft|toernooi|iftar|festival|evenement|borrel)"
    r"|(?:\w+ )?(?:party|event|wedding|birthday|market|tournament))\b)",
    re.IGNORECASE,
)
""" "Ik wil geen muziek op mijn feest" is about the party, and not about music."""


_INSTEAD = re.compile(
    r"\b(?:liever|laat (?:dat|die|het|de)\b.{0,25}\b(?:zitten|maar)|laat maar|bij nader inzien|toch maar niet"
    r"|ik bedoel(?:de)?"
    r"|nee,? (?:toch|dan|doe) (?:maar |wel )?(?:de|het|een|die)"
    r"|rather|instead|never ?mind|i meant?"
    r"|onun yerine|zamiast tego|lieber|stattdessen|plut[oô]t|en vez de eso|mejor)\b",
    re.IGNORECASE,
)


def takes_back(text: str) -> bool:
    """Does `text` put something else in the place of what was asked before ("nee, toch liever een bankje")?"""
    return _INSTEAD.search(text) is not None


_WISHES = re.compile(
    r"\?|؟|\b(?:wil|willen|wou|zou|zouden|zoek|zoeken|zoekt|graag|mag|mogen|wens|idee|plan|kan ik|kunnen we"
    r"|als (?:we|wij|ik|je) (?:nou|nu|eens)|laten we|dacht ik|dachten we|ik dacht"
    r"|want|would like|i'?d love|love to|looking for|idea|can i|can we|may we"
    r"|ist[ie]\w*|chc\w+|szuka\w+|quier\w*|quer\w+|busc\w+|mocht\w*|will|wollen|suchen?|voudr\w+|cherch\w+"
    r"|نريد|اريد|نبحث|ابحث|иска\w*|търс\w+|ke|kier)\b"
)


_NEEDS = re.compile(
    r"\b(?:nodig|hulp|help|need|needs|ihtiyac\w*|lazim|potrzebuj\w*|necesit\w*|brauch\w*|besoin|meste|трябва"
    r"|нужн\w*|потрібн\w*)\b|احتاج|بحاجه"
)


def looks_for(text: str) -> bool:
    """Does somebody ask or want something, or say what they need?"""
    return says_a_wish(text) or _NEEDS.search(normalise(text)) is not None


def says_a_wish(sentence: str) -> bool:
    """Does this sentence, of a longer story, ask or want something?"""
    return _WISHES.search(normalise(sentence)) is not None
