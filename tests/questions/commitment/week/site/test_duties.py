"""Words that a page would lack without anybody noticing: duties of a person, signs of a number."""

from __future__ import annotations

import re

from goldenthread.ground.resources import resource
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.wording.words import load_catalogue

ELSEWHERE = {"owns", "reviews", "has committed to"}
BARE_SIGN = re.compile(r">[^<]*\}\}\s*%")


def test_every_duty_of_a_person_has_words_in_every_language() -> None:
    """What names a person is told on their page in words, never in those of the schema."""
    fields = [
        field
        for kind in load_kinds().values()
        if kind.name != "check-in"
        for field in kind.link_fields
        if "person" in field.kinds and field.meaning not in ELSEWHERE
    ]
    assert fields
    wanted = {f"duty.{field.meaning.replace(' ', '-')}" for field in fields}
    assert wanted - set(load_catalogue("de")) == set()


def test_no_template_writes_a_percent_sign_of_its_own() -> None:
    """How a share is written is a matter of the language: 45% in English, 45 % in German."""
    folder = resource("site_templates")
    bare = {
        path.name for path in folder.rglob("*.html") if BARE_SIGN.search(path.read_text("utf-8"))
    }
    assert bare == set()
