"""Records as a spreadsheet: a row each. Texts have a column per language; what has parts is JSON in its column.

Comma separated (RFC 4180) going out; coming in semicolons are fine too, as a Dutch spreadsheet saves them. An empty
cell is a field that is not there.
"""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from knowledge.exchange.data import Data, ExchangeError, Items, plain
from knowledge.load import Pack
from knowledge.model import LANGUAGES, Record

TEXTS = ("title", "summary", "first_step", "offline", "report")
"""Fields that are one text: a column per language."""
_PLAIN = frozenset(("id", "kind", "status", "ended", "flow", "owner", "checked", "good_for_days"))
"""Fields whose cell is taken as it stands."""


def write(pack: Pack) -> str:
    """All records of the pack, the header first."""
    rows = [_row(plain(record)) for record in pack.records.values()]
    used = {"id"} | {name for row in rows for name in row}
    out = io.StringIO()
    table = csv.DictWriter(out, [name for name in _columns() if name in used], lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def read(text: str) -> Items:
    """What `write` wrote, also after a spreadsheet saved it. Raises ExchangeError."""
    text = text.removeprefix("\ufeff")
    header = text.partition("\n")[0]
    table = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if header.count(";") > header.count(",") else ","
    )
    try:
        names = set(table.fieldnames or ())
        if "id" not in names:
            raise ExchangeError("de kolom id ontbreekt: dit is geen export van Stadswijzer")
        if unknown := sorted(names - set(_columns())):
            raise ExchangeError(
                *(f"kolom {name!r} kennen we niet; verbeter de naam of haal hem weg" for name in unknown)
            )
        return Items([_data(row, number) for number, row in enumerate(table, start=2)])
    except csv.Error as error:
        raise ExchangeError(f"regel {table.line_num}: geen geldige CSV: {error}") from None


def _columns() -> Iterable[str]:
    for name in Record.model_fields:
        yield from (f"{name}.{language}" for language in LANGUAGES) if name in TEXTS else (name,)


def _row(data: Data) -> dict[str, str]:
    row: dict[str, str] = {}
    for name, value in data.items():
        if name in TEXTS:
            row |= {f"{name}.{language}": said for language, said in value.items()}
        else:
            row[name] = str(value) if name in _PLAIN else json.dumps(value, ensure_ascii=False)
    return row


def _data(row: dict[str | Any, str | Any], number: int) -> Data:
    if None in row:
        raise ExchangeError(f"rij {number}: meer cellen dan kolommen; zet tekst met een komma tussen aanhalingstekens")
    data: Data = {}
    for column, cell in row.items():
        if not cell:
            continue
        name, _, language = column.partition(".")
        if language:
            data.setdefault(name, {})[language] = cell
        else:
            data[name] = cell if name in _PLAIN else _parsed(cell, f"rij {number}, kolom {name}")
    return data


def _parsed(cell: str, where: str) -> Any:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{where}: geen geldige JSON: {error}") from None
