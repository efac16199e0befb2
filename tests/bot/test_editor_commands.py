"""The editor's commands as typed: what they write, what they refuse, and with which exit code."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot import cli, revisions
from knowledge import load, template

Typed = tuple[int, str, str]
"""Exit code, what was printed, and what was said of mistakes."""
Type = Callable[..., Typed]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the real city, which the commands take for the real one."""
    copied = tmp_path / "content" / "den-haag"
    shutil.copytree(load.CONTENT / "den-haag", copied)
    monkeypatch.setattr(load, "CONTENT", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return copied


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Type:
    """Types `stadswijzer knowledge ...`."""

    def type_it(*words: object) -> Typed:
        try:
            code = cli.main(["knowledge", *map(str, words)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return type_it


def test_a_new_record_is_written_with_what_to_do_next(folder: Path, typed: Type) -> None:
    code, out, _err = typed("new", "subsidie", "straatbieb-potje")
    assert code == cli.OK
    path = folder / "records" / "straatbieb-potje.yaml"
    assert path.read_text(encoding="utf-8") == template.text("subsidie", "straatbieb-potje")
    assert "knowledge check straatbieb-potje" in out
    code, out, _err = typed("check", "straatbieb-potje")
    assert code == cli.PROBLEMS, "what is not filled in is found"
    left = template.text("subsidie", "straatbieb-potje").split("\n", 2)[2].splitlines()
    must = [number for number, line in enumerate(left, start=3) if "<" in line and not line.startswith("#")]
    found = {int(line.split(":")[1]) for line in out.splitlines() if line.startswith("records/")}
    assert found == set(must), "every line that is left to fill in"


def test_a_new_need_goes_to_the_needs(folder: Path, typed: Type) -> None:
    assert typed("new", "need", "straatbieb")[0] == cli.OK
    assert (folder / "needs" / "straatbieb.yaml").exists()


def test_a_record_that_is_there_is_never_overwritten(folder: Path, typed: Type) -> None:
    path = next((folder / "records").glob("*.yaml"))
    before = path.read_bytes()
    code, out, err = typed("new", "fonds", path.stem)
    assert (code, out, err.count("\n")) == (cli.USAGE, "", 1)
    assert "bestaat al" in err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("subsidies", "iets", "voorbeeld, elsewhere, need"),
        ("fonds", "Mijn Fonds", "kleine letters"),
        ("fonds", "../../buiten", "kleine letters"),
        ("fonds", "a" * 61, "kleine letters"),
        ("fonds", "naam\n", "kleine letters"),
    ],
)
def test_a_wrong_kind_or_name_is_one_line(folder: Path, typed: Type, kind: str, name: str, said: str) -> None:
    before = sorted(folder.rglob("*"))
    code, _out, err = typed("new", kind, name)
    assert code == cli.USAGE
    assert err.count("\n") == 1
    assert said in err
    assert sorted(folder.rglob("*")) == before


def test_the_schemas_are_printed_or_written(tmp_path: Path, folder: Path, typed: Type) -> None:
    code, out, _err = typed("schema")
    assert code == cli.OK
    printed = json.loads(out)
    code, out, _err = typed("schema", "--out", tmp_path / "schema" / "diep")
    assert code == cli.OK
    assert "yaml-language-server: $schema=" in out
    for name, made in printed.items():
        assert json.loads((tmp_path / "schema" / "diep" / f"{name}.schema.json").read_text(encoding="utf-8")) == made


@pytest.mark.parametrize("form", ["json", "csv", "hsds"])
def test_out_and_in_again(folder: Path, tmp_path: Path, typed: Type, form: str) -> None:
    pack = load.load(folder)
    file, into = tmp_path / f"kaarten.{form}", tmp_path / "terug" / "den-haag"
    assert typed("export", "--format", form, "--out", file)[0] == cli.OK
    code, out, _err = typed("import", "--format", form, file, "--out", into)
    assert code == cli.OK
    assert f"{len(pack.records)} kaarten" in out
    for path in folder.iterdir():  # what no form holds stays as it was
        if path.name not in ("records", "needs") or not (into / path.name).exists():
            (into / path.name).symlink_to(path)
    assert replace(load.load(into), revision=pack.revision) == pack
    code, out, err = typed("import", "--format", form, file, "--out", into)
    assert (code, out, err.count("\n")) == (cli.USAGE, "", 1)
    assert "bestaat al" in err


def test_what_can_not_be_taken_in_is_named_with_its_file(tmp_path: Path, folder: Path, typed: Type) -> None:
    file = tmp_path / "stuk.json"
    for body, said in ((b"{", "geen geldige JSON"), (b"\xff\xfe", "UTF-8"), (b'{"records": [{"id": "x"}]}', "kaart x")):
        file.write_bytes(body)
        code, _out, err = typed("import", "--format", "json", file, "--out", tmp_path / "uit")
        assert code == cli.USAGE
        assert all(line.startswith(f"{file}: ") for line in err.splitlines())
        assert said in err
    assert typed("import", "--format", "json", tmp_path / "weg.json", "--out", tmp_path / "uit")[0] == cli.USAGE
    assert typed("import", "--format", "xml", file, "--out", tmp_path / "uit")[0] == cli.USAGE
    assert not (tmp_path / "uit").exists()


def test_a_place_that_can_not_be_written_is_one_line(tmp_path: Path, folder: Path, typed: Type) -> None:
    for command in (
        ("export", "--format", "csv", "--out", tmp_path / "weg" / "x.csv"),
        ("schema", "--out", "/dev/null/x"),
    ):
        code, _out, err = typed(*command)
        assert (code, err.count("\n")) == (cli.USAGE, 1)


def git(folder: Path, *command: str) -> None:
    who = ("-c", "user.name=Redacteur", "-c", "user.email=redacteur@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *command], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copied city, kept with git."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "begin")
    return folder


def test_diff_tells_what_an_editor_did(kept: Path, typed: Type) -> None:
    assert typed("diff", "HEAD") == (cli.OK, "niets veranderd sinds HEAD\n", "")
    records = kept / "records"
    record = sorted(records.glob("*.yaml"))[0]
    record.write_text(record.read_text(encoding="utf-8").replace("checked: 2026", "checked: 2025"), encoding="utf-8")
    gone = sorted(records.glob("*.yaml"))[1]
    gone.unlink()
    typed("new", "fonds", "zomaar-iets")
    code, out, _err = typed("diff", "HEAD")
    assert code == cli.OK
    lines = out.splitlines()
    assert len(lines) == 3
    assert any(line.startswith(f"kaart {record.stem}: nagekeken van 2026-") for line in lines)
    assert any(line.startswith(f"kaart {gone.stem} is weg") for line in lines)
    assert any(line.startswith("kaart zomaar-iets is nieuw") for line in lines)
    git(kept, "add", ".")
    git(kept, "commit", "--quiet", "-m", "meer")
    assert typed("diff", "HEAD")[1] == "niets veranderd sinds HEAD\n"
    assert typed("diff", "HEAD~1")[1] == out, "whether it was committed makes no difference"


@pytest.mark.parametrize("revision", ["bestaat-niet", "HEAD~99", "--help", "-p", "HEAD:records", ""])
def test_a_revision_git_does_not_know_is_one_line(kept: Path, typed: Type, revision: str) -> None:
    code, out, err = typed("diff", "--", revision)
    assert (code, out, err.count("\n")) == (cli.USAGE, "", 1)
    assert "kent git niet" in err


def test_without_git_there_is_nothing_to_compare(folder: Path, typed: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    code, _out, err = typed("diff", "HEAD")
    assert (code, err.count("\n")) == (cli.USAGE, 1)
    assert "geen git-kopie" in err
    monkeypatch.setenv("PATH", "")
    with pytest.raises(revisions.RevisionError, match="git ontbreekt"):
        revisions.changed(folder, "HEAD")
