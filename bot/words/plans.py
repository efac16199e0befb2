"""A plan in words: by when what, whether it is still possible, and what to do this week first."""

from bot.i18n import Speaker
from bot.messages import bold
from knowledge.planner import Deadline, Plan


def told(plan: Plan, t: Speaker) -> str:
    """The whole plan, the soonest day first."""
    lines = [bold(t("Jouw planning voor {day}", day=t.day(plan.activity, year=True)))]
    lines += [_line(deadline, plan, t) for deadline in plan.deadlines]
    lines.append(
        {
            "yes": t("Dit is goed te halen."),
            "tight": t("Het is krap: begin deze week."),
            "no": t("Niet alles lukt meer op tijd. Bel 14070 en vraag wat nog kan, of kies een latere dag."),
        }[plan.feasible]
    )
    if plan.coming:
        lines.append(t("Deze week eerst: {what}.", what=plan.coming[0].record.title.pick(t.language)))
    return "\n".join(lines)


def _line(deadline: Deadline, plan: Plan, t: Speaker) -> str:
    title, day = deadline.record.title.pick(t.language), t.day(deadline.day, year=True)
    if deadline.missed(plan.today):
        return "✗ " + t("{day}: {what} – deze dag is voorbij", day=day, what=title)
    if deadline.kind == "to-know":
        return "• " + t("{day}: {what} – dan weet je het antwoord op tijd", day=day, what=title)
    return "• " + t("{day}: {what} – uiterlijk", day=bold(day), what=title)
