"""Values by a key keep their order."""

from __future__ import annotations

from goldenthread.ground.group import group


def test_keys_and_values_stand_in_the_order_they_came() -> None:
    """A key that comes again keeps its place."""
    found = group([("b", 2), ("a", 1), ("b", 1)])
    assert list(found.items()) == [("b", (2, 1)), ("a", (1,))]
    assert group([]) == {}
