"""What staff type after a slash: every act that has a button also has a command, with its words behind it."""

from dataclasses import dataclass

from bot.words.acts import ACTS
from flows import numbers
from flows.case import Move

COMMANDS: dict[str, str] = {
    "pak": Move.TAKE,
    "vraag": Move.ASK,
    "nieuws": Move.NEWS,
    "wacht": Move.WAIT,
    "beloof": "promise",
    "geefdoor": Move.HAND_OVER,
    "vast": "stuck",
    "ja": Move.DECIDE_YES,
    "mits": Move.DECIDE_PROVIDED,
    "nee": Move.DECIDE_NO,
    "klaar": Move.FINISH,
    "eind": Move.STOP,
    "heropen": Move.REOPEN,
    "voegsamen": Move.MERGE,
    "koppel": Move.LINK,
    "splits": Move.SPLIT,
}
"""Commands about one case, by the act that they do (see acts)."""
_WITH_WORDS = frozenset({Move.DECIDE_YES, Move.HAND_OVER})
"""Acts that ask for nothing to type at first, and take the words that were typed behind them all the same."""


@dataclass(frozen=True)
class Typed:
    """A command about a case: the words behind it are the first answer to what is asked with the act."""

    number: str | None
    words: str


def split(text: str) -> tuple[str, str]:
    """The command of `/name@bot: what comes after`, also on the next line, and what comes after."""
    command, rest = _first(text.removeprefix("/"))
    return command.partition("@")[0].rstrip(":").casefold(), rest


def _first(text: str) -> tuple[str, str]:
    first, *after = text.split(maxsplit=1) or [""]
    return first, "".join(after).strip()


def read(rest: str, case: str | None, act: str | None = None) -> Typed:
    """What stands behind a command. A number in front names the case; in the topic of a `case` it is not needed, and
    there an act that is about another case takes the number as that one."""
    first, after = _first(rest)
    named = numbers.find(first)
    about_another = act is not None and any(prompt.name == "other" for prompt in ACTS[act].prompts)
    if named is None or (case is not None and about_another):
        return Typed(case, rest.strip())
    return Typed(named, after)


def takes_words(act: str) -> bool:
    """Can words be typed behind the command of this act?"""
    prompts = ACTS[act].prompts
    return act in _WITH_WORDS or bool(prompts and not prompts[0].choices)


def words_of(text: str) -> str:
    """A message of staff without the command and the number before its words."""
    if not text.startswith("/"):
        return text
    return read(split(text)[1], None).words


def labels() -> dict[str, str]:
    """The commands about a case, each with what its button says."""
    return {name: ACTS[act].label for name, act in COMMANDS.items()}
