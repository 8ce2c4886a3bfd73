"""Accessibility of one page of every kind, judged by axe-core, in both schemes and two widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.example import ROOT
from tests.browser.pages import PAGES, STILL
from tests.browser.served import Served
from tests.conftest import need

pytestmark = pytest.mark.browser

AXE = ROOT / ".cache" / "axe-core-4.14.1" / "axe.min.js"
# What stock Material brings and our theme layer does not mend: the rule, what it is about, why.
STOCK: tuple[tuple[str, str, str], ...] = ()
LOOKS = ("color-contrast", "link-in-text-block")
RUN = """async rules => {
  const only = rules ? {runOnly: rules} : {};
  const result = await axe.run({resultTypes: ["violations"], preload: false, ...only});
  return result.violations.flatMap(v => v.nodes.map(n => [v.id, n.target.flat().join(" ")]));
}"""


@pytest.mark.parametrize(
    ("width", "scheme", "other"), [(1440, "default", "slate"), (390, "slate", "")]
)
def test_axe_finds_nothing(
    browser: Browser, example: Served, width: int, scheme: str, other: str
) -> None:
    """No page of any kind breaks a rule beyond the listed ones of the theme itself.

    All rules on a light desk and on a dark phone; the rules about colours on a dark desk, too.
    """
    need(AXE.is_file(), f"axe-core is missing at {AXE.relative_to(ROOT)}: .ci/run fetches it")
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "slate" else "light",
        bypass_csp=True,
    )
    page, found = context.new_page(), set()
    for kind, address in PAGES.items():
        page.goto(example.url + address)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        page.add_style_tag(content=STILL)
        page.add_script_tag(path=AXE)
        found |= {(kind, scheme, *one) for one in page.evaluate(RUN)}
        if other:
            page.evaluate(f"document.body.dataset.mdColorScheme = '{other}'")
            found |= {(kind, other, *one) for one in page.evaluate(RUN, LOOKS)}
    context.close()
    stock = {(rule, target) for rule, target, _ in STOCK}
    assert sorted(one for one in found if one[2:] not in stock) == []
