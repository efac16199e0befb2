"""Who asks, and as whom a plan is looked at anew."""

import pytest
from samples import TODAY

from bot.i18n import speaker
from bot.words import parts
from knowledge.applicant import named, supposed
from knowledge.guide import Guide
from knowledge.model import Who
from knowledge.text import normalise


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("we need money for a tournament in Moerwijk 12 june 2027 2000 euros foundation", Who.FOUNDATION),
        ("geld voor een toernooi voor de jeugd in Moerwijk 12 juni 2027 stichting", Who.FOUNDATION),
        ("wij zoeken € 15.000, stichting, op 3 september 2027", Who.FOUNDATION),
        ("2000 euro fundacja", Who.FOUNDATION),
        ("als bedrijf willen wij een buurtfeest sponsoren", Who.BUSINESS),
        ("als winkelier wil ik kerstverlichting", Who.BUSINESS),
        ("sportclub wil ouderen laten bewegen", Who.ASSOCIATION),
        ("onze voetbalclub zoekt geld", Who.ASSOCIATION),
        ("onze kerk wil een eettafel", Who.ORGANISATION),
        ("de basisschool wil een groen plein", Who.ORGANISATION),
        ("stichting Muziek in de Haven wil een concert geven", Who.FOUNDATION),
        ("as a foundation we want a party", Who.FOUNDATION),
        ("vakıf olarak bir şenlik yapmak istiyoruz", Who.FOUNDATION),
        ("biz bir derneğiz ve para arıyoruz", Who.ASSOCIATION),
        ("jesteśmy stowarzyszeniem i szukamy pieniędzy", Who.ASSOCIATION),
        ("نحن جمعية ونريد حديقة", Who.ASSOCIATION),
        ("nuestra fundación quiere un huerto", Who.FOUNDATION),
        ("wir sind ein Verein und wollen ein Fest", Who.ASSOCIATION),
        ("nous sommes une association et voulons un jardin", Who.ASSOCIATION),
        ("ние сме сдружение и искаме градина", Who.ASSOCIATION),
        ("nos ta un fundashon i nos ke un fiesta", Who.FOUNDATION),
        ("wij hebben een KvK nummer en willen een moestuin", None),
        ("we hebben geen kvk nummer", Who.GROUP),
        ("de school wil niet meewerken aan ons plan", Who.GROUP),
        ("wij willen een stichting oprichten", Who.GROUP),
        ("wij zoeken een stichting die het geld voor ons aanvraagt", Who.GROUP),
        ("zijn er stichtingen die ons helpen", Who.GROUP),
        ("biz bir dernek kurmak istiyoruz", None),
        ("nie jesteśmy fundacją", None),
        ("feest in de kerk", None),
        ("straatfeest in Laak, 2000 euro, school", None),
        ("stichting", None),
    ],
)
def test_the_form_that_somebody_has_is_read_however_it_is_said(text: str, who: Who | None) -> None:
    assert named(normalise(text)) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("en als we geen stichting zijn?", Who.GROUP),
        ("EN ALS WE GEEN STICHTING ZIJN", Who.GROUP),
        ("kan dat ook zonder vereniging?", Who.GROUP),
        ("moeten we daarvoor een rechtspersoon zijn?", Who.GROUP),
        ("moet ik een kvk nummer hebben", Who.GROUP),
        ("what if we are not a foundation?", Who.GROUP),
        ("we have no foundation", Who.GROUP),
        ("do we need a legal entity for that?", Who.GROUP),
        ("ya vakıf değilsek?", Who.GROUP),
        ("a jeśli nie jesteśmy fundacją?", Who.GROUP),
        ("وإذا لم تكن لدينا مؤسسة؟", Who.GROUP),
        ("¿y si no somos una fundación?", Who.GROUP),
        ("und ohne Verein?", Who.GROUP),
        ("et si on n'est pas une association ?", Who.GROUP),
        ("а ако нямаме фондация?", Who.GROUP),
        ("i si nos no ta un fundashon?", Who.GROUP),
        ("en als we wel een stichting zijn?", Who.FOUNDATION),
        ("geldt dat ook voor een buurtvereniging", Who.ASSOCIATION),
        ("en voor een vve?", Who.VVE),
        ("en als ik ondernemer ben", Who.BUSINESS),
        ("wij zijn een school", Who.ORGANISATION),
        ("hoe richt ik een stichting op", None),
        ("we willen een stichting beginnen", None),
        ("wat kost een stichting", None),
        ("stichting", None),
        ("moet een bedrijf dat doen?", None),
        ("moeten we de buren vragen?", None),
        ("en als een stichting en een bedrijf dat doen", None),
        ("en als het regent?", None),
        ("en " * 11 + "geen stichting", None),
        ("", None),
    ],
)
def test_a_question_that_only_names_another_form_supposes_it(text: str, who: Who | None) -> None:
    assert supposed(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "en als ik het alleen doe?", "en als bewoner alleen?", "kan ik dat ook in mijn eentje?",
        "en als ik de enige ben?",
        "what if I do it on my own?", "can I do this alone?", "and if it's just me?", "tek başıma yaparsam?",
        "a jeśli zrobię to sam?", "czy mogę to zrobić sama?", "ماذا لو فعلت ذلك وحدي؟", "هل يمكنني القيام بذلك بمفردي؟",
        "¿y si lo hago solo?", "und wenn ich es alleine mache?", "et si je le fais seul ?", "а ако го направя сам?",
        "i si mi hasi esei mi so?",
    ],
)  # fmt: skip
def test_who_would_do_it_alone_is_one_person(text: str) -> None:
    assert supposed(text) is Who.PERSON


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ik ben zo alleen", None),
        ("I'm alone", None),
        ("alleen", None),
        ("alleen als we een stichting zijn", Who.FOUNDATION),
        ("kan dat alleen in juni?", None),
        ("niet alleen", None),
        ("en samen met de buren?", Who.GROUP),
    ],
)
def test_alone_is_said_of_other_things_too(text: str, who: Who | None) -> None:
    assert supposed(text) is who


def test_what_is_for_a_group_is_not_for_one_person_alone(guide: Guide) -> None:
    plan = guide.ask("we willen geld voor een straatfeest in Laak", TODAY)
    alone = guide.ask("en als ik het alleen doe?", TODAY, plan.understanding)
    assert (alone.need, alone.remark) == (plan.need, "who")
    assert (alone.understanding.who, alone.understanding.askers) == (Who.PERSON, 1)
    assert any(one.record.who and Who.GROUP in one.record.who.may for one in alone.closed)
    together = guide.ask("en samen met de buren?", TODAY, alone.understanding)
    assert (together.understanding.who, together.understanding.askers) == (Who.GROUP, None)
    neighbours = guide.ask("en met de buren?", TODAY, alone.understanding)
    assert neighbours.understanding.askers is None


def test_the_plan_is_judged_anew_for_who_is_supposed_to_ask(guide: Guide) -> None:
    plan = guide.ask("wij zijn een stichting en willen een moestuin in Escamp", TODAY)
    group = guide.ask("en als we geen stichting zijn?", TODAY, plan.understanding)
    assert (group.need, group.remark, group.understanding.who) == (plan.need, "who", Who.GROUP)
    assert group.understanding.place == plan.understanding.place
    assert group.closed
    for result in group.closed:
        assert result.verdict.fit == "no"
        assert result.record.who is not None
        assert not {Who.GROUP, Who.PERSON} & set(result.record.who.may)
    again = guide.ask("en als we wel een stichting zijn?", TODAY, group.understanding)
    assert again.understanding.who is Who.FOUNDATION
    assert not {one.record.id for one in again.closed} & {one.record.id for one in group.closed}


def test_without_a_plan_a_form_is_a_question_like_any_other(guide: Guide) -> None:
    assert guide.ask("en als we geen stichting zijn?", TODAY).remark == ""
    passport = guide.ask("ik wil mijn paspoort verlengen", TODAY)
    assert guide.ask("en als we geen stichting zijn?", TODAY, passport.understanding).remark != "who"


def test_what_was_not_there_before_is_not_called_dropped(guide: Guide) -> None:
    camp = guide.ask("namens scouting (stichting) 5000 euro zomerkamp Escamp", TODAY)
    without = guide.ask("en zonder stichting?", TODAY, camp.understanding)
    again = guide.ask("en met stichting?", TODAY, without.understanding)
    assert without.closed
    assert not {one.record.id for one in without.closed} & {one.record.id for one in again.closed}


def test_what_stood_first_is_the_first_that_is_said_to_drop(guide: Guide) -> None:
    asked = "namens scouting groep (stichting) vragen wij 5000 voor zomerkamp kinderen Escamp"
    camp = guide.ask(asked, TODAY)
    without = guide.ask("en zonder stichting?", TODAY, camp.understanding)
    order = [one.record.id for one in camp.results]
    dropped = [one.record.id for one in without.closed]
    assert dropped[:1] == ["jeugdparticipatie"]
    assert dropped == sorted(dropped, key=order.index)


@pytest.mark.parametrize("asked", ["en als bedrijf?", "en als stichting?"])
def test_a_foundation_is_not_told_to_find_two_neighbours(guide: Guide, asked: str) -> None:
    party = guide.ask("geld voor buurtbarbecue Moerwijk 400 euro, informele groep", TODAY)
    by_them = guide.ask(asked, TODAY, party.understanding)
    assert by_them.closed
    assert not parts.through(by_them, speaker("nl"))
