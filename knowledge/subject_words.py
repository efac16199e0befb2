"""Words of the subjects people ask about, that show which language a message without small words is in.

"Parking permit", "basura en mi calle": on a phone the small words are left out. What is written the same in Dutch
is not listed, and neither is what Dutch people say in another language ("community", "happy").
"""

SUBJECT_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": "streets neighbour neighbours neighbor neighbors neighbourhood neighborhood streetlight streetlights"
        " bins rubbish garbage trash waste broken noise noisy loud landlord rent permit permits license licence"
        " grant grants money funding funds tree trees garden gardens flowers bench playground children volunteer"
        " volunteers volunteering square parking resident residents passport driving doctor benefits benefit"
        " housing apartment home rooms church mosque schools elderly women youth refugee refugees students"
        " lessons class classes english meet complaint complain appeal application person human speak talk"
        " delete thank thankyou thnx cheers goodbye awesome great useless stupid unemployed job debts food"
        " hungry homeless police fire stolen lost found wallet bike bikes bicycle cars traffic speeding"
        " dangerous unsafe lonely alone idea ideas music library books toaster report reporting dirty dogs dog"
        " poop rats cockroaches mould mold leaking heating solar roof insulation birthday married marriage move"
        " moved address registration council mayor vote city form forms rules allowed insurance foundation need"
        " needed looking wanna close",
        "es": "calle calles barrio vecino vecina vecinos vecinas basura ruido ruidos fiesta fiestas ayuda dinero"
        " alquiler casero permiso permisos subvencion subvenciones arbol arboles jardin huerto banco ninos"
        " jovenes abuelos mayores mujeres iglesia escuela colegio clases idioma holandes neerlandes pasaporte"
        " medico doctora trabajo paro casa piso vivienda local sala comida hambre gracias graciass muchas hablar"
        " persona policia fuego robo perdido bici bicicleta coches aparcar estacionar multa queja reclamar"
        " solicitud respuesta datos borrar privacidad mierda inutil tonto adios saludos musica baile biblioteca"
        " libros ropa luz farola rota roto ratas perro perros caca moho humedad ayuntamiento municipio alcalde"
        " votar ciudad formulario seguro asociacion fundacion refugiado ingles necesito quiero espanol",
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
        " benevole benevolat gratuit besoin cherche bjr slt svp stp mci beaucoup mersi",
        "pap": "kaya caya bario barrio bisina bisinja shushi susu beheit plaka placa yudansa hur permit mata hofi"
        " banki mucha muchanan yiu hoben hobennan muhe kerki misa skol papiamentu trabou trabow sala kuminda"
        " hamber danki masha papia kandela ladron outo baiskel keho kontesta dato kibra lampi djaka kacho cacho"
        " mester buska ayuda fiesta koro buki ayo aworo dushi por fabor dono",
    }.items()
}
