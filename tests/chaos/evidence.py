"""What a run leaves behind for the judge, also when it is judged later."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from botapi import Call

_FILE = "evidence.json"
_LEFT_OUT = ("files",)


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

    @classmethod
    def of(cls, folder: Path) -> Self:
        """What was kept in this folder."""
        told = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        calls = [Call(**call) for call in told["calls"]]
        return cls(folder / "service.db", told["bot"], told["killed"], told["updates"], calls)


def _plain(call: Call) -> dict[str, Any]:
    return {name: value for name, value in vars(call).items() if name not in _LEFT_OUT}
