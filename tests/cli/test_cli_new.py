"""`goldenthread new`."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from goldenthread.cli.writing.write_file import write_new
from goldenthread.ground.files import DiskFiles
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.source.document import read_document
from goldenthread.source.front_matter import read_yaml
from tests.cli.running import Invoke, Run, on_terminal


def front(path: Path) -> dict[str, object]:
    """Return the front matter of a file as the product reads it."""
    data = read_document(DiskFiles(path.parent), path.name).data
    assert data is not None
    return dict(data)


def errors(invoke: Invoke) -> int:
    """Count the errors of the plan in the current folder."""
    done = invoke("check", "--format", "json")
    return int(json.loads(done.stdout)["counts"]["error"])


def test_a_new_item_stands_beside_its_siblings(plan: Path, invoke: Invoke) -> None:
    """The file goes where items like it are, named after its id, with what is known filled in."""
    done = invoke("new", "objective", "Win the offices", "--supports", "homes")
    assert done.exit_code == 0
    assert done.stdout == "written: plans/goals/win-the-offices.md\n"
    assert front(plan / "plans/goals/win-the-offices.md") == {
        "kind": "objective",
        "id": "win-the-offices",
        "title": "Win the offices",
        "supports": [{"id": "homes"}],
        "owner": "ann",
    }
    text = (plan / "plans/goals/win-the-offices.md").read_text("utf-8")
    assert '# why: finish the sentence "we do this so that ..."' in text
    assert "owner: ann  # the owner of the goal above" in text
    assert "# metrics:" in text
    assert "# stage: " in text
    assert errors(invoke) == 0


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["tactic", "Call", "--supports", "leads"], "plans/marketing/call.md"),
        (["goal", "Offices", "--supports", "one-million"], "plans/goals/offices.md"),
        (["objective", "More leads", "--supports", "leads"], "plans/marketing/more-leads.md"),
        (["person", "Zoë 李"], "plans/people/zoë-李.md"),
        (["value", "Kind", "--supports", "safe-water"], "plans/kind.md"),
        (["person", "Cy", "--dir", "plans/new/deep"], "plans/new/deep/cy.md"),
        (["person", "Index"], "plans/people/index-person.md"),
        (["purpose", "Ours", "--department", "marketing"], "plans/marketing/ours.md"),
    ],
)
def test_the_folder_is_that_of_the_nearest_relatives(
    plan: Path, invoke: Invoke, arguments: list[str], path: str
) -> None:
    """Siblings first, then the kind and the department, then the item above."""
    done = invoke("new", *arguments)
    assert done.stdout == f"written: {path}\n"
    assert (plan / path).is_file()
    assert errors(invoke) == 0


def test_the_first_item_of_a_team_stands_beside_siblings_of_no_team(
    tmp_path: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a plan that has just begun, rather than in the folder of the goal above."""
    monkeypatch.chdir(tmp_path)
    assert invoke("init", "acme").exit_code == 0
    monkeypatch.chdir(tmp_path / "acme")
    assert invoke("new", "department", "Marketing").exit_code == 0
    arguments = ("Win the renters", "--supports", "first-goal", "--department", "marketing")
    done = invoke("new", "objective", *arguments)
    assert done.stdout == "written: plans/4-work/win-the-renters.md\n"


@pytest.mark.usefixtures("plan")
def test_every_kind_can_be_made_and_passes(invoke: Invoke) -> None:
    """What `new` writes is never an error, whatever the kind; a check-in has its own command."""
    above = {"purpose": ["--department", "marketing"], "vision": ["--supports", "safe-water"]}
    for kind in load_kinds().values():
        if kind.name == "check-in":
            continue
        given = above.get(kind.name, [])
        if not given and kind.parents:
            known = {"vision": "one-million", "goal": "homes", "objective": "leads"}
            allowed = [known[parent] for parent in kind.parents if parent in known]
            given = ["--supports", allowed[0] if allowed else "safe-water"]
        done = invoke("new", kind.name, f"A new {kind.name}", *given)
        assert done.exit_code == 0, done.stderr
    assert errors(invoke) == 0


def test_every_comment_is_valid_when_its_mark_is_taken_away(plan: Path, invoke: Invoke) -> None:
    """The examples in a new file are shapes that the schema takes."""
    kinds = load_kinds()
    for kind, given in (("campaign", ["--supports", "leads"]), ("person", []), ("vision", [])):
        more = given or (["--supports", "safe-water"] if kind == "vision" else [])
        assert invoke("new", kind, f"Try {kind}", *more).exit_code == 0
        path = next(plan.rglob(f"try-{kind}.md"))
        head, _, tail = path.read_text("utf-8").partition("# What else it may say")
        lines = [line.removeprefix("# ") for line in tail.splitlines()[1:] if line != "---"]
        data = yaml.load("\n".join([head.removeprefix("---\n"), *lines]), Loader=yaml.BaseLoader)
        wrong = {str(error.pointer[0]) for error in kinds[kind].errors(data)}
        free = {"landing_page", "budget", "metrics", "assumptions", "purpose", "answers", "emails"}
        assert wrong <= free  # numbers and booleans are text to this loader; patterns are unknown
        assert len(lines) > 5


def test_several_parents_and_the_reason(plan: Path, invoke: Invoke) -> None:
    """The first draws the thread and carries the reason; a part may be supported."""
    done = invoke(
        "new", "objective", "Win back", "--supports", "homes#share", "--supports", "delight",
        "--why", "who left knows us: yes", "--owner", "ben", "--department", "marketing",
        "--set", "period=2026-Q4", "--set", "aims=[reach]",
    )  # fmt: skip
    assert done.exit_code == 0
    assert front(plan / "plans/marketing/win-back.md") == {
        "kind": "objective",
        "id": "win-back",
        "title": "Win back",
        "supports": [{"id": "homes#share", "why": "who left knows us: yes"}, {"id": "delight"}],
        "owner": "ben",
        "department": "marketing",
        "period": "2026-Q4",
        "aims": ["reach"],
    }
    assert errors(invoke) == 0


@pytest.mark.parametrize(
    "title",
    [
        'A "quoted" title: with #signs',
        "- starts like a list",
        "yes",
        "12:30",
        "[brackets] {braces}",
        "ends with colon:",
        "über “alles” 'und' mehr",
        "escape \x1b[31m red",
    ],
)
def test_any_title_comes_back_as_it_was_given(plan: Path, invoke: Invoke, title: str) -> None:
    """Quoting is the command's business, not the writer's."""
    done = invoke("new", "--supports", "one-million", "--id", "odd", "--", "goal", title)
    assert done.exit_code == 0, done.stderr
    assert front(plan / "plans/goals/odd.md")["title"] == title
    assert errors(invoke) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gaol", "X"], "there is no kind 'gaol'; did you mean 'goal'?"),
        (["goal", "X", "--supports", "homez"], "did you mean 'homes'?"),
        (["tactic", "X", "--supports", "one-million"], "a tactic cannot support 'one-million'"),
        (["goal", "X", "--supports", "homes#shore"], "'homes' has no 'shore'"),
        (["person", "X", "--supports", "homes"], "a person supports nothing"),
        (["purpose", "X"], "the plan has its purpose, Safe water for everybody (safe-water)"),
        (["purpose", "X", "--supports", "safe-water"], "supports nothing"),
        (["value", "X", "--department", "marketing"], "has no department"),
        (["goal", "X", "--supports", "homes", "--owner", "marketing"], "'marketing' is no person"),
        (["goal", "X", "--supports", "homes", "--owner", "bem"], "did you mean 'ben'"),
        (["goal", "Homes", "--supports", "homes"], "the id 'homes' is taken by plans/goals/homes"),
        (["goal", "!?", "--supports", "homes"], "no id can be made from '!?'"),
        (["goal", "X", "--supports", "homes", "--id", "A B"], "'A B' cannot be an id"),
        (["goal", "x" * 400, "--supports", "homes"], "a title has 1 to 300 characters"),
        (["goal", " ", "--supports", "homes", "--id", "x"], "a title has 1 to 300 characters"),
        (["goal", "X", "--supports", "homes", "--dir", "/tmp"], "outside the plan folder"),
        (["goal", "X", "--supports", "homes", "--dir", "plans/.x"], "is hidden"),
        (["goal", "X", "--supports", "homes", "--set", "color=red"], "'color' is not a field of"),
        (["goal", "X", "--supports", "homes", "--set", "perod=2026"], "did you mean 'period'?"),
        (["goal", "X", "--supports", "homes", "--set", "color=red"], "its fields are id, "),
        (["goal", "X", "--supports", "homes", "--set", "title=Y"], "by the argument TITLE, not"),
        (["goal", "X", "--supports", "homes", "--set", "supports=a"], "by --supports, not by"),
        (["goal", "X", "--supports", "homes", "--set", "period"], "--set takes FIELD=VALUE"),
        (["goal", "X", "--set", "period=2026-Q5"], "'2026-Q5' is no period; write 2026, 2026-H2, "),
        (["goal", "X", "--set", "period=Q4 2026"], "is no period; did you mean '2026-Q4'?"),
        (["goal", "X", "--set", "state=done"], "it takes draft, candidate, active, closed or arch"),
        (
            ["goal", "X", "--supports", "homes", "--set", "period=soon"],
            "'soon' is no period; write 2026, ",
        ),
        (["goal", "X", "--supports", "homes", "--set", "aims=["], "is not valid YAML"),
    ],
)
def test_a_refusal_says_what_would_do(
    plan: Path, invoke: Invoke, arguments: list[str], said: str
) -> None:
    """Exit 2, nothing written, and the way out."""
    before = sorted(plan.rglob("*"))
    done = invoke("new", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.startswith("error: ")
    assert sorted(plan.rglob("*")) == before


ODD = [
    *("tags=[null]", "tags=[[1]]", "tags={a: null}", "tags=null", "waivers=[null]", "owner=null"),
    *("metrics=[null]", "metrics={}", "formerly=[null]", "period=.nan", "period=0000-00-00"),
    *("due=99999-01-01", "number=1e999", "description=[[[null]]]", "retired={date: null}"),
]


@pytest.mark.parametrize("field", ODD)
def test_no_value_is_a_traceback(plan: Path, invoke: Invoke, field: str) -> None:
    """It is written if the kind takes it, and refused in words if not."""
    done = invoke("new", "objective", "Odd", "--supports", "homes", "--set", field)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    written = list((plan / "plans").rglob("odd.md"))
    assert (done.exit_code == 0) == bool(written)
    assert written or field.partition("=")[0] in done.stderr


def test_without_a_terminal_only_allowed_parents_are_listed(plan: Path, run: Run) -> None:
    """A script is told what it may say; nothing waits for an answer."""
    done = run("new", "goal", "Offices", cwd=plan, stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert "a goal supports a mission, a vision, a purpose or a goal:" in done.stderr
    offered = [line.split()[0] for line in done.stderr.splitlines()[1:]]
    assert offered == ["safe-water", "one-million", "homes", "delight"]


def test_one_allowed_parent_needs_no_question(plan: Path, invoke: Invoke) -> None:
    """Where there is no choice, none is asked for."""
    done = invoke("new", "tactic", "Call")
    assert done.exit_code == 0
    assert front(plan / "plans/marketing/call.md")["supports"] == [{"id": "leads"}]


def test_without_anything_to_support_the_next_step_is_named(plan: Path, invoke: Invoke) -> None:
    """The order from the top down is taught where it is needed."""
    for path in ("goals/homes.md", "goals/delight.md", "marketing/leads.md"):
        (plan / "plans" / path).unlink()
    done = invoke("new", "objective", "Early")
    assert done.exit_code == 2
    assert 'start with `goldenthread new goal "..."`' in done.stderr


def test_on_a_terminal_it_asks(plan: Path) -> None:
    """A person chooses by number, and is asked for the reason."""
    shown = on_terminal(plan, "new", "goal", "Offices", answer="9\n2\nwork is where people are\n")
    assert "   2  one-million  (Vision) One million people by 2031" in shown
    assert "'9' is none of them" in shown
    assert front(plan / "plans/goals/offices.md")["supports"] == [
        {"id": "one-million", "why": "work is where people are"}
    ]


def test_a_companys_own_kind_needs_no_code(plan: Path, invoke: Invoke) -> None:
    """A schema file alone gives a template with its required fields made up, or asked for."""
    kinds = plan / "schema/kinds"
    kinds.mkdir(parents=True)
    schema = {
        "x-kind": {
            "label": "Bet", "plural": "Bets", "level": 45, "parents": ["goal"],
            "groups": ["thread"],
        },
        "description": "A wager on the future.",
        "properties": {
            "odds": {"enum": ["short", "long"]},
            "stake": {"type": "number", "minimum": 10},
            "settles": {"type": "string", "format": "date"},
            "judge": {
                "type": "string", "x-link": {"kinds": ["person"], "meaning": "judges"}
            },
            "code": {"type": "string", "pattern": "^B-[0-9]+$"},
        },
        "required": ["odds", "stake", "settles", "judge"],
    }  # fmt: skip
    path = kinds / "bet.schema.json"
    path.write_text(json.dumps(schema), "utf-8")
    assert invoke("new", "bet", "Rain", "--supports", "homes").exit_code == 0
    made = front(plan / "plans/goals/rain.md")
    assert made["odds"] == "short"
    assert made["stake"] == 10
    assert made["settles"] == "2026-11-22"
    assert made["judge"] == "ann"
    assert errors(invoke) == 0
    schema["required"] = ["code"]
    path.write_text(json.dumps(schema), "utf-8")
    refused = invoke("new", "bet", "Sun", "--supports", "homes")
    assert refused.exit_code == 2
    assert "'code' cannot be" in refused.stderr
    assert "--set code=VALUE" in refused.stderr
    assert invoke("new", "bet", "Sun", "--supports", "homes", "--set", "code=B-7").exit_code == 0


def test_an_existing_file_is_left_as_it_is(plan: Path, invoke: Invoke) -> None:
    """A page without an id of that name is in the way, and stays."""
    (plan / "plans/goals/offices.md").write_text("# Offices\n", "utf-8")
    done = invoke("new", "goal", "Offices", "--supports", "one-million")
    assert done.exit_code == 2
    assert "exists and is left as it is" in done.stderr
    assert (plan / "plans/goals/offices.md").read_text("utf-8") == "# Offices\n"


def test_writing_never_follows_or_replaces_what_is_there(tmp_path: Path) -> None:
    """A dangling link is not written through, and no draft stays behind."""
    outside = tmp_path / "outside.md"
    (tmp_path / "link.md").symlink_to(outside)
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "link.md", "x")
    assert not outside.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["link.md"]


def test_a_written_file_is_readable_like_any_other(tmp_path: Path) -> None:
    """The file has the permissions that the person's umask gives."""
    (tmp_path / "plain").touch()
    write_new(tmp_path / "a/b.md", "text\n")
    assert (tmp_path / "a/b.md").read_text("utf-8") == "text\n"
    assert (tmp_path / "a/b.md").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_restricted_titles_are_not_offered(plan: Path, run: Run) -> None:
    """The list of what can be supported leaves restricted items out."""
    goal = plan / "plans/goals/homes.md"
    text = goal.read_text("utf-8").replace("One home in four", "Sell the company")
    goal.write_text(text.replace("kind: goal", "kind: goal\naudience: board"), "utf-8")
    done = run("new", "goal", "Offices", cwd=plan, stdin=subprocess.DEVNULL)
    assert "delight  (Goal) People recommend us" in done.stderr
    assert "homes" not in done.stderr
    assert "Sell the company" not in done.stderr


def test_a_journey_begins_with_two_stages_and_the_questions(plan: Path, invoke: Invoke) -> None:
    """Stages are there to be named; definitions and the hand-off are asked for in comments."""
    assert invoke("new", "journey", "From ask to tap").exit_code == 0
    path = next(plan.rglob("from-ask-to-tap.md"))
    stages = front(path)["stages"]
    assert isinstance(stages, list)
    assert [stage["id"] for stage in stages] == ["visitor", "customer"]
    text = path.read_text("utf-8")
    assert "`stage: from-ask-to-tap#visitor`" in text
    assert "# owner: marketing" in text
    for question in ("handled_by", "respond_within", "follow_ups", "no_sale_when", "feedback"):
        assert f"#     {question}: " in text
    assert errors(invoke) == 0


@pytest.mark.parametrize("kind", ["journey", "campaign", "assessment"])
def test_a_skeleton_is_valid_when_its_marks_are_taken_away(
    plan: Path, invoke: Invoke, kind: str
) -> None:
    """Each comment with a field in it can be used as it stands."""
    assert invoke("new", "campaign", "Test van", "--supports", "leads").exit_code == 0
    given = {"campaign": ["--supports", "leads"], "assessment": ["--campaign", "test-van"]}
    assert invoke("new", kind, "Try it", *given.get(kind, [])).exit_code == 0
    text = next(plan.rglob("try-it.md")).read_text("utf-8")
    lines = text.removeprefix("---\n").partition("# What else it may say")[0].splitlines()
    data, problems = read_yaml("\n".join(map(bare, lines)))
    assert not problems
    asked = {"journey": "hand_offs", "campaign": "message", "assessment": "results"}
    assert asked[kind] in data
    assert load_kinds()[kind].errors(data) == ()


def bare(line: str) -> str:
    """Take the mark away from a comment that holds a field, an entry or a line of a text."""
    return re.sub(r"^( *)# (?=[ -]|[a-z_]+:)", r"\1", line)


def test_an_assessment_needs_a_campaign_and_no_title(plan: Path, invoke: Invoke) -> None:
    """It takes title and period from the campaign, and its id, too."""
    assert invoke("new", "campaign", "Test van", "--supports", "leads").exit_code == 0
    assert invoke("new", "campaign", "Posters", "--supports", "leads").exit_code == 0
    refused = invoke("new", "assessment")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "say with --campaign ID which one it looks at" in refused.stderr
    assert "test-van  (Campaign) Test van" in refused.stderr
    assert invoke("new", "assessment", "--campaign", "test-van").exit_code == 0
    written = front(plan / "plans/assessments/test-van-assessed.md")
    assert written == {
        "kind": "assessment",
        "id": "test-van-assessed",
        "campaign": "test-van",
    }
    assert errors(invoke) == 0
    again = invoke("new", "assessment", "--campaign", "test-van")
    assert "is taken by" in again.stderr


@pytest.mark.usefixtures("plan")
def test_a_campaign_is_none_but_a_campaign(invoke: Invoke) -> None:
    """Where none exists, the first step is named; another kind is no campaign."""
    assert "goldenthread new campaign" in invoke("new", "assessment").stderr
    assert "'leads' is no campaign" in invoke("new", "assessment", "--campaign", "leads").stderr
    other = invoke("new", "goal", "X", "--supports", "one-million", "--campaign", "leads")
    assert "a goal has no campaign" in other.stderr


@pytest.mark.usefixtures("plan")
def test_other_kinds_need_a_title(invoke: Invoke) -> None:
    """Only a kind that says so can do without."""
    done = invoke("new", "goal")
    assert done.exit_code == 2
    assert "missing argument 'TITLE'" in done.stderr


def test_what_was_given_is_not_asked_for_again(plan: Path, invoke: Invoke) -> None:
    """A field that stands in the file does not stand there as a comment, too."""
    done = invoke(
        "new", "journey", "Way", "--set", "stages=[{id: first}]", "--set", "volumes_per=week"
    )
    assert done.exit_code == 0, done.stderr
    text = next(plan.rglob("way.md")).read_text("utf-8")
    assert text.count("stages:") == 1
    assert text.count("volumes_per:") == 1
    assert "id: visitor" not in text
    assert errors(invoke) == 0


def test_a_check_in_has_a_command_of_its_own(invoke: Invoke, plan: Path) -> None:
    """It is named by its week and team, so nothing is made up here."""
    before = sorted(plan.rglob("*.md"))
    done = invoke("new", "check-in", "Week 47")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "goldenthread check-in" in done.stderr
    assert sorted(plan.rglob("*.md")) == before


def test_a_roadmap_begins_with_what_is_under_way(plan: Path, invoke: Invoke) -> None:
    """The company's holds its goals, a department's its objectives; both can be given."""
    given = ("--supports", "leads", "--owner", "ben")
    for title, state in (("Ring back", "active"), ("Some day", "draft")):
        more = ("--set", "period=2026-Q4", "--set", f"state={state}")
        assert invoke("new", "objective", title, *given, *more).exit_code == 0
    assert invoke("new", "roadmap", "Roadmap 2027", "--set", "period=2027").exit_code == 0
    company = front(next(plan.rglob("roadmap-2027.md")))
    assert company["period"] == 2027
    assert set(map(str, company["items"])) <= {"homes", "delight"}
    more = ("--department", "marketing", "--set", "items=[leads]")
    assert invoke("new", "roadmap", "Ours", *more).exit_code == 0
    assert front(next(plan.rglob("ours.md")))["items"] == ["leads"]
    assert errors(invoke) == 0


def test_a_roadmap_of_nothing_is_refused(plan: Path, invoke: Invoke) -> None:
    """What a team does not have yet it cannot commit to."""
    assert invoke("new", "department", "Sales").exit_code == 0
    done = invoke("new", "roadmap", "Ours", "--department", "sales")
    assert done.exit_code == 2
    assert "nothing active" in done.stderr
    assert not list(plan.rglob("ours.md"))


def _write_visions(plan: Path) -> None:
    """Give marketing and a new department a vision of their own."""
    for team in ("marketing", "sales"):
        text = (
            f"---\nkind: vision\ntitle: What {team} sees\ndepartment: {team}\n"
            "supports: [{id: one-million, why: it is a part of it}]\n---\n"
        )
        (plan / f"plans/{team}-vision.md").write_text(text, "utf-8")
    (plan / "plans/sales.md").write_text("---\nkind: department\ntitle: Sales\n---\n", "utf-8")


def test_an_objective_may_hang_from_its_own_departments_vision(plan: Path, run: Run) -> None:
    """It is offered after the goals, the department's own alone, and never the company's."""
    _write_visions(plan)
    done = run("new", "objective", "X", "--department", "sales", cwd=plan, stdin=subprocess.DEVNULL)
    assert "a goal, an objective or its own department's vision:" in done.stderr
    offered = [line.split()[0] for line in done.stderr.splitlines()[1:]]
    assert offered == ["sales-vision", "homes", "delight", "leads"]
    done = run("new", "objective", "X", cwd=plan, stdin=subprocess.DEVNULL)
    offered = [line.split()[0] for line in done.stderr.splitlines()[1:]]
    assert offered == ["homes", "delight", "leads", "marketing-vision", "sales-vision"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["one-million"], "'one-million' is not the vision of the same department"),
        (["sales-vision", "--department", "marketing"], "'sales-vision' is not the vision of"),
        (["homes", "--supports", "sales-vision"], "'sales-vision' is not the vision of"),
    ],
)
def test_an_objective_takes_no_other_vision(
    plan: Path, invoke: Invoke, given: list[str], said: str
) -> None:
    """Neither the company's, nor another department's, nor any where it belongs to none."""
    _write_visions(plan)
    done = invoke("new", "objective", "X", "--supports", *given)
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    "given", [["marketing-vision"], ["marketing-vision", "--supports", "homes"]]
)
def test_below_the_own_vision_it_passes(plan: Path, invoke: Invoke, given: list[str]) -> None:
    """The department comes from the vision; the goal is a further link."""
    _write_visions(plan)
    done = invoke("new", "objective", "Win the offices", "--supports", *given, "--why", "x")
    assert done.exit_code == 0, done.stderr
    assert errors(invoke) == 0
    told = invoke("check", "--select", "GT324").output
    assert ("GT324" in told) is (len(given) == 1)
