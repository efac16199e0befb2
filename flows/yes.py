"""A yes and a no, in any of our languages."""

import re

_YES_WORDS = (
    "ja jawel ok oke okay okee prima goed goet akkoord akoord yes yep sure evet tak si sí oui نعم да j y is mag"
)
"""Also the first word of "is goed" and "mag van mij"."""
_NO_WORDS = "nee neen no nope hayir hayır nie nein non nò لا не liever niet n"
_AGREED_WORDS = (
    "agree agreed toestemming kabul zgadzam zgoda موافق موافقة acepto einverstanden accepte съгласен съгласна"
)
_BESIDE_WORDS = (
    "van mij wel best vind ik het ben ga hiermee mee eens zeker helemaal absoluut tuurlijk geef joh i fine my consent"
    " thats it you may can go ahead do olur tabii ediyorum się może oczywiście jasne طبعا اكيد أكيد ماشي claro de"
    " acuerdo vale klar gerne natürlich bien sûr d accord j разбира се може ta bon mi di akuerdo por"
)
_AGREED, _BESIDE = frozenset(_AGREED_WORDS.split()), frozenset(_BESIDE_WORDS.split())
"""What is said by who agrees, and beside that; by nobody who has something to say about it."""
_ASKS = frozenset((verb, thing) for verb in ("is", "mag", "kan") for thing in ("dat", "dit", "het"))
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


def consents(text: str) -> bool | None:
    """True for what is a yes and nothing else, False for a short no; None for anything else: a question ("mag dat"), a
    condition ("ok maar zonder mijn nummer"), what will be asked first. To keep something of somebody takes more than a
    message that begins well (AVG, article 4, 11: an unambiguous indication)."""
    said = re.findall(r"[^\W\d_]+", text.casefold())
    if yes_or_no(text) is False:
        return False
    asks = tuple(said[:2]) in _ASKS or text.strip().endswith(("?", "؟"))
    is_yes = not (YES | _AGREED).isdisjoint(said) and set(said) <= YES | _AGREED | FILLERS | _BESIDE
    return True if is_yes and not asks else None


def says_only_yes(text: str, label: str) -> bool:
    """Is this a yes and nothing else, but for words of the label of the button that says so?"""
    beside = set(re.findall(r"[^\W\d_]+", text.casefold())) - set(re.findall(r"[^\W\d_]+", label.casefold()))
    return yes_or_no(text) is True and beside <= YES | FILLERS
