"""HTML in the texts of a source is read as the project's markup."""

from __future__ import annotations

import json

import pytest

import cvexport
from cvexport.model.formats import FORMATS
from cvexport.source.html_text import converted


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<P CLASS='x y' id=a>One\n two</P>\n  <p>Two<p>3", "One two\n\nTwo\n\n3"),
        ("<p>One</p><p></p><p>&nbsp;</p><p><br></p>", "One"),
        ("One<br>Two<br/>Three<BR />Four", "One\n\nTwo\n\nThree\n\nFour"),
        ("<div>One</div><div><span>Two</span></div>", "One\n\nTwo"),
        ("<h2>Role</h2>Text", "**Role**\n\nText"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ul>\n  <li>a\n  <li>b\n</ul>", "- a\n- b"),
        ("<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul>", "- a\n- b c"),
        ("<ul><li>one</li></ul>", "\u2022 one"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<p>Led:</p><ul><li>a</li><li>b</li></ul><p>x</p>", "Led:\n\n- a\n- b\n\nx"),
        (
            "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>",
            "- a\n  1. b\n  2. c\n- d",
        ),
        ("<ul><li>a</li><ul><li>b</li><li>c</li></ul></ul>", "\u2022 a\n  - b\n  - c"),
        ("<ul>a<br>b</ul>", "\u2022 a b"),
        ("<strong>b</strong>, <b>c</b> <em>d</em> <i>e</i>", "**b**, **c** *d* *e*"),
        ("a <b>b <i>c</i></b>", "a **b** ***c***"),
        ("a<b> b </b>c", "a **b** c"),
        ("<b>Py</b>thon", "Python"),
        ("<b>a</b><i>b</i>", "ab"),
        ('<u>a</u> <span style="color: red">b</span>', "a b"),
        ("<b>not closed", "**not closed**"),
        ('<a href="https://x.test/?a=1&amp;b=2">t</a>', "[t](https://x.test/?a=1&b=2)"),
        ("<a class=x href='https://x.example/a(b)'>t</a>.", "[t](https://x.example/a%28b%29)."),
        ("<a target=_blank href=https://x.example>t [1]</a>", "[t [1]](https://x.example)"),
        ("<a>t</a>", "t"),
        ("R&amp;D &eacute;&#233;&#xE9;", "R&D \xe9\xe9\xe9"),
        ("&#x2019;&ndash;&lsquo;&#128640;", "\u2019\u2013\u2018\U0001f680"),
        ("<p>2*3*4 and *typed*</p>", "2\\*3\\*4 and \\*typed\\*"),
        ("<p>a [b](https://x.example)</p>", "a \\[b\\](https://x.example)"),
        ("**R&amp;D**: *x*<br>y", "**R&D**: *x*\n\ny"),
        ("Did:\n- a &amp; b\n  - c <b>d</b>\n- e", "Did:\n- a & b\n  - c **d**\n- e"),
        ("&lt;b&gt; &amp;amp;", "\\<b> \\&amp;"),
        ("&#42;a&#42;", "\\*a\\*"),
    ],
)  # fmt: skip
def test_html_is_written_as_markup(typed: str, read: str) -> None:
    assert read == converted(typed).text


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "i<b && c>d",
        "List<String> and <T>",
        "vector<i>",
        "@<b>",
        "AT&T, R&D, &foo; &notit; &amp",
        "`<table>` and `<b>x</b>` and ``a `<p>` &amp;``",
        "<table><tr><td>x</td></tr></table>",
        "<script>alert(1)</script>",
        "<!-- x --> <![CDATA[y]]> <?php z ?>",
        "<custom-tag>x</custom-tag>",
        "<3 and <-> and <>",
        "https://x.example/?a=1&copy=2",
        "\\<b> \\&amp;",
    ],
)
def test_what_is_no_html_stays_as_typed(text: str) -> None:
    assert (text, ()) == converted(text)


HTML = {
    "basics": {
        "name": "Jo &amp; Co",
        "label": "<b>Dev</b>",
        "url": "<a href='https://jo.example'>my site</a>",
        "summary": "<p>Led <strong>a team</strong>.</p><ul><li>x</li><li>y</li></ul>",
    },
    "work": [
        {
            "name": "<p>Acme</p>",
            "position": "<i>Dev</i><br>Ops",
            "highlights": "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
        },
        {"name": "Bmce", "highlights": ["<p>d</p>", "<ol><li>e</li><li>f</li></ol>"]},
        {
            "name": "Cmce",
            "highlights": "<p>g</p><p>h &lt;b&gt; &amp;amp; &#42;i&#42;</p>",
        },
    ],
    "skills": "<ul><li>Languages: Go, C</li><li>Tools</li></ul>",
    "R&amp;D": ["<b>k</b>"],
}  # fmt: skip


def test_html_is_read_in_every_field_with_one_warning() -> None:
    resume, warnings = cvexport.read(json.dumps(HTML))
    text = cvexport.export(resume, "txt").decode()

    assert 1 == sum("HTML" in each.message for each in warnings)
    assert 0 == sum("typed" in each.message for each in warnings)
    assert "<" not in text.replace("<b> &amp;", "")
    assert "Jo & Co\nDev\njo.example\n" in text
    assert "Led a team.\n\n- x\n- y\n" in text
    assert "- a\n- b\n  - c\n" in text
    assert "- g\n- h <b> &amp; *i*\n" in text
    assert "- Languages: Go, C\n- Tools\n" in text


def test_the_warning_lists_tags_and_places() -> None:
    source = "basics:\n  name: A &amp; B\n  summary: <p>x <b>y</b></p>\n"
    [warning] = cvexport.read(source).warnings
    assert (
        "HTML in 2 texts is read as markup: &amp;, <p>, <b> (2:9, 3:12)"
        == warning.message
    )


def test_tags_that_are_not_read_are_named() -> None:
    source = "basics: {name: Jo, summary: '<table> <T> `<pre>`'}\n"
    [warning] = cvexport.read(source).warnings
    assert "HTML that is printed as typed: <table> (1:29)" == warning.message


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_reads_back_with_html(name: str) -> None:
    resume = cvexport.read(json.dumps(HTML).replace("<", "\\u003c")).resume
    assert cvexport.read_back(cvexport.export(resume, name), name, resume) > 5


@pytest.mark.parametrize(
    "text",
    [
        *("<b>" * 9_999, "<ul><li>" * 5_000, "<a href='" * 9_999, "&amp;" * 9_999),
        *("`<b> " * 9_999, "<b>*</b>" * 5_000, "</ul>" * 9_999, "<p " * 9_999),
    ],
)
def test_hostile_html_is_read(text: str) -> None:
    assert "end" in converted(f"{text}end").text
