"""What staff type after a slash: every act that has a button also has a command, with its words behind it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

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
_CONDITION = (
    r"(?:maar\s+)?(?:mits|(?:alleen|enkel)\s+(?:als|wanneer|indien)|indien|(?:onder|op)\s+(?:de\s+)?voorwaarde\s+dat)"
)
LEADS: dict[str, str] = {Move.DECIDE_PROVIDED: _CONDITION, Move.DECIDE_NO: "want", Move.STOP: "omdat"}
"""Patterns of the word on which the label of an act ends: what is typed follows it, and the resident reads it already.
"""
_ALIKE = 0.7
"""How much a name that is no command must be like one to be taken for a slip of it."""
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
    return command.partition("@")[0].rstrip(",.:;!?").casefold(), rest


def _first(text: str) -> tuple[str, str]:
    first, *after = text.split(maxsplit=1) or [""]
    return first, "".join(after).strip()


def act_of(command: str, words: str) -> str:
    """The act of a command. As its button says it, "/ja, mits de stoep vrij blijft" is no yes without conditions."""
    act, lead = COMMANDS[command], LEADS[Move.DECIDE_PROVIDED]
    conditional = act == Move.DECIDE_YES and _leads(words, lead)
    return Move.DECIDE_PROVIDED if conditional else act


def move_of(text: str) -> Move | None:
    """The move for which a message asks that begins with a command about a case; None for any other message."""
    command, rest = split(text)
    if not text.startswith("/") or command not in COMMANDS:
        return None
    return ACTS[act_of(command, read(rest, None).words)].move


def without_lead(act: str, said: str) -> str:
    """What is typed for an act, without the word that the resident reads before it: "want de stoep is te smal"."""
    lead = LEADS.get(act)
    found = _leads(said, lead) if lead else None
    return found[1] if found else said


def _leads(said: str, lead: str) -> re.Match[str] | None:
    return re.match(rf"\W*(?:(?:ja|nee|stop)\W+)?{lead}\b[\s:,]*(.*)", said, re.IGNORECASE | re.DOTALL)


def nearest(command: str, others: Iterable[str] = ()) -> str | None:
    """The command that was meant by one that we don't have ("nieuw"), by its name, one of the `others` or the label of
    its button; None when it is like none of them."""
    labels = {"".join(filter(str.isalpha, ACTS[act].label.casefold())): name for name, act in COMMANDS.items()}
    names = {**labels, **{other: other for other in others}, **{name: name for name in COMMANDS}}
    begun = [name for label, name in labels.items() if len(command) > 3 and label.startswith(command)]
    found = [*begun, *(names[near] for near in get_close_matches(command, names, 1, _ALIKE))]
    return found[0] if found else None


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
