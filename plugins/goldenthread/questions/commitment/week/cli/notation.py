"""How a week is written in one line: at a prompt, in a flag, in a cell of a form.

In: a text. Out: what it says (`said.py`). One notation for all three:

    Shoot a new photo set @rental-portals            a commitment; @person says whose
    1 kept, 2 missed: the portal refused photos      results, by number or by item
    renter-leads#leads=640: portals                  a value, a note
    No photos allowed @portals @raj -> ask on Friday what is in the way, who, the next step

Raises `Slip` with what would do.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from goldenthread.cli.failure import Slip
from goldenthread.cli.naming import Names
from goldenthread.items.item import Item
from goldenthread.measures.metric import Metric
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.cli.submission import (
    NewBlocker,
    NewCall,
    NewCommitment,
    NewResult,
    NewValue,
)

_WORDS = {"k": "kept", "m": "missed", "c": "carried", "yes": "kept", "done": "kept"}
_KEY = r"(?:all|[^\s,;:=]+)"
_RESULT = r"(?:kept|missed|carried|done|yes|k|m|c)"
_END = r"(?:\s+on)?\s*(?:$|(?=[,;:]))"
_ONE_RESULT = re.compile(
    rf"\s*(?:(?P<key>{_KEY})\s*[=:\s]\s*)?(?P<result>{_RESULT}){_END}"
    rf"(?::\s*(?P<why>.*?)\s*(?:$|(?=[,;]\s*{_KEY}\s*[=:\s]\s*{_RESULT}{_END})))?[,;]?",
    re.IGNORECASE,
)
_NEXT_VALUE = re.compile(r"[,;]\s*(?=[^\s=,;]+\s*=)")
_VALUE = re.compile(r"\s*(?P<key>[^\s=]+)\s*=\s*(?P<value>[^\s:]+)\s*(?::\s*(?P<note>.*?))?\s*")
_NUMBER = re.compile(r"[+\u2212-]?[0-9]+(?:[.,][0-9]+)?", re.ASCII)
_THOUSANDS = re.compile(r"[+\u2212-]?[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]+)?", re.ASCII)
_MOST = 1e15  # beyond it a number is a slip, and not exact either
_SHOWN = 20
_HELP = re.compile(r"(?:help\s*:|\?)\s*", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:->|\u2192)\s*")


def read_pledge(text: str, names: Names, person: str = "") -> NewCommitment:
    """Read a commitment; it is of `person` where it names nobody."""
    words, mentioned = names.take_mentions(text)
    people = [item for item in mentioned if item.is_person]
    items = [item for item in mentioned if not item.is_person]
    if not words:
        raise Slip("say what will be done before the @")
    if len(people) > 1 or len(items) > 1:
        raise Slip("a commitment is of one person and serves one item")
    return NewCommitment(words, items[0].id if items else "", people[0].id if people else person)


def read_outcomes(text: str, open_: Sequence[Commitment], names: Names) -> tuple[NewResult, ...]:
    """Read results of open commitments: "1 kept, 2 missed: why", "all kept", or "k" for all."""
    found: dict[int, NewResult] = {}
    position = 0
    while text[position:].strip(" ,;"):
        match = _ONE_RESULT.match(text, position)
        if not match or not match[0]:
            raise Slip(f"cannot read '{text[position:].strip()}'; write 1 kept, 2 missed: why")
        position = match.end()
        word = match["result"].lower()
        result, why = _WORDS.get(word, word), match["why"] or ""
        chosen = _find_open(match["key"] or "all", open_, names)
        if result != "kept" and not why:
            said = match[0].strip(" ,;:")
            raise Slip(f"'{said}' needs a reason: {said}: why")
        found |= {n: NewResult(open_[n], result, why) for n in chosen}
    return tuple(found[n] for n in sorted(found))


def _find_open(key: str, open_: Sequence[Commitment], names: Names) -> list[int]:
    if not open_:
        raise Slip("no commitment is open")
    if key.lower() == "all":
        return list(range(len(open_)))
    if key.isascii() and key.isdigit():
        if 0 < int(key) <= len(open_):
            return [int(key) - 1]
        raise Slip(f"there is no number {key}; the last one open is {len(open_)}")
    item = names.item(key.removeprefix("@"))
    chosen = [n for n, entry in enumerate(open_) if entry.item == item.id]
    if len(chosen) == 1:
        return chosen
    served = ", ".join(dict.fromkeys(entry.item for entry in open_))
    many = f"{len(chosen)} open commitments serve '{item.id}'; say which by its number"
    raise Slip(many if chosen else f"no open commitment serves '{item.id}', but {served}")


def read_values(
    text: str, names: Names, offered: Sequence[tuple[Item, Metric]], date: dt.date
) -> tuple[NewValue, ...]:
    """Read values: "1=640, renter-leads#leads=12: a note"; a number counts what is offered."""
    return tuple(
        _read_value(part, names, offered, date)
        for part in _NEXT_VALUE.split(text.strip(" ,;"))
        if part.strip()
    )


def _read_value(
    text: str, names: Names, offered: Sequence[tuple[Item, Metric]], date: dt.date
) -> NewValue:
    match = _VALUE.fullmatch(text)
    if not match:
        raise Slip(f"cannot read '{text.strip()}'; write a metric, = and a number")
    key = match["key"]
    if key.isascii() and key.isdigit() and 0 < int(key) <= len(offered):
        item, metric = offered[int(key) - 1]
    else:
        item, metric = find_metric(key, names)
    note = match["note"] or ""
    return NewValue(f"{item.id}#{metric.id}", read_figure(match["value"]), date, note)


def find_metric(key: str, names: Names) -> tuple[Item, Metric]:
    """Return the metric of `item#metric`; the item alone is enough where it has one."""
    item = names.item(key.removeprefix("@"))
    part = key.partition("#")[2]
    metric = item.metric(part) if part else item.metrics[0] if len(item.metrics) == 1 else None
    if metric is None:
        known = " or ".join(f"{item.id}#{m.id}" for m in item.metrics)
        hint = f"write {known}" if known else f"'{item.id}' has none"
        raise Slip(f"'{key}' names no metric; {hint}")
    return item, metric


def read_figure(text: str) -> float:
    """Read a number with a point or a comma before its fraction."""
    if _THOUSANDS.fullmatch(text) and not text.startswith("0"):
        digits = re.sub("[.,]", "", text)
        raise Slip(f"'{text}' could be two numbers; write {digits}, or fewer or more decimals")
    if not _NUMBER.fullmatch(text):
        raise Slip(f"'{text}' is no number; write digits, such as 640 or 0.6")
    figure = float(text.replace(",", ".").replace("\u2212", "-"))
    if abs(figure) >= _MOST:
        raise Slip(f"'{text[:_SHOWN]}{'…' * (len(text) > _SHOWN)}' is too large a number")
    return figure


def read_hindrances(
    text: str, names: Names, person: str = ""
) -> tuple[tuple[NewBlocker, ...], tuple[NewCall, ...]]:
    """Read what is in the way, and after "help:" what is needed; `;` parts them."""
    obstacles, needs = [], []
    for part in text.split(";"):
        if help_ := _HELP.match(part.strip()):
            needs.append(read_need(part.strip()[help_.end() :], names, person))
        elif part.strip():
            obstacles.append(read_obstacle(part, names, person))
    return tuple(obstacles), tuple(needs)


def read_obstacle(text: str, names: Names, owner: str = "") -> NewBlocker:
    """Read "what is in the way @item @owner -> next step"."""
    said, *steps = _ARROW.split(text, maxsplit=1)
    words, mentioned = names.take_mentions(said)
    step = " ".join(steps[0].split()) if steps else ""
    items, people = _part(mentioned)
    if len(items) != 1 or len(people) > 1:
        raise Slip(f"name the one item that '{words}' holds up, such as {words} @item -> next step")
    return NewBlocker(words, items[0].id, people[0].id if people else owner, step)


def read_need(text: str, names: Names, person: str = "") -> NewCall:
    """Read "what would help @item @whom-it-is-asked-of"; a department may be asked, too."""
    words, mentioned = names.take_mentions(text)
    asked = [item for item in mentioned if item.is_person or item.is_department]
    items = [item for item in mentioned if item not in asked]
    if not words or len(asked) > 1 or len(items) > 1:
        raise Slip("say what would help, for one item and of one person or department")
    return NewCall(words, items[0].id if items else "", person, asked[0].id if asked else "")


def _part(mentioned: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    people = [item for item in mentioned if item.is_person]
    return [item for item in mentioned if item not in people], people
