"""The log of the service: one JSON object on a line, and never what somebody wrote, a name or a secret."""

import json
import logging
import re
import sys
from datetime import UTC, datetime

from bot.redact import personal

_TOLD = ("bot", "case", "cleared", "group", "inbox", "outbox", "reason", "revision", "try", "update")
"""What may stand beside a sentence of ours; anything else that a line carries is left out."""
_TOKEN = re.compile(r"\d{6,}:[\w-]{20,}")
LONGEST = 500


class JsonLines(logging.Formatter):
    """Of an error only its kind and where it happened: its own words may quote what somebody wrote."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "said": _clean(record.getMessage()),
        }
        for name in _TOLD:
            value = getattr(record, name, None)
            if value is not None:
                line[name] = value if isinstance(value, int) else _clean(str(value))
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def set_up(*, as_json: bool) -> None:
    """Logs to standard error: JSON for a service, plain lines for a command that somebody types."""
    handler = logging.StreamHandler(sys.stderr)
    plain = logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s")
    handler.setFormatter(JsonLines() if as_json else plain)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("httpx", "apscheduler", "httpcore", "fontTools"):
        logging.getLogger(noisy).setLevel(logging.WARNING)  # their lines would hold the token, or nothing of use


def _clean(text: str) -> str:
    return personal(_TOKEN.sub("[…]", text))[:LONGEST]


def _where(trace: object) -> list[str]:
    """The places in the code that led to an error, the last one last."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code  # type: ignore[attr-defined]
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")  # type: ignore[attr-defined]
        trace = trace.tb_next  # type: ignore[attr-defined]
    return places[-8:]
