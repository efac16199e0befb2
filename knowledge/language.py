"""Which language somebody writes, told by script and by the small words that no sentence lacks.

Statistical detectors are trained on newspaper sentences and fail on "wete" and "magge", on six words,
and on Papiamentu; function words are short lists and their verdict can be explained.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Sequence
from functools import lru_cache

from knowledge.subject_words import SUBJECT_WORDS
from knowledge.text import normalise, words

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(listed.split())
    for language, listed in {
        "nl": "de het een en van in op te dat die is zijn wij we ik je jij u ons onze mijn met voor niet er aan ook"
        " om als maar dan bij nog naar uit wel geen kan kunnen mag mogen wil willen wat waar wie hoe hebben heb heeft"
        " moet moeten of door over tot dit deze daar hier zo al worden wordt zou zouden ze hij mij me iets iemand"
        " hoi hallo dag goedendag he graag effe even ff benne kenne magge motte wete wille weze wone gaan ga doen doet"
        " ben bent was waren hoeveel welke wanneer waarom zonder tegen onder alle alles veel paar nou ja nee gewoon"
        " krijg krijgen zelf elke jullie haar hun hem want toen toch eens eigenlijk echt samen ken n t m d ie em da"
        " maak maken zoek zoekt zoeken bestaat komt komen ligt staat staan zit zitten onder goed twee drie"
        " mn zn wnr gwn ofzo enzo trouwens overigens",
        "en": "the a an and of to in is are we i you my our with for not it that this can may do does how where what"
        " who when want would like need have has there be on at from or but if any some get ask your me us they"
        " them was were will could should about as by no yes please hello hi im its their which after all just"
        " than so been had more only up out here did until over each near together into while since u r ur ive"
        " id dont doesnt cant isnt thats whats theres youre wanna gonna pls plz these those too also again"
        " always never ever anyone anything something everything every very much many because before being"
        " between both during he she her his him himself myself same such then through under without within"
        " yours yeah ok okay done having might must shall am whom whose why nope nah sorry next",
        "tr": "bin bir ve bu icin ile ne mi mu da de nasil nerede kim biz ben sen siz var yok istiyorum istiyoruz"
        " gerek gerekiyor lazim cok ama veya gibi kadar daha olarak bizim benim merhaba hala evet hayir"
        " miyim miyiz bize bana yapmak degil sart oluyor musunuz bunu sunu buna suna bunun onun onu ona bizi"
        " beni seni sizi size onlar onlari burada burasi buraya buradan orada oraya simdi artik sadece yine"
        " hic cunku fakat eger ise sonra diye olan oldu olur olacak olmak olsun olsa acaba neden niye hangi"
        " kac nereden nereye kimden biri bazi butun baska kendi istiyor isterim ediyor ediyoruz etmek"
        " yapiyor yapabilir mudur misiniz midir varmi yokmu evimiz sokagimiz mahallemiz alabilir bi bisey"
        " seyler dedik ki cunki kimse bende yani iste lutfen tesekkurler tesekkur sagol sagolun selam slm mrb"
        " onunde onundeki onune onumuzde onumde yaninda yanindaki yanina ustunde ustundeki ustune altinda altindaki"
        " altina karsisinda karsisindaki karsida arkasinda arkasindaki arkada icinde icindeki icine arasinda etrafinda"
        " arasindaki kenarinda kosesinde basinda sonunda disinda disina orasi soyle soyleyin deyin acil gun"
        " gundur hafta"
        " haftadir aydir yildir senedir gunlerdir aylardir yillardir bugun yarin dun saat yil sene yapiyoruz"
        " yapalim isteyebiliriz"
        " alabilirim alabiliriz yapabilirim yapabiliriz edebilirim edebiliriz bulabilirim bulabiliriz varsa"
        " yoksa bey hanim"
        " abi abla peki tamam bile her sey hep gene yine boyle oyle nasi napcaz napcam",
        "pl": "i w na z do nie jest sie to ze jak gdzie kto czy mamy mam chce chcemy chcialbym dla po od za o u"
        " nas my ja moj nasz nasza dzien dobry czesc prosze potrzebujemy mozna moze jestem co albo lub ile"
        " kogo przy ale tylko musimy szukamy kosztuje robic jestesmy bylo byl byla bedzie mial moge mozemy"
        " moga musze trzeba tutaj tej tego tych tym ktory ktora ktore ktorych jaki jaka jakie jakis jakas"
        " juz jeszcze tez takze bardzo wiec bo bez przed przez miedzy zeby aby gdyby jesli mnie jej ich swoj"
        " swoje moje mojej moim naszej naszego naszym naszych nasze sobie ktos nic nikt wszystko wszyscy"
        " dziekuje dzieki hej witam panstwo pani pan chce sa beda ma maja czemu dlaczego kiedy ten ta te go mu ich oni"
        " mieszkam poprosze wiem umiem kazdy kazda nawet tylko czyms cos od im po mial dni u nam wam was ktorzy tak"
        " gdzies chcialabym chcielibysmy nad czyli potrzebuje zostal zostalem zostalam zostala",
        "ar": "وهو وهي وان وفي ومن وما وعلي وهذا وهناك في من الي عن مع هذا هذه هذي ذلك تلك التي الذي الذين ان انا"
        " نحن انت انتم هو هي هم كان كانت يكون تكون قد لقد لا ما لم لن ليس ليست هل او ام ثم بل لكن لكني ولكن"
        " كل بعض غير بعد قبل عند عندي عندنا لدي لدينا لي لنا له لها لهم لك لكم به بها فيه فيها فينا منه منها"
        " عليه عليها علي الينا اليه اليها حتي اذا لو لان لانه كما مثل بين تحت فوق امام هنا هناك هون هنيك شي"
        " شيء حدا احد يا اي ايه اللي يلي هاد هاي هالشي عشان علشان منشان مشان لاجل بدون دون خلال حول منذ ضد"
        " نحو كنت كنا يتم تم صار صارت رح راح سوف عم حسب قدام عنا مو مش لما ليش شو"
        " اكو ماكو بزاف كتير كثير كثيرا ديال ديالي ديالك ديالنا ديالكم ديالو ديالها واش كاين كاينه شنو شنوه كيفاش علاش"
        " فين فاين منين دابا باش والو هادي هادو هداك حيت راه راني احنا حنا نتا نتوما بحال هيك هاي شلون هسه شكو شقد"
        " وياي ويا هلق هلا لسا لسه كمان برضه اصلا عافاك عافاكم رجاء سمحتم سمحت حدانا عندكم عندهم الف تاع متاع"
        " bghit bghina bghat bgha 3andi 3andna 3ndi 3ndna 3and 3ndhom wach wash kifach kifash kif chno chnou shno shnu"
        " chnahiya fayn fen wen wein dyal dyali dyalna dyal diyal lli li illi hadi hada hadchi b7al ma3a"
        " m3a mabghitch mafi mafich makaynch kayen kayn kayna khassni khasni khassna khasna 5asni 9edam 7da ana"
        " ana ntoma"
        " ntouma 7na hna shu shou bdi beddi baddi bidi bidna badna baddna 3ala 3la 3an 3am walla wallah ya3ni"
        " salam salamo slm aleikum 3likom alaykom shukran choukran chokran inchallah inshallah wla wala fiha fina "
        " achno 3lach lach leish leesh laish halla2 hala2 daba bzaf bzzaf ktir kteer kter hon hnak momkin mumkin"
        " momkine mnin imta emta ayna ureed orid uridu areed arid aridu samaht 3afak 3afakom hay haydi ghadi "
        " mabqach ma3reftch mako aku shlon shlown shgad",
        "bg": "и в на за да се не от с са си ли ни ми му по при без до към или ако като аз ние вие тои те"
        " tursia tursya tursq tarsia tarsya tarsq tyrsq tyrsia tursim tarsim tyrsim s v iskam iskame iska za da"
        " na ot li ni mi se si sa sum sam sym az nie vie toi ima imam imame nyama nqma niama"
        " nyamam nqmam niamam moje mozhe moga mojem mozhem mojete mozhete kak kade kude kyde kakvo kakva kakvi koi koq"
        " koya koga kolko trqbva tryabva triabva zdravei zdraveite zdrasti dobar dobur dobyr molq molya molia"
        " blagodaria"
        " blagodarya blagodarq mersi mnogo tova tazi tozi tezi shte 6te njakoi nyakoi nqkoi neshto ne6to vsichki"
        " vsi4ki nashata nashiq nashia nashiya moq moya moia moqta moyata po pri bez kum kym kam ili ako kato ama oshte"
        " o6te veche ve4e sega tuk tam zashto za6to",
        "es": "el la los las un una dia dias de en y que es para por con no se mi nuestro nuestra queremos quiero como"
        " donde puede podemos necesito necesitamos hay somos del al lo su o pero si muy hola hacer falta esta"
        " todos me nos les le mis tu tus sus desde sin sobre entre hasta cuanto cual cuales porque quien este"
        " esto esos esas ese eso aqui alli ahi ya ayer tengo tiene tenemos tienen estoy estan estamos soy son era"
        " fue ser estar hace hacen hago haya hemos he ha han algo alguien alguno alguna algun otro otra otros mas"
        " menos tambien tampoco siempre nunca adonde puedo pueden podria podrian quisiera debo deben toda todo"
        " todas cada unos unas porfa xfa ustedes vosotros nosotros ellos ella usted yo nuestros nuestras ni habia"
        " llevo llevamos quieren vez bien marido esposo pega violaron violada abusaron",
        "de": "der die das in ein eine und ist nicht wir ich sie mit fur auf von zu im den dem wie wo wer kann konnen"
        " mochte mochten brauche brauchen gibt es unser unsere mein bei aus auch oder aber wenn hallo guten tag"
        " notig unserer mussen haben mich mir uns euch ihr ihn ihm einen einem einer eines als nach vom zum zur"
        " hat habe habt hast sind wird werden wurde wurden waere hatte haette wuerde wuerden schon noch nur doch"
        " mal bitte warum wieso weshalb was welche welcher welches kein keine keinen sehr etwas jemand niemand"
        " da dort am beim ins vor dass weil ob dann also ja nein bin bist mehr gern gerne immer wieder nie durfen darf"
        " duerfen"
        " muss musst soll sollen sollte konnte koennte koennen konnten moechte moechten fuer uber ueber unter"
        " zwischen ohne gegen seit eure euer ihre seine meine meinen meinem meiner dein deine unseren unserem"
        " dieser diese dieses diesen diesem gibts geht habs hab nix irgendwo irgendwie irgendwer irgendwas wohin"
        " woher damit dafur dafuer davon jede jeden jeder jedes alle alles viel viele wenig macht mache machen"
        " wollen",
        "fr": "qu le la les un une des de et est pas nous je vous avec pour sur dans que qui ou comment peut on mon"
        " notre nos voulons voudrais voudrait faut il elle au aux du ce cette bonjour sont trop mais si etre"
        " quel c qu y jai cest ya ne ma ta sa mes tes ses leur leurs son tu ils elles eux moi toi lui suis"
        " es sommes etes avons avez ont avait etait sera serait ai a ete avoir faire faites peux peuvent pouvez"
        " pourrais pourrait dois doit doivent veux veut veulent pourquoi quelle quels quelles quelqu chez sans"
        " entre depuis pendant toujours jamais tout tous toute toutes aussi tres plus moins encore deja cet ces"
        " ceux celle celui ici ca comme car donc alors parce ni par vers chaque peu bien votre vos",
        "pap": "ki nos mi bo ku na di ta e un ke pa por no tin bon dia unda kiko kon ken ami hasi yuda mester awor otro"
        " den kaba aki esaki bai kier a lo cu con kuantu cuanto boso nan su abo esei esey eynan aya ey akinan"
        " aworo awe manan ayera ora tur tambe hopi mas riba bou serka cerca kende keda wordu ser pega te ya si"
        " ningun algun algo asina pero of sea mihor tabata tawata bisa mesten mishi sin entre pasobra paso bini"
        " mira sa cos kos tene mesun pakiko kaminda kua loke ainda dilanti ariba abou aden afo sinti papia bisami"
        " kontami tabatin sigur djaluna djamars djarason djaweps djabierne djabiernes djasabra djadumingu ayo"
        " bosnan nunka mayan enfrente esnan otronan hala rosea perde dal",
        "sr": "i u na je se da za od sa ne smo mi ja bismo bih li kako gde ko koga nas nasa nasoj zdravo imamo zelimo"
        " zelim mozemo moze oko ili ali nas su sta hteli hteo htela",
        "hns": "ham ke ka hai log kare me mangila lewe aur kab tak se na ki hamlog hamar chahila kaise ram"
        " ek kaha kahan mili",
        "pt": "os uma uns umas das nas nos ao aos pelo pela pra por com sem sobre entre desde voce voces ele"
        " ela eles elas nosso nossa nossos nossas meu minha meus minhas seu sua este esta esse essa isso"
        " isto aqui ali que quem como quando onde qual quais quanto porque nao sim mas tambem muito mais"
        " ja sou somos estou estamos estao tem temos tenho foi ha ola oi obrigado obrigada alguem algum"
        " lhe",
        "ro": "si sa pe cu este sunt avem aveti suntem sunteti voi ele mie imi iti ne meu mea mele nostru"
        " noastra nostri noastre lor acest aceasta acesta acolo aici ceva cineva nimic nimeni cum cand"
        " unde ce pentru despre dupa intre fara prin sau daca deci mai foarte bine fost fi ati asa acum"
        " toti toate nici niste langa buna multumesc deja inca eram era erau dumneavoastra dvs",
        "uk": "і та але або чи що як де хто чому куди скільки яка які яке якщо щоб бо тому у в на до з із за"
        " для про від без під між по через після перед при не ні так це ця ці ми він вона вони мене мені"
        " тебе вам нам наш наша ваш моє свою є був була було були буде бути можна треба вже тільки також"
        " дуже тут ж би привіт дякую будь ласка",
        "ru": "и или что где кто когда почему куда сколько какая какие если чтобы потому поэтому в на до с со"
        " из за для о об от без по через после перед при к у не ни да нет это эта эти ты вы мы он она они"
        " меня мне тебя вам нам наш наша ваш мое мои есть был была было были будет быть можно надо еще"
        " уже только также очень тут же бы ли привет спасибо пожалуиста",
        "fa": "و در به از که این ان را رو با است هست هستم هستیم هستند نیست بود بودم برای واسه تا یا اما ولی اگر"
        " اگه من تو او ما شما انها ایشان اینها چه چی چرا کی ایا هم نیز همه هر هیچ خیلی بسیار یک یه دو چند"
        " چون پس بعد قبل روی زیر بین مثل بدون درباره دارم داریم دارند دارد داره شد شود کنم کنیم کنید می"
        " نمی اینجا انجا حالا دیگر لطفا تشکر",
        "zh": "我们 你们 他们 她们 咱们 我的 你的 他的 您的 这个 那个 这些 那些 这里 那里 这样"
        " 那样 什么 怎么 怎样 如何 哪里 哪儿 哪个 哪些 为什 为了 因为 所以 但是 可是 不过"
        " 而且 或者 还是 如果 虽然 然后 已经 还有 没有 不是 不能 不会 可以 一个 一些 一下"
        " 一点 现在 就是 都是 我是 我有 有没 请问 知道 谢谢 你好 您好",
        "it": "vorrei vorremmo voglio vogliamo posso possiamo fare dove serve bisogno"
        " il lo gli le uno una del dello della dei degli delle alla agli allo dal dalla dai nel nella nei"
        " nelle sul sulla con tra fra che chi cosa quando perche quanto quale quali non anche piu molto"
        " tutto tutti qualcosa qualcuno io noi voi lei loro mio mia miei nostro nostra nostri nostre suo"
        " sua questo questa questi quello quella sono siamo sei ho abbiamo hanno avete stiamo essere puo"
        " qui ancora gia senza dopo ogni oppure quindi pero ciao grazie buongiorno salve prego",
        "so": "waa waxaan waxaa waxay waxaad wuxuu waxuu ayaa baa ayaan ayay aad iyo ama laakiin haddii hadii"
        " miyaa maxaa maxay maya haa yaa ayo aniga anigu adiga isaga iyada annaga annagu anaga innaga"
        " idinka iyaga kaas taas kuwa halkan halkaas waxba dhammaan kasta kale badan yahay tahay ahay"
        " nahay yihiin ahaa jira jirta jiraa leeyahay leedahay leenahay lahaa haysto hayaa kama kuma"
        " iska igu iigu noo kuu inaan inay inuu sida markii marka hadda weli fadlan salaan mahadsanid"
        " sidee goorma halkee imisa maanta sababta maxaan",
    }.items()
}
_EVERYWHERE = frozenset({"ok", "okay", "sorry"})
"""Small words of one language that are said in all."""
_NO_HINT = frozenset({"pls", "plz", "ca"})
"""What people of every language write: please, and circa (which is no French "ça")."""
_SMALL_VOTES, _LETTER_WORD_VOTES, _KNOWN_VOTES, _SUBJECT_VOTES, _PIECE_VOTES = 12, 4, 6, 3, 5
"""What a small word tells, one of a single letter, a word that is known, a word of a subject, and a piece of a word
that nobody knows. A word of several languages tells each so much less."""
Votes = Sequence[tuple[str, float]]
"""Languages, and how much is told of each."""
_SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "bg", "CJK": "zh"}
SAME_SCRIPT = {"bg": ("uk", "ru"), "ar": ("fa",)}
"""Other languages in a script, told apart by their small words and letters."""
_LETTERS = {
    letter: language
    for language, letters in {
        "tr": "ğışİ", "pl": "ąęłńśźż", "ro": "țșăȚȘĂ", "pt": "ãõÃÕ", "uk": "іїєґІЇЄҐ", "ru": "ыэёЫЭ", "fa": "پچژیک",
        "de": "ßä", "fr": "œŒ", "es": "¿¡",
    }.items()
    for letter in letters
}  # fmt: skip
"""Letters that only one of the languages has; who types them says more than a name that has one."""
_NO_WORD = re.compile(
    r"\bden (?=haag\b|bosch\b|helder\b)|\b(?:[a-z]\.\s?){2,}|\b(?:jeu de boules?|keti koti|hip[ -]?hop|sos)\b",
    re.IGNORECASE,
)
"""A small word of German that is none in the name of a Dutch town; letters that stand for words ("a.s."); and what is
called the same in every language."""
_LETTER_VOTES, _MIN_WORDS = 4, 3
_SEVERAL = 3
"""So many words that are all of one language, and not of the one spoken before, tell of it however common they are."""
_AGAINST, _SURELY_AGAINST = 4, 15
"""What must be told for another language than the one spoken before, and in a talk that goes on in it."""
_PIECES = {
    "nl": "aa ee oo ij oe ui eu cht lijk heid ing$ ^vr",
    "tr": "iy ^ya ini$ nin$ eri$ unu inda lari$ igi$ ayi esi$ mek cek isi$ anla lerin eyi miz mak$ cik yor ^yu iniz"
    " cak ^olu eye$ ilir masi larin dim$ uyu oldu ^olm ^yi sinde ikl siz$ oyl ^ola istir izl ^iste ^yer ^konu"
    " imd ldi$ maya oyu iml yol ugu$ degi ^kay yet kada adi$ usu$ ulla syo ayr anli urum nlar etm gim$ ^icin"
    " ^uy cuk lerde goru bulu ^yon lmis ^goz ^basl sina$ ilgi bira esine ^bir$ ^orta ^sey agla biri eti$ nler"
    " irdi ^topl ilik ^onu deki$ daki$",
    "de": "schaft ung$ ungen$ keit tz strass ^spiel",
    "pl": "cz dz sz zy wy cj owa ej$ prz zn wia ych$ ym$ dni osci ieni uje$ wa$ aln jak sc$ trz kow praw yw ^ws"
    " tow$ woj byl skie mow zr wni poz ^zd ^kto tyk awi owo ysl nego$ zeni zap daj ^jest pisa owe$ iec$ zj"
    " osob ^zab owie chc ^wl ejs ^zos ieci stw edn ^dl kich tnie ^roz ^rz ierz ^zl klad mial otk yj zk anow wz"
    " uja$ odk dobr pols wc ^okr ^zas aly$ poko poj kiem dac$ ^pomo zaj swie peln wego$",
}
_WITH_PIECE = {
    language: re.compile("|".join(re.sub(r"[$^]", r"\\b", piece) for piece in listed.split()))
    for language, listed in _PIECES.items()
}
"""Pieces of words (^ at the beginning, $ at the end) that other languages hardly have, from lists of frequent words. A
short message in Turkish or Polish may have no small word at all, and diacritics are left out on a phone. What looks
Dutch is no such word: a long compound has all kinds of pieces."""
_PIECE_WORDS, _NAME_WORDS = 2, (2, 3)
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu)['’](?=[^\W\d_]{2})", re.IGNORECASE)
"""A small word of French before an apostrophe: "d'argent", "l'école"."""
_ARABIC_DIGIT = re.compile(r"[a-z][379][a-z]")
"""3, 7 and 9 inside a word are letters that Latin lacks ("y3tikom", "ra7a"); they tell as much as a piece."""

Known = Callable[[str], Sequence[str]]
"""The languages that have a normalised word, as far as is known."""


def nobody_knows(_word: str) -> Sequence[str]:
    """Where no words are known."""
    return ()


def detect(
    text: str,
    default: str = "nl",
    *,
    known: Known = nobody_knows,
    names: frozenset[str] = frozenset(),
    surely: bool = False,
) -> str:
    """The language code of `text`: by its script, else by its small words and those that are `known`, each shared word
    counting less, and letters and pieces of words of its own. Words of `names` (of places) tell nothing.

    Without any hint (a name, a postcode, an emoji) it is `default`, the language spoken before. Where that is a reason
    to stay with it, much more is needed to leave it: `surely`.
    """
    by_script = _script(text)
    votes, told, count = _votes(text, default, known, names)
    if by_script:
        written_so = (by_script, *SAME_SCRIPT.get(by_script, ()))
        return max(written_so, key=lambda language: (votes.get(language, 0), language == default))
    best = max(votes, key=votes.__getitem__, default=default)
    others = (told.get(language, set()) for language, much in votes.items() if much == votes[best] <= _KNOWN_VOTES)
    by_chance = any(told.get(best, set()).isdisjoint(other) for other in others)  # a word of each of two languages
    of_best, of_default = len(told.get(best, ())), len(told.get(default, ()))
    every_word = _SEVERAL <= of_best == count > of_default
    against = _SURELY_AGAINST if surely else 0 if every_word else _AGAINST
    return best if not by_chance and votes.get(best, 0) > votes.get(default, 0) + against else default


@lru_cache(maxsize=16)  # asked for who writes, and again for what is written
def _votes(
    text: str, default: str, known: Known, names: frozenset[str]
) -> tuple[dict[str, float], dict[str, set[str]], int]:
    """How much tells of each language, which words do, and the number of words that may. Remembered: not to be
    changed."""
    votes: dict[str, float] = {}
    told: dict[str, set[str]] = {}
    said = words(_NO_WORD.sub("", text))
    if not text.isascii():
        votes = _by_letters(text, len(said))
    if elided := len(_ELIDED.findall(text)):
        votes["fr"] = votes.get("fr", 0) + elided * _KNOWN_VOTES
    if _is_name(text, names):
        said = [word for word in said if len(_small(word)) == 1]
    of_language = [word for word in said if word not in names]
    lettered = {} if text.isascii() else _lettered(text)
    seen: set[str] = set()
    for word in of_language:
        if word in seen and not _small(word):  # "bla bla bla bla" tells no more than "bla"
            continue
        seen.add(word)
        tells = _told_by(word, default, known, alone=len(said) < _PIECE_WORDS)
        for language, much in tells:
            if lettered.get(word, language) != language:
                continue
            told.setdefault(language, set()).add(word)
            votes[language] = votes.get(language, 0) + much
    return votes, told, len(set(of_language))


def _is_name(text: str, names: Container[str]) -> bool:
    """Is all of it written as the name of a person, but for names of places? Then only its small words of one language
    count: "Jestem Marek", and not "Ali Yılmaz"."""
    said = [word for word in text.split() if normalise(word.strip(",.;:!?")) not in names]
    return len(said) in _NAME_WORDS and all(word[0].isupper() and not word.isupper() for word in said)


@lru_cache(maxsize=500)  # people use the same small words
def _small(word: str) -> Votes:
    """The languages that a small word belongs to, and how much it tells; nothing of any other word."""
    languages = [language for language, listed in FUNCTION_WORDS.items() if word in listed and word not in _EVERYWHERE]
    much = _LETTER_WORD_VOTES if len(word) == 1 and word.isascii() else _SMALL_VOTES
    return tuple((language, much / len(languages)) for language in languages)


def _told_by(word: str, default: str, known: Known, *, alone: bool) -> Votes:
    """The languages that a word tells of and how much; one that stands `alone` is not looked into."""
    if word in _NO_HINT:
        return ()
    if small := _small(word):
        return _shared(small, default) if default in known(word) else small
    told = [(language, _SUBJECT_VOTES) for language, listed in SUBJECT_WORDS.items() if word in listed]
    if languages := known(word):
        return (*told, *((language, _KNOWN_VOTES / len(languages)) for language in languages))
    return told if alone or word in _EVERYWHERE else (*told, *_by_pieces(word))


def _shared(small: Votes, default: str) -> Votes:
    """The votes of a small word that is a word like any other in the language spoken before."""
    if default in dict(small):
        return small
    share = len(small) / (len(small) + 1)
    return (*((language, tells * share) for language, tells in small), (default, _KNOWN_VOTES * (1 - share)))


@lru_cache(maxsize=1_000)  # people use the same words
def _by_pieces(word: str) -> Votes:
    shown = [language for language, piece in _WITH_PIECE.items() if piece.search(word)]
    if _ARABIC_DIGIT.search(word):
        shown.append("ar")
    return tuple((language, _PIECE_VOTES) for language in shown if "nl" not in shown)


def _lettered(text: str) -> dict[str, str]:
    """The words with a letter that only one language has, normalised, with that language: "iş" is no Dutch "is"."""
    return {
        part: _LETTERS[char] for typed in text.split() for char in typed if char in _LETTERS for part in words(typed)
    }


def _by_letters(text: str, count: int) -> dict[str, float]:
    """A letter in a name is no hint, and a text of few words may be a name."""
    typed = text if count >= _MIN_WORDS else "".join(word for word in text.split() if word.islower())
    return dict.fromkeys({_LETTERS[char] for char in typed if char in _LETTERS}, float(_LETTER_VOTES))


_CODES = ("nl", "en", "tr", "pl", "ar", "es", "de", "fr", "bg", "pap")
_CALLED = {
    "nl": "nederlands/hollands engels turks pools arabisch spaans duits frans bulgaars papiaments",
    "en": "dutch english turkish polish arabic spanish german french bulgarian papiamento",
    "tr": "hollandaca/flemenkçe/felemenkçe ingilizce türkçe lehçe arapça ispanyolca almanca fransızca bulgarca"
    " papiamento",
    "pl": "niderlandzku/niderlandzki/holendersku/holenderski angielsku/angielski turecku/turecki polsku/polski"
    " arabsku/arabski hiszpańsku/hiszpański niemiecku/niemiecki francusku/francuski bułgarsku/bułgarski papiamento",
    "ar": "هولندي إنجليزي/انكليزي تركي بولندي عربي إسباني ألماني فرنسي بلغاري بابيامنتو",
    "es": "holandés/neerlandés inglés turco polaco árabe español/castellano alemán francés búlgaro papiamento",
    "de": "niederländisch/holländisch englisch türkisch polnisch arabisch spanisch deutsch französisch bulgarisch"
    " papiamento",
    "fr": "néerlandais/hollandais anglais turc polonais arabe espagnol allemand français bulgare papiamento",
    "bg": "нидерландски/холандски английски турски полски арабски испански немски френски български папиаменто",
    "pap": "hulandes ingles turko polako arabir spañó/spaño aleman frances bulgaro papiamentu",
}
"""What our languages are called in each of them, in the order of `_CODES`."""
_AL, _BIL = ("", "ال"), "بال"
"""In Arabic the name of a language has an article, or "in the" written to it."""


def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for spoken, listed in _CALLED.items():
        for code, called in zip(_CODES, listed.split(), strict=True):
            for name in called.split("/"):
                forms = [f"{al}{name}{end}" for al in (*_AL, _BIL) for end in ("", "ه")] if spoken == "ar" else [name]
                found |= {normalise(form): code for form in forms}
    return found


_NAMES = _names()
_ROMANCE = [normalise(name) for spoken in ("es", "fr", "pap") for name in re.split("[ /]", _CALLED[spoken])]
_ASKED = re.compile(
    rf"\b(?:in|naar|to|auf|po|na|на)\s+(?:het\s+|de\s+)?({'|'.join(_NAMES)})\b"
    rf"|\ben\s+({'|'.join(_ROMANCE)})\b"  # in Dutch that is "and": "turks en frans koken"
    rf"|\b({'|'.join(name for name in _NAMES if name.startswith(_BIL))})\b"
)
_SAID_BESIDE = """
spreekt kunt kun kan verstaat
liever weer doe verder graag aub svp stp praat praten spreek spreken schrijf terug alsjeblieft alstublieft rather better
back again speak talk write please prefer answer lieber weiter bitte sprich sprechen spreche besser plutot parle parler
parlez mieux plait sil mejor hablo habla hablar por favor prefiero lutfen konus konusalim konusun konusabilir miyiz
misiniz musunuz misin yazabilir yaz olsun devam edelim
prosze mow mowic mowie wole pisz من فضلك لو سمحت تكلم احكي моля говори говорете говоря пиши papia fabor mihor
"""
_RATHER = frozenset(word for beside in _SAID_BESIDE.split() for word in words(beside))
"""What is said beside the small words of a request for a language: "nee liever nederlands"."""
_ALSO_PEOPLE = frozenset(["frans", "german"])
"""Languages that people are called by too."""
_DENIED = frozenset(["geen", "niet", "not", "no", "dont", "kein", "nicht", "pas"])
_OF_OTHERS = frozenset(
    ["ze", "zij", "hij", "hun", "she", "he", "they", "sie", "er", "elle", "il", "ella", "el", "ona", "on"]
)
"""Who tells what others speak ("arabisch spreekt ze") does not ask for it."""
_CLAUSES = re.compile(r"(?<=[,.;!?؟\n])\s+")
_SHORT_REQUEST = 20
"""A longer message is about something else, though it names a language."""
_ABOUT_LANGUAGE = re.compile(
    r"\b(?:les|leren|taal|cursus|lesson|learn|class|course|teach|kurs|ders|only in|alleen in|formulier|form\b"
    r"|vertaal|vertal|translat|cevir|tercume|tlumacz|przetlumacz|uberset|ubersetz|tradu|ترجم|превед|превод)\w*"
)
"""Who learns a language, or wants something put into one, does not ask to go on in it."""


def asked_for(text: str, *, name_asked: bool = False) -> str | None:
    """The language somebody asks to go on in ("can we do this in English?", "english"); None for any other message.
    Where somebody's name was asked ("Frans") what may be one is no such request."""
    said = normalise(text)
    if name_asked and set(words(text)) <= _ALSO_PEOPLE:
        return None
    if _ABOUT_LANGUAGE.search(said) or len(said.split()) > _SHORT_REQUEST:
        return None
    match = _ASKED.search(said)
    return _NAMES[next(name for name in match.groups() if name)] if match else _preferred(words(text))


def beside_request(text: str) -> str:
    """What `text` says beside the request for a language ("gdzie to zgłosić, można po polsku?"); empty when that is
    all."""
    pieces = _CLAUSES.split(text)
    return " ".join(piece for piece in pieces if asked_for(piece) is None).strip(" ,;") if len(pieces) > 1 else ""


def _preferred(said: Sequence[str]) -> str | None:
    """The language of a message that says no more than its name, or to rather have that: "doe maar weer nederlands"."""
    named = {_NAMES[word] for word in said if word in _NAMES}
    others = {word for word in said if word not in _NAMES}
    rather = not others or (not others.isdisjoint(_RATHER) and others.isdisjoint(_DENIED | _OF_OTHERS))
    return (
        named.pop() if len(named) == 1 and rather and all(word in _RATHER or _small(word) for word in others) else None
    )


def _script(text: str) -> str | None:
    if text.isascii():
        return None
    counts: Counter[str] = Counter()
    letters = 0
    for char in text:
        if char.isalpha():
            letters += 1
            name = unicodedata.name(char, "").split(" ")[0]
            if name in _SCRIPTS:
                counts[_SCRIPTS[name]] += 1
    for language, count in counts.items():
        if count * 3 > letters:
            return language
    return None
