"""The commands of the contract, and what an operator sees who makes a mistake."""

import datetime as dt
import json
import shutil
import socket
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest
from process import run_command

from bot import cli, doctor, proof
from bot.messages import DESK
from bot.settings import Settings
from bot.store import ROOM, Store
from flows.case import Event, Move
from knowledge import load

ROOT = Path(__file__).parent.parent
STORY = ROOT / "tests" / "stories" / "main.jsonl"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command line as a process of its own, in an empty folder."""
    return partial(run_command, tmp_path)


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stderr
    assert all(word in done.stderr for word in words), done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, "one clear line"


def test_ask_json_has_the_form_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "--json", "--today", "2026-11-20", "ik wil een straatfeest geven in Laak op 12 juni"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        "text", "language", "status", "place", "needs", "themes", "date", "amount", "results", "loket", "message",
        "buttons",
    ]  # fmt: skip
    assert told["status"] == "found"
    assert told["place"] == {"stadsdeel": "laak", "wijk": None, "postcode": None}
    assert told["loket"] == "loket-laak"
    assert told["date"] == "2027-06-12"
    results = {result["id"]: result for result in told["results"]}
    assert told["results"][0]["id"] == "evenement-melden"
    assert results["evenement-melden"]["latest_apply"] == "2027-04-17"
    assert {"leefbaarheid-en-bewonersparticipatie", "fonds-1818-bewonersinitiatief"} <= set(results)
    assert results["fonds-1818-bewonersinitiatief"]["latest_apply"] == "2027-05-01"
    for result in told["results"]:
        assert set(result) == {
            "id", "kind", "title", "score", "fit", "why", "missing", "latest_apply", "checked"
        }  # fmt: skip
        assert 0 <= result["score"] <= 1
        assert result["fit"] in ("yes", "maybe", "no")


def test_ask_answers_in_another_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "--json", "--lang", "en", "straatfeest"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["language"] == "en"
    assert told["results"][0]["title"] == "Report a small event"


def question(name: str, text: str, accept: list[str], status: str, stadsdeel: str | None) -> dict[str, object]:
    return {"id": name, "text": text, "lang": "nl", "accept": accept, "status": [status], "stadsdeel": stadsdeel}


def test_eval_scores_a_set_and_lists_the_misses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions = [
        question("a", "straatfeest in laak", ["evenement-melden"], "found", "laak"),
        question("b", "straatfeest in laak", ["geveltuin"], "found", "escamp"),
        question("c", "Laak", ["loket-laak"], "choose", "laak"),
        question("d", "paspoort verlengen", [], "elsewhere", None),
    ]
    file = tmp_path / "set.jsonl"
    file.write_text("\n".join(json.dumps(one) for one in questions) + "\n")
    assert cli.main(["eval", str(file), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert scores["n"] == 4
    assert scores["top1"] == scores["top3"] == pytest.approx(2 / 3, abs=0.001)
    assert scores["place_accuracy"] == pytest.approx(2 / 3, abs=0.001)
    assert scores["status_accuracy"] == 1.0
    assert scores["wrong_confident"] == 1
    assert scores["by_lang"] == {"nl": {"n": 3, "top1": scores["top1"], "top3": scores["top3"]}}
    assert [miss["id"] for miss in scores["misses"]] == ["b"]


def test_replay_prints_the_main_story(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["replay", str(STORY), "--json", "--start", "2026-11-20T10:00"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(list(line) == ["at", "to", "text", "buttons", "case"] for line in lines)
    assert {line["to"] for line in lines} == {"resident:1", "staff:1", "desk"}
    assert [line["at"] for line in lines] == sorted(line["at"] for line in lines)
    assert any("nog geen nieuws" in line["text"] for line in lines)
    assert any(line["buttons"] == ["Ja!", "Deels", "Nee"] for line in lines)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"who": "resident:1", "tap": "Bestaat niet"}', ("regel 1", "Bestaat niet")),
        ('{"wait": "morgen"}', ("regel 1", "morgen")),
        ("geen json", ("regel 1",)),
        ('{"who": "resident:1"}', ("regel 1", "say")),
        ('{"who": 5, "say": "hoi"}', ("regel 1", "who")),
        ('{"who": "resident:1", "say": 5}', ("regel 1", "say")),
        ("[]", ("regel 1", "geen object")),
    ],
)
def test_a_script_with_a_mistake_names_its_line(run: Run, tmp_path: Path, line: str, words: tuple[str, ...]) -> None:
    (tmp_path / "script.jsonl").write_text(line + "\n")
    refused(run("replay", "script.jsonl"), *words)


def test_chat_talks_in_the_terminal(run: Run) -> None:
    done = run("chat", typed="straatfeest in laak\n1\n/quit\n")
    assert done.returncode == 0, done.stderr
    assert "Klein evenement melden" in done.stdout
    assert "[1]" in done.stdout


def test_knowledge_stats_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["knowledge", "stats"]) == 0
    assert "subsidie:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, ("TELEGRAM_BOT_TOKEN",)),
        ({"TELEGRAM_BOT_TOKEN": "zonder-cijfers"}, ("TELEGRAM_BOT_TOKEN", "BotFather")),
        ({"TELEGRAM_BOT_TOKEN": "1:a", "STAFF_IDS": "1,twee"}, ("STAFF_IDS",)),
        ({"TELEGRAM_BOT_TOKEN": "1:a", "STAFF_IDS": "--5"}, ("STAFF_IDS", "Telegram-nummers")),
        ({"TELEGRAM_BOT_TOKEN": "1:a", "STAFF_IDS": "1=laaak"}, ("STAFF_IDS", "laaak", "laak")),
        ({"TELEGRAM_BOT_TOKEN": "1:a", "STAFF_CHAT_ID": "1234"}, ("STAFF_CHAT_ID", "min")),
        ({"TELEGRAM_BOT_TOKEN": "1:a", "PORT": "tachtig"}, ("PORT",)),
        ({"TELEGRAM_BOT_TOKEN": "1:a", "TELEGRAM_API_URL": "localhost"}, ("TELEGRAM_API_URL", "http")),
        ({"TELEGRAM_BOT_TOKEN": "1:a", "WEBHOOK_URL": "https://a.nl"}, ("WEBHOOK_SECRET",)),
        ({"STADSWIJZER_CITY": "atlantis"}, ("STADSWIJZER_CITY", "den-haag")),
        ({"STADSWIJZER_STAD": "den-haag"}, ("STADSWIJZER_STAD", "bestaat niet")),
    ],
)
def test_a_wrong_setting_is_named(run: Run, settings: dict[str, str], words: tuple[str, ...]) -> None:
    done = run("run", **settings)
    refused(done, *words)
    assert "zonder-cijfers" not in done.stderr, "a secret is never shown"


def test_an_unknown_setting_in_the_file_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# mijn instellingen\nTELEGRAM_TOKEN=1:a\n")
    refused(run("run"), "TELEGRAM_TOKEN", "bestaat niet")


SECRET = "123456789:AAgeheimgeheimgeheimgeheimgeheim"


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (f"PORT=8000\n\nTELEGRAM_BOT_TOKEN {SECRET}\n".encode(), "regel 3"),
        (f"TELEGRAM_BOT_TOKEN=\n{SECRET}\n".encode(), "regel 2"),
        (f"TELEGRAM_BOT_TOKEN={SECRET} # zie memo, \xe9\xe9n keer\n".encode("latin-1"), "UTF-8"),
    ],
)
def test_a_line_of_the_file_that_sets_nothing_is_named_without_what_stands_there(
    run: Run, tmp_path: Path, lines: bytes, word: str
) -> None:
    (tmp_path / ".env").write_bytes(lines)
    done = run("doctor")
    refused(done, ".env", word)
    assert "geheim" not in done.stderr.casefold()


def test_a_file_of_settings_that_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    refused(run("doctor"), ".env", "niet te lezen")


def test_a_file_of_settings_from_another_editor_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(f"\ufeffexport TELEGRAM_BOT_TOKEN={SECRET}\r\nport=8000\r\n".encode())
    assert "TELEGRAM_BOT_TOKEN is ingesteld" in run("doctor").stdout


def test_doctor_names_who_is_not_known_at_the_desk_and_when_the_last_copy_was_made(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir(mode=0o700)
    (tmp_path / "backups" / "stadswijzer-20261118T020000.db").touch()
    wrong = Settings.model_validate({"stadswijzer_db": tmp_path / "stadswijzer.db", "staff_ids": "1=burgemeester"})

    def found(day: int) -> list[str]:
        return [told for right, told in doctor.examine(wrong, dt.date(2026, 11, day)) if not right]

    assert any("burgemeester" in told for told in found(19))
    assert not any("nieuwste kopie" in told for told in found(19))
    assert any("nieuwste kopie is van 18-11-2026" in told for told in found(20))


def test_an_occupied_port_is_named(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused(run("demo", PORT=port), "PORT", port)


def test_a_file_that_is_no_database_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kapot.db").write_bytes(b"dit is geen database, maar wel lang genoeg om er een te lijken" * 20)
    refused(run("run", TELEGRAM_BOT_TOKEN="1:a", STADSWIJZER_DB="kapot.db"), "STADSWIJZER_DB", "kapot.db")


def test_a_broken_record_stops_the_start_and_names_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "den-haag"
    shutil.copytree(load.CONTENT / "den-haag", folder)
    record = folder / "records" / "evenement-melden.yaml"
    record.write_text(record.read_text().replace("kind: melding", "kind: meling"))
    need = folder / "needs" / "straatfeest.yaml"
    need.write_text(need.read_text() + "\n  krom: [\n")
    with pytest.raises(load.ContentError) as caught:
        load.load(folder)
    files = {problem.file: problem.line for problem in caught.value.problems}
    assert files["records/evenement-melden.yaml"] == 1
    assert "needs/straatfeest.yaml" in files
    assert len(caught.value.problems) >= 2, "all problems at once"
    assert proof.check_city(folder, dt.date(2026, 11, 20))


def test_doctor_says_what_is_missing_and_shows_no_secret(run: Run) -> None:
    done = run("doctor", TELEGRAM_BOT_TOKEN="123:geheimetoken")
    assert done.returncode == 1
    assert "STAFF_IDS" in done.stdout
    assert "geheimetoken" not in done.stdout + done.stderr


def test_a_missing_file_is_one_clear_line(run: Run) -> None:
    refused(run("eval", "weg.jsonl"), "weg.jsonl")


@pytest.mark.parametrize("command", ["eval", "replay"])
def test_what_is_no_file_of_text_is_one_clear_line(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "oud.jsonl").write_bytes("één".encode("latin-1"))
    refused(run(command, "map"), "map")
    refused(run(command, "oud.jsonl"), "oud.jsonl", "utf-8" if command == "eval" else "UTF-8")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [('"accept": null', "accept"), ('"text": 5', "text"), ('"lang": []', "lang"), ('"status": "found"', "status")],
)
def test_a_question_of_another_form_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, wrong: str, named: str
) -> None:
    question = {"id": "q1", "text": "hoi", "lang": "nl", "accept": [], "status": ["small-talk"], "stadsdeel": None}
    file = tmp_path / "set.jsonl"
    file.write_text(json.dumps(question) + "\n" + json.dumps(question | json.loads(f"{{{wrong}}}")) + "\n")
    assert cli.main(["eval", str(file)]) == 2
    assert f"regel 2: geen vraag van de goede vorm ({named})" in capsys.readouterr().err


def test_a_language_that_is_not_ours_is_named(run: Run) -> None:
    refused(run("ask", "--lang", "xx", "straatfeest"), "--lang xx", "nl, en")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "morgen"])
def test_a_day_that_no_calendar_can_count_from_is_refused(capsys: pytest.CaptureFixture[str], day: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(["ask", "--today", day, "straatfeest volgende week"])
    assert day in capsys.readouterr().err


def test_backup_restore_retention_and_report_from_the_command_line(run: Run, tmp_path: Path) -> None:
    refused(run("report"), "STADSWIJZER_DB", "nog niet gedraaid")
    refused(run("backup"), "er niet")
    shutil.copy(ROOT / "tests" / "databases" / "before-0.1.db", tmp_path / "stadswijzer.db")
    assert "gemaakt en nagekeken" in run("backup").stdout
    [copy] = (tmp_path / "backups").iterdir()
    put_back = run("restore", str(copy))
    assert put_back.returncode == 0, put_back.stderr
    assert "is weer zoals op" in put_back.stdout
    refused(run("restore", "absent.db"), "bestaat niet")
    due = json.loads(run("retention", "--dry-run", "--json").stdout)
    assert json.loads(run("retention", "--json").stdout) == due
    told = json.loads(run("report", "--month", "2026-11", "--json").stdout)
    assert told["month"] == "2026-11"
    assert told["regelingen_without_need"]
    assert "Stadswijzer, 2026-11" in run("report", "--month", "2026-11").stdout
    assert run("report", "--month", "2026-13").returncode == 2


def test_only_the_service_brings_an_older_database_forward(run: Run, tmp_path: Path) -> None:
    """Who tried the new program and goes back to the old one can still open it."""
    database = tmp_path / "stadswijzer.db"
    shutil.copy(ROOT / "tests" / "databases" / "before-0.1.db", database)
    before = database.read_bytes()
    assert "van een oudere versie" in run("doctor").stdout
    for command in (["report"], ["retention", "--dry-run"], ["retention"], ["knowledge", "gaps"]):
        refused(run(*command), "van een oudere versie")
    run("backup")
    assert database.read_bytes() == before


def test_what_stands_at_the_desk_goes_with_what_the_operator_clears(run: Run, tmp_path: Path) -> None:
    long_ago = dt.datetime(2020, 3, 1, tzinfo=dt.UTC)
    with Store(tmp_path / "stadswijzer.db") as store, store.atomic():
        number = store.cases.register("initiatief", "tg:1", "laak", {"wat": {"said": "een feest"}}, (), long_ago)
        store.cases.append(number, Event(long_ago, Move.WITHDRAW, "tg:1", {}))
    assert run("retention").returncode == 0
    with Store(tmp_path / "stadswijzer.db") as store:
        [row] = store.outbox.due(dt.datetime.now(dt.UTC))
    assert (row.message.to, row.message.case, row.message.takes_back) == (DESK, number, True)


def test_a_damaged_database_is_named_by_every_command_and_a_copy_helps(run: Run, tmp_path: Path) -> None:
    database = tmp_path / "stadswijzer.db"
    shutil.copy(ROOT / "tests" / "databases" / "before-0.1.db", database)
    run("backup")
    [copy] = (tmp_path / "backups").iterdir()
    run("restore", str(copy))  # brings it forward
    with closing(sqlite3.connect(database)) as whole:
        [page] = whole.execute("SELECT rootpage FROM sqlite_master WHERE name = 'state'").fetchone()
        [size] = whole.execute("PRAGMA page_size").fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    told = run("doctor")
    assert "beschadigd" in told.stdout
    assert told.stderr == ""
    for command in (["report"], ["retention", "--dry-run"], ["run"]):
        refused(run(*command, TELEGRAM_BOT_TOKEN="1:a"), "beschadigd")
    put_back = run("restore", str(copy))
    assert "functionaris gegevensbescherming" in put_back.stdout, "who was erased since may be back, and that is said"
    assert "is heel" in run("doctor").stdout


def test_what_others_on_the_machine_can_read_is_named(run: Run, tmp_path: Path) -> None:
    env, database = tmp_path / ".env", tmp_path / "stadswijzer.db"
    env.write_text("TELEGRAM_BOT_TOKEN=1:geheimetoken\n")
    shutil.copy(ROOT / "tests" / "databases" / "before-0.1.db", database)
    for path, mode in ((env, 0o644), (database, 0o640)):
        path.chmod(mode)
        assert f"{path.name} is open voor anderen" in run("doctor").stdout
        path.chmod(0o600)
    assert "is open voor anderen" not in run("doctor").stdout


def test_a_folder_where_no_copy_can_stand_is_one_clear_line(run: Run, tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "databases" / "before-0.1.db", tmp_path / "stadswijzer.db")
    (tmp_path / "backups").write_text("a file where a folder should be")
    refused(run("backup"), "backups", "kan geen kopie staan")


def test_doctor_names_a_disk_that_is_nearly_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(stadswijzer_db=tmp_path / "stadswijzer.db")

    def found(free: int) -> list[str]:
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Mock(free=free))
        return [
            told for right, told in doctor.examine(settings, dt.date(2026, 11, 20)) if not right and "MB vrij" in told
        ]

    assert found(ROOM) == []
    assert found(30_000_000) == [f"in {tmp_path} is nog maar 30 MB vrij: maak ruimte"]


def test_doctor_and_copies_show_no_secret(run: Run, tmp_path: Path) -> None:
    token, secret = "123456:" + "geheim" * 6, "nooit-te-zien-geheim"
    settings = {"TELEGRAM_BOT_TOKEN": token, "WEBHOOK_URL": "https://example.org", "WEBHOOK_SECRET": secret}
    shutil.copy(ROOT / "tests" / "databases" / "before-0.1.db", tmp_path / "stadswijzer.db")
    said = run("doctor", **settings)
    wrong = run("doctor", **settings | {"PORT": "veel"})
    copied = run("backup", **settings)
    told = "".join(done.stdout + done.stderr for done in (said, wrong, copied))
    assert "TELEGRAM_BOT_TOKEN is ingesteld" in told
    assert token not in told
    assert secret not in told
    [copy] = (tmp_path / "backups").iterdir()
    assert b"geheim" not in copy.read_bytes()
