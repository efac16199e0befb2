"""Records and needs as one JSON object; fields are named as in the content files."""

import json
from typing import Any

from knowledge.exchange.data import ExchangeError, Items, objects, plain
from knowledge.load import Pack


def write(pack: Pack) -> str:
    """All records and needs of the pack."""
    told = {
        "city": pack.city,
        "records": [plain(record) for record in pack.records.values()],
        "needs": [plain(need) for need in pack.needs.values()],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> Items:
    """What `write` wrote. Raises ExchangeError."""
    told = parse(text)
    if not isinstance(told, dict) or "records" not in told:
        raise ExchangeError("records ontbreekt: dit is geen export van Stadswijzer")
    return Items(objects(told["records"], "records"), objects(told.get("needs", []), "needs"))


def parse(text: str) -> Any:
    """The JSON in `text`. Raises ExchangeError."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"geen geldige JSON: {error}") from None
