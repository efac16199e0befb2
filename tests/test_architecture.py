"""The house rules: imports run one way, and every third-party library has one owner."""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import load

ROOT = Path(__file__).parent.parent
OURS = ("knowledge", "flows", "bot")
MAY_IMPORT = {"knowledge": {"knowledge"}, "flows": {"flows"}, "bot": {"bot", "knowledge", "flows"}}
OWNERS = {
    "telegram": "bot/telegram_channel/",
    "sqlite_utils": "bot/store/",
    "sqlite3": "bot/store/",
    "fcntl": "bot/store/alone.py",
    "apscheduler": "bot/scheduler.py",
    "babel": "bot/i18n.py",
    "rapidfuzz": "knowledge/search/",
    "numpy": "knowledge/search/",
    "sklearn": "knowledge/search/training.py",
    "scipy": "knowledge/search/training.py",
    "yaml": "knowledge/yaml_files.py",
    "Stemmer": "knowledge/text.py",
    "wordfreq": "knowledge/search/commonness.py",
    "icalendar": "bot/agenda.py",
    "dotenv": "bot/settings.py",
    "sse_starlette": "bot/web/",
    "uvicorn": "bot/app.py",
    "httpx": "bot/verify/",
    "aiohttp": "bot/telegram_channel/wire.py",
    "uvloop": "bot/cli.py",
    "PIL": "bot/pictures.py",
    "filetype": "bot/uploads.py",
    "prometheus_client": "bot/metrics.py",
    "fpdf": "bot/paper.py",
    "segno": "bot/qr.py",
}
SHARED = {
    "pydantic",  # the models of content and settings
    "starlette",  # the web pages, and the webhook of the Telegram channel
}
IMPURE = {
    "asyncio",
    "random",
    "secrets",
    "socket",
    "sqlite3",
    "subprocess",
    "threading",
    "time",
}


def modules() -> list[Path]:
    return sorted(path for package in OURS for path in (ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def test_imports_run_one_way() -> None:
    wrong = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in modules()
        for name in imports(path)
        if name.split(".")[0] in OURS and name.split(".")[0] not in MAY_IMPORT[path.relative_to(ROOT).parts[0]]
    ]
    assert wrong == []


def test_every_library_has_one_owner() -> None:
    users = defaultdict(set)
    for path in modules():
        for name in imports(path):
            top = name.split(".")[0]
            if top not in OURS and (top not in sys.stdlib_module_names or top in OWNERS):
                users[top].add(path.relative_to(ROOT).as_posix())
    for library in SHARED:
        users.pop(library, None)
    assert set(users) == set(OWNERS), "a library without owner, or an owner without library"
    strangers = {
        (library, user) for library, found in users.items() for user in found if not user.startswith(OWNERS[library])
    }
    assert strangers == set()


@pytest.mark.parametrize("package", ["knowledge", "flows"])
def test_pure_packages_have_no_clock_and_no_effects(package: str) -> None:
    for path in (ROOT / package).rglob("*.py"):
        found = set(imports(path)) & IMPURE
        assert not found, f"{path.name} imports {found}"
        calls = {
            ast.unparse(node.func)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        }
        assert not {call for call in calls if call.endswith((".now", ".today", ".utcnow"))}, path.name


def test_modules_and_functions_stay_small() -> None:
    too_long = []
    for path in modules():
        text = path.read_text(encoding="utf-8")
        if len(text.splitlines()) > 480:
            too_long.append(path.name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > 50:
                    too_long.append(f"{path.name}:{node.name} ({length})")
    assert too_long == []


def test_everything_public_says_what_it_promises() -> None:
    silent = []
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            silent.append(path.name)
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name[0] == "_":
                continue
            if not ast.get_docstring(node) and not _inside_private(tree, node):
                silent.append(f"{path.name}:{node.name}")
    assert silent == []


def _inside_private(tree: ast.AST, node: ast.AST) -> bool:
    """Methods of private classes and functions inside functions need no docstring."""
    for parent in ast.walk(tree):
        if node in ast.iter_child_nodes(parent):
            if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
                return True
            return isinstance(parent, ast.ClassDef) and (
                parent.name[0] == "_" or parent.name in ("SystemClock", "MovableClock")
            )
    return False


def test_the_name_of_a_city_is_in_its_pack_and_no_value_in_code() -> None:
    city = load.load(load.CONTENT / "den-haag").places.city.nl
    named = [
        f"{path.name}:{node.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value == city
    ]
    assert named == []
