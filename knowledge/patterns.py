"""Patterns for the lists of words by which messages are read."""


def one_of(listed: str, between: str = r"\s+") -> str:
    """A pattern for one of the words `listed`, which are normalised: `*` stands for any ending, `_` for what stands
    `between` two words. Where they begin and end in a text is for who uses it."""
    return "(?:" + "|".join(listed.split()).replace("*", r"\w*").replace("_", between) + ")"


def a_word_of(listed: str) -> str:
    """A pattern for one of these words as a whole word (see `one_of`)."""
    return rf"\b{one_of(listed)}(?!\w)"
