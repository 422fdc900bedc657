"""What other tools and other people call the keys of a source.

They come from JSON Resume 0.x, RenderCV, YAMLResume, al-folio, LinkedIn, Reactive
Resume, FRESH and CVs of people's own.  A word is here only where, in that place, it
can mean one thing.
"""

from __future__ import annotations

from cvexport.model.record import Record
from cvexport.model.resume import (
    Award,
    Basics,
    Certificate,
    Dated,
    Education,
    GenericEntry,
    Highlight,
    Interest,
    Language,
    Location,
    Position,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    SectionPlan,
    Skill,
    Volunteer,
    Work,
)
from cvexport.model.sections import SECTIONS
from cvexport.model.settings import Margins, Settings
from cvexport.source.suggestions import bare

_ORGANIZATIONS = """organization organisation org company companyname employer
    employername institution institute association"""
_ROLES = "title role jobtitle positiontitle position designation function"

_WORDS: dict[type[Record], dict[str, str]] = {
    Resume: {
        "basics": """personal person personalinfo personalinformation personaldetails
            personaldata contact contacts contactinfo contactinformation contactdetails
            info about aboutme header bio profile candidate
            personliches personlichedaten persoenlichedaten kontakt kontaktdaten
            coordonnees datospersonales contacto""",
        "work": """experience experiences workexperience workexperiences employment
            professionalexperience employmenthistory workhistory jobs job career
            careerhistory jobhistory professionalhistory
            berufserfahrung berufspraxis arbeitserfahrung beruflicherwerdegang
            experienceprofessionnelle experiencesprofessionnelles
            experiencia experiencialaboral experienciaprofesional""",
        "volunteer": """volunteering volunteerwork volunteerexperience voluntarywork
            volunteers ehrenamt ehrenamtlichetatigkeit ehrenamtlichetatigkeiten
            benevolat voluntariado""",
        "education": """educations school schools university studies
            academicbackground educationalbackground educationhistory
            academiceducation bildung ausbildung studium schulbildung bildungsweg
            formation formations etudes educacion formacion formacionacademica
            estudios""",
        "projects": "project projekte projets proyectos",
        "skills": """skill skillset competencies competences kenntnisse fahigkeiten
            faehigkeiten kompetenzen habilidades competencias aptitudes
            conocimientos""",
        "languages": """language spokenlanguages languageskills sprachen
            sprachkenntnisse langues idiomas lenguas""",
        "interests": """interest hobbies hobby hobbiesandinterests interestsandhobbies
            personalinterests interessen hobbys interets centresdinteret
            centresdinterets loisirs intereses aficiones""",
        "awards": """award honors honours honorsandawards honoursandawards
            awardsandhonors awardsandhonours prizes recognition recognitions
            auszeichnungen ehrungen distinctions recompenses premios reconocimientos""",
        "certificates": """certificate certs cert certifications certification
            licenses licences licensesandcertifications certificationsandlicenses
            zertifikate zertifizierungen certificats certificados certificaciones""",
        "publications": """publication papers writing writings
            veroffentlichungen veroeffentlichungen publikationen publicaciones""",
        "references": """reference referees testimonials recommendations
            referenzen empfehlungen referencias""",
        "sections": "order sectionorder sectionsorder",
    },
    Basics: {
        "name": "fullname",
        "label": """headline title jobtitle tagline position role profession
            occupation currentposition currentrole currenttitle subtitle""",
        "image": "photo picture avatar profilepicture profilephoto",
        "email": "mail emailaddress emails",
        "phone": """telephone mobile tel cell phonenumber mobilephone mobilenumber
            cellphone phones telefon handy telefono""",
        "url": """website homepage web webpage site websiteurl link personalwebsite
            webseite""",
        "summary": """about aboutme bio objective profile careerobjective
            professionalsummary personalstatement statement introduction intro brief
            synopsis description zusammenfassung profil resumen perfil""",
        "location.address": "address street streetaddress adresse",
        "location.city": "city town stadt",
        "location.region": "region state province",
        "location.postalCode": "zip zipcode postcode postalcode plz",
        "location.country": "country",
        "location.countryCode": "countrycode",
        "location": "address residence place wohnort",
        "profiles": """socials social socialnetworks sociallinks socialmedia links
            accounts networks onlineprofiles onlineaccounts socialprofiles""",
    },
    Location: {
        "address": """street streetaddress addressline addressline1 line1 adresse
            strasse""",
        "postalCode": "zip zipcode postcode postal plz",
        "city": "town locality municipality stadt",
        "region": "state province county canton",
        "country": "countryname land",
    },
    Profile: {
        "network": "platform site service name label title",
        "username": "user handle account nickname",
        "url": "link href website uri address profile",
    },
    Highlight: {
        "text": """bullet point highlight description content summary detail details
            value achievement responsibility""",
        "items": "bullets points children subitems subbullets highlights nested",
        "label": "name heading",
    },
    Dated: {
        "startDate": """start from since begin began started startedon startedat
            fromdate datefrom startyear von beginn""",
        "endDate": """end to until till finish finished ended endedon endedat todate
            dateto endyear bis ende""",
        "date": """dates period year years timeframe timespan timeperiod daterange when
            zeitraum""",
        "location.city": "city town",
        "location.region": "region state",
        "location.country": "country",
        "location.address": "address",
        "location": "address place ort",
        "url": """link website homepage href uri web site webpage companyurl
            companywebsite websiteurl""",
        "description": "desc descr overview",
        "summary": "details text content notes note comment comments body abstract",
        "highlights": """bullets bulletpoints points achievements accomplishments
            responsibilities duties tasks details keyachievements keyresponsibilities
            contributions items bullet highlight aufgaben content""",
        "keywords": """technologies technology tech techstack stack tools techs skills
            technologiesused toolsused""",
    },
    Position: {"position": f"{_ROLES} name"},
    Work: {
        "name": f"{_ORGANIZATIONS} firm business client workplace firma",
        "position": f"{_ROLES} job occupation",
        "positions": "roles",
    },
    Volunteer: {
        "organization": f"{_ORGANIZATIONS} name charity",
        "position": _ROLES,
    },
    Education: {
        "institution": f"""{_ORGANIZATIONS} school university college academy name
            schoolname universityname collegename provider hochschule schule""",
        "studyType": """degree qualification diploma degreename degreetype title
            abschluss""",
        "area": """major majors field fieldofstudy subject program programme discipline
            course specialization specialisation studyarea concentration""",
        "score": "gpa grade grades result cgpa mark marks overallgpa finalgrade",
        "courses": """coursework modules classes relevantcourses relevantcoursework
            curriculum subjects course""",
        "endDate": "graduation graduated graduationdate graduationyear",
    },
    Project: {
        "name": "title project projectname",
        "roles": "role position",
        "entity": f"{_ORGANIZATIONS} client",
        "type": "category kind",
        "url": """github repo repository sourcecode demo githuburl repourl livedemo
            projecturl""",
    },
    Award: {
        "title": "name award",
        "awarder": f"{_ORGANIZATIONS} issuer by from issuedby grantedby giver",
        "url": "source",
    },
    Certificate: {
        "name": "title certificate certification cert",
        "issuer": f"{_ORGANIZATIONS} authority issuedby provider by vendor",
        "date": "issued issuedate issuedon issuedat awarded obtained completed",
        "url": "credentialurl verificationurl verifyurl certificateurl",
    },
    Publication: {
        "name": "title paper",
        "publisher": "venue conference",
        "releaseDate": "year published publicationdate publishedon publisheddate",
    },
    Skill: {
        "name": "skill category label title group area type",
        "level": "proficiency",
        "summary": "details description text",
        "keywords": "items tools technologies list skills values details",
    },
    Language: {
        "language": "name lang title",
        "fluency": "level proficiency fluencylevel",
    },
    Interest: {
        "name": "interest hobby title label",
        "summary": "details description text",
        "keywords": "items details",
    },
    Reference: {
        "name": "author person referee",
        "reference": """quote text testimonial comment statement recommendation
            description""",
    },
    GenericEntry: {
        "title": "name heading event project position role label degree topic talk",
        "subtitle": f"""{_ORGANIZATIONS} issuer publisher awarder venue school
            university conference role position event""",
    },
    SectionPlan: {
        "title": "name heading label",
        "entries": "items contents content list",
        "bullets": "items contents content list highlights points",
        "paragraphs": "text content body paragraph",
    },
    Settings: {
        "accent": "color colour accentcolor accentcolour",
        "language": "lang locale",
        "formats": "format outputformats",
        "fonts": "font fontfamily",
        "paper": "papersize pagesize",
        "output": "outputdir outputdirectory outdir directory",
        "margins": "margin",
        "fit": "pages maxpages",
    },
    Margins: {"sides": "left right horizontal", "every": "all"},
}
"""For each record its keys, with the words of others for them, spelt as `bare` does.

`a.b` is a key of a part.  A word that two keys have is read as the first that is free
and takes such a value; words of a record go before those of its base.
"""

NETWORKS = {
    name.lower().replace(" ", ""): name
    for name in (
        *("Bluesky", "Behance", "Bitbucket", "Blog", "Codeberg", "CodePen", "Dribbble"),
        *("Facebook", "GitHub", "GitLab", "Google Scholar", "HackerRank", "Instagram"),
        *("Kaggle", "LeetCode", "LinkedIn", "Mastodon", "Medium", "ORCID", "Portfolio"),
        *("Reddit", "ResearchGate", "Skype", "Stack Overflow", "Telegram", "Threads"),
        *("Twitter", "WhatsApp", "X", "Xing", "YouTube"),
    )
}
"""Keys of `basics` that are networks, with the networks' names."""

_OF_NETWORK = ("username", "url", "profile", "user", "handle", "link", "id")
"""What may follow the name of a network in a key."""

DETAILS = frozenset(
    (
        *("nationality", "citizenship", "birthdate", "birthday", "birthplace"),
        *("dateofbirth", "placeofbirth", "drivinglicence", "drivinglicense"),
        *("driverslicense", "maritalstatus", "workpermit", "pronouns"),
    )
)
"""Keys of `basics` that other countries expect, each with its own label."""

FIRST_NAMES = ("firstname", "givenname", "forename", "first", "given", "vorname")
MIDDLE_NAMES = ("middlename", "middle")
LAST_NAMES = ("lastname", "familyname", "surname", "last", "family", "nachname")
NAMES = (FIRST_NAMES, MIDDLE_NAMES, LAST_NAMES)
"""Words for the names of a person that are written one by one, in their order."""

DATES = frozenset({"date", "dates", "period", "daterange", "timeframe", "duration"})
"""Keys of entries that may hold a mapping of a start and an end."""

LISTS = frozenset({"history", "items", "entries", "list", "sets"})
"""Keys that hold a section's list one level deeper."""


_MEANINGS: dict[type[Record], dict[str, tuple[str, ...]]] = {}


def meanings(cls: type[Record]) -> dict[str, tuple[str, ...]]:
    """Return the keys that each word of others can mean in a record."""
    if cls not in _MEANINGS:
        _MEANINGS[cls] = _worked_out(cls)
    return _MEANINGS[cls]


def _worked_out(cls: type[Record]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for base in cls.__mro__:
        for key, words in _WORDS.get(base, {}).items():
            for word in words.split():
                if key not in found.get(word, ()):
                    found[word] = (*found.get(word, ()), key)
    return found


def section(word: str) -> str:
    """Return the key of the standard section that a word means, or the bare word."""
    word = bare(word)
    means = meanings(Resume).get(word, ())
    return next((key for key in (word, *means) if key in SECTIONS), word)


def network(word: str) -> str:
    """Return the name of the network that a key names, such as `linkedin_url`."""
    word = bare(word)
    for end in ("", *_OF_NETWORK):
        if word.endswith(end) and (name := NETWORKS.get(word[: len(word) - len(end)])):
            return name
    return ""
