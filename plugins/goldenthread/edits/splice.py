"""Where a change to front matter goes, found by the marks of its YAML nodes.

In: front matter that can be read, its lines ending in a line feed; a pointer and a value. Out:
splices: stretches of the text and what takes their place. Follows the style that it finds, and
never says that the result means what it should: `edit.py` reads it again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import yaml

from goldenthread.edits.yaml_out import write_front_matter, write_inline
from goldenthread.source.front_matter import Pointer, compose, scan_tokens

_WIDEST = 100
_INDENT = "  "


class EditRefused(Exception):  # noqa: N818 - not an error: a change that cannot be made safely
    """A change that could do harm; the text says why, fit to follow the name of a file."""


class Splice(NamedTuple):
    """`text` takes the place of what stands from `start` up to `end`."""

    start: int
    end: int
    text: str


def place_value(text: str, pointer: Pointer, value: object) -> list[Splice]:
    """Find where `value` goes so that it stands at `pointer`.

    Raises:
        EditRefused: there is no such place, or comments would be lost.
    """
    if not pointer:
        raise EditRefused("the front matter as a whole is not replaced")
    nodes = find_nodes(text, pointer)
    found = max(len(nodes) - 1, 0)
    if found == len(pointer):
        return _replace(text, nodes, value)
    for step in reversed(pointer[found + 1 :]):
        value = {_key(step): value}
    key = _key(pointer[found])
    if not nodes:
        return [Splice(len(text), len(text), write_front_matter({key: value}))]
    holder = nodes[-1]
    if found and _is_empty(text, holder):
        return _replace(text, nodes, {key: value})
    if not isinstance(holder, yaml.MappingNode):
        raise EditRefused(f"'{_spell(pointer[:found])}' holds no fields")
    if holder.flow_style:
        return _into_brackets(text, holder, f"{write_inline(key)}: {write_inline(value)}")
    column = holder.start_mark.column
    place = _line_after(text, _end(text, holder), column)
    return [Splice(place, place, _indented(write_front_matter({key: value}), column))]


def place_entry(text: str, pointer: Pointer, entry: object) -> list[Splice]:
    """Find where `entry` goes so that it is the last of the list at `pointer`.

    Raises:
        EditRefused: something other than a list stands there, or comments would be lost.
    """
    nodes = find_nodes(text, pointer)
    node = nodes[-1] if len(nodes) - 1 == len(pointer) else None
    if node is None or _is_empty(text, node):
        return place_value(text, pointer, [entry])
    if not isinstance(node, yaml.SequenceNode):
        raise EditRefused(f"'{_spell(pointer)}' holds no list")
    if node.flow_style:
        holder = nodes[-2]  # there is one: front matter as a whole is no list
        bare = not text[node.start_mark.index + 1 : node.end_mark.index - 1].strip()
        if bare and isinstance(holder, yaml.MappingNode) and not _in_brackets(nodes):
            return _replace(text, nodes, [entry])
        return _into_brackets(text, node, write_inline(entry))
    column, last = node.start_mark.column, node.value[-1]
    own = nodes[-2].start_mark.column < column
    place = _line_after(text, _end(text, last), column if own else column + 1)
    return [Splice(place, place, _indented(_as_entry(entry, last), column))]


def find_nodes(text: str, pointer: Pointer) -> list[yaml.Node]:
    """Return the nodes from the whole down to the value, or to its nearest existing ancestor."""
    root = compose(text)
    nodes = [root] if root is not None else []
    for step in pointer if nodes else ():
        child = _child(nodes[-1], step)
        if child is None:
            break
        nodes.append(child)
    return nodes


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if 0 <= step < len(node.value) else None
    return None


def _key(step: str | int) -> str:
    if isinstance(step, int):
        raise EditRefused(f"there is no entry {step + 1} in the list")
    return step


def _spell(pointer: Pointer) -> str:
    return ".".join(map(str, pointer)) or "the front matter"


def _is_empty(text: str, node: yaml.Node) -> bool:
    """Tell whether nothing, or `null`, stands where a value could."""
    words = text[node.start_mark.index : node.end_mark.index]
    return isinstance(node, yaml.ScalarNode) and words in ("", "~", "null", "Null", "NULL")


def _in_brackets(nodes: Sequence[yaml.Node]) -> bool:
    return any(getattr(node, "flow_style", False) for node in nodes[:-1])


def _end(text: str, node: yaml.Node) -> int:
    """Return where the last word of a node ends; the parser's own mark may lie far below it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    if not isinstance(node, yaml.ScalarNode) or node.style not in ("|", ">"):
        return end
    header = text[node.start_mark.index : text.find("\n", node.start_mark.index)]
    if "+" in header.partition("#")[0]:  # the blank lines below belong to it
        return text.rfind("\n", 0, end)
    return len(text[:end].rstrip(" \n"))


def _line_after(text: str, end: int, column: int) -> int:
    """Return where the line after `end` starts, past comments that stand at `column` or deeper."""
    kept = at = text.find("\n", end) + 1
    while at < len(text):
        following = text.find("\n", at) + 1
        words = text[at:following].lstrip(" ")
        if words.startswith("#") and following - at - len(words) >= column:
            kept = following
        elif words.strip():
            break
        at = following
    return kept


def _replace(text: str, nodes: list[yaml.Node], value: object) -> list[Splice]:
    node, holder = nodes[-1], nodes[-2]
    start, end = node.start_mark.index, _end(text, node)
    _refuse_comments(text, start, end)
    if _in_brackets(nodes) or isinstance(holder, yaml.SequenceNode):
        return [Splice(start, end, (" " if start == end else "") + write_inline(value))]
    name = next(name for name, held in holder.value if held is node)
    colon = text.index(":", name.end_mark.index) + 1
    head, _, rest = write_front_matter({"x": value}).partition("\n")
    head, rest = head.removeprefix("x:"), _indented(rest, holder.start_mark.column)
    if "\n" in text[colon:end] or not rest:
        _refuse_comments(text, colon, end)
        return [Splice(colon, end, f"{head}\n{rest}".rstrip("\n"))]
    below = text.find("\n", end) + 1  # a comment beside the old value stays beside the key
    return [Splice(colon, end, head), Splice(below, below, rest)]


def _refuse_comments(text: str, start: int, end: int) -> None:
    """Refuse to replace a stretch that holds a comment.

    Raises:
        EditRefused: it does, and the comment would be lost.
    """
    last = start
    for token in scan_tokens(text):
        begun, ended = token.start_mark.index, token.end_mark.index
        between = text[last : min(begun, end)]
        if start <= begun < end and getattr(token, "style", None) in ("|", ">"):
            between += text[begun : text.find("\n", begun)]
        if "#" in between:
            raise EditRefused("a comment would be lost in what is replaced")
        last = max(last, ended)


def _as_entry(entry: object, sibling: yaml.Node) -> str:
    """Return the lines of a new entry, written the way of the one above it."""
    if entry and isinstance(entry, Mapping) and not getattr(sibling, "flow_style", True):
        lines = write_front_matter(entry).removesuffix("\n").split("\n")
    else:
        lines = [write_inline(entry)]
    return "\n".join([f"- {lines[0]}", *(f"{_INDENT}{line}".rstrip() for line in lines[1:]), ""])


def _indented(lines: str, column: int) -> str:
    return re.sub(r"^(?=.)", " " * column, lines, flags=re.MULTILINE)


def _into_brackets(text: str, node: yaml.Node, words: str) -> list[Splice]:
    """Add an entry before a closing bracket: on a line of its own where the others have one."""
    if not node.value:
        inside = node.start_mark.index + 1
        return [Splice(inside, inside, words)]
    fields = isinstance(node, yaml.MappingNode)
    first, last = (pair[0] if fields else pair for pair in (node.value[0], node.value[-1]))
    end = _end(text, node.value[-1][1] if fields else last)
    line = text.rfind("\n", 0, end) + 1
    if not text[line : last.start_mark.index].strip(" "):
        return _below(text, node, end, " " * last.start_mark.column + words)
    if not fields and end - line + len(words) > _WIDEST:
        return [Splice(end, end, f",\n{' ' * first.start_mark.column}{words}")]
    return [Splice(end, end, f", {words}")]


def _below(text: str, node: yaml.Node, end: int, line: str) -> list[Splice]:
    comma = re.compile(r"\s*,").match(text, end)
    below = text.find("\n", comma.end() if comma else end) + 1
    if below >= node.end_mark.index:  # the bracket closes on the line of the last entry
        return [Splice(end, end, f",\n{line}")]
    added = Splice(below, below, f"{line}{',' if comma else ''}\n")
    return [added] if comma else [Splice(end, end, ","), added]
