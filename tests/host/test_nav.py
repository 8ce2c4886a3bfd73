"""A navigation that names what is not there."""

from __future__ import annotations

from goldenthread.host.nav import drop_absent, list_sources

NAV = [
    {"Plan": "index.md"},
    {"Week": [{"Week": "week.md"}, {"Owed": "owed.md"}]},
    {"People": ["people.md", {"Read": "read.md"}]},
    "week.md",
    {"Elsewhere": "https://brightwater.example/"},
]


def test_what_is_absent_leaves_no_trace() -> None:
    """An entry goes, and so does a section in which nothing is left; all else stays in order."""
    assert drop_absent(NAV, {"week.md", "owed.md", "read.md"}) == [
        {"Plan": "index.md"},
        {"People": ["people.md"]},
        {"Elsewhere": "https://brightwater.example/"},
    ]
    assert drop_absent(NAV, ()) == NAV


def test_every_entry_is_found_wherever_it_stands() -> None:
    """Titles are no entries."""
    assert list(list_sources(NAV)) == [
        *("index.md", "week.md", "owed.md", "people.md", "read.md", "week.md"),
        "https://brightwater.example/",
    ]
