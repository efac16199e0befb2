"""What a city pack holds: records, needs, themes and places, as read from its content files.

Every model is frozen and refuses unknown fields, so a typing error in a content file is reported
instead of ignored. Amounts are whole euros. `as_of` tells for which year or day a figure holds; it is
never the day on which somebody saved the file.
"""

from knowledge.model.base import LANGUAGES, MORE_LANGUAGES, AsOf, Examples, Model, Season, Slug, Text, Translation
from knowledge.model.figures import Amount, Beside, Cap, Cost, Fact, Figure, Limit, Pot, Round, Source, Term
from knowledge.model.kinds import LEAVE, AskId, Kind, Role, Status, Who
from knowledge.model.need import Condition, Need, Phrasings, Sentences, Sign, Stop, Theme
from knowledge.model.record import Contact, Eligible, Memory, Record, Where

__all__ = [
    "LANGUAGES",
    "LEAVE",
    "MORE_LANGUAGES",
    "Amount",
    "AsOf",
    "AskId",
    "Beside",
    "Cap",
    "Condition",
    "Contact",
    "Cost",
    "Eligible",
    "Examples",
    "Fact",
    "Figure",
    "Kind",
    "Limit",
    "Memory",
    "Model",
    "Need",
    "Phrasings",
    "Pot",
    "Record",
    "Role",
    "Round",
    "Season",
    "Sentences",
    "Sign",
    "Slug",
    "Source",
    "Status",
    "Stop",
    "Term",
    "Text",
    "Theme",
    "Translation",
    "Where",
    "Who",
]
