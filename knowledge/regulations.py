"""Local regulations: which ones sources name, and what the official service (CVDR) says about their versions.

The service is the SRU 2.0 interface of the Centrale Voorziening Decentrale Regelgeving. It keeps every version of a
regulation (`CVDR637485_3`) with the day it came into force (`inwerkingtredingDatum`) and the first day on which it no
longer holds (`uitwerkingtredingDatum`). Names are compared without namespaces, which differ between SRU 1.2 and 2.0.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree

from knowledge.model import Source

CVDR = re.compile(r"\bCVDR(?P<work>\d{1,9})(?:[/_](?P<version>\d{1,4})\b)?", re.IGNORECASE)
_PUBLICATION = re.compile(
    r"\bGemeenteblad\s+(?P<year>\d{4}),?\s+nr\.?\s*(?P<number>\d+)|\bgmb-(?P<id>\d{4}-\d+)\b", re.I
)
PUBLICATIONS = "https://zoek.officielebekendmakingen.nl"
_UNSUPPORTED = 16
"""The SRU diagnostic for an index that the service does not know."""


class AnswerError(Exception):
    """What came back is no answer of the service. `unsupported` tells that the question itself was not understood."""

    def __init__(self, message: str, *, unsupported: bool = False) -> None:
        super().__init__(message)
        self.unsupported = unsupported


@dataclass(frozen=True)
class Cited:
    """A regulation that a source rests on; `version` when the source names one."""

    work: str
    version: int | None = None

    def __str__(self) -> str:
        return self.work if self.version is None else f"{self.work}/{self.version}"


@dataclass(frozen=True)
class Version:
    """One version of a regulation; `end` is the first day on which it no longer holds."""

    number: int
    title: str
    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True)
class Judgement:
    """How a cited regulation stands today, in words."""

    state: Literal["ok", "changed", "lapsed", "unknown"]
    words: str = ""


def cited(source: Source) -> Cited | None:
    """The regulation in CVDR that this source names, in `regulation` or in its address."""
    found = [match for text in (source.regulation, source.url) if text and (match := CVDR.search(text))]
    if not found:
        return None
    work = found[0]["work"]
    versions = [int(match["version"]) for match in found if match["version"] and match["work"] == work]
    return Cited(f"CVDR{work}", versions[0] if versions else None)


def publication(source: Source) -> str | None:
    """The address of the Gemeenteblad issue that this source names."""
    match = _PUBLICATION.search(source.regulation or "")
    if match is None:
        return None
    return f"{PUBLICATIONS}/gmb-{match['id'] or f'''{match['year']}-{match['number']}'''}.html"


def versions(answer: str | bytes, work: str) -> list[Version]:
    """The versions of `work` in an answer of the service, the newest last. Raises AnswerError."""
    try:
        root = ElementTree.fromstring(answer)
    except (ElementTree.ParseError, ValueError) as error:
        raise AnswerError(f"geen XML ({error})") from None
    if _name(root) != "searchRetrieveResponse":
        raise AnswerError(f"een {_name(root)!r} in plaats van een zoekantwoord")
    for diagnostic in _all(root, "diagnostic"):
        code = _text(diagnostic, "uri").rpartition("/")[2]
        said = " ".join(filter(None, (_text(diagnostic, "message"), _text(diagnostic, "details")))) or "zonder uitleg"
        raise AnswerError(f"de dienst zegt: {said}", unsupported=code == str(_UNSUPPORTED))
    if not _text(root, "numberOfRecords").isdigit():
        raise AnswerError("een antwoord zonder aantal")
    found = {version.number: version for part in _all(root, "recordData") if (version := _version(part, work))}
    return [found[number] for number in sorted(found)]


def judge(named: Cited, found: list[Version], today: dt.date, checked: dt.date) -> Judgement:
    """How `named` stands on `today`, for a record whose sources an editor read on `checked`."""
    if not found:
        return Judgement("unknown", "kent de dienst niet; klopt het nummer?")
    now = _current(found, today)
    if now is None:
        ends = [version.end for version in found if version.end is not None and version.end <= today]
        if ends:
            return Judgement("lapsed", f"geldt niet meer sinds {max(ends)}")
        starts = [version.start for version in found if version.start is not None]
        return Judgement("changed", f"geldt nog niet; pas vanaf {min(starts)}" if starts else "is nog niet in werking")
    since = f", sinds {now.start}" if now.start else ""
    if named.version is not None and named.version != now.number:
        return Judgement("lapsed", f"versie {named.version} geldt niet meer; nu geldt versie {now.number}{since}")
    if now.start is not None and now.start > checked:
        return Judgement("changed", f"heeft een nieuwe versie {now.number}{since}; nagekeken op {checked}")
    if now.end is not None:
        return Judgement("changed", f"geldt nog tot {now.end}")
    return Judgement("ok")


def _current(found: Iterable[Version], today: dt.date) -> Version | None:
    holding = [
        version
        for version in found
        if (version.start is None or version.start <= today) and (version.end is None or version.end > today)
    ]
    return max(holding, key=lambda version: version.number, default=None)


def _version(part: ElementTree.Element, work: str) -> Version | None:
    match = CVDR.search(_text(part, "identifier"))
    if match is None or match["version"] is None or f"CVDR{match['work']}" != work:
        return None
    start, end = _day(_text(part, "inwerkingtredingDatum")), _day(_text(part, "uitwerkingtredingDatum"))
    return Version(int(match["version"]), _text(part, "title"), start, end)


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        raise AnswerError(f"een datum die er geen is: {text!r}") from None


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(root: ElementTree.Element, name: str) -> Iterable[ElementTree.Element]:
    return [element for element in root.iter() if _name(element) == name]


def _text(root: ElementTree.Element, name: str) -> str:
    return next(("".join(element.itertext()).strip() for element in _all(root, name)), "")
