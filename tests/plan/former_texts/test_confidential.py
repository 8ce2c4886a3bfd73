"""What was not for everybody, or was somebody's own, does not come back through history."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.findings.check import check_plan
from goldenthread.items.intent import take_intent
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.acknowledgement import read_acknowledgements, version_of
from goldenthread.questions.commitment.suspicion import read_suspicion
from goldenthread.questions.visions.ledger import read_clauses, read_ledger
from goldenthread.wording.masked_plan import mask_result
from tests.git.repository import Repository, start_repository
from tests.plan.former_texts.story import CHILD, GOAL, affirm, changes, help_of
from tests.wording.sites import build, read_bytes

SECRET = "Buy the Rhine Valley Tap Company"
HUSHED = GOAL.replace("One home in five", SECRET)
UNKNOWN = "the git history here does not show which text that was"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return an empty repository whose plan lies one folder down."""
    return start_repository(tmp_path / "one", "plans")


def everything(plan: Plan) -> str:
    """Return all that could be shown of a plan besides its own texts."""
    return repr((plan.earlier, plan.past, check_plan(plan)))


@pytest.mark.parametrize(
    "audience",
    [
        "audience: board\n",
        "Audience: board\n",
        "audiance: board\n",
        "audience: [\n",
        "audience: x\n",
    ],
)
def test_what_was_for_fewer_readers_is_not_told_when_it_is_for_all(
    repository: Repository, audience: str
) -> None:
    """Its words were changed before it was opened; however `audience` was written."""
    affirm(repository, HUSHED)
    # The same words, affirmed while the file was restricted.
    repository.git("checkout", "-q", "--orphan", "fresh")
    repository.commit({"goal.md": HUSHED + audience}, "2026-09-20")
    repository.commit({"goal.md": GOAL}, "2026-10-01")
    assert SECRET not in everything(repository.plan())
    assert help_of(repository.plan()).startswith(UNKNOWN)


def test_what_was_closed_since_is_not_told_though_it_once_was_open(
    repository: Repository,
) -> None:
    """Somebody saw that it should never have been public; the way back ends there."""
    affirm(repository, HUSHED)
    repository.commit({"goal.md": f"{HUSHED}audience: leadership\n"}, "2026-09-20")
    repository.commit({"goal.md": GOAL}, "2026-10-01")
    assert SECRET not in everything(repository.plan())
    assert help_of(repository.plan()).startswith(UNKNOWN)


@pytest.mark.parametrize(
    "place",
    ["notes/goal.md", "plans/.board/goal.md", "plans/a/.goal.md", "plans/templates/goal.md"],
)
def test_what_lay_outside_the_plan_or_was_hidden_is_not_told(
    repository: Repository, place: str
) -> None:
    """A draft that was kept apart, and came into the plan with other words."""
    affirm(repository, HUSHED)
    repository.git("checkout", "-q", "--orphan", "fresh")
    file = repository.top / place
    file.parent.mkdir(parents=True, exist_ok=True)
    (repository.folder / "goal.md").rename(file)
    repository.commit({}, "2026-09-20")
    file.rename(repository.folder / "goal.md")
    repository.commit({"goal.md": GOAL}, "2026-10-01")
    assert "R" in repository.git("log", "-1", "-M", "--name-status", "--format=")
    assert SECRET not in everything(repository.plan())
    assert help_of(repository.plan()).startswith(UNKNOWN)


def test_what_is_kept_in_a_restricted_file_now_is_not_told(repository: Repository) -> None:
    """A goal was split: what it once said stands in a file for the board."""
    affirm(repository, HUSHED)
    board = f"kind: goal\nid: deal\ntitle: {SECRET}\nsupports: purpose\naudience: board\n"
    repository.commit({"goal.md": GOAL, "deal.md": board}, "2026-10-01")
    findings = check_plan(repository.plan()).findings
    assert "GT701" in {one.code for one in findings}
    assert SECRET not in repr(findings)


def test_a_purpose_without_consent_is_not_told(repository: Repository) -> None:
    """A goal once quoted what somebody has taken back since."""
    own = "Zanzibar taught me what thirst is"
    quoting = GOAL.replace("One home in five", f"“{own}”, says Maya")
    person = f"kind: person\nid: maya\ntitle: Maya\npurpose: {{text: {own}, consent: CONSENT}}\n"
    affirm(repository, quoting, {"maya.md": person.replace("CONSENT", "true")})
    repository.commit(
        {"goal.md": GOAL, "maya.md": person.replace("CONSENT", "false")}, "2026-10-01"
    )
    plan = repository.plan()
    assert own not in repr((plan.earlier, check_plan(plan).findings))
    assert changes(plan) == ['title, now "One home in five"']


def test_an_address_is_not_told(repository: Repository) -> None:
    """It stood in a title; nobody knows whose it was."""
    affirm(repository, GOAL.replace("One home in five", "Write to maya@home.example"))
    repository.commit({"goal.md": GOAL}, "2026-10-01")
    assert "maya@home" not in everything(repository.plan())
    assert changes(repository.plan()) == ['title, now "One home in five"']


GONE = "Xaver Quandt"  # whose file was deleted: no mask knows of him
NAMED = (
    "kind: goal\nid: goal\ntitle: Homes of Xaver Quandt\nowner: ada\nperiod: 2026\n"
    "supports: [{id: vision, why: homes are where people drink}]\naims: [reach]\n"
    "metrics: [{id: xq, name: Xaver Quandt's homes, unit: homes, baseline: 1, target: 800}]\n"
)
VISION = (
    "kind: vision\nid: vision\ntitle: A million homes\nsupports: purpose\nowner: ada\n"
    "picture: WHO fills a glass.\n"
    "clauses: [{id: home, text: at home with WHO}, {id: xq, text: WHO decides}]\n"
)
PEOPLE = {
    "ada.md": "kind: person\ntitle: Odile Marchetti\nrole: Field lead\ndepartment: sales\n",
    "sales.md": "kind: department\nid: sales\ntitle: Sales\n",
}


CONFIG = """\
site_name: Plan
docs_dir: plans
theme: {{name: material, font: false}}
plugins:
  - search
  - goldenthread: {{today: 2026-11-22, people: {people}, fail_on: never}}
"""


def sign(repository: Repository, vision: str) -> None:
    """Commit a vision with the goal below it, affirmed, answered and acknowledged by Ada."""
    affirm(repository, NAMED, {**PEOPLE, "vision.md": vision})
    plan = repository.plan()
    item = plan.by_id["vision"]
    seen, clause = take_intent(item), read_clauses(item)[0]
    own = (
        "kind: vision\nid: own\ntitle: Each flat asks us\nowner: ada\ndepartment: sales\n"
        f"supports: [{{id: vision, why: they ask, seen: {seen}}}]\nanswers:\n"
        f"  - {{clause: vision#home, verdict: neutral, why: no, seen: {clause.seen}}}\n"
    )
    version = version_of(plan, item)
    ada = f"{PEOPLE['ada.md']}emails: [ada@example.com]\nacknowledged:\n"
    ada += f"  - {{item: vision, version: {version}, date: 2026-09-02, how: self}}\n"
    repository.commit({"own.md": own, "ada.md": ada}, "2026-09-03")


@pytest.mark.parametrize("people", ["roles", "team"])
def test_a_site_without_names_quotes_no_words_of_then(repository: Repository, people: str) -> None:
    """Somebody who is in the plan no longer stood in titles, clauses, names and ids."""
    sign(repository, VISION.replace("WHO", GONE))
    changed = NAMED.replace("Homes of Xaver Quandt", "Homes").replace("target: 800", "target: 900")
    changed = changed.replace("{id: xq, name: Xaver Quandt's homes", "{id: homes, name: Homes")
    vision = VISION.replace("WHO", "a child").replace("{id: xq,", "{id: child,")
    repository.commit({"goal.md": changed, "vision.md": vision}, "2026-10-01")
    (repository.top / "mkdocs.yml").write_text(CONFIG.format(people=people), "utf-8")
    build(repository.top)
    site = dict(read_bytes(repository.top / "site"))
    assert [name for name, text in site.items() if "xaver" in text or "quandt" in text] == []
    assert [name for name, text in site.items() if "marchetti" in text] == []
    page = site["goals/goal/index.html"]
    assert "title: now <ins>“homes”</ins>" in page
    assert "a metric: <del>800</del>" in page


def test_a_plan_without_names_asks_nobody_again(repository: Repository) -> None:
    """A name in a title, a picture, a clause is masked; that is no change of what was affirmed."""
    sign(repository, VISION.replace("WHO", "Odile Marchetti"))
    plan = repository.plan(people="roles")
    masked = mask_result(check_plan(plan)).plan
    assert "Marchetti" not in masked.by_id["vision"].title + str(masked.by_id["vision"].data)
    assert read_suspicion(plan).by_child == read_suspicion(masked).by_child == {}
    for one in (plan, masked):
        (account,) = read_ledger(one).accounts
        assert account.answers[0].reply.value == "neutral"
        states = [
            answer.state
            for answers in read_acknowledgements(one).by_person.values()
            for answer in answers
            if answer.item.id == "vision"
        ]
        assert states == ["given"]


def test_a_plan_without_names_has_the_same_differences(repository: Repository) -> None:
    """Numbers, days, periods and words of today; of then only what cannot name anybody."""
    affirm(repository, GOAL, {"ada.md": PEOPLE["ada.md"]})
    ours = "kind: objective\nid: child-of-ada\ntitle: T\nsupports: goal\n"
    changed = GOAL.replace("One home in five", "Homes that Odile Marchetti visits")
    changed = changed.replace("800", "900").replace("[reach, revenue]", "[reach]")
    repository.commit({"goal.md": changed, "other.md": ours}, "2026-10-01")
    plan = repository.plan(people="roles")
    assert changes(plan)[1:] == ["target of 'Homes' 800 → 900", "aims reach, revenue → reach"]
    masked = mask_result(check_plan(plan)).plan
    assert changes(masked)[0] == 'title, now "Homes that Field lead visits"'
    assert changes(masked)[1:] == changes(plan)[1:]
    assert len(read_suspicion(masked).by_child) == 1


def test_a_link_that_is_mistyped_tells_nothing_of_others(repository: Repository) -> None:
    """Only the very fingerprint opens a text; nobody can ask for one by chance."""
    affirm(repository, HUSHED)
    child = CHILD.format(seen="aaaaaaaa")
    repository.commit({"goal.md": GOAL, "child.md": child}, "2026-10-01")
    assert SECRET not in everything(repository.plan())


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{HUSHED}audience: board\n---\n".encode("utf-16"),
        f"+++\n{HUSHED}audience = 'board'\n+++\n".encode(),
        f"---\n{HUSHED}audience: board\n---\n".encode() + b"x" * (1 << 20),
    ],
    ids=["another encoding", "another fence", "too large"],
)
def test_what_was_closed_in_a_text_that_no_rule_can_read_is_not_told(
    repository: Repository, text: bytes
) -> None:
    """It may have said that it is for fewer readers; the way back ends there, too."""
    affirm(repository, HUSHED)
    (repository.folder / "goal.md").write_bytes(text)
    repository.commit({}, "2026-09-20")
    repository.commit({"goal.md": GOAL}, "2026-10-01")
    assert SECRET not in everything(repository.plan())
    assert help_of(repository.plan()).startswith(UNKNOWN)
