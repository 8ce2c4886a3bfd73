"""Fingerprints of clauses, and what an answer is worth once the words have changed."""

from __future__ import annotations

import pytest

from goldenthread.ground.fingerprint import take_fingerprint
from goldenthread.questions.visions.alignment import Counts, Fit, read_alignment
from goldenthread.questions.visions.ledger import Reply, read_ledger
from goldenthread.questions.visions.realign import find_aims
from goldenthread.source.front_matter import read_yaml
from tests.conftest import MakePlan

COMPANY = {
    "purpose.md": "kind: purpose\ntitle: Clean water for all\n",
    "reach.md": (
        "kind: vision\ntitle: One million people\nsupports: purpose\naims: [reach]\n"
        "clauses: [{id: people, text: one million people}, {id: home, text: at home}]\n"
    ),
    "marketing.md": "kind: department\ntitle: Marketing\n",
    "leads.md": "kind: goal\ntitle: Leads\nsupports: [{id: reach, why: they become customers}]\n",
}
OWN = (
    "kind: vision\ntitle: Every renter knows us\ndepartment: marketing\n"
    "supports: [{id: reach, why: renters are most of them}]\n"
)


def replies(make_plan: MakePlan, own: str, **changed: str) -> dict[str, Reply]:
    """Return what each clause has for an answer."""
    plan = make_plan({**COMPANY, "own.md": own, **changed})
    [account] = read_ledger(plan).accounts
    return {answer.clause.id: answer.reply for answer in account.answers}


@pytest.mark.parametrize(
    "same",
    ["one  million\npeople", " one million people ", "one\tmillion\u00a0people"],
)
def test_white_space_is_no_word(same: str) -> None:
    """Wrapping and indenting a text anew leaves its fingerprint alone."""
    assert take_fingerprint(same) == take_fingerprint("one million people")


def test_letters_count_however_they_are_composed() -> None:
    """An umlaut is one letter, typed as one or as two; another letter is another text."""
    assert take_fingerprint("fu\u0308r alle") == take_fingerprint("f\u00fcr alle")
    assert take_fingerprint("fur alle") != take_fingerprint("f\u00fcr alle")
    assert take_fingerprint("ab", "c") != take_fingerprint("a", "bc")


def test_a_fingerprint_is_text_to_yaml() -> None:
    """Unquoted in front matter, none is read as a number or a truth."""
    prints = [take_fingerprint(str(number)) for number in range(3000)]
    data, problems = read_yaml("\n".join(f"- {one}" for one in prints))
    assert (data, problems) == (prints, ())
    assert len(set(prints)) == len(prints)


def test_an_answer_opens_again_when_the_words_change(make_plan: MakePlan) -> None:
    """With `seen` it is held against the words of today, whatever its verdict."""
    seen = take_fingerprint("one million people")
    own = (
        f"{OWN}answers: [{{clause: reach#people, verdict: supports, why: w, item: leads,"
        f" seen: {seen}}}]\n"
    )
    assert replies(make_plan, own) == {"people": Reply.SUPPORTS, "home": Reply.UNANSWERED}
    changed = COMPANY["reach.md"].replace("text: one million people", "text: two million people")
    assert replies(make_plan, own, **{"reach.md": changed})["people"] is Reply.CHANGED
    wrapped = COMPANY["reach.md"].replace("text: one million", "text: one   million")
    assert replies(make_plan, own, **{"reach.md": wrapped})["people"] is Reply.SUPPORTS


def test_support_that_nothing_carries_is_open(make_plan: MakePlan) -> None:
    """The carrier has to be work in hand."""
    own = f"{OWN}answers: [{{clause: reach#people, verdict: supports, why: w, item: leads}}]\n"
    assert replies(make_plan, own)["people"] is Reply.SUPPORTS
    draft = COMPANY["leads.md"] + "state: draft\n"
    assert replies(make_plan, own, **{"leads.md": draft})["people"] is Reply.UNCARRIED
    closed = COMPANY["leads.md"] + "closed: {date: 2026-05-01, verdict: achieved}\n"
    assert replies(make_plan, own, **{"leads.md": closed})["people"] is Reply.UNCARRIED
    assert replies(make_plan, own.replace(", item: leads", ""))["people"] is Reply.UNCARRIED


def test_a_refined_vision_is_not_asked_again(make_plan: MakePlan) -> None:
    """A vision below the department's own is part of it, and its answers count for both."""
    below = OWN.replace("id: reach", "id: own") + (
        "answers: [{clause: reach#home, verdict: neutral, why: w}]\n"
    )
    plan = make_plan({**COMPANY, "own.md": OWN, "aa.md": below})
    [account] = read_ledger(plan).accounts
    assert account.own.id == "own"
    assert [answer.reply for answer in account.answers] == [Reply.UNANSWERED, Reply.NEUTRAL]


def test_each_verdict_is_its_own(make_plan: MakePlan) -> None:
    """Only aims on both sides are judged; the rest is counted apart, and a draft not at all."""
    plan = make_plan(
        {
            **COMPANY,
            "own.md": f"{OWN}aims: [remarketing]\n",
            "new.md": f"{OWN}aims: [new-segments]\n",
            "apart.md": f"{OWN}aims: [revenue]\n",
            "half.md": f"{OWN}aims: [remarketing, new-segments, cost]\n",
            "slip.md": f"{OWN}aims: [remarketing, reech]\n",
            "idea.md": f"{OWN}aims: [remarketing]\nstate: draft\n",
        }
    )
    alignment = read_alignment(plan)
    names = ("own", "new", "apart", "half", "slip", "leads", "idea")
    assert {name: alignment.fit(plan.by_id[name]) for name in names} == {
        "own": Fit.AGAINST,
        "new": Fit.LEADS,
        "apart": Fit.SILENT,
        "half": Fit.IN_PART,
        "slip": Fit.UNCHECKED,
        "leads": Fit.UNCHECKED,
        "idea": None,
    }
    counts = alignment.count(plan.items)
    assert counts == Counts(leads_there=1, in_part=1, says_nothing=1, against=1, unchecked=2)
    assert counts.checked == 4
    assert alignment.stances["new"].chain == ("new-segments", "lead-generation", "reach")
    half = alignment.stances["half"]
    assert half.aims(Fit.LEADS) == ("new-segments",)
    assert [(one.aim, one.against) for one in half.opposed] == [("remarketing", ("reach",))]
    assert half.aims(Fit.SILENT) == ("cost",)
    found = find_aims(plan, alignment.stances["own"])
    assert found[:3] == ("reach", "lead-generation", "lead-conversion")
