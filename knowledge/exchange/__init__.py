"""The knowledge in other forms and back: JSON, a spreadsheet (CSV), and HSDS 3.0 of Open Referral.

Going out and coming back loses nothing: every record is then equal to what it was. An empty translation counts as
none.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from knowledge import complaints
from knowledge.exchange import as_csv, as_hsds, as_json
from knowledge.exchange.data import Data, ExchangeError, Items, plain
from knowledge.load import Pack
from knowledge.model import Need, Record

__all__ = ["FORMATS", "ExchangeError", "content_files", "export", "read"]
Item = TypeVar("Item", Record, Need)


@dataclass(frozen=True)
class _Format:
    write: Callable[[Pack], str]
    read: Callable[[str], Items]


FORMATS = {
    "json": _Format(as_json.write, as_json.read),
    "csv": _Format(as_csv.write, as_csv.read),
    "hsds": _Format(as_hsds.write, as_hsds.read),
}


def export(pack: Pack, form: str) -> str:
    """The pack as text in this form: all records, and as JSON the needs too."""
    return FORMATS[form].write(pack)


def read(text: str, form: str) -> tuple[list[Record], list[Need]]:
    """The records and needs in an exported text. Raises ExchangeError with everything that is wrong."""
    items = FORMATS[form].read(text)
    problems: list[str] = []
    records = _valid(Record, items.records, "kaart", problems)
    needs = _valid(Need, items.needs, "behoefte", problems)
    if problems:
        raise ExchangeError(*problems)
    return records, needs


def content_files(records: Iterable[Record], needs: Iterable[Need]) -> dict[str, str]:
    """The content files that hold these records and needs: path inside the pack, and text."""
    from knowledge import yaml_files  # only who takes content in writes files

    files = {f"records/{record.id}.yaml": plain(record) for record in records}
    files |= {f"needs/{need.id}.yaml": plain(need) for need in needs}
    return {
        path: yaml_files.write({name: value for name, value in data.items() if name != "id"})
        for path, data in files.items()
    }


def _valid(model: type[Item], items: list[Data], what: str, problems: list[str]) -> list[Item]:
    found: list[Item] = []
    for number, data in enumerate(items, start=1):
        try:
            found.append(model.model_validate(data))
        except ValidationError as error:
            name = data.get("id", f"nummer {number}")
            problems += [f"{what} {name}: {'.'.join(map(str, at))}: {said}" for at, said in complaints.told(error)]
    twice = [name for name, count in Counter(item.id for item in found).items() if count > 1]
    problems += [f"{what} {name}: staat er twee keer in; houd er één" for name in twice]
    return found
