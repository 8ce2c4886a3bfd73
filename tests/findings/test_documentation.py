"""The documentation of every rule is run: what it calls wrong is found, what it advises is not.

An Example is checked alone, for its own rule. A Use-instead plan is checked alone for that rule
and again inside the base plan for the families that every file must satisfy: reading, fields,
links, audience, settings. Owners, metrics and alignment are left to the specs of those families;
an example that had to please them too would bury its point.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import goldenthread
from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.rule import SECTIONS, Rule, all_rules
from tests.findings.spec import TESTS, Case, check_case, read_case, read_cases, spec_files

PACKAGE = Path(goldenthread.__file__).parent
RULES = [pytest.param(rule, id=code) for code, rule in all_rules().items()]
FAMILIES = ("GT0", "GT1", "GT2", "GT7", "GT9")


def read_section(rule: Rule, section: str) -> Case:
    """Read the plan of one section, to be checked alone and for this rule only."""
    case = read_case(section, rule.sections[section])
    assert case.files or case.links, f"'{section}' shows no file"
    return replace(case, base=False, select=(rule.code,))


def read_advice(rule: Rule) -> Case:
    """Read the plan of the Example with what Use instead changes in it."""
    before, after = read_section(rule, "Example"), read_section(rule, "Use instead")
    files = {
        name: text for name, text in before.files.items() if f"{name} (gone)" not in after.files
    }
    new = {name: text for name, text in after.files.items() if not name.endswith(" (gone)")}
    links = {name: target for name, target in before.links.items() if name not in new}
    return replace(
        before,
        files={**files, **new},
        links={**links, **after.links},
        past={**before.past, **after.past},
    )


def is_company_purpose(case: Case) -> bool:
    """Tell whether an example brings the root of a plan, and so is a whole plan itself."""
    texts = [content.decode("utf-8", "replace") for content in case.files.values()]
    return any("kind: purpose" in text and "department:" not in text for text in texts)


@pytest.mark.parametrize("rule", RULES)
def test_sections_are_present_in_order(rule: Rule):
    """A rule's page has one summary line and the four sections."""
    assert tuple(rule.sections) == SECTIONS
    assert all(rule.sections.values())
    assert rule.summary.endswith(".")
    assert rule.documentation.split("\n")[1] == ""
    assert len(rule.why) > 40


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_what_it_is_about(rule: Rule):
    """Pages choose icons and lists by its sort; the handbook names it in chapters of its kinds."""
    assert isinstance(rule.sort, Sort)
    assert isinstance(rule.kinds, tuple)
    assert rule.question or rule.part, "a rule is found below a folder `rules/`"
    assert {rule.question, rule.part}.isdisjoint({"rules", "questions", "findings"})


@pytest.mark.parametrize("rule", RULES)
def test_file_is_named_after_code_and_name(rule: Rule):
    """`gt201_unknown_target.py` holds GT201 unknown-target."""
    stem = Path(str(sys.modules[type(rule).__module__].__file__)).stem
    assert stem == f"{rule.code}_{rule.name}".lower().replace("-", "_")


def test_names_are_unique():
    """No two rules share a name, so that a name can stand for a code."""
    names = [rule.name for rule in all_rules().values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", RULES)
def test_example_raises_this_rule(rule: Rule, tmp_path: Path):
    """The Example, read as a plan, is found by its rule."""
    codes = {f.code for f in check_case(read_section(rule, "Example"), tmp_path).findings}
    assert codes == {rule.code}


@pytest.mark.parametrize("rule", RULES)
def test_advice_repeats_no_file(rule: Rule):
    """Use instead shows what changes and what goes; the page names what stays as it is."""
    before, after = read_section(rule, "Example"), read_section(rule, "Use instead")
    gone = {name.removesuffix(" (gone)") for name in after.files if name.endswith(" (gone)")}
    assert gone <= {*before.files, *before.links}
    assert [name for name, text in after.files.items() if before.files.get(name) == text] == []
    _, _, unchanged = rule.documentation.partition("\n\nUnchanged: ")
    names = [*before.files, *before.links, *before.past]
    assert (
        set(re.findall(r"`([^`]+)`", unchanged)) == {*names} - {*after.files, *after.links} - gone
    )


@pytest.mark.parametrize("rule", RULES)
def test_advice_is_silent(rule: Rule, tmp_path: Path):
    """The Use-instead plan raises nothing of this rule."""
    case = read_advice(rule)
    assert check_case(case, tmp_path).findings == ()


@pytest.mark.parametrize("rule", RULES)
def test_advice_is_sound(rule: Rule, tmp_path: Path):
    """The Use-instead plan has no error in the families that every file must satisfy."""
    case = read_advice(rule)
    case = replace(case, base=not is_company_purpose(case), select=FAMILIES)
    errors = [f for f in check_case(case, tmp_path).findings if f.severity is Severity.ERROR]
    assert errors == []


@pytest.mark.parametrize("rule", RULES)
def test_messages_keep_the_house_style(rule: Rule, tmp_path: Path):
    """Lower case, no full stop, a remedy: in the example and in every case of the spec."""
    specs = [spec.read_text("utf-8") for spec in spec_files() if spec.name[:5].upper() == rule.code]
    cases = [read_section(rule, "Example"), *(case for s in specs for case in read_cases(s))]
    found = []
    for number, case in enumerate(cases):
        folder = tmp_path / str(number)
        folder.mkdir()
        findings = check_case(case, folder).findings
        found += [f for f in findings if f.code == rule.code]
    assert found
    for finding in found:
        check_style(finding)


def check_style(finding: Finding):
    """Assert that one finding reads as all of them do."""
    for text in (finding.message, finding.help):
        assert re.match(r"['\[\"]|[^\WA-Z]|\d|GT\d", text), text
        assert not text.endswith("."), text
        assert "\n" not in text
        assert text.strip() == text
    assert finding.why


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_a_spec_that_fires_and_falls_silent(rule: Rule):
    """`gt201-unknown-target.md` has cases with and cases without this rule."""
    where = Path(str(sys.modules[type(rule).__module__].__file__)).parent.relative_to(PACKAGE)
    spec = TESTS / where / f"{rule.code}-{rule.name}.md".lower()
    assert spec.is_file(), f"write {spec.relative_to(TESTS)}"
    cases = list(read_cases(spec.read_text("utf-8")))
    fires = [rule.code in {place[3] for place in case.expected} for case in cases]
    assert any(fires)
    assert not all(fires)
