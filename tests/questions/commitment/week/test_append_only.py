"""Commitments that were made stay as they were made: read from real git history."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.findings.check import check_plan
from goldenthread.findings.finding import Finding
from goldenthread.questions.commitment.week.anonymity import tells_of_a_miss
from tests.conftest import MakePlan, write_files
from tests.git.repository import Repository, run_git, start_repository
from tests.questions.commitment.week.team import COMPANY, check_in, commitment, department

MADE = check_in("2026-W45", commitment("Ring the union"), commitment("Ring the press", "cleo"))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a repository in which two people committed to something on Monday of week 45."""
    repository = start_repository(tmp_path)
    repository.commit({**COMPANY, **department(), **MADE}, "2026-11-02")
    return repository


def rewritten(repository: Repository) -> tuple[Finding, ...]:
    """Return what the check says of the past."""
    return check_plan(repository.plan(), select=["GT425"]).findings


def week_45(*commitments: str) -> dict[str, str]:
    """Return the file of week 45 with other commitments."""
    return dict(check_in("2026-W45", *commitments))


def test_adding_what_came_of_it_is_fine(repository: Repository) -> None:
    """That is what the file is for, whenever it is committed."""
    kept = (
        commitment("Ring the union", result="kept"),
        commitment("Ring the press", "cleo", "missed"),
    )
    repository.commit(week_45(*kept), "2026-11-09")
    assert rewritten(repository) == ()
    repository.commit(week_45(*kept, commitment("Print the card", result="kept")), "2026-11-10")
    assert rewritten(repository) == ()


def test_other_words_afterwards_are_found(repository: Repository) -> None:
    """At the commitment that took its place, with the old one to paste."""
    repository.commit(
        week_45(
            commitment("Find the number of the union", result="kept"),
            commitment("Ring the press", "cleo", "kept"),
        ),
        "2026-11-09",
        by="ben",
    )
    (found,) = rewritten(repository)
    assert found.message == "this commitment of 2026-W45 was rewritten after its week"
    assert "`- {person: ben, text: Ring the union, item: renters, result: kept}`" in found.help
    assert (found.item, found.line) == ("2026-w45-marketing", 6)


def test_what_was_taken_out_is_found(repository: Repository) -> None:
    """Also before it is committed, and once for each commitment."""
    write_files(repository.folder, week_45(commitment("Ring the union", result="kept")))
    (found,) = rewritten(repository)
    assert found.message == "a commitment of 2026-W45 was removed after its week"
    assert "Ring the press" in found.help
    repository.commit(week_45(), "2026-11-12")
    assert len(rewritten(repository)) == 2


def test_many_taken_out_at_one_place_always_come_in_the_same_order(repository: Repository) -> None:
    """A log or a baseline must not differ from one run to the next."""
    many = [commitment(f"Ring number {number}") for number in range(8)]
    repository.commit(week_45(*many), "2026-11-03")
    repository.commit(week_45(), "2026-11-12")
    found = rewritten(repository)
    assert len(found) == len(many)
    assert [one.help for one in found] == sorted(one.help for one in found)


def test_the_week_itself_is_for_changing_ones_mind(repository: Repository) -> None:
    """What stood there on Sunday evening is held to; what stood there on Monday is not."""
    repository.commit(
        week_45(commitment("Ring the radio"), commitment("Write", "cleo")), "2026-11-08"
    )
    repository.commit(
        week_45(commitment("Ring the radio", result="kept"), commitment("Write", "cleo", "kept")),
        "2026-11-15",
    )
    assert rewritten(repository) == ()


def test_a_file_that_came_late_is_held_to_its_first_day(tmp_path: Path) -> None:
    """Nobody wrote until the week was over; what they had written by that evening stays."""
    repository = start_repository(tmp_path)
    repository.commit({**COMPANY, **department(), **MADE}, "2026-11-20")
    repository.commit(
        week_45(commitment("Ring the union"), commitment("Ring", "cleo")), "2026-11-20"
    )
    assert rewritten(repository) == ()
    repository.commit(week_45(commitment("Ring nobody"), commitment("Rest", "cleo")), "2026-11-21")
    assert len(rewritten(repository)) == 2


def test_moving_it_to_another_file_of_the_week_is_fine(repository: Repository) -> None:
    """The file was renamed, and Cleo took her commitment into a file of her own."""
    path = repository.folder / "check-ins/2026-w45-marketing.md"
    path.rename(repository.folder / "w45.md")
    ours = week_45(commitment("Ring the union", result="kept")).popitem()[1]
    hers = check_in("2026-W45", commitment("Ring the press", "cleo", "kept"), person="cleo")
    repository.commit({"w45.md": ours, **hers}, "2026-11-09")
    assert rewritten(repository) == ()


def test_renaming_the_file_hides_nothing(repository: Repository) -> None:
    """Its history goes on under the old name."""
    repository.git("mv", "docs/plan/check-ins/2026-w45-marketing.md", "docs/plan/w45.md")
    repository.commit({}, "2026-11-09")
    ours = week_45(commitment("Ring the union", result="kept")).popitem()[1]
    repository.commit({"w45.md": ours}, "2026-11-10")
    assert len(rewritten(repository)) == 1


def test_after_a_merge_both_are_held_to_what_they_committed_to(repository: Repository) -> None:
    """Two people add to one file on two branches; one of them is taken out later."""
    lines = [commitment(f"Ring tenant {number}") for number in range(9)]
    base = check_in("2026-W46", *lines)
    repository.commit(dict(base), "2026-11-09")
    repository.git("checkout", "-q", "-b", "bens")
    repository.commit(dict(check_in("2026-W46", commitment("First"), *lines)), "2026-11-09", "ben")
    repository.git("checkout", "-q", "main")
    repository.commit(
        dict(check_in("2026-W46", *lines, commitment("Last", "cleo"))), "2026-11-09", "cleo"
    )
    repository.git("merge", "-q", "--no-edit", "bens", day="2026-11-10")
    assert rewritten(repository) == ()
    repository.commit(dict(check_in("2026-W46", commitment("First"), *lines)), "2026-11-16")
    (found,) = rewritten(repository)
    assert "Last" in found.help
    assert "person: cleo" in found.help


def test_removing_the_whole_file_is_found(repository: Repository) -> None:
    """At the team, with the way to bring it back; not within the week, nor once it is back."""
    later = check_in("2026-W46", commitment("Write", "cleo", "kept"), person="cleo")
    repository.commit(dict(later), "2026-11-09", by="cleo")
    text = MADE["check-ins/2026-w45-marketing.md"]
    (repository.folder / "check-ins/2026-w45-marketing.md").unlink()
    repository.commit({}, "2026-11-10")
    (found,) = rewritten(repository)
    assert found.message == "the check-in of 'marketing' for 2026-W45 was removed after its week"
    assert "docs/plan/check-ins/2026-w45-marketing.md" in found.help
    assert found.item == "marketing"
    repository.commit({"elsewhere.md": text}, "2026-11-11")
    assert rewritten(repository) == ()


def test_a_file_that_was_taken_out_within_its_week_is_nobodys_commitment(
    repository: Repository,
) -> None:
    """Somebody wrote into the wrong week and noticed."""
    later = check_in("2026-W46", commitment("Write", "cleo", "kept"), person="cleo")
    repository.commit(dict(later), "2026-11-03")
    (repository.folder / "check-ins/2026-w45-marketing.md").unlink()
    repository.commit({}, "2026-11-03")
    assert rewritten(repository) == ()


def test_without_git_nothing_is_said(make_plan: MakePlan) -> None:
    """A folder that is not under git has no past to compare with."""
    plan = make_plan({**COMPANY, **department(), **MADE})
    assert not plan.past.known
    assert check_plan(plan, select=["GT425"]).findings == ()


def test_a_shallow_clone_accuses_nobody(repository: Repository, tmp_path: Path) -> None:
    """The rewriting lies before what was cloned; what is known is not contradicted."""
    repository.commit(week_45(commitment("Something else", result="kept")), "2026-11-12")
    assert len(rewritten(repository)) == 2
    run_git(tmp_path, "clone", "-q", "--depth", "1", repository.top.as_uri(), "shallow")
    clone = Repository(tmp_path / "shallow", tmp_path / "shallow/docs/plan")
    assert clone.plan().past.shallow
    assert rewritten(clone) == ()


def test_what_is_older_than_twelve_weeks_rests(repository: Repository) -> None:
    """Nobody is asked about the spring."""
    old = check_in("2026-W30", commitment("Ring the union"))
    repository.commit(dict(old), "2026-07-20")
    repository.commit(dict(check_in("2026-W30", commitment("Rest"))), "2026-11-20")
    assert rewritten(repository) == ()


@pytest.mark.parametrize("file", ["2026-w45-marketing.md", "2026-w45-team.md"])
def test_new_ids_of_whom_and_what_it_was_for_rewrite_nothing(
    repository: Repository, file: str
) -> None:
    """Git has the former ids, the file those of today, under its name or another one."""
    renamed = {
        "cleo.md": "kind: person\nid: cleo-carr\ntitle: Cleo\ndepartment: marketing\n"
        "formerly: [cleo]\n",
        "renters.md": COMPANY["renters.md"] + "id: tenants\nformerly: [renters]\n",
        "marketing.md": department(more="id: growth\nformerly: [marketing]\n")["marketing.md"],
    }
    (text,) = week_45(
        commitment("Ring the union", result="kept"), commitment("Ring the press", "cleo-carr")
    ).values()
    repository.git("rm", "-q", "docs/plan/check-ins/2026-w45-marketing.md")
    text = text.replace("renters", "tenants").replace("team: marketing", "team: growth")
    repository.commit({**renamed, f"check-ins/{file}": text}, "2026-11-09")
    assert rewritten(repository) == ()
    write_files(repository.folder, {f"check-ins/{file}": text.replace("Ring the press", "Rest")})
    lost = rewritten(repository)[0]
    assert lost.message == "this commitment of 2026-W45 was rewritten after its week"
    assert "`- {person: cleo-carr, text: Ring the press, item: tenants}`" in lost.help


def with_result(result: str, **more: str) -> dict[str, str]:
    """Return the file of week 45 in which Ben's commitment has a result."""
    return week_45(
        commitment("Ring the union", result=result),
        commitment("Ring the press", "cleo", more.get("press", "")),
    )


@pytest.mark.parametrize("first", ["kept", "missed", "carried"])
@pytest.mark.parametrize("later", ["kept", "missed", "carried"])
def test_a_result_stays_as_it_was_given(repository: Repository, first: str, later: str) -> None:
    """Whichever it was, and whichever it is now; the message does not say."""
    repository.commit(with_result(first), "2026-11-09")
    assert rewritten(repository) == ()
    repository.commit(with_result(later, press="kept"), "2026-11-17")
    found = rewritten(repository)
    assert len(found) == (first != later)
    for one in found:
        assert one.message == "a result of 2026-W45 was changed after it was given"
        assert "on 2026-11-09" in one.help
        assert not [word for word in ("kept", "missed", "carried", "Ben") if word in one.help]
        assert one.line == 6
    write_files(repository.folder, with_result(first, press="kept"))
    assert rewritten(repository) == ()


def test_a_result_may_come_late_and_be_mended_on_its_day(repository: Repository) -> None:
    """Nobody is asked about the first time, nor about what was put right before the day ended."""
    repository.commit(with_result("missed"), "2026-11-16")
    repository.commit(with_result("kept"), "2026-11-16")
    assert rewritten(repository) == ()
    repository.commit(with_result("kept", press="carried"), "2026-11-19")
    assert rewritten(repository) == ()
    write_files(repository.folder, with_result("kept", press="missed"))
    assert len(rewritten(repository)) == 1


def test_what_came_of_it_may_change_until_its_week_is_over(repository: Repository) -> None:
    """On Wednesday it looked as if it could not be done; on Sunday it was."""
    repository.commit(with_result("carried"), "2026-11-04")
    repository.commit(with_result("kept"), "2026-11-08")
    assert rewritten(repository) == ()
    repository.commit(with_result("missed"), "2026-11-10")
    (found,) = rewritten(repository)
    assert "on 2026-11-08" in found.help


def test_a_result_that_was_taken_out_is_asked_for_and_held_to_when_it_comes(
    repository: Repository,
) -> None:
    """One finding, never two; taking it out for a day makes no new one of it."""
    repository.commit(with_result("missed"), "2026-11-09")
    repository.commit(with_result(""), "2026-11-12")
    found = check_plan(repository.plan(), select=["GT424", "GT425"]).findings
    assert [one.code for one in found if "union" in one.message] == ["GT424"]
    assert rewritten(repository) == ()
    repository.commit(with_result("kept"), "2026-11-16")
    assert len(rewritten(repository)) == 1


def test_a_reason_may_be_told_later(repository: Repository) -> None:
    """What became known is what `why` is for."""
    repository.commit(with_result("missed"), "2026-11-09")
    later = {n: t.replace("it rained", "it snowed") for n, t in with_result("missed").items()}
    repository.commit(later, "2026-11-17")
    assert rewritten(repository) == ()


def test_a_result_that_was_moved_to_another_file_is_the_same(repository: Repository) -> None:
    """It stands once in the team's file and later in a person's own."""
    repository.commit(with_result("kept"), "2026-11-09")
    own = check_in("2026-W45", commitment("Ring the union", result="kept"), person="ben")
    repository.commit({**with_result(""), **own}, "2026-11-17")
    assert rewritten(repository) == ()


def test_two_who_answer_on_two_branches_on_one_day_are_not_blamed(repository: Repository) -> None:
    """The merge kept one of their answers; neither was changed afterwards."""
    repository.git("checkout", "-q", "-b", "bens")
    repository.commit(with_result("kept"), "2026-11-09", by="ben")
    repository.git("checkout", "-q", "main")
    repository.commit(with_result("carried"), "2026-11-09", by="cleo")
    repository.git("merge", "-q", "--no-edit", "-X", "theirs", "bens", day="2026-11-10")
    assert rewritten(repository) == ()


def test_what_was_carried_on_and_kept_a_week_later_is_fine(repository: Repository) -> None:
    """The new week has a result of its own."""
    repository.commit(with_result("carried", press="kept"), "2026-11-09")
    again = check_in("2026-W46", commitment("Ring the union", result="kept"))
    repository.commit(dict(again), "2026-11-16")
    assert rewritten(repository) == ()


def test_on_the_site_a_changed_result_says_nothing_of_one_person(repository: Repository) -> None:
    """It was once another one; in the team's file it may be anybody's."""
    own = [
        dict(check_in("2026-W45", commitment("Sing", "cleo", result), person="cleo"))
        for result in ("missed", "kept")
    ]
    repository.commit({**with_result("kept"), **own[0]}, "2026-11-09")
    repository.commit({**with_result("carried"), **own[1]}, "2026-11-17")
    for missed, kept_back in (("team", [True, False]), ("person", [False, False])):
        plan = repository.plan(missed=missed)
        found = check_plan(plan, select=["GT425"]).findings
        assert [one.item for one in found] == ["2026-w45-cleo", "2026-w45-marketing"]
        assert [tells_of_a_miss(plan, one) for one in found] == kept_back
