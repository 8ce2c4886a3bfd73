"""What a StratML document becomes: kinds, links, ids, titles and periods."""

from __future__ import annotations

from goldenthread.interop.slug import MAX_LENGTH, claim_slug, make_slug


def test_mission_is_the_purpose_and_every_item_hangs_below_it(imported):
    """Vision and values support the purpose, goals the vision, objectives their goal."""
    result = imported("part1_2009")
    assert result.front("purpose") == {
        "kind": "purpose",
        "title": "To put a good book within reach of everybody",
        "stakeholders": [{"name": "Readers"}],
        "source_id": "_m",
    }
    assert result.front("vision")["supports"] == "purpose"
    assert result.front("values/patience")["supports"] == "purpose"
    assert result.front("goals/open-doors")["supports"] == "vision"
    assert result.front("objectives/sunday-hours")["supports"] == "open-doors"
    assert result.places("mission-as-purpose") == ["Mission 1"]


def test_goals_hang_from_the_purpose_where_there_is_no_vision(imported):
    """Without a vision nothing is made up between a goal and the purpose."""
    result = imported("part2_2016")
    assert "vision.md" not in result.files
    assert result.front("goals/clean-water")["supports"] == "purpose"


def test_missing_mission_is_said_and_not_made_up(imported):
    """The purpose is named after the organisation and asks to be written."""
    result = imported("nameless")
    assert result.front("purpose")["title"] == "Purpose of Ferry Company (to be written)"
    assert "two ferries" not in result.files["purpose.md"].text
    assert "two ferries" in result.body("about")
    assert result.places("written-purpose") == ["Mission"]


def test_several_missions_stay_in_one_purpose(imported_core):
    """The first mission is the title, the others are kept in the body and reported."""
    result = imported_core(
        "<Mission><Description>To swim.</Description></Mission>"
        "<Mission><Description>To dive.</Description></Mission><Goal><Name>Go</Name></Goal>"
    )
    assert result.front("purpose")["title"] == "To swim"
    assert "To dive." in result.body("purpose")
    assert result.places("several-missions") == ["Mission 2"]


def test_period_of_the_document_is_the_period_of_its_goals(imported):
    """Start and end become one period; a period that runs backwards is reported, not used."""
    good, backwards = imported("part1_2009"), imported("part2_2016")
    assert good.front("goals/open-doors")["period"] == "2024-01-01/2028-12-31"
    assert "period" not in good.front("objectives/sunday-hours")
    assert "period" not in backwards.front("goals/clean-water")
    assert backwards.places("backwards-period") == ["AdministrativeInformation"]


def test_numbers_and_source_ids_are_kept_as_text(imported):
    """1.10 stays 1.10, and the original id is found again."""
    front = imported("part1_2009").front("objectives/sunday-hours")
    assert (front["number"], front["source_id"]) == ("1.10", "_o1")


def test_repeated_names_and_ids_are_told_apart(imported):
    """Equal names get their number or parent into the id; equal source ids get their place."""
    result = imported("repeats")
    stems = [path for path in result.files if path.startswith(("goals", "objectives"))]
    assert stems == [
        "goals/collect.md",
        "objectives/staff.md",
        "objectives/staff-1-2.md",
        "objectives/staff-1-1.md",
        "objectives/collect-objective.md",
        "objectives/objective-5.md",
        "goals/museo-índice-5.md",
        "goals/index-item.md",
        "goals/博物馆.md",
    ]
    assert result.front("goals/collect")["source_id"] == "7#a#goal-1"
    assert result.front("objectives/staff-1-2")["source_id"] == "dup#goal-1/objective-2"
    assert len(result.places("repeated-id")) == 2


def test_nameless_items_are_named_from_what_they_say(imported):
    """Description, then dimension, then number give the title; only silence is dropped."""
    result = imported("nameless")
    assert result.front("goals/run-on-time")["title"] == "Run on time"
    assert result.body("goals/run-on-time").startswith("Run on time. Every ferry leaves")
    assert result.front("objectives/buy-a-third-ferry")["title"] == "Buy a third ferry"
    assert result.front("objectives/objective-1-3")["title"] == "Objective 1.3"
    assert result.front("objectives/delay")["title"] == "Delay"
    assert result.places("blank-objective") == ["Goal 1 > Objective 1"]
    assert len(result.places("missing-name")) == 4


def test_levels_are_left_flat_and_advised(imported):
    """Unless asked, objectives hang from their goal, and the report names the hidden levels."""
    result = imported("levels")
    assert result.front("objectives/deep")["supports"] == "exchange"
    assert result.places("hidden-levels") == ["Goal 1 > Objective 1", "Goal 1 > Objective 2"]


def test_levels_are_nested_by_number_when_asked(imported):
    """EX1.2.1.1 hangs under EX1.2.1 under EX1.2, whatever their order; EX1.20 does not."""
    result = imported("levels", nest=True)
    supports = {
        path.partition("/")[2].removesuffix(".md"): file.front["supports"]
        for path, file in result.files.items()
        if path.startswith("objectives/")
    }
    assert supports == {
        "level": "exchange",
        "twenty": "exchange",
        "twin-one": "exchange",
        "twin-two": "exchange",
        "below-twins": "exchange",
        "deep": "level",
        "deepest": "deep",
        "elsewhere": "other",
    }
    assert result.places("nested-by-number") == ["Goal 1 > Objective 2", "Goal 1 > Objective 1"]


def test_stakeholders_carry_their_roles(imported):
    """Role types are joined, role names and descriptions go to the note, blank roles go."""
    result = imported("part2_2016")
    assert result.front("goals/clean-water")["stakeholders"] == [
        {
            "name": "River Board",
            "role": "Performer, Beneficiary",
            "note": "Owns the weirs.; Regulator: issues permits",
        }
    ]
    assert result.places("blank-role") == ["Goal 1 > Stakeholder 1 > Role 3"]


def test_other_information_is_a_section(imported):
    """OtherInformation keeps its breaks and bullets below a heading of its own."""
    body = imported("part2_2016").body("about")
    assert body.endswith(
        "## Other information\n\nWritten by volunteers.\n\nThey meet:\n\n- on Mondays\n- on Fridays"
    )


def test_slugs_are_valid_ids():
    """Ids have letters and digits of any script joined by single hyphens, cut between words."""
    assert make_slug("  It's “CARE”: & more!  ") == "its-care-more"
    assert make_slug("Größe İzmir") == "größe-i-zmir"
    assert make_slug("://#") == ""
    assert len(make_slug("word " * 40)) <= MAX_LENGTH
    assert len(make_slug("x" * 400)) == MAX_LENGTH
    taken = {"a", "a-b", "a-2"}
    assert [claim_slug(("A", "B"), taken) for _ in range(2)] == ["a-3", "a-4"]
    assert claim_slug(("README",), set()) == "readme-item"
    assert claim_slug(("?",), set()) == "item"
