"""What a short message points at in a list: a place ("3)", "nummer 3", "de derde", "de laatste"), or what is called so
("die van Fonds 1818")."""

import re
from collections.abc import Iterable, Mapping

from knowledge import numerals
from knowledge.patterns import either
from knowledge.text import normalise, words

LAST = -1
"""The place of who points at the last of a list."""
_ORDINALS = """
1 eerste 1e 1ste first 1st birinci birincisi birinciyi ilk ilki pierwszy pierwsza pierwsze primero primera primer
1 erste ersten erstes premier premiere първи първия първият първата първото prome bovenste
1 الاول الاولى
2 tweede 2e 2de second 2nd ikinci ikincisi ikinciyi drugi druga drugie segundo segunda zweite zweiten zweites
2 deuxieme seconde втори втория вторият втората второто الثاني الثانيه
3 derde 3e 3de third 3rd ucuncu ucuncusu ucuncuyu trzeci trzecia trzecie tercero tercera tercer dritte dritten drittes
3 troisieme трети третия третият третата третото الثالث الثالثه
4 vierde 4e 4de fourth 4th dorduncu czwarty czwarta czwarte cuarto cuarta vierte quatrieme четвърти четвъртият
4 четвъртата четвъртото الرابع الرابعه
5 vijfde 5e 5de fifth 5th besinci piaty piata piate quinto quinta funfte cinquieme пети петият петата петото
5 الخامس الخامسه
6 zesde 6e 6de sixth 6th altinci szosty szosta szoste sexto sexta sechste sixieme шести шестият шестата шестото
6 السادس السادسه
7 zevende 7e 7de seventh 7th yedinci siodmy siodma siodme septimo septima siebte septieme седми седмият السابع السابعه
8 achtste 8e 8ste eighth 8th sekizinci osmy osma osme octavo octava achte huitieme осми осмият الثامن الثامنه
-1 laatste onderste last son sonuncu sonuncusu sonuncuyu ostatni ostatnia ostatnie ultimo ultima letzte letzten letztes
-1 dernier derniere последен последния последният последната последното delaster الاخير الاخيره
"""
_NUMBER = """
nummer nr nr. no no. # optie keuze knop number option button numara numer numero opcion номер رقم di e_di
"""
"""What stands before a number; in Papiamentu "di dos" is the second."""
_ARTICLES = "de het die dat the that el la le der das die den dem ta ten to te e o ал ال"
_THINGS = "optie keuze knop one option button olan opcion choix wahl opcja"
_PICKS = "graag liever doe doe_maar doe_mij kies ik_kies toon open laat_zien i_choose i_pick show_me"
_LEADS = """
meer_over iets_meer_over meer_weten_over en maar
vertel_meer_over vertel_me_meer_over vertel_eens_over vertel_over uitleg_over info_over informatie_over wat_is en_wat_is
ik_wil ik_wil_graag ik_bedoel wij_willen geef_mij geef_me
i_want i_mean show and more_about more_on tell_me_about tell_me_more_about info_on what_is
bana goster daha_fazla_bilgi
wiecej_o pokaz wybieram poprosze i
المزيد_عن اريد افتح ارني و
mas_sobre quiero elijo cuentame_mas_sobre muestrame y
mehr_uber mehr_zu ich_mochte ich_nehme zeig_mir und
plus_sur je_veux je_choisis montre_moi montrez_moi et
повече_за искам покажи и
mas_tokante mi_ke mustra_mi i
"""
_TAILS = """
graag maar please aub svp dan alsjeblieft alstublieft laten_zien lutfen hakkinda hakkinda_bilgi goster prosze
من_فضلك por_favor bitte sil_vous_plait s'il_vous_plait моля por_fabor
"""
_POINTS = """
die_van die_over die_met die_bij die_voor dat_van die_van_de die_van_het degene_van degene_over degene_met diegene_van
the_one_from the_one_of the_one_by the_one_with the_one_about the_one_for that_one_from that_of that_from
ten_z ta_z to_z ten_od ta_od to_od ten_o ta_o
الذي_من التي_من تبع الخاص_ب
el_de la_de lo_de el_del la_del lo_del ese_de esa_de
das_von der_von die_von den_von das_vom der_vom die_vom das_mit die_mit der_mit
celui_de celle_de celui_du celle_du celui_avec celle_avec
този_от тази_от това_от този_на тази_на този_с тази_с
esun_di esun_ku
"""
_NEXT = """
verder ga_verder en_verder volgende de_volgende en_dan en_daarna daarna next the_next next_one go_on continue and_then
devam devam_et sonraki dalej nastepne nastepny التالي تابع siguiente el_siguiente continua weiter nachste und_dann
suivant suivante continuer et_ensuite продължи следващо следващия sigui siguiente
"""
_REST = """
de_rest rest de_rest_ook en_de_rest geef_de_rest de_andere en_de_andere allemaal alles the_rest and_the_rest the_others
all kalan kalanlar gerisi reszta reszte pozostale الباقي الكل el_resto lo_demas todo der_rest den_rest alle le_reste
tout останалото всички e_resto
"""
_POINTS_BEHIND = "olan olani إللي one"


def _phrases(listed: str) -> str:
    return either(sorted((re.escape(normalise(one).replace("_", " ")) for one in listed.split()), key=len)[::-1])


_PLACES = numerals.table(_ORDINALS)
_COUNTS, _PLACED = (either(sorted(known, key=len, reverse=True)) for known in (numerals.COUNTED, _PLACES))
_PICKED = rf"(?:(?:{_phrases(_PICKS)}) )?"
_BEFORE = rf"(?:(?:{_phrases(_PICKS + _LEADS)}) ){{0,2}}"
_BEHIND = rf"(?:,? (?:{_phrases(_TAILS)})){{0,2}}[.!?؟]{{0,3}}"
_ARTICLE = rf"(?:{_phrases(_ARTICLES)}) "
_IN_LIST = re.compile(
    rf"(?:{_BEFORE}(?:{_phrases(_NUMBER)} ?)?(?P<figures>\d{{1,2}}) ?[.):]?"
    rf"|{_PICKED}(?:{_phrases(_NUMBER)} )?(?P<count>{_COUNTS})"
    rf"|{_BEFORE}(?:{_ARTICLE})?(?P<word>{_PLACED})(?: (?:{_phrases(_THINGS)}))?)"
    rf"{_BEHIND}"
)
"""A message that is a place in a list, normalised. "Ik wil een" is none."""
_ON = re.compile(rf"(?:(?P<next>{_phrases(_NEXT)})|{_phrases(_REST)}){_BEHIND}")
_POINTED = re.compile(
    rf"{_BEFORE}(?:(?P<points>{_phrases(_POINTS)}) )?(?P<article>{_ARTICLE})?(?P<name>.+?)"
    rf"(?P<behind> (?:{_phrases(_POINTS_BEHIND)}))?{_BEHIND}"
)
"""A message that may be the name of something, normalised."""
_LONGEST, _MOST = 12, 120
"""Words and characters of a message that points at something."""
_SMALL = frozenset(words("de het een van voor je jouw en the a an of for your and el la los del le les du der die das"))


def place(text: str) -> int | None:
    """The place in a list that a message is and nothing more, from 1: "2", "2.", "nummer 2", "twee", "de tweede"; LAST
    for the last of it, 0 where that is what was said, else None."""
    said = None if len(text) > _MOST else _IN_LIST.fullmatch(normalise(text).strip())
    if said is None:
        return None
    if said["figures"]:
        return int(said["figures"])
    return numerals.COUNTED[said["count"]] if said["count"] else _PLACES[said["word"]]


def goes_on(text: str) -> int | None:
    """How much a message asks for of what is still to be told, and nothing more: 1 for the next of it, LAST for all of
    it ("de rest"); None for any other message."""
    if len(text) > _MOST or (said := _ON.fullmatch(normalise(" ".join(text.split())))) is None:
        return None
    return 1 if said["next"] else LAST


def may_name(text: str) -> bool:
    """May a message be the name of something and no more?"""
    return _read(text) is not None


def pointed(text: str) -> str | None:
    """What a message points at by a name, which is all that it says: "fonds 1818" of "die van Fonds 1818 graag"; None
    for any other message, also for a name that nothing points at."""
    said = _read(text)
    return said["name"] if said and (said["points"] or said["behind"]) else None


def called(text: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """The one of these, which have `names`, that a message calls by its name and says nothing more of; or at which it
    points by words that no other of them has in its names ("die van het stadsdeel"). None for any other message, and
    where it may be several of them."""
    if (said := _read(text)) is None:
        return None
    wanted = words(said["name"])
    known = {one: [words(name) for name in listed] for one, listed in names.items()}
    found = [one for one, listed in known.items() if any(_alike(wanted, name) for name in listed)]
    if not found and (said["points"] or said["behind"]):
        telling = set(wanted) - _SMALL
        found = [one for one, listed in known.items() if telling and any(telling <= set(name) for name in listed)]
    return found[0] if len(found) == 1 else None


def _read(text: str) -> re.Match[str] | None:
    if len(text) > _MOST or len(text.split()) > _LONGEST or "?" in text:
        return None
    return _POINTED.fullmatch(normalise(" ".join(text.split())))


def _alike(one: list[str], other: list[str]) -> bool:
    """Are they the same words, but for an article before the first?"""
    return bool(one) and one == (other[1:] if other[:1] and other[0] in _SMALL and one[0] != other[0] else other)
