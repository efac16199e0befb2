"""Answers to questions in words: short enough for a phone screen, with source, date and a next step."""

from bot.i18n import Speaker
from bot.messages import Button, Said, buttons
from bot.words import caveats, elsewhere, fitting, parts, sources
from bot.words.records import line, listed, reach, unknown
from bot.words.screen import SHOWN, all_in_a_row, on_screen
from bot.words.where import place_name
from knowledge import planner
from knowledge.answer import Answer
from knowledge.hearing import is_bare_cry
from knowledge.load import Pack
from knowledge.model import Need, Role, Text

MENU_THEMES = ("groen", "feest", "ontmoeten", "jeugd", "veilig-schoon")
NOWHERE = "nowhere"
"""The action of who does not know in which stadsdeel it is."""


def answer(found: Answer, pack: Pack, t: Speaker, remembered: str = "") -> Said:
    """What the resident sees for this answer; `remembered` is what was done here before, told if it fits."""
    match found.status:
        case "elsewhere":
            return elsewhere.answer(found, t)
        case "found":
            return fitting.told(found, pack, t, remembered), _found_buttons(found, pack, t)
        case "choose":
            return choose(found, pack, t)
        case "nothing":
            return _nothing(found, pack, t)
        case "human":
            return _human(found, t)
        case _:
            return _small(found, pack, t)


def without_place(found: Answer, pack: Pack, t: Speaker) -> Said:
    """How to go on for who does not know where it is."""
    text = t("Geeft niet, het kan ook zonder. Bij {phone} weten ze bij welk stadsdeel je moet zijn.")
    return text, tuple(tap for tap in _found_buttons(found, pack, t) if tap.action != "places")


def _found_buttons(found: Answer, pack: Pack, t: Speaker) -> tuple[Button, ...]:
    if found.asks_back:  # what it is about comes before where
        return _choices(found, pack, t)
    place = found.understanding.place
    if place is not None and not place.sure:
        # one question first: without the stadsdeel the desk and the pot are a guess
        return buttons(
            [(place_name(pack, name), f"place:{name}") for name in place.others] + [(t("Alles op een rij"), "more")]
        )
    pairs = [(t("Alles op een rij"), "more")]
    if found.flow:
        pairs.append((begin(found.flow, pack, t), f"flow:{found.flow}"))
    if found.another:
        pairs.append(meant(found.another, t))
    if (plan := planner.plan(found)) and plan.deadlines:
        pairs.append((t("Mijn planning"), "plan"))
        pairs += [(t("Wat kan er nog wel?"), "still")] if plan.feasible == "no" else []
    if place is None:
        pairs.append((t("Kies je stadsdeel"), "places"))
    pairs.append((t("Stuur door"), "pass-on"))
    pairs += [(t("Ik wil een mens spreken"), "human"), (t("Klopt dit niet?"), "wrong")]
    return buttons(pairs)


def meant(need: Need, t: Speaker) -> tuple[str, str]:
    """The button of who meant this, and what it does."""
    return t("Ik bedoel: {what}", what=need.label.pick(t.language)), f"need:{need.id}"


def begin(flow: str, pack: Pack, t: Speaker) -> str:
    """What the button says that begins this talk."""
    named = (pack.flows.get(flow) or {}).get("button")
    return Text(**named).pick(t.language) if named else t("Aanmelden")


def stadsdelen(pack: Pack, t: Speaker) -> Said:
    """The choice of a stadsdeel, for who would rather tap."""
    pairs = [(district.name, f"place:{district.id}") for district in pack.places.stadsdelen]
    pairs.append((t("Weet ik niet"), NOWHERE))
    return t("In welk stadsdeel is het?"), buttons(pairs)


def brief(found: Answer, pack: Pack, t: Speaker) -> str:
    """An answer in the middle of something else: the two best records and where they come from. Nobody is asked there
    what it is about."""
    if found.status == "choose" and not found.choices:
        return f"{t('Dat weet ik niet precies. Vraag het hier:')} {t.phone}"
    if found.status != "found":
        return answer(found, pack, t)[0]
    shown = on_screen(found)[:2]
    return "\n".join((*(f"• {line(result, t)}" for result in shown), *caveats.doubts(shown, t), sources.told(shown, t)))


def what_if(t: Speaker) -> str:
    """What is said in the middle of something else to who asks what if there is an accident: we do not know, and the
    number in case it is no supposition."""
    return f"{t('Is er nu gevaar? Bel 112.')}\n{t('Dat weet ik niet precies. Vraag het hier:')} {t.phone}"


def who_knows(found: Answer, t: Speaker) -> str:
    """That we do not know it, and who does: the first that pays on this route, else the first of all."""
    paying = (one for one in found.ways if one.role is Role.MONEY and one.verdict.fit != "no")
    return unknown(next(paying, found.results[0]).record, t)


def details(found: Answer, remembered: str, t: Speaker) -> Said:
    """All records of an answer in a line each, with a button for the whole of each; and what residents did before."""
    listed = all_in_a_row(found)
    lines = [f"{number}. {line(result, t)}" for number, result in enumerate(listed, start=1)]
    lines += [remembered] if remembered else []
    lines += caveats.doubts(listed, t)
    pairs = [
        (f"{number}. {result.record.title.pick(t.language)}", f"record:{result.record.id}")
        for number, result in enumerate(listed, start=1)
    ]
    return "\n".join(lines), buttons(pairs)


def choose(found: Answer, pack: Pack, t: Speaker) -> Said:
    """One clarifying turn: the nearest needs below what may be the answer already, or the themes. Who only cries for
    help is told what to do if there is danger."""
    danger = _danger(found, t)
    if found.choices:
        heard = [t("Dank je.")] if found.remark == "told" else []
        guess = _guess(found, t) if found.results and not found.open else []
        asked = t("Bedoel je een van deze?") if len(found.choices) > 1 else t("Bedoel je dit?")
        lines = [*danger, *heard, *guess, asked]
        return "\n".join(lines), _choices(found, pack, t)
    lines = [*danger, *([found.need.intro.pick(t.language)] if found.need else [])]
    lines += you_are_in(found, pack, t)
    lines.append(t("Vertel! Waar gaat het over? Typen mag ook."))
    return "\n".join(lines), theme_buttons(pack, t, MENU_THEMES)


def _danger(found: Answer, t: Speaker) -> list[str]:
    return [t("Is er nu gevaar? Bel 112.")] if is_bare_cry(found.understanding.text) else []


def you_are_in(found: Answer, pack: Pack, t: Speaker) -> list[str]:
    """The stadsdeel of who told only where they are, with its loket."""
    place = found.understanding.place
    if not (place and place.sure and found.loket):
        return []
    return [t("Je bent in stadsdeel {name}.", name=place_name(pack, place.stadsdeel)) + " " + reach(found.loket, t)]


def _choices(found: Answer, pack: Pack, t: Speaker) -> tuple[Button, ...]:
    pairs = [(pack.needs[need].label.pick(t.language), f"need:{need}") for need in found.choices]
    return buttons([*pairs, (t("Iets anders"), "menu")])


def _guess(found: Answer, t: Speaker) -> list[str]:
    """What may be the answer, in short: it is not sure enough to be given as one."""
    shown = on_screen(found)
    return [parts.doubt(t), *listed(shown, t, brief=True), sources.told(shown, t)]


def theme_buttons(pack: Pack, t: Speaker, ids: tuple[str, ...] | None = None) -> tuple[Button, ...]:
    """A button for each theme; or for the named ones, and one that leads to all."""
    themes = [pack.themes[name] for name in ids or tuple(pack.themes) if name in pack.themes]
    pairs = [(f"{theme.emoji} {theme.label.pick(t.language)}".strip(), f"theme:{theme.id}") for theme in themes]
    return buttons([*pairs, *([(t("Iets anders"), "menu")] if ids else [])])


def _nothing(found: Answer, pack: Pack, t: Speaker) -> Said:
    place = found.understanding.place
    who = t("stadsdeel {name}", name=place_name(pack, place.stadsdeel)) if place and place.sure else t("de gemeente")
    text = t(
        "Daar heb ik nog geen goed antwoord op. Ik verzin niks. Wil je dat iemand van {who} het uitzoekt?", who=who
    )
    pairs = [(pack.needs[need].label.pick(t.language), f"need:{need}") for need in found.choices]
    pairs += [
        (t("Ja, zoek uit"), "flow:vraag-aan-loket"),
        (t("Het is een idee voor de wijk"), "flow:idee-voor-de-wijk"),
    ]
    pairs += [(t("Nee, ik bel zelf: {phone}"), "call")]
    return text, buttons(pairs)


def _human(found: Answer, t: Speaker) -> Said:
    lines = [found.need.intro.pick(t.language)] if found.need else []
    lines.append(t("Bel {phone} en vraag naar je stadsdeel. Of laat het hier achter, dan belt of schrijft iemand jou."))
    if found.loket:
        lines.append(reach(found.loket, t))
    return "\n".join(lines), buttons([(t("Laat iemand contact opnemen"), "flow:vraag-aan-loket")])


def _small(found: Answer, pack: Pack, t: Speaker) -> Said:
    lines = [*_danger(found, t), *([found.need.intro.pick(t.language)] if found.need else [])]
    if found.status == "my-data":
        return "\n".join(lines), buttons([(t("Laat mijn gegevens zien"), "mydata"), (t("Wis mijn gegevens"), "erase")])
    if found.status == "my-case":
        lines.append(
            t("Via deze chat heb ik nog niets van je. Heb je het ergens anders ingestuurd? Een mens zoekt het uit.")
        )
        lines += elsewhere.listed(found.results[:SHOWN], t)
        return "\n".join(lines), buttons([(begin(found.flow, pack, t), f"flow:{found.flow}")] if found.flow else [])
    return "\n".join([*lines, *parts.first_step(found, t)]), theme_buttons(pack, t, MENU_THEMES)
