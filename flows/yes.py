"""A yes and a no, in any of our languages."""

import re

_YES_WORDS = (
    "ja jawel ok oke okay okee prima goed goet akkoord akoord yes yep sure evet tak si sí oui نعم да j y is mag"
)
"""Also the first word of "is goed" and "mag van mij"."""
_NO_WORDS = "nee neen no nope hayir hayır nie nein non nò لا не liever niet n"
YES, NO = frozenset(_YES_WORDS.split()), frozenset(_NO_WORDS.split())
_FILLER_WORDS = (
    "hoor graag natuurlijk dat kan doe maar please of course lütfen lutfen proszę prosze por favor bitte merci fabor"
    " моля"
)
FILLERS = frozenset(_FILLER_WORDS.split())
"""What is said beside a yes or a no, and no name either."""
_NO_OF = 4
"""A longer message that begins with a no tells something else as well ("nee, het is in Laak")."""


def yes_or_no(text: str) -> bool | None:
    """True for what begins with a yes and holds no no, False for a short no, in any of our languages; None for anything
    else ("ja nee, liever niet")."""
    said = re.findall(r"[^\W\d_]+", text.casefold())
    if said and said[0] in NO:
        return False if len(said) <= _NO_OF else None
    return True if said and said[0] in YES and not NO & set(said) else None


def says_only_yes(text: str, label: str) -> bool:
    """Is this a yes and nothing else, but for words of the label of the button that says so?"""
    beside = set(re.findall(r"[^\W\d_]+", text.casefold())) - set(re.findall(r"[^\W\d_]+", label.casefold()))
    return yes_or_no(text) is True and beside <= YES | FILLERS
