"""The author's tools for flows: `check` names everything that is wrong, `paths` prints every way through one."""

import argparse
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bot import content
from bot.editor import EditorError, Told
from flows import paths
from flows.model import Flow, Question
from knowledge import load
from knowledge.load import ContentError


def check(_args: argparse.Namespace, folder: Path, _today: dt.date) -> Told:
    """Everything that is wrong with the flows, all at once, as `file:line: what, what to do`."""
    from knowledge import check as language  # only editors need it

    pack, problems = load.read(folder)
    wrong = [problem for problem in problems if problem.file.startswith("flows/")]
    wrong += [*content.flows_of(pack)[1], *language.talks(folder, pack)] if pack is not None else []
    lines = [str(problem) for problem in sorted(wrong, key=lambda problem: (problem.file, problem.line))]
    return Told([*lines, f"{len(lines)} problemen" if lines else "geen problemen"], bool(lines))


def simulate(args: argparse.Namespace, folder: Path, _today: dt.date) -> Told:
    """Every path through one flow, as a resident would be asked. Raises EditorError for a name that is not there."""
    pack, _problems = load.read(folder)
    flows, problems = content.flows_of(pack) if pack is not None else ({}, [])
    own = [problem for problem in problems if problem.file == f"flows/{args.flow}.yaml"]
    if own:
        raise ContentError(own)
    if args.flow not in flows:
        raise EditorError(f"{args.flow!r} is geen gesprek; kies uit: {', '.join(sorted(flows))}")
    return Told([*_told(flows[args.flow])])


def _told(flow: Flow) -> Iterator[str]:
    every = list(paths.every(flow))
    for number, path in enumerate(every, start=1):
        yield f"pad {number} van {len(every)}" + (f": {paths.shown(path.picked)}" if path.picked else "")
        for step, question in enumerate(path.questions, start=1):
            yield f"  {step}. {question.ask.nl}{_how(question, path.picked.get(question.id))}"
    silent = [question.id for question in flow.questions if question.silent]
    if silent:
        yield f"alleen bewaard als iemand het zelf zegt of stuurt: {', '.join(silent)}"


def _how(question: Question, picked: str | None) -> str:
    said = [f"[{choice.label.nl}]" for choice in question.choices if picked in (None, choice.id)]
    said += ["(overslaan mag)"] if question.optional else []
    said += ["(niet gevraagd als het al bekend is)"] if question.known_as else []
    return "".join(f" {part}" for part in said)


def add_commands(flows: Any, run: Callable[[argparse.Namespace], int]) -> None:
    """Adds the tools to `stadswijzer flows`; `run` prints what a tool says."""
    command = flows.add_parser("check", help="alle fouten in de gesprekken")
    command.set_defaults(run=run, tool=check)
    command = flows.add_parser("paths", help="elk pad door een gesprek")
    command.add_argument("flow", metavar="GESPREK")
    command.set_defaults(run=run, tool=simulate)
