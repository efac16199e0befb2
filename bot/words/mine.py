"""What is kept of somebody beside their talk and their own plans, in lines that they can read."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n import Speaker
from bot.words import preferences, weekly
from flows.preferences import Preferences
from knowledge.load import Pack

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def also(kept: Rows, pack: Pack, t: Speaker) -> list[str]:
    """A line for each kind of thing that there is; `kept` is everything of this person (see bot.store.mine)."""
    topics = [weekly.name(topic, pack, t) for row in kept["weekly"] for topic in row["topics"]]
    reminders = [
        f"{row['text']} ({t.day(dt.date.fromisoformat(row['due']))})" for row in kept["reminders"] if not row["sent_at"]
    ]
    lines = {
        t("Plannen die anderen via jouw link mogen volgen: {what}"): _numbers(kept["shared"]),
        t("Plannen van anderen die je volgt: {what}"): _numbers(kept["follows"]),
        t("Wat je voor een buur aanmeldde: {what}"): _numbers(kept["helps"]),
        t("Wat een ander voor jou aanmeldde: {what}"): _numbers(kept["helped"]),
        t("Plannen waarin dat van jou verder gaat: {what}"): _numbers(kept["goes_on_in"]),
        t("Plannen van anderen waarbij je iets schreef: {what}"): _numbers(kept["said_in_others"]),
        t("Wat je elke week volgt: {what}"): ", ".join(name for name in topics if name),
        t("Waaraan ik je herinner: {what}"): "; ".join(reminders),
        t("Hoe vaak je iets hoort: {what}"): _often(kept["person"], t),
        t("Bestanden: {what}"): ", ".join(str(row["kind"]) for row in kept["files"]),
        t("Berichten die ik je stuurde: {what}"): _count(kept["messages"]),
        t("Op de lijst van de balie: {what}"): ", ".join(str(row["function"]) for row in kept["staff"]),
        t("Wat je aan de balie deed: {what}"): _count(kept["at_the_desk"]),
    }
    return [line.format(what=what) for line, what in lines.items() if what]


def _numbers(rows: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(dict.fromkeys(str(row["case_number"]) for row in rows))


def _count(rows: Sequence[Mapping[str, Any]]) -> str:
    return str(len(rows)) if rows else ""


def _often(rows: Sequence[Mapping[str, Any]], t: Speaker) -> str:
    chosen = next((row["preferences"] for row in rows if row["preferences"]), None)
    return preferences.mode_name(Preferences.load(chosen).mode, t) if chosen else ""
