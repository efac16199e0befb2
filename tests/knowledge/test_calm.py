"""What is made of a subject is no cry for help; what is said beside it still is."""

import pytest
from samples import TODAY

from knowledge import calm
from knowledge.guide import Guide


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("een film over geweld", "een"),
        ("Theaterstück über häusliche Gewalt im Viertel", ""),
        ("wandeling tegen geweld, en mijn man slaat me", ", en mijn man slaat me"),
        ("na de film over zelfmoord wil ik ook dood", "na de wil ik ook dood"),
        ("aile içi şiddet üzerine tiyatro", ""),
        ("ik denk elke avond over zelfmoord", "ik denk elke avond over zelfmoord"),
        ("i don't feel like it", "i don't feel like it"),
        ("j'ai fait un film sur le suicide", "j'ai fait un"),
        ("on fait un film sur l'enfance maltraitée, et j'ai peur", "on fait un , et j'ai peur"),
        ("un komedia tokante suisidio", "un"),
        ("een groep jongens slaat mijn zoon", "een groep jongens slaat mijn zoon"),
        ("", ""),
    ],
)
def test_only_what_is_made_of_a_subject_is_taken_out(text: str, left: str) -> None:
    assert calm.without(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "a theatre play about domestic violence in the community centre",
        "przedstawienie teatralne o przemocy domowej w domu kultury",
        "مسرحية عن العنف المنزلي في المركز",
        "pièce de théâtre sur la violence conjugale dans le quartier",
        "театрална постановка за домашното насилие в квартала",
        "we willen een praatgroep voor slachtoffers van huiselijk geweld",
        "mijn tuin is dood",
        "ik verveel me dood",
        "ik brand van de ideeën",
        "halloween met nepbloed en messen",
        "fire station open day",
        "knife sharpening cafe",
        "winkel wordt bedreigd met sluiting",
        "de wijk bloedt leeg",
        "gasfles voor de bbq",
        "deze muziek is ga dood lekker",
        "ik ga dood van het lachen",
        "iets organiseren voor blijf van mijn lijf",
        "onze stichting wil ermee ophouden",
        "ik wil in augustus gewoon weg zijn, wie geeft de moestuin water",
        "soms wil ik gewoon even weg zijn van alle papieren",
        "mijn vader is nooit teruggekomen uit de oorlog, herdenking",
        "fire show at our street party",
        "deze wijk slaapt, er moet meer leven in",
        "workshop reanimeren, niet ademen wat dan",
        "we can't breathe because of the traffic smell, can we plant trees",
        "isn't there a place to sleep for scouts",
        "we've no place to meet tonight",
        "kadına şiddete karşı bir etkinlik düzenlemek istiyoruz",
        "umieram ze śmiechu, zróbmy kabaret",
        "أموت في كرة القدم، أريد ملعبا في الحي",
    ],
)
def test_no_alarm_where_something_else_is_meant(guide: Guide, text: str) -> None:
    assert not guide.ask(text, TODAY).urgent


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ik denk dat ik een hartinfarct heb", "spoed-112"),
        ("iemand loopt achter mij aan", "spoed-112"),
        ("someone is following me home right now", "spoed-112"),
        ("ktoś mnie śledzi", "spoed-112"),
        ("my child is missing", "spoed-112"),
        ("een man lokt kinderen in zijn auto bij de speeltuin", "spoed-112"),
        ("GAS!!!!! HELP", "stroom-gas-waterstoring"),
        ("me quieren matar", "spoed-112"),
        ("mijn zusje wordt naar marokko gestuurd om te trouwen", "veilig-thuis"),
        ("snijden in mijn armen", "zelfmoordpreventie-113"),
        ("mn baas heeft mijn paspoort afgepakt en ik mag niet weg", "spoed-112"),
        ("they force me to work and took my documents", "spoed-112"),
        ("zmuszają mnie do pracy, zabrali dokumenty", "spoed-112"),
        ("113", "zelfmoordpreventie-113"),
        ("my dad isn't breathing", "spoed-112"),
        ("she can't breathe", "spoed-112"),
        ("she isn't waking up, what do i do", "spoed-112"),
        ("mijn moeder praat onduidelijk en haar arm hangt", "spoed-112"),
        ("ze willen me pakken na school, ze hebben een mes", "spoed-112"),
        ("my grandad didn't come home last night", "spoed-112"),
        ("mi mama no ta rosea", "spoed-112"),
        ("they won't let me out, i'm supposed to marry him on friday", "veilig-thuis"),
        ("ik heb geen reden meer om op te staan", "zelfmoordpreventie-113"),
        ("ma fille n'est pas rentrée de l'école", "spoed-112"),
        ("m'n dochter is niet thuisgekomen", "spoed-112"),
        ("my 9 year old never came back from the playground", "spoed-112"),
        ("mój syn nie wrócił ze szkoły", "spoed-112"),
        ("my family is taking me abroad to get married and i don't want to", "veilig-thuis"),
        ("j'ai peur qu'il me tue", "veilig-thuis"),
        ("je voudrais m'endormir et ne plus me réveiller", "zelfmoordpreventie-113"),
        ("na de scheiding wil ik soms gewoon weg zijn", "zelfmoordpreventie-113"),
        ("soms denk ik: als ik nou gewoon voor de tram stap", "zelfmoordpreventie-113"),
    ],
)
def test_a_cry_gets_its_number_first(guide: Guide, text: str, number: str) -> None:
    found = guide.ask(text, TODAY)
    assert found.urgent
    assert found.results[0].record.id == number


@pytest.mark.parametrize("cry", ["na de scheiding wil ik soms gewoon weg zijn", "ik zou het liefst verdwijnen"])
def test_a_hinted_cry_is_no_more_of_the_plan(guide: Guide, cry: str) -> None:
    plan = guide.ask("buurtfeest in laak 12 juni", TODAY)
    assert guide.ask(cry, TODAY, plan.understanding).urgent


@pytest.mark.parametrize(
    "text",
    [
        "i haven't eaten for two days so my kid can eat", "mijn kinderen hebben vandaag nog niks gegeten",
        "mis hijos no han comido nada desde ayer", "dzieci nic nie jadły od wczoraj", "mi yunan no a kome awe",
    ],
)  # fmt: skip
def test_who_has_not_eaten_is_sent_to_food(guide: Guide, text: str) -> None:
    found = guide.ask(text, TODAY)
    assert found.status == "elsewhere"
    assert found.results[0].record.id == "voedselbank"
