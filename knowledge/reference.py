"""Does a message go on about what was said before, by what it points back to?"""

import re

from knowledge import amounts
from knowledge.patterns import one_of
from knowledge.text import normalise, stem, words

_POINTS = re.compile(
    r"\b(?:(?:daar|er|hier|dan) ook|erbij|daarbij|(?:there|then) (?:too|as well)|also there|orada da|tam tez"
    r"|alli tambien|dort auch|dabei auch|la aussi|tambe ey|там също)\b|هناك ايضا"
)
_NAMED = re.compile(r"\b(?:die|dat|deze|dit|that|those|this|these)\s+([^\W\d_]{4,})")
_TOLD = re.compile(r"\b(?:de|het|die|dat|deze|dit|the|that|those|this|these)\s+([^\W\d_]{4,})")
_ANYWHERE = frozenset(
    stem(word)
    for word in words(
        "straat buurt wijk plein park gemeente stad huis mensen buren bewoners kinderen week maand middag avond street"
        " neighbourhood square city house people neighbours children week month samen zelf graag allemaal together"
    )
)
"""What nearly every plan names: to name it again points nowhere."""


def points_back(text: str) -> bool:
    """Does `text` ask for something beside what was asked before ("mag daar ook muziek")?"""
    return _POINTS.search(normalise(text)) is not None


def names_again(text: str, before: str, *, told: bool) -> bool:
    """Is a thing that was named in `before` pointed at in `text` ("die bakken", of the plantenbakken)?

    `told`: `text` asks nothing, so that an article is enough ("de stoep is van de gemeente").
    """
    known = {stem(word) for word in words(before)}
    named = {stem(word) for word in (_TOLD if told else _NAMED).findall(normalise(text))} - _ANYWHERE
    return any(word == one or word.endswith(one) for one in named for word in known)


_LEAVE = re.compile(
    r"^\W*(?:(?:en|maar|dus|and|but|ve|i|y|und|et|и|و)\s+)?(?:"
    r"(?:mag|magge|mogen|kan|kunnen) (?:(?:we|wij|ik) )?(?:dat|het|dit|zoiets)"
    r"(?: (?:zomaar|wel|ook|hier|daar|allemaal|gewoon|altijd|eigenlijk|doen|van de gemeente))*"
    r"|(?:moet|moeten) (?:(?:we|wij|ik) )?(?:dat|het|dit)(?: (?:echt|wel|ook|allemaal|altijd|eigenlijk|per se))*"
    r"|is (?:dat|het|dit) (?:wel )?(?:toegestaan|verboden|legaal|illegaal|mogelijk|verplicht)"
    r"|is (?:that|it|this) (?:allowed|legal|illegal|possible|ok|okay|mandatory|compulsory|required|obligatory)"
    r"|do (?:we|i) (?:really )?have to"
    r"|(?:can|may) (?:we|i) (?:just )?do (?:that|it|this)"
    r"|(?:bu |buna )?(?:serbest|yasak|izin var|olur) mu|(?:bu |buna )?(?:serbest|yasak|izin var) mi"
    r"|czy (?:to )?(?:wolno|mozna|legalne|dozwolone)|(?:esta permitido|se puede)(?: hacer eso)?"
    r"|(?:darf man das|ist das erlaubt|geht das)(?: einfach so)?|c'est (?:permis|autorise|possible)|on peut faire ca"
    r"|(?:позволено ли е|може ли това|разрешено ли е)(?: това)?|(?:esei )?ta permiti"
    r"|هل (?:هذا )?(?:مسموح|ممنوع|يجوز)|مسموح هذا"
    r")\W*$"
)


def asks_leave(text: str) -> bool:
    """Does `text` only ask whether what was said before is allowed ("mag dat zomaar?")?"""
    return _LEAVE.search(normalise(text)) is not None


_NO_MONEY = re.compile(
    r"\W*(?:(?:en|maar|ja|nee|want|but|and|aber|mais|pero|ama|ale|но)[\s,]+)*"
    r"(?:(?:ik|we|wij|er) )?(?:(?:heb|hebben|is|zit) (?:(?:ik|we|wij|er) )?)?"
    r"(?:(?:echt|helemaal|nog|zelf|er|daar|hier) )*"
    r"(?:geen|niet genoeg|te weinig) (?:geld|budget|centen|poen)"
    r"(?: (?:ervoor|daarvoor|hiervoor|voor(?: (?:dit|dat|het)(?: (?:plan|feest))?)?))?\W*"
    r"|\W*(?:but )?(?:(?:(?:i|we) )?(?:(?:have|have got) )?(?:no|not enough)|(?:i|we) (?:don['’]?t|do not) have"
    r"(?: any| enough| the)?) (?:money|budget)(?: for (?:it|this|that))?\W*"
    r"|\W*(?:ama )?(?:hic )?para(?:miz|m)? yok\W*|\W*(?:ale )?nie mam(?:y)? (?:na to )?pieniedzy(?: na to)?\W*"
    r"|\W*(?:pero )?no (?:tengo|tenemos|hay) dinero(?: para (?:esto|eso))?\W*"
    r"|\W*(?:aber )?(?:(?:ich|wir) haben? )?kein geld(?: dafur)?\W*"
    r"|\W*(?:mais )?(?:(?:je n['’]ai|on n['’]a|nous n['’]avons) )?pas d['’]argent(?: pour ca)?\W*"
    r"|\W*(?:но )?нямаме? пари(?: за това)?\W*|\W*(?:mi|nos) no tin plaka\W*"
    r"|\W*(?:لكن )?(?:ليس لدينا|ليس لدي|ما عندنا) (?:مال|المال|فلوس)\W*"
)


_CANT_PAY = re.compile(
    r"\b(?:kan|kunnen) (?:ik|we|wij|ze) (?:\w+ ){0,3}niet (?:zelf )?betalen\W*$|\b(?:ik|we|wij|ze) (?:kan|kunnen)"
    r" (?:\w+ ){1,4}niet (?:zelf )?betalen\W*$|\b(?:i|we|they) (?:can['’]?t|cannot) (?:pay for|afford)"
    r" (?:\w+ ){0,3}\w+\W*$"
)


def lacks_money(text: str) -> bool:
    """Does `text` only say that there is no money (for it), or end in what can't be paid? After a plan that asks who
    pays."""
    said = normalise(text)
    return _NO_MONEY.fullmatch(said) is not None or _CANT_PAY.search(said) is not None


_FEASIBLE = re.compile(
    r"\b(?:kan (?:dat|het)|lukt (?:dat|het)|haalbaar|mogelijk|realistisch|te doen|krijgen we dat"
    r"|is (?:that|it) (?:possible|feasible|realistic)|possible|posible|mumkun|mozliwe|moglich|възможно"
    r"|posibel)(?: dan)?\W*$"
)


def asks_for_amount(text: str) -> bool:
    """Does `text` name an amount that is needed, and ask whether that can be had ("2500 euro nodig, kan dat?")?"""
    said = normalise(text)
    return _FEASIBLE.search(said) is not None and amounts.read(text) is not None


_FILLER = one_of(
    "geld subsidie euro bijdrage steun kan ken kunnen kun mag mogen ik we wij je er dan nou max maximaal eigenlijk"
    " daarvoor hiervoor ervoor voor het dit dat money funding can could may i do para dinero pieniedzy mozemy moge"
    " mozna puedo podemos geld konnen kann ich wir argent peut on pouvons nous je пари можем мога да може ta por nos"
    " mi يمكن ان مال فلوس"
)
_AMOUNT = re.compile(
    rf"\b(?:hoeveel|how much|ile|cuanto|wie ?viel|combien|колко|kuantu|kuanto|كم)\b(?:[ -]{_FILLER})*"
    r"[ -](?:krijg|krijgen|krijgt|ontvang|ontvangen|aanvragen|get|receive|dostac|dostane|dostaniemy|otrzymac|recibir"
    r"|recibimos|conseguir|obtener|bekommen|bekomme|kriegen|erhalten|recevoir|obtenir|получа|получим|вземем|hana|haña"
    r"|ricibi|نحصل|احصل|ناخذ|اخذ)\b|\b(?:kac|ne kadar)(?: para| lira| euro)? al(?:abilir|ir)\w*"
    r"|\b(?:tot |om )?welk bedrag\b|\bhoe hoog is (?:dat|het|de subsidie|het bedrag)\b"
    r"|\b(?:wat is|is er een) (?:het |een )?maximum\w*\b|\b(?:up to )?what amount\b"
)


def asks_amount(text: str) -> bool:
    """Does `text` ask how much one gets for what was said before ("hoeveel kunnen we krijgen?")?"""
    return _AMOUNT.search(normalise(text)) is not None


_MONEY = r"(?:subsidies?|geld|potjes?|vergoeding|fonds(?:en)?)"
_WHO_PAYS = re.compile(
    r"\b(?:door )?wie\b.{0,25}\bbetaa?l(?:t|d|en)\b"
    r"|\bbetaa?l(?:t|d|en) (?:de gemeente|jullie|het stadsdeel|de stad|iemand)\b"
    rf"|\b(?:krijg|krijgen|is er|is daar|is hier|zijn er|bestaat er|komt er)\b.{{0,25}}\b{_MONEY}\b"
    r"|\bwho(?:['’]s| is| will| would)? (?:going to )?pay(?:s|ing)?\b"
    r"|\bdo(?:es)? the (?:city|municipality|council) pay\b"
    r"|\b(?:is there|can (?:we|i) get)\b.{0,20}\b(?:money|funding|subsid(?:y|ies)|grants?)\b"
    r"|\bkim ode(?:r|yor|yecek)\b|\b(?:para|destek|hibe) var mi\b"
    r"|\bkto (?:za to )?(?:za)?placi\b|\bjest dofinansowanie\b"
    r"|\bquien (?:lo )?paga\b|\bhay (?:dinero|subvencion\w*|ayudas?)\b"
    r"|\bwer (?:be)?zahlt\b|\bgibt es (?:dafur )?(?:geld|forderung|zuschusse?)\b"
    r"|\bqui (?:va )?pa(?:ie|ye|yer)\b|\by a[- ]t[- ]il (?:de l['’]argent|une subvention)"
    r"|\bкой (?:ще )?плаща\b|\bима ли (?:пари|субсидия)\b|\bken ta paga\b|\btin plaka\b"
    r"|من يدفع|هل يوجد (?:مال|دعم)"
)
_OF_MINE = re.compile(r"\b(?:mijn|m['’]?n|my|mein\w*|mon|ma|mes|mis?|moj\w*|benim|моя\w*|моите)\b")
""" "Wie betaalt mijn huur" is of who asks, and not of their plan."""
_FEW = 9
"""Words of a question about who pays; with more of them it may well be for something else."""


def asks_who_pays(text: str) -> bool:
    """Does `text`, said of a plan, ask who pays for something of it ("wie betaalt die planten dan")?"""
    said = normalise(text)
    return len(text.split()) <= _FEW and _WHO_PAYS.search(said) is not None and _OF_MINE.search(said) is None


_PAY = re.compile(
    r"\b(?:betaa?l\w*|kost\w*|pay\w*|cost\w*|ode\w*|plac\w*|zaplac\w*|pag[ao]\w*|bezahl\w*|zahl\w*|pai\w*|pay[eé]\w*)\b|плащ|يدفع"
)


def asks_to_pay(text: str) -> bool:
    """Is it about paying, and not about money to be had ("wie betaalt dat", and not "is daar een potje voor")?"""
    return _PAY.search(normalise(text)) is not None


_FOR_HELP = re.compile(
    r"\bwie\b.{0,20}\bhelp(?:t|en)\b|\bkrijg(?:en)? (?:ik|we|wij)\b.{0,15}\bhulp\b"
    r"|\bkan (?:er )?iemand\b.{0,30}\b(?:helpen|langs ?komen|meedenken|mee ?kijken|uitleggen)\b"
    r"|\bwho (?:can|could|will|would) (?:help|advise)\b"
    r"|\b(?:can|could) (?:someone|somebody|anyone|anybody)\b.{0,20}\b(?:help|come by|think along)\b"
)


def asks_for_help(text: str) -> bool:
    """Does `text`, said of a plan, ask who helps with it ("wie kan me helpen met het formulier")?"""
    return _FOR_HELP.search(normalise(text)) is not None


_DOUBTS = re.compile(
    r"^\W*(?:(?:maar|ja|en|nou|pff+|but|and|ama|ale|pero|aber|mais|но)[\s,]+)*(?:"
    r"(?:ik|we|wij) (?:durf|durven) (?:dat|dit|het)(?: wel| echt| nog)* niet(?: zo)?(?: goed)?(?: alleen| aan)?"
    r"|(?:ik|we|wij) (?:kan|kunnen) (?:dat|het|dit) (?:(?:toch|echt|vast|helemaal|ook) )*niet alleen"
    r"|(?:ik|we|wij) (?:heb|hebben) (?:nog )?(?:nooit|geen) (?:zoiets|dit|dat|ervaring|verstand)"
    r"(?: eerder| ervan| hiermee| daarmee| gedaan| van zulke dingen)*"
    r"|(?:ik|we|wij) (?:heb|hebben) (?:er |hier )?(?:ook )?(?:geen|weinig) tijd(?: ervoor| voor| ook)?"
    r"|(?:en )?geen tijd(?: ook)?"
    r"|is (?:dat|dit|het) (?:niet |wel )?(?:te |veel te |echt )?"
    r"(?:veel gedoe|moeilijk|ingewikkeld|veel werk)(?: voor \w+)?"
    r"|heeft (?:dat|dit) (?:wel|eigenlijk|nog) zin"
    r"|(?:kan|lukt) (?:ik|mij|me|ons|we) (?:dat|dit|het) (?:wel|ook)(?: alleen)?"
    r"|(?:ik|we|wij) (?:twijfel|twijfelen)(?: nog| er| erg| heel| of| dat| dit| wel| lukt| ik| kan)*"
    r"|(?:ik ben|i am|i'm) \d\d,? (?:kan ik|can i)(?: \w+){1,4}"
    r"|(?:i|we) (?:don['’]?t|do not) dare(?: to do)?(?: it| this| that)?(?: alone)?"
    r"|(?:i|we)(?: have|['’]ve) never done (?:this|that|anything like it)"
    r"|is (?:it|this|that) too (?:difficult|much work)(?: for \w+)?"
    r"|(?:buna )?cesaret edemiyorum|no me atrevo|ich traue mich nicht|je n['’]ose pas|не смея"
    r")\W*$"
)


def doubts(text: str) -> bool:
    """Does somebody only doubt whether they can do it, alone ("ik durf dat niet zo goed alleen")? That asks who
    helps."""
    return _DOUBTS.search(normalise(text)) is not None


_WHO_WORKS_ON_IT = re.compile(
    r"^\W*(?:(?:en|maar|dus|and|but|ve|i|y|und|et|и|و|peki)\s+)?(?:"
    r"(?:wie|welke mensen|welke organisaties?|is er(?: hier)?(?: al)? iemand|zijn er(?: hier)?(?: al)? mensen|"
    r"doet(?: er)?(?: al)? iemand|werkt(?: er)?(?: al)? iemand)\b[\w ]{0,20}?"
    r"\b(?:mee bezig|(?:daar|er|hier)(?: al| nu| ook| hier){0,2} (?:iets )?aan|(?:daaraan|hieraan)|"
    r"(?:dit|dat|zoiets) al|al (?:dit|dat|zoiets))"
    r"|is er(?: hier)?(?: al)? (?:een|'?n) \w+ (?:die|dat) (?:dit|dat|zoiets) (?:al )?doet"
    r"|bestaat (?:dat|dit|zoiets)(?: hier| hiero)?(?: niet)? al(?: ergens| dan| hier)*"
    r"|(?:who|which people|is (?:any|some)(?:one|body)|does (?:any|some)(?:one|body)|are there people)\b[\w ]{0,20}?"
    r"\b(?:work(?:s|ing)? on (?:it|this|that)|busy with (?:it|this|that)|doing (?:it|this|that))"
    r"|(?:bununla|buna) (?:zaten |simdiden )?kim (?:ilgileniyor|calisiyor)|kim bununla ilgileniyor"
    r"|bunun uzerinde kim calisiyor|kto (?:juz )?(?:sie tym zajmuje|nad tym pracuje)"
    r"|quien(?:es)? (?:ya )?(?:trabajan?|se ocupan?) (?:ya )?(?:en|de) (?:esto|eso)"
    r"|wer (?:arbeitet|kummert sich) (?:hier |da |schon |bereits )*(?:daran|darum)"
    r"|qui (?:travaille|s'occupe)(?: deja)?(?: la)?[ -](?:dessus|de ca|de cela)|qui s'en occupe(?: deja)?"
    r"|кои (?:вече )?(?:работи по|се занимава с) това|ken (?:ta|ya ta) traha (?:kaba )?riba (?:esei|esaki)"
    r"|من يعمل (?:بالفعل )?(?:علي هذا|علي ذلك|عليه)"
    r")(?: (?:al|nu|hier|daar|bezig|ook|in de buurt|in de wijk|already|now|here|kaba|schon|deja|ya|juz))*\W*$"
)
_WORK_ON_IT = re.compile(
    r"\b(?:daar|er|hier) (?:ben|zijn) (?:ik|wij|we) (?:al |nu |ook )*mee bezig\b"
    r"|\b(?:ik ben|wij zijn|we zijn) (?:daar|er|hier) (?:al |nu |ook )*mee bezig\b"
    r"|\b(?:i am|i'm|we are|we're) already (?:working on|busy with|doing) (?:it|this|that)\b"
)


def asks_who_works_on_it(text: str) -> bool:
    """Does `text` only ask who is busy already with what was said before ("wie werkt daar al aan?")?"""
    return _WHO_WORKS_ON_IT.search(normalise(text)) is not None


def works_on_it(text: str) -> bool:
    """Does somebody say that they are busy already with what was said before ("daar ben ik al mee bezig")?"""
    return _WORK_ON_IT.search(normalise(text)) is not None


_WHY_NOT = re.compile(
    r"^\W*(?:(?:en|maar|and|but)\s+)?(?:waarom (?:kan|kunnen|mag|mogen|past|passen|lukt|krijg|krijgen|geldt|is)"
    r"|why (?:can|may|is|does|do|are))(?:n't| not)? (?P<what>[^.!?]{0,60}?) ?(?:niet|not|geen optie|fit|possible)"
    r"(?: (?:dan|nu|meer|meedoen|hier))*\W*$"
)


def why_not(text: str) -> str | None:
    """Of what `text` asks why it can't be ("waarom kan melden niet?"), normalised; None for any other message."""
    asked = _WHY_NOT.search(normalise(text))
    return asked["what"] if asked else None


_WHO_IS = re.compile(
    r"^\W*(?:(?:en|maar|and|but|ve|i|a|y|und|et|и|و)\s+)?(?:(?:weet (?:je|jij|u) |do you know )?"
    r"(?:wie (?:is|zijn|was)|hoe heet|hoe oud is|waar woont|wat verdient|hoeveel verdient"
    r"|wat is de naam van|who (?:is|are|was)|how old is|where does|what is the name of|kto (?:jest|to)|quien es"
    r"|como se llama|wer ist|wie heisst|qui est|comment s['’]appelle|кой е|как се казва|ken ta|من هو|من هي|ما اسم))\s+"
    r"(?:(?:de|het|'t|onze|jullie|je|mijn|the|our|my|el|la|der|die|das|le|e)\s+)*(?P<who>[^\W\d_][\w-]{2,})"
    r"(?:\s+(?:nu|hier|eigenlijk|dan|van|in|bij|of|here|now|live|heißt|w|de|en|в|на|di|في)(?:\s+[\w'’-]+){0,3})?\W*$"
    r"|^\W*(?P<whom>[\w ]{3,30}?)\s+kim(?:dir)?\W*$"
)


def asks_who_is(text: str) -> str | None:
    """Of whom `text` only asks who, or how old, that is ("wie is de burgemeester"), normalised; None for any other
    message."""
    asked = _WHO_IS.search(normalise(text))
    return (asked["who"] or asked["whom"]) if asked else None
