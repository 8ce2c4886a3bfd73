"""`goldenthread show`, `tree` and `rule`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click import unstyle

from goldenthread.cli.draw import ASCII, BOXES, choose_lines, draw
from goldenthread.findings.rule import all_rules
from tests.cli.running import Invoke, Run


@pytest.mark.usefixtures("plan")
def test_show_answers_why_what_and_what_below(invoke: Invoke) -> None:
    """The thread, the sentence, the facts and what carries the item."""
    done = invoke("show", "leads")
    assert done.exit_code == 0
    for line in (
        "Double the leads",
        "Objective leads, plans/marketing/leads.md",
        "  Purpose    Safe water for everybody  safe-water",
        "  Objective  Double the leads  leads",
        "  so that who has asked can be won",
        "  so that homes are where people drink",
        "  so that Safe water for everybody",
        "  owner        Ben (ben)",
        "  department   Marketing",
        "  formula      (150 − 100) / (200 − 100) = 50 %",
        "  also serves  People recommend us (delight)",
        "  Tactic: Write letters  letters",
    ):
        assert line in done.output.splitlines(), line


def test_show_tells_what_is_wrong_with_the_item(plan: Path, invoke: Invoke) -> None:
    """Findings of the item stand below it, in the words of `check`."""
    path = plan / "plans/marketing/letters.md"
    path.write_text(path.read_text("utf-8").replace(", why: a letter is read", ""), "utf-8")
    done = invoke("show", "letters")
    assert "so that ... (nobody has written why)" in done.output
    assert "plans/marketing/letters.md:6:" in done.output
    assert "GT213" in done.output


@pytest.mark.usefixtures("plan")
def test_show_takes_the_id_of_a_part(invoke: Invoke) -> None:
    """`id#metric` counts as the item."""
    assert "Double the leads" in invoke("show", "leads#count").output


@pytest.mark.parametrize("command", ["show", "tree"])
def test_an_unknown_id_is_exit_2_with_the_nearest(plan: Path, run: Run, command: str) -> None:
    """A typing slip is answered with what was meant."""
    done = run(command, "lead", cwd=plan)
    assert done.returncode == 2
    assert done.stderr == "error: the plan has no item 'lead'; did you mean 'leads'?\n"


@pytest.mark.usefixtures("plan")
def test_the_tree_stands_under_the_purpose(invoke: Invoke) -> None:
    """Items hang from their first parent; further parents are named."""
    assert invoke("tree").output.splitlines() == [
        "Purpose: Safe water for everybody  safe-water",
        "└─ Vision: One million people by 2031  one-million",
        "   ├─ Goal: One home in four  homes  on track 96 %",
        "   │  └─ Objective: Double the leads  leads  off track 50 %  also delight",
        "   │     └─ Tactic: Write letters  letters",
        "   └─ Goal: People recommend us  delight  on track 97 %",
    ]


@pytest.mark.usefixtures("plan")
def test_depth_counts_what_it_leaves_out(invoke: Invoke) -> None:
    """Nothing disappears without a number."""
    assert invoke("tree", "--depth", "1").output.splitlines()[-1] == (
        "└─ Vision: One million people by 2031  one-million  (+4 below)"
    )
    assert invoke("tree", "homes", "--depth", "0").output.count("\n") == 1


def test_broken_threads_and_lone_items_have_their_own_trees(plan: Path, invoke: Invoke) -> None:
    """An item that hangs from nothing is not left out, nor is a cycle."""
    item = "---\nkind: goal\nid: {0}\ntitle: {0}\nowner: ann\n{1}---\n"
    for name, rest in (
        ("lost", ""),
        ("alone", "stands_alone: the law asks for it\n"),
        ("a", "supports: b\n"),
        ("b", "supports: a\n"),
    ):
        (plan / f"plans/{name}.md").write_text(item.format(name, rest), "utf-8")
    lines = invoke("tree").output.splitlines()
    assert lines[6:] == [
        "",
        "Stands alone",
        "Goal: alone  alone",
        "",
        "Broken threads",
        "Goal: lost  lost  (broken thread)",
        "Goal: a  a  (broken thread)",
        "└─ Goal: b  b  (broken thread)",
    ]


@pytest.mark.slow
def test_a_chain_of_10000_is_drawn(run: Run, tmp_path: Path) -> None:
    """Depth is no limit, and the output grows with the items, not with their square."""
    folder = tmp_path / "deep"
    folder.mkdir()
    (folder / "p.md").write_text("---\nkind: purpose\nid: g0\ntitle: P\n---\n", "utf-8")
    for number in range(1, 10_001):
        text = f"---\nkind: goal\nid: g{number}\ntitle: T\nsupports: g{number - 1}\n---\n"
        (folder / f"{number}.md").write_text(text, "utf-8")
    tree = run("tree", cwd=folder)
    assert tree.returncode == 0
    assert tree.stdout.count("\n") == 10_001
    assert tree.stdout.splitlines()[-1].lstrip().startswith("[10000] Goal: T  g10000")
    assert len(tree.stdout) < 2_000_000
    show = run("show", "g10000", cwd=folder)
    assert show.returncode == 0
    assert "Goal     T  g9999" in show.stdout


def test_trees_are_drawn_in_the_characters_that_the_terminal_has(plan: Path, run: Run) -> None:
    """Boxes where the encoding has them, else ASCII."""
    assert "└─ Vision" in run("tree", cwd=plan, env={"PYTHONIOENCODING": "utf-8"}).stdout
    assert "`- Vision" in run("tree", cwd=plan, env={"PYTHONIOENCODING": "ascii"}).stdout
    assert choose_lines("latin-1") is ASCII
    assert choose_lines("cp437") is BOXES
    assert choose_lines(None) is ASCII
    assert choose_lines("no such encoding") is ASCII


def test_the_lines_of_a_tree_join() -> None:
    """A last child ends its line; others let it run on."""
    children = {"a": ["b", "e"], "b": ["c", "d"]}
    drawn = draw(["a"], lambda n: children.get(n, []), lambda n, _: n, BOXES)
    assert list(drawn) == ["a", "├─ b", "│  ├─ c", "│  └─ d", "└─ e"]


def test_titles_cannot_command_the_terminal(plan: Path, invoke: Invoke) -> None:
    """Escape sequences in a title are shown, not obeyed."""
    path = plan / "plans/marketing/letters.md"
    text = path.read_text("utf-8").replace("Write letters", '"Write \\e]0;owned\\a letters"')
    path.write_text(text, "utf-8")
    for args in (("tree",), ("show", "letters"), ("show", "leads")):
        done = invoke(*args)
        assert "\x1b" not in done.output
        assert "\x07" not in done.output
        assert "\\x1b]0;owned\\x07" in done.output


def test_restricted_titles_are_not_shown(plan: Path, invoke: Invoke) -> None:
    """A placeholder keeps the thread; an id can say as much as a title."""
    goal = plan / "plans/goals/homes.md"
    text = goal.read_text("utf-8").replace("One home in four", "Sell the company")
    text = text.replace("homes are where people drink", "the buyer wants a clean balance sheet")
    goal.write_text(text.replace("kind: goal", "kind: goal\naudience: board"), "utf-8")
    for args in (("tree",), ("show", "homes"), ("show", "leads"), ("show", "one-million")):
        done = invoke(*args)
        assert done.exit_code == 0
        assert "(restricted)" in done.output
        assert "  homes" not in done.output
        assert "Sell the company" not in done.output
        assert "balance sheet" not in done.output


def test_an_empty_plan_says_how_to_begin(tmp_path: Path, invoke: Invoke) -> None:
    """No items is no reason for silence."""
    done = invoke("tree", "--plan", str(tmp_path))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "goldenthread init" in done.stderr
    assert "goldenthread init" in invoke("show", "x", "--plan", str(tmp_path)).stderr


def test_rule_explains_one_in_plain_text(invoke: Invoke) -> None:
    """The documentation without markup, by code or by name."""
    done = invoke("rule", "GT201")
    assert done.exit_code == 0
    assert done.output.startswith("GT201 unknown-target (error, since 0.1)")
    assert "Why is this bad?" in done.output.splitlines()
    assert "    supports: porpose" in done.output.splitlines()
    assert "```" not in done.output
    assert "\n## " not in done.output
    assert invoke("rule", "gt201").output == done.output
    assert invoke("rule", "unknown-target").output == done.output


def test_a_code_whose_rule_is_gone_is_no_slip(invoke: Invoke) -> None:
    """Nobody is sent to the code that looks most like it."""
    done = invoke("rule", "gt430")
    assert done.exit_code == 2
    assert (
        done.stderr == "error: GT430 is a rule no more; `goldenthread rule` lists those there are\n"
    )


@pytest.mark.usefixtures("no_question")
def test_a_code_of_a_question_that_is_not_there_is_no_rule_of_the_past(invoke: Invoke) -> None:
    """Whoever reads it in a plan of others learns whose it is."""
    said = invoke("rule", "gt430").stderr
    assert said.startswith("error: GT430 belongs to the question 'commitment', which is not asked")
    assert invoke("rule", "gt202").output.startswith("GT202 ")


def test_rule_alone_lists_all(invoke: Invoke) -> None:
    """One line for each rule: code, severity, name, what is wrong."""
    lines = unstyle(invoke("rule").output).splitlines()
    assert [line.split()[0] for line in lines] == list(all_rules())
    assert any(line.startswith("GT201  error    unknown-target") for line in lines)


def test_an_unknown_rule_is_exit_2_with_the_nearest(run: Run) -> None:
    """The code that was meant is named."""
    done = run("rule", "GT2001")
    assert done.returncode == 2
    assert "did you mean 'GT201'?" in done.stderr
    assert run("rule", "unkown-target").stderr.endswith("did you mean 'unknown-target'?\n")
