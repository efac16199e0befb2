"""What the initiators of plans let others see."""

from sqlite_utils import Database

from bot.store.cases import Card, card_of, listed
from flows.showing import PUBLIC, Sees, Showing

_PUBLIC = listed(PUBLIC)


class Showings:
    """The showing table. A plan without a row shows only where it stands, to its followers."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, number: str) -> Showing:
        """What may be seen of this case."""
        rows = self._db.query("SELECT * FROM showing WHERE case_number = ?", [number])
        return next((Showing(Sees(row["sees"]), row["credit"], bool(row["public"])) for row in rows), Showing())

    def choose(self, number: str, showing: Showing) -> None:
        """From now on this may be seen."""
        row = {"case_number": number, "sees": showing.sees, "credit": showing.credit, "public": int(showing.public)}
        self._db.table("showing").upsert(row, pk="case_number")

    def public(self, stadsdeel: str | None, limit: int) -> list[Card]:
        """The newest plans that may be shown to everybody (in one part of the city)."""
        rows = self._db.query(
            "SELECT c.* FROM showing AS s JOIN cases AS c ON c.number = s.case_number WHERE s.public = 1"
            f" AND c.state IN ({_PUBLIC}) AND (? IS NULL OR c.stadsdeel = ?) ORDER BY c.state_at DESC LIMIT ?",
            [stadsdeel, stadsdeel, limit],
        )
        return [card_of(row) for row in rows]
