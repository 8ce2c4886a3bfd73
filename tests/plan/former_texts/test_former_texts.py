"""Which text was affirmed is found by its fingerprint, in real repositories, or nothing is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import goldenthread.git.past
from goldenthread.cli.writing.trial import try_changes, with_texts
from goldenthread.items.intent import take_intent
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.acknowledgement import version_of
from goldenthread.questions.visions.ledger import read_clauses
from tests.git.repository import Repository, run_git, start_repository
from tests.plan.former_texts.story import CHILD, GOAL, PURPOSE, affirm, changes, help_of

RAISED = GOAL.replace("target: 800", "target: 900")
UNKNOWN = "the git history here does not show which text that was"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return an empty repository whose plan lies two folders down."""
    return start_repository(tmp_path / "one")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("One home in five", "One home in four", 'title "One home in five" → "One home in four"'),
        ("target: 800", "target: 900", "target of 'Homes' 800 → 900"),
        ("target: 800", "target: 12345.5", "target of 'Homes' 800 → 12,345.5"),
        ("target: 800}", "unit: u}", "target of 'Homes' 800 → no target"),
        ("target: 800", "direction: down, target: 800", "target of 'Homes' 800 → at most 800"),
        ("target: 800", "target: {low: 3, high: 5}", "target of 'Homes' 800 → 3 to 5"),
        ("target: 800", "direction: done", "target of 'Homes' 800 → done"),
        ("target: 800", "target: 800, due: 2026-11-30", "day of 'Homes' none → 2026-11-30"),
        ("{id: homes,", "{id: flats,", 'id of \'Homes\' "homes" → "flats"'),
        ("{id: homes, name: Homes,", "{id: flats, name: Flats,", "metric 'Homes' 800 → none"),
        ("period: 2026", "period: 2026-H2", "period 2026 → 2026-H2"),
        ("period: 2026\n", "", "period 2026 → none"),
        ("[reach, revenue]", "[reach]", "aims reach, revenue → reach"),
        ("aims: [reach, revenue]\n", "", "aims reach, revenue → none"),
    ],
)
def test_it_says_what_changed_old_and_new(
    repository: Repository, old: str, new: str, said: str
) -> None:
    """Title, targets, days, period and aims, each in words."""
    affirm(repository)
    assert repository.plan().earlier == {}
    repository.commit({"goal.md": GOAL.replace(old, new)}, "2026-10-01")
    assert changes(repository.plan())[0] == said
    assert help_of(repository.plan()).startswith(f"changed since: {said}; ")


def test_clauses_are_compared_one_by_one(repository: Repository) -> None:
    """What reads otherwise, what is gone, what is new; and another order is said, too."""
    vision = "kind: vision\nid: goal\ntitle: A million\nsupports: purpose\nclauses:\n"
    home, people = "  - {id: home, text: at home}\n", "  - {id: people, text: a million}\n"
    affirm(repository, vision + home + people)
    repository.commit(
        {"goal.md": f"{vision}  - {{id: home, text: in every flat}}\n  - {{id: b, text: b}}\n"},
        "2026-10-01",
    )
    assert changes(repository.plan()) == [
        'clause \'home\' "at home" → "in every flat"',
        "clause 'people' \"a million\" → none",
        "clause 'b' none → \"b\"",
    ]
    repository.commit({"goal.md": vision + people + home}, "2026-10-02")
    assert changes(repository.plan()) == ["order of the clauses"]


def test_the_text_that_was_affirmed_is_compared_whatever_came_between(
    repository: Repository,
) -> None:
    """Not the last version but the one with the fingerprint; edits on disk count as today."""
    affirm(repository)
    for day, target in (("2026-10-01", 850), ("2026-10-02", 870)):
        repository.commit({"goal.md": GOAL.replace("800", str(target))}, day)
    (repository.folder / "goal.md").write_text(f"---\n{RAISED}---\n", "utf-8")
    assert changes(repository.plan()) == ["target of 'Homes' 800 → 900"]


def test_long_texts_are_clipped_to_where_they_differ(repository: Repository) -> None:
    """Whoever affirms sees what is new, not twice the same beginning."""
    long = "One home in five of all that were built in the north and in the south of the country"
    affirm(repository, GOAL.replace("One home in five", f"{long} by 2030, whatever it may take us"))
    now = GOAL.replace("One home in five", f"{long} by 2035, whatever it may take us")
    repository.commit({"goal.md": now}, "2026-10-01")
    ends = [f'"…of the country by {year}, whatever it may take us"' for year in (2030, 2035)]
    assert changes(repository.plan()) == [f"title {ends[0]} → {ends[1]}"]


def test_of_many_changes_a_finding_names_the_first(repository: Repository) -> None:
    """The line stays one that can be read."""
    affirm(repository)
    other = "kind: goal\nid: goal\ntitle: T\nsupports: purpose\nowner: ada\nperiod: 2027\n"
    metrics = (
        "metrics: [{id: a, name: A, unit: u, target: 1}, {id: b, name: B, unit: u, target: 2}]\n"
    )
    repository.commit({"goal.md": other + metrics}, "2026-10-01")
    assert "; 2 more; where 'child' serves it, run" in help_of(repository.plan())


def test_a_renamed_file_keeps_what_it_said(repository: Repository) -> None:
    """The parent moved, was edited, and moved again."""
    affirm(repository)
    repository.git("mv", "docs/plan/goal.md", "docs/plan/first.md")
    repository.commit({}, "2026-09-20")
    repository.git("mv", "docs/plan/first.md", "docs/plan/second.md")
    repository.commit({"second.md": RAISED}, "2026-09-21")
    assert changes(repository.plan()) == ["target of 'Homes' 800 → 900"]


def test_a_parent_that_became_another_kind_is_compared_all_the_same(
    repository: Repository,
) -> None:
    """An objective that was made a goal, with an id of its own from then on."""
    affirm(repository, GOAL.replace("kind: goal", "kind: objective"))
    repository.commit({"goal.md": RAISED}, "2026-10-01")
    assert changes(repository.plan()) == ["target of 'Homes' 800 → 900"]


def test_a_text_that_never_was_committed_is_not_guessed(repository: Repository) -> None:
    """The child affirmed what was on somebody's disk; then it is said that nobody knows."""
    affirm(repository)
    child = CHILD.format(seen="abad1dea")
    repository.commit({"goal.md": RAISED, "child.md": child}, "2026-10-01")
    assert repository.plan().earlier == {}
    assert help_of(repository.plan()).startswith(UNKNOWN)


def test_a_history_that_was_rewritten_is_not_guessed(repository: Repository) -> None:
    """One commit for all that ever was."""
    affirm(repository)
    repository.commit({"goal.md": RAISED}, "2026-10-01")
    repository.git("checkout", "-q", "--orphan", "fresh")
    repository.git("commit", "-q", "-m", "All of it")
    repository.git("branch", "-D", "main")
    assert repository.plan().earlier == {}
    assert help_of(repository.plan()).startswith(UNKNOWN)


def test_a_shallow_clone_says_only_what_it_has(repository: Repository, tmp_path: Path) -> None:
    """Cut after the text that was affirmed, or before it."""
    affirm(repository)
    repository.commit({"goal.md": RAISED}, "2026-10-01")
    for depth, told in (("1", []), ("3", ["target of 'Homes' 800 → 900"])):
        clone = tmp_path / f"clone-{depth}"
        run_git(tmp_path, "clone", "-q", f"--depth={depth}", repository.top.as_uri(), str(clone))
        plan = Repository(clone, clone / "docs/plan").plan()
        assert changes(plan) == told
        assert (UNKNOWN in help_of(plan)) is not told


def test_without_git_the_link_is_suspect_all_the_same(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside a repository, and on a machine without git."""
    seen = affirm(repository)
    repository.commit({"goal.md": RAISED}, "2026-10-01")
    monkeypatch.setenv("PATH", os.devnull)
    assert help_of(repository.plan()).startswith(UNKNOWN)
    monkeypatch.undo()
    bare = Repository(tmp_path / "bare", tmp_path / "bare/plans")
    bare.folder.mkdir(parents=True)
    texts = {"purpose.md": PURPOSE, "goal.md": RAISED, "child.md": CHILD.format(seen=seen)}
    for name, text in texts.items():
        (bare.folder / name).write_text(f"---\n{text}---\n", "utf-8")
    assert help_of(bare.plan()).startswith(UNKNOWN)


def test_git_is_asked_twice_at_most_and_only_for_a_suspect_link(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many links are suspect, of however many parents."""
    affirm(repository)
    calls: list[str] = []
    for name in ("read_log", "read_blobs"):
        real = getattr(goldenthread.git.past, name)
        monkeypatch.setattr(
            goldenthread.git.past,
            name,
            lambda *given, real=real, name=name: calls.append(name) or real(*given),
        )
    repository.plan()
    assert calls == []
    for number in range(5):
        goal = RAISED.replace("id: goal", f"id: goal-{number}")
        child = CHILD.format(seen="abad1dea").replace("id: goal", f"id: goal-{number}")
        repository.commit(
            {f"g{number}.md": goal, f"c{number}.md": child.replace("id: child\n", "")}, "2026-10-01"
        )
    assert len([one for one in repository.plan().threaded if one.supports[:1]]) > 5
    assert calls == ["read_log", "read_blobs"]


def test_many_versions_above_do_not_cost_people_their_confirmation(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Versions beyond the bound are unread, which is said of nothing else."""
    monkeypatch.setattr(goldenthread.git.past, "_MOST_VERSIONS", 3)
    affirm(repository)
    for number in range(6):
        repository.commit({"goal.md": GOAL.replace("800", str(900 + number))}, "2026-10-01")
    plan = repository.plan()
    assert (plan.earlier, plan.past.shallow, plan.past.known) == ({}, False, True)
    assert help_of(plan).startswith(UNKNOWN)


def test_older_texts_do_not_stay_in_the_plan(repository: Repository) -> None:
    """What a view is given holds the differences and nothing else of then."""
    affirm(repository, GOAL.replace("[reach", "[a-word-of-then, reach"))
    repository.commit({"goal.md": RAISED}, "2026-10-01")
    plan = repository.plan()
    assert changes(plan) == ["target of 'Homes' 800 → 900", "aims, now reach, revenue"]
    assert "One home in five" not in repr((plan.past, plan.earlier))
    assert "a-word-of-then" not in repr((plan.past, plan.earlier))


def test_garbage_in_the_history_brings_nothing_down(repository: Repository) -> None:
    """Versions that are no text, no YAML, no mapping, and fields of any shape."""
    affirm(repository)
    for text in (
        "---\nkind: goal\ntitle: [\n---\n",
        "---\n- a\n---\n",
        "---\ntitle: {a: b}\nclauses: 3\nmetrics: [1, {target: x}]\nperiod: [2]\naims: 7\n---\n",
        "no fence",
    ):
        repository.commit({"goal.md": text}, "2026-09-10")
    (repository.folder / "goal.md").write_bytes(b"\xff\xfe\x00")
    repository.commit({}, "2026-09-11")
    repository.commit({"goal.md": RAISED}, "2026-10-01")
    assert changes(repository.plan()) == ["target of 'Homes' 800 → 900"]


@pytest.mark.parametrize(
    "goal",
    [
        GOAL.replace("they rent", "they stay").replace("why: homes", "why: flats"),
        GOAL.replace("owner: ada", "owner: eva"),
        "".join(reversed(GOAL.partition("metrics:\n")[0].splitlines(keepends=True)))
        + "metrics:\n  - {target: 800, baseline: 3, unit: flats, name: Flats, id: homes}\n",
        f"---\n{GOAL}---\nOther words.\n",
        GOAL.replace("[reach, revenue]", "\n  - revenue\n  - reach"),
        GOAL.replace("One home in five", "  'One home   in five'"),
    ],
)
def test_other_edits_ask_neither_anybody_nor_git(
    repository: Repository, goal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why, owner, order of keys, body, names and layout are not what was affirmed."""
    affirm(repository)
    repository.commit({"goal.md": goal}, "2026-10-01")
    monkeypatch.setattr(goldenthread.git.past, "read_log", lambda *_: pytest.fail("git was asked"))
    assert repository.plan().earlier == {}


def vision_plan(repository: Repository, **options: object) -> Plan:
    """Return the plan after a clause has changed that somebody acknowledged and one answered."""
    vision = (
        "kind: vision\nid: vision\ntitle: A million\nsupports: purpose\nowner: ada\n"
        "picture: A child fills a glass.\nclauses: [{id: home, text: at home}]\n"
    )
    repository.commit({"purpose.md": PURPOSE, "vision.md": vision}, "2026-09-01")
    plan = repository.plan()
    item = plan.by_id["vision"]
    (clause,) = read_clauses(item)
    ada = (
        "kind: person\nid: ada\ntitle: Ada Okafor\ndepartment: sales\nacknowledged:\n"
        f"  - {{item: vision, version: {version_of(plan, item)}, date: 2026-09-02, how: self}}\n"
    )
    own = (
        "kind: vision\nid: own\ntitle: Each flat asks us\nowner: ada\ndepartment: sales\n"
        f"supports: [{{id: vision, why: they ask, seen: {take_intent(item)}}}]\nanswers:\n"
        f"  - {{clause: vision#home, verdict: neutral, why: no, seen: {clause.seen}}}\n"
    )
    sales = "kind: department\nid: sales\ntitle: Sales\n"
    repository.commit({"ada.md": ada, "own.md": own, "sales.md": sales}, "2026-09-03")
    changed = vision.replace("at home", "in every flat").replace("A child", "A neighbour")
    repository.commit({"vision.md": changed}, "2026-10-01")
    return repository.plan(**options)


def test_acknowledged_words_and_answered_clauses_are_found_as_well(
    repository: Repository,
) -> None:
    """Each by its own fingerprint: of the words, of one clause, of what was affirmed."""
    plan = vision_plan(repository)
    told = {name: set() for name, _ in plan.earlier}
    for (name, _), found in plan.earlier.items():
        told[name].add(tuple(one.part.value for one in found))
    assert told == {"vision": {("clause",), ("picture", "clause")}, "vision#home": {("clause",)}}
    assert help_of(plan, "GT315").startswith(
        'changed: clause \'home\' "at home" → "in every flat"; read the answer again'
    )


def test_of_very_many_texts_those_of_each_parent_are_read_alike(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No parent takes the room of another: of each the newest, as many as there is room for."""
    monkeypatch.setattr(goldenthread.git.past, "_MOST_ASIDE", 12)
    goals = {f"g{number}.md": GOAL.replace("id: goal", f"id: g{number}") for number in range(3)}
    repository.commit({"purpose.md": PURPOSE, **goals}, "2026-09-01")
    by_id = repository.plan().by_id
    repository.commit(
        {
            f"c{name}": CHILD.format(seen=take_intent(by_id[name[:2]]))
            .replace("id: goal", f"id: {name[:2]}")
            .replace("id: child\n", "")
            for name in goals
        },
        "2026-09-02",
    )
    for number in range(9):
        text = goals["g0.md"].replace("800", str(900 + number))
        repository.commit({"g0.md": text}, "2026-10-01")
    repository.commit(
        {name: goals[name].replace("800", "7") for name in list(goals)[1:]}, "2026-10-02"
    )
    assert {name for name, _ in repository.plan().earlier} == {"g1", "g2"}
    monkeypatch.undo()
    assert {name for name, _ in repository.plan().earlier} == {"g0", "g1", "g2"}


def test_what_git_told_is_known_of_a_trial_too_unless_the_file_itself_is_changed(
    repository: Repository,
) -> None:
    """A command that tries its changes forgets nothing of what it does not touch."""
    seen = affirm(repository)
    repository.commit({"goal.md": RAISED}, "2026-10-01")
    plan = repository.plan()
    child = f"---\n{CHILD.format(seen=seen)}---\nMore words.\n"
    (found,) = [one for one in try_changes(plan, {"child.md": child}) if one.code == "GT601"]
    assert found.help.startswith("changed since: target of 'Homes' 800 → 900; ")
    goal = f"---\n{GOAL.replace('800', '950')}---\n"
    assert help_of(with_texts(plan, {"goal.md": goal})).startswith(UNKNOWN)
    assert help_of(with_texts(plan, {"child.md": child})) == found.help
