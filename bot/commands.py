"""Commands that people type, by their names in Dutch and English."""

COMMANDS: dict[str, tuple[str, ...]] = {
    "start": ("start",),
    "menu": ("menu", "onderwerpen", "topics"),
    "help": ("help", "hulp"),
    "cases": ("mijn", "mijnzaken", "cases", "status"),
    "human": ("mens", "human"),
    "mydata": ("mijngegevens", "mydata"),
    "erase": ("verwijder", "delete"),
    "privacy": ("privacy",),
    "why?": ("waarom", "why"),
    "plan": ("planning", "plan"),
    "preferences": ("voorkeuren", "preferences"),
    "pause": ("pauze", "pause"),
    "weekly": ("volg", "follow"),
    "neighbours": ("buren", "neighbours"),
    "poster": ("poster",),
    "stop": ("stop",),
}
"""Commands with their names in Dutch and English."""

AS_BUTTONS = frozenset(
    {"preferences", "menu", "human", "mydata", "erase", "privacy", "why?", "plan", "weekly", "neighbours"}
)
"""Commands that do what a button with the same action does."""


def read(text: str) -> tuple[str | None, str]:
    """The command of `/name@bot what comes after`, None for one that we don't have, and what comes after."""
    name, _space, rest = text[1:].partition(" ")
    name = name.split("@")[0].casefold()
    return next((command for command, names in COMMANDS.items() if name in names), None), rest
