"""Looks everything up: hosts beside each other, one address after another within a host."""

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from bot.verify import judge
from bot.verify.tasks import Finding, Task
from bot.verify.web import Manners, Page, Visitor
from knowledge import regulations
from knowledge.regulations import AnswerError, Version

SRU = "https://zoekservice.overheid.nl/sru/Search"
"""The search interface of the official service for local regulations (CVDR), of KOOP."""
QUESTIONS = ("workid={work}", "dcterms.identifier={work}_*")
"""Two ways to ask for all versions of a regulation; the second is for when the service does not know the first."""
MOST_VERSIONS = 100
AT_ONCE = 20
"""Hosts that are visited beside each other."""


@dataclass(frozen=True)
class Round:
    """One run: on which day, how politely, where the service is, and what an earlier run called the pages."""

    today: dt.date
    manners: Manners = field(default_factory=Manners)
    sru: str = SRU
    titles: Mapping[str, str] = field(default_factory=dict)


async def look_up(tasks: Iterable[Task], plan: Round, on_found: Callable[[Finding], None]) -> list[Finding]:
    """What was found on each task; `on_found` hears of each at once."""
    by_host: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        by_host[_host(plan.sru if task.kind == "regulation" else task.target)].append(task)
    found: list[Finding] = []
    room = asyncio.Semaphore(AT_ONCE)

    async def visit(mine: list[Task], visitor: Visitor) -> None:
        async with room:
            for task in mine:
                finding = replace(await _look_up(task, plan, visitor), records=task.records)
                found.append(finding)
                on_found(finding)

    async with Visitor(plan.manners) as visitor, asyncio.TaskGroup() as group:
        for mine in sorted(by_host.values(), key=len, reverse=True):
            group.create_task(visit(mine, visitor))
    return found


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


async def _look_up(task: Task, plan: Round, visitor: Visitor) -> Finding:
    if task.cited is None:
        return judge.page(task, await visitor.look(task.target), plan.titles.get(task.key, ""))
    try:
        versions = await _versions(task.cited.work, plan.sru, visitor)
    except AnswerError as error:
        return Finding(task.key, "unreachable", f"de dienst gaf geen antwoord: {error}", final=False)
    judged = regulations.judge(task.cited, versions, plan.today, task.checked)
    return Finding(task.key, judged.state, judged.words, versions[-1].title if versions else "")


async def _versions(work: str, sru: str, visitor: Visitor) -> list[Version]:
    """All versions of a regulation. Raises AnswerError."""
    refused: AnswerError | None = None
    for question in QUESTIONS:
        query = {
            "operation": "searchRetrieve",
            "version": "2.0",
            "x-connection": "cvdr",
            "query": question.format(work=work),
            "maximumRecords": str(MOST_VERSIONS),
        }
        try:
            if versions := _read(await visitor.get(sru, query), work):
                return versions
            refused = None
        except AnswerError as error:
            if not error.unsupported:
                raise
            refused = error
    if refused is not None:
        raise refused
    return []


def _read(answer: Page, work: str) -> list[Version]:
    """The service may answer well under a status that says otherwise (406), so the body decides."""
    try:
        return regulations.versions(answer.body, work)
    except AnswerError as error:
        if answer.error and not error.unsupported:
            raise AnswerError(answer.error) from None
        raise
