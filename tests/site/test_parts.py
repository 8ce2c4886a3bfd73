"""The building blocks: threads, sentences, amounts, rows."""

from __future__ import annotations

import pytest

from goldenthread.ground.period import parse_period
from goldenthread.measures.metric import build_metrics
from goldenthread.site.parts.amounts import plain_unit, show_amount
from goldenthread.site.parts.metrics import build_cards
from goldenthread.site.parts.parts import short_period, show_person
from goldenthread.site.parts.quarters import find_choices
from goldenthread.site.parts.rows import RowStyle, build_rows, walk
from goldenthread.site.parts.sentence import begin_small, build_sentence
from goldenthread.site.parts.spark import draw_spark
from goldenthread.site.parts.strand import draw_strand
from goldenthread.site.parts.thread import build_thread, explain_gap

PLAN = {
    "why.md": "kind: purpose\ntitle: Nobody thinks twice\n",
    "see.md": "kind: vision\ntitle: One million people\nsupports: why\n",
    "win.md": "kind: mission\ntitle: Win 40 cities\n"
    "supports: [{id: see, why: a million live within reach}]\n"
    "metrics: [{id: cities, name: Cities served, target: 40}]\n",
    "goal.md": "kind: goal\ntitle: Open eight cities\n"
    "supports: [{id: 'win#cities', why: each city pays for the next}]\n",
    "grow.md": "kind: goal\ntitle: Lift the margin\nsupports: win\n",
    "leads.md": "kind: objective\ntitle: Double the leads\n"
    "supports: [{id: goal, why: renters can become customers.}, {id: grow, why: it is cheap}]\n",
}


def thread_of(site, item_id):
    """Return (state, title) of each step above an item."""
    return [(step.state, step.title) for step in build_thread(site, site.plan.by_id[item_id])]


def test_a_whole_thread_runs_from_the_purpose_to_the_parent(make_site) -> None:
    """Purpose first, then each ancestor; second parents come last and are marked."""
    assert thread_of(make_site(PLAN), "leads") == [
        ("whole", "Nobody thinks twice"),
        ("whole", "One million people"),
        ("whole", "Win 40 cities"),
        ("whole", "Open eight cities"),
        ("ghost", "Lift the margin"),
    ]


def test_a_step_says_from_which_metric_the_next_one_hangs(make_site) -> None:
    """`supports: win#cities` shows the metric's name at the mission."""
    site = make_site(PLAN)
    notes = {step.title: step.note for step in build_thread(site, site.plan.by_id["goal"])}
    assert notes["Win 40 cities"] == "by “Cities served”"
    assert notes["One million people"] == ""


@pytest.mark.parametrize(
    ("files", "item", "reason"),
    [
        ({"a.md": "kind: goal\ntitle: A\n"}, "a", "It does not say what it serves."),
        (
            {"a.md": "kind: goal\ntitle: A\nsupports: wim\n"},
            "a",
            "It names “wim”, and nothing in the plan is called that.",
        ),
        (
            {
                "a.md": "kind: goal\ntitle: A\nsupports: wim\n",
                "b.md": "kind: objective\ntitle: B\nsupports: a\n",
            },
            "b",
            "“A” names “wim”, and nothing in the plan is called that.",
        ),
        (
            {"a.md": "kind: goal\ntitle: A\nsupports: [wim, win]\n"},
            "a",
            "It names “wim”, and nothing in the plan is called that.",
        ),
        ({"a.md": "kind: goal\ntitle: A\nsupports: a\n"}, "a", "It says that it serves itself."),
        (
            {
                "a.md": "kind: goal\ntitle: A\nsupports: b\n",
                "b.md": "kind: goal\ntitle: B\nsupports: a\n",
            },
            "a",
            "The thread runs in a circle: A → B.",
        ),
        (
            {
                "a.md": "kind: goal\ntitle: A\nstands_alone: because it is due\n",
                "b.md": "kind: objective\ntitle: B\nsupports: a\n",
            },
            "b",
            "“A” stands alone, so whatever hangs from it ends there.",
        ),
        (
            {"second.md": "kind: purpose\ntitle: Another\n"},
            "leads",
            "2 purposes claim to be the company’s; a thread can end in only one.",
        ),
    ],
)
def test_a_gap_says_in_words_what_is_missing(make_site, files, item, reason) -> None:
    """Each way to break a thread has its own sentence."""
    site = make_site({**PLAN, **files})
    assert explain_gap(site, site.plan.by_id[item]) == reason
    assert ("gap", reason) in thread_of(site, item)


def test_a_gap_below_a_known_purpose_leaves_the_purpose_on_the_line(make_site) -> None:
    """What is known stays: the purpose, the gap, then whatever hangs below the gap."""
    files = {
        **PLAN,
        "a.md": "kind: goal\ntitle: A\n",
        "b.md": "kind: objective\ntitle: B\nsupports: a\n",
    }
    steps = thread_of(make_site(files), "b")
    assert [state for state, _ in steps] == ["whole", "gap", "whole"]
    assert (steps[0][1], steps[2][1]) == ("Nobody thinks twice", "A")


def test_without_a_purpose_there_is_no_purpose_on_the_line(make_site) -> None:
    """A plan without a purpose says so, and draws nothing above the gap."""
    files = {k: v for k, v in PLAN.items() if k != "why.md"}
    steps = thread_of(make_site(files), "see")
    assert steps == [("gap", "Nobody has written down the company’s purpose yet.")]


def sentence_of(site, item_id):
    """Return the start and the clauses, holes in brackets."""
    sentence = build_sentence(site, site.plan.by_id[item_id])
    clauses = [f"<{c.hole}>" if c.hole else c.text for c in sentence.clauses]
    return [sentence.start, *clauses]


def test_the_sentence_climbs_from_why_to_why_and_ends_in_the_purpose(make_site) -> None:
    """Each why finishes "so that", without the full stop its writer may have put."""
    assert sentence_of(make_site(PLAN), "leads") == [
        "Double the leads",
        "renters can become customers",
        "each city pays for the next",
        "a million live within reach",
        "nobody thinks twice",
    ]


def test_a_missing_why_is_a_hole_that_leads_to_where_it_can_be_filled(make_site) -> None:
    """The hole links to the item that owes the why, and the sentence goes on."""
    site = make_site(PLAN)
    assert sentence_of(site, "grow") == [
        "Lift the margin",
        "<missing>",
        "a million live within reach",
        "nobody thinks twice",
    ]
    sentence = build_sentence(site, site.plan.by_id["grow"])
    assert sentence.clauses[0].address == "goals/grow/"


@pytest.mark.parametrize("supports", ["", "supports: nothing\n", "supports: [nothing, win]\n"])
def test_a_broken_thread_ends_the_sentence_in_what_nobody_knows(make_site, supports) -> None:
    """No why is shown for a link that stands in for a broken one."""
    site = make_site({**PLAN, "a.md": f"kind: goal\ntitle: A\n{supports}"})
    assert sentence_of(site, "a") == ["A", "<broken>"]


def test_the_purpose_and_what_stands_alone_have_no_sentence(make_site) -> None:
    """Neither serves anything above it."""
    site = make_site({**PLAN, "a.md": "kind: goal\ntitle: A\nstands_alone: because\n"})
    assert build_sentence(site, site.plan.by_id["why"]) is None
    assert build_sentence(site, site.plan.by_id["a"]) is None


@pytest.mark.parametrize(
    ("language", "title", "shown"),
    [
        ("en", "Nobody thinks twice.", "nobody thinks twice"),
        ("en", "Brightwater thinks twice", "Brightwater thinks twice"),
        ("de", "Niemand denkt zweimal nach", "niemand denkt zweimal nach"),
        ("de", "Wasser für alle", "Wasser für alle"),
    ],
)
def test_only_small_words_lose_their_capital(make_site, language, title, shown) -> None:
    """Names and German nouns keep theirs."""
    assert begin_small(make_site(PLAN, language=language), title) == shown


@pytest.mark.parametrize(
    ("language", "value", "unit", "shown", "rest"),
    [
        ("en", 18.2, "%", "18.2%", ""),
        ("en", 29, "€", "€29", ""),
        ("en", 9.4, "€", "€9.40", ""),
        ("en", -29, "€ a month", "−€29", "a month"),
        ("en", 1000000, "people", "1,000,000", "people"),
        ("en", 0.1 + 0.2, "", "0.3", ""),
        ("de", 18.2, "%", "18,2\u00a0%", ""),
        ("de", 1290, "€", "1.290\u00a0€", ""),
    ],
)
def test_an_amount_is_written_with_its_sign(make_site, language, value, unit, shown, rest) -> None:
    """Currency and percent join the number as the language has it; words stay words."""
    words = make_site(PLAN, language=language).words
    assert (show_amount(words, value, unit), plain_unit(unit)) == (shown, rest)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-Q4", "Q4 2026"),
        ("2026-10-01/2026-12-31", "Q4 2026"),
        ("2026-01-01/2026-06-30", "H1 2026"),
        ("2026-01-01/2026-12-31", "2026"),
        ("2026-10-05/2026-12-18", "to 18 Dec"),
        ("2026-10-05/2027-03-31", "to Mar 2027"),
        ("2026-10", "Oct 2026"),
    ],
)
def test_a_period_in_a_row_is_short(make_site, text, shown) -> None:
    """An interval is called by its name where it has one, else by its end."""
    assert short_period(make_site(PLAN), parse_period(text)) == shown


def test_a_person_is_initials_and_words(make_site) -> None:
    """A known person links to a page; an unknown one is shown as written."""
    files = {
        **PLAN,
        "people.md": "kind: department\ntitle: People\n",
        "ada.md": "kind: person\nid: ada-van-lint\ntitle: Ada van Lint\nrole: Lead\n"
        "engagement: contractor\ndepartment: people\n",
    }
    site = make_site(files)
    ada = show_person(site, "ada-van-lint")
    assert (ada.name, ada.initials, ada.address, ada.role, ada.contractor, ada.team) == (
        "Ada van Lint",
        "AL",
        "people/ada-van-lint/",
        "Lead",
        True,
        "People",
    )
    unknown = show_person(site, "raj-patel")
    assert (unknown.name, unknown.initials, unknown.address) == ("raj-patel", "RP", "")
    assert show_person(site, "") is None


def metric_plan(metric: str) -> dict[str, str]:
    """Make a plan with one goal that has one metric in 2026."""
    goal = f"kind: goal\ntitle: G\nsupports: win\nperiod: 2026\nmetrics: [{metric}]\n"
    return {**PLAN, "g.md": goal}


@pytest.mark.parametrize(
    ("metric", "status", "value", "distance", "percent"),
    [
        (
            "{id: m, baseline: 0, target: 100, actuals: [{date: 2026-11-22, value: 50}]}",
            "off-track",
            "50",
            "39 behind today’s plan",
            50,
        ),
        (
            (
                "{id: m, unit: €, direction: down, baseline: 38, target: 24,"
                " actuals: [{date: 2026-11-01, value: 25}]}"
            ),
            "on-track",
            "€25",
            "€0.50 ahead of today’s plan",
            93,
        ),
        (
            (
                '{id: m, unit: "% of homes", baseline: 40, target: 75,'
                " actuals: [{date: 2026-11-22, value: 52}]}"
            ),
            "off-track",
            "52%",
            "19 points behind today’s plan",
            34,
        ),
        (
            "{id: m, baseline: 0, target: 100, actuals: [{date: 2026-11-01, value: 120}]}",
            "on-track",
            "120",
            "Target met",
            100,
        ),
        ("{id: m, baseline: 0, target: 100}", "not-started", "–", "No value yet", None),
        (
            "{id: m, target: {low: 3, high: 5}, actuals: [{date: 2026-11-01, value: 7}]}",
            "",
            "7",
            "Outside the range",
            None,
        ),
        ("{id: m, actuals: [{date: 2026-11-01, value: 7}]}", "", "7", "", None),
    ],
)
def test_a_card_says_how_far_a_metric_is(
    make_site, metric, status, value, distance, percent
) -> None:
    """Value, pace and distance in words come from the straight line of the period."""
    site = make_site(metric_plan(metric))
    (card,) = build_cards(site, site.plan.by_id["g"])
    assert (card.status, card.value, card.distance, card.percent) == (
        status,
        value,
        distance,
        percent,
    )


def test_a_card_shows_its_working_and_its_age(make_site) -> None:
    """The formula can be checked by hand; an old value says that it is old."""
    old = "{id: m, baseline: 0, target: 100, actuals: [{date: 2026-09-01, value: 50, note: slow}]}"
    site = make_site(metric_plan(old))
    (card,) = build_cards(site, site.plan.by_id["g"])
    assert card.formula == (
        "Progress: (50 − 0) / (100 − 0) = 50%. Time gone: 89%. "
        "Progress over time is 0.56; at risk below 0.9, off track below 0.6."
    )
    assert card.stale
    assert [(a.date, a.value, a.note) for a in card.actuals] == [("1 September 2026", "50", "slow")]
    assert card.spark is None


def test_a_spark_sets_values_by_their_dates(make_site) -> None:
    """A gap in time is a gap in the line; the target is a line of its own."""
    (metric,) = build_metrics(
        [
            {
                "id": "m",
                "target": 10,
                "actuals": [
                    {"date": "2026-01-01", "value": 0},
                    {"date": "2026-01-11", "value": 5},
                    {"date": "2026-04-11", "value": 10},
                ],
            }
        ]
    )
    spark = draw_spark(make_site(PLAN).words, metric)
    assert spark.line == "3,28 14.2,16 115,4"
    assert (spark.x, spark.y, spark.target_y) == ("115", "4", "4")
    assert spark.label == "Trend from 1 January 2026 to 11 April 2026: 0, 5, 10. Target: 10."


def test_rows_nest_by_their_depths(make_site) -> None:
    """Each row knows whether children follow, how many lists end after it, and if it is last."""
    site = make_site(PLAN)
    entries = walk(site, [site.plan.purpose], site.plan.by_id)
    rows = build_rows(site, entries, RowStyle(anchors=True), current="win")
    shape = [(r.anchor, r.depth, r.has_children, r.closes, r.last, r.current) for r in rows]
    assert shape == [
        ("why", 0, True, 0, True, False),
        ("see", 1, True, 0, True, False),
        ("win", 2, True, 0, True, True),
        ("grow", 3, False, 0, False, False),
        ("goal", 3, True, 0, True, False),
        ("leads", 4, False, 4, True, False),
    ]


def test_a_gap_is_never_rounded_away() -> None:
    """Of a thousand items a single broken one still cuts the line."""
    strand = draw_strand([index == 500 for index in range(1000)])
    assert sum(piece.cut for piece in strand.pieces) == 1
    assert len(strand.pieces) == 3
    assert draw_strand([]).pieces == ()


def test_an_item_counts_for_every_quarter_it_touches(make_site) -> None:
    """Short periods make the quarters to choose from; long ones count for all of them."""
    files = {
        **PLAN,
        "a.md": "kind: goal\ntitle: A\nsupports: win\nperiod: 2026-Q3\n",
        "b.md": "kind: goal\ntitle: B\nsupports: win\nperiod: 2026-08-15/2026-12-31\n",
        "c.md": "kind: goal\ntitle: C\nsupports: win\nperiod: 2024/2031\n".replace(
            "2024/2031", "2024-01-01/2031-12-31"
        ),
    }
    plan = make_site(files).plan
    choices = find_choices(plan.items, 1)
    assert [p.text for p in choices.periods] == ["2026-Q3", "2026-Q4"]
    assert [choices.of(plan.by_id[i]) for i in "abc"] == [
        "2026-Q3",
        "2026-Q3 2026-Q4",
        "2026-Q3 2026-Q4",
    ]


def test_quarters_follow_the_fiscal_year(make_site) -> None:
    """A fiscal year from April is named by the year in which it ends."""
    files = {**PLAN, "a.md": "kind: goal\ntitle: A\nsupports: win\nperiod: 2026-05-01/2026-06-15\n"}
    plan = make_site(files, fiscal_year_start=4).plan
    assert [p.text for p in find_choices(plan.items, 4).periods] == ["2027-Q1"]


def test_the_last_of_a_branch_is_last_though_another_branch_follows(make_site) -> None:
    """Rows of the same depth in different branches are no siblings."""
    files = {
        **PLAN,
        "fast.md": "kind: objective\ntitle: Answer at once\nsupports: [{id: grow, why: w}]\n",
    }
    site = make_site(files)
    rows = build_rows(site, walk(site, [site.plan.by_id["win"]], site.plan.by_id), RowStyle())
    assert [(row.title, row.last) for row in rows] == [
        ("Win 40 cities", True),
        ("Lift the margin", False),
        ("Answer at once", True),
        ("Open eight cities", True),
        ("Double the leads", True),
    ]
