"""How items stand to what is above them, in counts and in one line for each."""

from __future__ import annotations

import pytest

from goldenthread.questions.visions.alignment import Fit, read_alignment
from goldenthread.questions.visions.site.fits import count_fits, say_fit
from goldenthread.site.parts.flags import row_flags
from goldenthread.site.parts.health import list_issues
from tests.conftest import PURPOSE


def below(aims: str, more: str = "") -> str:
    """Front matter of an objective below the goal."""
    return f"kind: objective\ntitle: {aims}\nsupports: goal\naims: [{aims}]\n{more}"


FILES = {
    "purpose.md": PURPOSE,
    "goal.md": "kind: goal\ntitle: A million\nsupports: purpose\naims: [reach]\n",
    "leads.md": below("lead-generation"),
    "half.md": below("brand, remarketing, cost, margin"),
    "silent.md": below("revenue"),
    "against.md": below("remarketing"),
    "unknown.md": below(""),
}


def test_each_verdict_is_counted_of_all(make_site) -> None:
    """What leads there comes first, of how many; a tick stands there alone."""
    site = make_site(FILES)
    counts = count_fits(site, site.plan.threaded)
    assert [(one.icon, one.text, one.address) for one in counts] == [
        ("check", "One of 5 leads there", ""),
        ("part", "One in part", ""),
        ("note", "One says nothing about it", "report/#gt319"),
        ("conflict", "One is against it", "report/#gt312"),
        ("not-started", "1 not checked", ""),
    ]


UNASKED = "Not asked yet: one item can be held against the one above it once both name their aims"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("unknown",), [("not-started", UNASKED)]),
        (
            ("silent",),
            [("not-started", "0 of 1 lead there"), ("note", "One says nothing about it")],
        ),
        (("goal",), []),
    ],
)
def test_there_is_no_tick_where_nothing_leads_there(make_site, names, told) -> None:
    """Nor a word about what did not occur; what hangs from a purpose is not counted at all."""
    site = make_site(FILES)
    found = count_fits(site, [site.plan.by_id[name] for name in names])
    assert [(one.icon, one.text) for one in found] == told


@pytest.mark.parametrize(
    ("name", "text", "note"),
    [
        ("leads", "Leads to “A million”", "More leads → Reach"),
        (
            "half",
            "Leads to “A million” in part",
            "Selling again is against Reach; Lower cost and Margin say nothing about it",
        ),
        ("silent", "Says nothing about “A million”", "It wants Reach"),
        ("against", "Pulls against “A million”", "Selling again is against Reach"),
        ("unknown", "Not checked", "It names no aims"),
    ],
)
def test_an_item_says_how_it_stands_and_why(make_site, name: str, text: str, note: str) -> None:
    """One line and the reason, which names the aims."""
    site = make_site(FILES)
    found = say_fit(site, site.plan.by_id[name])
    assert found is not None
    assert (found.title, found.note) == (text, note)


def test_the_tree_flags_what_is_against_it_and_what_leads_there_in_part(make_site) -> None:
    """What says nothing has no flag; it is asked elsewhere."""
    site = make_site(FILES)
    flags = {
        name: [(flag.kind, flag.text) for flag in row_flags(site, site.plan.by_id[name])]
        for name in ("leads", "half", "silent", "against")
    }
    assert flags == {
        "leads": [],
        "half": [("part", "leads there in part")],
        "silent": [],
        "against": [("conflict", "pulls against “A million”")],
    }


@pytest.mark.parametrize("side", ["lower", "upper"])
def test_a_conflict_that_a_person_declares_is_one(make_site, side: str) -> None:
    """Whatever the aims say, on whichever side it is written; it is told once."""
    entry = "conflicts_with: [{{id: {}, why: the kit is sold at cost}}]\n"
    files = {"purpose.md": PURPOSE, "goal.md": FILES["goal.md"], "leads.md": FILES["leads.md"]}
    name, other = ("leads", "goal") if side == "lower" else ("goal", "leads")
    files[f"{name}.md"] += entry.format(other)
    site = make_site(files)
    leads = site.plan.by_id["leads"]
    assert read_alignment(site.plan).fit(leads) is Fit.AGAINST
    found = say_fit(site, leads)
    assert found is not None
    assert (found.title, found.note) == ("Pulls against “A million”", "the kit is sold at cost")
    codes = [one.code for one in site.result.findings if one.code in ("GT312", "GT314", "GT319")]
    assert codes == ["GT314"]
    assert len(row_flags(site, leads)) == 1
    [clashes] = [one for one in list_issues(site) if one.icon == "conflict"]
    assert len(clashes.entries) == 1
