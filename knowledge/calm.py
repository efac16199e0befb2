"""What is made of a subject: a play about violence, a march against it, a group for who lived through it.

Whoever makes it is in no need themselves, though every word of a cry for help may be in it. What they say beside it is
heard as it is: "we maken een film over geweld, en mijn man slaat me" remains a cry.
"""

import re

from knowledge.patterns import one_of
from knowledge.text import normalise

_MADE = one_of(
    "*theater* toneel* voorstelling* cabaret* komedi* comedy musical* film films filmpje* speelfilm* docu* lezing*"
    " workshop* *cursus* training* les lessen"
    " voorlichting* themaavond* themadag* filmavond* gespreksavond* informatieavond*"
    " bijeenkomst* *groep* lotgenoten* inloop* wandeling* tocht"
    " mars demonstratie* actie* campagne* *project* expositie* tentoonstelling* boek* podcast* herdenking* inzamel*"
    " collecte* geld_ophalen maatje* buddy (?:iets|wat|meer)_(?:te_)?doen vrijwilliger*"
    " play plays drama movie* documentar* lecture* course* class classes meeting* group* march*"
    " walk* demonstration* campaign* exhibition* book* memorial* awareness fundrais* volunteer* something"
    " tiyatro* oyun* etkinlik* belgesel* konferans* seminer* atolye* kurs* egitim* toplanti* yuruyus* kampanya* proje*"
    " sergi* kitap* anma* grub* grup*"
    " przedstawieni* teatr* spektakl* wyklad* warsztat* szkoleni* spotkani* marsz* kampani* wystaw* ksiazk*"
    " مسرحيه فيلم محاضره ورشه دوره تدريب لقاء مسيره مشي حمله مشروع معرض كتاب مجموعه"
    " obra_de_teatro teatro pelicula* charla* taller* formacion reunion marcha* caminata* campana* proyecto* exposicion"
    " libro* grupo*"
    " theaterstuck* vortrag* schulung* themenabend* treffen* marsch* spaziergang* kampagne* projekt* ausstellung* buch"
    " *gruppe* piece theatre* conference* atelier* cours formation* soiree* marche campagne* projet* livre* groupe*"
    " театрал* постановка* лекци* работилниц* курс* обучени* среща* поход* шествие* кампани* проект* изложба* книга*"
    " група* obra pelikula* kurso* kampana* proyekto*"
)
_MANY = one_of(
    "mensen vrouwen kinderen slachtoffers? jongeren mannen ouders nabestaanden lotgenoten meiden moeders overlevenden"
    " people women victims? survivors? children men parents osob* kobiet* ofiar* dzieci personas mujeres victimas"
    " ninos opfer* frauen menschen kinder femmes victimes personnes enfants хора жени жертви деца hende"
)
_ABOUT = (
    one_of(
        "over tegen rond rondom about on against o przeciw przeciwko عن حول ضد sobre contra uber gegen sur contre за"
        " срещу против tokante kontra riba"
    )
    + r"|"
    + one_of("voor met van for with of dla para de fur mit pour avec pa ku")
    + r"\s+(?:\w+\s+){0,1}"
    + _MANY
)
_WORD = r"[\w'’]+"
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.,;:!?]")
"""A word keeps its apostrophe: signs know "don't" as one word."""
_THEMSELVES = one_of(
    "ik wil mijn mn me mij wij we en i my and want ich mich mein und je j' moi et yo mi y ja mnie ben beni ve аз ми и"
    " انا"
)
_AFTER = re.compile(rf"\b{_MADE}\s+(?:{_WORD}\s+){{0,3}}?(?:{_ABOUT})\b(?:\s+(?!{_THEMSELVES}\b){_WORD}){{0,8}}")
_BEHIND = r"(?:hakkinda|uzerine|konulu|karsi)\s"
_ABOUT_BEHIND = re.compile(_BEHIND)
_TURKISH = re.compile(rf"(?:{_WORD}\s+){{1,4}}{_BEHIND}+(?:{_WORD}\s+)?{_MADE}\b")
""" "Aile içi şiddet üzerine tiyatro": the subject comes first."""


_TIRED_OF = re.compile(
    r"\bzie\s+(?:ik\s+)?het\s+(?:echt\s+|gewoon\s+)?niet\s+meer\s+zitten\s+(?:met|in|bij)\s+"
    r"(?:(?:de|het|deze|dit|die|dat|ons|onze|jullie|al)\s+){0,2}(?:\w+\s+)?"
    + one_of(
        "*gemeente ambtenaar ambtenaren bot chatbot *bestuur *vereniging *stichting *plan plannen *project *subsidie*"
        " *aanvraag *formulier* *vergunning* *buurthuis *verhuurder *corporatie *drempel* *vergadering*"
    )
    + r"\b"
)
"""Who has had enough of an office or a plan has not had enough of life: "ik zie het niet zitten met de gemeente"."""


_SAYING = re.compile(
    r"\bbrandende?\s+(?:vra(?:ag|gen)|kwesties?|ambities?|verlangens?|wens(?:en)?|liefde|nieuwsgierigheid)\b"
    r"|\b(?:lach\w*\s+(?:me|mij|ons|je|zich)\s+(?:\w+\s+)?dood|doodlachen)\b"
    r"|\bdood\w*\s+van\s+(?:het\s+lachen|(?:de\s+)?(?:verveling|schaamte|nieuwsgierigheid))\b"
    r"|\b(?:verdrink\w*|verzuip\w*)\s+in\s+(?:(?:de|het|al|alle|die|dit|onze)\s+)*"
    + one_of("regel* papier* formulier* *werk administratie *mails? bureaucratie rompslomp subsidie* vergadering*")
    + r"|\b(?:idea|plan|project|team|party|neighbourhood|club|we'?re)\s+(?:is\s+|are\s+)?(?:on\s+)?fire\b"
    r"|\bfire\s+(?:pits?|drills?|works?|station|department|hydrants?|trucks?|brigade|extinguishers?|safety|permit|alarms?"
    r"|engines?|exit|escape|door)\b|\bincendios?\s+forestal(?:es)?\b"
    r"|\bfuegos?\s+artificial(?:es)?\b|\bfeux?\s+(?:de\s+circulation|d'artifice|rouges?|tricolores?)\b"
    r"|\bspring\w*\s+van\s+(?:de\s+)?(?:blijdschap|vreugde|geluk|plezier)\b|\boren\s+(?:\w+\s+)?spring\w*"
    r"|\b(?:van\s+(?:het\s+)?gas\s+los|gas\s*los|van\s+het\s+gas\s+af)\b"
)
"""What is only a way of speaking: a burning question, laughing oneself to death, drowning in paperwork."""


_HOW_MANY = re.compile(
    r"^(?:(?:ja|nee|nou|zeker|wel|denk|ik|ongeveer|niet|veel|iets|wat|nog|al|misschien|maximaal|,)\s+)*"
    r"(?:meer\s+dan\s+[\d.]+|[\d.]+\s+of\s+(?:iets\s+|nog\s+)?meer|(?<!niet )meer)(?=(?:\s*[.!?])*$)"
)
"""Who only says how many come ("meer dan 50") does not say that they are at an end ("ik wil niet meer")."""


def without(text: str) -> str:
    """`text` without what is made of a subject, said of an office or a plan, or a way of speaking, and without a number
    of which it is all that is said; all of it when there is nothing of the kind. In the form of `plainly`."""
    left = _AFTER.sub(" ", plainly(text))
    if _ABOUT_BEHIND.search(left):
        left = _TURKISH.sub(" ", left)
    for said in (_TIRED_OF, _SAYING, _HOW_MANY):
        left = said.sub(" ", left)
    return " ".join(left.split())


def plainly(text: str) -> str:
    """The words and signs of `text`, normalised, with single spaces."""
    return " ".join(_PIECE.findall(normalise(text)))
