"""The CV in `outputs/` holds every fact of the CV it was written from."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import docx
import markdown
import pypdfium2
import pytest

from helpers.places import OUTPUTS

HEADINGS = ("Experience", "Projects", "Skills", "Outside Interests", "Social Links")

PERIODS = (
    "Aug 2019 - Present",
    "Jan 2015 - Aug 2019",
    "Oct 2014 - Jan 2015",
    "Aug 2009 - May 2014",
    "Apr 2007 - Aug 2009",
    "2012 - 2014",
)

CONTACT = ("Kura", "London, United Kingdom", "hire@kura.gg")

EXPERIENCE = (
    # BBC: the role
    "BBC",
    "Engineer",
    "BIDI CDN",
    "iPlayer",
    "Engineering leadership",
    "operational responsibilities",
    "day-to-day work",
    "BIDI & Radix",
    "operational teams",
    "operational or maintenance tasks",
    "go-ahead",
    "incidents",
    "troubleshoot and resolve them",
    "First Aider",
    "Mental Health First Aider",
    "members of my own team as well as members of other teams",
    "apprentices",
    "multi-hour, multi-day investment",
    "Python basics",
    "linked list data structure",
    "experience and expertise to another team",
    "hiring and training new members",
    "considerations during development",
    "active role in many design decisions",
    "team members towards possible solutions to problems",
    "prototyping work for new features",
    # BBC: the features
    "designed and/or implemented",
    "Feedback loop system",
    "version 1 and 2",
    "balance traffic between sites and remove failing servers automatically",
    "Intelligent sharding of content",
    "caching servers more likely to already have a cached copy",
    "Cache tiering",
    "extension of sharding",
    "rather than origin",
    "initial prototyping in Lua and C",
    "simulation work",
    "Origin retrying",
    "failure scenarios",
    "configured value",
    "number of origin servers in the pool for that content type",
    "in Lua directly in OpenResty",
    "Origin switching",
    "swap their origins during client requests if an error occurs",
    "without interrupting the client",
    "wildly different",
    "overrides the retry behaviour for the origins it is enabled on",
    "Path-based origin switching",
    "based on the request path rather than when encountering an error",
    "mVIP",
    "caching unit design",
    "n servers behind a switch with a single VIP",
    "each server broadcasting its own VIP",
    "using BGP",
    "act independently",
    "failover for their neighbours",
    "initial prototyping and testing the resiliency methodology",
    "as well as some of the implementation",
    "High throughput server performance tuning",
    "Linux kernel, AMD CPU and PCIe NVMe performance tuning strategies",
    "Increased server throughput by 48%",
    "improving energy efficiency and cost of delivery",
    "test and build process",
    "Jenkins",
    "AWS CodeBuild",
    "Prototype ISP Portal",
    "machines embedded within their network",
    "admin actions, i.e. scheduled withdrawal from service",
    "Prototype ARM machine",
    "R&D",
    "build, tune and loadtest an ARM prototype",
    "next generation of server hardware",
    "Prototype measurements integration using InfluxDB",
    "Collectd + Statsd + Graphite",
    "measurements system",
    "Telegraf + InfluxDB (querying with Flux)",
    "dual running both solutions until proven good",
    "measurement names and data",
    "graphs",
    "alerting system",
    "API endpoints and functionality",
    "centralised control tooling",
    "multi-server clustered AWS Aurora databases",
    # Contracts
    "Contactor/Consultant",
    "Various roles/positions",
    "contracts of varying lengths",
    "systems administration, systems engineering, Python",
    "some information security",
    # DreamHost
    "DreamHost",
    "Cloud Architect Contractor",
    "OpenStack",
    "DreamCompute offering",
    "developing OpenStack itself within the company",
    "helping to run and debug the infrastructure",
    # Tangent
    "Tangent Plc",
    "Lead Systems Engineer",
    "Designed, built and maintained",
    "virtualised hosting platform using VMWare",
    "Customised Ubuntu heavily to keep system resource usage as low as possible",
    "over 250 virtual machines and around 50 physical boxes",
    "Ubuntu",
    "CentOS",
    "Nagios cluster for monitoring",
    "SMS alert relay",
    "using Puppet, later moving to Salt Stack",
    "VMWare templates and the VMWare API",
    "the development team of around 30 developers",
    "Linux (Debian, Ubuntu, CentOS and RHEL), security, Python, MySQL and PostgreSQL",
    "technical architect",
    "platform designs including hardware and software",
    "a lot of tech that the company had otherwise not used",
    "PostgreSQL instead of MySQL",
    "Pound, HAProxy, Varnish, nginx, Solr, Puppet/Salt Stack and others",
    # Tobias & Tobias, ServiceWanted
    "Tobias & Tobias",
    "Senior PHP & Python Developer",
    "PHP and Python web application and ecommerce platforms",
    "Linux server administration",
    "general Dev Ops tasks",
    "ServiceWanted",
    "PHP web applications",
    "general Dev Ops scripts/tasks using Python",
)

PROJECTS = (
    # wikmd
    "wikmd",
    "Contributor",
    "opensource file-based markdown wiki",
    "multiple features to the project",
    "caching layer",
    "full-text search feature",
    "Whoosh pure Python search engine library",
    # MAP
    "MAP",
    "Architect, Lead Engineer & Lead Developer",
    "marketing platform",
    "marketing campaigns",
    "print, direct mail, email and SMS",
    "designed most of the system",
    "email and SMS send engines",
    "tracking system",
    "analytic system",
    "Python/PyPy, Tornado, Pika, Celery, Redis and RabbitMQ",
    "responsible for building the server architecture",
    "proof-of-concepts and finalised modules",
    # Blackhole
    "Blackhole",
    "Lead Developer",
    "fake MTA (mail transfer agent)",
    "accept, bounce or reject all inbound and outbound email",
    "without actually processing or storing any of the data",
    "safe for handling large volumes of email messages",
    "Python 3.5",
    "asyncio standard library modules",
    "async, def and await statements",
    "Originally written for Python 2.7",
    "Python 3",
    "PyPy",
    "Tornado library",
    "precursor",
    "to help prototype the MAP project outlined above",
    # Yarg
    "Yarg",
    "PyPI client",
    "written for pypip.in",
    "can search packages as well as read the RSS feeds from PyPI",
    "new packages and new package version releases",
    # Pelican
    "developers of the Pelican static blogging platform",
    "many plugins and themes",
    # vagrant-bash-completion
    "vagrant-bash-completion",
    "Developer",
    "a fork of another repository",
    "this completion script",
    "now part of Vagrant itself",
)

SKILLS = (
    "Leadership",
    "taking on leadership roles",
    "development strategies",
    "someone needs to lead development",
    "to take charge",
    "Mentoring/teaching",
    "mentoring and teaching immensely",
    "relish the chance to impart knowledge",
    "Computer hardware",
    "computer hardware, especially server hardware",
    "knowledgeable on the subject",
    "small 15U rack in my office",
    "rackmount routers, switches, servers, PDUs, and UPS",
    "Linux",
    "Debian/Ubuntu, RHEL/CentOS",
    "Languages",
    "Python, Lua, Shell scripting, & some C, C++, Java & Go",
    "Python libraries/frameworks",
    "asyncio, Tornado, Twisted, Flask, Django, Gevent, Eventlet",
    "Databases",
    "PostgreSQL, MySQL, some Oracle experience",
    "NoSQL/key-value databases like Redis, Couch & Mongo, Solr, Lucene & Elasticsearch",
    "HTTP",
    "nginx/OpenResty, Apache, HAProxy, Varnish",
    "Virtualisation/containerisation",
    "AWS, OpenStack, Podman, Docker, VMWare, Xen",
)

INTERESTS = (
    "Programming/engineering",
    "Linux",
    "Computer/server hardware",
    "Video encoding",
    "Video streaming",
)

LINKS = ("Github: @kura", "Website: kura.gg")

FACTS = (*CONTACT, *EXPERIENCE, *PROJECTS, *SKILLS, *INTERESTS, *LINKS)
"""Names, figures and terms exactly as the CV's owner typed them, in their order."""

ASCII = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("\u201c\u201d", '"')
)


def text_file(path: Path) -> str:
    """Return the text of a plain text file."""
    return path.read_text(encoding="utf-8")


def markdown_file(path: Path) -> str:
    """Return the text of a Markdown file as a reader of the rendered page sees it."""
    page = markdown.markdown(path.read_text(encoding="utf-8"))
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def word_file(path: Path) -> str:
    """Return the paragraphs of a Word file, link texts included, one to a line."""
    document = docx.Document(str(path))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def pdf_file(path: Path) -> str:
    """Return the text of all pages of a PDF file."""
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


READERS: dict[str, Callable[[Path], str]] = {
    "txt": text_file,
    "md": markdown_file,
    "docx": word_file,
    "pdf": pdf_file,
}

every_format = pytest.mark.parametrize("extension", READERS)


def read(extension: str) -> str:
    """Return the text of the CV in one format, its punctuation folded to ASCII."""
    return READERS[extension](OUTPUTS / f"Kura-CV.{extension}").translate(ASCII)


def missing(wanted: tuple[str, ...], text: str) -> list[str]:
    """Return what is `wanted` but no whole words of `text`, wherever lines break."""
    words = " ".join(text.split())
    return [
        fact
        for fact in wanted
        if not re.search(rf"(?<!\w){re.escape(fact)}(?!\w)", words)
    ]


@every_format
def test_every_fact_is_in_every_format(extension: str) -> None:
    """No name, figure or term of the CV is lost or respelt on the way to a file."""
    assert not missing(FACTS, read(extension))


@every_format
def test_every_period_has_four_digit_years_in_every_format(extension: str) -> None:
    """Each dated job and project shows its months and years written out."""
    assert not missing(PERIODS, read(extension))


@every_format
def test_sections_come_in_the_order_of_the_cv(extension: str) -> None:
    """Each heading has a line to itself, once, in the order the owner chose."""
    wanted = [heading.casefold() for heading in HEADINGS]
    lines = [line.strip().casefold() for line in read(extension).splitlines()]

    assert wanted == [line for line in lines if line in wanted]
