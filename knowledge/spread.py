"""Over how many needs a word or two are spread: "tuin" is said for many and means none of them surely, "geveltuin" is
one.

How like a phrasing a message is says little of a single word: one need that has it for a phrasing is as sure as can
be, and a dozen others have it too. So that is set aside, and what counts is how much of the odds the first holds.
"""

from collections.abc import Sequence

MOST = 4
"""Words of a message that may say too little, where one that tells of a subject counts for two."""
HOLDS = 0.4
"""Less than this share of the odds, and the first need is a guess. Set on 66 messages in five languages, half of them
vague; of as many others all but a few of the vague stayed below it, and all but a few of the clear above."""
UNNAMED = 0.485
"""The same where the first need is not even called so: its phrasings have the word by the way."""


def is_open(telling: Sequence[int], words: int, scores: Sequence[float], *, named: bool) -> bool:
    """Is it open which need was meant by a message of so many `words`, of which these (or fixed phrases of so many
    words) are `telling`?

    `scores` are those of the needs that are nearest, best first; `named` tells whether the first is called by one of
    the telling words. A fixed phrase ("street party") says which of all parties.
    """
    if not telling or words + len(telling) > MOST or max(telling) > 1 or not any(scores):
        return False
    odds = [score**2 for score in scores]  # what is half as near is a quarter as likely
    return odds[0] < (HOLDS if named else UNNAMED) * sum(odds)
