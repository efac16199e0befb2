"""What people say about a talk instead of answering it: stop, back, I don't know, what do you mean, why do you ask.

Pure: a text goes in, what is meant comes out. All words are normalised (lower case, no diacritics); patterns stand
one on a line.
"""

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache

from knowledge.text import normalise

MAX_WORDS, MAX_CHARACTERS = 14, 200
"""A longer message tells a story; it does not steer."""
MAX_REST = 4
"""Words beside it, in a message that says hardly anything else."""


class Steer(Enum):
    """What was meant."""

    STOP = auto()
    BACK = auto()
    PAUSE = auto()
    RESUME = auto()
    SKIP = auto()
    UNSURE = auto()
    """Does not know, does not have it, or would rather not say."""
    LOST = auto()
    """Does not understand the question, or what to do."""
    WHY = auto()
    """Wants to know why it is asked."""
    HOW_LONG = auto()
    LATER = auto()
    """Wants to send something later."""
    WHO_READS = auto()
    HUMAN = auto()
    WITHDRAW = auto()
    """Wants what was told, or was sent already, not to be sent or looked at any more."""


@lru_cache(maxsize=4)  # whatever a turn may be about asks whether it steers
def heard(text: str) -> Steer | None:
    """What this says about the talk; None when it is an answer, a story or anything else."""
    if len(text) > MAX_CHARACTERS or len(text.split()) > MAX_WORDS:
        return None
    said = _bare(text)
    if not said:
        return Steer.LOST if "?" in text else None
    exact = next((steer for steer, phrases in _EXACT.items() if said in phrases), None)
    if exact is not None:
        return exact
    return next((steer for steer, pattern in _WITHIN.items() if pattern.search(said)), None)


def says_skip(text: str) -> bool:
    """Is this a word for skipping, and not only a no?"""
    return _bare(text) in _SKIPPING


def is_only(text: str, steer: Steer) -> bool:
    """Does a text in which this was heard say hardly anything else? Then it is no story that holds such words."""
    said, pattern = _bare(text), _WITHIN.get(steer)
    if said in _EXACT.get(steer, ()) or pattern is None:
        return True
    return len(pattern.sub(" ", said).split()) <= MAX_REST


def _bare(text: str) -> str:
    return " ".join(normalise(text).split()).strip(" .!?,;:…؟")


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in text.splitlines() for phrase in line.split("|") if phrase.strip())


def _patterns(text: str) -> re.Pattern[str]:
    """All of these in one. What begins with a word is only tried where a word begins, which most of it does."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    words = [line.removeprefix(r"\b") for line in lines if line.startswith(r"\b")]
    others = [line for line in lines if not line.startswith(r"\b")]
    return re.compile("|".join([rf"\b(?:{'|'.join(words)})", *others]))


_EXACT: Mapping[Steer, frozenset[str]] = {
    Steer.STOP: _phrases("""
        stop | stoppen | /stop | annuleer | annuleren | ik stop ermee | ik wil stoppen | stop maar
        ik wil dit niet meer | dit wil ik niet meer | ik hoef dit niet meer
        cancel | quit | stop it | dur | iptal | przerwij | توقف | para | cancelar | stopp | abbrechen
        arreter | annuler | спри
    """),
    Steer.BACK: _phrases("""
        terug | /terug | vorige | ga terug | back | /back | go back | previous | geri | wstecz | wroc | رجوع
        volver | atras | zuruck | retour | назад | bek
    """),
    Steer.PAUSE: _phrases("""
        pauze | /pauze | pause | /pause | later | straks | even wachten | wacht even | pausa | beklet | sonra
        pozniej | لاحقا | spater | plus tard | по-късно
    """),
    Steer.SKIP: _phrases("""
        overslaan | /overslaan | sla over | sla maar over | geen | nee | nee hoor | nee bedankt | niet nodig
        nvt | n.v.t | skip | /skip | no | none | nope | no thanks | atla | yok | hayir | pomin | nie | تخطي | لا
        nada | saltar | nein | uberspringen | non | passer | не | пропусни | salta
    """),
    Steer.RESUME: _phrases("""
        verder | /verder | ga verder | doorgaan | ik ben er weer | ik ben terug | continue | go on | resume | i'm back
        im back | devam | devam et | kontynuuj | dalej | متابعه | continuar | seguimos | weiter | continuer
        продължи | sigui
    """),
    Steer.LOST: _phrases("""
        help | hulp | huh | wat | wablief | hoe dan | what | yardim | pomoc | مساعده | ayuda | hilfe | aide | помощ
        ayudo
    """),
    Steer.WHY: _phrases("""
        waarom | hoezo | waarvoor | why | what for | neden | nicin | dlaczego | po co | لماذا | warum | pourquoi
        por que | защо | pakiko
    """),
}
_SKIPPING = _phrases(
    "overslaan | /overslaan | sla over | sla maar over | skip | /skip | atla | pomin | تخطي | uberspringen"
    " | saltar | passer | пропусни | salta"
)
_NOT = r"(?:(?:het|dat|er|nog|ook|echt|eigenlijk|precies|helemaal|al|toch|nou|gewoon) )*niet"
_CAN, _SOON = "kan|ken|kunnen|kenne|kunt|kun|wil|willen", "(?:aub|ook|ff|effe|even|misschien|gewoon)"
_THEIRS = (
    r"(?:(?:mijn|me|m'n|onze|de|die|dit|dat|deze|het|hem) )?(?:aanmelding|aanvraag|melding|inschrijving|plan|zaak)"
)
_WITHIN: Mapping[Steer, re.Pattern[str]] = {
    Steer.WITHDRAW: _patterns(rf"""
        \btrek (?:ik )?(?:{_THEIRS}|het|hem|dit|dat|alles) (?:(?:toch|dan|maar|liever|weer|nu|aub|graag) )*in\b
        \b(?:{_THEIRS}|het|hem|dit|dat) (?:(?:toch|graag|liever|weer|nu|nog) )*(?:in ?te ?trekken|intrekken)\b
        ^intrekken$
        \btrek in$
        \b(?:annuleer|cancel) {_THEIRS}\b
        \b{_THEIRS} (?:(?:toch|graag|liever) )*(?:annuleren|cancelen|afzeggen)\b
        \btoch (?:maar )?niet (?:meer )?(?:versturen|verzenden|sturen|insturen|indienen|aanmelden)\b
        \b(?:verstuur|verzend|stuur) (?:(?:het|hem|dit|dat|maar|toch|dan) )*niet(?: (?:op|door|in))?$
        ^(?:(?:nee|toch|maar|nog|liever|doe) )*niet (?:meer )?(?:versturen|verzenden|insturen|indienen)$
        \bwithdraw (?:it|this|that|(?:my|our|the) (?:\w+ )?(?:registration|application|request|plan|case|report))\b
        ^(?:(?:i|we|want|would|like|please|can|to) )*withdraw$
        \bcancel (?:my|our|the|this) (?:registration|application|request|plan|case|report)\b
        \b(?:don'?t|do not) (?:send|submit)(?: (?:it|this|that|anything))?(?: (?:after all|anymore|yet|please))?$
        \b(?:basvuru\w*|kayd\w*|onu|bunu|hepsini) (?:\w+ )?(?:geri cek|iptal et)\w*
        ^geri cek\w*(?: istiyorum)?$
        ^(?:(?:bunu|onu|hayir|lutfen|yine de) )*gonderme(?:yin|yiniz)?$
        \b(?:wycofa|wycofu)\w* (?:(?:to|moje|swoje|moja|to moje) )*(?:zgloszenie|wniosek|plan|to)\b
        ^(?:(?:chce|prosze|to|je) )*wycof\w*(?: (?:to|je))?$
        \banuluj (?:moje |to |swoje )?(?:zgloszenie|wniosek)
        \bnie wysylaj\w*(?: (?:tego|jednak|tego jednak))?$
        (?:اسحب|سحب|الغ|الغاء) (?:طلبي|تسجيلي|الطلب|التسجيل)
        لا ترسل(?:ه|ها|وا)?$
        \b(?:quiero|quisiera|puedo|podria) retirar(?:lo|la)?$
        \b(?:retir|anul|cancel)\w* (?:mi|la|el|esta|este) (?:solicitud|registro|inscripcion|plan|aviso)
        ^(?:por favor )?(?:retiralo|retirala)(?: por favor)?$
        \bno (?:lo |la )?(?:envies|envie|mandes|mande)(?: (?:todavia|por favor))?$
        \b(?:anmeldung|antrag|meldung|es|das) (?:\w+ )?(?:zuruckziehen|zuruckzuziehen|stornieren)\b
        \b(?:zieh|ziehe|ziehen) (?:\w+ ){{1,4}}zuruck\b
        \b(?:doch )?nicht (?:ab)?(?:schicken|senden)$
        \b(?:retir|annul)\w* (?:ma|mon|la|le|cette) (?:demande|inscription|projet|dossier|signalement)
        ^(?:je (?:veux|voudrais) )?(?:la|le) retirer$
        \bn['’](?:envoie|envoyez) (?:pas|rien)\b
        \bне (?:го |я )?изпраща\w*$
        \b(?:оттегл|откаж|отмен)\w* (?:ми )?(?:заявка|заявката|регистрацията|молбата|плана|го|я)\b
        ^(?:искам да )?(?:го |я )?оттегл\w*$
        \b(?:retira|kita|kansela) (?:mi|e) (?:inskripshon|registrashon|aplikashon|petishon|plan)\b
        \bno mand(?:a|'e|a e|a esaki)$
    """),
    Steer.RESUME: _patterns(r"""
        ^(?:hoi|hallo|hey|hee?|dag|hi|hello|goede(?:morgen|middag|navond))[ ,!]+(?:ik ben (?:er weer|terug)|i'?m back)$
        \bwaar (?:waren|was|zijn) (?:we|wij|ik)\b
        \bwhere were we\b
        \bnerede kalmistik\b
        \bgdzie skonczylismy\b
        اين كنا
        \bdonde estabamos\b
        \bwo waren wir\b
        \bou en etions-nous\b
        \bдокъде стигнахме\b
    """),
    Steer.PAUSE: _patterns(r"""
        \bik (?:ga|kom|doe) (?:het )?(?:later|straks|morgen) (?:verder|terug|weer)\b
        \b(?:moet nu weg|even geen tijd|nu geen tijd|have to (?:run|go)|back later|got to go)\b
    """),
    Steer.WHY: _patterns(r"""
        \b(?:waarom|hoezo|waarvoor)\b.*\b(?:vraag|vragen|vraagt|weten|wil|wilt|willen|nodig|moet)\b
        \bwhy\b.*\b(?:ask|need|want|know)
        \b(?:neden|nicin)\b.*\b(?:sor|iste|gerek)
        \bdlaczego pyta
        \bwarum\b.*\bfrag
        \bpourquoi\b.*\bdemand
        \bpor que\b.*\bpregunt
    """),
    Steer.LOST: _patterns(rf"""
        \b(?:snap|begrijp|versta|volg) (?:ik |je |u |jullie )?{_NOT}
        \bik (?:snap|begrijp|versta|volg) (?:(?:het|dat|u|je|er|jullie) )*(?:niet|niks)
        \b(?:wat|hoe) bedoel
        \b(?:moet|kan|mag) ik (?:nu |hier |dan |ergens )*(?:op )?(?:drukken|klikken|tikken)\b
        \bwat moet ik (?:nu |hier |dan )*(?:doen|invullen|typen|zeggen|antwoorden)\b
        \bhoe werkt (?:dit|het)\b
        \bhow does (?:this|it) work\b
        \bi (?:don'?t|do not) (?:understand|get it)\b
        \bwhat do you mean\b
        \banlamadim\b
        \banlamiyorum\b
        \bne demek\b
        \bnie rozumiem\b
        لا افهم
        \bno (?:lo )?entiendo\b
        \bque (?:significa|quieres decir)\b
        \bco to znaczy\b
        \bماذا (?:يعني|تقصد)
        \bشو يعني
        \bwas (?:heisst|bedeutet|meinst)[ ]
        \bque veut dire\b
        \bкакво означава\b
        \bversteh\w* (?:ich |das |es )*nicht\b
        \bich versteh\w* .*nicht\b
        \bcomprends pas\b
        \bне разбирам\b
        \bno ta komprond
    """),
    Steer.HOW_LONG: _patterns(r"""
        \bhoe ?lang (?:duurt|is) (?:dit|het)\b
        \b(?:hoeveel|nog veel) vragen\b
        \bduurt (?:dit|het) (?:nog )?lang\b
        \bschiet (?:\w+ )?op\b(?: met (?:al )?die vragen)?
        \b(?:ik )?(?:hou|houd) het niet (?:meer )?vol met (?:al )?die vragen\b
        \b(?:wat een|zo ?veel|te veel) vragen\b
        \bben ik er (?:al|bijna)\b
        \bzijn we (?:er )?(?:al |bijna )*klaar\b
        \bhow (?:long (?:does|will)|many (?:more )?questions)\b
        \bkac soru\b
        \bne kadar surer\b
        \bile (?:jeszcze )?pytan\b
        \bjak dlugo to\b
        كم سوال|\bكم (?:من )?الوقت
        \bcuantas preguntas\b
        \bwie viele fragen\b
        \bcombien de questions\b
        \bколко въпроса\b
        \bcuanto pregunta\b
    """),
    Steer.LATER: _patterns(r"""
        \b(?:kan|mag|zal|stuur)\b.*\b(?:later|straks|morgen|achteraf)\b.*\b(?:sturen|opsturen|doorsturen|geven|doen)\b
        \b(?:kan|mag) (?:ik )?(?:het|die|dat|hem) (?:later|straks|morgen)\b
        \b(?:stuur|doe|geef) ik (?:\w+ )?(?:later|straks|morgen)\b
        \b(?:send|do|give) (?:it |one |that |them )?later\b
        \bsonra gonder
        \bpozniej (?:wysl|dosl)
        \b(?:wysl\w+|dosl\w+) pozniej
        ارسل\w* لاحقا|\bmas tarde\b.*\b(?:envi|mand)|\b(?:envi|mand)\w+ (?:\w+ )?(?:mas tarde|despues)
        \bspater schick
        \bschick\w* (?:\w+ )?spater\b
        \benvoy\w+ (?:\w+ )?plus tard\b
        \bще (?:го |я )?изпратя по-късно\b
    """),
    Steer.WHO_READS: _patterns(r"""
        \bwie (?:leest|ziet|krijgt|kan) (?:dit|het|dat|mijn)\b
        \bwat (?:doen|doet|doe) (?:jullie|je|u|de gemeente) (?:er)?(?:mee\b|met )
        \bis (?:dit|het|dat) (?:wel )?(?:anoniem|veilig|prive)\b
        \bwho (?:reads|sees|gets)\b
        \bis (?:this|it) (?:anonymous|safe|private)\b
        \bkim (?:okuyor|goruyor)\b
        \b(?:bu )?gizli mi\b
        \bkto to (?:czyta|widzi)\b
        \bczy to (?:jest )?anonim
        من يقرا|مين (?:بيقرا|بيشوف)|هل هذا سري
        \bquien (?:lo )?(?:lee|ve)\b
        \bes (?:esto )?anonimo\b
        \bwer (?:liest|sieht) das\b
        \bist das anonym\b
        \bqui (?:lit|voit) (?:ca|cela)\b
        \bc'est anonyme\b
        \bкой (?:чете|вижда) това\b
        \bken ta lesa\b
    """),
    Steer.HUMAN: _patterns(rf"""
        \b(?:een mens|iemand|een medewerker) (?:\w+ )?(?:spreken|praten|aan de (?:lijn|telefoon))\b
        \b(?:spreken|praten) met (?:een mens|iemand|een medewerker)\b
        \bwil (?:liever |graag )?een mens\b
        \b(?:{_CAN}) (?:(?:er|der|d'r|je|u|jullie|iemand|iemant|mij|me|ons) )+(?:{_SOON} )*(?:terug)?belle?n?\b
        \b(?:kan|ken|mag) ik (?:jullie |ook |gewoon |ff |even |effe )*belle?n?\b
        \bbel (?:me|mij|ons)\b
        \b(?:talk|speak) to (?:a |an )?(?:human|person|someone|somebody|real)\b
        \b(?:can|could) (?:someone|somebody|anyone|you) (?:please )?(?:call|phone|ring)\b
        \bcall me\b
        \binsanla konus
        \b(?:beni|bizi) ara\w*
        \bbiri(?:si)? (?:beni |bizi )?arasin\b
        \brozmawiac z (?:czlowiekiem|kims|urzednikiem)\b
        \b(?:zadzwon|oddzwon)\w*
        اتصل(?:وا)? (?:بي|بنا)|\bاتكلم مع (?:شخص|انسان|موظف)|\bاحكي مع (?:حدا|شخص|موظف)
        \b(?:me|nos) (?:pued\w+ )?llam(?:ar|en)\b
        \bllam(?:ar|en)(?:me|nos)\b
        \bhablar con (?:una persona|alguien|un humano)\b
        \b(?:mich|uns) (?:bitte )?(?:an|zuruck)ruf\w*
        \bmit (?:einem menschen|jemandem) (?:sprechen|reden)\b
        \b(?:rappel|appel)(?:er|ez|lez)(?:-moi|-nous)?\b
        \bparler (?:a|avec) (?:une personne|quelqu'un|un humain)\b
        \bобадете (?:ми |ни )?се\b
        \bда говоря с (?:човек|жив|служител)\w*
        \byama mi\b
        \bpapia ku un hende\b
    """),
    Steer.UNSURE: _patterns(rf"""
        \b(?:weet|weten|wist) (?:ik|we|wij|k) {_NOT}
        \b(?:ik|we|wij|k) (?:weet|weten|wist) {_NOT}
        ^weet {_NOT}
        \bgeen (?:flauw )?idee\b
        \b(?:foto|plaatje|schets|nummer|mail|e-?mail|geld)\w* (?:heb|hebben) (?:ik|we|wij|k) (?:nog |er )*niet\b
        \b(?:heb|hebben) (?:ik |we |wij )?(?:nog )?geen (?:foto|plaatje|schets|nummer|telefoon|mail|e-?mail|geld)\w*\b
        ^(?:nee,? |sorry,? )*(?:nog )?geen (?:foto|plaatje|schets|nummer|telefoon|mail|e-?mail|geld)\w*\b
        \bliever niet\b
        \bwil ik (?:liever )?niet (?:zeggen|geven|delen)\b
        \b(?:don'?t|do not|dont) (?:know|have (?:a|any|one))\b
        \bno idea\b
        \bnot sure\b
        \brather not\b
        \bno (?:photo|picture|phone|money|e-?mail)s?\b
        \b(?:bilmiyor|bilmem|emin degil)
        \b(?:fotograf|resim|para|telefon)\w* (?:yok|gerek)
        \bnie (?:wiem|mam)\b
        لا اعرف|لا ادري|ليس لدي
        \bno (?:lo )?se\b
        \bno tengo\b
        \bweiss (?:ich |es |das )*nicht\b
        \bkeine ahnung\b
        \bhabe? (?:ich )?kein
        \bsais pas\b
        \bpas de (?:photo|telephone|mail)\b
        \bне знам\b
        \bнямам\b
        \bmi no (?:sa|tin)\b
    """),
}
