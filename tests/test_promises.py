"""Sentences of the README, SECURITY and CHANGELOG that could be false: each is attacked here."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from goldenthread.cli.commands import read_commands
from goldenthread.config.options import OPTIONS
from goldenthread.config.settings import VIEW_ADDRESSES, Settings
from goldenthread.findings.check import Result
from goldenthread.ground.files import DiskFiles
from goldenthread.kinds.load_kinds import load_kinds
from tests.conftest import write_files
from tests.host.conftest import run_mkdocs
from tests.site.conftest import Node, parse
from tests.site.test_looked import SILENT, Page

ROOT = Path(__file__).parents[1]
README = ROOT.joinpath("README.md").read_text("utf-8")
CONFIG = """\
site_name: Test
docs_dir: plans
theme: {{name: material, font: false}}
plugins: [search, {{goldenthread: {{today: 2026-11-22{}}}}}]
"""
Check = Callable[..., Result]
WHY = "supports: [{{id: {0}, why: that is how it comes about}}]\n"

# What a company writes that uses the thread alone, as briefly as the schema allows.
BARE = {
    "purpose.md": "kind: purpose\ntitle: Nobody thinks twice before drinking\n",
    "vision.md": "kind: vision\ntitle: Safe water at home\nsupports: purpose\n",
    "mission.md": "kind: mission\ntitle: Fit taps in forty towns\nsupports: vision\n",
    "goal.md": "kind: goal\ntitle: One home in five has one\nsupports: mission\n",
    "objective.md": "kind: objective\ntitle: Fit taps on weekends\nsupports: goal\n",
    "next.md": "kind: objective\ntitle: Fit taps at night\nsupports: goal\n",
    "initiative.md": "kind: initiative\ntitle: Learn to fit taps\nsupports: objective\n",
    "tactic.md": "kind: tactic\ntitle: Fit the taps of the school\nsupports: initiative\n",
    "value.md": "kind: value\ntitle: We say what it weighs\nsupports: purpose\n",
}
METRIC = (
    "metrics: [{id: n, name: Taps, unit: taps, baseline: 0, target: 100, source: van book,"
    " actuals: [{date: 2026-11-20, value: 90}]}]\n"
)
# The same, with what the check asks of it.
WHOLE = {
    "ada.md": "kind: person\ntitle: Ada Okafor\nrole: Fitter\n",
    "purpose.md": BARE["purpose.md"] + "owner: ada\n",
    "vision.md": BARE["vision.md"] + "owner: ada\n",
    "mission.md": f"kind: mission\ntitle: Fit taps in forty towns\n{WHY.format('vision')}"
    f"owner: ada\nperiod: 2026\n{METRIC}",
    "goal.md": f"kind: goal\ntitle: One home in five has one\n{WHY.format('mission')}"
    f"owner: ada\nperiod: 2026\n{METRIC}",
    "objective.md": f"kind: objective\ntitle: Fit taps on weekends\n{WHY.format('goal')}"
    f"owner: ada\nperiod: 2026\n{METRIC}",
    "initiative.md": f"kind: initiative\ntitle: Learn to fit taps\n{WHY.format('objective')}"
    "owner: ada\n",
    "tactic.md": f"---\nkind: tactic\ntitle: Fit the taps of the school\n"
    f"{WHY.format('initiative')}owner: ada\n---\nThis follows from [[value]].\n",
    "value.md": BARE["value.md"] + "owner: ada\n",
}
BEN = "kind: person\ntitle: Ben Hall\nrole: Driver\n"
LEAD = "pathfinders: [{person: ada, qualification: ten years of it, backup: ben}]\n"


def codes(result: Result) -> set[str]:
    """Return the codes of what was found."""
    return {finding.code for finding in result.findings}


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({}, set()),
        # A department asks who leads it, a person for a team and for work.
        ({"works.md": "kind: department\ntitle: Works\n"}, {"GT405"}),
        ({"ben.md": BEN}, {"GT406"}),
        ({"works.md": f"kind: department\ntitle: Works\n{LEAD}", "ben.md": BEN}, set()),
        (
            {"works.md": "kind: department\ntitle: Works\n", "ben.md": BEN},
            {"GT402", "GT405"},
        ),
        (
            {
                "works.md": f"kind: department\ntitle: Works\n{LEAD}",
                "ada.md": WHOLE["ada.md"] + "department: works\n",
                "ben.md": BEN + "department: works\n",
                "next.md": "kind: tactic\ntitle: Drive there\nowner: ben\ndepartment: works\n"
                + WHY.format("initiative"),
            },
            set(),
        ),
        # Work for buyers asks for a journey, by its words or by what it is.
        ({"tactic.md": WHOLE["tactic.md"].replace("the taps", "visitors")}, {"GT501"}),
        (
            {
                "spring.md": "kind: campaign\ntitle: A tap in spring\nowner: ada\n"
                + WHY.format("objective")
            },
            {"GT501"},
        ),
    ],
)
def test_who_uses_the_thread_alone_hears_of_the_thread_alone(
    check: Check, more: Mapping[str, str], asked: set[str]
) -> None:
    """Nothing on aims, outcomes, journeys, hand-offs, roadmaps or weeks, but for buyers."""
    assert codes(check({**WHOLE, **more})) == asked


def test_what_the_thread_alone_is_asked_for(check: Check) -> None:
    """Kind, title and supports must be there; the rest are warnings and one note."""
    result = check(BARE)
    assert codes(result) == {
        "GT213",  # a why
        "GT303",  # a mission's day
        "GT304",  # a mission's metric
        "GT306",  # who carries out an objective
        "GT401",  # an owner
        "GT411",  # what a value has decided
        "GT801",  # an objective's metric
    }
    assert {finding.severity.value for finding in result.findings} == {"warning", "info"}
    for name, text in BARE.items():
        for field in ("title", "supports"):
            less = re.sub(rf"^{field}: .*\n", "", text, flags=re.MULTILINE)
            found = check({**BARE, name: less}) if less != text else None
            assert not found or any(one.severity.value == "error" for one in found.findings), name


def blocks(kind: str) -> list[str]:
    """Return the blocks of the README in a language."""
    return re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)


def test_the_readme_shows_what_check_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its item is without an error, and its slip is told in these very words."""
    item, said = blocks("markdown")[0], blocks("text")[0]
    files = {
        "purpose.md": BARE["purpose.md"],
        "one-in-four.md": f"kind: goal\ntitle: One home in four\n{WHY.format('purpose')}",
        "maya-lindqvist.md": "kind: person\ntitle: Maya Lindqvist\nrole: Lead\n",
        "marketing/renter-leads.md": item,
    }
    write_files(tmp_path / "plans", files)
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\ndocs_dir: plans\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    command = ["check", "--why", "--today", "2026-11-22"]
    done = CliRunner().invoke(main, command)
    assert (done.exit_code, done.stdout.count("(error)")) == (0, 0), done.stdout
    slip = {"marketing/renter-leads.md": item.replace("one-in-four", "one-in-for")}
    write_files(tmp_path / "plans", slip)
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert done.stdout.startswith(said)


@pytest.mark.parametrize("command", ["check-in import", "import stratml"])
def test_commands_below_a_command_have_an_example_too(command: str) -> None:
    """`--help` of each shows how it is typed, as that of the commands of one word does."""
    done = CliRunner().invoke(main, [*command.split(), "--help"])
    lines = [line.strip() for line in done.output.splitlines()]
    assert any(line.startswith(f"goldenthread {command} ") for line in lines)


def test_the_vocabulary_in_the_readme_can_be_pasted(tmp_path: Path) -> None:
    """It says something new of every sort, and nothing that the check would ask about."""
    text = next(block for block in blocks("yaml") if "vocabulary.yml" in block)
    (tmp_path / "vocabulary.yml").write_text(text, "utf-8")
    vocabulary = load_kinds(DiskFiles(tmp_path)).vocabulary
    assert "independence" in vocabulary.outcomes
    assert "order-value" not in vocabulary.aims
    assert vocabulary.meets(["safety"], ["retention"])
    assert vocabulary.aims["safety"].against == ("speed",)
    assert (vocabulary.unknown, vocabulary.cycles) == ((), ())


def test_the_readme_lists_every_command_and_every_view() -> None:
    """In the tables, under the names they have."""
    rows = re.findall(r"^\| `goldenthread ([a-z-]+)", README, re.MULTILINE)
    assert set(rows) == set(read_commands())
    views = README.partition("Views lie at ")[2].partition("; name them so")[0]
    named = re.findall(r"`([a-z-]+(?:/index)?\.md)`", views)
    assert sorted(named) == sorted(VIEW_ADDRESSES.values())


def test_the_readme_states_every_default() -> None:
    """A row of the table says what holds where nothing is set."""
    unset = replace(Settings(root=Path(), plan_dir=Path()), pages={})
    for option in OPTIONS:
        held = getattr(unset, option.name)
        said = ", ".join(held) if isinstance(held, tuple) else held
        said = str(said).lower() if isinstance(said, bool) else said or "none"
        default = f"| `{option.name}` | {option.accepts} | {said} |"
        assert README.count(default) == 1, default


def first_link(node: Node) -> Node | None:
    """Return the link with which an entry begins, if it does."""
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                return None
        else:
            return child if child.tag == "a" else first_link(child)
    return None


def lists_of_people(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each list of a site whose entries begin with somebody."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        for article in re.findall(r"<article.*</article>", text, re.DOTALL):
            for node in parse(article).walk():
                entries = [one for one in node.children if isinstance(one, Node)]
                links = [first_link(one) for one in entries] if node.tag != "p" else []
                names = [
                    (link.texts("b") or [link.text])[0]
                    for link in links
                    if link and re.search(r"people/[a-z-]+/$", link.attributes.get("href", ""))
                ]
                if len(names) > 1 and node.tag in ("ul", "ol", "tbody"):
                    yield path.relative_to(site).as_posix(), names


@pytest.mark.slow
def test_nobody_is_ranked(tmp_path: Path) -> None:
    """Wherever people are listed they stand by name, and no page counts what one of them kept."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(config.replace("missed: person", "missed: team"), "utf-8")
    done = run_mkdocs(tmp_path)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    found = list(lists_of_people(site))
    assert len(found) > 30
    for page, names in found:
        assert names == sorted(names, key=str.casefold), page
    for page in site.glob("people/*/index.html"):
        shown = page.read_text("utf-8")
        assert not re.search(r"\d+ of \d+ kept|commitments? kept|Kept, the last", shown), page


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "cadence", "status", "rows"),
    [
        ("2026-11-20", "", "on-track", True),
        ("2026-06-30", "", "no-news", False),
        ("2026-11-20", "cadence: weekly\n", "no-news", True),
    ],
)
def test_no_work_is_green_without_news(
    tmp_path: Path, day: str, cadence: str, status: str, *, rows: bool
) -> None:
    """Where a number is old, or a team keeps silent, no page shows work as on track.

    A recent figure of a silent team is told as that, with its day, in the row of its metric.
    """
    files = {name: text.replace("2026-11-20", day) for name, text in WHOLE.items()}
    files["works.md"] = f"kind: department\ntitle: Works\n{cadence}{LEAD}"
    files["ben.md"] = BEN + "department: works\n"
    for name in ("mission.md", "goal.md", "objective.md"):
        files[name] += "department: works\n"
    write_files(tmp_path / "plans", files)
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(""), "utf-8")
    done = run_mkdocs(tmp_path)
    assert done.returncode == 0, done.stderr
    items = json.loads((tmp_path / "site/plan.json").read_bytes())["items"]
    assert {one["status"] for one in items if one["metrics"]} == {status}
    pages = [path for path in tmp_path.glob("site/**/*.html") if path.parts[-2] not in SILENT]
    assert len(pages) > 20
    blocks = [block for path in pages for block in Page(path.read_text("utf-8")).blocks]
    green = [words for ticks, words in blocks if "gt-i--on-track" in ticks]
    assert ("Taps On track" in green) is rows
    assert any(words != "Taps On track" for words in green) is (status == "on-track")
    assert any(re.match(r"On track(?! 0)", words) for _, words in blocks) is (status == "on-track")


@pytest.mark.slow
@pytest.mark.parametrize("people", ["named", "roles", "team"])
def test_no_side_door_gives_a_name_away(tmp_path: Path, people: str) -> None:
    """A page and a table named after somebody, and a company's own words about its fields.

    The navigation that is made for the page knows nothing of it either: `--strict` passes.
    """
    text = "# How we began\n"
    table = METRIC.replace(
        "source: van book, actuals: [{date: 2026-11-20, value: 90}]", "data: about/AdaOkafor.csv#n"
    )
    files = {
        **WHOLE,
        "goal.md": WHOLE["goal.md"].replace(METRIC, table),
        "about/ada-okafor.md": text,
        "about/us.md": text,
        "about/AdaOkafor.png": "",
        "about/AdaOkafor.csv": "date,n\n2026-11-20,90\n",
    }
    write_files(tmp_path / "plans", files)
    own = {
        "vocabulary.yml": "aims: {care: {label: Care of ada-okafor, description: Ada Okafor}}\n",
        "common.extra.schema.json": json.dumps(
            {"properties": {"ticket": {"type": "string", "description": "Given by Ada Okafor."}}}
        ),
    }
    for name, said in own.items():
        (tmp_path / "schema").mkdir(exist_ok=True)
        (tmp_path / "schema" / name).write_text(said, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(f", people: {people}"), "utf-8")
    done = run_mkdocs(tmp_path, "--strict")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/about/us/index.html").is_file()
    for name in ("about/ada-okafor/index.html", "about/AdaOkafor.png", "about/AdaOkafor.csv"):
        assert (tmp_path / "site" / name).is_file() is (people == "named")
    exported = (tmp_path / "site/plan.json").read_text("utf-8")
    assert '"value": 90' in exported
    assert ("AdaOkafor" in exported) is (people == "named")
    index = (tmp_path / "site/search/search_index.json").read_text("utf-8")
    assert "Given by" in index
    assert ("Given by Ada Okafor" in index) is (people == "named")
    assert re.search(r"ada.?okafor", index, re.IGNORECASE) is None or people == "named"
