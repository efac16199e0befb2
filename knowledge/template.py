"""The first text of a new content file: every field with a word on what it is for, ready to be filled in.

What stands between < and > must be filled in: a file can't be loaded while any of it is left. A line
that starts with # and a letter or two spaces is a field that may stay away; take off the # to use it.
"""

import textwrap
from collections.abc import Iterator

from knowledge import fields
from knowledge.model import Kind

NEED = "need"
KINDS = (*(kind.value for kind in Kind), NEED)
_MONEY = (Kind.SUBSIDIE, Kind.BUDGET, Kind.FONDS)
_TEXT = "  nl: <{what}, in het Nederlands>\n  en: <{what}, in het Engels>\n"
_ITEM = "  - nl: <{what}, in het Nederlands>\n    en: <{what}, in het Engels>\n"
_DATED = "  as_of: <jaar>\n  source: 1\n"
_TERM = "  value: <getal>\n  unit: weeks\n" + _DATED
_SHOWN = "  tr: <Turks>\n  pl: <Pools>\n  ar: <Arabisch>\n"

_BODIES = {
    "title": _TEXT.format(what="de naam") + _SHOWN,
    "summary": _TEXT.format(what="wat je eraan hebt") + _SHOWN,
    "who": "  may: [group, association, foundation]\n" + "#  through:\n#    nl: <via wie>\n#    en: <through whom>\n",
    "amount": "  max: <getal>\n" + _DATED + "#  note:\n#    nl: <wat erbij hoort>\n#    en: <what belongs to it>\n",
    "lead": _TERM,
    "rounds": "  - {closes: 10-01, as_of: <jaar>, source: 1}\n",
    "decision": _TERM,
    "limits": "  - {what: age, min: <getal>, as_of: <jaar>, source: 1}\n",
    "cost": "  euro: <getal>\n" + _DATED,
    "pot": "  state: unknown\n" + _DATED,
    "beside": "  other: any\n" + _DATED,
    "papers": _ITEM.format(what="een papier"),
    "not_funded": _ITEM.format(what="iets wat niet kan"),
    "steps": _ITEM.format(what="stap 1") + _ITEM.format(what="stap 2"),
    "first_step": _TEXT.format(what="de eerste stap"),
    "pitfalls": _ITEM.format(what="wat misgaat"),
    "offline": _TEXT.format(what="zonder internet"),
    "report": _TEXT.format(what="wat je laat zien"),
    "facts": "  - nl: <zin met getal, in het Nederlands>\n    en: <zin met getal, in het Engels>\n"
    "    as_of: <jaar>\n    source: 1\n",
    "contact": "  phone: '14070'\n  url: <adres van de pagina>\n  source: 1\n",
    "memory": "  outcome: running\n  last_seen: <jaar>\n  lesson:\n"
    "    nl: <de les, in het Nederlands>\n    en: <de les, in het Engels>\n",
    "sources": "  - url: <adres van de pagina>\n    title: <naam van de bron>\n"
    "    holds: <jaar>\n    confidence: medium\n",
    "tests": "  finds:\n    - <zin 1>\n    - <zin 2>\n    - <zin 3>\n  not:\n    - <zin die hier niet hoort>\n",
}
_VALUES = {
    "also": "[<andere naam>]",
    "keywords": "[<woord>, <nog een woord>]",
    "themes": "[<thema>]",
    "where": "{scope: city}",
    "ended": "<jaar>",
    "instead": "[<kaart>]",
    "outdoors": "true",
    "season": "{begins: 09-20, ends: 09-30}",
    "not_with": "[road-closed]",
    "needed_with": "[road-closed]",
    "see_also": "[<kaart>]",
    "flow": "initiatief",
    "owner": "<functie, zoals redacteur groen>",
    "checked": "<JJJJ-MM-DD>",
}
_ORDER = (
    "status", "title", "summary", "also", "keywords", "themes", "where", "memory", "who", "amount", "beside", "lead",
    "rounds", "decision", "limits", "cost", "pot", "papers", "not_funded", "steps", "first_step", "pitfalls", "offline",
    "report", "facts", "contact", "ended", "instead", "outdoors", "season", "not_with", "needed_with",
    "see_also", "flow", "sources", "owner", "checked", "good_for_days", "tests",
)  # fmt: skip
_ALWAYS = frozenset((
    "status", "title", "summary", "keywords", "themes", "where", "steps", "first_step", "sources", "owner", "checked",
    "good_for_days", "tests",
))  # fmt: skip
_NEED = """\
label:
  nl: <de behoefte, in het Nederlands>
  en: <de behoefte, in het Engels>
  tr: <Turks>
  pl: <Pools>
  ar: <Arabisch>
theme: <thema>
intro:
  nl: <één warme zin, in het Nederlands>
  en: <één warme zin, in het Engels>
#first_step:
#  nl: <de eerste stap, in het Nederlands>
#  en: <de eerste stap, in het Engels>
phrasings:
  nl:
    - <zo zegt iemand het 1>
    - <zo zegt iemand het 2>
    - <zo zegt iemand het 3>
    - <zo zegt iemand het 4>
    - <zo zegt iemand het 5>
    - <zo zegt iemand het 6>
  en:
    - <zo zegt iemand het in het Engels 1>
    - <zo zegt iemand het in het Engels 2>
#  tr: [<in het Turks>]
#  pl: [<in het Pools>]
#  ar: [<in het Arabisch>]
#signs: [{words: [rook|vlammen, keuken|dak], unless: barbecue*}]
#never: [[brand*, oefening|ideeen]]
#when: {who: [person, group]}
#season: {begins: 04-26, ends: 04-27}
route:
  - {record: <kaart>, role: explanation}
#  - {record: <kaart>, role: money, when: {who: [group, foundation]}}
#flow: initiatief
#asked: liable
owner: <functie, zoals redacteur groen>
checked: <JJJJ-MM-DD>
tests:
  finds:
    - <zin 1>
    - <zin 2>
    - <zin 3>
  not:
    - <zin die hier niet hoort>
"""


def text(kind: str, name: str) -> str:
    """The template of a record of this kind (or of a need) that will be called `name`. Raises KeyError."""
    if kind not in KINDS:
        raise KeyError(kind)
    lines = _need() if kind == NEED else _record(Kind(kind))
    what = "Behoefte" if kind == NEED else "Kaart"
    heading = (
        f"# {what}: {name}. Vul in wat tussen < en > staat, met de < en > erbij weg.",
        "# Een veld met # ervoor is niet verplicht: haal de # weg als je het gebruikt, of gooi de regels weg.",
    )
    return "\n".join((*heading, *lines)) + "\n"


def _record(kind: Kind) -> Iterator[str]:
    yield from _comment("Record", "kind")
    yield f"kind: {kind.value}"
    used = set(_ALWAYS)
    used |= {"who", "amount"} if kind in _MONEY else set()
    used |= {"memory"} if kind is Kind.VOORBEELD else set()
    used |= {"contact"} if kind in (Kind.LOKET, Kind.NETWERK, Kind.ROL, Kind.ELSEWHERE) else set()
    for field in _ORDER:
        if field == "memory" and kind is not Kind.VOORBEELD:
            continue
        yield from _comment("Record", field)
        body = _field(field, kind).splitlines()
        yield from body if field in used else (line if line.startswith("#") else f"#{line}" for line in body)


def _field(field: str, kind: Kind) -> str:
    if field in _BODIES:
        return f"{field}:\n{_BODIES[field]}"
    if field == "status":
        return "status: check"
    if field == "good_for_days":
        return f"good_for_days: {90 if kind in _MONEY else 180}"
    return f"{field}: {_VALUES[field]}"


def _need() -> Iterator[str]:
    for line in _NEED.splitlines():
        name = line.removeprefix("#").partition(":")[0]
        if line[0].isalpha() or line[1:2].isalpha():
            yield from _comment("Need", name)
        yield line


def _comment(model: str, field: str) -> Iterator[str]:
    """What the field is for, after `# ` and a capital, so that it can't be taken for a field."""
    said = fields.words(model, field) or ""
    said = f"E{said[1:]}" if said.startswith("é") else said[:1].upper() + said[1:]
    ending = "" if said.endswith("?") else "."
    yield from textwrap.wrap(said + ending, width=116, initial_indent="# ", subsequent_indent="# ")
