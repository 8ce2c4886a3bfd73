"""The machine-readable copies of a plan."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import jsonschema
import pytest

from goldenthread.config.settings import Settings
from goldenthread.findings.check import Result, check_plan
from goldenthread.ground.resources import resource
from goldenthread.plan.load import load_plan
from goldenthread.site.exports import dump_items, dump_links, dump_plan, export_files
from goldenthread.site.exports.plan_json import LONGEST_THREAD
from goldenthread.site.parts.handbook_text import read_examples

EXAMPLE = resource("site_templates").parent / "plans"

PLAN = {
    "purpose.md": "kind: purpose\ntitle: Nobody thinks twice before drinking\nowner: ada",
    "vision.md": "kind: vision\ntitle: A million people\nsupports: purpose\nowner: ada",
    "goal.md": (
        "kind: goal\ntitle: '=1+1'\nowner: ada\nformerly: [old-goal]\noutcomes: [revenue, margin]\n"
        "period: 2026-Q4\nsupports: [{id: vision, why: '@here, more homes drink'}, purpose]\n"
        "metrics: [{id: homes, name: Homes, unit: homes, baseline: 0, target: 200,"
        " actuals: [{date: 2026-11-01, value: 50}]}]"
    ),
    "objective.md": (
        "kind: objective\ntitle: 'Half \"done\", still\\n open'\nowner: ben\n"
        "supports: [old-goal#homes]"
    ),
    "lost.md": "kind: objective\ntitle: Lost\nowner: nobody\nsupports: nowhere",
    "ada.md": (
        "kind: person\ntitle: Ada\ndepartment: sales\n"
        "purpose: {text: my secret reason, consent: true, touches: [purpose]}"
    ),
    "ben.md": "kind: person\ntitle: Ben\ncontributes_to: [goal]",
    "sales.md": "kind: department\ntitle: Sales\npathfinders: [{person: ada, backup: ben}]",
}


def check(folder: Path, files: dict[str, str]) -> Result:
    """Write files with this front matter and check them as a plan."""
    for name, front in files.items():
        (folder / name).write_text(f"---\n{front}\n---\n", "utf-8")
    return check_plan(load_plan(Settings(root=folder, plan_dir=folder)))


@pytest.fixture
def result(tmp_path: Path) -> Result:
    """A small plan with a gap, a forwarded id and hostile strings."""
    return check(tmp_path, PLAN)


def read(result: Result) -> dict[str, dict]:
    """Return the exported items by id."""
    return {item["id"]: item for item in json.loads(dump_plan(result))["items"]}


def rows(data: bytes) -> list[dict[str, str]]:
    """Read CSV as a spreadsheet would."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def validate(data: bytes) -> None:
    """Hold an export against its published schema."""
    schema = json.loads(resource("schema/output/plan.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(json.loads(data))


def test_the_export_of_the_example_plan_follows_its_schema() -> None:
    """The example company's plan.json is valid and names every item."""
    result = check_plan(load_plan(Settings(root=EXAMPLE.parent, plan_dir=EXAMPLE)))
    data = dump_plan(result)
    validate(data)
    assert len(json.loads(data)["items"]) == len(result.plan.items) > 80


def test_the_export_of_a_broken_plan_follows_its_schema(result: Result) -> None:
    """Unknown targets and persons are told, not hidden, and the file stays valid."""
    validate(dump_plan(result))
    lost = read(result)["lost"]
    assert lost["broken"] is True
    assert lost["supports"] == [
        {"id": "nowhere", "part": None, "why": None, "primary": False, "resolved": False}
    ]
    assert {"id": "nobody", "resolved": False}.items() <= lost["links"][0].items()
    found = json.loads(dump_plan(result))
    assert "GT201" in [finding["code"] for finding in found["findings"]]
    assert found["counts"]["threads_broken"] == 1


def test_an_empty_plan_exports(tmp_path: Path) -> None:
    """A folder without items gives valid, empty files."""
    result = check(tmp_path, {})
    validate(dump_plan(result))
    assert rows(dump_items(result)) == []
    assert dump_links(result).count(b"\r\n") == 1


def test_links_and_back_links_mirror_each_other(result: Result) -> None:
    """Whatever an item names, the named item names back."""
    items = read(result)
    for item in items.values():
        for support in item["supports"]:
            if support["resolved"]:
                assert item["id"] in items[support["id"]]["supported_by"]
        for link in item["links"]:
            if link["resolved"]:
                back = {"id": item["id"], "field": link["field"], "meaning": link["meaning"]}
                assert back in items[link["id"]]["linked_by"]
    assert {
        "id": "sales",
        "field": "pathfinders.backup",
        "meaning": "stands in for the lead of",
    } in (items["ben"]["linked_by"])


def test_an_item_carries_its_thread_reasons_and_metrics(result: Result) -> None:
    """The goal says where it hangs, why, and how far it has come."""
    goal = read(result)["goal"]
    assert goal["thread"] == ["purpose", "vision", "goal"]
    assert goal["thread_complete"] is True
    assert goal["parent"] == "vision"
    assert goal["supports"] == [
        {
            "id": "vision",
            "part": None,
            "why": "@here, more homes drink",
            "primary": True,
            "resolved": True,
        },
        {"id": "purpose", "part": None, "why": None, "primary": False, "resolved": True},
    ]
    assert goal["supported_by"] == ["objective"]
    assert goal["progress"] == 0.25
    assert goal["metrics"][0]["formula"] == "(50 − 0) / (200 − 0) = 25 %"
    assert (goal["start"], goal["end"]) == ("2026-10-01", "2026-12-31")


def test_a_forwarded_id_is_exported_as_the_living_one(result: Result) -> None:
    """`supports: old-goal#homes` leads to the goal that was once called so, with its part."""
    support = read(result)["objective"]["supports"][0]
    assert (support["id"], support["part"], support["primary"]) == ("goal", "homes", True)


def test_what_people_wrote_about_themselves_stays_on_their_page(result: Result) -> None:
    """No export carries a personal purpose or what it touches."""
    for data in export_files(result, str).values():
        assert b"secret" not in data
        assert b"touches" not in data


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    """Files written in another order change nothing."""
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    one = export_files(check(first, PLAN), str)
    two = export_files(check(second, dict(reversed(PLAN.items()))), str)
    assert one == two
    assert sorted(one) == ["commitments.csv", "items.csv", "links.csv", "plan.json"]


def test_addresses_go_through_the_sites_own_form(result: Result) -> None:
    """A site without directory addresses gets its own links."""
    data = json.loads(dump_plan(result, lambda address: address.rstrip("/") + ".html"))
    assert "goals/goal.html" in [item["url"] for item in data["items"]]
    assert b"goals/goal.html" in dump_items(result, lambda address: address.rstrip("/") + ".html")


def test_a_chain_of_thousands_stays_linear(tmp_path: Path) -> None:
    """A thread is cut to the nearest hundred, says so, and `parent` leads on."""
    length = 3000
    files = {f"g{n}.md": f"kind: goal\ntitle: G{n}\nsupports: g{n - 1}" for n in range(1, length)}
    result = check(tmp_path, {"g0.md": "kind: purpose\ntitle: P", **files})
    items = read(result)
    last = items[f"g{length - 1}"]
    assert last["thread"] == [f"g{n}" for n in range(length - LONGEST_THREAD, length)]
    assert last["thread_complete"] is False
    assert items[last["thread"][0]]["parent"] == f"g{length - LONGEST_THREAD - 1}"
    assert items[f"g{LONGEST_THREAD - 1}"]["thread_complete"] is True


def test_a_cycle_ends_where_it_closes(tmp_path: Path) -> None:
    """Two goals that support each other have threads of two, and the file is valid."""
    result = check(
        tmp_path,
        {
            "a.md": "kind: goal\ntitle: A\nsupports: b",
            "b.md": "kind: goal\ntitle: B\nsupports: a",
        },
    )
    validate(dump_plan(result))
    assert read(result)["a"]["thread"] == ["b", "a"]


def test_cells_that_would_run_as_formulas_are_defused(result: Result) -> None:
    """A title that starts like a formula gets an apostrophe; ids and numbers stay."""
    goal = next(row for row in rows(dump_items(result)) if row["id"] == "goal")
    assert goal["title"] == "'=1+1"
    assert (goal["progress"], goal["outcomes"]) == ("0.25", "revenue margin")
    links = rows(dump_links(result))
    why = next(row["why"] for row in links if row["from"] == "goal" and row["to"] == "vision")
    assert why == "'@here, more homes drink"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])  # noqa: RUF001
def test_every_opening_of_a_formula_is_defused(tmp_path: Path, start: str) -> None:
    """No text cell begins with what a spreadsheet runs."""
    why = json.dumps(f"{start}x")
    goal = f"kind: goal\ntitle: G\nsupports: [{{id: p, why: {why}}}]"
    result = check(tmp_path, {"p.md": "kind: purpose\ntitle: P", "g.md": goal})
    assert rows(dump_links(result))[0]["why"] == f"'{start}x"


def test_negative_progress_stays_a_number(tmp_path: Path) -> None:
    """A number that we computed is no formula."""
    result = check(
        tmp_path,
        {
            "g.md": "kind: goal\ntitle: G\nmetrics: [{id: m, name: M, baseline: 10, target: 20,"
            " actuals: [{value: 5}]}]"
        },
    )
    assert rows(dump_items(result))[0]["progress"] == "-0.5"


def test_quotes_and_line_breaks_survive(result: Result) -> None:
    """RFC 4180: a cell may hold quotes, commas and line breaks."""
    titles = {row["id"]: row["title"] for row in rows(dump_items(result))}
    assert titles["objective"] == result.plan.by_id["objective"].title
    assert '"done"' in titles["objective"]


def test_links_say_which_one_draws_the_thread(result: Result) -> None:
    """The table of links holds supports and all other references."""
    found = [
        (r["field"], r["to"], r["primary"]) for r in rows(dump_links(result)) if r["from"] == "goal"
    ]
    assert ("supports", "vision", "yes") in found
    assert ("supports", "purpose", "") in found
    assert ("owner", "ada", "") in found


@pytest.fixture
def bikes(tmp_path: Path) -> Result:
    """The handbook's example plan, which has a journey, a campaign and an assessment."""
    for example in read_examples().values():
        path = tmp_path / example.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{example.text}\n", "utf-8")
    table = "data/funnel.csv"
    tmp_path.joinpath(table).parent.mkdir()
    tmp_path.joinpath(table).write_bytes(
        resource(f"site_templates/questions/journey/handbook/plan/{table}").read_bytes()
    )
    today = dt.date(2026, 11, 22)
    return check_plan(load_plan(Settings(root=tmp_path, plan_dir=tmp_path, today=today)))


def test_an_item_carries_its_stage_and_how_its_aims_fit(bikes: Result) -> None:
    """What it reaches is told apart from whether it contributes, and its verdict is named."""
    items = read(bikes)
    told = ("stage", "aims_fit", "outcomes_reached", "contributes")
    objective = [items["more-families-ask"][name] for name in told]
    assert objective == ["school-run#enquiry", "leads-there", ["revenue", "market-share"], True]
    assert [items["school-gate"][name] for name in told[2:]] == [
        ["revenue", "market-share"],
        False,
    ]
    assert [items["nora-field"][name] for name in told] == [None, None, [], False]
    table = {row["id"]: row for row in rows(dump_items(bikes))}
    assert [table["more-families-ask"][name] for name in told] == [
        "school-run#enquiry",
        "leads-there",
        "revenue market-share",
        "yes",
    ]
    assert table["school-gate-summer"]["campaign"] == "school-gate"


def test_how_items_stand_to_what_is_above_them_is_counted(tmp_path: Path) -> None:
    """Each verdict once, by its own word on the item and added up at the top."""
    head = "kind: objective\ntitle: W\nsupports: goal\naims: "
    found = check(
        tmp_path,
        {
            "purpose.md": "kind: purpose\ntitle: P",
            "goal.md": "kind: goal\ntitle: G\nsupports: purpose\naims: [reach]",
            "a.md": head + "[brand]",
            "b.md": head + "[brand, cost]",
            "c.md": head + "[revenue]",
            "d.md": head + "[remarketing]",
            "e.md": head + "[]",
        },
    )
    validate(dump_plan(found))
    data = json.loads(dump_plan(found))
    assert data["version"] == 2
    assert data["alignment"] == {
        "leads_there": 1,
        "in_part": 1,
        "says_nothing": 1,
        "against": 1,
        "unchecked": 1,
    }
    fits = {item["id"]: item["aims_fit"] for item in data["items"]}
    assert fits == {
        "purpose": None,
        "goal": None,
        "a": "leads-there",
        "b": "in-part",
        "c": "says-nothing",
        "d": "against",
        "e": "unchecked",
    }


def test_a_journey_is_exported_as_the_page_shows_it(bikes: Result) -> None:
    """Stages with volumes, shares and needs, hand-offs with their agreement, and the money."""
    data = dump_plan(bikes)
    validate(data)
    [journey] = json.loads(data)["journeys"]
    stages = {stage["id"]: stage for stage in journey["stages"]}
    assert list(stages) == ["visitor", "enquiry", "test-ride", "customer"]
    assert (journey["revenue_needed"], journey["revenue_expected"]) == (14500, 14700)
    assert (journey["currency"], journey["missing"], journey["shortfall"]) == ("EUR", None, None)
    enquiry = stages["enquiry"]
    assert (enquiry["volume"], enquiry["conversion"], enquiry["owner"]) == (38, 0.5, "marketing")
    assert enquiry["serving"] == ["more-families-ask", "height-chart"]
    assert stages["visitor"]["lag"] == {"value": 2, "unit": "day", "business": False}
    [agreed] = journey["hand_offs"]
    assert (agreed["team"], agreed["route"], agreed["unanswered"]) == ("sales", "rep", [])
    assert [one["side"] for one in agreed["signed"]] == ["from", "to"]


def test_an_assessment_is_exported_row_by_row(bikes: Result) -> None:
    """What was not counted is left out, not written as nothing."""
    [assessment] = json.loads(dump_plan(bikes))["assessments"]
    assert (assessment["campaign"], assessment["verdict"]) == ("school-gate", "change")
    [row] = assessment["results"]
    assert row["actual"]["reached"] == 1150
    assert "qualified" not in row["actual"]
    assert [lesson["worked"] for lesson in assessment["lessons"]] == [True, False]


def test_sums_beyond_all_numbers_are_left_out(tmp_path: Path) -> None:
    """JSON has no infinity; a journey of absurd figures still gives a valid file."""
    stages = ", ".join(
        f"{{id: s{n}, target_conversion: 1, volume: [{{date: 2026-10-31, value: {v}}}]}}"
        for n, v in enumerate(("1.0e-90", "1.0e+99", "1.0e-90", "1.0e+99", "1.0e+99"))
    )
    journey = f"kind: journey\ntitle: J\nstages: [{stages}]\ndeal: {{stage: s4, size: 1.0e+99}}"
    validate(dump_plan(check(tmp_path, {"j.md": journey})))
