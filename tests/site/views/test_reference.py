"""The glossary and the catalogue of rules: generated, so they cannot differ from the checks."""

from __future__ import annotations

import json

import pytest

from goldenthread.findings.rule import all_rules
from goldenthread.site.pages import render_markdown
from goldenthread.site.parts.field_types import describe_type
from goldenthread.site.views.glossary import build_glossary
from goldenthread.site.views.rules import build_rules
from tests.site.company import COMPANY
from tests.site.conftest import ask


def kind_of(model, name):
    """Return the entry of a kind."""
    return next(kind for kind in model.kinds if kind.name == name)


def test_every_kind_has_its_place_and_its_fields(make_site) -> None:
    """Kinds, parents, children and fields are those that the check uses."""
    site = make_site(COMPANY)
    model = build_glossary(site).model
    assert [kind.name for kind in model.kinds] == list(site.plan.kinds)
    objective = kind_of(model, "objective")
    assert [(link.title, link.note) for link in objective.supports] == [
        ("Goal", ""),
        ("Objective", ""),
        ("Vision", "of its own department"),
    ]
    assert "Tactic" in [link.title for link in objective.supported_by]
    assert objective.count == "2 in this plan"
    for kind in model.kinds:
        told = {field.name for field in (*kind.fields, *model.shared)}
        assert told == set(site.plan.kinds[kind.name].schema["properties"])


def test_required_fields_are_marked(make_site) -> None:
    """Kind and title must be there; an owner is advice."""
    shared = {field.name: field.required for field in build_glossary(make_site({})).model.shared}
    assert (shared["kind"], shared["title"], shared["owner"]) == (True, True, False)


def test_a_companys_own_kind_and_words_appear(make_site, tmp_path) -> None:
    """A schema file and a vocabulary are enough; nothing else has to be told."""
    kinds = tmp_path / "schema" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "risk.schema.json").write_text(
        json.dumps(
            {
                "title": "Risk",
                "description": "What could <b>go</b> wrong.",
                "type": "object",
                "x-kind": {
                    "label": "Risk",
                    "plural": "Risks",
                    "level": 65,
                    "parents": ["goal"],
                    "groups": ["thread"],
                },
                "properties": {"likelihood": {"type": "integer", "description": "1 to 5."}},
            }
        )
    )
    (tmp_path / "schema" / "vocabulary.yml").write_text(
        "aims:\n  reach: {label: Reach, description: More people, drives: [revenue, margin]}\n"
        "  thrift: spend less\n"
    )
    site = make_site(COMPANY)
    model = build_glossary(site).model
    risk = kind_of(model, "risk")
    assert risk.text == "What could <b>go</b> wrong."
    assert ("likelihood", "whole number") in [(field.name, field.type) for field in risk.fields]
    assert "Risk" in [link.title for link in kind_of(model, "goal").supported_by]
    aims = next(group for group in model.vocabulary if group.title == "Aims")
    terms = {term.name: (term.word, term.text) for term in aims.terms}
    assert terms["reach"] == ("Reach", "More people · drives: revenue, margin")
    assert terms["thrift"] == ("thrift", "spend less")
    assert "margin" in terms  # one of ours, which the company has left as it is
    assert "What could <b>go</b> wrong." in ask(site, build_glossary(site)).texts("p")


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string"}, "text"),
        ({"enum": ["a", "b"]}, "one of `a`, `b`"),
        ({"type": "string", "format": "date"}, "day, `YYYY-MM-DD`"),
        ({"type": ["string", "integer"], "format": "period"}, "period, such as `2026-Q4`"),
        ({"type": "array", "items": {"type": "string"}}, "list of text"),
        ({"type": "object", "properties": {"id": {}, "why": {}}}, "`{id, why}`"),
        ({"oneOf": [{"type": "number"}, {"type": "string"}]}, "number or text"),
        ({"x-link": {"kinds": ["person"], "meaning": "owns"}}, "id (Person)"),
        ({"x-link": {"kinds": ["*"], "meaning": "supports"}}, "id of an item"),
        ({"x-link": {"kinds": ["voyage"], "meaning": "serves"}}, "id of an item"),
        ({}, "any value"),
        (True, "any value"),
    ],
)
def test_types_are_said_in_words(make_site, schema, words: str) -> None:
    """What a field takes reads without knowing JSON Schema."""
    assert describe_type(make_site({}), schema) == words


def test_statuses_tell_the_shares_they_rest_on(make_site) -> None:
    """The thresholds in the text are those that statuses are reckoned by."""
    model = build_glossary(make_site({})).model
    texts = {term.name: term.text for term in model.statuses}
    assert "90%" in texts["on-track"]
    assert "60%" in texts["off-track"]


def test_glossary_anchors_and_links_meet(make_site) -> None:
    """Each kind that another names can be reached."""
    site = make_site(COMPANY)
    page = ask(site, build_glossary(site))
    ids = {node.attributes.get("id") for node in page.walk()}
    links = {a.attributes["href"] for a in page.all("a") if "#kind-" in a.attributes["href"]}
    assert links
    assert all(link.partition("#")[2] in ids for link in links)


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


@pytest.mark.parametrize("build", [build_glossary, build_rules])
def test_both_pages_render_in_german(make_site, build) -> None:
    """No word is missing, and English texts are marked as such."""
    site = make_site(COMPANY, language="de")
    page = ask(site, build(site))
    assert page.texts("h1")[0] in ("Glossar", "Regeln")
    assert page.all(lang="en") != []
