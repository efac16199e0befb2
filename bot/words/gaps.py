"""Questions without a good answer, as editors read them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from bot.clock import CITY_TIME
from bot.messages import bold

MOST = 15
_WHY = {"nothing": "geen antwoord", "choose": "niet duidelijk", "wrong": "bewoner vond het antwoord fout"}


def newest(gaps: Sequence[Mapping[str, str]], places: Mapping[str, str]) -> str:
    """The newest of them, one a line; personal data was taken out before they were kept."""
    if not gaps:
        return "Er zijn geen vragen zonder goed antwoord."
    lines = [bold(f"Vragen zonder goed antwoord ({len(gaps)})"), *(_line(gap, places) for gap in gaps[:MOST])]
    left = len(gaps) - MOST
    return "\n".join([*lines, *([f"… en nog {left}. Alles: stadswijzer knowledge gaps"] if left > 0 else [])])


def digest(new: int) -> str:
    """What editors hear in the morning."""
    came = "kwam er één vraag" if new == 1 else f"kwamen er {new} vragen"
    return f"Goedemorgen. Sinds de vorige keer {came} bij waar wij geen goed antwoord op hadden. Typ /vragen."


def _line(gap: Mapping[str, str], places: Mapping[str, str]) -> str:
    day = dt.datetime.fromisoformat(gap["at"]).astimezone(CITY_TIME)
    where = f" · {places[gap['stadsdeel']]}" if gap["stadsdeel"] in places else ""
    about = f" · over {gap['about']}" if gap["about"] else ""
    return f"• {day:%d-%m}{where} · {_WHY.get(gap['status'], gap['status'])}{about}: “{gap['text']}”"
