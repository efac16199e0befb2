"""Who asks: the legal form somebody names for themselves, or puts their plan to ("en als we geen stichting zijn?")."""

import re
from functools import lru_cache

from knowledge.amounts import MONEY_WORD
from knowledge.model import Who
from knowledge.patterns import one_of
from knowledge.text import normalise

_LEGAL_FORMS = (
    "stichting|vereniging|rechtspersoon|rechtsvorm|kvk(?:[- ]?nummer)?|legal form|legal entity|foundation|association"
)
_NO_FORM = re.compile(rf"\b(?:geen|zonder|niet een|no|not a|without)\s+(?:{_LEGAL_FORMS})")
_TO_FOUND = r"(?! (?:oprichten|op te richten|beginnen|nodig))"
"""Whoever asks how to found one does not have one yet."""
_FOUNDATION = "stichting|foundation|fundacja|vakfi|fundacion|stiftung|fondation|фондация|fundashon"
_INSTITUTION = (
    "huismeester|wijkbeheerder|corporatie|welzijnsorganisatie|opbouwwerker|jongerenwerker|docent"
    r"|\w*school|kerk|parochie|moskee|tempel|synagoge|bibliotheek|church|mosque|library|okul|cami|szkola|kosciol|meczet"
    "|escuela|iglesia|mezquita|schule|kirche|moschee|ecole|eglise|mosquee|училище|църква|джамия|skol|misa"
)
_WANTS = (
    r"(?:hier |graag |ook )?(?:wil|zou|zoekt|vraagt|organiseert|wants|needs|would|organi[sz]es|istiyor|chce|szuka"
    r"|quiere|busca|necesita|will|mochte|sucht|veut|voudrait|cherche|иска|търси|ke|kier)\b"
    r"(?! (?:niet|geen|ons|onze|mijn|not|nicht|keine?|pas)\b)"
)
_SPORTS_CLUB = (
    r"\b(?:sport|voetbal|tennis|hockey|judo|boks|turn|zwem|atletiek|basketbal|volleybal|korfbal|cricket|schaak)s?\s?club\b"
    r"|\bspor kulub\w+|\bklub\w* sportow\w+|\bclub (?:deportivo|sportif|de sport)\b|\bспортен клуб|نادي رياضي"
)
_FORMS: tuple[tuple[Who, re.Pattern[str]], ...] = tuple(
    (who, re.compile("|".join(patterns)))
    for who, *patterns in (
        (Who.VVE, r"\bvves?\b", "vereniging van eigenaren", "vereniging van eigenaars"),
        (
            Who.FOUNDATION,
            r"\b(?:ik heb een|als een|my)\s+(?:\w+\s+)?(?:stichting|foundation)\b" + _TO_FOUND,
            r"\b(?:ben|zijn|werk|werken) (?:van|voor|bij) (?:de |een )?stichting\b",
            rf"\b(?:{_FOUNDATION}) (?:[\w'’-]+ ){{0,4}}?{_WANTS}",
        ),
        (Who.ASSOCIATION, r"\b\w*vereniging\b" + _TO_FOUND, _SPORTS_CLUB),
        (
            Who.BUSINESS,
            r"\b(?:ondernemers?|winkeliers?|(?:mijn|ons) (?:\w*winkel|zaak|bedrijf)|my (?:shop|business|company))\b",
            r"\b(?:bv|zzp(?:er)?)\b",
        ),
        (Who.ORGANISATION, rf"\b(?:{_INSTITUTION})\s+{_WANTS}"),
    )
)
_REGISTERED = re.compile(r"\bkvk|\bkamer van koophandel\b|\bchamber of commerce\b")
"""Who is registered has some form; which, is not told."""
_TOGETHER = "met (?:de|mijn|een paar|z'?n) (?:buren|straat|vrienden|vriendinnen)"
_RESIDENTS: tuple[tuple[Who, re.Pattern[str]], ...] = (
    (Who.GROUP, re.compile(rf"\b(?:wij|we|ons|onze|{_TOGETHER}|neighbours and i|our group|groep(?:je)?)\b")),
    (Who.PERSON, re.compile(r"\b(?:ik|mijn|i|my)\b")),
)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"\w+")
_LONGEST = 12
"""Words of a question that only names another form."""
_IN_ANY_LANGUAGE: tuple[tuple[Who, re.Pattern[str]], ...] = tuple(
    (who, re.compile(one_of(patterns)))
    for who, patterns in (
        (Who.VVE, "vve|vves"),
        (
            Who.FOUNDATION,
            "stichting* foundations? vakif* vakf* fundacj* موسسه fundacion stiftung fondation фондаци* fundashon",
        ),
        (
            Who.ASSOCIATION,
            "*vereniging *verenigingen associations? dernek* derneg* stowarzyszeni* جمعيه asociacion vereine?s?"
            " сдружени* asosiashon",
        ),
        (Who.COOPERATIVE, "cooperaties? cooperatives? kooperatif* spoldzielni* تعاونيه cooperativa genossenschaft"),
        (
            Who.BUSINESS,
            "ondernemers? winkeliers? bedrijf onderneming bv zzper zzp eenmanszaak business company entrepreneurs?"
            " sirket* firma* شركه empresa entreprise фирма unternehmen unternehmer",
        ),
        (Who.ORGANISATION, "school corporatie organisatie okul* szkol* مدرسه escuela schule ecole училище"),
        (
            Who.GROUP,
            "bewonersgroep buurtgroep werkgroep groep groepje samen group together gruppe zusammen grupo juntos juntas"
            " groupe ensemble grup* birlikte razem grup* مجموعه معا заедно група grupo huntu",
        ),
        (
            Who.PERSON,
            "alleen bewoner particulier individueel alone resident individual allein alleine einwohner solo sola seul"
            " seule habitant sam sama sakin وحدي لوحدي بمفردي сам сама individuo",
        ),
    )
)
"""The forms by one word each; `*` stands for any ending."""
_ALONE = re.compile(
    r"\b(?:in m(?:ij|['’]?)n (?:eentje|uppie)|op eigen houtje|de enige|the only one|on my own|by myself"
    r"|(?:just|only) me|tek basima|mi so)\b"
)
"""More words for one person alone."""
_SUPPOSES = _listed(
    "als kan kunnen mag doe doen if can could may do wenn kann darf mache machen si puedo puede hago hacerlo peux puis"
    " fais faire jesli czy moge robie zrobie zrobic yaparsam yapsam yapabilir olursam olur اذا واذا لو هل يمكنني ако"
    " мога може направя por hasi en and und et y ya"
)
"""A message about one person alone supposes or asks by one of these; "ik ben zo alleen" is something else."""
_SOME_FORM = _listed("rechtspersoon rechtsvorm kvk entity rechtsform")
_LEGAL = frozenset({Who.FOUNDATION, Who.ASSOCIATION, Who.COOPERATIVE, Who.VVE})
_NONE = _listed(
    "geen niet zonder nooit no not without dont don aren isn degil degilsek degilsem degiliz yok yoksa olmadan nie bez"
    " ليس لسنا ليست بدون دون لا لم sin kein keine keinen keiner nicht ohne pas sans не няма нямаме нямам без"
)
_NONE_OR_NEEDED = _NONE | _listed(
    "moet moeten nodig verplicht hoeft hoeven must need needed required gerekli gerekiyor lazim sart trzeba musimy"
    " musze potrzebna potrzebujemy konieczna يجب نحتاج necesitamos necesito hay muss mussen brauchen brauche notig faut"
    " besoin трябва mester nodi"
)
"""Words for there being no form, and for asking whether there must be one: who asks that has none yet."""
_AS = _listed(
    "als zijn ben namens as am are behalf biz jako jestesmy jestem نحن como somos soy sind bin sommes suis като сме съм"
    " komo ta"
)
_OUR = _listed("onze ons our bizim nasza nasze nasz nuestra nuestro unser unsere unserer notre нашата нашето")
"""What stands before the form that somebody has: "als stichting", "jesteśmy fundacją"; and "nuestra asociación"."""
_ARTICLES = _listed("een n de het a an the bir un una une ein eine einen")
_FOUNDING = _listed(
    "oprichten beginnen begin begint starten starting founding kosten kost verschil kurmak kuruyoruz zalozyc zakladamy"
    " crear fundar grunden grundung fonder creer нова основаваме kuminsa"
)
_WE_ARE = ("iz", "imiz")
""" "Derneğiz", "vakfımız"."""
_SEVERAL = re.compile(r"\w+(?:ingen|ions|ungen|vereine|ciones|bedrijven|scholen|schools)")
_SEPARATED = re.compile(r"[,.;:!?؟،()\n|/]+|\s[-–—]\s")
_LEAST_BEFORE = 5
"""So many words stand at least before a form that ends what is told: "... 12 juni 2027 2000 euro stichting"."""
_SMALL = _listed(
    "en als maar of dan wat we wij ik je jullie mij ons onze mijn een de het t dat dit daar daarvoor hiervoor er voor"
    " via wel nog al ook zijn ben bent is was waren hebben heb heeft hebt worden wordt zou zouden kan kunnen mag mogen"
    " geldt gaat doet doen uit maakt eigenlijk perse per se eerst dus officieel officiele eigen zo nou nu met nummer"
    " buren bewoners vragen aanvragen krijgen dezelfde hetzelfde anders verandert iets want nee ja toch"
    " and if but or then what we i you our my us a an the that this it for as do does did are is was were be being"
    " have has had can could may would still also too just only actually official re m ve t s to get apply same legal"
    " number residents neighbours after all"
    " ya peki bir biz bizim ben benim ise isek olarak var varsa mi mu icin bu bunun da de eger"
    " a i co jesli czy to jest jestesmy mamy mam jako dla na tego by byc my"
    " و اذا واذا كان كانت كنا لدينا لدي عندنا هل هذا لهذا نحن ماذا لو تكن نكن انا"
    " y si que somos soy tenemos tengo para una un eso esto lo hace falta es como"
    " und wenn was wir ich sind bin haben habe eine einen ein als fur das dafur auch geht ist man"
    " et si on nous n est avons a une un c ca cela pour comme il je suis l d que sommes"
    " а и ако сме съм имаме имам за това като ли е"
    " i si nos ta mi tin un e esei pa kon bo por hasi hasie"
    " in on by sta staat misschien liever zelf me maybe instead yaparsam yapsam yapabilir miyim olursam"
    " olur bunu robie zrobie zrobic moge فعلت ذلك افعل افعله بذلك يمكنني القيام لي انا yo lo hago hacerlo puedo puede"
    " doe es mache machen kann darf ce le fais faire peux puis tout toute го направя да мога може аз"
)
"""Words that only join the others."""


def named(said: str) -> Who | None:
    """The legal form somebody mentions for themselves; `said` is normalised text. None when it can't be told, also
    where only that they have one is told ("wij hebben een KvK-nummer")."""
    left = _NO_FORM.sub(" ", said)
    found = next((who for who, pattern in _FORMS if pattern.search(left)), None) or _stated(left)
    if found is not None:
        return found
    if left != said:
        return Who.GROUP
    if _REGISTERED.search(left):
        return None
    return next((who for who, pattern in _RESIDENTS if pattern.search(left)), None)


def _stated(said: str) -> Who | None:
    """The form that is said to be one's own ("als bedrijf"), or that stands by itself: "..., 2000 euro, stichting"."""
    pieces = [_WORD.findall(piece) for piece in _SEPARATED.split(said)]
    if sum(map(len, pieces)) == 1:
        return None
    return next((form for words in pieces for at in range(len(words)) if (form := _own(words, at)) is not None), None)


def _own(words: list[str], at: int) -> Who | None:
    """The form that the word at this place of a piece of text names, if it is that of who writes."""
    form = _form(words[at])
    around = {*words[max(0, at - 4) : at], *words[at + 1 : at + 3]}
    if form is None or _SEVERAL.fullmatch(words[at]) or not around.isdisjoint(_NONE | _FOUNDING):
        return None
    before = [word for word in words[max(0, at - 4) : at] if word not in _ARTICLES][-2:]
    if not _AS.isdisjoint(before) or words[at + 1 : at + 2] == ["olarak"] or words[at].endswith(_WE_ARE):
        return form
    if form in _LEGAL:
        others = {*words[:at], *words[at + 1 :]}
        alone = others <= _SMALL
        told = len(words) > _LEAST_BEFORE or MONEY_WORD.fullmatch(words[at - 1]) is not None
        ends = at + 1 == len(words) and told and words[at - 1] not in _SMALL | _NONE_OR_NEEDED
        return form if alone or ends or not _OUR.isdisjoint(before) else None
    return form if len(words) == 1 and form is not Who.ORGANISATION else None


def denies_form(text: str) -> bool:
    """Does somebody say that they have no legal form?"""
    return _NO_FORM.search(normalise(text)) is not None


def supposed(text: str) -> Who | None:
    """As whom a plan is looked at anew by a message that says nothing else: "en als we een vereniging zijn?".

    Who has no legal form, or asks whether one is needed, is a group of residents; "en als ik het alleen doe?" is one
    person. Known in the languages of the city; None for a message that says anything else, or names a form and nothing
    more.
    """
    said = _WORD.findall(_ALONE.sub("alone", normalise(text)))
    if len(said) > _LONGEST:
        return None
    kinds = [_kind(word) for word in said]
    forms = {kind for kind in kinds if isinstance(kind, Who)}
    if not forms or None in kinds or (len(said) == 1 and text.split()[1:] == []):
        return None
    if Who.PERSON in forms:  # "alleen als wij een stichting zijn" is about the foundation
        forms = forms - {Who.PERSON} or forms
        if forms == {Who.PERSON}:
            return Who.PERSON if _SUPPOSES & set(said) and "none" not in kinds else None
    if "none" in kinds:
        return Who.GROUP if forms & _LEGAL else None
    return forms.pop() if len(forms) == 1 else None


def _kind(word: str) -> Who | str | None:
    """What a word of such a question does: it names a form, says that there is none or asks whether there must be, or
    only joins the others (an empty text); None for any other word."""
    if (form := _form(word)) is not None:
        return form
    if word in _SOME_FORM:
        return Who.FOUNDATION
    return "none" if word in _NONE_OR_NEEDED else "" if word in _SMALL else None


@lru_cache(maxsize=500)  # people use the same words
def _form(word: str) -> Who | None:
    """The form that is named by this one word."""
    return next((who for who, pattern in _IN_ANY_LANGUAGE if pattern.fullmatch(word)), None)
