"""What GT312 and GT319 advise, followed word by word: it mends the item and harms no other."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.config.settings import Settings
from goldenthread.findings.check import check_plan
from goldenthread.findings.finding import Finding
from goldenthread.plan.load import load_plan
from tests.conftest import PURPOSE, TODAY, MakePlan, write_files

Aims = tuple[str, ...]
# id, kind, department, and what it may hang from.
PLACES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("one-million", "vision", "", ("purpose",)),
    ("stay-free", "vision", "", ("purpose",)),
    ("marketing-vision", "vision", "marketing", ("one-million", "stay-free")),
    ("sales-vision", "vision", "sales", ("one-million", "stay-free", "marketing-vision")),
    ("homes", "goal", "", ("one-million", "stay-free")),
    ("second-year", "goal", "", ("one-million", "stay-free", "homes")),
    ("tastings", "objective", "marketing", ("marketing-vision", "homes", "second-year")),
    ("letters", "objective", "", ("tastings", "homes", "second-year")),
    ("fairs", "objective", "sales", ("sales-vision", "letters", "homes")),
    ("autumn", "campaign", "", ("tastings", "letters", "fairs", "homes")),
    ("flyer", "tactic", "", ("autumn", "tastings", "fairs")),
)
# Those that are against each other, often; and a few that lead here and there.
WORDS = ("remarketing", "reach", "new-markets", "new-segments", "retention", "revenue", "brand")
SEEN: Counter[str] = Counter()


@st.composite
def companies(draw: st.DrawFn) -> dict[str, tuple[str, Aims]]:
    """Draw for each item what it hangs from and its aims."""
    aims = st.lists(st.sampled_from(WORDS), min_size=0, max_size=3, unique=True)
    return {name: (draw(st.sampled_from(above)), tuple(draw(aims))) for name, _, _, above in PLACES}


def judge(company: Mapping[str, tuple[str, Aims]]) -> list[Finding]:
    """Check a company with the rules on links and on aims."""
    files = {
        "purpose.md": PURPOSE,
        "marketing.md": "kind: department\ntitle: Marketing\n",
        "sales.md": "kind: department\ntitle: Sales\n",
    }
    for name, kind, team, _ in PLACES:
        parent, aims = company[name]
        files[f"{name}.md"] = (
            f"kind: {kind}\ntitle: {name}\nsupports: {parent}\naims: [{', '.join(aims)}]\n"
            + (f"department: {team}\n" if team else "")
        )
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), files)
        plan = load_plan(Settings(root=Path(folder), plan_dir=Path(folder), today=TODAY))
        wanted = ("GT202", "GT204", "GT205", "GT312", "GT319")
        return [one for one in check_plan(plan).findings if one.code in wanted]


def follow(finding: Finding, company: Mapping[str, tuple[str, Aims]]) -> Iterator[tuple[str, Aims]]:
    """Yield what an item becomes by each piece of advice in the help of a finding."""
    parent, aims = company[finding.item]
    against = re.findall(r"its aim '([\w-]+)' is against", finding.message)
    rest = tuple(aim for aim in aims if aim not in against)
    for listed in re.findall(r"write ([\w ,-]+) in place of", finding.help):
        for aim in re.split(r", | or ", listed):
            SEEN["another aim"] += 1
            yield parent, (*rest, aim)
            yield parent, (aim,)
    for listed in re.findall(r"name that aim as well, such as ([\w ,-]+)", finding.help):
        for aim in re.split(r", | or ", listed):
            SEEN["one aim more"] += 1
            yield parent, (*aims, aim)
    for place in re.findall(r"hang it from '([\w-]+)'", finding.help):
        SEEN["a better place"] += 1
        yield place, aims
    if re.search(r"take '[\w-]+'( and '[\w-]+')* out of its aims", finding.help):
        SEEN["an aim less"] += 1
        yield parent, rest


@given(companies())
@settings(max_examples=40)
def test_whoever_follows_the_advice_is_done(company: dict[str, tuple[str, Aims]]) -> None:
    """The item is heard no more, by either rule; no other is in conflict that was not before."""
    before = judge(company)
    told = {(one.code, one.item) for one in before if one.code != "GT319"}
    for finding in before:
        if finding.code not in ("GT312", "GT319"):
            continue
        for changed in follow(finding, company):
            after = {(one.code, one.item) for one in judge({**company, finding.item: changed})}
            assert not {("GT312", finding.item), ("GT319", finding.item)} & after, changed
            assert {one for one in after if one[0] != "GT319"} <= told, (finding, changed)


def test_every_sort_of_advice_was_followed() -> None:
    """The plans that were drawn led to each of them."""
    if not SEEN:
        test_whoever_follows_the_advice_is_done()
    assert {"another aim", "one aim more", "a better place", "an aim less"} <= set(SEEN)


def of(make_plan: MakePlan, code: str, item: str, **files: str) -> Finding | None:
    """Return what one rule says of one item, with two departments around."""
    around = {
        "purpose.md": PURPOSE,
        "marketing.md": "kind: department\ntitle: Marketing\n",
        "sales.md": "kind: department\ntitle: Sales\n",
        "reach.md": "kind: vision\ntitle: A million\nsupports: purpose\naims: [reach]\n",
    }
    plan = make_plan({**around, **{f"{name}.md": text for name, text in files.items()}})
    found = [one for one in check_plan(plan).findings if (one.code, one.item) == (code, item)]
    return found[0] if found else None


LOWER = "kind: vision\ntitle: Lower\nsupports: own\ndepartment: marketing\naims: [{}]\n"
VISION = "kind: vision\ntitle: Ours\nsupports: reach\ndepartment: marketing\n"


def test_an_aim_that_sets_others_apart_is_not_advised(make_plan: MakePlan) -> None:
    """Below the vision somebody sells again: new segments above it would only move the conflict."""
    below = LOWER.format("remarketing")
    found = of(make_plan, "GT312", "own", own=VISION + "aims: [remarketing]\n", lower=below)
    assert found is not None
    assert "lead-generation" in found.help
    assert not re.search(r"new-segments|new-markets|write reach", found.help)


def test_what_carries_the_aim_below_stays_where_it_is(make_plan: MakePlan) -> None:
    """In part: to take the aim out would leave those below it against what is left."""
    own = VISION + "aims: [remarketing, new-segments]\n"
    below = LOWER.format("remarketing")
    found = of(make_plan, "GT312", "own", own=own, lower=below)
    assert found is not None
    assert (found.severity.value, "out of its aims" in found.help) == ("info", False)
    assert "carry 'remarketing', with what hangs below for its sake" in found.help


def test_an_aim_beside_one_that_leads_there_may_go(make_plan: MakePlan) -> None:
    """Nothing below hangs on it: it can be taken out."""
    own = VISION + "aims: [remarketing, new-segments]\n"
    alone = of(make_plan, "GT312", "own", own=own)
    assert alone is not None
    assert "take 'remarketing' out of its aims" in alone.help


@pytest.mark.parametrize(("above", "offered"), [("purpose", True), ("reach", False)])
def test_a_place_that_is_in_conflict_itself_is_none(
    make_plan: MakePlan, above: str, *, offered: bool
) -> None:
    """It wants what the item brings, and hangs where it would be told to turn or to move."""
    found = of(
        make_plan,
        "GT312",
        "own",
        own=VISION + "aims: [remarketing]\n",
        other=f"kind: vision\ntitle: Stay\nsupports: {above}\naims: [remarketing]\n",
    )
    assert found is not None
    assert ("hang it from 'other'" in found.help) is offered


def test_the_vision_of_another_department_is_no_place(make_plan: MakePlan) -> None:
    """Marketing is not told to hang its vision below that of sales."""
    found = of(
        make_plan,
        "GT312",
        "own",
        own=VISION + "aims: [remarketing]\n",
        other=VISION.replace("marketing", "sales") + "aims: [retention, reach]\n",
    )
    assert found is not None
    assert "hang it from" not in found.help


def test_both_sides_are_addressed(make_plan: MakePlan) -> None:
    """The message names both items and both aims, the help the way out on either side."""
    found = of(make_plan, "GT312", "own", own=VISION + "aims: [remarketing]\n")
    assert found is not None
    assert found.message == (
        "the vision 'own' pulls against the vision 'reach': its aim 'remarketing' is against "
        "'reach' and leads to retention, lifetime-value, revenue and margin"
    )
    assert found.help == (
        "one of the two gives way: turn it to what leads to 'reach' and write reach, "
        "lead-generation, lead-conversion, new-markets or new-segments in place of 'remarketing'; "
        "or, if 'own' is right as it is, ask the owner of 'reach' what 'reach' leaves out"
    )
    assert found.also == ("reach",)


def test_in_part_names_the_aim_that_is_against_it(make_plan: MakePlan) -> None:
    """Two aims, of which one leads there: the other one is named."""
    found = of(make_plan, "GT312", "own", own=VISION + "aims: [remarketing, new-segments]\n")
    assert found is not None
    assert found.message == (
        "the vision 'own' leads to the vision 'reach' in part: 'new-segments' leads there; its "
        "aim 'remarketing' is against 'reach' and leads to retention, lifetime-value, revenue and "
        "margin"
    )


def test_silence_is_a_question(make_plan: MakePlan) -> None:
    """Revenue below reach: a note that asks how, and where each answer is written."""
    found = of(make_plan, "GT319", "own", own=VISION + "aims: [revenue]\n")
    assert found is not None
    assert found.severity.value == "info"
    assert found.message == (
        "the aims of the vision 'own' say nothing about 'reach', which the vision 'reach' wants: "
        "'revenue' leads to nothing else"
    )
    assert found.help == (
        "how does it bring 'reach' about? name that aim as well, such as reach, lead-generation, "
        "lead-conversion, new-markets or new-segments; if 'own' is right as it is, ask the owner "
        "of 'reach' what 'reach' leaves out"
    )


def test_the_vocabulary_is_offered_only_where_that_is_no_circle(make_plan: MakePlan) -> None:
    """Cost does not come from reach, so it may drive it; reach does bring revenue about."""
    found = of(make_plan, "GT319", "own", own=VISION + "aims: [cost]\n")
    assert found is not None
    assert "if 'cost' leads there in your company, say so in 'schema/vocabulary.yml'" in found.help


def test_a_plan_without_aims_hears_nothing(make_plan: MakePlan) -> None:
    """Neither where the lower names none, nor where the upper does."""
    assert of(make_plan, "GT319", "own", own=VISION) is None
    lower = LOWER.format("revenue")
    assert of(make_plan, "GT319", "lower", own=VISION, lower=lower) is None
