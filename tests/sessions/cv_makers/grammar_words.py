"""The words that random CVs are composed of; alternatives are parted by bars."""

from __future__ import annotations


def _list(text: str) -> tuple[str, ...]:
    parts = text.replace("\\|", "\0").split("|")
    return tuple(" ".join(each.split()).replace("\0", "|") for each in parts)


def _marks(text: str) -> tuple[str, ...]:
    """Return alternatives with the spaces at their ends."""
    return tuple(text.split("|"))


def _table(text: str) -> dict[str, tuple[str, ...]]:
    rows = (line.partition(":") for line in text.strip().split("\n\n"))
    return {key.strip(): _list(rest) for key, _, rest in rows}


STEM_STARTS = _list(
    "North|Ash|Elm|Red|Silver|Stone|Brook|Clear|Wind|Black|Green|High|Long|Sun|Moon"
    "|Iron"
    "|Copper|Oak|River|Lake|Fern|Hazel|King|Queen|Swift|Bright|Cloud|Deep|East|West|Fox"
    "|Gold|Hart|Ivy|Juniper|Kestrel|Lark|Mill|Night|Otter|Pine|Quill|Raven|Salt|Thorn"
    "|Under|Vale|White|Yarrow|Zen|Blue|Cinder|Drift|Ever|Frost|Glen|Hollow|Amber"
)
STEM_ENDS = _list(
    "wind|gate|ford|mere|well|field|bridge|point|stone|water|light|crest|ridge|leaf"
    "|line"
    "|mark|path|port|shore|side|wood|works|yard|bell|berry|bourne|brook|cliff|croft"
    "|dale"
    "|fall|forge|grove|haven|house|lane|marsh|mill|moor|peak|reach|rock|spring|star"
)
COINED = _list(
    "Axiora|Belvano|Cortexa|Dynalux|Ellumio|Fintrova|Gravitas|Helixor|Inverra|Jolivo"
    "|Kyntra|Lumetra|Mindora|Nexivo|Optivia|Prysmo|Quantiq|Ravello|Solvanta|Trexity"
    "|Umbriva|Vectoral|Wavlio|Xentra|Yuvela|Zentara Foods|Altavio|Bytecraft|Codewell"
    "|Datamoss|Evermint|Flowdesk|Gridpoint|Hexagrid|Inkwell|Jetpath|Kodalabs|Loopback"
    "|Metriq|Nimbly|Orbitly|Pixelmoor|Queryon|Rocketkit|Stackhaus|Tinkerly|Upskale"
)
SURNAMES = _list(
    "Abernathy|Okonkwo|Petrov|Hargreaves|Lindqvist|Moreau|Castellanos|Nakamura|O'Brien"
    "|Delacroix|Van Dyke|Rosenthal|McAllister|Fitzgerald|Kowalczyk|Whitcombe|Baptiste"
    "|Haddad|Silva|Jansen|Eriksson|Novak|Papadopoulos|Chaudhry|Mbeki|Tanaka|Rossi|Weber"
    "|Goldberg|Pemberton|Ashworth|Quigley|Sato|Menon|Banerjee|Adeyemi|Mensah|Ferreira"
)
CITIES = {
    "us": _list(
        "Boston, MA|Austin, TX|Chicago, IL|Seattle, WA|Denver, CO|Portland, OR"
        "|Phoenix, AZ"
        "|San Francisco, CA|New York, NY|Atlanta, GA|Nashville, TN|Columbus, OH"
        "|Tulsa, OK"
        "|St. Louis, MO|Salt Lake City, UT|Des Moines, IA|Boise, ID|Raleigh, NC"
        "|Tampa, FL"
        "|Pittsburgh, PA|Ann Arbor, MI|Madison, WI|Minneapolis, MN|Fort Worth, TX"
        "|Reno, NV"
        "|Washington, DC|Baton Rouge, LA|Little Rock, AR|Palo Alto, CA|Long Beach, CA"
        "|Albuquerque, NM|Richmond, VA|Newark, NJ|Hartford, CT|Honolulu, HI"
        "|Brooklyn, NY"
    ),
    "world": _list(
        "London|Leeds|Manchester|Bristol, UK|Edinburgh|Cardiff, Wales|Dublin, Ireland"
        "|Glasgow, Scotland|Toronto, ON|Vancouver, Canada|Montréal, QC|Sydney, NSW"
        "|Melbourne, Australia|Auckland, New Zealand|Lagos, Nigeria|Nairobi, Kenya"
        "|Cape Town, South Africa|Bengaluru, India|Mumbai|New Delhi, India|Singapore"
        "|Hong Kong|Tokyo, Japan|Seoul, South Korea|Dubai, UAE|Tel Aviv, Israel"
        "|Amsterdam, The Netherlands|Stockholm, Sweden|Copenhagen|Oslo, Norway|Warsaw"
        "|Prague, Czech Republic|Lisbon, Portugal|Milan, Italy|Athens, Greece|Bucharest"
        "|São Paulo, Brazil|Mexico City|Karachi, Pakistan|Manila, Philippines"
        "|Accra, Ghana"
        "|Jakarta, Indonesia|Istanbul, Turkey|Cairo, Egypt|Brighton|Newcastle upon Tyne"
    ),
    "de": _list(
        "Berlin|Hamburg|München|Köln|Frankfurt am Main|Stuttgart|Leipzig|Dresden"
        "|Hannover"
        "|Nürnberg|Bremen|Wien|Zürich|Graz|Basel|Freiburg im Breisgau|Augsburg|Kiel"
        "|Karlsruhe|Münster|Linz, Österreich|Bern, Schweiz|Rostock|Würzburg|Tübingen"
    ),
    "fr": _list(
        "Paris|Lyon|Marseille|Toulouse|Nantes|Bordeaux|Lille|Rennes|Strasbourg|Grenoble"
        "|Montpellier|Nice|Genève, Suisse|Bruxelles, Belgique|Québec, Canada|Dijon"
        "|Angers"
        "|Brest|Clermont-Ferrand|Aix-en-Provence|Saint-Étienne|Lausanne"
    ),
    "es": _list(
        "Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Bilbao|Granada|Salamanca"
        "|Bogotá, Colombia|Lima, Perú|Ciudad de México|Buenos Aires, Argentina|Quito"
        "|Santiago de Chile|Medellín, Colombia|Vigo|A Coruña|Alicante|Córdoba|Murcia"
    ),
}
GIVEN = {
    "en": _list(
        "Ada|Olivia|James|Priya|Wei|Fatima|Kwame|Siobhan|Mateusz|Yuki|Ngozi|Tariq"
        "|Ingrid"
        "|Luca|Mei-Ling|Jean-Paul|Aoife|Björn|Zoë|Chidi|Amara|Rajesh|Sun-Hee|Dmitri"
        "|Leila"
        "|Thomas|Mary Ann|Grace|Henry|Noah|Eleni|Hiroshi|Nadia|Tomás|Kofi|Anh|Thuy|Ravi"
        "|Samuel|Charlotte|Max|Bronwyn|Caleb|Deepika|Emeka|Farah|Gabriel|Hannah|Imran"
        "|Jasmine|Kenji|Lakshmi|Mohammed|Niamh|Omar|Paige|Quentin|Rosa|Sanjay|Tatiana"
    ),
    "de": _list(
        "Lukas|Annegret|Jörg|Katharina|Moritz|Sabine|Heinz-Peter|Aylin|Matthias|Ute"
        "|Felix"
        "|Mareike|Günther|Anna-Lena|Tobias|Silke|Cem|Leonie|Jürgen|Franziska"
    ),
    "fr": _list(
        "Camille|Étienne|Chloé|Jean-Baptiste|Aurélie|Mathieu|Anaïs|François|Inès|Loïc"
        "|Marie-Claude|Théo|Amélie|Yanis|Hélène|Gaël|Noémie|Bastien|Fatou|Maxime"
    ),
    "es": _list(
        "Xiomara|José Luis|María José|Iñaki|Lucía|Álvaro|Begoña|Andrés|Núria|Sofía"
        "|Joaquín"
        "|Ana Belén|Ramón|Ximena|Óscar|Marta|Juan Carlos|Pilar|Rubén|Valentina"
    ),
}
FAMILY = {
    "en": _list(
        "Example|Okafor|Ramanadhan|Chen|van der Berg|O'Sullivan|Smith-Jones|Nakamura"
        "|Osei"
        "|al-Rashid|de la Cruz|Kim|Nguyen|MacDonald|Kowalski|Lindström|Iyer|St. Clair"
        "|Papadakis|Winterbourne|Abara|D'Angelo|Haddad|Ferreira da Silva|Park"
        "|Subramanian"
        "|Ivanova|Tan|Bergström|Le Roux|ben David|Zhang|Hughes|Mwangi|Thistlewood|Price"
        "|Goldstein|Patel|Underhill|Yamamoto|Achterberg|Quinn|Rahman|Brown|Eze|Young"
    ),
    "de": _list(
        "Hintermoser|Füllkrug|Müller|von der Heide|Schäfer|Yıldız|Großmann|Weiß|Krämer"
        "|Lindemann-Voß|Bauer|zu Erlenbach|Jäger|Öztürk|Hoffmann|Strauß|Kühn|Petersen"
    ),
    "fr": _list(
        "Delacroix|Le Goff|Lefèvre|de Montclair|N'Diaye|Bénard|Rousseau|Dupont-Leclerc"
        "|Moreau|Guérin|Nguyen|d'Aubigny|Traoré|Chevalier|Petit|Bouchard"
    ),
    "es": _list(
        "Peñaloza Ruiz|García López|de la Fuente|Etxeberria|Muñoz Vidal|Ibáñez"
        "|Núñez Rey"
        "|Castaño|Ortega y Soler|Fernández|Quiroga Paz|Vázquez|del Río|Serrano"
        "|Zúñiga Mora"
    ),
}
CREDENTIALS = _list(
    "MBA|PhD|RN|CPA|PMP|MD|MSc|BSN, RN|P.Eng.|LCSW|CFA|M.Ed.|Esq.|MPH, RD"
)
TITLES = _table("""
tech: Software Engineer|Senior Software Engineer|Sr. SWE II|Backend Developer
 |Frontend Engineer|Full Stack Developer|Member of Technical Staff|CTO|Data Scientist
 |DevOps Engineer|Site Reliability Engineer|QA Analyst|Machine Learning Engineer
 |Principal Architect|Engineering Manager|VP of Engineering|Software Engineering Intern
 |IT Support Technician|Systems Administrator|Data Engineer II|Staff Engineer, Platform
 |Product Manager|UX Designer|Technical Writer|Founder & CEO|Co-founder and CTO
 |Security Consultant|Junior Web Developer|Scrum Master|Head of Data|Solutions Architect
 |iOS Developer|Database Administrator (Contract)|Tech Lead|Business Analyst|SDET

health: Registered Nurse|Staff Nurse|Ward Sister|Nurse Practitioner|Healthcare Assistant
 |Physiotherapist|Pharmacist|Pharmacy Technician|Medical Assistant|Dental Hygienist
 |Paramedic|Midwife|Charge Nurse, ICU|Clinical Psychologist|Phlebotomist|Care Worker
 |Radiographer|Occupational Therapist|Junior Doctor|Consultant Cardiologist|Carer
 |Certified Nursing Assistant (CNA)|Speech and Language Therapist|Medical Secretary
 |Home Health Aide|Veterinary Nurse|Optometrist|Senior House Officer

food: Barista|Sous Chef|Line Cook|Head Chef|Chef de Partie|Waitress|Server|Bartender
 |Restaurant Manager|Kitchen Porter|Pastry Chef|Sommelier|Host|Front of House Manager
 |Baker|Shift Supervisor|Commis Chef|Catering Assistant|Dishwasher|Assistant Manager
 |Hotel Receptionist|Housekeeper|Concierge|Executive Chef|Crew Member|Night Auditor

education: Teacher|Primary School Teacher|Teacher of Mathematics|Teaching Assistant
 |Research Fellow|Postdoctoral Researcher|Assistant Professor of History|Lecturer
 |Senior Lecturer in Law|Graduate Research Assistant|Head of Year 9|Adjunct Instructor
 |Nursery Nurse|Librarian|School Counselor|Substitute Teacher|Private Tutor|Professor
 |Special Education Teacher|Head of Science|Visiting Scholar|Lab Technician|Dean
 |PhD Candidate|ESL Instructor|Research Associate|Academic Advisor|Postdoc

trades: Welder|Electrician|Apprentice Electrician|Plumber|Carpenter|Forklift Operator
 |Warehouse Associate|Truck Driver|CNC Machinist|Site Foreman|HVAC Technician|Painter
 |Delivery Driver|Machine Operator|Bricklayer|Auto Mechanic|Maintenance Technician
 |Construction Laborer|Quality Inspector|Security Guard|Gardener|Landscaper|Roofer
 |Warehouse Team Leader|Lead Welder/Fabricator|Cleaner|Crane Operator|Surveyor

office: Accountant|Office Manager|Executive Assistant|Administrative Assistant
 |Marketing Manager|Sales Associate|Account Executive|Financial Analyst|HR Generalist
 |Paralegal|Solicitor|Associate Attorney|Recruiter|Customer Service Representative
 |Project Manager|Director of Operations|Chief Financial Officer|Bookkeeper|Buyer
 |Receptionist|Retail Assistant|Store Manager|Cashier|Social Media Coordinator
 |VP, Global Marketing|Senior Associate|Summer Analyst|Partner|Marketing Intern
 |Brand Strategist|Logistics Coordinator|Copywriter|Management Consultant|Editor
 |Real Estate Agent|Branch Manager|Audit Senior|Graphic Designer|Art Director

public: Policy Officer|Social Worker|Police Officer|Firefighter|Planning Officer
 |Infantry Sergeant|Logistics Officer|Combat Medic|Park Ranger|Court Clerk|Case Manager
 |Program Coordinator|Grants Manager|Youth Worker|Community Organizer|Press Officer
 |Legislative Aide|Civil Engineer|Housing Officer|Executive Director|Fundraiser

de: Werkstudent|Werkstudentin Marketing|Softwareentwickler|Personalreferentin|Buchhalter
 |Auszubildende zur Industriekauffrau|Projektleiterin|Vertriebsleiter|Krankenschwester
 |Pflegefachkraft|Wissenschaftlicher Mitarbeiter|Sachbearbeiterin Einkauf|Koch|Lehrer
 |Praktikant|Geschäftsführer|Elektroniker für Betriebstechnik|Kundenberaterin
 |Assistentin der Geschäftsleitung|Teamleiter Logistik|Konstrukteur|Referent Controlling
 |Softwarearchitektin|Bankkaufmann|Kellner|Fachinformatiker für Systemintegration

fr: Chef de projet|Ingénieure logiciel|Développeur web|Assistante de direction
 |Infirmière|Comptable|Responsable marketing|Professeur des écoles|Stagiaire|Serveur
 |Chargée de communication|Technicien de maintenance|Directeur commercial|Vendeuse
 |Chargé d'études|Conseillère clientèle|Gestionnaire de paie|Cuisinier|Alternante RH
 |Doctorant|Consultant junior|Responsable qualité|Architecte|Aide-soignante

es: Ingeniera de datos|Desarrollador web|Administrativa|Contable|Jefa de proyecto
 |Enfermera|Profesor de matemáticas|Camarero|Responsable de marketing|Becario
 |Técnico de mantenimiento|Directora comercial|Dependienta|Auxiliar administrativo
 |Consultor sénior|Cocinera|Investigadora predoctoral|Analista de negocio|Arquitecta
 |Gerente de ventas|Recepcionista|Trabajadora social|Conductor de reparto
""")
FIELDS = ("tech", "health", "food", "education", "trades", "office", "public")
SECTORS = _table("""
tech: Labs|Software|Systems|Technologies|Analytics|Data|Robotics|Games|Digital|AI|Cloud
 |Networks|Security|Mobile|Interactive|Computing

trades: Construction|Fabrication|Logistics|Motors|Builders|Plumbing & Heating|Freight
 |Electrical Contractors|Manufacturing|Steel|Roofing|Landscapes|Engineering|Machine Shop

office: Partners|Capital|Consulting|Insurance|Bank|Media|Press|Holdings|Stores|Apparel
 |Marketing|Realty|Advisors|Outfitters|Furniture|Travel|Group|Industries|Foods|Energy

de: Software|Maschinenbau|Logistik|Versicherung|Technik|Medien|Verlag|Werke|Pharma

fr: Conseil|Ingénierie|Assurances|Éditions|Services|Industries|Distribution|Énergies

es: Consultores|Logística|Ingeniería|Seguros|Servicios|Industrias|Ediciones|Alimentación
""")
LEGAL = _table("""
en: Inc.|Inc|LLC|Ltd|Ltd.|Corp.|Corporation|PLC|Limited|Pty Ltd|Co.|LLP

de: GmbH|AG|GmbH & Co. KG|SE|KG|e.V.

fr: SA|SAS|SARL

es: S.L.|S.A.|S.L.U.
""")
EATERIES = _list(
    "The {} Arms|Café {}|{} Grill|The {} Kitchen|{} Hotel & Spa|Ristorante {}"
    "|{}'s Diner"
    "|{} Coffee Roasters|The {} Inn|Bistro {}|{} Bakery|Hotel {}|{} Tap & Table"
)
HOSPITALS = _list(
    "{city} General Hospital|St. {saint}'s Hospital|{city} Children's Hospital"
    "|{stem} Medical Center|{stem} Care Home|{stem} Family Practice|{city} NHS Trust"
    "|Royal {city} Infirmary|{stem} Health|{stem} Dental Clinic|{stem} Pharmacy"
    "|Mercy {stem} Hospital|{city} University Hospital|{stem} Hospice"
)
SAINTS = _list(
    "Mary|Brendan|Anne|Columba|Hilda|Jude|Oswald|Catherine|Vincent|Agnes|Luke"
)
PUBLIC = _list(
    "City of {city}, Parks Department|{city} City Council|City of {city}|U.S. Army"
    "|British Army|U.S. Navy|{city} Police Department|{city} Fire & Rescue Service"
    "|{stem} Foundation|Ministry of Transport|Department of Revenue|{stem} Trust"
    "|{city} Housing Authority|{city} Community Center|Friends of {stem} Park"
    "|Army National Guard|Office of the Mayor, City of {city}|United {stem} Fund"
)
SCHOOLS = _table("""
university: University of {city}|{city} State University|{stem} College
 |{stem} University
 |{city} Institute of Technology|{city} Metropolitan University|{city} Polytechnic
 |{stem} Business School|{stem} Community College|Royal Academy of {city}
 |{city} School of Economics|The {stem} School of Design|{city} College of Art
 |University of {city}, {stem} School of Medicine|{city} Technical College

school: {stem} High School|{stem} Academy|St. {saint}'s School|{city} Grammar School
 |{stem} Sixth Form College|{city} High School|{stem} Secondary School

bootcamp: {stem} Code Academy|Hack{stem} Bootcamp|{stem} School of Coding
 |{stem} Culinary Institute|{city} Trade School|Institute of {stem} Studies

de: Universität {city}|Technische Universität {city}|Hochschule {city}|FH {city}
 |Berufskolleg {stem}|Duale Hochschule {city}|Kunsthochschule {city}

de-school: Gymnasium {stem}|Goethe-Gymnasium {city}|Realschule {stem}
 |Gesamtschule {city}

fr: Université de {city}|Université {stem}|École d'ingénieurs de {city}|IUT de {city}
 |École de commerce de {city}|École supérieure d'art de {city}|INSA {city}

fr-school: Lycée {stem}|Lycée Jean-Moulin, {city}|Lycée professionnel {stem}

es: Universidad de {city}|Universidad Politécnica de {city}|Universidad {stem}
 |Escuela de Negocios {stem}|Instituto Politécnico {stem}

es-school: IES {stem}|Colegio San {stem}|Instituto {stem}
""")
STEMS = {
    "de": _list(
        "Nordlicht|Rheinwerk|Falkenried|Buchenau|Lindentor|Seedorf|Alsterbach|Hohenfels"
        "|Sonnleiten|Eichberg|Moorland|Steinkamp|Birkenhof|Talbrücke|Silbersee"
        "|Krähenwald"
    ),
    "fr": _list(
        "Beauvallon|Clairefontaine|Montrivière|Les Tilleuls|Saint-Amour|Rochebrune"
        "|Valmont"
        "|Belle-Rive|Grandchamp|La Fayette-Sud|Bois-Joli|Hautecombe|Pontvert|Solférac"
    ),
    "es": _list(
        "Almenara|Peñarrubia|Valdeolmos|San Telmo|Montesol|Río Claro|Los Olivos"
        "|Torreblanca"
        "|Fuentelarga|Encinar|Marisma|Puerto Alto|Campoverde|Navarredonda|Altamira Sur"
    ),
}
DEGREES = _table("""
first: BSc|B.Sc.|B.S.|Bachelor of Science|BA|B.A.|Bachelor of Arts|BSc (Hons)|BA (Hons)
 |BEng|Associate of Arts|Associate of Science|Bachelor's degree|Diploma|B.Tech
 |Bachelor of Engineering|Higher National Diploma|BA Hons

further: MSc|M.Sc.|M.S.|MA|Master of Science|Master of Arts|PhD|Ph.D.|MEng|MPhil
 |Master's degree|Doctor of Philosophy|Postgraduate Diploma|Graduate Certificate

first-whole: Bachelor of Laws (LLB)|BSN|B.Com.|Bachelor of Science in Nursing|BBA
 |Bachelor of Fine Arts|Bachelor of Education|Foundation Degree in Business|BArch

further-whole: MBA|Doctor of Medicine (MD)|Juris Doctor|Master of Public Health|LLM
 |Master of Business Administration|PGCE Secondary|M.Ed.|Master of Social Work
 |MRes Bioinformatics|DPhil|Executive MBA

school: High School Diploma|A-levels|GCSEs|GED|International Baccalaureate
 |A Levels: Maths, Physics, History|10 GCSEs including English and Maths|BTEC Level 3

bootcamp: Full-Stack Web Development Certificate|Diploma in Culinary Arts
 |Certificate in Welding Technology|NVQ Level 2 in Plumbing|City & Guilds Level 3
 |Certificate IV in Training|UX Design Immersive|Data Science Bootcamp

de: B.Sc. Informatik|M.Sc. Maschinenbau|Bachelor of Arts Betriebswirtschaftslehre
 |Diplom-Ingenieur Elektrotechnik|Staatsexamen Lehramt|Magister Germanistik
 |B.Eng. Mechatronik
 |Master of Science Wirtschaftsinformatik|Promotion (Dr. rer. nat.) Chemie
 |Ausbildung zum Bankkaufmann|Ausbildung zur Mechatronikerin

de-school: Abitur|Fachabitur|Mittlere Reife|Allgemeine Hochschulreife

fr: Master Informatique|Licence Économie et gestion|BTS Comptabilité|DUT Informatique
 |Diplôme d'ingénieur|Doctorat en chimie|Master 2 Droit des affaires|CAP Cuisine
 |Licence professionnelle Métiers du web|Diplôme d'État d'infirmier

fr-school: Baccalauréat scientifique|Bac S, mention bien|Baccalauréat professionnel

es: Grado en Ingeniería Informática|Licenciatura en Derecho|Máster en Big Data
 |Grado en Enfermería|Grado en Administración de Empresas|Doctorado en Química
 |Máster en Dirección de Marketing|Diplomatura en Turismo|Arquitectura Técnica

es-school: Bachillerato|Bachillerato de Ciencias|ESO|Técnico Superior en Administración
""")
SUBJECTS = _list(
    "Computer Science|Economics|Mechanical Engineering|History|English Literature|Law"
    "|Biology|Chemistry|Physics|Mathematics|Psychology|Business Administration|Finance"
    "|Electrical Engineering|Nursing|Graphic Design|Political Science|Sociology|Music"
    "|Public Policy|Environmental Studies|Marketing|Accounting and Finance|Linguistics"
    "|Statistics|Hospitality Management|Media Studies|Philosophy|Data Science"
    "|Anthropology"
    "|Fine Art|Geography|International Relations|Civil Engineering|Biomedical Sciences"
)
SCHOOL_NOTES = _list(
    "GPA: 3.8/4.0|GPA 3.65|First Class Honours|2:1|Magna cum laude"
    "|Dean's List, 2012–2014"
    "|Thesis: On the flow of water through old mills|Minor in Philosophy"
    "|Grade: Distinction"
    "|Relevant coursework: Algorithms, Operating Systems, Databases, Statistics"
    "|Dissertation on small harbours and their law|Coursework: Optics, Calculus III"
    "|Graduated with honors|Activities: rowing club, student newspaper|Cum. GPA: 3.9"
    "|Advisor: Prof. L. Reed|Modules included accounting, audit and tax"
    "|Full scholarship"
)
SKILLS = _table("""
tech: Python|Java|C++|C#|Go|Rust|SQL|PostgreSQL|Kubernetes|Docker|AWS|React|TypeScript
 |Node.js|Terraform|Linux|Git|CI/CD|GraphQL|TensorFlow|Figma|Jira|HTML/CSS|Swift|Kafka

health: Wound care|Triage|Phlebotomy|Advanced Life Support|Patient education|Epic
 |Infection control|Medication administration|Care planning|BLS|IV therapy|Charting

food: Menu planning|Food safety|Latte art|Inventory|POS systems|Butchery|Wine service
 |Cash handling|Team training|HACCP|Banqueting|Knife skills|Customer service

education: Lesson planning|Classroom management|SPSS|R|Assessment|Curriculum design
 |Safeguarding|Grant writing|Microscopy|Public speaking|Google Classroom|LaTeX

trades: MIG welding|TIG welding|Blueprint reading|Forklift licence|OSHA 10|AutoCAD
 |Soldering|Preventive maintenance|Rigging|Hand tools|Cable installation|PLC|Pallet jack

office: Excel|PowerPoint|Salesforce|SAP|QuickBooks|Negotiation|Budgeting|HubSpot
 |Google Analytics|Copywriting|Canva|Financial modelling|Event planning|CRM|Tableau

public: Case management|Report writing|Stakeholder engagement|First aid|Mediation
 |Budget oversight|Radio communication|GIS|Fundraising|Volunteer coordination|Policy

de: SAP MM|DATEV|MS Office|Verhandlungsführung|Englisch C1|Projektmanagement|Python|CAD

fr: Excel|Gestion de projet|Anglais courant|Comptabilité|Python|Négociation|SAP|Canva

es: Excel|Atención al cliente|Inglés B2|Contabilidad|Python|Negociación|SAP|Photoshop
""")
DEEDS = _table("""
Led Managed Supervised Trained Coached: a team of six|new starters|a crew of 12
 |four junior colleagues|temporary staff|volunteers and interns|30 people on two shifts

Built Designed Introduced Set%up: a booking system used by 40 staff|a new weekly rota
 |an internal tool for planning|a pilot with the University of Leeds
 |a better filing system
 |a checklist for night shifts|a loyalty scheme for regular customers|a shared calendar

Reduced Cut: waiting times by a third|waste by 18%|the backlog of 250 cases|overtime
 |yearly costs by $1.2M|errors in orders|staff turnover|the time of monthly closing

Prepared Wrote Delivered Reviewed: reports for the board|monthly audits|daily records
 |training materials|bids for public contracts|letters to clients|safety briefings

Planned Coordinated Organised Oversaw: the opening of a second branch|client visits
 |the move to a new site|deliveries to 14 sites|workshops in four cities|stock checks
 |events for up to 300 guests|work for clients such as Axiora|supplier contracts

Served Supported Advised Helped: up to 80 customers a day|families and their carers
 |colleagues in three countries|students of all ages|3,000 users
 |clients by phone and e-mail

Responsible%for In%charge%of: opening and closing|cash and stock|health and safety
 |orders worth $40,000 a month|keys and alarms|the front desk|quality checks
""")
TAILS = _marks(
    ", saving 12% in the first year|, on time and under budget"
    "|, with colleagues in Berlin"
    "|, from 2018 on| in a busy setting|, three times a week|; rated 4.8 of 5"
    "|, working closely with the manager on every step from plan to delivery"
    "| (about 30 a day)| across the region|, which grew by 20% between 2019 and 2021"
)
ASIDES = _table("""
en: Full-time|Technologies: Excel, SQL and paper|Key achievements:|Responsibilities:
 |A family business with 12 staff.|Reason for leaving: relocation|Permanent, full-time
 |Reported to the General Manager|Maternity cover|Skills: planning, budgets, calm
 |Company with 250 staff, a maker of small boats|Contract, 37 hours a week|Key projects:
 |Supervisor: J. Reed, (555) 555-0199

de: Vollzeit|Tätigkeiten:|Teilzeit (20 Std./Woche)|Branche: Handel

fr: CDI|Missions :|CDD de 6 mois|Secteur : distribution

es: Jornada completa|Funciones:|Contrato temporal|Sector: comercio
""")
"""Lines of a job that are neither its title, employer, place nor dates."""
AT = {
    "en": (" at ", " @ ", " at ", ", "),
    "de": (" bei ", " @ ", ", "),
    "fr": (" chez ", ", "),
    "es": (" en ", " @ ", ", "),
}
GROUPS = {
    "en": ("Strong", "Good"),
    "de": ("Sehr gut", "Gut"),
    "fr": ("Avancé", "Bon"),
    "es": ("Avanzado", "Medio"),
}
ICONS = {"email": "✉ ", "phone": "☎ ", "place": "⌂ ", "links": "» "}
SENTENCES = _table("""
en: Experienced and reliable, with a record of work in small and large teams.
 |Seeking a role where care and clear writing matter.
 |Curious, calm under pressure and quick to learn.
 |I like to leave a place better than I found it.
 |Over ten years in the field, five of them as a manager.
 |Known for clear plans, honest numbers and good humour.
 |Looking for a full-time position near home.
 |Passionate about good service and about the people who give it.

de: Zuverlässig und erfahren in kleinen und großen Teams.
 |Ich arbeite gern genau und ruhig.
 |Auf der Suche nach neuen Aufgaben mit Verantwortung.
 |Mehrjährige Erfahrung in der Leitung.

fr: Sérieux et motivé, à l'aise en équipe.|À la recherche d'un poste à responsabilités.
 |Dix ans d'expérience dans le secteur.|Curieuse, organisée et autonome.

es: Profesional con amplia experiencia en equipos diversos.|Busco nuevos retos.
 |Persona responsable, organizada y con ganas de aprender.|Diez años en el sector.
""")
DONE = _table("""
de: Organisation von Messen in Hannover und Wien|Vorbereitung der Monatsabschlüsse
 |Einarbeitung neuer Mitarbeiter|Betreuung von 60 Kunden|Umsatz um 18 % gesteigert
 |Verhandlung von Rahmenverträgen|Pflege der Stammdaten|Planung der Dienste

fr: Gestion d'un portefeuille de 80 clients|Animation d'une équipe de cinq personnes
 |Mise en place d'un nouvel outil de suivi|Réduction des coûts de 12 %
 |Accueil et conseil de la clientèle|Rédaction de rapports mensuels

es: Gestión de 80 cuentas en tres provincias|Reducción de costes del 12 %
 |Formación de nuevos empleados|Atención al público|Elaboración de informes mensuales
 |Implantación de un nuevo sistema de facturación
""")
HEADINGS = _table("""
en-summary: Summary|Profile|About Me|Objective|Professional Summary|Personal Statement
 |Who I am|Career Objective|In short|Executive Summary|About

en-work: Experience|Work Experience|Professional Experience|Employment History
 |Employment
 |Where I've worked|Career History|Work History|Relevant Experience|Positions Held
 |Career|Jobs|What I've done so far|Professional Background|Appointments|My Work
 |Employment Record|Previous Roles

en-work2: Other Experience|Additional Experience|Internships|Earlier Career
 |Earlier Positions|Previous Employment

en-education: Education|Education and Training|Academic Background|Qualifications
 |Studies
 |Education & Qualifications|Where I studied|Academic History|Schooling|Degrees

en-skills: Skills|Technical Skills|Core Competencies|Key Skills|Areas of Expertise
 |What I do best|Toolbox|Skills & Abilities|Strengths|Expertise

en-contact: Contact|Contact Details|Get in touch|Details|Contact Information

en-personal: Personal Details|Personal Information|Personal Data

de-summary: Profil|Über mich|Kurzprofil

de-work: Berufserfahrung|Beruflicher Werdegang|Berufspraxis|Praxiserfahrung|Stationen

de-work2: Praktika|Weitere Erfahrungen

de-education: Ausbildung|Bildungsweg|Studium|Studium und Schule|Schulbildung und Studium

de-skills: Kenntnisse|Fähigkeiten|IT-Kenntnisse|Kompetenzen

de-contact: Kontakt|Kontaktdaten

de-personal: Persönliche Daten|Angaben zur Person

fr-summary: Profil|À propos|Objectif

fr-work: Expérience professionnelle|Expériences professionnelles|Expériences
 |Parcours professionnel

fr-work2: Stages|Autres expériences

fr-education: Formation|Formations|Études et diplômes|Formation académique

fr-skills: Compétences|Savoir-faire|Compétences clés

fr-contact: Contact|Coordonnées

fr-personal: État civil|Informations personnelles

es-summary: Perfil|Sobre mí|Perfil profesional

es-work: Experiencia laboral|Experiencia profesional|Experiencia|Trayectoria profesional

es-work2: Prácticas|Otra experiencia

es-education: Formación académica|Educación|Estudios|Formación

es-skills: Competencias|Habilidades|Conocimientos

es-contact: Contacto|Datos de contacto

es-personal: Datos personales
""")
EXTRAS = _table(r"""
en-projects: Projects|Side Projects|Selected Projects|Things I've made

en-publications: Publications|Selected Publications|Papers

en-certificates: Certifications|Licenses & Certifications|Certificates|Training

en-languages: Languages|Language Skills

en-awards: Awards|Honors & Awards|Awards and Scholarships|Achievements

en-volunteer: Volunteering|Volunteer Experience|Community Involvement|Volunteer Work

en-references: References|Referees

en-hobbies: Interests|Hobbies|Hobbies and Interests|Outside work

de-languages: Sprachen|Sprachkenntnisse

de-hobbies: Hobbys|Interessen

de-certificates: Zertifikate|Weiterbildung

fr-languages: Langues

fr-hobbies: Centres d'intérêt|Loisirs

fr-certificates: Certifications

es-languages: Idiomas

es-hobbies: Aficiones|Intereses

es-certificates: Certificados|Cursos
""")
SAYINGS = _table(r"""
en-projects: **Tidepool**, a planner for small harbours, 2021
 |* Predicts water from 3 feeds
 |**Paperboat** (2020): letters folded from PDF files
 |* An open-source timetable, 400 stars
 |Home weather station built with an old radio
 |Harbour Atlas \| Python, Flask \| Jan 2020 – Mar 2020
 |Beehive counter, Raspberry Pi (2019)

en-publications: M. Oak, A. Lark. A field study of slow caches. ACM SIGLYNX 2019
 |On the drift of sensors left outdoors. IEEE ICWX, 2020.
 |Reed L. (2018). Old mills. Springer.
 |* "Small talk, large corpora", Journal of Plain Words 12(3), 44–61

en-certificates: * Certified Scrum Master, Agile Guild, 2020|* First Aid at Work, 2019
 |AWS Certified Developer – Associate|Food Handler Card, State of Oregon (exp. 2026)
 |* CPR/BLS, American Heart Association, valid until 05/2026|Full clean driving licence

en-languages: English (native), Polish (B2), Portuguese (A2)|Spanish: fluent
 |French - basic

en-awards: * Fernhill Prize for Young Professionals, 2018|* Dean's List, 2012 and 2013
 |Employee of the Month, March 2019|Rhodora Scholarship (2011–2013)

en-volunteer: * Reading mentor at the town library since 2017
 |* Food bank driver, 2019–2020
 |Youth football coach on Saturdays|* Helped at three marathons
 |Treasurer, Elmside Rowing Club, 2016 – 2019
 |**Crisis line listener**, Samaritans of Elmside

en-references: Available on request.|References available upon request
 |Dr. L. Reed, l.reed@uni.example, +44 20 7946 0100

en-hobbies: Rowing, sourdough, old railway timetables|Chess and hill walking
 |Choir; crosswords; bees|Football, cooking, travel

de-languages: Deutsch (Muttersprache), Englisch (C1), Italienisch (A2)
 |Türkisch: fließend

de-hobbies: Rudern, Backen, Schach|Wandern und Fotografie

de-certificates: * Projektmanagement IPMA Level D, 2019|* Ersthelfer, 2021

fr-languages: Français (langue maternelle), anglais (C1)|Espagnol : notions

fr-hobbies: Randonnée, cuisine, lecture|Théâtre amateur

fr-certificates: * TOEIC 920, 2018|* Permis B

es-languages: Español (nativo), inglés (B2), catalán|Francés: básico

es-hobbies: Senderismo, cocina, lectura|Fotografía

es-certificates: * First Certificate in English, 2016
 |* Curso de prevención de riesgos, 2020
""")
LABELS = {
    "en": {
        "email": _marks("Email: |E-mail: |E: |Email |e-mail - |Mail: "),
        "phone": _marks("Tel: |Tel. |Phone: |Mobile: |T: |M: |Cell: |Phone "),
        "place": _marks("Address: |Location: |Based in |A: |Home: "),
        "links": _marks("Web: |W: |Website: |Link: |Profile: "),
    },
    "de": {
        "email": _marks("E-Mail: |Mail: "),
        "phone": _marks("Tel.: |Telefon: |Mobil: |Handy: "),
        "place": _marks("Adresse: |Wohnort: |Anschrift: "),
        "links": _marks("Web: |Profil: "),
    },
    "fr": {
        "email": _marks("E-mail : |Courriel : |Mail : "),
        "phone": _marks("Tél. : |Tél : |Téléphone : |Portable : "),
        "place": _marks("Adresse : |Ville : "),
        "links": _marks("Site : |Web : "),
    },
    "es": {
        "email": _marks("Email: |Correo: |Correo electrónico: "),
        "phone": _marks("Tel.: |Teléfono: |Móvil: "),
        "place": _marks("Dirección: |Ciudad: |Residencia: "),
        "links": _marks("Web: |Perfil: "),
    },
}
PERSONAL = _table("""
en: Date of birth: 14 May 1988|Nationality: British|Marital status: Married
 |Driving licence: B|Age: 33|Gender: Female|Citizenship: Canadian
 |Place of birth: Porto|Visa status: Permanent resident|Notice period: 4 weeks

de: Geburtsdatum: 14.05.1988|Geburtsort: Essen|Familienstand: ledig
 |Staatsangehörigkeit: deutsch|Führerschein: B

fr: Né le 14 mai 1988|Nationalité : française|Permis B|Célibataire|32 ans

es: Fecha de nacimiento: 14/05/1988|Nacionalidad: española|Permiso de conducir: B
 |Estado civil: soltera
""")
KEYED = {
    "en": (
        ("Position", "Employer", "Location", "Period"),
        ("Job title", "Company", "Place", "Dates"),
        ("Role", "Organisation", "City", "From - To"),
        ("Title", "Organization", "Location", "Duration"),
        ("Occupation or position held", "Name of employer", "Address", "Dates"),
        ("Designation", "Company Name", "Location", "Tenure"),
    ),
    "de": (("Position", "Arbeitgeber", "Ort", "Zeitraum"),),
    "fr": (("Poste", "Entreprise", "Lieu", "Période"),),
    "es": (("Puesto", "Empresa", "Lugar", "Periodo"),),
}
"""What comes before a title, an employer, a place and dates."""
TOPS = {
    "en": _list("Curriculum Vitae|CURRICULUM VITAE|Resume|RÉSUMÉ|CV|Résumé"),
    "de": _list("Lebenslauf|LEBENSLAUF|Tabellarischer Lebenslauf"),
    "fr": _list("Curriculum Vitae|CV"),
    "es": _list("Currículum Vítae|CURRICULUM VITAE|Hoja de vida"),
}
FEET = {
    "en": _list(
        "Last updated: March 2024|References available on request|Updated January 2025"
        "|I hereby declare that the above is true to the best of my knowledge."
    ),
    "de": _list("Köln, den 12. März 2024|Stand: März 2024"),
    "fr": _list(
        "Mis à jour en mars 2024",
    ),
    "es": _list(
        "Actualizado en marzo de 2024",
    ),
}
