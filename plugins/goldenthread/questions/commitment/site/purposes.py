"""Two purposes side by side: the company's and a person's own, and where they meet.

In: a site and a person. Out: both statements as written. A purpose without consent never became
part of the item, so nothing here tells that there is one. Measures nothing: there is no score.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.ground.period import day_of
from goldenthread.items.item import Item
from goldenthread.site.parts.parts import ItemLink, kind_word, link_item
from goldenthread.site.site import Site
from goldenthread.source.fields import read_text, read_texts


@dataclass(frozen=True, slots=True)
class Purposes:
    """The company's purpose, and the person's `own` words or "".

    `shared` are the purposes, values and visions that the own words touch, by their kind;
    `talked` says when somebody last spoke with the person about it.
    """

    company: ItemLink | None
    own: str
    shared: tuple[ItemLink, ...]
    talked: str


def compare_purposes(site: Site, person: Item) -> Purposes:
    """Put both purposes side by side."""
    plan, words = site.plan, site.words
    company = link_item(plan.purpose) if plan.purpose else None
    written = person.mapping("purpose")
    text = read_text(written.get("text")).strip()
    if not text:
        return Purposes(company, "", (), "")
    found = (plan.find(name) for name in read_texts(written.get("touches")))
    last = day_of(written.get("talked"))
    return Purposes(
        company,
        text,
        tuple(link_item(item, kind_word(site, item)) for item in found if item),
        words("purposes.talked", day=words.date(last)) if last else "",
    )
