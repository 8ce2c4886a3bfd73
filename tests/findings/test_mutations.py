"""No edit of a plan, however unlucky, gives a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.config.settings import Settings
from goldenthread.findings.check import check_plan
from goldenthread.plan.load import load_plan
from tests.conftest import TODAY

SOURCE = Path(__file__).parents[2] / "plans"
NAMES = [
    "company/one-million.md",
    "company/one-in-four.md",
    "marketing/renter-leads.md",
    "marketing/marketing-vision.md",
    "people/maya-lindqvist.md",
    "departments/marketing.md",
]
FILES = {name: (SOURCE / name).read_bytes() for name in NAMES}
INSERTS = [
    b"[",
    b"{",
    b"]",
    b":",
    b": ",
    b"- ",
    b"\t",
    b"\n",
    b"\r",
    b"#",
    b"&a ",
    b"*a",
    b"<<: ",
    b"!!python/object:os.system ",
    b"---\n",
    b"'",
    b'"',
    b"|\n",
    b"\x00",
    b"\xff",
    b"\xc3",
    b"[[",
    b"null",
    b"true",
    b"1e999",
    b"9" * 400,
    b"2026-02-30",
    b"\xe2\x80\xae",
    "\u0131".encode(),
]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.floats(0, 1, allow_nan=False),
        st.integers(0, 40),
        st.sampled_from([b"", *INSERTS]),
    ),
    min_size=1,
    max_size=4,
)


def mutate(edits: list[tuple[str, float, int, bytes]]) -> dict[str, bytes]:
    """Replace a few bytes of the front matter in each edit."""
    files = dict(FILES)
    for name, where, length, insert in edits:
        raw = files[name]
        start = int(where * max(raw.find(b"\n---", 4), 1))
        files[name] = raw[:start] + insert + raw[start + length :]
    return files


@given(EDITS)
@settings(max_examples=150)
def test_a_mutated_plan_gives_findings_and_no_traceback(
    edits: list[tuple[str, float, int, bytes]],
) -> None:
    """Every file that differs is read, built, resolved and judged."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, raw in mutate(edits).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(raw)
        result = check_plan(load_plan(Settings(root=root, plan_dir=root, today=TODAY)))
    for finding in result.findings:
        assert finding.line >= 1
        assert finding.column >= 1
        assert finding.message
        assert finding.help
