"""Wherever somebody answers for something, a rule notices that they have left."""

from __future__ import annotations

from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.questions.commitment.rules.gt403_departed_owner import DUTIES

ELSEWHERE = {
    ("pathfinders", "*", "person"): "GT405 and GT409",
    ("pathfinders", "*", "backup"): "GT409",
    ("blockers", "*", "owner"): "GT428",
}
RECORDS = {
    ("person",),
    ("commitments", "*", "person"),
    ("participants", "*", "person"),
    ("committed", "*", "person"),
    ("hand_offs", "*", "signed", "*", "person"),
    ("help", "*", "person"),
}
"""What somebody has done or said stays theirs."""


def test_each_place_that_names_a_person_is_watched_or_a_record():
    """A field that names people is an answer to "who?" of today, or one of the past."""
    places = {
        link.path
        for kind in load_kinds().values()
        for link in kind.link_fields
        if "person" in link.kinds and "*" not in link.kinds
    }
    assert places == {*DUTIES, *ELSEWHERE, *RECORDS}
