"""What a run leaves behind for the judge, also when it is judged later."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from botapi import Call

_FILE = "evidence.json"
_LEFT_OUT = ("files",)
FORGOTTEN = "forgotten"
"""A table like the outbox, of what was said in talks that people had thrown away (see service.py)."""


@dataclass(frozen=True)
class Evidence:
    """The store of the service, and what the platform knows: `bot` is its name there, `killed` are the lives of the
    service that were ended so, as they called themselves in their `calls`."""

    database: Path
    bot: str
    killed: list[str]
    updates: list[dict[str, Any]]
    calls: list[Call]

    def keep(self) -> None:
        """Writes it beside the store. Calls that only asked for updates are left out."""
        calls = [_plain(call) for call in self.calls if call.method != "getUpdates"]
        told = {"bot": self.bot, "killed": self.killed, "updates": self.updates, "calls": calls}
        text = json.dumps(told, ensure_ascii=False, default=str)
        self.database.with_name(_FILE).write_text(text, encoding="utf-8")

    def opened(self) -> sqlite3.Connection:
        """The store, copied into memory, with what people had forgotten in its place again."""
        store = sqlite3.connect(":memory:")
        store.row_factory = sqlite3.Row
        with closing(sqlite3.connect(self.database)) as kept:
            kept.backup(store)
        if store.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [FORGOTTEN]).fetchone():
            store.execute(f"INSERT INTO outbox SELECT * FROM {FORGOTTEN}")
        return store

    @classmethod
    def of(cls, folder: Path) -> Self:
        """What was kept in this folder."""
        told = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        calls = [Call(**call) for call in told["calls"]]
        return cls(folder / "service.db", told["bot"], told["killed"], told["updates"], calls)


def _plain(call: Call) -> dict[str, Any]:
    return {name: value for name, value in vars(call).items() if name not in _LEFT_OUT}
