"""The things that one message asks: by sentence, by number ("1 ... en 2 ..."), and by "... en hoe ..."."""

import re
from functools import lru_cache

from knowledge import text as texts
from knowledge.text import sentences
from knowledge.wish import says_a_wish

_IN_SPANISH = (
    "la|las|el|los|lo|un|una|mi|mis|tu|su|nuestr\\w*|est[ae]|es[ae]|cada|casa|frente|vez|plein|plus|avance|ce|cas|ville|été|hiver"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_AND = rf"en(?!\s+(?:{_IN_SPANISH})\b)|and|ve|bir de|i|oraz|y|und|et|и|ku|i tambe|و"
"""Before these "en" is the Spanish or French for "in"."""
_ASKS = (
    "hoe|wie|wat|waar|waarheen|welke?|wanneer|hoeveel|mag|magge|mogen|kan|ken|kun|kunnen|moet|mot|moeten|krijgt?|krijgen"
    "|is er|zijn er|bestaat er|(?:kost|kosten|duurt|hoeft|helpt|geldt) (?:dat|dit|het|zoiets|die|ze)"
    "|heb(?:t|ben)? (?:je|jij|jullie|u)"
    "|daar (?:kan|ken|zou|mag)|heb ik|hebben we"
    "|(?:ik|wij|we) (?:wil|willen|zoek|zoeken|zou|zouden)"
    "|how|who|what|where|which|when|may|can|must|do we need|do i need|is there|are there|(?:i|we) (?:want|need|would)"
    "|nasıl|nasil|nerede|nereden|kim|ne zaman|ne kadar|kaç|jak|gdzie|kto|kiedy|czy|ile|musz[eę]|musimy|trzeba|chc\\w+"
    "|cómo|como|dónde|donde|quién|quien|cuándo|cuando|cuánto|hay|puedo|podemos|tengo que|tenemos que|queremos|quiero"
    "|wie|wo|wer|wann|darf|dürfen|gibt es|können|kann"
    "|muss ich|müssen wir|brauchen? (?:ich|wir)|(?:ich|wir) (?:möchten?|wollen|will|suchen?)"
    "|comment|où|qui|quand|combien|est[- ]ce|faut-il|dois-je|doit-on|y a-t-il|(?:je|on) doit?s?"
    "|puis-je|peut-on|on voudrait|je voudrais|nous voulons"
    "|как|къде|кой|кога|колко|може ли|има ли|трябва ли|искам\\w*|kon|unda|ken|tin|mi ke|nos ke"
    "|كيف|أين|اين|متى|هل|من|نريد|أريد|اريد"
)
_ASKED = re.compile(rf"\?|؟|\b(?:{_ASKS}|istiyor\w*|isterim|var mı|var mi|kenne|kier)\b", re.IGNORECASE)
"""Words that ask, wherever they stand: in Turkish at the end."""
_BEGINS = re.compile(rf"\W*(?:(?:{_AND})\s+)?(?:{_ASKS})\b", re.IGNORECASE)
_WANTS = (
    "ik|wij|we|i|ich|wir|chc\\w+|quer\\w+|quier\\w+|on voudrait|je voudrais|nous voulons|искам\\w*|mi ke|nos ke"
    "|نريد|أريد|اريد"
)
"""Of what asks, what tells a wish."""
_OF_WHOM = (
    r"(?:van|met|bij|voor|aan|door|naar|in|op|tot|vanaf|sinds|of|with|from|for|to|by|since|until|an|von|bei|für|mit|de|à"
    r"|avec|pour|con|para|od|z|dla|do|от|с|за) (?:wie|welke?|wanneer|hoeveel|whom?|which|how many|wem|wen|welche\w*|qui"
    r"|quel\w*|quién\w*|cuánt\w*|kogo|kim|któr\w+|kiedy|кого|кой|кога)"
)
""" "Van wie is die muur", "in welke week"."""
_BEFORE = rf"(?:(?:{_AND}|ok[eé]{{0,2}}|okay|ja|nou|maar|dus|oh|hm+|but|so|well|aber|mais|pero|ama|ale|но)[\s,]+)*"
"""Small words before a question."""
_ASKS_FIRST = (
    "why|whose|whom|(?:do|does|are|is|will|would|could|should|has) (?:all|the|they|we|i|it|there|this|that|you"
    "|kids|children|neighbours|people)"
    "|hangi\\w*|kim(?:e|i|in|den|le|ler)|nere(?:ye|si)|neden|niye|ni[çc]in|ka[çc](?:a|ta)"
    "|ne (?:yap\\w*|laz[ıi]m|gerek\\w*|olur|olacak)"
    "|jak(?:i|a|ie|ich|im|iego)|kogo|komu|dlaczego|ilu|sk[ąa]d|dok[ąa]d|czyj\\w*"
    "|co (?:dalej|je[śs]li|mam\\w*|trzeba|zrobi\\w*)"
    "|mo[żz]na|mog[ęe]|mo[żz]emy"
    "|qu[eé]|por qu[eé]|cu[aá]nt[ao]s?|cu[aá]l(?:es)?|quien|donde|cuando|ad[oó]nde|se puede\\w*|puede\\w*|hace falta"
    "|es (?:gratis|obligatori[oa]|necesari[oa])"
    "|welche\\w*|we[nm]|wessen|warum|wohin|woher|wieviel|gibts"
    "|(?:braucht|kostet|ist|sind|m[uü]ssen|muss|d[uü]rfen|k[oö]nnen|bekomm(?:e|t|en)|hat|haben) (?:das|es|die|der|man"
    "|ich|wir|alle|ein\\w*|da|daf[uü]r|eure?|unsere?|kinder|nachbarn)"
    "|quel\\w*|pourquoi|faut[- ]il|c'est (?:gratuit|payant|obligatoire|cher)|on peut|avez-vous|que faire|qu'est-ce"
    "|какв\\w+|кого|на кого|защо|кои|коя|кое|трябва|може(?! би)|\\w+ ли"
    "|ki|kiko|pakiko|kuantu|ta gratis|por(?! fa)|di ken|mester di"
    "|مين|لمين|لمن|إلى من|الى من|وين|فين|شو|شنو|ايش|إيش|ليش|لماذا|علاش|كم|قديش|بشحال|امتى|إمتى|ماذا"
    "|ما هو|ما هي|ممكن|واش|أي"
)
"""Words that ask where a question begins with them, and say something else within a sentence."""
_QUESTION = re.compile(rf"\W*{_BEFORE}(?!(?:{_WANTS})\b)(?:{_ASKS}|{_OF_WHOM}|{_ASKS_FIRST})\b", re.IGNORECASE)
_ENDS = re.compile(r"\bm[ıiuü](?:y[ıiuü]\w*)?\W*$", re.IGNORECASE)
"""In Turkish the word that asks comes last."""
_JOINED = re.compile(rf",?\s+(?:{_AND})\s+|\s+و(?=هل|كيف|أين|اين|نريد|أريد|اريد|متى)", re.IGNORECASE)
_SAYS = rf"(?:{_ASKS}|ik|wij|we|i)\b"
_MARK = rf"(?:\s?[.):]+\s*(?!\d)|\s+(?={_SAYS}))"
_FIRST = re.compile(
    rf"(?:^|(?<=[\s:;,(]))(?:1{_MARK}|a[.)]\s|(?:ten eerste|op de eerste plaats|first(?:ly)?)\b[:,]?\s)", re.IGNORECASE
)
_NEXT = re.compile(
    rf"[\s,;.]+(?:(?:{_AND})\s+)?(?:[23]{_MARK}|[bc][.)]\s|(?:ten (?:tweede|derde)|(?:second|third)(?:ly)?)\b[:,]?\s)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"(?:,?\s+(?:{_AND})\s+(?:(?:ook|dan|verder|also)\s+)?|,\s+)(?=(?:{_ASKS})\b)|\s+\+\s+(?={_SAYS})", re.IGNORECASE
)
_THING = re.compile(rf"\s*[,;&+]\s*(?:(?:{_AND})\s+)?|\s+(?:{_AND})\s+|\s+و(?=\w{{3}})", re.IGNORECASE)
_A = re.compile(r"\b(?:een|'n|n|a|an|ein|eine|einen|un|une|una)\b", re.IGNORECASE)
_A_FIRST = re.compile(
    r"(?:(?:ook|nog|daarna|later|also|auch|aussi|tambien|también)\s+)*(?:(?:in|op|at|on)\s.*)?"
    r"\b(?:een|'n|n|a|an|ein|eine|einen|un|une|una)\b",
    re.IGNORECASE,
)
""" "Een moestuin", "ook een moestuin", "in Laak een moestuin"."""
_WITH = re.compile(r"\b(?:met|with|mit|avec|con|zonder|without|ohne|sans|sin|tussen|between)\b", re.IGNORECASE)
"""What is named after this belongs to a plan: "een feest met muziek en een springkussen"."""
_AT = re.compile(r"\s+(?:in|op|at|on)\s.*")
"""Where or when a thing is, which makes it no longer: "moestuin in Escamp"."""
_DATED = re.compile(r"\b\d{1,2}\b")
"""A thing with a number: perhaps it has its own day."""
_BARE, _LONGEST, _MOST_THINGS = 2, 9, 5
"""Words of a thing that needs no article, and of any thing in a list; things that a list can have."""
_LEAST = 3
"""Words that a part of a sentence must have to be an ask of its own."""
_WHOM = re.compile(
    rf"\W*(?:(?:{_AND})\s+)?(?:(?:bij|aan|met|naar|to|bei|an|à|a|z|do)\s+)?"
    r"(?:wie|waar|who|whom|where|wen|wo|wer|qui|où|a quién|quién|kogo|kto|kim|kimi|gdzie|кого|къде|من)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\W*(?:(?:ook|verder|also|dan)\s+)?(?:ik|mijn|m'n|wij|we|onze?|i|i'm|i've|my|our|ich|mein\w*|wir|unser\w*|je|j'ai|mon|ma"
    r"|nous|notre|nuestr\w+|mi|nos|nasz\w*|mój|moja|benim|bizim|моят|моята|аз)\b",
    re.IGNORECASE,
)


_MOURNED = re.compile(
    r"\b(?:overleden|gestorven|verongelukt|dood (?:is|was|ging)|(?:is|was) dood"
    r"|died|passed away|vefat|öldü|zmarł\w*|murió|falleció|gestorben|décédée?|mort"
    r"|почина\w*|a muri|a fayesé|توفي\w*|مات)\b",
    re.IGNORECASE,
)


def mourns(text: str) -> bool:
    """Does `text` tell of a death? By itself that asks for nothing, where something else is wished for beside it."""
    return _MOURNED.search(text) is not None


def asks(text: str) -> list[str]:
    """The parts of `text` that may each ask something: numbered ones, else sentences and what is joined to them."""
    return [part for sentence in _numbered(text) or sentences(text) for part in _clauses(sentence)]


def numbered(text: str) -> bool:
    """Is `text` a list of things?"""
    return bool(_numbered(text))


def things(part: str, *, alone: bool) -> list[str]:
    """The things that `part` lists, each of which may be a plan; empty when it lists none. Each has an article and is
    wished or asked for ("ik wil een buurtbbq en een moestuin"); or they are all there is (`alone`): "bankje, boom"."""
    found = [thing for piece in _THING.split(part.rstrip(" .!?")) if (thing := piece.strip())]
    if not 2 <= len(found) <= _MOST_THINGS or any(len(thing.split()) > _LONGEST for thing in found):
        return []
    first, *others = found
    if _A.search(first):
        listed = (alone or is_asked(part)) and all(map(_A_FIRST.match, others))
    else:
        bare = all(len(_AT.sub("", thing).split()) <= _BARE for thing in found)
        listed = alone and (bare or all(map(_DATED.search, found)))
    return found if listed and not _WITH.search(" ".join(found[:-1])) else []


def pieces(part: str) -> list[str]:
    """The pieces of `part` between each "and" and comma, of two words at least; what is shorter stays with the next.
    Whether a piece asks something is for who knows what can be asked."""
    found: list[str] = []
    begun = 0
    for cut in _THING.finditer(part):
        if _has_words(part[begun : cut.start()], 2) and _has_words(part[cut.end() :], 2):
            found.append(part[begun : cut.start()])
            begun = cut.end()
    return [*found, part[begun:]]


def is_listed(piece: str, before: str) -> bool:
    """Is `piece` one more thing of what was asked `before` it ("mag ik een bbq houden en een geveltuin maken")? What
    stands after "with" belongs to that."""
    return is_asked(before) and _A_FIRST.match(piece) is not None and not _WITH.search(before)


def is_of_their_own(piece: str) -> bool:
    """Does `piece` tell something of who says it ("en ik heb schulden")?"""
    return _OWN.match(piece) is not None


def asks_whom(part: str) -> bool:
    """Is asked whom to call, or where to go? Any answer to what stands beside it tells."""
    return _WHOM.match(part) is not None


def clauses(text: str) -> list[str]:
    """The thoughts of `text`, each to be looked up by itself: what is asked apart from what is told before it."""
    return [part for clause in texts.clauses(text) for part in _clauses(clause)]


def _numbered(text: str) -> list[str]:
    """What follows "1" and "2" (or "ten eerste" and "ten tweede") and what is told before; empty if it is no list."""
    first = _FIRST.search(text)
    if first is None:
        return []
    parts = [part for piece in _NEXT.split(text[first.end() :]) if (part := piece.strip(" ,;\n"))]
    told = text[: first.start()].strip(" ,;:\n")
    return [*([told] if len(told.split()) > _LEAST else []), *parts] if len(parts) > 1 else []


@lru_cache(maxsize=16)  # each index asks for the same, and so does who looks for several questions
def _clauses(sentence: str) -> tuple[str, ...]:
    """`sentence` in its parts, where "and how", "and who" begins another question. A scrap stays with what follows."""
    parts: list[str] = []
    begun = 0
    for cut in sorted([*_CLAUSE.finditer(sentence), *_both_ask(sentence)], key=lambda cut: cut.start()):
        if _has_words(sentence[begun : cut.start()], _LEAST) and _has_words(sentence[cut.end() :], _LEAST):
            parts.append(sentence[begun : cut.start()])
            begun = cut.end()
    return (*parts, sentence[begun:])


def _has_words(text: str, least: int) -> bool:
    return len(text.split(None, least)) >= least


def _both_ask(sentence: str) -> list[re.Match[str]]:
    """Where "and" stands between two things that are asked, wherever their words for asking stand."""
    cuts = list(_JOINED.finditer(sentence))
    begins, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(sentence)]
    asked = [at for at, (begin, end) in enumerate(zip(begins, ends, strict=True)) if _ASKED.search(sentence[begin:end])]
    return cuts[asked[0] : asked[-1]] if asked else []


def is_question(part: str) -> bool:
    """Is `part` a question by its form, and no wish?"""
    return _QUESTION.match(part) is not None or _ENDS.search(part) is not None


def is_asked(part: str) -> bool:
    """Does `part` ask or want something, by its words?"""
    return _BEGINS.match(part) is not None or _ENDS.search(part) is not None or says_a_wish(part)
