"""Strict YAML for front matter: data, with problems as facts.

In: the text between the fences. Out: plain data (dict, list, str, int, float, bool, None) and a
tuple of `Problem`. Never raises because of what the text says, and never lets the YAML composer
see text whose depth or anchors have not been checked (the C composer overflows its stack).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from goldenthread.source.odd_space import find_in_nodes, has_odd_space
from goldenthread.source.yaml_slip import explain_character, explain_slip

try:
    _Base: Any = yaml.CSafeLoader
except AttributeError:  # pragma: no cover - PyYAML built without libyaml: right, but slower
    _Base = yaml.SafeLoader

Pointer = tuple[str | int, ...]
"""Keys and positions that lead to a value, as in JSON Schema's `absolute_path`."""

MAX_DEPTH = 100
_MOST_DIGITS = 100  # longer whole numbers are read as floats: no int() of a page of digits


class Mark(NamedTuple):
    """A place in a file, both numbers counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One fact about the text of a file: what kind of trouble, where, and the words involved."""

    name: str
    mark: Mark
    detail: str = ""
    other: Mark | None = None


class _Loader(_Base):  # type: ignore[misc]
    """The fast parser with nodes as its only work: what a plain scalar means is read later."""

    # Asked for every node, and answered with "" at the least cost there is.
    resolve = descend_resolver = ascend_resolver = "".format


# YAML 1.2 scalars: dates and `yes` stay the text they are. What YAML 1.1 readers (MkDocs, many
# editors) take for something other than text is surprising.
_PLAIN = re.compile(
    r"(?:(?P<null>~|null|Null|NULL|)"
    r"|(?P<bool>true|True|TRUE|false|False|FALSE)"
    r"|(?P<int>[-+]?(?:0|[1-9][0-9]*))"
    r"|(?P<float>[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<surprising>yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"
    r"|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*_[0-9_]*"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)))$"
)
_MAY_BE_NO_TEXT = frozenset([*"~nNtTfFyYoO-+.0123456789", ""])
"""The first characters of all that `_PLAIN` matches."""
_MAYBE_ANCHOR = re.compile(r"(?:^|[\s\[{,:?-])[&*]\S|<<")


def read_yaml(text: str) -> tuple[Any, tuple[Problem, ...]]:
    """Turn front matter into data.

    The data is `None` when the text cannot be read at all; problems that leave the data usable
    (a repeated key, a surprising value) come with it. Marks count from the text's first line.
    """
    problems = list(_check_bounds(text))
    if problems:
        return None, tuple(problems)
    try:
        node = compose(text)
    except yaml.MarkedYAMLError as error:
        place, detail = explain_slip(text, error)
        return None, (Problem("invalid-yaml", Mark(*place), detail),)
    except (yaml.YAMLError, ValueError) as error:
        place, detail = explain_character(text, error)
        return None, (Problem("invalid-yaml", Mark(*place), detail),)
    if node is None:
        return {}, ()
    if has_odd_space(text) and (odd := find_in_nodes(node)):
        return None, (Problem("invalid-yaml", Mark(*odd[0]), odd[1]),)
    data = _construct(node, problems)
    return data, tuple(problems)


def compose(text: str) -> yaml.Node | None:
    """Return the nodes of a text that `read_yaml` has accepted; None where it says nothing."""
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def scan_tokens(text: str) -> Iterator[yaml.Token]:
    """Yield the tokens of a text that `read_yaml` has accepted; comments stand between them."""
    found: Iterator[yaml.Token] = yaml.scan(text, Loader=_Loader)
    yield from found


def _check_bounds(text: str) -> Iterator[Problem]:
    """Refuse depth and anchors before anything is composed.

    The depth can not exceed the braces, twice the brackets (`[a: [b: c]]` is a list of pairs)
    and the widest run of indentation and list dashes, so most texts need no walk over events.
    """
    room = MAX_DEPTH - 2 - 2 * text.count("[") - text.count("{")
    deep = room < 0 or re.search(rf"(?m)^[ \-?:]{{{room + 1}}}", text)
    anchors = ("&" in text or "*" in text or "<<" in text) and _MAYBE_ANCHOR.search(text)
    if not deep and not anchors:
        return
    try:
        yield from _walk(text)
    except yaml.MarkedYAMLError as error:
        # A scanner that runs ahead of the events gives up before their depth is known: libyaml
        # 0.2.6 has a limit of its own. What stands before that place is judged without the rest.
        mark = error.problem_mark
        if mark:
            with suppress(yaml.YAMLError):
                before = _walk(text[: mark.index])
                yield from (each for each in before if each.name == "nested-too-deeply")
    except yaml.YAMLError:
        return  # said once, with its reason, by the reading that follows


def _walk(text: str) -> Iterator[Problem]:
    """Yield anchors and aliases, and end at the first place that is too deep."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        start = event.start_mark
        mark = Mark(start.line + 1, start.column + 1) if start else Mark(1, 1)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield Problem("nested-too-deeply", mark)
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.AliasEvent):
            yield Problem("anchor-or-alias", mark, f"*{event.anchor}")
        elif getattr(event, "anchor", None):
            yield Problem("anchor-or-alias", mark, f"&{getattr(event, 'anchor', '')}")
        elif isinstance(event, yaml.ScalarEvent) and event.value == "<<":
            yield Problem("anchor-or-alias", mark, "<<")


def _construct(root: yaml.Node, problems: list[Problem]) -> Any:  # noqa: ANN401
    """Build plain data from nodes; depth is bounded, so recursion is safe."""
    if isinstance(root, yaml.ScalarNode):
        return _scalar(root, problems)
    if isinstance(root, yaml.SequenceNode):
        return [_construct(child, problems) for child in root.value]
    data: dict[str, Any] = {}
    first: dict[str, yaml.Node] = {}
    for key_node, value_node in root.value:
        key = _read_key(key_node)
        if key is None:
            problems.append(Problem("non-text-key", mark_of(key_node), spell_key(key_node)))
        elif key in first:
            other = mark_of(first[key])
            problems.append(Problem("duplicate-key", mark_of(key_node), key, other))
        else:
            first[key] = key_node
            data[key] = _construct(value_node, problems)
    return data


def _read_key(node: yaml.Node) -> str | None:
    """Return the text of a key; None for one that is no text, or would not be to others."""
    if not isinstance(node, yaml.ScalarNode):
        return None
    text: str = node.value
    if node.tag and not node.tag.endswith(":str"):
        return None
    if not node.style and text[:1] in _MAY_BE_NO_TEXT and (match := _PLAIN.match(text)):
        return text if node.tag and match.lastgroup != "surprising" else None
    return text


def _scalar(node: yaml.ScalarNode, problems: list[Problem]) -> Any:  # noqa: ANN401
    text: str = node.value
    # Most texts begin like nothing else, and need no look.
    match = None if node.style or text[:1] not in _MAY_BE_NO_TEXT else _PLAIN.match(text)
    tag = node.tag.rpartition(":")[2]
    if tag in ("", "str"):
        if match and match.lastgroup == "surprising":
            problems.append(Problem("surprising-value", mark_of(node), text))
        elif match and not tag:
            return _read_as(match.lastgroup, text)
        return text
    if tag in ("null", "bool", "int", "float"):
        with suppress(ValueError):  # `!!int b` is no number, whatever its tag says
            return _read_as(tag, text)
    problems.append(
        Problem("invalid-yaml", mark_of(node), f"'{_spell_tag(node.tag)}' is a tag to YAML")
    )
    return text


def _spell_tag(tag: str) -> str:
    """Return a tag as it was written."""
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


def _read_as(kind: str | None, text: str) -> Any:  # noqa: ANN401
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    if kind == "int" and len(text) <= _MOST_DIGITS:
        return int(text)
    number = float(text)
    return number if math.isfinite(number) else text


def spell_key(node: yaml.Node) -> str:
    """Return a key as it is written, `[...]` where a list or a mapping is one."""
    return node.value if isinstance(node, yaml.ScalarNode) else "[...]"


def mark_of(node: yaml.Node) -> Mark:
    """Return where a node begins."""
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)
