"""What the rules propose can be pasted into the plan, and mends it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest

from goldenthread.findings.check import Result
from tests.questions.leads.town import MENDED

Check = Callable[..., Result]


class Mistake(NamedTuple):
    """A right text of one file, the wrong one in its place, and what the remedy must offer."""

    file: str
    right: str
    wrong: str
    offered: str


SIGNED = "      - {person: maya, side: from, date: 2026-10-05}\n"
AGREED = "      - {person: raj, side: to, date: 2026-10-06}\n"
MARKETING, SALES = "  - {person: maya, side: marketing}\n", "  - {person: raj, side: sales}\n"

MET = "leads: 1010, opportunities: 340, customers: 71"
MISSED = "leads: 600, opportunities: 40, customers: 5"

MISTAKES = {
    "GT521": Mistake("buyers.md", "goes_to: lead, revisit", "revisit", "goes_to: lead"),
    "GT522": Mistake("buyers.md", "goes_to: lead", "goes_to: none", "goes_to: lead"),
    "GT523": Mistake("buyers.md", "to: strips, what", "to: raj, what", "to: marketing"),
    "GT524": Mistake("buyers.md", AGREED, "", "- {person: raj, side: to, date: 2026-11-22}"),
    "GT525": Mistake("buyers.md", "2027-03-31", "2026-10-31", "review_by: 2027-02-21"),
    "GT215": Mistake("buyers.md", "to: offer\n", "to: customer\n", "to: offer"),
    "GT541": Mistake("kit-assessed.md", SALES, "", "- {person: raj, side: sales}"),
    "GT542": Mistake("kit-assessed.md", MET, MISSED, "verdict: change"),
    "GT544": Mistake("kit-assessed.md", "leads: 1010", "leads: 19000", "leads: 18100"),
    "GT545": Mistake("kit.md", ", expresses: vision}", "}", "expresses: vision"),
    "GT547": Mistake("kit-assessed.md", "verdict: keep", "verdict: stop", "next: strips"),
}
PASTED = {
    "GT521": ("revisit", "HERE, revisit"),
    "GT522": ("goes_to: none", "HERE"),
    "GT523": ("to: raj, what", "HERE, what"),
    "GT524": (SIGNED, SIGNED + "      HERE\n"),
    "GT525": ("review_by: 2026-10-31", "HERE"),
    "GT215": ("to: customer", "HERE"),
    "GT541": (MARKETING, MARKETING + "  HERE\n"),
    "GT542": ("verdict: keep", "HERE\nnext: strips"),
    "GT544": ("leads: 19000", "HERE"),
    "GT545": ("your water'}", "your water', HERE}"),
    "GT547": ("verdict: stop\n", "verdict: stop\nHERE\n"),
}
RUNNING = {
    "kit.md": MENDED["kit.md"].partition("closed:")[0].replace("2026-09-30", "2026-12-31"),
}


def plan_of(code: str) -> dict[str, str]:
    """Return the plan around a mistake; a message matters while the campaign runs."""
    return {**MENDED, **RUNNING} if code == "GT545" else {**MENDED}


@pytest.mark.parametrize("code", MISTAKES)
def test_a_remedy_mends_what_it_was_given_for(check: Check, code: str) -> None:
    """One mistake is one finding; its remedy, pasted, leaves none."""
    mistake, files = MISTAKES[code], plan_of(code)
    assert check(files).findings == ()
    assert mistake.right in files[mistake.file]
    wrong = {**files, mistake.file: files[mistake.file].replace(mistake.right, mistake.wrong)}
    found = [finding for finding in check(wrong).findings if finding.code == code]
    assert len(found) == 1
    offered = re.findall(r"`([^`]+)`", found[0].help)
    assert mistake.offered in offered
    place, pasted = PASTED[code]
    assert place in wrong[mistake.file]
    text = wrong[mistake.file].replace(place, pasted.replace("HERE", mistake.offered))
    assert check({**wrong, mistake.file: text}).findings == ()


@pytest.mark.parametrize("code", MISTAKES)
def test_one_mistake_is_one_finding(check: Check, code: str) -> None:
    """No other rule speaks up about the same slip."""
    mistake, files = MISTAKES[code], plan_of(code)
    text = files[mistake.file].replace(mistake.right, mistake.wrong)
    assert [f.code for f in check({**files, mistake.file: text}).findings] == [code]


def test_the_example_of_the_field_is_spelt_out(check: Check) -> None:
    """26000 qualified leads at 11 % are not 720 opportunities, and the message says what is."""
    text = MENDED["kit-assessed.md"].replace(
        "planned: {reached: 20000, leads: 900, opportunities: 300, customers: 60}",
        "planned: {qualified: 26000, opportunities: 720, rates: {opportunities: 0.11}}",
    )
    found = check({**MENDED, "kit-assessed.md": text}).findings
    assert [finding.code for finding in found] == ["GT544"]
    assert "26,000 qualified leads at 11 % are 2,860 opportunities, not 720" in found[0].message
    assert "`opportunities: 2860`" in found[0].help
