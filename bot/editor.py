"""The editor's tools beside `check` and `stats`: new, schema, export, import, diff and verify.

Each takes what was typed, the folder of the city pack and today, and returns the lines to print.
"""

import argparse
import datetime as dt
import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import revisions
from bot.revisions import RevisionError
from flows.model import Flow
from knowledge import exchange, load, schema, template
from knowledge.exchange import ExchangeError

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class EditorError(Exception):
    """What was asked can't be done; the message says why and what to do instead."""


@dataclass(frozen=True)
class Told:
    """What to print, and whether it names something that must be looked at."""

    lines: list[str]
    problems: bool = False


Tool = Callable[[argparse.Namespace, Path, dt.date], Told]


def new(args: argparse.Namespace, folder: Path, _today: dt.date) -> Told:
    """Writes a template; never over a file that is there."""
    if args.kind not in template.KINDS:
        raise EditorError(f"{args.kind!r} is geen soort; kies uit: {', '.join(template.KINDS)}")
    if not _SLUG.fullmatch(args.id) or len(args.id) > 60:
        raise EditorError(
            f"{args.id!r} kan geen naam zijn; schrijf kleine letters met streepjes, zoals buurtfeest-laak"
        )
    path = folder / ("needs" if args.kind == template.NEED else "records") / f"{args.id}.yaml"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(template.text(args.kind, args.id))
    except FileExistsError:
        raise EditorError(f"{_near(path)} bestaat al; kies een andere naam of pas dat bestand aan") from None
    return Told([f"{_near(path)} staat klaar", f"vul het in en kijk het na: stadswijzer knowledge check {args.id}"])


def schemas(args: argparse.Namespace, folder: Path, _today: dt.date) -> Told:
    """The JSON Schemas: printed, or written as files with the line to put above a content file."""
    found = schema.of_files(Flow)
    if args.out is None:
        return Told([json.dumps(found, ensure_ascii=False, indent=1)])
    _make(args.out)
    for name, body in found.items():
        _write(args.out / f"{name}.schema.json", json.dumps(body, ensure_ascii=False, indent=1) + "\n")
    where = Path(os.path.relpath(args.out, folder / "records")).as_posix()
    return Told([
        f"{len(found)} schema's staan in {args.out}",
        "zet deze regel bovenaan een bestand; dan vult je programma velden aan en ziet het fouten:",
        *(f"  {schema.modeline(name, where)}" for name in ("record", "need")),
    ])  # fmt: skip


def export(args: argparse.Namespace, folder: Path, _today: dt.date) -> Told:
    """Writes the pack in another form."""
    pack = load.load(folder)
    mark = "\ufeff" if args.format == "csv" else ""  # tells a spreadsheet that it is UTF-8
    _write(args.out, mark + exchange.export(pack, args.format))
    needs = f" en {len(pack.needs)} behoeften" if args.format == "json" else ""
    return Told([f"{len(pack.records)} kaarten{needs} staan in {args.out}"])


def take_in(args: argparse.Namespace, _folder: Path, _today: dt.date) -> Told:
    """Writes content files from an exported text, in a folder of their own; never over a file that is there."""
    try:
        text = args.file.read_bytes().decode("utf-8-sig")
        records, needs = exchange.read(text, args.format)
    except UnicodeDecodeError:
        raise EditorError(f"{args.file}: geen UTF-8; bewaar het bestand als UTF-8") from None
    except ExchangeError as error:
        raise EditorError("\n".join(f"{args.file}: {problem}" for problem in error.problems)) from None
    except OSError as error:
        raise EditorError(f"{args.file}: niet te lezen ({error.strerror})") from None
    files = exchange.content_files(records, needs)
    if there := [path for path in files if (args.out / path).exists()]:
        raise EditorError(f"{args.out / there[0]} bestaat al ({len(there)} bestanden); kies bij --out een lege map")
    for path, said in files.items():
        _make((args.out / path).parent)
        _write(args.out / path, said)
    return Told([f"{len(records)} kaarten en {len(needs)} behoeften staan in {args.out}"])


def differences(args: argparse.Namespace, folder: Path, _today: dt.date) -> Told:
    """What changed in the content since a revision."""
    from knowledge import diff  # only this command compares

    try:
        lines = diff.changes(*revisions.changed(folder, args.revision))
    except RevisionError as error:
        raise EditorError(str(error)) from None
    return Told(lines or [f"niets veranderd sinds {args.revision}"])


def verify(args: argparse.Namespace, folder: Path, today: dt.date) -> Told:
    """Looks up the sources; with `--resume` what an earlier run was sure of is not looked up again."""
    from bot.verify import whole, words  # no other command looks anything up on the internet
    from bot.verify.progress import ProgressError
    from bot.verify.tasks import tasks

    todo = tasks(load.load(folder), args.only or ())
    try:
        found = whole.look_up(todo, today, args.resume, args.before, _count)
    except ProgressError as error:
        raise EditorError(str(error)) from None
    lines = [json.dumps(words.data(found), ensure_ascii=False)] if args.json else words.lines(found)
    return Told(lines, problems=any(finding.state != "ok" for finding in found))


def _count(done: int, total: int) -> None:
    """Says how far it is to somebody who waits for it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} van {total}" + ("\n" if done == total else ""))


def _near(path: Path) -> Path:
    """As somebody would type it from here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EditorError(f"{folder}: deze map is niet te maken ({error.strerror})") from None


def _write(path: Path, text: str) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        raise EditorError(f"{path}: niet te schrijven ({error.strerror})") from None


def add_commands(knowledge: Any, as_json: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    """Adds the editor's tools to `stadswijzer knowledge`; `run` prints what a tool says."""

    def tool(name: str, does: Tool, help_text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = knowledge.add_parser(name, help=help_text, parents=parents)
        command.set_defaults(run=run, tool=does)
        return command

    command = tool("new", new, "een nieuwe kaart of behoefte, met uitleg om in te vullen")
    command.add_argument("kind", metavar="SOORT", help=f"{', '.join(template.KINDS)}")
    command.add_argument("id", metavar="NAAM", help="kleine letters met streepjes")
    command = tool("schema", schemas, "JSON Schema's, waarmee je programma meehelpt bij het typen")
    command.add_argument("--out", type=Path, metavar="MAP", help="schrijf ze in deze map")
    command = tool("export", export, "alle kaarten in een andere vorm")
    command.add_argument("--format", choices=exchange.FORMATS, required=True)
    command.add_argument("--out", type=Path, metavar="BESTAND", required=True)
    command = tool("import", take_in, "kaarten uit een export, als bestanden in een eigen map")
    command.add_argument("--format", choices=exchange.FORMATS, required=True)
    command.add_argument("file", type=Path, metavar="BESTAND")
    command.add_argument("--out", type=Path, metavar="MAP", required=True)
    command = tool("diff", differences, "wat er in de inhoud veranderd is sinds een commit")
    command.add_argument("revision", metavar="COMMIT")
    command = tool("verify", verify, "gaat alle bronnen langs op het internet; verandert niets", as_json)
    command.add_argument("--only", action="append", metavar="DEEL", help="alleen kaarten of adressen met dit erin")
    command.add_argument(
        "--resume", type=Path, metavar="BESTAND", help="houd hier bij wat klaar is, en ga ermee verder"
    )
    command.add_argument("--before", type=Path, metavar="BESTAND", help="vergelijk titels met deze eerdere ronde")
