"""How a question of a talk is put, and what is said when the answer to it could not be read."""

from collections.abc import Iterable, Mapping

from bot import offered
from bot.i18n import Speaker
from bot.messages import Said, buttons
from flows.model import DRAFT_DAYS, Kind, Question
from knowledge.steering import Steer

Pairs = list[tuple[str, str]]


def asked(question: Question, t: Speaker, known: str = "", *, first: bool = False, again: bool = False) -> Said:
    """The question with what can be tapped; `known` is what an earlier case told, or what was answered before when it
    is asked `again`; the `first` has no way back."""
    pairs, text = _choices(question, t), question.ask.pick(t.language)
    if again:
        text = f"{text}\n{t('Je antwoord was: {answer}', answer=known)}"
        pairs.append((t("Laat zo"), f"{offered.VERB}:{question.id}"))
    elif known:
        pairs.append((t("Net als eerder: {known}", known=known), f"{offered.VERB}:{question.id}"))
    pairs += _skip(question, t)
    if not first:
        pairs.append((t("Terug"), f"back:{question.id}"))
    return text, buttons([*pairs, (t("Stop"), "stop")])


def explained(question: Question, code: str, places: Iterable[tuple[str, str]], t: Speaker) -> Said:
    """Why it was no answer (`flows.answers.Rejected`), an example, and what can be tapped instead."""
    pairs = [(name, f"a:{question.id}:{place}") for name, place in places] + _choices(question, t) + _skip(question, t)
    pairs.append((t("Terug"), f"back:{question.id}"))
    return _wrong(code, t) + example(question, t), buttons([*pairs, (t("Stop"), "stop")])


def helped(steer: Steer, question: Question | None, left: int, where: str, t: Speaker) -> str | None:
    """What is said to who asks about the question (None: the summary) instead of answering it; `left` questions are to
    come, and `where` is how to reach a person. None for what asks nothing."""
    match steer:
        case Steer.LOST | Steer.WHY | Steer.HOW_LONG | Steer.UNSURE if question is None:
            return check_and_send(t)
        case Steer.LOST if question:
            return f"{_how(question, t)}{example(question, t)} " + person(t)
        case Steer.WHY if question:
            return _why(question, t)
        case Steer.HOW_LONG:
            return t.many("Nog één vraag.", "Nog hoogstens {count} vragen.", left) + " " + t("Overslaan mag vaak.")
        case Steer.LATER if question and question.optional:
            return t("Dat kan. Sla het nu over en stuur het later hier. Dan zet ik het bij je aanmelding.")
        case Steer.LATER:
            return t("Dat kan. Ik bewaar je antwoorden {days} dagen; ga verder wanneer je wilt.", days=DRAFT_DAYS)
        case Steer.WHO_READS:
            return t(
                "Alleen de mensen aan de balie van de gemeente lezen dit, en pas als jij het verstuurt. Meer weten?"
                " Typ /privacy."
            )
        case Steer.HUMAN:
            return t("Dat kan altijd:") + f" {where} " + t("Je antwoorden blijven staan.")
    return None


def refused(t: Speaker, *, asked: bool) -> str:
    """What is said when nothing may be kept; `asked`: a question is remembered, to which there is an answer."""
    text = t("Goed, ik verstuur niets en ik heb je antwoorden gewist. Bellen kan altijd: {phone}.")
    rest = t("Alleen je vraag weet ik nog: het antwoord daarop kun je doorsturen of printen.")
    return f"{text}\n{rest}" if asked else text


def check_and_send(t: Speaker) -> str:
    """What to do under the summary."""
    return t("Tik op 'Ja, verstuur' als het klopt, of kies wat je wilt veranderen.")


def person(t: Speaker) -> str:
    """The way out for who does not manage."""
    return t("Kom je er niet uit? Bel {phone}, dan helpt een mens je.")


def _how(question: Question, t: Speaker) -> str:
    if question.kind in ("choice", "consent"):
        how = t("Geeft niks, ik leg het uit. Tik op een knop hieronder. Typen mag ook.")
    elif question.kind == "photo":
        how = t("Geeft niks, ik leg het uit. Maak een foto, of kies er een in je telefoon, en stuur hem hier.")
    else:
        how = t("Geeft niks, ik leg het uit. Typ je antwoord hieronder. Een paar woorden is genoeg.")
    return how + (" " + t("Weet je het niet? Tik op Overslaan.") if question.optional else "")


def _why(question: Question, t: Speaker) -> str:
    told = t("Dan hoef je het later aan niemand meer uit te leggen.")
    reasons: Mapping[Kind, str] = {
        "place": t("Dan komt het bij het goede stadsdeel."),
        "date": t("Sommige dingen moet je weken van tevoren regelen. Zo zien we of het nog op tijd is."),
        "amount": t("Dan kan het stadsdeel meteen kijken welk geld erbij past."),
        "number": t("Dan weet het stadsdeel hoe groot het wordt."),
        "contact": t("Dan kan iemand je bellen als iets niet duidelijk is. Het nieuws krijg je altijd hier."),
        "photo": t("Een foto zegt vaak meer dan woorden."),
        "consent": t("Zonder jouw ja bewaar ik niets en verstuur ik niets."),
    }
    return reasons.get(question.kind, told) + (" " + t("Overslaan mag.") if question.optional else "")


def example(question: Question, t: Speaker) -> str:
    """The example of the question behind a sentence; nothing when it has none."""
    return f" {question.example.pick(t.language)}" if question.example else ""


def _choices(question: Question, t: Speaker) -> Pairs:
    if question.kind == "consent":
        return [(t("Ja, dat mag"), f"a:{question.id}:ja"), (t("Nee"), f"a:{question.id}:nee")]
    return [(choice.label.pick(t.language), f"a:{question.id}:{choice.id}") for choice in question.choices]


def _skip(question: Question, t: Speaker) -> Pairs:
    return [(t("Overslaan"), f"skip:{question.id}")] if question.optional else []


def _wrong(code: str, t: Speaker) -> str:
    said = {
        "choice": t("Kies een van de knoppen, of typ het nummer."),
        "empty": t("Daar lees ik nog niets in. Schrijf het in een paar woorden."),
        "too-long": t(
            "Dat is meer dan ik hier kan bewaren. Maak het korter, of stuur het als bestand of spraakbericht: dan"
            " leest of luistert een mens alles."
        ),
        "elsewhere": t("Die plek ligt buiten {city}. Welke straat of wijk in {city} hoort erbij?"),
        "date": t("Die dag herken ik niet."),
        "no-such-day": t("Die dag staat niet op de kalender. Welke dag bedoel je?"),
        "far": t("Dat is nog jaren weg. Klopt het jaar? Typ de dag nog een keer."),
        "past": t("Die dag is al geweest. Welke dag bedoel je?"),
        "place": t("Die plek ken ik nog niet in {city}. Een wijk, straat of postcode helpt."),
        "which-place": t("Die plek ligt op een grens. In welk stadsdeel is het?"),
        "amount": t("Ik zoek een bedrag in euro's."),
        "number": t("Ik zoek een aantal. Ongeveer is goed."),
        "contact": t("Ik zie geen naam, telefoonnummer of mailadres."),
        "contact-long": t("Dat is erg lang voor een naam. Alleen je naam en nummer is genoeg."),
        "photo": t("Ik zie geen foto. Stuur er een, of sla het over."),
        "consent": t("Tik op ja of nee."),
    }
    return said.get(code) or t("Dat begrijp ik niet goed.")
