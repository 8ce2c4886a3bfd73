"""Strict YAML for front matter: data, with problems as facts.

In: the text between the fences. Out: plain data (dict, list, str, int, float, bool, None) and a
tuple of `Problem`. Never raises because of what the text says, and never lets the YAML composer
see text whose depth or anchors have not been checked (the C composer overflows its stack).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from goldenthread.yaml_slip import explain_character, explain_slip

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


_TEXT_TAG = "tag:yaml.org,2002:str"
_COLLECTION_TAGS: Mapping[type[yaml.Node], str] = {
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _Loader(_Base):  # type: ignore[misc]
    """YAML 1.2 scalars on the fast parser: dates and `yes` stay the text they are."""

    yaml_implicit_resolvers: Mapping[str, Any] = {}

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:  # noqa: ANN401
        """Find the tag of a plain scalar by its first character; a sixth of the reading time."""
        if kind is not yaml.ScalarNode:
            return _COLLECTION_TAGS[kind]
        if implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return str(tag)
        return _TEXT_TAG


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", [*"~nN", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", [*"-+0123456789"]),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
        [*"-+.0123456789"],
    ),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), _first
    )

# What YAML 1.1 readers (MkDocs, many editors) take for something other than text.
_SURPRISING = re.compile(
    r"(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"
    r"|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*_[0-9_]*"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$"
)
_MAYBE_ANCHOR = re.compile(r"(?:^|[\s\[{,:?-])[&*]\S|<<")
_LEAD = re.compile(r"^[ \-?:]*", re.MULTILINE)


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

    The depth can not exceed the count of opening brackets plus the widest run of indentation
    and list dashes, so most texts need no walk over events at all.
    """
    brackets = text.count("[") + text.count("{")
    widest = max(map(len, _LEAD.findall(text)), default=0)
    deep = brackets + widest + 2 > MAX_DEPTH
    if not deep and not _MAYBE_ANCHOR.search(text):
        return
    depth = 0
    try:
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
    except yaml.YAMLError:
        return  # said once, with its reason, by the reading that follows


def _construct(root: yaml.Node, problems: list[Problem]) -> Any:  # noqa: ANN401
    """Build plain data from nodes; depth is bounded, so recursion is safe."""
    if isinstance(root, yaml.ScalarNode):
        return _scalar(root, problems)
    if isinstance(root, yaml.SequenceNode):
        return [_construct(child, problems) for child in root.value]
    data: dict[Any, Any] = {}
    first: dict[Any, Mark] = {}
    for key_node, value_node in root.value:
        mark = mark_of(key_node)
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        plain = getattr(key_node, "style", None) in (None, "")
        if key is None or not key_node.tag.endswith(":str"):
            problems.append(Problem("non-text-key", mark, spell_key(key_node)))
            continue
        if plain and _SURPRISING.match(key):
            problems.append(Problem("non-text-key", mark, key))
            continue
        if key in first:
            problems.append(Problem("duplicate-key", mark, key, first[key]))
            continue
        first[key] = mark
        data[key] = _construct(value_node, problems)
    return data


def _scalar(node: yaml.ScalarNode, problems: list[Problem]) -> Any:  # noqa: ANN401
    tag = node.tag.rpartition(":")[2]
    text: str = node.value
    if tag == "str":
        if node.style in (None, "") and _SURPRISING.match(text):
            problems.append(Problem("surprising-value", mark_of(node), text))
        return text
    if tag == "null":
        return None
    if tag == "bool":
        return text.lower() == "true"
    if tag == "int" and len(text) <= _MOST_DIGITS:
        return int(text)
    if tag in ("int", "float"):
        number = float(text)
        return number if math.isfinite(number) else text
    problems.append(
        Problem("invalid-yaml", mark_of(node), f"the tag '{node.tag}' means nothing here")
    )
    return text


def spell_key(node: yaml.Node) -> str:
    """Return a key as it is written, `[...]` where a list or a mapping is one."""
    return node.value if isinstance(node, yaml.ScalarNode) else "[...]"


def mark_of(node: yaml.Node) -> Mark:
    """Return where a node begins."""
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)
