"""`ask` and `eval`: one question, or a set of them, without a store."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.i18n import speaker
from bot.messages import plain
from bot.words import remembered
from knowledge.answer import Answer
from knowledge.guide import Guide


def as_json(found: Answer, guide: Guide, text: str) -> dict[str, Any]:
    """The answer in the form of the contract."""
    said = found.understanding
    message, taps = remembered.answer(found, guide, speaker(said.language))
    place = said.place
    return {
        "text": text,
        "language": said.language,
        "status": found.status,
        "place": {"stadsdeel": place.stadsdeel, "wijk": place.wijk, "postcode": place.postcode} if place else None,
        "needs": [need.id for need in found.needs],
        "themes": list(found.themes),
        "date": said.date.isoformat() if said.date else None,
        "amount": said.amount,
        "results": [
            {
                "id": result.record.id,
                "kind": result.record.kind.value,
                "title": result.record.title.pick(said.language),
                "score": result.score,
                "fit": result.verdict.fit,
                "why": [str(reason) for reason in result.verdict.why] + [f"word:{feature}" for feature in found.why],
                "missing": list(result.verdict.missing),
                "latest_apply": result.verdict.latest_apply.isoformat() if result.verdict.latest_apply else None,
                "checked": result.record.checked.isoformat(),
            }
            for result in found.results
        ],
        "loket": found.loket.id if found.loket else None,
        "message": plain(message),
        "buttons": [button.label for button in taps],
    }


class Question(BaseModel):
    """A line of a question set, in the form of the contract."""

    model_config = ConfigDict(strict=True)

    id: str
    text: str
    lang: str
    accept: list[str]
    status: list[str]
    stadsdeel: str | None


@dataclass
class _Score:
    n: int = 0
    top1: int = 0
    top3: int = 0

    def share(self) -> dict[str, Any]:
        return {"n": self.n, "top1": _part(self.top1, self.n), "top3": _part(self.top3, self.n)}


def evaluate(lines: Iterable[str], guide: Guide, today: Any) -> dict[str, Any]:
    """Scores a question set (contract form). Raises ValueError naming the line that can't be read."""
    total, by_lang = _Score(), defaultdict[str, _Score](_Score)
    count = status_right = places = place_right = wrong_confident = 0
    misses: list[dict[str, Any]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        question = _question(line, number)
        found = guide.ask(question.text, today, may_ask=True)
        count += 1
        ids = _ranked(found)
        accept = {guide.pack.canonical(name) for name in question.accept}
        first, three = bool(accept & set(ids[:1])), bool(accept & set(ids[:3]))
        status_ok = found.status in question.status
        status_right += status_ok
        place_ok = True
        if question.stadsdeel:
            places += 1
            place = found.understanding.place
            place_ok = place is not None and place.stadsdeel == question.stadsdeel
            place_right += place_ok
        if accept:
            for score in (total, by_lang[question.lang]):
                score.n, score.top1, score.top3 = score.n + 1, score.top1 + first, score.top3 + three
        wrong_confident += found.status == "found" and not three
        if not (status_ok and place_ok and (three or not accept)):
            misses.append({
                "id": question.id, "text": question.text,
                "status": found.status, "expected_status": question.status,
                "stadsdeel": found.understanding.place.stadsdeel if found.understanding.place else None,
                "expected_stadsdeel": question.stadsdeel, "results": ids[:3], "accept": sorted(accept),
                "needs": [need.id for need in found.needs], "why": list(found.why),
            })  # fmt: skip
    return {
        "n": count,
        "top1": _part(total.top1, total.n),
        "top3": _part(total.top3, total.n),
        "status_accuracy": _part(status_right, count),
        "place_accuracy": _part(place_right, places),
        "wrong_confident": wrong_confident,
        "by_lang": {language: score.share() for language, score in sorted(by_lang.items())},
        "misses": misses,
    }


def _ranked(found: Answer) -> list[str]:
    """The ids of the results; where only a loket fits, the loket counts as the first."""
    ids = [result.record.id for result in found.results]
    return ids or ([found.loket.id] if found.loket else [])


def _question(line: str, number: int) -> Question:
    try:
        return Question.model_validate_json(line)
    except ValidationError as error:
        where = ", ".join(sorted({str(one["loc"][0]) if one["loc"] else "JSON" for one in error.errors()}))
        raise ValueError(f"regel {number}: geen vraag van de goede vorm ({where})") from None


def _part(right: int, of: int) -> float | None:
    return round(right / of, 4) if of else None
