"""What a message tells of money that is there already."""

import pytest

from knowledge import amounts, traits
from knowledge.traits import Trait

CITY, DISTRICT = Trait.CITY_MONEY, Trait.DISTRICT_MONEY


@pytest.mark.parametrize(
    ("text", "givers", "needed", "had"),
    [
        ("en als we al 1000 euro van het stadsdeel krijgen?", {CITY, DISTRICT}, None, 1000),
        ("en als we al 4000 van het stadsdeel krijgen?", {CITY, DISTRICT}, None, 4000),
        ("we krijgen al 1000 euro van de gemeente", {CITY}, None, 1000),
        ("what if we already get 1000 euros from the district?", {CITY, DISTRICT}, None, 1000),
        ("en als het stadsdeel al 1000 euro geeft", {CITY, DISTRICT}, None, 1000),
        ("de gemeente betaalt 2000 euro mee", {CITY}, None, 2000),
        ("we hebben 3000 euro nodig en krijgen al 1000 euro van de gemeente", {CITY}, 3000, 1000),
        ("moestuin kost 3000 euro, 1000 hebben we al", set(), 3000, 1000),
        ("we kregen al 500 euro van het stadsdeel, waar halen we de andere 1000 euro?", {CITY, DISTRICT}, 1000, None),
        ("we hebben al € 500, we zoeken nog € 250", set(), 250, None),
        ("belediyeden zaten 1000 euro alıyoruz", {CITY}, None, 1000),
        ("dostajemy już 1000 euro z urzędu", {CITY}, None, 1000),
        ("لدينا بالفعل 1000 يورو من البلدية", {CITY}, None, 1000),
        ("el ayuntamiento ya nos da 1000 euros", {CITY}, None, 1000),
        ("wir bekommen schon 1000 Euro vom Bezirk", {CITY, DISTRICT}, None, 1000),
        ("nous avons déjà 1000 euros de la mairie", {CITY}, None, 1000),
        ("вече имаме 1000 евро от общината", {CITY}, None, 1000),
        ("nos ta haya kaba 1000 euro di gemeente", {CITY}, None, 1000),
        ("het kost al 500 euro", set(), 500, None),
        ("geeft het stadsdeel 1000 euro?", set(), 1000, None),
        ("kan de gemeente 1000 euro betalen", set(), 1000, None),
        ("we hebben al geld gevraagd bij het stadsdeel", set(), None, None),
        ("wij hebben al een plan en zoeken 500 euro", set(), 500, None),
        ("we hebben al 80 kinderen", set(), None, None),
    ],
)
def test_what_is_there_already_is_not_looked_for(
    text: str, givers: set[Trait], needed: int | None, had: int | None
) -> None:
    assert (traits.told(text), amounts.read(text), amounts.had(text)) == (frozenset(givers), needed, had)
