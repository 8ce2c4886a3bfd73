"""What somebody chooses from on Monday: their own current work comes first."""

from __future__ import annotations

from pathlib import Path

from goldenthread.cli.opening import Titles
from goldenthread.config.settings import read_settings
from goldenthread.ground.period import parse_period
from goldenthread.plan.load import load_plan
from goldenthread.questions.commitment.week.cli.agenda import Agenda
from tests.cli.running import write_plan

WEEK = parse_period("2026-W48")
OWNED = "owner: ben\ndepartment: marketing"


def _work(kind: str, title: str, more: str) -> str:
    return f"---\nkind: {kind}\ntitle: {title}\n{more}\n---\n"


PLAN = {
    "mkdocs.yml": "docs_dir: plans\nplugins: [{goldenthread: {today: 2026-11-23}}]\n",
    "plans/a-purpose.md": _work("purpose", "Nobody is thirsty", "owner: ben"),
    "plans/b-vision.md": _work("vision", "Taps", "supports: a-purpose\nowner: ben"),
    "plans/c-goal.md": _work("goal", "Old", f"supports: b-vision\n{OWNED}\nperiod: 2026-H1"),
    "plans/marketing.md": "---\nkind: department\ntitle: Marketing\n---\n",
    "plans/ben.md": "---\nkind: person\ntitle: Ben Braun\ndepartment: marketing\n---\n",
    "plans/cleo.md": "---\nkind: person\ntitle: Cleo Carr\ndepartment: marketing\n---\n",
    "plans/hers.md": _work("goal", "Hers", f"supports: b-vision\n{OWNED}".replace("ben", "cleo")),
    "plans/later.md": _work("objective", "Later", f"supports: hers\n{OWNED}\nperiod: 2027-Q1"),
    "plans/now.md": _work("objective", "Now", f"supports: hers\n{OWNED}\nperiod: 2026-Q4"),
    "plans/other.md": _work("objective", "Other", "supports: hers\nowner: cleo\ndepartment: sales"),
    "plans/sales.md": "---\nkind: department\ntitle: Sales\n---\n",
    "plans/z.md": _work("tactic", "Card", f"supports: now\n{OWNED}\nperiod: 2026-11"),
}


def _offered(folder: Path, *, team: str = "", person: str = "") -> list[str]:
    plan = load_plan(read_settings(write_plan(folder, PLAN) / "mkdocs.yml"))
    agenda = Agenda(plan, Titles(plan), WEEK, plan.find(team), plan.find(person))
    return [item.id for item in agenda.items]


def test_own_work_of_now_comes_before_that_of_the_team_and_what_says_where_to_go(tmp_path: Path):
    """Purpose and vision are at the end, however high they stand in the plan."""
    offered = _offered(tmp_path / "acme", person="ben")
    assert offered == ["now", "z", "c-goal", "later", "hers", "a-purpose", "b-vision"]


def test_a_team_chooses_from_its_work_and_one_who_speaks_in_it_from_theirs(tmp_path: Path):
    """A team has no work that is not its department's."""
    of_team = _offered(tmp_path / "team", team="marketing")
    assert of_team == ["hers", "now", "z", "c-goal", "later"]
    in_team = _offered(tmp_path / "cleo", team="marketing", person="cleo")
    assert in_team == ["hers", "other", "now", "z", "c-goal", "later"]


def test_what_was_served_last_week_stays_first(tmp_path: Path):
    """Most of what is done in a week goes on in the next one."""
    last = (
        "---\nkind: check-in\nweek: 2026-W47\nperson: ben\n"
        "commitments:\n  - {text: Ask, item: hers}\n---\n"
    )
    folder = write_plan(tmp_path / "acme", {**PLAN, "plans/w47.md": last})
    plan = load_plan(read_settings(folder / "mkdocs.yml"))
    agenda = Agenda(plan, Titles(plan), WEEK, None, plan.find("ben"))
    assert [item.id for item in agenda.items][:2] == ["hers", "now"]
