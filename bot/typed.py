"""What somebody types right after a button that asked for it, outside a talk: who is named with a plan, why it stops,
what is wrong with an answer, or what they want to say with it. Only the next message counts; a question does only in
the last."""

from bot.store.people import Person

_KEY = "typed"
MOST = 200
"""Characters; who writes more is telling something else."""
FREE = frozenset({"add"})
"""What may be as long as a story, and a question too: it is for the desk."""


def ask(person: Person, what: str, number: str) -> None:
    """The next message of this person is `what` about this case."""
    person.said = (person.said or {}) | {_KEY: [what, number]}


def is_asked(person: Person, what: str) -> bool:
    """Was this person asked for it?"""
    return bool((person.said or {}).get(_KEY, [""])[0] == what)


def take(person: Person, text: str) -> tuple[str, str] | None:
    """What this message is, and about which case; None when nothing was asked or this is no answer to it."""
    asked = (person.said or {}).pop(_KEY, None)
    if asked is None:
        return None
    if asked[0] not in FREE and (len(text) > MOST or text.strip().endswith("?")):
        return None
    return asked[0], asked[1]


def drop(person: Person) -> None:
    """They did something else."""
    if person.said:
        person.said.pop(_KEY, None)
