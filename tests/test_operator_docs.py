"""The documents for operators and officers say what is so: settings, commands, tests, tables and terms."""

import itertools
import re
from pathlib import Path

import pytest

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
    assert wanted <= set(cli.commands())
    assert [name for name in wanted if f"stadswijzer {name}" not in text and f"`{name}`" not in text] == []


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
