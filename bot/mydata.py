"""What is kept of a person: shown, explained, handed over, and erased when they ask."""

import datetime as dt
import json
import secrets
from dataclasses import dataclass

from bot import audience
from bot.casework import Casework
from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.messages import DESK, Message, buttons
from bot.store.erase import NOBODY
from bot.store.mine import EXPORT
from bot.store.people import Person
from bot.words import cases as words
from bot.words import mine as words_mine

KEEP = "erase-no"
"""The verb of who does not want it erased after all."""
VERBS = frozenset({"mydata", "mydata-file", "erase", "erase!", KEEP, "privacy"})
ASK_THE_DESK = "vraag-aan-loket"
"""The flow by which somebody has something mended: a person does it, with a promised day."""


@dataclass(frozen=True)
class MyData:
    """A person's own data."""

    casework: Casework

    def action(self, person: Person, verb: str, chat: str, now: dt.datetime) -> list[Message]:
        """Shows, explains, hands over as a file, asks again, or erases."""
        t = speaker(person.spoken)
        see, erase = (t("Laat mijn gegevens zien"), "mydata"), (t("Wis mijn gegevens"), "erase")
        wrong = (t("Er klopt iets niet"), f"flow:{ASK_THE_DESK}")
        match verb:
            case "privacy":
                return [Message(chat, _explained(t, chat), buttons([see, erase]))]
            case "erase":
                text = t("Dan wis ik alles wat ik van je heb en trek ik lopende aanmeldingen in. Weet je het zeker?")
                return [Message(chat, text, buttons([(t("Ja, wis alles"), "erase!"), (t("Nee"), KEEP)]))]
            case "erase!":
                return [Message(chat, self._erased(person, t, now))]
            case verb if verb == KEEP:
                return [Message(chat, t("Goed, er is niets gewist."))]
            case "mydata-file":
                file = self._file(person, now)
                return [Message(chat, t("Dit is alles wat ik van je heb, als bestand (JSON)."), file=file)]
            case _:
                pairs = [(t("Geef mij het bestand"), "mydata-file"), wrong, erase]
                return [Message(chat, "\n".join(self._kept(person, t)), buttons(pairs))]

    def _erased(self, person: Person, t: Speaker, now: dt.datetime) -> str:
        store = self.casework.store
        cases = [*(card.number for card in store.cases.of(person.id)), *store.behalf.for_neighbour(person.id)]
        others = {number: self._others(number, person.id) for number in cases}
        withdrawn = store.erase(person.id, now)
        for number in withdrawn:
            audience.tell_ended(self.casework, number, others[number], now)
        without = [number for number in cases if self.casework.card(number).owner == NOBODY]
        for number in cases:
            if number not in without:  # who was helped goes on alone
                self.casework.post_card(number, now)
                continue
            self.casework.forget_at_desk(number, now)
            ended = " De zaak is ingetrokken." if number in withdrawn else ""
            store.outbox.add(Message(DESK, f"{number}: de bewoner liet alles wissen.{ended}"), now)
        person.erased = True
        lines = [t("Alles is gewist. Je kunt altijd opnieuw beginnen.")]
        if without:
            lines.append(
                t(
                    "Van je aanmeldingen blijven alleen het nummer, waar het over ging, de data en hoe het afliep,"
                    " zonder jou erbij. Heeft het stadsdeel al een besluit genomen, dan bewaart het dat zelf: dat"
                    " moet van de Archiefwet."
                )
            )
        lines.append(t("Uit de reservekopieën is het binnen 30 dagen weg."))
        return "\n".join(lines)

    def _others(self, number: str, person: str) -> list[str]:
        """Who else hears of a case: who follows it, who helped with it, and whose own plan goes on in it."""
        store = self.casework.store
        found = store.behalf.of(number)
        people = [*store.followers.of(number), *store.pairs.joined(number), *([found.helper] if found else [])]
        return [one for one in dict.fromkeys(people) if one != person]

    def _file(self, person: Person, now: dt.datetime) -> str:
        store = self.casework.store
        data = json.dumps(store.everything(person.id), ensure_ascii=False, indent=2).encode()
        file_id = secrets.token_urlsafe(12)
        name = f"{EXPORT}{city_day(now):%Y-%m-%d}.json"
        store.files.add(file_id, person.id, name, "application/json", now, data)
        return file_id

    def _kept(self, person: Person, t: Speaker) -> list[str]:
        said = person.said.get("text", "") if person.said else ""
        lines = [t("Dit heb ik van je:"), t("Taal: {language}", language=t.language)]
        lines.append(t("Laatste vraag: {text}", text=said or t("niets")))
        lines.append(t("Aanmelding waar je mee bezig bent: {what}", what=t("ja") if person.talk else t("nee")))
        places = self.casework.place_names()
        for card in self.casework.store.cases.of(person.id):
            lines.append(f"• {card.number} · {words.state_name(card.state, t)}")
            flow = self.casework.flows.get(card.flow)
            for question in flow.questions if flow else ():
                given = card.answers.get(question.id)
                if given and not given.get("skipped"):
                    lines.append(f"  {question.label.pick(t.language)}: {words.value(question, given, t, places)}")
        store = self.casework.store
        return [*lines, *words_mine.also(store.everything(person.id), self.casework.guide.pack, t)]


def _explained(t: Speaker, chat: str) -> str:
    """What is kept, how long and for whom; in a channel that others run, also that they can read along."""
    kept = t(
        "Ik bewaar je taal, je laatste vraag en een aanmelding waar je halverwege mee stopte (30 dagen), en wat ik je"
        " stuurde (90 dagen). Pas als jij ja zegt, bewaar ik je aanmelding en geef ik die aan het stadsdeel. Twee jaar"
        " nadat die klaar is, haal ik jou eruit. Politie of anderen lezen niet mee. Je kunt alles zien, meenemen,"
        " laten verbeteren en wissen."
    )
    whose = t(
        "Een vraag waar ik geen goed antwoord op had, bewaart de redactie een jaar, zonder wie je bent. De gemeente is"
        " verantwoordelijk voor je gegevens. Klopt er iets niet? Vraag om een mens, of klaag bij de Autoriteit"
        " Persoonsgegevens."
    )
    telegram = t(
        "Telegram is een ander bedrijf en kan zien wat je hier schrijft. Wil je dat niet? Gebruik de webchat of bel"
        " {phone}."
    )
    return "\n".join([kept, *([telegram] if chat.startswith("tg:") else []), whose])
