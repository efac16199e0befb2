"""The answer about a plan on one phone screen: the longest of its forms that fits."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from bot.i18n import Speaker
from bot.messages import plain
from bot.words import budget, caveats, parts, sources, where
from bot.words.records import line, listed, not_of_plan, reach
from bot.words.screen import SCREEN, on_screen
from knowledge.answer import Answer, Result
from knowledge.judge import without
from knowledge.load import Pack
from knowledge.readings import is_unsure


def told(found: Answer, pack: Pack, t: Speaker, remembered: str) -> str:
    """The answer in words that fit a phone screen. What stays as it was a moment ago is not told again."""
    if found.unchanged and found.remark in ("told", "asked") and not is_unsure(found):
        return "\n".join(_unchanged(found, pack, t))
    return _longest(found, pack, t, remembered)


def _longest(found: Answer, pack: Pack, t: Speaker, remembered: str) -> str:
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
        ending = below(len(records), office=office, money=money, explain=explain)
        return "\n".join((*above, *records[:1], *dutch, *records[1:], *step, *ending, *more))

    @cache  # most forms end alike
    def below(count: int, *, office: bool, money: bool, explain: bool) -> list[str]:
        return _ending(found, pack, shown[:count], t, office=office, money=money, explain=explain)

    def forms() -> Iterator[str]:
        full = listed(shown, t, brief=bool(found.remark))  # who goes on telling read the rest a moment ago
        step = steps or (_english_step(found, t) if in_dutch else [])
        if remembered:
            yield form(full, remembered, above=(*opening, *heading), step=step)
            yield form(full, remembered, step=step)
        yield form(full, above=(*opening, *heading), step=step)
        yield form(full, step=step)
        short = listed(shown, t, brief=True)
        yield form(short, above=(*opening, *heading), step=step)
        yield form(short, step=step)
        if in_dutch:
            briefly, who = partial(form, explain=False), found.remark == "who"
            heads = [heading[:1], *([] if who else [[t("Misschien helpt dit:")] if is_unsure(found) else []])]
            yield from _in_two_languages(briefly, shown, step, heads, t)
            if who:  # what that closes says more than what it would take
                yield from _in_two_languages(partial(briefly, step=()), shown, (), heads, t)
        bare = listed(shown, t, brief=True, bare=True)
        yield from _shortened(partial(form, dutch=()), short, bare, heading[:1], in_parts=bool(found.asked))

    text = ""
    for text in forms():
        if len(plain(text)) <= SCREEN:
            break
    return text


def _unchanged(found: Answer, pack: Pack, t: Speaker) -> list[str]:
    """What is said to who tells more of a plan, or asks of it what nobody here knows, where that changes nothing: which
    plan it is, and who knows more."""
    if found.remark == "asked":
        office = [f"{t('Hulp:')} {reach(found.loket, t)}"] if found.loket else []
        return [parts.subject(found, pack, t), not_of_plan(found, t), *office]
    stays = f"{parts.subject(found, pack, t)} {t('mijn antwoord blijft hetzelfde.')}"
    kept = [t("Meld je je aan, dan neem ik het mee.")] if found.told and found.flow else []
    asked = where.asked(found.understanding.place, t, explain=True)
    knows = [f"{t('Hulp:')} {reach(found.loket, t)}"] if found.loket else asked
    return [*parts.about_the_plan(found, t), stays, *kept, *knows]


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
    opening = parts.in_language(found.need.intro if found.need and not found.leads_nowhere else None, t)
    steps = [t("Eerste stap:") + " " + step for step in parts.first_step(found, t)]
    if found.part or found.remark:  # no beginning any more
        opening, steps = parts.about_the_plan(found, t), []
    heading = [parts.subject(found, pack, t), *([parts.opening(found.part, t)] if found.part else [])]
    if found.remark == "mishap":  # it may be more than a what if
        opening, heading = [], [t("Is er nu gevaar? Bel 112."), *opening, *heading]
    if found.remark == "name":  # whoever is found, is not who was asked for: that stays
        opening, heading = [], [*opening, *heading]
    if found.remark == "who":
        heading, steps = [parts.by_whom(found, t), *heading], parts.through(found, t)
    if found.ordered:
        opening, heading = [], [parts.no_orders(t), *heading]
    if is_unsure(found):  # that stays, however long the rest is
        opening, heading = [], [parts.doubt(t), *heading]
    return opening, heading, steps


def _shown(found: Answer) -> list[Result]:
    """What is on the screen; how a budget is made up says already how far each goes. Of what was shown a moment ago
    only the first, unless it is too late for some of it."""
    shown = on_screen(found)
    if found.unchanged and not any(reason.code == "too-late" for result in shown for reason in result.verdict.why):
        shown = shown[:1]
    if not found.combination:
        return shown
    return [replace(result, verdict=without(result.verdict, "above-most")) for result in shown]


def _english_step(found: Answer, t: Speaker) -> list[str]:
    """The smallest first step in English, beside a record that is told in English too."""
    step = found.need.first_step if found.need and not (found.part or found.remark) else None
    return [f"{t('Eerste stap:')} {step.pick(t.language)}"] if step else []


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
