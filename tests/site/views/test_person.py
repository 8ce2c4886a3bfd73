"""The page of a person, and the index of people."""

from __future__ import annotations

import json

import pytest

from goldenthread.site.parts.sight import draw_sight
from goldenthread.site.parts.threads import join_threads, shared_top
from goldenthread.site.views.people import build_people
from goldenthread.site.views.person import build_person_page
from tests.site.company import COMPANY, HOSTILE
from tests.site.conftest import ask, panel


def model_of(site, item_id):
    """Return the view model of a person's page."""
    return build_person_page(site, site.plan.by_id[item_id]).model


def page_of(site, item_id):
    """Render and parse a person's page."""
    return ask(site, build_person_page(site, site.plan.by_id[item_id]))


def test_shared_parts_of_threads_are_shown_once(make_site) -> None:
    """Maya owns an objective and a campaign below it: one ladder, then both as rows."""
    model = model_of(make_site(COMPANY), "maya")
    assert [(step.kind, step.title) for step in model.steps] == [
        ("Purpose", "Nobody thinks twice before drinking"),
        ("Vision", "One million people drinking safe water at home"),
        ("Goal", "Be chosen by one in four homes"),
    ]
    assert [(row.title, row.depth, row.mine) for row in model.rows] == [
        ("Double the leads", 0, True),
        ("Starter kit", 1, True),
    ]
    assert model.summary == "Both pieces of work reach the purpose"


def test_the_drawing_leads_from_own_work_to_the_purpose(make_site) -> None:
    """The purpose stands rightmost, each item left of what it serves, every line in gold."""
    drawing = model_of(make_site(COMPANY), "maya").drawing
    left = {node.title: node.x for node in drawing.nodes}
    assert sorted(left, key=left.get) == [
        "Starter kit",
        "Double the leads",
        "Be chosen by one in four homes",
        "One million people drinking safe water at home",
        "Nobody thinks twice before drinking",
    ]
    assert drawing.heads[0].text == "Own work"
    assert {link.state for link in drawing.links} == {"on"}
    assert [node.title for node in drawing.nodes if node.state == "current"] == [
        "Starter kit",
        "Double the leads",
    ]


def test_what_stands_alone_takes_nothing_from_the_shared_ladder(make_site) -> None:
    """Work outside all threads stands beside them with its reason; the others share their top."""
    alone = {**COMPANY, "brand.md": COMPANY["brand.md"].replace("supports: nowhere", "ALONE")}
    alone["brand.md"] = alone["brand.md"].replace("ALONE", "stands_alone: the law asks for it")
    model = model_of(make_site(alone), "zoe")
    assert model.steps[0].kind == "Purpose"
    assert "Refresh the brand" not in [row.title for row in (*model.rows, *model.cut)]
    assert [(one.title, one.note) for one in model.alone] == [
        ("Refresh the brand", "the law asks for it")
    ]


def test_what_stands_alone_is_counted_beside_what_reaches_the_purpose(make_site) -> None:
    """It is no work that misses the purpose, and it is not left out in silence either."""
    alone = COMPANY["brand.md"].replace("supports: nowhere", "stands_alone: the law asks for it")
    model = model_of(make_site({**COMPANY, "brand.md": alone}), "ines")
    assert model.summary == "Both pieces of work reach the purpose · 1 stands alone"
    files = {**COMPANY, "brand.md": alone.replace("owner: ines", "owner: zoe")}
    assert "alone" not in model_of(make_site(files), "ines").summary


def test_a_broken_thread_is_drawn_cut_and_listed_apart(make_site) -> None:
    """The brand work names nothing: dashed, with a cut, and a reason beside it."""
    model = model_of(make_site(COMPANY), "ines")
    assert len(model.drawing.cuts) == 1
    assert "broken" in {link.state for link in model.drawing.links}
    assert [row.title for row in model.cut] == ["Refresh the brand"]
    assert "nowhere" in model.cut[0].flags[0].text
    assert model.summary == "2 of 3 pieces of work reach the purpose"
    assert model.steps[0].title == "Nobody thinks twice before drinking"


def test_a_line_never_runs_through_a_node(make_site) -> None:
    """A link that skips a column keeps to its own row until the last gutter."""
    files = {
        **COMPANY,
        "direct.md": "kind: initiative\nid: direct\ntitle: Straight to the goal\nowner: maya\n"
        "supports: [{id: share, why: it helps}]\n",
    }
    site = make_site(files)
    drawing = model_of(site, "maya").drawing
    assert_lines_clear(drawing)
    everyone = [item for item in site.plan.threaded if item.owner]
    assert_lines_clear(draw_sight(site, join_threads(site, everyone), owned=True))


def assert_lines_clear(drawing) -> None:
    """Hold the level part of each line, and the nodes themselves, against all nodes."""
    for link in drawing.links:
        start, _, rest = link.path.removeprefix("M").partition("H")
        x, y = map(int, start.split())
        end = int(rest.partition("C")[0])
        for node in drawing.nodes:
            inside = node.y < y < node.y + node.height
            assert not (inside and node.x < end and node.x + node.width > x), (link, node)
    boxes = [(n.x, n.y, n.x + n.width, n.y + n.height) for n in drawing.nodes]
    for i, (a, b, c, d) in enumerate(boxes):
        for e, f, g, h in boxes[i + 1 :]:
            assert c <= e or g <= a or d <= f or h <= b


def test_who_owns_nothing_is_linked_by_what_they_contribute_to(make_site) -> None:
    """Ada's thread is that of the item she names, labelled so."""
    model = model_of(make_site(COMPANY), "ada")
    assert model.source == "contributes"
    assert [(row.title, row.flags[0].text) for row in model.rows] == [
        ("Answer within a day", "contributes")
    ]


def test_else_the_thread_is_the_teams(make_site) -> None:
    """Zoë is named by nothing: her team's objectives link her, and the page says so."""
    model = model_of(make_site(COMPANY), "zoe")
    assert model.source == "team"
    assert "through the team" in [flag.text for row in model.rows for flag in row.flags]
    assert model.drawing.heads[0].text != "Own work"
    assert "Nothing here is owned alone" in model.summary


def test_without_work_and_team_the_purpose_is_still_there(make_site) -> None:
    """A person whom nothing names sees the company's purpose and that the thread is missing."""
    page = page_of(
        make_site(
            {
                "why.md": "kind: purpose\ntitle: Nobody thinks twice\n",
                "new.md": "kind: person\ntitle: New Example\n",
            }
        ),
        "new",
    )
    assert "No thread yet" in page.text
    assert "Nobody thinks twice" in page.texts("a")
    assert page.all("svg") == []


def test_a_personal_purpose_needs_consent(make_site) -> None:
    """The words appear with consent and in no other case."""
    words = "I want to undo some of it."
    assert words in page_of(make_site(COMPANY), "ines").text
    assert panel(model_of(make_site(COMPANY), "ines"), "purposes").shared[0].title.startswith("Nobody")
    for consent in ("consent: false, ", "consent: 'yes', ", ""):
        files = {**COMPANY, "ines.md": COMPANY["ines.md"].replace("consent: true, ", consent)}
        assert words not in page_of(make_site(files), "ines").text


def test_the_page_says_what_would_lose_its_thread(make_site) -> None:
    """Tom's tactic hangs from Maya's campaign; work that is cut off already does not count."""
    model = model_of(make_site(COMPANY), "maya")
    assert (model.loss, [(link.title, link.note) for link in model.losing]) == (
        "One item of others would lose its thread",
        [("Real photographs", "Tom Example")],
    )
    cut = {**COMPANY, "leads.md": COMPANY["leads.md"].replace("id: share", "id: nobody")}
    cut["leads.md"] = cut["leads.md"].replace(", stay]", "]")
    assert model_of(make_site(cut), "maya").loss == ""


def test_reviews_and_further_duties_are_listed(make_site) -> None:
    """Ines reviews the objective and leads Marketing; Raj settles a tension."""
    site = make_site(COMPANY)
    ines = model_of(site, "ines")
    assert [link.title for link in ines.reviewed] == ["Double the leads"]
    assert [(duty.meaning, duty.links[0].title) for duty in ines.duties] == [("Leads", "Marketing")]
    assert [duty.meaning for duty in model_of(site, "raj").duties] == ["Settles a tension in"]


@pytest.mark.parametrize(
    ("end", "said"),
    [("2026-08-31", "Left on 31 August 2026."), ("2027-01-31", "Leaves on 31 January 2027.")],
)
def test_leavers_are_announced_with_what_they_leave(make_site, end: str, said: str) -> None:
    """The page names the day and how many items need an owner."""
    files = {**COMPANY, "maya.md": COMPANY["maya.md"] + f"end: {end}\n"}
    assert model_of(make_site(files), "maya").left == f"{said} 2 items need a new owner."


def test_who_left_has_no_thread_through_the_team(make_site) -> None:
    """Per is gone; the team's work is no longer his."""
    model = model_of(make_site(COMPANY), "per")
    assert (model.source, model.rows, model.drawing) == ("left", (), None)


def test_findings_on_own_work_are_shown(make_site) -> None:
    """The broken brand work is told to its owner and to nobody else."""
    site = make_site(COMPANY)
    assert "GT201" in [finding.code for finding in model_of(site, "ines").findings]
    assert "GT201" not in [finding.code for finding in model_of(site, "maya").findings]


def test_hostile_words_are_text(make_site) -> None:
    """Names, roles and a person's own purpose stay text."""
    files = {
        **COMPANY,
        "ines.md": f"kind: person\nid: ines\ntitle: {json.dumps(HOSTILE)}\n"
        f"role: {json.dumps(HOSTILE)}\n"
        f"department: marketing\npurpose: {{text: {json.dumps(HOSTILE)}, consent: true}}\n",
        "mv.md": COMPANY["mv.md"].replace("Every home has heard", "'<img src=x onerror=y>'"),
    }
    page = page_of(make_site(files), "ines")
    assert page.all("script") == []
    assert page.all("img") == []
    assert "<script>alert(1)</script>" in page.texts("h1")[0]


def test_a_thread_of_thousands_is_not_drawn(make_site) -> None:
    """Deeper than anyone would read, an item stands alone in the list."""
    length = 1500
    files = {
        "why.md": "kind: purpose\nid: g0\ntitle: Why\n",
        "ada.md": "kind: person\ntitle: Ada Example\n",
        **{
            f"g{n}.md": f"kind: goal\ntitle: G{n}\nsupports: g{n - 1}\nowner: ada\n"
            for n in range(1, length)
        },
    }
    site = make_site(files)
    model = model_of(site, "ada")
    assert model.drawing is None
    assert f"G{length - 1}" in [row.title for row in model.rows]


def test_a_ring_of_work_ends(make_site) -> None:
    """Two goals that support each other are both shown, cut off."""
    site = make_site(
        {
            "ada.md": "kind: person\ntitle: Ada Example\n",
            "a.md": "kind: goal\ntitle: A\nsupports: b\nowner: ada\n",
            "b.md": "kind: goal\ntitle: B\nsupports: a\nowner: ada\n",
        }
    )
    threads = join_threads(site, [site.plan.by_id["a"], site.plan.by_id["b"]])
    assert sorted(item.id for item, _ in threads.walk()) == ["a", "b"]
    assert shared_top(site, threads) == ()
    assert sorted(row.title for row in model_of(site, "ada").cut) == ["A", "B"]


def test_the_index_has_everyone_by_team_and_by_letter(make_site) -> None:
    """Each person stands once with the team and once in the alphabet; leavers stand apart."""
    model = build_people(make_site(COMPANY)).model
    assert [(team.title, len(team.members)) for team in model.teams] == [
        ("Marketing", 4),
        ("Sales", 2),
        ("Across departments", 1),
    ]
    assert [letter.letter for letter in model.letters] == ["A", "H", "I", "M", "R", "T", "Z"]
    assert [link.title for link in model.left] == ["Per Example"]
    assert model.head.lead == "7 people are named in the plan. One of them is a contractor."


def test_who_is_retired_is_a_former_colleague_too(make_site) -> None:
    """A file that is retired says that somebody left, with or without a last day."""
    gone = COMPANY["raj.md"] + "retired: {date: 2026-10-31, because: moved away}\n"
    model = build_people(make_site({**COMPANY, "raj.md": gone})).model
    named = [member.person.name for team in model.teams for member in team.members]
    former = [link.title for link in model.left]
    assert (len(former), model.count) == (2, 6)
    assert not set(former) & set(named)


def test_letters_of_any_script_and_accents_are_sorted(make_site) -> None:
    """Émile stands under E; a name in Greek has its own letter."""
    site = make_site(
        {
            "a.md": "kind: person\ntitle: Émile Example\n",
            "b.md": "kind: person\ntitle: Eva Example\n",
            "c.md": "kind: person\ntitle: Ωμέγα\ndepartment: nowhere\n",
        }
    )
    letters = build_people(site).model.letters
    assert [(letter.letter, len(letter.people)) for letter in letters] == [("E", 2), ("Ω", 1)]
    assert build_people(site).model.count == 3
    assert [team.title for team in build_people(site).model.teams] == ["Across departments"]


def test_the_index_links_and_filters(make_site) -> None:
    """Everyone is a link; the field for typing is hidden until a script shows it."""
    site = make_site(COMPANY)
    page = ask(site, build_people(site))
    links = [a.attributes["href"] for a in page.all("a", "gt-person")]
    assert sorted(links) == sorted(
        f"/people/{who}/" for who in ("ines", "maya", "tom", "zoe", "ada", "raj", "hana")
    )
    assert "hidden" in page.all("div", "gt-everyone__q")[0].attributes


def test_the_index_counts_where_people_appear_as_teams(make_site) -> None:
    """Each team with how many belong to it; no list, no letters, nothing to type."""
    site = make_site(COMPANY, people="team")
    page = ask(site, build_people(site))
    assert "4 people" in page.text
    assert page.all("li") == page.all("dl") == page.all("input") == []


def test_the_index_of_nobody_says_so(make_site) -> None:
    """An empty plan has an index, too."""
    site = make_site({})
    assert "names nobody yet" in ask(site, build_people(site)).text
