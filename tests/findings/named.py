"""Which items the words of findings name that the finding itself does not know of.

In: a result. Out: one line for each, none where every message is worded from facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding
from goldenthread.findings.rule import all_rules
from goldenthread.items.item import Item

QUOTING = ("reading", "fields")
"""Parts of the core whose rules quote what stands in a file, and know no other item."""

_CHANCE = re.compile(
    r"'[\w-]+' target|this 'purpose'|no part '[\w-]+'|side: \w+|new journey buyers|buyers#STAGE"
)
"""Words of a plan's form that are ids of the base plan by chance."""


def list_forgotten(result: Result) -> list[str]:
    """List the ids and titles in messages and help that `subjects` and `near` do not hold."""
    return [
        f"{finding.code} {field} names '{item.id}': {text}"
        for finding in (*result.findings, *(entry.finding for entry in result.waived))
        if all_rules()[finding.code].part not in QUOTING
        for item in result.plan.items
        for field, text in _forgotten(finding, item)
    ]


def _forgotten(finding: Finding, item: Item) -> Iterator[tuple[str, str]]:
    about = {one.partition("#")[0] for one in (finding.item, *finding.subjects)}
    meant = about | {one.partition("#")[0] for one in finding.near}
    for field, text, known in (
        ("message", finding.message, about),
        ("help", finding.help, meant),
    ):
        said = _CHANCE.sub("", text)
        for subject in finding.subjects:
            said = said.replace(f"'{subject}'", "")
        if item.id not in known and _names(said, item):
            yield field, text


def _names(text: str, item: Item) -> bool:
    """Look for a title, and for an id where ids stand: in quotes, after a colon, in a row."""
    name = re.escape(item.id)
    forms = [rf"'{name}['#]", rf"→ {name}\b(?!-)", rf"(?<!\w)\"?{re.escape(item.title)}(?![\w-])"]
    if item.id != item.kind.name:  # `kind: goal` names no item
        forms += [rf": {name}(?![\w-])", rf"\[{name}[\],]"]
    return any(re.search(form, text) for form in forms)
