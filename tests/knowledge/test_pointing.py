"""What a short message points at in a list, by its place or by its name."""

import pytest

from knowledge import pointing

NAMES = {
    "fonds": ["Fonds 1818: geld voor een plan van bewoners", "Fonds 1818"],
    "subsidie": ["Subsidie van je stadsdeel voor een buurtactiviteit"],
    "wijzer": ["De Evenementenwijzer", "Event guide"],
    "gids": ["Gids voor een buurtactiviteit"],
}


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("3", 3), ("3.", 3), ("3)", 3), ("nummer 3", 3), ("Nr. 3", 3), ("#3", 3), ("de derde", 3),
        ("De 3e graag", 3),
        ("optie 2 graag", 2), ("number 12", 12), ("the first one", 1),
        ("numara 3", 3), ("Nummer één", 1), ("option two", 2), ("birinci", 1), ("رقم 3", 3),
        ("den 3", None), ("0", 0), ("3 juni", None), ("2522", None), ("3 mensen", None),
        ("nummer", None), ("twee", 2), ("Twee.", 2), ("twee buren", None),
        ("", None), ("de derde keer", None), ("ik wil een", None), ("en een", None), ("x" * 200, None),
        ("meer over 2", 2), ("vertel me meer over de tweede", 2), ("doe maar twee", 2), ("en de derde?", 3),
        ("tell me more about the second one", 2), ("ikincisi lütfen", 2), ("poproszę drugą", 2), ("الثاني", 2),
        ("más sobre el segundo", 2), ("la segunda opción", 2), ("mehr über den zweiten", 2), ("e di dos", 2),
        ("le deuxième s'il vous plaît", 2), ("покажи втория", 2),
    ],
)  # fmt: skip
def test_a_place_in_a_list(typed: str, place: int | None) -> None:
    assert pointing.place(typed) == place


@pytest.mark.parametrize(
    "typed",
    [
        "de laatste", "Die laatste graag.", "de onderste", "the last one", "sonuncusu", "ostatnia", "الأخير",
        "el último", "der letzte", "la dernière", "последният", "e último",
    ],
)  # fmt: skip
def test_the_last_of_a_list(typed: str) -> None:
    assert pointing.place(typed) == pointing.LAST


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("fonds 1818", "fonds"), ("die van Fonds 1818", "fonds"), ("evenementenwijzer graag", "wijzer"),
        ("meer over de evenementenwijzer", "wijzer"), ("event guide please", "wijzer"),
        ("die van het stadsdeel", "subsidie"), ("die van je stadsdeel graag", "subsidie"),
        ("the one from fonds 1818", "fonds"), ("fonds 1818 olan", "fonds"), ("ta z Fonds 1818", "fonds"),
        ("la de fonds 1818", "fonds"), ("die vom Fonds 1818", "fonds"), ("celle du Fonds 1818", "fonds"),
        ("тази от fonds 1818", "fonds"), ("esun di fonds 1818", "fonds"), ("تبع fonds 1818", "fonds"),
        ("die van buurtactiviteit", None), ("die van mij", None), ("stadsdeel", None), ("die subsidie", None),
        ("wat kost fonds 1818", None), ("fonds 1818?", None), ("", None),
    ],
)  # fmt: skip
def test_what_is_called_by_its_name(typed: str, called: str | None) -> None:
    assert pointing.called(typed, NAMES) == called


@pytest.mark.parametrize(("typed", "at"), [("die van Fonds 1818 graag", "fonds 1818"), ("fonds 1818", None)])
def test_what_is_pointed_at(typed: str, at: str | None) -> None:
    assert pointing.pointed(typed) == at


@pytest.mark.parametrize(
    ("typed", "much"),
    [
        ("verder", 1), ("Ga verder.", 1), ("de volgende graag", 1), ("next please", 1), ("dalej", 1), ("devam", 1),
        ("التالي", 1), ("siguiente", 1), ("weiter", 1), ("suivant", 1), ("продължи", 1), ("sigui", 1),
        ("de rest", pointing.LAST), ("en de rest?", pointing.LAST), ("the rest", pointing.LAST),
        ("le reste", pointing.LAST), ("verder met mijn plan", None), ("de rest van de straat", None), ("", None),
    ],
)  # fmt: skip
def test_how_much_is_asked_for_of_what_is_still_to_be_told(typed: str, much: int | None) -> None:
    assert pointing.goes_on(typed) == much
