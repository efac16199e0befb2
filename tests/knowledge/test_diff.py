"""What changed, in words an editor understands."""

import pytest

from knowledge import diff

CARD = """\
kind: fonds
status: current
title: {nl: Buurtfonds, en: Neighbourhood fund}
summary: {nl: Geld voor je straat., en: Money for your street., tr: Para}
themes: [geld]
amount: {max: 1500, as_of: 2025, source: 1}
lead: {value: 8, unit: weeks, as_of: 2025, source: 1}
see_also: [a, b]
steps:
  - {nl: Bel., en: Call.}
checked: 2026-01-15
"""
NEED = """\
label: {nl: Straatfeest, en: Street party}
theme: feest
phrasings: {nl: [feest]}
route:
  - {record: a, role: money}
  - {record: b, role: help}
"""


def told(old: str, new: str, path: str = "records/buurtfonds.yaml") -> list[str]:
    return diff.changes({path: old}, {path: new})


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("nl: Buurtfonds,", "nl: Straatfonds,", "heet nu 'Straatfonds', eerst 'Buurtfonds'"),
        ("en: Neighbourhood fund", "en: Fund", "alleen vertaling, jaar of bron aangepast: titel"),
        ("max: 1500, as_of: 2025", "max: 2000, as_of: 2026",
         "bedrag van hoogstens € 1.500 (geldt voor 2025) naar hoogstens € 2.000 (geldt voor 2026)"),
        ("{max: 1500, as", "{fixed: 50, percent: 40, as",
         "bedrag van hoogstens € 1.500 (geldt voor 2025) naar precies € 50 en 40% van de kosten (geldt voor 2025)"),
        ("value: 8", "value: 1",
         "vooraf aanvragen van 8 weken (geldt voor 2025) naar 1 week (geldt voor 2025)"),
        ("status: current", "status: expired\nended: 2026-06", "status van current naar expired"),
        ("status: current", "status: current\nended: 2026-06", "afgelopen erbij: 2026-06"),
        ("checked: 2026-01-15", "checked: 2026-11-20", "nagekeken van 2026-01-15 naar 2026-11-20"),
        ("nl: Bel.", "nl: Schrijf.", "aangepast: stappen"),
        ("en: Call.", "en: Phone.", "alleen vertaling, jaar of bron aangepast: stappen"),
        ("see_also: [a, b]", "see_also: [b, c]", "zie ook: erbij c; eraf a"),
        ("see_also: [a, b]", "see_also: [b, a]", "zie ook: andere volgorde of voorwaarden"),
        ("lead: {value: 8, unit: weeks, as_of: 2025, source: 1}\n", "",
         "vooraf aanvragen weg; was 8 weken (geldt voor 2025)"),
        ("unit: weeks", "unit: ooit",
         "vooraf aanvragen van 8 weken (geldt voor 2025)"
         " naar {'value': 8, 'unit': 'ooit', 'as_of': 2025, 'source': 1}"),
    ],
)  # fmt: skip
def test_one_change_in_a_record(was: str, becomes: str, said: str) -> None:
    assert was in CARD
    assert f"kaart buurtfonds: {said}" in told(CARD, CARD.replace(was, becomes))


def test_the_same_file_written_otherwise_is_no_change() -> None:
    assert told(CARD, "# hallo\n" + CARD.replace("{nl: Bel., en: Call.}", "nl: Bel.\n    en: Call.")) == []


def test_each_thing_is_one_line() -> None:
    assert len(told(CARD, CARD.replace("1500", "1").replace("2026-01-15", "2026-02-01").replace("Bel.", "Zing."))) == 3


def test_new_and_gone() -> None:
    files = {"records/buurtfonds.yaml": CARD, "needs/feest.yaml": NEED}
    assert diff.changes({}, files) == [
        "behoefte feest is nieuw: 'Straatfeest'",
        "kaart buurtfonds is nieuw: 'Buurtfonds' (fonds)",
    ]
    folded = {"folded.yaml": "buurtfonds: groot-fonds\n"}
    assert diff.changes({**files, "folded.yaml": "{}"}, folded) == [
        "folded.yaml: verwijzing erbij: buurtfonds",
        "behoefte feest is weg: 'Straatfeest'",
        "kaart buurtfonds is weg: 'Buurtfonds' (fonds); gaat nu naar groot-fonds",
    ]


def test_the_route_of_a_need() -> None:
    path = "needs/feest.yaml"
    assert told(NEED, NEED.replace("record: a", "record: c"), path) == ["behoefte feest: route: erbij c; eraf a"]
    assert told(NEED, NEED.replace("role: money", "role: help"), path) == [
        "behoefte feest: route: andere volgorde of voorwaarden"
    ]
    assert told(NEED, NEED.replace("[feest]", "[feest, fuif]"), path) == [
        "behoefte feest: aangepast: zinnen van mensen"
    ]


def test_a_list_of_concepts() -> None:
    old = "- {id: tuin, nl: [tuin]}\n- {id: fuif, nl: [fuif]}\n"
    new = "- {id: tuin, nl: [tuin, hof]}\n- {id: boom, nl: [boom]}\n"
    assert told(old, new, "concepts.yaml") == [
        "concepts.yaml: begrip erbij: boom",
        "concepts.yaml: begrip weg: fuif",
        "concepts.yaml: begrip aangepast: tuin",
    ]
    many = "".join(f"- {{id: w{n}, nl: [w]}}\n" for n in range(30))
    assert told("[]", many, "concepts.yaml")[0].endswith("en nog 18")


@pytest.mark.parametrize(
    "broken", ["a: [", "", "- een\n- lijst\n", "gewoon tekst", "title: tekst\nkind: [1]\nroute: 5\n"]
)
def test_a_file_that_was_broken_stops_nothing(broken: str) -> None:
    for old, new in ((CARD, broken), (broken, CARD)):
        lines = told(old, new)
        assert lines
        assert all("buurtfonds" in line for line in lines)
    diff.changes({}, {"records/x.yaml": broken})
    diff.changes({"records/x.yaml": broken}, {})
