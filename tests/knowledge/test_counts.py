"""How many come, how many do it together, and how many stalls there are."""

import pytest

from knowledge import counts
from knowledge.text import normalise


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("en als we met 300 zijn?", 300),
        ("en met 300?", 300),
        ("wij zijn met 40", 40),
        ("if we are 300", 300),
        ("met 300 euro", None),
        ("het zijn er nu 17", 17),
        ("het worden er toch 350", 350),
        ("het zijn er 5 per straat", None),
        ("somos 300", 300),
        ("300 kişiyiz", 300),
        ("jest nas 300", 300),
        ("wir sind 300", 300),
        ("nous sommes 300", 300),
        ("نحن 300 شخصا", 300),
        ("ние сме 300 души", 300),
        ("nos ta 300 hende", 300),
        ("there will be 60 of us", 60),
        ("tachtig mensen", 80),
        ("we zijn 12 jaar geleden begonnen", None),
        ("mit 300 Leuten", 300),
        ("300 Gäste", 300),
        ("300 شخص", 300),
        ("300 души", 300),
        ("300 invités", 300),
        ("300 invitados", 300),
        ("300 ppl", 300),
        ("300 gości", 300),
        ("300 kişilik bir şenlik", 300),
        ("300 hende", 300),
        ("zo'n 300 buurtbewoners", 300),
        ("driehonderd bezoekers", 300),
        ("een man of driehonderd", 300),
        ("een man of 300", 300),
        ("we zijn met driehonderd", 300),
        ("about three hundred people", 300),
        ("üç yüz kişi", 300),
        ("dreihundert Gäste", 300),
        ("trois cents personnes", 300),
        ("ثلاثمئة شخص", 300),
        ("триста души", 300),
        ("er komen 300", 300),
        ("en als we maar met twintig zijn?", 20),
        ("en als we maar met 20 zijn?", 20),
        ("150 volwassenen en 150 kinderen", 300),
        ("200 mensen, waarvan 50 kinderen", 200),
        ("wij doen het met 12 buren, er komen 300 bezoekers", 300),
        ("tussen 200 en 300 man", 300),
        ("een paar honderd man", None),
        ("un groupe de personnes", None),
        ("we zijn maar 2 buren", None),
        ("en als het er 300 zijn?", 300),
        ("als er 300 komen", 300),
        ("and if there are 300?", 300),
        ("what if 300 come", 300),
        ("und wenn es 300 sind?", 300),
        ("als het er 300 euro kost", None),
    ],
)
def test_how_many_come(text: str, wanted: int | None) -> None:
    assert counts.people(normalise(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ah nee 80", 80),
        ("sorry, met 80", 80),
        ("no, make it 80", 80),
        ("en niet 80 maar 280", 280),
        ("not 80 but 280", 280),
        ("nicht 80, sondern 280", 280),
        ("no, only 100", 100),
        ("nee, maar 100", 100),
        ("niet 80", None),
        ("80", None),
        ("nee", None),
        ("oei, 300", 300),
        ("o nee wacht, 300", 300),
        ("sorry ik bedoel 300", 300),
        ("foutje, moet 300 zijn", 300),
        ("300 bedoel ik", 300),
        ("hm 300 eigenlijk", 300),
        ("oops, I meant 300", 300),
        ("oei 300 zijn er te veel", None),
        ("sorry tikfout, 28.000 niet 38.000", 28_000),
        ("60 ipv 40", 60),
        ("het is 12.500, niet 15.000", 12_500),
    ],
)
def test_a_number_is_put_right(text: str, wanted: int | None) -> None:
    assert counts.put_right(normalise(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fonds 1818 voor bewoners, ik ben alleen", 1),
        ("ik doe het in mijn eentje", 1),
        ("wij zijn met z'n tweeën", 2),
        ("samen met mijn buurvrouw", 2),
        ("there are three of us", 3),
        ("wij zijn met 12", 12),
        ("wat als we maar 2 buren zijn?", 2),
        ("if we are only two neighbours", 2),
        ("iki kişiyiz", 2),
        ("jest nas tylko dwoje", 2),
        ("wir sind nur zu zweit", 2),
        ("somos solo dos", 2),
        ("nous ne sommes que deux", 2),
        ("сме само двама", 2),
        ("we are only here to help", None),
        ("ik ben alleen nog op zoek naar geld", None),
        ("een feest met 40 man", None),
    ],
)
def test_how_many_do_it_together(text: str, wanted: int | None) -> None:
    assert counts.askers(normalise(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("rommelmarkt met 5 kraampjes", 5), ("een markt met vijf kleine kramen", 5), ("a market with 8 stalls", 8),
     ("een kraam op de markt", 1), ("een rommelmarkt", None)],
)  # fmt: skip
def test_how_many_stalls(text: str, wanted: int | None) -> None:
    assert counts.stalls(normalise(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("jongeren van 16 willen een dansfeest", 16),
        ("ik ben 15 en wil een skatebaan", 15),
        ("wij zijn 14 en 15 jaar", 14),
        ("iets voor jongeren van 16", None),
        ("ik ben 12 jaar vrijwilliger", None),
        ("we zijn 3 jaar geleden begonnen", None),
    ],
)
def test_how_old_they_are(text: str, wanted: int | None) -> None:
    assert counts.age(normalise(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("200", 200),
        ("ok dan 200", 200),
        ("dan maar 200", 200),
        ("minder dan 250", 250),
        ("terug naar 500", 500),
        ("en als het 5000 is?", 5000),
        ("en als het 2.500 wordt", 2500),
        ("what if it's 200?", 200),
        ("ok then 200", 200),
        ("12", None),  # it may be a day, or a place in the list on screen
        ("2027", None),
        ("200 meter", None),
        ("0612345678", None),
        ("ok", None),
    ],
)
def test_a_number_that_is_all_a_message_says(text: str, wanted: int | None) -> None:
    assert counts.bare(normalise(text)) == wanted
