"""A plan in words: by when what, whether that is still possible, what to do first, and what else can be done."""

import datetime as dt

from bot.i18n import Speaker
from bot.messages import bold
from bot.words import reasons, when
from knowledge.answer import Answer
from knowledge.judge import Reason
from knowledge.model import Record
from knowledge.planner import Deadline, Plan, Ways

MOST_ASKED = 3
"""So many permissions to ask about are named."""


def subject(found: Answer, t: Speaker) -> str:
    """What a plan is called."""
    return found.need.label.pick(t.language) if found.need else t("Je activiteit")


def told(plan: Plan, found: Answer, t: Speaker) -> str:
    """The whole plan along the route that was found, the soonest day first."""
    lines = [heading(found, t)]
    lines += [_line(deadline, plan, t) for deadline in plan.deadlines]
    if plan.perhaps:
        what = "; ".join(_title(record, t) for record in plan.perhaps[:MOST_ASKED])
        lines.append(t("Vraag na of je dit ook nodig hebt: {what}.", what=what))
    lines.append(_feasible(plan, t))
    if first := plan.first:
        what = _title(first.record, t)
        today = _is_urgent(first, plan)
        lines.append(t("Vandaag eerst: {what}.", what=what) if today else t("Deze week eerst: {what}.", what=what))
    if plan.known in ("about", "from"):
        day = t.day(plan.activity, year=True)
        lines.append(t("Ik reken terug vanaf {day}. Weet je de precieze dag? Typ die, dan reken ik opnieuw.", day=day))
    return "\n".join(lines)


def heading(found: Answer, t: Speaker) -> str:
    """For what the planning is, and when that is."""
    return bold(t("Jouw planning: {what}", what=", ".join(filter(None, (subject(found, t), when.told(found, t))))))


def without_days(found: Answer, t: Speaker) -> str:
    """What is said where nothing has to be arranged by a day."""
    return f"{heading(found, t)}\n{t('Voor deze weg ken ik geen uiterste dagen. Bel {phone} en vraag het na.')}"


def can_still(plan: Plan, found: Answer, ways: Ways, t: Speaker) -> str:
    """What can be done instead, for who is too late or does not know that yet: the plan itself when nothing has to."""
    lines = []
    if ways.indoors:
        what = _title(ways.indoors, t)
        lines.append("• " + t("Doe het binnen. Dan heb je dit meestal niet nodig: {what}.", what=what))
    if ways.smaller:
        record, most = ways.smaller
        lines.append(
            "• "
            + t("Maak het kleiner. Tot {count} bezoekers kan het hiermee: {what}.", count=most, what=_title(record, t))
        )
    if ways.first_day and plan.decides:
        day, what = bold(t.day(ways.first_day, year=True)), _title(plan.decides.record, t)
        lines.append("• " + t("Kies een latere dag: vanaf {day}. Regel dan vandaag nog: {what}.", day=day, what=what))
    if not lines:
        return told(plan, found, t)
    ask = t("Bel vandaag {phone} en vraag of het toch nog kan.")
    return "\n".join((bold(t("Dit kan nog wel:")), *lines, "• " + ask))


def reminder(deadline: Deadline, t: Speaker, *, is_last: bool) -> str:
    """What is said to remind somebody of a last day, a while ahead or on the day itself."""
    what = _title(deadline.record, t)
    assert deadline.day is not None
    day = t.day(deadline.day)
    if is_last and deadline.kind == "to-know":
        said = t("Vraag dit vandaag aan: {what}. Dan weet je het antwoord op tijd.", what=what)
    elif is_last:
        said = t("Vandaag is de laatste dag: {what}.", what=what)
    elif deadline.kind == "to-know":
        said = t(
            "Denk eraan: {what}. Vraag je dit uiterlijk {day} aan, dan weet je het antwoord op tijd.",
            what=what,
            day=day,
        )
    else:
        said = t("Denk eraan: {what}, uiterlijk {day}.", what=what, day=day)
    return said if deadline.needed else f"{said} {t('Dit is alleen als je het nodig hebt.')}"


def _is_urgent(first: Deadline, plan: Plan) -> bool:
    """Is it to be done today, for the last day is today or tomorrow?"""
    return first.day is not None and first.day <= plan.today + dt.timedelta(days=1)


def _feasible(plan: Plan, t: Speaker) -> str:
    if plan.feasible == "tight" and plan.first and _is_urgent(plan.first, plan):
        return t("Het is krap: begin vandaag.")
    if plan.feasible == "unknown" and not any(one.needed for one in plan.deadlines):
        return t("Ik weet niet zeker wat je hiervan nodig hebt. Bel deze week {phone}.")
    return {
        "yes": t("Dit is goed te halen.") if plan.decides else t("Wat hier met een dag staat, haal je nog."),
        "tight": t("Het is krap: begin deze week."),
        "partly": t("Wat met ✗ staat, lukt niet meer op tijd. De rest kan nog."),
        "unsure": t("Misschien komt het antwoord te laat. Vraag het vandaag aan, of kies een latere dag."),
        "unknown": t("Of het op tijd lukt, weet ik niet: ik weet niet hoe lang alles duurt. Bel deze week {phone}."),
        "no": t("Niet alles lukt meer op tijd. Bel {phone} en vraag wat nog kan, of kies een latere dag."),
    }[plan.feasible]


def _line(deadline: Deadline, plan: Plan, t: Speaker) -> str:
    what, bullet = _title(deadline.record, t), "• "
    if deadline.kind == "round-over":
        return f"{bullet}{what} – {reasons.told(Reason('round-over'), deadline.record, t)}"
    if deadline.kind == "ask":
        return bullet + t("Vraag nu hoe lang dit duurt: {what}", what=what)
    if deadline.day is None:
        return bullet + t("Vraag dit nu aan: {what} – het antwoord kan na jouw dag komen", what=what)
    day = t.day(deadline.day, year=True)
    if deadline.missed(plan.today):
        return "✗ " + t("{day}: {what} – deze dag is voorbij", day=day, what=what)
    if not deadline.needed and deadline.kind == "to-know":
        return bullet + t("{day}: {what} – dan weet je het antwoord op tijd, als je dit nodig hebt", day=day, what=what)
    if not deadline.needed:
        return bullet + t("{day}: {what} – uiterlijk, als je dit nodig hebt", day=day, what=what)
    if deadline.kind == "to-know":
        return bullet + t("{day}: {what} – dan weet je het antwoord op tijd", day=day, what=what)
    if deadline.kind == "late":
        return bullet + t(
            "{day}: {what} – uiterlijk, maar het antwoord kan na jouw dag komen", day=bold(day), what=what
        )
    if deadline.day == plan.today:
        return bullet + t("{day}: {what} – vandaag is de laatste dag", day=bold(day), what=what)
    return bullet + t("{day}: {what} – uiterlijk", day=bold(day), what=what)


def _title(record: Record, t: Speaker) -> str:
    return record.title.pick(t.language)
