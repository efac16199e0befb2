"""What is made of a subject is no cry for help; what is said beside it still is."""

import pytest
from samples import TODAY

from knowledge import calm
from knowledge.guide import Guide
from knowledge.hearing import is_bare_cry


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
        ("ik zie het niet meer zitten met de gemeente, ik wil dood", "ik , ik wil dood"),
        ("ik zie het niet meer zitten met mijn leven", "ik zie het niet meer zitten met mijn leven"),
        ("meer dan 50", ""),
        ("nee, niet meer dan 20!", "!"),
        ("30 of meer", ""),
        ("veel meer", ""),
        ("ik wil niet meer", "ik wil niet meer"),
        ("niet meer", "niet meer"),
        ("ik kan niet meer dan huilen", "ik kan niet meer dan huilen"),
        ("meer dan 50 pillen geslikt", "meer dan 50 pillen geslikt"),
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
        "meer dan 50",
        "20 of meer",
        "nee, niet meer dan 20",
        "veel meer dan 20?",
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
        "het leven is hier mooi, ik wil nooit meer weg",
        "ik wil niet meer alleen eten",
        "ik wil hier niet meer wonen",
        "ik hoef niet meer, laat maar",
        "de buurt is dood, er gebeurt niets, ik wil leven in de brouwerij",
        "ik zie het niet meer zitten met deze gemeente, al 3 jaar wachten op een drempel",
        "I want to live in a nice street, we're dying to have a garden in Laak",
        "ich sterbe vor Langeweile in Loosduinen, gibt es etwas für Jugendliche",
        "er zijn hier geen bomen en het is bloedheet",
        "ik kan niet meer op zaterdag",
        "domme bot, stomme gemeente, ga dood",
        "mijn zoon van 17 heeft een mes onder zijn bed liggen",
        # only the words of who may lie helpless, of a child alone, of water, of a cable
        "mijn buurman doet al weken niet open als ik over de herrie klaag",
        "de gemeente neemt al dagen de telefoon niet op",
        "onze buren doen niet open voor de collecte",
        "mijn oma is vorig jaar gevallen en kan niet meer tuinieren",
        "valpreventie voor ouderen die zijn gevallen en niet konden opstaan",
        "kinderen van 8 jaar kunnen hier niet alleen over straat naar school",
        "bij elke bui staat de straat onder water, kunnen we een regenton krijgen",
        "mogen we een kabel voor kerstverlichting boven de stoep hangen",
        "mijn geparkeerde auto is aangereden en de dader reed door",
        "het buurthuis wordt bedreigd met sluiting, een groep jongeren wil het redden",
        "my neighbour opened a shop three days ago",
        "la vecina no abre la puerta a los niños por el ruido",
        "meine nachbarin macht seit tagen laute musik",
        "my landlord evicted the fire department show",
        "bedankt voor alles, het feest is geregeld",
        "dit was het dan, bedankt en dag",
        "adieu à tous les déchets dans la rue",
        "nobody would notice if we paint the wall",
        "help us organise a bonfire with flames",
        "we ronselen vrijwilligers voor de moestuin",
        "mijn hond mag van de buurman niet naar buiten",
        "training weerbaarheid tegen aanranding voor meiden",
        "een praatgroep voor vrouwen die verkracht zijn beginnen",
        "voorlichting over seksueel geweld op school",
        "het plein wordt misbruikt als parkeerplaats",
        "we organize a march against rape",
        "mi hija toca la viola en una orquesta",
        "tacizci komşu gürültü yapıyor",
        "de opa zit aan de koffie met de kinderen",
        "me toca hablar en la reunión del jefe",
        "il m'a touché avec son histoire mon chef",
        "szkolenie przeciw molestowaniu",
        "brandende vraag: mag ik een feest geven",
        "er moet iets komen voor de jongens, anders gaat de boel hier in de hens",
        "de boom is omgevallen",
        "er is een boom omgevallen op de stoep",
        "ik verdrink in de regels",
        "my idea is on fire",
        "we hebben een brandend verlangen naar een moestuin",
        "fuego artificial en la fiesta",
        "ik kan wel springen van blijdschap",
        "muziek zo hard dat je oren springen",
        "van gas los met de straat",
        "ik maak je dood",
        "we willen waardig sterven, een hospice in de buurt",
        "praten over sterven in het buurthuis",
        "there is a fire pit in the park",
        "au feu de circulation il fait trop court",
        "ik stik van de warmte op het plein zonder bomen",
        "ik hang een spandoek op",
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
        ("ik ga dood", "zelfmoordpreventie-113"),
        ("mijn leven is toch al voorbij, wat maakt een tuintje nog uit", "zelfmoordpreventie-113"),
        ("my life is over anyway", "zelfmoordpreventie-113"),
        ("hayatım zaten bitti", "zelfmoordpreventie-113"),
        ("mi vida ya está acabada", "zelfmoordpreventie-113"),
        ("ik heb alles geregeld, mijn kat gaat naar mijn zus. bedankt voor alles", "zelfmoordpreventie-113"),
        ("everything is arranged, my dog goes to my sister, thanks for all", "zelfmoordpreventie-113"),
        ("kon ik maar gewoon verdwijnen", "zelfmoordpreventie-113"),
        ("dit was het dan, dag allemaal", "zelfmoordpreventie-113"),
        ("nikt by nie zauważył, gdyby mnie nie było", "zelfmoordpreventie-113"),
        ("nobody would notice if i was gone", "zelfmoordpreventie-113"),
        ("niemand zou het merken als ik er niet meer was", "zelfmoordpreventie-113"),
        ("ik hoor al dagen de oude buurvrouw niet meer en de post ligt op de mat", "spoed-112"),
        ("mijn moeder van 81 neemt al sinds gisteren de telefoon niet op, gordijnen nog dicht", "spoed-112"),
        ("mijn oude buurman doet al twee dagen niet open en zijn hond blaft maar door", "spoed-112"),
        ("mijn opa is gevallen en kan niet opstaan", "spoed-112"),
        ("my gran fell and can't get up", "spoed-112"),
        ("my neighbour hasn't opened the door for four days, I'm worried", "spoed-112"),
        ("mi vecina mayor no abre la puerta desde hace tres días", "spoed-112"),
        ("meine alte Nachbarin macht seit Tagen nicht auf", "spoed-112"),
        ("komşum üç gündür kapıyı açmıyor", "spoed-112"),
        ("sąsiadka od trzech dni nie otwiera drzwi", "spoed-112"),
        ("جارتي العجوز لا تفتح الباب منذ ثلاثة أيام", "spoed-112"),
        ("ma vieille voisine n'ouvre plus sa porte depuis trois jours", "spoed-112"),
        ("съседката не отваря вратата от три дни", "spoed-112"),
        ("mi bisiña no ta habri porta tres dia kaba", "spoed-112"),
        ("Помощ, гори!", "spoed-112"),
        ("imdat yangın var", "spoed-112"),
        ("er loopt een kind van een jaar of 3 alleen op straat op de Dierenselaan", "spoed-112"),
        ("mi yu a perdi riba playa", "spoed-112"),
        ("HELP MIJN HUIS STAAT ONDER WATER", "spoed-112"),
        ("ik ben aangereden en hij reed door", "spoed-112"),
        ("er hangt een elektriciteitskabel los boven de stoep", "spoed-112"),
        ("het water komt door het plafond en het licht valt uit", "spoed-112"),
        ("er is een groep jongeren die ons bedreigt", "spoed-112"),
        ("mijn dochter wordt geronseld via snapchat, ze krijgt ineens dure tassen", "spoed-112"),
        ("mój chłopak nie pozwala mi wychodzić z domu", "veilig-thuis"),
        ("mi novio no me deja salir de casa", "veilig-thuis"),
        ("there's a fire", "spoed-112"),
        ("there is a fire in my building", "spoed-112"),
        ("hay un incendio", "spoed-112"),
        ("ze stikt", "spoed-112"),
        ("hij stikt help", "spoed-112"),
        ("mijn dochter stikt", "spoed-112"),
        ("ik hang mezelf op als jullie niet antwoorden", "zelfmoordpreventie-113"),
        ("ik hang mezelf op", "zelfmoordpreventie-113"),
        ("ik hang mij op", "zelfmoordpreventie-113"),
        ("ik ga mezelf ophangen", "zelfmoordpreventie-113"),
        ("ich bringe mich um", "zelfmoordpreventie-113"),
        ("ich will sterben", "zelfmoordpreventie-113"),
        ("سأقتل نفسي", "zelfmoordpreventie-113"),
        ("سأنتحر", "zelfmoordpreventie-113"),
        ("أنا أغرق", "spoed-112"),
        ("نار", "spoed-112"),
        ("نار في البيت", "spoed-112"),
        ("حريق", "spoed-112"),
        ("de flat staat in de hens", "spoed-112"),
        ("het huis staat in de fik", "spoed-112"),
        ("de buurvrouw schreeuwt om hulp", "spoed-112"),
        ("iemand schreeuwt om hulp in de flat", "spoed-112"),
        ("someone is screaming for help", "spoed-112"),
        ("me estoy muriendo", "spoed-112"),
        ("me muero", "spoed-112"),
        ("on m'agresse", "spoed-112"),
        ("au feu", "spoed-112"),
        ("гори", "spoed-112"),
        ("пожар", "spoed-112"),
        ("ik wil sterven", "zelfmoordpreventie-113"),
        ("ik wil sterven😢", "zelfmoordpreventie-113"),
        ("wil dood", "zelfmoordpreventie-113"),
        ("ik wil gewoon sterven", "zelfmoordpreventie-113"),
        ("laat me maar sterven", "zelfmoordpreventie-113"),
        ("mijn broer dreigt zichzelf op te hangen", "zelfmoordpreventie-113"),
        ("hij gaat zich ophangen", "zelfmoordpreventie-113"),
        ("there's a man in my house", "spoed-112"),
        ("there is a stranger in my house", "spoed-112"),
        ("er staat een vreemde man in mijn huis", "spoed-112"),
        ("j'en ai marre de vivre", "zelfmoordpreventie-113"),
        ("ik heb een mes op mijn pols", "zelfmoordpreventie-113"),
        ("ik heb in mijn polsen gesneden", "zelfmoordpreventie-113"),
        ("ikwildood", "zelfmoordpreventie-113"),
        ("🆘", "spoed-112"),
        ("ölmek istiyorum", "zelfmoordpreventie-113"),
        ("chcę umrzeć", "zelfmoordpreventie-113"),
        ("ev yanıyor", "spoed-112"),
        ("ogień w domu", "spoed-112"),
        ("pożar", "spoed-112"),
        ("yangın", "spoed-112"),
        ("es brennt", "spoed-112"),
        ("je vais me tuer", "zelfmoordpreventie-113"),
        ("voy a matarme", "zelfmoordpreventie-113"),
        ("zabiję się", "zelfmoordpreventie-113"),
        ("kendimi öldüreceğim", "zelfmoordpreventie-113"),
        ("ще се самоубия", "zelfmoordpreventie-113"),
        ("mi ta bai mata mi mes", "zelfmoordpreventie-113"),
        ("tin un kandela", "spoed-112"),
        ("het fikt", "spoed-112"),
    ],
)
def test_a_cry_gets_its_number_first(guide: Guide, text: str, number: str) -> None:
    found = guide.ask(text, TODAY)
    assert found.urgent
    assert found.results[0].record.id == number


@pytest.mark.parametrize(
    "text",
    [
        "ik ben verkracht", "verkracht", "aangerand gisteren", "mijn vriendin is vorige week verkracht",
        "ik ben vroeger misbruikt door mijn oom", "mijn baas raakt mij aan", "hij zat aan me terwijl ik nee zei",
        "my uncle touches me", "i got sexually assaulted at a party", "a man groped me on the tram yesterday",
        "tecavüz", "patronum beni taciz ediyor", "zostałam zgwałcona", "byłam molestowana jako dziecko",
        "تعرضت للاغتصاب", "تحرش بي مديري", "me violaron", "abusaron de mí", "ich wurde vergewaltigt",
        "jemand hat mich begrapscht", "on m'a violée", "mon patron me touche", "изнасилиха ме", "опипаха ме в трамвая",
        "mi a wòrdu violá", "nan a abusá di mi", "ik ben slachtoffer van incest", "hij heeft zich aan mij vergrepen",
        "er is iemand aan mijn kind gezeten op de sportclub", "ik werd wakker en hij lag bovenop me",
        "someone put something in my drink and i woke up naked", "mon oncle m'a touchée quand j'étais petite",
        "un hombre me tocó en el tranvía", "kızıma tacizde bulundular",
    ],
)  # fmt: skip
def test_after_sexual_violence_people_hear_who_helps(guide: Guide, text: str) -> None:
    found = guide.ask(text, TODAY)
    assert found.urgent
    assert found.results[0].record.id == "centrum-seksueel-geweld"


@pytest.mark.parametrize("text", ["ik word nu aangerand", "help ik word nu aangerand in het park"])
def test_sexual_violence_that_happens_now_is_for_the_emergency_number(guide: Guide, text: str) -> None:
    assert guide.ask(text, TODAY).results[0].record.id == "spoed-112"


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


@pytest.mark.parametrize(
    "text",
    [
        "volgende week dinsdag word ik uit mijn huis gezet, ik heb twee kinderen",
        "önümüzdeki hafta evimden atılıyorum, çocuklarım var", "za tydzień wyrzucą mnie z mieszkania",
        "me van a echar de mi casa la semana que viene", "we are being evicted next week with two kids",
    ],
)  # fmt: skip
def test_who_is_put_out_of_the_house_is_helped_to_stay(guide: Guide, text: str) -> None:
    need = guide.ask(text, TODAY).need
    assert need is not None
    assert need.id == "uit-huis-gezet"


def test_who_throws_furniture_out_of_the_house_is_not(guide: Guide) -> None:
    need = guide.ask("mijn oude bank moet uit huis worden gezet, grofvuil", TODAY).need
    assert need is None or need.id != "uit-huis-gezet"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("hulp!!!", True), ("Hello, I need help", True), ("yardım edin", True), ("au secours", True), ("النجدة", True),
        ("hulp bij het huishouden", False), ("i need help with a garden", False), ("", False),
    ],
)  # fmt: skip
def test_a_bare_cry_says_nothing_but_help(text: str, bare: bool) -> None:
    assert is_bare_cry(text) is bare
