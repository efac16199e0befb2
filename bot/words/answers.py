"""Answers to questions in words: short enough for a phone screen, with source, date and a next step."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from bot.i18n import Speaker
from bot.messages import Button, bold, buttons, plain
from bot.words import budget, caveats, parts, reasons, sources, when, where
from bot.words.figures import figures, lead, with_year
from bot.words.screen import SHOWN, against, all_in_a_row, on_screen
from knowledge import planner
from knowledge.answer import Answer, Result
from knowledge.hearing import is_bare_cry
from knowledge.judge import without
from knowledge.load import Pack
from knowledge.model import LANGUAGES, Contact, Record, Text
from knowledge.readings import is_unsure

SCREEN = 700
"""Characters of a first answer: a phone screen."""
MENU_THEMES = ("groen", "feest", "ontmoeten", "jeugd", "veilig-schoon")

NOWHERE = "nowhere"
"""The action of who does not know in which stadsdeel it is."""

Said = tuple[str, tuple[Button, ...]]  # a text and its buttons


def answer(found: Answer, pack: Pack, t: Speaker, remembered: str = "") -> Said:
    """What the resident sees for this answer; `remembered` is what was done here before, told if it fits."""
    match found.status:
        case "elsewhere":
            return elsewhere(found, t), _not_meant(t) if found.urgent else _back_to_us(t)
        case "found":
            return _found(found, pack, t, remembered), _found_buttons(found, pack, t)
        case "choose":
            return choose(found, pack, t)
        case "nothing":
            return _nothing(found, pack, t)
        case "human":
            return _human(found, t)
        case _:
            return _small(found, pack, t)


def _found(found: Answer, pack: Pack, t: Speaker, remembered: str) -> str:
    """The longest form that still fits a phone screen. What is worth least goes first: what was done before, the
    opening, what is said of the other records and then of the first, those records themselves. The smallest step, whom
    to call, what it costs and until when stay as long as they can."""
    shown = _shown(found)
    opening, heading, steps = _around(found, pack, t)
    in_dutch = caveats.in_dutch(shown, t)

    def form(
        records: list[str],
        *more: str,
        above: Sequence[str] = tuple(heading),
        dutch: Sequence[str] = tuple(in_dutch),
        step: Sequence[str] = tuple(steps),
        office: bool = True,
        money: bool = True,
        explain: bool = True,
    ) -> str:
        ending = _ending(found, pack, shown[: len(records)], t, office=office, money=money, explain=explain)
        return "\n".join((*above, *records[:1], *dutch, *records[1:], *step, *ending, *more))

    def forms() -> Iterator[str]:
        full = listed(shown, t, brief=bool(found.remark))  # who goes on telling read the rest a moment ago
        short, bare = listed(shown, t, brief=True), listed(shown, t, brief=True, bare=True)
        step = steps or (_english_step(found, t) if in_dutch else [])
        if remembered:
            yield form(full, remembered, above=(*opening, *heading), step=step)
            yield form(full, remembered, step=step)
        for records in (full, short):
            yield form(records, above=(*opening, *heading), step=step)
            yield form(records, step=step)
        if in_dutch:
            briefly, who = partial(form, explain=False), found.remark == "who"
            heads = [heading[:1], *([] if who else [[t("Misschien helpt dit:")] if is_unsure(found) else []])]
            yield from _in_two_languages(briefly, shown, step, heads, t)
            if who:  # what that closes says more than what it would take
                yield from _in_two_languages(partial(briefly, step=()), shown, (), heads, t)
        yield from _shortened(partial(form, dutch=()), short, bare, heading[:1], in_parts=bool(found.asked))

    text = ""
    for text in forms():
        if len(plain(text)) <= SCREEN:
            break
    return text


def _in_two_languages(
    form: Callable[..., str], shown: list[Result], step: Sequence[str], heads: Sequence[Sequence[str]], t: Speaker
) -> Iterator[str]:
    """The same where the first record is told in English and simple Dutch: both stay, for the one is read and the other
    is shown at a loket. What is behind a button as well goes first."""
    short, least = listed(shown, t, brief=True), [f"1. {line(result, t, least=True)}" for result in shown[:1]]
    for office in (True, False):
        for records in (short, short[:2]):
            yield form(records, office=office, step=step)
    alone = partial(form, office=False)
    yield alone(short[:2])
    yield alone(short[:1], step=step)
    yield alone(short[:1])
    for records in (short[:1], least):
        yield alone(records, money=False)
    for above in heads:
        yield alone(least, money=False, above=above)


def _shortened(
    form: Callable[..., str], short: list[str], bare: list[str], subject: Sequence[str], *, in_parts: bool
) -> Iterator[str]:
    """The forms of an answer that is too long, each with less than the one before. When several parts were asked for,
    each is worth more than the office for everybody."""
    if in_parts:
        yield form(short, office=False)
        yield form(bare, office=False)
    for records in (short[:2], bare, bare[:2]):
        yield form(records)
    for records in (bare[:2], short[:1], bare[:1]):
        yield form(records, office=False)
    yield form(bare[:1], office=False, money=False)
    yield form(bare[:1], office=False, money=False, step=())
    yield form(bare[:1], office=False, money=False, step=(), above=subject)


def _around(found: Answer, pack: Pack, t: Speaker) -> tuple[list[str], list[str], list[str]]:
    """What stands before the records (an opening, and what it is about), and the step after them."""
    # "een feest kan vaak zonder vergunning" is not so for every plan
    opening = in_language(found.need.intro if found.need and not found.leads_nowhere else None, t)
    steps = [t("Eerste stap:") + " " + step for step in first_step(found, t)]
    if found.part or found.remark:  # no beginning any more
        opening, steps = parts.about_the_plan(found.remark, t), []
    heading = [subject(found, pack, t), *([parts.opening(found.part, t)] if found.part else [])]
    if found.remark == "who":
        heading, steps = [parts.by_whom(found, t), *heading], parts.through(found, t)
    if found.ordered:
        opening, heading = [], [parts.no_orders(t), *heading]
    if is_unsure(found):  # that stays, however long the rest is
        opening, heading = [], [parts.doubt(t), *heading]
    return opening, heading, steps


def _shown(found: Answer) -> list[Result]:
    """What is on the screen; how a budget is made up says already how far each goes."""
    shown = on_screen(found)
    if not found.combination:
        return shown
    return [replace(result, verdict=without(result.verdict, "above-most")) for result in shown]


def first_step(found: Answer, t: Speaker) -> list[str]:
    """The smallest first step, in the language itself."""
    return in_language(found.need.first_step if found.need else None, t)


def _english_step(found: Answer, t: Speaker) -> list[str]:
    """The smallest first step in English, beside a record that is told in English too."""
    step = found.need.first_step if found.need and not (found.part or found.remark) else None
    return [f"{t('Eerste stap:')} {step.pick(t.language)}"] if step else []


def listed(shown: list[Result], t: Speaker, *, brief: bool, bare: bool = False) -> list[str]:
    """The records with a number each; the first that fits is told in full, when `brief` only that and the first, and
    when `bare` none of them."""
    told = {1, next((number for number, result in enumerate(shown, start=1) if result.verdict.fit != "no"), 1)}
    told = set() if bare else told
    return [
        f"{number}. {line(result, t, full=number in told, title_only=bare or (brief and number not in told))}"
        for number, result in enumerate(shown, start=1)
    ]


def _ending(
    found: Answer,
    pack: Pack,
    shown: list[Result],
    t: Speaker,
    *,
    office: bool = True,
    money: bool = True,
    explain: bool = True,
) -> list[str]:
    """What stands below the records; on demand without the office for everybody, how the budget is made up, or why we
    ask where it is."""
    place = found.understanding.place
    lines = []
    if found.apart:
        lines += [budget.apart(*found.apart, t)]
    if money:
        lines += budget.told(found, t)
    if found.loket:
        has_office = where.address(found.loket.contact, t) is not None
        there = where.to_go(found.loket, pack, t) if office and not has_office else []
        lines.append(" ".join((t("Hulp:"), reach(found.loket, t), *there)) + ("." if there else ""))
    if not found.asks_back:  # one question at a time: what it is about comes first
        lines += where.asked(place, t, explain=explain)
    lines += [*caveats.told(shown, pack, t), sources.told(shown, t)]
    return [*lines, t("Bedoel je een van deze?")] if found.asks_back else lines


def in_language(text: Text | None, t: Speaker) -> list[str]:
    """The text when there are words for it in the language itself: English in the middle of Turkish helps nobody."""
    found = getattr(text, t.language, None) if t.language in LANGUAGES else text and text.en
    return [found] if found else []


def subject(found: Answer, pack: Pack, t: Speaker) -> str:
    """What an answer is about, where and when, as its first line."""
    said = found.understanding
    subject = found.need.label.pick(t.language) if found.need else t("Dit vond ik")
    where = place_name(pack, said.place.stadsdeel) if said.place and said.place.sure else ""
    return bold(", ".join(part for part in (subject, where, when.told(found, t)) if part)) + ":"


def place_name(pack: Pack, stadsdeel: str | None) -> str:
    """The name of a stadsdeel."""
    return next((district.name for district in pack.places.stadsdelen if district.id == stadsdeel), stadsdeel or "")


def line(result: Result, t: Speaker, *, full: bool = True, title_only: bool = False, least: bool = False) -> str:
    """A record in one line: what it is (always when `full`), what it costs or gives, and until when. The `least` of it
    has the last day without the weeks from which that follows, and its title in one language."""
    record, verdict = result.record, result.verdict
    title = bold(record.title.pick(t.language)) if title_only or least else _titled(record.title, t)
    summary = record.summary.pick(t.language)
    if misfits := against(result):
        parts = [reasons.told(reason, record, t) for reason in misfits]
        if (
            record.who
            and record.who.through
            and not title_only
            and any(reason.code in reasons.OF_WHO for reason in misfits)
        ):
            parts.append(record.who.through.pick(t.language))
        if result.instead and not title_only:
            titles = ", ".join(record.title.pick(t.language) for record in result.instead)
            parts.append(t("Nu is er: {what}.", what=titles))
        return f"{title} – {' '.join(parts)}"
    told_by_day = lead(record, t) if least and verdict.latest_apply else []
    others = [figure for figure in figures(record, t, verdict.most) if figure not in told_by_day]
    parts = [*reasons.needed_for(verdict.needed_for, t), *others]
    parts += [told for reason in verdict.why if (told := reasons.told(reason, record, t))]
    if verdict.latest_apply:
        parts.append(t("Regel dit uiterlijk {day}.", day=bold(t.day(verdict.latest_apply, year=True))))
        if verdict.decided_by and verdict.decided_by < verdict.latest_apply and not least:
            parts.append(t("Vraag het zo vroeg mogelijk: het antwoord kan langer duren dan dat."))
    if full or not (parts or title_only):
        parts.insert(0, summary)
    return f"{title} – {' '.join(parts)}" if parts else title


def _titled(title: Text, t: Speaker) -> str:
    """The title of a record. Where it is not known in the language it is in English, with the Dutch behind it: that is
    what somebody at a loket has heard of."""
    shown = bold(title.pick(t.language))
    return shown if caveats.is_theirs(title, t) or title.nl in title.en else f"{shown} ({title.nl})"


def reach(record: Record, t: Speaker) -> str:
    """Where it is: name, phone, e-mail and address, as far as they are known."""
    contact = record.contact or Contact()
    parts = [record.title.pick(t.language), contact.phone, contact.email, where.address(contact, t)]
    return ", ".join(part for part in parts if part) + "."


def without_place(found: Answer, pack: Pack, t: Speaker) -> Said:
    """How to go on for who does not know where it is."""
    text = t("Geeft niet, het kan ook zonder. Bij 14070 weten ze bij welk stadsdeel je moet zijn.")
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
        pairs.append((t("Ik bedoel: {what}", what=found.another.label.pick(t.language)), f"need:{found.another.id}"))
    if (plan := planner.plan(found)) and plan.deadlines:
        pairs.append((t("Mijn planning"), "plan"))
        pairs += [(t("Wat kan er nog wel?"), "still")] if plan.feasible == "no" else []
    if place is None:
        pairs.append((t("Kies je stadsdeel"), "places"))
    pairs.append((t("Stuur door"), "pass-on"))
    pairs += [(t("Ik wil een mens spreken"), "human"), (t("Klopt dit niet?"), "wrong")]
    return buttons(pairs)


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
    """An answer in the middle of something else: the two best records and where they come from."""
    if found.status != "found":
        return answer(found, pack, t)[0]
    shown = on_screen(found)[:2]
    return "\n".join((*(f"• {line(result, t)}" for result in shown), *caveats.doubts(shown, t), sources.told(shown, t)))


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


def record_details(result: Result, t: Speaker) -> str:
    """One record in full."""
    record, language = result.record, t.language
    lines = [line(result, t), *caveats.in_dutch([result], t)]
    if record.amount and record.amount.note:
        lines.append(f"• {record.amount.note.pick(language)}")
    lines += [f"• {with_year(fact.pick(language), fact.as_of, t)}" for fact in record.facts]
    for heading, texts in (
        (t("Zo doe je het:"), record.steps),
        (t("Dit heb je nodig:"), record.papers),
        (t("Let op:"), record.pitfalls),
        (t("Wordt niet betaald:"), record.not_funded),
    ):
        if texts:
            lines += [heading, *(f"• {text.pick(language)}" for text in texts)]
    lines += [text.pick(language) for text in (record.offline, record.report) if text]
    if record.contact:
        contact = record.contact
        reached = (contact.phone, contact.email, where.address(contact, t), contact.url)
        lines.append(" · ".join(part for part in reached if part))
    lines += caveats.doubts([result], t)
    lines.append(sources.told([result], t))
    return "\n".join(lines)


def elsewhere(found: Answer, t: Speaker) -> str:
    """Where to go with what we don't do."""
    if found.urgent:
        return "\n".join(_elsewhere_lines(found.results[:SHOWN], t))
    intro = found.need.intro.pick(t.language) if found.need else t("Dat regel je niet hier, wel daar:")
    shown, in_dutch = found.results[:SHOWN], caveats.in_dutch(list(found.results), t)
    texts = ["\n".join((intro, *_elsewhere_lines(some, t), *in_dutch)) for some in (shown, shown[:-1] or shown)]
    return next((text for text in texts if len(plain(text)) <= SCREEN), texts[-1])


def again(found: Answer, t: Speaker) -> Said:
    """The first number of an urgent answer once more, for who asks nothing new."""
    record = found.results[0].record
    said = t("Daar spreek je een mens. Ik ben een computer.")
    return f"{_number(record)}{record.summary.pick(t.language)}\n{said}", _not_meant(t)


def _number(record: Record) -> str:
    phone = record.contact and record.contact.phone
    return f"{bold(phone)} – " if phone else ""


def _elsewhere_lines(results: Sequence[Result], t: Speaker) -> list[str]:
    lines = []
    for result in results:
        record = result.record
        contact = record.contact or Contact()
        lines.append(f"{_number(record)}{plain(_titled(record.title, t))}. {record.summary.pick(t.language)}")
        if not contact.phone and contact.url:
            lines.append(" · ".join(part for part in (contact.email, contact.url) if part))
        if not contact.phone and record.where.scope == "other-city":
            lines.append(t("Een telefoonnummer weet ik niet. Kijk op de site."))
    return lines


def _not_meant(t: Speaker) -> tuple[Button, ...]:
    """The way out of a false alarm."""
    return buttons([(t("Ik bedoel iets anders"), "other")])


def _back_to_us(t: Speaker) -> tuple[Button, ...]:
    to_us = [(t("Iets anders vragen"), "menu"), (t("Ik wil een mens spreken"), "human")]
    return buttons([*to_us, (t("Klopt dit niet?"), "wrong")])


def choose(found: Answer, pack: Pack, t: Speaker) -> Said:
    """One clarifying turn: the nearest needs below what may be the answer already, or the themes. Who only cries for
    help is told what to do if there is danger."""
    danger = [t("Is er nu gevaar? Bel 112.")] if is_bare_cry(found.understanding.text) else []
    if found.choices:
        lines = [*danger, *(_guess(found, t) if found.results and not found.open else []), t("Bedoel je een van deze?")]
        return "\n".join(lines), _choices(found, pack, t)
    lines = [*danger, *([found.need.intro.pick(t.language)] if found.need else [])]
    lines += you_are_in(found, pack, t)
    lines.append(t("Vertel! Waar gaat het over? Typen mag ook."))
    return "\n".join(lines), theme_buttons(pack, t, MENU_THEMES)


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
    pairs += [(t("Nee, ik bel zelf: 14070"), "call")]
    return text, buttons(pairs)


def _human(found: Answer, t: Speaker) -> Said:
    lines = [found.need.intro.pick(t.language)] if found.need else []
    lines.append(t("Bel 14070 en vraag naar je stadsdeel. Of laat het hier achter, dan belt of schrijft iemand jou."))
    if found.loket:
        lines.append(reach(found.loket, t))
    return "\n".join(lines), buttons([(t("Laat iemand contact opnemen"), "flow:vraag-aan-loket")])


def _small(found: Answer, pack: Pack, t: Speaker) -> Said:
    lines = [found.need.intro.pick(t.language)] if found.need else []
    if found.status == "my-data":
        return "\n".join(lines), buttons([(t("Laat mijn gegevens zien"), "mydata"), (t("Wis mijn gegevens"), "erase")])
    if found.status == "my-case":
        lines.append(
            t("Via deze chat heb ik nog niets van je. Heb je het ergens anders ingestuurd? Een mens zoekt het uit.")
        )
        lines += _elsewhere_lines(found.results[:SHOWN], t)
        return "\n".join(lines), buttons([(begin(found.flow, pack, t), f"flow:{found.flow}")] if found.flow else [])
    return "\n".join([*lines, *first_step(found, t)]), theme_buttons(pack, t, MENU_THEMES)
