"""Headings of sections, and sections that are the same in each file."""

from __future__ import annotations

_HEADINGS = {
    "en": {
        "contact": ("Contact", "Get in touch", "Details", "Contact"),
        "summary": ("Summary", "Profile", "About Me", "Who I am", "Objective"),
        "work": (
            "Experience",
            "Work Experience",
            "Professional Experience",
            "Where I have worked",
            "Employment History",
            "Career so far",
            "Positions Held",
        ),
        "education": (
            "Education",
            "Education and Training",
            "Academic Background",
            "What I studied",
            "Qualifications",
            "Studies",
        ),
        "skills": (
            "Skills",
            "Technical Skills",
            "Core Competencies",
            "What I am good at",
            "Key Skills",
            "Toolbox",
        ),
    },
    "de": {
        "contact": ("Kontakt", "Persönliche Daten"),
        "summary": ("Profil", "Über mich", "Kurzprofil"),
        "work": (
            "Berufserfahrung",
            "Beruflicher Werdegang",
            "Praxiserfahrung",
            "Stationen",
        ),
        "education": ("Ausbildung", "Bildungsweg", "Studium und Schule"),
        "skills": ("Kenntnisse", "Fähigkeiten", "IT-Kenntnisse"),
    },
    "fr": {
        "contact": ("Contact", "Coordonnées"),
        "summary": ("Profil", "À propos"),
        "work": (
            "Expérience professionnelle",
            "Expériences",
            "Parcours professionnel",
        ),
        "education": ("Formation", "Formations", "Études et diplômes"),
        "skills": ("Compétences", "Savoir-faire"),
    },
    "es": {
        "contact": ("Contacto", "Datos personales"),
        "summary": ("Perfil", "Sobre mí"),
        "work": ("Experiencia laboral", "Experiencia profesional", "Trayectoria"),
        "education": ("Formación académica", "Educación", "Estudios"),
        "skills": ("Competencias", "Habilidades"),
    },
}

_EXTRA_HEADINGS = {
    "publications": "Selected Publications",
    "talks": "Talks",
    "projects": "Projects",
    "languages": "Languages",
    "sprachen": "Sprachen",
    "langues": "Langues",
    "idiomas": "Idiomas",
    "awards": "Honors & Awards",
    "interests": "Interests",
    "volunteering": "Volunteering",
    "certificates": "Certificates",
    "profiles": "Profiles",
    "references": "References",
}

EXTRAS = {
    "publications": (
        "M. Oak, A. Lark. A field study of slow caches.",
        "ACM SIGLYNX 2019",
        "On the drift of sensors left outdoors. L. Reed and others.",
        "IEEE ICWX",
        "Small talk, large corpora. REDFERN UNIVERSITY PRESS, 2021.",
    ),
    "talks": (
        "* Why queues lie, RiverConf, Lisbon, 2022",
        "* Maps for people who hate maps, GeoEvening, 2019",
    ),
    "projects": (
        "**Tidepool**, a planner for small harbours, 2021",
        "* Predicts water levels from three public feeds.",
        "**Paperboat**, letters folded from PDF files",
    ),
    "languages": ("English (native), Polish (B2), Portuguese (A2)",),
    "sprachen": ("Deutsch (Muttersprache), Englisch (C1), Italienisch (A2)",),
    "langues": ("Français (langue maternelle), anglais (C1)",),
    "idiomas": ("Español (nativo), inglés (B2), catalán",),
    "awards": (
        "* Fernhill Prize for Young Professionals, 2018",
        "* Dean's List, 2012 and 2013",
    ),
    "interests": ("Rowing, sourdough, old railway timetables",),
    "volunteering": ("* Reading mentor at the town library since 2017",),
    "certificates": (
        "* Certified Scrum Master, Agile Guild, 2020",
        "* First Aid at Work, 2019",
    ),
    "profiles": ("github.example/paperboat", "Mastodon: @paperboat"),
    "references": ("Available on request.",),
}


def heading(key: str, language: str, wording: int) -> str:
    """Return the heading of a section, in one of its wordings."""
    if title := _EXTRA_HEADINGS.get(key):
        return title
    choices = _HEADINGS[language][key]
    return choices[wording % len(choices)]
