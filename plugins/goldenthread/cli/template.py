"""The text of a new item.

In: its kind's schema and the values known. Out: a file with the required fields, and the useful
optional ones as comments. Works from the schema alone, so it knows a company's own kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.cli.failure import Refused
from goldenthread.cli.skeleton import Skeleton
from goldenthread.edits.yaml_out import write_front_matter
from goldenthread.kinds.kinds import Kind

# Fields that belong to a later day of an item's life, or to the page rather than the plan.
_LATER = frozenset(
    [
        "kind",
        "id",
        "title",
        "supports",
        "audience",
        "formerly",
        "retired",
        "closed",
        "waivers",
        "number",
        "stakeholders",
        "hide",
        "search",
        "tags",
        "description",
        "icon",
        "source_id",
        "acknowledged",
        "stands_alone",
    ]
)
_WHY = '# why: finish the sentence "we do this so that ..."; lower case, no full stop'


@dataclass(frozen=True, slots=True)
class Parents:
    """What a new item supports, the primary first, and why it supports that one.

    `says_why` is false where the reason is the target itself, a purpose.
    """

    supports: tuple[str, ...] = ()
    why: str = ""
    says_why: bool = False


def write_item(
    kind: Kind,
    values: Mapping[str, Any],
    above: Parents,
    sample: Callable[[Mapping[str, Any]], Any],
    skeleton: Skeleton,
) -> str:
    """Return the file of a new item.

    `values` are written as they are, in this order; what it supports follows the title, and the
    skeleton all of them.
    """
    lines = [f"# {kind.description}"] if kind.description else []
    for name, value in values.items():
        lines += write_front_matter({name: value}).splitlines()
        if name == "title":
            lines += _supports(above)
    lines += skeleton.lines
    open_fields = {
        name: part
        for name, part in kind.schema["properties"].items()
        if name not in values and name not in _LATER | skeleton.fields
    }
    if open_fields:
        lines.append("# What else it may say; take the # away from a line to use it.")
    for name, part in open_fields.items():
        lines += _comment(name, part, sample)
    return "\n".join(["---", *lines, "---", ""])


def _supports(above: Parents) -> Iterator[str]:
    if len(above.supports) == 1 and not above.says_why:
        yield from write_front_matter({"supports": above.supports[0]}).splitlines()
        return
    if above.supports:
        yield "supports:"
    for number, target in enumerate(above.supports):
        yield f"  - {write_front_matter({'id': target}).strip()}"
        if number == 0 and above.why:
            yield f"    {write_front_matter({'why': above.why}).strip()}"
        elif above.says_why:
            yield f"    {_WHY}"


def _comment(name: str, part: Mapping[str, Any], sample: Callable[..., Any]) -> Iterator[str]:
    """Yield a field as a comment: an example of its shape, and what it is for."""
    value = sample(part)
    if value is None:
        return
    first, *rest = write_front_matter({name: value}).splitlines()
    choices = [word for word in part.get("enum", ()) if isinstance(word, str)]
    said = f"one of {', '.join(choices)}" if choices else str(part.get("description", ""))
    yield f"# {first}" + (f"  # {said}" if said else "")
    yield from (f"# {line}" for line in rest)


def required_values(
    kind: Kind, given: Mapping[str, Any], sample: Callable[..., Any]
) -> Iterator[tuple[str, Any]]:
    """Yield a fitting value for each field that the kind requires and nobody has given.

    Raises:
        Refused: nothing can be made up.
    """
    for name in kind.schema["required"]:
        if name not in given and name != "supports":
            value = sample(kind.schema["properties"].get(name, {}))
            if value is None:
                raise Refused(f"'{kind.name}' requires '{name}'; give it with --set {name}=VALUE")
            yield name, value
