"""The command line."""

import argparse
import asyncio
import datetime as dt
import gc
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any, TypeVar

from bot import (
    app,
    ask,
    compiled,
    content,
    doctor,
    editor,
    flowtools,
    i18n,
    logs,
    operator,
    printing,
    replay,
    settings,
    terminal,
)
from bot.clock import CITY_TIME
from bot.editor import EditorError
from bot.settings import Settings, SettingsError
from bot.store import StoreError, for_command
from bot.store.copies import CopyError
from knowledge import load
from knowledge.load import ContentError, Pack
from knowledge.model import LANGUAGES
from knowledge.search import learned

Day = TypeVar("Day", dt.date, dt.datetime)
OK, PROBLEMS, USAGE = 0, 1, 2
"""Exit codes: all well; something was found wrong; a setting, file or option is wrong."""


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns its exit code. Every mistake of the operator is one clear line."""
    args = _parser().parse_args(argv)
    logs.set_up(as_json=args.run is _run)
    if args.run not in (_run, _demo):
        gc.disable()  # a command that reads, answers and ends has nothing to collect
    try:
        return int(args.run(args))
    except (SettingsError, StoreError, CopyError, replay.ScriptError, EditorError) as error:
        print(error, file=sys.stderr)
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
    except FileNotFoundError as error:
        print(f"{error.filename}: dit bestand bestaat niet", file=sys.stderr)
    except (IsADirectoryError, PermissionError) as error:
        print(f"{error.filename}: dit kan ik niet lezen of schrijven ({error.strerror})", file=sys.stderr)
    except KeyboardInterrupt:
        return OK
    except BrokenPipeError:  # the reader, such as head, had seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return USAGE


def _run(_args: argparse.Namespace) -> int:
    found = settings.read()
    if not found.telegram_bot_token:
        raise SettingsError("TELEGRAM_BOT_TOKEN ontbreekt: maak een bot bij @BotFather en zet de token in .env")
    import uvloop  # only the service waits for enough connections to notice it

    uvloop.run(app.run(found))
    return OK


def _demo(_args: argparse.Namespace) -> int:
    asyncio.run(app.demo(settings.read(), lambda url: print(f"Stadswijzer demo: {url}  (stop met Ctrl+C)", flush=True)))
    return OK


def _chat(_args: argparse.Namespace) -> int:
    terminal.chat(app.stage(settings.read().stadswijzer_city), sys.stdin, sys.stdout)
    return OK


def _ask(args: argparse.Namespace) -> int:
    if args.lang not in (None, *LANGUAGES):
        raise SettingsError(f"--lang {args.lang}: kies uit {', '.join(LANGUAGES)}")
    guide, _flows = content.open_city(settings.read().stadswijzer_city)
    found = guide.ask(args.text, args.today or _today(), language=args.lang, may_ask=True)
    told = ask.as_json(found, guide, args.text)
    if args.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(told["message"], *(f"  [{label}]" for label in told["buttons"]), sep="\n")
    return OK


def _eval(args: argparse.Namespace) -> int:
    guide, _flows = content.open_city(settings.read().stadswijzer_city)
    try:
        with args.file.open(encoding="utf-8") as lines:
            scores = ask.evaluate(lines, guide, args.today or _today())
    except ValueError as error:
        raise SettingsError(f"{args.file}: {error}") from None
    if args.json:
        print(json.dumps(scores, ensure_ascii=False))
        return OK
    for miss in scores.pop("misses"):
        print(f"{miss['id']}: {miss['text'][:100]!r}\n    kreeg {miss['status']} {miss['stadsdeel']} {miss['results']}"
              f"\n    goed is {miss['expected_status']} {miss['expected_stadsdeel']} {miss['accept']}")  # fmt: skip
    for name, value in scores.items():
        print(f"{name}: {value}")
    return OK


def _replay(args: argparse.Namespace) -> int:
    stage = app.stage(settings.read().stadswijzer_city, start=args.start)
    try:
        with args.file.open(encoding="utf-8") as lines:
            for sent in replay.play(lines, stage):
                _tell(sent, as_json=args.json)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{args.file}: geen UTF-8 ({error.reason})") from None
    return OK


def _tell(sent: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(sent, ensure_ascii=False))
    else:
        labels = "".join(f"\n    [{label}]" for label in sent["buttons"])
        print(f"{sent['at']} → {sent['to']}\n    " + sent["text"].replace("\n", "\n    ") + labels)


def _knowledge_check(args: argparse.Namespace) -> int:
    from bot import proof  # only editors need it

    problems = proof.check_city(_folder(), _today(), args.only)
    print(*problems, sep="\n", end="\n" if problems else "")
    wrong = sum(not problem.warning for problem in problems)
    print(f"{wrong} problemen" if wrong else "geen problemen")
    return PROBLEMS if wrong else OK


def _knowledge_compile(args: argparse.Namespace) -> int:
    folder = args.folder or _folder()
    compiled.keep(folder, content.build(folder))
    i18n.make_ready()
    print(f"{folder.name} staat klaar")
    return OK


def _knowledge_learn(args: argparse.Namespace) -> int:
    try:
        from knowledge.search import training  # only editors need it
    except ImportError:
        raise SettingsError("knowledge learn: scikit-learn ontbreekt; doe eerst pip install -e '.[learn]'") from None
    folder = args.folder or _folder()
    pack, problems = load.read(folder)
    wrong = [problem for problem in problems if problem.file != learned.FILE]  # that one is made anew
    if pack is None or wrong:
        raise ContentError(wrong)
    print(f"{training.write(folder, pack).name} staat klaar")
    return OK


def _knowledge_stats(_args: argparse.Namespace) -> int:
    pack = load.load(_folder())
    for heading, counts in _stats(pack, _today()).items():
        print(f"{heading}:")
        print(*(f"  {name}: {count}" for name, count in counts.most_common()), sep="\n")
    return OK


def _stats(pack: Pack, today: dt.date) -> dict[str, Counter[str]]:
    records = pack.records.values()
    return {
        f"kaarten ({len(pack.records)}) naar soort": Counter(record.kind.value for record in records),
        "naar status": Counter(record.status.value for record in records),
        "naar thema": Counter(theme for record in records for theme in record.themes),
        "naar gebied": Counter(
            place for record in records for place in record.where.stadsdelen or (record.where.scope,)
        ),
        "naar ouderdom van de controle": Counter(_age((today - record.checked).days) for record in records),
        "met taal": Counter(name for record in records for name, _said in record.title.each()),
        f"behoeften ({len(pack.needs)}) naar thema": Counter(need.theme for need in pack.needs.values()),
    }


def _age(days: int) -> str:
    return next((f"tot {limit} dagen" for limit in (30, 90, 180, 365) if days <= limit), "meer dan een jaar")


def _knowledge_tool(args: argparse.Namespace) -> int:
    told = args.tool(args, _folder(), _today())
    print(*told.lines, sep="\n")
    return PROBLEMS if told.problems else OK


def _knowledge_gaps(_args: argparse.Namespace) -> int:
    path = settings.read().stadswijzer_db
    if not path.exists():
        raise SettingsError(f"STADSWIJZER_DB: {path} is er nog niet; de dienst heeft nog niet gedraaid")
    with for_command(path) as store:
        for gap in store.gaps.newest():
            about = f" · over {gap['about']}" if gap["about"] else ""
            where = gap["stadsdeel"] or "geen plek"
            print(f"{gap['at'][:10]} {gap['status']} ({gap['language']}, {where}): {gap['text']}{about}")
    return OK


def _operate(args: argparse.Namespace) -> int:
    print(*args.tool(args, settings.read(), dt.datetime.now(dt.UTC)), sep="\n")
    return OK


def _doctor(_args: argparse.Namespace) -> int:
    right = True
    for well, sentence in doctor.examine(settings.read(), _today()):
        print(("✓ " if well else "✗ ") + sentence)
        right = right and well
    return OK if right else PROBLEMS


def _folder() -> Path:
    return load.CONTENT / _settings().stadswijzer_city


def _settings() -> Settings:
    return settings.read()


def _today() -> dt.date:
    return dt.datetime.now(CITY_TIME).date()


def _date(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is geen datum; schrijf bijvoorbeeld 2027-06-12") from None
    return _in_our_time(day, text)


def _moment(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is geen moment; schrijf bijvoorbeeld 2027-03-01T10:00") from None
    return _in_our_time(moment if moment.tzinfo else moment.replace(tzinfo=CITY_TIME), text)


def _in_our_time(day: Day, text: str) -> Day:
    """Years that a calendar can count on from, and back."""
    if not 2000 <= day.year <= 2100:
        raise argparse.ArgumentTypeError(f"{text!r} is te ver weg; kies een jaar van 2000 tot 2100")
    return day


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="stadswijzer", description="Wijst bewoners de weg met hun plan, en houdt ze op de hoogte."
    )
    commands = parser.add_subparsers(required=True, metavar="OPDRACHT")
    today = argparse.ArgumentParser(add_help=False)
    today.add_argument("--today", type=_date, metavar="JJJJ-MM-DD", help="doe alsof het deze dag is")
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="als JSON")

    commands.add_parser("run", help="de dienst: Telegram, webchat en planning").set_defaults(run=_run)
    commands.add_parser("demo", help="de demo op http://127.0.0.1:8000").set_defaults(run=_demo)
    commands.add_parser("chat", help="een bewoner in de terminal").set_defaults(run=_chat)

    command = commands.add_parser("ask", parents=[today, as_json], help="één vraag, één antwoord")
    command.add_argument("--lang", metavar="LL", help=f"antwoord in deze taal: {', '.join(LANGUAGES)}")
    command.add_argument("text", metavar="TEKST")
    command.set_defaults(run=_ask)

    command = commands.add_parser("eval", parents=[today, as_json], help="scoort een vragenlijst")
    command.add_argument("file", type=Path, metavar="BESTAND.jsonl")
    command.set_defaults(run=_eval)

    command = commands.add_parser("replay", parents=[as_json], help="speelt een gesprek na met een nagemaakte klok")
    command.add_argument("--start", type=_moment, metavar="MOMENT", help="wanneer het begint")
    command.add_argument("file", type=Path, metavar="BESTAND.jsonl")
    command.set_defaults(run=_replay)

    knowledge = commands.add_parser("knowledge", help="voor redacteuren").add_subparsers(required=True, metavar="WAT")
    command = knowledge.add_parser("check", help="alle fouten in de inhoud")
    command.add_argument("only", nargs="*", metavar="DEEL", help="alleen bestanden met deze naam erin")
    command.set_defaults(run=_knowledge_check)
    knowledge.add_parser("gaps", help="vragen zonder goed antwoord, en wat bewoners fout vonden").set_defaults(
        run=_knowledge_gaps
    )
    knowledge.add_parser("stats", help="wat er is, in aantallen").set_defaults(run=_knowledge_stats)
    command = knowledge.add_parser("compile", help="zet de inhoud klaar, zodat de dienst meteen start")
    command.add_argument("folder", nargs="?", type=Path, metavar="MAP", help="een andere map dan die van de stad")
    command.set_defaults(run=_knowledge_compile)
    command = knowledge.add_parser("learn", help="leer van alle zinnen wat de behoeften uit elkaar houdt")
    command.add_argument("folder", nargs="?", type=Path, help="de map van de stad")
    command.set_defaults(run=_knowledge_learn)
    editor.add_commands(knowledge, as_json, run=_knowledge_tool)
    authors = commands.add_parser("flows", help="voor wie gesprekken schrijft")
    flowtools.add_commands(authors.add_subparsers(required=True, metavar="WAT"), run=_knowledge_tool)

    operator.add_commands(commands, as_json, run=_operate)
    printing.add_command(commands, run=_operate)
    commands.add_parser("doctor", help="is alles er wat de dienst nodig heeft?").set_defaults(run=_doctor)
    return parser
