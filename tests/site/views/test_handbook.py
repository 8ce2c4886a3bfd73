"""The author's handbook: generated where it can be, its examples a plan that passes the check."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.ground.files import DiskFiles
from goldenthread.cli import main
from goldenthread.findings.rule import all_rules
from goldenthread.ground.resources import resource
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.site.parts.handbook_text import (
    read_examples,
    read_kind_texts,
    read_topic,
)
from goldenthread.site.views.handbook import AFTER, HOW, WHEN, build_handbook
from goldenthread.source.document import parse_document
from goldenthread.source.front_matter import read_yaml
from tests.site.company import COMPANY
from tests.site.conftest import ask

TODAY = dt.date(2026, 11, 22)
TOPICS = ("start", "vocabulary", "numbers", "checks")


def chapter(model, name):
    """Return the chapter of a kind."""
    return next(entry for entry in model.chapters if entry.name == name)


def texts() -> Iterator[str]:
    """Yield all that is written, chapter by chapter."""
    for written in (*read_kind_texts().values(), *map(read_topic, TOPICS)):
        yield from written.sections.values()


@pytest.fixture
def shown_plan(tmp_path: Path) -> Path:
    """The plan that a reader would type in from the page, and its settings."""
    for kind in read_kind_texts().values():
        for example in kind.examples:
            path = tmp_path / example.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{example.text}\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Bikes\ndocs_dir: plans\nplugins: [{{goldenthread: {{today: {TODAY}}}}}]\n"
    )
    return tmp_path


def test_the_examples_are_a_plan_that_passes_the_strict_check(shown_plan: Path) -> None:
    """What the page shows is a whole plan; only what the text says to be open is mentioned."""
    done = CliRunner().invoke(main, ["check", str(shown_plan), "--strict", "--format", "json"])
    report = json.loads(done.stdout)
    found = [(finding["code"], finding["severity"]) for finding in report["findings"]]
    assert done.exit_code == 0, done.stdout
    assert found == [("GT511", "info"), ("GT316", "info")]
    assert report["plan"]["items"] == len([one for one in read_examples().values() if one.data])


def test_every_example_is_shown_and_every_kind_has_one() -> None:
    """No file of the example plan is left out, and no chapter of ours is without one."""
    assert set(read_kind_texts()) == set(load_kinds())
    assert next(iter(read_kind_texts())) == "person"
    shown = [example.path for kind in read_kind_texts().values() for example in kind.examples]
    assert sorted(shown) == sorted(example.path for example in read_examples().values())
    for name, written in read_kind_texts().items():
        assert {one.data["kind"] for one in written.examples if one.data} == {name}


def test_examples_stand_in_the_page_as_they_were_tested(make_site) -> None:
    """The page shows the whole file, character by character."""
    site = make_site({})
    page = ask(site, build_handbook(site))
    shown = {"".join(map(str, code.children)) for code in page.all("code")}
    assert {example.text for example in read_examples().values()} <= shown


def test_every_chapter_says_what_for_when_and_how(make_site) -> None:
    """Headings are those the page knows, so that no text is left unseen."""
    for name, written in read_kind_texts().items():
        assert {"", WHEN, HOW} <= set(written.sections) <= {"", WHEN, HOW, AFTER}, name
        assert all(written.sections.values()), name
    for entry in build_handbook(make_site({})).model.chapters:
        assert entry.text
        assert entry.when
        assert entry.how
        usual = f'goldenthread new {entry.name} "Its title"'
        assert entry.command == (usual if entry.name != "check-in" else "goldenthread check-in")


def test_every_field_is_explained_the_required_ones_first(make_site) -> None:
    """Each field of each kind stands in its chapter or among the shared ones, with its meaning."""
    site = make_site({})
    model = build_handbook(site).model
    shared = {row.name for group in model.shared for table in group.tables for row in table.rows}
    for entry in model.chapters:
        own = [row.name for row in entry.tables[0].rows]
        told = {*own, *(link.title for link in entry.shared)}
        assert set(site.plan.kinds[entry.name].schema["properties"]) <= told
        assert {link.title for link in entry.shared} <= shared
        needed = [row.required for row in entry.tables[0].rows if "." not in row.name]
        assert needed == sorted(needed, reverse=True)
        assert all(row.text for table in entry.tables for row in table.rows)
    assert all(row.text for group in model.shared for table in group.tables for row in table.rows)


def test_stages_and_hand_offs_have_tables_of_their_own(make_site) -> None:
    """What lies inside an entry is spelt out, down to the last level."""
    tables = {
        table.of: table for table in chapter(build_handbook(make_site({})).model, "journey").tables
    }
    stages = [row.name for row in tables["stages"].rows]
    hand_offs = [row.name for row in tables["hand_offs"].rows]
    assert stages[0] == "id"
    assert {"definition", "exit", "owner", "gap.resolve_by", "volume.date"} <= set(stages)
    assert hand_offs[:2] == ["from", "to"]
    assert {"handled_by.team", "follow_ups.count", "dispositions.goes_to"} <= set(hand_offs)
    assert "signed.side" in hand_offs


def test_links_lead_somewhere(make_site) -> None:
    """Fields, chapters and rules named in the page exist; each anchor exists once."""
    site = make_site(COMPANY)
    view = build_handbook(site)
    page = ask(site, view)
    ids = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = [a.attributes["href"] for a in page.all("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert {heading.anchor for heading in view.headings} <= set(ids)
    codes = {code.lower() for code in all_rules()}
    assert {link.partition("#")[2] for link in links if link.startswith("/rules/")} == codes
    assert not [link for link in links if link.startswith("gt:")]


def test_texts_name_only_rules_and_fields_that_exist() -> None:
    """A rule of a kind without a chapter, or a text that links to a rule which is gone, is a slip."""
    named = {kind for rule in all_rules().values() for kind in rule.kinds}
    assert named <= set(read_kind_texts())
    for text in texts():
        assert "gt:rules#" not in text or all(
            part[:5].upper() in all_rules() for part in text.split("gt:rules#")[1:]
        )


def test_every_rule_stands_in_the_page_once_or_more(make_site) -> None:
    """A rule that no chapter names is asked of every item."""
    model = build_handbook(make_site({}, rules={"GT305": "off"})).model
    own = {line.code: line for entry in model.chapters for line in entry.rules}
    every = {line.code for line in model.rules}
    assert set(own) | every == set(all_rules())
    assert not set(own) & every
    assert own["GT305"].severity == "off"


def test_a_companys_own_kind_appears_by_its_schema_alone(make_site, tmp_path) -> None:
    """It has fields and a command; nothing is made up about it."""
    write_kind(tmp_path, "risk", properties={"likelihood": {"type": "integer"}})
    model = build_handbook(make_site({})).model
    risk = chapter(model, "risk")
    assert model.chapters[-1] is risk
    assert (risk.text, risk.examples, risk.rules) == ("", (), ())
    assert "likelihood" in [row.name for row in risk.tables[0].rows]
    assert risk.command == 'goldenthread new risk "Its title"'


def test_a_kind_of_ours_that_a_company_has_changed_loses_our_example(make_site, tmp_path) -> None:
    """An example that the company's check would refuse is not shown."""
    write_kind(tmp_path, "tactic", required=["cost"], properties={"cost": {"type": "number"}})
    model = build_handbook(make_site({})).model
    assert chapter(model, "tactic").examples == ()
    assert chapter(model, "campaign").examples


def test_a_kind_that_is_switched_off_has_no_chapter(make_site, tmp_path) -> None:
    """Nobody is taught what they cannot write."""
    kinds = tmp_path / "schema" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "value.schema.json").write_text('{"x-kind": {"enabled": false}}')
    assert "value" not in [entry.name for entry in build_handbook(make_site({})).model.chapters]


def test_the_vocabulary_is_the_companys(make_site, tmp_path) -> None:
    """Aims and outcomes in the page are those that the check knows."""
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "vocabulary.yml").write_text(
        "aims:\n  safety: {label: Safety, description: Parents let them., drives: [reach]}\n"
        "  cost: null\noutcomes: {margin: null}\n"
    )
    model = build_handbook(make_site({})).model
    aims = {word.name: word for word in model.aims}
    assert (aims["safety"].text, aims["safety"].drives) == ("Parents let them.", "Reach")
    assert "cost" not in aims
    assert [word.name for word in model.outcomes] == ["revenue", "market-share", "customer-delight"]


def test_the_vocabulary_example_is_one_that_loads(tmp_path: Path) -> None:
    """The file in the text can be pasted as it is."""
    text = read_topic("vocabulary").sections["Changing it"]
    (tmp_path / "vocabulary.yml").write_text(text.split("```yaml\n")[1].split("```")[0])
    vocabulary = load_kinds(DiskFiles(tmp_path)).vocabulary
    assert vocabulary.meets(["safety"], ["market-share"])
    assert "independence" in vocabulary.outcomes
    assert "margin" not in vocabulary.outcomes
    assert (vocabulary.unknown, vocabulary.cycles) == ((), ())


def test_german_has_its_own_headings_around_english_texts(make_site) -> None:
    """Interface words are translated, written texts are marked as English."""
    site = make_site(COMPANY, language="de")
    page = ask(site, build_handbook(site))
    assert page.texts("h1") == ["Wie wir planen"]
    assert "Wann es gebraucht wird" in page.texts("h3")
    prose = page.all("div", "gt-prose")
    assert prose
    assert {node.attributes.get("lang") for node in prose} == {"en"}


def test_the_texts_ship_with_the_templates() -> None:
    """They lie below a folder that the wheel carries whole."""
    assert (resource("site_templates/handbook") / "plan").is_dir()


def write_kind(folder: Path, name: str, **schema: object) -> None:
    """Write a kind file of a company."""
    kinds = folder / "schema" / "kinds"
    kinds.mkdir(parents=True, exist_ok=True)
    declared = {
        "label": name.title(),
        "plural": f"{name.title()}s",
        "level": 65,
        "parents": ["goal"],
        "groups": ["thread"],
    }
    text = json.dumps({"title": name, "type": "object", "x-kind": declared, **schema})
    (kinds / f"{name}.schema.json").write_text(text)


def snippets(text: str) -> Iterator[dict[str, object]]:
    """Yield the data of each block of YAML in a text."""
    for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        document = parse_document("snippet.md", block.encode())
        data, problems = (document.data, document.problems) if "---" in block else read_yaml(block)
        assert not problems, block
        assert isinstance(data, dict), block
        yield data


def test_snippets_between_the_examples_are_right_too() -> None:
    """What stands in the running text can be pasted where the text says."""
    kinds = load_kinds()
    parts = [*snippets(read_kind_texts()["journey"].sections[HOW])]
    assert [list(part) for part in parts] == [["volume"], ["gap"]]
    stage = {"id": "visitor", **parts[0], **parts[1]}
    journey = {"kind": "journey", "title": "Way", "stages": [stage]}
    assert kinds["journey"].errors(journey) == ()
    [whole] = snippets(read_topic("start").sections[""])
    assert kinds["objective"].errors(whole) == ()
    for waived in snippets(read_topic("checks").sections["Accepting a finding"]):
        assert kinds["objective"].errors({**whole, **waived}) == ()
        assert waived["waivers"][0]["rule"] in all_rules()
