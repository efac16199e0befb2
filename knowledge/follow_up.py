"""Does a message go on about the plan that was told before, or does it begin another subject?

People tell a plan in pieces: who joins, where, with how much money, what the neighbours say. The words of such a piece
lead elsewhere ("de moskee helpt mee", "wij zijn huurders"), so it is known by its form: it describes those who ask or
their plan, is short, and neither asks for something nor names trouble.
"""

import re

from knowledge.asks import asks, is_asked, is_question
from knowledge.patterns import one_of
from knowledge.text import normalise


def _any(listed: str) -> str:
    """A pattern for one of these words as a whole word (see `one_of`), with one space for `_`."""
    return rf"\b{one_of(listed, between=' ')}\b"


_OTHER = re.compile(
    _any(
        "iets_anders andere_vraag nieuwe_vraag nog_(?:een|1)_vraag* nog_iets nog_wat ander_idee ander_plan trouwens"
        " daarnaast los_daarvan (?:heb|hebben)_(?:wel_|ook_)?een_(?:plan|idee|vraag)"
        " (?:wil|willen|wou|zou|kunnen|kan|mag|mogen)\\b.{0,20}\\book_(?:nog_)?(?:een|wat|iets|graag)"
        " something_else another_(?:question|thing|idea|plan) different_question one_more by_the_way"
        " also_(?:an?|get|want) have_an?_(?:plan|idea|question) baska_(?:bir_)?(?:soru|sey) cos_innego inne_pytanie"
        " jeszcze_jedn* bir_sey_daha bir_soru_daha etwas_anderes noch_(?:et)?was andere_frage noch_eine_frage ubrigens"
        " otra_cosa otra_pregunta autre_chose autre_question otro_kos otro_pregunta"
        " (?:друг(?:о|а|и)?|още)_(?:нещо|(?:един_)?въпрос) شيء_اخر سوال_اخر"
    )
)
"""Who says so begins something else."""
_ANNOUNCES = re.compile(
    r"\W*(?:(?:oh?|ja|en|maar|ok|oke|wacht|sorry|and|but|wait)[\s,]+)*(?:(?:ik )?heb (?:ik )?(?:nog |ook )?|i have )?"
    r"(?:(?:eerst )?(?:nog )?(?:een|1|'n) vraag(?:je)?|een (?:andere |laatste )?vraag(?:je)?"
    r"|(?:one more|another|a) question)"
    r"\s*[:,.-]\s*",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\W*(?:(?:oh?|ah|ja|nee|maar|en)[\s,]+)*(?:wacht|wait)(?: (?:even|ff|effe|eens|a (?:sec|minute)))*\b[\s,.!:]+",
    re.IGNORECASE,
)
_FEW = 2
"""Words that are too few to be a question by themselves."""
_TROUBLE = re.compile(
    _any(
        "kapot* stuk(?!_(?:of|grond|gras|land|straat|stoep)) asbest vernield* kwijt verloren gestolen vies vieze"
        " smerig* rommel zwerf* stank stinkt? overlast last lawaai"
        " herrie onveilig* gevaarlijk* levensgevaarlijk* bang eenzaam eenzame ruzie schuld* ratten muizen lekt? missen"
        " ontbreekt te_hard te_veel teveel nik[sz]_(?:voor|te_doen) niets_(?:voor|te_doen) klacht* klagen aangifte"
        " ingebroken inbraak bedreig* geslagen ziek dakloos ontslagen uithuis* uitgezet erger stoor zorgen verdriet*"
        " broken lost stolen dirty filthy rubbish litter noise noisy smells? unsafe dangerous afraid scared lonely"
        " debts? rats mice leaks? missing too_(?:many|much|fast|loud) nothing_(?:to_do|for) complain* evicted homeless"
        " stopped_working not_working doesn't_work worried"
        " bozuk kirik kayip kaybet* cop* pis gurultu* tehlikeli kork* yalniz* borc* kavga*"
        " zepsut* zniszcz* zgub* ukrad* brud* smiec* halas* niebezpiecz* boje_sie samotn* dlug dlugi dlugow klotni*"
        " kaputt gestohlen schmutz* mull larm gefahrlich* angst einsam* schulden streit"
        " casse* perdu* vole* sales? dechets bruit dangereu* peur seule?s? dettes"
        " rot[oa]s? perdid* robad* suci* basura ruido peligros* miedo deudas pelea"
        " счупен* изгуб* откраднат* мръсн* боклу* шум* опасн* страх* самот* дълг дългове"
        " kibra perdi horta* sushi boroto peligro* miedu debe"
        " مكسور* ضاع* مسروق* سرق* وسخ* قمامه زباله ازعاج ضجيج خطر* خائف* وحيد* ديون خربان* عطل* معطل*"
    )
)
"""Trouble is a subject of its own, also when it is told and not asked."""
_LEAD = (
    rf"^\W*(?:{_any('nee ja jawel oh? oja nou maar want dus eh* hm* oke? okay en ook wel no yes but and well so also')}"
    r"[\s,.!:]*)*"
)
_TELLS = re.compile(
    _LEAD
    + _any(
        "ik we wij ze zij hij het dat dit die er t iedereen niemand sommigen? allemaal vorige? vroeger met voor zonder"
        " samen_met in op bij naast tussen onder achter langs aan tegenover om tot vanaf na rond rondom tijdens elke?"
        " iedere? vooral alleen gewoon ergens liefst ongeveer zo'?n eerst later pas misschien waarschijnlijk volgende?"
        " beneden een_(?:stuk_of|paar|keer|groepje)"
        " i i'?(?:m|ve|ll|d) we'?(?:re|ve|ll|d)? they he she it that this there everyone everybody nobody some_of"
        " all_of with together_with for without on at near next between under behind around about during every mostly"
        " only just somewhere preferably maybe probably last"
    )
)
"""How a piece of a plan begins: with those who ask, with what was named before, or with where, when and with whom."""
_ASKS = re.compile(r"^\W*(?:\w+ )?" + _any("wiens? welke? wat hoe waar wanneer which whom? what how where when"))
"""A word that asks, at the beginning or after "in", "with" and the like."""
_PEOPLE = re.compile(
    _LEAD
    + r"(?:\w+ ){0,3}"
    + _any(
        "mannen vrouwen moeders vaders ouders jongens meisjes meiden kinderen jongeren ouderen gezinnen buren mensen"
        " studenten people men women mothers fathers parents boys girls kids children families neighbours students"
    )
)
"""For whom it is, or who they are."""
_JOINS = re.compile(
    _LEAD
    + _any("de het mijn m'?n onze? een_paar alle the my our all_the")
    + ".*"
    + _any(
        "mee meehelpen meedoen meebetalen ook akkoord goed prima eens blij zegt zeggen vindt vinden joins? joined help*"
        " agree* too happy says? fine"
    )
)
"""What others do with the plan, or think of it."""
_OF_IT = re.compile(
    _any(
        "dat dit daar daarvoor daarmee daarvan daarbij daarna ervoor erbij ermee er_.{0,30}(?:voor|van|bij|mee) dan"
        " that it this then bunu bunun to tego das dafur damit eso esto ca cela това esei"
    )
)
_WANTED = re.compile(
    _LEAD
    + _any("ik we wij i")
    + " "
    + _any("wil willen wou wouden wilden zou zouden want would")
    + r"\b.*"
    + _any("dat dit het daar it that this")
)
"""Who wants "it", or something there."""
_ADDS = re.compile(
    r"\W*(?:(?:oh|o|ja|nou|en|ook|nog|plus|and|also|und|auch|et|aussi|y|tambien|i|ve|и)[\s,]+)*"
    r"(?:(?:met|with|mit|avec|con|z|ze|с|ku)(?: [\w'’-]+){1,3}|(?:[\w'’-]+ ){1,3}(?:erbij|as well|too|dazu|en plus))\W*"
)
"""One more thing of a plan, which is no question about it."""
_WISHES = re.compile(
    _LEAD + _any("ik we wij i") + " " + _any("wil willen zoek zoeken wou wouden wilden zou zouden want need would_like")
)
"""Who says what they want begins a plan, unless it is "it" that they want."""
_LACKS = re.compile(
    _LEAD
    + _any("we wij wir nos nous on")
    + " "
    + _any("hebben have haben n'avons n'a no_tin don't_have")
    + r".{0,12}"
    + _any("geen no kein* niet_genoeg not_enough nicht_genug pas any plaka")
)
"""What a group has not got, it has not got for its plan; who is short of money alone may be in need."""
_SAYS = re.compile(
    _any(
        "is zijn was waren ben heb heeft hebben had hadden kan kunnen kon konden ga gaat gaan ging gingen doe doet doen"
        " deed moet moeten mag mogen wil wordt worden staat staan ligt liggen zit zitten hangt kost kosten komt komen"
        " weet werkt werken helpt helpen vindt vinden zegt zeggen klinkt past hoeft reageert belt woont wonen"
        " are were has have can could will would does did do said says needs costs? looks works? lives?"
    )
)
"""A sentence has a verb; what has none may be the name of something else that is asked for."""
_REPORT = re.compile(_LEAD + r"(?:er|hier|daar|there) " + _any("ligt liggen staat staan hangt hangen is are zijn"))
"""Who tells what lies in the street reports it."""
_IF = re.compile(
    r"^\W*" + _any("en maar wat and but what ve ya und aber et y a i") + r" (?:wat )?(?:als|if|wenn|falls|si|jesli)\b"
)
_BEGINS_TO_ASK = re.compile(
    r"(?:^|[,.;:])\W{0,3}(?:(?:en|maar|of|dus|and|but|or) )?(?:(?:van|bij|aan|met|voor|from|of|to|with) )?"
    + _any(
        "is zijn heb hebt hebben heeft bestaat geldt moet moeten mag mogen kan kunnen krijg krijgen kost kosten duurt"
        " doet doen weet helpt helpen word wordt worden komt komen wie wat waar hoe hoeveel welke? wanneer"
    )
    + " "
    + _any(
        "dat dit het er een de die deze zoiets zo'?n we wij ik je jij jullie u ze hij daar mijn onze is zijn kan moet"
        " mag"
    )
)
"""How a question begins in Dutch, also behind what is told."""
_VERB_FIRST = re.compile(
    r"^\W*(?:(?:en|maar|ok|oke|dus|of|nou) )*(?!(?:met|dat|niet|want|omdat|tot|uit|wat|liefst|vast|eerst|juist|kort"
    r"|recht|net|kant|bent|moet|laat|let)\b)[a-z]{2,}t "
    + _any("de het dat dit er die hij ze zij jullie je u")
    + r"|\bmaakt (?:dat|het) (?:wat |nog )?uit\b"
)
"""A Dutch sentence that begins with its verb asks ("haalt de gemeente de tegels weg")."""
_OR = re.compile(
    r"\bof (?:juist |toch )?nie?t?\W*$|\b(?:ja of nee|vooraf of achteraf|binnen of buiten|online of|digitaal of"
    r"|per \w+ of per)\b|\b(?:yes or no|or not)\W*$"
)
"""Of two things is asked which it is ("btw meerekenen of niet")."""
_SURELY = re.compile(
    r"\b(?:dan|nodig|mag|hoef(?:t|en|ven)?|moet|kan|geeft|krijg\w*|geldt|kost|is)\b.{0,60}\btoch"
    r"(?: (?:dan|wel|niet))?\W*$"
    r"|(?:^|[,.;:]\W{0,3})(?:(?:en|maar|dan) )?(?:gaat|mag|kan|telt|lukt|moet|hoeft|stopt|geldt) (?:het|dat|die)"
    r" (?:dan |nu |toch )?niet"
    r"(?: door| meer| mee)?\W*$"
    r"|(?:^|[,.;:]\W{0,3})(?:(?:en|maar|dan|dus) )?zou(?:den)? (?:er|je|jij|jullie|ik|we|wij)\b"
    r"|\b(?:geeft|betaalt|krijg\w*|mag|mogen|hoe[fv]\w*)\b.{0,60}\bzeker (?:niet|niks|niets|geen \w+)\b"
)
"""Who says what they hope or fear asks whether it is so ("dan is er geen vergunning nodig toch")."""
_IN_THE_MIDDLE = re.compile(
    r"\w\W+\b(?!(?:dan|dat|daar|zo|nu|er|hier|dit|wat|als|niet|ook|toch|eerst|want|dus|die|ik|we|wij|hij|zij|ze|je|u"
    r"|men)\b)\w+ (?:(?:mag|moet) dat|(?:mag|moet|kan) je|kan dat(?=\W*$))\b(?! (?:ook )?(?:niet|wel)\b)"
    r"|\bhoe (?:lang|vaak|snel|laat|duur|ver)\W+(?:duurt|moet|kan|mag|is|zijn|krijg\w*|wordt|blijft|heb)\b"
    r"|[,.;:]\W{0,3}(?:en )?(?:wie|hoe|waar|wanneer|hoeveel) (?:gaat|doet|betaalt|regelt|zorgt|haalt|brengt"
    r"|beslist|weet|begin)\b"
)
"""What is asked about stands before the question ("hangt ie buiten moet je vergunning")."""
_ASKS_LATER = re.compile(
    r"\W*(?:(?:en|maar|dus|and|but|so) )*(?:"
    + _any("tot aan bij met voor van naar op in vanaf sinds to for with from at until by")
    + " "
    + _any("hoe wie wiens wat welke? wanneer waar how whom? whose what which when")
    + "|"
    + _any("do does can could may is are will would should has have")
    + " "
    + _any("we i you it they he she there that this the my our")
    + ")"
)
"""How a question begins with a word before it that asks ("tot hoe laat", "aan wie vraag ik dat"), or in English."""
_TO_US = re.compile(
    _any(
        "jij je jou jouw jullie uw? bot robot chatbot computer mens deze_(?:chat|app) hier gaat_het mop grap you your"
        " human person joke sen sin(?:iz)? siz misin ty ci twoj* pan pani tu usted eres du sie dir ihr vous toi ти ви"
        " вие bo abo انت"
    )
)
"""Who speaks to us asks nothing about their plan."""
_ANSWERS = re.compile(
    r"^\W*(?:" + _any("nee ja jawel no yes yeah nope nein non oui hayir evet tak nie si не لا نعم") + r"|да(?=,|\W*$))"
)
"""Who begins so answers what was said before; a Bulgarian "да" may also begin what somebody wants to do."""
_TO_DO = re.compile(
    " " + _any("worden doen gaan vinden helpen hangen staan zijn hebben komen") + r"(?=(?: (?:in|op|bij)\b.*)?\W*$)"
)
"""What somebody wants to do ends so ("straatmuzikant worden in Laak"), and says nothing of it."""
_GOES_WITH = re.compile(
    _LEAD
    + _any(
        "bei beim mit zusammen_mit fur ohne auf im am neben zwischen unter con para sin en entre avec pour sans dans"
        " sur chez au z ze dla bez w we na przy pa cu den със с за без в във на до مع في"
    )
)
"""How what goes with something named before begins, in other languages than `_TELLS`."""
_BESIDE = re.compile(
    _any(
        "erbij ernaast daarbij daarnaast eromheen too as_well with_it next_to_it dabei dazu avec en_plus tambien"
        " rowniez icin ile ايضا"
    )
    + r"\W*$"
)
"""How it ends."""
_SOMEWHERE = re.compile(
    _LEAD
    + r"(?:(?:de|het|een|ons|onze|the|our|a|an) )?"
    + _any(
        "straat laan hoek stoep *plein(?:tje)? (?:wijk|stads)?park(?:je)? plantsoen(?:tje)? (?:gras)?veld(?:je)?"
        " hof(?:je)? flat portiek dak school(?:plein)? buurthuis wijkcentrum clubhuis kerk moskee *zaal(?:tje)?"
        " sporthal bieb bibliotheek strand street corner pavement square park lawn field courtyard flat building roof"
        " school hall community_centre church mosque library beach"
    )
    + r"(?: (?:in|op|aan|bij|van|achter|naast|tegenover|voor|tussen|at|on|of|behind|near|opposite)\b.*)?\W*$"
)
"""A kind of place by itself is where it is, and seldom what somebody wants there."""
_FOR_PEOPLE = re.compile(_any("voor for fur para pour dla за"))
_SOMETHING = re.compile(_LEAD + _any("iets something bir_sey cos etwas algo quelque_chose нещо algu شيء"))
"""Who wants "something with animals" says more of what they want, unless it is something else."""
_COUNTS = re.compile(_LEAD + r"(?:(?:met|ongeveer|zo'?n|circa|about|with) )?\d{1,5} [^\W\d_][\w-]+\W*$")
"""A number of something, and nothing else ("18 appartementen"): of what was named before."""
_GOES_ON = re.compile(
    _LEAD
    + r"(?:(?:een|a|liever|toch|maar|misschien|of|or) )*(?:[\w-]{3,} ?(?:les(?:sen)?|cursus(?:sen)?|club|koor|cafe|honk"
    r"|spreekuur)|(?:\w+ )?(?:lessons|classes|course|club|choir|cafe)|kurs\w*|clases|cours)\b"
)
"""The name of what comes back every week, at the beginning."""
_SENTENCE = 10
"""Words of what others think or do, at most."""
_PIECE = 7
"""Words of a piece of a plan that may well be about something else, by its words; with more it is told in full."""
WEAK, STRONG = 0.7, 0.87
"""Scores of the answer to a message by itself: below the first its words say little; above the second it is taken at
its word, where its form says little."""


def begins_another(text: str) -> bool:
    """Does somebody say that this is something else ("ik heb nog een vraag")?"""
    return _OTHER.search(normalise(text)) is not None


def without_announcing(text: str) -> str:
    """`text` without the announcement of a question before it ("nog een vraag: hoeveel kost die", "o wacht, is dat
    gratis?"): what is asked tells whether that is something else."""
    holds = _HOLDS.match(text)
    if holds and puts_a_question(text[holds.end() :]):
        text = text[holds.end() :]
    told = _ANNOUNCES.match(text)
    asked = text[told.end() :] if told else ""
    return asked if len(asked.split()) > _FEW else text


def wishes_anew(text: str) -> bool:
    """Does somebody say what they want, and not that they want "it"?"""
    said = normalise(text)
    return _WISHES.match(said) is not None and _WANTED.match(said) is None


def tells_more(text: str, language: str, score: float) -> bool:
    """Is this a piece of a plan that was told before: something about who asks or about the plan? `score`: of the
    answer to it by itself, from 0 to 1."""
    said = normalise(text)
    length = len(said.split())
    long = length > _PIECE
    if _OTHER.search(said) or _TROUBLE.search(said):
        return False
    if _JOINS.match(said) and length <= _SENTENCE:
        return True
    if _BESIDE.search(said) and not (long or is_asked(text)):
        return True
    if long and score >= WEAK:
        return False
    if _ANSWERS.match(said) and not long:
        return not is_asked(text)
    if _WANTED.match(said) and score < STRONG:
        return True
    if _ASKS.match(said) or any(is_asked(part) for part in asks(text)):
        return False
    if language not in ("nl", "en"):
        return score < STRONG
    if _REPORT.match(said):
        return score < WEAK
    piece = score < STRONG and any(one.match(said) for one in (_PEOPLE, _SOMETHING, _COUNTS, _SOMEWHERE))
    return piece or _TELLS.match(said) is not None or _says(said)


def _says(said: str) -> bool:
    """Is this a sentence, with a verb that is not just what somebody wants to do?"""
    return _SAYS.search(_TO_DO.sub("", said)) is not None


def names(text: str) -> bool:
    """Is this no more than the name of something, such as another plan ("buurtfeest in Laak"): no sentence, no question
    and no piece that goes with what was named before?"""
    said = normalise(text)
    people = _PEOPLE.match(said)
    if people and not _FOR_PEOPLE.search(people[0]):
        return False
    beginnings = (_TELLS, _GOES_WITH, _JOINS, _ANSWERS, _ASKS, _SOMEWHERE, _SOMETHING, _COUNTS)
    begins = any(one.match(said) for one in beginnings)
    points = any(one.search(said) for one in (_OTHER, _TROUBLE, _OF_IT, _BESIDE))
    short = 0 < len(said.split()) <= _PIECE
    return short and not (begins or points or is_asked(text) or _says(said))


def names_what_goes_on(text: str) -> bool:
    """Does `text` name a lesson, a club or the like, which comes back every week and so is no part of a day?"""
    return _GOES_ON.match(normalise(text)) is not None


def adds_a_thing(text: str) -> bool:
    """Is one more thing told that belongs to the plan ("en met springkussen", "springkussen erbij")?"""
    return _ADDS.fullmatch(normalise(text)) is not None


def lacks(text: str) -> bool:
    """Do several people say what they have not got ("we hebben geen geld")?"""
    return _LACKS.match(normalise(text)) is not None


def has_a_question(text: str) -> bool:
    """Does `text` end in a question mark, or does a part of it begin as a question does ("de muur is van Staedion, moet
    die het goed vinden")?"""
    said = normalise(text)
    begins = any(one.match(said) for one in (_IF, _ASKS_LATER))
    begins = begins or any(one.search(said) for one in (_VERB_FIRST, _OR, _SURELY, _IN_THE_MIDDLE))
    return text.rstrip().endswith(("?", "؟")) or begins or _BEGINS_TO_ASK.search(said) is not None


def puts_a_question(text: str) -> bool:
    """Is `text` a question by its form, or has it one in it?"""
    return is_question(text) or has_a_question(text)


def asks_of_the_plan(text: str) -> bool:
    """Is this a question that is not put to us, so that it may well be about the plan, whatever it sounds like
    ("en als het regent?", "hoeveel stemmen zijn er nodig")?"""
    said = normalise(text)
    asks = is_question(text) or (has_a_question(text) and len(said.split()) > _FEW)
    return (_IF.match(said) is not None or asks) and _TO_US.search(said) is None


def points_at_it(text: str) -> bool:
    """Does `text` point at what was named before ("wat kost dat")?"""
    return _OF_IT.search(normalise(text)) is not None


def asks_about_it(text: str, score: float) -> bool:
    """Is this a question about what was named before ("hoe lang duurt dat?", "en als het regent?")? `score`: as in
    `tells_more`."""
    said = normalise(text)
    if _OTHER.search(said) or _TROUBLE.search(said):
        return False
    short = len(said.split()) <= _PIECE and score < STRONG
    return _IF.match(said) is not None or (short and _OF_IT.search(said) is not None)
