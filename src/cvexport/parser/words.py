"""Nouns by which titles, degrees, schools, firms, places and headings are known.

English, German, French and Spanish, in small letters.  The lists are of kinds and hold
no name of any employer, person or town.
"""

from __future__ import annotations

import functools
import re

_TITLES = """
    accountant actor actuary administrator adviser advisor agent agronomist aide
    ambassador analyst anaesthetist animator apprentice architect archivist artist
    assembler assessor assistant associate attendant attorney auditor author baker
    banker barber barista bartender beautician biochemist biologist bookkeeper
    bricklayer broker builder butcher butler buyer captain caregiver caretaker carer
    carpenter cartographer cashier caterer ceo cfo chair chairman chairperson
    chairwoman chef chemist chief chro ciso cio clerk cleaner clinician cmo
    co-founder co-op coach coder commander commissioner compositor conservator
    consultant contractor contributor controller coo cook coordinator copywriter
    counsel counsellor counselor courier cpo creator cro crew cto curator custodian
    dba dealer dean dentist deputy dermatologist designer detective developer devops
    dietitian director dispatcher doctor draftsman drafter driver economist editor
    educator electrician engineer epidemiologist estimator evangelist examiner
    executive expert extern fabricator facilitator farmer fellow filmmaker
    firefighter fitter florist foreman founder founding freelance freelancer
    gardener geographer geologist geophysicist guard guide hacker hairdresser
    handyman head host hostess housekeeper hydrologist illustrator inspector
    installer instructor intern interpreter interviewer investigator janitor
    journalist judge keeper laborer labourer landscaper lawyer lead leader lecturer
    librarian lieutenant lifeguard linguist locksmith logistician machinist
    maintainer maker manager marketer mason master mathematician mechanic mediator
    member mentor merchandiser metallurgist meteorologist microbiologist midwife
    minister model moderator musician nanny negotiator neurologist novelist nurse
    nutritionist officer operative operator operation optician optometrist organiser
    organizer owner painter paralegal paramedic partner pastor pathologist
    pediatrician pharmacist photographer physician physicist physiotherapist pianist
    pilot planner plumber policeman porter postdoc postdoctoral potter practitioner
    preacher president presenter principal producer professor programmer proofreader
    prosecutor provost psychiatrist psychologist psychotherapist publicist
    radiographer radiologist ranger realtor receptionist recruiter registrar
    reporter representative researcher restorer retailer reviewer sailor sales
    salesman salesperson saleswoman scholar scientist scrum sculptor secretary
    self-employed seller server sergeant serviceman shepherd singer sociologist
    soldier solicitor specialist sre staff statistician stenographer steward
    strategist student stylist superintendent supervisor surgeon surveyor sysadmin
    tailor teacher technician technologist teller tester therapist toolmaker trader
    trainee trainer translator treasurer tutor typist underwriter urbanist vet
    veterinarian vice videographer virologist volunteer vp waiter waitress warden
    webmaster welder worker writer zoologist apprenticeship internship traineeship
    advocate aesthetician airman allergist announcer appraiser arborist assayer
    astronomer athlete bailiff bandmaster beekeeper bellhop bishop blacksmith
    blogger boatbuilder boilermaker bouncer breeder brewer cabinetmaker cardiologist
    cameraman cellist chaplain chauffeur chiropractor choreographer columnist
    comedian commis composer concierge conductor confectioner conservationist
    constable corporal cosmetologist counterperson dancer deacon dishwasher
    distiller diver docent doorman draughtsman dressmaker drummer ecologist embalmer
    endocrinologist enumerator essayist estheticienne ethicist fisherman footballer
    forester forklift fundraiser geneticist glazier goldsmith governess grader
    grower gunner hygienist imam instrumentalist ironworker jailer jeweller jeweler
    joiner knitter launderer librettist lobbyist magistrate maid maitre mariner
    marshal masseur masseuse matron mayor medic miller milliner miner missionary
    monk moulder nephrologist neurosurgeon oncologist ophthalmologist osteopath
    outfitter overseer paediatrician paperhanger pharmacologist phlebotomist
    pipefitter plasterer playwright podiatrist poet politician priest puppeteer
    quartermaster rabbi rancher rapper rigger roofer saddler scaffolder screenwriter
    scribe seamstress seaman senator shipwright shoemaker shopkeeper signwriter
    sister skipper sommelier sonographer stagehand stockbroker stocker stonemason
    storekeeper swimmer tanner taster taxidermist theologian tiler timekeeper
    undertaker upholsterer urologist usher valet vicar violinist vocalist watchmaker
    weaver wrangler candidate barback expediter sous postman postwoman foreperson
    linesman lineman tradesman werkstudent werkstudentin praktikant praktikantin
    praktikum hilfskraft auszubildender auszubildende azubi volontär volontärin
    leiter leiterin mitarbeiter mitarbeiterin referent referentin entwickler
    entwicklerin ingenieur ingenieurin berater beraterin architektin sachbearbeiter
    sachbearbeiterin geschäftsführer geschäftsführerin assistentin assistenz lehrer
    lehrerin kaufmann kauffrau techniker technikerin verkäufer verkäuferin fachkraft
    krankenpfleger krankenschwester pflegefachfrau pflegefachmann pflegekraft arzt
    ärztin oberarzt oberärztin forscher forscherin wissenschaftler wissenschaftlerin
    professorin dozent dozentin gruppenleiter abteilungsleiter teamleiter
    teamleiterin projektleiter projektleiterin projektmanager produktmanager
    managerin beauftragter beauftragte buchhalter buchhalterin bürokraft meister
    meisterin mechaniker mechatroniker elektroniker elektriker schreiner tischler
    tischlerin koch köchin bäcker bäckerin gründer gründerin inhaber inhaberin
    redakteur redakteurin gestalter gestalterin designerin übersetzer übersetzerin
    anwalt anwältin rechtsanwalt jurist juristin controllerin analystin spezialist
    spezialistin experte expertin erzieher erzieherin sozialarbeiter sozialpädagoge
    informatiker informatikerin biologin chemiker chemikerin physiker physikerin
    trainerin koordinator koordinatorin administratorin doktorand doktorandin
    tutorin lektor lektorin bibliothekar bibliothekarin apotheker apothekerin
    psychologin therapeut therapeutin vorstand prokurist einkäufer disponent
    logistiker ingénieur ingénieure développeur développeuse chargé chargée
    responsable directeur directrice consultante assistante stagiaire alternant
    alternante apprenti apprentie technicienne technicien vendeur vendeuse
    conseiller conseillère professeur professeure enseignant enseignante chercheur
    chercheuse rédacteur rédactrice traducteur traductrice comptable infirmier
    infirmière médecin avocat avocate juriste gestionnaire gérant gérante fondateur
    fondatrice cofondateur cofondatrice président présidente adjoint adjointe
    attaché attachée animateur animatrice formateur formatrice éducateur éducatrice
    bibliothécaire pharmacien pharmacienne cuisinier cuisinière serveur serveuse
    concepteur conceptrice graphiste architecte analyste cheffe coordinateur
    coordinatrice coordonnateur coordonnatrice administrateur administratrice
    secrétaire hôte hôtesse électricien mécanicien menuisier boulanger boulangère
    photographe journaliste économiste statisticien doctorant doctorante maître
    maîtresse ouvrier ouvrière opérateur opératrice préparateur acheteur acheteuse
    commercial commerciale ingeniero ingeniera desarrollador desarrolladora
    programador programadora directora gerente jefe jefa consultor consultora asesor
    asesora analista asistente ayudante auxiliar administrativo administrativa
    técnico técnica coordinador coordinadora profesor profesora maestro maestra
    docente investigador investigadora becario becaria practicante aprendiz vendedor
    vendedora dependiente comercial contable contador contadora enfermero enfermera
    médico médica abogado abogada diseñador diseñadora redactora traductor
    traductora periodista arquitecto arquitecta fundador fundadora cofundador
    presidente presidenta encargado encargada operario operaria camarero camarera
    cocinero cocinera electricista mecánico carpintero especialista supervisora
    socio socia autónomo autónoma secretario secretaria bibliotecario bibliotecaria
    farmacéutico farmacéutica psicólogo psicóloga recepcionista fotógrafo fotógrafa
    economista científico científica formador formadora monitor monitora líder
"""
TITLES = frozenset(_TITLES.split())
"""Head nouns of titles, and what stands for one."""

_ENDINGS = (
    "ingenieur ingenieurin leiter leiterin entwickler entwicklerin berater beraterin"
    " manager managerin assistent assistentin mitarbeiter mitarbeiterin lehrer lehrerin"
    " techniker technikerin mechaniker mechanikerin kaufmann kauffrau verkäufer"
    " verkäuferin pfleger pflegerin schwester arzt ärztin referent referentin"
    " sachbearbeiter sachbearbeiterin führer führerin meister meisterin student"
    " studentin kraft planer planerin zeichner zeichnerin redakteur redakteurin"
    " architekt architektin analyst analystin designer designerin praktikant"
    " praktikantin helfer helferin beauftragter beauftragte forscher forscherin"
    " bauer bauerin wissenschaftler wissenschaftlerin volontär berichterstatter"
    " spezialist spezialistin koordinator koordinatorin therapeut therapeutin"
)
GERMAN_TITLE = re.compile(rf"[^\W\d_]{{3,40}}(?:{'|'.join(_ENDINGS.split())})")
"""German writes one word: Softwareentwicklerin."""

_FIRMS = """
    inc llc ltd corp corporation company co gmbh ag plc llp limited kg kgaa ohg gbr
    mbh ug sarl sas sasu eurl scop slu sl bv nv oy ab aps srl spa pty pte se ev
"""
FIRMS = frozenset(_FIRMS.split())
"""Endings of the names of firms, without their stops."""

_ORGANISATIONS = """
    agency agencia agence airlines airways alliance archive archives association
    asociación authority ayuntamiento bakery bank banco banque bar bibliothek
    biblioteca bibliothèque brewery bureau büro café centre center centro charity
    church clinic clinica clínica clinique club college commission committee
    community consortium consulting cooperative council county court department
    design dynamics electronics energy engineering enterprises entreprise fabrik
    federation films firm forum foundation fondation fundación games gallery garage
    gesellschaft global government group groupe grupo gruppe gymnasium hochschule
    holding holdings hospital hospitals hotel hôpital haus house industries
    industrie innovations institut institute instituto insurance interactive
    international klinik klinikum krankenhaus lab laboratoire laboratories
    laboratorio laboratory labs learning library logistics logistik laundry mairie
    magazine maschinenbau medical media ministerium ministry ministère ministerio
    motors museum musée museo network networks organisation organization orchestra
    partners pharma pharmaceuticals pharmacy post practice press productions
    publishing railway railways realty records research restaurant robotics school
    schools schule secours security services shipping shop société society software
    solar solutions stadt stadtverwaltung stiftung store stores studio studios
    supermarket supply surgery systems technologies technology tech theatre theater
    trust union universidad universitat universität université university ventures
    verein verlag verband versicherung werk werke werkstatt werft wholesale works
    workshop zentrum zoo ateliers atelier estudio estudios laboratorios maison
    imprenta editorial éditions librairie librería colegio escuela école lycée
    collège farm farms foods hardware healthcare health airport port charité
    commerce inn arms kitchen bistro diner grill tavern pub brasserie ristorante
    trattoria cantina eatery roasters coffee brewing resort lodge spa hospice
    infirmary ward dental academy nursery kindergarten borough parish diocese army
    navy force police marines guard embassy senate brothers bros sons associates
    builders construction contractors plumbing heating electric roofing freight
    transport haulage shipyard mills foundry outfitters boutique tailors salon
    barbers vineyard estate estates assurances assurance versicherungen bau handel
    logistique industrias consultores conseil seguros servicios construcciones
    ingeniería ingénierie énergies transports distribution textiles fund mutual
    bancorp
"""
ORGANISATIONS = frozenset(_ORGANISATIONS.split())
"""Words in the names of organisations."""

_SCHOOLS = """
    college university institute school academy polytechnic conservatory seminary
    faculty bootcamp universität hochschule fachhochschule gymnasium realschule
    gesamtschule berufsschule berufskolleg akademie kolleg schule grundschule
    volkshochschule musikhochschule kunsthochschule université école ecole lycée
    lycee collège institut faculté iut insa universidad universitat escuela
    instituto colegio facultad academia politécnica universidade università
    politecnico universiteit uniwersytet universitetet eth epfl
"""
SCHOOLS = frozenset(_SCHOOLS.split())
SCHOOL_ENDING = re.compile(
    r"[^\W\d_]{2,40}(?:universität|hochschule|gymnasium|akademie|schule|kolleg|university)"
)

_DEGREES = """
    bachelor bachelors master masters doctor doctorate diploma degree associate
    certificate certification bsn msn bootcamp immersive phd dphil msc bsc ba ma bs
    ms beng meng mba llb llm jd
    md mphil msci mres bed med bfa mfa btech mtech bba bcom mcom edd dba gcse gcses
    a-level a-levels hnd hnc abitur fachabitur diplom magister staatsexamen
    promotion ausbildung mittlere reife gesellenbrief meisterbrief
    fachhochschulreife hochschulreife matura baccalauréat bac licence diplôme
    doctorat dut bts cap mastère deug maîtrise brevet licenciatura grado máster
    doctorado bachillerato diplomatura técnico tecnico título ingeniería postgrado
    posgrado minor major studies studium studiengang coursework honours hons
    exchange ged nvq btec pgce pgdip pgcert qts hsk toefl vwo mbo havo
    apprenticeship foundation
"""
DEGREES = frozenset(_DEGREES.split())
DEGREE = re.compile(
    r"\b(?:B\.? ?(?:Sc|A|S|Eng|Ed|F\.?A)|M\.? ?(?:Sc|A|S|Eng|Ed|F\.?A|B\.?A|Phil)"
    r"|Ph\.? ?D|D\.? ?Phil|J\.? ?D|LL\.? ?[BM]|A\.? ?[AS]|Dipl)\b\.?"
)
"""Abbreviated degrees, with stops or without."""

_HEADINGS = {
    "summary": """
        kurzprofil | profil | zusammenfassung | überblick | ziel | ziele |
        über mich | persönliches profil | zur person | à propos |
        profil professionnel | résumé | objectif | objectif professionnel |
        accroche | présentation | perfil | perfil profesional | resumen |
        sobre mí | objetivo | objetivo profesional | acerca de mí | extracto |
        who i am | in brief | hello | in a nutshell | personal statement
    """,
    "work": """
        berufserfahrung | beruflicher werdegang | werdegang | berufspraxis |
        praxiserfahrung | beruflicher hintergrund | berufliche erfahrung |
        berufliche erfahrungen | tätigkeiten | berufliche tätigkeiten |
        berufliche stationen | praktische erfahrung | praktika |
        stationen | stationen im beruf | arbeitserfahrung |
        berufslaufbahn | erfahrung | erfahrungen |
        beruflicher werdegang und praktika | expérience | expériences |
        expérience professionnelle | expériences professionnelles |
        parcours professionnel | parcours | emplois | stages | carrière |
        expérience de travail | expériences de travail | experiencia |
        experiencia laboral | experiencia profesional |
        trayectoria profesional | historial laboral | trayectoria |
        trayectoria laboral | experiencias | vida laboral | where i've worked |
        where i have worked | where i worked | what i've done | career |
        career history | career summary | positions | positions held |
        appointments | academic appointments | professional background |
        internships | career path | work | teaching experience |
        clinical experience | military service | residencies |
        teaching positions | teaching posts | research positions |
        postes occupés | postes | fonctions | activités professionnelles |
        expérience de recherche | activités de recherche | emplois occupés |
        anstellungen | beschäftigungen | forschungstätigkeit | lehrtätigkeit |
        puestos | cargos | empleos | puestos ocupados | experiencia docente |
        experiencia investigadora
    """,
    "education": """
        ausbildung | bildung | bildungsweg | studium | schulbildung |
        akademische ausbildung | ausbildung und studium |
        studium und ausbildung | schulischer werdegang |
        akademischer werdegang | bildungsgang | aus- und weiterbildung |
        hochschulbildung | formation | formations | études | diplômes |
        formation académique | parcours académique | formation et diplômes |
        parcours scolaire | cursus | scolarité | éducation |
        diplômes et formations | formación | formación académica | educación |
        estudios | titulación | formación y estudios | formación reglada |
        historial académico | estudios realizados | formaciones |
        what i studied | what i've studied | where i studied | degrees |
        studies | schooling | qualifications and education |
        academic background | academic qualifications | academic history |
        diplômes obtenus | titres universitaires | études et diplômes |
        titulaciones | títulos | schule und studium | abschlüsse
    """,
    "projects": """
        projekte | projets | proyectos | ausgewählte projekte |
        projets personnels | proyectos personales | proyectos destacados
    """,
    "skills": """
        kenntnisse | fähigkeiten | kompetenzen | edv-kenntnisse |
        it-kenntnisse | fachkenntnisse | kenntnisse und fähigkeiten |
        fertigkeiten | technische kenntnisse | edv | qualifikationen | stärken |
        besondere kenntnisse | compétences | compétences techniques |
        compétences clés | savoir-faire | compétences informatiques |
        habilidades | competencias | aptitudes | conocimientos |
        conocimientos informáticos | habilidades técnicas |
        competencias técnicas | informática | destrezas | toolbox |
        what i know | what i am good at | what i'm good at | what i can do |
        what i use | strengths | tech stack | technologies
    """,
    "languages": """
        sprachen | sprachkenntnisse | langues | langues étrangères | idiomas |
        lenguas
    """,
    "interests": """
        research interests | areas of research | kenntnisse und interessen |
        interessen | hobbys | hobbies | freizeit | interessen und hobbys |
        loisirs | centres d'intérêt | centres d'intérêts | intérêts |
        intereses | aficiones | pasatiempos | hobbys und interessen
    """,
    "awards": """
        auszeichnungen | preise | stipendien | preise und auszeichnungen |
        prix | distinctions | récompenses | prix et distinctions | bourses |
        premios | reconocimientos | becas | premios y becas | logros |
        scholarships | prizes | fellowships | grants | research grants | funding |
        grants and funding | grants and awards | drittmittel
    """,
    "certificates": """
        zertifikate | weiterbildung | weiterbildungen | fortbildungen |
        lizenzen | certificats | certifications | certificados |
        certificaciones | cursos | formación complementaria |
        zertifikate und weiterbildungen | fortbildung |
        formations complémentaires | cursos y certificados | führerschein |
        führerscheine
    """,
    "publications": """
        veröffentlichungen | publikationen | publications | publicaciones |
        papers | articles | patents | writing | talks | invited talks |
        presentations | conference presentations | selected papers |
        journal articles | conference papers | books | book chapters |
        speaking | exhibitions | performances | discography | concerts |
        vorträge | communications | conférences | ponencias | working papers |
        preprints
    """,
    "activities": """
        teaching | supervision | service | professional service |
        service to the profession | memberships | professional memberships |
        affiliations | professional affiliations | committees | boards |
        board memberships | clubs and societies | registration |
        professional registration | declaration | media | portfolio |
        selected clients | clients | other | miscellaneous | lehre |
        mitgliedschaften | sonstiges | enseignement | divers | docencia |
        otros | otros datos | engagements | ehrenämter | leadership |
        open source | repertoire
    """,
    "references": """
        referenzen | références | referencias | referees
    """,
    "volunteer": """
        ehrenamt | ehrenamtliches engagement | engagement | bénévolat |
        voluntariado | ehrenamtliche tätigkeiten | soziales engagement |
        engagement associatif | vie associative | expérience bénévole
    """,
    "contact": """
        kontakt | kontaktdaten | persönliche daten | persönliche angaben |
        personalien | contact | coordonnées | informations personnelles |
        état civil | contacto | datos personales | datos de contacto |
        details | my details | bio data | biodata | find me at |
        get in touch | reach me | personal details | personal information |
        personal data | find me | contact me | contacts | contact details |
        contact information | zur person | angaben zur person |
        information personnelle | données personnelles
    """,
    "profiles": """
        online-profile | netzwerke | réseaux | liens | enlaces | redes |
        on the web
    """,
}


_HAVE = r"(?:(?: have|'ve|'m| am)? (?:also |been )?)"
_OWN_WORDS = {
    "work": rf"(?:where|what|how) i{_HAVE}(?:work(?:ed)?|did|done|do for a living).*"
    r"|(?:lo que he hecho|donde he trabajado|ce que j'ai fait|où j'ai travaillé|was ich"
    r" gemacht habe|wo ich gearbeitet habe)|my (?:journey|path|story so far)"
    r"|(?:my|the) (?:day )?(?:jobs?|career|work|working life).*|jobs?(?: so far)?",
    "education": r"(?:lo que he estudiado|ce que j'ai étudié|was ich gelernt habe"
    r"|my (?:studies|schooling|education)|learning)"
    rf"|(?:where|what) i{_HAVE}(?:stud(?:y|ied)|learn(?:ed|t)?|went to).*",
    "projects": rf"(?:things|what) i{_HAVE}(?:made|built|build|make|shipped).*",
    "skills": r"(?:lo que sé(?: hacer)?|ce que je sais(?: faire)?|was ich kann|crafts?)"
    rf"|(?:what|things) i{_HAVE}(?:know|do best|good at|can do|use|bring).*",
    "summary": r"(?:who i am|about me|in (?:short|brief|a nutshell)|hello|the short"
    r" version)",
    "interests": rf"(?:outside|after|beyond|away from) (?:of )?(?:the )?(?:work|office)"
    rf"|what i{_HAVE}(?:enjoy|love|do for fun).*",
}
"""Headings as people say them: "What I've done so far", "Things I've made"."""


@functools.cache
def _own_words() -> dict[str, re.Pattern[str]]:
    return {key: re.compile(pattern) for key, pattern in _OWN_WORDS.items()}


def own_words(title: str) -> str:
    """Return the section of a heading in words of one's own, "" where it is none."""
    if len(title) > _LONGEST_OF_ONES_OWN:
        return ""
    return next(
        (key for key, known in _own_words().items() if known.fullmatch(title)), ""
    )


_LONGEST_OF_ONES_OWN = 40

_BESIDE = re.compile(
    r"(?:weitere|sonstige|andere|frühere|relevante|wichtige|aktuelle|ausgewählte|meine"
    r"|autres?|anciennes?|principales?|mes|ma|mon|otras?|otros?|mi|mis|principales)\s"
    r"|\s(?:complémentaires?|pertinentes?|antérieures?|relevantes?|previas?|anteriores)$"
)
"""Words beside those of a heading: "Weitere Erfahrungen", "Otra experiencia"."""


def listed_heading(title: str) -> str:
    """Return the section of a listed heading, with words beside it or without.

    `title` is in small letters.
    """
    return headings().get(title) or headings().get(_BESIDE.sub("", title).strip(), "")


@functools.cache
def headings() -> dict[str, str]:
    """Return the section of each heading in four languages, the first one named."""
    found: dict[str, str] = {}
    for key, titles in _HEADINGS.items():
        for title in titles.split("|"):
            found.setdefault(" ".join(title.split()), key)
    return found


NO_NAMES = frozenset(
    (
        *("curriculum vitae", "curriculum", "cv", "resume", "résumé", "resumé"),
        *("lebenslauf", "hoja de vida", "vita", "curriculum vitæ", "currículum"),
        *("currículum vítae", "currículum vitae", "bewerbung", "profile", "profiles"),
        *("contact", "kontakt", "contacto", "profil", "perfil", "about", "about me"),
        *("tabellarischer lebenslauf", "personal profile", "curriculum vitae (cv)"),
    )
)
"""What is written in large letters where others write their name."""

NOWHERE = frozenset(
    (
        *(
            "remote",
            "hybrid",
            "on-site",
            "onsite",
            "remotely",
            "homeoffice",
            "worldwide",
        ),
        *("télétravail", "à distance", "remoto", "teletrabajo", "home office"),
        *("fully remote", "part remote", "remote work", "distributed", "online"),
    )
)
"""What people write in place of a place."""

PLACES = frozenset(
    (
        *(
            "uk",
            "usa",
            "u.s.a.",
            "us",
            "u.s.",
            "u.k.",
            "uae",
            "eu",
            "england",
            "scotland",
        ),
        *("wales", "northern ireland", "deutschland", "österreich", "schweiz"),
        *("suisse", "belgique", "allemagne", "france", "españa", "méxico", "holland"),
        *("germany", "spain", "italy", "greater london"),
    )
)
"""Places that no list of countries has."""

STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida"
    "|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine"
    "|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    "|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota"
    "|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota"
    "|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming"
    "|Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|Nova Scotia"
    "|New South Wales|Victoria|Queensland"
)

BEFORE_TOWN = frozenset(
    (
        *("new", "san", "santa", "los", "las", "st", "saint", "fort", "port", "mount"),
        *("north", "south", "east", "west", "el", "la", "le", "salt", "lake", "grand"),
        *("ann", "palo", "long", "baton", "des", "little", "bad", "den", "the", "cape"),
        *("hong", "tel", "buenos", "rio", "são", "sao", "kuala", "green", "cedar"),
        *("sioux", "virginia", "colorado", "kansas", "oklahoma", "jersey", "chapel"),
        *("santo", "são", "sankt", "mexico", "upper", "lower", "great", "old", "big"),
    )
)
"""First words of the names of towns of two words."""

AFTER_TOWN = frozenset(
    (
        *("city", "beach", "springs", "park", "rapids", "falls", "hills", "heights"),
        *("valley", "grove", "island", "bay", "creek", "rock", "worth", "arbor"),
        *("francisco", "york", "angeles", "diego", "antonio", "orleans", "lake"),
    )
)

_TOWNS = """
    Aachen| Aarhus| Aberdeen| Abidjan| Abu Dhabi| Accra| Addis Ababa| Adelaide|
    Alexandria| Algiers| Alicante| Amman| Amsterdam| Ankara| Antwerp| Athens| Athen|
    Atlanta| Auckland| Augsburg| Austin| Baku| Baltimore| Bangalore| Bengaluru|
    Bangkok| Barcelona| Basel| Bâle| Bath| Beijing| Beirut| Belfast| Belgrade|
    Bergen| Berlin| Bern| Berne| Bielefeld| Bilbao| Birmingham| Bochum| Bogotá|
    Bogota| Bologna| Bonn| Bordeaux| Boston| Bratislava| Braunschweig| Bremen|
    Brighton| Brisbane| Bristol| Brno| Brussels| Bruxelles| Brüssel| Bucharest|
    Budapest| Buenos Aires| Cairo| Calgary| Canberra| Cape Town| Caracas| Cardiff|
    Casablanca| Charlotte| Chemnitz| Chennai| Chicago| Cleveland| Cluj-Napoca|
    Cologne| Columbus| Copenhagen| Córdoba| Cork| Coventry| Dakar| Dallas|
    Darmstadt| Delhi| Denver| Detroit| Dhaka| Dijon| Doha| Dortmund| Dresden| Dubai|
    Dublin| Duisburg| Dundee| Durban| Düsseldorf| Edinburgh| Edmonton| Eindhoven|
    Erfurt| Erlangen| Essen| Exeter| Florence| Frankfurt| Frankfurt am Main|
    Freiburg| Galway| Gdańsk| Geneva| Genève| Genf| Ghent| Glasgow| Göteborg|
    Gothenburg| Göttingen| Granada| Graz| Grenoble| Guadalajara| Halifax| Halle|
    Hamburg| Hanoi| Hannover| Heidelberg| Helsinki| Ho Chi Minh City| Hobart|
    Hong Kong| Honolulu| Houston| Hyderabad| Indianapolis| Innsbruck| Islamabad|
    Istanbul| Jakarta| Jena| Jerusalem| Johannesburg| Kaiserslautern| Kampala|
    Karachi| Karlsruhe| Kassel| Kiel| Köln| Kolkata| Konstanz| Kraków| Krakow|
    Kuala Lumpur| Kyiv| Kyoto| La Paz| Lagos| Lausanne| Leeds| Leicester| Leipzig|
    Lille| Lima| Limerick| Linz| Lisbon| Lisboa| Liverpool| Ljubljana| London|
    Londres| Los Angeles| Lübeck| Luxembourg| Lyon| Madrid| Magdeburg| Mainz|
    Málaga| Malmö| Manchester| Manila| Mannheim| Marseille| Medellín| Melbourne|
    Memphis| Mexico City| Ciudad de México| Miami| Milan| Milano| Mailand|
    Milwaukee| Minneapolis| Minsk| Montevideo| Montpellier| Montréal| Montreal|
    Moscow| Mumbai| München| Munich| Münster| Murcia| Nairobi| Nancy| Nantes|
    Naples| Nashville| New Delhi| New Orleans| New York| New York City| Newcastle|
    Nice| Nottingham| Nürnberg| Nuremberg| Oporto| Osaka| Oslo| Ottawa| Oxford|
    Palermo| Pamplona| Paris| Perth| Philadelphia| Phoenix| Pittsburgh| Portland|
    Porto| Potsdam| Poznań| Prague| Prag| Pretoria| Pune| Quito| Québec| Regensburg|
    Reims| Rennes| Reykjavík| Riga| Rio de Janeiro| Rome| Roma| Rom| Rostock|
    Rotterdam| Rouen| Saarbrücken| Sacramento| Saint-Étienne| Salamanca| Salzburg|
    San Antonio| San Diego| San Francisco| San José| San Jose| Santiago|
    Santiago de Chile| São Paulo| Sarajevo| Seattle| Seoul| Sevilla| Seville|
    Shanghai| Sheffield| Shenzhen| Singapore| Sofia| Southampton| Stavanger|
    Stockholm| Strasbourg| Straßburg| Stuttgart| Sydney| Taipei| Tallinn| Tampa|
    Tel Aviv| The Hague| Tokyo| Toronto| Toulouse| Tours| Trier| Trondheim|
    Tübingen| Tucson| Tunis| Turin| Ulm| Uppsala| Utrecht| Valencia| Valladolid|
    Vancouver| Venice| Vienna| Vilnius| Warsaw| Washington| Wellington| Wien|
    Wiesbaden| Winnipeg| Winterthur| Wolfsburg| Wrocław| Wuppertal| Würzburg| York|
    Zagreb| Zaragoza| Zürich| Zurich
"""
TOWNS = frozenset(" ".join(name.split()).casefold() for name in _TOWNS.split("|"))
"""Capitals and large towns, which are a place even without their country."""
