"""What is wrong with a content file, in the words of an editor instead of those of the checking library."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

Location = tuple[str | int, ...]

_PLACEHOLDER = re.compile(r"<[^<>]+>")
_PATTERNS = {
    "^https?://": "begin met https://",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "schrijf een naam in kleine letters met streepjes, zoals buurtfeest-laak",
    r"^[0-9+][0-9 +\-]{2,19}$": "schrijf alleen cijfers en spaties, zoals '070 123 4567'",
    r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$": "schrijf een adres als naam@voorbeeld.nl",
    r"^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$": "schrijf een dag als 10-01, of met jaar als 2026-10-01",
}
_WORDS = {
    "missing": "dit veld ontbreekt; vul het in",
    "unexpected_keyword_argument": "dit veld bestaat niet; verbeter de naam of haal het weg",
    "extra_forbidden": "dit veld bestaat niet; verbeter de naam of haal het weg",
    "literal_error": "kies uit {expected}",
    "enum": "kies uit {expected}",
    "string_type": "hier hoort tekst; zet het tussen aanhalingstekens",
    "string_too_short": "hier staat niets; vul het in of haal het veld weg",
    "string_too_long": "te lang; hoogstens {max_length} tekens",
    "too_short": "te weinig; zet er minstens {min_length} neer",
    "greater_than_equal": "te laag; minstens {ge}",
    "less_than_equal": "te hoog; hoogstens {le}",
}
_BY_START = {
    "int_": "schrijf een heel getal, zonder punt, komma of €",
    "float_": "schrijf een getal, zoals 0.5",
    "bool_": "schrijf true of false",
    "date_": "schrijf een dag als 2026-11-20",
    "tuple_": "hier hoort een lijst: zet het tussen [ en ], of elk op een regel met een streepje",
    "list_": "hier hoort een lijst: zet het tussen [ en ], of elk op een regel met een streepje",
    "dataclass_": "hier horen velden onder, zoals nl: en en:",
    "model_": "hier horen velden onder, zoals nl: en en:",
    "dict_": "hier horen velden onder",
}


def told(error: ValidationError) -> Iterator[tuple[Location, str]]:
    """Each thing that is wrong once, with the place in the file where it is."""
    seen: set[Location] = set()
    for detail in error.errors(include_url=False):
        at = tuple(part for part in detail["loc"] if not (isinstance(part, str) and "[" in part))
        if at in seen or _is_echo(detail):
            continue
        seen.add(at)
        yield at, _words(detail)


def unfilled(data: Any, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """What stands between < and > as the template left it, anywhere in the file."""
    if isinstance(data, str) and _PLACEHOLDER.fullmatch(data):
        yield at, f"{data} is nog niet ingevuld; vul het in of haal het weg"
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from unfilled(value, (*at, str(name)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from unfilled(value, (*at, index))


def _is_echo(detail: Mapping[str, Any]) -> bool:
    """A list counts as too short because something in it is wrong; that has been said already."""
    given = detail.get("input")
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(given, list | tuple) and len(given) >= least


def _words(detail: Mapping[str, Any]) -> str:
    kind, context = detail["type"], _dutch(detail.get("ctx", {}))
    if kind == "string_pattern_mismatch":
        return f"{detail['input']!r} past niet; {_PATTERNS.get(context['pattern'], 'kijk naar andere kaarten')}"
    if kind in _WORDS:
        return _WORDS[kind].format_map(context)
    said = next((words for start, words in _BY_START.items() if kind.startswith(start)), None)
    if said is not None:
        return f"{detail['input']!r} past niet; {said}" if not isinstance(detail["input"], dict | list) else said
    return str(detail["msg"]).removeprefix("Value error, ")


def _dutch(context: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.replace(" or ", " of ") if name == "expected" else value for name, value in context.items()}
