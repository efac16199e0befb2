"""What changed between two states of a city pack, in words an editor understands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from knowledge import yaml_files
from knowledge.documents import Problem

Files = Mapping[str, str]
"""Content files by their path in the pack, such as `records/lief-en-leed.yaml`."""
Data = dict[str, Any]

MAX_NAMED = 12
"""More than this many names on a line nobody reads."""

_UNITS = {
    "days": ("dag", "dagen"),
    "working-days": ("werkdag", "werkdagen"),
    "weeks": ("week", "weken"),
    "months": ("maand", "maanden"),
}
_NAMES = {
    "title": "titel", "label": "naam", "summary": "samenvatting", "intro": "openingszin", "first_step": "eerste stap",
    "steps": "stappen", "pitfalls": "valkuilen", "papers": "papieren", "not_funded": "waar het geld niet voor is",
    "offline": "zonder internet", "report": "achteraf laten zien", "facts": "feiten", "memory": "wat ervan werd",
    "pot": "pot", "who": "wie mag aanvragen", "sources": "bronnen", "contact": "contact", "limits": "grenzen",
    "tests": "testzinnen", "phrasings": "zinnen van mensen", "keywords": "zoekwoorden", "also": "andere namen",
    "where": "gebied", "owner": "wie het bijhoudt", "good_for_days": "hoelang de controle goed is", "kind": "soort",
    "urgent": "nood",
}  # fmt: skip
_FILES = {
    "concepts.yaml": "begrip",
    "themes.yaml": "thema",
    "replies.yaml": "reactie",
    "follow-ups.yaml": "vervolg",
    "folded.yaml": "verwijzing",
    "plain-words.yaml": "woordenlijst",
    "places.yaml": "plekken",
}


def changes(before: Files, after: Files) -> list[str]:
    """One line for each thing that is different. Files that are the same in both may be left out of both."""
    folded = _data(after, "folded.yaml") or {}
    lines: list[str] = []
    for path in sorted({*before, *after}):
        old, new = _data(before, path), _data(after, path)
        if isinstance(broken := new, Problem) or isinstance(broken := old, Problem):
            lines.append(f"{path}: niet te vergelijken ({broken.message})")
        elif old != new:
            lines += _file(path, old, new, folded if isinstance(folded, dict) else {})
    return lines


def _data(files: Files, path: str) -> Any:
    if path not in files:
        return None
    found = yaml_files.parse(files[path], path)
    return found if isinstance(found, Problem) else found.data


def _file(path: str, old: Any, new: Any, folded: Data) -> Iterable[str]:
    folder, _, file = path.rpartition("/")
    name = file.removesuffix(".yaml")
    what = {"records": "kaart", "needs": "behoefte", "flows": "gesprek"}.get(folder)
    if what is None:
        return [f"{path}: {said}" for said in _list(old, new, _FILES.get(path, "regel"))]
    if old is None:
        return [f"{what} {name} is nieuw: {_title(new)}"]
    if new is None:
        return [f"{what} {name} is weg: {_title(old)}" + (f"; gaat nu naar {folded[name]}" if name in folded else "")]
    if not isinstance(old, dict) or not isinstance(new, dict):
        return [f"{what} {name}: helemaal anders"]
    return [f"{what} {name}: {said}" for said in _item(old, new)]


def _title(data: Any) -> str:
    said = (data.get("title") or data.get("label") or {}) if isinstance(data, dict) else {}
    title = repr(said["nl"]) if isinstance(said, dict) and "nl" in said else "zonder titel"
    return f"{title} ({data['kind']})" if isinstance(data, dict) and isinstance(data.get("kind"), str) else title


def _item(old: Data, new: Data) -> Iterator[str]:
    """What changed in one record or need: figures first, then texts, then the rest in one line."""
    changed = [field for field in dict.fromkeys((*new, *old)) if old.get(field) != new.get(field)]
    rest, translated = [], []
    for field in changed:
        one, other = old.get(field), new.get(field)
        if field in ("title", "label") and _dutch(one) != _dutch(other):
            yield f"heet nu {_dutch(other)!r}, eerst {_dutch(one)!r}"
        elif field in _SAID:
            yield _moved(field, one, other)
        elif field in _LISTED:
            yield f"{_LISTED[field]}: {_added(_members(one), _members(other))}"
        elif one is not None and other is not None and _dutch(one) == _dutch(other) and _has_words(other):
            translated.append(field)
        else:
            rest.append(field)
    if rest:
        yield f"aangepast: {_named(rest)}"
    if translated:
        yield f"alleen vertaling, jaar of bron aangepast: {_named(translated)}"


def _named(fields: Iterable[str]) -> str:
    return ", ".join(_NAMES.get(field, field) for field in fields)


def _dutch(value: Any) -> Any:
    """Only the Dutch in a text, or in a list of texts."""
    if isinstance(value, list):
        return [_dutch(item) for item in value]
    return value["nl"] if isinstance(value, dict) and isinstance(value.get("nl"), str) else value


def _has_words(value: Any) -> bool:
    return bool(_dutch(value) != value)


def _moved(field: str, old: Any, new: Any) -> str:
    label, say = _SAID[field]
    if old is None:
        return f"{label} erbij: {_safely(say, new)}"
    if new is None:
        return f"{label} weg; was {_safely(say, old)}"
    return f"{label} van {_safely(say, old)} naar {_safely(say, new)}"


def _safely(say: Callable[[Any], str], value: Any) -> str:
    """An old file may hold what the model of today does not allow."""
    try:
        return say(value)
    except (AttributeError, KeyError, TypeError, ValueError):
        return repr(value)


def _euro(amount: int) -> str:
    return f"€ {amount:,}".replace(",", ".")


def _when(figure: Data) -> str:
    return "" if figure.get("as_of") in (None, "undated") else f" (geldt voor {figure['as_of']})"


def _amount(amount: Data) -> str:
    words = {"fixed": "precies", "min": "minstens", "max": "hoogstens"}
    parts = [f"{word} {_euro(amount[field])}" for field, word in words.items() if amount.get(field) is not None]
    parts += [f"{amount['percent']}% van de kosten"] if amount.get("percent") is not None else []
    note = f", {_dutch(amount['note'])}" if amount.get("note") else ""
    return " en ".join(parts) + note + _when(amount)


def _term(term: Data) -> str:
    one, more = _UNITS[term["unit"]]
    return f"{term['value']} {one if term['value'] == 1 else more}{_when(term)}"


def _rounds(rounds: list[Data]) -> str:
    days = (each["closes"] + (" in het jaar ervoor" if each.get("year_before") else "") for each in rounds)
    return ", ".join(f"{day}{_when(each)}" for day, each in zip(days, rounds, strict=True))


_SAID: dict[str, tuple[str, Callable[[Any], str]]] = {
    "status": ("status", str),
    "checked": ("nagekeken", str),
    "ended": ("afgelopen", str),
    "flow": ("gesprek", str),
    "theme": ("thema", str),
    "amount": ("bedrag", _amount),
    "cost": ("kosten", lambda cost: _euro(cost["euro"]) + _when(cost)),
    "lead": ("vooraf aanvragen", _term),
    "decision": ("antwoord binnen", _term),
    "rounds": ("sluitdagen", _rounds),
}
"""Fields that are told as: from this, to that."""
_LISTED = {"themes": "thema's", "instead": "in de plaats", "see_also": "zie ook", "route": "route"}
"""Fields that are told as: what came, what went."""


def _members(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [] if value is None else [value]
    return [str(item["record"]) if isinstance(item, dict) and "record" in item else str(item) for item in items]


def _added(old: list[str], new: list[str]) -> str:
    came = [name for name in dict.fromkeys(new) if name not in old]
    went = [name for name in dict.fromkeys(old) if name not in new]
    parts = [f"{word} {', '.join(names)}" for word, names in (("erbij", came), ("eraf", went)) if names]
    return "; ".join(parts) or "andere volgorde of voorwaarden"


def _list(old: Any, new: Any, what: str) -> Iterable[str]:
    """A file that is one list or one table: which lines came, went and changed."""
    before, after = _by_name(old), _by_name(new)
    found = {
        "erbij": [name for name in after if name not in before],
        "weg": [name for name in before if name not in after],
        "aangepast": [name for name in after if name in before and before[name] != after[name]],
    }
    return [f"{what} {word}: {_some(names)}" for word, names in found.items() if names]


def _some(names: list[str]) -> str:
    more = f" en nog {len(names) - MAX_NAMED}" if len(names) > MAX_NAMED else ""
    return ", ".join(names[:MAX_NAMED]) + more


def _by_name(value: Any) -> Data:
    if isinstance(value, dict):
        return {str(name): item for name, item in value.items()}
    items = value if isinstance(value, list) else []
    return {str(item.get("id", item)) if isinstance(item, dict) else str(item): item for item in items}
