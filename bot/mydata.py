"""What is kept of a person: shown, explained, and erased when they ask."""

from dataclasses import dataclass

from bot.casework import Casework
from bot.i18n import Speaker, speaker
from bot.messages import Message, buttons
from bot.store.people import Person
from bot.words import cases as words

VERBS = frozenset({"mydata", "erase", "erase!", "privacy"})


@dataclass(frozen=True)
class MyData:
    """A person's own data."""

    casework: Casework

    def action(self, person: Person, verb: str, chat: str) -> list[Message]:
        """Shows, explains, asks again, or erases."""
        t = speaker(person.language or "nl")
        see, erase = (t("Laat mijn gegevens zien"), "mydata"), (t("Wis mijn gegevens"), "erase")
        match verb:
            case "privacy":
                return [Message(chat, _explained(t), buttons([see, erase]))]
            case "erase":
                text = t("Dan wis ik alles wat ik van je heb en trek ik lopende aanmeldingen in. Weet je het zeker?")
                return [Message(chat, text, buttons([(t("Ja, wis alles"), "erase!"), (t("Nee"), "menu")]))]
            case "erase!":
                self.casework.store.erase(person.id)
                person.said = person.talk = person.desk = person.talk_at = None
                return [Message(chat, t("Alles is gewist. Je kunt altijd opnieuw beginnen."))]
            case _:
                return [Message(chat, "\n".join(self._kept(person, t)), buttons([erase]))]

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
        return lines


def _explained(t: Speaker) -> str:
    return t(
        "Ik bewaar je taal, je laatste vraag en een aanmelding waar je halverwege mee stopte (30 dagen). Pas als jij ja"
        " zegt, bewaar ik je aanmelding en geef ik die aan het stadsdeel. Politie of anderen lezen niet mee. Je kunt"
        " alles zien en wissen."
    )
