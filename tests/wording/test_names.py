"""Names are found in every way of writing them, at every place, and ordinary words stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from goldenthread.plan.plan import Plan
from goldenthread.wording.mask import Mask, read_mask
from tests.wording.names import FORMS, PEOPLE, name_in, read_through

AROUND = (
    *("{}", "Ask {}, then go.", "({})", '"{}"', "[{}](there.md)", "[there]({})", "![{}](a.png)"),
    *("img/{}.png", "img/2026-{}-2.png", "photo_{}_2026.jpg", "?q={}&x=1", "#{}", "%2F{}%2F"),
    *("<td>{}</td>", '<img alt="{}" src="a.png">', "{}'s idea", "who,{},42", "| {} |", "<{}>"),
)


@pytest.fixture
def mask(company: Callable[..., Plan]) -> Mask:
    """Return the mask of three people who appear by their roles."""
    person = "kind: person\nid: {}\ntitle: {}\nrole: {}\n"
    plan = company(**{name: person.format(*said) for name, said in PEOPLE.items()})
    found = read_mask(replace(plan, settings=replace(plan.settings, people="roles")))
    assert found
    return found


@pytest.mark.parametrize("form", FORMS)
def test_a_name_is_found_in_every_way_of_writing_it(form: str, mask: Mask) -> None:
    """In the middle of a sentence, in links, addresses, names of files, tables and attributes."""
    assert name_in(form)
    for around in AROUND:
        said = mask.text(around.format(form))
        assert not name_in(said), said
        roles = ("demandlead", "founder", "fieldlead")
        assert any(role in read_through(said) for role in roles), said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("*Maya* Lindqvist", "*Demand lead*"),
        ("**Maya** **Lindqvist**!", "**Demand lead**!"),
        ("<b>Maya</b> Lindqvist", "<b>Demand lead</b>"),
        ("<i>Maya</i> <i>Lindqvist</i>", "<i>Demand lead</i><i></i>"),
        ("<b>M</b>aya Lindqvist", "<b>Demand lead</b>"),
        ("_Maya Lindqvist_", "_Demand lead_"),
        ("Maya_Lindqvist", "Demand lead"),
        ("img/Maya_Lindqvist.png", "img/demand-lead.png"),
        ("#by-maya-lindqvist-2", "#by-demand-lead-2"),
    ],
)
def test_what_a_mark_opened_it_closes(text: str, said: str, mask: Mask) -> None:
    """Markup inside a name stays, so that the text around it reads as it did."""
    assert mask.text(text) == said


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Ask Maya",
            "Ask Lindqvist",
            "Maya and Lindqvist",
            "Maya, Lindqvist",
            "Maya. Lindqvist came.",
        ),
        *("Maya + Lindqvist", "Maya - Lindqvist", "Maya / Lindqvist", "Maya (Lindqvist)"),
        *("Mayan Lindqvist", "Maya Lindqvistson", "Amaya Lindqvist", "MayaLindqvistson"),
        *("<td>Maya</td><td>Lindqvist</td>", "<p>Maya</p>\n<p>Lindqvist</p>", "Maya | Lindqvist"),
        *("Ask Zoe", "so tom said", "Tom said: O, Baird!", "maya\n\n- lindqvist", "Maya,Lindqvist"),
        *("a_b*c* `d` <b>e</b>f <i>g</i>", "snake_case and camelCase, 5%20off, \\name"),
    ],
)
def test_what_only_looks_like_a_name_stays(text: str, mask: Mask) -> None:
    """Half a name, two halves that do not belong together, a longer name."""
    assert mask.text(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("such as `pathfinders: [{person: may}]`", "such as `pathfinders: [{person: Clerk}]`"),
        ("owner: may\nreviewer: may", "owner: Clerk\nreviewer: Clerk"),
        ("{person: ada, backup: may}", "{person: ada, backup: Clerk}"),
        ("acknowledge why --person may", "acknowledge why --person Clerk"),
        ("The new owner: it may be you, co-owner may be not.", None),
    ],
)
def test_an_id_of_one_word_counts_in_the_field_of_a_person(
    company: Callable[..., Plan], text: str, said: str | None
) -> None:
    """Lines to copy stand in the remedies of findings, and name the person that fits."""
    plan = company(may="kind: person\nid: may\ntitle: May Bee\nrole: Clerk\n")
    mask = read_mask(replace(plan, settings=replace(plan.settings, people="roles")))
    assert mask
    assert mask.text(text) == (said or text)


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("May Bee", "Maybee or maybe, you may be late.", "Maybee or maybe, you may be late."),
        ("May Bee", "MayBee.png, may_bee", "Clerk.png, Clerk"),
        ("An Other", "Another one, and another.", "Another one, and another."),
        ("An Other", "AnOther, 'another'", "Clerk, 'Clerk'"),
        ("Will Best", "A goodwill bestseller: it will do best.", None),
        ("Will Best", "He will\nbest them.", "He Clerk them."),
        ("Ann K", "Joann K., ann", "Joann K., ann"),
    ],
)
def test_a_name_of_two_words_is_no_word(
    company: Callable[..., Plan], title: str, text: str, said: str | None
) -> None:
    """A short name in one word counts with its capitals; both words in a row always do."""
    plan = company(may=f"kind: person\nid: p-1\ntitle: {title}\nrole: Clerk\n")
    mask = read_mask(replace(plan, settings=replace(plan.settings, people="roles")))
    assert mask
    assert mask.text(text) == (text if said is None else said)
