"""The registry: every page has one record, and its name, address and word agree with it."""

from __future__ import annotations

import pytest

from goldenthread.config.settings import VIEW_ADDRESSES
from goldenthread.ground.questions import ORDER, there
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.site.slots import site_faces
from goldenthread.site.views.registry import build_page, site_pages
from tests.site.company import COMPANY


def test_every_name_has_an_address_and_every_address_a_page() -> None:
    """A record without an address in `config/` would never be built, and the other way round."""
    names = [spec.name for face in site_faces() for spec in face.pages]
    assert there() == ORDER
    assert list(site_pages()) == list(VIEW_ADDRESSES)
    assert len(names) == len(set(names))
    assert set(names) <= set(VIEW_ADDRESSES)


def test_pages_below_a_tab_name_one() -> None:
    """What stands below something that is no tab would stand nowhere."""
    specs = site_pages()
    tabs = {tab for spec in specs.values() for tab in (spec.below, spec.otherwise) if tab}
    assert {specs[tab].below for tab in tabs} == {""}


def test_pages_of_items_are_those_of_kinds_that_exist() -> None:
    """A record for a kind that nobody can write would never be built."""
    specs = [spec for face in site_faces() for spec in face.items]
    assert {spec.kind for spec in specs} <= set(load_kinds())
    builders = [spec.kind for spec in specs if spec.build]
    assert len(builders) == len(set(builders))


@pytest.mark.parametrize("name", VIEW_ADDRESSES)
def test_every_page_lies_and_is_called_as_the_navigation_says(make_site, name: str) -> None:
    """The menu names a page before it is built, by the word of its record."""
    site, spec = make_site(COMPANY), site_pages()[name]
    page = spec.build(site)
    assert site.has_view(name)
    assert page.address == site.view_address(name)
    assert page.title == site.words(spec.title)


def test_fields_with_a_form_of_their_own_are_fields(make_site) -> None:
    """What a page places itself is a field of its kind, or it would hide nothing."""
    kinds = load_kinds()
    for face in site_faces():
        for spec in face.items:
            assert spec.placed <= set(kinds[spec.kind].schema["properties"]), spec.kind
    site = make_site(COMPANY)
    assert [build_page(site, item).address for item in site.plan.items]
