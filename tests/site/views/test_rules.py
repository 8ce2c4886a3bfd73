"""The catalogue of rules: generated, so it cannot differ from the checks."""

from __future__ import annotations

from goldenthread.findings.rule import all_rules
from goldenthread.site.pages import render_markdown
from goldenthread.site.views.rules import build_rules
from tests.site.company import COMPANY
from tests.site.conftest import ask


def test_every_rule_has_its_anchor_severity_and_texts(make_site) -> None:
    """The catalogue is the registry."""
    site = make_site(COMPANY)
    view = build_rules(site)
    entries = [entry for family in view.model.families for entry in family.rules]
    assert [entry.code for entry in entries] == list(all_rules())
    assert all(
        [section.key for section in entry.sections] == ["what", "why", "example", "instead"]
        for entry in entries
    )
    page = ask(site, view)
    ids = [node.attributes.get("id") for node in page.walk()]
    assert all(ids.count(code.lower()) == 1 for code in all_rules())
    assert all(heading.anchor in ids for heading in view.headings)


def test_severity_is_that_of_the_settings(make_site) -> None:
    """A changed severity shows with the usual one; what must fail closed cannot be changed."""
    rules = {"GT201": "warning", "GT305": "off", "GT701": "off"}
    site = make_site(COMPANY, rules=rules)
    entries = {
        entry.code: (entry.severity, entry.usual)
        for family in build_rules(site).model.families
        for entry in family.rules
    }
    assert entries["GT201"] == ("warning", "error")
    assert entries["GT305"] == ("off", "warning")
    assert entries["GT701"] == ("error", "")
    page = ask(site, build_rules(site))
    assert "usually: Error" in page.all("article", id="gt201")[0].text


def test_a_rule_says_how_often_it_fired(make_site) -> None:
    """The link leads to its group on the report."""
    site = make_site(COMPANY)
    entry = next(
        entry
        for family in build_rules(site).model.families
        for entry in family.rules
        if entry.code == "GT201"
    )
    assert (entry.found, entry.found_address) == ("found once", "report/#gt201")


def test_examples_are_code_and_html_in_them_is_text() -> None:
    """Fences become code, spans become code, tags stay what they are: text."""
    html = str(
        render_markdown("A `<b>` and <b>bold</b>.\n\n<script>x</script>\n\n```yaml\na: <i>\n```\n")
    )
    assert "<code>&lt;b&gt;</code>" in html
    assert "&lt;b&gt;bold&lt;/b&gt;" in html
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert '<code class="language-yaml">a: &lt;i&gt;\n</code>' in html


def test_the_catalogue_renders_in_german(make_site) -> None:
    """No word is missing, and English texts are marked as such."""
    site = make_site(COMPANY, language="de")
    page = ask(site, build_rules(site))
    assert page.texts("h1") == ["Regeln"]
    assert page.all(lang="en") != []
