"""The documents for operators and officers say what is so: settings, commands, tests, tables and terms."""

import ast
import itertools
import re
import shlex
from pathlib import Path

import pytest
import yaml
from test_docs import commands

from bot import cli
from bot.settings import Settings
from bot.store import Store
from bot.store.retention import CASE_DAYS, KINDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("file", "test"), sorted(set(NAMED.findall(read("dreigingen.md")))))
def test_every_test_named_in_the_threat_model_exists(file: str, test: str) -> None:
    assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")


def test_every_threat_names_a_test() -> None:
    lines = read("dreigingen.md").splitlines()
    heads = [line for line, under in itertools.pairwise(lines) if under.startswith("|---")]
    rows = [line for line in lines if line.startswith("|") and not line.startswith("|---") and line not in heads]
    assert len(rows) > 40
    assert [row[:60] for row in rows if not NAMED.search(row)] == []


def test_the_guide_names_every_setting_and_every_command_of_the_operator() -> None:
    text = read("beheer.md")
    assert [name for name in Settings.model_fields if f"`{name.upper()}`" not in text] == []
    wanted = {"backup", "restore", "retention", "report", "doctor", "run"}
    assert wanted <= set(commands())
    assert [name for name in wanted if f"stadswijzer {name}" not in text and f"`{name}`" not in text] == []


PROGRAM = "/opt/stadswijzer/bin/stadswijzer "
AS_THE_SERVICE = f"sudo -u stadswijzer env -C /var/lib/stadswijzer {PROGRAM}"
"""As its user and in its folder: nobody else may go there, so that a `cd` before it fails."""


def typed() -> list[str]:
    """The lines of the guide that are to be typed."""
    blocks = re.findall(r"```sh\n(.*?)```", read("beheer.md"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_every_command_of_the_guide_is_one_and_runs_as_the_service_in_its_folder() -> None:
    lines = [line for line in typed() if PROGRAM in line]
    assert len(lines) > 10
    for line in lines:
        words = shlex.split(line.partition(PROGRAM)[2], comments=True)
        cli._parser().parse_args(words)  # exits when it is none
    drill = [line for line in lines if line.startswith(PROGRAM)]
    assert len(drill) == 4, "in a shell of the service's user"
    prepares = "knowledge compile"
    assert [line for line in lines if line not in drill and prepares not in line and AS_THE_SERVICE not in line] == []
    assert not any("cd /var/lib/stadswijzer" in line for line in typed())


def test_whoever_has_just_started_the_service_waits_until_it_is_ready() -> None:
    [asks] = [line for line in typed() if "/readyz" in line]
    assert {"--retry", "--retry-connrefused"} <= set(asks.split())


def test_every_error_that_the_service_can_log_is_in_the_list_of_incidents() -> None:
    found = [
        str(call.args[0].value)
        for path in sorted((ROOT / "bot").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "error"
        and isinstance(call.args[0], ast.Constant)
    ]  # fmt: skip
    assert len(found) > 8
    text = read("beheer.md")
    starts = [re.split(r"[:,;]|: %s", sentence.replace("%d", "…"))[0] for sentence in found]
    assert [start for start in starts if start not in text] == []


def test_in_the_container_the_proxy_of_the_machine_is_believed_and_nobody_else_gets_there() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["stadswijzer"]
    assert compose["environment"] == {"FORWARDED_ALLOW_IPS": "*"}
    assert [port.rpartition(":")[0] for port in compose["ports"]] == ["127.0.0.1:8000"]


def test_the_register_names_every_table_and_every_term() -> None:
    text = read("verwerkingsregister.md")
    with Store() as store:
        tables = [name for name in store.db.table_names() if not name.startswith(("_", "sqlite_"))]
    assert [name for name in tables if f"`{name}`" not in text] == []
    rows = [line for line in text.splitlines() if line.startswith("|")]
    for kind in KINDS:
        [row] = [row for row in rows if row.startswith(f"| {kind.name}")]
        assert row.endswith(f"| `{kind.table}` | {kind.days} |"), row
    assert any(row.endswith(f"| {CASE_DAYS} |") for row in rows)


def test_the_unit_runs_without_rights_and_the_guide_shows_it() -> None:
    unit = read("stadswijzer.service")
    for rule in ("User=stadswijzer", "NoNewPrivileges=yes", "ProtectSystem=strict", "UMask=0077", "ProtectHome=yes"):
        assert re.search(f"^{rule}$", unit, re.MULTILINE)
    assert "docs/stadswijzer.service" in read("beheer.md")
