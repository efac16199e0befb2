"""Words of the subjects people ask about, that show which language a message without small words is in.

"Parking permit", "basura en mi calle": on a phone the small words are left out. What is written the same in Dutch
is not listed, and neither is what Dutch people say in another language ("community", "happy").
"""

SUBJECT_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": "day days weeks months years hours hrs tonight tomorrow yesterday streets neighbour neighbours neighbor"
        " neighbors neighbourhood neighborhood streetlight streetlights bins rubbish garbage trash waste broken"
        " noise noisy loud landlord rent permit permits license licence grant grants money funding funds tree"
        " trees garden gardens flowers bench playground children volunteer volunteers volunteering square"
        " parking resident residents passport driving doctor benefits benefit housing apartment home rooms"
        " church mosque schools elderly women youth refugee refugees students lessons class classes english meet"
        " complaint complain appeal application person human speak talk delete thank thankyou thnx cheers"
        " goodbye awesome great useless stupid unemployed job debts food hungry homeless police fire stolen lost"
        " found wallet bike bikes bicycle cars traffic speeding dangerous unsafe lonely alone idea ideas music"
        " library books toaster report reporting dirty dogs dog poop rats cockroaches mould mold leaking heating"
        " solar roof insulation birthday married marriage move moved address registration council mayor vote"
        " city form forms rules allowed insurance foundation need needed looking wanna close",
        "es": "calle calles barrio vecino vecina vecinos vecinas basura ruido ruidos fiesta fiestas ayuda dinero"
        " alquiler casero permiso permisos subvencion subvenciones arbol arboles jardin huerto banco ninos"
        " jovenes abuelos mayores mujeres iglesia escuela colegio clases idioma holandes neerlandes pasaporte"
        " medico doctora trabajo paro casa piso vivienda local sala comida hambre gracias graciass muchas hablar"
        " persona policia fuego robo perdido bici bicicleta coches aparcar estacionar multa queja reclamar"
        " solicitud respuesta datos borrar privacidad mierda inutil tonto adios saludos musica baile biblioteca"
        " libros ropa luz farola rota roto ratas perro perros caca moho humedad ayuntamiento municipio alcalde"
        " votar ciudad formulario seguro asociacion fundacion refugiado ingles necesito quiero espanol"
        " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "de": "strasse nachbar nachbarn nachbarin nachbarschaft viertel mull muell larm laerm hilfe zuschuss"
        " forderung foerderung vermieter miete mietwohnung wohnung erlaubnis genehmigung antrag baum baume"
        " baeume garten blumen sitzbank spielplatz kinder jugendliche frauen kirche schule sprachkurs reisepass"
        " fuhrerschein fuehrerschein ausweis parkausweis anwohnerparkausweis parkplatz arzt hausarzt arbeit"
        " stelle arbeitslos wohnen raum raume raeume hunger danke dankeschon dankeschoen vielen sprechen mensch"
        " mitarbeiter polizei feuer gestohlen fahrrad raser knollchen beschwerde widerspruch bescheid daten"
        " loschen loeschen datenschutz scheisse bloder musik tanz bucherei bucher laterne kaputt hund hunde"
        " heizung burgermeister wahlen stadt formular versicherung verein stiftung anmelden ummelden fluchtling"
        " englisch tschuss tschuess fest feier nachbarschaftsfest verschenken mochte moechte",
        "fr": "rue rues quartier voisin voisine voisins voisines poubelle poubelles ordures bruit fete argent aide"
        " aides subvention proprio proprietaire loyer logement permis autorisation arbre arbres jardin fleurs"
        " banc enfants jeunes femmes eglise mosquee ecole cours langue neerlandais hollandais passeport medecin"
        " travail chomage maison salle local repas faim parler personne conseiller police feu vole perdu velo"
        " velos voitures stationnement amende plainte recours demande reponse donnees effacer supprimer merde"
        " musique danse bibliotheque livres lampadaire cassee chien chiens moisissure humidite humide mairie"
        " commune maire voter ville formulaire assurance association fondation bonsoir salut bonjour adieu"
        " aire jeux panne benevole benevolat gratuit besoin cherche bjr slt svp stp mci beaucoup mersi",
        "pap": "kaya caya bario barrio bisina bisinja shushi susu beheit plaka placa yudansa hur permit mata hofi banki"
        " mucha muchanan yiu hoben hobennan muhe kerki misa skol papiamentu trabou trabow sala kuminda hamber"
        " danki masha papia kandela ladron outo baiskel keho kontesta dato kibra lampi djaka kacho cacho mester"
        " buska ayuda fiesta koro buki ayo aworo dushi por fabor dono bati sla kas kasa ruman yama puntra kurso"
        " palu lus skur friu malu tristu kontentu skirbi splika komprende komprondo kuminsa laga kita hende"
        " hendenan yunan famia wela welo amigu plasa sentro komunidat hubentut hubentud aktividat proyekto"
        " supsidio fundashon asosiashon formulario ofisina wardia luga kambia traha biba drumi kome bebe"
        " kanta nochi tardi mainta merdia atardi pregunta",
        "tr": "mahalle mahallede mahallemizde mahallemde mahallemdeki sokak sokakta sokaktaki sokagi komsu komsum"
        " komsular komsumuz komsularla gurultu cop copler yardim para parasi destek destegi izin izni ruhsat ev"
        " evde evim kira kiraci agac agaclar bahce cicek kaldirim cocuk cocuklar cocuklari cocugum genc gencler"
        " kadin kadinlar yasli yaslilar emekli cami okul ders kurs dil hollandaca pasaport kimlik ehliyet doktor"
        " issiz isim maas borc yemek ekmek insan konusmak memur yetkili polis yangin calindi kayip bisiklet araba"
        " arabalar ceza sikayet itiraz basvuru cevap veri silin aptal salak muzik dans kutuphane kitap kitaplar"
        " giysi lamba bozuk kirik fare kedi kopek kuf rutubet belediye belediyesi baskan oy sehir sigorta dernek"
        " dernegi vakif muhacir multeci kayit elektrik elektrikler su sular gaz kaza toplanti sifir bedava"
        " ucretsiz kermes dugun bayram ramazan kahvalti piknik mangal spor salon oda yer hava hoscakal gorusuruz"
        " gunaydin iyi",
        "pl": "ulica ulicy ulice sasiad sasiadka sasiedzi sasiadow sasiadami osiedle osiedlu dzielnica dzielnicy halas"
        " smieci pomoc kasa pieniadze dotacja dotacje pozwolenie zgoda drzewo drzewa ogrod ogrodek kwiaty lawka"
        " chodnik dzieci dziecko dziecka mlodziez mlodzi kobiety kobiet starsi seniorzy kosciol szkola szkole"
        " szkoly kurs jezyk niderlandzki paszport dowod lekarz dentysta praca prace prac bezrobotny mieszkanie"
        " mieszkania dom domu czynsz jedzenie glodny czlowiek czlowiekiem rozmowa policja pozar ukradli rower auto"
        " samochody parkowanie mandat skarga odwolanie wniosek wniosku odpowiedz dane usun glupi muzyka biblioteka"
        " ksiazki ubrania lampa lampy latarnia zepsuta zepsuty szczury kot pies psy plesn grzyb wilgoc gmina gminy"
        " gminie burmistrz miasto ubezpieczenie stowarzyszenie fundacja uchodzca zapis prad awaria festyn urodziny"
        " wolontariusz wolontariat petycja podatek dlug dlugi komornik dobrze siema hejka zebranie sala sale slub"
        " meldunek zameldowanie adresu dialog plac",
        "ar": "rajli rajel zawji baladia baladiya baladiyya baladya subsidy flous floos masari dirham khedma khdma"
        " chghol shoghol sakan beit bayt cha9a shaqa bab 7oma 7ouma zanqa zen9a shari3 share3 jiran jar wlad wladi"
        " drari shabab chabab banat nisa2 3yalat jam3iya jam3iyya jami3 masjid madrasa dars hollandi jawaz doktor"
        " tabib marid majani fabor blach balash rokhsa rukhsa 7afla hafla eftar iftar kariya kira lkra zbel zbala"
        " dow daw bola moskila mochkil mushkila mochkila muwazaf mowazaf nahdar nehder a7ki ahki mabrouk labas"
        " tbarkallah smahli sma7li 3afia l3afia y3tikom yatik ya3tik barak allahu bikhir nmout kaydrebni kayderbni"
        " yadrebni khayef khayfa khayfin 7mar hmar zamel",
        "bg": "ulica ulicata ulitsa ulitsata kvartal kvartala komshii komshiite komshi sused sasedi susedi sasedite"
        " susedite shum shumno smet bokluk boklutsi boklukut pomosht pomo6t pari parite razreshitelno razreshenie"
        " darvo darveta durvo durveta gradina cvetq cvetia peika peyka trotoar dete deteto deca decata detsa"
        " detsata mladej mladezhi jeni zheni vuzrastni pensioneri curkva tsarkva uchilishte uchili6te urok uroci"
        " kurs ezik holandski niderlandski lichna karta shofyorska doktor lekar rabota bezraboten jilishte"
        " zhilishte kvartira naem naema hazqin hazyain hazain hrana gladen gladni govorya govoria govorq chovek"
        " 4ovek policiya policia pojar zagubih kolelo kola koli parking globa oplakvane zaqvlenie zayavlenie molba"
        " otgovor danni iztrij iztriite glupak tup muzika tanci biblioteka knigi drehi lampa lampata schupena"
        " s4upena plyhove pluhove kuche kotka muhul obshtina obshtinata ob6tina ob6tinata kmet zastrahovka"
        " sdrujenie sdruzhenie fondaciya fondacia dobrovolec dobrovolets praznik detski sreshta sreshti stai staya"
        " zala mujut mazhat maja izhvurlqt izgoni jiveq zhiveya jiveya umra pomognete",
    }.items()
}
