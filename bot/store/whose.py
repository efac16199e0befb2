"""Whose the rows of each table are. Erasing, handing over, and the test that no table was forgotten read it here."""

OF_PERSON = {
    "people": "id",
    "outbox": "to",
    "shown": "to",
    "files": "person",
    "reminders": "person",
    "news": "person",
    "followers": "person",
    "joined": "person",
    "weekly": "person",
    "away": "person",
    "staff_names": "person",
}
"""Rows that go with a person, by the column that names them."""

OF_CASE = {
    "outbox": "case_number",
    "news": "case_number",
    "sayings": "case_number",
    "followers": "case_number",
    "follow_links": "case_number",
    "showing": "case_number",
    "behalf": "case_number",
    "joined": "case_number",
    "before": "case_number",
}
"""Rows that go when the person is taken out of their case, by the column that names the case."""

ALSO_NAMED = (
    ("inbox", "person"),
    ("cases", "owner"),
    ("events", "by"),
    ("behalf", "helper"),
    ("behalf", "neighbour"),
    ("staff", "person"),
)
"""Where else a person is named: rows that stay without them, or that need more than being removed."""


def everybody() -> str:
    """SQL that gives each person that is named anywhere, as `person`."""
    return " UNION ".join(
        f'SELECT "{column}" AS person FROM {table} WHERE "{column}" IS NOT NULL'
        for table, column in (*OF_PERSON.items(), *ALSO_NAMED)
    )
