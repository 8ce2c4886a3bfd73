"""Whatever a restricted item is called, findings at its neighbours quote neither title nor id."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from goldenthread.config.settings import find_settings
from goldenthread.findings.check import check_plan
from goldenthread.plan.load import load_plan
from goldenthread.reporters.report import FORMATS, Manner
from tests.cli.running import FILES, write_plan

# Every id and title has a letter that no other word of the plan has.
LETTERS = "ꙮabcxyzéß"
SIGNS = "'\"&<>%:;,.()[]{}|*+?\\^$#/@!-–=~` "
IDS = st.text("abcxyz-", min_size=1, max_size=8).map(lambda text: f"q{text.strip('-')}zq")
TITLES = st.text(LETTERS + LETTERS.upper() + SIGNS + "漢", max_size=20).map(
    lambda text: " ".join(f"Ж{text}Ж".split())
)


def swap(text: str) -> str:
    """Return a text as somebody else might write it who has read it."""
    return text.swapcase()


WAYS = st.sampled_from([str, str.upper, str.lower, swap, lambda text: text.replace(" ", "  ")])
# What a neighbour may say; {name} is the restricted item's title or id, quoted for YAML.
NEAR = [
    "title: {name}",
    "supports: {name}",
    "supports: [{{id: homes, why: {name}}}]",
    "supports: [{{id: {slip}, why: {name}}}, homes]",
    "depends_on: [{id}, {slip}]",
    "conflicts_with: [{{id: {id}, why: {name}}}]",
    "owner: {name}",
    "owner: {slip}",
    "period: {name}",
    "state: {name}",
    "department: {id}",
    "{name}: 1",
    "waivers: [{{rule: GT213, because: {name}, until: 2020-01-01}}]",
    "waivers: [{{rule: {name}, because: x}}]",
    "metrics: [{{id: m, name: {name}, unit: x, baseline: 1, target: {name}}}]",
    "metrics: [{{id: m, name: x, unit: {name}, baseline: 1, target: 1}}]",
    "retired: {{date: 2026-01-01, because: {name}, into: {id}}}",
    "formerly: [{id}]",
    "acknowledged: [{{item: {id}, version: c1234567, date: 2026-11-22, how: {name}}}]",
]
SECRET = """\
---
kind: {kind}
id: {id}
title: {title}
supports: [{{id: homes, why: because}}]
period: 2031-Q4
audience: board
---
"""


@given(
    IDS,
    TITLES,
    st.sampled_from(["objective", "goal", "person", "department", "journey"]),
    st.sets(st.sampled_from(NEAR), min_size=4),
    WAYS,
    st.sampled_from([0, 1]),
)
@settings(max_examples=40, deadline=None, phases=[Phase.generate])  # a case takes 0.2 seconds
def test_no_reporter_quotes_a_restricted_item_at_its_neighbours(
    name: str, title: str, kind: str, near: set[str], way: Callable[[str], str], said: int
) -> None:
    """In the text, the five formats, known or waived, in another case or with other spaces."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = write_plan(Path(temporary) / "acme", FILES)
        secret = SECRET.format(kind=kind, id=name, title=json.dumps(title, ensure_ascii=False))
        (folder / "plans/board").mkdir()
        (folder / "plans/board/file-x.md").write_text(secret, "utf-8")
        words = json.dumps(way((name, title)[said]), ensure_ascii=False)
        for number, line in enumerate(sorted(near)):
            front = line.format(name=words, id=name, slip=f"{name}z")
            kept = "" if front.startswith("title:") else "title: Something near\n"
            text = f"---\nkind: tactic\nid: near-{number}\n{kept}{front}\n---\n"
            mentions = f"See [[{name}]], [[{name}z]] and [[metric: {name}#m]].\n"
            (folder / f"plans/near-{number}.md").write_text(text + mentions, "utf-8")
        result = check_plan(load_plan(find_settings(folder)))
        assert any(finding.code == "GT701" for finding in result.findings)
        paths = {finding.path for finding in result.findings}
        event(f"findings at {len([path for path in paths if 'near-' in path])} neighbours")
        for form, write in FORMATS.items():
            written = write(result, Manner(colour=False, waived=True, why=True))
            for line in texts_in(written):
                assert not quotes(line, name), (form, line)
                assert not quotes(line, title), (form, line)


def texts_in(written: Iterable[str] | bytes) -> Iterator[str]:
    """Yield what a reader is shown: lines, or the texts of a machine's format."""
    if isinstance(written, bytes):
        yield from strings_in(json.loads(written))
    else:
        yield " ".join(written)


def strings_in(data: object) -> Iterator[str]:
    """Yield every text in data, keys too."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from strings_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings_in(value)


def quotes(text: str, words: str) -> bool:
    """Tell whether a text has the words, in any case and spacing, as words of their own."""
    folded, wanted = (" ".join(one.split()).casefold() for one in (text, words))
    return bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded))
