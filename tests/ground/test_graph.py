"""Graph algorithms against a naive reference, and on chains of any length."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.ground.graph import below, climb, find_cycles, sizes

GRAPHS = st.dictionaries(
    st.integers(0, 7), st.lists(st.integers(0, 7), max_size=3, unique=True), max_size=8
).map(lambda g: {n: [t for t in ts if t in g] for n, ts in g.items()})


def reach(edges: dict[int, list[int]], start: int) -> set[int]:
    """Return what can be reached in one step or more, the obvious way."""
    seen: set[int] = set()
    todo = list(edges.get(start, []))
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo.extend(edges.get(node, []))
    return seen


@given(GRAPHS)
def test_cycles_are_closed_walks_one_for_each_tangle(edges: dict[int, list[int]]) -> None:
    """Each cycle is a real walk; nodes that reach each other share exactly one."""
    cycles = find_cycles(edges)
    for cycle in cycles:
        assert cycle[0] == cycle[-1]
        assert len(cycle) > 2
        assert all(b in edges[a] for a, b in pairwise(cycle))
    tangles = {
        frozenset(m for m in edges if m in reach(edges, n) and n in reach(edges, m)) for n in edges
    }
    assert len(cycles) == sum(len(tangle) > 1 for tangle in tangles)


@given(GRAPHS)
def test_below_is_reachability(edges: dict[int, list[int]]) -> None:
    """`below` finds what a naive walk finds, each once."""
    for node in edges:
        found = below(edges, [node])
        assert len(found) == len(set(found))
        assert set(found) == reach(edges, node) | {node}


def test_a_chain_of_ten_thousand_is_walked_without_recursion() -> None:
    """Depth costs no stack."""
    depth = 10_000
    children = {n: [n + 1] for n in range(depth)}
    order = below(children, [0])
    assert sizes(children, order)[0] == depth
    assert len(climb({n + 1: n for n in range(depth)}, depth)) == depth + 1
    ring = {n: [(n + 1) % depth] for n in range(depth)}
    assert len(find_cycles(ring)[0]) == depth + 1


def test_climbing_a_cycle_ends_where_it_closes() -> None:
    """A loop of parents is walked once."""
    assert climb({"a": "b", "b": "a"}, "a") == ("a", "b")
