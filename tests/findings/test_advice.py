"""What the rules on alignment, people and metrics say, and that following it mends the plan."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding
from tests.conftest import PURPOSE

Check = Callable[..., Result]

PEOPLE = {
    "ada.md": "kind: person\ntitle: Ada Okafor\n",
    "ben.md": "kind: person\ntitle: Ben Fischer\n",
    "nora.md": "kind: person\ntitle: Nora Lind\nend: 2026-10-31\n",
    "purpose.md": PURPOSE + "owner: ada\n",
}


def of(result: Result, code: str) -> list[Finding]:
    """Return the findings of one rule."""
    return [finding for finding in result.findings if finding.code == code]


def item(kind: str, supports: str = "purpose", *lines: str, title: str = "A title") -> str:
    """Front matter of an item with an owner, unless a line names one."""
    owner = () if any(line.startswith("owner:") for line in lines) else ("owner: ada",)
    head = (f"kind: {kind}", f"title: {title}", f"supports: {supports}")
    return "\n".join((*head, *owner, *lines)) + "\n"


def metric(*actuals: str, more: str = "baseline: 400, target: 800") -> str:
    """One metric line."""
    values = ", ".join(actuals)
    return f"metrics: [{{id: leads, name: Leads, unit: leads, {more}, actuals: [{values}]}}]"


CASES = [
    pytest.param(
        "GT202",
        {
            "ops.md": "kind: department\ntitle: Operations\n",
            "hr.md": "kind: department\ntitle: People\n",
            "vision.md": item("vision"),
            "goal.md": item("goal", "vision", "department: ops"),
            "x.md": item("objective", "vision", "department: ops"),
            "y.md": item("objective", "vision", "department: hr"),
        },
        "objective 'x' cannot support vision 'vision'",
        "hang it from a goal, objective or vision of 'ops', such as 'goal'",
        id="two wrong ones do not send each other round",
    ),
    pytest.param(
        "GT319",
        {
            "goal.md": item("goal", "purpose", "aims: [remarketing]"),
            "x.md": item("objective", "goal", "aims: [retention]"),
        },
        "the aims of the objective 'x' say nothing about 'remarketing', which the goal 'goal' "
        "wants: 'retention' leads to lifetime-value, revenue or margin",
        "how does it bring 'remarketing' about? name 'remarketing' as well; if 'x' is right as it "
        "is, ask Ada Okafor what 'goal' leaves out",
        id="one aim alone",
    ),
    pytest.param(
        "GT301",
        {
            "goal.md": item("goal", "purpose", "period: 2026"),
            "x.md": item("goal", "goal", "period: 2026-10-01/2027-03-31"),
        },
        "period '2026-10-01/2027-03-31' ends after the period '2026' of 'goal' "
        "(2027-03-31, not 2026-12-31)",
        "write `period: 2026-10-01/2026-12-31`, or extend that of 'goal'",
        id="ends after",
    ),
    pytest.param(
        "GT301",
        {
            "goal.md": item("goal", "purpose", "period: 2026-Q4"),
            "x.md": item("goal", "goal", "period: 2026"),
        },
        "period '2026' starts before the period '2026-Q4' of 'goal' (2026-01-01, not 2026-10-01)",
        "write `period: 2026-10-01/2026-12-31`, or extend that of 'goal'",
        id="starts before",
    ),
    pytest.param(
        "GT301",
        {
            "goal.md": item("goal", "purpose", "period: 2026"),
            "x.md": item("goal", "goal", "period: 2027-Q1"),
        },
        "period '2027-Q1' ends after the period '2026' of 'goal' (2027-03-31, not 2026-12-31)",
        "move it into 2026-01-01/2026-12-31, or support an item of the same time",
        id="no overlap",
    ),
    pytest.param(
        "GT301",
        {
            "goal.md": item("goal", "purpose", "period: 2026"),
            "x.md": item("goal", "goal", "period: 2026-12-31/2027-01-31"),
        },
        "period '2026-12-31/2027-01-31' ends after the period '2026' of 'goal' "
        "(2027-01-31, not 2026-12-31)",
        "write `period: 2026-12-31/2026-12-31`, or extend that of 'goal'",
        id="one day in common",
    ),
    pytest.param(
        "GT303",
        {"x.md": item("mission", title="Serve twelve cities by the end of 2028")},
        "the mission has no date",
        "say from when to when: `period: 2026-01-01/2028-12-31`",
        id="year in the title",
    ),
    pytest.param(
        "GT303",
        {"x.md": item("mission", title="Do better than in 2024")},
        "the mission has no date",
        "say from when to when: `period: 2026-01-01/2028-12-31`",
        id="only a past year in the title",
    ),
    pytest.param(
        "GT304",
        {"x.md": item("mission", "purpose", "metrics: [{id: cities, name: Cities}]")},
        "the mission is measured by 'cities', which has no target",
        "write the number that means victory, such as `target: 12`",
        id="metric without target",
    ),
    pytest.param(
        "GT305",
        {
            "x.md": item("goal"),
            "y.md": item("goal", "x", "state: draft"),
        },
        "nothing active supports the goal; below it only 'y' (draft)",
        "ask each department what it will do for it, and link the answer with `supports: x`; "
        "if nobody should, close the goal",
        id="only a draft",
    ),
    pytest.param(
        "GT308",
        {
            "x.md": item(
                "goal", "purpose", "period: 2026-10", metric("{date: 2026-10-31, value: 9}")
            )
        },
        "the period '2026-10' ended on 2026-10-31",
        "close it: `closed: {date: 2026-10-31, verdict: missed}` (achieved, missed or abandoned), "
        "or extend the period",
        id="missed",
    ),
    pytest.param(
        "GT308",
        {
            "x.md": item(
                "goal", "purpose", "period: 2026-10", metric("{date: 2026-10-31, value: 900}")
            )
        },
        "the period '2026-10' ended on 2026-10-31",
        "close it: `closed: {date: 2026-10-31, verdict: achieved}` "
        "(achieved, missed or abandoned), or extend the period",
        id="achieved",
    ),
    pytest.param(
        "GT401",
        {"x.md": "kind: goal\ntitle: A goal\nsupports: purpose\n"},
        "the goal has no owner",
        "name the one person who answers for it, such as `owner: ada`",
        id="the owner above",
    ),
    pytest.param(
        "GT401",
        {
            "x.md": "kind: goal\ntitle: A goal\nsupports: purpose\ndepartment: sales\n",
            "sales.md": "kind: department\ntitle: Sales\n"
            "pathfinders: [{person: nora, backup: ben}]\n",
        },
        "the goal has no owner",
        "name the one person who answers for it, such as `owner: ben`",
        id="whoever leads the department and is still here",
    ),
    pytest.param(
        "GT403",
        {"x.md": item("goal", "purpose", "owner: nora", "reviewer: ben")},
        "the owner 'nora' left on 2026-10-31",
        "hand it to someone who is here, such as `owner: ben`",
        id="the reviewer",
    ),
    pytest.param(
        "GT404",
        {"x.md": item("goal", "purpose", "owner: ben", "reviewer: ben")},
        "'ben' reviews their own work",
        "name a second person, such as `reviewer: ada`, or leave 'reviewer' out",
        id="the owner above, not the same again",
    ),
    pytest.param(
        "GT404",
        {"x.md": item("goal", "purpose", "reviewer: ada")},
        "'ada' reviews their own work",
        "name a second person, or leave 'reviewer' out",
        id="nobody else is near",
    ),
    pytest.param(
        "GT405",
        {
            "x.md": "kind: department\ntitle: Sales\n",
            "old.md": item("vision", "purpose", "owner: ada", "department: x", "state: draft"),
            "gone.md": item("vision", "purpose", "owner: nora", "department: x"),
            "goal.md": item("goal", "purpose", "owner: ben", "department: x"),
        },
        "the department has no Pathfinder",
        "appoint someone who is here, such as `pathfinders: [{person: ben}]`, "
        "and say what qualifies them and who stands in",
        id="the owner of its topmost item",
    ),
    pytest.param(
        "GT801",
        {"x.md": item("objective", title="Win 400 renters in 2027-Q1")},
        "the objective has no metric",
        "the title mentions 400: say what is counted, from where to where: `metrics: "
        "[{id: result, name: What is counted, unit: pieces, baseline: 0, target: 400}]`",
        id="target in the title",
    ),
    pytest.param(
        "GT803",
        {
            "x.md": item(
                "goal",
                "purpose",
                metric("{date: 2026-10-31, value: 29}", more="baseline: 38, target: 24"),
            )
        },
        "the baseline 38 of 'leads' already meets the target 24 (direction: up)",
        "did you mean `direction: down`? If not, set a target beyond the baseline, or, to hold a "
        "level, leave 'baseline' out",
        id="forgotten direction",
    ),
    pytest.param(
        "GT803",
        {
            "x.md": item(
                "goal",
                "purpose",
                metric("{date: 2026-10-31, value: 1}", more="direction: done, baseline: 1"),
            )
        },
        "'leads' is already done at its baseline 1",
        "write `baseline: 0`, or close the item",
        id="done from the start",
    ),
    pytest.param(
        "GT807",
        {
            "x.md": item(
                "goal",
                "purpose",
                metric(
                    "{date: 2025-11-30, value: 5}",
                    "{date: 2025-12-31, value: 6}",
                    "{date: 2025-01-31, value: 6}",
                ),
            )
        },
        "'leads' has 2025-01-31 after 2025-12-31",
        "did you mean `date: 2026-01-31`? If not, sort the values by date",
        id="the old year in January",
    ),
    pytest.param(
        "GT807",
        {
            "x.md": item(
                "goal",
                "purpose",
                metric(
                    "{date: 2026-09-30, value: 5}",
                    "{date: 2026-10-31, value: 6}",
                    "{date: 2025-10-31, value: 7}",
                ),
            )
        },
        "'leads' has 2025-10-31 after 2026-10-31",
        "sort the values by date, oldest first",
        id="a year that would double a day",
    ),
    pytest.param(
        "GT807",
        {
            "x.md": item(
                "goal",
                "purpose",
                metric(
                    "{date: 2026-09-30, value: 5}",
                    "{date: 2026-10-31, value: 6}",
                    "{date: 2025-11-22, value: 7}",
                ),
            )
        },
        "'leads' has 2025-11-22 after 2026-10-31",
        "did you mean `date: 2026-11-22`? If not, sort the values by date",
        id="the right year is today",
    ),
    pytest.param(
        "GT808",
        {"x.md": item("goal", "purpose", metric("{date: 2027-11-22, value: 5}"))},
        "the value 5 of 'leads' is dated 2027-11-22, which is in the future",
        "did you mean `date: 2026-11-22`? Remove a forecast: what you expect is the 'target'",
        id="a year ahead of today",
    ),
    pytest.param(
        "GT808",
        {"x.md": item("goal", "purpose", metric("{date: 2027-10-31, value: 610}"))},
        "the value 610 of 'leads' is dated 2027-10-31, which is in the future",
        "did you mean `date: 2026-10-31`? Remove a forecast: what you expect is the 'target'",
        id="next year",
    ),
]


@pytest.mark.parametrize(("code", "files", "message", "advice"), CASES)
def test_words_of_a_finding(
    check: Check, code: str, files: dict[str, str], message: str, advice: str
):
    """The fact with the writer's own words, then what to do about it."""
    found = of(check({**PEOPLE, **files}), code)
    found = [finding for finding in found if finding.item == "x"]
    assert [(f.message, f.help) for f in found] == [(message, advice)]


PASTED = [case for case in CASES if case.id in {
    "ends after", "starts before", "year in the title", "missed", "achieved", "the owner above",
    "whoever leads the department and is still here", "the reviewer",
    "the owner above, not the same again", "the owner of its topmost item", "target in the title",
}]  # fmt: skip


@pytest.mark.parametrize(("code", "files", "message", "advice"), PASTED)
def test_the_line_to_paste_mends_the_plan(
    check: Check, code: str, files: dict[str, str], message: str, advice: str
):
    """Put in place of the field of that name, the quoted line leaves nothing of its rule."""
    line = re.findall(r"`([^`]+)`", advice)[0]
    field = line.partition(":")[0]
    kept = [old for old in files["x.md"].splitlines() if not old.startswith(f"{field}:")]
    mended = "\n".join([*kept, line]) + "\n"
    result = check({**PEOPLE, **files, "x.md": mended})
    assert message
    assert [f for f in of(result, code) if f.item == "x"] == []
    assert [f for f in result.findings if f.code.startswith("GT1")] == []


def test_an_early_date_is_shown_to_both_sides(check: Check):
    """A finding about a dependency appears on the page of what is late, too."""
    files = {
        "x.md": item("goal", "purpose", "period: 2026-11", "depends_on: [route]"),
        "route.md": item("goal", "purpose", "owner: ben", "period: 2026-12"),
    }
    result = check({**PEOPLE, **files})
    found = of(result, "GT302")
    assert [(f.item, f.also) for f in found] == [("x", ("route",))]
    assert found[0].message == (
        "due 2026-11-30, but 'route', which it depends on, is due 2026-12-31"
    )
    assert found[0].help == (
        "agree on one date with Ben Fischer: end this item on 2026-12-31 or later, "
        "or 'route' by 2026-11-30"
    )
    assert found[0] in result.by_item["route"]


@pytest.mark.parametrize(
    ("entry", "limit", "top"),
    [
        ("", "settle it soon, and until then write `resolve_by: YYYY-MM-DD`", "Nora Lind"),
        (", resolve_by: 2026-12-15", "settle it by 2026-12-15", "Nora Lind"),
        (", resolve_by: 2026-11-22", "settle it by 2026-11-22", "Nora Lind"),
        (", resolve_by: 2026-11-01", "settle it now, since 2026-11-01 has passed", "Nora Lind"),
        (", owner: ben, resolve_by: 2026-12-15", "settle it by 2026-12-15", "Ben Fischer"),
    ],
)
def test_a_conflict_is_addressed_to_both_owners_and_to_the_top(
    check: Check, entry: str, limit: str, top: str
):
    """Both owners are named, and whoever set both goals, unless the entry says who decides."""
    files = {
        "mission.md": item("mission", "purpose", "owner: nora"),
        "x.md": item(
            "goal", "mission", f"conflicts_with: [{{id: y, why: kits are sold at cost{entry}}}]"
        ),
        "y.md": item("goal", "mission", "owner: ben"),
    }
    found = of(check({**PEOPLE, **files}), "GT307")
    assert [(f.item, f.also) for f in found] == [("x", ("y",))]
    assert found[0].message == "the goals 'x' and 'y' are in conflict: kits are sold at cost"
    assert found[0].help == (
        f"{limit}: Ada Okafor and Ben Fischer change one of the goals, then take this entry out; "
        f"if neither can give way, the fault is at the top and {top} has to choose"
    )


@pytest.mark.parametrize(
    ("date", "age"),
    [
        ("2026-10-10", "6 weeks and 1 day"),
        ("2026-10-04", "7 weeks"),
        ("2026-09-29", "7 weeks and 5 days"),
        ("2024-11-22", "2 years"),
    ],
)
def test_old_values_give_their_age_and_where_the_next_comes_from(check: Check, date: str, age: str):
    """The message holds the day alone, so that a baseline knows it again tomorrow."""
    text = metric(f"{{date: {date}, value: 9}}", more="baseline: 4, target: 12, source: lead desk")
    (found,) = of(check({**PEOPLE, "x.md": item("goal", "purpose", text)}), "GT804")
    assert found.message == f"'leads' has no value newer than {date}"
    assert found.help == (
        f"that was {age} ago; measure it (lead desk) and add "
        "`- {date: 2026-11-22, value: …}` to 'actuals'"
    )


PARTS = {
    "see.md": item("vision", "purpose", "clauses: [{id: streets, text: Each street has shade}]"),
    "buyers.md": "kind: journey\ntitle: Way\nowner: ada\nstages: [{id: visitor}, {id: customer}]\n",
}


def test_a_part_written_without_its_item_is_completed(check: Check):
    """The stage or the clause alone is one finding, with what to write in its place."""
    answers = "answers: [{clause: streets, verdict: neutral, why: it has none}]"
    files = {
        **PARTS,
        "x.md": item("goal", "purpose", "stage: visitor"),
        "own.md": item("vision", "see", "department: sales", answers),
        "sales.md": "kind: department\ntitle: Sales\npathfinders: [{person: ada}]\n",
    }
    result = check({**PEOPLE, **files})
    found = [f for f in result.findings if f.code in ("GT104", "GT201")]
    assert sorted((f.code, f.item, f.help) for f in found) == [
        ("GT104", "own", "did you mean 'see#streets'?"),
        ("GT201", "x", "did you mean 'buyers#visitor'?"),
    ]


def test_a_part_that_nothing_has_is_asked_for_by_its_form(check: Check):
    """A link to a clause is no file and no column."""
    answers = "answers: [{clause: roofs, verdict: neutral, why: it has none}]"
    result = check({**PEOPLE, **PARTS, "own.md": item("vision", "see", answers)})
    (found,) = of(result, "GT104")
    assert found.help == (
        "write the id of a vision, # and the id of its part, such as first-id#part-id"
    )
    assert of(result, "GT201") == []


def test_an_entry_outside_its_list_is_put_into_one(check: Check):
    """A link written as one entry needs only the list around it."""
    files = {"x.md": item("goal", "{id: purpose}")}
    (found,) = of(check({**PEOPLE, **files}), "GT104")
    assert found.help == "put `- ` before its first line, or [ ] around it"
    mended = {"x.md": item("goal", "[{id: purpose}]")}
    assert of(check({**PEOPLE, **mended}), "GT104") == []


def test_a_value_that_stands_alone_is_put_into_its_fields(check: Check):
    """A message, a signature and a share say how they are written, with what was written."""
    budget = "{amount: 9 EUR, currency: EUR}"
    files = {
        "x.md": item("campaign", "purpose", "message: Bring it", f"budget: {budget}"),
        "a.md": "kind: assessment\ncampaign: x\nowner: ada\nparticipants: [ada]\n"
        "results: [{target_audience: all, actual: {rates: {leads: 10%}}}]\n",
        "m.md": item("goal", "purpose", metric("{date: 2026-11-01, value: 46%}")),
        "n.md": item("campaign", "purpose", "message: 'Bring it, now: all'"),
    }
    found = of(check({**PEOPLE, **files}), "GT104")
    assert sorted((f.item, f.help) for f in found) == [
        ("a", "write `{person: ada, side: …}`"),
        ("a", "write it as a share: 0.1"),
        ("m", "write the figure alone, with a point for decimals, and its unit in 'unit'"),
        ("n", "give it the fields text, expresses"),
        ("x", "write `{text: Bring it, expresses: …}`"),
        ("x", "write the figure alone, with a point for decimals"),
    ]


def test_whoever_meant_whom_a_campaign_addresses_learns_the_field(check: Check):
    """`audience` says who may read; the other field is named, and not what was written."""
    files = {"x.md": item("campaign", "purpose", "audience: families")}
    (found,) = of(check({**PEOPLE, **files}), "GT701")
    assert found.help.endswith("whom something addresses is written as 'target_audience'")
    assert "families" not in found.message + found.help


@pytest.mark.parametrize(
    ("link", "mended"),
    [
        ("goal", "supports: [{id: goal, why: …}]"),
        ("[goal, purpose]", "{id: goal, why: …}"),
        ("[{id: goal}]", "why: …"),
    ],
    ids=["an id", "an id in a list", "an entry"],
)
def test_a_missing_why_is_asked_for_in_the_form_of_the_link(
    check: Check, link: str, mended: str
) -> None:
    """What is pasted fits where the link stands, and mends it."""
    files = {**PEOPLE, "goal.md": item("goal", "purpose")}
    found = of(check({**files, "x.md": item("goal", link)}), "GT213")
    assert [re.findall("`(.+?)`", f.help) for f in found] == [[mended]]
    why = mended.replace("…", "homes come first")
    text = {"goal": why, "[goal, purpose]": f"supports: [{why}, purpose]"}
    line = text.get(link, f"supports: [{{id: goal, {why}}}]")
    written = item("goal", link).replace(f"supports: {link}", line)
    assert of(check({**files, "x.md": written}), "GT213") == []


def test_a_metric_that_never_had_a_value_counts_from_the_start(check: Check):
    """The period began fifteen weeks ago and nobody has measured."""
    files = {"x.md": item("goal", "purpose", "period: 2026-08-09/2026-12-31", metric())}
    found = of(check({**PEOPLE, **files}), "GT804")
    assert [f.message for f in found] == [
        "'leads' has had no value since the period began on 2026-08-09"
    ]
    assert found[0].help.startswith("that was 15 weeks ago")


def test_findings_that_time_alone_brings_are_warnings(check: Check):
    """A plan that was sound yesterday must not stop today's build."""
    files = {
        "x.md": item("goal", "purpose", "owner: nora", "period: 2026-10"),
        "y.md": item("goal", "purpose", metric("{date: 2026-08-31, value: 500}")),
        "sales.md": "kind: department\ntitle: Sales\npathfinders: [{person: nora}]\n",
    }
    result = check({**PEOPLE, **files})
    assert {f.code for f in result.findings} >= {"GT308", "GT403", "GT405", "GT804"}
    assert not result.fails("error")


def test_a_long_chain_without_periods_is_climbed_once(check: Check):
    """Hundreds of leaves below a deep chain find the period at its top."""
    chain = {f"g{n}.md": item("goal", f"g{n - 1}") for n in range(1, 300)}
    leaves = {
        f"leaf{n}.md": item("goal", "g299", f"period: 202{7 if n == 7 else 6}-12")
        for n in range(50)
    }
    result = check({**PEOPLE, "g0.md": item("goal", "purpose", "period: 2026"), **chain, **leaves})
    assert [f.item for f in of(result, "GT301")] == ["leaf7"]


def test_a_single_day_is_a_period_once_it_is_written_twice(check: Check):
    """A day of leave is what people write first; the check says how, and then hears no more."""
    person = "kind: person\ntitle: Eve\naway: [{period: 2026-12-24}]\n"
    (found,) = of(check({**PEOPLE, "eve.md": person}), "GT104")
    assert found.help == "a single day is written '2026-12-24/2026-12-24'"
    mended = person.replace("2026-12-24", "2026-12-24/2026-12-24")
    assert of(check({**PEOPLE, "eve.md": mended}), "GT104") == []
